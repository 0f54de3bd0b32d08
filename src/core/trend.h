// Direction over time of a few scores: Theil-Sen line, Kendall's test, and a band from the retest error.
// Robust to one odd sitting; equal days are allowed and carry no direction. How many points a chart needs:
// statistics.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/date.h"
#include "core/statistics.h"

namespace mooring {

struct TrendLine {
    double per_30_days = 0;  // median of the slopes of all pairs (Theil 1950; Sen 1968), points per 30 days
    double intercept = 0;    // median of y - slope t, at the earliest day
    Day start = 0;           // the earliest day
};

// Points in any order. Empty when all lie on one day or there are fewer than two.
std::optional<TrendLine> theil_sen(std::span<const DatedValue> points);

enum class KendallMethod : unsigned char { exact, permutation, normal };

struct Kendall {
    int s = 0;            // concordant minus discordant pairs
    double variance = 0;  // of S with ties removed (Kendall 1970); the untied value for `exact`
    double z = 0;         // with continuity correction; the basis of p only for `normal`
    double p = 1;         // two-sided
    KendallMethod method = KendallMethod::exact;
};

// Kendall's test of values against days (Kendall 1938; Mann 1945). p is exact without ties to 200 points, from all
// permutations with ties to 8 points, else by the normal approximation with tie variance and continuity correction.
// Fewer than two points: p = 1.
Kendall kendall(std::span<const DatedValue> points);

// Whether a direction may be put into words: at least 5 points and p <= .10.
bool direction_may_be_named(std::span<const DatedValue> points, const Kendall& test);

// 5 % to 95 % of the Theil-Sen slope, per 30 days, when a normal error of `sem` points is added to each point again,
// 1000 times (parametric bootstrap, Efron & Tibshirani 1993). Same points, sem and seed: same band. Empty below 4
// points, when all lie on one day, or when sem is not above 0. Grows with the square of the points: in a browser about
// 20 ms for 40 of them, 120 ms for 100, 0.8 s for 260.
std::optional<Interval> slope_band(std::span<const DatedValue> points, double sem, std::uint64_t seed);

}  // namespace mooring
