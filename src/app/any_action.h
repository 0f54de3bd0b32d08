// What an Action holds, for the few files that look into one.
#pragma once

#include <variant>

#include "app/action.h"

// clang-format off
#define MOORING_EACH_ACTION(X) \
   X(Open) X(Section) X(Back) X(FinishWelcome) X(StartSitting) X(RestartSitting) X(AnswerOne) X(MarkEvents) \
   X(MarkBaseline) X(PlaceSelf) X(SetConstants) X(NewPerson) X(EditPerson) X(ChangePerson) X(LeavePerson) \
   X(ArchivePerson) X(DeletePerson) X(AnswerSafety) X(SaveEvent) X(DeleteEvent) X(NewOwnForm) X(ChangeOwnForm) \
   X(PickOwnFormFile) X(SaveOwnForm) X(DeleteOwnForm) X(OfferOwnForm) X(Print) X(ResumeSitting) X(DiscardSitting) \
   X(AnswerItem) X(PreviousItem) X(NextItem) X(PauseSitting) X(FinishSitting) X(DeleteSitting) X(NoteSitting) \
   X(IncludeSitting) X(NewEntry) X(EditEntry) X(DraftText) X(DraftMood) X(DraftMeta) X(Filter) X(StarEntry) \
   X(DraftMinute) X(DraftEase) X(RestoreVersion) X(CopyEntry) X(TurnEntry) X(PrintFound) X(KeepTemplate) \
   X(DeleteTemplate) X(FavouritePrompt) X(KeepSearch) X(ForgetSearch) X(UseSearch) X(SkipHardDays) X(SetReminder) \
   X(OfferReminders) X(DraftDay) X(DraftPrompt) X(LeaveDraft) X(DeleteEntry) X(DiscardDraft) X(Search) X(NextPrompt) \
   X(Undo) X(RestoreBinned) X(EraseBinned) X(DismissToast) X(SetTheme) X(SetTextPercent) X(SetSpelling) \
   X(SetLeftHanded) X(SetAssistTaps) X(Retry) X(KeepNothing) X(OfferUnsaved) X(UpdateReady) X(AcceptUpdate) \
   X(Unlock) X(SetPassphrase) X(ConfirmCode) X(ChangePassphrase) X(RemovePassphrase) X(NewRecoveryCode) X(Rehearse) \
   X(PrintCode) X(StopKeyWork) X(StartAnew) X(CheckEverything) X(AskToPersist) X(EraseEverything) X(BackUp) \
   X(CheckBackup) X(BringIn) X(FileSecret) X(AgreeToBringIn) X(UndoBringIn) X(StopFileWork) X(StartExercise) \
   X(ResumePractice) X(AnswerField) X(AnswerRow) X(RateEase) X(PractiseWith) X(TurnPart) X(StopExercise) \
   X(FinishExercise) X(RestPractice) X(DeletePractice) X(FollowUpOn) X(PutOffFollowUp) X(CopyAnswer) X(SetTimer) \
   X(PutOffExercise) X(SaveStatement) X(RateStatement) X(DeleteStatement) X(HideCard) X(SetHideNumbers) X(LookAt) \
   X(DismissInsight) X(OfferReport) X(OfferChart) X(OfferPicture) X(TakeAway) X(RemindBackup) X(LockNow) X(SetLock) \
   X(SetQuickHide) X(QuickHide) X(PutOffRehearsal) X(NewKey) X(CopyHealth) X(BringInCopy) X(DropOtherCopy) \
   X(BackUpInFolder) X(UpdateFailed) X(AddPasskey) X(PressForPasskey) X(DropPasskey) X(UnlockByPasskey)
// clang-format on

namespace mooring {

template <class, class... What>
using VariantOf = std::variant<What...>;
#define MOORING_AND(name) , action::name
using ActionKinds = VariantOf<void MOORING_EACH_ACTION(MOORING_AND)>;
#undef MOORING_AND

struct AnyAction {
    ActionKinds kind;
};

}  // namespace mooring
