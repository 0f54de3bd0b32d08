#include "core/envelope.h"

#include <algorithm>
#include <limits>

namespace mooring {

namespace {

constexpr std::array<std::uint8_t, 4> kRowMagic{'M', 'R', 'E', '1'};
constexpr std::array<std::uint8_t, 4> kHeadMagic{'M', 'H', 'D', '1'};
constexpr std::size_t kNonceOffset = 8;
constexpr std::size_t kNonceSize = 24;
constexpr std::size_t kPayloadOffset = kNonceOffset + kNonceSize;
constexpr std::size_t kEpochOffset = 24;
constexpr std::size_t kRevisionOffset = 32;
constexpr std::size_t kMacOffset = 80;

template <class Int>
void put(std::span<std::uint8_t> bytes, std::size_t at, Int value) {
    for (std::size_t i = 0; i < sizeof(Int); ++i) bytes[at + i] = static_cast<std::uint8_t>(value >> (8 * i));
}

template <class Int>
Int get(std::span<const std::uint8_t> bytes, std::size_t at) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(Int); ++i) value |= std::uint64_t{bytes[at + i]} << (8 * i);
    return static_cast<Int>(value);
}

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

Bytes wrap_row(std::string_view body) {
    Bytes row(kPayloadOffset + padded(4 + body.size()), 0);
    std::copy(kRowMagic.begin(), kRowMagic.end(), row.begin());
    put(std::span(row), kPayloadOffset, static_cast<std::uint32_t>(body.size()));
    std::copy(body.begin(), body.end(), row.begin() + kPayloadOffset + 4);
    const Hash256 sum = blake2b_256(std::span(row).subspan(kPayloadOffset));
    std::copy_n(sum.begin(), kNonceSize, row.begin() + kNonceOffset);
    return row;
}

Result<std::string> unwrap_row(std::span<const std::uint8_t> value) {
    if (value.size() < kPayloadOffset + 4) return damaged("row: too short");
    if (!std::equal(kRowMagic.begin(), kRowMagic.end(), value.begin())) return damaged("row: magic");
    if (value[4] != 0) return Error{ErrorKind::newer, "row: unknown suite"};
    const auto payload = value.subspan(kPayloadOffset);
    const Hash256 sum = blake2b_256(payload);
    if (!std::equal(sum.begin(), sum.begin() + kNonceSize, value.begin() + kNonceOffset)) {
        return damaged("row: checksum");
    }
    const auto length = get<std::uint32_t>(payload, 0);
    if (length > payload.size() - 4) return damaged("row: length");
    return std::string(reinterpret_cast<const char*>(payload.data()) + 4, length);
}

Hash256 row_hash(const StorageKey& key, std::span<const std::uint8_t> value) {
    Bytes both(key.begin(), key.end());
    both.insert(both.end(), value.begin(), value.end());
    return blake2b_256(both);
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

Bytes encode_head(const Head& head) {
    Bytes bytes(kHeadSize, 0);
    const std::span out(bytes);
    std::copy(kHeadMagic.begin(), kHeadMagic.end(), bytes.begin());
    put(out, 4, head.flags);
    std::copy(head.vault_id.begin(), head.vault_id.end(), bytes.begin() + 8);
    put(out, kEpochOffset, head.epoch);
    put(out, 28, head.generation);
    put(out, kRevisionOffset, head.revision);
    put(out, 40, head.format);
    put(out, 42, head.min_reader);
    put(out, 44, head.row_count);
    std::copy(head.row_sum.value.begin(), head.row_sum.value.end(), bytes.begin() + 48);
    const Hash256 mac = blake2b_256(out.first(kMacOffset));
    std::copy(mac.begin(), mac.end(), bytes.begin() + kMacOffset);
    return bytes;
}

Result<Head> decode_head(std::span<const std::uint8_t> bytes) {
    if (bytes.size() != kHeadSize) return damaged("head: size");
    if (!std::equal(kHeadMagic.begin(), kHeadMagic.end(), bytes.begin())) return damaged("head: magic");
    const Hash256 mac = blake2b_256(bytes.first(kMacOffset));
    if (!std::equal(mac.begin(), mac.end(), bytes.begin() + kMacOffset)) return damaged("head: checksum");
    Head head;
    head.flags = get<std::uint32_t>(bytes, 4);
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

HeadPosition position_of(std::span<const std::uint8_t> head) {
    if (head.empty()) return {};
    if (head.size() != kHeadSize) return {std::numeric_limits<std::uint32_t>::max(), 0};
    return {get<std::uint32_t>(head, kEpochOffset), get<std::uint64_t>(head, kRevisionOffset)};
}

bool needs_newer_version(const Head& head) {
    return head.min_reader > Head::kFormat || head.flags != 0;
}

}  // namespace mooring
