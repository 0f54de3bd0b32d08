// What the screen shows over time as a picture, with the same marks.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/model.h"

namespace mooring {

// Of the sittings of the line, with its direction and the level lately, and the days with an exercise, as on the page.
// "" when there is no sitting.
std::string picture_of(const Model& model, const Series& series, const ScoreLine& line, bool avoidance,
                       std::string_view title, std::span<const Day> practised = {});
// The same of a question of the week.
std::string picture_of(const Model& model, const PulseLine& line, std::string_view title);

}  // namespace mooring
