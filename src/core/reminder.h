// Reminders without a server: chosen rhythms, as a calendar file for the person's own calendar, and what is due in the
// app. A title says nothing about the content.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/date.h"
#include "core/record.h"

namespace mooring {

enum class ReminderOf : std::uint8_t { writing, week_questions, review, compass };
inline constexpr int kReminders = 4;

// The stored word and back; nothing for an unknown one.
std::string_view reminder_name(ReminderOf of);
std::optional<ReminderOf> reminder_from_name(std::string_view name);

struct Reminder {
    ReminderOf of = ReminderOf::writing;
    std::uint8_t weekdays = 0;  // bit 0 Monday to bit 6 Sunday; 0: no reminder
    int every_weeks = 1;        // 1 or 4
    int minute = 19 * 60;       // of the day, local time
    Day since = 0;              // when it was chosen: the rhythm counts from here
    bool operator==(const Reminder&) const = default;
};

// Whether one of its days has come since `last`, the day on which it was last done (nothing: never). Today counts.
bool is_due(const Reminder& reminder, std::optional<Day> last, Day today);

// The first day from `from` on that the rhythm names; nothing without weekdays.
std::optional<Day> next_day(const Reminder& reminder, Day from);

// An iCalendar file (RFC 5545): one repeating event for each reminder, in floating local time, with an alarm. `title`
// is what the calendar shows. `stamp_ms` is now, `ids` one unguessable name for each reminder. Those without weekdays
// are left out.
std::string calendar_file(std::span<const Reminder> reminders, std::string_view title, std::int64_t stamp_ms,
                          std::span<const RecordId> ids);

}  // namespace mooring
