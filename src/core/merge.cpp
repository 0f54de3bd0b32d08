#include "core/merge.h"

#include <algorithm>

namespace mooring {

namespace {

bool is_local(Kind kind) {
    return kind == Kind::sitting_draft || kind == Kind::entry_draft || kind == Kind::device_notes;
}

bool is_gone(const std::vector<const StoredRevision*>& heads) {
    return !heads.empty() && std::all_of(heads.begin(), heads.end(), [](const StoredRevision* head) {
        return head->revision.standing != Standing::live;
    });
}

std::vector<RevisionId> ids_of(const std::vector<const StoredRevision*>& heads) {
    std::vector<RevisionId> ids;
    for (const StoredRevision* head : heads) ids.push_back(head->id);
    return ids;
}

// Counts what one record becomes when `incoming` joins what is here.
void count(MergePlan& plan, const Replica& here, const RecordId& record, const std::vector<StoredRevision>& incoming) {
    Replica joined;
    for (const StoredRevision& known : here.revisions(record)) joined.add(known);
    for (const StoredRevision& revision : incoming) joined.add(revision);
    const auto before = here.heads(record);
    const auto after = joined.heads(record);
    if (before.empty()) {
        ++plan.added;
        ++plan.added_of[incoming.front().revision.kind];
    } else if (ids_of(before) == ids_of(after)) {
        ++(is_gone(before) ? plan.already_deleted : plan.older);
    } else if (after.size() > 1) {
        ++plan.both_kept;
    } else {
        ++plan.updated;
    }
}

}  // namespace

MergePlan plan_merge(const Replica& here, const std::vector<std::string>& bodies, MergeWhat what) {
    MergePlan plan;
    std::map<RecordId, std::vector<StoredRevision>> incoming;
    for (const std::string& body : bodies) {
        auto revision = decode_body(body);
        if (!revision) {
            ++plan.refused;
            continue;
        }
        if (what == MergeWhat::no_local && is_local(revision.value().kind)) continue;
        plan.newest_ms = std::max(plan.newest_ms, revision.value().hlc.ms);
        const RecordId record = revision.value().id;
        StoredRevision stored{revision_id(body), std::move(revision).value(), {}};
        const auto known = here.revisions(record);
        auto& fresh = incoming[record];
        const auto is_same = [&](const StoredRevision& other) { return other.id == stored.id; };
        if (std::any_of(known.begin(), known.end(), is_same) || std::any_of(fresh.begin(), fresh.end(), is_same)) {
            ++plan.known;
            continue;
        }
        stored.key = storage_key({}, record, stored.id);
        fresh.push_back(std::move(stored));
        plan.bodies.push_back(body);
    }
    for (const auto& [record, revisions] : incoming) {
        if (!revisions.empty()) count(plan, here, record, revisions);
    }
    return plan;
}

}  // namespace mooring
