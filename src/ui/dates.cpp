#include "ui/dates.h"

#include <cstdio>

namespace mooring {

namespace {
std::string_view month_name(const Ui& ui, int month) {
    return ui.word("month." + std::to_string(month));
}
}  // namespace

std::string day_text(const Ui& ui, Day day) {
    const CivilDate date = to_civil(day);
    return ui.word("date.day", {{"day", std::to_string(date.day)},
                                {"month", month_name(ui, date.month)},
                                {"year", std::to_string(date.year)}});
}

std::string day_short(const Ui& ui, Day day) {
    const CivilDate date = to_civil(day);
    return ui.word("date.short", {{"day", std::to_string(date.day)},
                                  {"month", ui.word("month.short." + std::to_string(date.month))}});
}

std::string day_with_weekday(const Ui& ui, Day day) {
    return ui.word("date.weekday",
                   {{"weekday", ui.word("weekday." + std::to_string(weekday(day)))}, {"date", day_text(ui, day)}});
}

std::string month_text(const Ui& ui, Day day) {
    const CivilDate date = to_civil(day);
    return ui.word("date.month", {{"month", month_name(ui, date.month)}, {"year", std::to_string(date.year)}});
}

std::string clock_text(int minute) {
    char text[8];
    std::snprintf(text, sizeof text, "%02d:%02d", minute / 60 % 24, minute % 60);
    return text;
}

std::string time_text(std::int64_t ms, int utc_offset_min) {
    return clock_text(static_cast<int>((ms / 60'000 + utc_offset_min) % (24 * 60)));
}

}  // namespace mooring
