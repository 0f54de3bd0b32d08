// What a person chose about the app itself.
#pragma once

#include <cstdint>
#include <string>

#include "core/record.h"

namespace mooring {

enum class ThemeChoice : std::uint8_t { system, light, dark };

struct Settings {
    RecordId id;
    bool welcomed = false;  // has read the first pages
    ThemeChoice theme = ThemeChoice::system;
    int text_percent = 100;        // 100 .. 200
    bool spelling = false;         // the browser's own spelling marks; off because they may send text away
    std::uint64_t order_seed = 0;  // of the order of statements, made once per person
    std::string unknown;
};

inline constexpr int kSettingsSchema = 1;

std::string encode_settings(const Settings& settings);
Result<Settings> decode_settings(std::string_view payload);

}  // namespace mooring
