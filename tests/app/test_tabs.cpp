// Two tabs over one store: nothing that either of them saved is lost, and what was written at once is kept twice.
#include <doctest/doctest.h>

#include "tab.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

struct Pair {
    Pair() {
        here = welcomed_tab(disk, kNoon, 1);
        there = open_tab(disk, kNoon, 2);
    }
    // Both see what the other did: a save finds out.
    void meet() {
        for (int i = 0; i < 2; ++i) {
            for (Tab* tab : {here.get(), there.get()}) {
                tab->act_and_settle(action::SetSpelling{!tab->document().settings.spelling});
            }
        }
    }
    void settle() {
        for (int i = 0; i < 60; ++i) {
            here->frame();
            there->frame();
        }
    }
    MemoryDisk disk;
    std::unique_ptr<Tab> here;
    std::unique_ptr<Tab> there;
};

void edit(Tab& tab, const RecordId& id, const std::string& text) {
    tab.act(action::EditEntry{id});
    tab.act(action::DraftText{text});
    tab.act_and_settle(action::LeaveDraft{});
}

std::vector<std::string> sorted(std::vector<std::string> texts) {
    std::sort(texts.begin(), texts.end());
    return texts;
}

}  // namespace

TEST_CASE("two tabs write different entries: both are there, here and there") {
    Pair tabs;
    write_entry(*tabs.here, "here");
    write_entry(*tabs.there, "there");
    CHECK(tabs.there->document().entries.size() == 2);  // the conflict brought the other one in
    write_entry(*tabs.here, "here again");
    CHECK(tabs.here->document().entries.size() == 3);
    CHECK(read_disk(tabs.disk).texts == sorted({"here", "there", "here again"}));
    CHECK(read_disk(tabs.disk).document.versions.empty());
    check_adds_up(tabs.disk);
}

TEST_CASE("two first visits at once end with one set of settings") {
    MemoryDisk disk;
    auto here = open_tab(disk, kNoon, 1);
    auto there = open_tab(disk, kNoon + 5, 2);
    CHECK(there->vault().state() == VaultState::absent);
    here->act(action::FinishWelcome{});
    there->act(action::FinishWelcome{});
    for (int i = 0; i < 20; ++i) {
        here->frame();
        there->frame();
    }
    CHECK(here->vault().save_state() == SaveState::saved);
    CHECK(there->vault().save_state() == SaveState::saved);
    CHECK(there->model.place().screen == Screen::today);
    write_entry(*here, "here");
    write_entry(*there, "there");
    const auto seed = here->document().settings.order_seed;
    CHECK(there->document().settings.order_seed == seed);
    CHECK(read_disk(disk).document.settings.order_seed == seed);
    CHECK(read_disk(disk).texts == std::vector<std::string>{"here", "there"});
}

TEST_CASE("both tabs edit the same entry: two versions, both in sight, and the next edit joins them") {
    Pair tabs;
    const RecordId id = write_entry(*tabs.here, "first");
    tabs.meet();
    edit(*tabs.here, id, "here");
    edit(*tabs.there, id, "there");
    CHECK(read_disk(tabs.disk).texts == std::vector<std::string>{"here", "there"});
    CHECK(tabs.there->document().versions.at(id) == 2);
    CHECK(read_disk(tabs.disk).document.versions.at(id) == 2);
    CHECK(read_disk(tabs.disk).document.entries.size() == 1);
    edit(*tabs.there, id, "here and there");
    CHECK(read_disk(tabs.disk).texts == std::vector<std::string>{"here and there"});
    CHECK_FALSE(read_disk(tabs.disk).document.versions.contains(id));
}

TEST_CASE("an edit begun before the other tab's does not silently replace it, although a draft save told of it") {
    for (const bool killed : {false, true}) {
        INFO((killed ? "goes on in a third tab" : "goes on in the same tab"));
        Pair tabs;
        const RecordId id = write_entry(*tabs.here, "first");
        tabs.meet();
        tabs.there->act(action::EditEntry{id});
        edit(*tabs.here, id, "here");
        tabs.there->act(action::DraftText{"there"});
        tabs.there->wait(1'000);
        tabs.there->settle();
        CHECK(tabs.there->document().find_entry(id)->text == "here");  // now it knows
        if (killed) {
            tabs.there = open_tab(tabs.disk, kNoon, 3);
            tabs.there->act(action::EditEntry{id});
            CHECK(tabs.there->model.draft->entry.text == "there");
        }
        tabs.there->act_and_settle(action::LeaveDraft{});
        CHECK(read_disk(tabs.disk).texts == std::vector<std::string>{"here", "there"});
    }
}

TEST_CASE("an editor that was only opened writes nothing over the other tab's edit") {
    Pair tabs;
    const RecordId id = write_entry(*tabs.here, "first");
    tabs.meet();
    tabs.there->act(action::EditEntry{id});
    edit(*tabs.here, id, "here");
    tabs.there->act_and_settle(action::LeaveDraft{});
    tabs.meet();
    CHECK(read_disk(tabs.disk).texts == std::vector<std::string>{"here"});
    CHECK_FALSE(tabs.there->document().versions.contains(id));
}

TEST_CASE("deleted here and edited there: the edit stays; Undo does not cover it up") {
    Pair tabs;
    const RecordId id = write_entry(*tabs.here, "first");
    tabs.meet();
    tabs.here->act(action::DeleteEntry{id});
    edit(*tabs.there, id, "there");
    tabs.settle();
    CHECK(read_disk(tabs.disk).texts == std::vector<std::string>{"there"});
    CHECK(read_disk(tabs.disk).document.versions.at(id) == 2);
    CHECK(tabs.here->document().find_entry(id)->text == "there");
    tabs.here->act_and_settle(action::Undo{});
    CHECK(read_disk(tabs.disk).texts == std::vector<std::string>{"first", "there"});
}

TEST_CASE("deleting an entry with two versions, and Undo, brings both back") {
    Pair tabs;
    const RecordId id = write_entry(*tabs.here, "first");
    tabs.meet();
    edit(*tabs.here, id, "here");
    edit(*tabs.there, id, "there");
    const std::string shown = tabs.there->document().find_entry(id)->text;
    tabs.there->act_and_settle(action::DeleteEntry{id});
    CHECK(read_disk(tabs.disk).texts.empty());
    tabs.there->act_and_settle(action::Undo{});
    CHECK(read_disk(tabs.disk).texts == std::vector<std::string>{"here", "there"});
    CHECK(tabs.there->document().find_entry(id)->text == shown);
}

TEST_CASE("a draft that is open in one tab and taken over in another: both texts are kept") {
    Pair tabs;
    tabs.here->act(action::NewEntry{""});
    tabs.here->act(action::DraftText{"one"});
    tabs.here->wait(1'000);
    tabs.here->settle();
    tabs.there = open_tab(tabs.disk, kNoon, 3);
    REQUIRE(tabs.there->document().entry_drafts.size() == 1);
    tabs.there->act_and_settle(action::EditEntry{tabs.there->document().entry_drafts[0].id});
    CHECK(tabs.there->model.draft->entry.text == "one");
    tabs.there->act(action::DraftText{"one, there"});
    tabs.there->wait(1'000);
    tabs.here->act(action::DraftText{"one, here"});
    tabs.here->wait(1'000);
    tabs.settle();
    CHECK(read_disk(tabs.disk).texts == std::vector<std::string>{"one, here", "one, there"});

    // One of them finishes, the other dies.
    tabs.there->act_and_settle(action::LeaveDraft{});
    tabs.here = open_tab(tabs.disk, kNoon, 4);
    CHECK(read_disk(tabs.disk).texts == std::vector<std::string>{"one, here", "one, there"});
    CHECK(read_disk(tabs.disk).document.entries.size() == 1);
    CHECK(read_disk(tabs.disk).document.entry_drafts.size() == 1);
    tabs.here->act_and_settle(action::EditEntry{tabs.here->document().entry_drafts.at(0).id});
    tabs.here->act_and_settle(action::LeaveDraft{});
    CHECK(read_disk(tabs.disk).texts == std::vector<std::string>{"one, here", "one, there"});
    CHECK(read_disk(tabs.disk).document.entries.size() == 1);  // one entry in two versions
}

TEST_CASE("a sitting answered in two tabs keeps the answers of both") {
    Pair tabs;
    tabs.here->act(action::StartSitting{kQuickForm});
    tabs.here->act(action::AnswerItem{1});
    tabs.here->settle();
    tabs.there = open_tab(tabs.disk, kNoon, 3);
    tabs.there->act_and_settle(action::ResumeSitting{tabs.there->document().sitting_drafts.at(0).id});
    tabs.there->act(action::AnswerItem{5});
    tabs.there->settle();
    tabs.here->act(action::NextItem{});
    tabs.here->act(action::AnswerItem{2});
    tabs.settle();
    const auto drafts = read_disk(tabs.disk).document.sitting_drafts;
    REQUIRE(drafts.size() == 2);
    CHECK(drafts[0].answers.size() + drafts[1].answers.size() == 3);
}

TEST_CASE("a note typed in one tab is not hidden by a switch set in a tab that has not seen it") {
    Pair tabs;
    const RecordId id = take_sitting(*tabs.here, 4);
    tabs.meet();
    tabs.there->act(action::NoteSitting{id, "typed there"});
    tabs.there->wait(1'000);
    tabs.there->settle();
    tabs.here->act_and_settle(action::IncludeSitting{id, false});
    for (int i = 0; i < 2; ++i) {
        const Reading reading = read_disk(tabs.disk);
        REQUIRE(reading.document.find_marks(id));
        CHECK(reading.document.find_marks(id)->note == "typed there");
        CHECK_FALSE(reading.document.find_marks(id)->include);
        CHECK(reading.document.marks.size() == 1);
        tabs.here->act_and_settle(action::IncludeSitting{id, true});
        tabs.here->act_and_settle(action::IncludeSitting{id, false});
    }
}

TEST_CASE("two tabs that save in every frame both get through") {
    Pair tabs;
    for (int i = 0; i < 40; ++i) {
        for (Tab* tab : {tabs.here.get(), tabs.there.get()}) {
            tab->act(action::SetTextPercent{100 + i});
            tab->frame();
            CHECK(tab->vault().save_state() != SaveState::not_saved);
        }
    }
    tabs.settle();
    for (Tab* tab : {tabs.here.get(), tabs.there.get()}) {
        CHECK(tab->vault().save_state() == SaveState::saved);
        CHECK_FALSE(tab->vault().pending());
    }
    CHECK(read_disk(tabs.disk).document.settings.text_percent == 139);
    check_adds_up(tabs.disk);
}
