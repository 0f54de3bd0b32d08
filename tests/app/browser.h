// A browser in memory, with several tabs that hear each other, over one database and one second copy.
#pragma once

#include <memory>

#include "app/phase.h"
#include "core/journal.h"
#include "sealed.h"

namespace mooring::testing {

// A browser: database, second copy and traces outlive its tabs.
struct Browser {
    MemoryDisk disk;
    MemoryCopies::Files files{.available = true, .files = {}, .holders = {}};
    std::map<std::string, std::string> traces;
    std::vector<struct BrowserTab*> tabs;
};

// A tab of that browser. Its world's own copy and traces are replaced by the browser's.
struct BrowserTab {
    BrowserTab(Browser& browser, std::int64_t now = kNoon, std::uint64_t seed = 1, bool copies_wait = false)
        : browser_(browser),
          world(browser.disk, now, seed),
          copies(browser.files),
          model(catalog()),
          ports{&world.store,   world.nothing_kept, copies,      world.traces,  world.clock, world.random, world.kdf,
                world.passkeys, world.wake,         world.files, world.updates, world.exit,  world.tabs} {
        world.traces.values = browser.traces;
        copies.waits = copies_wait;
        browser.tabs.push_back(this);
        world.tabs.ears.push_back([this](const TabMessage& message) {
            for (BrowserTab* tab : browser_.tabs) {
                if (tab != this && tab->hears) hear(tab->model, message, tab->ports);
            }
        });
        start(model, ports);
        first_phase = phase_of(model);
        settle();
    }
    ~BrowserTab() {
        browser_.traces = world.traces.values;
        std::erase(browser_.tabs, this);
    }
    BrowserTab(const BrowserTab&) = delete;
    BrowserTab& operator=(const BrowserTab&) = delete;
    void settle(int frames = 60) {
        for (int i = 0; i < frames; ++i) step(model, ports);
    }
    void act(const Action& action) {
        update(model, action, ports);
        settle();
    }
    void write(const std::string& text) {
        act(action::NewEntry{""});
        act(action::DraftText{text});
        act(action::LeaveDraft{});
    }
    std::vector<std::string> texts() const { return live_texts(model.vault, model.document); }
    bool two_copies() const { return model.vault.copy().holds(model.vault.position()); }

    Browser& browser_;
    MemoryWorld world;
    MemoryCopies copies;
    Model model;
    Ports ports;
    Phase first_phase = Phase::none;  // before the first frame
    bool hears = true;                // false: a tab that the browser has frozen
};

inline void type_code_back(BrowserTab& tab) {
    const KeyWork& work = tab.model.key_work;
    REQUIRE(work.step == KeyWork::Step::showing);
    const auto group = [&](std::size_t i) { return work.code.substr(static_cast<std::size_t>(work.asked[i]) * 5, 4); };
    tab.act(action::ConfirmCode{group(0), group(1)});
}

inline void seal_all(BrowserTab& tab) {
    tab.act(action::SetPassphrase{kPassphrase});
    type_code_back(tab);
    REQUIRE(tab.model.vault.is_sealed());
}

inline void live(Browser& browser, bool sealed) {
    BrowserTab tab(browser);
    tab.act(action::FinishWelcome{});
    tab.write("one");
    tab.write("two");
    if (sealed) {
        seal_all(tab);
        tab.act(action::StopKeyWork{});
    }
    tab.write("three");
    REQUIRE(tab.two_copies());
}

inline void unlock(BrowserTab& tab) {
    if (tab.model.vault.state() == VaultState::locked) tab.act(action::Unlock{kPassphrase});
}

inline bool copy_holds(const Browser& browser, std::string_view text) {
    return std::any_of(browser.files.files.begin(), browser.files.files.end(),
                       [&](const auto& file) { return holds_text(file.second, text); });
}

inline const std::vector<std::string> kAll{"one", "three", "two"};

}  // namespace mooring::testing
