#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "app/any_action.h"
#include "app/update.h"
#include "tab.h"

using namespace mooring;
using namespace mooring::testing;

TEST_CASE("a first visit: nothing is made before the first pages are read, then settings are kept") {
    MemoryDisk disk;
    auto tab = open_tab(disk);
    CHECK(tab->vault().state() == VaultState::absent);
    CHECK(tab->model.place().screen == Screen::welcome);
    CHECK_FALSE(tab->model.can_go_back());
    CHECK_FALSE(disk.exists);

    tab->act_and_settle(action::FinishWelcome{});
    CHECK(tab->model.place().screen == Screen::today);
    CHECK(tab->vault().state() == VaultState::ready);
    CHECK(tab->vault().save_state() == SaveState::saved);
    CHECK(tab->document().settings.welcomed);
    CHECK(tab->document().settings.order_seed != 0);
    const auto seed = tab->document().settings.order_seed;

    tab = open_tab(disk, kNoon, 2);
    CHECK(tab->vault().state() == VaultState::ready);
    CHECK(tab->model.place().screen == Screen::today);
    CHECK(tab->document().settings.welcomed);
    CHECK(tab->document().settings.order_seed == seed);
    CHECK(disk.rows.size() == 1);
}

TEST_CASE("closed before the first pages are read, the next visit is a first visit") {
    MemoryDisk disk;
    auto tab = open_tab(disk);
    tab->act_and_settle(action::SetTheme{ThemeChoice::dark});
    tab = open_tab(disk);
    CHECK(tab->model.place().screen == Screen::welcome);
    CHECK(tab->document().settings.theme == ThemeChoice::dark);
}

TEST_CASE("a person whose settings alone are lost is not treated as new") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RowKey settings = disk.rows.begin()->first;
    write_entry(*tab, "Sea");
    disk.rows.at(settings)[80] ^= 1;
    tab = open_tab(disk, kNoon, 2);
    CHECK(tab->vault().state() == VaultState::ready);
    CHECK(tab->vault().unreadable_rows() == 1);
    CHECK(tab->model.place().screen == Screen::today);
    CHECK(tab->document().entries.size() == 1);
}

TEST_CASE("settings are kept, and nonsense is not") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::SetTheme{ThemeChoice::light});
    tab->act(action::SetTextPercent{175});
    tab->act(action::SetTextPercent{99});
    tab->act(action::SetTextPercent{201});
    tab->act_and_settle(action::SetSpelling{true});
    tab = open_tab(disk);
    CHECK(tab->document().settings.theme == ThemeChoice::light);
    CHECK(tab->document().settings.text_percent == 175);
    CHECK(tab->document().settings.spelling);
    CHECK(tab->document().settings.welcomed);
}

TEST_CASE("Back leads through pages to Today and no further; a section starts anew") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::Section{Screen::journal});
    tab->act(action::Open{Screen::help});
    tab->act(action::Open{Screen::help});  // twice is once
    CHECK(tab->model.places.size() == 3);
    tab->act(action::Back{});
    CHECK(tab->model.place().screen == Screen::journal);
    tab->act(action::Back{});
    tab->act(action::Back{});
    CHECK(tab->model.place().screen == Screen::today);
    tab->act(action::Section{Screen::today});
    CHECK(tab->model.places.size() == 1);
}

TEST_CASE("pages of work open only with work, and are gone when it is left") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    for (const Screen screen : {Screen::write, Screen::sitting, Screen::closing}) {
        tab->act(action::Open{screen});
        tab->act(action::Section{screen});
        CHECK(tab->model.place().screen == Screen::today);
    }
    // Help stays on top of the work; leaving from there leaves the work too, whole.
    tab->act(action::StartSitting{kQuickForm});
    tab->act(action::AnswerItem{5});
    tab->act(action::Open{Screen::help});
    REQUIRE(tab->model.sitting);
    tab->act(action::Back{});
    CHECK(tab->model.place().screen == Screen::sitting);
    tab->act(action::Open{Screen::help});
    tab->act_and_settle(action::Section{Screen::journal});
    CHECK_FALSE(tab->model.sitting);
    REQUIRE(tab->document().sitting_drafts.size() == 1);
    CHECK(tab->document().sitting_drafts[0].answers.size() == 1);

    tab->act(action::NewEntry{""});
    tab->act(action::DraftText{"half a thought"});
    tab->act(action::Open{Screen::help});
    tab->act(action::Open{Screen::settings});
    CHECK_FALSE(tab->model.draft);
    tab->act(action::Back{});
    CHECK(tab->model.place().screen == Screen::help);
    tab->act(action::Back{});
    CHECK(tab->model.place().screen == Screen::journal);
    CHECK(tab->document().entries.size() == 1);

    tab->act(action::NewEntry{""});
    tab->act(action::NewEntry{""});
    tab->act(action::Back{});
    CHECK(tab->model.place().screen == Screen::journal);
    CHECK(tab->document().entries.size() == 1);
}

TEST_CASE("a toast goes after ten seconds or when dismissed, and a wish to be woken is made") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = write_entry(*tab, "Sea");
    tab->act(action::DeleteEntry{id});
    CHECK(tab->model.toast.what == Toast::What::entry_deleted);
    CHECK(tab->world.wake.wishes.back() == 10'001);
    tab->wait(9'999);
    CHECK(tab->model.toast.what == Toast::What::entry_deleted);
    tab->wait(1);
    CHECK(tab->model.toast.what == Toast::What::none);
    tab->act(action::Undo{});
    CHECK(tab->document().entries.empty());

    const RecordId other = write_entry(*tab, "Lake");
    tab->act(action::DeleteEntry{other});
    tab->act(action::DismissToast{});
    tab->act(action::Undo{});
    CHECK(tab->document().entries.empty());
}

TEST_CASE("actions on things that are not there change nothing") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    write_entry(*tab, "Sea");
    const MemoryDisk before = disk;
    const auto places = tab->model.places;
    const RecordId none{{9}};
    for (const Action& action : std::vector<Action>{action::ResumeSitting{none},
                                                    action::DiscardSitting{none},
                                                    action::AnswerItem{3},
                                                    action::PreviousItem{},
                                                    action::NextItem{},
                                                    action::PauseSitting{},
                                                    action::FinishSitting{Care::yes},
                                                    action::DeleteSitting{none},
                                                    action::NoteSitting{none, "x"},
                                                    action::IncludeSitting{none, false},
                                                    action::EditEntry{none},
                                                    action::DraftText{"x"},
                                                    action::DraftMood{3},
                                                    action::DraftDay{20000},
                                                    action::DraftPrompt{"J01"},
                                                    action::LeaveDraft{},
                                                    action::DeleteEntry{none},
                                                    action::DiscardDraft{none},
                                                    action::Undo{},
                                                    action::StartSitting{"no such form"},
                                                    action::Retry{},
                                                    action::KeepNothing{}}) {
        INFO("action ", action.any().kind.index());
        tab->act_and_settle(action);
        CHECK(disk.head == before.head);
        CHECK(tab->model.places == places);
    }
    CHECK_FALSE(tab->model.keeping_nothing);
}

TEST_CASE("going out of sight hands everything typed to the store at once") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId sitting = take_sitting(*tab, 5);
    tab->act(action::NoteSitting{sitting, "a note"});
    flush(tab->model, tab->world.ports);
    tab = open_tab(disk);
    CHECK(note_of(tab->model, sitting) == "a note");

    tab->act(action::NewEntry{""});
    tab->act(action::DraftText{"a thought"});
    flush(tab->model, tab->world.ports);
    tab = open_tab(disk);
    REQUIRE(tab->document().entry_drafts.size() == 1);
    CHECK(tab->document().entry_drafts[0].text == "a thought");
}

TEST_CASE("where nothing can be stored one can go on, and nothing is kept") {
    MemoryDisk disk;
    Tab tab(disk);
    FlakyStore denied(tab.world.store, 1, ErrorKind::denied);
    tab.model.vault = Vault{};
    tab.world.ports.store = &denied;
    start(tab.model, tab.world.ports);
    tab.settle();
    CHECK(tab.vault().state() == VaultState::failed);
    CHECK(tab.vault().error() == ErrorKind::denied);
    tab.act_and_settle(action::KeepNothing{});
    CHECK(tab.model.keeping_nothing);
    CHECK(tab.model.place().screen == Screen::welcome);
    tab.act_and_settle(action::FinishWelcome{});
    write_entry(tab, "Sea");
    CHECK(tab.document().entries.size() == 1);
    CHECK(tab.vault().save_state() == SaveState::saved);
    CHECK_FALSE(disk.exists);
}

TEST_CASE("a store that was wiped under an open tab: what is in sight stays, and goes on without being kept") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId kept = write_entry(*tab, "before");
    tab->act_and_settle(action::NewEntry{""});
    disk = MemoryDisk{};
    tab->act(action::DraftText{"after"});
    tab->wait(1'000);
    tab->settle();
    CHECK(tab->vault().state() == VaultState::failed);
    CHECK(tab->vault().error() == ErrorKind::wiped);
    REQUIRE(tab->model.draft);
    CHECK(tab->model.draft->entry.text == "after");
    tab->act_and_settle(action::KeepNothing{});
    tab->act_and_settle(action::LeaveDraft{});
    CHECK(tab->document().entries.size() == 2);
    tab->act_and_settle(action::DeleteEntry{kept});
    CHECK(tab->document().entries.size() == 1);
    tab->act_and_settle(action::Undo{});
    CHECK(tab->document().entries.size() == 2);
    CHECK_FALSE(disk.exists);
}

TEST_CASE("a vault of a newer version can be read and searched, and nothing in it changes") {
    MemoryDisk disk;
    RecordId entry;
    RecordId sitting;
    {
        auto tab = welcomed_tab(disk);
        entry = write_entry(*tab, "Sea");
        sitting = take_sitting(*tab, 4);
        tab->act_and_settle(action::StartSitting{kQuickForm});
        tab->act_and_settle(action::PauseSitting{});
    }
    Head head = decode_head({}, disk.head).value();
    head.min_reader = Head::kFormat + 1;
    disk.head = encode_head({}, head);
    const MemoryDisk before = disk;

    auto tab = open_tab(disk, kNoon + 30 * kDayMs);
    CHECK(tab->vault().state() == VaultState::read_only);
    const RecordId draft = tab->document().sitting_drafts.at(0).id;
    for (const Action& action : std::vector<Action>{
             action::StartSitting{kQuickForm}, action::ResumeSitting{draft}, action::DiscardSitting{draft},
             action::DeleteSitting{sitting}, action::NoteSitting{sitting, "x"}, action::IncludeSitting{sitting, false},
             action::NewEntry{""}, action::DraftText{"x"}, action::EditEntry{entry}, action::DeleteEntry{entry},
             action::FinishWelcome{}, action::SetTheme{ThemeChoice::dark}, action::Retry{}, action::Undo{}}) {
        INFO("action ", action.any().kind.index());
        tab->act_and_settle(action);
        tab->wait(5'000);
    }
    tab->act(action::Section{Screen::journal});
    tab->act(action::Search{"sea"});
    CHECK(tab->model.derived.found.size() == 1);
    tab->act(action::Open{Screen::entry, entry});
    CHECK(tab->model.place().id == entry);
    flush(tab->model, tab->world.ports);
    tab->settle();
    CHECK(disk.head == before.head);
    CHECK(disk.rows == before.rows);
    CHECK(tab->document().entries.size() == 1);
    CHECK(tab->document().sittings.size() == 1);
}

TEST_CASE("what is not saved can be taken as a file: everything pending and everything in hand") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    class Full : public MemoryStore {
    public:
        explicit Full(MemoryDisk& shared) : MemoryStore(shared) {}
        Ticket commit(const Batch&) override {
            Batch none;
            none.expect_epoch = 77;  // refused: a conflict that the other tab never made
            return MemoryStore::commit(none);
        }
    } full(disk);
    tab->world.ports.store = &full;
    write_entry(*tab, "left and not saved");
    tab->act(action::NewEntry{""});
    tab->act(action::DraftText{"in hand, \"quoted\""});
    for (int i = 0; i < 100; ++i) tab->frame();
    CHECK(tab->vault().save_state() == SaveState::not_saved);
    tab->act(action::OfferUnsaved{});
    REQUIRE(tab->world.files.offers.size() == 1);
    const auto& offer = tab->world.files.offers[0];
    CHECK(offer.type == "application/json");
    CHECK(offer.name.find("mooring") == std::string::npos);  // neutral, for whoever sees the folder
    const auto json = nlohmann::json::parse(offer.bytes, nullptr, false);
    REQUIRE(json.is_object());
    CHECK(json["format"] == "mooring.unsaved");
    REQUIRE(json["items"].size() == 2);
    CHECK(json["items"][0]["p"]["text"] == "left and not saved");
    CHECK(json["items"][1]["text"] == "in hand, \"quoted\"");
}

TEST_CASE("an update is taken when the person says so and everything is stored, not before") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const auto accepted = [&] { return tab->world.updates.accepted; };
    tab->act_and_settle(action::AcceptUpdate{});
    CHECK(accepted() == 0);  // none is there
    tab->act_and_settle(action::UpdateReady{});
    CHECK(accepted() == 0);

    FlakyStore flaky(tab->world.store, 1, ErrorKind::quota);
    tab->world.ports.store = &flaky;
    tab->act(action::NewEntry{""});
    tab->act(action::DraftText{"in the middle of it"});
    tab->act_and_settle(action::AcceptUpdate{});
    CHECK(tab->vault().save_state() == SaveState::not_saved);
    CHECK(accepted() == 0);
    tab->act_and_settle(action::Retry{});
    CHECK(accepted() == 1);
    CHECK(read_disk(disk).texts == std::vector<std::string>{"in the middle of it"});
    tab->settle();
    CHECK(accepted() == 1);
}

TEST_CASE("an update is no offer where nothing is kept, and is one where only a newer version may write") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    Head head = decode_head({}, disk.head).value();
    head.min_reader = Head::kFormat + 1;
    disk.head = encode_head({}, head);
    tab = open_tab(disk);
    REQUIRE(tab->vault().state() == VaultState::read_only);
    tab->act(action::UpdateReady{});
    tab->act_and_settle(action::AcceptUpdate{});
    CHECK(tab->world.updates.accepted == 1);

    FlakyStore denied(tab->world.store, 1, ErrorKind::denied);
    Tab alone(disk);
    alone.model.vault = Vault{};
    alone.world.ports.store = &denied;
    start(alone.model, alone.world.ports);
    alone.settle();
    alone.act(action::UpdateReady{});
    alone.act_and_settle(action::KeepNothing{});
    alone.act_and_settle(action::FinishWelcome{});
    write_entry(alone, "only in sight");
    alone.act(action::UpdateReady{});
    CHECK_FALSE(alone.model.update_ready);
    alone.act_and_settle(action::AcceptUpdate{});
    CHECK(alone.world.updates.accepted == 0);
    CHECK(alone.document().entries.size() == 1);
}
