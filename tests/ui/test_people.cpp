// The people and the forms about them, by name and press.
#include "ui/checks.h"

using namespace mooring;

namespace {

RecordId add_person(Stage& stage, const std::string& name) {
    stage.act(action::Section{Screen::people});
    REQUIRE(stage.headless->press(Role::button, "Add someone"));
    REQUIRE(stage.headless->type(Role::text_field, "Nickname", name));
    REQUIRE(stage.headless->press(Role::button, "Done"));
    REQUIRE(stage.model().place().screen == Screen::person);
    return stage.model().place().id;
}

void pass_gate(Stage& stage, const char* last) {
    REQUIRE(stage.model().place().screen == Screen::gate);
    const auto answer = [&](const char* words) {
        REQUIRE(stage.headless->press(Role::button, words));
        CHECK(stage.headless->program.ui().sem.take_focus_wish() == kHeadingId);  // the next question is read out
    };
    answer("Yes, it is safe");
    for (int i = 0; i < 4; ++i) answer("No");
    REQUIRE(stage.headless->press(Role::button, last));
}

void answer_all(Stage& stage, int count) {
    for (int i = 0; i < count; ++i) {
        stage.world.clock.now += 3'000;
        stage.act(action::AnswerItem{1 + (i * 5) % 7});
        stage.act(action::NextItem{});
    }
}

}  // namespace

TEST_CASE("somebody is added, the safety questions come first, and the check about them ends in a map of their own") {
    Stage stage;
    stage.welcome();
    stage.act(action::Section{Screen::people});
    check_sizes(stage, "people, nobody");
    add_person(stage, "R.");
    check_sizes(stage, "person, new");
    REQUIRE(stage.headless->press(Role::button, "Begin the check"));
    check_sizes(stage, "gate");
    pass_gate(stage, "No");
    check_sizes(stage, "person, asked");
    REQUIRE(stage.headless->press(Role::button, "Begin the check"));
    CHECK(stage.headless->words().find("with R., the past four weeks") != std::string::npos);
    CHECK(stage.headless->words().find("{name}") == std::string::npos);
    answer_all(stage, 10);
    REQUIRE(stage.headless->press(Role::button, "Conflict"));
    REQUIRE(stage.headless->press(Role::button, "Yes"));
    CHECK(stage.model().place().screen == Screen::result);
    CHECK(stage.headless->words().find("About you with R.") != std::string::npos);
    check_sizes(stage, "result about a person");
    REQUIRE(stage.headless->press(Role::button, "How this was computed"));
    check_sizes(stage, "method");
    stage.act(action::Section{Screen::people});
    CHECK(stage.headless->find(Role::figure, "The newest place on the map with each of 1 people, on the same axes"));
    check_sizes(stage, "people");
}

TEST_CASE("with somebody unsafe no page shows a score, and Help is near") {
    Stage stage;
    stage.welcome();
    const RecordId id = add_person(stage, "X.");
    REQUIRE(stage.headless->press(Role::button, "Begin the check"));
    pass_gate(stage, "Rather not say");
    CHECK(stage.headless->words().find("Keeping your distance is sound judgement") != std::string::npos);
    CHECK(stage.headless->find(Role::button, "Begin the check") == nullptr);
    check_sizes(stage, "person, withheld");
    // Answers kept from before stay without meaning.
    stage.act(action::AnswerSafety{id, Safety::open, Safety::open});
    stage.act(action::StartSitting{kPersonForm, id});
    answer_all(stage, 10);
    stage.act(action::FinishSitting{Care::yes});
    const RecordId sitting = stage.model().place().id;
    stage.act(action::AnswerSafety{id, Safety::withheld, Safety::withheld});
    stage.act(action::Open{Screen::result, sitting});
    CHECK(stage.headless->words().find("Kept as a private note") != std::string::npos);
    CHECK(stage.headless->words().find("on a scale from 1 to 7") == std::string::npos);
    check_sizes(stage, "result, withheld");
    stage.act(action::Open{Screen::method, sitting});
    CHECK(stage.headless->words().find("mean of the keyed answers") == std::string::npos);
    stage.act(action::Section{Screen::people});
    CHECK(stage.headless->words().find("Side by side") == std::string::npos);
}

TEST_CASE("beside an entry: title, people, feelings, pulls and tags, then found by them") {
    Stage stage;
    stage.welcome();
    add_person(stage, "R.");
    REQUIRE(stage.headless->press(Role::button, "Write about them"));
    REQUIRE(stage.headless->type(Role::text_area, "Your entry", "# A walk\n- by the **river**\n> she said\nand home"));
    REQUIRE(stage.headless->press(Role::button, "Title, people, feelings, tags"));
    check_sizes(stage, "write, more");
    REQUIRE(stage.headless->press(Role::button, "calm"));
    CHECK(stage.headless->words().find("calm: quiet inside") != std::string::npos);
    REQUIRE(stage.headless->type(Role::text_field, "Tags", "river, long"));
    CHECK(stage.model().draft->entry.meta.tags == std::vector<std::string>{"river"});
    REQUIRE(stage.headless->press(Role::button, "Add tag"));
    CHECK(stage.model().draft->entry.meta.tags == std::vector<std::string>{"river", "long"});
    stage.act(action::LeaveDraft{});
    check_sizes(stage, "entry, formatted");
    CHECK(stage.headless->find(Role::heading, "A walk") != nullptr);
    CHECK(stage.headless->words().find("by the river") != std::string::npos);  // without the marks
    CHECK(stage.headless->words().find("Felt calm") != std::string::npos);
    REQUIRE(stage.headless->press(Role::button, "Star it"));
    stage.act(action::Section{Screen::journal});
    REQUIRE(stage.headless->press(Role::button, "Narrow the list"));
    check_sizes(stage, "journal, filters");
    REQUIRE(stage.headless->press(Role::button, "#river"));
    CHECK(stage.headless->words().find("1 entry found") != std::string::npos);
    REQUIRE(stage.headless->press(Role::button, "R."));
    REQUIRE(stage.headless->press(Role::button, "Show all"));
    CHECK(stage.model().filter == EntryFilter{});
}

TEST_CASE("not safe to be honest here: the form does not open, the help page does") {
    Stage stage;
    stage.welcome();
    add_person(stage, "Y.");
    REQUIRE(stage.headless->press(Role::button, "Begin the check"));
    REQUIRE(stage.headless->press(Role::button, "No, or not sure"));
    CHECK(stage.model().place().screen == Screen::help);
    CHECK_FALSE(stage.model().sitting);
}

TEST_CASE("the other forms and pages of Compass, empty and filled") {
    Stage stage;
    stage.welcome();
    stage.act(action::Section{Screen::compass});
    REQUIRE(stage.headless->press(Role::button, "First guess your own place"));
    check_sizes(stage, "own guess");
    const Node* slider = stage.headless->find(Role::slider, "Worry about being left");
    REQUIRE(slider);
    stage.headless->program.ui().sem.receive(slider->id, SemEvent::value, "", 9);
    stage.headless->settle();
    REQUIRE(stage.headless->press(Role::button, "Keep this guess"));
    CHECK(stage.model().document.settings.self_placement == PlanePoint{5.5, 4});
    REQUIRE(stage.headless->press(Role::button, "Pulse-3"));
    check_sizes(stage, "pulse");
    stage.act(action::AnswerOne{stage.model().sitting->order[0], 7});
    REQUIRE(stage.headless->press(Role::button, "Done"));
    check_sizes(stage, "pulse result");
    stage.sit(0);
    CHECK(stage.headless->words().find("your own guess from before: worry 5.5, unease 4.0") != std::string::npos);
    stage.act(action::Open{Screen::events});
    REQUIRE(stage.headless->press(Role::button, "Add an event"));
    check_sizes(stage, "event editor");
    REQUIRE(stage.headless->press(Role::button, "Keep this event"));
    check_sizes(stage, "events");
    stage.act(action::Open{Screen::forms});
    check_sizes(stage, "questionnaires, none");
    REQUIRE(stage.headless->press(Role::button, "Bring one in"));
    REQUIRE(stage.headless->press(Role::button, "ECR-RS"));
    check_sizes(stage, "questionnaire editor");
    CHECK(stage.headless->words().find("to mend") != std::string::npos);
    OwnFormInputs inputs = stage.model().own_form->inputs;
    for (int i = 0; i < 9; ++i) inputs.statements += "A statement of my own\n";
    inputs.right_confirmed = true;
    stage.act(action::ChangeOwnForm{inputs});
    CHECK(stage.headless->words().find("All is well. Statements: 9.") != std::string::npos);
    check_sizes(stage, "questionnaire, whole");
    REQUIRE(stage.headless->press(Role::button, "Keep this questionnaire"));
    check_sizes(stage, "questionnaires");
    REQUIRE(stage.headless->press(Role::button, "Begin"));
    check_sizes(stage, "own sitting");
    answer_all(stage, 9);
    stage.act(action::FinishSitting{Care::yes});
    CHECK(stage.headless->words().find("Scores by its own key") != std::string::npos);
    check_sizes(stage, "own result");
    stage.act(action::Section{Screen::compass});
    check_sizes(stage, "compass with everything");
}
