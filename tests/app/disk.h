// What lies on a disk in memory, as a program that starts anew would find it.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "app/vault.h"
#include "platform/memory/fixed.h"

namespace mooring::testing {

inline constexpr std::int64_t kNoon = 1'772'625'600'000;  // 2026-03-04 12:00 UTC, a Wednesday
inline constexpr std::int64_t kDayMs = 24LL * 60 * 60 * 1000;

// What a fresh program reads from the disk.
struct Reading {
    VaultState state = VaultState::closed;
    int unreadable_rows = 0;
    Document document;
    std::vector<std::string> texts;  // of all live heads of entries and of their drafts, sorted
};

inline std::vector<std::string> live_texts(const Vault& vault, const Document& document) {
    const Replica& replica = vault.replica();
    std::vector<std::string> texts;
    for (const auto& [record, revisions] : replica.records()) {
        for (const StoredRevision* head : replica.heads(record)) {
            const Kind kind = head->revision.kind;
            if (head->revision.standing != Standing::live || (kind != Kind::entry && kind != Kind::entry_draft))
                continue;
            const auto entry = decode_entry(payload_of(document, *head));
            if (entry) texts.push_back(entry.value().text);
        }
    }
    std::sort(texts.begin(), texts.end());
    return texts;
}

inline Reading read_disk(MemoryDisk& disk) {
    MemoryWorld world(disk, kNoon + 1000 * kDayMs, 99);
    Vault vault;
    Reading reading;
    vault.open(world.ports);
    for (int i = 0; i < 60 && (vault.state() == VaultState::opening || vault.state() == VaultState::loading); ++i) {
        vault.step(world.ports, reading.document);
    }
    reading.state = vault.state();
    reading.unreadable_rows = vault.unreadable_rows();
    reading.texts = live_texts(vault, reading.document);
    return reading;
}

// The head on the disk is whole and says exactly what is there.
inline void check_adds_up(const MemoryDisk& disk) {
    const auto head = decode_head({}, disk.head);
    REQUIRE(head);
    RowSum sum;
    for (const auto& [key, value] : disk.rows) sum.add(row_hash({}, storage_key_of(key), value));
    CHECK(head.value().row_count == disk.rows.size());
    CHECK(head.value().row_sum == sum);
}

inline bool contains(const std::vector<std::string>& texts, const std::string& text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}  // namespace mooring::testing
