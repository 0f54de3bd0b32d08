#include <vector>

#include "core/statistics.h"
#include "forms.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

Level level(const std::vector<Day>& days, const std::vector<double>& values, double tau) {
    std::vector<DatedValue> points;
    for (std::size_t i = 0; i < days.size(); ++i) points.push_back({days[i], values[i]});
    return level_lately(points, tau);
}

void check_level(const Level& level, double mean, double n_eff, bool shown) {
    CHECK_NEAR(level.mean, mean);
    CHECK_NEAR(level.n_eff, n_eff);
    CHECK(level.shown() == shown);
}

struct WilsonCase {
    int successes, n;
    double low, high;
};

void check_wilson(const std::vector<WilsonCase>& cases, double z) {
    for (const WilsonCase& c : cases) {
        const Interval interval = wilson(c.successes, c.n, z);
        CHECK_NEAR(interval.low, c.low);
        CHECK_NEAR(interval.high, c.high);
    }
}

}  // namespace

TEST_CASE("G23 level lately, tau 30") {
    check_level(level({0, 28, 56}, {5.0, 4.6, 4.0}, kScoreTauDays), 4.2523, 2.0329, true);
    check_level(level({0, 28}, {5.0, 4.6}, kScoreTauDays), 4.7129, 1.6811, false);
}

TEST_CASE("G24 level lately, tau 30 and tau 7") {
    check_level(level({0, 40, 47, 100}, {4.8, 4.2, 4.4, 3.6}, kScoreTauDays), 3.7943, 1.7169, false);
    check_level(level({0, 7, 14, 28}, {6, 7, 5, 8}, kPulseTauDays), 7.5908, 1.4183, false);
    check_level(level({0, 1, 2, 3, 4, 5, 6}, {5, 6, 6, 7, 4, 8, 7}, kPulseTauDays), 6.3070, 6.4806, true);
}

TEST_CASE("G31 Wilson 90 %") {
    check_wilson({{7, 10, 0.4417, 0.8731},
                  {0, 5, 0.0, 0.3511},
                  {5, 5, 0.6489, 1.0},
                  {18, 20, 0.7383, 0.9663},
                  {3, 8, 0.1612, 0.6520}},
                 kZ90);
}

TEST_CASE("G32 Wilson 95 %") {
    check_wilson({{7, 10, 0.3968, 0.8922},
                  {0, 5, 0.0, 0.4345},
                  {5, 5, 0.5655, 1.0},
                  {18, 20, 0.6990, 0.9721},
                  {3, 8, 0.1368, 0.6943}},
                 kZ95);
}

TEST_CASE("G37 forecasts") {
    const Forecast forecasts[] = {{.8, false}, {.6, true},  {.9, false}, {.3, false},
                                  {.7, true},  {.5, false}, {.2, false}, {.9, true}};
    const Calibration result = calibrate(forecasts);
    CHECK_NEAR(result.brier, 0.2613);
    CHECK_NEAR(result.mean_forecast, 0.6125);
    CHECK_NEAR(result.mean_outcome, 0.3750);
    CHECK(result.count == 8);
}

TEST_CASE("G38 split halves over six sittings") {
    const Halves halves[] = {{4.8, 4.6}, {4.6, 4.7}, {4.7, 4.4}, {4.2, 4.3}, {4.0, 4.1}, {3.9, 3.7}};
    const auto result = steadiness(halves);
    REQUIRE(result);
    CHECK_NEAR(result->r, 0.8768);
    CHECK_NEAR(result->corrected, 0.9344);
    CHECK_FALSE(steadiness(std::span(halves).first(5)).has_value());
}

TEST_CASE("statistics: which item belongs to which half") {
    // Compass-10 anxiety: plain PA1, PA3, PA5; reversed PA2, PA4. Half 1: PA1, PA5, PA4. Half 2: PA3, PA2.
    Answers answers;
    answer(answers, "PA", {7, 1, 1, 1, 7});
    const auto halves = split_halves(form("compass-10"), answers, Dimension::anxiety);
    REQUIRE(halves);
    CHECK_NEAR(halves->first, (7 + 7 + 7) / 3.0);
    CHECK_NEAR(halves->second, (1 + 7) / 2.0);
    CHECK_FALSE(split_halves(form("compass-10"), answers, Dimension::avoidance).has_value());
    answers.clear("PA3");
    answers.set("PA2", std::nullopt);
    CHECK_FALSE(split_halves(form("compass-10"), answers, Dimension::anxiety).has_value());
}

TEST_CASE("statistics: steadiness without spread, and against each other") {
    std::vector<Halves> halves(6, Halves{4, 4});
    CHECK_FALSE(steadiness(halves).has_value());
    for (std::size_t i = 0; i < 6; ++i) halves[i] = {static_cast<double>(i), -static_cast<double>(i)};
    REQUIRE(steadiness(halves));
    CHECK_NEAR(steadiness(halves)->r, -1.0);
    CHECK(steadiness(halves)->corrected == 0);
    CHECK_FALSE(steadiness({}).has_value());
}

TEST_CASE("statistics: nothing to count") {
    CHECK(level_lately({}, 30).n_eff == 0);
    CHECK_FALSE(level_lately({}, 30).shown());
    const DatedValue one[] = {{100, 4.2}};
    CHECK_NEAR(level_lately(one, 30).mean, 4.2);
    CHECK_NEAR(level_lately(one, 30).n_eff, 1.0);
    CHECK(level_lately(one, 0).n_eff == 0);
    const DatedValue same_day[] = {{100, 4.0}, {100, 5.0}};
    CHECK_NEAR(level_lately(same_day, 30).mean, 4.5);
    CHECK_NEAR(level_lately(same_day, 30).n_eff, 2.0);
    CHECK(wilson(0, 0).low == 0);
    CHECK(wilson(0, 0).high == 1);
    CHECK_NEAR(wilson(9, 5).high, 1.0);
    CHECK(wilson(9, 5).high <= 1);
    CHECK(calibrate({}).count == 0);
    CHECK(median({}) == 0);
    CHECK(mean({}) == 0);
    CHECK(sample_sd({}) == 0);
}

TEST_CASE("statistics: level lately does not depend on the order of the points") {
    check_level(level({56, 0, 28}, {4.0, 5.0, 4.6}, kScoreTauDays), 4.2523, 2.0329, true);
    // A point centuries away weighs nothing and breaks nothing.
    const Level far = level({kFirstDay, kLastDay}, {1.0, 5.0}, kPulseTauDays);
    CHECK_NEAR(far.mean, 5.0);
    CHECK_NEAR(far.n_eff, 1.0);
}

TEST_CASE("statistics: the median of even and odd counts") {
    const double odd[] = {3, 1, 2};
    const double even[] = {4, 1, 3, 2};
    CHECK_NEAR(median(odd), 2.0);
    CHECK_NEAR(median(even), 2.5);
    CHECK(odd[0] == 3);
}
