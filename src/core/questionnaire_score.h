// Scores of a questionnaire that a person brought in, by its own key. No norms, no types, no named regions.
#pragma once

#include <optional>
#include <vector>

#include "core/answers.h"
#include "core/position.h"
#include "core/questionnaire.h"

namespace mooring {

struct OwnScore {
    double value = 0;       // mean of the keyed answers, or that mean times the number of items for a sum
    double mean = 0;        // of the keyed answers given
    double sd = 0;          // their standard deviation (n - 1)
    int answered = 0;       // ratings given
    int total = 0;          // ratings the scale has
    bool scorable = false;  // enough answers in all, and on the smaller key side
    std::optional<AxisPosition> position;  // of a mean, when it is scorable
};

// One scale. Items off the form's scale count as missing; choices never count.
// A sum with missing answers is the mean of the given ones times the number of items (person-mean imputation).
OwnScore score_scale(const OwnForm& form, const OwnScale& scale, const Answers& answers,
                     const PositionConstants& constants = {});

// The weighted sum; empty unless every scale it needs is scorable.
std::optional<double> derived_score(const OwnForm& form, const OwnDerived& derived, const Answers& answers);

// Standard error of one measurement, sd * sqrt(1 - r), from the published figures the person entered (Jacobson & Truax
// 1991); empty without both: then no change is named.
std::optional<double> own_retest_sem(const OwnForm& form);

}  // namespace mooring
