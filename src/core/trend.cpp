#include "core/trend.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "core/random.h"

namespace mooring {

namespace {

constexpr double kSlopeDays = 30;
constexpr std::size_t kPermuteTo = 8;  // 40,320 orders at most
constexpr std::size_t kExactTo = 200;  // beyond it the normal approximation is as good and much cheaper
constexpr std::size_t kReplicates = 1000;
constexpr double kBandLow = 0.05, kBandHigh = 0.95;

// Median of the pairwise slopes, per 30 days. `slopes` is scratch space.
double median_slope(std::span<const DatedValue> points, std::vector<double>& slopes) {
    slopes.clear();
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t j = i + 1; j < points.size(); ++j) {
            const double days = static_cast<double>(points[j].day) - points[i].day;
            if (days != 0) slopes.push_back((points[j].value - points[i].value) / days * kSlopeDays);
        }
    }
    return median_in_place(slopes);
}

// 0 for the smallest value, 1 for the next; values within kTie of their neighbour share a rank.
std::vector<int> ranks(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<int> ranks(values.size());
    for (std::size_t i = 1; i < order.size(); ++i) {
        const bool tied = values[order[i]] - values[order[i - 1]] < kTie;
        ranks[order[i]] = ranks[order[i - 1]] + (tied ? 0 : 1);
    }
    return ranks;
}

int sign(int x) {
    return (x > 0) - (x < 0);
}

int kendall_s(const std::vector<int>& x, const std::vector<int>& y) {
    int s = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        for (std::size_t j = i + 1; j < x.size(); ++j) s += sign(x[j] - x[i]) * sign(y[j] - y[i]);
    }
    return s;
}

// Share of all orders of 1..n whose |S| is at least `size`, from the distribution of inversions (Kendall 1938).
double exact_p(std::size_t n, int size) {
    const std::size_t pairs = n * (n - 1) / 2;
    const std::size_t most = (pairs - static_cast<std::size_t>(size)) / 2;  // inversions of the tail
    std::vector<double> chance(most + 1, 0.0);
    chance[0] = 1;
    for (std::size_t i = 2; i <= n; ++i) {
        std::vector<double> next(most + 1, 0.0);
        double window = 0;
        for (std::size_t k = 0; k <= most; ++k) {
            window += chance[k];
            if (k >= i) window -= chance[k - i];
            next[k] = std::max(window, 0.0) / static_cast<double>(i);
        }
        chance.swap(next);
    }
    double tail = 0;
    for (const double c : chance) tail += c;
    return std::min(1.0, 2 * tail);
}

// Share of all orders of y whose |S| is at least `size`. Equal values give each distinct order the same weight.
double permutation_p(const std::vector<int>& x, std::vector<int> y, int size) {
    std::sort(y.begin(), y.end());
    int all = 0, extreme = 0;
    do {
        ++all;
        if (std::abs(kendall_s(x, y)) >= size) ++extreme;
    } while (std::next_permutation(y.begin(), y.end()));
    return static_cast<double>(extreme) / all;
}

// Sums over the groups of tied ranks, of t (t - 1), t (t - 1) (t - 2) and t (t - 1) (2 t + 5).
struct TieSums {
    double two = 0, three = 0, five = 0;
};

TieSums tie_sums(std::vector<int> ranks) {
    std::sort(ranks.begin(), ranks.end());
    TieSums sums;
    for (auto from = ranks.begin(); from != ranks.end();) {
        const auto to = std::upper_bound(from, ranks.end(), *from);
        const auto t = static_cast<double>(to - from);
        sums.two += t * (t - 1);
        sums.three += t * (t - 1) * (t - 2);
        sums.five += t * (t - 1) * (2 * t + 5);
        from = to;
    }
    return sums;
}

// Variance of S with ties on either side (Kendall 1970, Rank Correlation Methods, chapter 4).
double s_variance(double n, const TieSums& x, const TieSums& y) {
    double variance = (n * (n - 1) * (2 * n + 5) - x.five - y.five) / 18;
    if (n >= 2) variance += x.two * y.two / (2 * n * (n - 1));
    if (n >= 3) variance += x.three * y.three / (9 * n * (n - 1) * (n - 2));
    return std::max(variance, 0.0);
}

}  // namespace

std::optional<TrendLine> theil_sen(std::span<const DatedValue> points) {
    std::vector<double> scratch;
    TrendLine line;
    line.per_30_days = median_slope(points, scratch);
    if (scratch.empty()) return std::nullopt;
    line.start = points[0].day;
    for (const DatedValue& point : points) line.start = std::min(line.start, point.day);
    scratch.clear();
    for (const DatedValue& point : points) {
        const double days = static_cast<double>(point.day) - line.start;
        scratch.push_back(point.value - line.per_30_days * days / kSlopeDays);
    }
    line.intercept = median_in_place(scratch);
    return line;
}

Kendall kendall(std::span<const DatedValue> points) {
    Kendall test;
    if (points.size() < 2) return test;
    std::vector<double> days, values;
    for (const DatedValue& point : points) {
        days.push_back(point.day);
        values.push_back(point.value);
    }
    const std::vector<int> x = ranks(days);
    const std::vector<int> y = ranks(values);
    const TieSums x_ties = tie_sums(x);
    const TieSums y_ties = tie_sums(y);
    const bool ties = x_ties.two + y_ties.two > 0;

    test.s = kendall_s(x, y);
    test.variance = s_variance(static_cast<double>(points.size()), x_ties, y_ties);
    const int size = std::abs(test.s);
    if (test.variance > 0 && size > 0) test.z = sign(test.s) * (size - 1) / std::sqrt(test.variance);
    if (!ties && points.size() <= kExactTo) {
        test.method = KendallMethod::exact;
        test.p = exact_p(points.size(), size);
    } else if (points.size() <= kPermuteTo) {
        test.method = KendallMethod::permutation;
        test.p = permutation_p(x, y, size);
    } else {
        test.method = KendallMethod::normal;
        test.p = std::min(1.0, 2 * normal_cdf(-std::fabs(test.z)));
    }
    return test;
}

bool direction_may_be_named(std::span<const DatedValue> points, const Kendall& test) {
    return points.size() >= static_cast<std::size_t>(kTrendWordsFrom) && test.p <= kTrendWordsP + kTie;
}

std::optional<Interval> slope_band(std::span<const DatedValue> points, double sem, std::uint64_t seed) {
    if (points.size() < static_cast<std::size_t>(kSlopeFrom) || !(sem > 0)) return std::nullopt;
    SplitMix64 random(seed);
    std::vector<DatedValue> again(points.begin(), points.end());
    std::vector<double> scratch;
    std::vector<double> replicates;
    for (std::size_t i = 0; i < kReplicates; ++i) {
        for (std::size_t k = 0; k < points.size(); ++k) {
            again[k].value = points[k].value + sem * normal_quantile(random.unit());
        }
        replicates.push_back(median_slope(again, scratch));
        if (scratch.empty()) return std::nullopt;
    }
    std::sort(replicates.begin(), replicates.end());
    const auto at = [&](double p) { return replicates[static_cast<std::size_t>(p * (kReplicates - 1) + 0.5)]; };
    return Interval{at(kBandLow), at(kBandHigh)};
}

}  // namespace mooring
