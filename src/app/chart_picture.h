// A dimension over time as a picture, with the marks the screen shows: change beyond error, marked days, which form.
#pragma once

#include <string>
#include <vector>

#include "app/model.h"

namespace mooring {

// Of the sittings at these places in Derived::sittings, which must have the axis. "" when there is none.
std::string picture_of(const Model& model, const Series& series, const std::vector<std::size_t>& places, bool avoidance,
                       std::string_view title);

}  // namespace mooring
