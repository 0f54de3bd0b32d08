#include <doctest/doctest.h>

#include "core/reminder.h"

using namespace mooring;

namespace {

constexpr std::uint8_t kMonday = 1, kFriday = 1U << 4U;

Day day(int year, int month, int of) {
    return to_day({year, month, of}).value();
}

Reminder weekly(std::uint8_t weekdays, Day since) {
    return {ReminderOf::review, weekdays, 1, 19 * 60 + 5, since};
}

}  // namespace

TEST_CASE("a rhythm names its days from the one on which it was chosen") {
    const Reminder reminder = weekly(kMonday | kFriday, day(2026, 3, 3));  // a Tuesday
    CHECK(next_day(reminder, day(2026, 1, 1)) == day(2026, 3, 6));
    CHECK(next_day(reminder, day(2026, 3, 7)) == day(2026, 3, 9));
    CHECK(next_day(reminder, day(2026, 3, 9)) == day(2026, 3, 9));
    Reminder rare = weekly(kMonday, day(2026, 3, 3));
    rare.every_weeks = 4;
    CHECK(next_day(rare, day(2026, 3, 3)) == day(2026, 3, 30));  // the Monday of the week it was chosen in is over
    CHECK(next_day(rare, day(2026, 3, 31)) == day(2026, 4, 27));
    CHECK_FALSE(next_day(weekly(0, day(2026, 3, 3)), day(2026, 3, 3)));
}

TEST_CASE("due is what one of its days has come for since it was last done") {
    const Reminder reminder = weekly(kFriday, day(2026, 3, 3));
    CHECK_FALSE(is_due(reminder, std::nullopt, day(2026, 3, 5)));
    CHECK(is_due(reminder, std::nullopt, day(2026, 3, 6)));
    CHECK(is_due(reminder, std::nullopt, day(2026, 3, 8)));
    CHECK_FALSE(is_due(reminder, day(2026, 3, 6), day(2026, 3, 6)));
    CHECK_FALSE(is_due(reminder, day(2026, 3, 7), day(2026, 3, 12)));
    CHECK(is_due(reminder, day(2026, 3, 7), day(2026, 3, 13)));
    // Done long before it was chosen, or by a clock that stood ahead.
    CHECK(is_due(reminder, day(2020, 1, 1), day(2026, 3, 6)));
    CHECK_FALSE(is_due(reminder, day(2030, 1, 1), day(2026, 3, 6)));
}

TEST_CASE("a calendar file is what RFC 5545 says, with a title that gives nothing away") {
    const Reminder reminders[] = {weekly(kMonday | kFriday, day(2026, 3, 3)), weekly(0, day(2026, 3, 3))};
    RecordId id;
    id.bytes[0] = 0xAB;
    const RecordId ids[] = {id, id};
    const std::string file = calendar_file(reminders, "A quiet moment, alone; \\ or\nnot\a", 1772534645000, ids);
    CHECK(
        file ==
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Reminders//EN\r\n"
        "BEGIN:VEVENT\r\nUID:" +
            to_text(id) +
            "\r\nDTSTAMP:20260303T104405Z\r\nDTSTART:20260306T190500\r\n"
            "DURATION:PT15M\r\nRRULE:FREQ=WEEKLY;WKST=MO;BYDAY=MO,FR\r\n"
            "SUMMARY:A quiet moment\\, alone\\; \\\\ or\\nnot\r\nCLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\n"
            "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:A quiet moment\\, alone\\; \\\\ or\\nnot\r\nTRIGGER:PT0S\r\n"
            "END:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    CHECK(file.find("ooring") == std::string::npos);
}

TEST_CASE("long lines of a calendar file are folded between characters") {
    const Reminder reminder[] = {weekly(kMonday, day(2026, 3, 2))};
    const RecordId ids[] = {RecordId{}};
    std::string title;
    for (int i = 0; i < 60; ++i) title += "\xE5\xB7\x9D";
    const std::string file = calendar_file(reminder, title, 0, ids);
    std::string unfolded;
    for (std::size_t at = 0; at < file.size();) {
        const std::size_t end = file.find("\r\n", at);
        REQUIRE(end != std::string::npos);
        CHECK(end - at <= 75);
        const bool goes_on = file[at] == ' ';
        const std::string_view line =
            std::string_view(file).substr(at + (goes_on ? 1 : 0), end - at - (goes_on ? 1 : 0));
        if (!line.empty()) CHECK((static_cast<unsigned char>(line[0]) & 0xC0U) != 0x80U);
        unfolded += (goes_on ? "" : "\n") + std::string(line);
        at = end + 2;
    }
    CHECK(unfolded.find("SUMMARY:" + title + "\n") != std::string::npos);
}
