// A journal entry: what a person wrote, when it was for, and how they felt. The editor's draft is the same noun with
// `of` naming the entry it will become. Text is kept exactly as typed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/record.h"

namespace mooring {

struct Entry {
    RecordId id;
    RecordId of;                   // drafts only: the entry this becomes
    std::vector<RevisionId> base;  // drafts only: the versions of it that the editor started from
    When when;                     // the date the person gave
    std::string prompt;            // prompt id, or empty
    std::string text;              // UTF-8, at most kMaxText bytes
    std::optional<int> mood;       // 0 (very low) .. 10 (very good)
    std::int64_t created_ms = 0;
    std::int64_t edited_ms = 0;
    std::string unknown;  // members this version does not know

    bool is_blank() const;  // nothing but white space and no mood
};

inline constexpr int kEntrySchema = 1;

std::string encode_entry(const Entry& entry);
// Failure: damaged, with the place. The caller sets `id` and `when`, which travel in the Revision.
Result<Entry> decode_entry(std::string_view payload);

int count_words(std::string_view text);

}  // namespace mooring
