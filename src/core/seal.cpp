#include "core/seal.h"

#include <sodium/crypto_aead_xchacha20poly1305.h>
#include <sodium/crypto_generichash_blake2b.h>
#include <sodium/crypto_kdf_blake2b.h>
#include <sodium/utils.h>

#include <algorithm>

namespace mooring {

namespace {

template <std::size_t N>
std::array<std::uint8_t, N> blake2b(ByteSpan bytes, ByteSpan key = {}) {
    std::array<std::uint8_t, N> out{};
    crypto_generichash_blake2b(out.data(), N, bytes.data(), bytes.size(), key.empty() ? nullptr : key.data(),
                               key.size());
    return out;
}

constexpr std::array<Key Keyring::*, 7> kSubkeys{&Keyring::records, &Keyring::index, &Keyring::sum,   &Keyring::head,
                                                 &Keyring::journal, &Keyring::slots, &Keyring::backup};

}  // namespace

Hash128 blake2b_128(ByteSpan bytes) {
    return blake2b<16>(bytes);
}
Hash256 blake2b_256(ByteSpan bytes) {
    return blake2b<32>(bytes);
}
Hash256 keyed_256(ByteSpan key, ByteSpan bytes) {
    return blake2b<32>(bytes, key);
}

Bytes seal(const Key& key, const Nonce& nonce, ByteSpan associated, ByteSpan message) {
    Bytes sealed(message.size() + kTagSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data(), nullptr, message.data(), message.size(),
                                               associated.data(), associated.size(), nullptr, nonce.data(), key.data());
    return sealed;
}

std::optional<Bytes> open_sealed(const Key& key, const Nonce& nonce, ByteSpan associated, ByteSpan sealed) {
    if (sealed.size() < kTagSize) return std::nullopt;
    Bytes message(sealed.size() - kTagSize);
    const int failed =
        crypto_aead_xchacha20poly1305_ietf_decrypt(message.data(), nullptr, nullptr, sealed.data(), sealed.size(),
                                                   associated.data(), associated.size(), nonce.data(), key.data());
    if (failed != 0) return std::nullopt;
    return message;
}

bool same_secret(ByteSpan a, ByteSpan b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

void wipe(std::span<std::uint8_t> secret) {
    sodium_memzero(secret.data(), secret.size());
}

ByteSpan bytes_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string to_hex(ByteSpan bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

Bytes from_hex(std::string_view text) {
    Bytes bytes;
    if (text.size() % 2 != 0) return {};
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto digit = std::string_view("0123456789abcdef").find(text[i]);
        if (digit == std::string_view::npos) return {};
        if (i % 2 == 0) bytes.push_back(0);
        bytes.back() = static_cast<std::uint8_t>(bytes.back() << 4 | static_cast<std::uint8_t>(digit));
    }
    return bytes;
}

Keyring Keyring::plain(const Hash128& vault_id) {
    Keyring ring;
    ring.vault_id = vault_id;
    return ring;
}

Keyring Keyring::sealed(const Key& data_key, const Hash128& vault_id) {
    Keyring ring = plain(vault_id);
    ring.sealed_ = true;
    ring.data_key = data_key;
    std::uint64_t number = 0;
    for (const auto subkey : kSubkeys) {
        Key& key = ring.*subkey;
        crypto_kdf_blake2b_derive_from_key(key.data(), key.size(), ++number, "MOORv001", data_key.data());
    }
    return ring;
}

Keyring& Keyring::operator=(Keyring&& other) noexcept {
    if (this == &other) return *this;
    vault_id = other.vault_id;
    data_key = other.data_key;
    for (const auto subkey : kSubkeys) this->*subkey = other.*subkey;
    sealed_ = other.sealed_;
    other.forget();
    return *this;
}

Keyring Keyring::copy() const {
    return sealed_ ? sealed(data_key, vault_id) : plain(vault_id);
}

void Keyring::forget() {
    wipe(data_key);
    for (const auto subkey : kSubkeys) wipe(this->*subkey);
    sealed_ = false;
}

Hash256 ring_hash(const Keyring& ring, const Key& key, ByteSpan bytes, ByteSpan rest) {
    Hash256 out{};
    crypto_generichash_blake2b_state state;
    crypto_generichash_blake2b_init(&state, ring.is_sealed() ? key.data() : nullptr, ring.is_sealed() ? key.size() : 0,
                                    out.size());
    crypto_generichash_blake2b_update(&state, bytes.data(), bytes.size());
    crypto_generichash_blake2b_update(&state, rest.data(), rest.size());
    crypto_generichash_blake2b_final(&state, out.data(), out.size());
    return out;
}

RevisionId revision_id(std::string_view body) {
    return blake2b_128(bytes_of(body));
}

StorageKey storage_key(const Keyring& ring, const RecordId& record, const RevisionId& revision) {
    std::array<std::uint8_t, 32> both{};
    std::copy(record.bytes.begin(), record.bytes.end(), both.begin());
    std::copy(revision.begin(), revision.end(), both.begin() + 16);
    return blake2b<16>(both, ring.is_sealed() ? ByteSpan(ring.index) : ByteSpan());
}

}  // namespace mooring
