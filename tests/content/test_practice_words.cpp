// The words of the practice part: the wording rules, the reading grade, and every idea it promises to hold.
#include <doctest/doctest.h>

#include <array>
#include <cctype>
#include <set>
#include <string>
#include <vector>

#include "core/catalog.h"

using namespace mooring;

namespace {

constexpr std::size_t kSentenceWords = 20;
constexpr double kHighestGrade = 8;

const Catalog& shipped() {
    static const Catalog catalog = load_catalog(std::span(kContentFiles, kContentFileCount)).catalog;
    return catalog;
}

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (std::isalnum(static_cast<unsigned char>(c)) || c == '\'' || c == '-') {
            words.back().push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

// Groups of vowels, with a silent e at the end left out: the usual estimate.
int syllables(const std::string& word) {
    int count = 0;
    bool vowel = false;
    for (const char c : word) {
        const bool now = std::string_view("aeiouy").find(c) != std::string_view::npos;
        count += now && !vowel;
        vowel = now;
    }
    if (count > 1 && word.ends_with("e") && !word.ends_with("le")) --count;
    return std::max(count, 1);
}

struct Reading {
    int sentences = 0, words = 0, syllables_ = 0;
    void add(std::string_view text) {
        std::size_t begin = 0;
        for (std::size_t i = 0; i <= text.size(); ++i) {
            const bool end = i == text.size() || ((text[i] == '.' || text[i] == '?' || text[i] == ':') &&
                                                  (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n'));
            if (!end) continue;
            const auto found = words_in(text.substr(begin, i - begin));
            begin = i + 1;
            if (found.empty()) continue;
            CAPTURE(std::string(text));
            CHECK(found.size() <= kSentenceWords);
            ++sentences;
            words += static_cast<int>(found.size());
            for (const std::string& word : found) syllables_ += syllables(word);
        }
    }
    // Flesch-Kincaid grade level (Kincaid et al. 1975).
    double grade() const { return 0.39 * words / sentences + 11.8 * syllables_ / words - 15.59; }
};

void check_words(std::string_view text) {
    static const std::set<std::string> refused = {"should", "must",     "he",      "she",    "him",    "her",
                                                  "his",    "hers",     "test",    "normal", "failed", "streak",
                                                  "toxic",  "disorder", "improve", "wife",   "husband"};
    CAPTURE(std::string(text));
    for (const std::string& word : words_in(text)) CHECK_MESSAGE(!refused.contains(word), word);
    CHECK(text.find('!') == std::string_view::npos);
    CHECK(text.find("  ") == std::string_view::npos);
}

void check_field(const ExerciseField& field, Reading& reading) {
    check_words(field.label);
    reading.add(field.label);
    if (!field.hint.empty()) check_words(field.hint);
    for (const FieldOption& option : field.options) check_words(option.text);
    for (const ExerciseField& column : field.columns) check_field(column, reading);
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

TEST_CASE("practice: wording and reading grade of exercises") {
    for (const Exercise& exercise : shipped().exercises) {
        CAPTURE(exercise.id);
        Reading reading;
        for (const std::string* text : {&exercise.summary, &exercise.about, &exercise.front, &exercise.action,
                                        &exercise.end, &exercise.follow.question}) {
            if (text->empty()) continue;
            check_words(*text);
            reading.add(*text);
        }
        for (const ExercisePart& part : exercise.parts) {
            check_words(part.title);
            if (!part.text.empty()) reading.add(part.text);
            for (const ExerciseField& field : part.fields) check_field(field, reading);
        }
        for (const ExerciseField& field : exercise.follow.fields) check_field(field, reading);
        CHECK(reading.grade() <= kHighestGrade);
    }
}

TEST_CASE("practice: wording and reading grade of cards, statements and evidence") {
    for (const LearnCard& card : shipped().learn_cards) {
        CAPTURE(card.id);
        Reading reading;
        std::size_t count = 0;
        for (const LearnSection& section : card.sections) {
            check_words(section.text);
            reading.add(section.text);
            count += words_in(section.text).size();
        }
        CHECK(reading.grade() <= kHighestGrade);
        CHECK(count >= 120);
        CHECK(static_cast<int>(count) <= card.minutes * 150);
    }
    for (const StatementArea& area : shipped().statement_areas) {
        Reading reading;
        for (const StatementText& statement : area.statements) {
            check_words(statement.text);
            reading.add(statement.text);
        }
        CHECK(reading.grade() <= kHighestGrade);
    }
    for (const Evidence& evidence : shipped().evidence) {
        CAPTURE(evidence.id);
        check_words(evidence.text);
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
