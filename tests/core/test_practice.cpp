#include <doctest/doctest.h>

#include "core/practice.h"
#include "core/random.h"
#include "given.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

Practice full() {
    Practice practice;
    practice.exercise = "e04";
    practice.version = 2;
    practice.person.bytes[0] = 7;
    practice.of.bytes[1] = 9;
    practice.state = Practice::State::done;
    practice.before = 3;
    practice.after = 6;
    practice.answers = {typed("what", "Caf\u00E9 \u5DDD\nnext line"), numbered("fear", -3)};
    FieldAnswer rows;
    rows.field = "promises";
    rows.rows = {{typed("promise", "Call"), numbered("due", 20'500)}, {}};
    practice.answers.push_back(rows);
    FieldAnswer chips;
    chips.field = "kind";
    chips.picks = {"a", "own words"};
    practice.later = {chips};
    practice.due = 20'600;
    practice.follow = Practice::Follow::answered;
    practice.started_ms = 1'000;
    practice.ended_ms = 9'000;
    practice.unknown = R"({"colour":"green"})";
    return practice;
}

}  // namespace

TEST_CASE("practice: what is stored comes back, members of a newer version too") {
    const Practice practice = full();
    const std::string stored = encode_practice(practice);
    const auto read = decode_practice(stored);
    REQUIRE(read);
    const Practice& back = read.value();
    CHECK(back.exercise == practice.exercise);
    CHECK(back.version == 2);
    CHECK(back.person == practice.person);
    CHECK(back.of == practice.of);
    CHECK(back.state == practice.state);
    CHECK(back.before == practice.before);
    CHECK(back.after == practice.after);
    CHECK(back.answers == practice.answers);
    CHECK(back.later == practice.later);
    CHECK(back.due == practice.due);
    CHECK(back.follow == practice.follow);
    CHECK(encode_practice(back) == stored);
}

TEST_CASE("practice: damage is refused with its place") {
    const auto place = [](const char* json) {
        const auto read = decode_practice(json);
        return read ? std::string("read") : std::string(read.error().detail);
    };
    CHECK(place("{}") == "exercise");
    CHECK(place(R"({"exercise":"e01","answers":[]})") == "read");
    CHECK(place(R"({"exercise":"e01","answers":[{"t":"no field"}]})") == "answers");
    CHECK(place(R"({"exercise":"e01","answers":[{"f":"a"},{"f":"a"}]})") == "answers");
    CHECK(place(R"({"exercise":"e01","answers":[{"f":"a","n":1.5}]})") == "answers");
    CHECK(place(R"({"exercise":"e01","answers":[{"f":"a","p":[1]}]})") == "answers");
    CHECK(place(R"({"exercise":"e01","answers":[{"f":"a","r":[[{"f":"b","r":[[]]}]]}]})") == "answers");
    CHECK(place(R"({"exercise":"e01","answers":[],"before":11})") == "before");
    CHECK(place(R"({"exercise":"e01","answers":[],"state":3})") == "state");
    CHECK(place(R"({"exercise":"e01","answers":[],"due":99999999})") == "due");
}

TEST_CASE("practice: broken bytes never get through as something else") {
    SplitMix64 random{20'261'122};
    const std::string stored = encode_practice(full());
    for (int i = 0; i < 2'000; ++i) {
        std::string broken = stored;
        broken[random.below(broken.size())] = static_cast<char>(random.below(256));
        const auto read = decode_practice(broken);
        if (read) CHECK(decode_practice(encode_practice(read.value())));
    }
}

TEST_CASE("practice: it is asked about on the day given, or some days after its end") {
    Exercise exercise;
    Practice practice;
    CHECK_FALSE(due_day(exercise, practice, 100));
    exercise.follow.question = "How did it go?";
    exercise.follow.days = 7;
    CHECK(due_day(exercise, practice, 100) == 107);
    exercise.follow.due = "when";
    CHECK(due_day(exercise, practice, 100) == 107);
    practice.answers = {numbered("when", 120)};
    CHECK(due_day(exercise, practice, 100) == 120);
    practice.answers = {numbered("when", 90)};
    CHECK(due_day(exercise, practice, 100) == 100);  // not in the past
}

TEST_CASE("practice: rows with an outcome are asked about on the earliest day of those still open") {
    Exercise exercise;
    exercise.follow.question = "Which came about?";
    exercise.follow.days = 7;
    exercise.follow.due = "due";
    exercise.follow.rows = "promises";
    exercise.follow.columns = {"outcome"};
    Practice practice;
    CHECK_FALSE(due_day(exercise, practice, 100));  // nothing was promised
    practice.answers = {
        in_rows("promises", {{typed("what", "a call")},
                             {typed("what", "a letter"), numbered("due", 130)},
                             {typed("what", "a walk"), numbered("due", 110), picked("outcome", {"kept"})},
                             {}})};
    const auto& rows = practice.answers[0].rows;
    CHECK(is_open_row(exercise.follow, rows[0]));
    CHECK_FALSE(is_open_row(exercise.follow, rows[2]));
    CHECK_FALSE(is_open_row(exercise.follow, rows[3]));
    CHECK(due_day(exercise, practice, 100) == 130);
    CHECK(due_day(exercise, practice, 140) == 140);
    practice.answers[0].rows.erase(practice.answers[0].rows.begin() + 1);
    CHECK(due_day(exercise, practice, 100) == 107);  // the open one has no day
    practice.answers[0].rows.erase(practice.answers[0].rows.begin());
    CHECK_FALSE(due_day(exercise, practice, 100));
}

TEST_CASE("practice: answers whose fields nobody knows any more can be read as they are") {
    Practice practice;
    practice.answers = {typed("gone", "Some words"),
                        picked("chips", {"cling", "my own"}),
                        numbered("scale", 7),
                        numbered("when", 20'516),
                        in_rows("rows", {{typed("cell", "in a row")}}),
                        picked("who", {to_text(RecordId{{1}})})};
    practice.later = {typed("later", "and later")};
    CHECK(bare_words(practice) == "Some words\ncling\nmy own\n7\n2026-03-04\nin a row\nand later");
    CHECK(bare_words(Practice{}).empty());
}

TEST_CASE("practice: its words are found, rows included") {
    const std::string words = words_of(full());
    CHECK(words.find("Caf\u00E9") != std::string::npos);
    CHECK(words.find("Call") != std::string::npos);
    CHECK_FALSE(is_blank(full()));
    Practice blank;
    blank.answers = {typed("what", "")};
    CHECK(is_blank(blank));
}

TEST_CASE("statements: stored and read, damaged ones refused") {
    Statement statement;
    statement.area = "s01";
    statement.from = "s01-fact-1";
    statement.text = "I have felt safe.";
    statement.example = "On the bench, in May.";
    statement.ratings = {{20'000, 7}, {20'020, 4}};
    statement.unknown = R"({"x":1})";
    const std::string stored = encode_statement(statement);
    const auto read = decode_statement(stored);
    REQUIRE(read);
    CHECK(read.value().ratings == statement.ratings);
    CHECK(encode_statement(read.value()) == stored);
    CHECK_FALSE(decode_statement(R"({"area":"s01"})"));
    CHECK_FALSE(decode_statement(R"({"text":"a","ratings":[[1,11]]})"));
    CHECK_FALSE(decode_statement(R"({"text":"a","ratings":[[1]]})"));
}

TEST_CASE("statements: only what is believed is offered, and a fall suggests a rest") {
    Statement statement;
    CHECK_FALSE(is_offered(statement));
    statement.ratings = {{1, 4}};
    CHECK_FALSE(is_offered(statement));
    statement.ratings = {{1, 5}};
    CHECK(is_offered(statement));
    statement.ratings = {{1, 8}, {20, 6}};
    CHECK_FALSE(has_dropped(statement));
    statement.ratings = {{1, 8}, {20, 5}};
    CHECK(has_dropped(statement));
    CHECK(is_offered(statement));
    statement.resting = true;
    CHECK_FALSE(is_offered(statement));
}
