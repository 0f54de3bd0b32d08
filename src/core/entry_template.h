// A way to begin an entry, made by the person: a question of their own, or a page with headings to fill in. Using one
// copies its words into the entry, so that an entry stays whole when its beginning is changed or deleted.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/record.h"

namespace mooring {

struct EntryTemplate {
    RecordId id;
    bool question = false;  // one question, shown as a quote above the answer; else headings and lines
    std::string title;      // of a page; at most kMaxTemplateTitle bytes
    std::string text;       // at most kMaxTemplate bytes
    std::int64_t created_ms = 0;
    std::string unknown;
    bool operator==(const EntryTemplate&) const = default;
};

inline constexpr int kEntryTemplateSchema = 1;
inline constexpr std::size_t kMaxTemplateTitle = 120;
inline constexpr std::size_t kMaxTemplate = 8000;

std::string encode_entry_template(const EntryTemplate& item);
Result<EntryTemplate> decode_entry_template(std::string_view payload);

// What stands in a new entry that begins with it.
std::string beginning_of(const EntryTemplate& item);

}  // namespace mooring
