#include "ui/layers.h"

#include <algorithm>
#include <cmath>

namespace mooring {

namespace {

constexpr float kDialogWidth = 480;
constexpr float kSheetRadius = 16;
constexpr float kMenuInside = 6;

// What was measured in this frame is the height of the next one. In whole pixels: where it stands must not change it.
void keep_height(Ui& ui, std::uint32_t id, float height) {
    height = std::ceil(height - 0.01F);
    if (height != ui.kept(id)) ui.draw_again();
    ui.kept(id) = height;
}

// A list over the page, below `anchor` or above it where there is more room. Rows are drawn while it lives.
class Popup {
public:
    Popup(Ui& ui, std::uint32_t id, const Area& anchor, float width, std::string_view name)
        : ui_(ui), id_(sem_id(id, "menu")) {
        const Viewport& port = ui.viewport();
        const float margin = space::kS;
        const float top = port.inset_top + margin;
        const float bottom = port.height - port.inset_bottom - margin;
        const float wanted = std::max(ui.kept(id_), size::kTarget + 2 * kMenuInside);
        const float below = bottom - anchor.bottom() - space::kXs;
        const float above = anchor.y - space::kXs - top;
        const bool down = wanted <= below || below >= above;
        area_.w = std::min(std::max(width, anchor.w), port.width - 2 * margin);
        area_.h = std::min(wanted, std::max(down ? below : above, size::kTarget));
        area_.x = std::clamp(anchor.x, margin, std::max(margin, port.width - margin - area_.w));
        area_.y = down ? anchor.bottom() + space::kXs : anchor.y - space::kXs - area_.h;
        is_new_ = ui.begin_layer(node_of(id_, Role::region, area_, name), area_, Ui::Backdrop::none);
        ui.sem.push(node_of(sem_id(id_, "list"), Role::menu, area_, name));
        ui.fill_rect(area_, ui.theme().raised, size::kFieldRadius);
        ui.stroke_rect(area_, ui.theme().outline, size::kFieldRadius);
        ui.begin_scroll(sem_id(id_, "scroll"), area_, sem_id(id_, "place"));
        top_ = ui.pen.y;
        ui.pen = {area_.x + kMenuInside, ui.pen.y + kMenuInside, area_.w - 2 * kMenuInside, 0};
    }
    ~Popup() {
        ui_.pen.y += kMenuInside;
        keep_height(ui_, id_, ui_.pen.y - top_);
        ui_.end_scroll();
        ui_.sem.pop();
        ui_.end_layer();
        if (ui_.take_dismissal(id_)) ui_.close_menu();
    }
    Popup(const Popup&) = delete;
    Popup& operator=(const Popup&) = delete;

    // The row that focus goes to when the menu opens: the chosen one, else the first.
    bool row(std::string_view key, std::string_view label, std::optional<bool> chosen, bool danger, bool first) {
        const TextFace face = ui_.face(type::kBody);
        const float mark = chosen ? ui_.px(20) + space::kS : 0;
        const float words = ui_.pen.w - 2 * space::kM - mark;
        const Area area = ui_.take(std::max(size::kTarget, text_height(face, label, words) + 2 * space::kS));
        const std::uint32_t id = ui_.id(key);
        const Press press = ui_.press(id, area);
        Node node = node_of(id, chosen ? Role::menu_choice : Role::menu_item, area, label);
        node.flags = chosen.value_or(false) ? flag::kChecked : 0U;
        ui_.sem.add(std::move(node));
        if (is_new_ && (first || chosen.value_or(false))) ui_.sem.ask_focus(id);
        const Theme& theme = ui_.theme();
        if (press.hovered || press.held) ui_.fill_rect(area, press.held ? theme.selected : theme.hover, 6);
        const Colour ink = danger ? theme.danger : chosen.value_or(false) ? theme.accent : theme.text;
        if (chosen.value_or(false)) {
            draw_icon(ui_.draw(), Icon::check, {area.x + space::kM, area.y + (area.h - ui_.px(20)) / 2}, ui_.px(20),
                      ink);
        }
        const float y = area.y + (area.h - text_height(face, label, words)) / 2;
        draw_text(ui_.draw(), face, {area.x + space::kM + mark, y}, words, ink, label);
        ui_.draw_focus(id, {area.x + 3, area.y + 3, area.w - 6, area.h - 6}, 6);
        if (press.clicked) ui_.close_menu();
        return press.clicked;
    }

private:
    Ui& ui_;
    std::uint32_t id_;
    Area area_;
    float top_ = 0;
    bool is_new_ = false;
};

template <class Items>
float widest(const Ui& ui, const Items& items) {
    float width = 0;
    for (const auto& item : items) width = std::max(width, text_width(ui.face(type::kBody), item.label));
    return std::ceil(width) + 1 + 2 * (kMenuInside + space::kM) + ui.px(20) + space::kS;
}

}  // namespace

Dialog::Dialog(Ui& ui, std::string_view key, std::string_view title, DialogKind kind)
    : ui_(ui), id_(ui.id(key)), inside_(ui.narrow() ? space::kL : space::kXl) {
    const Viewport& port = ui.viewport();
    const bool low = kind == DialogKind::sheet && ui.narrow();
    const float margin = low ? 0 : space::kL;
    const float room_w = port.width - port.inset_left - port.inset_right - 2 * margin;
    const float room_h = port.height - port.inset_top - port.inset_bottom - 2 * space::kL;
    Area area;
    area.w = low ? room_w : std::min(room_w, std::min(ui.px(kDialogWidth), size::kColumn));
    area.h = std::clamp(ui.kept(id_), 2 * size::kTarget, std::max(room_h, 2 * size::kTarget));
    area.x = std::floor(port.inset_left + margin + (room_w - area.w) / 2);
    area.y =
        low ? port.height - port.inset_bottom - area.h : std::floor(port.inset_top + space::kL + (room_h - area.h) / 2);
    const Role role = kind == DialogKind::alert ? Role::alert_dialog : Role::dialog;
    const Ui::Backdrop backdrop = kind == DialogKind::alert ? Ui::Backdrop::firm : Ui::Backdrop::dimmed;
    const bool is_new = ui.begin_layer(node_of(id_, role, area, title), area, backdrop);
    ui.fill_rect({area.x, area.y, area.w, area.h + (low ? port.inset_bottom + kSheetRadius : 0)}, ui.theme().raised,
                 kSheetRadius);
    ui.stroke_rect(area, ui.theme().outline, kSheetRadius);
    ui.begin_scroll(sem_id(id_, "scroll"), area, sem_id(id_, "place"));
    top_ = ui.pen.y;
    ui.pen = {area.x + inside_, ui.pen.y + inside_, area.w - 2 * inside_, 0};
    draw_title(title, is_new);
}

// The title, and Help and Hide, which are on every screen and so in every dialog.
void Dialog::draw_title(std::string_view title, bool is_new) {
    const TextFace face = ui_.face(type::kSection);
    const std::string_view help = ui_.word("title.help.short");
    const ButtonOptions options{.kind = ButtonKind::plain, .description = ui_.word("help.open"), .icon = Icon::help};
    const float help_w = button_width(ui_, help, options);
    const std::string_view hide = ui_.word("hide.short");
    const ButtonOptions hide_options{.kind = ButtonKind::plain, .description = ui_.word("hide.help")};
    const float hide_w = ui_.quick_hide ? button_width(ui_, hide, hide_options) : 0;
    const Area row = ui_.pen;
    const float line = button_height(ui_);
    // Large words on a small screen stand below Help.
    const float room = row.w - help_w - hide_w - space::kS;
    const bool below = text_width(face, title) > room;
    const float words = below ? row.w : room;
    const float y = below ? row.y + line : row.y + (line - face.line) / 2;
    const float height = text_height(face, title, words);
    const std::uint32_t heading_id = ui_.id("title");
    Node node = node_of(heading_id, Role::heading, {row.x, y, words, height}, title);
    node.level = 2;
    ui_.sem.add(std::move(node));
    draw_text(ui_.draw(), face, {row.x, y}, words, ui_.theme().text, title);
    const Area at{row.x + row.w - help_w + space::kS, row.y, help_w, line};
    if (ui_.quick_hide && button_at(ui_, "hide", hide, {at.x - hide_w, at.y, hide_w, line}, hide_options))
        ui_.emit(action::QuickHide{});
    if (button_at(ui_, "help", help, at, options)) ui_.emit(action::Open{Screen::help});
    ui_.pen = {row.x, std::max(row.y + line, y + height) + space::kS, row.w, 0};
    if (is_new) ui_.sem.ask_focus(heading_id);
}

Dialog::~Dialog() {
    ui_.pen.y += inside_;
    keep_height(ui_, id_, ui_.pen.y - top_);
    ui_.end_scroll();
    ui_.end_layer();
}

bool Dialog::dismissed() {
    return ui_.take_dismissal(id_);
}

std::optional<std::size_t> menu_button(Ui& ui, std::string_view key, std::string_view label, const Area& area,
                                       std::span<const MenuItem> items, const ButtonOptions& options) {
    const std::uint32_t id = ui.id(key);
    ButtonOptions opened = options;
    opened.popup = true;
    opened.expanded = ui.menu_open(id);
    opened.controls = *opened.expanded ? sem_id(sem_id(id, "menu"), "list") : 0;
    if (button_at(ui, key, label, area, opened)) ui.open_menu(id);
    std::optional<std::size_t> picked;
    if (!ui.menu_open(id)) return picked;
    Popup popup(ui, id, area, widest(ui, items), label);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (popup.row(items[i].key, items[i].label, std::nullopt, items[i].danger, i == 0)) picked = i;
    }
    return picked;
}

std::optional<std::size_t> row_menu(Ui& ui, std::string_view key, std::string_view label,
                                    std::span<const MenuItem> items) {
    const std::uint32_t id = ui.id(key);
    const Node* row = ui.sem.find(id);
    std::optional<std::size_t> picked;
    if (row == nullptr || !ui.menu_open(id)) return picked;
    const float width = std::min(row->box.w, widest(ui, items));
    const Area anchor{row->box.x + row->box.w - width, row->box.y, width, row->box.h};
    Popup popup(ui, id, anchor, width, label);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (popup.row(items[i].key, items[i].label, std::nullopt, items[i].danger, i == 0)) picked = i;
    }
    return picked;
}

namespace {

void draw_select_box(Ui& ui, std::uint32_t id, const Area& area, std::string_view value, const Press& press) {
    const Theme& theme = ui.theme();
    const TextFace face = ui.face(type::kBody);
    const float icon = ui.px(20);
    ui.fill_rect(area, press.held ? theme.selected : press.hovered ? theme.hover : theme.surface, size::kFieldRadius);
    ui.stroke_rect(area, theme.outline, size::kFieldRadius);
    draw_line(ui.draw(), face, {area.x + space::kM, area.y + (area.h - face.line) / 2},
              area.w - 2 * space::kM - icon - space::kS, theme.text, value);
    draw_icon(ui.draw(), Icon::down, {area.right() - space::kM - icon, area.y + (area.h - icon) / 2}, icon,
              theme.accent);
    ui.draw_focus(id, area, size::kFieldRadius);
}

}  // namespace

std::optional<int> select(Ui& ui, std::string_view key, std::string_view label, std::span<const Choice> choices,
                          std::optional<int> chosen, float width) {
    const std::uint32_t id = ui.id(key);
    std::optional<int> picked;
    if (const auto value = ui.sem.take_value(id)) {
        // The browser's list may be older than the choices.
        const auto same = [&](const Choice& choice) { return choice.value == static_cast<int>(*value); };
        if (std::any_of(choices.begin(), choices.end(), same)) picked = static_cast<int>(*value);
    }
    const TextFace small = ui.face(type::kCaption);
    const float whole = width > 0 ? std::min(ui.px(width), ui.pen.w) : ui.pen.w;
    const Area words = ui.take(text_height(small, label, whole));
    draw_text(ui.draw(), small, {words.x, words.y}, whole, ui.theme().muted, label);
    ui.gap(space::kXs);
    Area area = ui.take(button_height(ui));
    area.w = whole;
    const Press press = ui.press(id, area);
    if (press.clicked) ui.open_menu(id);

    const auto shown = std::find_if(choices.begin(), choices.end(),
                                    [&](const Choice& choice) { return choice.value == (picked ? picked : chosen); });
    const std::string_view value = shown == choices.end() ? std::string_view() : shown->label;
    {
        Node node = node_of(id, Role::select, area, label);
        node.value = value;
        SemScope scope(ui, std::move(node));
        for (const Choice& choice : choices) {
            Node option = node_of(ui.id(std::to_string(choice.value)), Role::option, area, choice.label);
            option.now = static_cast<float>(choice.value);
            option.flags = flag::kHidden | (shown != choices.end() && &choice == &*shown ? flag::kChecked : 0U);
            ui.sem.add(std::move(option));
        }
    }
    draw_select_box(ui, id, area, value, press);
    if (ui.menu_open(id)) {
        Popup popup(ui, id, area, widest(ui, choices), label);
        for (std::size_t i = 0; i < choices.size(); ++i) {
            const bool on = shown != choices.end() && &choices[i] == &*shown;
            if (popup.row(std::to_string(choices[i].value), choices[i].label, on, false, i == 0)) {
                picked = choices[i].value;
            }
        }
    }
    if (picked == chosen) return std::nullopt;
    return picked;
}

}  // namespace mooring
