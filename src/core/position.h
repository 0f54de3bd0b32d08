// Where a sitting lies on the plane, with its error: bands, ellipses, shares of the four regions, 20 equally likely
// dots. Says nothing about a person beyond these answers; words for it belong to the screens.
#pragma once

#include <array>
#include <optional>

#include "core/score.h"

namespace mooring {

// Assumed, not measured; advanced users may change them. For a scale of 1 to 7, others scale by (max - min) / 6.
struct PositionConstants {
    double prior_sd = 1.35;   // prior SD of one person's keyed answers, points
    double prior_weight = 8;  // its weight, answers
    double day_drift = 0.35;  // drift from day to day, points
    double band = 1.75;       // multiplier of the error for a band of at least 90 %
    bool operator==(const PositionConstants&) const = default;
};

// A score on one axis, in points of the scale.
struct AxisPosition {
    double at = 0;
    double error = 0;     // SE_pos; 0 only when the user set the constants to 0
    double band_low = 0;  // at -+ band * error; not clipped to the scale
    double band_high = 0;
};

struct Position {
    AxisPosition anxiety;
    AxisPosition avoidance;
};

struct PlanePoint {
    double anxiety = 0;
    double avoidance = 0;
    bool operator==(const PlanePoint&) const = default;
};

// In the order of ties and of every table.
enum class Region : unsigned char { secure, anxious, avoidant, fearful_avoidant };
using Shares = std::array<double, 4>;  // by Region, sum 1
using Cells = std::array<int, 4>;      // by Region, sum 20

enum class LabelKind : unsigned char { named, between, centre };
struct RegionLabel {
    LabelKind kind = LabelKind::centre;
    Region first = Region::secure;    // the largest share, named when kind is `named`
    Region second = Region::anxious;  // the second largest; used when kind is `between`
    double first_share = 0;
    double second_share = 0;
};

// SD of the keyed answers drawn toward the prior: s_shrunk^2 = (v0 s0^2 + (k - 1) s^2) / (v0 + k - 1), for k answers.
// Short forms leave the raw SD unstable. k < 1 gives the prior SD.
double shrunk_sd(double sd, int answered, const PositionConstants& constants);

// SE_pos = sqrt(s_shrunk^2 / k + day_drift^2): the error of one person's mean over items (Brennan 1998) plus drift.
double position_error(double sd, int answered, const PositionConstants& constants);

// One axis with its band; empty when the dimension is not scorable.
std::optional<AxisPosition> axis_position(const Instrument& instrument, const DimensionScore& score,
                                          const PositionConstants& constants = {});

// Both axes; empty unless both are scorable: then there is no plane, and one axis is shown alone.
std::optional<Position> position(const Instrument& instrument, const Scores& scores,
                                 const PositionConstants& constants = {});

// Half-axes of the ellipse that holds the probability p in [0, 1): sqrt(-2 ln(1 - p)) times each error. Not tilted: the
// correlation of the traits is not a correlation of errors. Clip to the square when drawing.
PlanePoint ellipse_half_axes(const Position& position, double p);

// Squared distance of a point in units of the errors; beyond -2 ln(1 - p) it lies outside the p ellipse.
double squared_distance(const Position& position, PlanePoint point);

// Shares of the four regions that meet at (4, 4) of the 1-7 plane, from two independent normal errors.
Shares region_shares(const Position& position);

// 20 cells by largest remainder (Hamilton's rule), ties in the order of Region. Sentences quote these cells.
Cells share_cells(const Shares& shares);

// A region is named from 70 % on; else the two largest when together they reach 70 %; else "near the centre".
RegionLabel region_label(const Shares& shares);

// 20 equally likely places: each axis alone is an exact 20-quantile dot plot. Some may lie off the square.
std::array<PlanePoint, 20> quantile_dots(const Position& position);

// The point moved to the edge of the 1-7 square when outside, for drawing.
PlanePoint inside_square(PlanePoint point);

}  // namespace mooring
