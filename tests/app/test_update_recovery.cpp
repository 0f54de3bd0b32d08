// The second copy, and what is brought back when the browser has lost, torn or rolled back its database.
#include <doctest/doctest.h>

#include "app/phase.h"
#include "core/journal.h"
#include "sealed.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

// A browser: database, second copy and traces outlive its tabs.
struct Browser {
    MemoryDisk disk;
    MemoryCopies::Files files{.available = true, .files = {}};
    std::map<std::string, std::string> traces;
};

// A tab of that browser. Its world's own copy and traces are replaced by the browser's.
struct BrowserTab {
    BrowserTab(Browser& browser, std::int64_t now = kNoon, std::uint64_t seed = 1, bool copies_wait = false)
        : browser_(browser),
          world(browser.disk, now, seed),
          copies(browser.files),
          model(catalog()),
          ports{&world.store, world.nothing_kept, copies,      world.traces,  world.clock, world.random,
                world.kdf,    world.wake,         world.files, world.updates, world.exit} {
        world.traces.values = browser.traces;
        copies.waits = copies_wait;
        start(model, ports);
        first_phase = phase_of(model);
        settle();
    }
    ~BrowserTab() { browser_.traces = world.traces.values; }
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
};

void live(Browser& browser, bool sealed) {
    BrowserTab tab(browser);
    tab.act(action::FinishWelcome{});
    tab.write("one");
    tab.write("two");
    if (sealed) {
        tab.act(action::SetPassphrase{kPassphrase});
        const KeyWork& work = tab.model.key_work;
        const auto group = [&](std::size_t i) {
            return work.code.substr(static_cast<std::size_t>(work.asked[i]) * 5, 4);
        };
        tab.act(action::ConfirmCode{group(0), group(1)});
        REQUIRE(tab.model.vault.is_sealed());
        tab.act(action::StopKeyWork{});
    }
    tab.write("three");
    REQUIRE(tab.two_copies());
}

void unlock(BrowserTab& tab) {
    if (tab.model.vault.state() == VaultState::locked) tab.act(action::Unlock{kPassphrase});
}

bool copy_holds(const Browser& browser, std::string_view text) {
    return std::any_of(browser.files.files.begin(), browser.files.files.end(),
                       [&](const auto& file) { return holds_text(file.second, text); });
}

const std::vector<std::string> kAll{"one", "three", "two"};

}  // namespace

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
            Ports ports{&flaky,    world.nothing_kept, copies,      world.traces,  world.clock, world.random,
                        world.kdf, world.wake,         world.files, world.updates, world.exit};
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
