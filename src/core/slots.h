// The ways into a sealed vault: each slot holds the data key, wrapped under a key that follows from one secret (a
// passphrase, the recovery code, a passkey). Anyone may read the table; only who knows a secret opens its slot.
// Commitments are compared before anything is decrypted, because XChaCha20-Poly1305 does not commit to its key.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/seal.h"

namespace mooring {

enum class SlotKind : std::uint8_t { passphrase = 1, recovery = 2, passkey = 3 };

// Argon2id 1.3 with one lane.
struct KdfCost {
    std::uint32_t memory_kib = 64 * 1024;
    std::uint32_t passes = 3;
    bool operator==(const KdfCost&) const = default;
};
inline constexpr KdfCost kUsualCost{};
inline constexpr KdfCost kLowCost{19 * 1024, 2};   // OWASP's least; where 64 MiB cannot be had
inline constexpr KdfCost kShortTest{8 * 1024, 1};  // for the self test of a visit only
// Readers take 19 to 256 MiB and 2 to 10 passes, so that a file cannot ask for any amount of memory.
bool is_allowed(const KdfCost& cost);

struct Slot {
    SlotKind kind = SlotKind::passphrase;
    std::array<std::uint8_t, 8> id{};
    KdfCost cost;  // of a passphrase; zeros otherwise
    std::array<std::uint8_t, 32> salt{};
    Nonce nonce{};
    std::array<std::uint8_t, 48> wrapped{};
    Hash256 commitment{};
    Bytes credential;  // of a passkey
};

struct SlotTable {
    Hash128 vault_id{};
    std::uint16_t key_number = 1;
    std::vector<Slot> slots;

    const Slot* find(SlotKind kind) const;
};

inline constexpr std::size_t kMaxSlots = 8;
inline constexpr std::size_t kSlotTableHead = 28;  // bytes before the first slot

// Ends with a mac under the ring's slot key.
Bytes encode_slots(const Keyring& ring, const SlotTable& table);
// Failure: damaged, newer, too_big (KDF parameters over the limits). Before unlocking nothing more can be checked.
Result<SlotTable> decode_slots(ByteSpan bytes);
bool slots_are_genuine(const Keyring& ring, ByteSpan bytes);

// Fills in what protects the data key: `material` is what the secret gave, salt, nonce and id are set already.
void close_slot(Slot& slot, const SlotTable& table, const Key& material, const Key& data_key);
// Failure: secret (it is not the one), damaged (it is, and the wrapped key was changed).
Result<Key> open_slot(const Slot& slot, const SlotTable& table, const Key& material);

// The recovery code: 128 random and 12 check bits as seven groups of four Crockford characters.
using RecoverySecret = std::array<std::uint8_t, 16>;
std::string recovery_text(const RecoverySecret& secret);
// Reads it as people type it: any case, spaces or hyphens or none, O for 0, I and L for 1. Nothing when the check bits
// do not fit.
std::optional<RecoverySecret> recovery_from_text(std::string_view text);
Key recovery_material(const RecoverySecret& secret, const Slot& slot);

// One group as typed against one of the code, read as forgivingly as the whole.
bool same_code_group(std::string_view typed, std::string_view group);

// Whether it may become a passphrase: long enough, not over the limit. There are no other rules.
bool is_passphrase(std::string_view text);
inline constexpr std::size_t kMinPassphraseChars = 10;
inline constexpr std::size_t kMaxPassphraseBytes = 1024;

}  // namespace mooring
