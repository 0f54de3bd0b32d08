#include "app/vault.h"

#include <algorithm>

namespace mooring {

namespace {

constexpr std::uint32_t kPage = 500;                 // rows asked for at once
constexpr std::size_t kKeptVersions = 20;            // superseded revisions of one record
constexpr std::int64_t kOpenTimeoutMs = 15'000;
constexpr std::int64_t kCommitTimeoutMs = 5'000;
constexpr std::size_t kMaxBatchRows = 2'000;

std::string to_hex(std::span<const std::uint8_t> bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

bool is_draft(Kind kind) { return kind == Kind::sitting_draft || kind == Kind::entry_draft; }

}  // namespace

void Vault::fail(ErrorKind kind) {
    state_ = VaultState::failed;
    error_ = kind;
}

void Vault::open(Ports& ports) {
    state_ = VaultState::opening;
    error_ = ErrorKind::none;
    const auto random = ports.random.bytes();
    if (device_.empty()) device_ = to_hex(std::span(random).first(8));
    waiting_since_ms_ = ports.clock.now_ms();
    open_ticket_ = ports.store->open(MayCreate::no);
    ports.wake.wake_in(kOpenTimeoutMs + 1);
}

void Vault::retry(Ports& ports) {
    if (state_ == VaultState::failed) {
        load_ticket_ = commit_ticket_ = 0;
        open(ports);
    } else if (save_state_ == SaveState::not_saved && commit_ticket_ == 0) {
        save_state_ = SaveState::clean;
        start_commit(ports);
    }
}

bool Vault::step(Ports& ports, Document& document) {
    bool changed = false;
    if (open_ticket_ != 0) {
        if (const auto reply = ports.store->take(open_ticket_)) {
            open_ticket_ = 0;
            finish_open(*reply, ports);
        } else if (ports.clock.now_ms() - waiting_since_ms_ > kOpenTimeoutMs && state_ == VaultState::opening) {
            fail(ErrorKind::timeout);  // a late reply still counts
        }
    }
    if (load_ticket_ != 0) {
        if (const auto reply = ports.store->take(load_ticket_)) {
            load_ticket_ = 0;
            if (reply->error != ErrorKind::none) {
                fail(reply->error);
            } else {
                changed = refreshing_ ? take_keys(*reply, ports, document) : take_rows(*reply, ports, document);
            }
        }
    }
    if (commit_ticket_ != 0) {
        if (const auto reply = ports.store->take(commit_ticket_)) {
            commit_ticket_ = 0;
            finish_commit(*reply, ports);
        } else if (ports.clock.now_ms() - waiting_since_ms_ > kCommitTimeoutMs) {
            save_state_ = SaveState::not_saved;
            error_ = ErrorKind::timeout;
        }
    }
    start_commit(ports);
    return changed;
}

void Vault::finish_open(const StoreReply& reply, Ports& ports) {
    if (reply.error != ErrorKind::none) return fail(reply.error);
    if (reply.head.empty()) {
        if (refreshing_ || head_exists_) return fail(ErrorKind::wiped);
        if (state_ != VaultState::ready) state_ = VaultState::absent;
        head_ = Head{};
        head_.vault_id = ports.random.bytes();
        return;
    }
    auto head = decode_head(reply.head);
    // Rows carry their own checksums: a damaged head costs nothing but the certainty that no row is missing.
    head_ = head ? head.value() : Head{};
    head_exists_ = true;
    if (!head) {
        unreadable_[StorageKey{}] = ErrorKind::damaged;
        head_.epoch = conflict_.epoch;
        head_.revision = conflict_.revision;
    }
    if (!refreshing_) state_ = VaultState::loading;
    load_after_ = RowKey{};
    seen_keys_.clear();
    start_load(ports, refreshing_ ? LoadWhat::keys_only : LoadWhat::rows);
}

void Vault::start_load(Ports& ports, LoadWhat what) {
    load_ticket_ = ports.store->load(head_.generation, load_after_, kPage, what);
}

bool Vault::keep_row(const Row& row, Document& document) {
    const StorageKey key = storage_key_of(row.key);
    stored_[key] = row_hash(key, row.value);
    auto body = unwrap_row(row.value);
    auto revision = body ? decode_body(body.value()) : Result<Revision>(body.error());
    if (!revision) {
        unreadable_[key] = revision.error().kind;
        return false;
    }
    StoredRevision stored{revision_id(body.value()), stored_[key], std::move(revision).value()};
    if (stored.key() != key) {
        unreadable_[key] = ErrorKind::damaged;  // a row under another row's name
        return false;
    }
    const RecordId record = stored.revision.id;
    if (!replica_.add(std::move(stored))) return false;
    if (refreshing_) refresh(document, replica_, record);
    return true;
}

bool Vault::take_rows(const StoreReply& reply, Ports& ports, Document& document) {
    for (const Row& row : reply.rows) {
        keep_row(row, document);
        load_after_ = row.key;
    }
    if (reply.more) {
        start_load(ports, LoadWhat::rows);
        return false;
    }
    document = read_document(replica_);
    settle(ports);
    return true;
}

// A refresh has three steps: all keys, then the rows not seen before, then the save again.
bool Vault::take_keys(const StoreReply& reply, Ports& ports, Document& document) {
    bool changed = false;
    const bool has_values = !reply.rows.empty() && !reply.rows.front().value.empty();
    for (const Row& row : reply.rows) {
        if (has_values) {
            changed = keep_row(row, document) || changed;
        } else {
            seen_keys_.insert(storage_key_of(row.key));
            load_after_ = row.key;
        }
    }
    if (reply.more) {
        start_load(ports, LoadWhat::keys_only);
        return changed;
    }
    if (!has_values) {
        std::vector<RowKey> unseen;
        for (const StorageKey& key : seen_keys_) {
            if (!stored_.contains(key)) unseen.push_back(row_key(head_.generation, key));
        }
        std::vector<StorageKey> gone;
        for (const auto& [key, hash] : stored_) {
            if (!seen_keys_.contains(key)) gone.push_back(key);
        }
        for (const StorageKey& key : gone) changed = forget_row(key, document) || changed;
        if (!unseen.empty()) {
            load_ticket_ = ports.store->get(unseen);
            return changed;
        }
    }
    settle(ports);
    return changed;
}

bool Vault::forget_row(const StorageKey& key, Document& document) {
    stored_.erase(key);
    unreadable_.erase(key);
    removed_.erase(key);
    const auto record = replica_.drop(key);
    if (record) refresh(document, replica_, *record);
    return record.has_value();
}

// Everything the store holds has been read: the sum is what is really there.
void Vault::settle(Ports& ports) {
    refreshing_ = false;
    head_.row_count = static_cast<std::uint32_t>(stored_.size());
    head_.row_sum = RowSum{};
    for (const auto& [key, hash] : stored_) head_.row_sum.add(hash);
    state_ = needs_newer_version(head_) ? VaultState::read_only : VaultState::ready;
    if (state_ == VaultState::ready) start_commit(ports);
}

void Vault::queue_removal(const StorageKey& key) {
    // A row that never reached the store needs no removal, only no writing; one on its way does.
    put_.erase(key);
    if (stored_.contains(key) || sent_put_.contains(key)) removed_.insert(key);
}

void Vault::drop_old_versions(const RecordId& record) {
    const auto heads = replica_.heads(record);
    std::vector<std::pair<Hlc, StorageKey>> superseded;
    for (const StoredRevision& stored : replica_.revisions(record)) {
        const bool is_head = std::any_of(heads.begin(), heads.end(), [&](auto* head) { return head->id == stored.id; });
        if (!is_head) superseded.emplace_back(stored.revision.hlc, stored.key());
    }
    const std::size_t keep = heads.empty() || is_draft(heads.front()->revision.kind) ? 0 : kKeptVersions;
    if (superseded.size() <= keep) return;
    std::sort(superseded.rbegin(), superseded.rend());
    for (std::size_t i = keep; i < superseded.size(); ++i) {
        queue_removal(superseded[i].second);
        replica_.drop(superseded[i].second);
    }
}

Result<RevisionId> Vault::write(const Write& change, Ports& ports, Document& document) {
    Revision revision;
    revision.id = change.record;
    revision.kind = change.kind;
    revision.schema = change.schema;
    revision.standing = change.standing;
    revision.when = change.when;
    revision.payload = change.payload;
    revision.hlc = next_hlc(replica_.latest(), ports.clock.now_ms());
    revision.device = device_;
    revision.ancestors = replica_.ancestors(change.record);
    const auto heads = replica_.heads(change.record);
    if (!heads.empty()) revision.unknown = heads.front()->revision.unknown;

    auto body = encode_body(revision);
    if (!body) return body.error();
    StoredRevision stored{revision_id(body.value()), {}, std::move(revision)};
    const StorageKey key = stored.key();
    Pending row{wrap_row(body.value()), {}};
    row.hash = row_hash(key, row.value);
    stored.row_hash = row.hash;
    const RevisionId id = stored.id;
    replica_.add(std::move(stored));
    put_[key] = std::move(row);
    drop_old_versions(change.record);
    refresh(document, replica_, change.record);
    ports.wake.wake_in(0);
    return id;
}

void Vault::remove(const RecordId& record, Document& document) {
    std::vector<StorageKey> keys;
    for (const StoredRevision& stored : replica_.revisions(record)) keys.push_back(stored.key());
    for (const StorageKey& key : keys) {
        queue_removal(key);
        replica_.drop(key);
    }
    refresh(document, replica_, record);
}

void Vault::start_commit(Ports& ports) {
    const bool busy = commit_ticket_ != 0 || open_ticket_ != 0 || load_ticket_ != 0 || refreshing_;
    if (busy || !writable() || save_state_ == SaveState::not_saved || (put_.empty() && removed_.empty())) return;
    Batch batch;
    batch.expect_epoch = head_exists_ ? head_.epoch : 0;
    batch.expect_revision = head_exists_ ? head_.revision : 0;
    sent_head_ = head_;
    sent_head_.revision += 1;
    sent_put_.clear();
    while (!put_.empty() && sent_put_.size() < kMaxBatchRows) sent_put_.insert(put_.extract(put_.begin()));
    sent_removed_ = std::move(removed_);
    removed_.clear();
    for (const auto& [key, row] : sent_put_) {
        sent_head_.row_sum.add(row.hash);
        batch.put.push_back({row_key(head_.generation, key), row.value});
    }
    sent_head_.row_count += static_cast<std::uint32_t>(sent_put_.size());
    for (const StorageKey& key : sent_removed_) {
        const auto found = stored_.find(key);
        if (found == stored_.end()) continue;
        sent_head_.row_sum.remove(found->second);
        sent_head_.row_count -= 1;
        batch.remove.push_back(row_key(head_.generation, key));
    }
    batch.head = encode_head(sent_head_);
    save_state_ = SaveState::saving;
    waiting_since_ms_ = ports.clock.now_ms();
    commit_ticket_ = ports.store->commit(batch);
    ports.wake.wake_in(kCommitTimeoutMs + 1);
}

void Vault::finish_commit(const StoreReply& reply, Ports& ports) {
    if (reply.error == ErrorKind::none) {
        for (const auto& [key, row] : sent_put_) stored_[key] = row.hash;
        for (const StorageKey& key : sent_removed_) {
            stored_.erase(key);
            unreadable_.erase(key);
        }
        head_ = sent_head_;
        head_exists_ = true;
        state_ = VaultState::ready;
        sent_put_.clear();
        sent_removed_.clear();
        error_ = ErrorKind::none;
        saved_at_ms_ = ports.clock.now_ms();
        save_state_ = SaveState::saved;
        return;
    }
    // Nothing was written: all of it is pending again, beside what was added meanwhile.
    put_.merge(sent_put_);
    sent_put_.clear();
    for (const StorageKey& key : sent_removed_) removed_.insert(key);
    sent_removed_.clear();
    for (const StorageKey& key : removed_) put_.erase(key);
    if (reply.error == ErrorKind::conflict) {
        refreshing_ = true;
        conflict_ = reply;
        save_state_ = SaveState::saving;
        waiting_since_ms_ = ports.clock.now_ms();
        open_ticket_ = ports.store->open(MayCreate::no);
        return;
    }
    save_state_ = SaveState::not_saved;
    error_ = reply.error;
}

}  // namespace mooring
