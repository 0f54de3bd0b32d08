#include "core/questionnaire_score.h"

#include <algorithm>
#include <cmath>

namespace mooring {

namespace {

bool is_rating(const OwnForm& form, const std::string& id) {
    const auto item =
        std::find_if(form.items.begin(), form.items.end(), [&](const OwnItem& one) { return one.id == id; });
    return item != form.items.end() && item->rating;
}

int least(double share, int count) {
    return static_cast<int>(std::ceil(share * count - 1e-9));
}

}  // namespace

OwnScore score_scale(const OwnForm& form, const OwnScale& scale, const Answers& answers,
                     const PositionConstants& constants) {
    OwnScore score;
    int plain = 0, reversed = 0, plain_given = 0, reversed_given = 0;
    double sum = 0, squares = 0;
    for (const ScaleItem& link : scale.items) {
        if (!is_rating(form, link.item)) continue;
        ++score.total;
        ++(link.reversed ? reversed : plain);
        const auto given = answers.number(link.item);
        if (!given || *given < form.min || *given > form.max) continue;
        const double keyed = link.reversed ? form.min + form.max - *given : *given;
        ++score.answered;
        ++(link.reversed ? reversed_given : plain_given);
        sum += keyed;
        squares += keyed * keyed;
    }
    if (score.answered == 0) return score;
    const double n = score.answered;
    score.mean = sum / n;
    if (score.answered > 1) score.sd = std::sqrt(std::max(0.0, (squares - n * score.mean * score.mean) / (n - 1)));
    score.value = scale.method == ScaleMethod::sum ? score.mean * score.total : score.mean;
    const bool enough = score.answered >= least(scale.min_answered, score.total);
    const bool both_keys = plain > 0 && reversed > 0;
    const int smaller = std::min(plain, reversed);
    const int smaller_given = reversed < plain   ? reversed_given
                              : plain < reversed ? plain_given
                                                 : std::min(plain_given, reversed_given);
    score.scorable = enough && (!both_keys || smaller_given >= least(scale.min_per_key, smaller));
    if (!score.scorable) return score;
    // The constants hold for a scale of 1 to 7; others stretch with its width.
    const double stretch = (form.max - form.min) / 6.0;
    PositionConstants scaled = constants;
    scaled.prior_sd *= stretch;
    scaled.day_drift *= stretch;
    const double error = position_error(score.sd, score.answered, scaled);
    score.position =
        AxisPosition{score.mean, error, score.mean - constants.band * error, score.mean + constants.band * error};
    return score;
}

std::optional<double> derived_score(const OwnForm& form, const OwnDerived& derived, const Answers& answers) {
    double sum = 0;
    for (const ScaleTerm& term : derived.terms) {
        const auto scale = std::find_if(form.scales.begin(), form.scales.end(),
                                        [&](const OwnScale& one) { return one.id == term.scale; });
        if (scale == form.scales.end()) return std::nullopt;
        const OwnScore score = score_scale(form, *scale, answers);
        if (!score.scorable) return std::nullopt;
        sum += term.weight * score.value;
    }
    return sum;
}

std::optional<double> own_retest_sem(const OwnForm& form) {
    if (!form.retest_sd || !form.retest_r) return std::nullopt;
    return *form.retest_sd * std::sqrt(1 - *form.retest_r);
}

}  // namespace mooring
