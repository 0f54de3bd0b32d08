#include "platform/web/web_store.h"

#include <algorithm>

#include "core/bytes.h"

namespace mooring {

namespace {

enum class Place : std::uint8_t { meta = 0, rows = 1 };
enum class Change : std::uint8_t { put = 1, remove = 2, remove_generation = 3 };
constexpr std::string_view kHeadKey = "head";
constexpr std::array<std::string_view, kMetaCount> kMetaKeys{"slots", "job", "ui"};

void pack_change(ByteWriter& packer, Place place, Change change, ByteSpan key, ByteSpan value) {
    packer.number(static_cast<std::uint8_t>(place));
    packer.number(static_cast<std::uint8_t>(change));
    packer.number(static_cast<std::uint16_t>(key.size()));
    packer.number(static_cast<std::uint32_t>(value.size()));
    packer.raw(key);
    packer.raw(value);
}

Bytes copy_of(ByteSpan bytes) {
    return {bytes.begin(), bytes.end()};
}

StoreReply read(Op op, ErrorKind error, const Bytes& bytes) {
    StoreReply reply;
    reply.error = error;
    ByteReader reader(bytes);
    if (op == Op::commit && (error == ErrorKind::none || error == ErrorKind::conflict)) {
        reply.epoch = reader.number<std::uint32_t>();
        reply.revision = reader.number<std::uint64_t>();
    } else if (op == Op::open && error == ErrorKind::none) {
        reply.existed = reader.number<std::uint8_t>() != 0;
        reply.wiped = reader.number<std::uint8_t>() != 0;
        reply.head = copy_of(reader.block());
        for (Bytes& row : reply.meta) row = copy_of(reader.block());
    } else if (error == ErrorKind::none) {
        const auto count = reader.number<std::uint32_t>();
        reply.more = reader.number<std::uint8_t>() != 0;
        for (std::uint32_t i = 0; i < count && !reader.is_short(); ++i) {
            Row row;
            row.key = reader.array<kRowKeySize>();
            row.value = copy_of(reader.block());
            reply.rows.push_back(std::move(row));
        }
    }
    if (reader.is_short()) reply.error = ErrorKind::bug;
    return reply;
}

}  // namespace

Ticket WebStore::start(Op op, const Bytes& request) {
    const Ticket ticket = mail_.start(op, request);
    asked_[ticket] = op;
    return ticket;
}

Ticket WebStore::open(MayCreate may_create) {
    ByteWriter packer;
    packer.number(static_cast<std::uint32_t>(may_create == MayCreate::yes ? 1 : 0));
    return start(Op::open, packer.bytes);
}

Ticket WebStore::load(std::uint32_t generation, const RowKey& after, std::uint32_t max, LoadWhat what) {
    ByteWriter packer;
    packer.number(generation);
    packer.raw(storage_key_of(after));
    packer.number(max);
    packer.number(static_cast<std::uint8_t>(what == LoadWhat::keys_only ? 1 : 0));
    return start(Op::load, packer.bytes);
}

Ticket WebStore::get(std::span<const RowKey> keys) {
    ByteWriter packer;
    packer.number(static_cast<std::uint32_t>(keys.size()));
    for (const RowKey& key : keys) packer.raw(key);
    return start(Op::get, packer.bytes);
}

// Removals of whole generations come first, so that what is put stays.
Ticket WebStore::commit(const Batch& batch) {
    ByteWriter changes;
    std::uint32_t count = 0;
    const auto change = [&](Place place, Change what, ByteSpan key, ByteSpan value) {
        pack_change(changes, place, what, key, value);
        ++count;
    };
    if (batch.remove_generation) {
        ByteWriter key;
        key.number(*batch.remove_generation);
        change(Place::rows, Change::remove_generation, key.bytes, {});
    }
    change(Place::meta, Change::put, bytes_of(kHeadKey), batch.head);
    for (std::size_t i = 0; i < kMetaCount; ++i) {
        if (!batch.meta[i]) continue;
        change(Place::meta, batch.meta[i]->empty() ? Change::remove : Change::put, bytes_of(kMetaKeys[i]),
               *batch.meta[i]);
    }
    for (const Row& row : batch.put) change(Place::rows, Change::put, row.key, row.value);
    for (const RowKey& key : batch.remove) change(Place::rows, Change::remove, key, {});
    ByteWriter packer;
    packer.number(batch.expect_epoch);
    packer.number(batch.expect_revision);
    packer.number(count);
    packer.raw(changes.bytes);
    return start(Op::commit, packer.bytes);
}

std::optional<StoreReply> WebStore::take(Ticket ticket) {
    const auto reply = mail_.take(ticket);
    if (!reply) return std::nullopt;
    const Op op = asked_[ticket];
    asked_.erase(ticket);
    return read(op, reply->error, reply->bytes);
}

}  // namespace mooring
