// Every chart as stored text: its words, and where its shapes lie. With one point, equal days, equal values, missing
// values and three thousand points. UPDATE=1 in the environment stores them anew; look at the difference before keeping
// it.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "ui/charts.h"
#include "ui/checks.h"

using namespace mooring;

namespace {

constexpr const char* kFolder = MOORING_SOURCE_DIR "/tests/golden/charts/";

struct Run {
    ImU32 colour = 0;
    bool letters = false;
    int vertices = 0;
    ImVec2 low{1e9F, 1e9F}, high{-1e9F, -1e9F};
};

std::string whole(float value) {
    return std::to_string(std::lround(value));
}

std::string box_words(float x0, float y0, float x1, float y1) {
    return " at " + whole(x0) + " " + whole(y0) + " to " + whole(x1) + " " + whole(y1);
}

// Shapes as they were added: neighbours of one colour are one run. Letters and shapes differ by where their colour
// comes from: shapes have that of the texture's white corner or of its lines, in its first rows.
std::string shapes() {
    std::vector<Run> runs;
    const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
        for (const ImDrawVert& vertex : list->VtxBuffer) {
            const ImU32 colour = vertex.col & ~IM_COL32_A_MASK;  // the soft edge of a shape is the same shape
            const bool line = vertex.uv.x < white.x && std::fabs(vertex.uv.y - white.y) < 0.05F;
            const bool letters = !line && (vertex.uv.x != white.x || vertex.uv.y != white.y);
            if (runs.empty() || runs.back().colour != colour || runs.back().letters != letters)
                runs.push_back({colour, letters});
            Run& run = runs.back();
            ++run.vertices;
            run.low = {std::min(run.low.x, vertex.pos.x), std::min(run.low.y, vertex.pos.y)};
            run.high = {std::max(run.high.x, vertex.pos.x), std::max(run.high.y, vertex.pos.y)};
        }
    }
    std::string text;
    for (const Run& run : runs) {
        char colour[8];
        std::snprintf(colour, sizeof colour, "#%02x%02x%02x", run.colour & 255U, run.colour >> 8 & 255U,
                      run.colour >> 16 & 255U);
        text += std::string(run.letters ? "letters " : "shape ") + colour + " " + std::to_string(run.vertices) +
                box_words(run.low.x, run.low.y, run.high.x, run.high.y) + "\n";
    }
    return text;
}

std::string nodes(const Semantics& sem) {
    std::string text;
    for (const Node& node : sem.nodes()) {
        text += "node " + std::to_string(static_cast<int>(node.role)) + " \"" + node.name + "\"";
        if (!node.value.empty()) text += " = \"" + node.value + "\"";
        text += box_words(node.box.x, node.box.y, node.box.x + node.box.w, node.box.y + node.box.h) + "\n";
    }
    return text;
}

// Draws it alone on a narrow page, until nothing moves any more.
std::string picture(Stage& stage, const std::function<void(Ui&)>& draw) {
    Ui& ui = stage.headless->program.ui();
    constexpr int kFrames = 3;
    for (int i = 0; i < kFrames; ++i) {
        ImGui::NewFrame();
        ui.begin(Viewport{.width = 360, .height = 740}, Scheme::light, 100);
        ui.pen = {16, 16, 328, 0};
        draw(ui);
        ui.end();
        ui.sem.end_frame();
        ImGui::Render();
        Program::take_textures();
    }
    return nodes(ui.sem) + shapes();
}

// What stands in a line, and the four numbers of its box.
struct Line {
    std::string words;
    std::array<int, 4> box{};
};
std::vector<Line> lines_of(const std::string& picture) {
    std::vector<Line> lines;
    std::istringstream in(picture);
    for (std::string text; std::getline(in, text);) {
        Line line;
        const std::size_t at = std::min(text.rfind(" at "), text.size());
        line.words = text.substr(0, at);
        std::sscanf(text.c_str() + at, " at %d %d to %d %d", &line.box[0], &line.box[1], &line.box[2], &line.box[3]);
        lines.push_back(line);
    }
    return lines;
}

// One machine's arithmetic rounds an edge that falls between two pixels up, another's down.
bool is_same_picture(const std::string& now, const std::string& stored) {
    const std::vector<Line> a = lines_of(now), b = lines_of(stored);
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Line& one, const Line& other) {
        const auto near = [](int x, int y) { return std::abs(x - y) <= 1; };
        return one.words == other.words &&
               std::equal(one.box.begin(), one.box.end(), other.box.begin(), other.box.end(), near);
    });
}

void check_golden(Stage& stage, const std::string& name, const std::function<void(Ui&)>& draw) {
    const std::string now = picture(stage, draw);
    CHECK(now.find("nan") == std::string::npos);
    const std::string path = kFolder + name + ".txt";
    if (std::getenv("UPDATE")) std::ofstream(path, std::ios::binary) << now;
    std::ifstream in(path, std::ios::binary);
    const std::string stored{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    CHECK_MESSAGE(is_same_picture(now, stored), name, " is drawn as\n", now);
}

TimeChart over_time(std::vector<TimePoint>& points) {
    TimeChart chart;
    chart.title = "Worry";
    chart.summary = "Worry over time";
    chart.points = points;
    const auto earlier = [](const TimePoint& a, const TimePoint& b) { return a.day < b.day; };
    chart.from = points.empty() ? 0 : std::min_element(points.begin(), points.end(), earlier)->day;
    chart.to = points.empty() ? 0 : std::max_element(points.begin(), points.end(), earlier)->day;
    chart.from_text = "first";
    chart.to_text = "last";
    chart.read = [&points](std::size_t i) {
        return std::to_string(points[i].day) + ": " + format_number(points[i].position.at, 1);
    };
    return chart;
}

AxisPosition at(double value) {
    return {value, 0.5, value - 0.8, value + 0.8};
}

void check_time(const std::string& name, std::vector<TimePoint> points,
                const std::function<void(TimeChart&)>& more = {}) {
    Stage stage;
    TimeChart chart = over_time(points);
    if (more) more(chart);
    check_golden(stage, "time-" + name, [&](Ui& ui) { draw_time(ui, "chart", chart); });
}

}  // namespace

TEST_CASE("pictures over time") {
    check_time("one-point", {{100, at(4.2)}});
    check_time("equal-days", {{100, at(2)}, {100, at(4)}, {100, at(6)}});
    check_time("equal-values", {{100, at(4)}, {130, at(4)}, {160, at(4)}});
    check_time("edges", {{100, at(1)}, {130, at(7)}, {160, at(99)}});
    check_time("nothing", {});
    check_time("out-of-order", {{160, at(3)}, {100, at(5)}, {130, at(4)}});
    std::vector<TimePoint> many;
    for (int i = 0; i < 3000; ++i) many.push_back({i, at(4 + 2 * std::sin(i / 50.0))});
    check_time("three-thousand", many);
    // Weeks of a year: each mark has the room that is its own.
    std::vector<TimePoint> weeks;
    std::vector<DatedValue> level;
    for (int i = 0; i < 52; ++i) {
        weeks.push_back({7 * i, {i % 11 * 1.0, 0, i % 11 * 1.0, i % 11 * 1.0}});
        if (i > 1) level.push_back({7 * i, 5});
    }
    check_time("weeks-of-a-year", weeks, [&](TimeChart& chart) {
        chart.high = 10;
        chart.low = 0;
        chart.level = level;
    });
}

TEST_CASE("pictures over time: marks, life events, a baseline, a direction and a level") {
    std::vector<TimePoint> points{{100, at(5)}, {130, at(4.8)}, {160, at(3)}, {190, at(2.5)}};
    points[0].hollow = true;
    points[1].split = true;
    points[2].likely = true;
    points[3].likely = points[3].confirmed = true;
    const std::vector<Day> events{90, 145};  // one lies outside
    const std::vector<DatedValue> level{{190, 3.1}};
    check_time("marks", points, [&](TimeChart& chart) {
        chart.baseline = 4.9;
        chart.baseline_text = "baseline";
        chart.events = events;
        chart.level = level;
        chart.marker = Marker::square;
        chart.line = TrendLine{};
        chart.line->per_30_days = -0.8;
        chart.line->intercept = 5;
        chart.line->start = 100;
        chart.slope = Interval{-1.2, -0.4};
    });
}

TEST_CASE("pictures of weeks: gaps stay open, and nothing is divided by nothing") {
    Stage stage;
    const auto weeks = [&](const std::string& name, std::vector<std::optional<double>> values, double max, bool bars) {
        WeekChart chart;
        chart.title = "Weeks";
        chart.summary = "Mood by week";
        chart.values = values;
        chart.max = max;
        chart.bars = bars;
        chart.from_text = "first";
        chart.to_text = "last";
        chart.read = [&values](std::size_t i) { return values[i] ? format_number(*values[i], 1) : "nothing"; };
        check_golden(stage, "weeks-" + name, [&](Ui& ui) { draw_weeks(ui, "chart", chart); });
    };
    weeks("missing", {3.0, std::nullopt, 7.0, std::nullopt, 0.0}, 10, false);
    weeks("one", {5.0}, 10, false);
    weeks("bars", {2.0, 2.0, 2.0}, 2, true);
    weeks("zero", {0.0, 0.0}, 0, true);
}

TEST_CASE("pictures of counts and shares") {
    Stage stage;
    const std::vector<std::string> columns{"to people", "away", "both"};
    const int few[] = {1, 0, 0}, many[] = {40, 12, 3};
    const auto heat = [&](const std::string& name, std::vector<HeatRow> rows) {
        HeatChart chart;
        chart.title = "Triggers";
        chart.summary = "What set it off";
        chart.columns = columns;
        chart.rows = rows;
        check_golden(stage, "heat-" + name, [&](Ui& ui) { draw_heat(ui, "chart", chart); });
    };
    heat("one", {{"silence", few}});
    heat("many", {{"silence", many}, {"tone", few}});
    check_golden(stage, "share-none", [](Ui& ui) { draw_share(ui, "share", "0 of 5", 0, wilson(0, 5)); });
    check_golden(stage, "share-most", [](Ui& ui) { draw_share(ui, "share", "18 of 20", 0.9, wilson(18, 20)); });
    ShareBar bar{"shares", {2, 18, 0, 0}, {"a", "b", "c", "d"}};
    check_golden(stage, "share-bar", [&](Ui& ui) { draw_share_bar(ui, "bar", bar); });
}

TEST_CASE("pictures of places: one sitting, a way, people of whom one has none, scales of which one has none") {
    Stage stage;
    PlaneChart plane;
    plane.summary = "one place";
    plane.position = {at(4.5), at(2.5)};
    plane.dots = quantile_dots(plane.position);
    plane.self = PlanePoint{3, 5};
    check_golden(stage, "plane-one", [&](Ui& ui) { draw_plane(ui, "plane", plane); });
    const std::vector<PlanePoint> path{{6, 2}, {5, 2}, {4.5, 2.5}};
    plane.places = false;
    plane.path = path;
    check_golden(stage, "plane-path", [&](Ui& ui) { draw_plane(ui, "plane", plane); });
    const std::vector<SmallPlane> people{
        {"A", plane.position, false, 0}, {"B", std::nullopt, false, 0}, {"C", plane.position, true, 0}};
    SmallPlanes small{"three people", people, [&](std::size_t i) { return people[i].name; }, {}};
    check_golden(stage, "small-planes", [&](Ui& ui) { draw_small_planes(ui, "small", small); });
    const std::vector<RangeRow> rows{{"near", "4.2", at(4.2)}, {"far", "too few answers", std::nullopt}};
    RangeChart ranges{"two scales", rows, 1, 7, {}};
    check_golden(stage, "ranges", [&](Ui& ui) { draw_ranges(ui, "ranges", ranges); });
}

TEST_CASE("pictures of pairs and steps: one, equal ones, and such with an end missing") {
    Stage stage;
    const auto pairs = [&](const std::string& name, const std::vector<Mark>& marks) {
        check_golden(stage, "spans-" + name,
                     [&](Ui& ui) { draw_spans(ui, "spans", "Before and after", marks, 0, 10); });
        check_golden(stage, "stairs-" + name, [&](Ui& ui) { draw_stairs(ui, "stairs", "Steps", marks, 0, 10); });
    };
    pairs("one", {{"a", 3, 7}});
    pairs("equal", {{"a", 5, 5}, {"b", 5, 5}});
    pairs("missing", {{"a", 3, std::nullopt}, {"b", std::nullopt, 6}});
    pairs("none", {});
}
