// The pages there are, and what one of them is about.
#pragma once

#include <cstdint>
#include <string>

#include "core/date.h"
#include "core/record.h"

namespace mooring {

enum class Screen : std::uint8_t {
    welcome,
    today,
    compass,
    sitting,
    closing,
    result,
    method,      // how a result was computed
    place_self,  // where one would place oneself, before the first result
    forms,       // questionnaires brought in by the person
    own_form,    // the editor of one
    events,      // life events
    people,
    person,
    person_edit,
    gate,  // the safety questions about a person
    journal,
    entry,
    write,
    bin,        // what was deleted in the last weeks
    versions,   // of an entry, and what changed from one to the next
    calendar,   // months and years of entries
    prompts,    // questions and pages to begin with
    tags,       // every tag and feeling that was used, with how often
    reminders,  // rhythms for one's own calendar
    practice,
    exercise,    // what one is about, and the times it was done
    exercising,  // doing it, or saying what came of it
    practised,   // what was answered once
    learn,
    learn_card,
    statements,
    progress,
    review,     // a month or a quarter
    hand_over,  // a report for somebody one trusts
    settings,
    more,
    help,
    safer,    // using this where somebody else may look
    gallery,  // every widget, for whoever builds Mooring
    storage,  // where the data lives, copies, what can be done with them
    erase,
    files,       // backups, bringing in, taking away
    passphrase,  // setting one, changing it, taking it away
};

// What the pages of progress look at.
struct ProgressAsk {
    enum class Span : std::uint8_t { all, year, quarter, days } span = Span::all;
    Day from = 0, to = 0;  // of `days`
    // What a range is set beside: as many days before it, or the same days a year earlier.
    enum class Beside : std::uint8_t { before, year_earlier } beside = Beside::before;
    RecordId person{};  // nil: relationships in general; records about anybody
    std::string form;   // empty: the one with the newest result
    bool operator==(const ProgressAsk&) const = default;
};
// All there is about somebody.
inline ProgressAsk ask_about(const RecordId& person) {
    ProgressAsk ask;
    ask.person = person;
    return ask;
}

// Pages that are open to everybody at any time: before a lock too, and without leaving what is being done.
inline bool is_always_open(Screen screen) {
    return screen == Screen::help || screen == Screen::safer;
}

struct Place {
    Screen screen = Screen::today;
    RecordId id{};         // what a page is about, if anything
    std::string key = {};  // or the id of what the content holds
    bool operator==(const Place&) const = default;
};

}  // namespace mooring
