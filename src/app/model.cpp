#include "app/model.h"

#include <algorithm>

namespace mooring {

bool is_withheld(const Model& model, const Exercise& exercise, const RecordId& person) {
    return exercise.gated && !person.is_nil() && safety_of(model, person) != Safety::open;
}

bool is_offered_person(const Model& model, const Person& person) {
    return !person.archived && safety_of(model, person.id) != Safety::withheld;
}

namespace {
constexpr std::int64_t kDayMs = 24LL * 60 * 60 * 1000;
constexpr std::int64_t kMinuteMs = 60'000;
}  // namespace

std::string_view note_of(const Model& model, const RecordId& sitting) {
    if (model.note && model.note->sitting == sitting) return model.note->text;
    const SittingMarks* marks = model.document.find_marks(sitting);
    return marks ? std::string_view(marks->note) : std::string_view();
}

Day local_day(std::int64_t ms, int utc_offset_min) {
    const std::int64_t local = ms + utc_offset_min * kMinuteMs;
    return static_cast<Day>(local >= 0 ? local / kDayMs : (local - kDayMs + 1) / kDayMs);
}

const Questionnaire* find_own_form(const Model& model, std::string_view form) {
    const auto id = record_id_from_text(form);
    return id ? model.document.find_questionnaire(*id) : nullptr;
}

const Instrument* find_form(const Model& model, std::string_view form) {
    if (const Instrument* own = model.catalog.find_instrument(form)) return own;
    const auto& all = model.derived.own_instruments;
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const OwnInstrument& one) { return one.instrument.id == form; });
    return found == all.end() ? nullptr : &found->instrument;
}

bool is_one_page(const Instrument& form) {
    return form.id == kPulse;
}

Safety safety_of(const Model& model, const RecordId& person) {
    const Safety stored = model.document.safety_of(person);
    if (stored == Safety::open || stored == Safety::withheld) return stored;
    const auto now = model.safety_now.find(person);
    return now == model.safety_now.end() ? stored : now->second;
}

const Series* find_series(const Model& model, std::string_view form, const RecordId& person) {
    const auto& all = model.derived.series;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Series& one) { return one.form == form && one.person == person; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<Day> event_days(const Model& model, const RecordId& person) {
    std::vector<Day> days;
    for (const LifeEvent& event : model.document.life_events) {
        if (event.person.is_nil() || event.person == person) days.push_back(event.day);
    }
    return days;
}

const ScoredSitting* find_scored(const Model& model, const RecordId& id) {
    const auto& all = model.derived.sittings;
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const ScoredSitting& item) { return item.id == id && !item.derived; });
    return found == all.end() ? nullptr : &*found;
}

const Change* find_change(const DimensionChange& dimension, const RecordId& sitting) {
    const auto found = std::find_if(dimension.changes.begin(), dimension.changes.end(),
                                    [&](const Change& change) { return dimension.sittings[change.index] == sitting; });
    return found == dimension.changes.end() ? nullptr : &*found;
}

int days_until_retest(const Model& model, const Instrument& form, const RecordId& person) {
    for (auto sitting = model.document.sittings.rbegin(); sitting != model.document.sittings.rend(); ++sitting) {
        if (sitting->form != form.id || sitting->person != person || sitting->practice) continue;
        const Day last = local_day(sitting->ended_ms, model.utc_offset_min);
        // Never more than the spacing: the clock may have been wrong on that day.
        return std::clamp(last + form.retest_days - model.today, 0, std::max(0, form.retest_days));
    }
    return 0;
}

bool space_is_short(const Recovery& recovery) {
    constexpr double kShare = 0.8;
    return recovery.space_quota > 0 && recovery.space_used >= kShare * recovery.space_quota;
}

}  // namespace mooring
