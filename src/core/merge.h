// What a file of revisions would add to those here. Merging is a union: nothing is cleared or replaced, a revision
// known here is skipped, and whatever was edited on both sides keeps both versions.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/replica.h"

namespace mooring {

struct MergePlan {
    std::vector<std::string> bodies;  // of the revisions that are not here yet

    // Records, by what happens to them.
    int added = 0;                 // not here at all
    std::map<Kind, int> added_of;  // the same by what they are
    int updated = 0;               // the file holds a newer version
    int both_kept = 0;             // changed on both sides: two versions
    int already_deleted = 0;       // older versions of what was deleted here: it stays deleted
    int older = 0;                 // only older versions of what is here: history grows
    // Revisions.
    int known = 0;               // here already
    int refused = 0;             // cannot be read, or a newer version wrote them
    std::int64_t newest_ms = 0;  // of all readable ones

    bool changes_anything() const { return !bodies.empty(); }
};

enum class MergeWhat : std::uint8_t { everything, no_local };  // local: drafts and this device's own notes

MergePlan plan_merge(const Replica& here, const std::vector<std::string>& bodies, MergeWhat what);

}  // namespace mooring
