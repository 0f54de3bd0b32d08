// The parts of update(), by subject. Private to the app layer.
#pragma once

#include "app/update.h"
#include "core/journal.h"

namespace mooring {

inline constexpr std::int64_t kToastMs = 10'000;
inline constexpr std::int64_t kQuietMs = 500;    // after the last key, before what was typed is kept
inline constexpr std::int64_t kAtLeastMs = 700;  // while typing goes on

enum class Urgency : std::uint8_t { due, now };

bool is_work(Screen screen);  // a page that shows the draft or the sitting in hand
// Leaving must be safe whichever way one goes: what is in hand is kept, and its pages are gone.
void leave_work(Model& model, Ports& ports);
void show(Model& model, Place place);  // on top of what is there
void replace_top(Model& model, Place place);
void show_section(Model& model, Screen screen);
void show_toast(Model& model, Toast::What what, std::vector<Write> undo, Ports& ports);
// Keeps what is in hand where it is: nothing is finished by it.
void leave_typed(Model& model, Ports& ports);
RecordId new_id(Model& model, Ports& ports);

// update_settings.cpp
void apply(Model&, const action::SetTheme&, Ports&);
void apply(Model&, const action::SetTextPercent&, Ports&);
void apply(Model&, const action::SetQuickHide&, Ports&);
void apply(Model&, const action::SetSpelling&, Ports&);
void apply(Model&, const action::SetLeftHanded&, Ports&);
void apply(Model&, const action::SetAssistTaps&, Ports&);
void save_settings(Model& model, Ports& ports);
void keep_appearance(Model& model, Ports& ports);
// The page as it is to look before the settings are read.
void take_appearance(Model& model);

// update_bin.cpp
void apply(Model&, const action::RestoreBinned&, Ports&);
void apply(Model&, const action::EraseBinned&, Ports&);
// Puts a record into the bin and returns what brings it back: each of its versions.
std::vector<Write> bin(Model& model, const RecordId& record, Ports& ports);
// Lets go of what has been in it for long; looks once a day.
void purge_bin(Model& model, Ports& ports);

// update_sitting.cpp
void apply(Model&, const action::StartSitting&, Ports&);
void apply(Model&, const action::ResumeSitting&, Ports&);
void apply(Model&, const action::RestartSitting&, Ports&);
void apply(Model&, const action::DiscardSitting&, Ports&);
void apply(Model&, const action::AnswerItem&, Ports&);
void apply(Model&, const action::AnswerOne&, Ports&);
void apply(Model&, const action::PreviousItem&, Ports&);
void apply(Model&, const action::NextItem&, Ports&);
void apply(Model&, const action::PauseSitting&, Ports&);
void apply(Model&, const action::FinishSitting&, Ports&);
void apply(Model&, const action::DeleteSitting&, Ports&);
void apply(Model&, const action::NoteSitting&, Ports&);
void apply(Model&, const action::IncludeSitting&, Ports&);
void apply(Model&, const action::MarkEvents&, Ports&);
void apply(Model&, const action::MarkBaseline&, Ports&);
// Counts the time the statement was in sight, at most a minute a visit. There must be a sitting.
void count_time(Model& model);
// Counts it and keeps the draft.
void set_aside_sitting(Model& model, Ports& ports);

// Keeps the note being typed when it is due, or now.
void keep_note(Model& model, Ports& ports, Urgency urgency);

// update_practice.cpp
void apply(Model&, const action::StartExercise&, Ports&);
void apply(Model&, const action::ResumePractice&, Ports&);
void apply(Model&, const action::AnswerField&, Ports&);
void apply(Model&, const action::AnswerRow&, Ports&);
void apply(Model&, const action::RateEase&, Ports&);
void apply(Model&, const action::PractiseWith&, Ports&);
void apply(Model&, const action::TurnPart&, Ports&);
void apply(Model&, const action::StopExercise&, Ports&);
void apply(Model&, const action::FinishExercise&, Ports&);
void apply(Model&, const action::RestPractice&, Ports&);
void apply(Model&, const action::DeletePractice&, Ports&);
void apply(Model&, const action::CopyAnswer&, Ports&);
void apply(Model&, const action::FollowUpOn&, Ports&);
void apply(Model&, const action::PutOffFollowUp&, Ports&);
void apply(Model&, const action::SetTimer&, Ports&);
void apply(Model&, const action::PutOffExercise&, Ports&);
void apply(Model&, const action::SaveStatement&, Ports&);
void apply(Model&, const action::RateStatement&, Ports&);
void apply(Model&, const action::DeleteStatement&, Ports&);
void apply(Model&, const action::HideCard&, Ports&);
// Keeps the answers being given when they are due, or now.
void keep_practice(Model& model, Ports& ports, Urgency urgency);

// update_progress.cpp, hand_over.cpp
void apply(Model&, const action::LookAt&, Ports&);
void apply(Model&, const action::SetHideNumbers&, Ports&);
void apply(Model&, const action::DismissInsight&, Ports&);
void apply(Model&, const action::OfferChart&, Ports&);
void apply(Model&, const action::OfferPicture&, Ports&);
void apply(Model&, const action::OfferReport&, Ports&);

// update_people.cpp
void apply(Model&, const action::NewPerson&, Ports&);
void apply(Model&, const action::EditPerson&, Ports&);
void apply(Model&, const action::ChangePerson&, Ports&);
void apply(Model&, const action::LeavePerson&, Ports&);
void apply(Model&, const action::ArchivePerson&, Ports&);
void apply(Model&, const action::DeletePerson&, Ports&);
void apply(Model&, const action::AnswerSafety&, Ports&);
void apply(Model&, const action::SaveEvent&, Ports&);
void apply(Model&, const action::DeleteEvent&, Ports&);
// Keeps the person in hand when it is due, or now. Without a name there is nobody to keep.
void keep_person(Model& model, Ports& ports, Urgency urgency);

// update_forms.cpp
void apply(Model&, const action::PlaceSelf&, Ports&);
void apply(Model&, const action::SetConstants&, Ports&);
void apply(Model&, const action::NewOwnForm&, Ports&);
// A file that was chosen for a questionnaire has been read.
void take_own_form_file(Model& model, Ports& ports);
void apply(Model&, const action::ChangeOwnForm&, Ports&);
void apply(Model&, const action::PickOwnFormFile&, Ports&);
void apply(Model&, const action::SaveOwnForm&, Ports&);
void apply(Model&, const action::DeleteOwnForm&, Ports&);
void apply(Model&, const action::OfferOwnForm&, Ports&);

// update_vault.cpp
void apply(Model&, const action::Unlock&, Ports&);
void apply(Model&, const action::SetPassphrase&, Ports&);
void apply(Model&, const action::ConfirmCode&, Ports&);
void apply(Model&, const action::ChangePassphrase&, Ports&);
void apply(Model&, const action::RemovePassphrase&, Ports&);
void apply(Model&, const action::NewRecoveryCode&, Ports&);
void apply(Model&, const action::Rehearse&, Ports&);
void apply(Model&, const action::PutOffRehearsal&, Ports&);
void apply(Model&, const action::NewKey&, Ports&);
void apply(Model&, const action::UnlockByPasskey&, Ports&);
void apply(Model&, const action::AddPasskey&, Ports&);
void apply(Model&, const action::PressForPasskey&, Ports&);
void apply(Model&, const action::DropPasskey&, Ports&);
void apply(Model&, const action::PrintCode&, Ports&);
void apply(Model&, const action::StopKeyWork&, Ports&);
// Goes on with what is under way.
void step_key_work(Model& model, Ports& ports);
void save_notes(Model& model, Ports& ports);

// update_lock.cpp
void apply(Model&, const action::LockNow&, Ports&);
void apply(Model&, const action::SetLock&, Ports&);
// Locks when it is time to, and asks to be called again when it will be.
void lock_when_due(Model& model, Ports& ports);
// Everything a person wrote and everything made of it leaves the model.
void forget_content(Model& model);

// update_recovery.cpp
void apply(Model&, const action::StartAnew&, Ports&);
void apply(Model&, const action::CheckEverything&, Ports&);
void apply(Model&, const action::AskToPersist&, Ports&);
void apply(Model&, const action::EraseEverything&, Ports&);
void apply(Model&, const action::CopyHealth&, Ports&);
void apply(Model&, const action::DropOtherCopy&, Ports&);
void begin_recovery(Model& model, Ports& ports);
void step_recovery(Model& model, Ports& ports);

// update_copy.cpp
using CopyAnswer = ReplyOf<Copies>;
// What the ends of the copy's files say, before anything is read.
struct CopyLook {
    CopyFinding finding = CopyFinding::none;
    HeadPosition newest;
    std::size_t bytes = 0;
    bool outdated = false;                 // something that nobody writes to any more is older than the vault's epoch
    std::vector<std::string> names;        // of this vault
    std::vector<std::string> other_vault;  // of another
};
CopyLook look_at(const std::vector<CopyFile>& files, const Vault& vault);
Task<Result<std::vector<Bytes>>> read_files(Ports& ports, std::vector<std::string> names);
// Adds what the copy holds and the database does not. Returns how many versions that was.
int add_missing(Model& model, const Salvage& salvage, Ports& ports);
// Failure: the store's, and then not all of it is stored.
Task<ErrorKind> wait_until_stored(Model& model);
// Whether every other tab must let go of its part too: nothing older may be left when something is said to be gone.
enum class OtherTabs : std::uint8_t { keep, let_go };
// Writes the second copy anew, reads it back, and drops what is older. none where there is no place for one. blocked:
// it is written, but another tab has not let go of what it holds.
Task<ErrorKind> refresh_copy(Model& model, Ports& ports, OtherTabs others);
// Reads everything in both copies and mends each from the other.
Task<ErrorKind> check_everything(Model& model, Ports& ports);
void take_space(Recovery& recovery, const CopyReply& list);
// Spare slots, in another place than database and copy: losing the row `slots` must not lose everything.
void leave_slots(const Model& model, Ports& ports);

// update_files.cpp
void apply(Model&, const action::BackUp&, Ports&);
void apply(Model&, const action::BackUpInFolder&, Ports&);
void apply(Model&, const action::BringInCopy&, Ports&);
void apply(Model&, const action::CheckBackup&, Ports&);
void apply(Model&, const action::BringIn&, Ports&);
void apply(Model&, const action::FileSecret&, Ports&);
void apply(Model&, const action::AgreeToBringIn&, Ports&);
void apply(Model&, const action::UndoBringIn&, Ports&);
void apply(Model&, const action::StopFileWork&, Ports&);
void apply(Model&, const action::TakeAway&, Ports&);
void apply(Model&, const action::RemindBackup&, Ports&);
void step_file_work(Model& model, Ports& ports);
using FileAnswer = ReplyOf<Files>;
bool may_work_with_files(const Model& model);
void start_file_work(Model& model, FileWork::What what, Task<ErrorKind> flow);
// A backup of this revision was read back whole.
void note_checked(Model& model, std::uint64_t revision, std::string name, Ports& ports);

// update_journal.cpp
void apply(Model&, const action::NewEntry&, Ports&);
void apply(Model&, const action::EditEntry&, Ports&);
void apply(Model&, const action::DraftText&, Ports&);
void apply(Model&, const action::DraftMood&, Ports&);
void apply(Model&, const action::DraftMeta&, Ports&);
void apply(Model&, const action::DraftDay&, Ports&);
void apply(Model&, const action::DraftPrompt&, Ports&);
void apply(Model&, const action::LeaveDraft&, Ports&);
void apply(Model&, const action::DeleteEntry&, Ports&);
void apply(Model&, const action::DiscardDraft&, Ports&);
void apply(Model&, const action::Search&, Ports&);
void apply(Model&, const action::Filter&, Ports&);
void apply(Model&, const action::StarEntry&, Ports&);
void apply(Model&, const action::NextPrompt&, Ports&);
void apply(Model&, const action::DraftMinute&, Ports&);
void apply(Model&, const action::DraftEase&, Ports&);
void apply(Model&, const action::RestoreVersion&, Ports&);
void apply(Model&, const action::CopyEntry&, Ports&);
void apply(Model&, const action::TurnEntry&, Ports&);
void apply(Model&, const action::PrintFound&, Ports&);
// Keeps the draft when it is due, or now.
void keep_draft(Model& model, Ports& ports, Urgency urgency);
void wake_for_close(const Model& model, Ports& ports);
// Turns what is written into the entry and lets the draft go. What no entry can hold stays in hand.
void finish_draft(Model& model, Ports& ports);

// update_beginnings.cpp
void apply(Model&, const action::KeepTemplate&, Ports&);
void apply(Model&, const action::DeleteTemplate&, Ports&);
void apply(Model&, const action::FavouritePrompt&, Ports&);
void apply(Model&, const action::KeepSearch&, Ports&);
void apply(Model&, const action::ForgetSearch&, Ports&);
void apply(Model&, const action::UseSearch&, Ports&);
void apply(Model&, const action::SkipHardDays&, Ports&);
void apply(Model&, const action::SetReminder&, Ports&);
void apply(Model&, const action::OfferReminders&, Ports&);

}  // namespace mooring
