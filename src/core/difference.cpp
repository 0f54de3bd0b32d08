#include "core/difference.h"

#include <algorithm>
#include <cstdint>
#include <span>

namespace mooring {

namespace {

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
    Lines lines;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

// The middle, where the texts differ.
void compare(std::span<const std::string_view> a, std::span<const std::string_view> b, std::vector<LineChange>& out) {
    // longest[i][j]: the length of the longest common subsequence of a[i..] and b[j..].
    const std::size_t width = b.size() + 1;
    std::vector<std::uint32_t> longest((a.size() + 1) * width);
    for (std::size_t i = a.size(); i-- > 0;) {
        for (std::size_t j = b.size(); j-- > 0;) {
            longest[i * width + j] = a[i] == b[j] ? longest[(i + 1) * width + j + 1] + 1
                                                  : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
        }
    }
    std::size_t i = 0, j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            out.push_back({LineChange::What::same, a[i++]});
            ++j;
        } else if (i < a.size() && (j == b.size() || longest[(i + 1) * width + j] >= longest[i * width + j + 1])) {
            out.push_back({LineChange::What::gone, a[i++]});
        } else {
            out.push_back({LineChange::What::added, b[j++]});
        }
    }
}

}  // namespace

std::vector<LineChange> difference(std::string_view before, std::string_view after) {
    const Lines a = lines_of(before), b = lines_of(after);
    const std::size_t shorter = std::min(a.size(), b.size());
    std::size_t begin = 0, end = 0;
    while (begin < shorter && a[begin] == b[begin]) ++begin;
    while (end < shorter - begin && a[a.size() - 1 - end] == b[b.size() - 1 - end]) ++end;

    std::vector<LineChange> out;
    for (std::size_t i = 0; i < begin; ++i) out.push_back({LineChange::What::same, a[i]});
    const std::span<const std::string_view> middle_a{a.data() + begin, a.size() - begin - end};
    const std::span<const std::string_view> middle_b{b.data() + begin, b.size() - begin - end};
    if (middle_a.size() * middle_b.size() <= kMostCompared) {
        compare(middle_a, middle_b, out);
    } else {
        for (const std::string_view line : middle_a) out.push_back({LineChange::What::gone, line});
        for (const std::string_view line : middle_b) out.push_back({LineChange::What::added, line});
    }
    for (std::size_t i = a.size() - end; i < a.size(); ++i) out.push_back({LineChange::What::same, a[i]});
    return out;
}

}  // namespace mooring
