#include <doctest/doctest.h>

#include "bench.h"
#include "core/backup.h"
#include "sealed.h"

using namespace mooring;
using namespace mooring::testing;
using Step = KeyWork::Step;

namespace {

// Proves the passphrase and presses as often as the passkey needs it.
int add_passkey(Tab& tab, const std::string& current = kPassphrase) {
    tab.act_and_settle(action::AddPasskey{current});
    int presses = 0;
    for (; tab.model.key_work.step == Step::press && presses < 5; ++presses) {
        CHECK(tab.world.passkeys.calls == presses);  // nothing is asked before the press
        tab.act_and_settle(action::PressForPasskey{});
    }
    return presses;
}

std::vector<SlotKind> kinds(const Tab& tab) {
    std::vector<SlotKind> found;
    const auto table = decode_slots(tab.model.vault.slots());
    for (const Slot& slot : table.value().slots) found.push_back(slot.kind);
    return found;
}

}  // namespace

TEST_CASE("a passkey is an extra way in: it opens, and passphrase and code still do") {
    for (const bool at_once : {false, true}) {
        INFO("gives its secret when it is made: ", at_once);
        MemoryDisk disk;
        auto tab = sealed_tab(disk);
        tab->world.passkeys.gives_when_made = at_once;
        CHECK_FALSE(has_passkey(tab->model));
        CHECK(add_passkey(*tab) == (at_once ? 1 : 2));
        REQUIRE(tab->model.key_work.step == Step::done);
        CHECK(has_passkey(tab->model));
        CHECK(kinds(*tab) == std::vector{SlotKind::passphrase, SlotKind::recovery, SlotKind::passkey});
        tab->act_and_settle(action::LockNow{});
        CHECK(has_passkey(tab->model));  // the lock can offer it
        tab->act_and_settle(action::UnlockByPasskey{});
        REQUIRE(tab->vault().state() == VaultState::ready);
        CHECK(tab->document().entries[0].text == "sealed words");
        tab->act_and_settle(action::LockNow{});
        unlock(*tab);
        CHECK(tab->vault().state() == VaultState::ready);
    }
}

TEST_CASE("what is no secret changes nothing: a wrong passphrase, a closed dialog, a passkey without PRF") {
    MemoryDisk disk;
    auto tab = sealed_tab(disk);
    const Bytes before = tab->vault().slots();
    CHECK(add_passkey(*tab, "not the one") == 0);
    CHECK(tab->model.key_work.error == ErrorKind::secret);
    tab->wait(31'000);
    tab->world.passkeys.failure = ErrorKind::cancelled;
    CHECK(add_passkey(*tab) == 1);
    CHECK(tab->model.key_work.error == ErrorKind::cancelled);
    tab->world.passkeys.failure = ErrorKind::none;
    tab->world.passkeys.has_prf = false;
    tab->world.passkeys.calls = 0;
    CHECK(add_passkey(*tab) == 1);
    CHECK(tab->model.key_work.error == ErrorKind::unsupported);
    CHECK(tab->vault().slots() == before);
    CHECK(tab->vault().state() == VaultState::ready);
}

TEST_CASE("a passkey that is gone leaves the lock as it was, and counts as no wrong try") {
    MemoryDisk disk;
    auto tab = sealed_tab(disk);
    add_passkey(*tab);
    tab->act_and_settle(action::LockNow{});
    tab->world.passkeys.failure = ErrorKind::cancelled;
    tab->act_and_settle(action::UnlockByPasskey{});
    CHECK(tab->vault().state() == VaultState::locked);
    CHECK(tab->model.key_work.error == ErrorKind::cancelled);
    CHECK(tab->model.key_work.wrong_tries == 0);
    unlock(*tab);
    CHECK(tab->vault().state() == VaultState::ready);
}

TEST_CASE("a passkey can be replaced and taken away; a new key leaves it out; no backup has it") {
    MemoryDisk disk;
    auto tab = sealed_tab(disk);
    add_passkey(*tab);
    const Bytes first = decode_slots(tab->vault().slots()).value().find(SlotKind::passkey)->credential;
    tab->act_and_settle(action::DropPasskey{});
    REQUIRE(tab->model.key_work.step == Step::done);
    CHECK_FALSE(has_passkey(tab->model));
    CHECK(kinds(*tab) == std::vector{SlotKind::passphrase, SlotKind::recovery});
    tab->world.passkeys.calls = 0;
    tab->world.passkeys.gives_when_made = true;
    add_passkey(*tab);
    tab->world.passkeys.calls = 0;
    add_passkey(*tab);
    CHECK(kinds(*tab) == std::vector{SlotKind::passphrase, SlotKind::recovery, SlotKind::passkey});
    tab->act_and_settle(action::BackUp{});
    REQUIRE_FALSE(tab->world.files.offers.empty());
    const std::string& file = tab->world.files.offers.back().bytes;
    const auto header = read_backup_header(bytes_of(file));
    REQUIRE(header.ok());
    CHECK(header.value().slots.find(SlotKind::passphrase) != nullptr);
    CHECK(header.value().slots.find(SlotKind::passkey) == nullptr);
    tab->act_and_settle(action::StopFileWork{});
    tab->act_and_settle(action::NewKey{kPassphrase, "another boat at sea"});
    confirm_code(*tab);
    REQUIRE(tab->model.key_work.step == Step::done);
    CHECK_FALSE(has_passkey(tab->model));
}
