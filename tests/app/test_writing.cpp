#include <doctest/doctest.h>

#include <algorithm>

#include "core/given.h"
#include "tab.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

const Prompt& any_prompt(const Tab& tab, Depth depth) {
    const auto& all = tab.model.catalog.prompts;
    return *std::find_if(all.begin(), all.end(), [&](const Prompt& one) { return one.depth == depth && !one.gated; });
}

void answer(Tab& tab, const std::string& prompt, int before, int after) {
    tab.act(action::NewEntry{prompt});
    tab.act(action::DraftEase{false, before});
    tab.act(action::DraftText{"words"});
    tab.act(action::DraftEase{true, after});
    tab.act_and_settle(action::LeaveDraft{});
    tab.wait(kDayMs);
}

}  // namespace

TEST_CASE("after a break-up only questions that look ahead are offered, for ninety days") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    LifeEvent event;
    event.day = tab->model.today;
    event.kind = EventKind::break_up;
    tab->act_and_settle(action::SaveEvent{event});
    for (int day = 0; day < kBreakUpDays; ++day) {
        CAPTURE(day);
        REQUIRE(prompt_of_today(tab->model));
        CHECK(prompt_of_today(tab->model)->planning);
        tab->wait(kDayMs);
    }
    CHECK_FALSE(is_after_break_up(tab->model));
}

TEST_CASE("a question answered lately is not offered again while there are others") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    std::vector<std::string> answered;
    for (int day = 0; day < 10; ++day) {
        const Prompt* prompt = prompt_of_today(tab->model);
        REQUIRE(prompt);
        CHECK(std::find(answered.begin(), answered.end(), prompt->id) == answered.end());
        answered.push_back(prompt->id);
        answer(*tab, prompt->id, 5, 5);
    }
}

TEST_CASE("what goes on from a question is of its kind, and never deep by itself") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    for (const Prompt& prompt : tab->model.catalog.prompts) {
        const Prompt* next = next_prompt(tab->model, prompt);
        if (next == nullptr) continue;
        CAPTURE(prompt.id);
        CHECK(next->id != prompt.id);
        CHECK(next->side == prompt.side);
        CHECK(next->context == prompt.context);
        CHECK(next->depth != Depth::deep);
    }
}

TEST_CASE("four deep entries about one theme in two weeks, or three that left one less at ease, speak for a pause") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const std::string deep = any_prompt(*tab, Depth::deep).id;
    for (int i = 0; i < 3; ++i) answer(*tab, deep, 5, 6);
    CHECK(brooding(tab->model) == Brooding::none);
    answer(*tab, deep, 5, 6);
    CHECK(brooding(tab->model) == Brooding::one_theme);
    tab->wait(15 * kDayMs);
    CHECK(brooding(tab->model) == Brooding::none);
    const std::string light = any_prompt(*tab, Depth::light).id;
    for (int i = 0; i < 5; ++i) answer(*tab, light, 6, 2);
    CHECK(brooding(tab->model) == Brooding::none);
    for (int i = 0; i < 3; ++i) answer(*tab, deep, 6, 4);
    CHECK(brooding(tab->model) == Brooding::less_at_ease);
}

TEST_CASE("deep exercises and deep entries about one person are one theme, and light ones are none") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::NewPerson{});
    const RecordId person = tab->model.person->person.id;
    Person named = tab->model.person->person;
    named.name = "R.";
    tab->act(action::ChangePerson{named});
    tab->act_and_settle(action::LeavePerson{});
    tab->act_and_settle(action::AnswerSafety{person, Safety::open, Safety::open});
    const auto practise = [&](const char* exercise, const RecordId& about, int before, int after) {
        tab->act(action::StartExercise{exercise, about});
        REQUIRE(tab->model.practice);
        tab->act(action::RateEase{false, before});
        tab->act(action::AnswerField{typed("words", "x")});
        tab->act(action::RateEase{true, after});
        tab->wait(2'000);
        tab->act_and_settle(action::FinishExercise{});
        tab->wait(kDayMs);
    };
    for (const char* exercise : {"e09", "e15", "e16"}) practise(exercise, person, 5, 6);
    CHECK(brooding(tab->model) == Brooding::none);
    tab->act(action::NewEntry{any_prompt(*tab, Depth::deep).id});
    tab->act(action::DraftText{"words"});
    EntryMeta meta;
    meta.people = {person};
    tab->act(action::DraftMeta{meta});
    tab->act_and_settle(action::LeaveDraft{});
    CHECK(brooding(tab->model) == Brooding::one_theme);
    tab->wait(15 * kDayMs);
    CHECK(brooding(tab->model) == Brooding::none);
    for (int i = 0; i < 3; ++i) practise("e01", {}, 6, 2);
    CHECK(brooding(tab->model) == Brooding::none);
    for (const char* exercise : {"e14", "e09", "e15"}) practise(exercise, {}, 6, 2);
    CHECK(brooding(tab->model) == Brooding::less_at_ease);
}

TEST_CASE("a deep exercise wakes the page to offer its end") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::StartExercise{"e14"});
    std::vector<std::int64_t>& wishes = tab->world.wake.wishes;
    wishes.clear();
    tab->frame();
    CHECK(std::find(wishes.begin(), wishes.end(), kCloseAfterMs[0]) != wishes.end());
}

TEST_CASE("time of writing leaves long pauses out, and a deep question wakes the page to offer its end") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::NewEntry{any_prompt(*tab, Depth::deep).id});
    tab->wait(10'000);
    tab->act(action::DraftText{"a"});
    tab->wait(20'000);
    tab->act(action::DraftText{"ab"});
    tab->wait(10 * 60'000);
    tab->act(action::DraftText{"abc"});
    CHECK(tab->model.draft->entry.written_ms == 30'000);
    tab->act_and_settle(action::LeaveDraft{});
    CHECK(tab->document().entries.at(0).written_ms == 30'000);
}

TEST_CASE("an earlier version is brought back as a new one, and nothing of the history goes away") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    write_entry(*tab, "first");
    const RecordId id = tab->document().entries.at(0).id;
    for (const char* text : {"second", "third"}) {
        tab->act(action::EditEntry{id});
        tab->act(action::DraftText{text});
        tab->act_and_settle(action::LeaveDraft{});
    }
    tab = open_tab(disk);
    const auto revisions = [&] { return tab->model.vault.replica().revisions(id); };
    REQUIRE(revisions().size() == 3);
    RevisionId first{};
    for (const StoredRevision& stored : revisions()) {
        if (decode_entry(payload_of(tab->document(), stored)).value().text == "first") first = stored.id;
    }
    tab->act_and_settle(action::RestoreVersion{id, first});
    CHECK(tab->document().find_entry(id)->text == "first");
    CHECK(revisions().size() == 4);
    CHECK(tab->document().versions.empty());
    tab->act_and_settle(action::RestoreVersion{id, RevisionId{}});
    CHECK(revisions().size() == 4);
}

TEST_CASE("exercises stand in the journal on their day; filters and days of the calendar count them") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    write_entry(*tab, "before");
    tab->wait(kDayMs);
    tab->act(action::StartExercise{kTriggerLog});
    FieldAnswer urge;
    urge.field = "urge";
    urge.text = "to run to the harbour";
    tab->act(action::AnswerField{urge});
    tab->act_and_settle(action::FinishExercise{});
    tab->wait(kDayMs);
    write_entry(*tab, "after");
    const auto& found = tab->model.derived.found;
    REQUIRE(found.size() == 3);
    CHECK(found[1].practice);
    CHECK(tab->model.derived.days.size() == 3);
    CHECK(find_day(tab->model.derived, tab->model.today - 1)->practices == 1);
    CHECK(find_day(tab->model.derived, tab->model.today - 9) == nullptr);
    EntryFilter filter;
    filter.kind = EntryFilter::Kind::triggers;
    tab->act(action::Filter{filter});
    CHECK(found == std::vector<Found>{{true, 0}});
    filter.kind = EntryFilter::Kind::entries;
    filter.from = tab->model.today;
    tab->act(action::Filter{filter});
    CHECK(found == std::vector<Found>{{false, 0}});
    tab->act(action::Filter{});
    tab->act(action::Search{"harbour"});
    CHECK(found == std::vector<Found>{{true, 0}});
    tab->act(action::Search{""});
    tab->act(action::CopyEntry{tab->document().entries.front().id});
    REQUIRE(tab->world.files.copied.size() == 1);
    CHECK(tab->world.files.copied.back().find("after") != std::string::npos);
    tab->act(action::PrintFound{});
    CHECK(tab->world.files.printed.back().find("before") != std::string::npos);
}
