// What the page as a whole can show: nothing may be begun before it is known whether something was here.
#pragma once

#include "app/model.h"

namespace mooring {

enum class Phase : std::uint8_t {
    none,
    opening,  // the store, or the second copy, is still being looked at
    locked,
    settled,  // open, or empty for good
    failed,
};
Phase phase_of(const Model& model);

// Nothing was found where it is looked for first, and nothing says that something was here: a new person may read the
// first page while the second copy is still being looked at. Nothing is begun before that.
bool seems_new(const Model& model);

// The second copy and the traces were looked at, and nothing waits to be brought back.
bool is_recovery_known(const Recovery& recovery);

}  // namespace mooring
