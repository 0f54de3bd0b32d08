// What an exercise draws from its answers. Each picture is a figure with one sentence and a table; where the answers do
// not reach for one, a sentence says what it will show.
#pragma once

#include <string>

#include "app/model.h"
#include "ui/ui.h"

namespace mooring {

// Of one record, or of all finished records of the exercise where the picture grows over time.
void draw_picture(Ui& ui, const Model& model, const Exercise& exercise, const Practice& practice);

// A dot for each of the last 28 days, full on those given. No day counts more than another.
void draw_day_dots(Ui& ui, std::string_view key, std::string_view title, std::string_view words,
                   const std::vector<Day>& days, Day today);

}  // namespace mooring
