#include <vector>

#include "core/careless.h"
#include "core/order.h"
#include "forms.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

std::vector<std::string> seed_1(const char* id) {
    return make_order(form(id), 1);
}

}  // namespace

TEST_CASE("G33 F1 in the seed-1 order") {
    const AnswerPattern pattern = answer_pattern(form("compass-36"), example_36(), seed_1("compass-36"));
    CHECK(pattern.longest_run == 3);
    CHECK_NEAR(pattern.gap_anxiety, 0.2222);
    CHECK_NEAR(pattern.gap_avoidance, 0.5556);
    CHECK_NEAR(pattern.sd_anxiety, 1.2472);
    CHECK_NEAR(pattern.sd_avoidance, 0.8498);
    CHECK_NEAR(pattern.acquiescence, 0.1944);
    CHECK_FALSE(pattern.flagged());
    CHECK_FALSE(pattern.acquiescence_note);
}

TEST_CASE("G34 Compass-36, every answer 6") {
    const AnswerPattern pattern =
        answer_pattern(form("compass-36"), all_the_same(form("compass-36"), 6), seed_1("compass-36"));
    CHECK(pattern.longest_run == 36);
    CHECK_NEAR(pattern.gap_anxiety, 4.0);
    CHECK_NEAR(pattern.gap_avoidance, 4.0);
    CHECK_NEAR(pattern.sd_anxiety, 2.0580);
    CHECK_NEAR(pattern.acquiescence, 2.0);
    CHECK(pattern.run_flag);
    CHECK(pattern.gap_flag);
    CHECK_FALSE(pattern.sd_flag);
    CHECK(pattern.acquiescence_note);
}

TEST_CASE("G35 Compass-36 anxiety raw 1 7 7 1 1 7 7 1 1 7 7 1 1 7 7 1 1 7") {
    Answers answers;
    answer(answers, "A", {1, 7, 7, 1, 1, 7, 7, 1, 1, 7, 7, 1, 1, 7, 7, 1, 1, 7});
    const AnswerPattern pattern = answer_pattern(form("compass-36"), answers, seed_1("compass-36"));
    CHECK_NEAR(score(form("compass-36"), answers).anxiety.mean, 3.6667);
    CHECK_NEAR(pattern.gap_anxiety, 0.0);
    CHECK_NEAR(pattern.sd_anxiety, 3.0679);
    CHECK(pattern.sd_flag);
    CHECK_FALSE(pattern.run_flag);
    CHECK_FALSE(pattern.gap_flag);
}

TEST_CASE("G36 hurried by median; hurried by share") {
    const std::int64_t first[] = {1400, 2600, 1100, 1900, 3000, 1700, 2200, 1600, 4100, 1200, 2400, 1800};
    const std::int64_t second[] = {2400, 1500, 3100, 1800, 2200, 1900, 2600, 1700, 2900, 1200, 3300, 2100};
    AnswerPace pace = answer_pace(first);
    CHECK_NEAR(pace.median_ms / 1000, 1.85);
    CHECK_NEAR(pace.fast_share, 0.5833);
    CHECK(pace.pace == Pace::hurried);
    pace = answer_pace(second);
    CHECK_NEAR(pace.median_ms / 1000, 2.15);
    CHECK_NEAR(pace.fast_share, 0.4167);
    CHECK(pace.pace == Pace::hurried);
}

TEST_CASE("careless: pace without items, at ease, and below one second") {
    CHECK(answer_pace({}).pace == Pace::unhurried);
    const std::int64_t calm[] = {2000, 5000, 9000};
    CHECK(answer_pace(calm).pace == Pace::unhurried);
    const std::int64_t flying[] = {900, 950, 5000};
    CHECK(answer_pace(flying).pace == Pace::very_hurried);
}

TEST_CASE("careless: a missing answer ends a run") {
    Answers answers = all_the_same(form("compass-12"), 2);
    const std::vector<std::string> order = seed_1("compass-12");
    CHECK(answer_pattern(form("compass-12"), answers, order).longest_run == 12);
    answers.set(order[5], std::nullopt);
    CHECK(answer_pattern(form("compass-12"), answers, order).longest_run == 6);
    CHECK_FALSE(answer_pattern(form("compass-12"), answers, order).run_flag);
    answers.clear(order[6]);
    CHECK(answer_pattern(form("compass-12"), answers, order).longest_run == 5);
}

TEST_CASE("careless: a very consistent person does not trip the run check") {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        CAPTURE(seed);
        const Instrument& instrument = form("compass-12");
        CHECK(answer_pattern(instrument, at_pole(instrument, 1), make_order(instrument, seed)).longest_run <= 3);
    }
}

TEST_CASE("careless: yes-saying is twice its size in the gap") {
    const AnswerPattern pattern =
        answer_pattern(form("compass-10"), all_the_same(form("compass-10"), 7), seed_1("compass-10"));
    CHECK_NEAR(pattern.acquiescence, 3.0);
    CHECK_NEAR(pattern.gap_anxiety, 6.0);
    CHECK(pattern.acquiescence_note);
}

TEST_CASE("careless: no answers, one key only, a form without limits") {
    const AnswerPattern nothing = answer_pattern(form("compass-36"), Answers{}, seed_1("compass-36"));
    CHECK(nothing.longest_run == 0);
    CHECK(nothing.gap_anxiety == 0);
    CHECK(nothing.acquiescence == 0);
    CHECK_FALSE(nothing.flagged());
    Answers plain_only;
    for (const Item& item : form("compass-36").items) {
        if (item.keying == Keying::plain) plain_only.set(item.id, 7);
    }
    CHECK(answer_pattern(form("compass-36"), plain_only, seed_1("compass-36")).gap_anxiety == 0);
    const AnswerPattern pulse = answer_pattern(form("pulse-3"), all_the_same(form("pulse-3"), 5), seed_1("pulse-3"));
    CHECK(pulse.longest_run == 3);
    CHECK_FALSE(pulse.flagged());
}
