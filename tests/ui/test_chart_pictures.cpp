// Charts as the picture files that can be saved, as stored text: of one, of many, of nothing, with values missing or
// all equal, and with words that are hostile. UPDATE=1 in the environment stores them anew; look at the difference.
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "ui/chart_export.h"
#include "ui/checks.h"

using namespace mooring;

namespace {

void check_picture(const std::string& name, const std::string& now) {
    CAPTURE(name);
    CHECK(now.starts_with("<svg "));
    for (const char* never : {"nan", "inf", "<script", "style=", "href", "url("}) {
        CAPTURE(never);
        CHECK(now.find(never) == std::string::npos);
    }
    const std::string path = MOORING_SOURCE_DIR "/tests/golden/charts/" + name + ".svg";
    if (std::getenv("UPDATE")) std::ofstream(path, std::ios::binary) << now;
    std::ifstream in(path, std::ios::binary);
    const std::string stored{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    CHECK_MESSAGE(now == stored, name, " is now\n", now);
}

void check_picture(const std::string& name, SvgPlot plot) {
    check_picture(name, chart_svg({name, {std::move(plot)}, {"What its marks mean."}}));
}

AxisPosition at(double value) {
    return {value, 0.5, value - 0.8, value + 0.8};
}

}  // namespace

TEST_CASE("saved pictures of weeks and months: bars, dots, gaps, nothing but noughts") {
    WeekChart chart;
    chart.title = "Words by month";
    chart.from_text = "March 2025";
    chart.to_text = "March 2026";
    const std::vector<std::optional<double>> words{120, 0, 300, 80}, gaps{3.0, std::nullopt, 7.5}, noughts{0, 0};
    chart.values = words;
    chart.max = 300;
    chart.bars = true;
    check_picture("saved-bars", plot_of(chart));
    chart.values = gaps;
    chart.max = 10;
    chart.bars = false;
    check_picture("saved-dots", plot_of(chart));
    chart.values = noughts;
    chart.max = 0;
    chart.bars = true;
    check_picture("saved-noughts", plot_of(chart));
    chart.values = {};
    check_picture("saved-no-weeks", plot_of(chart));
}

TEST_CASE("saved pictures of counts in cells, with words of a person's own") {
    const std::vector<std::string> columns{"to people", "away", "both"};
    const int many[] = {40, 12, 3}, few[] = {1, 0, 0}, short_of[] = {2};
    const std::vector<HeatRow> rows{{"silence", many}, {"<b>mine</b> & \"so\"", few}, {"cut short", short_of}};
    HeatChart chart;
    chart.title = "12 notes";
    chart.columns = columns;
    chart.rows = rows;
    check_picture("saved-heat", plot_of(chart));
    chart.rows = {};
    check_picture("saved-no-heat", plot_of(chart));
}

TEST_CASE("saved pictures of pairs, steps, shares and days") {
    const std::vector<Mark> marks{
        {"A walk", 3, 7}, {"A talk", 5, 5}, {"Half told", 2, std::nullopt}, {"Only after", std::nullopt, 99}};
    check_picture("saved-spans", plot_of_spans(marks, 0, 10));
    check_picture("saved-stairs", plot_of_stairs(marks, 1, 5));
    check_picture("saved-no-spans", plot_of_spans({}, 0, 10));
    check_picture("saved-no-stairs", plot_of_stairs({}, 1, 5));
    check_picture("saved-share", plot_of_share(0.7, wilson(7, 10)));
    const std::vector<Day> days{73, 99, 100, 100, 40};
    check_picture("saved-days", plot_of_days(days, 100));
}

TEST_CASE("saved pictures of places: a way over the map, people of whom one has none") {
    Stage stage;
    const Ui& ui = stage.headless->program.ui();
    PlaneChart plane;
    plane.position = {at(6.6), at(2.5)};  // its region reaches beyond the map
    plane.places = false;
    const std::vector<PlanePoint> path{{4, 2}, {5, 2.5}, {6, 3}, {6.6, 2.5}};
    plane.path = path;
    check_picture("saved-way", plot_of(ui, plane));
    plane.path = std::span(path).last(1);
    check_picture("saved-way-of-one", plot_of(ui, plane));
    check_picture("saved-people", chart_svg({"Side by side",
                                             {plot_of(SmallPlane{"Ana <3", plane.position, false, 0}),
                                              plot_of(SmallPlane{"Past", plane.position, true, 0}),
                                              plot_of(SmallPlane{"New", {}, false, 0})},
                                             {}}));
}

TEST_CASE("saved pictures over time: one day, equal values, marks, a baseline, and what they mean") {
    Stage stage;
    const Ui& ui = stage.headless->program.ui();
    std::vector<TimePoint> points{{100, at(5)}, {130, at(5)}, {160, at(3)}, {190, at(99)}};
    points[0].hollow = true;
    points[2].likely = points[3].likely = points[3].confirmed = true;
    TimeChart chart;
    chart.title = "A scale of one's own <i>";
    chart.points = points;
    chart.from = 100;
    chart.to = 190;
    chart.from_text = "first";
    chart.to_text = "last";
    chart.baseline = 4.9;
    const std::vector<Day> events{90, 145};
    chart.events = events;
    check_picture("saved-time", time_picture(ui, chart));
    check_picture("saved-belief", plot_of(chart));
    chart.points = std::span(points).first(1);
    chart.to = chart.from;
    check_picture("saved-time-of-one", plot_of(chart));
    chart.points = {};
    check_picture("saved-no-time", plot_of(chart));
}
