// What may be remarked about the numbers, each with its reason and the records behind it. A rule speaks only from its
// least count on and only where chance alone would seldom speak: tests/bench prints how often a change is claimed where
// there is none (at most one quarter in twenty). It never says why. Words belong to the screens.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/change.h"
#include "core/statistics.h"
#include "core/tallies.h"
#include "core/trend.h"

namespace mooring {

enum class InsightRule : unsigned char {
    lower,      // a dimension: confirmed against the baseline, and its direction agrees
    higher,     // the same upward
    noise,      // the last difference cannot be told from noise
    ease_more,  // after exercises more at ease than before, more often than chance gives
    ease_less,
    pulls,     // most alarms pulled one way
    promises,  // how many were held
    forecasts  // how often a feared thing came
};

struct Insight {
    InsightRule rule = InsightRule::noise;
    std::string subject;           // "anxiety", "avoidance", a pull; else empty
    int count = 0;                 // how many ...
    int of = 0;                    // ... of how many
    double p = 1;                  // of the test behind it; 1 where there is none
    std::vector<RecordId> behind;  // the newest last
    // Names it for "do not show again": with the newest record or the count behind it, so that it comes back with news.
    std::string key() const;
};

// One dimension: its sittings that count, oldest first, of one form and person.
struct InsightDimension {
    std::string_view name;
    std::span<const DatedValue> points;
    std::span<const RecordId> ids;  // of the points
    std::span<const Change> changes;
};

struct InsightFacts {
    Day first = 0;  // of the first record of any kind
    Day today = 0;
    std::vector<InsightDimension> dimensions;
    const EaseTally* ease = nullptr;
    const TriggerTally* triggers = nullptr;
    const PromiseTally* promises = nullptr;
    const ForecastTally* forecasts = nullptr;
};

inline constexpr int kInsightsFromDay = 14;    // nothing in the first two weeks
inline constexpr int kInsightSittings = 6;     // for a change of a dimension
inline constexpr double kInsightP = 0.02;      // of Kendall's test beside the confirmed change
inline constexpr double kInsightEaseP = 0.01;  // of the sign test
inline constexpr int kInsightEasePairs = 8;    // that differ at all

std::vector<Insight> find_insights(const InsightFacts& facts);

// Two-sided exact sign test (Arbuthnot 1710): the chance of a split at least this uneven when both sides are equally
// likely. 1 for none.
double sign_test(int more, int less);

}  // namespace mooring
