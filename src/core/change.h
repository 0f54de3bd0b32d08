// Whether a score moved beyond error since a baseline (Jacobson & Truax 1991). Says "likely", never "better" or
// "worse". The caller hands in the usable sittings of one form, version and context on one dimension, oldest first:
// practice, set aside and derived sittings are already out.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/date.h"

namespace mooring {

struct Baseline {
    double mean = 0;
    int count = 0;          // sittings it is made of: 2, or 1 while provisional
    std::size_t first = 0;  // index of the first of them
    bool provisional() const { return count < 2; }
};

enum class Verdict : unsigned char { noise, possible, likely };

// One sitting after the baseline.
struct Change {
    std::size_t index = 0;  // into the sittings
    double rc = 0;          // reliable change index; the sign is its direction
    Verdict verdict = Verdict::noise;
    bool confirmed = false;  // a likely change that the next sitting confirmed
};

// The baseline from sitting `first` on: the mean of two sittings when a third follows to compare with, else of one.
// First sittings tend to be too high (Shrout et al. 2018), hence two. Empty when there is no such sitting.
std::optional<Baseline> make_baseline(std::span<const DatedValue> sittings, std::size_t first = 0);

// RC = (x - b) / (SEM sqrt(1 / n_b + 1)). 0 when sem is not above 0 or the baseline is empty.
double reliable_change(double value, const Baseline& baseline, double sem);

// The difference from the baseline, in points, at which |RC| reaches z (kZ90 or kZ95 of normal.h).
double change_threshold(double sem, int baseline_count, double z);

// |RC| below 1.645: cannot be told from noise; below 1.96: possible; else likely.
Verdict verdict(double rc);

// Whether a later sitting confirms a likely change: |RC| >= 1.645 in the same direction.
bool confirms(double rc, double later_rc);

// Every sitting after the baseline. A likely change is confirmed or not by the first sitting at least `spacing_days`
// later, from the same baseline.
std::vector<Change> find_changes(std::span<const DatedValue> sittings, const Baseline& baseline, double sem,
                                 int spacing_days);

}  // namespace mooring
