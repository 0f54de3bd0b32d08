// What a person did with an exercise, once: their answers, how at ease they were before and after, and what came of it
// later. And the statements they keep. Answers name their fields by id, so those of an older version stay readable.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/exercise.h"
#include "core/record.h"

namespace mooring {

// One answer. Which members count depends on the field's kind; what is empty was left out.
struct FieldAnswer {
    std::string field;
    std::string text;                            // line, text; a person's name typed; of a sort: the lines' text by row
    std::optional<int> number;                   // slider, percent, number; a date as a Day
    std::vector<std::string> picks;              // chips: ids and own words; person: the id's text
    std::vector<std::vector<FieldAnswer>> rows;  // rows; pairs (item, left, right); sort (line, bin)
    bool operator==(const FieldAnswer&) const = default;
    bool empty() const { return text.empty() && !number && picks.empty() && rows.empty(); }
};

struct Practice {
    enum class State : std::uint8_t { draft, done, resting };
    enum class Follow : std::uint8_t { open, answered, let_go };

    RecordId id;
    std::string exercise;
    int version = 1;
    When when;
    RecordId person;  // nil: nobody
    RecordId of;      // of an if-then plan: the record it belongs to; nil: it stands alone
    State state = State::draft;
    int part = 0;               // of a draft: where one was
    std::optional<int> before;  // ease, 0 .. 10
    std::optional<int> after;
    std::vector<FieldAnswer> answers;
    std::optional<Day> due;  // when it is to be asked about again
    Follow follow = Follow::open;
    std::vector<FieldAnswer> later;  // the answers then
    std::int64_t started_ms = 0;
    std::int64_t ended_ms = 0;
    std::string unknown;
};

inline constexpr int kPracticeSchema = 1;
inline constexpr std::size_t kMaxAnswerText = 64 * 1024;  // bytes of one
inline constexpr std::size_t kMaxRows = 60;

std::string encode_practice(const Practice& practice);
// Failure: damaged, with the place. The caller sets `id` and `when`, which travel in the Revision.
Result<Practice> decode_practice(std::string_view payload);

// The answer to a field, or null; to be changed, made when it is not there.
const FieldAnswer* find_answer(const std::vector<FieldAnswer>& answers, std::string_view field);
FieldAnswer& answer_of(std::vector<FieldAnswer>& answers, std::string_view field);
// Nothing was answered.
bool is_blank(const Practice& practice);
// All its words, for finding it and for a row of a list.
std::string words_of(const Practice& practice);
// Everything that was given, a line an answer: words, and where there are none what was picked or the number. For
// answers whose fields nobody knows any more.
std::string bare_words(const Practice& practice);
// Each row of a list has a date and an outcome of its own.
bool has_dated_rows(const Exercise& exercise);
// When the exercise asks about it again: on the date given, or some days after its end. Of dated rows, on the earliest
// date of those still open. Nothing when it does not ask, or when no such row is open.
std::optional<Day> due_day(const Exercise& exercise, const Practice& practice, Day ended);
// A row with something in it and nothing in the columns of its outcome.
bool is_open_row(const FollowUp& follow, const std::vector<FieldAnswer>& row);

// A statement a person keeps, in their own words, and how much they believed it when.
struct Statement {
    struct Rating {
        Day day = 0;
        int belief = 0;  // 0 .. 10
        bool operator==(const Rating&) const = default;
    };
    RecordId id;
    std::string area;     // id of the area
    std::string from;     // id of the text it began as, or empty
    std::string text;     // at most kMaxStatement bytes
    std::string example;  // from the person's own life
    std::vector<Rating> ratings;
    bool resting = false;
    std::int64_t created_ms = 0;
    std::string unknown;
};

inline constexpr int kStatementSchema = 1;
inline constexpr std::size_t kMaxStatement = 500;
inline constexpr std::size_t kMaxRatings = 400;
inline constexpr int kBelievable = 5;      // from here on it is kept and offered (practice: believability gate)
inline constexpr int kRateAgainDays = 14;  // no more often
inline constexpr int kBeliefDrop = 3;      // a fall that suggests letting it rest

std::string encode_statement(const Statement& statement);
Result<Statement> decode_statement(std::string_view payload);

// Whether it may be offered for repeating: believed enough when last rated, and not resting.
bool is_offered(const Statement& statement);
// Its last rating fell by kBeliefDrop or more from the one before.
bool has_dropped(const Statement& statement);

}  // namespace mooring
