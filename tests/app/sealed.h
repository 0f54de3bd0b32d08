// A person with a passphrase, and what lies on the disk when nothing of it may be readable.
#pragma once

#include "core/slots.h"
#include "tab.h"

namespace mooring::testing {

inline constexpr const char* kPassphrase = "a boat in the harbour";

// Types back the groups that are asked for.
inline void confirm_code(Tab& tab) {
    const KeyWork& work = tab.model.key_work;
    REQUIRE(work.step == KeyWork::Step::showing);
    const auto group = [&](int i) {
        return work.code.substr(static_cast<std::size_t>(work.asked[static_cast<std::size_t>(i)]) * 5, 4);
    };
    tab.act_and_settle(action::ConfirmCode{group(0), group(1)});
}

// Seals the vault and returns the recovery code.
inline std::string seal_vault(Tab& tab, const std::string& passphrase = kPassphrase) {
    tab.act_and_settle(action::SetPassphrase{passphrase});
    const std::string code = tab.model.key_work.code;
    confirm_code(tab);
    REQUIRE(tab.model.key_work.step == KeyWork::Step::done);
    REQUIRE(tab.vault().is_sealed());
    tab.act_and_settle(action::StopKeyWork{});
    return code;
}

// Somebody with an entry, sealed.
inline std::unique_ptr<Tab> sealed_tab(MemoryDisk& disk) {
    auto tab = welcomed_tab(disk);
    write_entry(*tab, "sealed words", 7);
    seal_vault(*tab);
    return tab;
}

inline bool holds_text(const Bytes& bytes, std::string_view text) {
    const ByteSpan wanted = bytes_of(text);
    return std::search(bytes.begin(), bytes.end(), wanted.begin(), wanted.end()) != bytes.end();
}

inline bool disk_holds(const MemoryDisk& disk, std::string_view text) {
    const auto in_row = [&](const auto& row) { return holds_text(row.second, text); };
    const auto in_meta = [&](const Bytes& row) { return holds_text(row, text); };
    return holds_text(disk.head, text) || std::any_of(disk.rows.begin(), disk.rows.end(), in_row) ||
           std::any_of(disk.meta.begin(), disk.meta.end(), in_meta);
}

// Unlocks a tab that shows the lock screen.
inline void unlock(Tab& tab, const std::string& secret = kPassphrase, bool by_code = false) {
    REQUIRE(tab.vault().state() == VaultState::locked);
    tab.wait(31'000);  // whatever delay wrong tries have brought
    tab.act_and_settle(action::Unlock{secret, by_code});
}

}  // namespace mooring::testing
