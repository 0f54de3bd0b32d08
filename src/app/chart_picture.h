// What the screen shows over time as a picture, with the same marks.
#pragma once

#include <string>
#include <vector>

#include "app/model.h"

namespace mooring {

// Of the sittings at these places in Derived::sittings, which must have the axis. "" when there is none. With
// `progress` also its direction, the level lately and the days with an exercise, as on the page.
std::string picture_of(const Model& model, const Series& series, const std::vector<std::size_t>& places, bool avoidance,
                       std::string_view title, const ProgressDerived* progress = nullptr);
// The same of a question of the week.
std::string picture_of(const Model& model, const PulseLine& line, std::string_view title);

}  // namespace mooring
