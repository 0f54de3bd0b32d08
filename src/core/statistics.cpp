#include "core/statistics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/score.h"

namespace mooring {

double mean(std::span<const double> values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

double median_in_place(std::span<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) return *middle;
    return (*std::max_element(values.begin(), middle) + *middle) / 2;
}

double median(std::span<const double> values) {
    std::vector<double> copy(values.begin(), values.end());
    return median_in_place(copy);
}

double sample_sd(std::span<const double> values) {
    if (values.size() < 2) return 0;
    const double middle = mean(values);
    double sum = 0;
    for (const double value : values) sum += (value - middle) * (value - middle);
    return std::sqrt(sum / static_cast<double>(values.size() - 1));
}

Level level_lately(std::span<const DatedValue> points, double tau_days) {
    if (points.empty() || !(tau_days > 0)) return {};
    const Day last = std::max_element(points.begin(), points.end(), [](const DatedValue& a, const DatedValue& b) {
                         return a.day < b.day;
                     })->day;
    double weights = 0, squares = 0, sum = 0;
    for (const DatedValue& point : points) {
        const double weight = std::exp((static_cast<double>(point.day) - last) / tau_days);
        weights += weight;
        squares += weight * weight;
        sum += weight * point.value;
    }
    return {sum / weights, weights * weights / squares};
}

Interval wilson(int successes, int n, double z) {
    if (n < 1) return {};
    const double share = static_cast<double>(std::clamp(successes, 0, n)) / n;
    const double spread = z * z / n;
    const double middle = share + spread / 2;
    const double half = z * std::sqrt((share * (1 - share) + spread / 4) / n);
    return {std::max(0.0, (middle - half) / (1 + spread)), std::min(1.0, (middle + half) / (1 + spread))};
}

Calibration calibrate(std::span<const Forecast> forecasts) {
    Calibration result;
    if (forecasts.empty()) return result;
    for (const Forecast& forecast : forecasts) {
        const double outcome = forecast.happened ? 1 : 0;
        result.brier += (forecast.probability - outcome) * (forecast.probability - outcome);
        result.mean_forecast += forecast.probability;
        result.mean_outcome += outcome;
    }
    result.count = static_cast<int>(forecasts.size());
    result.brier /= result.count;
    result.mean_forecast /= result.count;
    result.mean_outcome /= result.count;
    return result;
}

std::optional<Halves> split_halves(const Instrument& instrument, const Answers& answers, Dimension dimension) {
    std::array<std::size_t, 2> seen{};  // items of each key so far
    std::array<std::vector<double>, 2> halves;
    for (const Item& item : instrument.items) {
        if (item.dimension != dimension) continue;
        const auto key = static_cast<std::size_t>(item.keying);
        const std::size_t half = (seen[key]++ + key) % 2;
        const std::optional<int> answer = answers.number(item.id);
        if (!answer || *answer < instrument.min || *answer > instrument.max) continue;
        halves[half].push_back(keyed_answer(instrument, item, *answer));
    }
    if (halves[0].empty() || halves[1].empty()) return std::nullopt;
    return Halves{mean(halves[0]), mean(halves[1])};
}

std::optional<Steadiness> steadiness(std::span<const Halves> sittings) {
    if (sittings.size() < static_cast<std::size_t>(kSteadinessFrom)) return std::nullopt;
    const auto n = static_cast<double>(sittings.size());
    double mean_first = 0, mean_second = 0;
    for (const Halves& halves : sittings) {
        mean_first += halves.first / n;
        mean_second += halves.second / n;
    }
    double first_squares = 0, second_squares = 0, products = 0;
    for (const Halves& halves : sittings) {
        const double a = halves.first - mean_first;
        const double b = halves.second - mean_second;
        first_squares += a * a;
        second_squares += b * b;
        products += a * b;
    }
    if (first_squares < kTie * kTie || second_squares < kTie * kTie) return std::nullopt;
    const double r = std::clamp(products / std::sqrt(first_squares * second_squares), -1.0, 1.0);
    return Steadiness{r, r > 0 ? 2 * r / (1 + r) : 0};
}

}  // namespace mooring
