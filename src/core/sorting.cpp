#include "core/sorting.h"

#include <algorithm>
#include <numeric>

namespace mooring {

std::vector<std::uint32_t> sorted_positions(std::size_t count,
                                            const std::function<bool(std::uint32_t, std::uint32_t)>& before) {
    std::vector<std::uint32_t> positions(count);
    std::iota(positions.begin(), positions.end(), 0U);
    std::stable_sort(positions.begin(), positions.end(), std::cref(before));
    return positions;
}

}  // namespace mooring
