#include <doctest/doctest.h>

#include "bench.h"
#include "browser.h"
#include "sealed.h"

using namespace mooring;
using namespace mooring::testing;
using Step = KeyWork::Step;

namespace {

constexpr const char* kMarker = "the marker 7f3a";

std::unique_ptr<Tab> sealed_tab(MemoryDisk& disk, std::string& code) {
    auto tab = welcomed_tab(disk);
    write_entry(*tab, kMarker, 7);
    take_sitting(*tab, 4);
    code = seal_vault(*tab);
    return tab;
}

}  // namespace

TEST_CASE("sealing leaves nothing readable on the disk, and everything in sight") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    write_entry(*tab, kMarker, 7);
    take_sitting(*tab, 4);
    CHECK(disk_holds(disk, kMarker));  // the positive control
    seal_vault(*tab);
    CHECK_FALSE(disk_holds(disk, kMarker));
    CHECK_FALSE(disk_holds(disk, "compass-12"));
    CHECK(tab->document().entries.size() == 1);
    CHECK(tab->document().entries[0].text == kMarker);
    CHECK(tab->document().sittings.size() == 1);
    CHECK(tab->vault().unreadable_rows() == 0);
    const std::string id = write_entry(*tab, "written after sealing") == RecordId{} ? "" : "written after sealing";
    CHECK_FALSE(disk_holds(disk, id));
    CHECK(tab->vault().save_state() == SaveState::saved);
    const auto head = read_head_unchecked(disk.head).value();
    CHECK(head.sealed);
    CHECK(head.generation == 2);
    CHECK(head.row_count == disk.rows.size());  // the plain rows are gone
}

TEST_CASE("a sealed vault opens with its passphrase or its recovery code and with nothing else") {
    MemoryDisk disk;
    std::string code;
    sealed_tab(disk, code);
    auto tab = open_tab(disk, kNoon + kDayMs, 7);
    REQUIRE(tab->vault().state() == VaultState::locked);
    CHECK(tab->document().entries.empty());
    for (const char* wrong : {"", "a boat in the harbor", "A boat in the harbour", "0000-0000"}) {
        unlock(*tab, wrong);
        CHECK(tab->vault().state() == VaultState::locked);
        CHECK(tab->model.key_work.error == ErrorKind::secret);
    }
    unlock(*tab, "0000-0000-0000-0000-0000-0000-0000", true);
    CHECK(tab->vault().state() == VaultState::locked);
    unlock(*tab);
    REQUIRE(tab->vault().state() == VaultState::ready);
    CHECK(tab->document().entries[0].text == kMarker);
    CHECK(tab->model.key_work.step == Step::none);
    tab->act_and_settle(action::LockNow{});
    CHECK(tab->vault().state() == VaultState::locked);
    CHECK(tab->document().entries.empty());
    CHECK_FALSE(tab->vault().keys().is_sealed());
    unlock(*tab, code, true);
    REQUIRE(tab->vault().state() == VaultState::ready);
    CHECK(tab->document().entries[0].text == kMarker);
}

TEST_CASE("wrong tries wait 1, 2, 4 and at most 30 s, and wipe nothing") {
    MemoryDisk disk;
    std::string code;
    sealed_tab(disk, code);
    auto tab = open_tab(disk, kNoon + kDayMs, 7);
    for (const std::int64_t delay : {1'000, 2'000, 4'000, 8'000, 16'000, 30'000, 30'000}) {
        tab->act_and_settle(action::Unlock{"wrong passphrase"});
        CHECK(tab->model.key_work.retry_at_ms == tab->world.clock.now + delay);
        const int calls = tab->world.kdf.calls;
        tab->act_and_settle(action::Unlock{kPassphrase});  // too soon
        CHECK(tab->world.kdf.calls == calls);
        tab->wait(delay);
    }
    tab->act_and_settle(action::Unlock{kPassphrase});
    CHECK(tab->vault().state() == VaultState::ready);
    CHECK(tab->document().entries.size() == 1);
}

TEST_CASE("the code must be typed back, and stopping before that changes nothing") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    write_entry(*tab, kMarker);
    const Bytes head = disk.head;
    tab->act_and_settle(action::SetPassphrase{"too short"});
    CHECK(tab->model.key_work.step == Step::none);
    tab->act_and_settle(action::SetPassphrase{kPassphrase});
    tab->act_and_settle(action::ConfirmCode{"0000", "ZZZZ"});
    CHECK(tab->model.key_work.step == Step::showing);
    CHECK(tab->model.key_work.code_refused);
    tab->act_and_settle(action::StopKeyWork{});
    CHECK(disk.head == head);
    CHECK_FALSE(tab->vault().is_sealed());
    seal_vault(*tab);
    CHECK_FALSE(disk_holds(disk, kMarker));
}

TEST_CASE("a browser that computes keys wrongly is never told that the passphrase is wrong") {
    MemoryDisk disk;
    std::string code;
    {
        auto tab = welcomed_tab(disk);
        for (int n = 1; n <= 3; ++n) {  // self test, first and second derivation
            tab->world.kdf.calls = 0;
            tab->world.kdf.fail_at = n;
            tab->world.kdf.failure = ErrorKind::none;
            tab->act_and_settle(action::SetPassphrase{kPassphrase});
            CHECK(tab->model.key_work.step == Step::failed);
            CHECK(tab->model.key_work.error == ErrorKind::kdf);
            CHECK_FALSE(tab->vault().is_sealed());
            tab->act_and_settle(action::StopKeyWork{});
        }
        // 64 MiB cannot be had: the least does.
        tab->world.kdf.calls = 0;
        tab->world.kdf.fail_at = 1;
        tab->world.kdf.failure = ErrorKind::memory;
        code = seal_vault(*tab);
        const auto table = decode_slots(tab->vault().slots()).value();
        CHECK(table.find(SlotKind::passphrase)->cost == kLowCost);
    }
    auto tab = open_tab(disk, kNoon + kDayMs, 7);
    tab->world.kdf.fail_at = 1;
    tab->world.kdf.failure = ErrorKind::none;
    unlock(*tab);
    CHECK(tab->model.key_work.error == ErrorKind::kdf);
    CHECK(tab->model.key_work.wrong_tries == 0);
    unlock(*tab);
    CHECK(tab->vault().state() == VaultState::ready);
}

TEST_CASE("a changed passphrase opens, the old one does not, the code still does; and no row was written anew") {
    MemoryDisk disk;
    std::string code;
    auto tab = sealed_tab(disk, code);
    const auto rows = disk.rows;
    tab->act_and_settle(action::ChangePassphrase{"not the current one", "another boat at sea"});
    CHECK(tab->model.key_work.error == ErrorKind::secret);
    tab->wait(31'000);
    tab->act_and_settle(action::ChangePassphrase{kPassphrase, "another boat at sea"});
    CHECK(tab->model.key_work.step == Step::done);
    CHECK(disk.rows == rows);
    tab->act_and_settle(action::StopKeyWork{});
    tab->act_and_settle(action::LockNow{});
    unlock(*tab, kPassphrase);
    CHECK(tab->vault().state() == VaultState::locked);
    unlock(*tab, "another boat at sea");
    CHECK(tab->vault().state() == VaultState::ready);
    tab->act_and_settle(action::LockNow{});
    unlock(*tab, code, true);
    CHECK(tab->vault().state() == VaultState::ready);
    // Forgotten, and opened by the code: the new one needs no current one.
    tab->act_and_settle(action::ChangePassphrase{"", "a third boat on land"});
    CHECK(tab->model.key_work.step == Step::done);
    tab->act_and_settle(action::StopKeyWork{});
    tab->act_and_settle(action::NewRecoveryCode{"a third boat on land"});
    const std::string next = tab->model.key_work.code;
    confirm_code(*tab);
    tab->act_and_settle(action::LockNow{});
    unlock(*tab, code, true);
    CHECK(tab->vault().state() == VaultState::locked);
    unlock(*tab, next, true);
    CHECK(tab->vault().state() == VaultState::ready);
    CHECK(tab->document().entries[0].text == kMarker);
}

TEST_CASE("the passphrase can be taken away again") {
    MemoryDisk disk;
    std::string code;
    auto tab = sealed_tab(disk, code);
    tab->act_and_settle(action::RemovePassphrase{"not this one"});
    CHECK(tab->vault().is_sealed());
    tab->wait(31'000);
    tab->act_and_settle(action::RemovePassphrase{kPassphrase});
    CHECK(tab->model.key_work.step == Step::done);
    CHECK_FALSE(tab->vault().is_sealed());
    CHECK(tab->document().entries[0].text == kMarker);
    check_adds_up(disk);
    CHECK(read_disk(disk).texts == std::vector<std::string>{kMarker});
}

TEST_CASE("the store fails at its n-th call while everything is sealed or opened: the old or the new vault is whole") {
    for (const bool sealing : {true, false}) {
        for (int n = 1, more = 1; more != 0 && n < 60; ++n) {
            for (const auto fault : {FlakyStore::Fault::error, FlakyStore::Fault::error_after_writing}) {
                INFO((sealing ? "sealing" : "opening"), ", call ", n, ", fault ", static_cast<int>(fault));
                MemoryDisk disk;
                std::string code;
                auto tab = sealing ? welcomed_tab(disk) : sealed_tab(disk, code);
                if (sealing) write_entry(*tab, kMarker);
                FlakyStore flaky(tab->world.store, n, ErrorKind::quota, fault);
                tab->world.ports.store = &flaky;
                if (sealing) {
                    tab->act_and_settle(action::SetPassphrase{kPassphrase});
                    confirm_code(*tab);
                } else {
                    tab->act_and_settle(action::RemovePassphrase{kPassphrase});
                }
                more = flaky.calls() >= n ? 1 : 0;
                tab->world.ports.store = &tab->world.store;
                tab->wait(25'000);
                tab->act(action::Retry{});
                tab->settle();
                if (tab->vault().state() == VaultState::locked) unlock(*tab);
                REQUIRE(tab->vault().state() == VaultState::ready);
                REQUIRE(tab->document().entries.size() == 1);
                REQUIRE(tab->document().entries[0].text == kMarker);
                REQUIRE(tab->vault().unreadable_rows() == 0);
                write_entry(*tab, "goes on");
                REQUIRE(tab->vault().save_state() == SaveState::saved);
                REQUIRE(read_head_unchecked(disk.head).value().row_count == disk.rows.size());
                REQUIRE(disk_holds(disk, kMarker) != tab->vault().is_sealed());
            }
        }
    }
}

TEST_CASE("one tab seals while the other has something unsaved: it asks for the passphrase and then saves it") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk, kNoon, 1);
    auto other = open_tab(disk, kNoon, 2);
    seal_vault(*tab);
    other->act(action::NewEntry{""});
    other->act(action::DraftText{"from the other tab"});
    other->act_and_settle(action::LeaveDraft{});
    CHECK(other->vault().state() == VaultState::locked);
    CHECK_FALSE(disk_holds(disk, "from the other tab"));
    unlock(*other);
    other->settle();
    REQUIRE(other->vault().state() == VaultState::ready);
    CHECK(other->vault().save_state() == SaveState::saved);
    REQUIRE(other->document().entries.size() == 1);
    CHECK(other->document().entries[0].text == "from the other tab");
    CHECK_FALSE(disk_holds(disk, "from the other tab"));
}

TEST_CASE(
    "a new key after a theft: neither the old passphrase, nor the old code, nor the old key opens anything here") {
    MemoryDisk disk;
    std::string code;
    auto tab = sealed_tab(disk, code);
    const Keyring stolen = tab->vault().keys().copy();
    const Bytes old_slots = tab->vault().slots();
    tab->act_and_settle(action::NewKey{"not the current one", "another boat at sea"});
    CHECK(tab->model.key_work.error == ErrorKind::secret);
    CHECK(tab->vault().slots() == old_slots);
    tab->wait(31'000);
    tab->act_and_settle(action::NewKey{kPassphrase, "another boat at sea"});
    const std::string next = tab->model.key_work.code;
    confirm_code(*tab);
    REQUIRE(tab->model.key_work.step == Step::done);
    CHECK(decode_slots(tab->vault().slots()).value().key_number == 2);
    CHECK(tab->document().entries[0].text == kMarker);
    CHECK_FALSE(decode_head(stolen, disk.head));
    for (const auto& [key, value] : disk.rows) CHECK_FALSE(unwrap_row(stolen, storage_key_of(key), value));
    CHECK(read_head_unchecked(disk.head).value().row_count ==
          disk.rows.size());  // nothing of the old generation is left
    tab->act_and_settle(action::StopKeyWork{});
    tab->act_and_settle(action::LockNow{});
    for (const auto& [secret, by_code] : {std::pair{std::string(kPassphrase), false}, std::pair{code, true}}) {
        unlock(*tab, secret, by_code);
        CHECK(tab->vault().state() == VaultState::locked);
    }
    unlock(*tab, next, true);
    CHECK(tab->vault().state() == VaultState::ready);
    tab->act_and_settle(action::LockNow{});
    unlock(*tab, "another boat at sea");
    REQUIRE(tab->vault().state() == VaultState::ready);
    CHECK(tab->document().entries[0].text == kMarker);
}

TEST_CASE("a tab that has not heard of the new passphrase does not bring the old one back with its own slots") {
    Browser browser;
    live(browser, true);
    BrowserTab first(browser), second(browser, kNoon + 5, 2);
    unlock(first);
    unlock(second);
    REQUIRE(second.model.vault.state() == VaultState::ready);
    second.hears = false;
    first.act(action::ChangePassphrase{kPassphrase, "another boat at sea"});
    REQUIRE(first.model.key_work.step == Step::done);
    second.world.passkeys.gives_when_made = true;
    second.act(action::AddPasskey{kPassphrase});
    second.act(action::PressForPasskey{});
    REQUIRE(second.model.key_work.step == Step::done);
    CHECK(has_passkey(second.model));
    BrowserTab third(browser, kNoon + kDayMs, 3);
    REQUIRE(third.model.vault.state() == VaultState::locked);
    unlock(third);
    CHECK(third.model.vault.state() == VaultState::locked);
    third.world.clock.now += 31'000;
    third.settle();
    third.act(action::Unlock{"another boat at sea", false});
    CHECK(third.model.vault.state() == VaultState::ready);
}

TEST_CASE("the store fails at its n-th call while the key is changed: one of the two passphrases opens all of it") {
    for (int n = 1, more = 1; more != 0 && n < 60; ++n) {
        for (const auto fault : {FlakyStore::Fault::error, FlakyStore::Fault::error_after_writing}) {
            INFO("call ", n, ", fault ", static_cast<int>(fault));
            MemoryDisk disk;
            std::string code;
            {
                auto tab = sealed_tab(disk, code);
                FlakyStore flaky(tab->world.store, n, ErrorKind::quota, fault);
                tab->world.ports.store = &flaky;
                tab->act_and_settle(action::NewKey{kPassphrase, "another boat at sea"});
                confirm_code(*tab);
                more = flaky.calls() >= n ? 1 : 0;
            }  // and the tab is killed there
            auto tab = open_tab(disk, kNoon + kDayMs, 7);
            unlock(*tab);
            if (tab->vault().state() == VaultState::locked) unlock(*tab, "another boat at sea");
            REQUIRE(tab->vault().state() == VaultState::ready);
            REQUIRE(tab->document().entries.size() == 1);
            REQUIRE(tab->document().entries[0].text == kMarker);
            REQUIRE(tab->vault().unreadable_rows() == 0);
        }
    }
}

TEST_CASE("passphrase and code are asked after once a month, and not in between") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    write_entry(*tab, kMarker);
    tab->wait(40 * kDayMs);
    CHECK_FALSE(rehearsal_is_due(tab->model));  // there is none
    seal_vault(*tab);
    CHECK_FALSE(rehearsal_is_due(tab->model));
    tab->world.clock.now += 30 * kDayMs;
    tab->settle();
    unlock(*tab);
    CHECK(rehearsal_is_due(tab->model));
    tab->act_and_settle(action::PutOffRehearsal{});
    CHECK_FALSE(rehearsal_is_due(tab->model));
    tab->world.clock.now += 30 * kDayMs;
    tab->settle();
    unlock(*tab);
    CHECK(rehearsal_is_due(tab->model));
    tab->act_and_settle(action::Rehearse{kPassphrase});
    CHECK_FALSE(rehearsal_is_due(tab->model));
}

TEST_CASE("an update is not taken by a locked tab whose drafts wait sealed in memory") {
    MemoryDisk disk;
    std::string code;
    auto tab = sealed_tab(disk, code);
    Slow slow(disk);
    tab->world.ports.store = &slow;
    tab->act(action::NewEntry{""});
    tab->act(action::DraftText{"not stored yet"});
    tab->act(action::LockNow{});
    tab->wait(3'000);  // longer than a lock waits for the store
    REQUIRE(tab->vault().state() == VaultState::locked);
    REQUIRE(tab->vault().pending());
    tab->act(action::UpdateReady{});
    tab->act(action::AcceptUpdate{});
    tab->settle();
    CHECK(tab->world.updates.accepted == 0);
    CHECK(tab->model.update_wanted);
    tab->world.ports.store = &tab->world.store;
    tab->wait(31'000);
    tab->act_and_settle(action::Unlock{kPassphrase});
    REQUIRE(tab->vault().state() == VaultState::ready);
    CHECK_FALSE(tab->vault().pending());
    CHECK(tab->world.updates.accepted == 1);
    const auto again = open_tab(disk, kNoon + kDayMs, 8);
    unlock(*again);
    REQUIRE(again->document().entry_drafts.size() == 1);
    CHECK(again->document().entry_drafts[0].text == "not stored yet");
}
