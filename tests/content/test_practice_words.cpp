// The practice part is whole: every exercise and card, and every idea it promises to hold.
#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

#include "content/words_check.h"

using namespace mooring;

namespace {

const Catalog& shipped() {
    static const Catalog catalog = load_catalog(std::span(kContentFiles, kContentFileCount)).catalog;
    return catalog;
}

}  // namespace

TEST_CASE("practice: all of it is there") {
    CHECK(shipped().exercises.size() == 31);
    CHECK(shipped().learn_cards.size() == 16);
    CHECK(shipped().statement_areas.size() == 10);
    CHECK(shipped().evidence.size() == 13);
    for (const StatementArea& area : shipped().statement_areas) CHECK(area.statements.size() == 4);
    std::array<int, kSkills> skills{};
    std::array<int, kPathSteps> steps{};
    for (const Exercise& exercise : shipped().exercises) {
        ++steps[static_cast<std::size_t>(exercise.step)];
        for (const Skill skill : exercise.skills) ++skills[static_cast<std::size_t>(skill)];
    }
    for (const int count : steps) CHECK(count >= 5);
    for (const int count : skills) CHECK(count >= 1);
}

TEST_CASE("practice: a card takes the minutes it says, and evidence names its source") {
    for (const LearnCard& card : shipped().learn_cards) {
        CAPTURE(card.id);
        std::size_t count = 0;
        for (const LearnSection& section : card.sections) count += words_in(section.text).size();
        CHECK(count >= 120);
        CHECK(static_cast<int>(count) <= card.minutes * 150);
    }
    for (const Evidence& evidence : shipped().evidence) {
        CAPTURE(evidence.id);
        CHECK_FALSE(evidence.source.empty());
    }
}

TEST_CASE("practice: each idea it grew from has its place") {
    // The ideas of the two articles behind Mooring (A: how people became secure; B: what a therapist advises).
    const struct {
        const char* idea;
        std::vector<const char*> places;
    } ideas[] = {{"A0", {"l01", "l04", "e01"}},
                 {"A1", {"e02", "J07"}},
                 {"A2", {"e01"}},
                 {"A3", {"e03", "l07", "J05"}},
                 {"A4", {"e02", "e04", "if-then"}},
                 {"A5", {"e05", "security-recall", "J09"}},
                 {"A6", {"e06", "J11", "J12"}},
                 {"A7", {"e07", "J13"}},
                 {"A8", {"e08", "e13", "J15"}},
                 {"A9", {"e08", "J16", "J17"}},
                 {"A10", {"e09", "J18"}},
                 {"A11", {"e09", "e20", "J19"}},
                 {"A12", {"e08", "e11", "J20"}},
                 {"A13", {"e10", "J21"}},
                 {"A14", {"e11", "s02", "J22"}},
                 {"A15", {"e12", "J24"}},
                 {"A16", {"e14", "e24", "J25", "J26"}},
                 {"A17", {"e15", "J27", "J28"}},
                 {"A18", {"e15", "e16", "l13", "J29"}},
                 {"A19", {"e17", "J31"}},
                 {"A20", {"e18", "J32"}},
                 {"A21", {"e23", "J33"}},
                 {"A22", {"e16", "J30"}},
                 {"A23", {"e26", "J35"}},
                 {"B0", {"l01"}},
                 {"B1", {"e25", "pulse-3", "J01"}},
                 {"B2", {"e19", "compass-12", "J37"}},
                 {"B3", {"e20", "J38"}},
                 {"B4", {"e25", "J48"}},
                 {"B5", {"e03", "J06"}},
                 {"B6", {"e14", "l03", "J10"}},
                 {"B7", {"e01", "compass-12", "J05"}},
                 {"B8", {"e19", "J03", "J04"}},
                 {"B9", {"J01"}},
                 {"B10", {"J02"}},
                 {"B11", {"e13", "s01", "l10", "J23"}},
                 {"B12", {"e20", "J38", "J39"}},
                 {"B13", {"e21", "J40"}},
                 {"B14", {"e22", "l08", "J41"}},
                 {"B15", {"e27", "J42"}},
                 {"B16", {"e04", "J43"}},
                 {"B17", {"e04", "J08"}},
                 {"B18", {"e23", "J34"}},
                 {"B19", {"e24", "l09", "J44"}},
                 {"B20", {"e23", "l11", "J02"}},
                 {"B21", {"e14", "J26"}},
                 {"B22", {"e28", "l16", "J14"}},
                 {"B23", {"compass-10", "J45"}},
                 {"B24", {"e06", "e20", "J46"}},
                 {"B25", {"e29", "J47"}},
                 {"B26", {"compass-12"}},
                 {"B27", {"e28"}},
                 {"B28", {"e28"}},
                 {"B29", {"e26", "J36"}},
                 {"B30", {"l01", "l16"}}};
    CHECK(std::size(ideas) == 24 + 31);
    for (const auto& idea : ideas) {
        CAPTURE(idea.idea);
        for (const char* place : idea.places) {
            CAPTURE(place);
            const Catalog& catalog = shipped();
            CHECK((catalog.find_exercise(place) || catalog.find_learn_card(place) || catalog.find_prompt(place) ||
                   catalog.find_instrument(place) || catalog.find_statement_area(place)));
        }
    }
}

TEST_CASE("practice: what asks for openness is behind the safety questions") {
    for (const char* id : {"e03", "e09", "e15", "e16", "e20", "e21", "e22", "e23", "e24", "e27", "e29"}) {
        CAPTURE(id);
        const Exercise* exercise = shipped().find_exercise(id);
        REQUIRE(exercise);
        CHECK(exercise->gated);
    }
    for (const char* id : {"e09", "e14", "e15", "e16"}) {
        CAPTURE(id);
        CHECK(shipped().find_exercise(id)->depth == Depth::deep);
    }
}
