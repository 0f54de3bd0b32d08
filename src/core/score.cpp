#include "core/score.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/statistics.h"

namespace mooring {

int keyed_answer(const Instrument& instrument, const Item& item, int answer) {
    return item.keying == Keying::plain ? answer : instrument.min + instrument.max - answer;
}

DimensionScore score_dimension(const Instrument& instrument, const Answers& answers, Dimension dimension) {
    DimensionScore score;
    std::array<int, 2> size{};   // items of each key
    std::array<int, 2> given{};  // answers to them
    std::vector<double> keyed;
    for (const Item& item : instrument.items) {
        if (item.dimension != dimension) continue;
        const auto key = static_cast<std::size_t>(item.keying);
        ++size[key];
        const std::optional<int> answer = answers.number(item.id);
        if (!answer || *answer < instrument.min || *answer > instrument.max) continue;
        ++given[key];
        keyed.push_back(keyed_answer(instrument, item, *answer));
    }
    score.total = size[0] + size[1];
    score.answered = given[0] + given[1];
    score.mean = mean(keyed);
    score.sd = sample_sd(keyed);

    // In whole numbers: answered >= 80 % of all, and answered on the smaller side >= 40 % of it, rounded up. Where both
    // sides are of one size, both must hold. A side without items asks for nothing.
    const int smaller = std::min(size[0], size[1]);
    bool keys_covered = true;
    for (std::size_t key = 0; key < 2; ++key) {
        if (size[key] == smaller && 10 * given[key] < 4 * smaller) keys_covered = false;
    }
    score.scorable = score.answered > 0 && 10 * score.answered >= 8 * score.total && keys_covered;
    return score;
}

Scores score(const Instrument& instrument, const Answers& answers) {
    return {score_dimension(instrument, answers, Dimension::anxiety),
            score_dimension(instrument, answers, Dimension::avoidance)};
}

std::optional<double> ease(const Instrument& instrument, const Scores& scores) {
    if (!scores.both()) return std::nullopt;
    return instrument.min + instrument.max - (scores.anxiety.mean + scores.avoidance.mean) / 2;
}

}  // namespace mooring
