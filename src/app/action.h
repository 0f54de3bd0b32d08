// Everything that can happen. Screens emit actions while drawing; update() applies them after the frame.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "core/entry.h"
#include "core/settings.h"
#include "core/sitting.h"

namespace mooring {

enum class Screen : std::uint8_t {
    welcome,
    today,
    compass,
    sitting,
    closing,
    result,
    journal,
    entry,
    write,
    progress,
    settings,
    more,
    help,
    gallery,  // every widget, for whoever builds Mooring
};

namespace action {

// Where to go.
struct Open {
    Screen screen;
    RecordId id{};
};  // a page on top of this one; Back returns
struct Section {
    Screen screen;
};  // one of the sections: Back leads to Today, then out
struct Back {};
struct FinishWelcome {};

// The assessment.
struct StartSitting {
    std::string form;
};
struct ResumeSitting {
    RecordId id;
};
struct DiscardSitting {
    RecordId id;
};
struct AnswerItem {
    std::optional<int> answer;
};  // a number stays on the statement; empty: does not apply, goes on
struct PreviousItem {};
struct NextItem {};  // only when the statement is answered
struct PauseSitting {};
struct FinishSitting {
    Care care;
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

// The journal.
struct NewEntry {
    std::string prompt;
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
struct DraftDay {
    Day day;
};
struct DraftPrompt {
    std::string prompt;
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
struct NextPrompt {};  // shows another prompt on Today

// What was deleted last comes back.
struct Undo {};
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

// Storage trouble.
struct Retry {};
struct KeepNothing {};
struct OfferUnsaved {};  // what is not saved, as a file

// A newer version has arrived whole; the person takes it.
struct UpdateReady {};
struct AcceptUpdate {};

}  // namespace action

using Action =
    std::variant<action::Open, action::Section, action::Back, action::FinishWelcome, action::StartSitting,
                 action::ResumeSitting, action::DiscardSitting, action::AnswerItem, action::PreviousItem,
                 action::NextItem, action::PauseSitting, action::FinishSitting, action::DeleteSitting,
                 action::NoteSitting, action::IncludeSitting, action::NewEntry, action::EditEntry, action::DraftText,
                 action::DraftMood, action::DraftDay, action::DraftPrompt, action::LeaveDraft, action::DeleteEntry,
                 action::DiscardDraft, action::Search, action::NextPrompt, action::Undo, action::DismissToast,
                 action::SetTheme, action::SetTextPercent, action::SetSpelling, action::Retry, action::KeepNothing,
                 action::OfferUnsaved, action::UpdateReady, action::AcceptUpdate>;

}  // namespace mooring
