#include <doctest/doctest.h>

#include "core/entry_template.h"

using namespace mooring;

TEST_CASE("a beginning survives being stored, with what this version does not know") {
    EntryTemplate item;
    item.title = "Evening";
    item.text = "## One\n\n## Two";
    item.created_ms = 77;
    item.unknown = R"({"colour":3})";
    CHECK(decode_entry_template(encode_entry_template(item)).value() == item);
    item.question = true;
    CHECK(decode_entry_template(encode_entry_template(item)).value() == item);
}

TEST_CASE("what is no beginning is damage with its place") {
    CHECK(std::string(decode_entry_template("{}").error().detail) == "text");
    CHECK(std::string(decode_entry_template(R"({"text":5})").error().detail) == "text");
    const std::string long_title = R"({"text":"a","title":")" + std::string(kMaxTemplateTitle + 1, 'a') + "\"}";
    CHECK(std::string(decode_entry_template(long_title).error().detail) == "title");
    CHECK(decode_entry_template("[]").error().kind == ErrorKind::damaged);
}

TEST_CASE("a question stands as a quote above the answer; a page begins as it is") {
    EntryTemplate item;
    item.text = "What held?\nWhat did not?";
    CHECK(beginning_of(item) == item.text);
    item.question = true;
    CHECK(beginning_of(item) == "> What held?\n> What did not?\n\n");
}
