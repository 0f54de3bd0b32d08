// A journal of many years: searching while typing, scrolling, the calendar, memory.
#pragma once

#include "core/catalog.h"

namespace mooring {

// Prints the figures for one size. Seeded: the same words on every machine.
void print_journal(const Catalog& catalog, int entries, double empty_frame_ms);

}  // namespace mooring
