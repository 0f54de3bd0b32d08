#include "core/reminder.h"

#include <algorithm>
#include <array>

namespace mooring {

namespace {

constexpr std::array<std::string_view, kReminders> kNames{"writing", "week-questions", "review", "compass"};
constexpr std::array<std::string_view, 7> kWeekdays{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
constexpr int kLength = 15;  // minutes, of an event

std::string digits(int value, std::size_t width) {
    std::string text = std::to_string(value);
    return std::string(width - std::min(width, text.size()), '0') + text;
}

std::string compact_date(Day day) {
    const CivilDate date = to_civil(day);
    return digits(date.year, 4) + digits(date.month, 2) + digits(date.day, 2);
}

// A line takes at most 75 bytes; the rest goes on after a space. A character is not cut in two (RFC 5545, 3.1).
void add_line(std::string& out, std::string_view line) {
    constexpr std::size_t kMost = 74;  // what goes on begins with its space
    while (line.size() > kMost) {
        std::size_t end = kMost;
        while (end > 1 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
        out.append(line.substr(0, end)).append("\r\n ");
        line.remove_prefix(end);
    }
    out.append(line).append("\r\n");
}

// RFC 5545, 3.3.11.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
        } else if (static_cast<unsigned char>(c) >= 0x20) {
            if (c == '\\' || c == ';' || c == ',') out += '\\';
            out += c;
        }
    }
    return out;
}

std::string utc_stamp(std::int64_t ms) {
    constexpr std::int64_t kDayMs = 24LL * 60 * 60 * 1000;
    const std::int64_t day = ms >= 0 ? ms / kDayMs : (ms - kDayMs + 1) / kDayMs;
    const int seconds = static_cast<int>((ms - day * kDayMs) / 1000);
    return compact_date(static_cast<Day>(day)) + "T" + digits(seconds / 3600, 2) + digits(seconds / 60 % 60, 2) +
           digits(seconds % 60, 2) + "Z";
}

bool names(const Reminder& reminder, Day day) {
    if ((reminder.weekdays >> weekday(day) & 1U) == 0) return false;
    const int weeks = (week_start(day) - week_start(reminder.since)) / 7;
    return day >= reminder.since && weeks % std::max(1, reminder.every_weeks) == 0;
}

}  // namespace

std::string_view reminder_name(ReminderOf of) {
    return kNames[static_cast<std::size_t>(of)];
}

std::optional<ReminderOf> reminder_from_name(std::string_view name) {
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end()) return std::nullopt;
    return static_cast<ReminderOf>(found - kNames.begin());
}

std::optional<Day> next_day(const Reminder& reminder, Day from) {
    const Day begin = std::max(from, reminder.since);
    for (Day day = begin; day < begin + 7 * std::max(1, reminder.every_weeks) + 7; ++day) {
        if (names(reminder, day)) return day;
    }
    return std::nullopt;
}

bool is_due(const Reminder& reminder, std::optional<Day> last, Day today) {
    const auto next = next_day(reminder, last ? std::max(*last + 1, reminder.since) : reminder.since);
    return next && *next <= today;
}

std::string calendar_file(std::span<const Reminder> reminders, std::string_view title, std::int64_t stamp_ms,
                          std::span<const RecordId> ids) {
    std::string out;
    add_line(out, "BEGIN:VCALENDAR");
    add_line(out, "VERSION:2.0");
    add_line(out, "PRODID:-//Reminders//EN");
    for (std::size_t i = 0; i < reminders.size() && i < ids.size(); ++i) {
        const Reminder& reminder = reminders[i];
        const auto first = next_day(reminder, reminder.since);
        if (!first) continue;
        std::string days;
        for (std::size_t day = 0; day < kWeekdays.size(); ++day) {
            if ((reminder.weekdays >> day & 1U) != 0) days += (days.empty() ? "" : ",") + std::string(kWeekdays[day]);
        }
        const std::string interval =
            reminder.every_weeks > 1 ? ";INTERVAL=" + std::to_string(reminder.every_weeks) : std::string();
        add_line(out, "BEGIN:VEVENT");
        add_line(out, "UID:" + to_text(ids[i]));
        add_line(out, "DTSTAMP:" + utc_stamp(stamp_ms));
        add_line(out, "DTSTART:" + compact_date(*first) + "T" + digits(reminder.minute / 60, 2) +
                          digits(reminder.minute % 60, 2) + "00");
        add_line(out, "DURATION:PT" + std::to_string(kLength) + "M");
        add_line(out, "RRULE:FREQ=WEEKLY" + interval + ";WKST=MO;BYDAY=" + days);
        add_line(out, "SUMMARY:" + escaped(title));
        add_line(out, "CLASS:PRIVATE");
        add_line(out, "TRANSP:TRANSPARENT");
        add_line(out, "BEGIN:VALARM");
        add_line(out, "ACTION:DISPLAY");
        add_line(out, "DESCRIPTION:" + escaped(title));
        add_line(out, "TRIGGER:PT0S");
        add_line(out, "END:VALARM");
        add_line(out, "END:VEVENT");
    }
    add_line(out, "END:VCALENDAR");
    return out;
}

}  // namespace mooring
