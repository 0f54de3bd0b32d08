// Whatever Dear ImGui lets the pointer press has a node for those who do not point: seen from Dear ImGui's own side, by
// the hooks it has for test engines.
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "ui/screens.h"

using namespace mooring;

namespace {

using Item = Headless::Item;

// The scroll bar is drawn for the mouse alone: keys, wheel and focus scroll without it. What lies around a dialog is
// all of the page; Escape does the same.
bool excepted(const Item& item, const Viewport& port) {
    const bool scroll_bar = std::abs(item.box.w - 10) < 0.5F;
    const bool whole_page = item.box.w >= port.width - 0.5F && item.box.h >= port.height - 0.5F;
    return scroll_bar || whole_page;
}

void audit(Stage& stage, const char* where) {
    const std::vector<Item> seen = stage.headless->items_of_frame();
    const Semantics& sem = stage.headless->program.ui().sem;
    int found = 0;
    for (const Item& item : seen) {
        if (excepted(item, stage.headless->viewport)) continue;
        CAPTURE(where);
        CAPTURE(item.box.x);
        CAPTURE(item.box.y);
        CAPTURE(item.box.w);
        const Node* node = sem.find(item.id);
        REQUIRE(node != nullptr);
        ++found;
        CHECK_FALSE(node->name.empty());
        CHECK(std::abs(node->box.x - item.box.x) <= 1);
        CHECK(std::abs(node->box.y - item.box.y) <= 1);
        CHECK(std::abs(node->box.w - item.box.w) <= 1);
        CHECK(std::abs(node->box.h - item.box.h) <= 1);
    }
    CHECK(found > 0);
}

}  // namespace

TEST_CASE("every interactive item of Dear ImGui has a node with its name and box") {
    Stage stage;
    audit(stage, "welcome");
    stage.live();
    for (const Screen screen : {Screen::today, Screen::compass, Screen::journal, Screen::progress, Screen::settings}) {
        stage.act(action::Section{screen});
        audit(stage, std::to_string(static_cast<int>(screen)).c_str());
    }
    stage.act(action::Open{Screen::gallery});
    for (const char* part : {"Text", "Buttons", "Choices", "Fields", "Lists", "States", "Charts", "Over the page"}) {
        REQUIRE(stage.headless->press(Role::tab, part));
        audit(stage, part);
    }
    for (const char* opens : {"Dialog", "Sheet", "Ask first", "Menu"}) {
        REQUIRE(stage.headless->press(Role::button, opens));
        audit(stage, opens);
        stage.headless->program.back();
        stage.headless->settle();
    }
}
