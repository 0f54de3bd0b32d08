// What one tab tells the others: nothing older than what it has said to be gone stays in any of them.
#include <doctest/doctest.h>

#include "browser.h"

using namespace mooring;
using namespace mooring::testing;

TEST_CASE("sealing while a second tab is open: that tab lets go of its plain file before it is said to be done") {
    Browser browser;
    live(browser, false);
    BrowserTab here(browser, kNoon + 1, 2);
    BrowserTab there(browser, kNoon + 1, 3);
    there.write("the marker 7f3a");
    REQUIRE(
        copy_holds(browser, "the marker 7f3a"));  // the positive control: in a file that only the other tab can drop
    seal_all(here);
    CHECK(here.model.key_work.step == KeyWork::Step::done);
    CHECK_FALSE(here.model.key_work.tab_left);
    CHECK_FALSE(copy_holds(browser, "the marker 7f3a"));
    there.settle();
    CHECK(there.model.vault.state() == VaultState::locked);
    CHECK(there.model.document.entries.empty());
    unlock(there);
    CHECK(contains(there.texts(), "the marker 7f3a"));
    there.write("written after sealing");
    CHECK(there.two_copies());
    CHECK_FALSE(copy_holds(browser, "written after sealing"));
}

TEST_CASE("a frozen tab keeps its plain file: that is said, and the next opening without it removes the file") {
    Browser browser;
    live(browser, false);
    {
        auto there = std::make_unique<BrowserTab>(browser, kNoon + 1, 3);
        there->write("the marker 7f3a");
        there->hears = false;
        BrowserTab here(browser, kNoon + 1, 2);
        here.act(action::SetPassphrase{kPassphrase});
        type_code_back(here);
        CHECK(here.model.key_work.is_busy());  // not reported as done while it waits for the other tab
        for (int i = 0; i < 60; ++i) {
            here.world.clock.now += 100;
            here.settle(2);
        }
        CHECK(here.model.key_work.step == KeyWork::Step::done);
        CHECK(here.model.key_work.tab_left);
        REQUIRE(copy_holds(browser, "the marker 7f3a"));
    }
    BrowserTab again(browser, kNoon + kDayMs, 4);
    unlock(again);
    CHECK_FALSE(copy_holds(browser, "the marker 7f3a"));
    CHECK(again.two_copies());
}

TEST_CASE("what is typed in the other tab while everything is sealed is kept, and reaches the copy sealed only") {
    Browser browser;
    live(browser, false);
    BrowserTab here(browser, kNoon + 1, 2);
    BrowserTab there(browser, kNoon + 1, 3);
    there.act(action::NewEntry{""});
    seal_all(here);
    update(there.model, action::DraftText{"typed meanwhile"}, there.ports);
    update(there.model, action::LeaveDraft{}, there.ports);
    there.settle();
    REQUIRE(there.model.vault.state() == VaultState::locked);
    CHECK_FALSE(copy_holds(browser, "typed meanwhile"));
    unlock(there);
    CHECK(contains(there.texts(), "typed meanwhile"));
    CHECK_FALSE(copy_holds(browser, "typed meanwhile"));
}

TEST_CASE("a changed passphrase leaves its old slots in no tab's file") {
    Browser browser;
    live(browser, true);
    BrowserTab here(browser, kNoon + 1, 2);
    BrowserTab there(browser, kNoon + 1, 3);
    unlock(here);
    unlock(there);
    there.write("in a file with the old slots");
    const Bytes old = here.model.vault.slots();
    const std::string slot(old.begin() + 36, old.begin() + 80);
    REQUIRE(copy_holds(browser, slot));
    here.act(action::ChangePassphrase{kPassphrase, "another boat at sea"});
    REQUIRE(here.model.key_work.step == KeyWork::Step::done);
    CHECK_FALSE(copy_holds(browser, slot));
    CHECK_FALSE(holds_text(from_hex(here.world.traces.values["k"]), slot));
    there.settle();
    CHECK(there.model.vault.state() == VaultState::ready);  // the key is the same: it stays open
    there.write("in a file with the new ones");
    CHECK_FALSE(copy_holds(browser, slot));
}

TEST_CASE("what a tab saved after the other tab's copy was written is in a copy again, before two are claimed") {
    Browser browser;
    BrowserTab first(browser), second(browser, kNoon + 5, 2);
    first.write("in the first");
    second.write("in the second");
    const HeadPosition before = second.model.vault.position();
    second.write("saved too late for it");
    // The first one's copy goes up to `before`, and what it says is heard only now.
    const TabMessage late{TabWord::renewed, before};
    hear(second.model, late, second.ports);
    CHECK_FALSE(second.two_copies());
    second.settle();
    CHECK(second.two_copies());
    int held = 0;
    for (const auto& [name, bytes] : browser.files.files) {
        const std::string text(bytes.begin(), bytes.end());
        held += text.find("saved too late for it") != std::string::npos ? 1 : 0;
    }
    CHECK(held > 0);
}

TEST_CASE("locking or hiding one tab locks the others, out of sight too") {
    Browser browser;
    live(browser, true);
    for (const bool hide : {false, true}) {
        BrowserTab here(browser, kNoon + 1, 2);
        BrowserTab there(browser, kNoon + 1, 3);
        unlock(here);
        unlock(there);
        there.act(action::NewEntry{""});
        update(there.model, action::DraftText{hide ? "half a thought" : "a thought"}, there.ports);
        update(here.model, hide ? Action(action::QuickHide{}) : Action(action::LockNow{}), here.ports);
        // No frame of the other tab has run since.
        CHECK(there.model.vault.state() == VaultState::locked);
        CHECK(there.model.document.entries.empty());
        CHECK_FALSE(there.model.draft);
        CHECK_FALSE(there.world.exit.left);
        there.settle();
        CHECK_FALSE(there.model.vault.keys().is_sealed());
    }
    BrowserTab tab(browser, kNoon + 2, 4);
    unlock(tab);
    CHECK(contains(tab.texts(), "half a thought"));
}

TEST_CASE("erasing in one tab empties the others, which write nothing any more") {
    Browser browser;
    live(browser, false);
    BrowserTab here(browser, kNoon + 1, 2);
    BrowserTab there(browser, kNoon + 1, 3);
    there.act(action::NewEntry{""});
    update(there.model, action::DraftText{"not to be kept"}, there.ports);
    update(here.model, action::EraseEverything{}, here.ports);
    here.settle();
    CHECK(there.world.exit.left);
    CHECK(there.model.document.entries.empty());
    browser.disk = MemoryDisk{};
    browser.files.files.clear();
    there.settle();
    flush(there.model, there.ports);
    there.settle();
    CHECK_FALSE(browser.disk.exists);
    CHECK(browser.files.files.empty());
}

TEST_CASE("two tabs that must both write the copy anew at once leave one that is whole") {
    Browser browser;
    live(browser, false);
    {
        BrowserTab here(browser, kNoon + 1, 2);
        BrowserTab there(browser, kNoon + 1, 3);
        for (BrowserTab* tab : {&here, &there}) {
            tab->write("to go");
            const RecordId id = tab->model.document.entries.front().id;
            tab->act(action::DeleteEntry{id});
            update(tab->model, action::EraseBinned{id}, tab->ports);
        }
        for (int i = 0; i < 200; ++i) {
            here.world.clock.now += 10;
            there.world.clock.now += 10;
            here.settle(1);
            there.settle(1);
        }
        CHECK_FALSE(copy_holds(browser, "to go"));
    }
    browser.disk = MemoryDisk{};
    BrowserTab again(browser, kNoon + kDayMs, 4);
    CHECK(again.model.recovery.restored);
    CHECK(again.texts() == kAll);
}
