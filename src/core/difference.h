// What changed between two versions of a text, line by line.
#pragma once

#include <string_view>
#include <vector>

namespace mooring {

struct LineChange {
    enum class What : unsigned char { same, gone, added } what = What::same;
    std::string_view line;  // of one of the texts given, without its line end
};

// The fewest lines taken away and added that lead from `before` to `after`: a longest common subsequence of lines
// (Hunt & McIlroy 1976). Where more than kMostCompared pairs of lines would have to be compared, all that lies between
// the equal beginning and the equal end counts as changed. The views are valid as long as both texts are.
inline constexpr std::size_t kMostCompared = 4'000'000;
std::vector<LineChange> difference(std::string_view before, std::string_view after);

}  // namespace mooring
