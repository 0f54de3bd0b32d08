#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "core/words.h"

using namespace mooring;

TEST_CASE("words: found by key, and the key itself when missing") {
    const Words words({{"b.two", "Two"}, {"a.one", "One"}, {"b.two", "Again"}});
    CHECK(words.get("a.one") == "One");
    CHECK(words.get("b.two") == "Two");
    CHECK(words.get("b.tw") == "b.tw");
    CHECK(words.get("") == "");
    CHECK(words.has("a.one"));
    CHECK_FALSE(words.has("c"));
    CHECK(words.entries().size() == 2);
    CHECK(Words().get("a.one") == "a.one");
}

TEST_CASE("words: parameters are filled in once") {
    CHECK(fill("Hello {name}.", {{"name", "R."}}) == "Hello R..");
    CHECK(fill("{a}{b}{a}", {{"a", "1"}, {"b", "2"}}) == "121");
    CHECK(fill("{name}", {{"name", "{name} {other}"}, {"other", "x"}}) == "{name} {other}");
    CHECK(fill("{missing} stays", {{"name", "x"}}) == "{missing} stays");
    CHECK(fill("{ {} {n {Name} {na me} }", {{"", "x"}, {"n", "y"}}) == "{ {} {n {Name} {na me} }");
    CHECK(fill("{{n}}", {{"n", "y"}}) == "{y}");
    CHECK(fill("", {{"n", "y"}}).empty());
    CHECK(fill("{n", {{"n", "y"}}) == "{n");
    CHECK(fill("plain", {}) == "plain");
}

TEST_CASE("words: which placeholders a text has") {
    const auto names = placeholders("{a} and {b_2} and {a}, not { c} or {D}");
    REQUIRE(names.size() == 2);
    CHECK(names[0] == "a");
    CHECK(names[1] == "b_2");
    CHECK(placeholders("").empty());
}

TEST_CASE("words: numbers") {
    CHECK(format_number(4.5556, 1) == "4.6");
    CHECK(format_number(4, 0) == "4");
    CHECK(format_number(-1.25, 2) == "-1.25");
    CHECK(format_number(-0.0, 1) == "0.0");
    CHECK(format_number(-0.04, 1) == "0.0");
    CHECK(format_number(-0.06, 1) == "-0.1");
    CHECK(format_number(-0.4, 0) == "0");
    CHECK(format_number(1, -3) == "1");
    CHECK(format_number(1, 99) == "1.000000000");
    CHECK(format_number(std::numeric_limits<double>::max(), 9).size() == 319);
    CHECK(format_number(std::nan(""), 1) == "?");
    CHECK(format_number(INFINITY, 1) == "?");
}
