#include <doctest/doctest.h>

#include "tab.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

Reminder reminder(ReminderOf of, std::uint8_t weekdays) {
    Reminder made;
    made.of = of;
    made.weekdays = weekdays;
    return made;
}

action::NewEntry beginning(const std::string& prompt, const std::string& title, const std::string& text) {
    action::NewEntry create;
    create.prompt = prompt;
    create.title = title;
    create.text = text;
    return create;
}

}  // namespace

TEST_CASE("a page of one's own is kept, changed, used, deleted and brought back") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    EntryTemplate item;
    item.title = "Evening";
    item.text = "## One";
    tab->act_and_settle(action::KeepTemplate{item});
    REQUIRE(tab->document().templates.size() == 1);
    item = tab->document().templates.front();
    item.text = "## Two";
    tab->act_and_settle(action::KeepTemplate{item});
    tab = open_tab(disk);
    REQUIRE(tab->document().templates.size() == 1);
    CHECK(tab->document().templates.front().text == "## Two");
    tab->act(beginning("", item.title, item.text));
    CHECK(tab->model.draft->entry.text == "## Two");
    tab->act(action::DraftText{"## Two\nwords"});
    tab->act_and_settle(action::LeaveDraft{});
    CHECK(tab->document().entries.at(0).meta.title == "Evening");
    tab->act_and_settle(action::DeleteTemplate{item.id});
    CHECK(tab->document().templates.empty());
    CHECK(tab->document().bin.size() == 1);
    tab->act_and_settle(action::Undo{});
    CHECK(tab->document().templates.size() == 1);
    // What nothing can hold is refused.
    item = {};
    tab->act(action::KeepTemplate{item});
    item.text = std::string(kMaxTemplate + 1, 'a');
    tab->act(action::KeepTemplate{item});
    CHECK(tab->document().templates.size() == 1);
}

TEST_CASE("a search is kept under a name, used, replaced and forgotten") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    EntryFilter filter;
    filter.starred = true;
    filter.from = 20000;
    filter.kind = EntryFilter::Kind::entries;
    tab->act(action::Search{"river"});
    tab->act(action::Filter{filter});
    tab->act_and_settle(action::KeepSearch{"Water"});
    tab->act_and_settle(action::KeepSearch{""});
    tab = open_tab(disk);
    REQUIRE(tab->document().settings.saved_searches.size() == 1);
    tab->act(action::UseSearch{"Water"});
    CHECK(tab->model.search == "river");
    CHECK(tab->model.filter == filter);
    tab->act(action::Search{"lake"});
    tab->act_and_settle(action::KeepSearch{"Water"});
    CHECK(tab->document().settings.saved_searches.size() == 1);
    CHECK(tab->document().settings.saved_searches.front().words == "lake");
    tab->act_and_settle(action::ForgetSearch{"Water"});
    CHECK(tab->document().settings.saved_searches.empty());
}

TEST_CASE("reminders: due after their day, gone when done, and offered as a calendar file") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const auto tomorrow = static_cast<std::uint8_t>(1U << static_cast<unsigned>(weekday(tab->model.today + 1)));
    tab->act_and_settle(action::SetReminder{reminder(ReminderOf::writing, tomorrow)});
    CHECK(due_reminders(tab->model).empty());
    tab->wait(kDayMs);
    CHECK(due_reminders(tab->model) == std::vector{ReminderOf::writing});
    write_entry(*tab, "done");
    CHECK(due_reminders(tab->model).empty());
    tab->act(action::OfferReminders{"Tea"});
    REQUIRE(tab->world.files.offers.size() == 1);
    CHECK(tab->world.files.offers.back().name == "reminders.ics");
    tab->act_and_settle(action::SetReminder{reminder(ReminderOf::writing, 0)});
    CHECK(tab->document().settings.reminders.empty());
    // A review counts by the page it was begun with.
    tab->act_and_settle(action::SetReminder{reminder(ReminderOf::review, 127)});
    CHECK(due_reminders(tab->model).size() == 1);
    tab->act(beginning("review.week", "", "## Close"));
    tab->act_and_settle(action::LeaveDraft{});
    CHECK(due_reminders(tab->model).size() == 1);  // nothing was written into it: it has left nothing
    CHECK(tab->document().entry_drafts.empty());
    tab->act(beginning("review.week", "", "## Close"));
    tab->act(action::DraftText{"## Close\nAna called.\n"});
    tab->act_and_settle(action::LeaveDraft{});
    CHECK(due_reminders(tab->model).empty());
}

TEST_CASE("favourites are kept, and hard days can be shown in what was on this day") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act_and_settle(action::FavouritePrompt{"J01", true});
    tab->act_and_settle(action::FavouritePrompt{"J01", true});
    CHECK(tab->document().settings.favourite_prompts == std::vector<std::string>{"J01"});
    const auto on = [&](int years_ago, int mood, const char* text) {
        action::NewEntry create;
        create.day = add_months(tab->model.today, -12 * years_ago);
        tab->act(create);
        tab->act(action::DraftText{text});
        tab->act(action::DraftMood{mood});
        tab->act_and_settle(action::LeaveDraft{});
    };
    on(1, 8, "last year");
    on(2, 2, "a hard one");
    on(3, 5, "long ago");
    const auto texts = [&] {
        std::vector<std::string> found;
        for (const auto place : tab->model.derived.this_day) found.push_back(tab->document().entries[place].text);
        return found;
    };
    CHECK(texts() == std::vector<std::string>{"last year", "long ago"});
    tab->act_and_settle(action::SkipHardDays{false});
    CHECK(texts() == std::vector<std::string>{"last year", "a hard one", "long ago"});
    tab = open_tab(disk);
    CHECK_FALSE(tab->document().settings.skip_hard_days);
}
