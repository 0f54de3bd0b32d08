#include "ui/fields.h"

#include <algorithm>

#include "ui/widgets.h"

namespace mooring {

namespace {
constexpr float kInside = 12;  // web/style.css pads the live field by the same

void draw_dots(Ui& ui, const Area& area, int count, Colour colour) {
    const float step = ui.px(12);
    for (int i = 0; i < count; ++i) {
        const float x = area.x + kInside + step * (static_cast<float>(i) + 0.5F);
        if (x > area.right() - kInside) return;
        ui.draw().AddCircleFilled({x, area.y + area.h / 2}, ui.px(4), colour);
    }
}
}  // namespace

std::optional<std::string> text_field(Ui& ui, std::string_view key, std::string_view label, std::string_view value,
                                      const FieldOptions& options) {
    const Theme& theme = ui.theme();
    const TextFace face = ui.face(options.style);
    const TextFace small = ui.face(type::kCaption);
    const std::uint32_t id = ui.id(key);
    auto edited = ui.sem.take_text(id);
    const std::string_view shown = edited ? std::string_view(*edited) : value;
    const float width = options.width > 0 ? std::min(ui.px(options.width), ui.pen.w) : ui.pen.w;

    if (!options.label_hidden) {
        const Area area = ui.take(text_height(small, label, width));
        draw_text(ui.draw(), small, {area.x, area.y}, width, theme.muted, label);
        ui.gap(space::kXs);
    }
    const bool multiline = options.role == Role::text_area;
    const float inner = width - 2 * kInside - options.end_room;
    const float text_lines = multiline ? text_height(face, shown, inner) : face.line;
    Area area = ui.take(std::max({size::kTarget, ui.px(options.min_height), text_lines + 2 * kInside - 2}));
    area.w = width;

    const Area typing{area.x, area.y, area.w - options.end_room, area.h};
    Node node = node_of(id, options.role, typing, label);
    node.value = shown;
    node.description = options.help;
    node.flags = (options.invalid ? flag::kInvalid : 0U) | (options.numeric ? flag::kNumeric : 0U) |
                 (ui.spelling && multiline ? flag::kSpelling : 0U);
    node.font_px = face.px;
    node.line_px = face.line;
    ui.sem.add(std::move(node));

    const bool editing = ui.sem.focused() == id;
    if (editing) ui.note_typing();
    ui.fill_rect(area, theme.surface, size::kFieldRadius);
    const Colour edge = options.invalid ? theme.danger : editing ? theme.accent : theme.outline;
    ui.stroke_rect(area, edge, size::kFieldRadius, editing || options.invalid ? 2.0F : 1.0F);
    ui.draw_focus(id, area, size::kFieldRadius);
    const ImVec2 at(area.x + kInside, multiline ? area.y + kInside - 1 : area.y + (area.h - face.line) / 2);
    // The line with the caret stays in sight while one writes, also when the keyboard of a phone takes half the page.
    auto caret = ui.sem.take_caret(id);
    float& before = ui.kept(id);  // the caret, while the field has focus
    if (editing && caret) before = static_cast<float>(*caret);
    if (editing && ui.resized() && multiline) caret = before;
    if (editing && ui.resized() && !multiline) ui.reveal(area);
    if (editing && caret && multiline) {
        const std::string_view upto = shown.substr(0, std::min(shown.size(), static_cast<std::size_t>(*caret)));
        const float bottom = area.y + kInside + text_height(face, upto, inner);
        ui.reveal({area.x, bottom - face.line, area.w, face.line});
    }
    ui.draw().PushClipRect({area.x, area.y}, {area.right(), area.bottom()}, true);
    if (options.role == Role::secret_field) {
        // How many there are is all that is seen of them, and while it is edited not even here.
        const auto count = std::count_if(shown.begin(), shown.end(), [](char c) { return (c & 0xC0) != 0x80; });
        if (!editing) draw_dots(ui, area, static_cast<int>(count), theme.text);
    } else if (shown.empty() && !editing) {
        draw_text(ui.draw(), face, at, inner, theme.muted, options.empty_text);
    } else if (!editing && multiline) {
        draw_text(ui.draw(), face, at, inner, theme.text, shown);
    } else if (!editing) {
        draw_line(ui.draw(), face, at, inner, theme.text, shown);
    }
    ui.draw().PopClipRect();

    if (!options.help.empty()) {
        ui.gap(space::kXs);
        const Area help = ui.take(text_height(small, options.help, ui.pen.w));
        draw_text(ui.draw(), small, {help.x, help.y}, help.w, options.invalid ? theme.danger : theme.muted,
                  options.help);
    }
    return edited;
}

std::optional<std::string> search_field(Ui& ui, std::string_view key, std::string_view label, std::string_view value) {
    const Area start = ui.pen;
    const float side = button_height(ui);
    auto edited = text_field(ui, key, label, value,
                             {.role = Role::search,
                              .label_hidden = true,
                              .min_height = size::kTarget,
                              .end_room = side,
                              .empty_text = label});
    const Area end{start.x + start.w - side, start.y, side, side};
    const std::string_view shown = edited ? std::string_view(*edited) : value;
    if (shown.empty()) {
        const float icon = ui.px(20);
        draw_icon(ui.draw(), Icon::search, {end.x + (side - icon) / 2, end.y + (side - icon) / 2}, icon,
                  ui.theme().muted);
    } else if (button_at(ui, std::string(key) + " clear", ui.word("field.clear"), end,
                         {.kind = ButtonKind::plain, .icon = Icon::close, .icon_only = true})) {
        ui.sem.ask_focus(ui.id(key));
        return std::string();
    }
    return edited;
}

}  // namespace mooring
