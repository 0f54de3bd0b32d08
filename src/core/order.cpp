#include "core/order.h"

#include <algorithm>
#include <array>

#include "core/random.h"

namespace mooring {

namespace {

constexpr int kTries = 100'000;  // Compass-36 needs about a thousand
constexpr std::size_t kSameKeyInARow = 3;

using Items = std::vector<const Item*>;

bool is_fair(const Items& order) {
    std::size_t same_key = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i >= 1 && order[i]->dimension == order[i - 1]->dimension) return false;
        if (i >= 2 && order[i]->facet == order[i - 2]->facet) return false;
        same_key = i >= 1 && order[i]->keying == order[i - 1]->keying ? same_key + 1 : 1;
        if (same_key > kSameKeyInARow) return false;
    }
    return true;
}

void shuffle(Items& items, SplitMix64& random) {
    for (std::size_t i = items.size(); i > 1; --i) {
        std::swap(items[i - 1], items[static_cast<std::size_t>(random.below(i))]);
    }
}

std::vector<std::string> ids_of(const Items& items) {
    std::vector<std::string> ids;
    for (const Item* item : items) ids.push_back(item->id);
    return ids;
}

}  // namespace

bool order_is_fair(const Instrument& instrument, std::span<const std::string> order) {
    if (order.size() != instrument.items.size()) return false;
    Items items;
    for (const std::string& id : order) {
        const Item* item = find_item(instrument, id);
        if (!item || std::find(items.begin(), items.end(), item) != items.end()) return false;
        items.push_back(item);
    }
    return is_fair(items);
}

std::vector<std::string> make_order(const Instrument& instrument, std::uint64_t seed) {
    Items as_written;
    std::array<Items, 2> sides;
    for (const Item& item : instrument.items) {
        as_written.push_back(&item);
        if (item.dimension == Dimension::anxiety) sides[0].push_back(&item);
        if (item.dimension == Dimension::avoidance) sides[1].push_back(&item);
    }
    const std::size_t half = sides[0].size();
    if (sides[1].size() != half || 2 * half != as_written.size()) return ids_of(as_written);

    SplitMix64 random(seed);
    const std::size_t first = random.next() & 1;
    for (int i = 0; i < kTries; ++i) {
        std::array<Items, 2> shuffled = sides;
        shuffle(shuffled[0], random);
        shuffle(shuffled[1], random);
        Items order;
        for (std::size_t k = 0; k < half; ++k) {
            order.push_back(shuffled[first][k]);
            order.push_back(shuffled[1 - first][k]);
        }
        if (is_fair(order)) return ids_of(order);
    }
    return ids_of(as_written);
}

}  // namespace mooring
