// The pages of the journal beside writing: by name and press, on the narrowest phone and on a wide screen.
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
    }
}
