#include "core/envelope.h"

#include <algorithm>
#include <limits>

#include "core/bytes.h"

namespace mooring {

namespace {

constexpr std::array<std::uint8_t, 4> kRowMagic{'M', 'R', 'E', '1'};
constexpr std::array<std::uint8_t, 4> kHeadMagic{'M', 'H', 'D', '1'};
constexpr std::size_t kNonceOffset = 8;
constexpr std::size_t kPayloadOffset = kNonceOffset + std::tuple_size_v<Nonce>;
constexpr std::uint8_t kPlainSuite = 0;
constexpr std::uint8_t kSealedSuite = 1;
constexpr std::size_t kEpochOffset = 24;
constexpr std::size_t kRevisionOffset = 32;
constexpr std::size_t kMacOffset = 80;
constexpr std::uint32_t kSealedFlag = 1;

std::size_t padded(std::size_t size) {
    for (const std::size_t step : {256U, 512U, 1024U, 2048U, 4096U}) {
        if (size <= step) return step;
    }
    return (size + 4095) / 4096 * 4096;
}

Error damaged(const char* what) {
    return {ErrorKind::damaged, what};
}

}  // namespace

RowKey row_key(std::uint32_t generation, const StorageKey& key) {
    RowKey row{};
    for (std::size_t i = 0; i < 4; ++i) row[i] = static_cast<std::uint8_t>(generation >> (8 * (3 - i)));
    std::copy(key.begin(), key.end(), row.begin() + 4);
    return row;
}

StorageKey storage_key_of(const RowKey& key) {
    StorageKey out{};
    std::copy(key.begin() + 4, key.end(), out.begin());
    return out;
}

namespace {

Bytes associated_data(const Keyring& ring, const StorageKey& key, ByteSpan row) {
    Bytes associated(row.begin(), row.begin() + kPayloadOffset);
    associated.insert(associated.end(), ring.vault_id.begin(), ring.vault_id.end());
    associated.insert(associated.end(), key.begin(), key.end());
    return associated;
}

// What a row holds, when its tag is right; it lies in the row or in `opened`.
std::optional<ByteSpan> payload_of(const Keyring& ring, const StorageKey& key, ByteSpan row, Bytes& opened) {
    const ByteSpan rest = row.subspan(kPayloadOffset);
    if (!ring.is_sealed()) return rest;
    Nonce nonce{};
    std::copy_n(row.begin() + kNonceOffset, nonce.size(), nonce.begin());
    auto message = open_sealed(ring.records, nonce, associated_data(ring, key, row), rest);
    if (!message) return std::nullopt;
    opened = *std::move(message);
    return opened;
}

}  // namespace

Bytes wrap_row(const Keyring& ring, const StorageKey& key, const Nonce& nonce, std::string_view body) {
    Bytes row(kPayloadOffset + padded(4 + body.size()), 0);
    std::copy(kRowMagic.begin(), kRowMagic.end(), row.begin());
    put(std::span(row), kPayloadOffset, static_cast<std::uint32_t>(body.size()));
    std::copy(body.begin(), body.end(), row.begin() + kPayloadOffset + 4);
    const ByteSpan payload = ByteSpan(row).subspan(kPayloadOffset);
    if (!ring.is_sealed()) {
        const Hash256 sum = blake2b_256(payload);
        std::copy_n(sum.begin(), nonce.size(), row.begin() + kNonceOffset);
        return row;
    }
    row[4] = kSealedSuite;
    std::copy(nonce.begin(), nonce.end(), row.begin() + kNonceOffset);
    const Bytes sealed = seal(ring.records, nonce, associated_data(ring, key, row), payload);
    wipe(std::span(row).subspan(kPayloadOffset));
    row.resize(kPayloadOffset);
    row.insert(row.end(), sealed.begin(), sealed.end());
    return row;
}

Result<std::string> unwrap_row(const Keyring& ring, const StorageKey& key, ByteSpan value) {
    auto body = unwrap_named_row(ring, key, value);
    if (!body || ring.is_sealed()) return body;
    const Hash256 sum = blake2b_256(value.subspan(kPayloadOffset));
    if (!std::equal(sum.begin(), sum.begin() + sizeof(Nonce), value.begin() + kNonceOffset))
        return damaged("row: checksum");
    return body;
}

Result<std::string> unwrap_named_row(const Keyring& ring, const StorageKey& key, ByteSpan value) {
    if (value.size() < kPayloadOffset + 4) return damaged("row: too short");
    if (!std::equal(kRowMagic.begin(), kRowMagic.end(), value.begin())) return damaged("row: magic");
    if (value[4] > kSealedSuite) return Error{ErrorKind::newer, "row: unknown suite"};
    // A plain row in a sealed vault was put there by somebody without the key.
    if (value[4] != (ring.is_sealed() ? kSealedSuite : kPlainSuite)) return damaged("row: the other suite");
    Bytes opened;
    const auto payload = payload_of(ring, key, value, opened);
    if (!payload || payload->size() < 4) return damaged("row: checksum");
    const auto length = get<std::uint32_t>(*payload, 0);
    if (length > payload->size() - 4) return damaged("row: length");
    return std::string(reinterpret_cast<const char*>(payload->data()) + 4, length);
}

Hash256 row_hash(const Keyring& ring, const StorageKey& key, ByteSpan value) {
    return ring_hash(ring, ring.sum, key, value);
}

void RowSum::add(const Hash256& row) {
    unsigned carry = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        carry += unsigned{value[i]} + row[i];
        value[i] = static_cast<std::uint8_t>(carry);
        carry >>= 8U;
    }
}

void RowSum::remove(const Hash256& row) {
    int borrow = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const int difference = int{value[i]} - row[i] - borrow;
        borrow = difference < 0 ? 1 : 0;
        value[i] = static_cast<std::uint8_t>(difference + 256 * borrow);
    }
}

Bytes encode_head(const Keyring& ring, const Head& head) {
    Bytes bytes(kHeadSize, 0);
    const std::span out(bytes);
    std::copy(kHeadMagic.begin(), kHeadMagic.end(), bytes.begin());
    put(out, 4, head.other_flags | (head.sealed ? kSealedFlag : 0));
    std::copy(head.vault_id.begin(), head.vault_id.end(), bytes.begin() + 8);
    put(out, kEpochOffset, head.epoch);
    put(out, 28, head.generation);
    put(out, kRevisionOffset, head.revision);
    put(out, 40, head.format);
    put(out, 42, head.min_reader);
    put(out, 44, head.row_count);
    std::copy(head.row_sum.value.begin(), head.row_sum.value.end(), bytes.begin() + 48);
    const Hash256 mac = ring_hash(ring, ring.head, out.first(kMacOffset));
    std::copy(mac.begin(), mac.end(), bytes.begin() + kMacOffset);
    return bytes;
}

Result<Head> read_head_unchecked(ByteSpan bytes) {
    if (bytes.size() != kHeadSize) return damaged("head: size");
    if (!std::equal(kHeadMagic.begin(), kHeadMagic.end(), bytes.begin())) return damaged("head: magic");
    Head head;
    const auto flags = get<std::uint32_t>(bytes, 4);
    head.sealed = (flags & kSealedFlag) != 0;
    head.other_flags = flags & ~kSealedFlag;
    std::copy_n(bytes.begin() + 8, 16, head.vault_id.begin());
    head.epoch = get<std::uint32_t>(bytes, kEpochOffset);
    head.generation = get<std::uint32_t>(bytes, 28);
    head.revision = get<std::uint64_t>(bytes, kRevisionOffset);
    head.format = get<std::uint16_t>(bytes, 40);
    head.min_reader = get<std::uint16_t>(bytes, 42);
    head.row_count = get<std::uint32_t>(bytes, 44);
    std::copy_n(bytes.begin() + 48, 32, head.row_sum.value.begin());
    return head;
}

Result<Head> decode_head(const Keyring& ring, ByteSpan bytes) {
    auto head = read_head_unchecked(bytes);
    if (!head) return head;
    const Hash256 mac = ring_hash(ring, ring.head, bytes.first(kMacOffset));
    if (!same_secret(mac, bytes.subspan(kMacOffset))) return damaged("head: checksum");
    if (head.value().sealed != ring.is_sealed()) return damaged("head: the other kind of vault");
    return head;
}

HeadPosition position_of(ByteSpan head) {
    if (head.empty()) return {};
    if (head.size() != kHeadSize) return {std::numeric_limits<std::uint32_t>::max(), 0};
    return {get<std::uint32_t>(head, kEpochOffset), get<std::uint64_t>(head, kRevisionOffset)};
}

bool needs_newer_version(const Head& head) {
    return head.min_reader > Head::kFormat || head.other_flags != 0;
}

}  // namespace mooring
