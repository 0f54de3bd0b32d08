#include <doctest/doctest.h>

#include "core/sitting.h"
#include "records.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

Sitting draft() {
    Sitting sitting;
    sitting.form = "compass-12";
    sitting.version = "1";
    sitting.lang = "en";
    sitting.started_ms = 1'772'625'600'000;
    sitting.order = {"A1", "V1", "A2"};
    sitting.answers.set("A1", 6);
    sitting.answers.set("V1", std::nullopt);
    sitting.active_ms = {3000, 60'000, 0};
    sitting.edits = {0, 2, 0};
    sitting.position = 2;
    sitting.split = true;
    sitting.practice = true;
    sitting.unknown = R"({"place":"home"})";
    return sitting;
}

void check_same(const Sitting& a, const Sitting& b) {
    CHECK(a.form == b.form);
    CHECK(a.version == b.version);
    CHECK(a.lang == b.lang);
    CHECK(a.started_ms == b.started_ms);
    CHECK(a.ended_ms == b.ended_ms);
    CHECK(a.order == b.order);
    CHECK(a.answers == b.answers);
    CHECK(a.active_ms == b.active_ms);
    CHECK(a.edits == b.edits);
    CHECK(a.position == b.position);
    CHECK(a.split == b.split);
    CHECK(a.practice == b.practice);
    CHECK(a.care == b.care);
    CHECK(a.unknown == b.unknown);
}

}  // namespace

TEST_CASE("a draft comes back whole, and again as the same bytes") {
    const auto back = decode_sitting(encode_sitting(draft()));
    REQUIRE(back);
    check_same(back.value(), draft());
    CHECK_FALSE(back.value().ended());
    CHECK(encode_sitting(back.value()) == encode_sitting(draft()));
}

TEST_CASE("a finished sitting comes back whole, without a place to go on from") {
    Sitting sitting = draft();
    sitting.ended_ms = sitting.started_ms + 180'000;
    sitting.position = 0;
    for (const Care care : {Care::unasked, Care::yes, Care::partly, Care::no}) {
        sitting.care = care;
        const std::string payload = encode_sitting(sitting);
        CHECK(payload.find("position") == std::string::npos);
        const auto back = decode_sitting(payload);
        REQUIRE(back);
        check_same(back.value(), sitting);
        CHECK(back.value().ended());
    }
}

TEST_CASE("times and edits that are not there are none") {
    const auto back = decode_sitting(R"({"form":"f","version":"1","started":0,"order":["A","B"],"answers":{}})");
    REQUIRE(back);
    CHECK(back.value().active_ms == std::vector<std::int64_t>{0, 0});
    CHECK(back.value().edits == std::vector<int>{0, 0});
    CHECK(back.value().care == Care::unasked);
}

TEST_CASE("damaged sittings are refused, with the place") {
    const std::string payload = encode_sitting(draft());
    for_each_truncation(payload, [](const std::string& torn) { REQUIRE_FALSE(decode_sitting(torn)); });
    std::string many = "[";
    for (int i = 0; i < 501; ++i) many += (i ? ",\"" : "\"") + std::to_string(i) + "\"";
    many += "]";
    const struct {
        std::string from;
        std::string to;
        const char* place;
    } damages[] = {
        {R"("form":"compass-12",)", "", "form"},
        {R"("form":"compass-12")", R"("form":12)", "form"},
        {R"("form":"compass-12")", "\"form\":\"" + std::string(65, 'x') + "\"", "form"},
        {R"("version":"1")", R"("version":1)", "version"},
        {R"("lang":"en")", R"("lang":null)", "lang"},
        {R"("started":1772625600000)", R"("started":1772625600000.5)", "started"},
        {R"("started":1772625600000)", R"("ended":18446744073709551615,"started":1)", "ended"},
        {R"(["A1","V1","A2"])", R"(["A1",5,"A2"])", "order"},
        {R"(["A1","V1","A2"])", R"({"A1":1})", "order"},
        {R"(["A1","V1","A2"])", "[\"" + std::string(65, 'x') + "\"]", "order"},
        {R"(["A1","V1","A2"])", many, "order"},
        {R"("A1":6)", R"("A1":1001)", "answers"},
        {R"("A1":6)", R"("A1":18446744073709551615)", "answers"},
        {R"("A1":6)", R"("A1":6.5)", "answers"},
        {R"("A1":6)", R"("A1":null)", "answers"},
        {R"("A1":6)", R"("A1":"no")", "answers"},
        {R"("A1":6)", R"("A1":6,"A1":5)", "not a JSON object"},
        {R"([3000,60000,0])", R"([3000,60000,0,1])", "activeMs"},
        {R"([3000,60000,0])", R"([3000,-1,0])", "activeMs"},
        {R"([3000,60000,0])", R"([3000,1000000001,0])", "activeMs"},
        {R"([3000,60000,0])", R"([3000,"60000",0])", "activeMs"},
        {R"([0,2,0])", R"([0,1000001,0])", "edits"},
        {R"([0,2,0])", R"(2)", "edits"},
        {R"("position":2)", R"("position":4)", "position"},
        {R"("position":2)", R"("position":-1)", "position"},
        {R"("split":true)", R"("split":1)", "split"},
        {R"("practice":true)", R"("practice":"true")", "practice"},
        {R"("care":"unasked")", R"("care":0)", "care"},
        {R"("place":"home")", R"("place":"\ud800")", "not a JSON object"},
        {R"("place":"home")", "\"place\":\"\xFF\"", "not a JSON object"},
    };
    for (const auto& damage : damages) {
        INFO(damage.from, " -> ", damage.to);
        const std::string text = with(payload, damage.from, damage.to);
        REQUIRE(!text.empty());
        const auto back = decode_sitting(text);
        REQUIRE_FALSE(back);
        CHECK(back.error().kind == ErrorKind::damaged);
        CHECK(std::string(back.error().detail) == damage.place);
    }
    for (const char* text : {"", "{}", "[]", "null"}) CHECK_FALSE(decode_sitting(text));
}

TEST_CASE("the largest sitting allowed can be read") {
    Sitting sitting;
    sitting.form = std::string(64, 'f');
    sitting.version = "1";
    for (int i = 0; i < 500; ++i) {
        sitting.order.push_back(std::to_string(i));
        sitting.answers.set(std::to_string(i), i % 7);
    }
    sitting.active_ms.assign(500, 1'000'000'000);
    sitting.edits.assign(500, 1'000'000);
    sitting.position = 500;
    CHECK(decode_sitting(encode_sitting(sitting)));
}

TEST_CASE("marks come back whole, and again as the same bytes") {
    SittingMarks marks;
    marks.sitting = record_id(4);
    marks.include = false;
    marks.note = "After \"the\" move \xE6\xB5\xB7";
    marks.unknown = R"({"tags":["move"]})";
    const auto back = decode_marks(encode_marks(marks));
    REQUIRE(back);
    CHECK(back.value().sitting == marks.sitting);
    CHECK_FALSE(back.value().include);
    CHECK(back.value().note == marks.note);
    CHECK(back.value().unknown == marks.unknown);
    CHECK(encode_marks(back.value()) == encode_marks(marks));
}

TEST_CASE("damaged marks are refused, with the place") {
    SittingMarks marks;
    marks.sitting = record_id(4);
    marks.note = "Note";
    const std::string payload = encode_marks(marks);
    for_each_truncation(payload, [](const std::string& torn) { REQUIRE_FALSE(decode_marks(torn)); });
    const struct {
        std::string from;
        std::string to;
        const char* place;
    } damages[] = {
        {R"("sitting":"0)", R"("sitting":"9)", "sitting"},
        {R"("sitting")", R"("Sitting")", "sitting"},
        {R"("include":true)", R"("include":1)", "include"},
        {R"("include":true)", R"("include":null)", "include"},
        {R"("note":"Note")", R"("note":5)", "note"},
        {R"("note":"Note")", "\"note\":\"" + std::string(kMaxNote + 1, 'x') + "\"", "note"},
        {R"("note":"Note")", R"("note":"Note","note":"")", "not a JSON object"},
    };
    for (const auto& damage : damages) {
        INFO(damage.from);
        const std::string text = with(payload, damage.from, damage.to);
        REQUIRE(!text.empty());
        const auto back = decode_marks(text);
        REQUIRE_FALSE(back);
        CHECK(std::string(back.error().detail) == damage.place);
    }
    marks.note.assign(kMaxNote, 'x');
    CHECK(decode_marks(encode_marks(marks)));
}

TEST_CASE("the marks of a sitting have one id, apart from the sitting's") {
    CHECK(marks_id(record_id(4)) == marks_id(record_id(4)));
    CHECK(marks_id(record_id(4)) != record_id(4));
    CHECK(marks_id(marks_id(record_id(4))) == record_id(4));
}
