// The pages of the journal beside writing: by name and press, on the narrowest phone and on a wide screen.
#include <tuple>

#include "ui/checks.h"

using namespace mooring;

namespace {

void write(Stage& stage, const std::string& text, Day day) {
    action::NewEntry create;
    create.day = day;
    stage.act(create);
    stage.act(action::DraftText{text});
    stage.act(action::DraftMood{6});
    stage.act(action::LeaveDraft{});
}

bool says(const Stage& stage, std::string_view words) {
    const auto& nodes = stage.headless->program.ui().sem.nodes();
    return std::any_of(nodes.begin(), nodes.end(),
                       [&](const Node& node) { return node.name.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("calendar, ideas, history, reminders: whole on every width, with everything and with nothing") {
    for (const auto& [width, percent] : {std::pair{320.0F, 100}, {320.0F, 200}, {390.0F, 100}, {1440.0F, 100}}) {
        CAPTURE(width);
        CAPTURE(percent);
        Stage stage;
        Headless& headless = *stage.headless;
        headless.viewport.width = width;
        headless.settle();
        stage.welcome();
        stage.model().document.settings.text_percent = percent;
        for (const Screen screen :
             {Screen::calendar, Screen::prompts, Screen::reminders, Screen::versions, Screen::tags}) {
            stage.act(action::Open{screen});
            check_screen(headless, "empty");
        }
        const Day today = stage.model().today;
        for (int i = 0; i < 40; ++i) write(stage, "Entry " + std::to_string(i), today - i * 11);
        stage.act(action::Section{Screen::journal});
        check_screen(headless, "journal");
        REQUIRE(headless.press(Role::button, "Narrow the list"));
        REQUIRE(headless.press(Role::button, "Between two days"));
        check_screen(headless, "filters");
        CHECK(stage.model().derived.found.size() == 3);
        REQUIRE(headless.press(Role::button, "Keep this search"));
        check_screen(headless, "naming a search");
        REQUIRE(headless.press(Role::button, "Show all"));

        REQUIRE(headless.press(Role::button, "Calendar"));
        check_screen(headless, "month");
        CHECK(says(stage, "1 entry, mood 6"));
        REQUIRE(headless.press(Role::tab, "Year"));
        check_screen(headless, "year");
        REQUIRE(headless.press(Role::tab, "Month"));
        REQUIRE(headless.press(Role::button, "Write for this day"));
        stage.act(action::Back{});

        stage.act(action::Section{Screen::journal});
        REQUIRE(headless.press(Role::button, "Ideas"));
        check_screen(headless, "ideas");
        REQUIRE(headless.press(Role::button, "Make your own"));
        check_screen(headless, "own");
        REQUIRE(headless.press(Role::button, "Deep"));
        check_screen(headless, "deep");

        const RecordId id = stage.model().document.entries.back().id;
        stage.act(action::EditEntry{id});
        stage.act(action::DraftText{"Entry 39\nwith a second line"});
        stage.act(action::LeaveDraft{});
        stage.act(action::Open{Screen::entry, id});
        check_screen(headless, "entry");
        REQUIRE(headless.press(Role::button, "History"));
        check_screen(headless, "history");
        CHECK(says(stage, "with a second line"));

        stage.act(action::Open{Screen::reminders});
        REQUIRE(headless.press(Role::button, "Monday"));
        check_screen(headless, "reminders");
        CHECK(stage.model().document.settings.reminders.size() == 1);
    }
}

TEST_CASE("a page with headings has a field for each, which can be written as one text too") {
    Stage stage;
    Headless& headless = *stage.headless;
    stage.welcome();
    stage.act(action::Section{Screen::journal});
    REQUIRE(headless.press(Role::button, "Ideas"));
    REQUIRE(headless.press(Role::button, "Looking back at the day"));
    check_sizes(stage, "write, fields");
    const std::string walk = "A walk.\n## My own heading\n";
    REQUIRE(headless.type(Role::text_area, "A moment with someone", walk));
    REQUIRE(headless.type(Role::text_area, "One thing for tomorrow", "Call her."));
    const std::string& text = stage.model().draft->entry.text;
    CHECK(text.starts_with("## A moment with someone\n" + walk + "\n\n## What I did"));
    CHECK(text.ends_with("## One thing for tomorrow\nCall her.\n"));
    const Node* field = headless.find(Role::text_area, "A moment with someone");
    REQUIRE(field);
    CHECK(field->value == walk);  // also a line end that was typed last
    REQUIRE(headless.press(Role::button, "Write it as one text"));
    check_sizes(stage, "write, whole");
    const Node* whole = headless.find(Role::text_area, "Your entry");
    REQUIRE(whole);
    CHECK(whole->value == text);
    REQUIRE(headless.press(Role::button, "Write field by field"));
    CHECK(headless.find(Role::text_area, "One thing for tomorrow"));
    stage.act(action::LeaveDraft{});
    stage.act(action::EditEntry{stage.model().document.entries.front().id});
    CHECK(headless.find(Role::text_area, "Your entry"));
}

TEST_CASE("on a wide page an entry stands beside the list it was opened from") {
    Stage stage;
    Headless& headless = *stage.headless;
    const Semantics& sem = headless.program.ui().sem;
    stage.welcome();
    const Day today = stage.model().today;
    for (int i = 0; i < 40; ++i) write(stage, "Entry " + std::to_string(i), today - i * 11);
    const auto has_pane = [&] {
        return std::any_of(sem.nodes().begin(), sem.nodes().end(),
                           [](const Node& node) { return node.role == Role::aside; });
    };
    for (const auto& [width, percent, beside] : {std::tuple{390.0F, 100, false},
                                                 {1023.0F, 100, false},
                                                 {1024.0F, 100, true},
                                                 {1440.0F, 100, true},
                                                 {1440.0F, 200, false}}) {
        CAPTURE(width);
        CAPTURE(percent);
        headless.viewport.width = width;
        stage.model().document.settings.text_percent = percent;
        stage.act(action::Section{Screen::journal});
        CHECK_FALSE(has_pane());
        REQUIRE(headless.press(Role::button, "Entry 3"));
        check_screen(headless, "entry");
        CHECK(has_pane() == beside);
        if (!beside) continue;
        REQUIRE(headless.press(Role::button, "Entry 5"));
        CHECK(stage.model().document.find_entry(stage.model().place().id)->text == "Entry 5");
        REQUIRE(headless.type(Role::search, "Find in your entries", "Entry 7"));
        CHECK(headless.find(Role::button, "Entry 5") == nullptr);
        check_screen(headless, "entry beside what was found");
        REQUIRE(headless.type(Role::search, "Find in your entries", ""));
        REQUIRE(headless.press(Role::button, "Back"));
        CHECK(stage.model().place().screen == Screen::journal);
    }
    headless.viewport.width = 1440;
    stage.model().document.settings.text_percent = 100;
    stage.act(action::Section{Screen::today});
    stage.act(action::Open{Screen::entry, stage.model().document.entries.front().id});
    CHECK_FALSE(has_pane());  // it was not opened from the list
}

TEST_CASE("every tag is listed, however many there are; one of them leads to its entries") {
    for (const float width : {320.0F, 1440.0F}) {
        CAPTURE(width);
        Stage stage;
        Headless& headless = *stage.headless;
        headless.viewport.width = width;
        headless.settle();
        stage.welcome();
        for (int i = 0; i < 60; ++i) {
            stage.act(action::NewEntry{""});
            stage.act(action::DraftText{"Entry " + std::to_string(i)});
            EntryMeta meta;
            for (int k = 0; k < 30; ++k) meta.tags.push_back("tag " + std::to_string(i) + "-" + std::to_string(k));
            meta.feelings = {"calm"};
            stage.act(action::DraftMeta{meta});
            stage.act(action::LeaveDraft{});
        }
        stage.act(action::Section{Screen::journal});
        REQUIRE(headless.press(Role::button, "Narrow the list"));
        REQUIRE(headless.press(Role::button, "All tags and feelings"));
        CHECK(stage.model().derived.tags.size() == 1800);
        check_screen(headless, "all tags");
        CHECK(headless.program.ui().sem.nodes().size() < 200);  // only those near sight
        REQUIRE(headless.type(Role::search, "Find a tag or a feeling", "44-7"));
        check_screen(headless, "narrowed");
        REQUIRE(headless.press(Role::button, "#tag 44-7"));
        CHECK(stage.model().place().screen == Screen::journal);
        REQUIRE(stage.model().derived.found.size() == 1);
        check_screen(headless, "the entry of a tag");
        const Node* chip = headless.find(Role::button, "#tag 44-7");  // also when it is not one of the most used
        REQUIRE(chip);
        CHECK((chip->flags & flag::kPressed) != 0);
        REQUIRE(headless.press(Role::button, "#tag 44-7"));
        CHECK(stage.model().derived.found.size() == 60);
    }
}

TEST_CASE(
    "a deep question: Stop and the steadying line stay while one writes, its end is offered, and what is there is "
    "kept") {
    Stage stage;
    Headless& headless = *stage.headless;
    stage.welcome();
    const auto& prompts = stage.model().catalog.prompts;
    const auto deep =
        std::find_if(prompts.begin(), prompts.end(), [](const Prompt& one) { return one.depth == Depth::deep; });
    REQUIRE(deep != prompts.end());
    stage.act(action::NewEntry{deep->id});
    check_sizes(stage, "write, deep");
    const Node* stop = headless.find(Role::button, "Stop");
    REQUIRE(stop);
    CHECK(headless.program.ui().sem.find(stop->parent)->role == Role::banner);  // where nothing scrolls
    CHECK(headless.find(Role::button, "Back") == nullptr);
    const Node* line = headless.find(Role::paragraph, "Feel your feet on the floor.");
    REQUIRE(line);
    CHECK(headless.program.ui().sem.find(line->parent)->role == Role::main);
    const float y = line->box.y;
    headless.program.ui().scroll_by(headless.program.ui().page_place(), 300);
    headless.settle();
    CHECK(headless.find(Role::paragraph, "Feel your feet on the floor.")->box.y == y);
    CHECK(says(stage, "name three things you can see"));
    CHECK_FALSE(says(stage, "A quarter of an hour"));
    stage.world.clock.now += kCloseAfterMs[0];
    headless.settle();
    CHECK(says(stage, "A quarter of an hour"));
    stage.act(action::DraftText{"What I know by now."});
    REQUIRE(headless.press(Role::button, "Stop"));
    CHECK(stage.model().draft == std::nullopt);
    REQUIRE(stage.model().document.entries.size() == 1);
    CHECK(stage.model().document.entries.front().text == "What I know by now.");

    stage.act(action::NewEntry{deep->id});
    REQUIRE(headless.press(Role::button, "Leave the question out"));
    CHECK(headless.find(Role::button, "Back"));
    CHECK_FALSE(says(stage, "Feel your feet on the floor."));
}
