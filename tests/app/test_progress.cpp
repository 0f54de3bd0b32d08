// What the pages of progress look at, when it is computed, and what leaves in a report.
#include "app/chart_picture.h"
#include "app/derive.h"
#include "app/hand_over.h"
#include "tab.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

constexpr std::int64_t kDay = 24LL * 60 * 60 * 1000;

void sit(Tab& tab, int answer, const char* form = kQuickForm, const RecordId& person = {}) {
    tab.act(action::StartSitting{form, person});
    REQUIRE(tab.model.sitting);
    const std::size_t count = tab.model.sitting->order.size();
    for (std::size_t i = 0; i < count; ++i) {
        tab.world.clock.now += 3'000;
        tab.act(action::AnswerItem{1 + (answer + static_cast<int>(i) * 3) % 7});
        tab.act(action::NextItem{});
    }
    tab.act_and_settle(action::FinishSitting{Care::yes});
}

RecordId write(Tab& tab, const std::string& text, std::vector<RecordId> people = {}) {
    tab.act(action::NewEntry{""});
    EntryMeta meta;
    meta.people = std::move(people);
    meta.feelings = {"calm"};
    tab.act(action::DraftMeta{meta});
    tab.act(action::DraftText{text});
    tab.act_and_settle(action::LeaveDraft{});
    return tab.document().entries.front().id;
}

RecordId add_person(Tab& tab, const std::string& name, Safety safety) {
    tab.wait(1'000);  // people stand in the order they were added
    tab.act(action::NewPerson{});
    Person person = tab.model.person->person;
    person.name = name;
    tab.act(action::ChangePerson{person});
    tab.act_and_settle(action::LeavePerson{});
    tab.act_and_settle(action::AnswerSafety{person.id, safety, safety});
    return person.id;
}

// A check and an entry every two weeks.
std::unique_ptr<Tab> lived_tab(MemoryDisk& disk, int times) {
    auto tab = welcomed_tab(disk, kNoon - times * 14 * kDay);
    for (int i = 0; i < times; ++i) {
        tab->settle();
        sit(*tab, i);
        write(*tab, "four words of text");
        tab->wait(14 * kDay);
    }
    tab->settle();
    return tab;
}

const ProgressDerived& look(Tab& tab, ProgressAsk ask = {}) {
    tab.act_and_settle(action::Section{Screen::progress});
    tab.act_and_settle(action::LookAt{ask});
    return tab.model.derived.progress;
}

}  // namespace

TEST_CASE("a period is a month or a quarter and nothing else") {
    CHECK(month_key(*parse_date("2026-02-14")) == "2026-02");
    CHECK(quarter_key(*parse_date("2026-12-31")) == "2026-q4");
    REQUIRE(period_of("2024-02"));
    CHECK(print_date(period_of("2024-02")->to) == "2024-02-29");
    REQUIRE(period_of("2026-q1"));
    CHECK(print_date(period_of("2026-q1")->from) == "2026-01-01");
    CHECK(print_date(period_of("2026-q1")->to) == "2026-03-31");
    CHECK(print_date(period_of("2026-q4")->to) == "2026-12-31");
    for (const char* wrong :
         {"", "2026", "2026-13", "2026-q5", "2026-q0", "2026-q", "2026-00", "q1", "2026-q12", "9999-01"})
        CHECK_FALSE(period_of(wrong));
}

TEST_CASE("progress is computed while a page of it is open, once") {
    MemoryDisk disk;
    auto tab = lived_tab(disk, 8);
    CHECK_FALSE(tab->model.derived.progress.valid);
    const ProgressDerived& progress = look(*tab);
    REQUIRE(progress.valid);
    CHECK(progress.form == kQuickForm);
    CHECK(progress.anxiety.sittings.size() == 8);
    CHECK(progress.anxiety.line);
    CHECK(progress.anxiety.band);
    CHECK(progress.now.sittings == 8);
    CHECK(progress.now.entries == 8);
    CHECK(progress.now.words == 32);
    CHECK(progress.feelings.front().total == 8);
    // The same pointers after more frames: nothing was made anew.
    const auto* months = progress.months.data();
    tab->settle();
    CHECK(tab->model.derived.progress.months.data() == months);
}

TEST_CASE("a range leaves out what lies before it, and the period before holds that") {
    MemoryDisk disk;
    auto tab = lived_tab(disk, 12);
    ProgressAsk ask;
    ask.span = ProgressAsk::Span::quarter;
    const ProgressDerived& progress = look(*tab, ask);
    CHECK(progress.now.sittings + progress.before.sittings == 12);
    CHECK(progress.now.sittings == 6);
    CHECK(progress.anxiety.sittings.size() == 6);
    CHECK(progress.range.to == tab->model.today);
    CHECK(progress.before.range.to == progress.range.from - 1);
}

TEST_CASE("fewer than four checks have no line, and all on one day have none either") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    sit(*tab, 1);
    CHECK_FALSE(look(*tab).anxiety.line);
    for (int i = 0; i < 5; ++i) {
        sit(*tab, i);
        tab->act_and_settle(action::IncludeSitting{tab->document().sittings.back().id, true});
    }
    const ProgressDerived& progress = look(*tab);
    CHECK(progress.anxiety.sittings.size() == 6);
    CHECK_FALSE(progress.anxiety.line);
    CHECK_FALSE(progress.anxiety.band);
    CHECK_FALSE(progress.anxiety.named);
}

TEST_CASE("a clock that was set back takes nothing out of sight") {
    MemoryDisk disk;
    auto tab = lived_tab(disk, 5);
    tab->world.clock.now -= 40 * kDay;
    tab->settle();
    sit(*tab, 3);
    const ProgressDerived& progress = look(*tab);
    CHECK(progress.now.sittings == 6);
    CHECK(progress.range.from <= progress.range.to);
}

TEST_CASE("an insight is put away for good, and a review looks at its own days") {
    MemoryDisk disk;
    auto tab = lived_tab(disk, 8);
    look(*tab);
    REQUIRE_FALSE(tab->model.derived.progress.insights.empty());
    const std::size_t count = tab->model.derived.progress.insights.size();
    tab->act_and_settle(action::DismissInsight{tab->model.derived.progress.insights.front().key()});
    CHECK(tab->model.derived.progress.insights.size() == count - 1);
    tab = open_tab(disk, tab->world.clock.now, 2);
    look(*tab);
    CHECK(tab->model.derived.progress.insights.size() == count - 1);
    const std::string month = month_key(tab->model.derived.sittings.front().day);
    tab->act_and_settle(action::Open{Screen::review, {}, month});
    CHECK(tab->model.derived.progress.range == *period_of(month));
    CHECK(tab->model.derived.progress.now.sittings < 8);
}

TEST_CASE("what is written about a period is an entry with its name") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    action::NewEntry create;
    create.title = "Looking back: March 2026";
    tab->act(create);
    tab->act(action::DraftText{"It was a quiet month."});
    tab->act_and_settle(action::LeaveDraft{});
    REQUIRE(tab->document().entries.size() == 1);
    CHECK(tab->document().entries[0].meta.title == "Looking back: March 2026");
}

TEST_CASE("a report holds what was ticked, without names, and nothing about somebody who is not safe") {
    MemoryDisk disk;
    auto tab = lived_tab(disk, 3);
    const RecordId rosa = add_person(*tab, "Rosa", Safety::open);
    const RecordId uwe = add_person(*tab, "Uwe", Safety::withheld);
    sit(*tab, 2, kPersonForm, rosa);
    const RecordId told = write(*tab, "A walk with Rosa, and rosa's dog. <script>", {rosa});
    write(*tab, "Uwe was here and it is my secret.", {uwe});
    ReportChoice choice;
    choice.from = kFirstDay;
    choice.to = kLastDay;
    CHECK(hand_over_report(tab->model, choice).sections.empty());

    choice.scores = choice.events = choice.practice = choice.triggers = choice.feelings = true;
    std::string text = report_text(hand_over_report(tab->model, choice));
    CHECK(text.find("Worry about being left") != std::string::npos);
    CHECK(text.find("calm | 4\n") != std::string::npos);  // of five: the one that names Uwe is not counted
    for (const char* never : {"Rosa", "Uwe", "secret", "walk", "Person A", "Compass-10"}) {
        CAPTURE(never);
        CHECK(text.find(never) == std::string::npos);
    }
    choice.people = {rosa, uwe};
    choice.entries = {told};
    const Report report = hand_over_report(tab->model, choice);
    text = report_text(report);
    CHECK(text.find("A walk with Person A, and Person A's dog. <script>") != std::string::npos);
    CHECK(text.find("Worry about being left, Person A") != std::string::npos);
    CHECK(text.find("Rosa") == std::string::npos);
    CHECK(text.find("Person B") == std::string::npos);  // nothing about Uwe has a meaning to show
    CHECK(report_html(report).find("<script") == std::string::npos);
    choice.redact = false;
    CHECK(report_text(hand_over_report(tab->model, choice)).find("A walk with Rosa") != std::string::npos);

    tab->act(action::OfferReport{choice, true});
    CHECK(tab->world.files.offers.back().name.ends_with(".html"));
    tab->act(action::OfferReport{choice, false});
    CHECK(tab->world.files.offers.back().name.ends_with(".txt"));
}

TEST_CASE("a chart is offered as a picture, and nothing is when there is none") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::OfferChart{false});
    CHECK(tab->world.files.offers.empty());
    sit(*tab, 2);
    look(*tab);
    tab->act(action::OfferChart{true});
    CHECK(tab->world.files.offers.back().name == "chart-avoidance.svg");
}

TEST_CASE("the picture that leaves says what its marks mean") {
    MemoryDisk disk;
    auto tab = lived_tab(disk, 6);
    LifeEvent event;
    event.kind = EventKind::move;
    event.day = tab->model.derived.sittings.front().day + 1;
    tab->act_and_settle(action::SaveEvent{event});
    look(*tab);
    tab->act(action::OfferChart{false});
    const std::string svg(tab->world.files.offers.back().bytes);
    CHECK(svg.find("Lines from the top: days that were marked.") != std::string::npos);
    CHECK(svg.find("Dashed: ") != std::string::npos);
    CHECK(svg.find("Hollow: ") != std::string::npos);
    const bool ringed = svg.find("fill=\"none\"") != std::string::npos;
    const auto& changes = find_series(tab->model, kQuickForm, {})->anxiety.changes;
    CHECK(ringed == std::any_of(changes.begin(), changes.end(),
                                [](const Change& one) { return one.verdict == Verdict::likely; }));
}

TEST_CASE("days of one's own are looked at, and set beside the days before or those a year earlier") {
    MemoryDisk disk;
    auto tab = lived_tab(disk, 6);
    const Day today = tab->model.today;
    ProgressAsk ask;
    ask.span = ProgressAsk::Span::days;
    ask.from = today - 40;
    ask.to = today - 10;
    const ProgressDerived& progress = look(*tab, ask);
    CHECK(progress.range == DayRange{today - 40, today - 10});
    CHECK(progress.before.range == DayRange{today - 71, today - 41});
    CHECK(progress.now.entries == 2);
    ask.beside = ProgressAsk::Beside::year_earlier;
    look(*tab, ask);
    CHECK(progress.before.range.to - progress.before.range.from == 30);
    CHECK(to_civil(progress.before.range.from).year == to_civil(ask.from).year - 1);
    CHECK(to_civil(progress.before.range.from).day == to_civil(ask.from).day);
    CHECK(progress.before.entries == 0);
    std::swap(ask.from, ask.to);  // no days at all
    look(*tab, ask);
    CHECK(progress.range == DayRange{today, today});
}

TEST_CASE("the picture of a dimension has its direction and level; that of a question of the week its own scale") {
    MemoryDisk disk;
    auto tab = lived_tab(disk, 8);
    look(*tab);
    tab->act(action::OfferChart{false});
    const std::string svg(tab->world.files.offers.back().bytes);
    CHECK(svg.find("Slanted: ") != std::string::npos);
    CHECK(svg.find("Short thick strokes: ") != std::string::npos);
    CHECK(svg.find("Strokes at the foot") == std::string::npos);  // no exercise was done
    const std::size_t offers = tab->world.files.offers.size();
    tab->act(action::OfferChart{.pulse = "PU1"});
    CHECK(tab->world.files.offers.size() == offers);  // nothing was answered yet
    for (int week = 0; week < 3; ++week) {
        sit(*tab, week, "pulse-3");
        tab->wait(7 * kDay);
    }
    look(*tab);
    tab->act(action::OfferChart{.pulse = "PU1"});
    REQUIRE(tab->world.files.offers.size() == offers + 1);
    CHECK(tab->world.files.offers.back().name == "chart-PU1.svg");
    CHECK(std::string(tab->world.files.offers.back().bytes).find(">10<") != std::string::npos);
    tab->act(action::OfferChart{.pulse = "no such question"});
    CHECK(tab->world.files.offers.size() == offers + 1);
}

TEST_CASE("the pictures of a report have the direction of its days, and the report says what it may be called") {
    MemoryDisk disk;
    auto tab = lived_tab(disk, 8);
    ReportChoice choice;
    choice.from = kFirstDay;
    choice.to = tab->model.today;
    choice.scores = true;
    const auto section = [&]() -> ReportSection { return hand_over_report(tab->model, choice).sections.at(0); };
    const ScoreLine line =
        score_line(tab->model, *find_series(tab->model, kQuickForm, {}), {kFirstDay, choice.to}, false);
    REQUIRE(line.line);
    CHECK(section().picture.find("Slanted: ") != std::string::npos);
    const char* key = !line.named                  ? "direction.unclear"
                      : line.line->per_30_days < 0 ? "direction.lower.words"
                                                   : "direction.higher.words";
    REQUIRE(section().paragraphs.size() == 1);
    CHECK(section().paragraphs[0] == tab->model.catalog.words.get(key));
    // Of fewer sittings than a line is made from there is none, and nothing is said of one.
    choice.from = tab->model.derived.sittings[tab->model.derived.sittings.size() - 2].day;
    CHECK(section().rows.size() == 2);
    CHECK(section().picture.find("Slanted: ") == std::string::npos);
    CHECK(section().paragraphs.empty());
}

TEST_CASE("a picture that the page has made is offered under its name") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::OfferPicture{"months", "<svg/>"});
    CHECK(tab->world.files.offers.back().name == "chart-months.svg");
    CHECK(tab->world.files.offers.back().type == "image/svg+xml");
    CHECK(std::string(tab->world.files.offers.back().bytes) == "<svg/>");
}
