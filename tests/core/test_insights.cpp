#include <algorithm>

#include "core/insights.h"
#include "forms.h"
#include "simulated.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

struct Series {
    std::vector<DatedValue> points;
    std::vector<RecordId> ids;
    std::vector<Change> changes;
};

// Values two weeks apart.
Series series(std::initializer_list<double> values) {
    Series made;
    Day day = 0;
    for (const double value : values) {
        made.points.push_back({day, value});
        RecordId id;
        id.bytes[0] = static_cast<std::uint8_t>(made.ids.size() + 1);
        made.ids.push_back(id);
        day += 14;
    }
    made.changes = find_changes(made.points, *make_baseline(made.points), 0.55, 14);
    return made;
}

std::vector<Insight> look(const Series& one, Day today = 400) {
    InsightFacts facts;
    facts.today = today;
    facts.dimensions.push_back({"anxiety", one.points, one.ids, one.changes});
    return find_insights(facts);
}

// Every split of n as uneven as this one or more, counted one by one.
double brute_sign_test(int more, int less) {
    const int n = more + less;
    int extreme = 0;
    for (int mask = 0; mask < 1 << n; ++mask) {
        int ones = 0;
        for (int i = 0; i < n; ++i) ones += mask >> i & 1;
        extreme += std::min(ones, n - ones) <= std::min(more, less);
    }
    return n == 0 ? 1 : static_cast<double>(extreme) / (1 << n);
}

}  // namespace

TEST_CASE("the sign test is that of counting every split") {
    for (int n = 0; n <= 12; ++n) {
        for (int more = 0; more <= n; ++more) {
            CAPTURE(n);
            CAPTURE(more);
            CHECK_NEAR(sign_test(more, n - more), brute_sign_test(more, n - more));
        }
    }
}

TEST_CASE("a lasting change is remarked, with what is behind it, and never in the first two weeks") {
    const Series lower = series({5.2, 5.0, 4.6, 3.6, 3.4, 3.2, 3.1, 3.0});
    const auto found = look(lower);
    REQUIRE(found.size() == 1);
    CHECK(found[0].rule == InsightRule::lower);
    CHECK(found[0].subject == "anxiety");
    CHECK(found[0].behind.size() == 8);
    CHECK(found[0].p <= kInsightP);
    CHECK(look(lower, 13).empty());
    CHECK_FALSE(look(lower, 14).empty());
    const auto higher = look(series({2.2, 2.4, 3.0, 3.9, 4.1, 4.3, 4.4, 4.6}));
    REQUIRE(higher.size() == 1);
    CHECK(higher[0].rule == InsightRule::higher);
}

TEST_CASE("one odd sitting is no change, and a small difference is called noise") {
    CHECK(look(series({4.0, 4.1, 4.0, 4.2, 3.9, 4.0, 6.5})).empty());  // likely, and not confirmed
    const auto noise = look(series({4.0, 4.1, 4.0, 4.2, 3.9, 4.0}));
    REQUIRE(noise.size() == 1);
    CHECK(noise[0].rule == InsightRule::noise);
    CHECK(look(series({4.0})).empty());
    CHECK(look(series({4.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0})).front().rule == InsightRule::noise);
}

TEST_CASE("ease speaks from eight uneven pairs on and only beyond chance") {
    EaseTally ease;
    InsightFacts facts;
    facts.today = 100;
    facts.ease = &ease;
    ease.more = 7;
    CHECK(find_insights(facts).empty());
    ease.more = 8;
    CHECK(find_insights(facts).front().rule == InsightRule::ease_more);
    ease.less = 3;
    CHECK(find_insights(facts).empty());
    ease.more = 0;
    ease.less = 9;
    CHECK(find_insights(facts).front().rule == InsightRule::ease_less);
}

TEST_CASE("alarms, promises and forecasts keep silent below their counts") {
    TriggerTally triggers;
    PromiseTally promises;
    ForecastTally forecasts;
    InsightFacts facts;
    facts.today = 100;
    facts.triggers = &triggers;
    facts.promises = &promises;
    facts.forecasts = &forecasts;
    triggers.logs = 9;
    triggers.pulls = {9, 0, 0};
    promises.kept = 4;
    forecasts.no = 4;
    CHECK(find_insights(facts).empty());
    triggers.logs = triggers.pulls[0] = 10;
    triggers.behind.resize(10);
    promises.kept = 5;
    promises.behind.resize(2);
    forecasts.yes = 1;
    for (const char* happened : {"yes", "partly", "no"}) {
        forecasts.marks.emplace_back();
        forecasts.marks.back().happened = happened;
    }
    const auto found = find_insights(facts);
    REQUIRE(found.size() == 3);
    CHECK(found[0].subject == "cling");
    CHECK(found[1].count == 5);
    CHECK(found[2].count == 1);
    CHECK(found[2].of == 5);
    CHECK(found[0].behind.size() == 10);
    CHECK(found[1].behind.size() == 2);
    CHECK(found[2].behind.size() == 2);  // what came in part is no outcome of a forecast
    // A promise settled in a ledger that was there before is news.
    const std::string key = found[1].key();
    promises.missed = 1;
    CHECK(find_insights(facts)[1].key() != key);
}

TEST_CASE("an insight that was put away comes back only with news") {
    const Series one = series({4.0, 4.1, 4.0, 4.2});
    const Series other = series({4.0, 4.1, 4.0, 4.2, 4.1});
    CHECK(look(one)[0].key() == look(one)[0].key());
    CHECK(look(one)[0].key() != look(other)[0].key());
}

TEST_CASE("a change is claimed at most in one quarter in twenty where there is none") {
    // The bench does the same with ten thousand people and every form.
    constexpr int kPeople = 1000;
    constexpr std::uint64_t kSeed = 20260304;
    for (const int before : {0, 6}) {
        CAPTURE(before);
        SplitMix64 random(kSeed);
        int claims = 0;
        for (int i = 0; i < kPeople; ++i) claims += simulated::claims_change(form("compass-12"), before, random);
        MESSAGE("change claimed in ", claims, " of ", kPeople, " quarters without any, after ", before,
                " checks; seed ", kSeed);
        CHECK(20 * claims <= kPeople);
    }
}
