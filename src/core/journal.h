// The second copy of a vault, outside the database: files that only grow, made of frames. Each frame ends with its
// position, its length and a mac, so that the newest position is known from the end of a file alone, and reading stops
// at the first frame that does not verify. Replaying is a union, so neither order nor repetition matters.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/envelope.h"

namespace mooring {

enum class FrameKind : std::uint8_t {
    begin = 1,   // of a file: vault id and slot table, readable before anything is unlocked
    commit = 2,  // rows put and removed, and the head that follows
    rows = 3,    // of a snapshot
    end = 4,     // of a snapshot: the head it is a picture of
    undone = 6,  // the commit before did not happen
};

struct JournalRow {
    StorageKey key{};
    Bytes value;
};

struct JournalFrame {
    FrameKind kind = FrameKind::commit;
    HeadPosition position;
    Bytes head;   // of commit and end
    Bytes slots;  // of begin; empty where the vault is plain
    Hash128 vault_id{};
    std::vector<JournalRow> put;
    std::vector<StorageKey> removed;
};

inline constexpr std::size_t kFrameTail = 56;  // position 12, length 4, a magic 4, 4 zeros, mac 32

Bytes encode_frame(const Keyring& ring, const JournalFrame& frame);
// The position that the end of a file names, unchecked; nothing when the file does not end with a frame.
std::optional<HeadPosition> position_at_end(ByteSpan tail);
// Whose vault a file is of, from its first bytes, unchecked; nothing when it is not ours.
inline constexpr std::size_t kFileStart = 28;
std::optional<Hash128> vault_at_start(ByteSpan start);
// What a file says before it is unlocked: its first frame, unchecked. Nothing when it is not ours.
std::optional<JournalFrame> read_begin(ByteSpan file);

// What is left of a vault in the files of its second copy.
struct Salvage {
    std::map<StorageKey, Bytes> rows;
    Head head;  // the newest that verifies
    bool has_head = false;
    bool whole = false;    // the rows are just what the head promises
    int broken_files = 0;  // ended before their end
};
// `files` in any order. Frames that do not verify, and what follows them in their file, count for nothing.
Salvage read_journals(const Keyring& ring, const std::vector<Bytes>& files);

}  // namespace mooring
