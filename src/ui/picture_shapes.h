// The shapes of the pictures that exercises draw: boxes, faces, bars, rings, spots, calendars. They draw what they are
// given; each is a figure with one sentence and a table, and what stands in it can be stepped through.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/exercise.h"
#include "ui/marks.h"
#include "ui/ui.h"

namespace mooring {

struct PictureBox {
    std::string label, text;
    bool exit = false;  // a way out of a loop: dashed, on another ground
};
// Texts in boxes one below the other; with `loop` an arrow leads from each to the next and from the last to the first.
void draw_boxes(Ui& ui, std::string_view title, std::span<const PictureBox> boxes, bool loop);

// Both faces of a card, side by side where there is room. An empty face is left out.
void draw_faces(Ui& ui, std::string_view title, std::span<const PictureBox> front, std::span<const PictureBox> back);

// Bars to both sides of a middle line, 0 to 10; what one side has more of stands as a dashed gap on the other.
void draw_butterfly(Ui& ui, std::string_view title, const ExerciseField& pairs, std::span<const Mark> marks);

// Circles around a middle, names on the ring they were given.
void draw_rings(Ui& ui, std::string_view title, std::span<const Mark> marks);

struct Spot {
    std::string label;
    int x = 0, y = 0;
    std::optional<std::array<int, 2>> to;
    int size = 0;
};
// A square with both axes from low to high; an arrow leads from each spot to where it wants to be.
void draw_spots(Ui& ui, std::string_view title, std::span<const Spot> spots, const ExerciseField& x_axis,
                const ExerciseField& y_axis);

// What is due on a day and what came of it.
enum class DueMark : std::uint8_t { kept, changed, repaired, missed, open };
struct DueDot {
    Day day = 0;
    std::string label;
    DueMark mark = DueMark::open;
    std::string outcome;  // in words; empty while it is open
};
// Five weeks, of which the last is to come: a dot on its day for each. No day counts more than another.
void draw_due_dots(Ui& ui, std::string_view title, std::span<const DueDot> dots, Day today);

// A dot for each of the last 28 days, full on those given. No day counts more than another.
void draw_day_dots(Ui& ui, std::string_view key, std::string_view title, std::string_view words,
                   const std::vector<Day>& days, Day today);

}  // namespace mooring
