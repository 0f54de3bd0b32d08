// The rules of wording hold for everything that is shipped, and a break of each rule is found with its place.
#include <doctest/doctest.h>

#include "content/words_check.h"

using namespace mooring;

namespace {

std::vector<Problem> problems_of(const std::string& text) {
    Catalog catalog;
    Exercise exercise;
    exercise.id = "x";
    exercise.about = text;
    catalog.exercises.push_back(exercise);
    return wording_problems(catalog);
}

bool names(const std::vector<Problem>& problems, std::string_view what) {
    for (const Problem& problem : problems) {
        if (problem.file == "exercises/x.json" && problem.what.find(what) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("wording: everything that is shipped keeps to the rules") {
    const LoadedCatalog shipped = load_catalog(std::span(kContentFiles, kContentFileCount));
    for (const Problem& problem : wording_problems(shipped.catalog))
        FAIL_CHECK(problem.file, ": ", problem.where, ": ", problem.what);
}

TEST_CASE("wording: a word that presses, a long sentence and hard words are found") {
    CHECK(problems_of("You may rest.").empty());
    CHECK(names(problems_of("You should rest."), "should"));
    CHECK(names(problems_of("You rest!"), "exclamation"));
    CHECK(names(problems_of("a b c d e f g h i j k l m n o p q r s t u"), "21 words"));
    CHECK(problems_of("a b c d e f g h i j k l m n o p q r s t").empty());
    std::string hard;
    for (int i = 0; i < 10; ++i) hard += "Considerable interpersonal availability necessitates deliberation. ";
    CHECK(names(problems_of(hard), "reading grade"));
}

TEST_CASE("wording: words that are asked for or translated and not there are found") {
    const Words whole({{"a.b", "x"}, {"a.c", "y"}});
    const auto unknown = unknown_keys(whole, "f.cpp", R"(word("a.b"); word("a.d", {}); word("a." + key); word("a.e")");
    REQUIRE(unknown.size() == 1);
    CHECK(unknown[0].where == "a.d");
    const auto missing = missing_words(whole, Words(std::vector<Words::Entry>{{"a.b", "z"}}), "strings/de.json");
    REQUIRE(missing.size() == 1);
    CHECK(missing[0].where == "a.c");
    CHECK(missing[0].file == "strings/de.json");
}
