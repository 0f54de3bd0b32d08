// Keeps the document and the store in step. Everything written is first a revision in memory, then a row in one whole
// transaction; "saved" means that transaction is complete. When another tab saved first, its rows are fetched, both
// sides kept, and the save repeated. A failed save stays pending until one succeeds.
#pragma once

#include <map>
#include <set>

#include "app/ports.h"
#include "core/document.h"

namespace mooring {

enum class VaultState : std::uint8_t {
    closed,
    opening,
    absent,     // nothing was ever kept here
    loading,
    ready,
    read_only,  // written by a newer version
    failed,     // see error(); the person may try again or go on without keeping anything
};

enum class SaveState : std::uint8_t { clean, saving, saved, not_saved };

// One change to one record.
struct Write {
    RecordId record;
    Kind kind = Kind::settings;
    int schema = 1;
    Standing standing = Standing::live;
    std::optional<When> when;
    std::string payload;
};

class Vault {
public:
    // Starts reading what the store holds. Call step() each frame until the state settles.
    void open(Ports& ports);
    // Takes the replies that have arrived and starts what is due. True when the document changed.
    bool step(Ports& ports, Document& document);

    // Adds a revision to the document at once and saves it with the next transaction. Not in read_only.
    // Failure: too_big; bug (malformed payload). Then nothing was changed.
    Result<RevisionId> write(const Write& change, Ports& ports, Document& document);
    // Removes all revisions of a record (drafts only: other things go to the bin), in the same transaction as the
    // writes before the next step().
    void remove(const RecordId& record, Document& document);
    // Tries a failed save or a failed opening again.
    void retry(Ports& ports);

    VaultState state() const { return state_; }
    SaveState save_state() const { return save_state_; }
    ErrorKind error() const { return error_; }           // of `failed`, or of `not_saved`
    std::int64_t saved_at_ms() const { return saved_at_ms_; }
    bool writable() const { return state_ == VaultState::ready || state_ == VaultState::absent; }
    bool pending() const { return !put_.empty() || !removed_.empty() || commit_ticket_ != 0; }
    int unreadable_rows() const { return static_cast<int>(unreadable_.size()); }
    const Replica& replica() const { return replica_; }
    const Head& head() const { return head_; }

private:
    struct Pending {
        Bytes value;
        Hash256 hash{};
    };

    void start_commit(Ports& ports);
    void finish_commit(const StoreReply& reply, Ports& ports);
    void finish_open(const StoreReply& reply, Ports& ports);
    bool take_rows(const StoreReply& reply, Ports& ports, Document& document);
    bool take_keys(const StoreReply& reply, Ports& ports, Document& document);
    void start_load(Ports& ports, LoadWhat what);
    bool keep_row(const Row& row, Document& document);
    bool forget_row(const StorageKey& key, Document& document);
    void settle(Ports& ports);
    void drop_old_versions(const RecordId& record);
    void queue_removal(const StorageKey& key);
    void fail(ErrorKind kind);

    VaultState state_ = VaultState::closed;
    SaveState save_state_ = SaveState::clean;
    ErrorKind error_ = ErrorKind::none;
    std::int64_t saved_at_ms_ = 0;
    std::string device_;

    Replica replica_;
    Head head_;                                     // as the store last reported it
    bool head_exists_ = false;
    StoreReply conflict_;                           // what the last conflict found instead
    std::map<StorageKey, Hash256> stored_;          // rows in the store as far as known
    std::map<StorageKey, ErrorKind> unreadable_;    // rows that did not decode
    std::map<StorageKey, Pending> put_;             // to be written
    std::set<StorageKey> removed_;                  // to be removed

    Ticket open_ticket_ = 0;
    Ticket load_ticket_ = 0;
    Ticket commit_ticket_ = 0;
    std::int64_t waiting_since_ms_ = 0;
    bool refreshing_ = false;                       // loading because another tab saved first
    RowKey load_after_{};
    std::set<StorageKey> seen_keys_;                // of a refresh: what the store holds now
    std::map<StorageKey, Pending> sent_put_;        // of the commit in flight
    std::set<StorageKey> sent_removed_;
    Head sent_head_;
};

}  // namespace mooring
