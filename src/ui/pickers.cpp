#include "ui/pickers.h"

#include <algorithm>
#include <array>

#include "ui/dates.h"
#include "ui/fields.h"
#include "ui/layers.h"

namespace mooring {

namespace {

constexpr float kPartWidth = 72;  // of two digits
constexpr float kYearWidth = 92;
constexpr int kLongestPart = 4;

// -1 for what is not a number of at most four digits.
int number(std::string_view text) {
    if (text.empty() || text.size() > kLongestPart) return -1;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string two_digits(int value) {
    const std::string text = std::to_string(value);
    return value < 10 ? "0" + text : text;
}

struct Part {
    std::string_view key, label;
    std::string* value;
    float width = kPartWidth;
};

// Small fields side by side under one legend; `after` is drawn at the end of their row. True when one was edited.
template <class After>
bool parts(Ui& ui, std::span<const Part> list, bool invalid, float after_width, After after) {
    bool typed = false;
    const Area column = ui.pen;
    const float right = column.x + column.w + 0.5F;
    float x = column.x;
    float y = column.y;
    float bottom = y;
    const auto wrap = [&](float width) {
        if (x == column.x || x + width <= right) return;
        x = column.x;
        y = bottom + space::kS;
    };
    for (const Part& part : list) {
        const float width = std::min(ui.px(part.width), column.w);
        wrap(width);
        ui.pen = {x, y, width, 0};
        if (auto text = text_field(ui, part.key, part.label, *part.value, {.invalid = invalid, .numeric = true})) {
            *part.value = std::move(*text);
            typed = true;
        }
        bottom = std::max(bottom, ui.pen.y);
        x += width + space::kM;
    }
    if (after_width > 0) {
        wrap(after_width);
        const float height = button_height(ui);
        if (x == column.x) bottom = y + height;
        after(Area{x, bottom - height, after_width, height});
    }
    ui.pen = {column.x, bottom, column.w, 0};
    return typed;
}

void legend_line(Ui& ui, std::string_view label) {
    const TextFace face = ui.face(type::kBody);
    const Area area = ui.take(text_height(face, label, ui.pen.w));
    draw_text(ui.draw(), face, {area.x, area.y}, area.w, ui.theme().text, label);
    ui.gap(space::kXs);
}

void what_is_wrong(Ui& ui, std::string_view words) {
    ui.gap(space::kS);
    const TextFace face = ui.face(type::kCaption);
    const float icon = ui.px(20);
    const Area area = ui.take(std::max(icon, text_height(face, words, ui.pen.w - icon - space::kS)));
    ui.sem.add(node_of(ui.id("wrong"), Role::alert, area, words));
    draw_icon(ui.draw(), Icon::warning, {area.x, area.y}, icon, ui.theme().danger);
    draw_text(ui.draw(), face, {area.x + icon + space::kS, area.y}, area.w - icon - space::kS, ui.theme().danger,
              words);
}

Day first_of_month(Day day) {
    return day - to_civil(day).day + 1;
}

void show(DateView& view, Day day) {
    const CivilDate date = to_civil(day);
    view = {.of = day,
            .day = std::to_string(date.day),
            .month = std::to_string(date.month),
            .year = std::to_string(date.year),
            .calendar = view.calendar,
            .month_shown = first_of_month(day)};
}

void draw_month_bar(Ui& ui, DateView& view) {
    const float side = button_height(ui);
    const Area row = ui.take(side);
    const ButtonOptions back{.kind = ButtonKind::plain, .icon = Icon::back, .icon_only = true};
    const ButtonOptions forward{.kind = ButtonKind::plain, .icon = Icon::forward, .icon_only = true};
    if (button_at(ui, "before", ui.word("date.month.before"), {row.x, row.y, side, side}, back)) {
        view.month_shown = add_months(view.month_shown, -1).value_or(view.month_shown);
    }
    if (button_at(ui, "after", ui.word("date.month.after"), {row.right() - side, row.y, side, side}, forward)) {
        view.month_shown = add_months(view.month_shown, 1).value_or(view.month_shown);
    }
    const TextFace face = ui.face(type::kBodyStrong);
    const std::string name = month_text(ui, view.month_shown);
    const bool below = text_width(face, name) > row.w - 2 * side;  // large words on a small screen
    const Area line = below ? ui.take(face.line) : Area{row.x, row.y + (side - face.line) / 2, row.w, face.line};
    const float margin = below ? 0 : side;
    const Area words{line.x + margin, line.y, line.w - 2 * margin, line.h};
    Node node = node_of(ui.id("month"), Role::heading, words, name);
    node.level = 3;
    ui.sem.add(std::move(node));
    draw_line(ui.draw(), face, {words.x, words.y}, words.w, ui.theme().text, name, Align::centre);
}

// Seven columns from Monday. The days are one radio group: one stop of the Tab key, arrows move through them.
std::optional<Day> draw_days(Ui& ui, const DateView& view, Day chosen, Day today, bool& by_pointer) {
    const Theme& theme = ui.theme();
    const TextFace face = ui.face(type::kBody);
    const TextFace small = ui.face(type::kCaption);
    // Seven targets are as wide as the narrowest phone.
    const float more = std::max(0.0F, (7 * size::kTarget - ui.pen.w) / 2);
    ui.pen = {ui.pen.x - more, ui.pen.y, ui.pen.w + 2 * more, 0};
    const float cell = ui.pen.w / 7;
    const float height = std::max(size::kTarget, face.line + space::kS);
    const Area names = ui.take(small.line + space::kXs);
    for (int i = 0; i < 7; ++i) {
        const std::string_view name = ui.word("weekday.short." + std::to_string(i));
        draw_line(ui.draw(), small, {names.x + cell * static_cast<float>(i), names.y}, cell, theme.muted, name,
                  Align::centre);
    }
    const Day first = view.month_shown;
    const CivilDate month = to_civil(first);
    const Day end = first + days_in_month(month.year, month.month);
    const int lead = weekday(first);
    const int rows = (lead + static_cast<int>(end - first) + 6) / 7;
    const Area grid = ui.take(height * static_cast<float>(rows));
    ui.pen = {grid.x + more, ui.pen.y, grid.w - 2 * more, 0};
    SemScope scope(ui, node_of(ui.id("days"), Role::radio_group, grid, ui.word("date.days")));
    std::optional<Day> picked;
    for (Day day = first; day < end; ++day) {
        const int at = lead + static_cast<int>(day - first);
        const Area area{grid.x + cell * static_cast<float>(at % 7), grid.y + height * static_cast<float>(at / 7), cell,
                        height};
        const std::uint32_t id = ui.id(std::to_string(day));
        const Press press = ui.press(id, area);
        Node node = node_of(id, Role::radio, area, day_with_weekday(ui, day));
        node.flags = day == chosen ? flag::kChecked : 0U;
        ui.sem.add(std::move(node));
        const float side = std::min(area.w, area.h) - 4;
        const Area disc{area.x + (area.w - side) / 2, area.y + (area.h - side) / 2, side, side};
        if (day == chosen) ui.fill_rect(disc, theme.accent, side / 2);
        if (day != chosen && (press.hovered || press.held)) ui.fill_rect(disc, theme.hover, side / 2);
        if (day == today && day != chosen) ui.stroke_rect(disc, theme.accent, side / 2, 2);
        draw_line(ui.draw(), face, {area.x, area.y + (area.h - face.line) / 2}, area.w,
                  day == chosen ? theme.on_accent : theme.text, std::to_string(at - lead + 1), Align::centre);
        ui.draw_focus(id, {disc.x + 3, disc.y + 3, disc.w - 6, disc.h - 6}, side / 2);
        if (!press.clicked) continue;
        picked = day;
        by_pointer = press.by_pointer;
    }
    return picked;
}

std::optional<Day> draw_calendar(Ui& ui, DateView& view, Day day, Day today) {
    Dialog dialog(ui, "calendar", ui.word("date.choose"), DialogKind::sheet);
    draw_month_bar(ui, view);
    ui.gap(space::kXs);
    bool by_pointer = false;
    std::optional<Day> picked = draw_days(ui, view, day, today, by_pointer);
    ui.gap(space::kM);
    {
        Flow flow(ui);
        if (flow.button("done", ui.word("common.done"), {.kind = ButtonKind::primary})) view.calendar = false;
        if (flow.button("today", ui.word("date.today"), {.kind = ButtonKind::plain})) {
            picked = today;
            by_pointer = true;
        }
    }
    if (by_pointer || dialog.dismissed()) view.calendar = false;
    return picked;
}

}  // namespace

std::optional<Day> date_field(Ui& ui, std::string_view key, std::string_view label, DateView& view, Day day,
                              Day today) {
    if (view.of != day) show(view, day);
    std::optional<Day> picked;
    const std::uint32_t id = ui.id(key);
    const Area start = ui.pen;
    SemScope group(ui, node_of(id, Role::group, start, label));
    legend_line(ui, label);
    const Part list[] = {{"day", ui.word("date.part.day"), &view.day},
                         {"month", ui.word("date.part.month"), &view.month},
                         {"year", ui.word("date.part.year"), &view.year, kYearWidth}};
    const std::string_view open = ui.word("date.calendar");
    const ButtonOptions options{.icon = Icon::calendar, .expanded = view.calendar};
    const bool typed = parts(ui, list, view.invalid, button_width(ui, open, options), [&](Area area) {
        area.w = std::min(area.w, button_width(ui, open, options));
        if (button_at(ui, "calendar button", open, area, options)) view.calendar = true;
    });
    if (typed) {
        picked = to_day({number(view.year), number(view.month), number(view.day)});
        view.invalid = !picked;
        if (picked) {  // the parts stay as they are typed
            view.of = picked;
            view.month_shown = first_of_month(*picked);
        }
    }
    if (view.invalid) what_is_wrong(ui, ui.word("date.wrong"));
    if (view.calendar) {
        if (const auto chosen = draw_calendar(ui, view, day, today)) {
            picked = chosen;
            show(view, *chosen);
        }
    }
    ui.sem.set_box(id, {start.x, start.y, start.w, ui.pen.y - start.y});
    if (picked == day) return std::nullopt;
    return picked;
}

std::optional<int> time_field(Ui& ui, std::string_view key, std::string_view label, TimeView& view, int minutes) {
    if (view.of != minutes) {
        view = {.of = minutes, .hour = two_digits(minutes / 60), .minute = two_digits(minutes % 60)};
    }
    const std::uint32_t id = ui.id(key);
    const Area start = ui.pen;
    SemScope group(ui, node_of(id, Role::group, start, label));
    legend_line(ui, label);
    const Part list[] = {{"hour", ui.word("time.hour"), &view.hour}, {"minute", ui.word("time.minute"), &view.minute}};
    std::optional<int> picked;
    if (parts(ui, list, view.invalid, 0, [](const Area&) {})) {
        const int hour = number(view.hour);
        const int minute = number(view.minute);
        view.invalid = hour < 0 || hour > 23 || minute < 0 || minute > 59;
        if (!view.invalid) view.of = picked = hour * 60 + minute;
    }
    if (view.invalid) what_is_wrong(ui, ui.word("time.wrong"));
    ui.sem.set_box(id, {start.x, start.y, start.w, ui.pen.y - start.y});
    if (picked == minutes) return std::nullopt;
    return picked;
}

}  // namespace mooring
