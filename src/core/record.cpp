#include "core/record.h"

#include <algorithm>
#include <limits>

namespace mooring {

namespace {
constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int kIdChars = 26;
}  // namespace

RecordId make_record_id(std::int64_t now_ms, const std::array<std::uint8_t, 16>& random) {
    RecordId id;
    for (int i = 0; i < 6; ++i) {
        id.bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>((now_ms >> (8 * (5 - i))) & 0xFF);
    }
    std::copy_n(random.begin(), 10, id.bytes.begin() + 6);
    return id;
}

std::string to_text(const RecordId& id) {
    // 26 digits of 5 bits carry 130 bits: the first digit holds the top 3 bits of the 128.
    std::string text(kIdChars, '0');
    for (int digit = 0; digit < kIdChars; ++digit) {
        unsigned value = 0;
        for (int bit = 0; bit < 5; ++bit) {
            const int position = digit * 5 + bit - 2;
            const unsigned set =
                position < 0 ? 0U : (id.bytes[static_cast<std::size_t>(position / 8)] >> (7 - position % 8)) & 1U;
            value = value << 1U | set;
        }
        text[static_cast<std::size_t>(digit)] = kCrockford[value];
    }
    return text;
}

std::optional<RecordId> record_id_from_text(std::string_view text) {
    if (text.size() != kIdChars) return std::nullopt;
    RecordId id;
    for (int digit = 0; digit < kIdChars; ++digit) {
        const auto value = kCrockford.find(text[static_cast<std::size_t>(digit)]);
        if (value == std::string_view::npos || (digit == 0 && value > 7)) return std::nullopt;
        for (int bit = 0; bit < 5; ++bit) {
            const int position = digit * 5 + bit - 2;
            if (position < 0 || ((value >> (4 - bit)) & 1U) == 0) continue;
            auto& byte = id.bytes[static_cast<std::size_t>(position / 8)];
            byte = static_cast<std::uint8_t>(byte | (1U << (7 - position % 8)));
        }
    }
    return id;
}

Hlc next_hlc(Hlc last, std::int64_t now_ms) {
    if (now_ms > last.ms) return {now_ms, 0};
    if (last.counter == std::numeric_limits<std::uint32_t>::max()) return {last.ms + 1, 0};
    return {last.ms, last.counter + 1};
}

}  // namespace mooring
