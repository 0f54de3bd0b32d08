// Days as a person reads them.
#pragma once

#include <string>

#include "core/date.h"
#include "core/record.h"
#include "ui/ui.h"

namespace mooring {

std::string day_text(const Ui& ui, Day day);                 // 4 March 2026
std::string day_short(const Ui& ui, Day day);                // 4 Mar
std::string day_with_weekday(const Ui& ui, Day day);         // Wednesday, 4 March 2026
std::string month_text(const Ui& ui, Day day);               // March 2026
std::string clock_text(int minute);                          // of the day: 12:04
std::string time_text(std::int64_t ms, int utc_offset_min);  // 12:04

}  // namespace mooring
