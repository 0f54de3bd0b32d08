// All revisions this browser holds, by record. A head is a revision that no other one names as its ancestor; a record
// edited in two places at once has two heads and loses neither. Merging is a union, so order and repetition do not
// matter.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "core/envelope.h"

namespace mooring {

struct StoredRevision {
    RevisionId id{};
    Revision revision;
    StorageKey key{};  // the name of its stored row
    // The payload is empty, for the document holds what it says: nothing is kept in memory twice. See payload_of().
    bool lent = false;
};

class Replica {
public:
    // False when it was there already.
    bool add(StoredRevision stored);
    // Removes one revision if it is there and returns the record it belonged to.
    std::optional<RecordId> drop(StorageKey key);

    // Newest first by (hlc, revision id). Empty when the record is unknown.
    std::vector<const StoredRevision*> heads(const RecordId& record) const;
    std::span<const StoredRevision> revisions(const RecordId& record) const;
    std::span<StoredRevision> revisions(const RecordId& record);
    // What a revision that replaces `replaced` must name: these, then what they replaced, at most kMaxAncestors.
    std::vector<RevisionId> ancestors(const RecordId& record, std::span<const RevisionId> replaced) const;
    std::vector<RevisionId> head_ids(const RecordId& record) const;

    const std::map<RecordId, std::vector<StoredRevision>>& records() const { return records_; }
    const std::map<StorageKey, RecordId>& keys() const { return keys_; }
    Hlc latest() const { return latest_; }

private:
    std::map<RecordId, std::vector<StoredRevision>> records_;
    std::map<StorageKey, RecordId> keys_;
    Hlc latest_;
};

}  // namespace mooring
