// One day of a person, with the store failing at every single call: never a false "saved", nothing that was saved is
// lost, and after trying again everything is there.
#include <doctest/doctest.h>

#include <functional>
#include <set>

#include "tab.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

// Everything a person can see, as text.
std::string all_of(const Document& document) {
    std::string all = encode_settings(document.settings) + "\n";
    for (const Entry& entry : document.entries) all += to_text(entry.id) + encode_entry(entry) + "\n";
    for (const Entry& entry : document.entry_drafts) all += to_text(entry.id) + encode_entry(entry) + "\n";
    for (const Sitting& sitting : document.sittings) all += to_text(sitting.id) + encode_sitting(sitting) + "\n";
    for (const Sitting& sitting : document.sitting_drafts) all += to_text(sitting.id) + encode_sitting(sitting) + "\n";
    for (const auto& [id, marks] : document.marks) all += to_text(id) + encode_marks(marks) + "\n";
    for (const auto& [id, versions] : document.versions) all += to_text(id) + std::to_string(versions) + "\n";
    return all;
}

std::set<std::string> lines(const std::string& text) {
    std::set<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        out.insert(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

using Steps = std::vector<std::function<void(Tab&)>>;

// What the person does, in small steps.
Steps day() {
    Steps steps;
    const auto act = [&](auto make) { steps.push_back([make](Tab& tab) { tab.act(make(tab)); }); };
    const auto wait = [&](std::int64_t ms) { steps.push_back([ms](Tab& tab) { tab.wait(ms); }); };
    act([](Tab&) { return action::FinishWelcome{}; });
    act([](Tab&) { return action::StartSitting{kQuickForm}; });
    for (int i = 0; i < 12; ++i) {
        wait(2'000);
        act([i](Tab&) { return action::AnswerItem{1 + i % 7}; });
        act([](Tab&) { return action::NextItem{}; });
        if (i == 5) act([](Tab&) { return action::PauseSitting{}; });
        if (i == 5) {
            act([](Tab& tab) -> Action {
                const auto& drafts = tab.document().sitting_drafts;
                if (drafts.empty()) return action::Back{};
                return action::ResumeSitting{drafts.front().id};
            });
        }
    }
    act([](Tab&) { return action::FinishSitting{Care::yes}; });
    act([](Tab& tab) { return action::NoteSitting{tab.model.place().id, "after lunch"}; });
    wait(1'000);
    act([](Tab& tab) { return action::IncludeSitting{tab.model.place().id, false}; });
    act([](Tab&) { return action::NewEntry{"J01"}; });
    act([](Tab&) { return action::DraftText{"Sea"}; });
    wait(1'000);
    act([](Tab&) { return action::DraftText{"Sea and wind"}; });
    act([](Tab&) { return action::DraftMood{6}; });
    act([](Tab&) { return action::LeaveDraft{}; });
    act([](Tab& tab) { return action::EditEntry{tab.model.place().id}; });
    act([](Tab&) { return action::DraftText{"Sea, wind and rain"}; });
    wait(1'000);
    act([](Tab&) { return action::LeaveDraft{}; });
    act([](Tab&) { return action::NewEntry{""}; });
    act([](Tab&) { return action::DraftText{"to be deleted"}; });
    act([](Tab&) { return action::LeaveDraft{}; });
    act([](Tab& tab) { return action::DeleteEntry{tab.model.place().id}; });
    wait(500);
    act([](Tab&) { return action::Undo{}; });
    act([](Tab&) { return action::SetTheme{ThemeChoice::dark}; });
    act([](Tab&) { return action::NewEntry{""}; });
    act([](Tab&) { return action::DraftText{"still in the editor"}; });
    wait(1'000);
    return steps;
}

struct Watch {
    std::set<std::string> acknowledged;
    std::set<std::string> stored;  // as of `head`
    Bytes head;

    // Called after every frame.
    void look(Tab& tab, MemoryDisk& disk) {
        if (head != disk.head || head.empty()) stored = lines(all_of(read_disk(disk).document));
        head = disk.head;
        const std::set<std::string> in_sight = lines(all_of(tab.document()));
        if (tab.vault().save_state() == SaveState::saved) {
            REQUIRE_FALSE(tab.vault().pending());
            REQUIRE(stored == in_sight);  // never a false "saved"
            acknowledged = stored;
        }
        // What was saved is not lost, unless the person has changed or deleted it since.
        std::erase_if(acknowledged, [&](const std::string& line) { return !in_sight.contains(line); });
        for (const std::string& line : acknowledged) REQUIRE(stored.contains(line));
    }
};

// The whole day over a store that fails at its n-th call; returns how many calls there were.
int live(int fail_at, ErrorKind kind, FlakyStore::Fault fault) {
    MemoryDisk disk;
    Tab tab(disk);
    FlakyStore store(tab.world.store, fail_at, kind, fault);
    tab.model.vault = Vault{};
    tab.world.ports.store = &store;
    start(tab.model, tab.world.ports);
    tab.settle(5);
    if (fail_at == 1) {
        tab.wait(16'000);
        REQUIRE(tab.vault().state() == VaultState::failed);
        tab.act(action::Retry{});
        tab.settle(5);
    }
    REQUIRE(tab.vault().state() == VaultState::absent);

    Watch watch;
    for (const auto& step : day()) {
        step(tab);
        for (int i = 0; i < 2; ++i) {
            tab.frame();
            watch.look(tab, disk);
        }
    }
    const std::string before = all_of(tab.document());
    tab.wait(10'000);
    if (tab.vault().save_state() == SaveState::not_saved) tab.act(action::Retry{});
    for (int i = 0; i < 20; ++i) {
        tab.frame();
        watch.look(tab, disk);
    }
    REQUIRE(tab.vault().state() == VaultState::ready);
    REQUIRE(tab.vault().save_state() == SaveState::saved);
    REQUIRE(all_of(tab.document()) == before);
    REQUIRE(tab.document().entries.size() == 2);
    REQUIRE(tab.document().entry_drafts.size() == 1);
    REQUIRE(tab.document().sittings.size() == 1);
    check_adds_up(disk);
    return store.calls();
}

}  // namespace

TEST_CASE("the store fails at its n-th call, for every n of a day, in every way") {
    const int calls = live(0, ErrorKind::none, FlakyStore::Fault::error);
    REQUIRE(calls > 40);
    using Fault = FlakyStore::Fault;
    for (int n = 1; n <= calls; ++n) {
        INFO("call ", n, " of ", calls);
        for (const Fault fault : {Fault::error, Fault::silence, Fault::error_after_writing}) {
            INFO("fault ", static_cast<int>(fault));
            for (const ErrorKind kind : {ErrorKind::connection, ErrorKind::quota}) {
                if (fault == Fault::silence && kind == ErrorKind::quota) continue;
                live(n, kind, fault);
            }
        }
    }
}

TEST_CASE("with another tab saving in between, every failure of a refresh heals too") {
    using Fault = FlakyStore::Fault;
    for (int n = 1; n <= 12; ++n) {
        for (const Fault fault : {Fault::error, Fault::silence, Fault::error_after_writing}) {
            INFO("call ", n, ", fault ", static_cast<int>(fault));
            MemoryDisk disk;
            auto tab = welcomed_tab(disk, kNoon, 1);
            auto other = open_tab(disk, kNoon, 2);
            FlakyStore store(tab->world.store, n, ErrorKind::connection, fault);
            tab->world.ports.store = &store;
            Watch watch;
            for (int i = 0; i < 3; ++i) {
                write_entry(*other, "other " + std::to_string(i));
                tab->act(action::NewEntry{""});
                tab->act(action::DraftText{"mine " + std::to_string(i)});
                tab->act(action::LeaveDraft{});
                for (int frame = 0; frame < 8; ++frame) {
                    tab->frame();
                    if (tab->vault().save_state() == SaveState::saved)
                        REQUIRE(contains(read_disk(disk).texts, "mine " + std::to_string(i)));
                }
                REQUIRE(tab->vault().state() == VaultState::ready);  // what is in sight stays in sight
            }
            tab->wait(10'000);
            if (tab->vault().save_state() == SaveState::not_saved) tab->act(action::Retry{});
            tab->settle();
            REQUIRE(tab->vault().save_state() == SaveState::saved);
            REQUIRE(read_disk(disk).texts ==
                    std::vector<std::string>{"mine 0", "mine 1", "mine 2", "other 0", "other 1", "other 2"});
            REQUIRE(all_of(tab->document()) == all_of(read_disk(disk).document));
            check_adds_up(disk);
        }
    }
}
