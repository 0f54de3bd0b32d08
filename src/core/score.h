// Scores from raw answers. Never stored: they are computed again from the answers and the version of the form.
// What a score is worth (its error, its region) lives in position.h.
#pragma once

#include <optional>

#include "core/instrument.h"

namespace mooring {

// One dimension of one sitting. Shown with one decimal, kept in full.
struct DimensionScore {
    double mean = 0;        // mean of the keyed answers given, in [min, max]; 0 when none was given
    double sd = 0;          // their standard deviation (n - 1); 0 below two answers
    int answered = 0;       // numbers given; "does not apply" is missing
    int total = 0;          // items of the dimension
    bool scorable = false;  // enough answers on both keys: at least 80 % in all and 40 % of the smaller key side
};

struct Scores {
    DimensionScore anxiety;
    DimensionScore avoidance;
    bool both() const { return anxiety.scorable && avoidance.scorable; }
};

// The answer turned so that more means more of the dimension: x, or (min + max) - x for reversed items.
int keyed_answer(const Instrument& instrument, const Item& item, int answer);

// Scores one dimension. Items the instrument does not have and numbers off its scale count as missing. Means of the
// items given are not free of bias even when gaps are random (Mazza, Enders & Ruehlman 2015): print `answered`.
DimensionScore score_dimension(const Instrument& instrument, const Answers& answers, Dimension dimension);

// Both dimensions. A longer form's answers may be scored with a form that is_part_of() it.
Scores score(const Instrument& instrument, const Answers& answers);

// ((min + max - A) + (min + max - V)) / 2, only where one number cannot be avoided; empty unless both are scorable.
std::optional<double> ease(const Instrument& instrument, const Scores& scores);

}  // namespace mooring
