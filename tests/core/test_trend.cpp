#include <algorithm>
#include <vector>

#include "core/random.h"
#include "core/trend.h"
#include "forms.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

using Points = std::vector<DatedValue>;

const std::vector<Day> kDays3 = {0, 28, 57, 84, 115, 140, 171, 200, 226, 255};

Points points(const std::vector<Day>& days, const std::vector<double>& values) {
    Points made;
    for (std::size_t i = 0; i < days.size(); ++i) made.push_back({days[i], values[i]});
    return made;
}

Points t1() {
    return points({0, 30, 62, 91, 120}, {5.2, 4.9, 5.0, 4.4, 4.1});
}

void check_line(const Points& made, double slope, double intercept) {
    const auto line = theil_sen(made);
    REQUIRE(line);
    CHECK_NEAR(line->per_30_days, slope);
    CHECK_NEAR(line->intercept, intercept);
}

// n points without ties whose S is `s`: the values ascend, then neighbours are exchanged, 2 less of S each time.
Points with_s(int n, int s) {
    Points made;
    for (int i = 0; i < n; ++i) made.push_back({static_cast<Day>(i), static_cast<double>(i)});
    for (int now = n * (n - 1) / 2; now > s; now -= 2) {
        for (std::size_t i = 0; i + 1 < made.size(); ++i) {
            if (made[i].value < made[i + 1].value) {
                std::swap(made[i].value, made[i + 1].value);
                break;
            }
        }
    }
    return made;
}

}  // namespace

TEST_CASE("G25 Theil-Sen and Kendall, T1") {
    check_line(t1(), -0.2708, 5.2000);
    const Kendall test = kendall(t1());
    CHECK(test.s == -8);
    CHECK(test.method == KendallMethod::exact);
    CHECK_NEAR(test.p, 0.0833);
    CHECK(direction_may_be_named(t1(), test));
}

TEST_CASE("G26 Theil-Sen and Kendall, T2 with ties") {
    const Points made = points({0, 28, 56, 90, 118, 150}, {4.5, 4.5, 4.2, 4.5, 3.9, 3.9});
    check_line(made, -0.1452, 4.5629);
    const Kendall test = kendall(made);
    CHECK(test.s == -9);
    CHECK(test.method == KendallMethod::permutation);
    CHECK_NEAR(test.p, 0.1000);
    CHECK(direction_may_be_named(made, test));
}

TEST_CASE("G27 Theil-Sen and Kendall, T3") {
    const Points made = points(kDays3, {4.9, 5.1, 4.6, 4.7, 4.2, 4.4, 3.9, 4.0, 4.1, 3.5});
    check_line(made, -0.1607, 4.9884);
    const Kendall test = kendall(made);
    CHECK(test.s == -33);
    CHECK(test.method == KendallMethod::exact);
    CHECK_NEAR(test.p, 0.0022);
}

TEST_CASE("G28 Theil-Sen and Kendall, T4 with ties, n > 8") {
    const Points made = points(kDays3, {4.5, 4.7, 4.5, 4.3, 4.5, 4.0, 4.3, 3.8, 4.0, 3.8});
    check_line(made, -0.1050, 4.6960);
    const Kendall test = kendall(made);
    CHECK(test.s == -31);
    CHECK(test.method == KendallMethod::normal);
    CHECK_NEAR(test.variance, 118.3333);
    CHECK_NEAR(test.z, -2.7578);
    CHECK_NEAR(test.p, 0.0058);
}

TEST_CASE("G29 Kendall's exact two-sided p") {
    const struct {
        int n, s;
        double p;
    } cases[] = {{3, 3, 0.3333}, {4, 6, 0.0833},  {5, 10, 0.0167}, {6, 15, 0.0028}, {7, 21, 0.0004}, {5, 8, 0.0833},
                 {5, 6, 0.2333}, {6, 13, 0.0167}, {6, 11, 0.0556}, {7, 15, 0.0302}, {7, 13, 0.0690}};
    for (const auto& c : cases) {
        CAPTURE(c.n);
        const Kendall test = kendall(with_s(c.n, c.s));
        CHECK(test.s == c.s);
        CHECK(test.method == KendallMethod::exact);
        CHECK_NEAR(test.p, c.p);
    }
}

TEST_CASE("G30 bootstrap band of T1") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const auto band = slope_band(t1(), 0.45, seed);
        REQUIRE(band);
        CHECK_MESSAGE(near(band->low, -0.5175, 0.05), "low is ", band->low);
        CHECK_MESSAGE(near(band->high, -0.0208, 0.05), "high is ", band->high);
        CHECK(slope_band(t1(), 0.45, seed)->low == band->low);
    }
}

TEST_CASE("trend: the order of the points and the first day do not matter") {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        CAPTURE(seed);
        SplitMix64 random(seed);
        Points made = points(kDays3, {4.5, 4.7, 4.5, 4.3, 4.5, 4.0, 4.3, 3.8, 4.0, 3.8});
        for (DatedValue& point : made) point.day += 20000;
        for (std::size_t i = made.size(); i > 1; --i) std::swap(made[i - 1], made[random.below(i)]);
        check_line(made, -0.1050, 4.6960);
        CHECK(theil_sen(made)->start == 20000);
        CHECK(kendall(made).s == -31);
        CHECK_NEAR(kendall(made).variance, 118.3333);
    }
}

TEST_CASE("trend: no points, one point, one day, equal values") {
    for (const Points& made : {Points{}, Points{{5, 3.0}}}) {
        CHECK_FALSE(theil_sen(made).has_value());
        CHECK(kendall(made).p == 1);
        CHECK(kendall(made).s == 0);
        CHECK_FALSE(slope_band(made, 0.45, 1).has_value());
    }
    const Points one_day = points({7, 7, 7, 7, 7}, {1, 2, 3, 4, 5});
    CHECK_FALSE(theil_sen(one_day).has_value());
    CHECK_FALSE(slope_band(one_day, 0.45, 1).has_value());
    CHECK(kendall(one_day).p == 1);
    CHECK_FALSE(direction_may_be_named(one_day, kendall(one_day)));

    const Points flat = points(kDays3, std::vector<double>(10, 4.0));
    CHECK(theil_sen(flat)->per_30_days == 0);
    CHECK(kendall(flat).p == 1);
    CHECK(kendall(flat).variance == 0);
    const Points flat_short = points({0, 1, 2}, {4, 4, 4});
    CHECK(kendall(flat_short).p == 1);
}

TEST_CASE("trend: two sittings on one day carry no direction between them") {
    const Points made = points({0, 0, 30, 60}, {5.0, 4.0, 4.0, 3.0});
    CHECK(kendall(made).s == -4);
    CHECK(kendall(made).method == KendallMethod::permutation);
    CHECK(theil_sen(made).has_value());
    // Too few for words, whatever p is.
    CHECK_FALSE(direction_may_be_named(made, Kendall{-6, 0, 0, 0.01, KendallMethod::exact}));
}

TEST_CASE("trend: permutations and the exact distribution agree where both apply") {
    // One pair of equal values is the smallest departure: p lies between those of the neighbouring S without ties.
    const Points tied = points({0, 1, 2, 3, 4, 5, 6}, {1, 2, 3, 4, 5, 6, 6});
    const Kendall test = kendall(tied);
    CHECK(test.method == KendallMethod::permutation);
    CHECK(test.s == 20);
    CHECK(test.p == doctest::Approx(2.0 / 2520));
}

TEST_CASE("trend: exact and normal agree for many points") {
    SplitMix64 random(11);
    Points made;
    for (int i = 0; i < 200; ++i) made.push_back({i, random.unit() - 0.0005 * i});
    const Kendall exact = kendall(made);
    CHECK(exact.method == KendallMethod::exact);
    const Kendall normal_one = [&] {
        made.push_back({200, 0.4});
        return kendall(made);
    }();
    CHECK(normal_one.method == KendallMethod::normal);
    CHECK(exact.p == doctest::Approx(2 * normal_cdf(-std::fabs(exact.z))).epsilon(0.02));
}
