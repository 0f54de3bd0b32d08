// The page Progress and what belongs to it: every tab with nothing, one and many; numbers hidden; days of one's own;
// what stands out; a review; a report.
#include <set>

#include "ui/practised.h"

using namespace mooring;
using namespace mooring::testing;

TEST_CASE("progress: every tab with one of everything") {
    Stage stage;
    stage.welcome();
    stage.sit(0);
    practise(stage, 1);
    check_tabs(stage, "one");
}

TEST_CASE("progress: every tab with many of everything, and with the numbers hidden") {
    Stage stage;
    stage.live();
    practise(stage, 12);
    check_tabs(stage, "many");
    ProgressAsk ask;
    ask.span = ProgressAsk::Span::quarter;
    stage.act(action::LookAt{ask});
    REQUIRE(stage.headless->press(Role::tab, "Checks"));
    REQUIRE(stage.headless->press(Role::button, "Show tables"));
    for (const char* tab : kTabs) {
        REQUIRE(stage.headless->press(Role::tab, tab));
        check_screen(*stage.headless, tab);
    }
    stage.act(action::SetHideNumbers{true});
    for (const char* tab : kTabs) {
        REQUIRE(stage.headless->press(Role::tab, tab));
        check_screen(*stage.headless, tab);
        const std::string words = stage.headless->words();
        CAPTURE(tab);
        for (const char* never : {"on a scale", " of 10", "percent", "Brier", "in 30 days"}) {
            CAPTURE(never);
            CHECK(words.find(never) == std::string::npos);
        }
    }
}

TEST_CASE("numbers hidden: a result in words, and no number of its own in it") {
    Stage stage;
    stage.welcome();
    stage.sit(0);
    stage.act(action::SetHideNumbers{true});
    stage.act(action::Open{Screen::result, stage.model().derived.sittings.back().id});
    check_sizes(stage, "result in words");
    const std::string words = stage.headless->words();
    CHECK(words.find("half-and-half line") != std::string::npos);
    for (const char* never : {"on a scale", " of 20", "spread by", "likely between"}) {
        CAPTURE(never);
        CHECK(words.find(never) == std::string::npos);
    }
}

TEST_CASE("the page of a person shows what comes back with them, and nothing of anybody else") {
    Stage stage;
    stage.welcome();
    const auto add_person = [&](const char* name) {
        stage.act(action::NewPerson{});
        Person person = stage.model().person->person;
        person.name = name;
        stage.act(action::ChangePerson{person});
        stage.act(action::LeavePerson{});
        return person.id;
    };
    const RecordId one = add_person("One"), other = add_person("Other");
    practise(stage, 5);
    Document& document = stage.model().document;
    for (Practice& practice : document.practices) practice.person = one;
    for (Entry& entry : document.entries) entry.meta.people = {one};
    Practice& log =
        add_practice(document, "e19", stage.model().today, {picked("trigger", {"silence"}), picked("pull", {"cling"})});
    log.person = other;
    stage.act(action::Open{Screen::person, one});
    const ProgressDerived& counts = stage.model().derived.progress;
    CHECK(counts.triggers.logs == 5);
    CHECK(counts.promises.settled() == 5);
    CHECK(counts.entries.size() == 5);
    for (const char* heading : {"What set off an alarm", "Feelings by month", "Promises"}) {
        CAPTURE(heading);
        CHECK(stage.headless->find(Role::heading, heading));
    }
    check_sizes(stage, "person, with what comes back");
    REQUIRE(stage.headless->press(Role::button, "See it over time in Progress"));
    CHECK(stage.model().place().screen == Screen::progress);
    CHECK(stage.model().progress_ask.person == one);
    stage.act(action::Open{Screen::person, other});
    CHECK(counts.triggers.logs == 1);
    CHECK(stage.headless->find(Role::heading, "Promises") == nullptr);
}

TEST_CASE("numbers hidden: how it was computed and what was answered show none either, until they are asked for") {
    Stage stage;
    stage.welcome();
    stage.sit(0);
    Practice& practice = add_practice(stage.model().document, "e19", stage.model().today,
                                      {numbered("strength", 8), typed("urge", "to call at once")});
    practice.before = 3;
    practice.after = 9;
    const RecordId practised = practice.id;
    stage.act(action::SetHideNumbers{true});
    const struct {
        Place place;
        std::vector<const char*> numbers, words;
    } pages[] = {{{Screen::method, stage.model().derived.sittings.back().id},
                  {"spread by", "Its root is the error", "Keyed"},
                  {"How it was computed"}},
                 {{Screen::practised, practised}, {"8 of 10", "At ease before"}, {"to call at once", "answered"}}};
    for (const auto& page : pages) {
        stage.act(action::Open{page.place.screen, page.place.id});
        check_sizes(stage, "numbers hidden");
        for (const char* number : page.numbers) {
            CAPTURE(number);
            CHECK(stage.headless->words().find(number) == std::string::npos);
        }
        REQUIRE(stage.headless->press(Role::button, "Show the numbers on this page"));
        for (const char* number : page.numbers) {
            CAPTURE(number);
            CHECK(stage.headless->words().find(number) != std::string::npos);
        }
        stage.act(action::Section{Screen::today});  // on the next page they are hidden again
        CHECK(stage.model().document.settings.hide_numbers);
    }
}

TEST_CASE("how steadily answers hang together is said from six sittings on") {
    Stage stage;
    stage.welcome();
    const auto said = [&] {
        stage.act(action::Open{Screen::method, stage.model().derived.sittings.back().id});
        return stage.headless->words().find("your answers hang together at") != std::string::npos;
    };
    for (int i = 0; i < 6; ++i) {
        CHECK_FALSE((i > 0 && said()));
        stage.act(action::StartSitting{kQuickForm});
        for (int k = 0; k < 12; ++k) {  // never twice the same, and never all alike
            stage.world.clock.now += 3'000 + 10 * k;
            stage.act(action::AnswerItem{1 + (i * i + 3 * k) % 7});
            stage.act(action::NextItem{});
        }
        stage.act(action::FinishSitting{Care::yes});
        stage.world.clock.now += 20 * kDayMs;
    }
    CHECK(said());
}

TEST_CASE("what stands out opens its chart and the records behind it, and leads to both") {
    Stage stage;
    stage.welcome();
    practise(stage, 20);
    stage.act(action::Section{Screen::progress});
    REQUIRE(stage.headless->press(Role::tab, "Looking back"));
    const auto says = [&](const char* words) { return stage.headless->words().find(words) != std::string::npos; };
    REQUIRE(says("Promises kept, or changed in good time: 15 of 20"));
    CHECK_FALSE(says("What is behind it"));
    REQUIRE(stage.headless->press(Role::button, "Show what is behind it"));
    CHECK(says("What is behind it"));
    CHECK(says("The newest ones stand here."));
    check_sizes(stage, "behind an insight");
    REQUIRE(stage.headless->press(Role::button, "Go to the chart"));
    CHECK(says("At ease before and after"));  // the tab with it
    REQUIRE(stage.headless->press(Role::tab, "Looking back"));
    REQUIRE(stage.headless->press(Role::button, "Reliability ledger"));
    CHECK(stage.model().place().screen == Screen::practised);
}

TEST_CASE("contacts by month, hours and the time until repair have a picture, and no number where they are hidden") {
    Stage stage;
    stage.welcome();
    Document& document = stage.model().document;
    const Day today = stage.model().today;
    for (int i = 0; i < 3; ++i) {
        add_practice(document, "e05", today - 31 * i,
                     {in_rows("figures", {{typed("name", "A.")}, {typed("name", "B.")}})}, {picked("made", {"yes"})});
        add_practice(document, "e12", today - i,
                     {in_rows("people", {{numbered("hours", 10), numbered("valued", 8)},
                                         {numbered("hours", 10), numbered("valued", i)}})});
        add_practice(document, "e24", today - i, {}, {picked("outcome", {"repaired"}), numbered("hours", 900)});
    }
    stage.act(action::Section{Screen::progress});
    REQUIRE(stage.headless->press(Role::tab, "Practice"));
    const auto says = [&](const char* words) { return stage.headless->words().find(words) != std::string::npos; };
    CHECK(says("Your newest map holds 2 of them."));
    CHECK(says("Small contacts by month: 3 in all"));
    CHECK(says("10 of 20 hours were with people"));
    CHECK(says("Hours until you came back to it"));
    check_sizes(stage, "contacts and hours");
    REQUIRE(stage.headless->press(Role::button, "Show tables"));
    check_sizes(stage, "contacts and hours, tables");
    stage.act(action::SetHideNumbers{true});
    CHECK_FALSE(says("3 in all"));
    CHECK_FALSE(says("10 of 20"));
    CHECK_FALSE(says("900"));
}

TEST_CASE("days of one's own are chosen by two dates, and the last may not lie before the first") {
    Stage stage;
    stage.live();
    stage.act(action::Section{Screen::progress});
    REQUIRE(stage.headless->press(Role::radio, "Own days"));
    check_sizes(stage, "own days");
    CHECK(stage.model().progress_ask.span == ProgressAsk::Span::days);
    CHECK(stage.model().progress_ask.from < stage.model().progress_ask.to);
    REQUIRE(stage.headless->press(Role::tab, "Looking back"));
    REQUIRE(stage.headless->press(Role::radio, "the same days a year earlier"));
    CHECK(stage.model().progress_ask.beside == ProgressAsk::Beside::year_earlier);
    check_sizes(stage, "compared");
}

TEST_CASE("the ways to choose a range are whole on the narrowest phone with the largest words") {
    Stage stage;
    stage.live();
    enlarge(stage);
    stage.act(action::Section{Screen::progress});
    for (const char* span : {"All", "12 months", "3 months", "Own days"}) {
        CAPTURE(span);
        const Node* radio = stage.headless->find(Role::radio, span);
        REQUIRE(radio);
        CHECK(radio->box.x >= 0);
        CHECK(radio->box.x + radio->box.w <= 320);
        for (const std::string& text : stage.headless->glyphs.shortened) CHECK(text != span);
        REQUIRE(stage.headless->press(Role::radio, span));
    }
}

TEST_CASE("a review has a place to write, and shows what was written") {
    Stage stage;
    stage.live();
    stage.act(action::Section{Screen::progress});
    REQUIRE(stage.headless->press(Role::tab, "Looking back"));
    REQUIRE(stage.headless->press(Role::button, "March 2026"));
    check_sizes(stage, "review");
    CHECK(stage.headless->words().find("12 weeks") == std::string::npos);  // only what belongs to the month
    REQUIRE(stage.headless->press(Role::button, "Write about this time"));
    REQUIRE(stage.model().draft);
    CHECK(stage.model().draft->entry.meta.title == "Looking back: March 2026");
    stage.act(action::DraftText{"A quiet month."});
    stage.act(action::LeaveDraft{});
    stage.act(action::Open{Screen::review, {}, "2026-03"});
    CHECK(stage.headless->words().find("A quiet month.") != std::string::npos);
    stage.act(action::Open{Screen::review, {}, "nonsense"});
    check_screen(*stage.headless, "no such time");
}

TEST_CASE("a report: nothing is ticked at first; what is ticked can be read before it leaves") {
    Stage stage;
    stage.live();
    stage.act(action::Section{Screen::progress});
    REQUIRE(stage.headless->press(Role::tab, "Looking back"));
    REQUIRE(stage.headless->press(Role::button, "Put a report together"));
    check_sizes(stage, "report, empty");
    CHECK(stage.headless->find(Role::button, "Save as plain text") == nullptr);
    REQUIRE(stage.headless->press(Role::check_box, "Checks, with their error"));
    REQUIRE(stage.headless->press(Role::button, "Read the report"));
    CHECK(stage.headless->find(Role::heading, "Self-report from Mooring"));
    check_sizes(stage, "report");
    std::set<std::string> tables, headings;
    for (const Node& node : stage.headless->program.ui().sem.nodes()) {
        if (node.role == Role::table) tables.insert(node.name);
        if (node.role == Role::heading && node.level == 3) headings.insert(node.name);
    }
    const std::string worry = "Worry about being left, in general (Compass-12)";
    CHECK(tables.contains(worry));
    CHECK(headings.contains(worry));
    CHECK(headings.contains("How to read this"));
    CHECK(stage.headless->words().find("The page to print has a picture") != std::string::npos);
    CHECK(stage.headless->find(Role::button, "Next page") == nullptr);
    REQUIRE(stage.headless->press(Role::button, "Save as a page to print"));
    CHECK(stage.world.files.offers.back().name.ends_with(".html"));
}

TEST_CASE("a long report is read page by page, and every word of it stands on one") {
    constexpr int kEvents = 300;
    Stage stage;
    stage.live();
    Document& document = stage.model().document;
    for (int i = 0; i < kEvents; ++i) {
        LifeEvent event;
        event.id.bytes[0] = static_cast<std::uint8_t>(i);
        event.id.bytes[1] = static_cast<std::uint8_t>(i / 256);
        event.day = stage.model().today - i % 60;
        event.text = "event " + std::to_string(i) + ".";
        document.life_events.push_back(event);
    }
    ++document.change;
    stage.act(action::Open{Screen::hand_over});
    REQUIRE(stage.headless->press(Role::check_box, "Life events"));
    REQUIRE(stage.headless->press(Role::button, "Read the report"));
    check_sizes(stage, "long report");
    std::string all = stage.headless->words();
    int pages = 1;
    for (; stage.headless->press(Role::button, "Next page"); ++pages) {
        CHECK(stage.headless->program.ui().sem.nodes().size() < 250);
        all += stage.headless->words();
    }
    CHECK(pages > 5);
    const std::string last = std::to_string(pages);
    CHECK(stage.headless->words().find("Page " + last + " of " + last) != std::string::npos);
    for (int i = 0; i < kEvents; ++i) {
        CAPTURE(i);
        CHECK(all.find("event " + std::to_string(i) + ".") != std::string::npos);
    }
    REQUIRE(stage.headless->press(Role::button, "Page before"));
    REQUIRE(stage.headless->press(Role::check_box, "Checks, with their error"));  // another report: from its first page
    CHECK(stage.headless->find(Role::heading, "Self-report from Mooring"));
}
