// Line drawings on a 24 px grid with 2 px round strokes. An icon never stands without a word.
#pragma once

#include <imgui.h>

#include <cstdint>

#include "ui/theme.h"

namespace mooring {

enum class Icon : std::uint8_t {
    today,
    compass,
    journal,
    progress,
    settings,
    more,
    help,
    back,
    forward,
    warning,
    write,
    search,
    close,
    check,
    up,
    down,
    add,
    calendar,
    clock,
    remove,
    practice,
    people,
    lock,
    keyboard,
};

// Fills the square with its top left at `at` and the given side.
void draw_icon(ImDrawList& draw, Icon icon, ImVec2 at, float side, Colour colour);

}  // namespace mooring
