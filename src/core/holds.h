// Whether a list holds a value: what filters, marks and choices ask all the time.
#pragma once

#include <algorithm>
#include <vector>

namespace mooring {

template <class T>
bool holds(const std::vector<T>& list, const T& wanted) {
    return std::find(list.begin(), list.end(), wanted) != list.end();
}

}  // namespace mooring
