// Months and years of the journal, with a mark for the mood of each day.
#include <algorithm>

#include "ui/dates.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

Day first_of_month(Day day) {
    return day - to_civil(day).day + 1;
}

int days_of_month(Day first) {
    const CivilDate date = to_civil(first);
    return days_in_month(date.year, date.month);
}

std::string day_words(const Ui& ui, Day day, const JournalDay* found) {
    std::string words = day_with_weekday(ui, day);
    if (found == nullptr) return words;
    const auto add = [&](const char* one, const char* many, int count) {
        if (count > 0) words += ", " + ui.word(count == 1 ? one : many, {{"count", std::to_string(count)}});
    };
    add("journal.count.one", "journal.count.many", found->entries);
    add("calendar.practice.one", "calendar.practice.many", found->practices);
    if (found->moods > 0) words += ", " + ui.word("mood.value", {{"value", format_number(found->mean_mood, 1)}});
    return words;
}

// A track that fills with the mood; a dot where there is something without a mood.
void draw_mark(Ui& ui, const JournalDay& found, const Area& cell) {
    const Theme& theme = ui.theme();
    const float y = cell.bottom() - ui.px(9);
    if (found.moods == 0) {
        ui.draw().AddCircleFilled({cell.x + cell.w / 2, y + ui.px(2)}, ui.px(2.5F), theme.series[0]);
        return;
    }
    const float width = cell.w - ui.px(16);
    const Area track{cell.x + ui.px(8), y, width, ui.px(4)};
    ui.fill_rect(track, theme.divider, track.h / 2);
    ui.fill_rect({track.x, track.y, std::max(track.h, width * static_cast<float>(found.mean_mood / 10)), track.h},
                 theme.series[0], track.h / 2);
}

// What one goes back and forth by: a month or a year.
void draw_bar(Ui& ui, CalendarView& view, const std::string& name, int months) {
    const float side = button_height(ui);
    const Area row = ui.take(side);
    const ButtonOptions back{.kind = ButtonKind::plain, .icon = Icon::back, .icon_only = true};
    const ButtonOptions forward{.kind = ButtonKind::plain, .icon = Icon::forward, .icon_only = true};
    const char* before = view.year ? "calendar.year.before" : "date.month.before";
    const char* after = view.year ? "calendar.year.after" : "date.month.after";
    if (button_at(ui, "before", ui.word(before), {row.x, row.y, side, side}, back))
        view.month = add_months(view.month, -months).value_or(view.month);
    if (button_at(ui, "after", ui.word(after), {row.right() - side, row.y, side, side}, forward))
        view.month = add_months(view.month, months).value_or(view.month);
    const TextFace face = ui.face(type::kSection);
    const Area words{row.x + side, row.y + (side - face.line) / 2, row.w - 2 * side, face.line};
    Node node = node_of(ui.id("shown"), Role::heading, words, name);
    node.level = 2;
    ui.sem.add(std::move(node));
    draw_line(ui.draw(), face, {words.x, words.y}, words.w, ui.theme().text, name, Align::centre);
}

void draw_month(Ui& ui, CalendarView& view, const Model& model) {
    draw_bar(ui, view, month_text(ui, view.month), 1);
    ui.gap(space::kS);
    const Theme& theme = ui.theme();
    const TextFace face = ui.face(type::kBody), small = ui.face(type::kCaption);
    // Seven targets are as wide as the narrowest phone.
    const float more = std::max(0.0F, (7 * size::kTarget - ui.pen.w) / 2);
    ui.pen = {ui.pen.x - more, ui.pen.y, ui.pen.w + 2 * more, 0};
    const float width = ui.pen.w / 7;
    const float height = std::max(size::kTarget, face.line + ui.px(20));
    const Area names = ui.take(small.line + space::kXs);
    for (int i = 0; i < 7; ++i) {
        draw_line(ui.draw(), small, {names.x + width * static_cast<float>(i), names.y}, width, theme.muted,
                  ui.word("weekday.short." + std::to_string(i)), Align::centre);
    }
    const int lead = weekday(view.month), count = days_of_month(view.month);
    const Area grid = ui.take(height * static_cast<float>((lead + count + 6) / 7));
    ui.pen = {grid.x + more, ui.pen.y, grid.w - 2 * more, 0};
    SemScope scope(ui, node_of(ui.id("days"), Role::radio_group, grid, ui.word("date.days")));
    for (int i = 0; i < count; ++i) {
        const Day day = view.month + i;
        const int at = lead + i;
        const Area cell{grid.x + width * static_cast<float>(at % 7), grid.y + height * static_cast<float>(at / 7),
                        width, height};
        const JournalDay* found = find_day(model.derived, day);
        const std::uint32_t id = ui.id(std::to_string(day));
        const Press press = ui.press(id, cell);
        Node node = node_of(id, Role::radio, cell, day_words(ui, day, found));
        node.flags = day == view.chosen ? flag::kChecked : 0U;
        ui.sem.add(std::move(node));
        const Area inner{cell.x + 2, cell.y + 2, cell.w - 4, cell.h - 4};
        if (day == view.chosen) ui.fill_rect(inner, theme.selected, size::kFieldRadius);
        if (day != view.chosen && (press.hovered || press.held)) ui.fill_rect(inner, theme.hover, size::kFieldRadius);
        if (day == model.today) ui.stroke_rect(inner, theme.accent, size::kFieldRadius, 2);
        draw_line(ui.draw(), face, {cell.x, cell.y + ui.px(5)}, cell.w, day <= model.today ? theme.text : theme.muted,
                  std::to_string(i + 1), Align::centre);
        if (found) draw_mark(ui, *found, cell);
        ui.draw_focus(id, inner, size::kFieldRadius);
        if (press.clicked) view.chosen = day;
    }
}

void draw_chosen(Ui& ui, const CalendarView& view, const Model& model) {
    ui.gap(space::kXl);
    heading(ui, "chosen", 3, day_with_weekday(ui, view.chosen));
    ui.gap(space::kS);
    const JournalDay* found = find_day(model.derived, view.chosen);
    for (int i = 0; found && i < found->entries; ++i) {
        draw_entry_row(ui, model, model.document.entries[found->newest + static_cast<std::uint32_t>(i)]);
    }
    for (const Practice& practice : model.document.practices) {
        if (practice.when.day < view.chosen) break;
        if (practice.when.day == view.chosen && practice.state == Practice::State::done)
            draw_practice_row(ui, model, practice);
    }
    if (!found) muted(ui, "nothing", ui.word("calendar.nothing"), type::kBody);
    ui.gap(space::kM);
    if (view.chosen <= model.today &&
        button(ui, "write", ui.word("calendar.write"), {.kind = ButtonKind::primary, .icon = Icon::write})) {
        ui.emit(action::NewEntry{.prompt = "", .day = view.chosen});
    }
}

// One month among twelve: a button that opens it, with a square for each day.
void draw_small_month(Ui& ui, CalendarView& view, const Model& model, Day first, const Area& area) {
    const Theme& theme = ui.theme();
    const int count = days_of_month(first), lead = weekday(first);
    int written = 0;
    for (int i = 0; i < count; ++i) written += find_day(model.derived, first + i) ? 1 : 0;
    const std::string name = month_text(ui, first);
    const std::string words =
        name + ", " +
        ui.word(written == 1 ? "calendar.days.one" : "calendar.days.many", {{"count", std::to_string(written)}});
    const std::uint32_t id = ui.id(std::to_string(first));
    const Press press = ui.press(id, area);
    ui.sem.add(node_of(id, Role::button, area, words));
    if (press.hovered || press.held) ui.fill_rect(area, theme.hover, size::kFieldRadius);
    const TextFace face = ui.face(type::kCaptionStrong);
    const float inset = ui.px(6);
    draw_line(ui.draw(), face, {area.x + inset, area.y + inset}, area.w - 2 * inset, theme.text,
              ui.word("month." + std::to_string(to_civil(first).month)));
    const float step = (area.w - 2 * inset) / 7;
    const float top = area.y + inset + face.line + space::kXs;
    for (int i = 0; i < count; ++i) {
        const int at = lead + i;
        const float side = step - ui.px(2);
        const Area cell{area.x + inset + step * static_cast<float>(at % 7), top + step * static_cast<float>(at / 7),
                        side, side};
        const JournalDay* found = find_day(model.derived, first + i);
        if (found == nullptr) {
            ui.fill_rect(cell, theme.sunken, 2);
            continue;
        }
        // As full as the mood was high; half where none was given.
        const float share = found->moods > 0 ? static_cast<float>(found->mean_mood / 10) : 0.5F;
        ui.fill_rect(cell, theme.band, 2);
        const float full = std::max(1.0F, cell.h * share);
        ui.fill_rect({cell.x, cell.bottom() - full, cell.w, full}, theme.series[0], 2);
    }
    ui.draw_focus(id, area, size::kFieldRadius);
    if (!press.clicked) return;
    view.month = first;
    view.chosen = first_of_month(model.today) == first ? model.today : first;
    view.year = false;
    ui.scroll_to_top();
}

void draw_year(Ui& ui, CalendarView& view, const Model& model) {
    const int year = to_civil(view.month).year;
    draw_bar(ui, view, std::to_string(year), 12);
    ui.gap(space::kS);
    const float gap = ui.px(space::kM);
    float name = 0;
    for (int i = 1; i <= 12; ++i)
        name = std::max(name, text_width(ui.face(type::kCaptionStrong), ui.word("month." + std::to_string(i))));
    const float least = name + ui.px(12) + 1;  // large names take a column of their own
    int columns = ui.narrow() ? 2 : 3;
    while (columns > 1 && (ui.pen.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns) < least)
        --columns;
    const float width = (ui.pen.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float height = width + ui.px(24);  // six rows of squares below a name
    const Area all = ui.take((height + gap) * static_cast<float>(12 / columns));
    for (int i = 0; i < 12; ++i) {
        const auto first = to_day({year, i + 1, 1});
        if (!first) continue;
        const Area area{all.x + (width + gap) * static_cast<float>(i % columns),
                        all.y + (height + gap) * static_cast<float>(i / columns), width, height};
        draw_small_month(ui, view, model, *first, area);
    }
    ui.gap(space::kS);
    muted(ui, "legend", ui.word("calendar.legend"));
}

}  // namespace

void draw_calendar(Ui& ui, CalendarView& view, const Model& model) {
    if (view.month == 0) {
        view.month = first_of_month(model.today);
        view.chosen = model.today;
    }
    const Choice choices[] = {{0, ui.word("calendar.month")}, {1, ui.word("calendar.year")}};
    if (const auto chosen = tabs(ui, "kind", ui.word("calendar.kind"), choices, view.year ? 1 : 0))
        view.year = *chosen == 1;
    ui.gap(space::kL);
    const Panel panel(ui, "kind", choices[view.year ? 1 : 0].label, Role::tab_panel);
    if (view.year) {
        draw_year(ui, view, model);
    } else {
        draw_month(ui, view, model);
        draw_chosen(ui, view, model);
    }
    ui.gap(space::kXxl);
}

}  // namespace mooring
