// How the page looks and hides before anything is unlocked: the only settings that are never sealed. Nothing personal.
#pragma once

#include <span>

#include "core/settings.h"

namespace mooring {

struct Appearance {
    DeviceId device{};
    ThemeChoice theme = ThemeChoice::system;
    int text_percent = 100;
    bool quick_hide = false;
    bool operator==(const Appearance&) const = default;
};

Bytes encode_appearance(const Appearance& appearance);
// What cannot be read is as on the first day, with no device.
Appearance decode_appearance(std::span<const std::uint8_t> bytes);

}  // namespace mooring
