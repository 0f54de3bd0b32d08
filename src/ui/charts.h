// Charts with fixed, honest axes. Each is a figure with one sentence that says what it shows, and a table of the same
// numbers. They draw what they are given and compute nothing.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/position.h"
#include "core/trend.h"
#include "ui/marks.h"
#include "ui/table.h"
#include "ui/ui.h"

namespace mooring {

// One sitting on the plane of worry (x) and distance (y): 50 % and 90 % regions and 20 equally likely places.
struct PlaneChart {
    std::string summary;
    double low = 1, high = 7;                       // ends of both axes
    std::optional<std::array<std::string, 2>> own;  // names of a questionnaire's axes (x, y): then no region is named
    Position position;
    std::array<PlanePoint, 20> dots;
    bool places = true;                            // the 20 places are drawn
    std::span<const PlanePoint> path;              // where earlier sittings lay, oldest first, the shown one last
    std::function<std::string(std::size_t)> read;  // a point of the path in words
    std::optional<PlanePoint> self;                // where the person had placed themselves: a hollow diamond
    TableData table;
};
void draw_plane(Ui& ui, std::string_view key, const PlaneChart& chart);

// The plane with nothing on it but one place that the person chooses by pressing, or none yet. Returns the pressed
// place.
std::optional<PlanePoint> draw_plane_choice(Ui& ui, std::string_view key, std::string_view summary,
                                            const std::optional<PlanePoint>& chosen);

// Small multiples: the same plane for each person, in the person's own order. No ranking, no mean over people.
struct SmallPlane {
    std::string name;
    std::optional<Position> position;  // absent: nothing to draw yet
    bool past = false;                 // hollow
    Colour mark = 0;
};
struct SmallPlanes {
    std::string summary;
    std::span<const SmallPlane> planes;
    std::function<std::string(std::size_t)> read;  // a person's place in words
    TableData table;
};
void draw_small_planes(Ui& ui, std::string_view key, const SmallPlanes& chart);

// Scores on one line each, from the lowest to the highest number of a scale, with their bands.
struct RangeRow {
    std::string name;
    std::string words;  // the value in words, drawn beside the name
    std::optional<AxisPosition> position;
};
struct RangeChart {
    std::string summary;
    std::span<const RangeRow> rows;
    double min = 1, max = 7;
    TableData table;
};
void draw_ranges(Ui& ui, std::string_view key, const RangeChart& chart);

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
    bool hollow = false;     // a first sitting, which tends to run high; taken from a longer form; or in the past tense
    bool split = false;      // more than a day between its first and last answer: an open mark
    bool likely = false;     // differs from the baseline beyond error: ringed
    bool confirmed = false;  // and the next sitting agreed: ringed twice
};
struct TimeChart {
    std::string title;    // a sentence
    std::string summary;  // read out
    std::span<const TimePoint> points;
    Day from = 0, to = 0;
    double low = 1, high = 7;  // ends of the axis, never taken from the data
    std::string from_text, to_text;
    std::optional<double> baseline;
    std::string baseline_text;
    std::span<const Day> events;                   // life events: a line on their day
    std::span<const Day> practised;                // days with an exercise: strokes at the foot
    std::optional<TrendLine> line;                 // its direction; drawn as it is given
    std::optional<Interval> slope;                 // where its slope likely lies, per 30 days: two dashed lines
    std::span<const DatedValue> level;             // the level lately at each sitting, where it may be shown
    std::function<std::string(std::size_t)> read;  // a point in words, for whoever steps through them
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
    std::function<std::string(std::size_t)> read;  // a week or month in words
    TableData table;
};
void draw_weeks(Ui& ui, std::string_view key, const WeekChart& chart);

// Counts in cells, darker where there are more; the number stands in each.
struct HeatRow {
    std::string label;
    std::span<const int> counts;  // one for each column
};
struct HeatChart {
    std::string title;
    std::string summary;
    std::span<const std::string> columns;
    std::span<const HeatRow> rows;
    TableData table;
};
void draw_heat(Ui& ui, std::string_view key, const HeatChart& chart);

// A share on a line from 0 to 1 with the interval it likely lies in.
void draw_share(Ui& ui, std::string_view key, std::string_view summary, double share, const Interval& likely);

// Steps through the points of a chart: arrow keys and screen readers move a slider over the plot, a pointer points at
// it. Draws a ring around the point it stands on, the last one at first, and its words below the plot. For two points
// or more; of a single one only the words stand there. `along`: the pointer finds the point above or below it;
// `around`: the nearest one.
enum class Nearest : std::uint8_t { along, around };
void step_through(Ui& ui, std::string_view key, std::string_view label, const Area& plot,
                  std::span<const ImVec2> points, const std::function<std::string(std::size_t)>& words,
                  Nearest nearest = Nearest::along);

}  // namespace mooring
