// One function a screen. Each reads the model, keeps only what may be lost without harm in its own view struct, and
// emits actions.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>

#include "app/model.h"
#include "core/report_pages.h"
#include "ui/formatted.h"
#include "ui/pickers.h"
#include "ui/ui.h"

namespace mooring {

struct WelcomeView {
    int page = 0;
};
struct ResultView {
    RecordId of;
    bool table = false;
};
struct CompassView {
    int filter = 0;    // place in the list of what may be shown; 0: all
    std::string form;  // empty: all
};
struct ClosingView {
    RecordId of;
    std::array<bool, kEventKinds> events{};
    std::optional<int> different;
};
struct PlaceSelfView {
    std::optional<PlanePoint> at;
};
struct GateView {
    RecordId of;
    int question = -1;  // -1: is it safe to be honest here; then the five questions
    bool any = false;   // a "yes" or "rather not say" so far
    bool remember = true;
};
struct PersonView {
    RecordId of;
    bool more = false;
};
struct EventsView {
    LifeEvent event;
    DateView date;
    bool open = false;
};
struct ProgressView {
    int tab = 0;
    bool table = false;
    DateView from, to;  // of days of one's own
};
// What is ticked for the report, and the report so far: `pages` are of `pages_of` and the document then.
struct HandOverView {
    ReportChoice choice;
    bool begun = false;
    bool withheld = false;  // entries that name somebody behind the safety questions are offered too
    bool preview = false;
    DateView from, to;
    std::vector<ReportPage> pages;  // none: nothing is in it
    std::size_t page = 0;
    bool made = false;
    ReportChoice pages_of;
    std::uint64_t pages_change = 0;
};
struct WriteView {
    RecordId of;
    std::vector<std::string> headings;  // of a page with fields, as it was opened
    bool whole = false;                 // shown as one text all the same
    bool date_open = false;
    DateView date;
    TimeView time;
    bool more = false;
    int family = 1;       // of feelings, by order
    std::string meaning;  // of the feeling chosen last
    std::string tag;      // being typed
};

// A check-in that takes ten seconds: it becomes an entry.
struct TodayView {
    bool open = false;
    std::optional<int> mood, cling, flee;
    std::string feeling;  // id
    int family = 1;       // of feelings, by order
    std::string line;
};
struct BinView {
    bool sure = false;  // asked before all of it goes
};
struct PracticeView {
    int skill = 0;          // 0: all; else Skill + 1
    std::string situation;  // key of its words; empty: none was named
};
struct ExercisingView {
    RecordId of;
    std::map<std::uint32_t, DateView> dates;     // by widget
    std::map<std::uint32_t, std::string> typed;  // own words being typed
};
struct StatementsView {
    bool open = false;
    Statement draft;
    std::optional<int> belief;
    std::map<std::string, std::optional<int>> rating;  // being given anew
    int area = 0;
};
struct LearnView {
    std::string find;
    std::vector<std::string> found;  // ids of cards
};

struct SettingsView {
    bool developer = false;
    bool keys = false;
};
// The gallery's own world: nothing of it is kept.
struct GalleryView {
    int part = 0;
    bool chips[3] = {true, false, false};
    bool check = true, on = true, unfolded = true;
    int choice = 1, tab = 1, theme = 2, month = 3;
    std::optional<int> slider = 4;
    std::string line, text, find;
    DateView date;
    TimeView time;
    Day day = 20516;
    int minutes = 9 * 60 + 5;
    std::vector<std::string> order;
    enum class Open { none, dialog, sheet, alert } open = Open::none;
};

struct EntryView {
    FormattedText text;
};
struct JournalView {
    bool filters = false;
    bool this_day = false;
    bool naming = false;
    std::string name;  // of a search, being typed
    DateView from, to;
};
struct CalendarView {
    Day month = 0;  // its first day; 0: not chosen yet
    Day chosen = 0;
    bool year = false;
};
struct PromptsView {
    std::optional<int> depth, context, side;
    bool favourites = false;
    std::size_t more = 0;
    bool editing = false;
    EntryTemplate item;  // being made or changed
};
struct RemindersView {
    std::array<TimeView, kReminders> times;
    bool titled = false;  // the person has typed a title
    std::string title;
};
struct TagsView {
    std::string typed;  // what the list is narrowed to
};
struct OldVersion {
    RevisionId id{};
    std::int64_t ms = 0;
    std::string text;
};
struct VersionsView {
    RecordId of;
    std::uint64_t change = 0;          // of the document, when they were read
    std::size_t open = 0;              // which one is unfolded
    std::vector<OldVersion> versions;  // newest first
};

struct LockView {
    bool by_code = false;
    std::string secret;  // as typed
};
struct PassphraseView {
    enum class Part : std::uint8_t { none, change, code, rehearse, remove, key, passkey, no_passkey } open = Part::none;
    KeyWork::Step step = KeyWork::Step::none;  // what was shown last; all that is busy counts as deriving
    bool visible = false;
    std::string current, next;  // as typed
    std::array<std::string, 2> groups;
};

struct FilesView {
    bool own = false;  // a passphrase of its own for the next file
    bool understood = false;
    std::string passphrase, secret;  // as typed
};

struct EraseView {
    std::string word;  // as typed, to be sure
    FilesView files;
};

// Where the numbers of a page are hidden (Ui::hide_numbers), they can be asked for on that page alone: it draws the
// button, and while it lives the page shows them when they were asked for. `of` is what the page is about.
class NumbersHere {
public:
    NumbersHere(Ui& ui, const RecordId& of);
    ~NumbersHere() { ui_.hide_numbers = hidden_; }
    NumbersHere(const NumbersHere&) = delete;
    NumbersHere& operator=(const NumbersHere&) = delete;

private:
    Ui& ui_;
    bool hidden_;
};

void draw_welcome(Ui& ui, WelcomeView& view, const Model& model);
void draw_today(Ui& ui, TodayView& view, const Model& model);
void draw_compass(Ui& ui, CompassView& view, const Model& model);
void draw_sitting(Ui& ui, const Model& model);
void draw_closing(Ui& ui, ClosingView& view, const Model& model);
void draw_method(Ui& ui, const Model& model);
void draw_place_self(Ui& ui, PlaceSelfView& view, const Model& model);
void draw_forms(Ui& ui, const Model& model);
void draw_own_form(Ui& ui, const Model& model);
void draw_events(Ui& ui, EventsView& view, const Model& model);
void draw_people(Ui& ui, const Model& model);
void draw_person(Ui& ui, PersonView& view, const Model& model);
void draw_person_edit(Ui& ui, const Model& model);
void draw_gate(Ui& ui, GateView& view, const Model& model);
void draw_result(Ui& ui, ResultView& view, const Model& model);
void draw_journal(Ui& ui, JournalView& view, const Model& model);
void draw_entry(Ui& ui, EntryView& view, const Model& model);
void draw_write(Ui& ui, WriteView& view, const Model& model);
void draw_bin(Ui& ui, BinView& view, const Model& model);
void draw_versions(Ui& ui, VersionsView& view, const Model& model);
void draw_calendar(Ui& ui, CalendarView& view, const Model& model);
void draw_prompts(Ui& ui, PromptsView& view, const Model& model);
void draw_tags(Ui& ui, TagsView& view, const Model& model);
void draw_reminders(Ui& ui, RemindersView& view, const Model& model);
void draw_practice(Ui& ui, PracticeView& view, const Model& model);
void draw_exercise(Ui& ui, const Model& model);
void draw_exercising(Ui& ui, ExercisingView& view, const Model& model);
void draw_practised(Ui& ui, const Model& model);
void draw_learn(Ui& ui, LearnView& view, const Model& model);
void draw_learn_card(Ui& ui, const Model& model);
void draw_statements(Ui& ui, StatementsView& view, const Model& model);
void draw_progress(Ui& ui, ProgressView& view, const Model& model);
void draw_review(Ui& ui, ProgressView& view, const Model& model);
void draw_hand_over(Ui& ui, HandOverView& view, const Model& model);
void draw_settings(Ui& ui, SettingsView& view, const Model& model);
void draw_gallery(Ui& ui, GalleryView& view);
void draw_more(Ui& ui);
void draw_data(Ui& ui, const Model& model);
void draw_files(Ui& ui, FilesView& view, const Model& model);
void draw_erase(Ui& ui, EraseView& view, const Model& model);
void draw_passphrase(Ui& ui, PassphraseView& view, const Model& model);
void draw_help(Ui& ui, const Model& model);
void draw_safer(Ui& ui, const Model& model);

// Instead of a screen: while the store is being read, and when it cannot be.
void draw_opening(Ui& ui);
void draw_was_here(Ui& ui, EraseView& view, const Model& model);
void draw_erased(Ui& ui, const Model& model);
void draw_locked(Ui& ui, LockView& view, const Model& model);
void draw_storage_failure(Ui& ui, const Model& model);

// Why a key could not be had, or a slot not be changed.
std::string_view key_failure(const Ui& ui, const KeyWork& work);

// A field whose text is drawn as dots. Returns the whole new text when it was edited.
std::optional<std::string> secret_field(Ui& ui, std::string_view key, std::string_view label, std::string_view value,
                                        std::string_view help = {});
// How far the work with keys is.
void draw_key_progress(Ui& ui, const Model& model);

// What is being done with a file, and what came of it.
void draw_file_work(Ui& ui, FilesView& view, const Model& model);
// What opening has brought back, or misses.
void draw_recovery_notice(Ui& ui, const Model& model);
// How many copies there are and how they are.
void draw_copies(Ui& ui, const Model& model);

// The h1 inside the column.
void page_heading(Ui& ui, std::string_view text, const TypeStyle& style = type::kTitle);
// How a failure is said: "failure.<kind>".
std::string failure_key(ErrorKind kind);
// "Saving", "Saved 12:04", or why not.
std::string save_words(const Ui& ui, const Model& model);
// How far a begun check is, with Continue and Let it go.
void draw_unfinished_sitting(Ui& ui, const Model& model, const Sitting& draft);
// The two small multiples over time of one form about one person, or a sentence when there is nothing to draw.
// With `progress` only its range, and the direction.
void draw_change_charts(Ui& ui, const Model& model, const Series* series, bool table,
                        const ProgressDerived* progress = nullptr);
// Where each person's newest sitting lies, side by side; nothing when nobody has one.
void draw_people_maps(Ui& ui, const Model& model, bool show_table = false);
// A form's name, and whom a sitting is about: "in general", or their nickname.
std::string form_title(const Ui& ui, const Model& model, std::string_view form);
std::string about_words(const Ui& ui, const Model& model, const RecordId& person);
std::string bond_words(const Ui& ui, const Person& person);
Colour person_colour(const Ui& ui, const Person& person);
std::string event_words(const Ui& ui, std::string_view event);
// The scales of a questionnaire, by its own key.
void draw_own_result(Ui& ui, const Questionnaire& own, const ScoredSitting& scored);
// They over time, within a range if one is given.
void draw_own_charts(Ui& ui, const Model& model, const Questionnaire& own, const Series& series,
                     bool show_table = false, const DayRange* range = nullptr);
// What may be said about the last sitting against the baseline. Never a cause, never better or worse.
std::string_view change_words(const Ui& ui, const DimensionChange& change);
// An entry, or an exercise that was done, in a list of the journal: of one height.
void draw_entry_row(Ui& ui, const Model& model, const Entry& entry);
void draw_practice_row(Ui& ui, const Model& model, const Practice& practice);
std::string mood_words(const Ui& ui, const std::optional<int>& mood);
std::string_view feeling_words(const Model& model, const std::string& feeling);
// Why a pause is better than another deep question or exercise. Not for Brooding::none.
const char* pause_key(Brooding found);
// The offer to end a deep one for today, once it has been open for long.
void draw_close_offer(Ui& ui, std::int64_t open_ms);
// What is asked about again, and what may be tried next: at most so many.
void draw_due(Ui& ui, const Model& model);
void draw_suggestions(Ui& ui, const Model& model, std::size_t most);
// Exercises done about a person.
void draw_practices_about(Ui& ui, const Model& model, const RecordId& person);
// Entries that name a person, newest first.
void draw_entries_about(Ui& ui, const Model& model, const RecordId& person);
// A sitting in a list: what, when, where on the map.
void draw_sitting_row(Ui& ui, const Model& model, const ScoredSitting& sitting);

}  // namespace mooring
