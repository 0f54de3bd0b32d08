#include "core/chart_svg.h"
#include "core/report.h"
#include "forms.h"

using namespace mooring;

namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

constexpr const char* kHostile[] = {"<script>alert(1)</script>",
                                    "\"><img src=x onerror=alert(1)>",
                                    "' onmouseover='alert(1)",
                                    "</title><style>*{display:none}</style>",
                                    "<!-- ",
                                    "]]>",
                                    "&lt;b&gt;"};

}  // namespace

TEST_CASE("hostile words stay words, wherever they stand") {
    for (const char* words : kHostile) {
        CAPTURE(words);
        const Report report{words, {words}, {{words, {words}, {words}, {{words, words}}, {}, words}}};
        const std::string page = report_html(report);
        CHECK_FALSE(has(page, words));
        CHECK_FALSE(has(page, "<script"));
        CHECK_FALSE(has(page, "<img"));
        CHECK_FALSE(has(page, "<!--"));
        CHECK(has(page, escape_html(words)));
        const std::string text = report_text(report);
        CHECK(has(text, words));
    }
}

TEST_CASE("the page forbids itself everything but its style, first of all") {
    const std::string page = report_html({"Report", {}, {}});
    const std::size_t policy =
        page.find("Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"");
    REQUIRE(policy != std::string::npos);
    CHECK(policy < page.find("<title>"));
    CHECK(policy < page.find("<style>"));
    for (const char* never : {"<script", "http://", "https://", "href=", "src=", "@import", "url("}) {
        CAPTURE(never);
        CHECK_FALSE(has(page, never));
    }
}

TEST_CASE("marks that turn text around and control characters do not leave; right-to-left words do") {
    CHECK(escape_html("a\u202Eb\u2066c\u2069d") == "abcd");
    CHECK(escape_html(std::string("a\0b\x07\x1B", 5)) == "ab");
    CHECK(escape_html("a\n\tb") == "a\n\tb");
    CHECK(escape_html("שלום & مرحبا") == "שלום &amp; مرحبا");
    CHECK(escape_html("\xE2\x80") == "\xE2\x80");  // cut off in the middle
    CHECK(has(report_html({"R", {}, {{"s", {"שלום"}, {}, {}, {}, {}}}}), "<p dir=\"auto\">שלום</p>"));
}

TEST_CASE("names are replaced as words of their own, the longest first") {
    const NameSwap swaps[] = {
        {"Ann", "Person A"}, {"Ann Marie", "Person B"}, {"R.", "Person C"}, {"Jos\u00E9", "Person D"}};
    CHECK(swap_names("Ann and ann's ANN", swaps) == "Person A and Person A's Person A");
    CHECK(swap_names("Annual Joann", swaps) == "Annual Joann");
    CHECK(swap_names("Ann Marie, Ann.", swaps) == "Person B, Person A.");
    CHECK(swap_names("R. said", swaps) == "Person C said");
    CHECK(swap_names("Jos\u00E9\u00E9 Jos\u00E9", swaps) == "Jos\u00E9\u00E9 Person D");
    CHECK(swap_names("", swaps).empty());
    CHECK(swap_names("Ann", {}) == "Ann");
}

TEST_CASE("a chart has the marks of the screen: rings, life events with their head, squares, what they mean") {
    TimeSvg chart;
    std::vector<SvgPoint> points{{10, 4, 3, 5, false}, {40, 2, 1, 3, false}};
    const auto count = [&](std::string_view what) {
        chart.points = points;
        const std::string svg = time_svg(chart);
        std::size_t found = 0;
        for (std::size_t at = svg.find(what); at != std::string::npos; at = svg.find(what, at + 1)) ++found;
        return found;
    };
    CHECK(count("fill=\"none\"") == 0);
    points[1].likely = true;
    CHECK(count("fill=\"none\"") == 1);
    points[1].confirmed = true;
    CHECK(count("fill=\"none\"") == 2);
    CHECK(count("<path") == 0);
    const std::vector<Day> events{20, 99};  // one lies outside
    chart.events = events;
    CHECK(count("<path") == 1);
    CHECK(count("height=\"10\"") == 0);
    chart.square = true;
    CHECK(count("height=\"10\"") == 2);
    CHECK(count("viewBox=\"0 0 640 240\"") == 1);
    chart.legend = {"Ringed: <likely>", "Lines"};
    CHECK(count("viewBox=\"0 0 640 280\"") == 1);
    CHECK(count("Ringed: &lt;likely&gt;") == 1);
}

TEST_CASE("a chart of nothing, one point, one day and many points divides by nothing") {
    TimeSvg chart;
    chart.title = "<b>";
    CHECK(has(time_svg(chart), "&lt;b&gt;"));
    std::vector<SvgPoint> points{{10, 4, 3, 5, false}};
    chart.points = points;
    CHECK(has(time_svg(chart), "<circle"));
    points.push_back({10, 9, 8, 12, true});  // the same day, off the axis
    points.push_back({kFirstDay, 2, 1, 3, false});
    chart.points = points;
    const std::string svg = time_svg(chart);
    CHECK_FALSE(has(svg, "nan"));
    CHECK_FALSE(has(svg, "inf"));
    CHECK_FALSE(has(svg, "?"));
    chart.low = chart.high = 4;
    CHECK(has(time_svg(chart), "</svg>"));
}

TEST_CASE("the picture has the direction, the level and the days with an exercise, and nothing beyond its axes") {
    std::vector<SvgPoint> points{{0, 4, 3, 5}, {60, 4, 3, 5}};
    TimeSvg chart;
    chart.points = points;
    const auto count = [&](const char* part) {
        const std::string svg = time_svg(chart);
        int found = 0;
        for (std::size_t at = svg.find(part); at != std::string::npos; at = svg.find(part, at + 1)) ++found;
        return found;
    };
    const char* direction = "stroke=\"#1f6f78\" stroke-width=\"2\"/>\n<";
    const char* edges = "stroke-dasharray=\"8 6\"";
    CHECK(count(edges) == 0);
    const int before = count(direction);
    chart.line = TrendLine{-0.5, 4.5, 0};
    CHECK(count(direction) == before + 1);
    // From 4.5 on the left to 3.5 on the right, through the middle of the picture: 4 lies at its half.
    CHECK(count("y1=\"96.0\" x2=\"612.0\" y2=\"128.0\"") == 1);
    chart.slope = Interval{-0.9, 0.1};
    CHECK(count(edges) == 2);
    chart.line = TrendLine{90, 4, 0};  // leaves the axis at once: cut where it leaves, not bent along the edge
    const std::string steep = time_svg(chart);
    CHECK(steep.find("y2=\"16.0\"") != std::string::npos);
    CHECK(steep.find("x2=\"612.0\" y2=\"16.0\"") == std::string::npos);
    chart.line.reset();
    const DatedValue level{60, 3};
    chart.level = {&level, 1};
    CHECK(count("stroke-width=\"3\"") == 1);
    const std::vector<Day> practised{-5, 0, 30, 90};
    chart.practised = practised;
    CHECK(count("y2=\"214.0\"") == 2);  // those within its days
    points = {{0, 4, 4, 4}};
    chart.points = points;
    CHECK(count("stroke-linecap") == 0);  // without a band no stroke stands for one
}
