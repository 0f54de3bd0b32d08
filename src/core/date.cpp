#include "core/date.h"

#include <algorithm>

namespace mooring {

namespace {

constexpr int kFirstYear = 1900, kLastYear = 2200;
constexpr int kDaysInEra = 146097;        // 400 years
constexpr int kEpochFromMarch0 = 719468;  // 1970-01-01 counted from 0000-03-01

// The number of exactly all digits in `text`, or -1.
int digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return -1;
        value = 10 * value + (c - '0');
    }
    return value;
}

void put_digits(std::string& text, int value, int width) {
    for (int power = width == 4 ? 1000 : 10; power > 0; power /= 10) {
        text.push_back(static_cast<char>('0' + value / power % 10));
    }
}

}  // namespace

bool is_leap_year(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(int year, int month) {
    if (month < 1 || month > 12) return 0;
    if (month == 2) return is_leap_year(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool is_valid_day(Day day) {
    return day >= kFirstDay && day <= kLastDay;
}

// Hinnant 2013, "chrono-Compatible Low-Level Date Algorithms": years begin in March, so that the leap day comes last.
std::optional<Day> to_day(CivilDate date) {
    if (date.year < kFirstYear || date.year > kLastYear) return std::nullopt;
    if (date.day < 1 || date.day > days_in_month(date.year, date.month)) return std::nullopt;
    const int year = date.month <= 2 ? date.year - 1 : date.year;
    const int era = year / 400;
    const int year_of_era = year - era * 400;
    const int month_from_march = (date.month + 9) % 12;
    const int day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * kDaysInEra + day_of_era - kEpochFromMarch0;
}

CivilDate to_civil(Day day) {
    const std::int64_t shifted = std::int64_t{day} + kEpochFromMarch0;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - (kDaysInEra - 1)) / kDaysInEra;
    const int day_of_era = static_cast<int>(shifted - era * kDaysInEra);
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month_from_march = (5 * day_of_year + 2) / 153;
    const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    const int year = year_of_era + static_cast<int>(era) * 400 + (month <= 2 ? 1 : 0);
    return {year, month, day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

int weekday(Day day) {
    const int from_thursday = day % 7;  // 1970-01-01 was a Thursday
    return (from_thursday + 10) % 7;
}

Day week_start(Day day) {
    return day - weekday(day);
}

std::optional<Day> add_months(Day day, int months) {
    if (!is_valid_day(day)) return std::nullopt;
    const CivilDate date = to_civil(day);
    const std::int64_t month_count = std::int64_t{date.year} * 12 + date.month - 1 + months;
    if (month_count < kFirstYear * 12 || month_count >= (kLastYear + 1) * 12) return std::nullopt;
    CivilDate moved{static_cast<int>(month_count / 12), static_cast<int>(month_count % 12) + 1, date.day};
    moved.day = std::min(moved.day, days_in_month(moved.year, moved.month));
    return to_day(moved);
}

std::optional<Day> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    return to_day({digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8, 2))});
}

std::string print_date(Day day) {
    std::string text;
    if (!is_valid_day(day)) return text;
    const CivilDate date = to_civil(day);
    put_digits(text, date.year, 4);
    text.push_back('-');
    put_digits(text, date.month, 2);
    text.push_back('-');
    put_digits(text, date.day, 2);
    return text;
}

}  // namespace mooring
