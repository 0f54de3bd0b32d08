// The second copy, and what is brought back when the browser has lost, torn or rolled back its database.
#include <doctest/doctest.h>

#include "browser.h"

using namespace mooring;
using namespace mooring::testing;

TEST_CASE("the database is gone: everything comes back from the second copy, and nobody is taken for new") {
    for (const bool sealed : {false, true}) {
        for (const bool said : {false, true}) {
            INFO("sealed ", sealed, ", the browser says so ", said);
            Browser browser;
            live(browser, sealed);
            browser.disk = MemoryDisk{};
            browser.disk.wiped = said;
            {
                BrowserTab tab(browser, kNoon + kDayMs, 2);
                if (sealed) CHECK(tab.model.vault.state() == VaultState::locked);
                unlock(tab);
                CHECK(tab.model.recovery.opening == Opening::restore_copy);
                CHECK(tab.model.recovery.restored);
                CHECK(tab.texts() == kAll);
                CHECK(tab.model.place().screen != Screen::welcome);
                CHECK(tab.two_copies());
                tab.write("four");
                CHECK(tab.model.vault.save_state() == SaveState::saved);
            }
            BrowserTab again(browser, kNoon + 2 * kDayMs, 3);
            unlock(again);
            CHECK(again.model.recovery.opening == Opening::go_on);
            CHECK(again.texts() == std::vector<std::string>{"four", "one", "three", "two"});
            CHECK(read_head_unchecked(browser.disk.head).value().sealed == sealed);
        }
    }
}

TEST_CASE("the browser gave back an older database: what only the copy knows is brought back") {
    for (const bool sealed : {false, true}) {
        Browser browser;
        live(browser, sealed);
        const MemoryDisk older = browser.disk;
        {
            BrowserTab tab(browser, kNoon + 1, 2);
            unlock(tab);
            tab.write("after the picture");
            REQUIRE(tab.two_copies());
        }
        browser.disk = older;
        BrowserTab tab(browser, kNoon + kDayMs, 3);
        unlock(tab);
        tab.settle();
        CHECK(tab.model.recovery.opening == Opening::bring_back);
        CHECK(tab.model.recovery.brought_back > 0);
        CHECK(contains(tab.texts(), "after the picture"));
        CHECK(tab.two_copies());
    }
}

TEST_CASE("what is deleted for good leaves the copy too, in the first visit and in a later one") {
    for (const bool later : {false, true}) {
        CAPTURE(later);
        Browser browser;
        if (later) live(browser, false);
        BrowserTab tab(browser, kNoon + (later ? kDayMs : 0), 2);
        tab.act(action::FinishWelcome{});
        tab.write("not to be found again");
        REQUIRE(tab.two_copies());
        REQUIRE(copy_holds(browser, "not to be found again"));
        const RecordId id = tab.model.document.entries.front().id;
        tab.act(action::DeleteEntry{id});
        tab.act(action::EraseBinned{id});
        tab.settle();
        CHECK_FALSE(copy_holds(browser, "not to be found again"));
        CHECK(tab.two_copies());
        CHECK(tab.model.document.bin.empty());
    }
}

TEST_CASE("where nothing is kept, nothing is written to the copy and nothing of it is dropped") {
    Browser browser;
    live(browser, false);
    BrowserTab tab(browser, kNoon + 1, 2);
    browser.disk = MemoryDisk{};  // the database is gone under an open tab
    tab.write("after");
    REQUIRE(tab.model.vault.state() == VaultState::failed);
    const auto files = browser.files.files;
    tab.act(action::KeepNothing{});
    REQUIRE(tab.model.keeping_nothing);
    tab.write("kept nowhere");
    const RecordId id = tab.model.document.entries.front().id;
    tab.act(action::DeleteEntry{id});
    tab.act(action::EraseBinned{id});
    tab.act(action::CheckEverything{});
    CHECK(browser.files.files == files);
}

TEST_CASE("an older state is noticed, also when the copy answers after the vault has opened") {
    Browser browser;
    live(browser, false);
    const MemoryDisk older = browser.disk;
    {
        BrowserTab tab(browser, kNoon + 1, 2);
        tab.write("after the picture");
        REQUIRE(tab.two_copies());
    }
    browser.disk = older;
    browser.files.files.clear();
    BrowserTab tab(browser, kNoon + kDayMs, 5, true);
    REQUIRE(tab.model.vault.state() == VaultState::ready);
    tab.copies.waits = false;
    tab.settle();
    CHECK(tab.model.recovery.opening == Opening::older_state);
}

TEST_CASE("no copy and no database, but a trace: the person is told, and chooses") {
    Browser browser;
    live(browser, false);
    browser.disk = MemoryDisk{};
    browser.files.files.clear();
    BrowserTab tab(browser, kNoon + kDayMs, 2);
    CHECK(tab.model.recovery.opening == Opening::was_here);
    CHECK(tab.model.place().screen != Screen::welcome);
    CHECK_FALSE(browser.disk.exists);
    tab.act(action::StartAnew{});
    CHECK(tab.model.place().screen == Screen::welcome);
}

TEST_CASE("where nothing ever was, a person is new") {
    Browser browser;
    BrowserTab tab(browser);
    CHECK(tab.model.recovery.opening == Opening::ask);
    CHECK(tab.model.place().screen == Screen::welcome);
    CHECK(browser.files.files.empty());
}

TEST_CASE("a damaged head or damaged rows are mended from the copy") {
    Browser browser;
    live(browser, false);
    browser.disk.head[90] ^= 1;
    browser.disk.rows.begin()->second[40] ^= 1;
    BrowserTab tab(browser, kNoon + kDayMs, 2);
    CHECK(tab.model.recovery.opening == Opening::restore_copy);
    CHECK(tab.texts() == kAll);
}

TEST_CASE("a torn end of the copy costs nothing, and the copy is written anew") {
    Browser browser;
    live(browser, false);
    for (auto& [name, bytes] : browser.files.files) bytes.resize(bytes.size() - 7);
    {
        BrowserTab tab(browser, kNoon + kDayMs, 2);
        CHECK(tab.texts() == kAll);
        CHECK(tab.two_copies());
    }
    browser.disk = MemoryDisk{};
    BrowserTab tab(browser, kNoon + 2 * kDayMs, 3);
    CHECK(tab.texts() == kAll);
}

TEST_CASE("while the second copy is looked at, a new person reads the first page and begins nothing") {
    for (const bool copied : {false, true}) {
        INFO("something is in the copy ", copied);
        Browser browser;
        if (copied) live(browser, false);
        browser.disk = MemoryDisk{};
        browser.traces.clear();  // nothing else says that somebody was here
        BrowserTab tab(browser, kNoon, 5, true);
        Model& model = tab.model;
        CHECK(tab.first_phase == Phase::opening);
        CHECK(phase_of(model) == Phase::settled);
        const Action begin[] = {action::FinishWelcome{}, action::NewEntry{""}, action::SetTheme{ThemeChoice::dark},
                                action::Open{Screen::passphrase}, action::Section{Screen::journal}};
        for (const Action& action : begin) {
            CHECK(must_wait(model, action));
            tab.act(action);
            CHECK(model.place().screen == Screen::welcome);
        }
        CHECK_FALSE(model.document.settings.welcomed);
        CHECK(model.document.entries.empty());
        CHECK(browser.disk.head.empty());
        for (const Screen screen : {Screen::help, Screen::safer}) {
            CHECK_FALSE(must_wait(model, action::Open{screen}));
            tab.act(action::Open{screen});
            CHECK(model.place().screen == screen);
            tab.act(action::Back{});
            CHECK(model.place().screen == Screen::welcome);
        }
        tab.copies.waits = false;
        tab.settle();
        CHECK_FALSE(must_wait(model, action::FinishWelcome{}));
        CHECK(live_texts(model.vault, model.document) == (copied ? kAll : std::vector<std::string>{}));
        CHECK(model.place().screen == (copied ? Screen::today : Screen::welcome));
        CHECK(model.document.settings.welcomed == copied);
    }
}

TEST_CASE("a trace of somebody is enough to wait for the second copy") {
    Browser browser;
    live(browser, false);
    browser.disk = MemoryDisk{};
    BrowserTab tab(browser, kNoon, 5, true);
    CHECK(phase_of(tab.model) == Phase::opening);
}

TEST_CASE("sealing leaves no readable word in the copy, and a changed passphrase none of the old slots") {
    Browser browser;
    {
        BrowserTab tab(browser);
        tab.act(action::FinishWelcome{});
        tab.write("the marker 7f3a");
        CHECK(copy_holds(browser, "the marker 7f3a"));  // the positive control
    }
    live(browser, true);
    CHECK_FALSE(copy_holds(browser, "the marker 7f3a"));
    CHECK_FALSE(copy_holds(browser, "three"));
    BrowserTab tab(browser, kNoon + 1, 4);
    unlock(tab);
    const Bytes old = tab.model.vault.slots();
    const std::string slot(old.begin() + 36, old.begin() + 80);
    CHECK(copy_holds(browser, slot));
    tab.act(action::ChangePassphrase{kPassphrase, "another boat at sea"});
    REQUIRE(tab.model.key_work.step == KeyWork::Step::done);
    CHECK_FALSE(copy_holds(browser, slot));
}

TEST_CASE("when the copy fails, one copy is said, the save stands, and the copy is mended later") {
    Browser browser;
    live(browser, false);
    {
        BrowserTab tab(browser, kNoon + 1, 2);
        tab.copies.fail_at = tab.copies.calls + 1;
        tab.model.copy_tried = true;
        tab.write("with one copy");
        CHECK(tab.model.vault.save_state() == SaveState::saved);
        CHECK_FALSE(tab.two_copies());
    }
    BrowserTab tab(browser, kNoon + 2, 3);
    CHECK(tab.two_copies());
    CHECK(contains(tab.texts(), "with one copy"));
}

TEST_CASE("recovery is broken off at each step of the store: the next opening ends it, with nothing lost") {
    for (int n = 1; n <= 12; ++n) {
        INFO("call ", n);
        Browser browser;
        live(browser, false);
        browser.disk = MemoryDisk{};
        {
            BrowserTab tab(browser, kNoon + kDayMs, 2);  // starts, and is killed below at a fault
            (void)tab;
        }
        browser.disk = MemoryDisk{};
        {
            MemoryWorld world(browser.disk, kNoon + kDayMs, 5);
            MemoryCopies copies(browser.files);
            FlakyStore flaky(world.store, n, ErrorKind::quota, FlakyStore::Fault::silence);
            Model model(catalog());
            Ports ports{&flaky,        world.nothing_kept, copies,         world.traces, world.clock,
                        world.random,  world.kdf,          world.passkeys, world.wake,   world.files,
                        world.updates, world.exit,         world.tabs};
            world.traces.values = browser.traces;
            start(model, ports);
            for (int i = 0; i < 30; ++i) step(model, ports);
        }
        BrowserTab tab(browser, kNoon + 2 * kDayMs, 6);
        REQUIRE(tab.texts() == kAll);
        REQUIRE(tab.model.vault.save_state() != SaveState::not_saved);
    }
}

TEST_CASE("erasing forgets everything at once and lists each place") {
    Browser browser;
    live(browser, false);
    BrowserTab tab(browser, kNoon + 1, 2);
    tab.act(action::EraseEverything{});
    CHECK(tab.world.exit.erased);
    CHECK(tab.model.erased == std::vector<bool>{true, true, true, false});
    CHECK(tab.model.document.entries.empty());
}

TEST_CASE("a damaged or missing row under a good head is filled from the copy at the opening") {
    for (const bool sealed : {false, true}) {
        for (const bool missing : {false, true}) {
            CAPTURE(sealed);
            CAPTURE(missing);
            Browser browser;
            live(browser, sealed);
            {  // the positive control: without the copy it is lost
                Browser bare = browser;
                bare.files.files.clear();
                for (auto& [key, value] : bare.disk.rows) value[value.size() - 1] ^= 1, value[40] ^= 1;
                BrowserTab tab(bare, kNoon + kDayMs, 2);
                unlock(tab);
                CHECK(tab.texts().empty());
            }
            if (missing) browser.disk.rows.erase(browser.disk.rows.begin(), std::next(browser.disk.rows.begin(), 3));
            for (auto& [key, value] : browser.disk.rows) value[40] ^= 1;
            {
                BrowserTab tab(browser, kNoon + kDayMs, 2);
                unlock(tab);
                CHECK(tab.model.recovery.brought_back > 0);
                CHECK(tab.texts() == kAll);
                CHECK(tab.model.vault.unreadable_rows() == 0);
                CHECK(tab.two_copies());
            }
            BrowserTab again(browser, kNoon + 2 * kDayMs, 3);
            unlock(again);
            CHECK(again.texts() == kAll);
            CHECK(again.model.vault.unreadable_rows() == 0);
            CHECK(again.model.recovery.brought_back == 0);
        }
    }
}

TEST_CASE("the slots are gone from the database: they are found in the copy or the trace, open it, and are put back") {
    for (const char* from : {"copy", "trace", "nowhere"}) {
        CAPTURE(from);
        Browser browser;
        live(browser, true);
        browser.disk.meta[static_cast<std::size_t>(Meta::slots)].clear();
        REQUIRE_FALSE(browser.traces["k"].empty());
        if (from != std::string("trace")) browser.traces.erase("k");
        if (from != std::string("copy")) browser.files.files.clear();
        BrowserTab tab(browser, kNoon + kDayMs, 2);
        if (from == std::string("nowhere")) {
            CHECK(tab.model.vault.state() == VaultState::failed);
            CHECK_FALSE(tab.model.recovery.slots_found);
            continue;
        }
        CHECK(tab.model.recovery.slots_found);
        REQUIRE(tab.model.vault.state() == VaultState::locked);
        CHECK(browser.disk.meta[static_cast<std::size_t>(Meta::slots)].empty());  // not before they have opened it
        tab.act(action::Unlock{"not the passphrase"});
        CHECK(tab.model.vault.state() == VaultState::locked);
        tab.world.clock.now += 31'000;
        tab.settle();
        unlock(tab);
        CHECK(tab.texts() == kAll);
        CHECK_FALSE(browser.disk.meta[static_cast<std::size_t>(Meta::slots)].empty());
    }
}

TEST_CASE("spare slots are left only while there is a passphrase") {
    Browser browser;
    live(browser, true);
    BrowserTab tab(browser, kNoon + 1, 2);
    unlock(tab);
    CHECK(from_hex(tab.world.traces.values["k"]) == tab.model.vault.slots());
    tab.act(action::RemovePassphrase{kPassphrase});
    REQUIRE_FALSE(tab.model.vault.is_sealed());
    CHECK(tab.world.traces.values["k"].empty());
}

TEST_CASE("a copy of another vault is said and left alone, and what it holds can be brought in") {
    for (const bool sealed : {false, true}) {
        CAPTURE(sealed);
        Browser other;
        live(other, sealed);
        Browser browser;
        {
            BrowserTab tab(browser, kNoon, 77);
            tab.act(action::FinishWelcome{});
            tab.write("mine");
        }
        const auto foreign = other.files.files;
        browser.files.files.insert(foreign.begin(), foreign.end());
        BrowserTab tab(browser, kNoon + kDayMs, 9);
        CHECK(tab.model.recovery.opening == Opening::go_on);
        CHECK(tab.model.recovery.other_vault.size() == foreign.size());
        CHECK(tab.texts() == std::vector<std::string>{"mine"});
        tab.act(action::CheckEverything{});
        for (const auto& [name, bytes] : foreign) CHECK(browser.files.files.at(name) == bytes);

        tab.act(action::BringInCopy{});
        if (sealed) {
            CHECK(tab.model.file_work.step == FileWork::Step::asking);
            tab.act(action::FileSecret{kPassphrase});
        }
        REQUIRE(tab.model.file_work.step == FileWork::Step::preview);
        tab.act(action::AgreeToBringIn{});
        CHECK(tab.model.file_work.step == FileWork::Step::done);
        CHECK(tab.texts() == std::vector<std::string>{"mine", "one", "three", "two"});
        tab.act(action::DropOtherCopy{});
        CHECK(tab.model.recovery.other_vault.empty());
        for (const auto& [name, bytes] : foreign) CHECK_FALSE(browser.files.files.contains(name));
        CHECK(tab.two_copies());
    }
}

TEST_CASE("only a copy of another vault: the own one is written beside it") {
    Browser other;
    live(other, false);
    Browser browser;
    {
        BrowserTab tab(browser, kNoon, 77);
        tab.act(action::FinishWelcome{});
        tab.write("mine");
    }
    browser.files.files = other.files.files;
    BrowserTab tab(browser, kNoon + kDayMs, 9);
    CHECK(tab.model.recovery.opening == Opening::set_copy_aside);
    CHECK(tab.two_copies());
    CHECK(copy_holds(browser, "mine"));
    CHECK(copy_holds(browser, "three"));
    CHECK(tab.texts() == std::vector<std::string>{"mine"});
}

TEST_CASE("a tab that writes its copy anew again and again leaves one picture of it, not many") {
    Browser browser;
    live(browser, false);
    BrowserTab tab(browser, kNoon + 1, 2);
    for (int i = 0; i < 4; ++i) {
        tab.write("again");
        const RecordId id = tab.model.document.entries.front().id;
        tab.act(action::DeleteEntry{id});
        tab.act(action::EraseBinned{id});
        tab.settle();
    }
    CHECK(browser.files.files.size() <= 2);
    CHECK(tab.two_copies());
}

TEST_CASE("four fifths of the space is said") {
    Recovery recovery;
    CHECK_FALSE(space_is_short(recovery));  // not known
    recovery.space_quota = 1000;
    recovery.space_used = 799;
    CHECK_FALSE(space_is_short(recovery));
    recovery.space_used = 800;
    CHECK(space_is_short(recovery));
}
