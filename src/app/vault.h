// Keeps the document and the store in step. Everything written is first a revision in memory, then a row in one whole
// transaction; "saved" means that transaction is complete. When another tab saved first, its rows are fetched, both
// sides kept, and the save repeated. A failed save stays pending and is tried again with the next change, or when
// asked.
#pragma once

#include <algorithm>
#include <map>
#include <set>

#include "app/second_copy.h"
#include "core/document.h"

namespace mooring {

// Of a page; web/host/rows.js reads ahead by as many.
inline constexpr std::uint32_t kRowsAtOnce = 1'000;

enum class VaultState : std::uint8_t {
    closed,
    opening,
    absent,  // nothing was ever kept here
    locked,  // sealed, and nobody has said the passphrase: nothing of the content is in memory
    loading,
    ready,
    rewriting,  // every row is being written anew (app/rewrite.h); nothing else is
    read_only,  // written by a newer version
    failed,     // see error(); the person may try again or go on without keeping anything
};

// not_saved stays until a save succeeds, saving until nothing is pending any more.
enum class SaveState : std::uint8_t { clean, saving, saved, not_saved };

// One change to one record.
struct Write {
    RecordId record;
    Kind kind = Kind::settings;
    int schema = 1;
    Standing standing = Standing::live;
    std::optional<When> when;
    std::string payload;
    // The versions it replaces: what its writer had seen. Versions that came since from another tab stay beside it.
    // Absent: all that are known.
    std::optional<std::vector<RevisionId>> base = std::nullopt;
};

class Vault {
public:
    // Starts reading what the store holds. Call step() each frame until the state settles.
    void open(Ports& ports);
    // Opens a sealed vault with its keys: reads everything anew.
    void unlock(Keyring keys, Ports& ports);
    // Forgets everything that was read, at once, and the keys as soon as nothing is pending, at the latest after two
    // seconds; what is not stored by then waits, sealed. Nothing happens to a plain vault.
    void lock(Ports& ports);
    // Hands the store to somebody who writes every row anew. Only while nothing is pending or under way.
    bool begin_rewrite();
    // The rewrite has ended, well or not: reads everything anew, with these keys.
    void end_rewrite(Keyring keys, Ports& ports);
    // Opens another store, empty so far; what is in memory stays in sight and is not written there again.
    void go_on_elsewhere(Ports& ports);
    // Takes the reply that has arrived and starts what is due. True when the document changed.
    bool step(Ports& ports, Document& document);

    // Adds a revision to the document at once and saves it with the next transaction. Then nothing was changed, if it
    // fails: newer (the store or the record belongs to a newer version), too_big, bug (malformed payload).
    Result<RevisionId> write(const Write& change, Ports& ports, Document& document);
    // Adds a body that was written elsewhere, as it is. Nothing when it is here already, cannot be read, or no writing
    // is possible.
    std::optional<StorageKey> add_body(std::string_view body, Ports& ports, Document& document);
    // Takes revisions out again that add_body or write brought.
    void take_out(std::span<const StorageKey> keys, Document& document);
    // Removes the known revisions of a record (drafts only: other things go to the bin), in the same transaction as the
    // writes before the next step(), or in a later one.
    void remove(const RecordId& record, Document& document);
    // Which installation writes: 16 hex digits, made anew by open() unless set before.
    const DeviceId& device() const { return device_; }
    void set_device(const DeviceId& device) { device_ = device; }
    // Puts a row beside the records with the next transaction, if it differs.
    void put_ui(Bytes ui, Ports& ports);
    // The store is empty and the second copy is not: what follows is written as this vault, behind every position of
    // the copy until settle_adopted() says that all of it is here. A sealed one is locked first.
    void adopt(const Head& head, Bytes slots, Ports& ports);
    void settle_adopted(Ports& ports);
    // Another tab has written and checked a copy of everything up to `copied`: what it stored is read before the next
    // save.
    void look_again(HeadPosition copied, Ports& ports);
    // A sealed vault whose slot table is gone (the state is `failed`): these are tried instead, and stored again once
    // they have opened it.
    bool slots_lost() const { return slots_lost_; }
    void use_spare_slots(Bytes slots, Ports& ports);
    // So many of the rows that the head promises have been found elsewhere.
    void found_missing(int rows) { missing_rows_ = std::max(0, missing_rows_ - rows); }
    // Tries a failed save or a failed opening again, and waits no longer for a store that does not answer.
    void retry(Ports& ports);

    VaultState state() const { return state_; }
    SaveState save_state() const { return save_state_; }
    ErrorKind error() const { return error_; }  // of `failed`, or of `not_saved`
    std::int64_t saved_at_ms() const { return saved_at_ms_; }
    bool is_open() const {
        return state_ == VaultState::ready || state_ == VaultState::absent || state_ == VaultState::read_only;
    }
    bool is_sealed() const { return !slots_.empty(); }
    bool writable() const { return state_ == VaultState::ready || state_ == VaultState::absent; }
    bool pending() const {
        return !put_.empty() || !removed_.empty() || !sent_put_.empty() || !sent_removed_.empty() || put_ui_ ||
               sent_ui_;
    }
    // Rows that cannot be read or that the head promises and are not there, and a head that cannot be read.
    int unreadable_rows() const { return static_cast<int>(unreadable_.size()) + missing_rows_; }
    std::vector<std::string> unsaved_bodies() const;  // JSON of every revision that is not stored yet
    const Replica& replica() const { return replica_; }
    const Head& head() const { return head_; }
    const Keyring& keys() const { return keys_; }
    const Bytes& slots() const { return slots_; }  // as stored; empty while no passphrase is set
    const Bytes& ui() const { return ui_; }        // as stored
    const Bytes& job() const { return job_; }
    SecondCopy& copy() { return copy_; }
    const SecondCopy& copy() const { return copy_; }
    HeadPosition position() const { return head_exists_ ? HeadPosition{head_.epoch, head_.revision} : HeadPosition{}; }
    bool head_readable() const { return head_readable_; }
    bool wiped() const { return wiped_; }      // the browser says so
    bool adopted() const { return adopted_; }  // not all of it is here yet

private:
    struct Pending {
        Bytes value;
        Hash256 hash{};
        bool doubtful = false;  // was sent once without an answer to trust: it may be in the store
    };
    enum class Call : std::uint8_t { none, open, rows, keys, unseen, commit };

    void call(Call what, Ports& ports);
    std::int64_t patience_ms() const;
    bool take(Call answered, const StoreReply& reply, Ports& ports, Document& document);
    void finish_open(const StoreReply& reply, Ports& ports);
    void find_head(const StoreReply& reply, Ports& ports);
    void read_anew(Ports& ports);
    void carry_over(const Keyring& keys);
    void bring_carried(Ports& ports, Document& document);
    void finish_locking(Ports& ports);
    void finish_commit(const StoreReply& reply, Ports& ports);
    bool take_rows(const StoreReply& reply, Ports& ports, Document& document);
    bool take_keys(const StoreReply& reply, Ports& ports, Document& document);
    bool take_unseen(const StoreReply& reply, Ports& ports, Document& document);
    bool keep_row(const Row& row, Document& document);
    Result<StoredRevision> read_row(const StorageKey& key, const Bytes& value);
    bool add_row(const StorageKey& key, const Bytes& value, Document& document);
    void queue_row(StoredRevision stored, std::string_view body, Ports& ports);
    bool forget_gone(Document& document);
    void settle(Ports& ports);
    void start_due(Ports& ports);
    bool job_is_due(Ports& ports) const;
    void fill_batch(Batch& batch, Ports& ports);
    void take_back();
    void refresh_from_store(Ports& ports);
    void drop_old_versions(const RecordId& record);
    void queue_removal(const StorageKey& key);
    void note_change();
    void trouble(ErrorKind kind);

    VaultState state_ = VaultState::closed;
    SaveState save_state_ = SaveState::clean;
    ErrorKind error_ = ErrorKind::none;
    std::int64_t saved_at_ms_ = 0;
    DeviceId device_{};
    Keyring keys_;
    SecondCopy copy_;
    bool wiped_ = false;
    bool adopted_ = false;
    bool settling_ = false;
    Head adopted_head_;  // as the copy says
    Bytes slots_;
    Bytes spare_slots_;  // from elsewhere, for a store that has lost its own
    bool slots_lost_ = false;
    bool slots_due_ = false;  // the store has none, and these are to be written
    bool sent_slots_ = false;
    bool look_again_ = false;
    std::optional<HeadPosition> copied_;  // as another tab says
    Bytes job_;
    Bytes ui_;
    std::optional<Bytes> put_ui_;        // to be written
    std::optional<Bytes> sent_ui_;       // of the commit in flight
    bool sent_job_ = false;              // the commit in flight removes what a rewrite has left
    std::int64_t locking_since_ms_ = 0;  // the keys are still needed for what is pending; 0: they are not
    std::vector<std::string> carried_;   // bodies not yet stored, while everything is read anew under other keys

    Replica replica_;
    Head head_;  // as the store last reported it
    bool head_exists_ = false;
    bool head_readable_ = false;
    std::map<StorageKey, Hash256> stored_;        // rows in the store as far as known
    std::map<StorageKey, ErrorKind> unreadable_;  // rows that did not decode
    int missing_rows_ = 0;
    std::map<StorageKey, Pending> put_;  // to be written
    std::set<StorageKey> removed_;       // to be removed
    bool again_ = false;                 // something changed since a save failed

    Call call_ = Call::none;  // the one call that is out
    Ticket ticket_ = 0;
    std::int64_t waiting_since_ms_ = 0;
    bool refreshing_ = false;  // reading because another tab saved first
    int conflicts_ = 0;        // in a row
    bool rechecked_ = false;   // the rows were read twice and still do not add up
    RowKey load_after_{};
    ReadEntries read_;                        // while everything is loaded
    std::vector<StorageKey> seen_keys_;       // what the store holds now, in order
    std::vector<RowKey> unseen_;              // of a refresh: rows still to be fetched
    std::map<StorageKey, Pending> sent_put_;  // of the commit in flight
    std::set<StorageKey> sent_removed_;
    Head sent_head_;
};

}  // namespace mooring
