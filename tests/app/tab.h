// A tab of a browser in memory: a model over a disk that outlives it. Closing a tab without a word is destroying it.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "app/update.h"
#include "core/forms.h"
#include "disk.h"
#include "platform/memory/fixed.h"

namespace mooring::testing {

struct Tab {
    explicit Tab(MemoryDisk& disk, std::int64_t now_ms = kNoon, std::uint64_t seed = 1)
        : world(disk, now_ms, seed), model(catalog()) {
        start(model, world.ports);
    }

    void frame() { step(model, world.ports); }
    // Frames until nothing is on its way, at most so many.
    void settle(int frames = 40) {
        for (int i = 0; i < frames; ++i) frame();
    }
    void act(const Action& action) { update(model, action, world.ports); }
    // Acts, and lets what follows happen.
    void act_and_settle(const Action& action) {
        act(action);
        settle();
    }
    // Time goes by, with a frame at its end.
    void wait(std::int64_t ms) {
        world.clock.now += ms;
        frame();
    }

    const Document& document() const { return model.document; }
    const Vault& vault() const { return model.vault; }

    MemoryWorld world;
    Model model;
};

// A tab that was opened and settled.
inline std::unique_ptr<Tab> open_tab(MemoryDisk& disk, std::int64_t now_ms = kNoon, std::uint64_t seed = 1) {
    auto tab = std::make_unique<Tab>(disk, now_ms, seed);
    tab->settle();
    return tab;
}

// A tab of a person who has read the first pages.
inline std::unique_ptr<Tab> welcomed_tab(MemoryDisk& disk, std::int64_t now_ms = kNoon, std::uint64_t seed = 1) {
    auto tab = open_tab(disk, now_ms, seed);
    if (!tab->document().settings.welcomed) tab->act_and_settle(action::FinishWelcome{});
    return tab;
}

// Writes an entry as a person does, and leaves it.
inline RecordId write_entry(Tab& tab, const std::string& text, std::optional<int> mood = std::nullopt) {
    tab.act(action::NewEntry{""});
    const RecordId id = tab.model.draft->entry.of;
    tab.act(action::DraftText{text});
    if (mood) tab.act(action::DraftMood{mood});
    tab.act_and_settle(action::LeaveDraft{});
    return id;
}

// Adds somebody as a person does; their page is open then.
inline RecordId add_person(Tab& tab, const std::string& name, Bond bond = Bond::friendship, bool past = false) {
    tab.act(action::NewPerson{});
    REQUIRE(tab.model.person);
    Person person = tab.model.person->person;
    person.name = name;
    person.bond = bond;
    person.past = past;
    tab.act(action::ChangePerson{person});
    tab.act_and_settle(action::LeavePerson{});
    REQUIRE(tab.document().find_person(person.id));
    return person.id;
}

// Answers the whole quick form with `answer`, three seconds each, and says that it was done with care.
inline RecordId take_sitting(Tab& tab, std::optional<int> answer, Care care = Care::yes) {
    tab.act_and_settle(action::StartSitting{kQuickForm});
    REQUIRE(tab.model.sitting);
    while (tab.model.place().screen == Screen::sitting) {
        tab.wait(3'000);
        tab.act(action::AnswerItem{answer});
        tab.act(action::NextItem{});
    }
    tab.act_and_settle(action::FinishSitting{care});
    REQUIRE(!tab.document().sittings.empty());
    return tab.model.place().id;
}

// Answers the form about somebody, a number further with each statement.
inline RecordId sit_about(Tab& tab, const RecordId& person, int answer) {
    tab.act_and_settle(action::StartSitting{kPersonForm, person});
    REQUIRE(tab.model.sitting);
    while (tab.model.place().screen == Screen::sitting) {
        tab.wait(3'000);
        tab.act(action::AnswerItem{1 + (answer + tab.model.sitting->position) % 7});
        tab.act(action::NextItem{});
    }
    tab.act_and_settle(action::FinishSitting{Care::yes, {"conflict"}, -2});
    return tab.model.place().id;
}

}  // namespace mooring::testing
