// A journal entry: what a person wrote, when it was for, and how they felt. The editor's draft is the same noun with
// `of` naming the entry it will become. Text is kept exactly as typed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/record.h"

namespace mooring {

// What stands beside the text of an entry. All of it is optional.
struct EntryMeta {
    std::string title;                  // at most kMaxTitle bytes
    std::vector<RecordId> people;       // whom it is about
    std::vector<std::string> tags;      // own words, each once
    std::vector<std::string> feelings;  // ids of the vocabulary, or own words
    std::optional<int> cling;           // 0 .. 10: how strongly one was pulled to hold on
    std::optional<int> flee;            // 0 .. 10: how strongly one was pulled to get away
    bool starred = false;
    bool operator==(const EntryMeta&) const = default;
    bool empty() const { return *this == EntryMeta{}; }
};

// What the journal is narrowed to, besides the words looked for. Everything given must hold.
struct EntryFilter {
    enum class Kind : std::uint8_t { all, entries, exercises, triggers };
    RecordId person{};
    std::string tag;
    std::string feeling;
    bool starred = false;
    Kind kind = Kind::all;
    std::optional<Day> from = std::nullopt;  // the first day
    std::optional<Day> to = std::nullopt;    // the last one
    bool operator==(const EntryFilter&) const = default;
};

inline constexpr std::size_t kMaxTitle = 300;
inline constexpr std::size_t kMaxPromptId = 64;
inline constexpr std::size_t kMaxTags = 32;  // of tags, of feelings, of people
inline constexpr std::size_t kMaxTag = 64;   // bytes of one

// A tag as it is kept: without white space around it or a "#" before it; empty when nothing is left or it is too long.
std::string tidy_tag(std::string_view typed);

struct Entry {
    RecordId id;
    RecordId of;                   // drafts only: the entry this becomes
    std::vector<RevisionId> base;  // drafts only: the versions of it that the editor started from
    std::string prompt;            // prompt id, or empty
    When when;                     // the date the person gave
    std::string text;              // UTF-8, at most kMaxText bytes
    EntryMeta meta;                // beside the text: a search that runs through all entries reads both
    std::optional<int> mood;       // 0 (very low) .. 10 (very good)
    std::optional<int> before;     // 0 .. 10: how at ease one was before writing
    std::optional<int> after;      // and after it
    std::int64_t written_ms = 0;   // time spent typing, pauses over a minute left out
    std::int64_t created_ms = 0;
    std::int64_t edited_ms = 0;
    std::string unknown;  // members this version does not know

    bool is_blank() const;  // nothing but white space, and nothing beside it
};

inline constexpr int kEntrySchema = 1;

std::string encode_entry(const Entry& entry);
// Failure: damaged, with the place. The caller sets `id` and `when`, which travel in the Revision.
Result<Entry> decode_entry(std::string_view payload);

// As decode_body(), in one go: a live entry that holds nothing unknown goes to `entry`, whole, and leaves the payload
// empty.
Result<Revision> decode_body(std::string_view body, std::optional<Entry>& entry);

int count_words(std::string_view text);
// Date, title and text, as one reads them elsewhere.
std::string entry_as_text(const Entry& entry);

}  // namespace mooring
