#include <doctest/doctest.h>

#include <set>

#include "tab.h"

using namespace mooring;
using namespace mooring::testing;

TEST_CASE("the local day changes at local midnight, before 1970 too") {
    CHECK(local_day(0, 0) == 0);
    CHECK(local_day(kDayMs - 1, 0) == 0);
    CHECK(local_day(kDayMs, 0) == 1);
    CHECK(local_day(-1, 0) == -1);
    CHECK(local_day(-kDayMs, 0) == -1);
    CHECK(local_day(-kDayMs - 1, 0) == -2);
    CHECK(local_day(kNoon, 0) == parse_date("2026-03-04"));
    CHECK(local_day(kNoon, 12 * 60) == *parse_date("2026-03-05"));
    CHECK(local_day(kNoon, 12 * 60 - 1) == *parse_date("2026-03-04"));
    CHECK(local_day(kNoon, -12 * 60) == *parse_date("2026-03-04"));
    CHECK(local_day(kNoon, -12 * 60 - 1) == *parse_date("2026-03-03"));
}

TEST_CASE("days until the form may be taken again count down at local midnight") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const Instrument& quick = form(kQuickForm);
    CHECK(days_until_retest(tab->model, quick) == 0);
    tab->world.clock.offset_min = 11 * 60;  // 23:00 there
    tab->frame();
    take_sitting(*tab, 5);
    CHECK(days_until_retest(tab->model, quick) == 14);
    tab->wait(3'600'000);
    CHECK(days_until_retest(tab->model, quick) == 13);
    tab->wait(13 * kDayMs);
    CHECK(days_until_retest(tab->model, quick) == 0);
    tab->wait(500 * kDayMs);
    CHECK(days_until_retest(tab->model, quick) == 0);
}

TEST_CASE("a sitting from a day when the clock was wrong does not bar the form for years") {
    MemoryDisk disk;
    {
        auto tab = welcomed_tab(disk, kNoon + 3650 * kDayMs);
        take_sitting(*tab, 5);
    }
    auto tab = open_tab(disk);
    CHECK(days_until_retest(tab->model, form(kQuickForm)) == form(kQuickForm).retest_days);
}

TEST_CASE("neighbouring days offer different prompts, all of them light and open to all") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    std::set<std::string> seen;
    std::string last;
    for (int day = 0; day < 60; ++day) {
        const Prompt* prompt = prompt_of_today(tab->model);
        REQUIRE(prompt);
        CHECK(prompt->depth == Depth::light);
        CHECK_FALSE(prompt->gated);
        CHECK(prompt->id != last);
        last = prompt->id;
        seen.insert(last);
        tab->wait(kDayMs);
    }
    CHECK(seen.size() >= 5);
    const Catalog nothing;
    CHECK(prompt_of_today(Model(nothing)) == nullptr);
}

TEST_CASE("the note on a sitting is what stands in the field, else what is kept") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = take_sitting(*tab, 5);
    CHECK(note_of(tab->model, id).empty());
    tab->act(action::NoteSitting{id, "typed"});
    CHECK(note_of(tab->model, id) == "typed");
    CHECK(note_of(tab->model, RecordId{}).empty());
    tab->wait(1'000);
    CHECK_FALSE(tab->model.note);
    CHECK(note_of(tab->model, id) == "typed");
}
