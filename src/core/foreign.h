// Journals that other programs wrote, as entries: Day One's JSON, Daylio's CSV, and Markdown with front matter (also
// the project's own). What cannot be taken over is listed with its reason; nothing is cut to fit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/entry.h"

namespace mooring {

enum class ForeignFormat : std::uint8_t { unknown, day_one, daylio, markdown };
enum class SkipReason : std::uint8_t { no_date, empty, too_long, malformed, picture };

struct Skipped {
    int place = 0;  // the entry's number in the file, from 1
    SkipReason why = SkipReason::malformed;
};

struct ForeignJournal {
    ForeignFormat format = ForeignFormat::unknown;
    ErrorKind error = ErrorKind::none;  // bad_file (broken, no UTF-8), too_big
    std::vector<Entry> entries;         // with text, date, mood and what stands beside; without ids and people
    std::vector<std::vector<std::string>> people;  // whom each of them is about, by name
    std::vector<Skipped> skipped;
};

inline constexpr std::size_t kMaxForeign = 32 * 1024 * 1024;
inline constexpr std::size_t kMaxForeignEntries = 100'000;

// `name` helps to tell the formats apart. Times without a zone are taken as local.
ForeignJournal read_foreign(std::string_view name, std::string_view text, int utc_offset_min);

bool is_utf8(std::string_view text);  // well formed, and without NUL

}  // namespace mooring
