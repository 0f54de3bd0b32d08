// The backup file: everything a vault holds as one sealed file (.mbk), or as one plain JSON document. Both hold the
// stored bodies as they are, so that reading a file back gives the very same revisions. Whatever is opened is hostile
// until it was read to its end: sizes and costs are checked before anything is allocated or computed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/slots.h"

namespace mooring {

struct BackupContent {
    Hash128 vault_id{};
    std::uint32_t epoch = 0;
    std::uint64_t revision = 0;
    std::int64_t created_ms = 0;
    std::vector<std::string> bodies;
    bool edited = false;  // read from plain JSON that was changed since it was written
};

// What makes one file unlike any other. 32 + 32 + 24 + 16 random bytes.
struct BackupRandom {
    Key file_key{};
    std::array<std::uint8_t, 32> payload_salt{};
    Nonce wrap_nonce{};
    Hash128 file_id{};
};

// What is readable before a secret is given: the slots that open the file.
struct BackupHeader {
    SlotTable slots;  // of the vault, or of this file alone
    Hash128 file_id{};
    std::array<std::uint8_t, 32> payload_salt{};
    Nonce wrap_nonce{};
    std::array<std::uint8_t, 48> wrapped_key{};
    std::size_t size = 0;  // of the header in the file
};

inline constexpr std::size_t kMaxBackup = 256 * 1024 * 1024;  // bytes of a file
inline constexpr std::size_t kMaxBackupRecords = 500'000;

// `opener` is what the slots hold: the vault's data key, or random bytes of this file alone.
Bytes encode_backup(const BackupContent& content, const SlotTable& slots, const Key& opener,
                    const BackupRandom& random);
// Failure: bad_file (not ours), newer, too_big (over a limit), damaged (a slot).
Result<BackupHeader> read_backup_header(ByteSpan file);
// Failure: secret (another key), bad_file (changed, or not whole), too_big.
Result<BackupContent> open_backup(ByteSpan file, const BackupHeader& header, const Key& opener);

std::string encode_plain_backup(const BackupContent& content);
// Failure: bad_file, too_big.
Result<BackupContent> decode_plain_backup(std::string_view text);

// BLAKE2b-256 over all bodies, each with its length: whether two files hold the same.
Hash256 digest(const BackupContent& content);

// The items inside a file: begin, bodies, end, each with its length. For the codec and its tests.
Bytes encode_items(const BackupContent& content);
Result<BackupContent> decode_items(ByteSpan items);

// A JSON array of the entries' bodies as the app shows them: of each record the versions that no other one names as
// replaced, whatever the clocks said, newest first; none of what was deleted.
std::string shown_entries(const BackupContent& content);

}  // namespace mooring
