// What a person chose about the app itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/entry.h"
#include "core/position.h"
#include "core/record.h"
#include "core/reminder.h"

namespace mooring {

enum class ThemeChoice : std::uint8_t { system, light, dark, contrast };

// A search the person keeps under a name.
struct SavedSearch {
    std::string name;
    std::string words;
    EntryFilter filter;
    bool operator==(const SavedSearch&) const = default;
};
inline constexpr std::size_t kMaxSavedSearches = 20;
inline constexpr std::size_t kMaxSearchName = 80;

struct Settings {
    RecordId id;
    bool welcomed = false;  // has read the first pages
    ThemeChoice theme = ThemeChoice::system;
    int text_percent = 100;        // 100 .. 200
    bool spelling = false;         // the browser's own spelling marks; off because they may send text away
    bool left_handed = false;      // the bar of a phone runs the other way
    bool hide_numbers = false;     // scores, counts and charts speak in words alone
    bool assist_taps = false;      // taps go to the elements that a screen reader knows, not to the picture
    bool quick_hide = false;       // a button on every screen that leaves at once
    int lock_after_min = 2;        // without input; 0: never. Of a sealed vault
    int lock_hidden_s = 60;        // out of sight; 0: at once
    std::uint64_t order_seed = 0;  // of the order of statements, made once per person
    PositionConstants constants;   // as the person set them, kept to three decimals
    // Where the person placed themselves on the map before the first result.
    std::optional<PlanePoint> self_placement;
    bool self_asked = false;                           // placed themselves, or chose not to
    std::vector<std::pair<std::string, Day>> put_off;  // exercises not suggested before a day
    std::vector<std::string> hidden_cards;             // of Today
    std::vector<std::string> favourite_prompts;        // ids
    std::vector<SavedSearch> saved_searches;
    std::vector<Reminder> reminders;
    bool skip_hard_days = true;          // in what is shown of earlier years
    std::vector<std::string> dismissed;  // keys of insights, at most kMaxDismissed
    std::string unknown;
};

inline constexpr int kSettingsSchema = 1;
inline constexpr std::size_t kMaxDismissed = 200;

// Constants outside these limits are refused.
inline constexpr PositionConstants kLeastConstants{0.5, 0, 0, 1};
inline constexpr PositionConstants kMostConstants{3, 40, 1.5, 3};

std::string encode_settings(const Settings& settings);
Result<Settings> decode_settings(std::string_view payload);

}  // namespace mooring
