// Looking back: what stands out, a month or a quarter on one page with a place to write, two periods beside each other,
// the way to the report.
#include <algorithm>

#include "ui/views/progress_parts.h"

namespace mooring {

namespace {

constexpr int kReviewMonths = 3;
constexpr int kReviewQuarters = 2;

std::string period_title(const Ui& ui, std::string_view key) {
    const auto period = period_of(key);
    if (!period) return std::string(ui.word("title.progress"));
    if (key.size() == 7 && key[5] == 'q')
        return ui.word("review.quarter", {{"quarter", key.substr(6)}, {"year", key.substr(0, 4)}});
    return month_text(ui, period->from);
}

std::string entry_title(const Ui& ui, std::string_view key) {
    return ui.word("review.entry.title", {{"period", period_title(ui, key)}});
}

std::string insight_words(const Ui& ui, const Insight& insight) {
    constexpr const char* kRules[] = {"lower",     "higher", "noise",    "ease.more",
                                      "ease.less", "pulls",  "promises", "forecasts"};
    const std::string key = std::string("insight.") + kRules[static_cast<int>(insight.rule)];
    const bool dimension = insight.rule <= InsightRule::noise;
    const std::string subject(insight.subject.empty()
                                  ? std::string_view()
                                  : ui.word((dimension ? "axis." : "insight.pull.") + insight.subject));
    if (insight.rule == InsightRule::promises)
        return ui.word(key, {{"share", share_words(ui, insight.count, insight.of)}});
    return counted(
        ui, key, {{"subject", subject}, {"count", std::to_string(insight.count)}, {"of", std::to_string(insight.of)}});
}

// The tab of the page Progress that has its chart.
int tab_of(InsightRule rule) {
    if (rule <= InsightRule::noise) return 0;
    return rule == InsightRule::pulls ? 1 : 2;
}

// A record behind an insight: a check, or an exercise that was done.
void draw_record_row(Ui& ui, const Model& model, const RecordId& id) {
    if (const Practice* practice = model.document.find_practice(id)) {
        const Exercise* exercise = model.catalog.find_exercise(practice->exercise);
        const std::string_view title = exercise ? std::string_view(exercise->title) : ui.word("practised.gone");
        if (list_row(ui, to_text(id), title, day_text(ui, practice->when.day)))
            ui.emit(action::Open{Screen::practised, id});
    } else if (const ScoredSitting* sitting = find_scored(model, id)) {
        if (list_row(ui, to_text(id), form_title(ui, model, sitting->form), day_text(ui, sitting->day)))
            ui.emit(action::Open{Screen::result, id});
    }
}

// Its chart, and the records it was counted from, newest first.
void draw_behind(Ui& ui, ProgressView& view, const Model& model, const Insight& insight) {
    ui.gap(space::kS);
    if (insight.rule <= InsightRule::noise) {
        draw_progress_dimension(ui, model, insight.subject);
    } else if (insight.of > 0) {
        draw_share(ui, "share", share_words(ui, insight.count, insight.of),
                   static_cast<double>(insight.count) / insight.of, wilson(insight.count, insight.of));
    }
    ui.gap(space::kM);
    muted(ui, "records", ui.word("insight.records"), type::kBodyStrong);
    const std::size_t shown = std::min(insight.behind.size(), kMostMarks);
    for (std::size_t i = 0; i < shown; ++i) draw_record_row(ui, model, insight.behind[insight.behind.size() - 1 - i]);
    if (shown < insight.behind.size()) muted(ui, "newest", ui.word("insight.records.newest"));
    ui.gap(space::kS);
    if (!button(ui, "chart", ui.word("insight.chart"), {.kind = ButtonKind::plain})) return;
    view.tab = tab_of(insight.rule);
    ui.scroll_to_top();
    ui.draw_again();
}

void draw_counts(Ui& ui, const PeriodCounts& counts) {
    const auto line = [&](const char* key, int count) {
        if (count > 0) prose(ui, key, counted(ui, key, {{"count", std::to_string(count)}}));
    };
    line("review.sittings", counts.sittings);
    line("review.entries", counts.entries);
    line("review.practices", counts.practices);
    line("review.events", counts.events);
    if (counts.median_mood && !ui.hide_numbers)
        prose(ui, "mood",
              ui.word("review.mood",
                      {{"median", format_number(*counts.median_mood, 1)}, {"count", std::to_string(counts.moods)}}));
    if (counts.promises.settled() > 0)
        prose(ui, "promises",
              ui.word("progress.promises.words",
                      {{"share", share_words(ui, counts.promises.held(), counts.promises.settled())}}));
}

void draw_review_links(Ui& ui, const Model& model) {
    Card card(ui, "reviews", ui.word("review.title"));
    prose(ui, "about", ui.word("review.about"));
    ui.gap(space::kS);
    for (int i = 0; i < kReviewMonths; ++i) {
        const std::string key = month_key(add_months(model.today, -i).value_or(model.today));
        if (list_row(ui, key, period_title(ui, key), ui.word(i == 0 ? "review.month.now" : "review.month")))
            ui.emit(action::Open{Screen::review, {}, key});
        divider(ui);
    }
    for (int i = 0; i < kReviewQuarters; ++i) {
        const std::string key = quarter_key(add_months(model.today, -3 * i).value_or(model.today));
        if (list_row(ui, key, period_title(ui, key), ui.word(i == 0 ? "review.quarter.now" : "review.three")))
            ui.emit(action::Open{Screen::review, {}, key});
        if (i + 1 < kReviewQuarters) divider(ui);
    }
}

// What was written about the period before, and a place to write.
void draw_place_to_write(Ui& ui, const Model& model, const std::string& key) {
    ui.gap(space::kL);
    Card card(ui, "write", ui.word("review.write"));
    const std::string title = entry_title(ui, key);
    const Entry* kept = nullptr;
    for (const Entry& entry : model.document.entries) {
        if (entry.meta.title == title) kept = &entry;
    }
    if (kept == nullptr) {
        prose(ui, "asks", ui.word("review.asks"));
        ui.gap(space::kM);
        if (button(ui, "new", ui.word("review.write.do"), {.kind = ButtonKind::primary, .icon = Icon::write}))
            ui.emit(action::NewEntry{.prompt = "review.period", .title = title});
        return;
    }
    user_text(ui, "text", kept->text);
    ui.gap(space::kM);
    if (button(ui, "edit", ui.word("entry.edit"), {.icon = Icon::write})) ui.emit(action::EditEntry{kept->id});
}

void draw_insights(Ui& ui, ProgressView& view, const Model& model) {
    Card card(ui, "insights", ui.word("insight.title"));
    const std::vector<Insight>& insights = model.derived.progress.insights;
    if (insights.empty()) prose(ui, "none", ui.word("insight.none"));
    for (const Insight& insight : insights) {
        const std::string words = insight_words(ui, insight);
        SemScope scope(ui, node_of(ui.id(insight.key()), Role::group, ui.pen, words));
        prose(ui, "words", words);
        ui.gap(space::kXs);
        float& open = ui.kept(ui.id("open"));
        {
            Flow flow(ui, space::kS);
            if (flow.button("behind", ui.word("insight.behind"), {.pressed = open != 0})) open = open == 0 ? 1 : 0;
            if (flow.button("dismiss", ui.word("insight.dismiss"), {.kind = ButtonKind::plain}))
                ui.emit(action::DismissInsight{insight.key()});
        }
        if (open != 0) draw_behind(ui, view, model, insight);
        ui.gap(space::kL);
    }
    muted(ui, "limits", ui.word("insight.limits"));
}

void draw_compared(Ui& ui, const Model& model) {
    const PeriodCounts& now = model.derived.progress.now;
    const PeriodCounts& before = model.derived.progress.before;
    Card card(ui, "compared", ui.word("compare.title"));
    const Choice choices[] = {{0, ui.word("compare.before")}, {1, ui.word("compare.year")}};
    const ProgressAsk& ask = model.progress_ask;
    if (const auto beside = segmented(ui, "beside", ui.word("compare.beside"), choices, static_cast<int>(ask.beside))) {
        ProgressAsk asked = ask;
        asked.beside = static_cast<ProgressAsk::Beside>(*beside);
        ui.emit(action::LookAt{asked});
    }
    ui.gap(space::kM);
    if (before.sittings + before.entries + before.practices + now.sittings + now.entries + now.practices == 0) {
        prose(ui, "none", ui.word("compare.none"));
        return;
    }
    const auto span = [&](const DayRange& range) {
        return ui.word("compare.span", {{"from", day_text(ui, range.from)}, {"to", day_text(ui, range.to)}});
    };
    if (ui.hide_numbers) {
        prose(ui, "hidden", ui.word("progress.hidden"));
        return;
    }
    TableData data{std::string(ui.word("compare.title")),
                   {std::string(ui.word("compare.what")), span(before.range), span(now.range)},
                   {}};
    const auto row = [&](const char* key, int first, int second) {
        data.rows.push_back({std::string(ui.word(key)), std::to_string(first), std::to_string(second)});
    };
    row("compare.sittings", before.sittings, now.sittings);
    row("compare.entries", before.entries, now.entries);
    row("compare.words", before.words, now.words);
    row("compare.practices", before.practices, now.practices);
    row("compare.events", before.events, now.events);
    const auto mood = [&](const PeriodCounts& counts) {
        return counts.median_mood ? format_number(*counts.median_mood, 1) : std::string(ui.word("compare.few"));
    };
    data.rows.push_back({std::string(ui.word("compare.mood")), mood(before), mood(now)});
    const auto held = [&](const PeriodCounts& counts) {
        const PromiseTally& promises = counts.promises;
        return promises.settled() ? share_words(ui, promises.held(), promises.settled())
                                  : std::string(ui.word("share.none"));
    };
    data.rows.push_back({std::string(ui.word("compare.promises")), held(before), held(now)});
    table(ui, "table", data, TableShown::drawn);
    limits(ui, "compare.limits");
}

}  // namespace

void draw_progress_looking_back(Ui& ui, ProgressView& view, const Model& model) {
    draw_insights(ui, view, model);
    ui.gap(space::kL);
    draw_review_links(ui, model);
    ui.gap(space::kL);
    if (model.progress_ask.span != ProgressAsk::Span::all) {
        draw_compared(ui, model);
    } else {
        Card card(ui, "compared", ui.word("compare.title"));
        prose(ui, "choose", ui.word("compare.choose"));
    }
    ui.gap(space::kL);
    Card card(ui, "hand over", ui.word("title.hand_over"));
    prose(ui, "about", ui.word("report.about"));
    ui.gap(space::kM);
    if (button(ui, "open", ui.word("report.open"))) ui.emit(action::Open{Screen::hand_over});
}

void draw_review(Ui& ui, ProgressView& view, const Model& model) {
    const std::string& key = model.place().key;
    const ProgressDerived& progress = model.derived.progress;
    page_heading(ui, period_title(ui, key));
    if (!period_of(key)) {
        prose(ui, "gone", ui.word("review.gone"));
        return;
    }
    if (!model.progress_ask.person.is_nil()) {
        prose(ui, "only", ui.word("review.only", {{"name", about_words(ui, model, model.progress_ask.person)}}));
        ui.gap(space::kS);
    }
    muted(ui, "together", ui.word("review.together"), type::kBody);
    ui.gap(space::kL);
    {
        Card card(ui, "counts", ui.word("review.was"));
        const PeriodCounts& counts = progress.now;
        if (counts.sittings + counts.entries + counts.practices + counts.events == 0)
            prose(ui, "none", ui.word("review.none"));
        draw_counts(ui, counts);
    }
    draw_place_to_write(ui, model, key);
    if (!progress.anxiety.sittings.empty() || !progress.avoidance.sittings.empty()) {
        ui.gap(space::kL);
        Card card(ui, "change", ui.word("compass.change.title"));
        draw_change_charts(ui, model, find_series(model, progress.form, progress.of_ask.person), false, &progress);
    }
    ui.gap(space::kL);
    draw_progress_days(ui, view, model);
    ui.gap(space::kL);
    draw_progress_practice(ui, view, model);
    ui.gap(space::kL);
    if (button(ui, "print", ui.word("common.print"))) ui.emit(action::Print{});
    ui.gap(space::kXxl);
}

}  // namespace mooring
