// How often a test repeats itself: few times at every commit, many before a release. MOORING_ROUNDS=N makes all counts
// N times as large (scripts/soak rounds).
#pragma once

#include <cstdint>
#include <cstdlib>

namespace mooring::testing {

inline std::uint64_t rounds(std::uint64_t count) {
    const char* factor = std::getenv("MOORING_ROUNDS");
    const long times = factor != nullptr ? std::atol(factor) : 1;
    return count * static_cast<std::uint64_t>(times > 0 ? times : 1);
}

}  // namespace mooring::testing
