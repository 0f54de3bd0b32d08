// Progress, day by day: entries, words and moods, feelings, what set off alarms.
#include <algorithm>

#include "ui/views/progress_parts.h"

namespace mooring {

namespace {

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
    if (ui.hide_numbers) data.table = {};
    return data;
}

void draw_weeks_card(Ui& ui, const Model& model, bool show_table) {
    Card card(ui, "weeks", ui.word("weeks.title"));
    const WeekData data = collect_weeks(ui, model);
    if (data.total == 0) {
        prose(ui, "none", ui.word("weeks.none"));
        return;
    }
    const auto read = [&](const std::vector<std::optional<double>>& values, int decimals) {
        return [&ui, &model, &values, decimals](std::size_t i) {
            const std::string week = ui.word("weeks.week_of", {{"date", day_text(ui, model.derived.weeks[i].start)}});
            if (ui.hide_numbers) return week;
            return week + ": " +
                   (values[i] ? format_number(*values[i], decimals) : std::string(ui.word("weeks.no_mood")));
        };
    };
    WeekChart chart;
    chart.values = data.entries;
    chart.max = std::max(7.0, data.most);
    chart.bars = true;
    chart.title = counted(ui, data.total == 1 ? "weeks.entries.one" : "weeks.entries.many",
                          {{"count", std::to_string(data.total)}});
    chart.summary = chart.title;
    chart.from_text = day_short(ui, model.derived.weeks.front().start);
    chart.to_text = ui.word("weeks.this_week");
    chart.read = read(data.entries, 0);
    chart.table = data.table;
    draw_weeks(ui, "entries", chart);
    ui.gap(space::kL);
    const WeekChart entries = chart;
    chart.values = data.moods;
    chart.max = 10;
    chart.bars = false;
    chart.title = ui.word(data.mood_weeks > 0 ? "weeks.mood" : "weeks.mood.none");
    chart.summary = chart.title;
    chart.read = read(data.moods, 1);
    if (data.mood_weeks > 0) {
        draw_weeks(ui, "mood", chart);
    } else {
        prose(ui, "no mood", chart.title);
    }
    limits(ui, "weeks.limits");
    save_picture(ui, "weeks", [&] {
        ChartSvg picture{std::string(ui.word("weeks.title")), {plot_of(entries)}, {}};
        if (data.mood_weeks > 0) picture.plots.push_back(plot_of(chart));
        return picture;
    });
    drawn_table(ui, show_table, data.table);
}

void draw_months_card(Ui& ui, const Model& model, bool show_table) {
    const std::vector<MonthCount>& months = model.derived.progress.months;
    int entries = 0, words = 0, most = 0;
    for (const MonthCount& month : months) {
        entries += month.entries;
        words += month.words;
        most = std::max(most, month.words);
    }
    if (entries == 0 || months.size() < 2) return;
    ui.gap(space::kL);
    Card card(ui, "months", ui.word("progress.months"));
    TableData data{std::string(ui.word("progress.months")),
                   {std::string(ui.word("progress.month")), std::string(ui.word("weeks.table.entries")),
                    std::string(ui.word("progress.words"))},
                   {}};
    std::vector<std::optional<double>> values;
    for (const MonthCount& month : months) {
        values.emplace_back(month.words);
        data.rows.push_back({month_text(ui, month.first), std::to_string(month.entries), std::to_string(month.words)});
    }
    if (ui.hide_numbers) data = {};
    WeekChart chart;
    chart.values = values;
    chart.max = std::max(100, most);
    chart.bars = true;
    chart.title =
        counted(ui, "progress.months.title", {{"entries", std::to_string(entries)}, {"words", std::to_string(words)}});
    chart.summary = chart.title;
    chart.from_text = month_text(ui, months.front().first);
    chart.to_text = month_text(ui, months.back().first);
    chart.read = [&](std::size_t i) {
        const std::string month = month_text(ui, months[i].first);
        if (ui.hide_numbers) return month;
        return ui.word("progress.months.read", {{"month", month},
                                                {"entries", std::to_string(months[i].entries)},
                                                {"words", std::to_string(months[i].words)}});
    };
    chart.table = data;
    draw_weeks(ui, "words", chart);
    limits(ui, "progress.months.limits");
    save_picture(ui, "months", [&] { return ChartSvg{std::string(ui.word("progress.months")), {plot_of(chart)}, {}}; });
    drawn_table(ui, show_table, data);
}

}  // namespace

void draw_feelings_card(Ui& ui, const Model& model, bool show_table) {
    const ProgressDerived& progress = model.derived.progress;
    if (progress.feelings.empty() || progress.months.empty()) return;
    ui.gap(space::kL);
    Card card(ui, "feelings", ui.word("progress.feelings"));
    // As many months as their names have room for.
    const TextFace face = ui.face(type::kCaption);
    const float room = text_width(face, "Www") + space::kS;
    const auto fits = static_cast<std::size_t>(std::max(1.0F, ui.pen.w / room));
    const std::size_t shown = std::min({progress.months.size(), fits, std::size_t{12}});
    const std::size_t from = progress.months.size() - shown;
    HeatChart chart;
    std::vector<std::string> columns;
    for (std::size_t i = from; i < progress.months.size(); ++i)
        columns.emplace_back(ui.word("month.short." + std::to_string(to_civil(progress.months[i].first).month)));
    TableData data{std::string(ui.word("progress.feelings")), {std::string(ui.word("progress.feeling"))}, {}};
    for (std::size_t i = from; i < progress.months.size(); ++i)
        data.headers.push_back(month_text(ui, progress.months[i].first));
    std::vector<HeatRow> rows;
    for (const FeelingRow& row : progress.feelings) {
        const std::string_view name = feeling_words(model, row.feeling);
        rows.push_back({std::string(name), std::span(row.counts).subspan(from)});
        std::vector<std::string> cells{std::string(name)};
        for (std::size_t i = from; i < row.counts.size(); ++i) cells.push_back(std::to_string(row.counts[i]));
        data.rows.push_back(std::move(cells));
    }
    if (ui.hide_numbers) data = {};
    chart.title = ui.word("progress.feelings.title", {{"feeling", rows.front().label}});
    chart.summary = chart.title;
    chart.columns = columns;
    chart.rows = rows;
    chart.table = data;
    draw_heat(ui, "heat", chart);
    limits(ui, "progress.feelings.limits");
    save_picture(ui, "feelings", [&] {
        return ChartSvg{std::string(ui.word("progress.feelings")), {plot_of(chart)}, {}};
    });
    drawn_table(ui, show_table, data);
}

void draw_triggers_card(Ui& ui, const Model& model, bool show_table) {
    const TriggerTally& tally = model.derived.progress.triggers;
    const Exercise* log = model.catalog.find_exercise(kTriggerLog);
    const ExerciseField* what = log ? find_field(*log, "trigger") : nullptr;
    const ExerciseField* pull = log ? find_field(*log, "pull") : nullptr;
    if (tally.logs == 0 || what == nullptr || pull == nullptr) return;
    ui.gap(space::kL);
    Card card(ui, "triggers", ui.word("heat.title"));
    std::vector<std::string> columns;
    TableData data{std::string(ui.word("heat.title")), {std::string(ui.word("heat.kind"))}, {}};
    for (const FieldOption& option : pull->options) {
        columns.push_back(option.text);
        data.headers.push_back(option.text);
    }
    std::vector<HeatRow> rows;
    for (const TriggerTally::Row& row : tally.rows) {
        const auto option = std::find_if(what->options.begin(), what->options.end(),
                                         [&](const FieldOption& one) { return one.id == row.kind; });
        const std::string name(option == what->options.end() ? ui.word("heat.own") : std::string_view(option->text));
        rows.push_back({name, row.counts});
        std::vector<std::string> cells{name};
        for (const int count : row.counts) cells.push_back(std::to_string(count));
        data.rows.push_back(std::move(cells));
    }
    if (ui.hide_numbers) data = {};
    HeatChart chart;
    chart.title =
        counted(ui, tally.logs == 1 ? "heat.logs.one" : "heat.logs.many", {{"count", std::to_string(tally.logs)}});
    chart.summary = chart.title;
    chart.columns = columns;
    chart.rows = rows;
    chart.table = data;
    if (!rows.empty()) draw_heat(ui, "heat", chart);
    ui.gap(space::kS);
    for (std::size_t i = 0; i < columns.size() && i < tally.pulls.size(); ++i) {
        if (tally.pulls[i] == 0) continue;
        // No percentages below kTriggerShareFrom logs.
        const std::string share =
            tally.share_shown()
                ? share_words(ui, tally.pulls[i], tally.logs)
                : counted(ui, "share.few",
                          {{"count", std::to_string(tally.pulls[i])}, {"of", std::to_string(tally.logs)}});
        prose(ui, "pull " + std::to_string(i), ui.word("heat.pull", {{"pull", columns[i]}, {"share", share}}));
    }
    if (tally.recovery_min) {
        prose(
            ui, "recovery",
            counted(ui, "heat.recovery",
                    {{"minutes", format_number(*tally.recovery_min, 0)}, {"count", std::to_string(tally.recoveries)}}));
    } else {
        muted(ui, "recovery", ui.word("heat.recovery.few"));
    }
    limits(ui, "heat.limits");
    if (!rows.empty())
        save_picture(ui, "triggers", [&] {
            return ChartSvg{std::string(ui.word("heat.title")), {plot_of(chart)}, {}};
        });
    drawn_table(ui, show_table, data);
}

void draw_progress_days(Ui& ui, const ProgressView& view, const Model& model) {
    // The weeks are the last ones and hold all entries: beside a name or another time they would mislead.
    if (model.progress_ask.person.is_nil() && model.derived.progress.of_key.empty())
        draw_weeks_card(ui, model, view.table);
    draw_months_card(ui, model, view.table);
    draw_feelings_card(ui, model, view.table);
    draw_triggers_card(ui, model, view.table);
}

}  // namespace mooring
