#include "charts.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

#include "platform/headless/headless.h"
#include "timing.h"
#include "ui/charts.h"

namespace mooring {

namespace {

constexpr std::int64_t kNow = 1'772'625'600'000;
constexpr std::int64_t kDayMs = 24LL * 60 * 60 * 1000;
constexpr int kPoints = 3000;
constexpr int kFrames = 200;
constexpr double kLimitMs = 2;

struct Worst {
    double ms = 0;
    void print(const char* name, double now) {
        ms = std::max(ms, now);
        std::printf("%-42s p95 %.3f of %.0f ms\n", name, now, kLimitMs);
    }
};

// One chart alone on a page of a phone.
double chart_ms(Headless& headless, const std::function<void(Ui&)>& draw) {
    Ui& ui = headless.program.ui();
    return p95_of(kFrames, [&] {
        ImGui::NewFrame();
        ui.begin(Viewport{.width = 390, .height = 844}, Scheme::light, 100);
        ui.pen = {16, 16, 358, 0};
        draw(ui);
        ui.end();
        ui.sem.end_frame();
        ImGui::Render();
        Program::take_textures();
    });
}

void print_bare(Headless& headless, Worst& worst) {
    std::vector<TimePoint> points;
    std::vector<std::optional<double>> weeks;
    std::vector<PlanePoint> path;
    std::vector<Day> days;
    std::vector<DatedValue> level;
    for (int i = 0; i < kPoints; ++i) {
        const double at = 4 + 2 * std::sin(i / 50.0);
        points.push_back({i, {at, 0.5, at - 0.8, at + 0.8}});
        points.back().likely = i % 3 == 0;
        weeks.emplace_back(at);
        path.push_back({at, 4 + 2 * std::cos(i / 70.0)});
        days.push_back(i);
        level.push_back({i, at});
    }
    TimeChart time;
    time.title = time.summary = "Worry";
    time.points = points;
    time.to = kPoints;
    time.baseline = 4;
    time.level = level;
    time.events = days;
    time.practised = days;
    time.line = TrendLine{-0.01, 5, 0};
    time.slope = Interval{-0.02, 0.01};
    time.read = [&](std::size_t i) { return format_number(points[i].position.at, 1); };
    worst.print("a dimension: points, levels, events, practice",
                chart_ms(headless, [&](Ui& ui) { draw_time(ui, "time", time); }));
    WeekChart bars;
    bars.title = bars.summary = "Weeks";
    bars.values = weeks;
    bars.read = [&](std::size_t i) { return format_number(*weeks[i], 1); };
    bars.bars = true;
    worst.print("bars", chart_ms(headless, [&](Ui& ui) { draw_weeks(ui, "bars", bars); }));
    bars.bars = false;
    worst.print("dots over time", chart_ms(headless, [&](Ui& ui) { draw_weeks(ui, "dots", bars); }));
    PlaneChart plane;
    plane.summary = "A way";
    plane.position = {{4, 0.5, 3, 5}, {4, 0.5, 3, 5}};
    plane.places = false;
    plane.path = path;
    plane.read = [&](std::size_t i) { return format_number(path[i].anxiety, 1); };
    worst.print("the way over the map", chart_ms(headless, [&](Ui& ui) { draw_plane(ui, "plane", plane); }));
}

Practice& add(Document& document, const char* exercise, Day day) {
    Practice made;
    const std::size_t count = document.practices.size();
    made.id.bytes[0] = static_cast<std::uint8_t>(count);
    made.id.bytes[1] = static_cast<std::uint8_t>(count / 256);
    made.id.bytes[2] = static_cast<std::uint8_t>(1 + count / 65536);
    made.exercise = exercise;
    made.when.day = day;
    made.state = Practice::State::done;
    made.follow = Practice::Follow::answered;
    document.practices.push_back(std::move(made));
    return document.practices.back();
}

FieldAnswer number(const char* field, int value) {
    return {.field = field, .text = {}, .number = value, .picks = {}, .rows = {}};
}

FieldAnswer pick(const char* field, const char* id) {
    return {.field = field, .text = {}, .number = {}, .picks = {id}, .rows = {}};
}

FieldAnswer rows(const char* field, std::vector<std::vector<FieldAnswer>> rows) {
    return {.field = field, .text = {}, .number = {}, .picks = {}, .rows = std::move(rows)};
}

// 3,000 records of everything that a chart of practice or of days is made from.
void practise(Model& model) {
    Document& document = model.document;
    for (int i = 0; i < kPoints; ++i) {
        const Day day = model.today - i;
        add(document, "e19", day).answers = {pick("trigger", i % 2 ? "silence" : "tone"),
                                             pick("pull", i % 3 ? "cling" : "flee"), number("recover", i % 90)};
        add(document, "e04", day).answers = {
            rows("promises", {{number("due", day), pick("outcome", i % 4 ? "kept" : "missed")}})};
        Practice& forecast = add(document, "e07", day);
        forecast.answers = {number("expected", i % 100)};
        forecast.later = {pick("happened", i % 3 ? "no" : "yes"), number("expected-now", 20)};
        Practice& open = add(document, "e23", day);
        open.answers = {number("depth", 1 + i % 5)};
        open.later = {number("response", i % 11)};
        add(document, "e24", day).later = {pick("outcome", "repaired"), number("hours", i % 100)};
        add(document, "e12", day).answers = {rows("people", {{number("hours", 10), number("valued", i % 11)}})};
        Practice& map = add(document, "e05", day);
        map.answers = {rows("figures", {{number("ring", 1)}})};
        map.later = {pick("made", "yes")};
        map.before = i % 11;
        map.after = (i + 3) % 11;
        Entry entry;
        entry.id.bytes[0] = static_cast<std::uint8_t>(i);
        entry.id.bytes[1] = static_cast<std::uint8_t>(i / 256);
        entry.id.bytes[2] = 77;
        entry.when.day = day;
        entry.text = "some words of that day";
        entry.mood = i % 11;
        entry.meta.feelings = {i % 2 ? "calm" : "lonely"};
        document.entries.push_back(std::move(entry));
    }
    Statement statement;
    statement.id.bytes[0] = 3;
    statement.text = "I can wait for an answer.";
    for (std::size_t i = 0; i < kMaxRatings; ++i)
        statement.ratings.push_back({model.today - 14 * static_cast<Day>(kMaxRatings - i), static_cast<int>(i % 11)});
    document.statements.push_back(std::move(statement));
    ++document.change;
    ++document.journal_change;
}

void check_daily(Headless& headless, MemoryWorld& world) {
    const auto act = [&](Action action) {
        headless.program.emit(std::move(action));
        headless.settle();
    };
    for (const char* form : {kQuickForm, kPulse}) {
        act(action::StartSitting{form});
        for (int i = 0; i < 12 && headless.program.model().sitting; ++i) {
            world.clock.now += 4'000;
            act(action::AnswerItem{1 + i % 7});
            act(action::NextItem{});
        }
        act(action::FinishSitting{Care::yes});
    }
    Document& document = headless.program.model().document;
    const std::vector<Sitting> made = document.sittings;
    document.sittings.clear();
    for (int i = 0; i < kPoints; ++i) {
        for (const Sitting& one : made) {
            Sitting sitting = one;
            sitting.id.bytes[0] = static_cast<std::uint8_t>(i);
            sitting.id.bytes[1] = static_cast<std::uint8_t>(i / 256);
            sitting.ended_ms = one.ended_ms + (i - kPoints) * kDayMs;
            document.sittings.push_back(std::move(sitting));
        }
    }
    ++document.change;
}

void print_pages(Headless& headless, Worst& worst) {
    const auto page = [&](const std::string& name, const std::function<void()>& open) {
        const double start = processor_ms();
        open();
        headless.settle();
        const double first = processor_ms() - start;
        worst.print(name.c_str(), p95_of(kFrames, [&] { headless.frame(); }));
        std::printf("%-42s opened and computed in %.0f ms\n", "", first);
    };
    Program& program = headless.program;
    page("progress, 3000 checks and pulses", [&] { program.emit(action::Section{Screen::progress}); });
    for (const char* tab : {"Days", "Practice", "Looking back"}) {
        page(std::string("progress, ") + tab + ", 3000 of each", [&] { headless.press(Role::tab, tab); });
        headless.viewport.height = 4000;  // all of it in sight
        headless.settle();
        worst.print("  all of it in sight", p95_of(kFrames, [&] { headless.frame(); }));
        headless.viewport.height = 844;
    }
    for (const char* id : {"e04", "e05", "e06", "e12", "e18", "e23", "e26"})
        page(std::string("exercise ") + id + ", 3000 times", [&] {
            program.emit(action::Open{Screen::exercise, {}, id});
        });
}

}  // namespace

void print_charts(const Catalog& catalog) {
    MemoryWorld world(kNow, 7);
    Headless headless(catalog, world, MOORING_FONTS_DIR);
    headless.settle();
    headless.program.emit(action::FinishWelcome{});
    headless.settle();
    Worst worst;
    print_bare(headless, worst);
    check_daily(headless, world);
    practise(headless.program.model());
    headless.settle();
    print_pages(headless, worst);
    std::printf("worst chart or page with 3000 points: p95 %.3f of %.0f ms\n", worst.ms, kLimitMs);
}

}  // namespace mooring
