// What an exercise draws from its answers. Each picture is a figure with one sentence and a table; where the answers do
// not reach for one, a sentence says what it will show.
#pragma once

#include <string>

#include "app/model.h"
#include "ui/ui.h"

namespace mooring {

// Of one record, or of all finished records of the exercise where the picture grows over time.
void draw_picture(Ui& ui, const Model& model, const Exercise& exercise, const Practice& practice);

// While it is being filled in: the picture of what is asked for on this page, once there is something to see.
void draw_picture_so_far(Ui& ui, const Model& model, const Exercise& exercise, const ExercisePart& part,
                         const Practice& practice);

// "12 of 20 hours ..." of an energy audit.
std::string hours_words(const Ui& ui, const HoursTally& hours);

}  // namespace mooring
