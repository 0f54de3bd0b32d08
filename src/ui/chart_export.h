// What a chart on the screen shows as a picture file (core/chart_svg.h): the same words on the same axes. Each plot is
// made only when the picture is asked for.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "core/chart_svg.h"
#include "ui/charts.h"

namespace mooring {

// Its points alone; with its marks and what they mean it is a picture of its own.
SvgPlot plot_of(const TimeChart& chart);
std::string time_picture(const Ui& ui, const TimeChart& chart);
SvgPlot plot_of(const WeekChart& chart);
SvgPlot plot_of(const HeatChart& chart);
// With the names of the regions where the axes are Mooring's own.
SvgPlot plot_of(const Ui& ui, const PlaneChart& chart);
SvgPlot plot_of(const SmallPlane& plane);
// A line a mark, and steps (marks.h).
SvgPlot plot_of_spans(std::span<const Mark> marks, int low, int high);
SvgPlot plot_of_stairs(std::span<const Mark> marks, int low, int high);
// A share from 0 to 100 % with the interval it likely lies in.
SvgPlot plot_of_share(double share, const Interval& likely);
// The last 28 days, full on those given.
SvgPlot plot_of_days(std::span<const Day> days, Day today);

// The button that saves it as "chart-{name}.svg". Not there while numbers are hidden: a picture has them.
void save_picture(Ui& ui, std::string_view name, const std::function<ChartSvg()>& make);
void save_picture(Ui& ui, std::string_view name, const std::function<std::string()>& make);

}  // namespace mooring
