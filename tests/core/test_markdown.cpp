#include <doctest/doctest.h>

#include <string>

#include "core/markdown.h"
#include "core/random.h"

using namespace mooring;

namespace {

// [strong] around strong spans, the kind before each block.
std::string shape(std::string_view text) {
    std::string out;
    for (const TextBlock& block : parse_markdown(text)) {
        constexpr const char* kKinds[] = {"p", "h", "-", "n", ">"};
        out += kKinds[static_cast<int>(block.kind)];
        if (block.level > 0) out += std::to_string(block.level);
        out += ":";
        for (const TextSpan& span : block.spans)
            out += span.strong ? "[" + std::string(span.text) + "]" : std::string(span.text);
        out += "|";
    }
    return out;
}

}  // namespace

TEST_CASE("what people write in a journal") {
    CHECK(shape("") == "");
    CHECK(shape("One line") == "p:One line|");
    CHECK(shape("# Big\n## Less\n###### Deep") == "h1:Big|h2:Less|h3:Deep|");
    CHECK(shape("- milk\n* bread\n+ tea") == "-:milk|-:bread|-:tea|");
    CHECK(shape("1. first\n2) second") == "n1:first|n2:second|");
    CHECK(shape("> he said") == ">:he said|");
    CHECK(shape("a **strong** and *soft* and __so__ and _so_") == "p:a [strong] and [soft] and [so] and [so]|");
    CHECK(shape("one\n\ntwo") == "p:one|p:|p:two|");
    CHECK(shape("- with **weight**") == "-:with [weight]|");
}

TEST_CASE("what only looks like it stays as it is") {
    for (const char* text :
         {"5 * 3 * 2", "snake_case_word", "#tag", "-5 degrees", "1984 was a year", "2.5 km", "* alone *", "**", "__",
          "*", "a ** b ** c", "2026. was", "0. none", "<b>no</b> [link](x)"}) {
        CAPTURE(text);
        const auto blocks = parse_markdown(text);
        REQUIRE(blocks.size() == 1);
        std::string all;
        for (const TextSpan& span : blocks[0].spans) {
            CHECK_FALSE(span.strong);
            all += span.text;
        }
        if (blocks[0].kind == BlockKind::paragraph) CHECK(all == text);
    }
}

TEST_CASE("nothing but marks is ever dropped, whatever is typed") {
    SplitMix64 random(99);
    const std::string letters = "ab *_#->1.\n \xC3\xA9\"";
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::uint64_t i = random.below(40); i > 0; --i) text += letters[random.below(letters.size())];
        std::string kept;
        for (const TextBlock& block : parse_markdown(text)) {
            for (const TextSpan& span : block.spans) kept += span.text;
        }
        const auto letters_in = [](const std::string& all) {
            std::string only;
            for (const char c : all) {
                if (c == 'a' || c == 'b' || c == '\xC3' || c == '\xA9') only += c;
            }
            return only;
        };
        CAPTURE(text);
        CHECK(letters_in(kept) == letters_in(text));
    }
}
