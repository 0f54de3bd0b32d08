// The practice part is whole: every exercise and card, and every idea it promises to hold.
#include <doctest/doctest.h>

#include <algorithm>
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

// A form, card, question, area of statements, or an exercise by a field that a person fills in: "e05/figures". What an
// exercise asks must be on the path, where it is found.
bool is_there(std::string_view place) {
    const Catalog& catalog = shipped();
    const std::size_t slash = place.find('/');
    if (slash == std::string_view::npos)
        return catalog.find_learn_card(place) || catalog.find_prompt(place) || catalog.find_instrument(place) ||
               catalog.find_statement_area(place);
    const Exercise* exercise = catalog.find_exercise(place.substr(0, slash));
    const ExerciseField* field = exercise ? find_field(*exercise, place.substr(slash + 1)) : nullptr;
    const auto at = static_cast<std::size_t>(exercise - catalog.exercises.data());
    return field && field->kind != FieldKind::say && std::count(catalog.path.begin(), catalog.path.end(), at) == 1;
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
    // The ideas of the two articles behind Mooring (A: how people became secure; B: what a therapist advises). Of an
    // exercise the field that carries the idea is named too: "e05/figures".
    const struct {
        const char* idea;
        std::vector<const char*> places;
    } ideas[] = {{"A0", {"l01", "l04", "e01/move"}},
                 {"A1", {"e02/act", "J07"}},
                 {"A2", {"e01/thought"}},
                 {"A3", {"e03/moves", "l07", "J05"}},
                 {"A4", {"e02/why", "e04/promises", "if-then/then"}},
                 {"A5", {"e05/figures", "security-recall/safe", "J09"}},
                 {"A6", {"e06/balance", "J11", "J12"}},
                 {"A7", {"e07/expected", "e07/happened", "J13"}},
                 {"A8", {"e08/feeling", "e08/meaning", "e13/text", "J15"}},
                 {"A9", {"e08/belief", "J16", "J17"}},
                 {"A10", {"e09/sorted", "J18"}},
                 {"A11", {"e09/choice", "e20/request", "J19"}},
                 {"A12", {"e08/kinder", "e11/unseen", "J20"}},
                 {"A13", {"e10/strength", "J21"}},
                 {"A14", {"e11/hung", "s02", "J22"}},
                 {"A15", {"e12/people", "J24"}},
                 {"A16", {"e14/learned", "e24/say", "J25", "J26"}},
                 {"A17", {"e15/needs", "J27", "J28"}},
                 {"A18", {"e15/limits", "e16/limits", "l13", "J29"}},
                 {"A19", {"e17/risks", "J31"}},
                 {"A20", {"e18/options", "J32"}},
                 {"A21", {"e23/topic", "J33"}},
                 {"A22", {"e16/leave", "J30"}},
                 {"A23", {"e26/next", "l06", "J35"}},
                 {"B0", {"l01"}},
                 {"B1", {"e25/closeness-had", "e25/room-wanted", "pulse-3", "J01"}},
                 {"B2", {"e19/trigger", "compass-12", "J37"}},
                 {"B3", {"e20/need", "J38"}},
                 {"B4", {"e25/room-had", "J48"}},
                 {"B5", {"e03/kinds", "J06"}},
                 {"B6", {"e14/events", "l03", "J10"}},
                 {"B7", {"e01/situation", "compass-12", "J05"}},
                 {"B8", {"e19/pull", "J03", "J04"}},
                 {"B9", {"J01"}},
                 {"B10", {"J02"}},
                 {"B11", {"e13/aloud", "s01", "l10", "J23"}},
                 {"B12", {"e20/sentence", "J38", "J39"}},
                 {"B13", {"e21/question", "J40"}},
                 {"B14", {"e22/sentence", "e22/theirs", "l08", "J41"}},
                 {"B15", {"e27/reply", "J42"}},
                 {"B16", {"e04/smaller", "J43"}},
                 {"B17", {"e04/tell", "J08"}},
                 {"B18", {"e23/depth", "J34"}},
                 {"B19", {"e24/change", "l09", "J44"}},
                 {"B20", {"e23/fear-before", "l11", "J02"}},
                 {"B21", {"e14/say", "J26"}},
                 {"B22", {"e28/kinds", "l16", "J14"}},
                 {"B23", {"compass-10", "J45"}},
                 {"B24", {"e06/season", "e20/feel", "J46"}},
                 {"B25", {"e29/hopes", "J47"}},
                 {"B26", {"compass-12"}},
                 {"B27", {"e28/format"}},
                 {"B28", {"e28/identity", "e28/culture", "e28/faith", "e28/career"}},
                 {"B29", {"e26/friend", "J36"}},
                 {"B30", {"l01", "l16"}}};
    CHECK(std::size(ideas) == 24 + 31);
    for (const auto& idea : ideas) {
        CAPTURE(idea.idea);
        for (const char* place : idea.places) {
            CAPTURE(place);
            CHECK(is_there(place));
        }
    }
}

TEST_CASE("practice: the contexts that are no exercise of their own have questions and exercises, cards their time") {
    for (const PromptContext context : {PromptContext::partner, PromptContext::friendship, PromptContext::family}) {
        const auto& prompts = shipped().prompts;
        CHECK(std::count_if(prompts.begin(), prompts.end(),
                            [&](const Prompt& prompt) { return prompt.context == context; }) >= 3);
    }
    for (const LearnCard& card : shipped().learn_cards) CHECK(card.minutes > 0);
    CHECK_FALSE(is_there("e99/act"));
    CHECK_FALSE(is_there("e05/no-such"));
    CHECK_FALSE(is_there("e05/nobody"));  // only read
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
