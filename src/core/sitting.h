// A sitting: one person answering one form once. Scores are never stored as truth; they are computed from the raw
// answers and the form's version. The same noun serves the draft (not ended) and the finished sitting (never edited).
// What may change later (a note, whether it counts) lives in a record of its own, the marks.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/instrument.h"
#include "core/record.h"

namespace mooring {

// "Did you answer with care, so that this sitting can be used?"
enum class Care : std::uint8_t { unasked, yes, partly, no };

struct Sitting {
    RecordId id;
    std::string form;     // instrument id
    std::string version;  // of the wording
    std::string lang;
    std::int64_t started_ms = 0;
    std::int64_t ended_ms = 0;       // 0 while it is a draft
    RecordId person;                 // whom it is about; nil: relationships in general
    bool past = false;               // in the past tense
    std::vector<std::string> order;  // item ids as presented
    Answers answers;
    std::vector<std::int64_t> active_ms;  // visible, focused time per place in `order`, at most 60 s a visit
    std::vector<int> edits;               // changed answers per place in `order`
    int position = 0;                     // place in `order` where a draft goes on; == size at the closing question
    bool split = false;                   // resumed after more than 24 h
    bool practice = false;                // taken before the retest spacing had passed
    Care care = Care::unasked;
    std::optional<int> life_different;  // "does life with people feel different?", -3 .. 3; never mixed into scores
    std::string unknown;                // members this version does not know

    bool ended() const { return ended_ms != 0; }
    Frame frame() const { return person.is_nil() ? Frame::general : past ? Frame::past : Frame::person; }
};

struct SittingMarks {
    RecordId id;       // of the marks record itself: marks_id(sitting)
    RecordId sitting;  // what they are about
    bool include = true;
    std::string note;                 // at most kMaxNote bytes
    std::vector<std::string> events;  // what was going on: names of EventKind, or own words
    bool baseline = false;            // the person chose this sitting as the first of the baseline
    std::string unknown;
};

inline constexpr std::size_t kMaxNote = 16 * 1024;
inline constexpr std::size_t kMaxEvents = 32;
inline constexpr std::size_t kMaxEventWord = 64;

inline constexpr int kSittingSchema = 1;
inline constexpr std::int64_t kOneSittingMs = 24LL * 60 * 60 * 1000;  // a draft resumed later is marked split

// A sitting has one marks record, whose id follows from its own: two tabs that mark it at once write two versions of
// one record, not two records.
RecordId marks_id(const RecordId& sitting);

// Payload text for a Revision. `ids` and the record id travel in the Revision, not here.
std::string encode_sitting(const Sitting& sitting);
// Failure: damaged, with the place. The caller sets `id`.
Result<Sitting> decode_sitting(std::string_view payload);

std::string encode_marks(const SittingMarks& marks);
Result<SittingMarks> decode_marks(std::string_view payload);

}  // namespace mooring
