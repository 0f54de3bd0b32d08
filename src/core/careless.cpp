#include "core/careless.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/score.h"
#include "core/statistics.h"

namespace mooring {

namespace {

constexpr double kFastMs = 2000;
constexpr double kVeryFastMs = 1000;
constexpr double kFastShare = 0.4;

std::optional<int> usable_answer(const Instrument& instrument, const Answers& answers, std::string_view id) {
    const std::optional<int> answer = answers.number(id);
    return answer && *answer >= instrument.min && *answer <= instrument.max ? answer : std::nullopt;
}

// Mean of the raw answers to items of one key; both dimensions when `dimension` is none.
std::optional<double> raw_mean(const Instrument& instrument, const Answers& answers, Keying keying,
                               Dimension dimension) {
    std::vector<double> raw;
    for (const Item& item : instrument.items) {
        if (item.keying != keying || item.dimension == Dimension::none) continue;
        if (dimension != Dimension::none && item.dimension != dimension) continue;
        if (const auto answer = usable_answer(instrument, answers, item.id)) raw.push_back(*answer);
    }
    if (raw.empty()) return std::nullopt;
    return mean(raw);
}

// (raw plain mean + raw reversed mean) / 2 - centre; empty when one key has no answer. Twice its size is the gap
// between the keyed means, because keying only mirrors the reversed side at the centre.
std::optional<double> acquiescence(const Instrument& instrument, const Answers& answers, Dimension dimension) {
    const auto plain = raw_mean(instrument, answers, Keying::plain, dimension);
    const auto reversed = raw_mean(instrument, answers, Keying::reversed, dimension);
    if (!plain || !reversed) return std::nullopt;
    return (*plain + *reversed) / 2 - instrument.centre();
}

int longest_run(const Instrument& instrument, const Answers& answers, std::span<const std::string> order) {
    int longest = 0;
    int run = 0;
    std::optional<int> last;
    for (const std::string& id : order) {
        const std::optional<int> answer = usable_answer(instrument, answers, id);
        run = !answer ? 0 : answer == last ? run + 1 : 1;
        longest = std::max(longest, run);
        last = answer;
    }
    return longest;
}

}  // namespace

AnswerPattern answer_pattern(const Instrument& instrument, const Answers& answers, std::span<const std::string> order) {
    AnswerPattern pattern;
    pattern.longest_run = longest_run(instrument, answers, order);
    pattern.gap_anxiety = 2 * std::fabs(acquiescence(instrument, answers, Dimension::anxiety).value_or(0));
    pattern.gap_avoidance = 2 * std::fabs(acquiescence(instrument, answers, Dimension::avoidance).value_or(0));
    pattern.sd_anxiety = score_dimension(instrument, answers, Dimension::anxiety).sd;
    pattern.sd_avoidance = score_dimension(instrument, answers, Dimension::avoidance).sd;
    pattern.acquiescence = acquiescence(instrument, answers, Dimension::none).value_or(0);
    if (!instrument.careless) return pattern;

    const CarelessLimits& limits = *instrument.careless;
    pattern.run_flag = pattern.longest_run >= limits.run;
    pattern.gap_flag = std::max(pattern.gap_anxiety, pattern.gap_avoidance) >= limits.gap - kTie;
    pattern.sd_flag = std::max(pattern.sd_anxiety, pattern.sd_avoidance) > limits.sd + kTie;
    pattern.acquiescence_note = std::fabs(pattern.acquiescence) > limits.acquiescence + kTie;
    return pattern;
}

AnswerPace answer_pace(std::span<const std::int64_t> active_ms) {
    AnswerPace pace;
    if (active_ms.empty()) return pace;
    const std::vector<double> times(active_ms.begin(), active_ms.end());
    const auto fast = std::count_if(times.begin(), times.end(), [](double ms) { return ms < kFastMs; });
    pace.median_ms = median(times);
    pace.fast_share = static_cast<double>(fast) / static_cast<double>(times.size());
    if (pace.median_ms < kVeryFastMs) {
        pace.pace = Pace::very_hurried;
    } else if (pace.median_ms < kFastMs || pace.fast_share >= kFastShare) {
        pace.pace = Pace::hurried;
    }
    return pace;
}

}  // namespace mooring
