// Dialogs, menus and pickers in the gallery: what opens, takes the presses, answers and goes again.
#include <doctest/doctest.h>

#include "ui/layers.h"
#include "ui/screens.h"

using namespace mooring;

namespace {

struct Gallery : Stage {
    explicit Gallery(const char* part) {
        welcome();
        act(action::Open{Screen::gallery});
        REQUIRE(headless->press(Role::tab, part));
        sem().take_focus_wish();
    }
    Semantics& sem() { return headless->program.ui().sem; }
    int layers() { return headless->program.ui().layers(); }
    void click_at(float x, float y) {
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(x, y);
        io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
        io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
        headless->settle();
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
        headless->settle();
    }
};

}  // namespace

TEST_CASE("a dialog takes focus, keeps presses to itself, and gives focus back") {
    Gallery stage("Over the page");
    const std::uint32_t opener = stage.headless->find(Role::button, "Dialog")->id;
    REQUIRE(stage.headless->click(Role::button, "Dialog"));
    const Node* dialog = stage.headless->find(Role::dialog, "A heading");
    REQUIRE(dialog != nullptr);
    CHECK(dialog->parent == 0);
    CHECK((dialog->flags & flag::kModal) != 0);
    const Node* title = stage.headless->find(Role::heading, "A heading");
    REQUIRE(title != nullptr);
    CHECK(stage.sem().take_focus_wish() == title->id);
    // What lies under it answers neither the pointer nor assistive technology.
    stage.headless->press(Role::button, "Sheet");
    CHECK(stage.headless->find(Role::dialog, "A heading") != nullptr);
    CHECK(stage.layers() == 1);
    REQUIRE(stage.headless->click(Role::button, "Cancel"));
    CHECK(stage.layers() == 0);
    CHECK(stage.sem().take_focus_wish() == opener);
}

TEST_CASE("a press beside a dialog closes it and presses nothing else; one that asks first stays") {
    Gallery stage("Over the page");
    REQUIRE(stage.headless->click(Role::button, "Dialog"));
    const SemBox tab = stage.headless->find(Role::tab, "Text")->box;
    stage.click_at(tab.x + 5, tab.y + 5);
    CHECK(stage.layers() == 0);
    CHECK((stage.headless->find(Role::tab, "Text")->flags & flag::kChecked) == 0);
    REQUIRE(stage.headless->click(Role::button, "Ask first"));
    stage.click_at(tab.x + 5, tab.y + 5);
    CHECK(stage.layers() == 1);
    REQUIRE(stage.headless->click(Role::button, "Erase"));
    CHECK(stage.layers() == 0);
}

TEST_CASE("Back closes what lies over the page before it leaves the page") {
    Gallery stage("Over the page");
    REQUIRE(stage.headless->press(Role::button, "Sheet"));
    stage.headless->program.back();
    stage.headless->settle();
    CHECK(stage.layers() == 0);
    CHECK(stage.model().place().screen == Screen::gallery);
    stage.headless->program.back();
    stage.headless->settle();
    CHECK(stage.model().place().screen != Screen::gallery);
}

TEST_CASE("a select answers its own list and the drawn one") {
    Gallery stage("Choices");
    const std::uint32_t id = stage.headless->find(Role::select, "A label")->id;
    CHECK(stage.headless->find(Role::select, "A label")->value == "Second one");
    stage.sem().receive(id, SemEvent::value, {}, 1);
    stage.headless->settle();
    CHECK(stage.headless->find(Role::select, "A label")->value == "First");
    stage.sem().receive(id, SemEvent::value, {}, 77);  // not among them
    stage.headless->settle();
    CHECK(stage.headless->find(Role::select, "A label")->value == "First");
    stage.headless->program.ui().scroll_by_keys(0, stage.sem().find(id)->box.y - 200);
    stage.headless->settle();
    REQUIRE(stage.headless->click(Role::select, "A label"));
    const Node* chosen = stage.headless->find(Role::menu_choice, "First");
    REQUIRE(chosen != nullptr);
    CHECK((chosen->flags & flag::kChecked) != 0);
    CHECK(stage.sem().take_focus_wish() == chosen->id);
    REQUIRE(stage.headless->click(Role::menu_choice, "Second one"));
    CHECK(stage.headless->find(Role::select, "A label")->value == "Second one");
    CHECK(stage.layers() == 0);
    CHECK(stage.sem().take_focus_wish() == id);
}

TEST_CASE("a day is typed in parts; what is no day is said and changes nothing") {
    Gallery stage("Fields");
    const auto wrong = [&] { return stage.headless->words().find("There is no such day") != std::string::npos; };
    REQUIRE(stage.headless->type(Role::text_field, "Day", "29"));
    REQUIRE(stage.headless->type(Role::text_field, "Month", "2"));
    CHECK(wrong());
    REQUIRE(stage.headless->type(Role::text_field, "Year", "2024"));
    CHECK_FALSE(wrong());
    REQUIRE(stage.headless->type(Role::text_field, "Year", "20244444"));
    CHECK(wrong());
    REQUIRE(stage.headless->type(Role::text_field, "Year", "2024"));
    REQUIRE(stage.headless->press(Role::button, "Calendar"));
    CHECK(stage.headless->find(Role::heading, "February 2024") != nullptr);
    const Node* day = stage.headless->find(Role::radio, "Thursday, 29 February 2024");
    REQUIRE(day != nullptr);
    CHECK((day->flags & flag::kChecked) != 0);
    REQUIRE(stage.headless->press(Role::button, "Month after"));
    REQUIRE(stage.headless->click(Role::radio, "Sunday, 31 March 2024"));
    CHECK(stage.layers() == 0);
    CHECK(stage.headless->find(Role::text_field, "Day")->value == "31");
    CHECK(stage.headless->find(Role::text_field, "Month")->value == "3");
}

TEST_CASE("a time of day is typed in parts") {
    Gallery stage("Fields");
    CHECK(stage.headless->find(Role::text_field, "Hour")->value == "09");
    REQUIRE(stage.headless->type(Role::text_field, "Hour", "24"));
    CHECK(stage.headless->words().find("There is no such time") != std::string::npos);
    REQUIRE(stage.headless->type(Role::text_field, "Hour", "23"));
    CHECK(stage.headless->words().find("There is no such time") == std::string::npos);
}

TEST_CASE("an order is changed by buttons, and the ends say why they go no further") {
    Gallery stage("Lists");
    REQUIRE(stage.headless->press(Role::button, "Move down: First"));
    CHECK(stage.headless->find(Role::button, "Move up: Second one")->description == "This one is first already.");
    REQUIRE(stage.headless->press(Role::button, "Move up: Second one"));  // disabled: nothing happens
    CHECK((stage.headless->find(Role::button, "Move up: Second one")->flags & flag::kDisabled) != 0);
    REQUIRE(stage.headless->press(Role::button, "Move up: First"));
    CHECK((stage.headless->find(Role::button, "Move up: First")->flags & flag::kDisabled) != 0);
}

TEST_CASE("the button in a search field empties it and leaves one in the field") {
    Gallery stage("Fields");
    REQUIRE(stage.headless->type(Role::search, "Find", "cat"));
    const std::uint32_t field = stage.headless->find(Role::search, "Find")->id;
    REQUIRE(stage.headless->press(Role::button, "Empty the field"));
    CHECK(stage.headless->find(Role::search, "Find")->value.empty());
    CHECK(stage.headless->find(Role::button, "Empty the field") == nullptr);
    CHECK(stage.sem().take_focus_wish() == field);
}

TEST_CASE("a dialog of any height comes to rest, at every size") {
    Stage stage;
    stage.welcome();
    stage.act(action::Section{Screen::settings});
    REQUIRE(stage.headless->press(Role::button, "Keyboard"));
    for (const float height : {320.0F, 641.0F, 780.0F, 901.0F}) {
        for (const int percent : {100, 115, 130, 200}) {
            stage.headless->viewport.height = height;
            stage.model().document.settings.text_percent = percent;
            CAPTURE(height);
            CAPTURE(percent);
            CHECK(stage.headless->settle(40) < 20);
            CHECK(stage.headless->program.ui().sem.duplicates() == 0);
        }
    }
}
