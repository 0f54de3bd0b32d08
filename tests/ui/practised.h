// Somebody who has practised: what every chart of the page Progress is made from, and what is looked for on it.
#pragma once

#include <algorithm>

#include "core/given.h"
#include "ui/checks.h"

namespace mooring::testing {

inline constexpr const char* kTabs[] = {"Checks", "Days", "Practice", "Looking back"};

// Straight into the document: what is drawn does not depend on how it came there.
inline Practice& add_practice(Document& document, const char* exercise, Day day, std::vector<FieldAnswer> answers,
                              std::vector<FieldAnswer> later = {}) {
    Practice made;
    made.id.bytes[0] = static_cast<std::uint8_t>(document.practices.size() % 250 + 1);
    made.id.bytes[1] = static_cast<std::uint8_t>(document.practices.size() / 250);
    made.id.bytes[2] = 9;
    made.exercise = exercise;
    made.when.day = day;
    made.state = Practice::State::done;
    made.answers = std::move(answers);
    made.later = std::move(later);
    document.practices.insert(document.practices.begin(), std::move(made));
    ++document.change;
    return document.practices.front();
}

// Everything a chart of practice can be drawn from.
inline void practise(Stage& stage, int times) {
    Document& document = stage.model().document;
    const Day today = stage.model().today;
    for (int i = 0; i < times; ++i) {
        const Day day = today - times + i;
        add_practice(document, "e19", day,
                     {picked("trigger", {i % 2 ? "silence" : "a word of my own"}),
                      picked("pull", {i % 3 == 0 ? "flee" : "cling"}), numbered("recover", 5 * i)});
        FieldAnswer promises;
        promises.field = "promises";
        promises.rows = {{picked("outcome", {i % 4 ? "kept" : "missed"})}};
        add_practice(document, "e04", day, {promises});
        add_practice(document, "e07", day, {numbered("expected", 10 * (i % 10))},
                     {picked("happened", {i % 3 ? "no" : "yes"}), numbered("expected-now", 20)});
        add_practice(document, "e23", day, {numbered("depth", 1 + i % 5)}, {numbered("response", 7)});
        add_practice(document, "e24", day, {}, {picked("outcome", {"repaired"}), numbered("hours", 3)});
        add_practice(document, "e05", day, {in_rows("figures", {{typed("name", "A.")}}), numbered("when", day)},
                     {picked("made", {"yes"})});
        add_practice(document, "e12", day, {in_rows("people", {{numbered("hours", 4 + i), numbered("valued", 7)}})});
        Practice& paired = add_practice(document, "e01", day, {});
        paired.before = i % 10;
        paired.after = (i + 3) % 10;
    }
    Statement statement;
    statement.id.bytes[0] = 7;
    statement.text = "I can wait for an answer.";
    for (int i = 0; i < times; ++i) statement.ratings.push_back({today - 14 * (times - i), 4 + i % 5});
    document.statements.push_back(statement);
    Entry entry;
    for (int i = 0; i < times; ++i) {
        entry.id.bytes[0] = static_cast<std::uint8_t>(i + 1);
        entry.id.bytes[3] = 5;
        entry.when.day = today - 20 * i;
        entry.text = "some words";
        entry.meta.feelings = {i % 2 ? "calm" : "a feeling of my own"};
        document.entries.push_back(entry);
    }
    ++document.change;
    ++document.journal_change;
    stage.headless->settle();
}

inline void check_tabs(Stage& stage, const char* name) {
    stage.act(action::Section{Screen::progress});
    for (const char* tab : kTabs) {
        REQUIRE(stage.headless->press(Role::tab, tab));
        check_sizes(stage, (std::string(name) + " " + tab).c_str());
    }
}

inline const Node* find_slider(Stage& stage, std::string_view start) {
    for (const Node& node : stage.headless->program.ui().sem.nodes()) {
        if (node.role == Role::slider && node.name.starts_with(start)) return &node;
    }
    return nullptr;
}

}  // namespace mooring::testing
