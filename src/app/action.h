// Everything that can happen. Screens emit actions while drawing; update() applies them after the frame.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "app/action_vault.h"
#include "app/screen.h"
#include "core/entry.h"
#include "core/entry_template.h"
#include "core/life_event.h"
#include "core/own_form_inputs.h"
#include "core/person.h"
#include "core/practice.h"
#include "core/report.h"
#include "core/settings.h"
#include "core/sitting.h"

namespace mooring {

namespace action {

// Where to go.
struct Open {
    Screen screen;
    RecordId id{};
    std::string key = {};  // of what the content holds: the id of an exercise, a card
};                         // a page on top of this one; Back returns
struct Section {
    Screen screen;
};  // one of the sections: Back leads to Today, then out
struct Back {};
struct FinishWelcome {};

// The assessment.
struct StartSitting {
    std::string form;   // an instrument's id, or the text of a questionnaire's record id
    RecordId person{};  // nil: relationships in general
};
struct ResumeSitting {
    RecordId id;
};
struct RestartSitting {
    RecordId id;
};  // lets a draft go and begins the same form anew
struct DiscardSitting {
    RecordId id;
};
struct AnswerItem {
    std::optional<int> answer;
};  // a number stays on the statement; empty: does not apply, goes on
struct AnswerOne {
    std::string item;
    std::optional<int> answer;
};  // of a form whose questions stand on one page
struct PreviousItem {};
struct NextItem {};  // only when the statement is answered
struct PauseSitting {};
struct FinishSitting {
    Care care;
    std::vector<std::string> events = {};    // what was going on
    std::optional<int> life_different = {};  // -3 .. 3
};
struct DeleteSitting {
    RecordId id;
};
struct NoteSitting {
    RecordId id;
    std::string note;
};
struct IncludeSitting {
    RecordId id;
    bool include;
};
struct MarkEvents {
    RecordId id;
    std::vector<std::string> events;
};  // what was going on around a sitting
struct MarkBaseline {
    RecordId id;
    bool on;
};  // the baseline begins with this sitting
struct PlaceSelf {
    std::optional<PlanePoint> at;
};  // empty: rather not
struct SetConstants {
    PositionConstants constants;
};

// The people.
struct NewPerson {};
struct EditPerson {
    RecordId id;
};
struct ChangePerson {
    Person person;
};  // the one in hand, as it stands in the fields
struct LeavePerson {};
struct ArchivePerson {
    RecordId id;
    bool archived;
};
struct DeletePerson {
    RecordId id;
};
struct AnswerSafety {
    RecordId person;
    Safety safety;  // `ask`: nothing is stored, and `now` holds until the app is closed
    Safety now;
};

// Life events.
struct SaveEvent {
    LifeEvent event;
};  // a nil id makes a new one
struct DeleteEvent {
    RecordId id;
};

// Questionnaires of one's own.
struct NewOwnForm {};
struct ChangeOwnForm {
    OwnFormInputs inputs;
};
struct PickOwnFormFile {};  // a file of a questionnaire, chosen by the person
struct SaveOwnForm {};
struct DeleteOwnForm {
    RecordId id;
};
struct OfferOwnForm {
    RecordId id;
};  // as a file

// The page as it is, to a printer.
struct Print {};

// The journal.
struct NewEntry {
    std::string prompt;
    RecordId person{};            // whom it is about, if anybody
    std::optional<Day> day = {};  // absent: today
    std::string title = {};
    std::string text = {};  // what it begins with
};
struct EditEntry {
    RecordId id;
};  // goes on with its draft when there is one
struct DraftText {
    std::string text;
};
struct DraftMood {
    std::optional<int> mood;
};
struct DraftMeta {
    EntryMeta meta;
};
struct DraftDay {
    Day day;
};
struct DraftPrompt {
    std::string prompt;
};
struct DraftMinute {
    std::optional<int> minute;  // of the day; absent: no time
};
struct DraftEase {
    bool after;
    std::optional<int> ease;  // 0 .. 10
};
struct LeaveDraft {};  // keeps what is written as the entry
struct DeleteEntry {
    RecordId id;
};
struct DiscardDraft {
    RecordId id;
};
struct Search {
    std::string text;
};
struct Filter {
    EntryFilter filter;
};
struct StarEntry {
    RecordId id;
    bool on;
};
struct NextPrompt {};  // shows another prompt on Today
struct RestoreVersion {
    RecordId id;
    RevisionId version;
};  // as a version of its own; what stands there stays in the history
struct CopyEntry {
    RecordId id;
};  // its text, to the clipboard
struct TurnEntry {
    RecordId id;
};                     // shown in place of the entry in sight
struct PrintFound {};  // everything the journal shows now
struct KeepTemplate {
    EntryTemplate item;  // with a nil id: a new one
};
struct DeleteTemplate {
    RecordId id;
};
struct FavouritePrompt {
    std::string prompt;
    bool on;
};
struct KeepSearch {
    std::string name;  // of what is looked for now
};
struct ForgetSearch {
    std::string name;
};
struct UseSearch {
    std::string name;
};
struct SkipHardDays {
    bool on;
};
struct SetReminder {
    Reminder reminder;
};
struct OfferReminders {
    std::string title;  // what the calendar shows
};

// Practice.
struct StartExercise {
    std::string exercise;
    RecordId person{};
    RecordId of{};  // the record that an if-then plan is made for
};                  // goes on with its draft when there is one
struct ResumePractice {
    RecordId id;
};
struct AnswerField {
    FieldAnswer answer;
};  // of the exercise in hand
struct RateEase {
    bool after;
    std::optional<int> ease;
};
struct PractiseWith {
    RecordId person;
};  // nil: nobody
struct TurnPart {
    int by;
};                         // to the next or the last part
struct StopExercise {};    // keeps it as it is
struct FinishExercise {};  // or what came of it
struct RestPractice {
    RecordId id;
    bool on;
};  // "resting": nothing is asked about it
struct DeletePractice {
    RecordId id;
};
// What came of one row of a list, told later: one of the columns that the exercise names for it.
struct AnswerRow {
    std::string field;
    std::size_t row = 0;
    FieldAnswer cell;
};
struct FollowUpOn {
    RecordId id;
};  // opens the questions about what came of it
struct PutOffFollowUp {
    RecordId id;
    int days;  // 0: it is let go
};
struct CopyAnswer {
    RecordId practice;
};  // the sentence that its exercise lets one take along
struct SetTimer {
    int seconds;
};  // 0: stops it
struct PutOffExercise {
    std::string exercise;
};  // is not suggested for a while

struct SaveStatement {
    Statement statement;
};  // a nil id makes a new one
struct RateStatement {
    RecordId id;
    int belief;
};
struct DeleteStatement {
    RecordId id;
};
struct HideCard {
    std::string card;
    bool hidden;
};  // of Today

// What was deleted last comes back.
struct Undo {};
struct RestoreBinned {
    RecordId id;
};
struct EraseBinned {
    RecordId id;  // nil: all that is in the bin
};
struct DismissToast {};

struct SetTheme {
    ThemeChoice theme;
};
struct SetTextPercent {
    int percent;
};
struct SetSpelling {
    bool on;
};
struct SetLeftHanded {
    bool on;
};
struct SetAssistTaps {
    bool on;
};
struct SetHideNumbers {
    bool on;
};

// Progress.
struct LookAt {
    ProgressAsk ask;
};
struct DismissInsight {
    std::string key;
};
struct OfferReport {
    ReportChoice choice;
    bool html;  // else plain text
};
struct OfferChart {
    bool avoidance = false;
    std::string pulse = {};  // id of a question of the week: its chart instead
};                           // over time, as a picture file
struct OfferPicture {
    std::string name;
    std::string svg;
};  // a chart that the page has made into a picture

// Storage trouble.
struct Retry {};
struct KeepNothing {};
struct OfferUnsaved {};  // what is not saved, as a file

struct SetQuickHide {
    bool on;
};
struct QuickHide {};

// A newer version has arrived whole; the person takes it.
struct UpdateReady {};
struct AcceptUpdate {};
struct UpdateFailed {};  // it did not arrive whole

}  // namespace action

struct AnyAction;  // app/any_action.h

// Any of these. What it holds can be seen with any_action.h only: the program that copies and destroys each of so many
// kinds would else be compiled with every screen, and takes half its time.
class Action {
public:
    template <class What>
    Action(What what);  // each of the above, and nothing else
    Action(const Action& other);
    Action(Action&& other) noexcept : any_(std::exchange(other.any_, nullptr)) {}
    Action& operator=(Action other) noexcept {
        std::swap(any_, other.any_);
        return *this;
    }
    ~Action();

    const AnyAction& any() const { return *any_; }

private:
    AnyAction* any_;  // ours; null when it was moved from
};

}  // namespace mooring
