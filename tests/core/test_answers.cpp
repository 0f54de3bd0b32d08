#include <doctest/doctest.h>

#include "core/answers.h"

using namespace mooring;

TEST_CASE("answers: a number, does not apply and unanswered are three things") {
    Answers answers;
    CHECK(answers.empty());
    answers.set("A2", 5);
    answers.set("A10", std::nullopt);
    CHECK(answers.number("A2") == 5);
    REQUIRE(answers.find("A10"));
    CHECK_FALSE(answers.find("A10")->has_value());
    CHECK_FALSE(answers.number("A10").has_value());
    CHECK(answers.find("A1") == nullptr);
    CHECK_FALSE(answers.number("A1").has_value());
}

TEST_CASE("answers: the order of answering leaves no trace") {
    Answers forward, backward;
    forward.set("A1", 1);
    forward.set("A2", 2);
    forward.set("A3", 3);
    backward.set("A3", 3);
    backward.set("A2", 7);
    backward.set("A1", 1);
    CHECK(forward != backward);
    backward.set("A2", 2);
    CHECK(forward == backward);
    CHECK(forward.entries()[0].item == "A1");
    backward.clear("A2");
    backward.clear("A2");
    CHECK(backward.size() == 2);
}
