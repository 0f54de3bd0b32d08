// The small marks that charts and pictures share, and the two pictures made of one mark a line: spans and stairs.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/table.h"
#include "ui/ui.h"

namespace mooring {

enum class Marker : std::uint8_t { circle, square };
void draw_marker(Ui& ui, ImVec2 at, Marker marker, Colour colour, bool hollow);
void draw_dashes(Ui& ui, float x0, float x1, float y, Colour colour);

// One line of a picture: words, a value, and what it became or is to become.
struct Mark {
    std::string label;
    std::optional<int> from, to;
    int size = 0;
};
std::string number_words(const std::optional<int>& value);

// A line a mark, from `low` to `high`: a hollow dot where it began, a full one where it came to.
void draw_spans(Ui& ui, std::string_view key, std::string_view title, std::span<const Mark> marks, int low, int high);
// Steps from left to right, each as high as its value; full where it came to something.
void draw_stairs(Ui& ui, std::string_view key, std::string_view title, std::span<const Mark> marks, int low, int high);

// A bar that is full up to `part`, 0 to 1.
void draw_part(Ui& ui, std::string_view key, std::string_view summary, double part);

}  // namespace mooring
