#include <doctest/doctest.h>

#include "disk.h"
#include "tab.h"

using namespace mooring;
using namespace mooring::testing;

TEST_CASE("the bin: what was deleted is there, comes back as it was, or goes for good") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId kept = write_entry(*tab, "First words", 7);
    const RecordId gone = write_entry(*tab, "Other words");
    tab->act_and_settle(action::DeleteEntry{kept});
    tab->act_and_settle(action::DeleteEntry{gone});
    tab = open_tab(disk);
    REQUIRE(tab->document().bin.size() == 2);
    CHECK(tab->document().bin[0].words == "Other words");  // the newest deletion first
    tab->act_and_settle(action::RestoreBinned{kept});
    REQUIRE(tab->document().find_entry(kept));
    CHECK(tab->document().find_entry(kept)->mood == 7);
    REQUIRE(tab->document().bin.size() == 1);
    tab->act_and_settle(action::EraseBinned{gone});
    CHECK(tab->document().bin.empty());
    CHECK(tab->vault().replica().revisions(gone).size() == 1);  // only the stone
    CHECK(tab->vault().replica().revisions(gone)[0].revision.payload.find("words") == std::string::npos);
    tab = open_tab(disk);
    CHECK(tab->document().bin.empty());
    CHECK(tab->document().entries.size() == 1);
    check_adds_up(disk);
}

TEST_CASE("the bin: after thirty days it is emptied, and a clock far ahead alone does not do it") {
    constexpr std::int64_t kDay = 24LL * 60 * 60 * 1000;
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId gone = write_entry(*tab, "To be deleted");
    tab->act_and_settle(action::DeleteEntry{gone});
    tab->wait(29 * kDay);
    tab->settle();
    CHECK(tab->document().bin.size() == 1);
    tab = open_tab(disk, kNoon + 400 * kDay);  // opened with a clock that jumped: nothing was written since
    CHECK(tab->document().bin.size() == 1);
    tab = open_tab(disk, kNoon + 31 * kDay);
    write_entry(*tab, "Life goes on");
    tab->wait(kDay);
    tab->settle();
    CHECK(tab->document().bin.empty());
    CHECK(tab->document().entries.size() == 1);
}

TEST_CASE("the bin: brought back in one tab and deleted for good in another, it stays") {
    MemoryDisk disk;
    auto first = welcomed_tab(disk);
    const RecordId id = write_entry(*first, "Words");
    first->act_and_settle(action::DeleteEntry{id});
    auto second = open_tab(disk, kNoon, 2);
    second->act(action::RestoreBinned{id});
    first->wait(1'000);
    first->act_and_settle(action::EraseBinned{id});  // later, so it is the newer of the two
    second->settle();
    for (const auto& tab : {open_tab(disk), open_tab(disk, kNoon, 3)}) {
        REQUIRE(tab->document().find_entry(id));
        CHECK(tab->document().find_entry(id)->text == "Words");
    }
    check_adds_up(disk);
}
