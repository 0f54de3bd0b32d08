#include <doctest/doctest.h>

#include "tab.h"

using namespace mooring;
using namespace mooring::testing;

TEST_CASE("what is typed is kept half a second after the last key") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::NewEntry{"J01"});
    CHECK(tab->model.place().screen == Screen::write);
    CHECK(disk.rows.size() == 1);
    tab->act(action::DraftText{"S"});
    tab->act(action::DraftText{"Sea"});
    tab->wait(499);
    tab->settle(3);
    CHECK(read_disk(disk).texts.empty());
    tab->wait(1);
    tab->settle(3);
    CHECK(read_disk(disk).texts == std::vector<std::string>{"Sea"});
    CHECK(tab->vault().save_state() == SaveState::saved);
    const auto revision = decode_head({}, disk.head).value().revision;
    tab->wait(60'000);
    tab->settle(3);
    CHECK(decode_head({}, disk.head).value().revision == revision);  // nothing new is nothing to save
}

TEST_CASE("while typing goes on, it is never more than a second behind") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::NewEntry{""});
    std::string text;
    for (int i = 0; i < 100; ++i) {
        text += 'x';
        tab->act(action::DraftText{text});
        tab->wait(100);
        tab->settle(2);
        const auto kept = read_disk(disk).texts;
        const std::size_t size = kept.empty() ? 0 : kept[0].size();
        REQUIRE(text.size() - size <= 9);
    }
    CHECK(disk.rows.size() == 2);  // the settings, and the draft alone without its older versions
}

TEST_CASE("a tab that dies leaves the draft; it goes on in the next one and becomes the entry") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::NewEntry{"J02"});
    const RecordId entry = tab->model.draft->entry.of;
    tab->act(action::DraftText{"half a thought"});
    tab->act(action::DraftMood{7});
    tab->wait(800);
    tab->settle(3);

    tab = open_tab(disk, kNoon + kDayMs, 2);
    REQUIRE(tab->document().entry_drafts.size() == 1);
    tab->act_and_settle(action::EditEntry{tab->document().entry_drafts[0].id});
    REQUIRE(tab->model.draft);
    CHECK(tab->model.draft->entry.text == "half a thought");
    CHECK(tab->model.draft->entry.mood == 7);
    CHECK(tab->model.draft->entry.prompt == "J02");
    CHECK(tab->model.draft->is_new);
    CHECK(tab->document().entry_drafts.size() == 1);
    tab->act(action::DraftText{"a whole thought"});
    tab->act_and_settle(action::LeaveDraft{});
    CHECK(tab->model.place() == Place{Screen::entry, entry});
    REQUIRE(tab->document().entries.size() == 1);
    const Entry& kept = tab->document().entries[0];
    CHECK(kept.id == entry);
    CHECK(kept.text == "a whole thought");
    CHECK(kept.created_ms == kNoon);
    CHECK(kept.edited_ms == kNoon + kDayMs);
    CHECK(kept.when.day == local_day(kNoon, 0));
    CHECK(kept.of.is_nil());
    CHECK(kept.base.empty());
    CHECK(tab->document().entry_drafts.empty());
    CHECK(disk.rows.size() == 2);
    check_adds_up(disk);
}

TEST_CASE("a new draft without words leaves nothing, typed in or not") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::NewEntry{"J01"});
    tab->act_and_settle(action::LeaveDraft{});
    CHECK(tab->model.place().screen == Screen::today);
    tab->act(action::NewEntry{""});
    tab->act(action::DraftText{"never mind"});
    tab->wait(1'000);
    tab->settle(3);
    CHECK(disk.rows.size() == 2);
    tab->act(action::DraftText{"  \n "});
    tab->wait(1'000);
    tab->settle(3);
    CHECK(disk.rows.size() == 1);  // a tab that dies now leaves no empty draft behind
    tab->act_and_settle(action::Back{});
    CHECK(tab->document().entries.empty());
    CHECK(tab->document().entry_drafts.empty());
    CHECK(disk.rows.size() == 1);
    check_adds_up(disk);
    // A mood alone is an entry.
    tab->act(action::NewEntry{""});
    tab->act(action::DraftMood{3});
    tab->act_and_settle(action::LeaveDraft{});
    CHECK(tab->document().entries.size() == 1);
}

TEST_CASE("an entry is edited, and left as it was it is not written again") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = write_entry(*tab, "first", 4);
    const auto rows = disk.rows;
    tab->wait(1'000);
    tab->act(action::EditEntry{id});
    CHECK_FALSE(tab->model.draft->is_new);
    tab->act_and_settle(action::Back{});
    CHECK(disk.rows == rows);
    tab->act(action::EditEntry{id});
    tab->act(action::DraftText{"second"});
    tab->act(action::DraftText{"first"});
    tab->act_and_settle(action::LeaveDraft{});
    CHECK(disk.rows == rows);

    tab->act(action::EditEntry{id});
    tab->act(action::DraftText{"second"});
    tab->act(action::DraftMood{std::nullopt});
    tab->act_and_settle(action::LeaveDraft{});
    CHECK(tab->document().find_entry(id)->text == "second");
    CHECK_FALSE(tab->document().find_entry(id)->mood);
    CHECK(tab->document().find_entry(id)->created_ms == kNoon);
    CHECK(tab->document().find_entry(id)->edited_ms == kNoon + 1'000);
    CHECK(tab->document().versions.empty());
    CHECK(read_disk(disk).texts == std::vector<std::string>{"second"});
    CHECK(tab->vault().replica().revisions(id).size() == 2);
}

TEST_CASE("an edit that was under way when the tab died goes on from its draft") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = write_entry(*tab, "first");
    tab->act(action::EditEntry{id});
    tab->act(action::DraftText{"first, and more"});
    tab->wait(1'000);
    tab->settle(3);
    tab = open_tab(disk, kNoon, 2);
    CHECK(tab->document().find_entry(id)->text == "first");
    tab->act(action::EditEntry{id});
    CHECK(tab->model.draft->entry.text == "first, and more");
    CHECK_FALSE(tab->model.draft->is_new);
    tab->act_and_settle(action::LeaveDraft{});
    CHECK(read_disk(disk).texts == std::vector<std::string>{"first, and more"});
    CHECK(tab->document().versions.empty());
}

TEST_CASE("a deleted entry comes back with Undo, and stays away without") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = write_entry(*tab, "Sea", 9);
    const std::string before = encode_entry(*tab->document().find_entry(id));
    tab->act(action::Open{Screen::entry, id});
    tab->act_and_settle(action::DeleteEntry{id});
    CHECK(tab->model.place().screen == Screen::journal);
    CHECK(tab->document().entries.empty());
    CHECK(read_disk(disk).texts.empty());
    tab->act_and_settle(action::Undo{});
    REQUIRE(tab->document().find_entry(id));
    CHECK(encode_entry(*tab->document().find_entry(id)) == before);
    CHECK(tab->document().versions.empty());
    CHECK(read_disk(disk).texts == std::vector<std::string>{"Sea"});
    tab->act_and_settle(action::DeleteEntry{id});
    tab->wait(20'000);
    tab = open_tab(disk);
    CHECK(tab->document().entries.empty());
}

TEST_CASE("deleting an entry while it is edited lets its draft go too") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = write_entry(*tab, "Sea");
    tab->act(action::EditEntry{id});
    tab->act(action::DraftText{"Lake"});
    tab->wait(1'000);
    tab->act_and_settle(action::DeleteEntry{id});
    CHECK_FALSE(tab->model.draft);
    CHECK(tab->model.place().screen == Screen::journal);
    CHECK(read_disk(disk).texts.empty());
    tab->act_and_settle(action::Undo{});
    CHECK(read_disk(disk).texts == std::vector<std::string>{"Sea"});
}

TEST_CASE("a draft can be discarded from its own page, kept yet or not, and comes back whole") {
    for (const bool kept : {false, true}) {
        MemoryDisk disk;
        auto tab = welcomed_tab(disk);
        tab->act(action::NewEntry{""});
        tab->act(action::DraftText{"first words"});
        if (kept) tab->wait(1'000);
        tab->act(action::DraftText{"first words and last words"});
        tab->act_and_settle(action::DiscardDraft{tab->model.draft->entry.id});
        CHECK_FALSE(tab->model.draft);
        CHECK(tab->model.place().screen == Screen::journal);
        CHECK(tab->model.toast.what == Toast::What::draft_discarded);
        CHECK(read_disk(disk).texts.empty());
        tab->act_and_settle(action::Undo{});
        CHECK(read_disk(disk).texts == std::vector<std::string>{"first words and last words"});
        CHECK(tab->document().entry_drafts.size() == 1);
    }
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::NewEntry{""});
    tab->act_and_settle(action::DiscardDraft{tab->model.draft->entry.id});
    CHECK_FALSE(tab->model.draft);
    CHECK(tab->model.place().screen == Screen::journal);
    CHECK(tab->model.toast.what == Toast::What::none);
}

TEST_CASE("a text longer than an entry can hold never costs what was kept last") {
    for (const bool escaped : {false, true}) {
        INFO((escaped ? "too long as JSON" : "too long as text"));
        // Control characters take six bytes each where they are stored.
        const std::string over = escaped ? std::string(kMaxText, '\x01') : std::string(kMaxText + 1, 'x');
        MemoryDisk disk;
        auto tab = welcomed_tab(disk);
        tab->act(action::NewEntry{""});
        const RecordId entry = tab->model.draft->entry.of;
        tab->act(action::DraftText{"kept"});
        tab->wait(1'000);
        tab->act(action::DraftText{over});
        tab->wait(1'000);
        tab->settle(3);
        CHECK(tab->model.draft->too_long);
        CHECK(tab->model.draft->entry.text.size() == over.size());  // still in the field
        CHECK(read_disk(disk).texts == std::vector<std::string>{"kept"});

        // Left like this, the draft stays with what was kept; nothing unreadable is stored.
        tab->act_and_settle(action::Back{});
        CHECK(tab->model.place().screen == Screen::today);
        Reading reading = read_disk(disk);
        CHECK(reading.texts == std::vector<std::string>{"kept"});
        CHECK(reading.document.unreadable.empty());
        CHECK(reading.document.entries.empty());
        REQUIRE(reading.document.entry_drafts.size() == 1);

        // The whole of it is still in hand, whichever way one goes back to writing, and no update loads it away.
        tab->act(action::UpdateReady{});
        for (const Action& way :
             std::vector<Action>{action::EditEntry{entry}, action::NewEntry{""}, action::AcceptUpdate{}}) {
            tab->act_and_settle(action::Section{Screen::journal});
            tab->act_and_settle(way);
            CHECK(tab->model.place().screen == Screen::write);
            REQUIRE(tab->model.draft);
            CHECK(tab->model.draft->entry.of == entry);
            CHECK(tab->model.draft->entry.text == over);
        }
        CHECK(tab->world.updates.accepted == 0);

        // Shortened, it is kept again.
        tab->act(action::DraftText{"shorter"});
        CHECK_FALSE(tab->model.draft->too_long);
        tab->wait(1'000);
        tab->settle(3);
        CHECK(read_disk(disk).texts == std::vector<std::string>{"shorter"});
        tab->act_and_settle(action::LeaveDraft{});
        CHECK(read_disk(disk).document.entries.size() == 1);
    }
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    write_entry(*tab, std::string(kMaxText, 'y'));
    CHECK(read_disk(disk).texts == std::vector<std::string>{std::string(kMaxText, 'y')});
}

TEST_CASE("an entry too long to replace stays as it was") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = write_entry(*tab, "kept");
    tab->act(action::EditEntry{id});
    tab->act(action::DraftText{std::string(kMaxText + 1, 'x')});
    tab->act_and_settle(action::LeaveDraft{});
    CHECK(tab->document().find_entry(id)->text == "kept");
    CHECK(read_disk(disk).document.unreadable.empty());
    CHECK(read_disk(disk).texts == std::vector<std::string>{"kept"});
}

TEST_CASE("an entry can be given another day, and sorts by it") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->world.clock.offset_min = -7 * 60;
    tab->wait(1);
    const Day today = tab->model.today;
    write_entry(*tab, "today");
    CHECK(tab->document().entries[0].when == When{today, 5 * 60, -7 * 60});
    tab->act(action::NewEntry{""});
    tab->act(action::DraftText{"long ago"});
    tab->act(action::DraftDay{kFirstDay - 1});
    tab->act(action::DraftDay{kLastDay + 1});
    CHECK(tab->model.draft->entry.when.day == today);
    tab->act(action::DraftDay{today});
    CHECK(tab->model.draft->entry.when.minute);
    tab->act(action::DraftDay{today - 400});
    CHECK_FALSE(tab->model.draft->entry.when.minute);  // nobody knows the minute
    tab->act_and_settle(action::LeaveDraft{});
    write_entry(*tab, "today again");
    const Reading reading = read_disk(disk);
    REQUIRE(reading.document.entries.size() == 3);
    CHECK(reading.document.entries[2].text == "long ago");
    CHECK(reading.document.entries[2].when.day == today - 400);
}

TEST_CASE("the prompt of a draft can be changed and taken away; another is offered when asked") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const Prompt* first = prompt_of_today(tab->model);
    REQUIRE(first);
    tab->act(action::NextPrompt{});
    CHECK(prompt_of_today(tab->model) != first);
    tab->act(action::NewEntry{first->id});
    tab->act(action::DraftPrompt{""});
    tab->act(action::DraftText{"free"});
    tab->act(action::DraftMood{11});
    CHECK_FALSE(tab->model.draft->entry.mood);
    tab->act_and_settle(action::LeaveDraft{});
    CHECK(read_disk(disk).document.entries.at(0).prompt.empty());
}

TEST_CASE("people, tags and feelings beside an entry are kept, tidied, found and filtered by") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::NewPerson{});
    Person person = tab->model.person->person;
    person.name = "Ren\u00E9";
    tab->act(action::ChangePerson{person});
    tab->act_and_settle(action::LeavePerson{});

    tab->act(action::NewEntry{"", person.id});
    EntryMeta meta = tab->model.draft->entry.meta;
    CHECK(meta.people == std::vector<RecordId>{person.id});
    meta.tags = {" #river", "river", "", "long walks"};
    meta.feelings = {"calm"};
    meta.title = "By the water";
    meta.cling = 3;
    tab->act(action::DraftMeta{meta});
    CHECK(tab->model.draft->entry.meta.tags == std::vector<std::string>{"river", "long walks"});
    tab->act_and_settle(action::LeaveDraft{});
    const RecordId id = tab->document().entries.at(0).id;
    write_entry(*tab, "Another day");

    tab = open_tab(disk);
    REQUIRE(tab->document().entries.size() == 2);
    CHECK(tab->document().find_entry(id)->meta.cling == 3);
    const auto found = [&] { return tab->model.derived.found.size(); };
    for (const char* words : {"water", "rene", "long walks", "\"long walks\""}) {
        CAPTURE(words);
        tab->act(action::Search{words});
        CHECK(found() == 1);
    }
    tab->act(action::EditPerson{person.id});
    person.name = "Zo\u00EB";
    tab->act(action::ChangePerson{person});
    tab->act_and_settle(action::LeavePerson{});
    tab->act(action::Search{"zoe"});
    CHECK(found() == 1);
    tab->act(action::Search{""});
    EntryFilter filter;
    filter.tag = "river";
    tab->act(action::Filter{filter});
    CHECK(found() == 1);
    filter.starred = true;
    tab->act(action::Filter{filter});
    CHECK(found() == 0);
    tab->act_and_settle(action::StarEntry{id, true});
    CHECK(found() == 1);
    tab->act(action::Filter{});
    CHECK(found() == 2);
    REQUIRE(tab->model.derived.tags.size() == 2);
    CHECK(tab->model.derived.tags[0].word == "long walks");
    CHECK(tab->model.derived.tags[1].word == "river");
    // Out of range is refused.
    tab->act(action::EditEntry{id});
    meta = tab->model.draft->entry.meta;
    meta.flee = 11;
    tab->act(action::DraftMeta{meta});
    CHECK_FALSE(tab->model.draft->entry.meta.flee);
}
