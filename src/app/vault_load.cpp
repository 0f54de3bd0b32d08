// How the vault reads the store: all rows at the start; after a conflict the keys, then only the rows not seen before.
#include <algorithm>

#include "app/vault.h"

namespace mooring {

namespace {

constexpr std::int64_t kOpenTimeoutMs = 15'000;
constexpr std::int64_t kSaveTimeoutMs = 5'000;
constexpr std::size_t kMostRoom = 50'000;  // entries for which room is made before they are read

}  // namespace

void Vault::open(Ports& ports) {
    state_ = VaultState::opening;
    error_ = ErrorKind::none;
    if (device_ == DeviceId{}) device_ = random_bytes<8>(ports.random);
    call(Call::open, ports);
}

void Vault::unlock(Keyring keys, Ports& ports) {
    if (state_ != VaultState::locked) return;
    keys_ = std::move(keys);
    locking_since_ms_ = 0;
    read_anew(ports);
}

void Vault::end_rewrite(Keyring keys, Ports& ports) {
    keys_ = std::move(keys);
    read_anew(ports);
}

void Vault::read_anew(Ports& ports) {
    state_ = VaultState::opening;
    error_ = ErrorKind::none;
    refreshing_ = rechecked_ = false;
    replica_ = Replica{};
    read_ = {};
    stored_.clear();
    unreadable_.clear();
    call(Call::open, ports);
}

// Another tab has sealed the vault, or opened it for good, or written it anew: what is pending here is wrapped for a
// vault that is no more. The bodies are kept and written again as soon as everything has been read.
void Vault::carry_over(const Keyring& keys) {
    for (const auto& [key, row] : put_) {
        if (auto body = unwrap_row(keys, key, row.value)) carried_.push_back(std::move(body).value());
    }
    put_.clear();
    removed_.clear();
}

void Vault::bring_carried(Ports& ports, Document& document) {
    for (const std::string& body : std::exchange(carried_, {})) (void)add_body(body, ports, document);
}

void Vault::go_on_elsewhere(Ports& ports) {
    // What was still being read was never shown.
    Replica known = read_.entries.empty() ? std::move(replica_) : Replica{};
    *this = Vault{};
    replica_ = std::move(known);
    open(ports);
}

std::int64_t Vault::patience_ms() const {
    return writable() ? kSaveTimeoutMs : kOpenTimeoutMs;
}

// One call is out at a time, so one ticket and one clock are enough.
void Vault::call(Call what, Ports& ports) {
    call_ = what;
    waiting_since_ms_ = ports.clock.now_ms();
    switch (what) {
        case Call::open: ticket_ = ports.store->open(MayCreate::no); break;
        case Call::rows: ticket_ = ports.store->load(head_.generation, load_after_, kRowsAtOnce, LoadWhat::rows); break;
        case Call::keys:
            ticket_ = ports.store->load(head_.generation, load_after_, kRowsAtOnce, LoadWhat::keys_only);
            break;
        case Call::unseen: {
            const auto count = std::min<std::size_t>(unseen_.size(), kRowsAtOnce);
            ticket_ = ports.store->get(std::span(unseen_).last(count));
            unseen_.resize(unseen_.size() - count);
            break;
        }
        case Call::commit: {
            Batch batch;
            fill_batch(batch, ports);
            ticket_ = ports.store->commit(batch);
            // Who wants nothing kept wants no copy either.
            if (ports.store != &ports.nothing_kept) copy_.note(keys_, slots_, batch, sent_head_, ports);
            break;
        }
        case Call::none: break;
    }
    ports.wake.wake_in(patience_ms() + 1);
}

void Vault::refresh_from_store(Ports& ports) {
    refreshing_ = true;
    call(Call::open, ports);
}

// What the store says about itself, and whether the keys at hand are for it.
void Vault::find_head(const StoreReply& reply, Ports& ports) {
    head_exists_ = true;
    slots_ = reply.meta[static_cast<std::size_t>(Meta::slots)];
    job_ = reply.meta[static_cast<std::size_t>(Meta::job)];
    ui_ = reply.meta[static_cast<std::size_t>(Meta::ui)];
    const auto raw = read_head_unchecked(reply.head);
    slots_due_ = slots_.empty() && raw && raw.value().sealed && !spare_slots_.empty();
    if (slots_due_) slots_ = spare_slots_;
    const bool fit = is_sealed() && (slots_are_genuine(keys_, slots_) || decode_head(keys_, reply.head));
    if (keys_.is_sealed() && !fit) keys_.forget();
    if (!keys_.is_sealed()) keys_.vault_id = raw ? raw.value().vault_id : Hash128{};
    const auto head = decode_head(keys_, reply.head);
    head_readable_ = head.ok();
    if (head) {
        head_ = head.value();
        return;
    }
    head_ = raw && raw.value().sealed ? raw.value() : Head{};
    if (!keys_.is_sealed() && (is_sealed() || head_.sealed)) return;  // looked at again when unlocked
    // Rows carry their own checksums: a damaged head costs nothing but the certainty that no row is missing.
    unreadable_[StorageKey{}] = ErrorKind::damaged;
    if (!is_sealed()) keys_.vault_id = head_.vault_id = ports.random.bytes();
    head_.epoch = position_of(reply.head).epoch;
    head_.revision = position_of(reply.head).revision;
}

void Vault::finish_open(const StoreReply& reply, Ports& ports) {
    if (reply.head.empty()) {
        if (refreshing_ || head_exists_) {
            state_ = VaultState::failed;
            error_ = ErrorKind::wiped;
            save_state_ = SaveState::not_saved;
            return;
        }
        wiped_ = wiped_ || reply.wiped;
        head_ = Head{};
        if (adopted_) {
            head_.vault_id = adopted_head_.vault_id;
            head_.epoch = adopted_head_.epoch;
            head_.sealed = is_sealed();
            state_ = is_sealed() && !keys_.is_sealed() ? VaultState::locked : VaultState::absent;
        } else {
            head_.vault_id = ports.random.bytes();
            state_ = VaultState::absent;
        }
        if (!keys_.is_sealed()) keys_ = Keyring::plain(head_.vault_id);
        return;
    }
    // What an earlier try has read, and was never shown, is read again, or stays behind the lock.
    if (!read_.entries.empty()) replica_ = Replica{};
    read_ = {};
    const Head before = head_;
    const Keyring keys = keys_.copy();
    find_head(reply, ports);
    slots_lost_ = slots_.empty() && head_.sealed;
    if (slots_lost_) return trouble(ErrorKind::damaged);  // sealed, and nothing here is left to open it
    if (is_sealed() && !keys_.is_sealed()) {
        if (refreshing_) carry_over(keys);
        refreshing_ = false;
        state_ = VaultState::locked;
        return;
    }
    if (refreshing_ && (keys.is_sealed() != keys_.is_sealed() || before.generation != head_.generation)) {
        carry_over(keys);
        return read_anew(ports);
    }
    if (!refreshing_) {
        state_ = VaultState::loading;
        read_.entries.reserve(std::min<std::size_t>(head_.row_count, kMostRoom));
    }
    load_after_ = RowKey{};
    seen_keys_.clear();
    unseen_.clear();
    call(refreshing_ ? Call::keys : Call::rows, ports);
}

Result<StoredRevision> Vault::read_row(const StorageKey& key, const Bytes& value) {
    auto body = unwrap_named_row(keys_, key, value);
    if (!body) return body.error();
    auto stored = read_.read(body.value(), key);
    if (stored && storage_key(keys_, stored.value().revision.id, stored.value().id) != key) {
        if (stored.value().lent) read_.give_back(stored.value());
        return Error{ErrorKind::damaged, "a row under another row's name"};
    }
    return stored;
}

// False when it was there already, or cannot be read.
bool Vault::add_row(const StorageKey& key, const Bytes& value, Document& document) {
    auto read = read_row(key, value);
    if (!read) {
        unreadable_[key] = read.error().kind;
        return false;
    }
    StoredRevision& stored = read.value();
    const RecordId record = stored.revision.id;
    const bool is_new = !replica_.keys().contains(key);
    if (stored.lent && (refreshing_ || !is_new)) read_.give_back(stored);
    if (is_new) replica_.add(std::move(stored));
    if (is_new && refreshing_) refresh(document, replica_, record);
    return is_new;
}

bool Vault::keep_row(const Row& row, Document& document) {
    const StorageKey key = storage_key_of(row.key);
    stored_.insert_or_assign(stored_.end(), key, row_hash(keys_, key, row.value));  // they come in order
    // Written by a save without an answer, and on its way out?
    return !removed_.contains(key) && add_row(key, row.value, document);
}

bool Vault::take_rows(const StoreReply& reply, Ports& ports, Document& document) {
    if (read_.entries.empty()) give_back(document, replica_);
    for (const Row& row : reply.rows) {
        keep_row(row, document);
        seen_keys_.push_back(storage_key_of(row.key));
        load_after_ = row.key;
    }
    if (reply.more && !reply.rows.empty()) {
        call(Call::rows, ports);
        return false;
    }
    forget_gone(document);
    for (const auto& [key, row] : put_) add_row(key, row.value, document);
    show_all(document, replica_, std::exchange(read_, {}));
    settle(ports);
    if (writable()) bring_carried(ports, document);
    return true;
}

bool Vault::take_keys(const StoreReply& reply, Ports& ports, Document& document) {
    for (const Row& row : reply.rows) {
        seen_keys_.push_back(storage_key_of(row.key));
        load_after_ = row.key;
    }
    if (reply.more && !reply.rows.empty()) {
        call(Call::keys, ports);
        return false;
    }
    const bool changed = forget_gone(document);
    for (const StorageKey& key : seen_keys_) {
        if (!stored_.contains(key)) unseen_.push_back(row_key(head_.generation, key));
    }
    if (unseen_.empty()) {
        settle(ports);
    } else {
        call(Call::unseen, ports);
    }
    return changed;
}

bool Vault::take_unseen(const StoreReply& reply, Ports& ports, Document& document) {
    bool changed = false;
    for (const Row& row : reply.rows) changed = keep_row(row, document) || changed;
    if (unseen_.empty()) {
        settle(ports);
    } else {
        call(Call::unseen, ports);
    }
    return changed;
}

// Drops the rows that the store held once and that another tab has removed.
bool Vault::forget_gone(Document& document) {
    bool changed = false;
    for (auto row = stored_.begin(); row != stored_.end();) {
        const StorageKey key = row->first;
        if (std::binary_search(seen_keys_.begin(), seen_keys_.end(), key)) {
            ++row;
            continue;
        }
        row = stored_.erase(row);
        unreadable_.erase(key);
        const auto record = replica_.drop(key);
        if (!record) continue;
        refresh(document, replica_, *record);
        changed = true;
    }
    return changed;
}

// Everything the store holds has been read: the sum is what is really there.
void Vault::settle(Ports& ports) {
    refreshing_ = false;
    seen_keys_.clear();
    // What a save without an answer had written after all is found in place.
    const auto found = std::erase_if(put_, [&](const auto& row) { return stored_.contains(row.first); });
    if (found != 0) saved_at_ms_ = ports.clock.now_ms();
    std::erase_if(removed_, [&](const StorageKey& key) { return !stored_.contains(key); });

    RowSum sum;
    for (const auto& [key, hash] : stored_) sum.add(hash);
    const bool adds_up = !head_readable_ || (head_.row_count == stored_.size() && head_.row_sum == sum);
    if (!adds_up && !rechecked_) {
        // Another tab may have saved between the head and the rows: only a second look tells.
        rechecked_ = true;
        return refresh_from_store(ports);
    }
    rechecked_ = false;
    missing_rows_ = std::max(0, static_cast<int>(head_.row_count) - static_cast<int>(stored_.size()));
    head_.row_count = static_cast<std::uint32_t>(stored_.size());
    head_.row_sum = sum;
    slots_due_ = slots_due_ && slots_are_genuine(keys_, slots_);
    if (copied_) copy_.hold(*std::exchange(copied_, std::nullopt));
    state_ = needs_newer_version(head_) ? VaultState::read_only : VaultState::ready;
    if (state_ == VaultState::read_only && pending()) {
        save_state_ = SaveState::not_saved;
        error_ = ErrorKind::newer;
    }
}

}  // namespace mooring
