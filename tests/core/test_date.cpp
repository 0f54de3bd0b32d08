#include <doctest/doctest.h>

#include <limits>

#include "core/date.h"

using namespace mooring;

namespace {

Day day(std::string_view text) {
    const auto parsed = parse_date(text);
    REQUIRE_MESSAGE(parsed, std::string(text));
    return parsed.value_or(0);
}

}  // namespace

TEST_CASE("date: every day of the range, counted one by one") {
    CivilDate date{1900, 1, 1};
    int expected_weekday = 0;  // 1900-01-01 was a Monday
    for (Day now = kFirstDay; now <= kLastDay; ++now) {
        REQUIRE(to_civil(now) == date);
        REQUIRE(to_day(date) == now);
        REQUIRE(weekday(now) == expected_weekday);
        REQUIRE(weekday(week_start(now)) == 0);
        REQUIRE(now - week_start(now) == expected_weekday);
        REQUIRE(parse_date(print_date(now)) == now);
        expected_weekday = (expected_weekday + 1) % 7;
        if (++date.day > days_in_month(date.year, date.month)) {
            date.day = 1;
            if (++date.month > 12) {
                date.month = 1;
                ++date.year;
            }
        }
    }
    CHECK(date == CivilDate{2201, 1, 1});
}

TEST_CASE("date: known days") {
    CHECK(day("1970-01-01") == 0);
    CHECK(day("2000-02-29") == 11016);
    CHECK(day("2024-02-29") + 1 == day("2024-03-01"));
    CHECK(day("1900-01-01") == kFirstDay);
    CHECK(day("2200-12-31") == kLastDay);
    CHECK(weekday(day("2026-07-15")) == 2);  // a Wednesday
    CHECK(print_date(week_start(day("2026-01-01"))) == "2025-12-29");
    CHECK(print_date(-1) == "1969-12-31");
}

TEST_CASE("date: leap years") {
    CHECK(is_leap_year(2000));
    CHECK(is_leap_year(2024));
    CHECK_FALSE(is_leap_year(1900));
    CHECK_FALSE(is_leap_year(2200));
    CHECK_FALSE(is_leap_year(2023));
    CHECK(days_in_month(2024, 2) == 29);
    CHECK(days_in_month(2023, 2) == 28);
    CHECK(days_in_month(2023, 0) == 0);
    CHECK(days_in_month(2023, 13) == 0);
}

TEST_CASE("date: dates that do not exist or lie out of range") {
    for (const CivilDate date :
         {CivilDate{2023, 2, 29}, CivilDate{2023, 4, 31}, CivilDate{2023, 13, 1}, CivilDate{2023, 0, 1},
          CivilDate{2023, 1, 0}, CivilDate{2023, 1, -1}, CivilDate{1899, 12, 31}, CivilDate{2201, 1, 1}}) {
        CHECK_FALSE(to_day(date).has_value());
    }
    CHECK_FALSE(is_valid_day(kFirstDay - 1));
    CHECK_FALSE(is_valid_day(kLastDay + 1));
    CHECK(print_date(kLastDay + 1).empty());
    // No overflow at the ends of the type.
    CHECK(to_civil(std::numeric_limits<Day>::max()).month >= 1);
    CHECK(to_civil(std::numeric_limits<Day>::min()).month >= 1);
}

TEST_CASE("date: only YYYY-MM-DD is read") {
    for (const char* text : {"", "2024", "2024-1-1", "2024-01-1", "24-01-01", "2024/01/01", "2024-01-01 ",
                             " 2024-01-01", "2024-01-01T00:00", "2024-0a-01", "+024-01-01", "-024-01-01", "2024-00-10",
                             "2024-02-30", "20240101", "2024-01--1", "9999-01-01"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date(text).has_value());
    }
}

TEST_CASE("date: months later and earlier") {
    const auto moved = [](std::string_view from, int months) {
        const auto result = add_months(day(from), months);
        return result ? print_date(*result) : std::string("none");
    };
    CHECK(moved("2024-01-31", 1) == "2024-02-29");
    CHECK(moved("2023-01-31", 1) == "2023-02-28");
    CHECK(moved("2024-03-31", -1) == "2024-02-29");
    CHECK(moved("2024-12-15", 1) == "2025-01-15");
    CHECK(moved("2024-01-15", -1) == "2023-12-15");
    CHECK(moved("2024-01-15", -25) == "2021-12-15");
    CHECK(moved("2024-05-10", 0) == "2024-05-10");
    CHECK(moved("2200-12-01", 1) == "none");
    CHECK(moved("1900-01-31", -1) == "none");
    CHECK(moved("2024-05-10", std::numeric_limits<int>::max()) == "none");
    CHECK(moved("2024-05-10", std::numeric_limits<int>::min()) == "none");
    CHECK_FALSE(add_months(kLastDay + 1, -5).has_value());
}
