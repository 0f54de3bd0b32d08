// Records for the tests of core: short ways to say "this revision of that record".
#pragma once

#include <string>
#include <vector>

#include "core/random.h"
#include "core/replica.h"

namespace mooring::testing {

inline RecordId record_id(int n) {
    RecordId id;
    id.bytes[15] = static_cast<std::uint8_t>(n);
    id.bytes[14] = static_cast<std::uint8_t>(n >> 8);
    id.bytes[0] = 1;
    return id;
}

inline std::array<std::uint8_t, 16> random_bytes(SplitMix64& random) {
    std::array<std::uint8_t, 16> bytes{};
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random.next());
    return bytes;
}

inline Revision revision(const RecordId& record, Kind kind, std::string payload, std::int64_t ms = 1,
                         std::vector<RevisionId> ancestors = {}) {
    Revision out;
    out.id = record;
    out.kind = kind;
    out.hlc = {ms, 0};
    out.device = {0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef};
    out.ancestors = std::move(ancestors);
    out.payload = std::move(payload);
    return out;
}

// An entry with this text.
inline Revision note(int record, const std::string& text, std::int64_t ms, std::vector<RevisionId> ancestors = {}) {
    return revision(record_id(record), Kind::entry, R"({"text":")" + text + R"("})", ms, std::move(ancestors));
}

inline StoredRevision stored(const Revision& revision) {
    const auto body = encode_body(revision);
    StoredRevision out;
    out.revision = revision;
    if (!body) return out;
    out.id = revision_id(body.value());
    out.key = storage_key({}, revision.id, out.id);
    return out;
}

// Adds a revision and returns its id.
inline RevisionId add(Replica& replica, const Revision& revision) {
    StoredRevision item = stored(revision);
    const RevisionId id = item.id;
    replica.add(std::move(item));
    return id;
}

// A text with each of its single bytes left out of the end: what a torn write leaves.
template <class Check>
void for_each_truncation(const std::string& text, Check check) {
    for (std::size_t size = 0; size < text.size(); ++size) check(text.substr(0, size));
}

// Replaces the first occurrence; the text must hold it.
inline std::string with(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    if (at == std::string::npos) return {};
    return text.replace(at, from.size(), to);
}

}  // namespace mooring::testing
