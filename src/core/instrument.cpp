#include "core/instrument.h"

#include <algorithm>

namespace mooring {

const Item* find_item(const Instrument& instrument, std::string_view id) {
    const auto found =
        std::find_if(instrument.items.begin(), instrument.items.end(), [&](const Item& item) { return item.id == id; });
    return found == instrument.items.end() ? nullptr : &*found;
}

std::string_view frame_text(const Instrument& instrument, Frame frame) {
    switch (frame) {
        case Frame::general: return instrument.general_frame;
        case Frame::person: return instrument.person_frame;
        case Frame::past: return instrument.past_frame;
    }
    return {};
}

std::string_view item_text(const Item& item, Frame frame) {
    if (frame == Frame::person && !item.person_text.empty()) return item.person_text;
    if (frame == Frame::past && !item.past_text.empty()) return item.past_text;
    return item.text;
}

bool is_part_of(const Instrument& part, const Instrument& whole) {
    if (part.min != whole.min || part.max != whole.max || part.lang != whole.lang) return false;
    return std::all_of(part.items.begin(), part.items.end(), [&](const Item& item) {
        const Item* same = find_item(whole, item.id);
        return same && same->text == item.text && same->keying == item.keying && same->dimension == item.dimension;
    });
}

}  // namespace mooring
