#include <doctest/doctest.h>

#include <algorithm>

#include "core/order.h"
#include "tab.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

const Sitting& in_hand(const Tab& tab) {
    REQUIRE(tab.model.sitting);
    return *tab.model.sitting;
}

std::string item_at(const Tab& tab, int place) {
    return in_hand(tab).order[static_cast<std::size_t>(place)];
}

}  // namespace

TEST_CASE("a sitting from the first statement to the result, through a reload") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act_and_settle(action::StartSitting{kQuickForm});
    CHECK(tab->model.place().screen == Screen::sitting);
    const auto order = in_hand(*tab).order;
    CHECK(order.size() == 12);
    CHECK(order_is_fair(form(kQuickForm), order));
    CHECK(order == make_order(form(kQuickForm), tab->document().settings.order_seed));
    CHECK(in_hand(*tab).version == form(kQuickForm).version);
    CHECK(in_hand(*tab).started_ms == kNoon);
    CHECK_FALSE(in_hand(*tab).practice);

    // A number stays on the statement, and can be changed; Next needs an answer.
    tab->act(action::NextItem{});
    CHECK(in_hand(*tab).position == 0);
    tab->act(action::AnswerItem{0});
    tab->act(action::AnswerItem{8});
    CHECK(in_hand(*tab).answers.empty());
    tab->wait(2'000);
    tab->act(action::AnswerItem{6});
    CHECK(in_hand(*tab).position == 0);
    CHECK(in_hand(*tab).edits[0] == 0);
    tab->act(action::AnswerItem{7});
    tab->act(action::AnswerItem{7});
    CHECK(in_hand(*tab).edits[0] == 1);
    tab->act(action::NextItem{});
    CHECK(in_hand(*tab).active_ms[0] == 2'000);

    // "Does not apply" goes on by itself; going back shows what was said, and can change it.
    tab->wait(100'000);
    tab->act(action::AnswerItem{std::nullopt});
    CHECK(in_hand(*tab).position == 2);
    CHECK(in_hand(*tab).active_ms[1] == 60'000);  // a minute at most for a visit
    tab->act(action::PreviousItem{});
    CHECK(in_hand(*tab).position == 1);
    REQUIRE(in_hand(*tab).answers.find(item_at(*tab, 1)));
    CHECK_FALSE(*in_hand(*tab).answers.find(item_at(*tab, 1)));
    tab->act(action::AnswerItem{3});
    CHECK(in_hand(*tab).edits[1] == 1);
    CHECK(in_hand(*tab).answers.number(item_at(*tab, 1)) == 3);
    tab->act(action::PreviousItem{});
    tab->act(action::PreviousItem{});
    CHECK(in_hand(*tab).position == 0);
    tab->act(action::NextItem{});
    tab->act(action::NextItem{});
    CHECK(in_hand(*tab).position == 2);
    tab->settle();

    tab->act_and_settle(action::PauseSitting{});
    CHECK(tab->model.place().screen == Screen::compass);
    CHECK_FALSE(tab->model.sitting);

    tab = open_tab(disk, kNoon + 23 * 3'600'000, 2);
    REQUIRE(tab->document().sitting_drafts.size() == 1);
    tab->act_and_settle(action::ResumeSitting{tab->document().sitting_drafts[0].id});
    CHECK(in_hand(*tab).position == 2);
    CHECK(in_hand(*tab).order == order);
    CHECK(in_hand(*tab).answers.size() == 2);
    CHECK_FALSE(in_hand(*tab).split);
    CHECK(tab->document().sitting_drafts.size() == 1);
    while (tab->model.place().screen == Screen::sitting) {
        tab->wait(3'000);
        tab->act(action::AnswerItem{2});
        tab->act(action::NextItem{});
    }
    CHECK(tab->model.place().screen == Screen::closing);
    CHECK(in_hand(*tab).position == 12);
    tab->act(action::AnswerItem{2});  // there is no statement any more
    tab->act(action::NextItem{});
    tab->act(action::PreviousItem{});
    CHECK(tab->model.place().screen == Screen::sitting);
    tab->act(action::FinishSitting{Care::yes});  // not from a statement
    REQUIRE(tab->model.sitting);
    tab->act(action::NextItem{});
    tab->act_and_settle(action::FinishSitting{Care::partly});

    CHECK(tab->model.place().screen == Screen::result);
    REQUIRE(tab->document().sittings.size() == 1);
    CHECK(tab->document().sitting_drafts.empty());
    const Sitting& done = tab->document().sittings[0];
    CHECK(tab->model.place().id == done.id);
    CHECK(done.care == Care::partly);
    CHECK(done.ended());
    CHECK(done.answers.size() == 12);
    REQUIRE(find_scored(tab->model, done.id));
    CHECK(find_scored(tab->model, done.id)->scores.both());

    tab = open_tab(disk);
    CHECK(tab->document().sittings.size() == 1);
    CHECK(tab->document().sitting_drafts.empty());
    CHECK(disk.rows.size() == 2);  // settings and the sitting: nothing is left of the draft
    check_adds_up(disk);
}

TEST_CASE("every answer is stored at once: a tab that dies loses none") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act_and_settle(action::StartSitting{kQuickForm});
    for (int i = 0; i < 5; ++i) {
        tab->act(action::AnswerItem{1 + i});
        tab->settle(2);
        tab = open_tab(disk, kNoon, static_cast<std::uint64_t>(10 + i));
        REQUIRE(tab->document().sitting_drafts.size() == 1);
        tab->act_and_settle(action::ResumeSitting{tab->document().sitting_drafts[0].id});
        CHECK(in_hand(*tab).answers.size() == static_cast<std::size_t>(i + 1));
        CHECK(in_hand(*tab).position == i);
        tab->act_and_settle(action::NextItem{});
    }
}

TEST_CASE("resumed after more than a day, a sitting is marked as split for good") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act_and_settle(action::StartSitting{kQuickForm});
    tab->act_and_settle(action::PauseSitting{});
    tab = open_tab(disk, kNoon + kOneSittingMs);
    tab->act_and_settle(action::ResumeSitting{tab->document().sitting_drafts.at(0).id});
    CHECK_FALSE(in_hand(*tab).split);
    tab->act_and_settle(action::PauseSitting{});
    tab = open_tab(disk, kNoon + kOneSittingMs + 1, 2);
    tab->act_and_settle(action::ResumeSitting{tab->document().sitting_drafts.at(0).id});
    CHECK(in_hand(*tab).split);
    tab->act_and_settle(action::PauseSitting{});
    CHECK(tab->document().sitting_drafts.at(0).split);
}

TEST_CASE("a second sitting before the spacing has passed is practice and does not count") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    take_sitting(*tab, 5);
    const auto order = tab->document().sittings[0].order;
    const int spacing = form(kQuickForm).retest_days;
    REQUIRE(spacing == 14);
    CHECK(days_until_retest(tab->model, form(kQuickForm)) == 14);

    tab->wait((spacing - 1) * kDayMs);
    CHECK(days_until_retest(tab->model, form(kQuickForm)) == 1);
    const RecordId practice = take_sitting(*tab, 3);
    CHECK(tab->document().find_sitting(practice)->practice);
    CHECK_FALSE(tab->document().counts(*tab->document().find_sitting(practice)));
    CHECK(tab->document().find_sitting(practice)->order == order);

    tab->wait(kDayMs);
    CHECK(days_until_retest(tab->model, form(kQuickForm)) == 0);  // practice does not start the spacing anew
    const RecordId third = take_sitting(*tab, 4);
    CHECK_FALSE(tab->document().find_sitting(third)->practice);
    CHECK(tab->document().find_sitting(third)->order == order);
}

TEST_CASE("the order stays even when the seed is lost") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    take_sitting(*tab, 5);
    const auto order = tab->document().sittings[0].order;
    tab->wait(20 * kDayMs);
    tab->model.document.settings.order_seed ^= 0x123456789;
    REQUIRE(make_order(form(kQuickForm), tab->document().settings.order_seed) != order);
    tab->act_and_settle(action::StartSitting{kQuickForm});
    CHECK(in_hand(*tab).order == order);
}

TEST_CASE("a sitting that was set aside by its answerer does not count") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = take_sitting(*tab, 5, Care::no);
    CHECK_FALSE(tab->document().counts(*tab->document().find_sitting(id)));
    CHECK_FALSE(find_scored(tab->model, id)->counts);
}

TEST_CASE("a deleted sitting comes back with Undo, and stays away without") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = take_sitting(*tab, 5);
    const Sitting before = *tab->document().find_sitting(id);
    tab->act_and_settle(action::DeleteSitting{id});
    CHECK(tab->document().sittings.empty());
    CHECK(tab->model.derived.sittings.empty());
    CHECK(tab->model.toast.what == Toast::What::sitting_deleted);
    CHECK(tab->model.place().screen == Screen::compass);
    CHECK(read_disk(disk).document.sittings.empty());
    tab->act_and_settle(action::Undo{});
    REQUIRE(tab->document().find_sitting(id));
    CHECK(encode_sitting(*tab->document().find_sitting(id)) == encode_sitting(before));
    CHECK(tab->document().versions.empty());
    CHECK(read_disk(disk).document.sittings.size() == 1);
    tab->act_and_settle(action::DeleteSitting{id});
    tab->wait(20'000);
    tab = open_tab(disk);
    CHECK(tab->document().sittings.empty());
}

TEST_CASE("a discarded draft comes back with Undo") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::StartSitting{kQuickForm});
    tab->act(action::AnswerItem{4});
    tab->act_and_settle(action::PauseSitting{});
    tab->act_and_settle(action::DiscardSitting{tab->document().sitting_drafts.at(0).id});
    CHECK(tab->document().sitting_drafts.empty());
    CHECK(read_disk(disk).document.sitting_drafts.empty());
    tab->act_and_settle(action::Undo{});
    REQUIRE(tab->document().sitting_drafts.size() == 1);
    CHECK(tab->document().sitting_drafts[0].answers.size() == 1);
    CHECK(read_disk(disk).document.sitting_drafts.size() == 1);
}

TEST_CASE("a draft whose statements are gone is not opened") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    for (const int damage : {0, 1, 2}) {
        Sitting draft;
        draft.id = make_record_id(kNoon + damage, tab->world.random.bytes());
        draft.form = damage == 0 ? "no such form" : kQuickForm;
        draft.version = damage == 1 ? "0" : form(kQuickForm).version;
        draft.order = {damage == 2 ? "no such item" : form(kQuickForm).items[0].id};
        draft.started_ms = kNoon;
        REQUIRE(tab->model.vault.write(
            {draft.id, Kind::sitting_draft, 1, Standing::live, std::nullopt, encode_sitting(draft)}, tab->world.ports,
            tab->model.document));
        tab->act_and_settle(action::ResumeSitting{draft.id});
        CHECK_FALSE(tab->model.sitting);
    }
    CHECK(tab->document().sitting_drafts.size() == 3);
}

TEST_CASE("a note is kept a moment after the last key, and never more than a second behind") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = take_sitting(*tab, 5);
    const bool counted = find_scored(tab->model, id)->counts;
    const auto revision = [&] { return decode_head({}, disk.head).value().revision; };
    const auto before = revision();
    tab->act(action::NoteSitting{id, "a"});
    CHECK(note_of(tab->model, id) == "a");
    tab->wait(499);
    tab->settle(3);
    CHECK(revision() == before);
    tab->wait(1);
    tab->settle(3);
    CHECK(revision() == before + 1);
    CHECK(read_disk(disk).document.find_marks(id)->note == "a");

    const std::int64_t first_key = tab->world.clock.now;
    std::string text = "a";
    while (revision() == before + 1) {
        text += "b";
        tab->act(action::NoteSitting{id, text});
        tab->wait(300);
        tab->settle(3);
        REQUIRE(tab->world.clock.now - first_key <= 1'000);
    }
    CHECK(read_disk(disk).document.find_marks(id)->note == text);

    // The same again is no change; leaving the page keeps at once.
    tab->act(action::NoteSitting{id, text});
    tab->wait(1'000);
    tab->settle(3);
    CHECK(revision() == before + 2);
    tab->act(action::NoteSitting{id, "left"});
    tab->act_and_settle(action::Section{Screen::today});
    CHECK(read_disk(disk).document.find_marks(id)->note == "left");
    CHECK(find_scored(tab->model, id)->counts == counted);
    CHECK(disk.rows.size() <= 6);
}

TEST_CASE("a note too long is not kept, and what was kept last stays") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = take_sitting(*tab, 5);
    tab->act(action::NoteSitting{id, "kept"});
    tab->wait(1'000);
    tab->act(action::NoteSitting{id, std::string(kMaxNote + 1, 'x')});
    CHECK(tab->model.note->too_long);
    tab->wait(10'000);
    tab->act_and_settle(action::Section{Screen::today});
    const Reading reading = read_disk(disk);
    REQUIRE(reading.document.find_marks(id));
    CHECK(reading.document.find_marks(id)->note == "kept");
    CHECK(reading.document.unreadable.empty());
    tab->act(action::NoteSitting{id, "shorter"});
    tab->wait(1'000);
    tab->settle();
    CHECK(read_disk(disk).document.find_marks(id)->note == "shorter");
}

TEST_CASE("whether a sitting counts can be switched, beside its note") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = take_sitting(*tab, 5);
    tab->act(action::NoteSitting{id, "a note"});
    tab->wait(1'000);
    for (const bool include : {false, true, false}) {
        tab->act_and_settle(action::IncludeSitting{id, include});
        CHECK(find_scored(tab->model, id)->counts == include);
        const Reading reading = read_disk(disk);
        CHECK(reading.document.find_marks(id)->include == include);
        CHECK(reading.document.find_marks(id)->note == "a note");
        CHECK(reading.document.marks.size() == 1);
    }
}
