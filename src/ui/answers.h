// The answers of an exercise in words, for pages, pictures and tables alike.
#pragma once

#include <string>

#include "app/model.h"
#include "ui/ui.h"

namespace mooring {

// An answer in words: "6 of 10", the words of chips, a date, the rows one after the other. Empty when there is none.
std::string answer_words(const Ui& ui, const Model& model, const ExerciseField& field, const FieldAnswer* answer);
// A label and what was answered to it: "Size: small", "Which one? This one".
std::string labelled(std::string_view label, std::string_view words);
// A value on a scale: "6 of 10", "-1, from -3 to 3".
std::string scale_words(const Ui& ui, const ExerciseField& field, int value);
// The words of one chip: the option's, or the person's own.
std::string_view pick_words(const ExerciseField& field, std::string_view pick);

}  // namespace mooring
