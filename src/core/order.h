// The order in which a form's statements are shown. Made once for each person and form, then stored: shuffling again
// would add noise to change.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/instrument.h"

namespace mooring {

// Whether an order of item ids holds each item once and obeys the rules: the dimensions alternate, two successive items
// of one dimension never share a facet, at most three items in a row have the same key.
bool order_is_fair(const Instrument& instrument, std::span<const std::string> order);

// Item ids in the order of presentation. The seed's first bit picks the dimension that starts (0: anxiety), then both
// lists are shuffled (Fisher & Yates; Durstenfeld 1964) until order_is_fair() holds. Forms that cannot obey the rules
// (single questions, unequal dimensions, no fair order in 100,000 tries) keep the order of the file.
std::vector<std::string> make_order(const Instrument& instrument, std::uint64_t seed);

}  // namespace mooring
