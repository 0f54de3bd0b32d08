#include "core/order.h"
#include "core/position.h"
#include "core/random.h"
#include "core/score.h"
#include "forms.h"

using namespace mooring;
using namespace mooring::testing;

TEST_CASE("G01 every answer 4; every answer 7, then every answer 1") {
    const auto centred = [](const Instrument& instrument, int value) {
        CAPTURE(instrument.id);
        CAPTURE(value);
        const Scores scores = score(instrument, all_the_same(instrument, value));
        CHECK_NEAR(scores.anxiety.mean, 4.0);
        CHECK_NEAR(scores.avoidance.mean, 4.0);
        REQUIRE(ease(instrument, scores));
        CHECK_NEAR(*ease(instrument, scores), 4.0);
        const auto place = position(instrument, scores);
        REQUIRE(place);
        for (const double share : region_shares(*place)) CHECK_NEAR(share, 0.25);
        CHECK(region_label(region_shares(*place)).kind == LabelKind::centre);
    };
    for (const char* id : {"compass-36", "compass-12", "compass-10"}) centred(form(id), 4);
    for (const int value : {7, 1}) {
        centred(form("compass-36"), value);
        centred(form("compass-12"), value);
    }
}

TEST_CASE("G02 Compass-10, every answer 7; every answer 1") {
    const Scores high = score(form("compass-10"), all_the_same(form("compass-10"), 7));
    CHECK_NEAR(high.anxiety.mean, 4.6);
    CHECK_NEAR(high.avoidance.mean, 3.4);
    const Scores low = score(form("compass-10"), all_the_same(form("compass-10"), 1));
    CHECK_NEAR(low.anxiety.mean, 3.4);
    CHECK_NEAR(low.avoidance.mean, 4.6);
}

TEST_CASE("G03 all answers at the insecure pole; all at the secure pole") {
    for (const char* id : {"compass-36", "compass-12", "compass-10"}) {
        CAPTURE(id);
        const Scores insecure = score(form(id), at_pole(form(id), 7));
        CHECK_NEAR(insecure.anxiety.mean, 7.0);
        CHECK_NEAR(insecure.avoidance.mean, 7.0);
        CHECK_NEAR(ease(form(id), insecure).value_or(0), 1.0);
        const Scores secure = score(form(id), at_pole(form(id), 1));
        CHECK_NEAR(secure.anxiety.mean, 1.0);
        CHECK_NEAR(secure.avoidance.mean, 1.0);
        CHECK_NEAR(ease(form(id), secure).value_or(0), 7.0);
    }
}

TEST_CASE("G04 F1 as Compass-36") {
    const Scores scores = score(form("compass-36"), example_36());
    CHECK_NEAR(scores.anxiety.mean, 4.5556);
    CHECK_NEAR(scores.avoidance.mean, 2.6111);
    CHECK_NEAR(ease(form("compass-36"), scores).value_or(0), 4.4167);
    CHECK(scores.anxiety.answered == 18);
    CHECK(scores.anxiety.total == 18);
}

TEST_CASE("G05 Compass-12 from F1; P1 as Compass-10") {
    const Scores twelve = score(form("compass-12"), example_36());
    CHECK_NEAR(twelve.anxiety.mean, 4.8333);
    CHECK_NEAR(twelve.avoidance.mean, 2.6667);
    const Scores ten = score(form("compass-10"), example_10());
    CHECK_NEAR(ten.anxiety.mean, 4.4);
    CHECK_NEAR(ten.avoidance.mean, 5.2);
    const int keyed[] = {5, 5, 6, 4, 2, 5, 5, 4, 6, 6};
    for (std::size_t i = 0; i < 10; ++i) {
        const Item& item = form("compass-10").items[i];
        CHECK(keyed_answer(form("compass-10"), item, example_10().number(item.id).value_or(0)) == keyed[i]);
    }
}

TEST_CASE("G10 F1 without A1, A7, A16; also without A4") {
    Answers answers = example_36();
    for (const char* id : {"A1", "A7", "A16"}) answers.set(id, std::nullopt);
    Scores scores = score(form("compass-36"), answers);
    CHECK(scores.anxiety.answered == 15);
    CHECK(scores.anxiety.scorable);
    CHECK_NEAR(scores.anxiety.mean, 4.3333);
    CHECK_NEAR(scores.anxiety.sd, 1.2344);
    CHECK_NEAR(position_error(scores.anxiety.sd, 15, {}), 0.4810);

    answers.clear("A4");
    scores = score(form("compass-36"), answers);
    CHECK(scores.anxiety.answered == 14);
    CHECK_FALSE(scores.anxiety.scorable);
    CHECK_FALSE(position(form("compass-36"), scores).has_value());
    CHECK_FALSE(ease(form("compass-36"), scores).has_value());
    CHECK(scores.avoidance.scorable);
    CHECK_NEAR(scores.avoidance.mean, 2.6111);
}

TEST_CASE("G11 Compass-12 from F1 without A11; P1 without PA5; without PA5 and PA3") {
    Answers answers = example_36();
    answers.set("A11", std::nullopt);
    const Scores twelve = score(form("compass-12"), answers);
    CHECK(twelve.anxiety.answered == 5);
    CHECK(twelve.anxiety.scorable);
    CHECK_NEAR(twelve.anxiety.mean, 5.2);
    CHECK_NEAR(position_error(twelve.anxiety.sd, 5, {}), 0.6920);

    answers = example_10();
    answers.clear("PA5");
    Scores ten = score(form("compass-10"), answers);
    CHECK(ten.anxiety.answered == 4);
    CHECK(ten.anxiety.scorable);
    CHECK_NEAR(ten.anxiety.mean, 5.0);
    CHECK_NEAR(position_error(ten.anxiety.sd, 4, {}), 0.7066);
    answers.clear("PA3");
    ten = score(form("compass-10"), answers);
    CHECK_FALSE(ten.anxiety.scorable);
    CHECK(ten.avoidance.scorable);
}

TEST_CASE("G12 8 plain and 2 reversed items, both reversed missing") {
    Instrument imported;
    Answers answers;
    for (int i = 1; i <= 10; ++i) {
        Item item;
        item.id = std::to_string(i);
        item.dimension = Dimension::anxiety;
        item.keying = i <= 8 ? Keying::plain : Keying::reversed;
        imported.items.push_back(item);
        if (i <= 8) answers.set(item.id, 5);
    }
    DimensionScore result = score_dimension(imported, answers, Dimension::anxiety);
    CHECK(result.answered == 8);
    CHECK_FALSE(result.scorable);
    answers.set("10", 5);  // one of the two is enough
    result = score_dimension(imported, answers, Dimension::anxiety);
    CHECK(result.scorable);
    imported.items.resize(8);  // a scale without reversed items needs none
    CHECK(score_dimension(imported, answers, Dimension::anxiety).scorable);
}

TEST_CASE("score: keying twice is no change, scores stay on the scale, presentation order does not matter") {
    const Instrument& instrument = form("compass-36");
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        CAPTURE(seed);
        SplitMix64 random(seed);
        Answers answers, in_order;
        for (const Item& item : instrument.items) {
            const int raw = 1 + static_cast<int>(random.below(7));
            CHECK(keyed_answer(instrument, item, keyed_answer(instrument, item, raw)) == raw);
            if (random.below(8) > 0) answers.set(item.id, raw);
        }
        for (const std::string& id : make_order(instrument, seed)) {
            if (const Answer* answer = answers.find(id)) in_order.set(id, *answer);
        }
        CHECK(in_order == answers);
        const Scores scores = score(instrument, answers);
        for (const DimensionScore& side : {scores.anxiety, scores.avoidance}) {
            CHECK(side.mean >= 1);
            CHECK(side.mean <= 7);
            CHECK(side.sd >= 0);
        }
        CHECK(score(instrument, in_order).anxiety.mean == scores.anxiety.mean);
    }
}

TEST_CASE("score: no answers, only 'does not apply', foreign items, numbers off the scale") {
    const Instrument& instrument = form("compass-12");
    Answers nothing_applies, strange;
    for (const Item& item : instrument.items) {
        nothing_applies.set(item.id, std::nullopt);
        strange.set(item.id, 8);
    }
    strange.set("A2", 0);
    strange.set("ZZ", 4);
    for (const Answers& answers : {Answers{}, nothing_applies, strange}) {
        const Scores scores = score(instrument, answers);
        CHECK(scores.anxiety.answered == 0);
        CHECK(scores.anxiety.total == 6);
        CHECK(scores.anxiety.mean == 0);
        CHECK(scores.anxiety.sd == 0);
        CHECK_FALSE(scores.anxiety.scorable);
        CHECK_FALSE(scores.both());
    }
    CHECK_FALSE(score(form("pulse-3"), all_the_same(form("pulse-3"), 5)).anxiety.scorable);
    CHECK_FALSE(score(Instrument{}, Answers{}).anxiety.scorable);
}
