// What stands in the column as a whole: quotes, lists, places that are empty or being read, what can be unfolded.
#include <algorithm>

#include "ui/widgets.h"

namespace mooring {

void numbered(Ui& ui, std::string_view key, std::span<const std::string_view> items) {
    const TextFace face = ui.face(type::kBody);
    const TextFace strong = ui.face(type::kBodyStrong);
    const Area start = ui.pen;
    const std::uint32_t id = ui.id(key);
    SemScope list(ui, node_of(id, Role::numbered_list, start, {}));
    const float indent = text_width(strong, std::to_string(items.size()) + ".") + ui.px(space::kS);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) ui.gap(space::kS);
        const Area area = ui.take(text_height(face, items[i], ui.pen.w - indent));
        const Area words{area.x + indent, area.y, area.w - indent, area.h};
        const std::string number = std::to_string(i + 1);
        ui.sem.add(node_of(ui.id(number), Role::list_item, words, items[i]));
        draw_line(ui.draw(), strong, {area.x, area.y}, indent, ui.theme().accent, number + ".");
        draw_text(ui.draw(), face, {words.x, words.y}, words.w, ui.theme().text, items[i]);
    }
    ui.sem.set_box(id, {start.x, start.y, start.w, ui.pen.y - start.y});
}

void quote(Ui& ui, std::string_view key, std::string_view text, std::string_view source) {
    const TextFace face = ui.face(type::kWriting);
    const TextFace small = ui.face(type::kCaption);
    const float indent = ui.px(space::kL);
    const float words = ui.pen.w - indent;
    const float height = text_height(face, text, words);
    const float below = source.empty() ? 0 : space::kXs + text_height(small, source, words);
    const Area area = ui.take(height + below);
    SemScope scope(ui, node_of(ui.id(key), Role::quote, area, {}));
    ui.fill_rect({area.x, area.y, 3, area.h}, ui.theme().accent, 1.5F);
    const Area said{area.x + indent, area.y, words, height};
    ui.sem.add(node_of(ui.id("text"), Role::paragraph, said, text));
    draw_text(ui.draw(), face, {said.x, said.y}, words, ui.theme().text, text);
    if (source.empty()) return;
    const Area by{said.x, area.y + height + space::kXs, words, below - space::kXs};
    ui.sem.add(node_of(ui.id("source"), Role::paragraph, by, source));
    draw_text(ui.draw(), small, {by.x, by.y}, words, ui.theme().muted, source);
}

bool empty_state(Ui& ui, std::string_view key, Icon icon, std::string_view title, std::string_view text,
                 std::string_view button_label) {
    const Area start = ui.pen;
    const std::uint32_t id = ui.id(key);
    SemScope scope(ui, node_of(id, Role::region, start, title));
    const float side = ui.px(40);
    const float round = ui.px(72);
    ui.gap(space::kXl);
    const Area sign = ui.take(round);
    const ImVec2 centre(sign.x + sign.w / 2, sign.y + round / 2);
    ui.draw().AddCircleFilled(centre, round / 2, ui.theme().selected);
    draw_icon(ui.draw(), icon, {centre.x - side / 2, centre.y - side / 2}, side, ui.theme().accent);
    ui.gap(space::kL);
    // Short centred lines read better than long ones.
    const float width = std::min(ui.pen.w, ui.px(440));
    const float x = ui.pen.x + (ui.pen.w - width) / 2;
    const auto centred = [&](std::string_view part, Role role, std::string_view words, const TypeStyle& style,
                             Colour ink) {
        const TextFace face = ui.face(style);
        const Area area = ui.take(text_height(face, words, width));
        Node node = node_of(ui.id(part), role, {x, area.y, width, area.h}, words);
        node.level = 2;
        ui.sem.add(std::move(node));
        draw_text(ui.draw(), face, {x, area.y}, width, ink, words, Align::centre);
    };
    centred("title", Role::heading, title, type::kSection, ui.theme().text);
    ui.gap(space::kS);
    centred("text", Role::paragraph, text, type::kBody, ui.theme().muted);
    bool pressed = false;
    if (!button_label.empty()) {
        ui.gap(space::kL);
        const ButtonOptions options{.kind = ButtonKind::primary};
        Area area = ui.take(button_height(ui));
        const float wanted = std::min(area.w, button_width(ui, button_label, options));
        area = {area.x + (area.w - wanted) / 2, area.y, wanted, area.h};
        pressed = button_at(ui, "begin", button_label, area, options);
    }
    ui.gap(space::kXl);
    ui.sem.set_box(id, {start.x, start.y, start.w, ui.pen.y - start.y});
    return pressed;
}

void skeleton(Ui& ui, std::string_view key, std::string_view words, int lines) {
    const TextFace face = ui.face(type::kBody);
    const Area area = ui.take(face.line * static_cast<float>(lines));
    ui.sem.add(node_of(ui.id(key), Role::busy, area, words));
    constexpr float kShares[] = {1, 0.92F, 0.64F};
    for (int i = 0; i < lines; ++i) {
        const float share = i + 1 == lines ? kShares[2] : kShares[i % 2];
        const float y = area.y + face.line * static_cast<float>(i) + (face.line - ui.px(12)) / 2;
        ui.fill_rect({area.x, y, area.w * share, ui.px(12)}, ui.theme().divider, ui.px(6));
    }
}

bool disclosure(Ui& ui, std::string_view key, std::string_view label, bool& open) {
    const TextFace face = ui.face(type::kBodyStrong);
    const float icon = ui.px(20);
    const float words = ui.pen.w - icon - space::kS;
    const Area line = ui.take(std::max(button_height(ui), text_height(face, label, words) + 2 * space::kS));
    const Area area{line.x - space::kS, line.y, line.w + 2 * space::kS, line.h};
    const std::uint32_t id = ui.id(key);
    const Press press = ui.press(id, area);
    if (press.clicked) open = !open;
    Node node = node_of(id, Role::button, area, label);
    node.flags = flag::kExpandable | (open ? flag::kExpanded : 0U);
    node.controls = open ? panel_id(id) : 0;
    ui.sem.add(std::move(node));
    if (press.hovered || press.held) {
        ui.fill_rect(area, press.held ? ui.theme().selected : ui.theme().hover, size::kFieldRadius);
    }
    draw_icon(ui.draw(), open ? Icon::up : Icon::down, {line.right() - icon, line.y + (line.h - icon) / 2}, icon,
              ui.theme().accent);
    const float y = line.y + (line.h - text_height(face, label, words)) / 2;
    draw_text(ui.draw(), face, {line.x, y}, words, ui.theme().accent, label);
    ui.draw_focus(id, area, size::kFieldRadius);
    return open;
}

std::uint32_t panel_id(std::uint32_t opener) {
    return sem_id(opener, "panel");
}

Panel::Panel(Ui& ui, std::string_view opener, std::string_view label, Role role)
    : ui_(ui), id_(panel_id(ui.id(opener))), start_(ui.pen) {
    ui.sem.push(node_of(id_, role, start_, label));
}

Panel::~Panel() {
    ui_.sem.set_box(id_, {start_.x, start_.y, start_.w, ui_.pen.y - start_.y});
    ui_.sem.pop();
}

std::optional<Reorder> reorder_list(Ui& ui, std::string_view key, std::string_view label,
                                    std::span<const std::string_view> items) {
    std::optional<Reorder> asked;
    const Area start = ui.pen;
    const std::uint32_t id = ui.id(key);
    SemScope list(ui, node_of(id, Role::numbered_list, start, label));
    const TextFace face = ui.face(type::kBody);
    const float side = button_height(ui);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        const float words = ui.pen.w - 2 * side - space::kS - 2 * space::kM;
        const float height = std::max(side, text_height(face, items[i], words) + 2 * space::kS);
        const Area area = ui.take(height);
        ui.fill_rect(area, ui.theme().surface, size::kFieldRadius);
        ui.stroke_rect(area, ui.theme().divider, size::kFieldRadius);
        // The text is the key: a moved item keeps its buttons, and focus stays with it.
        SemScope row(ui, node_of(ui.id(items[i]), Role::list_item, area, {}));
        ui.sem.add(node_of(ui.id("text"), Role::paragraph, {area.x + space::kM, area.y, words, height}, items[i]));
        draw_text(ui.draw(), face, {area.x + space::kM, area.y + (height - text_height(face, items[i], words)) / 2},
                  words, ui.theme().text, items[i]);
        const Area up{area.right() - 2 * side, area.y + (height - side) / 2, side, side};
        const Area down{area.right() - side, up.y, side, side};
        const ButtonOptions options{.kind = ButtonKind::plain, .icon_only = true};
        ButtonOptions go = options;
        go.icon = Icon::up;
        if (i == 0) go.disabled_because = ui.word("reorder.first");
        if (button_at(ui, "up", ui.word("reorder.up", {{"item", items[i]}}), up, go)) asked = Reorder{i, i - 1};
        go = options;
        go.icon = Icon::down;
        if (i + 1 == items.size()) go.disabled_because = ui.word("reorder.last");
        if (button_at(ui, "down", ui.word("reorder.down", {{"item", items[i]}}), down, go)) asked = Reorder{i, i + 1};
        ui.gap(space::kS);
    }
    ui.sem.set_box(id, {start.x, start.y, start.w, ui.pen.y - start.y});
    return asked;
}

}  // namespace mooring
