#include "core/position.h"

#include <algorithm>
#include <cmath>

#include "core/normal.h"
#include "core/statistics.h"

namespace mooring {

namespace {

constexpr double kLow = 1, kHigh = 7, kCentre = 4;  // the plane
constexpr double kNamedFrom = 0.70;
constexpr int kCells = 20;
constexpr std::size_t kDots = 20;

// P(the true place lies above the centre).
double share_above(const AxisPosition& axis) {
    if (axis.error > 0) return 1 - normal_cdf((kCentre - axis.at) / axis.error);
    return axis.at > kCentre ? 1 : axis.at < kCentre ? 0 : 0.5;
}

double scaled_distance(double from, const AxisPosition& axis) {
    const double difference = from - axis.at;
    return axis.error > 0 ? difference / axis.error : difference == 0 ? 0 : HUGE_VAL;
}

}  // namespace

double shrunk_sd(double sd, int answered, const PositionConstants& constants) {
    const double more = std::max(answered - 1, 0);
    const double weight = constants.prior_weight + more;
    if (!(weight > 0)) return constants.prior_sd;
    return std::sqrt((constants.prior_weight * constants.prior_sd * constants.prior_sd + more * sd * sd) / weight);
}

double position_error(double sd, int answered, const PositionConstants& constants) {
    const double shrunk = shrunk_sd(sd, answered, constants);
    return std::sqrt(shrunk * shrunk / std::max(answered, 1) + constants.day_drift * constants.day_drift);
}

std::optional<AxisPosition> axis_position(const Instrument& instrument, const DimensionScore& score,
                                          const PositionConstants& constants) {
    if (!score.scorable) return std::nullopt;
    const double scale = (instrument.max - instrument.min) / (kHigh - kLow);
    PositionConstants scaled = constants;
    scaled.prior_sd *= scale;
    scaled.day_drift *= scale;
    AxisPosition axis;
    axis.at = score.mean;
    axis.error = position_error(score.sd, score.answered, scaled);
    axis.band_low = axis.at - scaled.band * axis.error;
    axis.band_high = axis.at + scaled.band * axis.error;
    return axis;
}

std::optional<Position> position(const Instrument& instrument, const Scores& scores,
                                 const PositionConstants& constants) {
    const std::optional<AxisPosition> anxiety = axis_position(instrument, scores.anxiety, constants);
    const std::optional<AxisPosition> avoidance = axis_position(instrument, scores.avoidance, constants);
    if (!anxiety || !avoidance) return std::nullopt;
    return Position{*anxiety, *avoidance};
}

PlanePoint ellipse_half_axes(const Position& position, double p) {
    const double radius = std::sqrt(-2 * std::log1p(-std::clamp(p, 0.0, 0.999999)));
    return {radius * position.anxiety.error, radius * position.avoidance.error};
}

double squared_distance(const Position& position, PlanePoint point) {
    const double a = scaled_distance(point.anxiety, position.anxiety);
    const double v = scaled_distance(point.avoidance, position.avoidance);
    return a * a + v * v;
}

Shares region_shares(const Position& position) {
    const double a = share_above(position.anxiety);
    const double v = share_above(position.avoidance);
    return {(1 - a) * (1 - v), a * (1 - v), (1 - a) * v, a * v};
}

Cells share_cells(const Shares& shares) {
    Cells cells{};
    std::array<double, 4> remainders{};
    int left = kCells;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double exact = std::clamp(shares[i], 0.0, 1.0) * kCells;
        cells[i] = static_cast<int>(exact + kTie);
        remainders[i] = exact - cells[i];
        left -= cells[i];
    }
    for (; left > 0; --left) {
        std::size_t largest = 0;
        for (std::size_t i = 1; i < remainders.size(); ++i) {
            if (remainders[i] > remainders[largest] + kTie) largest = i;
        }
        ++cells[largest];
        remainders[largest] = -1;
    }
    return cells;
}

RegionLabel region_label(const Shares& shares) {
    std::size_t first = 0;
    for (std::size_t i = 1; i < shares.size(); ++i) {
        if (shares[i] > shares[first] + kTie) first = i;
    }
    std::size_t second = first == 0 ? 1 : 0;
    for (std::size_t i = second + 1; i < shares.size(); ++i) {
        if (i != first && shares[i] > shares[second] + kTie) second = i;
    }
    RegionLabel label{LabelKind::centre, static_cast<Region>(first), static_cast<Region>(second), shares[first],
                      shares[second]};
    if (shares[first] >= kNamedFrom) {
        label.kind = LabelKind::named;
    } else if (shares[first] + shares[second] >= kNamedFrom) {
        label.kind = LabelKind::between;
    }
    return label;
}

std::array<PlanePoint, 20> quantile_dots(const Position& position) {
    std::array<double, kDots> quantiles{};
    for (std::size_t i = 0; i < kDots; ++i) quantiles[i] = normal_quantile((static_cast<double>(i) + 0.5) / kDots);
    std::array<PlanePoint, kDots> dots;
    for (std::size_t i = 0; i < kDots; ++i) {
        dots[i].anxiety = position.anxiety.at + position.anxiety.error * quantiles[i];
        dots[i].avoidance = position.avoidance.at + position.avoidance.error * quantiles[(7 * i + 7) % kDots];
    }
    return dots;
}

PlanePoint inside_square(PlanePoint point) {
    return {std::clamp(point.anxiety, kLow, kHigh), std::clamp(point.avoidance, kLow, kHigh)};
}

}  // namespace mooring
