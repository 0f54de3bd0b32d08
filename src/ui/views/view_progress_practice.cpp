// Progress, what was practised: days and skills, ease before and after, promises, forecasts, openness, repair,
// statements.
#include <algorithm>
#include <array>

#include "ui/picture_shapes.h"
#include "ui/pictures.h"
#include "ui/views/progress_parts.h"

namespace mooring {

namespace {

std::string times_words(const Ui& ui, int count) {
    return counted(ui, count == 1 ? "progress.practised.one" : "progress.practised.many",
                   {{"count", std::to_string(count)}});
}

void draw_days_card(Ui& ui, const Model& model) {
    const ProgressDerived& progress = model.derived.progress;
    const PracticeDerived& practice = model.derived.practice;
    Card card(ui, "practised", ui.word("practice.counts"));
    if (practice.times.empty()) {
        prose(ui, "none", ui.word("progress.practised.none"));
        return;
    }
    // The dots are the last days and hold all that was done: beside a name or another time they would mislead.
    if (progress.of_ask.person.is_nil() && progress.of_key.empty()) {
        const std::string days = counted(ui, "practice.days", {{"count", std::to_string(practice.days.size())}});
        prose(ui, "days", days);
        ui.gap(space::kS);
        draw_day_dots(ui, "dots", ui.word("practice.counts"), days, practice.days, model.today);
        save_picture(ui, "days", [&] { return ChartSvg{days, {plot_of_days(practice.days, model.today)}, {}}; });
        ui.gap(space::kM);
    }
    prose(ui, "times", times_words(ui, progress.practices));
    for (int i = 0; i < kSkills; ++i) {
        const int count = progress.skills[static_cast<std::size_t>(i)];
        if (count == 0) continue;
        const std::string name(skill_name(static_cast<Skill>(i)));
        const std::string_view skill = ui.word("skill." + name);
        muted(ui, name,
              ui.hide_numbers ? std::string(skill)
                              : ui.word("practice.skill", {{"skill", skill}, {"count", std::to_string(count)}}),
              type::kBody);
    }
    limits(ui, "progress.practised.limits");
}

template <class T>
std::span<const T> newest(const std::vector<T>& all) {
    return std::span(all).last(std::min(all.size(), kMostMarks));
}

// A picture of a line a mark, from 0 to `high`.
void save_spans(Ui& ui, std::string_view name, std::string_view title, std::string words, std::span<const Mark> marks,
                int high) {
    save_picture(ui, name, [&] {
        ChartSvg picture{std::string(title), {plot_of_spans(marks, 0, high)}, {}};
        picture.plots[0].title = std::move(words);
        return picture;
    });
}

// The marks of a picture as a table to look at: `heads` name what each is, where it began and what came of it. A column
// that no mark fills is left out.
TableData marks_table(std::string_view title, const std::array<std::string_view, 3>& heads,
                      std::span<const Mark> marks) {
    TableData data{std::string(title), {std::string(heads[0])}, {}};
    const bool began = std::any_of(marks.begin(), marks.end(), [](const Mark& mark) { return mark.from.has_value(); });
    if (began) data.headers.emplace_back(heads[1]);
    data.headers.emplace_back(heads[2]);
    for (const Mark& mark : marks) {
        data.rows.push_back({mark.label});
        if (began) data.rows.back().push_back(number_words(mark.from));
        data.rows.back().push_back(number_words(mark.to));
    }
    return data;
}

void draw_ease_card(Ui& ui, const Model& model, bool show_table) {
    const EaseTally& ease = model.derived.progress.ease;
    if (ease.pairs.empty()) return;
    ui.gap(space::kL);
    Card card(ui, "ease", ui.word("progress.ease"));
    std::vector<Mark> marks;
    TableData data{std::string(ui.word("progress.ease")),
                   {std::string(ui.word("change.table.date")), std::string(ui.word("progress.before")),
                    std::string(ui.word("progress.after"))},
                   {}};
    for (const EasePair& pair : newest(ease.pairs)) {
        const Practice* practice = model.document.find_practice(pair.practice);
        const Exercise* exercise = practice ? model.catalog.find_exercise(practice->exercise) : nullptr;
        const std::string day = day_short(ui, pair.day);
        marks.push_back({exercise ? exercise->title + " \u00B7 " + day : day, pair.before, pair.after});
        data.rows.push_back({day_text(ui, pair.day), std::to_string(pair.before), std::to_string(pair.after)});
    }
    const std::string words = counted(ui, "progress.ease.words",
                                      {{"count", std::to_string(ease.pairs.size())},
                                       {"more", std::to_string(ease.more)},
                                       {"less", std::to_string(ease.less)},
                                       {"same", std::to_string(ease.same)}});
    prose(ui, "words", words);
    if (ease.median_difference && !ui.hide_numbers)
        prose(ui, "median",
              ui.word("progress.ease.median", {{"difference", format_number(*ease.median_difference, 1)}}));
    ui.gap(space::kM);
    draw_spans(ui, "pairs", ui.word("progress.ease"), marks, 0, 10);
    limits(ui, "progress.ease.limits");
    save_spans(ui, "ease", ui.word("progress.ease"), words, marks, 10);
    drawn_table(ui, show_table, data);
}

void draw_forecasts_card(Ui& ui, const Model& model, bool show_table) {
    const ForecastTally& tally = model.derived.progress.forecasts;
    if (tally.marks.empty()) return;
    ui.gap(space::kL);
    Card card(ui, "forecasts", ui.word("progress.forecasts"));
    std::vector<Mark> marks;
    for (const ForecastTally::Mark& mark : newest(tally.marks)) {
        std::string label = mark.feared.empty() ? day_short(ui, mark.day) : mark.feared;
        if (!mark.happened.empty()) label += " \u00B7 " + std::string(ui.word("forecast." + mark.happened));
        marks.push_back({std::move(label), mark.expected, mark.now});
    }
    if (tally.asked > 0)
        prose(ui, "words",
              counted(ui, "progress.forecasts.words",
                      {{"asked", std::to_string(tally.asked)},
                       {"yes", std::to_string(tally.yes)},
                       {"partly", std::to_string(tally.partly)},
                       {"no", std::to_string(tally.no)}}));
    ui.gap(space::kM);
    draw_spans(ui, "spans", ui.word("progress.forecasts"), marks, 0, 100);
    if (tally.calibration && !ui.hide_numbers)
        prose(
            ui, "brier",
            ui.word("progress.forecasts.brier", {{"brier", format_number(tally.calibration->brier, 2)},
                                                 {"expected", format_number(100 * tally.calibration->mean_forecast, 0)},
                                                 {"came", format_number(100 * tally.calibration->mean_outcome, 0)},
                                                 {"count", std::to_string(tally.calibration->count)}}));
    limits(ui, "progress.forecasts.limits");
    save_spans(ui, "forecasts", ui.word("progress.forecasts"), {}, marks, 100);
    const std::string_view title = ui.word("progress.forecasts");
    drawn_table(
        ui, show_table,
        marks_table(title, {title, ui.word("progress.forecasts.then"), ui.word("progress.forecasts.now")}, marks));
}

void draw_hours_card(Ui& ui, const Model& model, bool show_table) {
    const std::vector<HoursTally>& hours = model.derived.progress.hours;
    if (hours.empty()) return;
    ui.gap(space::kL);
    Card card(ui, "hours", ui.word("progress.hours"));
    prose(ui, "newest", day_text(ui, hours.back().day) + ": " + hours_words(ui, hours.back()));
    if (hours.size() > 1) {
        std::vector<Mark> marks;
        for (const HoursTally& one : newest(hours))
            marks.push_back({day_text(ui, one.day), std::nullopt, (100 * one.valued + one.hours / 2) / one.hours});
        ui.gap(space::kM);
        draw_spans(ui, "spans", ui.word("progress.hours.title"), marks, 0, 100);
        save_spans(ui, "hours", ui.word("progress.hours.title"), {}, marks, 100);
        drawn_table(ui, show_table,
                    marks_table(ui.word("progress.hours.title"),
                                {ui.word("change.table.date"), {}, ui.word("progress.hours.valued")}, marks));
    }
    limits(ui, "progress.hours.limits");
}

void draw_contacts_card(Ui& ui, const Model& model, bool show_table) {
    const ProgressDerived& progress = model.derived.progress;
    const int figures = progress.contacts.figures;
    if (figures == 0 && progress.contacts.days.empty()) return;
    ui.gap(space::kL);
    Card card(ui, "contacts", ui.word("progress.contacts"));
    if (figures > 0)
        prose(ui, "figures",
              counted(ui, figures == 1 ? "progress.contacts.figures.one" : "progress.contacts.figures.many",
                      {{"count", std::to_string(figures)}}));
    std::vector<std::optional<double>> values;
    TableData data{std::string(ui.word("progress.contacts")),
                   {std::string(ui.word("progress.month")), std::string(ui.word("progress.contacts.count"))},
                   {}};
    int all = 0, most = 0;
    for (const MonthCount& month : progress.months) {
        values.emplace_back(month.contacts);
        all += month.contacts;
        most = std::max(most, month.contacts);
        data.rows.push_back({month_text(ui, month.first), std::to_string(month.contacts)});
    }
    if (all == 0) {
        prose(ui, "none", ui.word("progress.contacts.none"));
        return limits(ui, "progress.contacts.limits");
    }
    constexpr int kTop = 5;  // so that one contact never looks like the most there can be
    if (ui.hide_numbers) data = {};
    WeekChart chart;
    chart.values = values;
    chart.max = std::max(kTop, most);
    chart.bars = true;
    chart.title = counted(ui, "progress.contacts.title", {{"count", std::to_string(all)}});
    chart.summary = chart.title;
    chart.from_text = month_text(ui, progress.months.front().first);
    chart.to_text = month_text(ui, progress.months.back().first);
    chart.read = [&](std::size_t i) {
        const MonthCount& month = progress.months[i];
        if (ui.hide_numbers) return month_text(ui, month.first);
        return ui.word("progress.contacts.read",
                       {{"month", month_text(ui, month.first)}, {"count", std::to_string(month.contacts)}});
    };
    chart.table = data;
    ui.gap(space::kM);
    draw_weeks(ui, "months", chart);
    limits(ui, "progress.contacts.limits");
    save_picture(ui, "contacts", [&] {
        return ChartSvg{std::string(ui.word("progress.contacts")), {plot_of(chart)}, {}};
    });
    drawn_table(ui, show_table, data);
}

void draw_openness_card(Ui& ui, const Model& model, bool show_table) {
    const std::vector<OpennessStep>& steps = model.derived.progress.openness;
    if (steps.empty()) return;
    ui.gap(space::kL);
    Card card(ui, "openness", ui.word("progress.openness"));
    std::vector<Mark> marks;
    for (const OpennessStep& step : newest(steps)) marks.push_back({day_text(ui, step.day), step.depth, step.response});
    draw_stairs(ui, "stairs", ui.word("progress.openness"), marks, 1, 5);
    limits(ui, "progress.openness.limits");
    save_picture(ui, "openness", [&] {
        return ChartSvg{std::string(ui.word("progress.openness")), {plot_of_stairs(marks, 1, 5)}, {}};
    });
    drawn_table(ui, show_table,
                marks_table(ui.word("progress.openness"),
                            {ui.word("change.table.date"), ui.word("progress.openness.depth"),
                             ui.word("progress.openness.response")},
                            marks));
}

void draw_repairs_card(Ui& ui, const Model& model, bool show_table) {
    const RepairTally& tally = model.derived.progress.repairs;
    if (tally.settled() == 0) return;
    ui.gap(space::kL);
    Card card(ui, "repairs", ui.word("progress.repairs"));
    prose(ui, "words",
          ui.word("progress.repairs.words", {{"share", share_words(ui, tally.repaired, tally.settled())}}));
    if (tally.median_hours) {
        prose(
            ui, "hours",
            counted(ui, "progress.repairs.hours",
                    {{"hours", format_number(*tally.median_hours, 0)}, {"count", std::to_string(tally.marks.size())}}));
    } else {
        muted(ui, "hours", ui.word("progress.repairs.few"));
    }
    if (!tally.marks.empty()) {
        constexpr int kWeekHours = 168;  // what took longer stands at the end, with its number
        std::vector<Mark> marks;
        for (const RepairTally::Mark& mark : newest(tally.marks))
            marks.push_back({day_text(ui, mark.day), std::nullopt, mark.hours});
        ui.gap(space::kM);
        muted(ui, "times title", ui.word("progress.repairs.title"), type::kBodyStrong);
        draw_spans(ui, "times", ui.word("progress.repairs.title"), marks, 0, kWeekHours);
        save_spans(ui, "repairs", ui.word("progress.repairs.title"), {}, marks, kWeekHours);
        drawn_table(ui, show_table,
                    marks_table(ui.word("progress.repairs.title"),
                                {ui.word("change.table.date"), {}, ui.word("progress.repairs.took")}, marks));
    }
    limits(ui, "progress.repairs.limits");
}

// One statement over its ratings.
TimeChart belief_chart(const Ui& ui, const BeliefLine& line, std::span<const TimePoint> points) {
    TimeChart chart = time_chart(ui, points, 0, 10);
    chart.title = line.text;
    chart.summary = ui.word("progress.beliefs.summary", {{"statement", line.text}});
    return chart;
}

void draw_beliefs_card(Ui& ui, const Model& model, bool show_table) {
    const std::vector<BeliefLine>& lines = model.derived.progress.beliefs;
    if (lines.empty()) return;
    ui.gap(space::kL);
    Card card(ui, "beliefs", ui.word("progress.beliefs"));
    for (const BeliefLine& line : lines) {
        const std::vector<TimePoint> points = bare_points(line.points);
        TimeChart chart = belief_chart(ui, line, points);
        chart.read = [&](std::size_t i) {
            const std::string day = day_text(ui, line.points[i].day);
            if (ui.hide_numbers) return day;
            return ui.word("progress.beliefs.read", {{"date", day}, {"value", format_number(line.points[i].value, 0)}});
        };
        if (!ui.hide_numbers) chart.table = values_table(ui, line.text, line.points);
        SemScope scope(ui, node_of(ui.id(to_text(line.statement)), Role::group, ui.pen, line.text));
        draw_time(ui, "chart", chart);
        drawn_table(ui, show_table, chart.table);
        ui.gap(space::kXl);
    }
    muted(ui, "limits", ui.word("progress.beliefs.limits"));
    save_picture(ui, "beliefs", [&] {
        ChartSvg picture{std::string(ui.word("progress.beliefs")), {}, {}};
        for (const BeliefLine& line : lines)
            picture.plots.push_back(plot_of(belief_chart(ui, line, bare_points(line.points))));
        return picture;
    });
}

}  // namespace

void draw_promises_card(Ui& ui, const Model& model, bool show_table) {
    const PromiseTally& tally = model.derived.progress.promises;
    if (tally.settled() + tally.open == 0) return;
    ui.gap(space::kL);
    Card card(ui, "promises", ui.word("progress.promises"));
    const std::string words =
        ui.word("progress.promises.words", {{"share", tally.settled() ? share_words(ui, tally.held(), tally.settled())
                                                                      : std::string(ui.word("share.none"))}});
    prose(ui, "words", words);
    if (tally.share_shown()) {
        ui.gap(space::kS);
        const double share = static_cast<double>(tally.held()) / tally.settled();
        const Interval likely = wilson(tally.held(), tally.settled());
        draw_share(ui, "share", words, share, likely);
        save_picture(ui, "promises", [&] { return ChartSvg{words, {plot_of_share(share, likely)}, {}}; });
    }
    TableData data{std::string(ui.word("progress.promises")),
                   {std::string(ui.word("progress.outcome")), std::string(ui.word("progress.times"))},
                   {}};
    for (const auto& [key, count] : {std::pair{"promises.kept", tally.kept},
                                     {"promises.renegotiated", tally.renegotiated},
                                     {"promises.repaired", tally.repaired},
                                     {"promises.missed", tally.missed},
                                     {"promises.open", tally.open}})
        data.rows.push_back({std::string(ui.word(key)), std::to_string(count)});
    if (!ui.hide_numbers) {
        ui.gap(space::kS);
        table(ui, "counts", data, show_table ? TableShown::drawn : TableShown::read_only);
    }
    limits(ui, "progress.promises.limits");
}

void draw_progress_practice(Ui& ui, const ProgressView& view, const Model& model) {
    draw_days_card(ui, model);
    draw_ease_card(ui, model, view.table);
    draw_promises_card(ui, model, view.table);
    draw_forecasts_card(ui, model, view.table);
    draw_hours_card(ui, model, view.table);
    draw_contacts_card(ui, model, view.table);
    draw_openness_card(ui, model, view.table);
    draw_repairs_card(ui, model, view.table);
    draw_beliefs_card(ui, model, view.table);
}

}  // namespace mooring
