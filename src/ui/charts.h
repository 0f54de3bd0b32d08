// Charts with fixed, honest axes. Each is a figure with one sentence that says what it shows, and a table of the same
// numbers. They draw what they are given and compute nothing.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/position.h"
#include "ui/table.h"
#include "ui/ui.h"

namespace mooring {

// One sitting on the plane of worry (x) and distance (y): 50 % and 90 % regions and 20 equally likely places.
struct PlaneChart {
    std::string summary;
    Position position;
    std::array<PlanePoint, 20> dots;
    TableData table;
};
void draw_plane(Ui& ui, std::string_view key, const PlaneChart& chart);

// 20 cells by region, with words beside each share.
struct ShareBar {
    std::string summary;
    Cells cells{};
    std::array<std::string, 4> labels;  // by Region
};
void draw_share_bar(Ui& ui, std::string_view key, const ShareBar& chart);

// One dimension over time, 1 to 7.
struct TimePoint {
    Day day = 0;
    AxisPosition position;
    bool first = false;   // the first sitting tends to run high: drawn hollow
    bool likely = false;  // differs from the baseline beyond error
};
enum class Marker : std::uint8_t { circle, square };
struct TimeChart {
    std::string title;    // a sentence
    std::string summary;  // read out
    std::span<const TimePoint> points;
    Day from = 0, to = 0;
    std::string from_text, to_text;
    std::optional<double> baseline;
    std::string baseline_text;
    Marker marker = Marker::circle;
    TableData table;
};
void draw_time(Ui& ui, std::string_view key, const TimeChart& chart);

// Counts or means by week; a gap stays open.
struct WeekChart {
    std::string title;
    std::string summary;
    std::span<const std::optional<double>> values;
    double max = 10;    // top of the axis
    bool bars = false;  // bars from zero, else dots
    std::string from_text, to_text;
    TableData table;
};
void draw_weeks(Ui& ui, std::string_view key, const WeekChart& chart);

}  // namespace mooring
