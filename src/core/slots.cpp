#include "core/slots.h"

#include <algorithm>

#include "core/bytes.h"

namespace mooring {

namespace {

constexpr std::array<std::uint8_t, 4> kMagic{'M', 'S', 'L', '1'};
constexpr std::uint16_t kVersion = 1;
constexpr std::size_t kMaxCredential = 1024;
constexpr std::size_t kFixedSlot = 162;
constexpr std::size_t kSlotHead = 56;  // what the wrapping authenticates
constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int kCodeChars = 28;
constexpr int kSecretBits = 128;

void write_slot(ByteWriter& writer, const Slot& slot) {
    writer.number(static_cast<std::uint8_t>(slot.kind));
    writer.number(static_cast<std::uint8_t>(slot.kind == SlotKind::passphrase ? 1 : 0));  // Argon2id
    writer.number(static_cast<std::uint16_t>(kFixedSlot + slot.credential.size()));
    writer.raw(slot.id);
    writer.number(slot.cost.memory_kib);
    writer.number(slot.cost.passes);
    writer.number(std::uint32_t{1});
    writer.raw(slot.salt);
    writer.raw(slot.nonce);
    writer.raw(slot.wrapped);
    writer.raw(slot.commitment);
    writer.number(static_cast<std::uint16_t>(slot.credential.size()));
    writer.raw(slot.credential);
}

Result<Slot> read_slot(ByteReader& reader) {
    const Error damaged{ErrorKind::damaged, "slot"};
    Slot slot;
    slot.kind = static_cast<SlotKind>(reader.number<std::uint8_t>());
    const auto kdf = reader.number<std::uint8_t>();
    const auto length = reader.number<std::uint16_t>();
    slot.id = reader.array<8>();
    slot.cost.memory_kib = reader.number<std::uint32_t>();
    slot.cost.passes = reader.number<std::uint32_t>();
    const auto lanes = reader.number<std::uint32_t>();
    slot.salt = reader.array<32>();
    slot.nonce = reader.array<24>();
    slot.wrapped = reader.array<48>();
    slot.commitment = reader.array<32>();
    const auto credential = reader.number<std::uint16_t>();
    if (reader.is_short() || length != kFixedSlot + credential || credential > kMaxCredential) return damaged;
    const auto id = reader.take(credential);
    slot.credential.assign(id.begin(), id.end());
    if (reader.is_short()) return damaged;
    if (slot.kind < SlotKind::passphrase || slot.kind > SlotKind::passkey || kdf > 1 || lanes != 1) {
        return Error{ErrorKind::newer, "slot"};
    }
    if ((kdf == 1) != (slot.kind == SlotKind::passphrase)) return damaged;
    if (slot.kind == SlotKind::passphrase && !is_allowed(slot.cost)) return Error{ErrorKind::too_big, "slot: cost"};
    return slot;
}

Hash256 labelled(const Key& material, std::string_view label, const SlotTable& table, const Slot& slot) {
    ByteWriter message;
    message.raw(bytes_of(label));
    message.raw(table.vault_id);
    message.raw(slot.id);
    return keyed_256(material, message.bytes);
}

Bytes associated_data(const Slot& slot, const SlotTable& table) {
    ByteWriter all;
    all.raw(kMagic);
    all.number(kVersion);
    all.raw(table.vault_id);
    all.number(table.key_number);
    ByteWriter own;
    write_slot(own, slot);
    all.raw(ByteSpan(own.bytes).first(kSlotHead));
    return all.bytes;
}

unsigned check_bits(const RecoverySecret& secret) {
    const Hash256 hash = blake2b_256(secret);
    return static_cast<unsigned>(hash[0]) << 4U | static_cast<unsigned>(hash[1]) >> 4U;
}

// Without spaces and hyphens, in capitals, with the letters that look like digits read as digits.
std::string as_meant(std::string_view text) {
    std::string meant;
    for (char c : text) {
        if (c == ' ' || c == '-' || c == '\n' || c == '\t') continue;
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        meant += c;
    }
    return meant;
}

// Bit `at` of secret and check bits, the highest first.
unsigned code_bit(const RecoverySecret& secret, int at) {
    if (at >= kSecretBits) return (check_bits(secret) >> (11 - (at - kSecretBits))) & 1U;
    return (secret[static_cast<std::size_t>(at / 8)] >> (7 - at % 8)) & 1U;
}

}  // namespace

bool is_allowed(const KdfCost& cost) {
    return cost.memory_kib >= kLowCost.memory_kib && cost.memory_kib <= 256 * 1024 && cost.passes >= kLowCost.passes &&
           cost.passes <= 10;
}

const Slot* SlotTable::find(SlotKind kind) const {
    const auto found = std::find_if(slots.begin(), slots.end(), [&](const Slot& slot) { return slot.kind == kind; });
    return found == slots.end() ? nullptr : &*found;
}

Bytes encode_slots(const Keyring& ring, const SlotTable& table) {
    ByteWriter writer;
    writer.raw(kMagic);
    writer.number(kVersion);
    writer.number(static_cast<std::uint16_t>(table.slots.size()));
    writer.raw(table.vault_id);
    writer.number(table.key_number);
    writer.number(std::uint16_t{0});
    for (const Slot& slot : table.slots) write_slot(writer, slot);
    writer.raw(ring_hash(ring, ring.slots, writer.bytes));
    return std::move(writer.bytes);
}

Result<SlotTable> decode_slots(ByteSpan bytes) {
    ByteReader reader(bytes);
    const auto magic = reader.array<4>();
    const auto version = reader.number<std::uint16_t>();
    const auto count = reader.number<std::uint16_t>();
    if (magic != kMagic) return Error{ErrorKind::damaged, "slots: magic"};
    if (version != kVersion) return Error{ErrorKind::newer, "slots"};
    SlotTable table;
    table.vault_id = reader.array<16>();
    table.key_number = reader.number<std::uint16_t>();
    reader.take(2);
    if (count == 0 || count > kMaxSlots) return Error{ErrorKind::damaged, "slots: count"};
    for (int i = 0; i < count; ++i) {
        auto slot = read_slot(reader);
        if (!slot) return slot.error();
        table.slots.push_back(std::move(slot).value());
    }
    reader.take(32);
    if (reader.is_short() || reader.left() != 0) return Error{ErrorKind::damaged, "slots: size"};
    return table;
}

bool slots_are_genuine(const Keyring& ring, ByteSpan bytes) {
    if (bytes.size() < 32) return false;
    const ByteSpan all = bytes.first(bytes.size() - 32);
    return same_secret(ring_hash(ring, ring.slots, all), bytes.last(32));
}

void close_slot(Slot& slot, const SlotTable& table, const Key& material, const Key& data_key) {
    slot.commitment = labelled(material, "MSL1 commit", table, slot);
    Key wrapping = labelled(material, "MSL1 wrap", table, slot);
    const Bytes wrapped = seal(wrapping, slot.nonce, associated_data(slot, table), data_key);
    std::copy(wrapped.begin(), wrapped.end(), slot.wrapped.begin());
    wipe(wrapping);
}

Result<Key> open_slot(const Slot& slot, const SlotTable& table, const Key& material) {
    if (!same_secret(labelled(material, "MSL1 commit", table, slot), slot.commitment)) {
        return Error{ErrorKind::secret, "slot"};
    }
    Key wrapping = labelled(material, "MSL1 wrap", table, slot);
    auto opened = open_sealed(wrapping, slot.nonce, associated_data(slot, table), slot.wrapped);
    wipe(wrapping);
    if (!opened) return Error{ErrorKind::damaged, "slot: wrapped key"};
    Key data_key{};
    std::copy(opened->begin(), opened->end(), data_key.begin());
    wipe(*opened);
    return data_key;
}

std::string recovery_text(const RecoverySecret& secret) {
    std::string text;
    for (int i = 0; i < kCodeChars; ++i) {
        unsigned value = 0;
        for (int bit = 0; bit < 5; ++bit) value = value << 1U | code_bit(secret, i * 5 + bit);
        if (i != 0 && i % 4 == 0) text += '-';
        text += kCrockford[value];
    }
    return text;
}

std::optional<RecoverySecret> recovery_from_text(std::string_view text) {
    RecoverySecret secret{};
    unsigned check = 0;
    int at = 0;
    for (const char c : as_meant(text)) {
        const auto value = kCrockford.find(c);
        if (value == std::string_view::npos || at == kCodeChars * 5) return std::nullopt;
        for (int bit = 4; bit >= 0; --bit, ++at) {
            const unsigned set = (value >> static_cast<unsigned>(bit)) & 1U;
            if (at >= kSecretBits) {
                check = check << 1U | set;
            } else if (set != 0) {
                auto& byte = secret[static_cast<std::size_t>(at / 8)];
                byte = static_cast<std::uint8_t>(byte | 1U << (7 - at % 8));
            }
        }
    }
    if (at != kCodeChars * 5 || check != check_bits(secret)) return std::nullopt;
    return secret;
}

bool same_code_group(std::string_view typed, std::string_view group) {
    return same_secret(bytes_of(as_meant(typed)), bytes_of(group));
}

bool is_passphrase(std::string_view text) {
    const auto chars = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return chars >= static_cast<std::ptrdiff_t>(kMinPassphraseChars) && text.size() <= kMaxPassphraseBytes;
}

Key recovery_material(const RecoverySecret& secret, const Slot& slot) {
    return keyed_256(secret, slot.salt);
}

}  // namespace mooring
