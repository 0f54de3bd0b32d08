// The sealed container: header with slots, then chunks of 64 KiB, each authenticated with its number and whether it is
// the last. After age v1 and C2SP's STREAM.
#include "core/backup.h"

#include <algorithm>

#include "core/bytes.h"

namespace mooring {

namespace {

constexpr std::array<std::uint8_t, 8> kMagic{0x89, 'M', 'B', 'K', 0x0D, 0x0A, 0x1A, 0x0A};
constexpr std::uint16_t kFormat = 1;
constexpr std::size_t kFixedHeader = 160;
constexpr std::size_t kMaxHeader = 4096;
constexpr std::size_t kChunk = 65'536;
constexpr std::size_t kSealedChunk = kChunk + kTagSize;
constexpr std::size_t kAuthenticated = 88;  // header bytes before the wrapped key

Key labelled(const Key& key, std::string_view label, ByteSpan rest = {}) {
    ByteWriter message;
    message.raw(bytes_of(label));
    message.raw(rest);
    return keyed_256(key, message.bytes);
}

Nonce chunk_nonce(std::uint64_t number, bool last) {
    Nonce nonce{};
    for (std::size_t i = 0; i < 7; ++i) nonce[16 + i] = static_cast<std::uint8_t>(number >> (8 * (6 - i)));
    nonce[23] = last ? 1 : 0;
    return nonce;
}

// The slots as in a table of their own, without its magic and mac.
Bytes slot_bytes(const SlotTable& slots) {
    const Bytes table = encode_slots({}, slots);
    return {table.begin() + kSlotTableHead, table.end() - 32};
}

Result<SlotTable> slots_of(ByteSpan slots, std::uint8_t count, const Hash128& vault_id, std::uint16_t key_number) {
    SlotTable shape{vault_id, key_number, {}};
    Bytes table = encode_slots({}, shape);
    table.resize(kSlotTableHead);
    put(std::span(table), 6, std::uint16_t{count});
    table.insert(table.end(), slots.begin(), slots.end());
    table.resize(table.size() + 32);
    return decode_slots(table);
}

Error bad_file(const char* what) {
    return {ErrorKind::bad_file, what};
}

Key wrapping_key(const Key& opener) {
    return Keyring::sealed(opener, {}).backup;
}

}  // namespace

Bytes encode_backup(const BackupContent& content, const SlotTable& slots, const Key& opener,
                    const BackupRandom& random) {
    const Bytes packed = slot_bytes(slots);
    ByteWriter file;
    file.raw(kMagic);
    file.number(kFormat);
    file.number(static_cast<std::uint16_t>(kFixedHeader + packed.size() + 32));
    file.number(std::uint32_t{0});
    file.raw(random.file_id);
    file.number(std::uint8_t{16});  // chunks of 2^16 bytes
    file.number(static_cast<std::uint8_t>(slots.slots.size()));
    file.number(slots.key_number);
    file.number(std::uint32_t{0});
    file.raw(random.payload_salt);
    file.raw(slots.vault_id);
    const ByteSpan authenticated = ByteSpan(file.bytes).first(kAuthenticated);
    const Bytes wrapped = seal(wrapping_key(opener), random.wrap_nonce, authenticated, random.file_key);
    file.raw(random.wrap_nonce);
    file.raw(wrapped);
    file.raw(packed);
    file.raw(keyed_256(labelled(random.file_key, "MBK header"), file.bytes));

    const Bytes items = encode_items(content);
    const Key payload_key = labelled(random.file_key, "MBK payload", random.payload_salt);
    file.bytes.reserve(file.bytes.size() + items.size() + (items.size() / kChunk + 1) * kTagSize);
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < items.size(); at += kChunk, ++number) {
        const ByteSpan chunk = ByteSpan(items).subspan(at, std::min(kChunk, items.size() - at));
        file.raw(seal(payload_key, chunk_nonce(number, at + chunk.size() == items.size()), {}, chunk));
    }
    return std::move(file.bytes);
}

Result<BackupHeader> read_backup_header(ByteSpan file) {
    if (file.size() > kMaxBackup) return Error{ErrorKind::too_big, "file"};
    ByteReader reader(file);
    if (reader.array<8>() != kMagic) return bad_file("magic");
    const auto format = reader.number<std::uint16_t>();
    const auto size = reader.number<std::uint16_t>();
    const auto flags = reader.number<std::uint32_t>();
    if (reader.is_short()) return bad_file("too short");
    if (format != kFormat || flags != 0) return Error{ErrorKind::newer, "format"};
    BackupHeader header;
    header.size = size;
    header.file_id = reader.array<16>();
    const auto chunk_log2 = reader.number<std::uint8_t>();
    const auto count = reader.number<std::uint8_t>();
    const auto key_number = reader.number<std::uint16_t>();
    reader.take(4);
    header.payload_salt = reader.array<32>();
    const auto vault_id = reader.array<16>();
    header.wrap_nonce = reader.array<24>();
    header.wrapped_key = reader.array<48>();
    if (reader.is_short() || size > kMaxHeader || size < kFixedHeader + 32 || size > file.size() || chunk_log2 != 16) {
        return bad_file("header");
    }
    auto slots = slots_of(file.subspan(kFixedHeader, size - kFixedHeader - 32), count, vault_id, key_number);
    if (!slots) return slots.error().kind == ErrorKind::damaged ? bad_file("slots") : slots.error();
    header.slots = std::move(slots).value();
    return header;
}

Result<BackupContent> open_backup(ByteSpan file, const BackupHeader& header, const Key& opener) {
    const auto unwrapped =
        open_sealed(wrapping_key(opener), header.wrap_nonce, file.first(kAuthenticated), header.wrapped_key);
    if (!unwrapped) return Error{ErrorKind::secret, "file key"};
    Key file_key{};
    std::copy(unwrapped->begin(), unwrapped->end(), file_key.begin());
    const ByteSpan head = file.first(header.size);
    const Hash256 mac = keyed_256(labelled(file_key, "MBK header"), head.first(head.size() - 32));
    if (!same_secret(mac, head.last(32))) return bad_file("header mac");

    const Key payload_key = labelled(file_key, "MBK payload", header.payload_salt);
    ByteSpan left = file.subspan(header.size);
    Bytes items;
    items.reserve(left.size());
    for (std::uint64_t number = 0; !left.empty(); ++number) {
        const ByteSpan chunk = left.first(std::min(kSealedChunk, left.size()));
        left = left.subspan(chunk.size());
        const auto opened = open_sealed(payload_key, chunk_nonce(number, left.empty()), {}, chunk);
        if (!opened || opened->empty()) return bad_file("not whole");
        items.insert(items.end(), opened->begin(), opened->end());
    }
    return decode_items(items);
}

Hash256 digest(const BackupContent& content) {
    ByteWriter all;
    for (const std::string& body : content.bodies) all.block(bytes_of(body));
    return blake2b_256(all.bytes);
}

}  // namespace mooring
