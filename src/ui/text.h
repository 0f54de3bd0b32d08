// Laying out and drawing plain text in CSS terms: a size, a line height, a width. The browser's own text field uses the
// same numbers, so that text does not move when it is being edited. What the fonts lack is drawn through ui/glyphs, and
// lines with right-to-left words are put into the order they are read in.
#pragma once

#include <imgui.h>

#include <string_view>

#include "ui/theme.h"

namespace mooring {

class Glyphs;

// Regular and semibold; semibold may be the regular one until its file has arrived.
struct Fonts {
    ImFont* regular = nullptr;
    ImFont* semibold = nullptr;
    Glyphs* glyphs = nullptr;  // null: what the fonts lack is shown as missing
};

enum class Align : std::uint8_t { start, centre, end };

// A text style at the person's text size.
struct TextFace {
    ImFont* font = nullptr;
    float px = 16;    // CSS font-size
    float line = 24;  // CSS line-height
    Weight weight = Weight::regular;
    Glyphs* glyphs = nullptr;
};

// Dear ImGui counts a font's size from ascender to descender; CSS counts the em. Noto Sans: (1069 + 293) / 1000.
inline constexpr float kImGuiSizePerEm = 1.362F;

TextFace face_of(const Fonts& fonts, const TypeStyle& style, float scale);

// Height of the text wrapped at `width`; at least one line.
float text_height(const TextFace& face, std::string_view text, float width);
// Width of the widest line when nothing wraps.
float text_width(const TextFace& face, std::string_view text);
// Draws from the top left of `at`; lines outside the clip rectangle are skipped. Returns the height.
float draw_text(ImDrawList& draw, const TextFace& face, ImVec2 at, float width, Colour colour, std::string_view text,
                Align align = Align::start);
// One line, shortened with an ellipsis when it does not fit.
void draw_line(ImDrawList& draw, const TextFace& face, ImVec2 at, float width, Colour colour, std::string_view text,
               Align align = Align::start);

}  // namespace mooring
