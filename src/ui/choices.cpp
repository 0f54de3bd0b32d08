// Radio buttons, switches and sliders.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "ui/widgets.h"

namespace mooring {

namespace {

bool radio(Ui& ui, const Choice& choice, const Area& area, bool chosen, Press& press) {
    const std::uint32_t id = ui.id(std::to_string(choice.value));
    press = ui.press(id, area);
    Node node = node_of(id, Role::radio, area, choice.label);
    node.flags = chosen ? flag::kChecked : 0U;
    ui.sem.add(std::move(node));
    const Theme& theme = ui.theme();
    const Colour fill = chosen || press.held ? theme.selected : press.hovered ? theme.hover : theme.surface;
    ui.fill_rect(area, fill, size::kFieldRadius);
    ui.stroke_rect(area, chosen ? theme.accent : theme.outline, size::kFieldRadius, chosen ? 2.0F : 1.0F);
    ui.draw_focus(id, area, size::kFieldRadius);
    return press.clicked;
}

// As wide as the words, at most the column; then as high as their lines.
Area place_words(const Ui& ui, Flow& flow, const TextFace& face, std::string_view words) {
    const float wanted = std::ceil(text_width(face, words)) + 1 + 2 * space::kL;
    const float width = std::clamp(wanted, size::kTarget, std::max(size::kTarget, ui.pen.w));
    const float height = text_height(face, words, width - 2 * space::kS) + 2 * space::kS;
    return flow.place(width, std::max(button_height(ui), height));
}

void draw_centred(Ui& ui, const TextFace& face, const Area& area, Colour ink, std::string_view words) {
    const float width = area.w - 2 * space::kS;
    const float y = area.y + (area.h - text_height(face, words, width)) / 2;
    draw_text(ui.draw(), face, {area.x + space::kS, y}, width, ink, words, Align::centre);
}

}  // namespace

std::optional<int> choice_rows(Ui& ui, std::string_view key, std::string_view legend, std::span<const Choice> choices,
                               std::optional<int> chosen) {
    std::optional<int> picked;
    const std::uint32_t group = ui.id(key);
    const Area start = ui.pen;
    SemScope scope(ui, node_of(group, Role::radio_group, start, legend));
    const TextFace face = ui.face(type::kBody);
    const float mark = ui.px(20);
    for (const Choice& choice : choices) {
        const float words_x = space::kM + mark + space::kM;
        const float words = ui.pen.w - words_x - space::kM;
        const float height = std::max(size::kTarget, text_height(face, choice.label, words) + 2 * space::kS + 2);
        const Area area = ui.take(height);
        const bool is_chosen = chosen == choice.value;
        Press press;
        if (radio(ui, choice, area, is_chosen, press)) picked = choice.value;
        const ImVec2 centre(area.x + space::kM + mark / 2, area.y + area.h / 2);
        ui.draw().AddCircle(centre, mark / 2 - 1, is_chosen ? ui.theme().accent : ui.theme().outline, 0, 2);
        if (is_chosen) ui.draw().AddCircleFilled(centre, mark / 4, ui.theme().accent);
        const float text_y = area.y + (area.h - text_height(face, choice.label, words)) / 2;
        draw_text(ui.draw(), face, {area.x + words_x, text_y}, words, ui.theme().text, choice.label);
        ui.gap(space::kS);
    }
    ui.sem.set_box(group, {start.x, start.y, start.w, ui.pen.y - start.y});
    return picked;
}

std::optional<int> segmented(Ui& ui, std::string_view key, std::string_view legend, std::span<const Choice> choices,
                             std::optional<int> chosen) {
    std::optional<int> picked;
    const std::uint32_t group = ui.id(key);
    const Area start = ui.pen;
    SemScope scope(ui, node_of(group, Role::radio_group, start, legend));
    const TextFace face = ui.face(type::kBodyStrong);
    {
        Flow flow(ui, space::kS);
        for (const Choice& choice : choices) {
            const Area area = place_words(ui, flow, face, choice.label);
            const bool is_chosen = chosen == choice.value;
            Press press;
            if (radio(ui, choice, area, is_chosen, press)) picked = choice.value;
            draw_centred(ui, face, area, is_chosen ? ui.theme().accent : ui.theme().text, choice.label);
        }
    }
    ui.sem.set_box(group, {start.x, start.y, start.w, ui.pen.y - start.y});
    return picked;
}

namespace {

// Side by side in one line, with less room around the words where that helps; else in columns of one width.
std::vector<Area> place_tabs(Ui& ui, const TextFace& face, std::span<const Choice> choices) {
    std::vector<float> widths;
    for (const Choice& choice : choices) widths.push_back(std::ceil(text_width(face, choice.label)) + 1);
    const auto count = static_cast<float>(choices.size());
    const float words = std::accumulate(widths.begin(), widths.end(), 0.0F);
    const float widest = *std::max_element(widths.begin(), widths.end());
    const float around = std::min((ui.pen.w - words) / count, 2 * space::kL);
    std::vector<Area> areas;
    if (around >= 2 * space::kS && *std::min_element(widths.begin(), widths.end()) + around >= size::kTarget) {
        Area line = ui.take(button_height(ui));
        for (const float width : widths) {
            areas.push_back({line.x, line.y, width + around, line.h});
            line.x += width + around;
        }
        return areas;
    }
    const auto fits = [&](int columns) {
        return ui.pen.w / static_cast<float>(columns) >= std::max(widest + 2 * space::kS, size::kTarget);
    };
    int columns = static_cast<int>(choices.size());
    while (columns > 1 && !fits(columns)) --columns;
    const float width = ui.pen.w / static_cast<float>(columns);
    Area row;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const int column = static_cast<int>(i) % columns;
        const float height = text_height(face, choices[i].label, width - 2 * space::kS) + 2 * space::kS;
        if (column == 0) row = ui.take(std::max(button_height(ui), height));
        areas.push_back({row.x + width * static_cast<float>(column), row.y, width, row.h});
    }
    return areas;
}

}  // namespace

std::optional<int> tabs(Ui& ui, std::string_view key, std::string_view label, std::span<const Choice> choices,
                        int chosen) {
    std::optional<int> picked;
    const std::uint32_t list = ui.id(key);
    const Area start = ui.pen;
    SemScope scope(ui, node_of(list, Role::tab_list, start, label));
    const TextFace face = ui.face(type::kBodyStrong);
    const std::vector<Area> areas = place_tabs(ui, face, choices);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const Choice& choice = choices[i];
        const Area& area = areas[i];
        const bool here = choice.value == chosen;
        const std::uint32_t id = ui.id(std::to_string(choice.value));
        const Press press = ui.press(id, area);
        Node node = node_of(id, Role::tab, area, choice.label);
        node.flags = here ? flag::kChecked : 0U;
        node.controls = here ? panel_id(list) : 0;
        ui.sem.add(std::move(node));
        if (!here && (press.hovered || press.held)) ui.fill_rect(area, ui.theme().hover, size::kFieldRadius);
        ui.fill_rect({area.x, area.bottom() - 1, area.w, 1}, ui.theme().divider);
        if (here) ui.fill_rect({area.x, area.bottom() - 3, area.w, 3}, ui.theme().accent, 1.5F);
        draw_centred(ui, face, area, here ? ui.theme().accent : ui.theme().muted, choice.label);
        ui.draw_focus(id, {area.x + 3, area.y + 3, area.w - 6, area.h - 6}, size::kFieldRadius);
        if (press.clicked && !here) picked = choice.value;
    }
    ui.sem.set_box(list, {start.x, start.y, start.w, ui.pen.y - start.y});
    return picked;
}

bool check_box(Ui& ui, std::string_view key, std::string_view label, bool on) {
    const TextFace face = ui.face(type::kBody);
    const float mark = ui.px(22);
    const float words = ui.pen.w - mark - space::kM;
    const float height = text_height(face, label, words);
    const Area area = ui.take(std::max(button_height(ui), height + 2 * space::kS));
    const std::uint32_t id = ui.id(key);
    const Press press = ui.press(id, area);
    Node node = node_of(id, Role::check_box, area, label);
    node.flags = on ? flag::kChecked : 0U;
    ui.sem.add(std::move(node));
    const Theme& theme = ui.theme();
    if (press.hovered) ui.fill_rect(area, theme.hover, size::kFieldRadius);
    const Area square{area.x, area.y + (area.h - mark) / 2, mark, mark};
    ui.fill_rect(square, on ? theme.accent : theme.surface, 4);
    ui.stroke_rect(square, on ? theme.accent : theme.outline, 4, 2);
    if (on) draw_icon(ui.draw(), Icon::check, {square.x + 2, square.y + 2}, mark - 4, theme.on_accent);
    draw_text(ui.draw(), face, {area.x + mark + space::kM, area.y + (area.h - height) / 2}, words, theme.text, label);
    ui.draw_focus(id, area, size::kFieldRadius);
    return press.clicked;
}

bool switch_row(Ui& ui, std::string_view key, std::string_view label, std::string_view help, bool on) {
    const TextFace face = ui.face(type::kBody);
    const TextFace small = ui.face(type::kCaption);
    const float track_w = ui.px(44);
    const float track_h = ui.px(26);
    const float words = ui.pen.w - track_w - space::kL;
    const float label_height = text_height(face, label, words);
    const float help_height = help.empty() ? 0 : text_height(small, help, words);
    const Area area = ui.take(std::max(size::kTarget, label_height + help_height + 2 * space::kS));
    const std::uint32_t id = ui.id(key);
    const Press press = ui.press(id, area);
    Node node = node_of(id, Role::switch_button, area, label);
    node.description = help;
    node.flags = on ? flag::kChecked : 0U;
    ui.sem.add(std::move(node));
    if (press.hovered) ui.fill_rect(area, ui.theme().hover, size::kFieldRadius);
    const float y = area.y + (area.h - label_height - help_height) / 2;
    draw_text(ui.draw(), face, {area.x, y}, words, ui.theme().text, label);
    if (!help.empty()) draw_text(ui.draw(), small, {area.x, y + label_height}, words, ui.theme().muted, help);
    const Area track{area.right() - track_w, area.y + (area.h - track_h) / 2, track_w, track_h};
    ui.fill_rect(track, on ? ui.theme().accent : ui.theme().surface, track_h / 2);
    ui.stroke_rect(track, on ? ui.theme().accent : ui.theme().outline, track_h / 2, 2);
    const float knob_x = on ? track.right() - track_h / 2 : track.x + track_h / 2;
    ui.draw().AddCircleFilled({knob_x, track.y + track_h / 2}, track_h / 2 - 5,
                              on ? ui.theme().on_accent : ui.theme().outline);
    ui.draw_focus(id, area, size::kFieldRadius);
    return press.clicked;
}

std::optional<int> slider(Ui& ui, std::string_view key, std::string_view label, std::string_view words, int max,
                          std::optional<int> value) {
    const TextFace face = ui.face(type::kBody);
    const float words_width = text_width(face, words);
    // A long label goes over lines of its own, with the value below it.
    const bool beside = text_width(face, label) + words_width + space::kL <= ui.pen.w;
    const float words_height = text_height(face, words, ui.pen.w);
    const Area top = ui.take(beside ? face.line : text_height(face, label, ui.pen.w) + words_height);
    draw_text(ui.draw(), face, {top.x, top.y}, top.w, ui.theme().text, label);
    const float words_x = beside ? top.right() - words_width : top.x;
    draw_text(ui.draw(), face, {words_x, top.bottom() - words_height}, top.right() - words_x + 1, ui.theme().muted,
              words);

    const Area area = ui.take(size::kTarget);
    const std::uint32_t id = ui.id(key);
    const Press press = ui.press(id, area);
    std::optional<int> picked;
    const float knob = ui.px(12);
    const float left = area.x + knob;
    const float run = area.w - 2 * knob;
    if (press.held) {
        const float share = std::clamp((ImGui::GetIO().MousePos.x - left) / run, 0.0F, 1.0F);
        const int at = static_cast<int>(std::lround(share * static_cast<float>(max)));
        if (value != at) picked = at;
    }
    if (const auto typed = ui.sem.take_value(id)) {
        const int at = std::clamp(static_cast<int>(std::lround(*typed)), 0, max);
        if (value != at) picked = at;
    }
    const int shown = picked ? *picked : value.value_or(max / 2);
    Node node = node_of(id, Role::slider, area, label);
    node.flags = flag::kDrags;
    node.value = words;
    node.max = static_cast<float>(max);
    node.step = 1;
    node.now = static_cast<float>(shown);
    ui.sem.add(std::move(node));

    const float y = area.y + area.h / 2;
    const float x = left + run * static_cast<float>(shown) / static_cast<float>(max);
    const bool given = value || picked;
    ui.fill_rect({left, y - 2, run, 4}, ui.theme().divider, 2);
    for (int i = 0; i <= max; ++i) {
        const float tick = left + run * static_cast<float>(i) / static_cast<float>(max);
        ui.draw().AddCircleFilled({tick, y}, 2, ui.theme().outline);
    }
    if (given) ui.fill_rect({left, y - 2, x - left, 4}, ui.theme().accent, 2);
    ui.draw().AddCircleFilled({x, y}, knob, given ? ui.theme().accent : ui.theme().surface);
    ui.draw().AddCircle({x, y}, knob - 1, given ? ui.theme().accent : ui.theme().outline, 0, 2);
    ui.draw_focus(id, {x - knob, y - knob, 2 * knob, 2 * knob}, knob);
    return picked;
}

}  // namespace mooring
