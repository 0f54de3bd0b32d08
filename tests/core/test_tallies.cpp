#include "core/tallies.h"
#include "forms.h"
#include "given.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

Practice practice(const char* exercise, Day day, std::vector<FieldAnswer> answers,
                  std::vector<FieldAnswer> later = {}) {
    Practice made;
    made.exercise = exercise;
    made.when.day = day;
    made.state = Practice::State::done;
    made.answers = std::move(answers);
    made.later = std::move(later);
    return made;
}

std::vector<const Practice*> pointers(const std::vector<Practice>& all) {
    std::vector<const Practice*> list;
    for (const Practice& one : all) list.push_back(&one);
    return list;
}

const std::vector<std::string> kKinds{"silence", "tone"};

}  // namespace

TEST_CASE("nothing adds up to nothing, and says so") {
    const std::vector<const Practice*> none;
    CHECK(tally_triggers(none, kKinds).logs == 0);
    CHECK_FALSE(tally_triggers(none, kKinds).recovery_min);
    CHECK(tally_promises(none).settled() == 0);
    CHECK_FALSE(tally_promises(none).share_shown());
    CHECK(tally_repairs(none).settled() == 0);
    CHECK_FALSE(tally_forecasts(none).calibration);
    CHECK(tally_ease(none).pairs.empty());
    CHECK(openness_steps(none).empty());
}

TEST_CASE("triggers by kind and pull; own words stand in one row; the middle time from five on") {
    std::vector<Practice> all;
    for (int i = 0; i < 4; ++i)
        all.push_back(practice(
            "e19", i, {picked("trigger", {"silence"}), picked("pull", {"cling"}), numbered("recover", 10 * i)}));
    all.push_back(practice("e19", 4, {picked("trigger", {"tone", "a slammed door"}), picked("pull", {"flee"})}));
    all.push_back(practice("e01", 4, {picked("trigger", {"tone"}), picked("pull", {"flee"})}));  // another exercise
    all.push_back(practice("e19", 5, {picked("trigger", {"tone"})}));                            // no pull was given
    all.push_back(practice("e19", 6, {}));                                                       // nothing was
    TriggerTally tally = tally_triggers(pointers(all), kKinds);
    CHECK(tally.logs == 6);
    CHECK(tally.behind.size() == 6);
    CHECK(tally.pulls == std::array<int, kPulls>{4, 1, 0});
    REQUIRE(tally.rows.size() == 3);
    CHECK(tally.rows[0].kind == "silence");
    CHECK(tally.rows[0].counts == std::array<int, kPulls>{4, 0, 0});
    CHECK(tally.rows[1].counts == std::array<int, kPulls>{0, 1, 0});
    CHECK(tally.rows[2].kind.empty());
    CHECK(tally.rows[2].counts == std::array<int, kPulls>{0, 1, 0});
    CHECK_FALSE(tally.share_shown());
    CHECK(tally.recoveries == 4);
    CHECK_FALSE(tally.recovery_min);
    all.push_back(practice("e19", 7, {numbered("recover", 500)}));
    tally = tally_triggers(pointers(all), kKinds);
    CHECK(tally.recovery_min == 20);
}

TEST_CASE("a promise changed in good time counts as kept; a share from five on") {
    FieldAnswer rows;
    rows.field = "promises";
    for (const char* outcome : {"kept", "renegotiated", "repaired", "missed"})
        rows.rows.push_back({picked("outcome", {outcome})});
    FieldAnswer what;
    what.field = "what";
    what.text = "call";
    rows.rows.push_back({what});
    std::vector<Practice> all{practice("e04", 1, {rows})};
    PromiseTally tally = tally_promises(pointers(all));
    CHECK(tally.held() == 2);
    CHECK(tally.settled() == 4);
    CHECK(tally.open == 1);
    CHECK_FALSE(tally.share_shown());
    all.push_back(all.front());
    tally = tally_promises(pointers(all));
    CHECK(tally.held() == 4);
    CHECK(tally.settled() == 8);
    CHECK(tally.share_shown());
}

TEST_CASE("repairs: what came of them, and the middle time from five on") {
    std::vector<Practice> all;
    for (int i = 1; i <= 5; ++i)
        all.push_back(
            practice("e24", i, {}, {picked("outcome", {i == 5 ? "let-go" : "repaired"}), numbered("hours", 2 * i)}));
    const RepairTally tally = tally_repairs(pointers(all));
    CHECK(tally.repaired == 4);
    CHECK(tally.let_go == 1);
    CHECK(tally.settled() == 5);
    CHECK(tally.median_hours == 6);
    all.pop_back();
    CHECK_FALSE(tally_repairs(pointers(all)).median_hours);
}

TEST_CASE("forecasts: in part and not tried are no outcome of a forecast") {
    std::vector<Practice> all;
    double brier = 0;
    for (int i = 0; i < 8; ++i) {
        const bool came = i % 4 == 0;
        all.push_back(
            practice("e07", 10 - i, {numbered("expected", 10 * i)}, {picked("happened", {came ? "yes" : "no"})}));
        brier += (i / 10.0 - came) * (i / 10.0 - came) / 8;
    }
    all.push_back(practice("e07", 20, {numbered("expected", 90)}, {picked("happened", {"partly"})}));
    all.push_back(practice("e07", 21, {numbered("expected", 90)}, {picked("happened", {"not-tried"})}));
    const ForecastTally tally = tally_forecasts(pointers(all));
    CHECK(tally.asked == 10);
    CHECK(tally.yes == 2);
    CHECK(tally.no == 6);
    CHECK(tally.partly == 1);
    REQUIRE(tally.calibration);
    CHECK(tally.calibration->count == 8);
    CHECK_NEAR(tally.calibration->brier, brier);
    REQUIRE(tally.marks.size() == 10);
    CHECK(tally.marks.front().day == 3);  // oldest first, whatever the order they came in
    CHECK(tally.marks.back().day == 21);
}

TEST_CASE("ease: pairs in the order of their days, the middle difference from five on") {
    std::vector<Practice> all;
    const int pairs[][2] = {{3, 5}, {4, 4}, {6, 5}, {2, 7}, {5, 8}};
    for (int i = 0; i < 5; ++i) {
        all.push_back(practice("e01", 50 - i, {}));
        all.back().before = pairs[i][0];
        if (i < 4) all.back().after = pairs[i][1];
    }
    EaseTally tally = tally_ease(pointers(all));
    CHECK(tally.pairs.size() == 4);  // one has no answer after
    CHECK_FALSE(tally.median_difference);
    all.back().after = 8;
    tally = tally_ease(pointers(all));
    CHECK(tally.pairs.front().day == 46);
    CHECK(tally.more == 3);
    CHECK(tally.less == 1);
    CHECK(tally.same == 1);
    CHECK(tally.median_difference == 2);
}

TEST_CASE("openness steps stay on their scale and in order") {
    const std::vector<Practice> all{practice("e23", 9, {numbered("depth", 3)}, {numbered("response", 7)}),
                                    practice("e23", 2, {numbered("depth", 99)}), practice("e23", 4, {})};
    const auto steps = openness_steps(pointers(all));
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].day == 2);
    CHECK(steps[0].depth == 5);
    CHECK_FALSE(steps[0].response);
    CHECK(steps[1].response == 7);
}

TEST_CASE("picks are counted in the order of the options, own words together, numbers as a sum") {
    ExerciseField field;
    field.id = "used";
    field.options = {{"yes", "yes"}, {"no", "no"}, {"never-picked", "x"}};
    const std::vector<Practice> all{
        practice("if-then", 1, {}, {picked("used", {"no"})}), practice("if-then", 2, {}, {picked("used", {"yes"})}),
        practice("if-then", 3, {picked("used", {"no", "in my way", "half"})}), practice("if-then", 4, {})};
    const auto counts = count_picks(pointers(all), field);
    REQUIRE(counts.size() == 3);
    CHECK(counts[0].option == "yes");
    CHECK(counts[0].times == 1);
    CHECK(counts[1].times == 2);
    CHECK(counts[2].option.empty());
    CHECK(counts[2].times == 2);
    const std::vector<Practice> numbers{practice("e03", 1, {}, {numbered("used", 3)}),
                                        practice("e03", 2, {}, {numbered("used", 4)})};
    REQUIRE(count_picks(pointers(numbers), field).size() == 1);
    CHECK(count_picks(pointers(numbers), field)[0].times == 7);
    CHECK(count_picks(pointers({}), field).empty());
}

TEST_CASE("hours with people who value one: from 6 of 10 on, rows without hours count nothing") {
    const auto row = [](int hours, int valued) {
        return std::vector<FieldAnswer>{numbered("hours", hours), numbered("valued", valued)};
    };
    const std::vector<Practice> all{
        practice("e12", 9, {in_rows("people", {row(8, 6), row(4, 5), {typed("name", "A.")}})}),
        practice("e12", 3, {in_rows("people", {row(0, 10)})}),  // no hour at all: no share
        practice("e12", 5, {in_rows("people", {row(2, 10)})}), practice("e05", 7, {in_rows("people", {row(2, 10)})})};
    CHECK(tally_hours(all[0]).hours == 12);
    CHECK(tally_hours(all[0]).valued == 8);
    const auto over_time = hours_over_time(pointers(all));
    REQUIRE(over_time.size() == 2);
    CHECK(over_time[0].day == 5);
    CHECK(over_time[1].day == 9);
}

TEST_CASE("contacts that came about are counted on their day, figures are those of the newest map") {
    const auto figures = [](std::size_t count) {
        return in_rows("figures", std::vector<std::vector<FieldAnswer>>(count, {typed("name", "A.")}));
    };
    const std::vector<Practice> all{practice("e05", 10, {figures(2), numbered("when", 12)}, {picked("made", {"yes"})}),
                                    practice("e05", 30, {figures(5)}, {picked("made", {"changed"})}),
                                    practice("e05", 20, {figures(9)}, {picked("made", {"not-yet"})}),
                                    practice("e05", 25, {figures(1)})};
    const ContactTally tally = tally_contacts(pointers(all));
    CHECK(tally.figures == 5);
    CHECK(tally.days == std::vector<Day>{12, 30});
}

TEST_CASE("the gap of what goes back and forth is a mean over what both sides have") {
    const auto row = [](int mine, int theirs) {
        return std::vector<FieldAnswer>{numbered("left", mine), numbered("right", theirs)};
    };
    CHECK(balance_gap(in_rows("balance", {row(9, 3), row(4, 5), {numbered("left", 10)}})) == 3);  // 2.5
    CHECK(balance_gap(in_rows("balance", {row(0, 10)})) == -10);
    CHECK_FALSE(balance_gap(in_rows("balance", {{numbered("left", 10)}})));
}

TEST_CASE("openness goes one step deeper only after a warm answer, and never beyond the deepest") {
    const auto step = [](int depth, std::optional<int> response) {
        OpennessStep one;
        one.depth = depth;
        one.response = response;
        return one;
    };
    using Steps = std::vector<OpennessStep>;
    CHECK_FALSE(next_step(Steps{}));
    CHECK_FALSE(next_step(Steps{step(2, std::nullopt)}));
    CHECK(next_step(Steps{step(2, kWarmFrom)})->next == 3);
    CHECK(next_step(Steps{step(2, kWarmFrom - 1)})->next == 2);
    CHECK(next_step(Steps{step(1, 9), step(3, 2), step(4, std::nullopt)})->next == 3);
    CHECK(next_step(Steps{step(kDeepestStep, 10)})->next == kDeepestStep);
}
