// What the pages of progress show, computed once for what is looked at: a range of days, a person, a form. Kept in
// Derived::progress; see derive_progress.cpp for when it is computed.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/action.h"
#include "core/insights.h"
#include "core/tallies.h"
#include "core/trend.h"

namespace mooring {

struct Model;
struct Derived;

struct DayRange {
    Day from = kFirstDay;
    Day to = kLastDay;
    bool holds(Day day) const { return day >= from && day <= to; }
    bool operator==(const DayRange&) const = default;
};

// A month or a quarter as the key of a page: "2026-02", "2026-q1".
std::string month_key(Day day);
std::string quarter_key(Day day);
// Its days; nothing for anything else.
std::optional<DayRange> period_of(std::string_view key);

// The direction is that of the newest this many sittings at most, two years of fortnights: its cost grows with their
// square, and the page waits for it.
inline constexpr std::size_t kTrendMost = 60;

// One dimension over the range.
struct ScoreLine {
    std::vector<std::size_t> sittings;  // places in Derived::sittings, oldest first
    std::optional<TrendLine> line;      // from kSlopeFrom sittings on
    std::optional<Interval> band;       // of its slope, per 30 days
    Kendall test;
    bool named = false;          // the direction may be put into words
    std::optional<Level> level;  // lately, when it may be shown
};

struct PulseLine {
    std::string item;                // its id
    std::vector<DatedValue> points;  // 0 .. 10, oldest first
    std::vector<DatedValue> lately;  // the level at each of them, where it may be shown
};

struct MonthCount {
    Day first = 0;
    int entries = 0;
    int words = 0;
    int contacts = 0;  // small ones with secure figures that came about
};

// A feeling by month; `counts` as MonthCount in ProgressDerived::months.
struct FeelingRow {
    std::string feeling;
    int total = 0;
    std::vector<int> counts;
};

struct BeliefLine {
    RecordId statement;
    std::string text;
    std::vector<DatedValue> points;  // 0 .. 10, oldest first
};

// One period in counts, for setting two beside each other.
struct PeriodCounts {
    DayRange range;
    int sittings = 0, entries = 0, words = 0, practices = 0, events = 0;
    int moods = 0;
    std::optional<double> median_mood;  // from kMoodFrom on
    PromiseTally promises;
};

struct ProgressDerived {
    std::uint64_t of_change = 0;
    Day of_day = 0;
    ProgressAsk of_ask;
    std::string of_key;  // of a review
    bool valid = false;

    DayRange range;                  // from the first record on where all of it is asked for
    std::vector<std::string> forms;  // with scores about the person, to choose from
    std::string form;                // the one that is shown
    ScoreLine anxiety, avoidance;
    std::vector<PulseLine> pulse;
    int practices = 0;  // finished, of the range and person; what is withheld is not counted
    TriggerTally triggers;
    PromiseTally promises;
    ContactTally contacts;
    std::vector<HoursTally> hours;  // of each energy audit, oldest first
    std::vector<Day> practised;     // days of the range with an exercise, ascending
    RepairTally repairs;
    ForecastTally forecasts;
    EaseTally ease;
    std::vector<OpennessStep> openness;
    std::array<int, kSkills> skills{};
    std::vector<MonthCount> months;    // at most 24, oldest first
    std::vector<FeelingRow> feelings;  // the most used first, at most 8
    std::vector<BeliefLine> beliefs;   // with two ratings or more, at most 6
    std::vector<RecordId> entries;     // of the range and person, newest first
    PeriodCounts now, before;          // the range, and what it is set beside
    std::vector<Insight> insights;     // without the dismissed ones
};

}  // namespace mooring
