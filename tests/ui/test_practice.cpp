// Every exercise is done from its first page to what it draws, by name and press; every picture with nothing, one and
// many.
#include <set>

#include "core/given.h"
#include "ui/checks.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

// Presses and types into everything a page of an exercise has, once.
void fill_page(Stage& stage) {
    Semantics& sem = stage.headless->program.ui().sem;
    std::set<std::uint32_t> seen;
    for (int round = 0; round < 4; ++round) {
        const std::vector<Node> nodes(sem.nodes().begin(), sem.nodes().end());
        for (const Node& node : nodes) {
            if (seen.contains(node.id) || sem.find(node.id) == nullptr) continue;
            if (node.role == Role::text_field || node.role == Role::text_area) {
                sem.receive(node.id, SemEvent::focus, {}, 0);
                sem.receive(node.id, SemEvent::text, "12 words", 0);
            } else if (node.role == Role::slider) {
                sem.receive(node.id, SemEvent::value, {}, 2);
            } else if (node.role == Role::radio || (node.role == Role::button && (node.flags & flag::kToggle)) ||
                       node.name == "Today" || node.name.starts_with("Add:")) {
                if (node.flags & flag::kDisabled) continue;
                const bool section = node.name == "Today" && sem.find(node.parent)->role == Role::navigation;
                if (section) continue;
                sem.receive(node.id, SemEvent::focus, {}, 0);
                sem.receive(node.id, SemEvent::activate, {}, 0);
            } else {
                continue;
            }
            seen.insert(node.id);
            stage.headless->settle();
        }
    }
}

const Practice& do_exercise(Stage& stage, const Exercise& exercise) {
    stage.act(action::StartExercise{exercise.id});
    REQUIRE(stage.model().practice);
    for (std::size_t part = 0; part < exercise.parts.size() + 2; ++part) {
        fill_page(stage);
        check_screen(*stage.headless, exercise.id.c_str());
        const bool last = part == exercise.parts.size() + 1;
        stage.world.clock.now += 5'000;
        REQUIRE(stage.headless->press(Role::button, last ? "Finish" : "Continue"));
    }
    REQUIRE_FALSE(stage.model().document.practices.empty());
    return stage.model().document.practices.front();
}

// An answer to any field, different for each turn.
FieldAnswer some_answer(const ExerciseField& field, int turn) {
    FieldAnswer answer;
    answer.field = field.id;
    const auto cell = [](const char* name, const std::string& pick, std::optional<int> number) {
        FieldAnswer made;
        made.field = name;
        if (!pick.empty()) made.picks = {pick};
        made.number = number;
        return made;
    };
    switch (field.kind) {
        case FieldKind::chips:
            answer.picks = {field.options[static_cast<std::size_t>(turn) % field.options.size()].id};
            break;
        case FieldKind::slider:
        case FieldKind::percent:
        case FieldKind::number: answer.number = field.min + turn % (field.max - field.min + 1); break;
        case FieldKind::date: answer.number = 20'516 + turn; break;
        case FieldKind::pairs:
            for (const FieldOption& item : field.options) {
                answer.rows.push_back(
                    {cell("item", item.id, {}), cell("left", "", turn % 11), cell("right", "", (turn * 3) % 11)});
            }
            break;
        case FieldKind::rows:
            for (int i = 0; i < turn; ++i) {
                answer.rows.emplace_back();
                for (const ExerciseField& column : field.columns)
                    answer.rows.back().push_back(some_answer(column, turn + i));
            }
            break;
        case FieldKind::sort:
            for (int i = 0; i < turn; ++i) {
                FieldAnswer line;
                line.field = "line";
                line.text = "Line " + std::to_string(i);
                answer.rows.push_back(
                    {line, cell("bin", field.options[static_cast<std::size_t>(i) % field.options.size()].id, {})});
            }
            break;
        default: answer.text = "Some words of turn " + std::to_string(turn) + ", and a few more so that a line breaks.";
    }
    return answer;
}

void answer_all_fields(Stage& stage, const Exercise& exercise, int turn) {
    stage.world.clock.now += 60'000;  // later than what was begun before
    stage.act(action::StartExercise{exercise.id});
    for (const ExercisePart& part : exercise.parts) {
        for (const ExerciseField& field : part.fields) {
            if (field.kind != FieldKind::say && field.kind != FieldKind::timer && field.id != kFateField)
                stage.act(action::AnswerField{some_answer(field, turn)});
        }
    }
    stage.world.clock.now += 60'000;
    stage.act(action::FinishExercise{});
    if (!exercise.follow.asked()) return;
    stage.act(action::FollowUpOn{stage.model().document.practices.front().id});
    for (const ExerciseField& field : exercise.follow.fields) {
        if (field.kind != FieldKind::say && field.kind != FieldKind::timer)
            stage.act(action::AnswerField{some_answer(field, turn + 1)});
    }
    stage.act(action::FinishExercise{});
}

}  // namespace

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
