// What a character is to the drawing of text: whether our own fonts have it, which way it runs, whether it is joined to
// its neighbours. Ranges of Unicode 15 blocks; no tables of single characters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mooring {

enum class Script : std::uint8_t {
    control,        // shows nothing
    plain,          // in our fonts: Latin, common signs
    neighbour,      // Greek and Cyrillic: in the part of our fonts that arrives after the first screen
    single,         // stands alone: Chinese, Japanese, Korean, signs and pictures
    mark,           // belongs to the character before it
    joined,         // shaped with its neighbours, left to right: Indic scripts and others
    right_to_left,  // shaped with its neighbours, right to left: Arabic, Hebrew and others
};

Script script_of(char32_t code);

// The character at `at` and its length in bytes, at least 1; what is not UTF-8 is U+FFFD. `at` lies inside `text`.
struct Decoded {
    char32_t code;
    std::size_t length;
};
Decoded decode_utf8(std::string_view text, std::size_t at);
void append_utf8(std::string& out, char32_t code);

// No spaces between words: a line may break between any two of its characters.
bool breaks_anywhere(char32_t code);
// A letter that runs left to right, a digit, or neither.
enum class Direction : std::uint8_t { neutral, left_to_right, right_to_left, number };
Direction direction_of(char32_t code);

}  // namespace mooring
