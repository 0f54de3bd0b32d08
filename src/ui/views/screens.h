// Which function draws which screen, and what all of them remember.
#pragma once

#include "ui/views/views.h"

namespace mooring {

struct Screens {
    WelcomeView welcome;
    TodayView today;
    ResultView result;
    JournalView journal;
    EntryView entry;
    CompassView compass;
    ClosingView closing;
    PlaceSelfView place_self;
    EventsView events;
    PersonView person;
    GateView gate;
    BinView bin;
    VersionsView versions;
    CalendarView calendar;
    PromptsView prompts;
    TagsView tags;
    RemindersView reminders;
    PracticeView practice;
    ExercisingView exercising;
    StatementsView statements;
    LearnView learn;
    ProgressView progress;
    HandOverView hand_over;
    WriteView write;
    SettingsView settings;
    GalleryView gallery;
    LockView lock;
    FilesView files;
    EraseView erase;
    PassphraseView passphrase;
};

// The page of the place, once the journal is open. While the rest of the program is on its way it says so.
void draw_page(Ui& ui, Screens& screens, const Model& model);

// Beside an entry: the journal it was opened from. Only once the whole program is there.
void draw_side_pane(Ui& ui, Screens& screens, const Model& model);

}  // namespace mooring
