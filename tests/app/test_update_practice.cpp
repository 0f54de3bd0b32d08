#include <doctest/doctest.h>

#include <algorithm>

#include "core/given.h"
#include "tab.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

// Does the exercise once and ends on the page of what was answered.
RecordId practise(Tab& tab, const std::string& exercise, const RecordId& person = {}) {
    tab.act(action::StartExercise{exercise, person});
    REQUIRE(tab.model.practice);
    const Exercise* known = tab.model.catalog.find_exercise(exercise);
    REQUIRE(known);
    tab.act(action::AnswerField{typed(known->parts[0].fields[0].id, "Some words")});
    for (std::size_t i = 0; i <= known->parts.size(); ++i) tab.act(action::TurnPart{1});
    tab.act_and_settle(action::FinishExercise{});
    REQUIRE(tab.model.place().screen == Screen::practised);
    return tab.model.place().id;
}

}  // namespace

TEST_CASE("an exercise is kept as it is typed, goes on after a reload, and is finished") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::StartExercise{"e01"});
    REQUIRE(tab->model.practice);
    tab->act(action::RateEase{false, 4});
    tab->act(action::TurnPart{1});
    tab->act(action::AnswerField{typed("situation", "A late reply")});
    tab->wait(100);
    CHECK(tab->document().practices.empty());  // still typing
    tab->wait(900);
    REQUIRE(tab->document().practices.size() == 1);
    CHECK(tab->document().practices[0].state == Practice::State::draft);
    tab->settle();

    tab = open_tab(disk);
    REQUIRE(tab->document().practices.size() == 1);
    tab->act(action::StartExercise{"e01"});  // goes on with the draft
    REQUIRE(tab->model.practice);
    CHECK(tab->model.practice->practice.part == 1);
    CHECK(find_answer(tab->model.practice->practice.answers, "situation")->text == "A late reply");
    tab->act(action::TurnPart{9});
    tab->act(action::RateEase{true, 6});
    tab->act_and_settle(action::FinishExercise{});
    REQUIRE(tab->document().practices.size() == 1);
    const Practice& done = tab->document().practices[0];
    CHECK(done.state == Practice::State::done);
    CHECK(done.before == 4);
    CHECK(done.after == 6);
    CHECK(tab->model.place() == Place{Screen::practised, done.id});
    CHECK(tab->model.derived.practice.times.at("e01") == 1);
    CHECK(tab->model.derived.practice.days == std::vector<Day>{tab->model.today});
    check_adds_up(disk);
}

TEST_CASE("opened and left without a word, nothing is kept; leaving by any way keeps the words") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::StartExercise{"e01"});
    tab->act_and_settle(action::StopExercise{});
    CHECK(tab->document().practices.empty());
    tab->act(action::StartExercise{"e01"});
    tab->act(action::AnswerField{typed("situation", "x")});
    tab->act_and_settle(action::Section{Screen::journal});
    CHECK_FALSE(tab->model.practice);
    CHECK(tab->document().practices.size() == 1);
}

TEST_CASE("deleting can be undone, and an answer too long stays in hand and says so") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = practise(*tab, "e01");
    tab->act_and_settle(action::DeletePractice{id});
    CHECK(tab->document().practices.empty());
    tab->act_and_settle(action::Undo{});
    CHECK(tab->document().find_practice(id));
    tab->act(action::StartExercise{"e02"});
    tab->act(action::AnswerField{typed("why", std::string(kMaxAnswerText + 1, 'a'))});
    CHECK(tab->model.practice->too_long);
    tab->act_and_settle(action::Section{Screen::today});
    REQUIRE(tab->model.practice);
    tab->act_and_settle(action::StartExercise{"e01"});  // leads back to it
    CHECK(tab->model.place().screen == Screen::exercising);
    CHECK(tab->model.practice->practice.exercise == "e02");
    tab->act(action::AnswerField{typed("why", "short")});
    tab->act_and_settle(action::StopExercise{});
    CHECK(tab->document().practices.size() == 2);
}

TEST_CASE("what came of it is asked when it is due, can wait, be told, and be let go") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = practise(*tab, "e03");
    const Exercise* exercise = tab->model.catalog.find_exercise("e03");
    REQUIRE(exercise->follow.asked());
    REQUIRE(exercise->follow.due.empty());
    CHECK(tab->model.derived.practice.due.empty());
    tab->wait(std::int64_t{exercise->follow.days} * 24 * 60 * 60 * 1000 + 1'000);
    CHECK(tab->model.derived.practice.due == std::vector<RecordId>{id});
    tab->act_and_settle(action::PutOffFollowUp{id, 7});
    CHECK(tab->model.derived.practice.due.empty());
    tab->wait(7LL * 24 * 60 * 60 * 1000);
    CHECK(tab->model.derived.practice.due == std::vector<RecordId>{id});
    tab->act(action::FollowUpOn{id});
    REQUIRE(tab->model.practice);
    CHECK(tab->model.practice->later);
    tab->act(action::AnswerField{typed(exercise->follow.fields[0].id, "It went well")});
    tab->act_and_settle(action::FinishExercise{});
    CHECK(tab->model.derived.practice.due.empty());
    const Practice* told = tab->document().find_practice(id);
    REQUIRE(told);
    CHECK(told->follow == Practice::Follow::answered);
    CHECK(told->state == Practice::State::done);
    CHECK(told->later.size() == 1);
    const RecordId other = practise(*tab, "e02");
    tab->act_and_settle(action::PutOffFollowUp{other, 0});
    CHECK(tab->document().find_practice(other)->follow == Practice::Follow::let_go);
}

TEST_CASE("for somebody unsafe nothing that is withheld opens, by any route") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = add_person(*tab, "X.");
    int gated = 0;
    for (const Exercise& exercise : tab->model.catalog.exercises) {
        if (!exercise.gated) continue;
        ++gated;
        CAPTURE(exercise.id);
        // Done while it was allowed, and a draft.
        tab->act_and_settle(action::AnswerSafety{id, Safety::open, Safety::open});
        const RecordId done = practise(*tab, exercise.id, id);
        tab->act(action::StartExercise{exercise.id, id});
        tab->act(action::AnswerField{typed(exercise.parts[0].fields[0].id, "A draft")});
        const RecordId draft = tab->model.practice->practice.id;
        tab->act_and_settle(action::StopExercise{});
        for (const Safety safety : {Safety::withheld, Safety::ask, Safety::unasked}) {
            tab->model.safety_now.clear();
            tab->act_and_settle(action::AnswerSafety{id, safety, safety});
            tab->model.safety_now.clear();
            for (const Action& route :
                 {Action(action::StartExercise{exercise.id, id}), Action(action::ResumePractice{draft}),
                  Action(action::ResumePractice{done}), Action(action::FollowUpOn{done})}) {
                tab->act(route);
                CHECK_FALSE(tab->model.practice);
            }
            tab->act(action::StartExercise{exercise.id});  // with nobody it may be done
            REQUIRE(tab->model.practice);
            const RecordId in_hand = tab->model.practice->practice.id;
            if (in_hand != draft) {
                tab->act(action::PractiseWith{id});
                CHECK(tab->model.practice->practice.person.is_nil());
            }
            tab->act_and_settle(action::StopExercise{});
        }
        CHECK(tab->model.derived.practice.due.empty());
        for (const Practice& practice : std::vector<Practice>(tab->document().practices)) {
            tab->act_and_settle(action::DeletePractice{practice.id});
        }
    }
    CHECK(gated >= 11);
}

TEST_CASE("suggestions follow what was logged, say why, and stay away when put off") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const auto suggested = [&](std::string_view exercise) {
        const auto& all = tab->model.derived.practice.suggestions;
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const Suggestion& one) { return one.exercise == exercise; });
        return found == all.end() ? std::string() : std::string(found->because);
    };
    CHECK(tab->model.derived.practice.suggestions.size() == 2);
    CHECK(suggested("e01") == "because.start");
    tab->act_and_settle(action::PutOffExercise{"e01"});
    CHECK(suggested("e01").empty());
    tab->act(action::NewEntry{});
    tab->act(action::DraftText{"A long wait"});
    EntryMeta meta;
    meta.cling = 8;
    tab->act(action::DraftMeta{meta});
    tab->act_and_settle(action::LeaveDraft{});
    CHECK(suggested("e07") == "because.cling");
    tab->act_and_settle(action::SaveEvent{{{}, tab->model.today, EventKind::break_up, "", {}, ""}});
    CHECK(suggested("e26") == "because.breakup");
    auto again = open_tab(disk);
    const auto& kept = again->document().settings.put_off;
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].first == "e01");
}

TEST_CASE("an unsent letter ends as its writer says") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    for (const char* fate : {"keep", "rest", "delete"}) {
        CAPTURE(fate);
        tab->act(action::StartExercise{"e15"});
        tab->act(action::AnswerField{typed("facts", "What happened")});
        FieldAnswer become;
        become.field = std::string(kFateField);
        become.picks = {fate};
        tab->act(action::AnswerField{become});
        const RecordId id = tab->model.practice->practice.id;
        tab->act_and_settle(action::FinishExercise{});
        const Practice* letter = tab->document().find_practice(id);
        CHECK((letter != nullptr) == (std::string_view(fate) != "delete"));
        if (letter) CHECK((letter->state == Practice::State::resting) == (std::string_view(fate) == "rest"));
    }
}

TEST_CASE("statements are kept when believed, rated every two weeks, and come back after undo") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    Statement statement;
    statement.area = "s01";
    statement.text = "I have felt safe with one person.";
    statement.ratings = {{tab->model.today, 4}};
    tab->act_and_settle(action::SaveStatement{statement});
    CHECK(tab->document().statements.empty());  // not believed
    statement.ratings = {{tab->model.today, 7}};
    tab->act_and_settle(action::SaveStatement{statement});
    REQUIRE(tab->document().statements.size() == 1);
    const RecordId id = tab->document().statements[0].id;
    CHECK(tab->model.derived.practice.statement == id);
    tab->act_and_settle(action::RateStatement{id, 3});
    CHECK(tab->document().statements[0].ratings.size() == 1);  // too early
    tab->wait(std::int64_t{kRateAgainDays} * 24 * 60 * 60 * 1000);
    tab->act_and_settle(action::RateStatement{id, 3});
    CHECK(tab->document().statements[0].ratings.size() == 2);
    CHECK(has_dropped(tab->document().statements[0]));
    CHECK_FALSE(tab->model.derived.practice.statement);  // not offered any more
    Statement resting = tab->document().statements[0];
    resting.resting = true;
    tab->act_and_settle(action::SaveStatement{resting});
    CHECK(tab->document().statements[0].resting);
    tab->act_and_settle(action::DeleteStatement{id});
    CHECK(tab->document().statements.empty());
    tab->act_and_settle(action::Undo{});
    CHECK(tab->document().statements.size() == 1);
}

TEST_CASE("what came of each promise is told by itself, and dated ones come back until the last has its outcome") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const Day today = tab->model.today;
    tab->act(action::StartExercise{"e04"});
    tab->act(action::AnswerField{in_rows("promises", {{typed("what", "call her"), numbered("due", today + 2)},
                                                      {typed("what", "write back"), numbered("due", today + 9)}})});
    tab->act_and_settle(action::FinishExercise{});
    const RecordId id = tab->model.place().id;
    const auto& due = tab->model.derived.practice.due;
    tab->wait(std::int64_t{1} * kDayMs);
    CHECK(due.empty());
    tab->wait(kDayMs);
    CHECK(due == std::vector<RecordId>{id});
    tab->act(action::FollowUpOn{id});
    tab->act(action::AnswerRow{"promises", 0, typed("what", "something else")});  // only what came of it
    tab->act(action::AnswerRow{"promises", 7, picked("outcome", {"kept"})});
    tab->act(action::AnswerRow{"smaller", 0, picked("outcome", {"kept"})});
    tab->act(action::AnswerRow{"promises", 0, picked("outcome", {"kept"})});
    tab->act_and_settle(action::FinishExercise{});
    CHECK(due.empty());

    tab = open_tab(disk, tab->world.clock.now, 2);
    const Practice* told = tab->document().find_practice(id);
    REQUIRE(told);
    const auto& rows = told->answers.at(0).rows;
    REQUIRE(rows.size() == 2);
    CHECK(find_answer(rows[0], "what")->text == "call her");
    CHECK(find_answer(rows[0], "outcome")->picks == std::vector<std::string>{"kept"});
    CHECK(find_answer(rows[1], "outcome") == nullptr);
    CHECK(told->due == today + 9);
    tab->wait(7 * kDayMs);
    CHECK(tab->model.derived.practice.due == std::vector<RecordId>{id});
    // Left open though it is due: asked again, but not tomorrow.
    tab->act(action::FollowUpOn{id});
    tab->act_and_settle(action::FinishExercise{});
    CHECK(tab->document().find_practice(id)->due == tab->model.today + 7);
    tab->act(action::FollowUpOn{id});
    tab->act(action::AnswerRow{"promises", 1, picked("outcome", {"missed"})});
    tab->act_and_settle(action::FinishExercise{});
    CHECK(tab->document().find_practice(id)->follow == Practice::Follow::answered);
}

TEST_CASE("put off or let go from the page that asks: what was typed there is kept, and the page is left") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = practise(*tab, "e02");
    tab->act(action::FollowUpOn{id});
    tab->act(action::AnswerField{typed("noticed", "half a thought")});
    tab->act_and_settle(action::PutOffFollowUp{id, 0});
    CHECK(tab->model.place().screen != Screen::exercising);
    CHECK_FALSE(tab->model.practice);
    const Practice* kept = tab->document().find_practice(id);
    CHECK(kept->follow == Practice::Follow::let_go);
    REQUIRE(kept->later.size() == 1);
    CHECK(kept->later[0].text == "half a thought");
}

TEST_CASE("a timer runs and is over; hidden cards stay hidden") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::SetTimer{60});
    CHECK(tab->model.timer_until_ms == tab->model.now_ms + 60'000);
    tab->wait(61'000);
    CHECK(tab->model.timer_until_ms <= tab->model.now_ms);
    tab->act(action::SetTimer{0});
    CHECK(tab->model.timer_until_ms == 0);
    tab->act_and_settle(action::HideCard{"prompt", true});
    tab->act_and_settle(action::HideCard{"latest", true});
    tab->act_and_settle(action::HideCard{"latest", false});
    auto again = open_tab(disk);
    CHECK(again->document().settings.hidden_cards == std::vector<std::string>{"prompt"});
}

TEST_CASE("an if-then plan belongs to what it was made for, and counts for its skills") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId about = practise(*tab, "e24");
    const auto skill = [&](Skill one) { return tab->model.derived.practice.skills[static_cast<std::size_t>(one)]; };
    CHECK(skill(Skill::repair) == 1);
    tab->act(action::StartExercise{"if-then"});  // one that stands alone is left unfinished
    tab->act(action::AnswerField{typed("if", "The phone is silent")});
    tab->act_and_settle(action::StopExercise{});
    tab->act(action::StartExercise{"if-then", {}, about});
    REQUIRE(tab->model.practice);
    CHECK(tab->model.practice->practice.of == about);  // and is not taken for it
    tab->act(action::AnswerField{typed("then", "I breathe out")});
    tab->act_and_settle(action::FinishExercise{});
    CHECK(skill(Skill::repair) == 2);
    CHECK(skill(Skill::reliability) == 0);
    tab->act(action::StartExercise{"e01", {}, about});
    CHECK(tab->model.practice->practice.of.is_nil());  // only plans belong to something
    auto again = open_tab(disk);
    const Practice* plan = nullptr;
    for (const Practice& one : again->document().practices) {
        if (one.exercise == "if-then" && one.state == Practice::State::done) plan = &one;
    }
    REQUIRE(plan);
    CHECK(plan->of == about);
}

TEST_CASE("a pull is met by a question to write about too, until it was written about or put off") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::NewEntry{});
    EntryMeta meta;
    meta.cling = 8;
    tab->act(action::DraftMeta{meta});
    tab->act(action::DraftText{"A long wait"});
    tab->act_and_settle(action::LeaveDraft{});
    const auto suggested = [&](std::string_view id) {
        const auto& all = tab->model.derived.practice.suggestions;
        return std::any_of(all.begin(), all.end(), [&](const Suggestion& one) { return one.exercise == id; });
    };
    CHECK_FALSE(suggested("J37"));  // two at a time, exercises first
    tab->act_and_settle(action::PutOffExercise{"e07"});
    CHECK(suggested("J37"));
    tab->act(action::NewEntry{"J37"});
    tab->act(action::DraftText{"Sunday, the kitchen"});
    tab->act_and_settle(action::LeaveDraft{});
    CHECK_FALSE(suggested("J37"));
}
