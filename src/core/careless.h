// Signs of hurried or very alike answers and of yes-saying. They are remarks for the person to judge: nothing is
// discarded and no score is corrected here.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/instrument.h"

namespace mooring {

struct AnswerPattern {
    int longest_run = 0;     // identical raw answers in the order shown; a missing one ends a run
    double gap_anxiety = 0;  // distance of the means of the plain and the reversed items, keyed; 0 without both
    double gap_avoidance = 0;
    double sd_anxiety = 0;  // SD (n - 1) of the keyed answers
    double sd_avoidance = 0;
    double acquiescence = 0;  // mean of the raw plain and raw reversed means minus the centre; 0 without both
    bool run_flag = false;    // from here on: beyond the form's limits; all false when it has none
    bool gap_flag = false;
    bool sd_flag = false;
    bool acquiescence_note = false;

    bool flagged() const { return run_flag || gap_flag || sd_flag; }
};

// Looks at the answers in the order in which the items were shown.
AnswerPattern answer_pattern(const Instrument& instrument, const Answers& answers, std::span<const std::string> order);

enum class Pace : unsigned char { unhurried, hurried, very_hurried };

struct AnswerPace {
    double median_ms = 0;
    double fast_share = 0;  // of items under 2 s, in [0, 1]
    Pace pace = Pace::unhurried;
};

// Hurried: median below 2 s or at least 40 % of the items below 2 s (Bowling et al. 2021); very hurried: median below
// 1 s (Wood et al. 2017). Milliseconds of attention an item; no items: unhurried.
AnswerPace answer_pace(std::span<const std::int64_t> active_ms);

}  // namespace mooring
