#include "core/plane_svg.h"

namespace mooring {

using Shape = SvgPart::Kind;

SvgPlot plane_svg(double low, double high, double side) {
    SvgPlot plot;
    plot.left = plot.bottom = low;
    plot.right = plot.top = high;
    plot.height = side;
    plot.square = true;
    plot.parts.push_back({Shape::bar, low, low, high, high, 0});
    return plot;
}

void add_oval(SvgPlot& plot, const Position& position, double share, int shade) {
    const PlanePoint half = ellipse_half_axes(position, share);
    plot.parts.push_back(
        {Shape::oval, position.anxiety.at, position.avoidance.at, half.anxiety, half.avoidance, shade});
}

void add_middle(SvgPlot& plot) {
    const double middle = (plot.left + plot.right) / 2;
    plot.parts.push_back({Shape::dashes, middle, plot.bottom, middle, plot.top});
    plot.parts.push_back({Shape::dashes, plot.left, middle, plot.right, middle});
}

void add_region_names(SvgPlot& plot, std::array<std::string, 4> names) {
    constexpr double kInset = 0.1;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto region = static_cast<Region>(i);
        const bool right = region == Region::anxious || region == Region::fearful_avoidant;
        const bool upper = region == Region::avoidant || region == Region::fearful_avoidant;
        plot.parts.push_back({.kind = Shape::words,
                              .x = right ? plot.right - kInset : plot.left + kInset,
                              .y = upper ? plot.top - 3 * kInset : plot.bottom + kInset,
                              .text = std::move(names[i]),
                              .anchor = right ? SvgPart::Anchor::end : SvgPart::Anchor::start});
    }
}

}  // namespace mooring
