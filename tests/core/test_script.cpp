#include <doctest/doctest.h>

#include "core/script.h"

using namespace mooring;

TEST_CASE("what the fonts have, what stands alone, what is joined, and which way it runs") {
    const auto check = [](char32_t code, Script script) {
        CAPTURE(static_cast<unsigned>(code));
        CHECK(script_of(code) == script);
    };
    check('a', Script::plain);
    check(0x1EC7, Script::plain);  // Vietnamese e with circumflex and dot
    check(0x2014, Script::plain);
    check(0x20AC, Script::plain);
    check(0x2212, Script::plain);
    check(0x3B1, Script::neighbour);
    check(0x416, Script::neighbour);
    check(0x3E2, Script::single);  // Coptic, among the Greek letters
    check(0x301, Script::mark);
    check(0x200D, Script::mark);
    check(0x1F3FD, Script::mark);
    check(0x5DD, Script::right_to_left);
    check(0x645, Script::right_to_left);
    check(0x928, Script::joined);
    check(0xE01, Script::joined);
    check(0x5DDD, Script::single);
    check(0xD55C, Script::single);
    check(0x1F642, Script::single);
    check('\t', Script::control);
    check(0x202E, Script::control);
    check(0xFEFF, Script::control);
}

TEST_CASE("UTF-8 is read and written back; what is broken is one replacement character a byte") {
    for (const char32_t code : {U'a', U'\u00E9', U'\u5DDD', U'\U0001F642', U'\U0010FFFF'}) {
        std::string text;
        append_utf8(text, code);
        const Decoded decoded = decode_utf8(text, 0);
        CHECK(decoded.code == code);
        CHECK(decoded.length == text.size());
    }
    for (const char* broken : {"\xFF", "\xC3", "\xC0\x80", "\xE5\xB7", "\xED\xA0\x80", "\xF8\x88\x80\x80", "\x80"}) {
        const Decoded decoded = decode_utf8(broken, 0);
        CHECK(decoded.code == 0xFFFD);
        CHECK(decoded.length == 1);
    }
}

TEST_CASE("letters, numbers and what is neither have their directions") {
    CHECK(direction_of('x') == Direction::left_to_right);
    CHECK(direction_of(0x5DDD) == Direction::left_to_right);
    CHECK(direction_of(0x5D0) == Direction::right_to_left);
    CHECK(direction_of('7') == Direction::number);
    CHECK(direction_of('.') == Direction::neutral);
    CHECK(direction_of(0x1F642) == Direction::neutral);
}
