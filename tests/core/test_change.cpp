#include "core/change.h"
#include "core/normal.h"
#include "forms.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

Baseline baseline_of(std::initializer_list<double> values) {
    Baseline baseline;
    for (const double value : values) baseline.mean += value / static_cast<double>(values.size());
    baseline.count = static_cast<int>(values.size());
    return baseline;
}

double sem(const char* id) {
    return form(id).retest_sem;
}

}  // namespace

TEST_CASE("G20 change thresholds, 90 and 95 %") {
    const char* forms[] = {"compass-36", "compass-12", "compass-10"};
    const double one[][2] = {{1.0468, 1.2473}, {1.2794, 1.5245}, {1.3957, 1.6631}};
    const double two[][2] = {{0.9065, 1.0802}, {1.1080, 1.3203}, {1.2087, 1.4403}};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK_NEAR(change_threshold(sem(forms[i]), 1, kZ90), one[i][0]);
        CHECK_NEAR(change_threshold(sem(forms[i]), 1, kZ95), one[i][1]);
        CHECK_NEAR(change_threshold(sem(forms[i]), 2, kZ90), two[i][0]);
        CHECK_NEAR(change_threshold(sem(forms[i]), 2, kZ95), two[i][1]);
    }
}

TEST_CASE("G21 Compass-36, baseline 4.9 and 4.7: now 3.6; next 3.8, or next 3.9") {
    const Baseline baseline = baseline_of({4.9, 4.7});
    const double now = reliable_change(3.6, baseline, sem("compass-36"));
    const double next = reliable_change(3.8, baseline, sem("compass-36"));
    const double other = reliable_change(3.9, baseline, sem("compass-36"));
    CHECK_NEAR(now, -2.1773);
    CHECK(verdict(now) == Verdict::likely);
    CHECK_NEAR(next, -1.8144);
    CHECK(confirms(now, next));
    CHECK_NEAR(other, -1.6330);
    CHECK_FALSE(confirms(now, other));

    const DatedValue sittings[] = {{0, 4.9}, {28, 4.7}, {60, 3.6}, {90, 3.8}};
    const auto made = make_baseline(sittings);
    REQUIRE(made);
    CHECK_NEAR(made->mean, 4.8);
    CHECK_FALSE(made->provisional());
    const auto changes = find_changes(sittings, *made, sem("compass-36"), 28);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].index == 2);
    CHECK(changes[0].verdict == Verdict::likely);
    CHECK(changes[0].confirmed);
    CHECK(changes[1].verdict == Verdict::possible);
    CHECK_FALSE(changes[1].confirmed);
}

TEST_CASE("G22 one baseline: Compass-36 and Compass-10; two: Compass-12") {
    const double c36 = reliable_change(3.8, baseline_of({4.9}), sem("compass-36"));
    CHECK_NEAR(c36, -1.7285);
    CHECK(verdict(c36) == Verdict::possible);
    const double c10 = reliable_change(3.6, baseline_of({5.2}), sem("compass-10"));
    CHECK_NEAR(c10, -1.8856);
    CHECK(verdict(c10) == Verdict::possible);
    const double c12 = reliable_change(4.2, baseline_of({3.0, 3.2}), sem("compass-12"));
    CHECK_NEAR(c12, 1.6330);
    CHECK(verdict(c12) == Verdict::noise);
}

TEST_CASE("change: the baseline is one sitting until a third comes") {
    const DatedValue sittings[] = {{0, 5.0}, {30, 4.0}, {60, 3.0}, {90, 2.0}};
    const std::span<const DatedValue> all(sittings);
    CHECK_FALSE(make_baseline(all.first(0)).has_value());
    const auto one = make_baseline(all.first(1));
    REQUIRE(one);
    CHECK(one->provisional());
    CHECK(find_changes(all.first(1), *one, 0.45, 28).empty());
    const auto still_one = make_baseline(all.first(2));
    REQUIRE(still_one);
    CHECK(still_one->provisional());
    CHECK_NEAR(still_one->mean, 5.0);
    CHECK(find_changes(all.first(2), *still_one, 0.45, 28).size() == 1);
    const auto two = make_baseline(all.first(3));
    REQUIRE(two);
    CHECK_FALSE(two->provisional());
    CHECK_NEAR(two->mean, 4.5);
    const auto moved = make_baseline(all, 1);
    REQUIRE(moved);
    CHECK_NEAR(moved->mean, 3.5);
    CHECK(find_changes(all, *moved, 0.45, 28).front().index == 3);
    CHECK_FALSE(make_baseline(all, 4).has_value());
}

TEST_CASE("change: only a sitting far enough away, in the same direction, confirms") {
    const Baseline baseline{5.0, 1, 0};
    const DatedValue too_soon[] = {{0, 5.0}, {30, 3.0}, {40, 3.0}, {58, 4.9}};
    CHECK_FALSE(find_changes(too_soon, baseline, 0.45, 28)[0].confirmed);
    const DatedValue in_time[] = {{0, 5.0}, {30, 3.0}, {40, 4.9}, {58, 3.0}};
    CHECK(find_changes(in_time, baseline, 0.45, 28)[0].confirmed);
    const DatedValue other_way[] = {{0, 5.0}, {30, 3.0}, {60, 7.0}};
    CHECK_FALSE(find_changes(other_way, baseline, 0.45, 28)[0].confirmed);
    const DatedValue same_day[] = {{0, 5.0}, {0, 3.0}, {0, 3.0}};
    CHECK_FALSE(find_changes(same_day, baseline, 0.45, 28)[0].confirmed);
    const DatedValue backwards[] = {{90, 5.0}, {60, 3.0}, {30, 3.0}};
    CHECK_FALSE(find_changes(backwards, baseline, 0.45, 28)[0].confirmed);
}

TEST_CASE("change: without a SEM or a baseline there is no change") {
    CHECK(reliable_change(3, {5, 1, 0}, 0) == 0);
    CHECK(reliable_change(3, {}, 0.45) == 0);
    CHECK(verdict(0) == Verdict::noise);
    CHECK(change_threshold(0.45, 0, kZ90) == change_threshold(0.45, 1, kZ90));
}
