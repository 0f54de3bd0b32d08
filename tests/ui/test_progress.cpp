// The page Progress and what belongs to it: every tab with nothing, one and many; numbers hidden; a point at a time by
// key; a review; a report.
#include <algorithm>

#include "core/given.h"
#include "ui/checks.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

constexpr const char* kTabs[] = {"Checks", "Days", "Practice", "Looking back"};

// Straight into the document: what is drawn does not depend on how it came there.
Practice& add_practice(Document& document, const char* exercise, Day day, std::vector<FieldAnswer> answers,
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
void practise(Stage& stage, int times) {
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

void check_tabs(Stage& stage, const char* name) {
    stage.act(action::Section{Screen::progress});
    for (const char* tab : kTabs) {
        REQUIRE(stage.headless->press(Role::tab, tab));
        check_sizes(stage, (std::string(name) + " " + tab).c_str());
    }
}

const Node* find_slider(Stage& stage, std::string_view start) {
    for (const Node& node : stage.headless->program.ui().sem.nodes()) {
        if (node.role == Role::slider && node.name.starts_with(start)) return &node;
    }
    return nullptr;
}

}  // namespace

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
    stage.act(action::LookAt{{ProgressAsk::Span::quarter, {}, {}}});
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

TEST_CASE("a point at a time: the slider over a chart says the day and the value, by key and by pointer") {
    Stage stage;
    stage.live();
    stage.act(action::Section{Screen::progress});
    const Node* slider = find_slider(stage, "Worry about being left");
    REQUIRE(slider);
    const std::string last = slider->value;
    CHECK(last.find("on a scale from 1 to 7") != std::string::npos);
    CHECK(slider->now == slider->max);
    stage.headless->program.ui().sem.receive(slider->id, SemEvent::value, {}, 0);
    stage.headless->settle();
    slider = find_slider(stage, "Worry about being left");
    CHECK(slider->now == 0);
    CHECK(slider->value != last);
    stage.headless->program.ui().sem.receive(slider->id, SemEvent::value, {}, 1e9);  // beyond the end
    stage.headless->settle();
    CHECK(find_slider(stage, "Worry about being left")->value == last);
}

TEST_CASE("bad input: one point, equal days, equal values, three thousand points") {
    Stage stage;
    stage.welcome();
    stage.sit(0);
    stage.act(action::Section{Screen::progress});
    CHECK(find_slider(stage, "Worry about being left") == nullptr);  // one point has no way to step
    check_screen(*stage.headless, "one point");

    Document& document = stage.model().document;
    const Sitting one = document.sittings.front();
    const auto fill = [&](int count, auto day) {
        document.sittings.assign(static_cast<std::size_t>(count), one);
        for (int i = 0; i < count; ++i) {
            Sitting& sitting = document.sittings[static_cast<std::size_t>(i)];
            sitting.id.bytes[0] = static_cast<std::uint8_t>(i);
            sitting.id.bytes[1] = static_cast<std::uint8_t>(i / 256);
            sitting.ended_ms = one.ended_ms + day(i) * kDayMs;
        }
        ++document.change;
        stage.headless->settle();
    };
    fill(6, [](int) { return 0; });
    CHECK(stage.headless->words().find("All of these lie on one day") != std::string::npos);
    check_screen(*stage.headless, "one day");
    fill(8, [](int i) { return 14 * i; });
    CHECK(stage.headless->words().find("cannot be told from noise") != std::string::npos);
    check_screen(*stage.headless, "all equal");
    fill(3000, [](int i) { return i - 3000; });
    CHECK(stage.headless->vertices < 65'536);
    CHECK(stage.model().derived.progress.anxiety.sittings.size() == 3000);
    check_screen(*stage.headless, "three thousand");
    REQUIRE(stage.headless->press(Role::button, "Show tables"));
    CHECK(stage.headless->words().find("The table holds the newest ones.") != std::string::npos);
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

TEST_CASE("the chart says which checks its baseline was made from, and what picking it by hand means") {
    Stage stage;
    stage.live();
    stage.act(action::Section{Screen::progress});
    const auto says = [&](const char* words) { return stage.headless->words().find(words) != std::string::npos; };
    CHECK(says("baseline: 4 Mar and 3 Apr"));
    CHECK_FALSE(says("You picked the baseline by hand."));
    const RecordId third = stage.model().derived.sittings[2].id;
    stage.act(action::MarkBaseline{third, true});
    CHECK(says("baseline: 3 May and 2 Jun"));
    CHECK(says("You picked the baseline by hand."));
    stage.act(action::OfferChart{false});
    const std::string svg(stage.world.files.offers.back().bytes);
    CHECK(svg.find("picked by hand") != std::string::npos);
}

TEST_CASE("every point of a way, a calendar of dots and a heat map can be stepped through") {
    Stage stage;
    stage.live();
    practise(stage, 12);
    stage.act(action::Section{Screen::progress});
    const Node* path = find_slider(stage, "24 checks, from small dots");
    REQUIRE(path);
    CHECK(path->max == 23);
    CHECK(path->value.find("worry ") != std::string::npos);
    REQUIRE(stage.headless->press(Role::tab, "Days"));
    const Node* heat = find_slider(stage, "12 notes in the trigger log");
    REQUIRE(heat);
    stage.headless->program.ui().sem.receive(heat->id, SemEvent::value, {}, 0);
    stage.headless->settle();
    CHECK(find_slider(stage, "12 notes in the trigger log")->value == "silence, to hold on: 4");
    REQUIRE(stage.headless->press(Role::tab, "Practice"));
    const Node* days = find_slider(stage, "What you practised");
    REQUIRE(days);
    CHECK(days->max == 27);
    REQUIRE(find_slider(stage, "At ease before and after"));
    REQUIRE(find_slider(stage, "Steps of openness"));
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
    CHECK(stage.headless->words().find("Self-report from Mooring") != std::string::npos);
    check_sizes(stage, "report");
    REQUIRE(stage.headless->press(Role::button, "Save as a page to print"));
    CHECK(stage.world.files.offers.back().name.ends_with(".html"));
}
