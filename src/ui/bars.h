// The bars around a page: Back, its title, Hide and Help above it; the sections below it, or beside it where there is
// room.
#pragma once

#include <string>

#include "app/model.h"
#include "ui/ui.h"

namespace mooring {

float top_bar_height(const Ui& ui);
float rail_width(const Ui& ui);
float bottom_bar_height(const Ui& ui, float width);  // of a phone: large words take two rows

// Whether the sections are in sight: not while something is being done.
bool has_sections(Screen screen);
// Whether what is being done goes deep, an exercise or an entry: then Stop and a line that steadies stay in sight.
bool goes_deep(const Model& model);

// Empty where the screen draws its own heading.
std::string title_of(const Ui& ui, const Model& model);
// Where the title stands between Back and Help; on wide screens in line with the column.
Area title_area(const Ui& ui, const Model& model, const Area& bar);

void draw_top_bar(Ui& ui, const Model& model, const Area& area);
void draw_sections(Ui& ui, const Model& model, const Area& area);

}  // namespace mooring
