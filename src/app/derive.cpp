#include "app/derive.h"

#include <algorithm>
#include <iterator>

#include "core/search.h"

namespace mooring {

namespace {

constexpr int kWeeks = 12;

// Statements that were never in sight say nothing about pace.
std::vector<std::int64_t> seen_ms(const Sitting& sitting) {
    std::vector<std::int64_t> seen;
    std::copy_if(sitting.active_ms.begin(), sitting.active_ms.end(), std::back_inserter(seen),
                 [](std::int64_t ms) { return ms > 0; });
    return seen;
}

std::vector<ScoredSitting> score_sittings(const Model& model) {
    std::vector<ScoredSitting> scored;
    for (const Sitting& sitting : model.document.sittings) {
        const Instrument* form = model.catalog.find_instrument(sitting.form);
        // Another version has other words: its score would not be comparable, so it is not drawn.
        if (form == nullptr || form->version != sitting.version) continue;
        ScoredSitting item;
        item.id = sitting.id;
        item.form = sitting.form;
        item.day = local_day(sitting.ended_ms, model.utc_offset_min);
        item.scores = score(*form, sitting.answers);
        item.anxiety = axis_position(*form, item.scores.anxiety);
        item.avoidance = axis_position(*form, item.scores.avoidance);
        item.position = position(*form, item.scores);
        item.pattern = answer_pattern(*form, sitting.answers, sitting.order);
        item.pace = answer_pace(seen_ms(sitting));
        const bool careless = item.pattern.flagged() || item.pace.pace != Pace::unhurried;
        const SittingMarks* marks = model.document.find_marks(sitting.id);
        item.counts = marks ? marks->include : model.document.counts(sitting) && !careless;
        scored.push_back(std::move(item));
    }
    return scored;
}

DimensionChange change_of(const Model& model, const std::vector<ScoredSitting>& scored,
                          std::optional<AxisPosition> ScoredSitting::*axis) {
    DimensionChange out;
    const Instrument* form = model.catalog.find_instrument(kQuickForm);
    std::vector<DatedValue> values;
    for (const ScoredSitting& sitting : scored) {
        const auto& position = sitting.*axis;
        // One form only, and of it one version (score_sittings): other statements give other numbers.
        if (sitting.form != kQuickForm || !sitting.counts || !position) continue;
        values.push_back({sitting.day, position->at});
        out.sittings.push_back(sitting.id);
    }
    out.baseline = make_baseline(values);
    if (form && out.baseline) out.changes = find_changes(values, *out.baseline, form->retest_sem, form->retest_days);
    return out;
}

std::vector<Week> weeks_of(const Model& model) {
    std::vector<Week> weeks(kWeeks);
    const Day this_week = week_start(model.today);
    for (int i = 0; i < kWeeks; ++i) weeks[static_cast<std::size_t>(i)].start = this_week - 7 * (kWeeks - 1 - i);
    for (const Entry& entry : model.document.entries) {
        const Day start = week_start(entry.when.day);
        if (start < weeks.front().start || start > this_week) continue;
        Week& week = weeks[static_cast<std::size_t>((start - weeks.front().start) / 7)];
        ++week.entries;
        if (!entry.mood) continue;
        week.mean_mood = (week.mean_mood * week.moods + *entry.mood) / (week.moods + 1);
        ++week.moods;
    }
    return weeks;
}

std::vector<std::size_t> find_entries(const Model& model) {
    std::vector<std::size_t> found;
    const auto terms = search_terms(model.search);
    const auto& entries = model.document.entries;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (terms.empty() || matches(fold(entries[i].text), terms)) found.push_back(i);
    }
    return found;
}

std::vector<MonthOfEntries> months_of(const Model& model, const std::vector<std::size_t>& found) {
    std::vector<MonthOfEntries> months;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Day day = model.document.entries[found[i]].when.day;
        const Day first = day - to_civil(day).day + 1;
        if (months.empty() || months.back().first != first) months.push_back({first, i, i});
        months.back().end = i + 1;
    }
    return months;
}

}  // namespace

void derive(Model& model) {
    Derived& derived = model.derived;
    const bool stale = derived.of_change != model.document.change || derived.of_day != model.today;
    if (stale) {
        derived.of_change = model.document.change;
        derived.of_day = model.today;
        derived.sittings = score_sittings(model);
        derived.anxiety = change_of(model, derived.sittings, &ScoredSitting::anxiety);
        derived.avoidance = change_of(model, derived.sittings, &ScoredSitting::avoidance);
        derived.weeks = weeks_of(model);
    }
    // Drafts change every second while writing; what was found changes only with the entries and the words looked for.
    if (!derived.found_valid || derived.found_of != model.document.entries_change ||
        derived.found_for != model.search) {
        derived.found_of = model.document.entries_change;
        derived.found = find_entries(model);
        derived.months = months_of(model, derived.found);
        derived.found_for = model.search;
        derived.found_valid = true;
    }
}

}  // namespace mooring
