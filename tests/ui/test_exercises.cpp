// Every exercise is done from its first page to what it draws, by name and press; every picture with nothing, one and
// many; answers of older versions; what deep exercises do for themselves.
#include "ui/exercises.h"

using namespace mooring;
using namespace mooring::testing;

TEST_CASE("every exercise is done from its first page to the last, and all that was answered is kept") {
    for (const Exercise& exercise : shipped_catalog().exercises) {
        CAPTURE(exercise.id);
        Stage stage;
        stage.welcome();
        enlarge(stage);
        stage.act(action::Open{Screen::exercise, {}, exercise.id});
        check_screen(*stage.headless, exercise.id.c_str());
        const Practice& done = do_exercise(stage, exercise);
        for (const ExercisePart& part : exercise.parts) {
            for (const ExerciseField& field : part.fields) {
                if (field.kind == FieldKind::say || field.kind == FieldKind::timer) continue;
                CAPTURE(field.id);
                const FieldAnswer* answer = find_answer(done.answers, field.id);
                CAPTURE(encode_practice(done));
                CHECK((answer && !answer->empty()));
            }
        }
        CHECK(done.before == 2);
        CHECK(done.after == 2);
        check_screen(*stage.headless, "practised");
    }
}

TEST_CASE("every picture is drawn of nothing, of one and of many, with words and a table") {
    for (const Exercise& exercise : shipped_catalog().exercises) {
        CAPTURE(exercise.id);
        Stage stage;
        stage.welcome();
        // Nothing but one word.
        stage.act(action::StartExercise{exercise.id});
        FieldAnswer note;
        note.field = std::string(kActionField);
        note.text = "One act";
        stage.act(action::AnswerField{note});
        stage.act(action::FinishExercise{});
        check_sizes(stage, "practised, hardly anything");
        for (const int turn : {1, 2, 5, 9}) {
            answer_all_fields(stage, exercise, turn);
            if (stage.model().place().screen != Screen::practised) continue;
            check_sizes(stage, "practised");
            const Node* figure = nullptr;
            for (const Node& node : stage.headless->program.ui().sem.nodes()) {
                if (node.role == Role::figure) figure = &node;
            }
            CAPTURE(turn);
            CHECK((figure != nullptr) == (exercise.picture.kind != PictureKind::none));
            if (figure) CHECK_FALSE(figure->name.empty());
        }
        stage.act(action::Open{Screen::exercise, {}, exercise.id});
        check_sizes(stage, "exercise, done before");
    }
}

TEST_CASE("answers of an older version of an exercise, and of one that is gone, can be read for ever") {
    Stage stage;
    stage.welcome();
    Document& document = stage.model().document;
    Practice practice;
    practice.id.bytes[0] = 1;
    practice.state = Practice::State::done;
    practice.version = 1;
    practice.answers = {typed("situation", "A late reply"), typed("a-field-of-then", "An old answer"),
                        in_rows("old-rows", {{typed("cell", "In an old row")}})};
    practice.later = {picked("old-chips", {"an old choice"})};
    for (const char* exercise : {"e01", "e99"}) {
        practice.exercise = exercise;
        document.practices = {practice};
        ++document.change;
        stage.act(action::Open{Screen::practised, practice.id});
        CAPTURE(exercise);
        check_screen(*stage.headless, exercise);
        for (const char* kept : {"A late reply", "An old answer", "In an old row", "an old choice"}) {
            CAPTURE(kept);
            CHECK(stage.headless->words().find(kept) != std::string::npos);
        }
        stage.act(action::Section{Screen::today});
    }
}

TEST_CASE("a deep exercise offers its end after a quarter of an hour, and ends in the present") {
    Stage stage;
    stage.welcome();
    stage.act(action::StartExercise{"e14"});
    const auto says = [&](const char* words) { return stage.headless->words().find(words) != std::string::npos; };
    CHECK(says("Feel your feet on the floor."));
    CHECK_FALSE(says("A quarter of an hour"));
    stage.world.clock.now += kCloseAfterMs[0];
    stage.headless->settle();
    CHECK(says("A quarter of an hour"));
    stage.world.clock.now += kCloseAfterMs[1] - kCloseAfterMs[0];
    stage.headless->settle();
    CHECK(says("Twenty minutes have gone by."));
    CHECK_FALSE(says("name three things you can see"));
    while (stage.headless->press(Role::button, "Continue")) {
    }
    CHECK(says("name three things you can see"));
}

TEST_CASE("what is ranked can be moved up, and keeps its answers") {
    Stage stage;
    stage.welcome();
    stage.act(action::StartExercise{"e11"});
    stage.act(action::TurnPart{1});
    stage.act(action::AnswerField{in_rows("values", {{typed("value", "Humour")}, {typed("value", "Care")}})});
    REQUIRE(stage.headless->press(Role::button, "Move up"));
    const FieldAnswer* values = find_answer(stage.model().practice->practice.answers, "values");
    REQUIRE(values);
    REQUIRE(values->rows.size() == 2);
    CHECK(values->rows[0][0].text == "Care");
    CHECK(values->rows[1][0].text == "Humour");
}

TEST_CASE("a timeline runs from the earliest age on, and a scale around nought says its ends") {
    Stage stage;
    stage.welcome();
    stage.act(action::StartExercise{"e14"});
    stage.act(action::AnswerField{
        in_rows("events", {{numbered("age", 12), typed("what", "A move"), numbered("effect", -2)},
                           {typed("what", "A dream"), numbered("effect", 1)},
                           {numbered("age", 4), typed("what", "A swing"), numbered("effect", 3)}})});
    while (stage.headless->press(Role::button, "Continue")) {
    }
    REQUIRE(stage.headless->press(Role::button, "Finish"));
    std::vector<std::string> drawn;
    for (const Node& node : stage.headless->program.ui().sem.nodes()) {
        if (node.role == Role::row_header) drawn.push_back(node.name);
    }
    CHECK(drawn == std::vector<std::string>{"4 years, A swing", "12 years, A move", "A dream"});
    CHECK(stage.headless->words().find("-2, from -3 to 3") != std::string::npos);
}

TEST_CASE("what is asked about later stands beside what was written then") {
    Stage stage;
    stage.welcome();
    stage.act(action::StartExercise{"e05"});
    stage.act(action::AnswerField{typed("contact", "Ask Ana for tea")});
    while (stage.headless->press(Role::button, "Continue")) {
    }
    REQUIRE(stage.headless->press(Role::button, "Finish"));
    REQUIRE(stage.headless->press(Role::button, "Say what came of it"));
    CHECK(stage.headless->words().find("Ask Ana for tea") != std::string::npos);
    check_sizes(stage, "told later");
}
