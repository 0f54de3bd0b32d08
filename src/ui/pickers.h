// A day and a time of day: typed in parts, or chosen from a month.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"
#include "ui/ui.h"

namespace mooring {

// What is typed and shown while a day is being chosen; lost without harm.
struct DateView {
    std::optional<Day> of;  // the day the parts below say, unless they are wrong
    std::string day, month, year;
    bool invalid = false;
    bool calendar = false;  // the month is open
    Day month_shown = 0;    // its first day
};

// Three fields and a button that opens a month. Returns the newly chosen day; what is not a day changes nothing and
// says so below.
std::optional<Day> date_field(Ui& ui, std::string_view key, std::string_view label, DateView& view, Day day, Day today);

struct TimeView {
    std::optional<int> of;
    std::string hour, minute;
    bool invalid = false;
};
// Minutes since midnight, 0 to 1439, as two fields.
std::optional<int> time_field(Ui& ui, std::string_view key, std::string_view label, TimeView& view, int minutes);

}  // namespace mooring
