#include "ui/chart_export.h"

#include <algorithm>

#include "app/result_sheet.h"
#include "core/plane_svg.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

using Shape = SvgPart::Kind;

constexpr double kRowHeight = 44;  // words, and below them what they name

SvgPart words_at(double x, double y, std::string text, SvgPart::Anchor anchor = SvgPart::Anchor::middle) {
    return {.kind = Shape::words, .x = x, .y = y, .text = std::move(text), .anchor = anchor};
}

// One row a unit high, the first at the top; its words stand over its lower half.
SvgPlot rows(std::size_t count, double left, double right) {
    SvgPlot plot;
    plot.left = left;
    plot.right = right;
    plot.top = static_cast<double>(count);
    plot.height = kRowHeight * static_cast<double>(count);
    return plot;
}

}  // namespace

SvgPlot plot_of(const TimeChart& chart) {
    SvgPlot plot;
    plot.title = chart.title;
    plot.left = chart.from;
    plot.right = std::max(chart.to, chart.from + 1);
    plot.bottom = chart.low;
    plot.top = chart.high;
    plot.up = ends_and_middle(chart.low, chart.high);
    plot.across = {{plot.left, chart.from_text}};
    if (chart.from != chart.to) plot.across.push_back({plot.right, chart.to_text});
    for (const TimePoint& point : chart.points) {
        const AxisPosition& at = point.position;
        const auto day = static_cast<double>(point.day);
        if (at.band_low != at.band_high) plot.parts.push_back({Shape::line, day, at.band_low, day, at.band_high});
    }
    if (chart.baseline) plot.parts.push_back({Shape::dashes, plot.left, *chart.baseline, plot.right, *chart.baseline});
    for (const TimePoint& point : chart.points) {
        const bool hollow = point.hollow || point.split;
        plot.parts.push_back({hollow ? Shape::ring : Shape::dot, static_cast<double>(point.day), point.position.at});
    }
    return plot;
}

std::string time_picture(const Ui& ui, const TimeChart& chart) {
    TimeSvg svg;
    std::vector<SvgPoint> points;
    bool hollow = false, likely = false, confirmed = false, bands = false;
    for (const TimePoint& point : chart.points) {
        const AxisPosition& at = point.position;
        points.push_back(
            {point.day, at.at, at.band_low, at.band_high, point.hollow || point.split, point.likely, point.confirmed});
        hollow = hollow || points.back().hollow;
        likely = likely || point.likely;
        confirmed = confirmed || point.confirmed;
        bands = bands || at.band_low != at.band_high;
    }
    svg.title = chart.title;
    svg.points = points;
    svg.low = chart.low;
    svg.high = chart.high;
    svg.from_text = chart.from_text;
    svg.to_text = chart.to_text;
    svg.baseline = chart.baseline;
    svg.events = chart.events;
    svg.square = chart.marker == Marker::square;
    svg.legend = {chart.title};
    const auto say = [&](bool shown, const char* key) {
        if (shown) svg.legend.emplace_back(ui.word(key));
    };
    say(chart.baseline.has_value(), "chart.baseline");
    say(bands, "chart.band");
    say(hollow, "chart.hollow");
    say(likely, confirmed ? "chart.rings" : "chart.ring");
    say(std::any_of(chart.events.begin(), chart.events.end(),
                    [&](Day event) { return event >= chart.from && event <= chart.to; }),
        "chart.events");
    return time_svg(svg);
}

SvgPlot plot_of(const WeekChart& chart) {
    SvgPlot plot;
    plot.title = chart.title;
    plot.right = std::max(1.0, static_cast<double>(chart.values.size()));
    plot.top = std::max(chart.max, 1.0);
    plot.up = {{0, "0"}, {plot.top, axis_number(plot.top)}};
    plot.across = {{0, chart.from_text}};
    if (chart.from_text != chart.to_text) plot.across.push_back({plot.right, chart.to_text});
    for (std::size_t i = 0; i < chart.values.size(); ++i) {
        if (!chart.values[i]) continue;  // a gap stays open
        const double at = static_cast<double>(i) + 0.5;
        if (!chart.bars) {
            plot.parts.push_back({Shape::dot, at, *chart.values[i]});
        } else if (*chart.values[i] > 0) {
            plot.parts.push_back({Shape::bar, at - 0.3, 0, at + 0.3, *chart.values[i]});
        }
    }
    return plot;
}

SvgPlot plot_of(const HeatChart& chart) {
    constexpr double kMiddle = 0.5;
    SvgPlot plot = rows(chart.rows.size(), 0, static_cast<double>(chart.columns.size()));
    plot.title = chart.title;
    int most = 1;
    for (const HeatRow& row : chart.rows) {
        for (const int count : row.counts) most = std::max(most, count);
    }
    for (std::size_t i = 0; i < chart.columns.size(); ++i)
        plot.across.push_back({static_cast<double>(i) + kMiddle, chart.columns[i]});
    for (std::size_t row = 0; row < chart.rows.size(); ++row) {
        const double foot = plot.top - static_cast<double>(row) - 1;
        plot.parts.push_back(words_at(0, foot + 0.65, chart.rows[row].label, SvgPart::Anchor::start));
        for (std::size_t i = 0; i < std::min(chart.rows[row].counts.size(), chart.columns.size()); ++i) {
            const int count = chart.rows[row].counts[i];
            const auto x = static_cast<double>(i);
            // Dark ink on the two lighter shades alone: a number must be read on all of them.
            const int shade = count == 0 ? 0 : 2 * count <= most ? 1 : 2;
            plot.parts.push_back({Shape::bar, x, foot, x + 1, foot + 0.55, shade});
            plot.parts.push_back(words_at(x + kMiddle, foot + 0.15, std::to_string(count)));
        }
    }
    return plot;
}

SvgPlot plot_of(const Ui& ui, const PlaneChart& chart) {
    constexpr double kSide = 420;
    SvgPlot plot = plane_svg(chart.low, chart.high, kSide);
    plot.title = chart.summary;
    plot.up = ends_and_middle(chart.low, chart.high);
    plot.across = ends_and_middle(chart.low, chart.high);
    add_oval(plot, chart.position, 0.9, 1);
    add_oval(plot, chart.position, 0.5, 2);
    add_middle(plot);
    if (!chart.own) {
        std::array<std::string, 4> names;
        for (std::size_t i = 0; i < names.size(); ++i) names[i] = region_name(ui.words(), static_cast<Region>(i));
        add_region_names(plot, std::move(names));
    }
    constexpr std::size_t kLineFrom = 4;  // two or three points are no path
    const std::span<const PlanePoint> path = chart.path;
    for (std::size_t i = 1; path.size() >= kLineFrom && i < path.size(); ++i)
        plot.parts.push_back(
            {Shape::line, path[i - 1].anxiety, path[i - 1].avoidance, path[i].anxiety, path[i].avoidance});
    for (std::size_t i = 0; i < path.size(); ++i)
        plot.parts.push_back({i + 1 == path.size() ? Shape::dot : Shape::ring, path[i].anxiety, path[i].avoidance});
    for (const PlanePoint& dot : chart.places ? std::span<const PlanePoint>(chart.dots) : std::span<const PlanePoint>())
        plot.parts.push_back({Shape::dot, dot.anxiety, dot.avoidance});
    return plot;
}

SvgPlot plot_of(const SmallPlane& plane) {
    constexpr double kSide = 200, kLow = 1, kHigh = 7;
    SvgPlot plot = plane_svg(kLow, kHigh, kSide);
    plot.title = plane.name;
    plot.up = plot.across = {{kLow, axis_number(kLow)}, {kHigh, axis_number(kHigh)}};
    if (plane.position) add_oval(plot, *plane.position, 0.9, 1);
    add_middle(plot);
    if (plane.position)
        plot.parts.push_back(
            {plane.past ? Shape::ring : Shape::dot, plane.position->anxiety.at, plane.position->avoidance.at});
    return plot;
}

SvgPlot plot_of_spans(std::span<const Mark> marks, int low, int high) {
    constexpr double kLine = 0.25;
    SvgPlot plot = rows(marks.size(), low, high);
    plot.across = {{static_cast<double>(low), std::to_string(low)}, {static_cast<double>(high), std::to_string(high)}};
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Mark& mark = marks[i];
        const double y = plot.top - static_cast<double>(i) - 1 + kLine;
        const std::string ends = mark.from && mark.to ? number_words(mark.from) + " \u2192 " + number_words(mark.to)
                                                      : number_words(mark.to ? mark.to : mark.from);
        plot.parts.push_back(words_at(low, y + 0.4, mark.label + ": " + ends, SvgPart::Anchor::start));
        plot.parts.push_back({Shape::dashes, static_cast<double>(low), y, static_cast<double>(high), y});
        const double from = mark.from.value_or(low), to = mark.to.value_or(low);
        if (mark.from && mark.to) plot.parts.push_back({Shape::line, from, y, to, y});
        if (mark.from) plot.parts.push_back({Shape::ring, from, y});
        if (mark.to) plot.parts.push_back({Shape::dot, to, y});
    }
    return plot;
}

SvgPlot plot_of_stairs(std::span<const Mark> marks, int low, int high) {
    SvgPlot plot;
    plot.right = std::max(4.0, static_cast<double>(marks.size()));
    plot.bottom = low - 1;
    plot.top = high;
    plot.up = {{static_cast<double>(low), std::to_string(low)}, {static_cast<double>(high), std::to_string(high)}};
    if (marks.empty()) return plot;
    plot.across = {{0, marks.front().label}};
    if (marks.size() > 1) plot.across.push_back({plot.right, marks.back().label});
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const auto x = static_cast<double>(i);
        const double value = marks[i].from.value_or(low);
        plot.parts.push_back({Shape::bar, x, plot.bottom, x + 0.94, value, marks[i].to ? 2 : 0});
        plot.parts.push_back(words_at(x + 0.47, plot.bottom + 0.15, axis_number(value)));
    }
    return plot;
}

SvgPlot plot_of_share(double share, const Interval& likely) {
    constexpr double kAll = 100;
    SvgPlot plot;
    plot.right = kAll;
    plot.height = 40;
    plot.across = {{0, "0 %"}, {kAll, "100 %"}};
    plot.parts = {{Shape::dashes, 0, 0.5, kAll, 0.5},
                  {Shape::bar, kAll * likely.low, 0.3, kAll * likely.high, 0.7, 1},
                  {Shape::dot, kAll * share, 0.5}};
    return plot;
}

SvgPlot plot_of_days(std::span<const Day> days, Day today) {
    constexpr int kDays = 28, kColumns = 14;
    SvgPlot plot;
    plot.right = kColumns;
    plot.top = kDays / kColumns;
    plot.height = 80;
    for (int i = 0; i < kDays; ++i) {
        const bool full = std::find(days.begin(), days.end(), today - kDays + 1 + i) != days.end();
        plot.parts.push_back({full ? Shape::dot : Shape::ring, i % kColumns + 0.5, plot.top - i / kColumns - 0.5});
    }
    return plot;
}

void save_picture(Ui& ui, std::string_view name, const std::function<ChartSvg()>& make) {
    save_picture(ui, name, [&] { return chart_svg(make()); });
}

void save_picture(Ui& ui, std::string_view name, const std::function<std::string()>& make) {
    if (ui.hide_numbers) return;
    ui.gap(space::kS);
    if (button(ui, "save " + std::string(name), ui.word("progress.save"), {.kind = ButtonKind::plain}))
        ui.emit(action::OfferPicture{std::string(name), make()});
}

}  // namespace mooring
