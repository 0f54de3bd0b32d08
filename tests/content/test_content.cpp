// The shipped content loads without a problem, and its wording keeps to the project's rules as far as a machine can
// tell.
#include <doctest/doctest.h>

#include <array>
#include <cctype>
#include <set>
#include <string>
#include <vector>

#include "core/catalog.h"
#include "core/order.h"

using namespace mooring;

namespace {

constexpr std::size_t kItemWords = 16;
constexpr std::size_t kPromptSentenceWords = 23;
constexpr std::size_t kPromptLetters = 160;

const LoadedCatalog& shipped() {
    static const LoadedCatalog loaded = load_catalog(std::span(kContentFiles, kContentFileCount));
    return loaded;
}

// Lower case, split at everything but letters, digits, apostrophes, hyphens and braces.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) || byte > 127 || c == '\'' || c == '-' || c == '{' || c == '}') {
            words.back().push_back(static_cast<char>(std::tolower(byte)));
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::vector<std::string> sentences_of(std::string_view text) {
    std::vector<std::string> sentences(1);
    for (const char c : text) {
        sentences.back().push_back(c);
        if (c == '.' || c == '?' || c == ':') sentences.emplace_back();
    }
    return sentences;
}

// Words that claim too much, press, judge or suppose something about the reader.
void check_wording(const std::string& id, std::string_view text) {
    static const std::set<std::string> refused = {"should", "must",   "he",      "she",   "him",      "her",
                                                  "his",    "hers",   "husband", "wife",  "test",     "ecr",
                                                  "normal", "failed", "streak",  "toxic", "disorder", "improve"};
    CAPTURE(id);
    CAPTURE(std::string(text));
    for (const std::string& word : words_of(text)) {
        // "I test {name}" is the one use of the verb.
        if (id == "PA5" && word == "test") continue;
        CHECK_MESSAGE(!refused.contains(word), word);
    }
    CHECK(text.find('!') == std::string_view::npos);
    CHECK(text.find("  ") == std::string_view::npos);
    CHECK((text.back() == '.' || text.back() == '?'));
}

void check_item(const std::string& id, std::string_view text) {
    CAPTURE(id);
    CHECK(words_of(text).size() <= kItemWords);
    CHECK(text.back() == '.');
    for (const std::string& word : words_of(text)) CHECK((word != "always" && word != "never"));
    check_wording(id, text);
}

}  // namespace

TEST_CASE("content: nothing is wrong with it") {
    for (const Problem& problem : shipped().problems) {
        FAIL_CHECK(problem.file, " at '", problem.where, "': ", problem.what);
    }
    CHECK(shipped().catalog.instruments.size() == 4);
    CHECK(shipped().catalog.prompts.size() == 48);
}

TEST_CASE("content: statements keep to the wording rules") {
    for (const Instrument& form : shipped().catalog.instruments) {
        for (const Item& item : form.items) {
            check_item(item.id, item.text);
            if (!item.person_text.empty()) check_item(item.id, item.person_text);
            if (!item.past_text.empty()) check_item(item.id, item.past_text);
        }
    }
}

TEST_CASE("content: the forms have the items, keys and facets they promise") {
    const struct {
        const char* id;
        std::array<int, 4> counts;  // anxiety +, -, avoidance +, -
    } forms[] = {{"compass-36", {9, 9, 9, 9}}, {"compass-12", {3, 3, 3, 3}}, {"compass-10", {3, 2, 2, 3}}};
    for (const auto& expected : forms) {
        CAPTURE(expected.id);
        const Instrument* form = shipped().catalog.find_instrument(expected.id);
        REQUIRE(form);
        std::array<int, 4> counts{};
        for (const Item& item : form->items) {
            REQUIRE(item.dimension != Dimension::none);
            const bool anxiety = item.dimension == Dimension::anxiety;
            ++counts[(anxiety ? 0u : 2u) + (item.keying == Keying::plain ? 0u : 1u)];
            CHECK(item.facet.starts_with(anxiety ? "A-F" : "V-F"));
        }
        CHECK(counts == expected.counts);
        CHECK(form->anchors.size() == 7);
        CHECK(form->careless.has_value());
        CHECK(order_is_fair(*form, make_order(*form, 1)));
    }
}

TEST_CASE("content: Compass-12 lies inside Compass-36, and each facet has three statements there") {
    const Instrument* twelve = shipped().catalog.find_instrument("compass-12");
    const Instrument* thirty_six = shipped().catalog.find_instrument("compass-36");
    REQUIRE(twelve);
    REQUIRE(thirty_six);
    CHECK(is_part_of(*twelve, *thirty_six));
    std::multiset<std::string> facets;
    for (const Item& item : thirty_six->items) facets.insert(item.facet);
    for (const std::string& facet : facets) CHECK(facets.count(facet) == 3);
    for (const Item& item : twelve->items) CHECK(find_item(*thirty_six, item.id)->facet == item.facet);
}

TEST_CASE("content: prompts keep to the wording rules") {
    std::set<std::string> texts;
    for (const Prompt& prompt : shipped().catalog.prompts) {
        CAPTURE(prompt.id);
        check_wording(prompt.id, prompt.text);
        CHECK(prompt.text.size() <= kPromptLetters);
        for (const std::string& sentence : sentences_of(prompt.text)) {
            CHECK_MESSAGE(words_of(sentence).size() <= kPromptSentenceWords, sentence);
        }
        CHECK(texts.insert(prompt.text).second);
        // Deep writing is opened by the person: never proposed after a break-up.
        CHECK_FALSE((prompt.depth == Depth::deep && prompt.planning));
    }
}

TEST_CASE("content: prompt ids run from J01 to J48") {
    for (int i = 1; i <= 48; ++i) {
        const std::string id = (i < 10 ? "J0" : "J") + std::to_string(i);
        CAPTURE(id);
        CHECK(shipped().catalog.find_prompt(id) != nullptr);
    }
    CHECK(shipped().catalog.find_prompt("J49") == nullptr);
}
