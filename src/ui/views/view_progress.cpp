#include "ui/charts.h"
#include "ui/dates.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

constexpr std::size_t kReadRows = 12;  // of a table that is only read out; the drawn one has all

struct TimeData {
    std::vector<TimePoint> points;
    TableData table;
};

TimeData collect(const Ui& ui, const Model& model, const Series& series,
                 std::optional<AxisPosition> ScoredSitting::*axis, const DimensionChange& change) {
    TimeData data;
    data.table.headers = {std::string(ui.word("change.table.date")), std::string(ui.word("change.table.score")),
                          std::string(ui.word("change.table.change"))};
    for (const std::size_t place : series.sittings) {
        const ScoredSitting& sitting = model.derived.sittings[place];
        if (!(sitting.*axis)) continue;
        const Change* found = sitting.derived ? nullptr : find_change(change, sitting.id);
        TimePoint point{sitting.day, *(sitting.*axis)};
        point.hollow = data.points.empty() || sitting.derived || series.past;
        point.split = sitting.split;
        point.likely = found && found->verdict == Verdict::likely;
        point.confirmed = found && found->confirmed;
        data.points.push_back(point);
        constexpr const char* kVerdicts[] = {"change.noise", "change.possible", "change.likely"};
        const std::string_view verdict =
            sitting.derived ? ui.word("change.derived")
            : found       ? ui.word(found->confirmed ? "change.confirmed" : kVerdicts[static_cast<int>(found->verdict)])
            : series.past ? ui.word("change.past")
                          : ui.word("change.baseline");
        data.table.rows.push_back(
            {day_text(ui, sitting.day), axis_words(ui, "result.axis", *(sitting.*axis)), std::string(verdict)});
    }
    return data;
}

void draw_dimension(Ui& ui, const Model& model, const Series& series, std::string_view name,
                    std::optional<AxisPosition> ScoredSitting::*axis, const DimensionChange& change, Marker marker,
                    bool show_table) {
    TimeData data = collect(ui, model, series, axis, change);
    if (data.points.empty()) return;
    const std::string_view axis_name = ui.word("axis." + std::string(name));
    data.table.caption = axis_name;
    auto& rows = data.table.rows;
    if (!show_table && rows.size() > kReadRows) rows.erase(rows.begin(), rows.end() - kReadRows);
    TimeChart chart;
    chart.points = data.points;
    chart.from = data.points.front().day;
    chart.to = data.points.back().day;
    chart.from_text = day_text(ui, chart.from);
    chart.to_text = day_text(ui, chart.to);
    chart.marker = marker;
    const bool provisional = change.baseline && change.baseline->provisional();
    if (change.baseline && data.points.size() > 1) {
        chart.baseline = change.baseline->mean;
        chart.baseline_text = ui.word(provisional ? "change.baseline.provisional" : "change.baseline.line");
    }
    const char* count_key = data.points.size() == 1 ? "change.title.one" : "change.title.many";
    chart.title = ui.word(count_key, {{"axis", axis_name}, {"count", std::to_string(data.points.size())}});
    const std::string_view verdict = series.past ? ui.word("change.past.sentence") : change_words(ui, change);
    chart.summary = chart.title + ". " + std::string(verdict);
    chart.table = data.table;
    std::vector<Day> events;
    for (const LifeEvent& event : model.document.life_events) {
        if (event.person.is_nil() || event.person == series.person) events.push_back(event.day);
    }
    chart.events = events;
    draw_time(ui, name, chart);
    ui.gap(space::kS);
    prose(ui, std::string(name) + " verdict", verdict);
    if (show_table) {
        ui.gap(space::kS);
        table(ui, std::string(name) + " table", data.table, TableShown::drawn);
    }
}

struct WeekData {
    std::vector<std::optional<double>> entries;
    std::vector<std::optional<double>> moods;
    TableData table;
    double most = 0;
    int total = 0;
    int mood_weeks = 0;
};

WeekData collect_weeks(const Ui& ui, const Model& model) {
    WeekData data;
    data.table.caption = ui.word("weeks.table.caption");
    data.table.headers = {std::string(ui.word("weeks.table.week")), std::string(ui.word("weeks.table.entries")),
                          std::string(ui.word("weeks.table.mood"))};
    for (const Week& week : model.derived.weeks) {
        data.entries.emplace_back(week.entries);
        data.moods.push_back(week.moods > 0 ? std::optional(week.mean_mood) : std::nullopt);
        data.most = std::max(data.most, static_cast<double>(week.entries));
        data.total += week.entries;
        data.mood_weeks += week.moods > 0 ? 1 : 0;
        data.table.rows.push_back(
            {day_text(ui, week.start), std::to_string(week.entries),
             week.moods > 0 ? format_number(week.mean_mood, 1) : std::string(ui.word("weeks.no_mood"))});
    }
    return data;
}

void draw_weeks_card(Ui& ui, const Model& model, bool show_table) {
    Card card(ui, "weeks", ui.word("weeks.title"));
    const WeekData data = collect_weeks(ui, model);
    if (data.total == 0) {
        prose(ui, "none", ui.word("weeks.none"));
        return;
    }
    WeekChart chart;
    chart.values = data.entries;
    chart.max = std::max(7.0, data.most);
    chart.bars = true;
    chart.title =
        ui.word(data.total == 1 ? "weeks.entries.one" : "weeks.entries.many", {{"count", std::to_string(data.total)}});
    chart.summary = chart.title;
    chart.from_text = day_short(ui, model.derived.weeks.front().start);
    chart.to_text = ui.word("weeks.this_week");
    chart.table = data.table;
    draw_weeks(ui, "entries", chart);
    ui.gap(space::kL);
    chart.values = data.moods;
    chart.max = 10;
    chart.bars = false;
    chart.title = ui.word(data.mood_weeks > 0 ? "weeks.mood" : "weeks.mood.none");
    chart.summary = chart.title;
    if (data.mood_weeks > 0) {
        draw_weeks(ui, "mood", chart);
    } else {
        prose(ui, "no mood", chart.title);
    }
    ui.gap(space::kS);
    muted(ui, "limits", ui.word("weeks.limits"));
    if (show_table) {
        ui.gap(space::kS);
        table(ui, "table", data.table, TableShown::drawn);
    }
}

}  // namespace

std::string_view change_words(const Ui& ui, const DimensionChange& change) {
    if (change.changes.empty()) return ui.word("change.none_yet");
    const Change& last = change.changes.back();
    const bool lower = last.rc < 0;
    if (last.verdict == Verdict::noise) return ui.word("change.noise.sentence");
    if (last.confirmed) return ui.word(lower ? "change.confirmed.lower" : "change.confirmed.higher");
    if (last.verdict == Verdict::likely) return ui.word(lower ? "change.likely.lower" : "change.likely.higher");
    return ui.word(lower ? "change.possible.lower" : "change.possible.higher");
}

void draw_change_charts(Ui& ui, const Model& model, const Series* series, bool show_table) {
    if (series == nullptr) {
        prose(ui, "none counts", ui.word("change.none_counts"));
        return;
    }
    draw_dimension(ui, model, *series, "anxiety", &ScoredSitting::anxiety, series->anxiety, Marker::circle, show_table);
    ui.gap(space::kXl);
    draw_dimension(ui, model, *series, "avoidance", &ScoredSitting::avoidance, series->avoidance, Marker::square,
                   show_table);
    ui.gap(space::kM);
    muted(ui, "change limits", ui.word("change.limits"));
}

void draw_progress(Ui& ui, ProgressView& view, const Model& model) {
    const bool empty = model.derived.sittings.empty() && model.document.entries.empty();
    if (empty) {
        Card card(ui, "empty", ui.word("progress.empty.title"));
        prose(ui, "text", ui.word("progress.empty.text"));
        ui.gap(space::kL);
        if (button(ui, "start", ui.word("progress.empty.go"), {.kind = ButtonKind::primary})) {
            ui.emit(action::Section{Screen::compass});
        }
        return;
    }
    if (button(ui, "table toggle", ui.word("progress.tables"), {.pressed = view.table})) view.table = !view.table;
    ui.gap(space::kL);
    {
        Card card(ui, "change", ui.word("compass.change.title"));
        if (model.derived.sittings.empty()) {
            prose(ui, "none", ui.word("change.no_sittings"));
        } else {
            draw_change_charts(ui, model, find_series(model, kQuickForm, {}), view.table);
        }
    }
    ui.gap(space::kL);
    draw_weeks_card(ui, model, view.table);
    ui.gap(space::kXxl);
}

}  // namespace mooring
