// The parts of the pages of an exercise: what is asked, and what was answered. Private to the views.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/views/views.h"

namespace mooring {

// A field as it is answered now. The whole new answer, when it was changed.
using Changed = std::optional<FieldAnswer>;
Changed draw_field(Ui& ui, ExercisingView& view, const ExerciseField& field, const FieldAnswer* answer,
                   const Model& model);

std::string minutes_words(const Ui& ui, int minutes);
std::string title_of(const Ui& ui, const Model& model, const Practice& practice);
std::string when_words(const Ui& ui, const Model& model, const Practice& practice);
// Every answer with what it answers. With `earlier`, numbers stand beside those of the time before.
void draw_what_was_written(Ui& ui, const Model& model, const Exercise& exercise, const Practice& practice,
                           const Practice* earlier = nullptr);
// What is known from research, with its source; exercises that may come next. Nothing without ids.
void draw_evidence(Ui& ui, const Model& model, const std::vector<std::string>& ids);
void draw_exercise_rows(Ui& ui, const Model& model, const std::vector<std::string>& ids, std::string_view title);

}  // namespace mooring
