// Charts as plain parts: what is hostile is escaped, what lies beyond the axes stands on their edge, and nothing is
// divided by nothing.
#include <cmath>
#include <limits>

#include "core/chart_svg.h"
#include "forms.h"

using namespace mooring;

namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

int count(const std::string& text, std::string_view part) {
    int found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

SvgPlot plot_with(SvgPart part) {
    SvgPlot plot;
    plot.right = plot.top = 10;
    plot.height = 100;
    plot.parts = {std::move(part)};
    return plot;
}

}  // namespace

TEST_CASE("every text of a picture is escaped: title, axis, words, legend") {
    constexpr const char* kHostile = "\"><script>alert(1)</script>&'";
    SvgPlot plot = plot_with({.kind = SvgPart::Kind::words, .text = kHostile});
    plot.title = std::string("plot ") + kHostile;
    plot.across = {{0, kHostile}};
    plot.up = {{0, kHostile}};
    const std::string svg = chart_svg({kHostile, {plot}, {kHostile}});
    CHECK_FALSE(has(svg, "<script"));
    CHECK(count(svg, "&lt;script&gt;") == 7);  // its title is there twice: to be read out, and to be seen
    for (const char* never : {"style=", "href", "url(", "onload"}) CHECK_FALSE(has(svg, never));
}

TEST_CASE("what lies beyond the axes stands on their edge, and a number that is none draws nothing") {
    // 52 to 612 across, 16 + 20 for the title, then 16: the plot is 52 to 152 high.
    const auto dot = [](double x, double y) {
        return chart_svg({"t", {plot_with({.kind = SvgPart::Kind::dot, .x = x, .y = y})}, {}});
    };
    CHECK(has(dot(5, 5), "cx=\"332.0\" cy=\"102.0\""));
    CHECK(has(dot(99, -99), "cx=\"612.0\" cy=\"152.0\""));
    const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
    for (const auto& [x, y] : {std::pair{nan, 1.0}, {1.0, inf}}) {
        const std::string svg = dot(x, y);
        CHECK_FALSE(has(svg, "<circle"));
        CHECK_FALSE(has(svg, "nan"));
        CHECK_FALSE(has(svg, "?"));
    }
    // Half of the oval lies outside: its rim follows the edge there.
    SvgPart oval{.kind = SvgPart::Kind::oval, .x = 10, .y = 5, .x2 = 4, .y2 = 4};
    const std::string svg = chart_svg({"t", {plot_with(oval)}, {}});
    CHECK(has(svg, "<polygon"));
    CHECK_FALSE(has(svg, "836.0"));
    CHECK(has(svg, "612.0,102.0"));
}

TEST_CASE("a plot without a width or a height is left out, and a picture of nothing is a picture") {
    SvgPlot flat = plot_with({.kind = SvgPart::Kind::dot, .x = 1, .y = 1});
    flat.bottom = flat.top;
    SvgPlot thin = plot_with({.kind = SvgPart::Kind::dot, .x = 1, .y = 1});
    thin.right = thin.left;
    const std::string svg = chart_svg({"", {flat, thin}, {}});
    CHECK_FALSE(has(svg, "<circle"));
    CHECK(has(svg, "</svg>"));
}

TEST_CASE("long titles are broken at spaces, long words are cut, and no character is") {
    std::string words;
    for (int i = 0; i < 40; ++i) words += "\u00E4\u00F6\u00FC ";
    const std::string broken = chart_svg({words, {}, {}});
    CHECK(count(broken, "<text") == 2);
    CHECK(has(broken, "\u00E4\u00F6\u00FC</text>"));
    std::string whole;
    for (int i = 0; i < 200; ++i) whole += "\u00E4";
    CHECK(count(chart_svg({whole, {}, {}}), "<text") == 3);
    const std::string cut = chart_svg({"t", {plot_with({.kind = SvgPart::Kind::words, .text = whole})}, {}});
    CHECK(has(cut, "\u00E4\u2026</text>"));
    CHECK_FALSE(has(cut, whole));
}

TEST_CASE("a bar may be given from either end") {
    const SvgPart up{.kind = SvgPart::Kind::bar, .x = 1, .y = 2, .x2 = 3, .y2 = 6};
    const SvgPart down{.kind = SvgPart::Kind::bar, .x = 3, .y = 6, .x2 = 1, .y2 = 2};
    CHECK(chart_svg({"t", {plot_with(up)}, {}}) == chart_svg({"t", {plot_with(down)}, {}}));
    CHECK(has(chart_svg({"t", {plot_with(up)}, {}}), "width=\"112.0\" height=\"40.0\""));
}
