// The pages of practice: the path and what narrows it, statements, support, what came of a promise, plans.
#include "ui/exercises.h"

using namespace mooring;
using namespace mooring::testing;

TEST_CASE("the pages of practice at every size, for somebody new and somebody with answers") {
    Stage stage;
    stage.welcome();
    for (const Screen screen : {Screen::practice, Screen::learn, Screen::statements}) {
        stage.act(action::Section{Screen::today});
        stage.act(action::Open{screen});
        check_sizes(stage, "practice pages");
    }
    for (const char* id : {"e01", "e04", "e23"}) answer_all_fields(stage, *shipped_catalog().find_exercise(id), 3);
    stage.act(action::Section{Screen::practice});
    check_sizes(stage, "practice, used");
    CHECK(stage.headless->words().find("On 1 of the last 28 days") != std::string::npos);
    enlarge(stage);
    for (const LearnCard& card : shipped_catalog().learn_cards) {
        stage.act(action::Open{Screen::learn_card, {}, card.id});
        check_screen(*stage.headless, card.id.c_str());
    }
    stage.act(action::Open{Screen::exercise, {}, "no-such"});
    check_screen(*stage.headless, "an exercise that is not there");
    stage.act(action::Section{Screen::today});
    check_sizes(stage, "today, used");
}

TEST_CASE("a situation that is named shows what fits it, and what it tends to be is counted") {
    Stage stage;
    stage.welcome();
    stage.act(action::Section{Screen::practice});
    const auto offers = [&](std::string_view question) {
        const auto& nodes = stage.headless->program.ui().sem.nodes();
        return std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) {
            return node.role == Role::button && node.description.find(question) != std::string::npos;
        });
    };
    CHECK_FALSE(offers("What carried you?"));
    REQUIRE(stage.headless->press(Role::button, "I hold on tight"));
    check_sizes(stage, "a situation");
    CHECK(offers("What carried you?"));
    for (const char* move : {"reach", "reach", "cling"}) {
        stage.act(action::StartExercise{"e01"});
        stage.act(action::AnswerField{picked("move", {move})});
        stage.act(action::FinishExercise{});
    }
    stage.act(action::Open{Screen::exercise, {}, "e01"});
    CHECK(stage.headless->words().find("reach out: 2 \u00B7 hold on tight: 1") != std::string::npos);
}

TEST_CASE("the path is narrowed by whom it is about and how deep it goes") {
    Stage stage;
    stage.welcome();
    stage.act(action::Section{Screen::practice});
    const auto offers = [&](const char* title) { return stage.headless->find(Role::button, title) != nullptr; };
    CHECK(offers("Unsent letter"));
    CHECK(offers("Reciprocity balance"));
    REQUIRE(stage.headless->press(Role::button, "Friends"));
    CHECK_FALSE(offers("Unsent letter"));
    CHECK(offers("Reciprocity balance"));
    CHECK(offers("Need sentence"));  // fits anybody
    REQUIRE(stage.headless->press(Role::button, "Light"));
    CHECK_FALSE(offers("Reciprocity balance"));
    check_sizes(stage, "path, narrowed");
    REQUIRE(stage.headless->press(Role::button, "Friends"));
    REQUIRE(stage.headless->press(Role::button, "Light"));
    CHECK(offers("Unsent letter"));
}

TEST_CASE("a statement is chosen, refused while it is not believed, and kept when it is") {
    Stage stage;
    stage.welcome();
    stage.act(action::Open{Screen::statements});
    REQUIRE(stage.headless->press(Role::button, "I have felt safe with at least one person, if only for an hour."));
    Semantics& sem = stage.headless->program.ui().sem;
    const auto believe = [&](double value) {
        const Node* node = stage.headless->find(Role::slider, "How much do you believe it today?");
        REQUIRE(node);
        sem.receive(node->id, SemEvent::value, {}, value);
        stage.headless->settle();
    };
    believe(2);
    CHECK(stage.headless->words().find("Does this milder one fit better?") != std::string::npos);
    check_sizes(stage, "a milder statement");
    stage.headless->press(Role::button, "Keep this statement");
    CHECK(stage.model().document.statements.empty());
    REQUIRE(stage.headless->press(Role::button, "Try this one"));
    believe(7);
    REQUIRE(stage.headless->press(Role::button, "Keep this statement"));
    REQUIRE(stage.model().document.statements.size() == 1);
    CHECK(stage.model().document.statements[0].ratings.back().belief == 7);
    check_sizes(stage, "statements, one kept");
    stage.act(action::Section{Screen::today});
    CHECK(stage.headless->words().find("A sentence of yours") != std::string::npos);
}

TEST_CASE("the support planner puts the abuse service first and leaves couple work out when there is fear") {
    Stage stage;
    stage.welcome();
    const auto plan = [&](std::vector<std::string> concerns) {
        stage.act(action::StartExercise{std::string(kSupportExercise)});
        FieldAnswer answer;
        answer.field = "concerns";
        answer.picks = std::move(concerns);
        stage.act(action::AnswerField{answer});
        FieldAnswer kinds;
        kinds.field = "kinds";
        kinds.picks = {"couple"};
        stage.act(action::AnswerField{kinds});
        stage.world.clock.now += 60'000;
        stage.act(action::FinishExercise{});
        const std::string words = stage.headless->words();
        return words.substr(words.find("Kinds of support that may fit"));
    };
    CHECK(plan({}).find("Therapy as a couple") != std::string::npos);
    const std::string afraid = plan({"afraid"});
    CHECK(afraid.find("Therapy as a couple") == std::string::npos);
    CHECK(afraid.find("A service for people who are afraid") < afraid.find("A person you trust"));
    const std::string harm = plan({"self-harm", "afraid"});
    CHECK(harm.find("Help now") < harm.find("A service for people who are afraid"));
}

TEST_CASE("from Today what came of a promise is told without the rest of the record") {
    Stage stage;
    stage.welcome();
    stage.act(action::StartExercise{"e04"});
    stage.act(action::AnswerField{in_rows(
        "promises", {{typed("what", "Call her back"), picked("size", {"s"}), numbered("due", stage.model().today)}})});
    stage.act(action::FinishExercise{});
    stage.act(action::Section{Screen::today});
    REQUIRE(stage.headless->press(Role::button, "Which of these came about?"));
    check_sizes(stage, "what came of it");
    const std::string words = stage.headless->words();
    CHECK(words.find("Call her back") != std::string::npos);
    CHECK(words.find("What did you promise?") == std::string::npos);
    CHECK(words.find("Leave this open until the day has come.") == std::string::npos);
    REQUIRE(stage.headless->press(Role::button, "kept"));
    REQUIRE(stage.headless->press(Role::button, "Keep it"));
    CHECK(stage.headless->words().find("What came of it? kept") != std::string::npos);
    stage.act(action::Section{Screen::today});
    CHECK(stage.headless->find(Role::button, "Which of these came about?") == nullptr);
}

TEST_CASE("a plan is made from the page of what was done, and both lead to one another") {
    Stage stage;
    stage.welcome();
    stage.act(action::StartExercise{"e01"});
    stage.act(action::AnswerField{typed("situation", "A late reply")});
    stage.act(action::FinishExercise{});
    REQUIRE(stage.headless->press(Role::button, "Make an if-then plan for it"));
    stage.act(action::AnswerField{typed("then", "I put the kettle on")});
    stage.act(action::FinishExercise{});
    CHECK(stage.headless->words().find("This plan is for") != std::string::npos);
    CHECK(stage.headless->find(Role::button, "Make an if-then plan for it") == nullptr);
    REQUIRE(stage.headless->press(Role::button, "Pattern portrait"));
    CHECK(stage.headless->words().find("If-then plans for it") != std::string::npos);
    check_sizes(stage, "a record with a plan");
    REQUIRE(stage.headless->press(Role::button, "I put the kettle on"));
}
