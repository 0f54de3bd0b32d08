#include <doctest/doctest.h>

#include <algorithm>

#include "tab.h"

using namespace mooring;
using namespace mooring::testing;

TEST_CASE("somebody is added, changed, set aside, and still there after a reload") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = add_person(*tab, "M.", Bond::caregiver);
    CHECK(tab->model.place() == Place{Screen::person, id});
    tab->act(action::EditPerson{id});
    Person person = tab->model.person->person;
    person.notes = "Calls on Sundays.";
    tab->act(action::ChangePerson{person});
    tab->wait(100);
    CHECK(tab->document().find_person(id)->notes.empty());  // not yet: still typing
    tab->wait(800);
    CHECK(tab->document().find_person(id)->notes == "Calls on Sundays.");
    tab->act_and_settle(action::Back{});
    CHECK_FALSE(tab->model.person);
    tab->act_and_settle(action::ArchivePerson{id, true});

    tab = open_tab(disk);
    REQUIRE(tab->document().persons.size() == 1);
    CHECK(tab->document().persons[0].bond == Bond::caregiver);
    CHECK(tab->document().persons[0].archived);
    check_adds_up(disk);
}

TEST_CASE("notes without a name are kept under a word; nothing at all leaves nothing") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::NewPerson{});
    tab->act_and_settle(action::Back{});
    CHECK(tab->document().persons.empty());
    tab->act(action::NewPerson{});
    Person person = tab->model.person->person;
    person.notes = "the neighbour";
    tab->act(action::ChangePerson{person});
    tab->act_and_settle(action::Section{Screen::today});
    REQUIRE(tab->document().persons.size() == 1);
    CHECK_FALSE(tab->document().persons[0].name.empty());
    CHECK(tab->document().persons[0].notes == "the neighbour");
}

TEST_CASE("before the first check about somebody the safety questions come, whichever way one takes") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = add_person(*tab, "M.");
    tab->act_and_settle(action::StartSitting{kPersonForm, id});
    CHECK_FALSE(tab->model.sitting);
    CHECK(tab->model.place() == Place{Screen::gate, id});
    tab->act_and_settle(action::AnswerSafety{id, Safety::open, Safety::open});
    CHECK(tab->model.place() == Place{Screen::person, id});
    const RecordId sitting = sit_about(*tab, id, 2);
    const ScoredSitting* scored = find_scored(tab->model, sitting);
    REQUIRE(scored);
    CHECK(scored->position);
    CHECK(scored->person == id);
    const Sitting* kept = tab->document().find_sitting(sitting);
    CHECK(kept->life_different == -2);
    CHECK(tab->document().find_marks(sitting)->events == std::vector<std::string>{"conflict"});
    CHECK(tab->document().find_marks(sitting)->include);
    // The general form and the form about somebody never share a line.
    CHECK(find_series(tab->model, kPersonForm, id));
    CHECK_FALSE(find_series(tab->model, kPersonForm, {}));
}

TEST_CASE("with somebody unsafe the answers are kept and no meaning is shown, on any page") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = add_person(*tab, "M.");
    tab->act_and_settle(action::AnswerSafety{id, Safety::open, Safety::open});
    const RecordId sitting = sit_about(*tab, id, 2);
    REQUIRE(find_scored(tab->model, sitting)->position);
    tab->act_and_settle(action::AnswerSafety{id, Safety::withheld, Safety::withheld});
    const ScoredSitting* scored = find_scored(tab->model, sitting);
    REQUIRE(scored);
    CHECK(scored->withheld);
    CHECK_FALSE(scored->position);
    CHECK_FALSE(scored->anxiety);
    CHECK_FALSE(scored->counts);
    CHECK_FALSE(find_series(tab->model, kPersonForm, id));
    CHECK(tab->document().find_sitting(sitting));  // and a new one may still be written down
    tab->act_and_settle(action::StartSitting{kPersonForm, id});
    CHECK(tab->model.sitting);

    // Stored, so a reload knows it too; the answers themselves are nowhere.
    tab = open_tab(disk);
    CHECK(safety_of(tab->model, id) == Safety::withheld);
    CHECK(find_scored(tab->model, sitting)->withheld);
}

TEST_CASE("asked each time: it holds until the app is closed, and nothing of it is stored") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = add_person(*tab, "M.");
    tab->act_and_settle(action::AnswerSafety{id, Safety::ask, Safety::open});
    const RecordId sitting = sit_about(*tab, id, 3);
    CHECK(find_scored(tab->model, sitting)->position);
    tab = open_tab(disk, kNoon, 2);
    CHECK(safety_of(tab->model, id) == Safety::ask);
    CHECK(find_scored(tab->model, sitting)->withheld);
    tab->act_and_settle(action::StartSitting{kPersonForm, id});
    CHECK(tab->model.place().screen == Screen::gate);
}

TEST_CASE("a person of the past is asked in the past tense and has no trend") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = add_person(*tab, "Gran", Bond::family, true);
    tab->act_and_settle(action::AnswerSafety{id, Safety::open, Safety::open});
    const RecordId sitting = sit_about(*tab, id, 1);
    CHECK(tab->document().find_sitting(sitting)->frame() == Frame::past);
    tab->act_and_settle(action::StartSitting{kPulse, id});
    CHECK_FALSE(tab->model.sitting);  // the past week with somebody of the past is not asked
    const Series* series = find_series(tab->model, kPersonForm, id);
    REQUIRE(series);
    CHECK_FALSE(series->anxiety.baseline);
}

TEST_CASE("removing somebody takes the checks about them along, and one undo brings all back") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = add_person(*tab, "M.");
    tab->act_and_settle(action::AnswerSafety{id, Safety::open, Safety::open});
    sit_about(*tab, id, 2);
    take_sitting(*tab, 4);
    tab->act_and_settle(action::DeletePerson{id});
    CHECK(tab->document().persons.empty());
    CHECK(tab->document().sittings.size() == 1);
    CHECK(tab->document().safety_of(id) == Safety::unasked);
    tab->act_and_settle(action::Undo{});
    CHECK(tab->document().persons.size() == 1);
    CHECK(tab->document().sittings.size() == 2);
    CHECK(tab->document().safety_of(id) == Safety::open);
    check_adds_up(disk);
}

TEST_CASE("life events are kept on their day, changed, deleted and brought back") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    LifeEvent event;
    event.day = tab->model.today - 30;
    event.kind = EventKind::move;
    event.text = "New flat";
    tab->act_and_settle(action::SaveEvent{event});
    REQUIRE(tab->document().life_events.size() == 1);
    event = tab->document().life_events[0];
    event.text = "New flat, by the river";
    tab->act_and_settle(action::SaveEvent{event});
    tab = open_tab(disk);
    REQUIRE(tab->document().life_events.size() == 1);
    CHECK(tab->document().life_events[0].day == event.day);
    CHECK(tab->document().life_events[0].text == event.text);
    tab->act_and_settle(action::DeleteEvent{event.id});
    CHECK(tab->document().life_events.empty());
    tab->act_and_settle(action::Undo{});
    CHECK(tab->document().life_events.size() == 1);
    event.text = std::string(kMaxEventText + 1, 'x');
    tab->act_and_settle(action::SaveEvent{event});
    CHECK(tab->document().life_events[0].text == "New flat, by the river");
}
