// The order in which the characters of one line stand, for text that mixes directions. Works on text as ui/glyphs
// encodes it, where a right-to-left word is one character, shaped inside by the browser. A simple form of the Unicode
// Bidirectional Algorithm (UAX #9) without its explicit controls: words, numbers and what stands between them.
#pragma once

#include <string>
#include <string_view>

#include "ui/glyphs.h"

namespace mooring {

// Whether the first character of the paragraph that has a direction runs right to left.
bool reads_right_to_left(const Glyphs& glyphs, std::string_view paragraph);

// The line from left to right.
std::string visual_order(const Glyphs& glyphs, std::string_view line, bool paragraph_rtl);

}  // namespace mooring
