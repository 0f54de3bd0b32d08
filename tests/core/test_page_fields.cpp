#include <doctest/doctest.h>

#include "core/page_fields.h"

using namespace mooring;

namespace {

std::vector<std::string> texts(std::string_view page, const std::vector<std::string>& headings) {
    std::vector<std::string> found;
    for (const PageField& field : page_fields(page, headings)) found.emplace_back(field.text);
    return found;
}

}  // namespace

TEST_CASE("a page that begins with a heading has a field for each; another text has none") {
    using List = std::vector<std::string>;
    CHECK(field_headings("## A\n\n\n## B c\n\n") == List{"## A", "## B c"});
    CHECK(field_headings("# One") == List{"# One"});
    CHECK(field_headings("Words\n## A\n").empty());
    CHECK(field_headings("").empty());
    CHECK(field_headings("##\n").empty());          // no words
    CHECK(field_headings("#### A\n").empty());      // deeper than a heading
    CHECK(field_headings("#tag\n").empty());        // a tag, not a heading
    CHECK(field_headings("## A\n## A\n").empty());  // nobody could say which is meant
}

TEST_CASE("what is typed into a field comes back as it was typed, and all else stays") {
    const std::string_view pages[] = {"## A\n\n\n## B\n\n\n## C\n\n", "## A\n## B\n## C",
                                      "# A\nx\n\ny\n## B\n\n\n\n### C\n\nz"};
    const std::string_view typed[] = {
        "",       "words",         "two\nlines",    "ends with a line\n",          "\nbegins with one",
        "\n\n\n", "## my heading", "#tag\n> quote", "\xE4\xBD\xA0\xE5\xA5\xBD\n\n"};
    for (const std::string_view page : pages) {
        const std::vector<std::string> headings = field_headings(page);
        REQUIRE(headings.size() == 3);
        for (std::size_t i = 0; i < 3; ++i) {
            for (const std::string_view words : typed) {
                CAPTURE(page);
                CAPTURE(words);
                std::vector<std::string> expected = texts(page, headings);
                expected[i] = words;
                const std::string now = with_field(page, page_fields(page, headings)[i], words);
                CHECK(texts(now, headings) == expected);
                // A second time nothing more is added.
                CHECK(with_field(now, page_fields(now, headings)[i], words) == now);
            }
        }
    }
}

TEST_CASE("a page whose headings were changed elsewhere has no fields any more") {
    const std::vector<std::string> headings = field_headings("## A\n\n\n## B\n\n");
    CHECK(page_fields("## A\n\n\n## C\n\n", headings).empty());
    CHECK(page_fields("## B\n\n\n## A\n\n", headings).empty());
    CHECK(page_fields("", headings).empty());
    CHECK(page_fields("before\n## A\n## B", headings).empty());
    CHECK(page_fields("## A\n\n\n## B\n\n", {}).empty());
}
