// Hashing and sealing of what is stored. A keyring is what one vault's bytes are made with: plain, where the hashes are
// checksums that find damage and hide nothing, or sealed, where every byte of a person's is encrypted and
// authenticated. Random bytes come in as arguments; nothing here makes any.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/record.h"

namespace mooring {

using Hash128 = std::array<std::uint8_t, 16>;
using Hash256 = std::array<std::uint8_t, 32>;
using Key = std::array<std::uint8_t, 32>;
using Nonce = std::array<std::uint8_t, 24>;
using ByteSpan = std::span<const std::uint8_t>;

inline constexpr std::size_t kTagSize = 16;

// BLAKE2b (Aumasson, Neves, Wilcox-O'Hearn, Winnerlein 2013; RFC 7693).
Hash128 blake2b_128(ByteSpan bytes);
Hash256 blake2b_256(ByteSpan bytes);
Hash256 keyed_256(ByteSpan key, ByteSpan bytes);  // key of 16 to 64 bytes

// XChaCha20-Poly1305 (IETF). The same key and nonce must never be used for two messages.
Bytes seal(const Key& key, const Nonce& nonce, ByteSpan associated, ByteSpan message);
std::optional<Bytes> open_sealed(const Key& key, const Nonce& nonce, ByteSpan associated, ByteSpan sealed);

bool same_secret(ByteSpan a, ByteSpan b);  // in a time that does not depend on the content
void wipe(std::span<std::uint8_t> secret);
ByteSpan bytes_of(std::string_view text);
std::string to_hex(ByteSpan bytes);
Bytes from_hex(std::string_view text);  // empty when it is not what to_hex() makes

// The keys of one vault in one place, so that locking can zero them all.
class Keyring {
public:
    Keyring() = default;  // plain
    static Keyring plain(const Hash128& vault_id);
    static Keyring sealed(const Key& data_key, const Hash128& vault_id);
    ~Keyring() { forget(); }
    Keyring(Keyring&& other) noexcept { *this = std::move(other); }
    Keyring& operator=(Keyring&& other) noexcept;
    Keyring(const Keyring&) = delete;
    Keyring& operator=(const Keyring&) = delete;
    Keyring copy() const;

    void forget();  // zeroes every key; what is left is plain
    bool is_sealed() const { return sealed_; }

    Hash128 vault_id{};
    Key data_key{}, records{}, index{}, sum{}, head{}, journal{}, slots{}, backup{};

private:
    bool sealed_ = false;
};

// A keyed hash under one of the ring's keys; a plain ring's is the unkeyed checksum.
// What is hashed may come in two pieces.
Hash256 ring_hash(const Keyring& ring, const Key& key, ByteSpan bytes, ByteSpan rest = {});

RevisionId revision_id(std::string_view body);

// The name a row is stored under: BLAKE2b-128 of record id and revision id, so that the time inside the id is hidden.
using StorageKey = Hash128;
StorageKey storage_key(const Keyring& ring, const RecordId& record, const RevisionId& revision);

}  // namespace mooring
