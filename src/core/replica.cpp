#include "core/replica.h"

#include <algorithm>
#include <tuple>

#include "core/sorting.h"

namespace mooring {

bool Replica::add(StoredRevision stored) {
    const RecordId record = stored.revision.id;
    // The store gives its rows in the order of their keys.
    const std::size_t before = keys_.size();
    keys_.emplace_hint(keys_.end(), stored.key, record);
    if (keys_.size() == before) return false;
    latest_ = std::max(latest_, stored.revision.hlc);
    records_[record].push_back(std::move(stored));
    return true;
}

std::optional<RecordId> Replica::drop(StorageKey key) {
    const auto found = keys_.find(key);
    if (found == keys_.end()) return std::nullopt;
    const RecordId record = found->second;
    keys_.erase(found);
    auto& revisions = records_[record];
    std::erase_if(revisions, [&](const StoredRevision& stored) { return stored.key == key; });
    if (revisions.empty()) records_.erase(record);
    return record;
}

std::vector<const StoredRevision*> Replica::heads(const RecordId& record) const {
    const auto all = revisions(record);
    const auto is_named = [&](const RevisionId& id) {
        return std::any_of(all.begin(), all.end(), [&](const StoredRevision& other) {
            const auto& named = other.revision.ancestors;
            return std::find(named.begin(), named.end(), id) != named.end();
        });
    };
    std::vector<const StoredRevision*> heads;
    for (const StoredRevision& stored : all) {
        if (!is_named(stored.id)) heads.push_back(&stored);
    }
    sort_by(heads, [](const StoredRevision* a, const StoredRevision* b) {
        return std::tie(a->revision.hlc, a->id) > std::tie(b->revision.hlc, b->id);
    });
    return heads;
}

std::span<const StoredRevision> Replica::revisions(const RecordId& record) const {
    const auto found = records_.find(record);
    return found == records_.end() ? std::span<const StoredRevision>() : std::span(found->second);
}

std::span<StoredRevision> Replica::revisions(const RecordId& record) {
    const auto found = records_.find(record);
    return found == records_.end() ? std::span<StoredRevision>() : std::span(found->second);
}

std::vector<RevisionId> Replica::head_ids(const RecordId& record) const {
    std::vector<RevisionId> ids;
    for (const StoredRevision* head : heads(record)) ids.push_back(head->id);
    return ids;
}

std::vector<RevisionId> Replica::ancestors(const RecordId& record, std::span<const RevisionId> replaced) const {
    std::vector<RevisionId> named;
    const auto name = [&](const RevisionId& id) {
        if (named.size() < kMaxAncestors && std::find(named.begin(), named.end(), id) == named.end()) {
            named.push_back(id);
        }
    };
    for (const RevisionId& id : replaced) name(id);
    for (const RevisionId& id : replaced) {
        for (const StoredRevision& stored : revisions(record)) {
            if (stored.id != id) continue;
            for (const RevisionId& older : stored.revision.ancestors) name(older);
        }
    }
    return named;
}

}  // namespace mooring
