// What single exercises do by rules of their own: words that are met by a word, hours, voices, steps, balance.
#include "core/given.h"
#include "ui/checks.h"

using namespace mooring;
using namespace mooring::testing;

TEST_CASE("a sentence with an always in it is met by a word about that, and can be taken along") {
    Stage stage;
    stage.welcome();
    stage.act(action::StartExercise{"e20"});
    stage.act(action::TurnPart{2});
    const auto says = [&](const char* words) { return stage.headless->words().find(words) != std::string::npos; };
    stage.act(action::AnswerField{typed("sentence", "I would like an answer today.")});
    CHECK_FALSE(says("One moment is easier to hear."));
    stage.act(action::AnswerField{typed("sentence", "You forget me. You ALWAYS do.")});
    CHECK(says("One moment is easier to hear."));
    stage.act(action::FinishExercise{});
    REQUIRE(stage.headless->press(Role::button, "Copy the sentence"));
    CHECK(stage.world.files.copied.back().starts_with("You forget me."));
}

TEST_CASE("a story is told from outside: the words that still say I are named, with what they become") {
    Stage stage;
    stage.welcome();
    stage.act(action::StartExercise{"e14"});
    stage.act(action::TurnPart{2});
    stage.act(action::AnswerField{typed("scene", "I was six and my coat was wet. I cried.")});
    const auto says = [&](const char* words) { return stage.headless->words().find(words) != std::string::npos; };
    CHECK(says("Told from outside"));
    REQUIRE(stage.headless->press(Role::button, "she"));
    CHECK(says("From inside: 3 words. From outside: 0."));
    CHECK(says("I (2), which becomes she; my (1), which becomes her"));
    check_sizes(stage, "voices");
    stage.act(action::AnswerField{typed("scene", "She was six and her coat was wet. She cried.")});
    CHECK(says("All of it is told from outside now."));
}

TEST_CASE("an energy audit says how many hours were with people who value one, and draws them as they are typed") {
    Stage stage;
    stage.welcome();
    const auto says = [&](const char* words) { return stage.headless->words().find(words) != std::string::npos; };
    stage.act(action::StartExercise{"e12"});
    stage.act(action::TurnPart{1});
    CHECK_FALSE(says("A map of two scales"));
    const auto row = [](const char* name, int hours, int valued) {
        return std::vector<FieldAnswer>{typed("name", name), numbered("hours", hours), numbered("valued", valued),
                                        numbered("energy", 1)};
    };
    stage.act(action::AnswerField{in_rows("people", {row("Ana", 12, 8), row("Work", 8, 3)})});
    CHECK(says("A map of two scales"));
    CHECK(says("12 of 20 hours were with people"));
    check_screen(*stage.headless, "audit, while it is filled in");
    stage.act(action::FinishExercise{});
    CHECK(says("12 of 20 hours were with people"));
    check_sizes(stage, "audit");
    stage.act(action::SetHideNumbers{true});
    CHECK_FALSE(says("12 of 20 hours"));
    CHECK(says("Most of these hours"));
}

TEST_CASE("promises stand on their days with what came of them, over all ledgers") {
    Stage stage;
    stage.welcome();
    const Day today = stage.model().today;
    const auto ledger = [&](const char* what, Day due, const char* outcome) {
        std::vector<FieldAnswer> row{typed("what", what), numbered("due", due)};
        if (outcome) row.push_back(picked("outcome", {outcome}));
        stage.act(action::StartExercise{"e04"});
        stage.act(action::AnswerField{in_rows("promises", {row})});
        stage.act(action::FinishExercise{});
    };
    ledger("Long ago", today - 90, "kept");
    ledger("Call her back", today - 3, "renegotiated");
    ledger("Bring the book", today + 2, nullptr);
    check_sizes(stage, "promises");
    const std::string words = stage.headless->words();
    CHECK(words.find("2 promises on their days") != std::string::npos);
    CHECK(words.find("Call her back") != std::string::npos);
    CHECK(words.find("changed in good time") != std::string::npos);
    CHECK(words.find("still open") != std::string::npos);
    CHECK(words.find("Long ago") == std::string::npos);
}

TEST_CASE("the next step of openness hangs on how the last one was met by the same person") {
    Stage stage;
    stage.welcome();
    const auto step = [&](int depth, int response) {
        stage.act(action::StartExercise{"e23"});
        stage.act(action::AnswerField{numbered("depth", depth)});
        stage.act(action::FinishExercise{});
        stage.act(action::FollowUpOn{stage.model().document.practices.front().id});
        stage.act(action::AnswerField{numbered("response", response)});
        stage.act(action::FinishExercise{});
        stage.act(action::StartExercise{"e23"});
        stage.act(action::TurnPart{1});
        const std::string words = stage.headless->words();
        stage.act(action::StopExercise{});
        return words;
    };
    CHECK(step(2, 8).find("One step deeper may fit now: 3.") != std::string::npos);
    stage.world.clock.now += kDayMs;
    CHECK(step(3, 2).find("Stay at this depth") != std::string::npos);
}

TEST_CASE("who gave more is set over time, with the same person only") {
    Stage stage;
    stage.welcome();
    const auto balance = [&](int mine, int theirs) {
        stage.act(action::StartExercise{"e06"});
        stage.act(action::AnswerField{
            in_rows("balance", {{picked("item", {"listen"}), numbered("left", mine), numbered("right", theirs)}})});
        stage.act(action::FinishExercise{});
        stage.world.clock.now += 30 * kDayMs;
    };
    balance(8, 2);
    CHECK(stage.headless->words().find("Over time") == std::string::npos);
    balance(5, 5);
    CHECK(stage.headless->words().find("Over time: more from their side to the left") != std::string::npos);
    check_sizes(stage, "balance over time");
}
