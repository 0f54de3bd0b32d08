// Recorded fingers on the journal of somebody with years in it.
#include <doctest/doctest.h>

#include <cmath>

#include "ui/gesture.h"
#include "ui/screens.h"

using namespace mooring;

namespace {

struct Finger {
    Stage stage;
    Gesture gesture;
    double now = 1000;
    Finger() {
        stage.live();
        stage.headless->viewport.hover = false;
        stage.act(action::Section{Screen::journal});
    }
    Ui& ui() { return stage.headless->program.ui(); }
    void send(PointerPhase phase, float x, float y) {
        gesture.receive({phase, PointerKind::touch, 1, x, y, 0, now}, ui(), ImGui::GetIO());
    }
    // As the page does: the gesture's step, then a frame.
    bool frame(double ms = 16) {
        now += ms;
        const bool moving = gesture.step(static_cast<float>(ms / 1000), now, ui());
        stage.headless->frame();
        return moving;
    }
    float offset() {
        for (const Node& node : ui().sem.nodes()) {
            if (node.role == Role::scroll) return node.now;
        }
        return -1;
    }
    void swipe(float from, float to, int steps, float x = 195) {
        send(PointerPhase::down, x, from);
        for (int i = 1; i <= steps; ++i) {
            now += 8;
            send(PointerPhase::move, x, from + (to - from) * static_cast<float>(i) / static_cast<float>(steps));
            stage.headless->frame();
        }
        send(PointerPhase::up, x, to);
        stage.headless->settle();
    }
    Screen screen() { return stage.model().place().screen; }
};

}  // namespace

TEST_CASE("a fling goes on, slows evenly, stops, and presses nothing it crossed") {
    Finger finger;
    finger.swipe(600, 300, 10);
    CHECK(finger.screen() == Screen::journal);
    const float released = finger.offset();
    CHECK(released >= 260);
    finger.frame();  // what a frame moves shows in the next
    finger.frame();
    float before = finger.offset();
    float last_step = 1e9F;
    int frames = 0;
    while (finger.frame() && ++frames < 1000) {
        const float step = finger.offset() - before;
        before = finger.offset();
        CHECK(step <= last_step + 1);
        last_step = step;
    }
    CHECK(frames > 20);
    CHECK(frames < 300);
    CHECK(finger.offset() > released + 200);
    CHECK(finger.screen() == Screen::journal);
}

TEST_CASE("a finger down stops a fling and that is no tap") {
    Finger finger;
    finger.swipe(600, 300, 10);
    finger.frame();
    finger.frame();
    const Node* row = finger.stage.headless->find(Role::button, "New entry");
    REQUIRE(row != nullptr);
    finger.send(PointerPhase::down, 195, 400);
    finger.now += 30;
    finger.send(PointerPhase::up, 195, 400);
    finger.stage.headless->settle();
    const float stopped = finger.offset();
    CHECK_FALSE(finger.frame());
    CHECK(finger.offset() == stopped);
    CHECK(finger.screen() == Screen::journal);
}

TEST_CASE("with less motion a fling is shorter") {
    Finger far;
    far.swipe(600, 300, 10);
    while (far.frame()) {
    }
    const float whole = far.offset();
    far.stage.headless.reset();
    Finger near;
    near.stage.headless->viewport.reduced_motion = true;
    near.swipe(600, 300, 10);
    while (near.frame()) {
    }
    CHECK(near.offset() < whole - 100);
}

TEST_CASE("a tap opens, a long press shows what can be done, and lifting the finger then does nothing more") {
    Finger finger;
    const Node* row = nullptr;
    for (const Node& node : finger.ui().sem.nodes()) {
        if (node.role == Role::button && node.name.starts_with("Entry ") && node.box.y > 250) {
            row = &node;
            break;
        }
    }
    REQUIRE(row != nullptr);
    const float x = row->box.x + 40;
    const float y = row->box.y + 20;
    finger.send(PointerPhase::down, x, y);
    CHECK(finger.gesture.due_in_ms(finger.now).has_value());
    finger.frame(200);
    CHECK(finger.ui().layers() == 0);
    finger.frame(310);
    finger.stage.headless->settle();
    CHECK(finger.ui().layers() == 1);
    CHECK(finger.stage.headless->find(Role::menu_item, "Delete") != nullptr);
    finger.send(PointerPhase::up, x, y);
    finger.stage.headless->settle();
    CHECK(finger.screen() == Screen::journal);
    REQUIRE(finger.stage.headless->press(Role::menu_item, "Edit"));
    CHECK(finger.screen() == Screen::write);
}

TEST_CASE("a finger that starts on a slider and goes down scrolls; one that goes sideways drags") {
    Finger finger;
    finger.stage.act(action::NewEntry{""});
    finger.stage.headless->viewport.height = 480;
    finger.stage.headless->settle();
    finger.ui().scroll_by_keys(0, 300);
    finger.stage.headless->settle();
    const Node* slider = finger.stage.headless->find(Role::slider, "How are you right now?");
    REQUIRE(slider != nullptr);
    const float y = slider->box.y + slider->box.h / 2;
    const float x = slider->box.x + slider->box.w / 2;
    const float before = finger.offset();
    finger.swipe(y, y + 120, 10, x);
    CHECK_FALSE(finger.stage.model().draft->entry.mood.has_value());
    CHECK(finger.offset() < before);
    finger.gesture.cancel(ImGui::GetIO());
    finger.ui().scroll_by_keys(0, 300);
    finger.stage.headless->settle();
    const SemBox box = finger.stage.headless->find(Role::slider, "How are you right now?")->box;
    const float middle = box.y + box.h / 2;
    finger.send(PointerPhase::down, x, middle);
    for (int i = 1; i <= 20; ++i) {
        finger.now += 8;
        finger.send(PointerPhase::move, x + static_cast<float>(i) * 10, middle);
        finger.stage.headless->frame();
        finger.stage.headless->frame();
    }
    finger.send(PointerPhase::up, x + 200, middle);
    finger.stage.headless->settle();
    CHECK(finger.stage.model().draft->entry.mood == 10);
}

TEST_CASE("a trackpad that moves by parts of a pixel arrives") {
    Finger finger;
    const std::uint32_t place = finger.ui().page_place();
    for (int i = 0; i < 40; ++i) {
        finger.ui().scroll_by(place, 0.25F);
        finger.stage.headless->frame();
    }
    finger.stage.headless->settle();
    CHECK(finger.offset() == 10);
}
