// One sorting algorithm for every type: the standard library makes its own copy for each, and those of our records
// alone would be a thirtieth of what a first visit loads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace mooring {

// The positions 0..count-1 in the order of `before`, which compares two positions; equal ones keep their order.
std::vector<std::uint32_t> sorted_positions(std::size_t count,
                                            const std::function<bool(std::uint32_t, std::uint32_t)>& before);

// Sorts by `before(const T&, const T&)`; equal elements keep their order.
template <class T, class Before>
void sort_by(std::vector<T>& items, const Before& before) {
    std::vector<T> sorted;
    sorted.reserve(items.size());
    const auto positions =
        sorted_positions(items.size(), [&](std::uint32_t a, std::uint32_t b) { return before(items[a], items[b]); });
    for (const std::uint32_t at : positions) sorted.push_back(std::move(items[at]));
    items = std::move(sorted);
}

}  // namespace mooring
