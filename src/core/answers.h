// What one person answered in one sitting: item id -> a number of the scale or "does not apply".
// Kept sorted by item id, so equal answers compare equal. Which numbers are allowed is the instrument's matter.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mooring {

using Answer = std::optional<int>;  // a number of the scale; empty: "does not apply"

class Answers {
public:
    struct Entry {
        std::string item;
        Answer answer;
        bool operator==(const Entry&) const = default;
    };

    // Stores or replaces the answer to an item.
    void set(std::string_view item, Answer answer);

    // Makes the item unanswered. Does nothing when it already is.
    void clear(std::string_view item);

    // The answer, or nullptr when the item is unanswered. Valid until the next change.
    const Answer* find(std::string_view item) const;

    // The number given; empty for "does not apply" and for unanswered alike: scores treat both as missing.
    std::optional<int> number(std::string_view item) const;

    // Items with an answer, "does not apply" included, in ascending order of their ids (byte by byte).
    const std::vector<Entry>& entries() const { return entries_; }
    std::size_t size() const { return entries_.size(); }
    bool empty() const { return entries_.empty(); }

    bool operator==(const Answers&) const = default;

private:
    std::vector<Entry> entries_;
};

}  // namespace mooring
