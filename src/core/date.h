// The civil calendar (proleptic Gregorian) as plain day numbers: no clock, no time zone, no locale.
// Every valid day lies between 1900-01-01 and 2200-12-31; which day is "today" is the caller's knowledge.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mooring {

using Day = std::int32_t;  // days since 1970-01-01

inline constexpr Day kFirstDay = -25567;  // 1900-01-01
inline constexpr Day kLastDay = 84370;    // 2200-12-31

struct CivilDate {
    int year = 1970;
    int month = 1;  // 1-12
    int day = 1;    // 1-31
    bool operator==(const CivilDate&) const = default;
};

// A number that belongs to a day: what trends and change rules are made of.
struct DatedValue {
    Day day = 0;
    double value = 0;
};

// Gregorian leap rule.
bool is_leap_year(int year);

// 28 to 31; 0 when month is not 1-12.
int days_in_month(int year, int month);

// Whether the day lies in the calendar's range.
bool is_valid_day(Day day);

// The day number, or nothing when the date does not exist or is out of range (Hinnant 2013, days_from_civil).
std::optional<Day> to_day(CivilDate date);

// The date of a day, for any Day (Hinnant 2013, civil_from_days).
CivilDate to_civil(Day day);

// 0 Monday to 6 Sunday (ISO 8601 order).
int weekday(Day day);

// The Monday of the day's week (ISO 8601).
Day week_start(Day day);

// The same day of the month `months` later or earlier; where that month is shorter its last day. Nothing when the day
// or the result is out of range.
std::optional<Day> add_months(Day day, int months);

// Reads exactly YYYY-MM-DD (ISO 8601); nothing for anything else, for dates that do not exist or are out of range.
std::optional<Day> parse_date(std::string_view text);

// YYYY-MM-DD; empty when the day is out of range.
std::string print_date(Day day);

}  // namespace mooring
