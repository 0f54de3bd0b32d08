// Small-sample statistics for charts: level lately, shares, forecasts, steadiness, and from how many observations on
// each is shown. Direction over time lives in trend.h. Nothing here divides by zero or returns NaN for finite input.
#pragma once

#include <optional>
#include <span>

#include "core/date.h"
#include "core/instrument.h"
#include "core/normal.h"

namespace mooring {

// Below these counts a chart shows the raw counts or points only.
inline constexpr int kSlopeFrom = 4;       // a line of direction
inline constexpr int kTrendWordsFrom = 5;  // words about a direction, and only when p <= kTrendWordsP
inline constexpr double kTrendWordsP = 0.10;
inline constexpr double kLevelFrom = 2;       // n_eff of the level lately
inline constexpr int kShareFrom = 5;          // a share with its interval
inline constexpr int kBrierFrom = 8;          // forecasts
inline constexpr int kTriggerShareFrom = 10;  // logged triggers
inline constexpr int kMoodFrom = 5;           // pairs before / after
inline constexpr int kPairedWeeksFrom = 12;   // practice beside score
inline constexpr int kSteadinessFrom = 6;     // sittings
inline constexpr double kScoreTauDays = 30;   // memory of the level lately: scores
inline constexpr double kPulseTauDays = 7;    // and pulses

// Values closer than this are ties: differences of scores are never that small otherwise.
inline constexpr double kTie = 1e-9;

// Arithmetic mean; 0 for none.
double mean(std::span<const double> values);

// The middle value, or the mean of the middle two; 0 for none. Does not change its input.
double median(std::span<const double> values);

// The same without a copy: leaves the values in another order.
double median_in_place(std::span<double> values);

// Standard deviation (n - 1); 0 below two values.
double sample_sd(std::span<const double> values);

// Exponentially weighted mean at the last day: w = exp(-(t_n - t_i) / tau), n_eff = (sum w)^2 / sum w^2 (Kish 1965).
struct Level {
    double mean = 0;
    double n_eff = 0;
    bool shown() const { return n_eff >= kLevelFrom; }
};

// Points in any order. No points, or tau_days not above 0: n_eff 0.
Level level_lately(std::span<const DatedValue> points, double tau_days);

struct Interval {
    double low = 0;
    double high = 1;
};

// Interval of a share, successes out of n, at z (Wilson 1927), in [0, 1]. n < 1 gives 0 to 1.
Interval wilson(int successes, int n, double z = kZ90);

struct Forecast {
    double probability = 0;  // in [0, 1]
    bool happened = false;
};

struct Calibration {
    double brier = 0;  // mean squared difference (Brier 1950); 0 is perfect
    double mean_forecast = 0;
    double mean_outcome = 0;
    int count = 0;
};

// No forecasts: all 0.
Calibration calibrate(std::span<const Forecast> forecasts);

// The two half scores of one sitting on one dimension: half 1 has the 1st, 3rd ... of the plain items and the 2nd, 4th
// ... of the reversed ones, half 2 the rest; keyed means of the answers given.
struct Halves {
    double first = 0;
    double second = 0;
};

// Empty when a half has no answer.
std::optional<Halves> split_halves(const Instrument& instrument, const Answers& answers, Dimension dimension);

struct Steadiness {
    double r = 0;          // Pearson correlation of the halves over sittings
    double corrected = 0;  // 2 r / (1 + r) (Spearman 1910; Brown 1910); 0 when r is not above 0
};

// Empty below kSteadinessFrom sittings and when a half never varies.
std::optional<Steadiness> steadiness(std::span<const Halves> sittings);

}  // namespace mooring
