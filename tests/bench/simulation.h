// Simulated people with a known true place: how often the drawn region holds it, and how often a change is named where
// there is none. Seeded: the same figures on every machine.
#pragma once

#include "core/catalog.h"

namespace mooring {

// Prints one line for each of Mooring's forms, 10,000 sittings each.
void print_simulation(const Catalog& catalog);

// Prints how often an insight claims a change within a quarter, with fortnightly checks, where there is none.
void print_insights(const Catalog& catalog);

}  // namespace mooring
