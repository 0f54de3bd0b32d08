#include "platform/memory/memory_store.h"

#include <algorithm>

namespace mooring {

Ticket MemoryStore::answer(StoreReply reply) {
    replies_[++last_] = std::move(reply);
    return last_;
}

std::optional<StoreReply> MemoryStore::take(Ticket ticket) {
    const auto found = replies_.find(ticket);
    if (found == replies_.end()) return std::nullopt;
    StoreReply reply = std::move(found->second);
    replies_.erase(found);
    return reply;
}

Ticket MemoryStore::open(MayCreate may_create) {
    StoreReply reply;
    if (may_create == MayCreate::yes) disk_->exists = true;
    reply.existed = disk_->exists;
    reply.wiped = disk_->wiped;
    reply.head = disk_->head;
    reply.meta = disk_->meta;
    return answer(std::move(reply));
}

Ticket MemoryStore::load(std::uint32_t generation, const RowKey& after, std::uint32_t max, LoadWhat what) {
    StoreReply reply;
    const RowKey first = std::max(after, row_key(generation, StorageKey{}));
    for (auto row = disk_->rows.lower_bound(first); row != disk_->rows.end(); ++row) {
        if (row->first == after) continue;
        if (row->first >= row_key(generation + 1, StorageKey{})) break;
        if (reply.rows.size() == max) {
            reply.more = true;
            break;
        }
        reply.rows.push_back({row->first, what == LoadWhat::rows ? row->second : Bytes{}});
    }
    return answer(std::move(reply));
}

Ticket MemoryStore::get(std::span<const RowKey> keys) {
    StoreReply reply;
    for (const RowKey& key : keys) {
        const auto found = disk_->rows.find(key);
        if (found != disk_->rows.end()) reply.rows.push_back({key, found->second});
    }
    return answer(std::move(reply));
}

Ticket MemoryStore::commit(const Batch& batch) {
    StoreReply reply;
    // The same save again, after its answer was lost: it is stored already.
    const bool again = !batch.head.empty() && disk_->head == batch.head;
    const HeadPosition found = position_of(disk_->head);
    if (!again && found != HeadPosition{batch.expect_epoch, batch.expect_revision}) {
        reply.error = ErrorKind::conflict;
        reply.epoch = found.epoch;
        reply.revision = found.revision;
        return answer(std::move(reply));
    }
    if (!again) {
        disk_->exists = true;
        disk_->head = batch.head;
        for (std::size_t i = 0; i < kMetaCount; ++i) {
            if (batch.meta[i]) disk_->meta[i] = *batch.meta[i];
        }
        if (batch.remove_generation) {
            std::erase_if(disk_->rows, [&](const auto& row) {
                return row_key(*batch.remove_generation, storage_key_of(row.first)) == row.first;
            });
        }
        for (const Row& row : batch.put) disk_->rows[row.key] = row.value;
        for (const RowKey& key : batch.remove) disk_->rows.erase(key);
    }
    const HeadPosition written = position_of(disk_->head);
    reply.epoch = written.epoch;
    reply.revision = written.revision;
    return answer(std::move(reply));
}

template <class Call>
Ticket FlakyStore::pass(Call call) {
    if (++calls_ != fail_at_) return call();
    if (fault_ == Fault::error_after_writing) (void)call();
    const Ticket ticket = kOwn + static_cast<Ticket>(calls_);
    failed_[ticket] = fault_ != Fault::silence;
    return ticket;
}

Ticket FlakyStore::open(MayCreate may_create) {
    return pass([&] { return inner_->open(may_create); });
}

Ticket FlakyStore::load(std::uint32_t generation, const RowKey& after, std::uint32_t max, LoadWhat what) {
    return pass([&] { return inner_->load(generation, after, max, what); });
}

Ticket FlakyStore::get(std::span<const RowKey> keys) {
    return pass([&] { return inner_->get(keys); });
}

Ticket FlakyStore::commit(const Batch& batch) {
    return pass([&] { return inner_->commit(batch); });
}

std::optional<StoreReply> FlakyStore::take(Ticket ticket) {
    const auto found = failed_.find(ticket);
    if (found == failed_.end()) return inner_->take(ticket);
    if (!found->second) return std::nullopt;
    failed_.erase(found);
    StoreReply reply;
    reply.error = kind_;
    return reply;
}

}  // namespace mooring
