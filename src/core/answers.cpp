#include "core/answers.h"

#include <algorithm>

namespace mooring {

namespace {

// Where the item is, or belongs.
template <class Entries>
auto place_of(Entries& entries, std::string_view item) {
    return std::lower_bound(entries.begin(), entries.end(), item,
                            [](const Answers::Entry& entry, std::string_view id) { return entry.item < id; });
}

}  // namespace

void Answers::set(std::string_view item, Answer answer) {
    const auto place = place_of(entries_, item);
    if (place != entries_.end() && place->item == item) {
        place->answer = answer;
    } else {
        entries_.insert(place, Entry{std::string(item), answer});
    }
}

void Answers::clear(std::string_view item) {
    const auto place = place_of(entries_, item);
    if (place != entries_.end() && place->item == item) entries_.erase(place);
}

const Answer* Answers::find(std::string_view item) const {
    const auto place = place_of(entries_, item);
    return place != entries_.end() && place->item == item ? &place->answer : nullptr;
}

std::optional<int> Answers::number(std::string_view item) const {
    const Answer* answer = find(item);
    return answer ? *answer : std::nullopt;
}

}  // namespace mooring
