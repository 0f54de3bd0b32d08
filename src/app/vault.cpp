// What the vault does with changes: revisions in memory, batches to the store, and what comes of them. Reading what the
// store holds is in vault_load.cpp.
#include "app/vault.h"

#include <algorithm>

#include "app/rewrite.h"
#include "core/sorting.h"

namespace mooring {

namespace {

constexpr std::size_t kKeptVersions = 20;  // superseded revisions of one record
constexpr std::size_t kMaxBatchRows = 2'000;
constexpr std::size_t kMaxBatchBytes = 4 * 1024 * 1024;
constexpr int kMaxConflicts = 8;
constexpr std::int64_t kMostAheadMs = 24LL * 60 * 60 * 1000;
constexpr std::int64_t kLockPatienceMs = 2'000;

bool is_draft(Kind kind) {
    return kind == Kind::sitting_draft || kind == Kind::entry_draft;
}

}  // namespace

void Vault::lock(Ports& ports) {
    if (!keys_.is_sealed() || state_ == VaultState::locked) return;
    state_ = VaultState::locked;
    replica_ = Replica{};
    read_ = {};
    unreadable_.clear();
    missing_rows_ = 0;
    refreshing_ = false;
    locking_since_ms_ = ports.clock.now_ms();
    finish_locking(ports);
}

// What is pending is stored first, if that goes fast; sealed rows may wait without their keys.
void Vault::finish_locking(Ports& ports) {
    if (locking_since_ms_ == 0) return;
    const std::int64_t left = locking_since_ms_ + kLockPatienceMs - ports.clock.now_ms();
    const bool can_save = head_readable_ && error_ == ErrorKind::none && pending();
    if (can_save && left > 0) {
        if (call_ == Call::none) call(Call::commit, ports);
        return ports.wake.wake_in(left + 1);
    }
    keys_.forget();
    locking_since_ms_ = 0;
}

void Vault::adopt(const Head& head, Bytes slots, Ports& ports) {
    if (state_ != VaultState::absent) return;
    adopted_ = true;
    adopted_head_ = head;
    slots_ = std::move(slots);
    read_anew(ports);
}

// One more commit, ahead of everything in the copy. Until then a broken off recovery is begun anew.
void Vault::settle_adopted(Ports& ports) {
    if (!adopted_) return;
    settling_ = true;
    note_change();
    ports.wake.wake_in(0);
}

bool Vault::begin_rewrite() {
    if (state_ != VaultState::ready || pending() || call_ != Call::none || refreshing_) return false;
    state_ = VaultState::rewriting;
    return true;
}

void Vault::look_again(HeadPosition copied, Ports& ports) {
    if (state_ != VaultState::ready) return;
    look_again_ = again_ = true;
    copied_ = copied;
    ports.wake.wake_in(0);
}

void Vault::use_spare_slots(Bytes slots, Ports& ports) {
    if (!slots_lost_) return;
    spare_slots_ = std::move(slots);
    read_anew(ports);
}

// What is in memory is whole once the vault was ready: then trouble only means that the save is late.
void Vault::trouble(ErrorKind kind) {
    error_ = kind;
    if (writable()) {
        save_state_ = SaveState::not_saved;
    } else if (state_ == VaultState::locked) {
        // The lock stays, and what was not stored waits behind it.
        take_back();
        call_ = Call::none;
    } else {
        state_ = VaultState::failed;
    }
}

void Vault::retry(Ports& ports) {
    if (state_ == VaultState::failed) {
        open(ports);
    } else if (save_state_ == SaveState::not_saved && writable()) {
        // A reply that comes after all finds nobody; what it did to the store is found out by the next conflict.
        take_back();
        call_ = Call::none;
        save_state_ = SaveState::saving;
        start_due(ports);
    }
}

bool Vault::step(Ports& ports, Document& document) {
    bool changed = false;
    copy_.step(ports);
    if (call_ != Call::none) {
        if (const auto reply = ports.store->take(ticket_)) {
            const Call answered = call_;
            call_ = Call::none;
            changed = take(answered, *reply, ports, document);
        } else if (const std::int64_t waited = ports.clock.now_ms() - waiting_since_ms_; waited > patience_ms()) {
            trouble(ErrorKind::timeout);  // a late reply still counts
        } else {
            ports.wake.wake_in(patience_ms() - waited + 1);
        }
    }
    start_due(ports);
    return changed;
}

bool Vault::take(Call answered, const StoreReply& reply, Ports& ports, Document& document) {
    if (answered == Call::commit) {
        finish_commit(reply, ports);
        return false;
    }
    if (reply.error != ErrorKind::none) {
        trouble(reply.error);
        return false;
    }
    // The store answers again: go on where it was slow.
    if (state_ == VaultState::failed) state_ = VaultState::loading;
    if (save_state_ == SaveState::not_saved) save_state_ = SaveState::saving;
    switch (answered) {
        case Call::open: finish_open(reply, ports); break;
        case Call::rows: return take_rows(reply, ports, document);
        case Call::keys: return take_keys(reply, ports, document);
        case Call::unseen: return take_unseen(reply, ports, document);
        case Call::commit:
        case Call::none: break;
    }
    return false;
}

void Vault::queue_removal(const StorageKey& key) {
    // A row that surely never reached the store needs no removal, only no writing.
    const auto waiting = put_.find(key);
    const bool doubtful = waiting != put_.end() && waiting->second.doubtful;
    if (waiting != put_.end()) put_.erase(waiting);
    if (doubtful || stored_.contains(key) || sent_put_.contains(key)) removed_.insert(key);
}

void Vault::drop_old_versions(const RecordId& record) {
    const auto heads = replica_.heads(record);
    std::vector<std::pair<Hlc, StorageKey>> superseded;
    for (const StoredRevision& stored : replica_.revisions(record)) {
        const bool is_head = std::any_of(heads.begin(), heads.end(), [&](auto* head) { return head->id == stored.id; });
        if (!is_head) superseded.emplace_back(stored.revision.hlc, stored.key);
    }
    const bool gone = std::all_of(heads.begin(), heads.end(), [](const StoredRevision* head) {
        return head->revision.standing == Standing::tombstone;
    });
    const std::size_t keep = gone || is_draft(heads.front()->revision.kind) ? 0 : kKeptVersions;
    if (superseded.size() <= keep) return;
    sort_by(superseded, std::greater<>());
    for (std::size_t i = keep; i < superseded.size(); ++i) {
        queue_removal(superseded[i].second);
        replica_.drop(superseded[i].second);
    }
}

void Vault::note_change() {
    again_ = true;
    if (save_state_ != SaveState::not_saved) save_state_ = SaveState::saving;
}

Result<RevisionId> Vault::write(const Write& change, Ports& ports, Document& document) {
    if (state_ == VaultState::read_only) return Error{ErrorKind::newer, "read only"};
    Revision revision;
    revision.id = change.record;
    revision.kind = change.kind;
    revision.schema = change.schema;
    revision.standing = change.standing;
    revision.when = change.when;
    revision.payload = change.payload;
    // A stamp from a clock far ahead moves ours by a day at most; versions do not depend on it.
    const std::int64_t now = ports.clock.now_ms();
    revision.hlc = next_hlc(std::min(replica_.latest(), Hlc{now + kMostAheadMs, 0}), now);
    revision.device = device_;
    revision.ancestors =
        replica_.ancestors(change.record, change.base ? *change.base : replica_.head_ids(change.record));
    for (const StoredRevision* head : replica_.heads(change.record)) {
        if (head->revision.schema > change.schema) return Error{ErrorKind::newer, "record"};
        if (revision.unknown.empty()) revision.unknown = head->revision.unknown;
    }

    auto body = encode_body(revision);
    if (!body) return body.error();
    // Well formed and yet unreadable is what a limit refuses. It must not be stored: it could not be shown again.
    const bool shown = revision.standing != Standing::tombstone;
    if (shown && !is_readable(revision)) return Error{ErrorKind::too_big, "payload"};
    const RevisionId id = revision_id(body.value());
    queue_row({id, std::move(revision), {}}, body.value(), ports);
    drop_old_versions(change.record);
    refresh(document, replica_, change.record);
    note_change();
    ports.wake.wake_in(0);
    return id;
}

void Vault::queue_row(StoredRevision stored, std::string_view body, Ports& ports) {
    stored.key = storage_key(keys_, stored.revision.id, stored.id);
    Pending row{wrap_row(keys_, stored.key, random_bytes<24>(ports.random), body), {}};
    row.hash = row_hash(keys_, stored.key, row.value);
    put_[stored.key] = std::move(row);
    replica_.add(std::move(stored));
}

void Vault::put_ui(Bytes ui, Ports& ports) {
    if (!writable() || ui == (put_ui_ ? *put_ui_ : ui_)) return;
    put_ui_ = std::move(ui);
    note_change();
    ports.wake.wake_in(0);
}

std::optional<StorageKey> Vault::add_body(std::string_view body, Ports& ports, Document& document) {
    auto revision = decode_body(body);
    if (!revision || !writable()) return std::nullopt;
    StoredRevision stored{revision_id(body), std::move(revision).value(), {}};
    const RecordId record = stored.revision.id;
    const StorageKey key = storage_key(keys_, record, stored.id);
    if (replica_.keys().contains(key)) return std::nullopt;
    // Who brings in a hundred thousand records does not look through all of them for each.
    const bool is_new = replica_.revisions(record).empty();
    queue_row(std::move(stored), body, ports);
    is_new ? show_new(document, replica_, record) : refresh(document, replica_, record);
    note_change();
    return key;
}

void Vault::take_out(std::span<const StorageKey> keys, Document& document) {
    if (!writable()) return;
    for (const StorageKey& key : keys) {
        queue_removal(key);
        if (const auto record = replica_.drop(key)) refresh(document, replica_, *record);
    }
    note_change();
}

void Vault::remove(const RecordId& record, Document& document) {
    if (state_ == VaultState::read_only) return;
    std::vector<StorageKey> keys;
    for (const StoredRevision& stored : replica_.revisions(record)) keys.push_back(stored.key);
    for (const StorageKey& key : keys) {
        queue_removal(key);
        replica_.drop(key);
    }
    refresh(document, replica_, record);
    note_change();
}

void Vault::start_due(Ports& ports) {
    if (state_ == VaultState::locked) return finish_locking(ports);
    if (call_ != Call::none || !writable()) return;
    if (save_state_ == SaveState::not_saved && !again_) return;
    again_ = false;
    if (std::exchange(look_again_, false)) return refresh_from_store(ports);
    if (refreshing_) return call(Call::open, ports);
    if (!pending() && !job_is_due(ports) && !settling_ && !slots_due_) {
        error_ = ErrorKind::none;
        conflicts_ = 0;
        if (save_state_ != SaveState::clean) save_state_ = saved_at_ms_ != 0 ? SaveState::saved : SaveState::clean;
        return;
    }
    call(Call::commit, ports);
}

// What a rewrite has left is removed: at once when it came to its end, else only when no other tab can be at it.
bool Vault::job_is_due(Ports& ports) const {
    if (job_.empty() || !head_readable_) return false;
    const auto job = decode_job(job_);
    const std::int64_t age = job ? ports.clock.now_ms() - job->started_ms : kJobPatienceMs;
    if (!job || job->finished || age >= kJobPatienceMs || age < 0) return true;
    ports.wake.wake_in(kJobPatienceMs - age + 1);
    return false;
}

// Rows first, removals only with the last of them: a draft must not go before the entry that takes its place is stored.
void Vault::fill_batch(Batch& batch, Ports& ports) {
    batch.expect_epoch = head_exists_ ? head_.epoch : 0;
    batch.expect_revision = head_exists_ ? head_.revision : 0;
    sent_head_ = head_;
    sent_head_.revision += 1;
    if (settling_ && put_.empty()) {
        sent_head_.epoch = adopted_head_.epoch + 1;
        sent_head_.revision = adopted_head_.revision + 1;
    }
    sent_slots_ = slots_due_ || (!head_exists_ && !slots_.empty());
    if (sent_slots_) batch.at(Meta::slots) = slots_;
    std::size_t bytes = 0;
    while (!put_.empty() && sent_put_.size() < kMaxBatchRows) {
        bytes += put_.begin()->second.value.size();
        if (bytes > kMaxBatchBytes && !sent_put_.empty()) break;
        sent_put_.insert(put_.extract(put_.begin()));
    }
    while (put_.empty() && !removed_.empty() && sent_put_.size() + sent_removed_.size() < kMaxBatchRows) {
        sent_removed_.insert(removed_.extract(removed_.begin()));
    }
    for (const auto& [key, row] : sent_put_) {
        // A damaged row is written anew in its place.
        const auto damaged = stored_.find(key);
        if (damaged != stored_.end()) sent_head_.row_sum.remove(damaged->second);
        if (damaged == stored_.end()) sent_head_.row_count += 1;
        sent_head_.row_sum.add(row.hash);
        batch.put.push_back({row_key(head_.generation, key), row.value});
    }
    for (const StorageKey& key : sent_removed_) {
        const auto found = stored_.find(key);
        if (found == stored_.end()) continue;
        sent_head_.row_sum.remove(found->second);
        sent_head_.row_count -= 1;
        batch.remove.push_back(row_key(head_.generation, key));
    }
    sent_job_ = job_is_due(ports);
    if (sent_job_) {
        const auto job = decode_job(job_);
        if (job && job->generation != head_.generation) batch.remove_generation = job->generation;
        batch.at(Meta::job) = Bytes{};
    }
    sent_ui_ = std::exchange(put_ui_, std::nullopt);
    batch.at(Meta::ui) = sent_ui_;
    batch.head = encode_head(keys_, sent_head_);
}

void Vault::finish_commit(const StoreReply& reply, Ports& ports) {
    if (reply.error == ErrorKind::none) {
        for (const auto& [key, row] : sent_put_) {
            stored_[key] = row.hash;
            unreadable_.erase(key);
        }
        unreadable_.erase(StorageKey{});  // the head is written with every save
        for (const StorageKey& key : sent_removed_) {
            stored_.erase(key);
            unreadable_.erase(key);
        }
        sent_put_.clear();
        sent_removed_.clear();
        if (std::exchange(sent_job_, false)) job_.clear();
        if (std::exchange(sent_slots_, false)) slots_due_ = false;
        if (sent_ui_) ui_ = *std::exchange(sent_ui_, std::nullopt);
        head_ = sent_head_;
        head_exists_ = head_readable_ = true;
        if (state_ != VaultState::locked) state_ = VaultState::ready;
        if (settling_ && head_.epoch > adopted_head_.epoch) settling_ = adopted_ = false;
        conflicts_ = 0;
        saved_at_ms_ = ports.clock.now_ms();
        save_state_ = SaveState::saving;  // start_due() says when nothing is left
        return;
    }
    take_back();
    copy_.undo(keys_, position(), ports);
    if (state_ == VaultState::locked) return;  // it waits until somebody unlocks
    if (reply.error != ErrorKind::conflict || ++conflicts_ > kMaxConflicts) {
        conflicts_ = 0;
        return trouble(reply.error);
    }
    rechecked_ = false;
    refresh_from_store(ports);
}

// Nothing is known to be written: all of it is pending again, beside what was added meanwhile.
void Vault::take_back() {
    for (auto& [key, row] : sent_put_) row.doubtful = true;
    put_.merge(sent_put_);
    sent_put_.clear();
    removed_.merge(sent_removed_);
    sent_removed_.clear();
    for (const StorageKey& key : removed_) put_.erase(key);
    if (sent_ui_ && !put_ui_) put_ui_ = std::move(sent_ui_);
    sent_ui_.reset();
}

std::vector<std::string> Vault::unsaved_bodies() const {
    std::vector<std::string> bodies = carried_;
    for (const auto* rows : {&put_, &sent_put_}) {
        for (const auto& [key, row] : *rows) {
            if (auto body = unwrap_row(keys_, key, row.value)) bodies.push_back(std::move(body).value());
        }
    }
    return bodies;
}

}  // namespace mooring
