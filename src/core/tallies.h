// What finished exercises add up to: counts, shares, pairs. Pure: the caller hands in the records of the range and the
// people that are looked at. From which count on a share or a median may be said: statistics.h.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/practice.h"
#include "core/statistics.h"

namespace mooring {

// The trigger log (e19): what set it off, which way it pulled.
inline constexpr int kPulls = 3;  // cling, flee, both
inline constexpr std::array<std::string_view, kPulls> kPullIds{"cling", "flee", "both"};
struct TriggerTally {
    struct Row {
        std::string kind;  // id of the chip; empty: the person's own words
        std::array<int, kPulls> counts{};
    };
    int logs = 0;                        // with a kind or a pull
    std::vector<RecordId> behind;        // these, in the order given
    std::array<int, kPulls> pulls{};     // logs by pull
    std::vector<Row> rows;               // in the order of `kinds`, own words last; only such that occur
    int recoveries = 0;                  // logs with a time
    std::optional<double> recovery_min;  // median minutes, from kMoodFrom on
    bool share_shown() const { return logs >= kTriggerShareFrom; }
};
// `kinds`: ids of the chips, in the order to show them.
TriggerTally tally_triggers(std::span<const Practice* const> practices, std::span<const std::string> kinds);

// The reliability ledger (e04). A promise that was changed in good time counts as kept.
struct PromiseTally {
    int kept = 0, renegotiated = 0, repaired = 0, missed = 0, open = 0;
    std::vector<RecordId> behind;  // those with a settled one, in the order given
    int settled() const { return kept + renegotiated + repaired + missed; }
    int held() const { return kept + renegotiated; }
    bool share_shown() const { return settled() >= kShareFrom; }
};
PromiseTally tally_promises(std::span<const Practice* const> practices);

// The repair plan (e24).
struct RepairTally {
    int repaired = 0, partly = 0, open = 0, let_go = 0;
    struct Mark {
        RecordId practice;
        Day day = 0;
        int hours = 0;
    };
    std::vector<Mark> marks;             // those with a time from rupture to repair, oldest first
    std::optional<double> median_hours;  // from kMoodFrom on
    int settled() const { return repaired + partly + open + let_go; }
    bool share_shown() const { return settled() >= kShareFrom; }
};
RepairTally tally_repairs(std::span<const Practice* const> practices);

// Forecasts of the safe-evidence log (e07): a feared thing, and whether it came. "In part" and "not tried" are no
// outcome of a forecast and are counted apart.
struct ForecastTally {
    int asked = 0;  // with an outcome of any kind
    int yes = 0, partly = 0, no = 0;
    std::optional<Calibration> calibration;  // from kBrierFrom forecasts that came or did not
    struct Mark {
        RecordId practice;
        Day day = 0;
        std::string feared;                // in the person's words
        std::optional<int> expected, now;  // percent, then and the next time
        std::string happened;              // id of the chip, or empty
    };
    std::vector<Mark> marks;  // oldest first
};
ForecastTally tally_forecasts(std::span<const Practice* const> practices);

// What was picked in a field over all the times, now or when it was asked about later: how often each option, in their
// order, own words last and together under "". Of a number the sum stands under "". Nothing that never occurs.
struct PickCount {
    std::string option;
    int times = 0;
};
std::vector<PickCount> count_picks(std::span<const Practice* const> practices, const ExerciseField& field);

// How at ease one was before and after, of every exercise with both.
struct EasePair {
    RecordId practice;
    Day day = 0;
    int before = 0, after = 0;  // 0 .. 10
};
struct EaseTally {
    std::vector<EasePair> pairs;  // oldest first
    int more = 0, less = 0, same = 0;
    std::optional<double> median_difference;  // after minus before, from kMoodFrom on
};
EaseTally tally_ease(std::span<const Practice* const> practices);

// The energy audit (e12): the hours of a week, and those of them with people who make one feel valued.
inline constexpr int kValuedFrom = 6;  // of 10: more than half
struct HoursTally {
    RecordId practice;
    Day day = 0;
    int hours = 0, valued = 0;
};
HoursTally tally_hours(const Practice& practice);
// Of every audit with hours, oldest first.
std::vector<HoursTally> hours_over_time(std::span<const Practice* const> practices);

// Secure-figure maps (e05): how many the newest one holds, and the days of the small contacts that came about.
struct ContactTally {
    int figures = 0;
    std::vector<Day> days;
};
ContactTally tally_contacts(std::span<const Practice* const> practices);

// What goes back and forth (e06): how much more comes from oneself than from the other, on average over what was
// answered for both, -10 .. 10. Nothing without such a pair.
std::optional<int> balance_gap(const FieldAnswer& pairs);

// The depth of each openness step (e23) and how it was received, oldest first.
struct OpennessStep {
    RecordId practice;
    Day day = 0;
    int depth = 1;                // 1 .. 5
    std::optional<int> response;  // 0 .. 10, when it was told
};
std::vector<OpennessStep> openness_steps(std::span<const Practice* const> practices);

// How deep the next step may go: one deeper after a warm answer, else as deep as the last or with somebody else.
inline constexpr int kWarmFrom = 6;  // of 10
inline constexpr int kDeepestStep = 5;
struct NextStep {
    int depth = 1, response = 0, next = 1;
};
// After the newest step with this person whose answer was told; nothing before the first.
std::optional<NextStep> next_step(std::span<const OpennessStep> steps);

}  // namespace mooring
