#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

namespace mooring {

namespace {

void text_block(Ui& ui, Node node, std::string_view text, const TypeStyle& style, Colour colour) {
    const TextFace face = ui.face(style);
    const Area area = ui.take(text_height(face, text, ui.pen.w));
    node.box = Ui::box(area);
    node.name = text;
    ui.sem.add(std::move(node));
    if (ui.visible(area)) draw_text(ui.draw(), face, {area.x, area.y}, area.w, colour, text);
}

}  // namespace

void heading(Ui& ui, std::string_view key, int level, std::string_view text, const TypeStyle& style) {
    Node node = node_of(ui.id(key), Role::heading, {}, text);
    node.level = static_cast<std::uint8_t>(level);
    text_block(ui, std::move(node), text, style, ui.theme().text);
}

void prose(Ui& ui, std::string_view key, std::string_view text, const TypeStyle& style) {
    text_block(ui, node_of(ui.id(key), Role::paragraph, {}, text), text, style, ui.theme().text);
}

void muted(Ui& ui, std::string_view key, std::string_view text, const TypeStyle& style) {
    text_block(ui, node_of(ui.id(key), Role::paragraph, {}, text), text, style, ui.theme().muted);
}

void user_text(Ui& ui, std::string_view key, std::string_view text, const TypeStyle& style) {
    Node node = node_of(ui.id(key), Role::paragraph, {}, text);
    node.flags = flag::kUserText;
    text_block(ui, std::move(node), text, style, ui.theme().text);
}

void bullets(Ui& ui, std::string_view key, std::span<const std::string_view> items) {
    const TextFace face = ui.face(type::kBody);
    const Area start = ui.pen;
    const std::uint32_t id = ui.id(key);
    SemScope list(ui, node_of(id, Role::list, start, {}));
    const float indent = ui.px(20);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) ui.gap(space::kS);
        const float height = text_height(face, items[i], ui.pen.w - indent);
        const Area area = ui.take(height);
        const Area words{area.x + indent, area.y, area.w - indent, area.h};
        ui.sem.add(node_of(ui.id(std::to_string(i)), Role::list_item, words, items[i]));
        ui.draw().AddCircleFilled({area.x + ui.px(6), area.y + face.line / 2}, ui.px(3), ui.theme().accent);
        draw_text(ui.draw(), face, {words.x, words.y}, words.w, ui.theme().text, items[i]);
    }
    ui.sem.set_box(id, {start.x, start.y, start.w, ui.pen.y - start.y});
}

void divider(Ui& ui) {
    const Area area = ui.take(1);
    ui.fill_rect(area, ui.theme().divider);
}

Card::Card(Ui& ui, std::string_view key, std::string_view title)
    : ui_(ui), id_(ui.id(key)), top_(ui.pen.y), outer_(ui.pen) {
    ui.sem.push(node_of(id_, Role::region, outer_, title));
    splitter_.Split(&ui.draw(), 2);
    splitter_.SetCurrentChannel(&ui.draw(), 1);
    const float inside = space::kL;
    ui.pen = {outer_.x + inside, outer_.y + inside, outer_.w - 2 * inside, 0};
    if (!title.empty()) {
        heading(ui, "title", 2, title);
        ui.gap(space::kS);
    }
}

Card::~Card() {
    const float bottom = ui_.pen.y + space::kL;
    const Area area{outer_.x, top_, outer_.w, bottom - top_};
    splitter_.SetCurrentChannel(&ui_.draw(), 0);
    ui_.fill_rect(area, ui_.theme().surface, size::kCardRadius);
    ui_.stroke_rect(area, ui_.theme().divider, size::kCardRadius);
    splitter_.Merge(&ui_.draw());
    ui_.sem.set_box(id_, Ui::box(area));
    ui_.sem.pop();
    ui_.pen = {outer_.x, bottom, outer_.w, 0};
}

void notice(Ui& ui, std::string_view key, std::string_view text, Tone tone) {
    const TextFace face = ui.face(type::kBody);
    const float icon = ui.px(24);
    const float inside = space::kM;
    const float words_x = inside + icon + space::kM;
    const float height = text_height(face, text, ui.pen.w - words_x - inside);
    const Area area = ui.take(height + 2 * inside);
    const Theme& theme = ui.theme();
    const bool danger = tone == Tone::danger, good = tone == Tone::good;
    const Colour ink = danger ? theme.danger : good ? theme.accent : theme.notice;
    ui.fill_rect(area, tone == Tone::notice ? theme.notice_bg : theme.surface, size::kFieldRadius);
    ui.stroke_rect(area, ink, size::kFieldRadius);
    draw_icon(ui.draw(), good ? Icon::check : Icon::warning, {area.x + inside, area.y + inside}, icon, ink);
    draw_text(ui.draw(), face, {area.x + words_x, area.y + inside}, area.w - words_x - inside, good ? theme.text : ink,
              text);
    ui.sem.add(node_of(ui.id(key), danger ? Role::alert : Role::paragraph, area, text));
}

float button_height(const Ui& ui) {
    return std::max(size::kTarget, ui.px(size::kTarget));
}

float button_height_in(const Ui& ui, std::string_view label, float width, const ButtonOptions& options) {
    const float icon = options.icon ? ui.px(20) + space::kS : 0;
    const float words = text_height(ui.face(type::kBodyStrong), label, width - 2 * space::kS - icon);
    return std::max(button_height(ui), words + 2 * space::kS);
}

float button_width(const Ui& ui, std::string_view label, const ButtonOptions& options) {
    const float inside = options.kind == ButtonKind::plain ? space::kM : space::kXl - space::kXs;
    if (options.icon_only) return button_height(ui);
    const float icon = options.icon ? ui.px(20) + space::kS : 0;
    return std::max(size::kTarget, text_width(ui.face(type::kBodyStrong), label) + icon + 2 * inside);
}

namespace {

// What is left for the words of a button.
float words_room(const Ui& ui, float width, const ButtonOptions& options) {
    return width - 2 * space::kS - (options.icon ? ui.px(20) + space::kS : 0);
}

void draw_button_words(Ui& ui, std::string_view label, const Area& area, const ButtonOptions& options, Colour ink) {
    const TextFace face = ui.face(type::kBodyStrong);
    const float side = ui.px(20);
    const float icon_y = area.y + (area.h - side) / 2;
    if (options.icon && options.icon_only) {
        draw_icon(ui.draw(), *options.icon, {area.x + (area.w - side) / 2, icon_y}, side, ink);
        return;
    }
    const float room = words_room(ui, area.w, options);
    const float words = std::min(std::ceil(text_width(face, label)) + 1, room);
    const float icon = options.icon ? side + space::kS : 0;
    const float x = area.x + (area.w - icon - words) / 2;
    if (options.icon) draw_icon(ui.draw(), *options.icon, {x, icon_y}, side, ink);
    const float y = area.y + (area.h - text_height(face, label, words)) / 2;
    draw_text(ui.draw(), face, {x + icon, y}, words, ink, label, Align::centre);
}

}  // namespace

bool button_at(Ui& ui, std::string_view key, std::string_view label, const Area& area, const ButtonOptions& options) {
    const Theme& theme = ui.theme();
    const std::uint32_t id = ui.id(key);
    const bool disabled = !options.disabled_because.empty();
    Press press = ui.press(id, area);
    if (press.hovered && (options.icon_only || disabled)) ui.tip(area, disabled ? options.disabled_because : label);
    if (disabled) press.clicked = press.hovered = press.held = false;

    Node node = node_of(id, Role::button, area, label);
    node.description = disabled ? options.disabled_because : options.description;
    node.controls = options.controls;
    node.flags = (disabled ? flag::kDisabled : 0U) | (options.kind == ButtonKind::primary ? flag::kPrimary : 0U) |
                 (options.pressed ? flag::kPressed : 0U) | (options.popup ? flag::kPopup : 0U) |
                 (options.expanded ? flag::kExpandable : 0U) |
                 (options.expanded.value_or(false) ? flag::kExpanded : 0U);
    ui.sem.add(std::move(node));

    Colour ink = theme.accent;
    if (options.kind == ButtonKind::primary || options.kind == ButtonKind::danger) {
        const bool danger = options.kind == ButtonKind::danger;
        const Colour fill = danger          ? theme.danger
                            : press.held    ? theme.accent_press
                            : press.hovered ? theme.accent_hover
                                            : theme.accent;
        ink = danger ? theme.on_danger : theme.on_accent;
        if (!disabled) ui.fill_rect(area, fill, size::kFieldRadius);
    } else if (options.kind == ButtonKind::quiet && !disabled) {
        const Colour fill = press.held || options.pressed ? theme.selected
                            : press.hovered               ? theme.hover
                                                          : theme.surface;
        ui.fill_rect(area, fill, size::kFieldRadius);
        ui.stroke_rect(area, options.pressed ? theme.accent : theme.outline, size::kFieldRadius);
    } else if (press.hovered || press.held) {
        ui.fill_rect(area, press.held ? theme.selected : theme.hover, size::kFieldRadius);
    }
    if (disabled) {
        ink = theme.muted;
        if (options.kind != ButtonKind::plain) ui.dashed_rect(area, theme.outline, size::kFieldRadius);
    }
    draw_button_words(ui, label, area, options, ink);
    ui.draw_focus(id, area, size::kFieldRadius);
    return press.clicked;
}

bool button(Ui& ui, std::string_view key, std::string_view label, const ButtonOptions& options) {
    const float width = std::min(ui.pen.w, button_width(ui, label, options));
    Area area = ui.take(button_height_in(ui, label, width, options));
    area.w = width;
    return button_at(ui, key, label, area, options);
}

Flow::Flow(Ui& ui, float spacing) : ui_(ui), spacing_(spacing), x_(ui.pen.x) {}

Flow::~Flow() {
    ui_.pen.y += row_height_;
}

Area Flow::place(float width, float height) {
    width = std::min(width, ui_.pen.w);
    if (x_ > ui_.pen.x && x_ + width > ui_.pen.x + ui_.pen.w + 0.5F) {
        x_ = ui_.pen.x;
        ui_.pen.y += row_height_ + spacing_;
        row_height_ = 0;
    }
    const Area area{x_, ui_.pen.y, width, height};
    x_ += width + spacing_;
    row_height_ = std::max(row_height_, height);
    return area;
}

bool Flow::button(std::string_view key, std::string_view label, const ButtonOptions& options) {
    const float width = std::min(ui_.pen.w, button_width(ui_, label, options));
    return button_at(ui_, key, label, place(width, button_height_in(ui_, label, width, options)), options);
}

bool Flow::chip(std::string_view key, std::string_view label, bool on) {
    const TextFace face = ui_.face(type::kBody);
    const float mark = on ? ui_.px(16) + space::kS : 0;
    const float wanted = std::ceil(text_width(face, label)) + 1 + 2 * space::kL + mark;
    const float width = std::min(ui_.pen.w, std::max(size::kTarget, wanted));
    const float words = width - 2 * space::kL - mark;
    const float tall = text_height(face, label, words);
    const Area area = place(width, std::max(button_height(ui_), tall + 2 * space::kM));
    const std::uint32_t id = ui_.id(key);
    const Press press = ui_.press(id, area);
    Node node = node_of(id, Role::button, area, label);
    node.flags = flag::kToggle | (on ? flag::kPressed : 0U);
    ui_.sem.add(std::move(node));
    const Theme& theme = ui_.theme();
    // Drawn lower than it can be pressed: a row of chips should look light.
    const float inset = ui_.px(3);
    const Area drawn{area.x, area.y + inset, area.w, area.h - 2 * inset};
    const Colour fill = on || press.held ? theme.selected : press.hovered ? theme.hover : theme.surface;
    const float round = std::min(drawn.h, button_height(ui_)) / 2;
    ui_.fill_rect(drawn, fill, round);
    ui_.stroke_rect(drawn, on ? theme.accent : theme.outline, round, on ? 2.0F : 1.0F);
    const Colour ink = on ? theme.accent : theme.text;
    if (on)
        draw_icon(ui_.draw(), Icon::check, {area.x + space::kL, area.y + (area.h - ui_.px(16)) / 2}, ui_.px(16), ink);
    draw_text(ui_.draw(), face, {area.x + space::kL + mark, area.y + (area.h - tall) / 2}, words, ink, label);
    ui_.draw_focus(id, drawn, round);
    return press.clicked;
}

float list_row_height(const Ui& ui) {
    const float text = ui.face(type::kBodyStrong).line + ui.face(type::kCaption).line;
    return std::max(size::kTarget + space::kM, text + 2 * space::kM);
}

RowRange rows_in_sight(const Ui& ui, float row_height, std::size_t count) {
    const Area& sight = ui.scroll_area();
    const auto row_at = [&](float y) {
        const float row = std::floor((y - ui.pen.y) / row_height);
        return static_cast<std::size_t>(std::clamp(row, 0.0F, static_cast<float>(count)));
    };
    const std::size_t end = std::min(count, row_at(sight.bottom() + sight.h) + 1);
    return {std::min(row_at(sight.y - sight.h), end), end};
}

Node row_node(const Ui& ui, std::string_view key, float row_height, std::size_t place, std::size_t count) {
    Node node = node_of(ui.id(key), Role::list_item, {ui.pen.x, ui.pen.y, ui.pen.w, row_height}, {});
    node.now = static_cast<float>(place + 1);
    node.max = static_cast<float>(count);
    return node;
}

bool list_row(Ui& ui, std::string_view key, std::string_view title, std::string_view line, std::string_view aside,
              RowLines lines, bool here) {
    const TextFace strong = ui.face(type::kBodyStrong);
    const TextFace small = ui.face(type::kCaption);
    const float chevron = ui.px(20);
    const float aside_width = aside.empty() ? 0 : std::min(text_width(small, aside), ui.pen.w / 3) + space::kS;
    const float words = ui.pen.w - chevron - aside_width - space::kS;
    const bool one = lines == RowLines::one;
    const float title_height = one ? strong.line : text_height(strong, title, words);
    const float line_height = line.empty() ? 0 : one ? small.line : text_height(small, line, words);
    const float height = title_height + line_height + 2 * space::kM;
    // The words stand in the column; what lights up under the pointer reaches a little beyond it.
    const Area words_area = ui.take(std::max(size::kTarget + space::kM, height));
    const Area area{words_area.x - space::kS, words_area.y, words_area.w + 2 * space::kS, words_area.h};
    const std::uint32_t id = ui.id(key);
    const Press press = ui.press(id, area);
    if (press.menu) ui.open_menu(id);
    Node node = node_of(id, Role::button, area, title);
    node.description = line;
    if (!aside.empty()) node.description += (line.empty() ? "" : ", ") + std::string(aside);
    node.flags = here ? flag::kCurrent : 0U;
    ui.sem.add(std::move(node));
    if (!ui.visible(area)) return press.clicked;
    if (here || press.hovered || press.held) {
        ui.fill_rect(area, here || press.held ? ui.theme().selected : ui.theme().hover, size::kFieldRadius);
    }
    const auto draw = one ? [](Ui& to, const TextFace& face, ImVec2 at, float width, Colour ink,
                               std::string_view text) { draw_line(to.draw(), face, at, width, ink, text); }
                          : [](Ui& to, const TextFace& face, ImVec2 at, float width, Colour ink,
                               std::string_view text) { draw_text(to.draw(), face, at, width, ink, text); };
    const float y = area.y + (area.h - title_height - line_height) / 2;
    const float aside_x = words_area.right() - chevron - aside_width;
    const float aside_y = area.y + (area.h - text_height(small, aside, aside_width)) / 2;
    if (!aside.empty()) draw_text(ui.draw(), small, {aside_x, aside_y}, aside_width, ui.theme().muted, aside);
    draw(ui, strong, {words_area.x, y}, words, ui.theme().text, title);
    if (!line.empty()) draw(ui, small, {words_area.x, y + title_height}, words, ui.theme().muted, line);
    draw_icon(ui.draw(), Icon::forward, {words_area.right() - chevron, area.y + (area.h - chevron) / 2}, chevron,
              ui.theme().muted);
    ui.draw_focus(id, area, size::kFieldRadius);
    return press.clicked;
}

void progress_bar(Ui& ui, std::string_view key, std::string_view words, int now, int max) {
    const Area area = ui.take(ui.px(6));
    Node node = node_of(ui.id(key), Role::progress, area, words);
    node.max = static_cast<float>(max);
    node.now = static_cast<float>(now);
    ui.sem.add(std::move(node));
    ui.fill_rect(area, ui.theme().divider, area.h / 2);
    const float share = max > 0 ? static_cast<float>(now) / static_cast<float>(max) : 0;
    if (share > 0)
        ui.fill_rect({area.x, area.y, std::max(area.h, area.w * share), area.h}, ui.theme().accent, area.h / 2);
}

}  // namespace mooring
