#include "app/derive.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "core/sorting.h"

namespace mooring {

namespace {

constexpr int kWeeks = 12;
constexpr int kOwnSpacingDays = 14;  // before a change on a questionnaire's scale can be confirmed

// Statements that were never in sight say nothing about pace.
std::vector<std::int64_t> seen_ms(const Sitting& sitting) {
    std::vector<std::int64_t> seen;
    std::copy_if(sitting.active_ms.begin(), sitting.active_ms.end(), std::back_inserter(seen),
                 [](std::int64_t ms) { return ms > 0; });
    return seen;
}

ScoredSitting common(const Model& model, const Sitting& sitting) {
    ScoredSitting item;
    item.id = sitting.id;
    item.form = sitting.form;
    item.person = sitting.person;
    item.past = sitting.past;
    item.split = sitting.split;
    item.day = local_day(sitting.ended_ms, model.utc_offset_min);
    item.withheld = !sitting.person.is_nil() && safety_of(model, sitting.person) != Safety::open;
    return item;
}

void score_by(const Model& model, ScoredSitting& item, const Instrument& form, const Sitting& sitting) {
    const PositionConstants& constants = model.document.settings.constants;
    item.scores = score(form, sitting.answers);
    item.anxiety = axis_position(form, item.scores.anxiety, constants);
    item.avoidance = axis_position(form, item.scores.avoidance, constants);
    item.position = position(form, item.scores, constants);
}

void score_own(const Model& model, ScoredSitting& item, const OwnForm& form, const Sitting& sitting) {
    for (const OwnScale& scale : form.scales) {
        item.own.push_back(score_scale(form, scale, sitting.answers, model.document.settings.constants));
    }
    for (const OwnDerived& derived : form.derived) {
        item.own_derived.push_back(derived_score(form, derived, sitting.answers));
    }
}

void settle_counting(const Model& model, ScoredSitting& item, const Sitting& sitting) {
    item.careless = item.pattern.flagged() || item.pace.pace != Pace::unhurried;
    const SittingMarks* marks = model.document.find_marks(sitting.id);
    item.counts = !item.withheld && (marks ? marks->include : model.document.counts(sitting) && !item.careless);
}

std::vector<ScoredSitting> score_sittings(const Model& model) {
    std::vector<ScoredSitting> scored;
    const Instrument* quick = model.catalog.find_instrument(kQuickForm);
    for (const Sitting& sitting : model.document.sittings) {
        const Instrument* form = find_form(model, sitting.form);
        // Another version has other words: its score would not be comparable, so it is not drawn.
        if (form == nullptr || form->version != sitting.version) continue;
        ScoredSitting item = common(model, sitting);
        // On one page only the page has a time, not each question.
        if (!is_one_page(*form)) item.pace = answer_pace(seen_ms(sitting));
        if (const Questionnaire* own = find_own_form(model, sitting.form)) {
            if (!item.withheld) score_own(model, item, own->form, sitting);
        } else if (!item.withheld) {
            score_by(model, item, *form, sitting);
            item.pattern = answer_pattern(*form, sitting.answers, sitting.order);
        }
        settle_counting(model, item, sitting);
        scored.push_back(item);
        // The long form holds the statements of the quick one: the same answers also give its score.
        if (sitting.form != kLongForm || quick == nullptr || !is_part_of(*quick, *form)) continue;
        item.derived = true;
        item.form = kQuickForm;
        score_by(model, item, *quick, sitting);
        scored.push_back(std::move(item));
    }
    return scored;
}

// The place among `ids` where the person lets the baseline begin; the last choice stands.
std::size_t baseline_start(const Model& model, const std::vector<RecordId>& ids) {
    for (std::size_t i = ids.size(); i > 0; --i) {
        const SittingMarks* marks = model.document.find_marks(ids[i - 1]);
        if (marks && marks->baseline) return i - 1;
    }
    return 0;
}

DimensionChange change_of(const Model& model, const Series& series, std::optional<AxisPosition> ScoredSitting::*axis) {
    DimensionChange out;
    const Instrument* form = model.catalog.find_instrument(series.form);
    std::vector<DatedValue> values;
    for (const std::size_t place : series.sittings) {
        const ScoredSitting& sitting = model.derived.sittings[place];
        const auto& position = sitting.*axis;
        if (sitting.derived || !position) continue;
        values.push_back({sitting.day, position->at});
        out.sittings.push_back(sitting.id);
    }
    if (form == nullptr || series.past) return out;
    out.baseline = make_baseline(values, baseline_start(model, out.sittings));
    if (out.baseline) out.changes = find_changes(values, *out.baseline, form->retest_sem, form->retest_days);
    return out;
}

// Change on one scale of a questionnaire; named only with the published figures that the person entered.
DimensionChange own_change(const Model& model, const Series& series, const OwnForm& form, std::size_t scale) {
    DimensionChange out;
    std::vector<DatedValue> values;
    for (const std::size_t place : series.sittings) {
        const ScoredSitting& sitting = model.derived.sittings[place];
        if (scale >= sitting.own.size() || !sitting.own[scale].scorable) continue;
        values.push_back({sitting.day, sitting.own[scale].value});
        out.sittings.push_back(sitting.id);
    }
    const auto sem = own_retest_sem(form);
    if (!sem || series.past) return out;
    out.baseline = make_baseline(values, baseline_start(model, out.sittings));
    if (out.baseline) out.changes = find_changes(values, *out.baseline, *sem, kOwnSpacingDays);
    return out;
}

// One form and of it one version (score_sittings), about one person, in one tense: other statements give other numbers.
std::vector<Series> series_of(const Model& model) {
    std::vector<Series> all;
    const auto& sittings = model.derived.sittings;
    for (std::size_t i = 0; i < sittings.size(); ++i) {
        if (!sittings[i].counts) continue;
        auto series = std::find_if(all.begin(), all.end(), [&](const Series& one) {
            return one.form == sittings[i].form && one.person == sittings[i].person && one.past == sittings[i].past;
        });
        if (series == all.end()) {
            all.push_back({sittings[i].form, sittings[i].person, sittings[i].past, {}, {}, {}, {}});
            series = all.end() - 1;
        }
        series->sittings.push_back(i);
    }
    sort_by(all, [](const Series& a, const Series& b) {
        return std::tie(a.form, a.person, a.past) < std::tie(b.form, b.person, b.past);
    });
    for (Series& series : all) {
        series.anxiety = change_of(model, series, &ScoredSitting::anxiety);
        series.avoidance = change_of(model, series, &ScoredSitting::avoidance);
        const Questionnaire* own = find_own_form(model, series.form);
        for (std::size_t i = 0; own && i < own->form.scales.size(); ++i) {
            series.own.push_back(own_change(model, series, own->form, i));
        }
    }
    return all;
}

std::vector<OwnInstrument> own_instruments(const Model& model) {
    std::vector<OwnInstrument> all;
    for (const Questionnaire& one : model.document.questionnaires) all.push_back({one.id, as_instrument(one)});
    return all;
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

}  // namespace

void derive(Model& model, const Enough& enough) {
    Derived& derived = model.derived;
    const bool stale = derived.of_change != model.document.change || derived.of_day != model.today;
    if (stale) {
        derived.of_change = model.document.change;
        derived.of_day = model.today;
        derived.own_instruments = own_instruments(model);
        derived.sittings = score_sittings(model);
        derived.series = series_of(model);
        derived.weeks = weeks_of(model);
        derived.practice = derive_practice(model);
    }
    // Drafts change every second while writing; what was found changes only with the journal and the words looked for.
    derive_journal(model, enough);
    const Screen screen = model.place().screen;
    const bool progress = screen == Screen::progress || screen == Screen::review || screen == Screen::person;
    if (progress && model.catalog.whole) derive_later(model);
}

}  // namespace mooring
