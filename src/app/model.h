// What the program knows, without pixels. Only update() changes it; screens read it.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/action.h"
#include "app/progress.h"
#include "app/task.h"
#include "app/vault.h"
#include "app/work.h"
#include "core/appearance.h"
#include "core/careless.h"
#include "core/catalog.h"
#include "core/change.h"
#include "core/own_form_inputs.h"
#include "core/position.h"
#include "core/questionnaire_score.h"
#include "core/search.h"

namespace mooring {

// A finished sitting with what follows from its answers.
struct ScoredSitting {
    RecordId id;
    std::string form;
    RecordId person;  // nil: relationships in general
    bool past = false;
    Day day = 0;            // of its end
    bool split = false;     // more than a day between its first and last answer
    bool derived = false;   // a Compass-12 score taken from the statements of a Compass-36 sitting
    bool withheld = false;  // about somebody unsafe: kept, and no meaning is shown
    Scores scores;
    std::optional<AxisPosition> anxiety;
    std::optional<AxisPosition> avoidance;
    std::optional<Position> position;  // both axes
    AnswerPattern pattern;
    AnswerPace pace;
    bool counts = true;
    bool careless = false;                           // hurried or very alike
    std::vector<OwnScore> own;                       // of a questionnaire: its scales, in their order
    std::vector<std::optional<double>> own_derived;  // and its weighted sums
};

// Change on one dimension since the baseline, over the sittings that count.
struct DimensionChange {
    std::optional<Baseline> baseline;
    std::vector<RecordId> sittings;  // the ones looked at, oldest first
    std::vector<Change> changes;     // `index` is into `sittings`
};

// The sittings of one form about one person, or in general: what may be compared with each other.
struct Series {
    std::string form;
    RecordId person;
    bool past = false;                  // no trend and no change test
    std::vector<std::size_t> sittings;  // places in Derived::sittings that count, oldest first
    DimensionChange anxiety;            // for questionnaires: empty
    DimensionChange avoidance;
    std::vector<DimensionChange> own;  // of a questionnaire: its scales, in their order
};

// A questionnaire as sittings use it.
struct OwnInstrument {
    RecordId id;
    Instrument instrument;
};

// Entries and moods of one week, Monday first.
struct Week {
    Day start = 0;
    int entries = 0;
    int moods = 0;
    double mean_mood = 0;  // of `moods` entries
};

// Something in the journal: an entry, or an exercise that was finished.
struct Found {
    bool practice = false;
    std::uint32_t place = 0;  // in document.entries, or in document.practices
    std::uint32_t at = 0;     // where in its texts typing on is looked for (Seeker)
    bool operator==(const Found&) const = default;
};

// How far looking for words has come: many texts take longer than a frame may.
struct Finding {
    std::vector<std::string> known;         // terms that `before` was found for
    std::vector<Found> before;              // typing on looks through that alone
    bool narrow = false;                    // through `before`
    std::uint32_t next = 0;                 // in `before`
    std::uint32_t entry = 0, practice = 0;  // of the document, else
    bool done = true;
};

// A run of found things of one month.
struct MonthOfEntries {
    Day first = 0;          // of the month
    std::size_t begin = 0;  // places in `found`
    std::size_t end = 0;
};

// A day of the journal on which there is something.
struct JournalDay {
    Day day = 0;
    int entries = 0;
    int moods = 0;
    double mean_mood = 0;      // of `moods` entries
    int practices = 0;         // finished
    std::uint32_t newest = 0;  // place of its newest entry in document.entries; the others follow it
};

// What fits what was logged or chosen, never a score, and why.
struct Suggestion {
    std::string exercise;      // its id, or that of a question to write about
    std::string_view because;  // key of the words
};

// What follows from what was practised.
struct PracticeDerived {
    std::vector<RecordId> due;                      // asked about today or earlier, oldest first
    std::vector<Suggestion> suggestions;            // at most two
    std::array<int, kSkills> skills{};              // finished times by skill
    std::map<std::string, int, std::less<>> times;  // finished times by exercise
    std::vector<Day> days;                          // of the last 28 on which something was finished, ascending
    std::optional<RecordId> statement;              // of today
};
inline constexpr int kPracticeDays = 28;

// A tag or a feeling, and how many entries have it.
struct UsedWord {
    std::string word;
    int count = 0;
};

// Computed in update when the document changed; screens only read it.
struct Derived {
    std::uint64_t of_change = 0;
    Day of_day = 0;
    std::vector<OwnInstrument> own_instruments;
    std::vector<ScoredSitting> sittings;  // oldest first; a derived score follows the sitting it is taken from
    std::vector<Series> series;           // by form, then person
    std::vector<Week> weeks;              // the last 12, oldest first
    PracticeDerived practice;
    ProgressDerived progress;  // only while a page of progress is open
    std::vector<Found> found;  // what matches search and filter, newest first; so far
    Finding finding;
    std::vector<MonthOfEntries> months;  // of what was found, newest first
    std::string found_for;
    EntryFilter found_filter;
    std::uint64_t found_of = 0;
    // What search knows beforehand of each text, by place in the document, as far as it was read since the last change.
    std::vector<std::optional<Outline>> entry_outlines, practice_outlines;
    std::string outlined_names;           // of the people then
    std::vector<JournalDay> days;         // oldest first
    std::vector<std::uint32_t> this_day;  // places of entries of this day in earlier years, the latest first
    Day this_day_of = 0;
    bool this_day_skips = true;      // hard days were left out
    std::vector<UsedWord> tags;      // all there are, the most used first
    std::vector<UsedWord> feelings;  // all that were chosen, the most used first
    bool found_valid = false;
};

// What was deleted last, and how to say so. Gone after a while or with the next deletion.
struct Toast {
    enum class What : std::uint8_t {
        none,
        sitting_deleted,
        entry_deleted,
        draft_discarded,
        person_deleted,
        event_deleted,
        form_deleted,
        practice_deleted,
        statement_deleted,
        template_deleted,
        copied,
        not_copied
    } what = What::none;
    std::int64_t until_ms = 0;
    std::vector<Write> undo;  // writing these brings it back
};

// A note on a sitting while it is typed.
struct PendingNote {
    RecordId sitting;
    std::string text;
    std::int64_t first_change_ms = 0;
    std::int64_t last_change_ms = 0;
    bool too_long = false;  // over the limit: what stands in the field is not kept
};

// Somebody being added or changed. Kept a little after the last key, and when left.
struct PersonEdit {
    Person person;
    bool is_new = true;
    bool dirty = false;
    std::int64_t first_change_ms = 0;
    std::int64_t last_change_ms = 0;
};

// An exercise being done, or what came of it being told. Kept a little after the last key, and when left.
struct PracticeEdit {
    Practice practice;
    bool later = false;  // what came of it
    bool dirty = false;
    bool too_long = false;
    std::int64_t opened_ms = 0;
    std::int64_t first_change_ms = 0;
    std::int64_t last_change_ms = 0;
};

// A questionnaire being brought in: what stands in the fields, and what follows from it.
struct OwnFormEdit {
    OwnFormInputs inputs;
    ReadForm read;
    std::vector<OwnPreview> preview;  // of a form without problems
    Ticket picking = 0;               // a file is being chosen
    ErrorKind file_error = ErrorKind::none;
};

// The entry being written. The text lives here from the first key on and in the store within a second.
struct Draft {
    Entry entry;
    bool is_new = true;     // no entry of this id is kept yet
    bool touched = false;   // differs from what the editor was opened with
    bool dirty = false;     // typed since the last write
    bool too_long = false;  // over the limit: what stands in the field is not kept, and stays in hand when left
    std::int64_t first_change_ms = 0;
    std::int64_t last_change_ms = 0;
    std::int64_t opened_ms = 0;
};

// A deep question offers to end for today after the first of these, and again after the second.
inline constexpr std::array<std::int64_t, 2> kCloseAfterMs{15 * 60'000, 20 * 60'000};

struct Model {
    explicit Model(const Catalog& content) : catalog(content) {}

    const Catalog& catalog;
    Vault vault;
    Document document;
    Derived derived;
    bool keeping_nothing = false;
    bool update_ready = false;      // a newer version waits for the person's word
    bool update_wanted = false;     // given: it is taken as soon as everything is stored
    bool update_failed = false;     // one has not arrived whole
    std::string build;              // of the program that runs: 64 hex digits
    std::vector<Trouble> troubles;  // of this visit, newest last, at most kMaxTroubles
    ErrorKind told_trouble = ErrorKind::none;

    std::vector<Place> places{Place{}};     // the last is shown; never empty
    std::optional<Sitting> sitting;         // being answered
    std::int64_t item_since_ms = 0;         // when its statement came into sight; 0 while out of sight
    std::optional<PendingNote> note;        // being typed on a result page
    std::optional<Draft> draft;             // being written
    std::optional<PersonEdit> person;       // being added or changed
    std::optional<PracticeEdit> practice;   // being done
    Day purged = 0;                         // the day on which the bin was last looked through
    std::int64_t timer_until_ms = 0;        // a timer runs until then, or is over; 0: there is none
    std::optional<OwnFormEdit> own_form;    // being brought in
    std::map<RecordId, Safety> safety_now;  // answered in this visit and not stored
    std::string search;
    EntryFilter filter;
    ProgressAsk progress_ask;
    int prompt_turn = 0;  // how often another prompt was asked for today
    Toast toast;
    KeyWork key_work;
    Task<ErrorKind> flow;  // what is under way for key_work
    Recovery recovery;
    Task<ErrorKind> recovery_flow;
    std::string told_trace;    // what localStorage was last given
    bool greeted = false;      // whether this is a new person was looked at
    bool copy_tried = false;   // to mend the copy in this visit
    std::vector<bool> erased;  // by ErasedPlace; empty while nothing was erased
    FileWork file_work;
    Task<ErrorKind> file_flow;  // what is under way for file_work
    Appearance appearance;
    std::int64_t last_input_ms = 0;
    std::int64_t hidden_since_ms = 0;  // 0: in sight

    std::int64_t now_ms = 0;
    int utc_offset_min = 0;
    Day today = 0;

    const Place& place() const { return places.back(); }
    bool can_go_back() const { return places.size() > 1; }
};

// Null when nothing is in the journal on that day.
const JournalDay* find_day(const Derived& derived, Day day);

inline constexpr const char* kReviewPrompt = "review.";  // how the prompts of our own review pages begin
inline constexpr const char* kQuickForm = "compass-12";
inline constexpr const char* kLongForm = "compass-36";
inline constexpr const char* kPersonForm = "compass-10";
inline constexpr const char* kPulse = "pulse-3";

// The form a sitting was made with: Mooring's own or a questionnaire; null when it is not there any more.
const Instrument* find_form(const Model& model, std::string_view form);
const Questionnaire* find_own_form(const Model& model, std::string_view form);
// Whether a form is answered on one page: single questions, never scored.
bool is_one_page(const Instrument& form);
// What holds for a person now: stored, or answered in this visit.
Safety safety_of(const Model& model, const RecordId& person);
// Whether an exercise is withheld for a person: it asks for openness, and the safety questions do not allow it for
// them.
bool is_withheld(const Model& model, const Exercise& exercise, const RecordId& person);
// Not archived and not behind the safety questions: offered where people are chosen in exercises.
bool is_offered_person(const Model& model, const Person& person);
// Null when nothing of the kind was ever finished.
const Series* find_series(const Model& model, std::string_view form, const RecordId& person);

// The note on a sitting as it stands in the field.
std::string_view note_of(const Model& model, const RecordId& sitting);
// The local civil day of a moment.
Day local_day(std::int64_t ms, int utc_offset_min);
// The prompt Today offers: a light one that was not answered lately, another each day and each time it is asked for. In
// the months after a break-up only such as look ahead. Null without prompts.
const Prompt* prompt_of_today(const Model& model);
// Another question that goes on from an answered one: of the same side and context, and no deeper than one step. Null
// when all were answered lately.
const Prompt* next_prompt(const Model& model, const Prompt& answered);
// Whether a break-up was marked in the last kBreakUpDays: then searching for meaning is not proposed.
bool is_after_break_up(const Model& model);
inline constexpr int kBreakUpDays = 90;
// Deep entries and exercises that speak for a pause: three in a row that left one less at ease, or four about one theme
// in 14 days. The theme is the person written about, or what was asked.
enum class Brooding : std::uint8_t { none, one_theme, less_at_ease };
Brooding brooding(const Model& model);
// The reminders whose day has come.
std::vector<ReminderOf> due_reminders(const Model& model);
// Whether it is time to offer a backup: a week or twenty saves after the last one that was checked.
bool backup_is_due(const Model& model);
// Whether it is time to ask if passphrase and recovery code are still at hand: a month after the last time.
bool rehearsal_is_due(const Model& model);
// Whether one of the slots is a passkey's; before unlocking too.
bool has_passkey(const Model& model);
// Whether the browser's space for this site is nearly used up: 80 %.
bool space_is_short(const Recovery& recovery);
// The days of life events that stand in a chart about a person, or in general: what concerns everybody and them.
std::vector<Day> event_days(const Model& model, const RecordId& person);
const ScoredSitting* find_scored(const Model& model, const RecordId& id);
// The change found for a sitting on a dimension, or null when it belongs to the baseline or none could be found.
const Change* find_change(const DimensionChange& dimension, const RecordId& sitting);
// Days until the form may be taken again with a result that counts; 0 when it may be now.
int days_until_retest(const Model& model, const Instrument& form, const RecordId& person = {});

}  // namespace mooring
