#include <doctest/doctest.h>

#include "core/export.h"
#include "core/foreign.h"

using namespace mooring;

TEST_CASE("export: what stands beside the text goes out too, and nothing in it ends the front matter") {
    Document document;
    Person person;
    person.id.bytes[0] = 1;
    person.name = "R. \"the walker\"";
    document.persons.push_back(person);
    Entry entry;
    entry.when.day = 20'000;
    entry.text = "By the river.";
    entry.meta.title = "A walk\n---\ndate: 1900-01-01";
    entry.meta.people = {person.id};
    entry.meta.tags = {"river", "evening"};
    entry.meta.feelings = {"calm"};
    entry.meta.cling = 3;
    entry.meta.starred = true;
    document.entries.push_back(entry);
    Practice practice;
    practice.when.day = 20'001;
    practice.exercise = "e01";
    practice.state = Practice::State::done;
    FieldAnswer answer;
    answer.field = "situation";
    answer.text = "A late reply";
    practice.answers = {answer};
    document.practices.push_back(practice);
    practice.state = Practice::State::draft;
    document.practices.push_back(practice);

    const std::string text = to_markdown(document);
    CHECK(text.find("title: \"A walk --- date: 1900-01-01\"\n") != std::string::npos);
    CHECK(text.find("people: [\"R. 'the walker'\"]\n") != std::string::npos);
    CHECK(text.find("tags: [\"river\", \"evening\"]\n") != std::string::npos);
    CHECK(text.find("feelings: [\"calm\"]\n") != std::string::npos);
    CHECK(text.find("pulled to hold on: 3\n") != std::string::npos);
    CHECK(text.find("starred: yes\n") != std::string::npos);
    CHECK(text.find("exercise: e01\n---\n\nA late reply\n") != std::string::npos);

    const auto back = read_foreign("notes.md", text, 0);
    CHECK(back.skipped.empty());
    REQUIRE(back.entries.size() == 2);  // drafts stay
    CHECK(back.entries[0].text == "By the river.");
    CHECK(back.entries[0].when.day == 20'000);
}
