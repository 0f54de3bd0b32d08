// The plane of anxiety and avoidance as a picture (chart_svg.h): what every map of it has in common.
#pragma once

#include <array>
#include <string>

#include "core/chart_svg.h"
#include "core/position.h"

namespace mooring {

// A square from the lowest to the highest number of the scale on both axes, `side` points long, empty.
SvgPlot plane_svg(double low, double high, double side);

// Where the true position lies with the probability `share`.
void add_oval(SvgPlot& plot, const Position& position, double share, int shade);

// The lines between the regions.
void add_middle(SvgPlot& plot);

// In the corners, in the order of Region.
void add_region_names(SvgPlot& plot, std::array<std::string, 4> names);

}  // namespace mooring
