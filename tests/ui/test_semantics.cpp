#include <doctest/doctest.h>

#include "ui/semantics.h"

using namespace mooring;

namespace {

Node node(std::uint32_t id, Role role, std::string name, SemBox box = {0, 0, 10, 10}) {
    Node made;
    made.id = id;
    made.role = role;
    made.name = std::move(name);
    made.box = box;
    return made;
}

std::size_t frame(Semantics& sem, const std::vector<Node>& flat) {
    sem.begin_frame();
    for (const Node& item : flat) sem.add(item);
    return sem.end_frame().size();
}

}  // namespace

TEST_CASE("a frame that says the same again sends nothing") {
    Semantics sem;
    const std::vector<Node> page{node(1, Role::heading, "Today"), node(2, Role::button, "Next")};
    CHECK(frame(sem, page) > 0);
    CHECK(frame(sem, page) == 0);
}

TEST_CASE("only what changed is sent, and what went away is removed") {
    Semantics sem;
    frame(sem, {node(1, Role::heading, "Today"), node(2, Role::button, "Next")});
    const std::size_t whole = [] {
        Semantics fresh;
        return frame(fresh, {node(1, Role::heading, "Today"), node(2, Role::button, "Next")});
    }();
    const std::size_t renamed = frame(sem, {node(1, Role::heading, "Today"), node(2, Role::button, "Back")});
    CHECK(renamed > 0);
    CHECK(renamed < whole);
    CHECK(frame(sem, {node(1, Role::heading, "Today")}) > 0);
    CHECK(frame(sem, {node(1, Role::heading, "Today")}) == 0);
}

TEST_CASE("moving a scroll area does not move its children again") {
    Semantics sem;
    const auto draw = [&](float offset) {
        sem.begin_frame();
        Node scroll = node(1, Role::scroll, "", {0, 50, 100, 200});
        scroll.now = offset;
        sem.push(scroll);
        for (std::uint32_t i = 0; i < 50; ++i) {
            sem.add(node(10 + i, Role::paragraph, "line", {0, 50 - offset + 20.0F * static_cast<float>(i), 100, 20}));
        }
        sem.pop();
        return sem.end_frame().size();
    };
    draw(0);
    CHECK(draw(37) < 80);  // one node, no boxes
}

TEST_CASE("an event reaches the widget that asks, once, and goes when nobody does") {
    Semantics sem;
    sem.receive(7, SemEvent::activate, {}, 0);
    CHECK_FALSE(sem.take_activation(8));
    CHECK(sem.take_activation(7));
    CHECK_FALSE(sem.take_activation(7));
    sem.receive(7, SemEvent::activate, {}, 0);
    for (int i = 0; i < 4; ++i) frame(sem, {});
    CHECK_FALSE(sem.take_activation(7));
}

TEST_CASE("of several texts the last one counts") {
    Semantics sem;
    sem.receive(3, SemEvent::text, "a", 0);
    sem.receive(3, SemEvent::text, "ab", 0);
    CHECK(sem.take_text(3) == "ab");
    CHECK_FALSE(sem.take_text(3));
}

TEST_CASE("focus is remembered until it leaves") {
    Semantics sem;
    sem.receive(4, SemEvent::focus, {}, 0);
    CHECK(sem.focused() == 4);
    CHECK(sem.take_focus_moved() == 4);
    CHECK(sem.take_focus_moved() == 0);
    sem.receive(5, SemEvent::blur, {}, 0);  // of something else
    CHECK(sem.focused() == 4);
    sem.receive(4, SemEvent::blur, {}, 0);
    CHECK(sem.focused() == 0);
}

TEST_CASE("the same id twice is counted as the mistake it is") {
    Semantics sem;
    frame(sem, {node(1, Role::button, "a"), node(1, Role::button, "b")});
    CHECK(sem.duplicates() == 1);
}
