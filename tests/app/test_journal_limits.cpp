// The journal at the edges of what can come: far days, clocks that jump, very much of everything, letters that are
// none.
#include <doctest/doctest.h>

#include "app/derive.h"
#include "tab.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

constexpr std::int64_t kHourMs = 60LL * 60 * 1000;
constexpr std::int64_t kMinuteMs = 60LL * 1000;

RecordId write_on(Tab& tab, const std::string& text, Day day) {
    action::NewEntry create;
    create.day = day;
    tab.act(create);
    const RecordId id = tab.model.draft->entry.of;
    tab.act(action::DraftText{text});
    tab.act_and_settle(action::LeaveDraft{});
    return id;
}

Day day_of(int year, int month, int day) {
    return to_day({year, month, day}).value();
}

const Entry* stored(const Reading& reading, std::string_view text) {
    const auto& all = reading.document.entries;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Entry& entry) { return entry.text == text; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("entries of 1900 and 2200 are kept on their day, stand in order, and are counted by the calendar") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const struct {
        Day day;
        const char* text;
    } kFar[] = {{kLastDay, "the last day"}, {kFirstDay, "the first day"}, {day_of(1904, 2, 29), "a leap day"}};
    for (const auto& far : kFar) write_on(*tab, far.text, far.day);
    write_entry(*tab, "today");
    const Reading reading = read_disk(disk);
    for (const auto& far : kFar) {
        INFO(far.text);
        const Entry* entry = stored(reading, far.text);
        REQUIRE(entry);
        CHECK(entry->when.day == far.day);
        const JournalDay* day = find_day(tab->model.derived, far.day);
        REQUIRE(day);
        CHECK(day->entries == 1);
    }
    const auto& entries = tab->document().entries;
    REQUIRE(entries.size() == 4);
    CHECK(entries.front().text == "the last day");
    CHECK(entries.back().text == "the first day");
}

TEST_CASE("an entry stays on the day on which it was written, wherever one travels and whatever the clock does") {
    MemoryDisk disk;
    // 2026-03-29 00:30 in UTC+1; at 01:00 UTC the clocks go forward by an hour.
    const std::int64_t before = static_cast<std::int64_t>(day_of(2026, 3, 29)) * 24 * kHourMs - 30 * kMinuteMs;
    {
        auto tab = welcomed_tab(disk, before);
        tab->world.clock.offset_min = 60;
        tab->wait(1);
        write_entry(*tab, "the night of the change");
        tab->world.clock.offset_min = 120;
        tab->wait(2 * kHourMs);
        write_entry(*tab, "after it");
        tab->world.clock.offset_min = -10 * 60;  // across the date line: it is the day before
        tab->wait(kMinuteMs);
        write_entry(*tab, "far west");
        tab->world.clock.offset_min = 14 * 60;
        tab->wait(kMinuteMs);
        write_entry(*tab, "far east");
    }
    auto tab = open_tab(disk, before + 30LL * 24 * kHourMs, 2);  // opened elsewhere, a month later
    tab->world.clock.offset_min = 5 * 60 + 45;
    tab->settle();
    const Reading reading = read_disk(disk);
    const struct {
        const char* text;
        When when;
    } kWritten[] = {{"the night of the change", {day_of(2026, 3, 29), 30, 60}},
                    {"after it", {day_of(2026, 3, 29), 210, 120}},
                    {"far west", {day_of(2026, 3, 28), 15 * 60 + 31, -600}},
                    {"far east", {day_of(2026, 3, 29), 15 * 60 + 32, 840}}};
    for (const auto& [text, when] : kWritten) {
        INFO(text);
        const Entry* entry = stored(reading, text);
        REQUIRE(entry);
        CHECK(entry->when.day == when.day);
        CHECK(entry->when.minute == when.minute);
        CHECK(entry->when.utc_offset_min == when.utc_offset_min);
    }
}

TEST_CASE("a clock that goes back loses and reorders no version") {
    MemoryDisk disk;
    RecordId id;
    {
        auto tab = welcomed_tab(disk, kNoon);
        id = write_entry(*tab, "written with the right clock");
    }
    auto tab = open_tab(disk, kNoon - 400LL * 24 * kHourMs, 2);
    tab->act(action::EditEntry{id});
    tab->act(action::DraftText{"edited a year earlier"});
    tab->act_and_settle(action::LeaveDraft{});
    const Reading reading = read_disk(disk);
    REQUIRE(reading.document.entries.size() == 1);
    CHECK(reading.document.entries[0].text == "edited a year earlier");
    CHECK(reading.texts.size() == 1);  // the older version is history, not a second opinion
}

TEST_CASE("a hundred thousand words are kept where they fit, and never cut in silence where they do not") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    std::string longest;
    while (longest.size() + 2 <= kMaxText) longest += "a ";
    write_entry(*tab, longest);
    CHECK(tab->vault().save_state() == SaveState::saved);
    CHECK(count_words(read_disk(disk).document.entries.at(0).text) == static_cast<int>(longest.size() / 2));

    std::string words;
    for (int i = 0; i < 100'000; ++i) words += "word" + std::to_string(i) + " ";
    tab->act(action::NewEntry{""});
    tab->act(action::DraftText{words});
    tab->settle();
    tab->act(action::LeaveDraft{});
    tab->settle();
    REQUIRE(tab->model.draft);  // still there, whole, and the page says why
    CHECK(tab->model.draft->entry.text == words);
    CHECK(read_disk(disk).document.entries.size() == 1);
}

TEST_CASE("twenty thousand tags: all are listed with their counts, and each finds its entry") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    constexpr int kEntries = 640;
    for (int i = 0; i < kEntries; ++i) {
        Entry entry;
        entry.text = "entry " + std::to_string(i);
        for (std::size_t k = 0; k < kMaxTags; ++k)
            entry.meta.tags.push_back(k == 0 ? "often" : std::to_string(i) + "-" + std::to_string(k));
        Revision revision;
        revision.id = make_record_id(kNoon + i, tab->world.random.bytes());
        revision.kind = Kind::entry;
        revision.schema = kEntrySchema;
        revision.hlc = {kNoon + i, 0};
        revision.when = When{tab->model.today, 600, 0};
        revision.payload = encode_entry(entry);
        REQUIRE(tab->model.vault.add_body(encode_body(revision).value(), tab->world.ports, tab->model.document));
    }
    tab->settle();
    const auto& tags = tab->model.derived.tags;
    CHECK(tags.size() == kEntries * (kMaxTags - 1) + 1);
    CHECK(tags.front().word == "often");
    CHECK(tags.front().count == kEntries);
    for (const int i : {0, 77, kEntries - 1}) {
        EntryFilter filter;
        filter.tag = std::to_string(i) + "-31";
        tab->act(action::Filter{filter});
        REQUIRE(tab->model.derived.found.size() == 1);
        CHECK(tab->document().entries[tab->model.derived.found[0].place].text == "entry " + std::to_string(i));
    }
}

TEST_CASE("letters that are none and scripts in both directions come back as they went in, and are found") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const std::string mixed = "He said \u05E9\u05DC\u05D5\u05DD and \u0645\u0631\u062D\u0628\u0627 and left";
    write_entry(*tab, mixed);
    write_entry(*tab, "a lone \xED\xA0\x80 surrogate");
    const Reading reading = read_disk(disk);
    CHECK(stored(reading, mixed));
    REQUIRE(reading.document.entries.size() == 2);
    for (const char* words : {"\u05E9\u05DC\u05D5\u05DD", "\u0645\u0631\u062D\u0628\u0627", "and left"}) {
        tab->act(action::Search{words});
        CHECK(tab->model.derived.found.size() == 1);
    }
    tab->act(action::Search{"surrogate"});
    CHECK(tab->model.derived.found.size() == 1);
}
