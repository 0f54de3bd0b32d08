// Charts as SVG pictures, for the report and to keep: the same axes as on the screen, from the lowest to the highest
// number of the scale, never from the data. time_svg is one dimension over time; chart_svg is any other chart, as plain
// parts. Each is a whole <svg> element without script, style attribute or reference; every text is escaped.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/trend.h"

namespace mooring {

struct SvgPoint {
    Day day = 0;
    double at = 0, low = 0, high = 0;  // with its band
    bool hollow = false;
    bool likely = false;     // differs from the baseline beyond error: ringed
    bool confirmed = false;  // and the next sitting agreed: ringed twice
};

struct TimeSvg {
    std::string title;  // escaped here
    std::span<const SvgPoint> points;
    double low = 1, high = 7;
    std::string from_text, to_text;
    std::optional<double> baseline;
    std::span<const Day> events;
    std::optional<TrendLine> line;      // its direction
    std::optional<Interval> slope;      // where its slope likely lies, per 30 days: two dashed lines
    std::span<const DatedValue> level;  // the level lately: short strokes
    std::span<const Day> practised;     // days with an exercise: strokes at the foot
    bool square = false;                // the marks; else circles
    std::vector<std::string> legend;    // lines below: what the marks mean, for whoever has nothing but the picture
};

// Points outside the axis stand on its edge.
std::string time_svg(const TimeSvg& chart);

// A part of a plot, in the numbers of its axes. What lies beyond their ends stands on the edge.
struct SvgPart {
    enum class Kind : unsigned char { line, dashes, bar, oval, dot, ring, words };
    Kind kind = Kind::line;
    double x = 0, y = 0;    // where it starts; the middle of an oval, a dot, a ring; the foot of words
    double x2 = 0, y2 = 0;  // where it ends; half the width and height of an oval
    int shade = 3;          // of a bar or an oval: 0 is empty, 3 is full
    std::string text = {};  // of words; cut where it is longer than a line
    enum class Anchor : unsigned char { start, middle, end } anchor = Anchor::middle;
};

struct SvgTick {
    double at = 0;
    std::string text;
};

struct SvgPlot {
    std::string title;
    double left = 0, right = 1, bottom = 0, top = 1;  // ends of the axes; a plot without a width or height is left out
    double height = 160;                              // of the drawing, in points
    bool square = false;                              // as wide as high
    std::vector<SvgTick> across, up;                  // what stands at the axes; `up` with a line through the plot
    std::vector<SvgPart> parts;                       // in the order they are drawn
};

// Plots one below the other, then what the marks mean. Titles and legend are broken into lines.
struct ChartSvg {
    std::string title;
    std::vector<SvgPlot> plots;
    std::vector<std::string> legend;
};
std::string chart_svg(const ChartSvg& chart);

// A number at an axis: whole, or with one decimal.
std::string axis_number(double value);
// The lowest, the middle and the highest number of a scale.
std::vector<SvgTick> ends_and_middle(double low, double high);

}  // namespace mooring
