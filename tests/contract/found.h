// What the promises of a store are written with: calls on one of two tabs, saves and rows made short, and a place for
// the first thing that is not as promised.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/envelope.h"
#include "store_contract.h"

namespace mooring::contract {

using Reply = Promise::Reply;

// What a promise works with. Calls stand in statements of their own, without braces in them: not every compiler keeps a
// braced list alive while a coroutine waits.
struct Found {
    Place& place;
    Outcome& outcome;
    Reply open(int tab, MayCreate may_create = MayCreate::no) const { return {at(tab), at(tab).open(may_create)}; }
    Reply load(int tab, std::uint32_t generation, const RowKey& after, std::uint32_t max,
               LoadWhat what = LoadWhat::rows) const {
        return {at(tab), at(tab).load(generation, after, max, what)};
    }
    Reply get(int tab, const std::vector<RowKey>& keys) const { return {at(tab), at(tab).get(keys)}; }
    Reply commit(int tab, const Batch& batch) const { return {at(tab), at(tab).commit(batch)}; }
    Store& at(int tab) const { return place.tab(tab); }
    // Notes the first thing that is not as promised.
    void expect(bool so, const char* what) {
        if (so || !outcome.ok) return;
        outcome.ok = false;
        outcome.detail = what;
    }
};

#define EXPECT(condition) found.expect(condition, #condition)

inline Bytes head_bytes(std::uint32_t epoch, std::uint64_t revision, std::uint8_t mark = 0) {
    Head head;
    head.epoch = epoch;
    head.revision = revision;
    head.vault_id[0] = mark;
    return encode_head({}, head);
}

inline RowKey key_of(int number, std::uint32_t generation = 1) {
    StorageKey key{};
    key[0] = static_cast<std::uint8_t>(number >> 8);
    key[1] = static_cast<std::uint8_t>(number);
    key[15] = 1;
    return row_key(generation, key);
}

inline Row row_of(int number, Bytes value, std::uint32_t generation = 1) {
    return {key_of(number, generation), std::move(value)};
}

// The save that follows `revision`, from 0 on.
inline Batch save_after(std::uint64_t revision, std::vector<Row> put = {}, std::vector<RowKey> remove = {}) {
    Batch batch;
    batch.expect_epoch = revision == 0 ? 0 : 1;
    batch.expect_revision = revision;
    batch.head = head_bytes(1, revision + 1);
    batch.put = std::move(put);
    batch.remove = std::move(remove);
    return batch;
}

inline Bytes pattern(std::size_t size, int seed) {
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::uint8_t>((i * 131 + i / 251) ^ static_cast<std::size_t>(seed));
    return bytes;
}

inline bool ok(const StoreReply& reply) {
    return reply.error == ErrorKind::none;
}

inline bool holds(const StoreReply& reply, const RowKey& key, const Bytes& value) {
    return std::any_of(reply.rows.begin(), reply.rows.end(),
                       [&](const Row& row) { return row.key == key && row.value == value; });
}

inline constexpr RowKey kFromStart{};

}  // namespace mooring::contract
