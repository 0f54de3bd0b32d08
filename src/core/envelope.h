// The bytes of a stored row around one body, and the head that says what the rows must add up to.
// Integers are little-endian; the row key's generation is big-endian so that keys sort by it.
// A plain vault holds rows of suite 0 (checksummed), a sealed one rows of suite 1 (XChaCha20-Poly1305) and nothing
// else.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/seal.h"

namespace mooring {

inline constexpr std::size_t kRowKeySize = 20;
using RowKey = std::array<std::uint8_t, kRowKeySize>;  // generation u32 BE, then the storage key

RowKey row_key(std::uint32_t generation, const StorageKey& key);
StorageKey storage_key_of(const RowKey& key);

// 'MRE1' | suite u8 | flags u8 | keyNo u16 | nonce 24 (plain: start of BLAKE2b-256 of the payload) | payload [| tag
// 16]. The payload is length u32, body, and zeros up to a size class, so that a row's size tells little. Associated
// data: bytes 0..31, vault id, storage key; so no row can stand in another's place. `nonce` is 24 random bytes; plain
// rows need none.
Bytes wrap_row(const Keyring& ring, const StorageKey& key, const Nonce& nonce, std::string_view body);
// Failure: damaged (magic, checksum or tag, length, the other suite), newer (a suite this version does not know).
Result<std::string> unwrap_row(const Keyring& ring, const StorageKey& key, ByteSpan value);
// For whoever compares the body with the row's name, which is a hash of it: without the checksum of a plain row, which
// would say the same once more.
Result<std::string> unwrap_named_row(const Keyring& ring, const StorageKey& key, ByteSpan value);

// Hash of storage key and row value: what a row adds to the sum.
Hash256 row_hash(const Keyring& ring, const StorageKey& key, ByteSpan value);

// Sum mod 2^256 of the hashes of all live rows: one save updates it without reading the rest.
struct RowSum {
    Hash256 value{};
    void add(const Hash256& row);
    void remove(const Hash256& row);
    bool operator==(const RowSum&) const = default;
};

struct Head {
    bool sealed = false;
    std::uint32_t other_flags = 0;  // this version knows none
    Hash128 vault_id{};
    std::uint32_t epoch = 1;  // +1 per restore or rewrite
    std::uint32_t generation = 1;
    std::uint64_t revision = 0;  // +1 per commit
    std::uint16_t format = kFormat;
    std::uint16_t min_reader = kFormat;
    std::uint32_t row_count = 0;
    RowSum row_sum;

    static constexpr std::uint16_t kFormat = 1;
};

inline constexpr std::size_t kHeadSize = 112;
Bytes encode_head(const Keyring& ring, const Head& head);
// Failure: damaged (size, magic, and the checksum or, with a sealed ring, the authentication).
Result<Head> decode_head(const Keyring& ring, ByteSpan bytes);
// The same without the last check: all that can be known of a sealed head before it is unlocked.
Result<Head> read_head_unchecked(ByteSpan bytes);
// What a save is compared with, read even from a damaged head: 0, 0 when there is none.
struct HeadPosition {
    std::uint32_t epoch = 0;
    std::uint64_t revision = 0;
    auto operator<=>(const HeadPosition&) const = default;
};
HeadPosition position_of(ByteSpan head);
// True when only a later version may write: then everything is shown and exported, nothing is changed.
bool needs_newer_version(const Head& head);

}  // namespace mooring
