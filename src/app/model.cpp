#include "app/model.h"

#include <algorithm>

namespace mooring {

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

const Prompt* prompt_of_today(const Model& model) {
    std::vector<const Prompt*> light;
    for (const Prompt& prompt : model.catalog.prompts) {
        if (prompt.depth == Depth::light && !prompt.gated) light.push_back(&prompt);
    }
    if (light.empty()) return nullptr;
    // A step that shares no factor with most list lengths, so that neighbouring days ask about different things.
    const auto turn =
        static_cast<std::size_t>(std::max(0, model.today)) * 7 + static_cast<std::size_t>(model.prompt_turn);
    return light[turn % light.size()];
}

const ScoredSitting* find_scored(const Model& model, const RecordId& id) {
    const auto& all = model.derived.sittings;
    const auto found = std::find_if(all.begin(), all.end(), [&](const ScoredSitting& item) { return item.id == id; });
    return found == all.end() ? nullptr : &*found;
}

const Change* find_change(const DimensionChange& dimension, const RecordId& sitting) {
    const auto found = std::find_if(dimension.changes.begin(), dimension.changes.end(),
                                    [&](const Change& change) { return dimension.sittings[change.index] == sitting; });
    return found == dimension.changes.end() ? nullptr : &*found;
}

int days_until_retest(const Model& model, const Instrument& form) {
    for (auto sitting = model.document.sittings.rbegin(); sitting != model.document.sittings.rend(); ++sitting) {
        if (sitting->form != form.id || sitting->practice) continue;
        const Day last = local_day(sitting->ended_ms, model.utc_offset_min);
        // Never more than the spacing: the clock may have been wrong on that day.
        return std::clamp(last + form.retest_days - model.today, 0, std::max(0, form.retest_days));
    }
    return 0;
}

}  // namespace mooring
