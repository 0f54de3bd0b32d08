// The charts of the page Progress: a point at a time by key, bad input, which checks a baseline is of, pictures that
// can be saved.
#include <set>

#include "ui/practised.h"

using namespace mooring;
using namespace mooring::testing;

TEST_CASE("a point at a time: the slider over a chart says the day and the value, by key and by pointer") {
    Stage stage;
    stage.live();
    stage.act(action::Section{Screen::progress});
    const Node* slider = find_slider(stage, "Worry about being left");
    REQUIRE(slider);
    const std::string last = slider->value;
    CHECK(last.find("on a scale from 1 to 7") != std::string::npos);
    CHECK(slider->now == slider->max);
    stage.headless->program.ui().sem.receive(slider->id, SemEvent::value, {}, 0);
    stage.headless->settle();
    slider = find_slider(stage, "Worry about being left");
    CHECK(slider->now == 0);
    CHECK(slider->value != last);
    stage.headless->program.ui().sem.receive(slider->id, SemEvent::value, {}, 1e9);  // beyond the end
    stage.headless->settle();
    CHECK(find_slider(stage, "Worry about being left")->value == last);
}

TEST_CASE("bad input: a dimension with too few answers leaves a gap, and the other one is drawn") {
    Stage stage;
    stage.welcome();
    stage.sit(0);
    Document& document = stage.model().document;
    Sitting gap = document.sittings.front();
    gap.id.bytes[0] ^= 1;
    gap.ended_ms += 30 * kDayMs;
    for (const Item& item : stage.model().catalog.find_instrument(kQuickForm)->items) {
        if (item.dimension == Dimension::anxiety) gap.answers.set(item.id, std::nullopt);
    }
    document.sittings.push_back(gap);
    ++document.change;
    stage.act(action::Section{Screen::progress});
    CHECK(stage.model().derived.progress.anxiety.sittings.size() == 1);
    CHECK(stage.model().derived.progress.avoidance.sittings.size() == 2);
    CHECK(find_slider(stage, "Unease with closeness"));
    CHECK(find_slider(stage, "Worry about being left") == nullptr);
    check_screen(*stage.headless, "a gap");
}

TEST_CASE("bad input: one point, equal days, equal values, three thousand points") {
    Stage stage;
    stage.welcome();
    stage.sit(0);
    stage.act(action::Section{Screen::progress});
    CHECK(find_slider(stage, "Worry about being left") == nullptr);  // one point has no way to step
    check_screen(*stage.headless, "one point");

    Document& document = stage.model().document;
    const Sitting one = document.sittings.front();
    const auto fill = [&](int count, auto day) {
        document.sittings.assign(static_cast<std::size_t>(count), one);
        for (int i = 0; i < count; ++i) {
            Sitting& sitting = document.sittings[static_cast<std::size_t>(i)];
            sitting.id.bytes[0] = static_cast<std::uint8_t>(i);
            sitting.id.bytes[1] = static_cast<std::uint8_t>(i / 256);
            sitting.ended_ms = one.ended_ms + day(i) * kDayMs;
        }
        ++document.change;
        stage.headless->settle();
    };
    fill(6, [](int) { return 0; });
    CHECK(stage.headless->words().find("All of these lie on one day") != std::string::npos);
    check_screen(*stage.headless, "one day");
    fill(8, [](int i) { return 14 * i; });
    CHECK(stage.headless->words().find("cannot be told from noise") != std::string::npos);
    check_screen(*stage.headless, "all equal");
    fill(3000, [](int i) { return i - 3000; });
    CHECK(stage.headless->vertices < 65'536);
    CHECK(stage.model().derived.progress.anxiety.sittings.size() == 3000);
    check_screen(*stage.headless, "three thousand");
    REQUIRE(stage.headless->press(Role::button, "Show tables"));
    CHECK(stage.headless->words().find("The table holds the newest ones.") != std::string::npos);
}

TEST_CASE("the chart says which checks its baseline was made from, and what picking it by hand means") {
    Stage stage;
    stage.live();
    stage.act(action::Section{Screen::progress});
    const auto says = [&](const char* words) { return stage.headless->words().find(words) != std::string::npos; };
    CHECK(says("baseline: 4 Mar and 3 Apr"));
    CHECK_FALSE(says("You picked the baseline by hand."));
    const RecordId third = stage.model().derived.sittings[2].id;
    stage.act(action::MarkBaseline{third, true});
    CHECK(says("baseline: 3 May and 2 Jun"));
    CHECK(says("You picked the baseline by hand."));
    stage.act(action::OfferChart{false});
    const std::string svg(stage.world.files.offers.back().bytes);
    CHECK(svg.find("picked by hand") != std::string::npos);
}

TEST_CASE("every point of a way, a calendar of dots and a heat map can be stepped through") {
    Stage stage;
    stage.live();
    practise(stage, 12);
    stage.act(action::Section{Screen::progress});
    const Node* path = find_slider(stage, "24 checks, from small dots");
    REQUIRE(path);
    CHECK(path->max == 23);
    CHECK(path->value.find("worry ") != std::string::npos);
    REQUIRE(stage.headless->press(Role::tab, "Days"));
    const Node* heat = find_slider(stage, "12 notes in the trigger log");
    REQUIRE(heat);
    stage.headless->program.ui().sem.receive(heat->id, SemEvent::value, {}, 0);
    stage.headless->settle();
    CHECK(find_slider(stage, "12 notes in the trigger log")->value == "silence, to hold on: 4");
    REQUIRE(stage.headless->press(Role::tab, "Practice"));
    const Node* days = find_slider(stage, "What you practised");
    REQUIRE(days);
    CHECK(days->max == 27);
    REQUIRE(find_slider(stage, "At ease before and after"));
    REQUIRE(find_slider(stage, "Steps of openness"));
}

namespace {

// Two people, each with a check about them.
void meet_people(Stage& stage) {
    for (const char* name : {"Ana", "Ben"}) {
        stage.act(action::NewPerson{});
        Person person = stage.model().person->person;
        person.name = name;
        stage.act(action::ChangePerson{person});
        stage.act(action::LeavePerson{});
        stage.act(action::AnswerSafety{person.id, Safety::open, Safety::open});
        stage.act(action::StartSitting{"compass-10", person.id});
        for (int i = 0; i < 10; ++i) {
            stage.world.clock.now += 4'000;
            stage.act(action::AnswerItem{1 + (i * 5) % 7});
            stage.act(action::NextItem{});
        }
        stage.act(action::FinishSitting{Care::yes});
    }
}

// A questionnaire of one's own with one scale, answered twice, and the questions of the week. Returns its form.
std::string answer_own(Stage& stage) {
    OwnFormInputs inputs;
    inputs.title = "Nearness scale";
    inputs.licence = "for my own use";
    inputs.right_confirmed = true;
    inputs.statements = "I like company.\nI call first.\nI stay.";
    inputs.scales = {{"Near", "1-3", "", false}};
    stage.act(action::NewOwnForm{});
    stage.act(action::ChangeOwnForm{inputs});
    stage.act(action::SaveOwnForm{});
    REQUIRE(stage.model().document.questionnaires.size() == 1);
    std::string form = to_text(stage.model().document.questionnaires.front().id);
    for (int turn = 0; turn < 2; ++turn) {
        stage.act(action::StartSitting{form});
        for (int i = 0; i < 3; ++i) {
            stage.world.clock.now += 4'000;
            stage.act(action::AnswerItem{4 + turn});
            stage.act(action::NextItem{});
        }
        stage.act(action::FinishSitting{Care::yes});
        stage.act(action::StartSitting{kPulse});
        stage.act(action::AnswerOne{"PU1", 4 + turn});
        stage.act(action::FinishSitting{Care::unasked});
        stage.world.clock.now += 7 * kDayMs;
    }
    return form;
}

ProgressAsk ask_for(const std::string& form) {
    ProgressAsk ask;
    ask.form = form;
    return ask;
}

}  // namespace

TEST_CASE("the people side by side can be stepped through, each with name and place") {
    Stage stage;
    stage.welcome();
    meet_people(stage);
    stage.act(action::Section{Screen::progress});
    const auto slider = [&] { return find_slider(stage, "The newest place on the map with each of 2 people"); };
    REQUIRE(slider());
    CHECK(slider()->max == 1);
    CHECK(slider()->value.starts_with("Ben. Worry: "));
    stage.headless->program.ui().sem.receive(slider()->id, SemEvent::value, {}, 0);
    stage.headless->settle();
    CHECK(slider()->value.starts_with("Ana. Worry: "));
    check_sizes(stage, "people side by side");
    REQUIRE(stage.headless->press(Role::button, "Save as a picture"));
}

TEST_CASE("every chart of the page can be saved as a picture, and none while numbers are hidden") {
    Stage stage;
    stage.live();
    meet_people(stage);
    const std::string own = answer_own(stage);
    practise(stage, 12);
    stage.act(action::Section{Screen::progress});
    std::set<std::string> saved;
    const auto save_all = [&] {
        Semantics& sem = stage.headless->program.ui().sem;
        std::vector<std::uint32_t> buttons;
        for (const Node& node : sem.nodes()) {
            if (node.role == Role::button && node.name.find("as a picture") != std::string::npos)
                buttons.push_back(node.id);
        }
        for (const std::uint32_t button : buttons) {
            sem.receive(button, SemEvent::focus, {}, 0);
            sem.receive(button, SemEvent::activate, {}, 0);
            stage.headless->settle();
            const auto& offer = stage.world.files.offers.back();
            saved.insert(offer.name);
            CAPTURE(offer.name);
            CHECK(offer.type == "image/svg+xml");
            CHECK(std::string(offer.bytes).starts_with("<svg "));
            CHECK(std::string(offer.bytes).find("nan") == std::string::npos);
        }
        return buttons.size();
    };
    for (const char* tab : kTabs) {
        REQUIRE(stage.headless->press(Role::tab, tab));
        save_all();
    }
    REQUIRE(stage.headless->press(Role::tab, kTabs[0]));
    stage.act(action::LookAt{ask_for(own)});
    save_all();
    stage.act(action::LookAt{});
    for (const char* name :
         {"anxiety", "avoidance", "map", "people", "scale-1", "PU1", "weeks", "months", "feelings", "triggers", "days",
          "ease", "promises", "forecasts", "hours", "contacts", "openness", "repairs", "beliefs"}) {
        CAPTURE(std::string(name));
        CHECK(saved.contains(std::string("chart-") + name + ".svg"));
    }
    stage.act(action::SetHideNumbers{true});
    for (const char* tab : kTabs) {
        REQUIRE(stage.headless->press(Role::tab, tab));
        CHECK(save_all() == 0);
    }
}

TEST_CASE("every chart of the page has its numbers as a table that can be shown, and none while numbers are hidden") {
    Stage stage;
    stage.live();
    meet_people(stage);
    const std::string own = answer_own(stage);
    practise(stage, 12);
    stage.act(action::Section{Screen::progress});
    std::set<std::string> shown;
    const auto read = [&] {
        std::size_t tables = 0;
        for (const Node& node : stage.headless->program.ui().sem.nodes()) {
            if (node.role != Role::table || (node.flags & flag::kHidden)) continue;
            ++tables;
            shown.insert(node.name);
        }
        return tables;
    };
    REQUIRE(stage.headless->press(Role::button, "Show tables"));
    for (const char* tab : kTabs) {
        REQUIRE(stage.headless->press(Role::tab, tab));
        read();
    }
    REQUIRE(stage.headless->press(Role::tab, kTabs[0]));
    stage.act(action::LookAt{ask_for(own)});
    read();
    check_sizes(stage, "own scales with a table");
    stage.act(action::LookAt{});
    for (const char* name :
         {"Worry about being left", "Unease with closeness", "Where your checks lie on the map", "Side by side", "Near",
          "Writing by month", "Feelings by month", "What set off an alarm", "At ease before and after", "Promises",
          "Feared and happened", "Of 100 hours, how many were with people who let you feel valued",
          "People you can turn to", "Steps of openness", "Hours until you came back to it, up to a week",
          "I can wait for an answer."}) {
        CAPTURE(std::string(name));
        CHECK(shown.contains(name));
    }
    for (const char* tab : kTabs) {
        REQUIRE(stage.headless->press(Role::tab, tab));
        check_screen(*stage.headless, tab);
    }
    stage.act(action::SetHideNumbers{true});
    for (const char* tab : kTabs) {
        REQUIRE(stage.headless->press(Role::tab, tab));
        CHECK(read() == 0);
    }
}
