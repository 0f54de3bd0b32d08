// What a result says, in words and as one page to print.
#pragma once

#include <string>
#include <string_view>

#include "app/model.h"
#include "core/report.h"

namespace mooring {

// "secure"
std::string_view region_name(const Words& words, Region region);
// The label rule in words: "Between secure and anxious".
std::string region_words(const Words& words, const RegionLabel& label);
// "4.6, likely between 3.9 and 5.3", or without numbers on which side of the middle it is.
std::string axis_words(const Words& words, bool hide_numbers, const AxisPosition& axis);

// The map, the two dials, the shares, and what it cannot tell; no answer and nothing else a person wrote but a name.
// Without sections when there is nothing to tell: the sitting is gone, withheld, or has no score.
Report result_sheet(const Model& model, const RecordId& sitting);

}  // namespace mooring
