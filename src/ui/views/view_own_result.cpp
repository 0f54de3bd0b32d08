// What a questionnaire that a person brought in scored: by its own key, on its own axes, never beside Mooring's forms.
#include <algorithm>

#include "ui/views/progress_parts.h"

namespace mooring {

namespace {

const OwnScore* score_of(const OwnForm& form, const ScoredSitting& scored, const std::string& scale) {
    for (std::size_t i = 0; i < form.scales.size() && i < scored.own.size(); ++i) {
        if (form.scales[i].id == scale && scored.own[i].scorable) return &scored.own[i];
    }
    return nullptr;
}

// The questionnaire's own two axes. No region is named: the lines at 4 belong to Mooring's statements.
void draw_own_plane(Ui& ui, const OwnForm& form, const ScoredSitting& scored) {
    const OwnScore* x = form.plane_x.empty() ? nullptr : score_of(form, scored, form.plane_x);
    const OwnScore* y = form.plane_y.empty() ? nullptr : score_of(form, scored, form.plane_y);
    if (x == nullptr || y == nullptr || !x->position || !y->position) return;
    const auto name_of = [&](const std::string& id) {
        const auto scale =
            std::find_if(form.scales.begin(), form.scales.end(), [&](const OwnScale& one) { return one.id == id; });
        return scale->name;
    };
    PlaneChart plane;
    plane.position = {*x->position, *y->position};
    plane.dots = quantile_dots(plane.position);
    plane.low = form.min;
    plane.high = form.max;
    plane.own = std::array{name_of(form.plane_x), name_of(form.plane_y)};
    plane.summary = ui.hide_numbers ? ui.word("own.plane.words", {{"x", (*plane.own)[0]}, {"y", (*plane.own)[1]}})
                                    : ui.word("own.plane", {{"x", (*plane.own)[0]},
                                                            {"x_value", format_number(x->value, 1)},
                                                            {"y", (*plane.own)[1]},
                                                            {"y_value", format_number(y->value, 1)}});
    ui.gap(space::kL);
    Card card(ui, "plane", ui.word("own.plane.title"));
    draw_plane(ui, "own plane", plane);
    muted(ui, "dots", ui.word("result.dots"));
}

// One scale over time; change is named only where the person entered the published figures.
void draw_own_scale(Ui& ui, const Model& model, const Series& series, const OwnForm& form, std::size_t scale,
                    bool show_table, const DayRange* range) {
    const DimensionChange& change = series.own[scale];
    std::vector<TimePoint> points;
    for (const std::size_t place : series.sittings) {
        const ScoredSitting& sitting = model.derived.sittings[place];
        if (scale >= sitting.own.size() || !sitting.own[scale].scorable) continue;
        if (range && !range->holds(sitting.day)) continue;
        const OwnScore& score = sitting.own[scale];
        TimePoint point{sitting.day, score.position.value_or(AxisPosition{score.value, 0, score.value, score.value})};
        const bool sum = form.scales[scale].method == ScaleMethod::sum;
        if (sum) point.position = {score.value, 0, score.value, score.value};
        const Change* found = find_change(change, sitting.id);
        point.hollow = place == series.sittings.front() || series.past;
        point.split = sitting.split;
        point.likely = found && found->verdict == Verdict::likely;
        point.confirmed = found && found->confirmed;
        points.push_back(point);
    }
    if (points.empty()) return;
    const bool sum = form.scales[scale].method == ScaleMethod::sum;
    const double width = sum ? static_cast<double>(form.scales[scale].items.size()) : 1;
    TimeChart chart = time_chart(ui, points, form.min * width, form.max * width);
    chart.title = form.scales[scale].name;
    chart.summary = chart.title + ". " + std::string(change_words(ui, change));
    const std::vector<Day> events = event_days(model, series.person);
    chart.events = events;
    chart.read = [&](std::size_t i) {
        const std::string day = day_text(ui, points[i].day);
        if (ui.hide_numbers) return day;
        return ui.word("own.read", {{"date", day}, {"value", format_number(points[i].position.at, sum ? 0 : 1)}});
    };
    if (change.baseline && points.size() > 1) {
        chart.baseline = change.baseline->mean;
        chart.baseline_text =
            ui.word(change.baseline->provisional() ? "change.baseline.provisional" : "change.baseline.line");
    }
    if (!ui.hide_numbers) {
        chart.table = {
            chart.title, {std::string(ui.word("change.table.date")), std::string(ui.word("change.table.score"))}, {}};
        for (const TimePoint& point : std::span(points).last(std::min(points.size(), kReadRows)))
            chart.table.rows.push_back({day_text(ui, point.day), format_number(point.position.at, sum ? 0 : 1)});
    }
    const std::string key = "scale " + form.scales[scale].id;
    draw_time(ui, key, chart);
    prose(ui, key + " verdict", change.baseline ? change_words(ui, change) : ui.word("own.no_change"));
    save_picture(ui, "scale-" + std::to_string(scale + 1), [&] { return time_picture(ui, chart); });
    if (show_table && !ui.hide_numbers) table(ui, key + " table", chart.table, TableShown::drawn);
    ui.gap(space::kL);
}

}  // namespace

void draw_own_charts(Ui& ui, const Model& model, const Questionnaire& own, const Series& series, bool show_table,
                     const DayRange* range) {
    for (std::size_t i = 0; i < std::min(series.own.size(), own.form.scales.size()); ++i)
        draw_own_scale(ui, model, series, own.form, i, show_table, range);
}

namespace {

void draw_own_scores(Ui& ui, const OwnForm& form, const ScoredSitting& scored) {
    Card card(ui, "scales", ui.word("own.result.title"));
    std::vector<RangeRow> means;
    TableData data{std::string(ui.word("own.result.title")),
                   {std::string(ui.word("own.scale.name")), std::string(ui.word("result.table.value"))},
                   {}};
    for (std::size_t i = 0; i < scored.own.size() && i < form.scales.size(); ++i) {
        const OwnScore& score = scored.own[i];
        const std::string words = score.scorable && ui.hide_numbers ? std::string(ui.word("field.answered"))
                                  : score.scorable
                                      ? format_number(score.value, form.scales[i].method == ScaleMethod::sum ? 0 : 1)
                                      : ui.word("own.result.few", {{"answered", std::to_string(score.answered)},
                                                                   {"all", std::to_string(score.total)}});
        data.rows.push_back({form.scales[i].name, words});
        if (form.scales[i].method == ScaleMethod::mean) means.push_back({form.scales[i].name, words, score.position});
    }
    for (std::size_t i = 0; i < scored.own_derived.size() && i < form.derived.size(); ++i) {
        if (ui.hide_numbers) break;
        data.rows.push_back({form.derived[i].name, scored.own_derived[i] ? format_number(*scored.own_derived[i], 1)
                                                                         : std::string(ui.word("own.result.none"))});
    }
    if (!means.empty()) {
        RangeChart chart;
        chart.rows = means;
        chart.min = form.min;
        chart.max = form.max;
        for (const RangeRow& row : means)
            chart.summary += (chart.summary.empty() ? "" : "; ") + row.name + ": " + row.words;
        draw_ranges(ui, "ranges", chart);
        ui.gap(space::kM);
    }
    table(ui, "table", data, TableShown::drawn);
    ui.gap(space::kM);
    muted(ui, "limits", ui.word("own.result.limits"));
    for (const auto& [key, text] : {std::pair{"licence", form.licence}, {"citation", form.citation}}) {
        if (text.empty()) continue;
        ui.gap(space::kS);
        muted(ui, key, text);
    }
}

}  // namespace

void draw_own_result(Ui& ui, const Questionnaire& own, const ScoredSitting& scored) {
    const OwnForm& form = own.form;
    draw_own_scores(ui, form, scored);
    draw_own_plane(ui, form, scored);
}

}  // namespace mooring
