// One dimension over time as an SVG picture, for the report and to keep: the same axes as on the screen, from the
// lowest to the highest number of the scale, never from the data.
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

// A whole <svg> element without script, style attribute or reference. Points outside the axis stand on its edge.
std::string time_svg(const TimeSvg& chart);

}  // namespace mooring
