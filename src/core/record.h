// A record is one thing a person made (a sitting, an entry, a setting); a revision is one immutable version of it.
// A revision is replaced only by another that names it among its ancestors: no clock and no counter can outrank
// edits it has not seen. Bytes once written are hashed and copied as they are, never dumped again.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/result.h"

namespace mooring {

using Bytes = std::vector<std::uint8_t>;

// 48 bits of milliseconds since 1970, then 80 random bits: sorts by time of creation and never repeats.
struct RecordId {
    std::array<std::uint8_t, 16> bytes{};
    bool operator==(const RecordId&) const = default;
    // All at once: ids of the same time begin alike, and a library compares arrays byte by byte.
    std::strong_ordering operator<=>(const RecordId& other) const {
        return std::memcmp(bytes.data(), other.bytes.data(), bytes.size()) <=> 0;
    }
    bool is_nil() const { return *this == RecordId{}; }
};

// `random` holds at least 10 random bytes.
RecordId make_record_id(std::int64_t now_ms, const std::array<std::uint8_t, 16>& random);

// 26 characters of Crockford base 32. Parsing refuses anything else (nothing is guessed).
std::string to_text(const RecordId& id);
std::optional<RecordId> record_id_from_text(std::string_view text);

// BLAKE2b-128 of a body.
using RevisionId = std::array<std::uint8_t, 16>;

// 22 characters of base64url. Parsing refuses anything else.
std::string to_text(const RevisionId& id);
std::optional<RevisionId> revision_id_from_text(std::string_view text);

// An installation: random, and all zeros for none.
using DeviceId = std::array<std::uint8_t, 8>;

// 16 hexadecimal digits. Parsing refuses anything else.
std::string to_text(const DeviceId& id);
std::optional<DeviceId> device_id_from_text(std::string_view text);

// What a record is. The numbers are stored and stay as they are.
enum class Kind : std::uint8_t {
    settings = 1,
    person = 2,
    sitting = 3,
    sitting_draft = 4,
    entry = 5,
    practice = 6,
    life_event = 8,
    statement = 9,
    safety = 12,
    entry_draft = 14,
    device_notes = 15,
    entry_template = 16,
    sitting_marks = 17,
    questionnaire = 18,
};

// Hybrid logical clock: orders versions for display, never decides which one lives.
struct Hlc {
    std::int64_t ms = 0;
    std::uint32_t counter = 0;
    auto operator<=>(const Hlc&) const = default;
};

// max(now, last + 1).
Hlc next_hlc(Hlc last, std::int64_t now_ms);

inline constexpr int kMaxOffsetMin = 18 * 60;  // either way from UTC

// The date a person gave, apart from the time of saving. `minute` counts from local midnight.
struct When {
    Day day = 0;
    std::optional<int> minute;
    int utc_offset_min = 0;
    bool operator==(const When&) const = default;
};

enum class Standing : std::uint8_t {
    live = 0,
    tombstone = 1,  // gone for good; the payload is empty
    binned = 2,     // deleted, can be brought back for 30 days
};

struct Revision {
    RecordId id;
    Kind kind = Kind::settings;
    int schema = 1;
    Hlc hlc;
    DeviceId device{};
    std::vector<RevisionId> ancestors;  // replaced revisions, newest first, at most kMaxAncestors
    Standing standing = Standing::live;
    std::optional<When> when;
    std::string payload = "{}";  // JSON object of the kind's own codec
    std::string unknown;         // members this version does not know, as a JSON object; written back as read
};

inline constexpr std::size_t kMaxAncestors = 128;
inline constexpr std::size_t kMaxBody = 256 * 1024;  // bytes of one body
inline constexpr std::size_t kMaxText = 128 * 1024;  // bytes of one text field

// Body bytes as stored. Failure: too_big over kMaxBody, bug when the payload is no JSON object or text is not UTF-8.
Result<std::string> encode_body(const Revision& revision);
// Failure: damaged, with the place; too_big over kMaxBody.
Result<Revision> decode_body(std::string_view body);

}  // namespace mooring
