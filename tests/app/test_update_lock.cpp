#include <doctest/doctest.h>

#include "bench.h"
#include "sealed.h"

using namespace mooring;
using namespace mooring::testing;

TEST_CASE("locks by itself: without input, out of sight for long, and at once when the page may be gone") {
    MemoryDisk disk;
    auto tab = sealed_tab(disk);
    tab->act(action::NewEntry{""});
    tab->act(action::DraftText{"half a sent"});
    tab->wait(119'000);
    CHECK(tab->vault().state() == VaultState::ready);
    tab->act(action::DraftText{"half a sentence"});
    tab->wait(119'000);
    CHECK(tab->vault().state() == VaultState::ready);
    tab->wait(1'000);
    CHECK(tab->vault().state() == VaultState::locked);
    CHECK_FALSE(tab->model.draft);
    tab->settle();
    CHECK_FALSE(disk_holds(disk, "half a"));
    unlock(*tab);
    REQUIRE(tab->document().entry_drafts.size() == 1);  // what was typed is there
    CHECK(tab->document().entry_drafts[0].text == "half a sentence");

    flush(tab->model, tab->world.ports);
    tab->world.clock.now += 59'000;
    resume(tab->model, tab->world.ports);
    CHECK(tab->vault().state() == VaultState::ready);
    flush(tab->model, tab->world.ports);
    tab->world.clock.now += 60'000;
    resume(tab->model, tab->world.ports);
    CHECK(tab->vault().state() == VaultState::locked);
    CHECK(tab->document().entry_drafts.empty());
    unlock(*tab);
    lock(tab->model, tab->world.ports);
    CHECK(tab->vault().state() == VaultState::locked);
}

TEST_CASE("a plain vault never locks") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    write_entry(*tab, "open to all");
    tab->wait(kDayMs);
    tab->act_and_settle(action::LockNow{});
    CHECK(tab->vault().state() == VaultState::ready);
    CHECK(tab->document().entries.size() == 1);
}

TEST_CASE("a draft that cannot be stored while locking waits sealed, and is stored after unlocking") {
    MemoryDisk disk;
    auto tab = sealed_tab(disk);
    FlakyStore flaky(tab->world.store, 1, ErrorKind::connection);
    tab->act(action::NewEntry{""});
    tab->world.ports.store = &flaky;
    tab->act(action::DraftText{"in the last second"});
    tab->act_and_settle(action::LockNow{});
    CHECK(tab->vault().state() == VaultState::locked);
    tab->wait(2'001);
    CHECK_FALSE(tab->vault().keys().is_sealed());
    unlock(*tab);
    REQUIRE(tab->document().entry_drafts.size() == 1);
    CHECK(tab->document().entry_drafts[0].text == "in the last second");
    CHECK(tab->vault().save_state() == SaveState::saved);
}

TEST_CASE("quick-hide covers first, keeps what was typed, locks, and then leaves") {
    MemoryDisk disk;
    auto tab = sealed_tab(disk);
    tab->act(action::NewEntry{""});
    tab->act(action::DraftText{"unfinished"});
    tab->act(action::QuickHide{});
    CHECK(tab->world.exit.left);
    CHECK(tab->vault().state() == VaultState::locked);
    tab->settle();
    unlock(*tab);
    CHECK(tab->document().entry_drafts.size() == 1);
}

TEST_CASE("whoever goes away while a passkey is waited for leaves no open vault behind") {
    MemoryDisk disk;
    auto tab = sealed_tab(disk);
    tab->act_and_settle(action::AddPasskey{kPassphrase});
    REQUIRE(tab->model.key_work.step == KeyWork::Step::press);
    const Bytes before = tab->vault().slots();
    tab->wait(120'000);
    CHECK(tab->vault().state() == VaultState::locked);
    CHECK(tab->model.key_work.step == KeyWork::Step::none);
    tab->act_and_settle(action::PressForPasskey{});
    CHECK(tab->world.passkeys.calls == 0);
    unlock(*tab);
    CHECK(tab->vault().slots() == before);
}
