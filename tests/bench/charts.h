// C++ time of one frame with 3,000 points in each chart: what draws points alone, and the pages whose charts are made
// from as many records.
#pragma once

#include "core/catalog.h"

namespace mooring {

// Prints a line for each chart and page, and the worst against 2 ms.
void print_charts(const Catalog& catalog);

}  // namespace mooring
