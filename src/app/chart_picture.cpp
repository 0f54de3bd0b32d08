#include "app/chart_picture.h"

#include <algorithm>

#include "core/chart_svg.h"

namespace mooring {

std::string picture_of(const Model& model, const Series& series, const ScoreLine& line, bool avoidance,
                       std::string_view title, std::span<const Day> practised) {
    const auto axis = avoidance ? &ScoredSitting::avoidance : &ScoredSitting::anxiety;
    const DimensionChange& change = avoidance ? series.avoidance : series.anxiety;
    const std::size_t first = series.sittings.empty() ? 0 : series.sittings.front();
    std::vector<SvgPoint> points;
    bool any_hollow = false, any_likely = false, any_confirmed = false;
    for (const std::size_t place : line.sittings) {
        const ScoredSitting& sitting = model.derived.sittings[place];
        const AxisPosition& at = *(sitting.*axis);
        const Change* found = sitting.derived ? nullptr : find_change(change, sitting.id);
        SvgPoint point{sitting.day, at.at, at.band_low, at.band_high};
        point.hollow = place == first || sitting.derived || sitting.split || series.past;
        point.likely = found && found->verdict == Verdict::likely;
        point.confirmed = found && found->confirmed;
        any_hollow = any_hollow || point.hollow;
        any_likely = any_likely || point.likely;
        any_confirmed = any_confirmed || point.confirmed;
        points.push_back(point);
    }
    if (points.empty()) return {};
    const std::vector<Day> events = event_days(model, series.person);
    const auto [from, to] = std::minmax_element(points.begin(), points.end(),
                                                [](const SvgPoint& a, const SvgPoint& b) { return a.day < b.day; });
    TimeSvg chart;
    chart.title = title;
    chart.points = points;
    chart.square = avoidance;
    chart.events = events;
    chart.from_text = print_date(from->day);
    chart.to_text = print_date(to->day);
    const auto say = [&](const char* key) { chart.legend.emplace_back(model.catalog.words.get(key)); };
    if (change.baseline && points.size() > 1) {
        chart.baseline = change.baseline->mean;
        say(change.baseline->provisional() ? "chart.baseline.provisional"
            : change.baseline->first > 0   ? "chart.baseline.picked"
                                           : "chart.baseline");
    }
    say("chart.band");
    if (any_hollow) say("chart.hollow");
    if (any_likely) say(any_confirmed ? "chart.rings" : "chart.ring");
    const bool shown =
        std::any_of(events.begin(), events.end(), [&](Day event) { return event >= from->day && event <= to->day; });
    if (shown) say("chart.events");
    if (line.line) {
        chart.line = line.line;
        chart.slope = line.band;
        say(line.band ? "chart.direction" : "chart.direction.bare");
    }
    DatedValue level{to->day, 0};
    if (line.level) {
        level.value = line.level->mean;
        chart.level = {&level, 1};
        say("chart.level");
    }
    if (!practised.empty()) {
        chart.practised = practised;
        say("chart.practised");
    }
    return time_svg(chart);
}

std::string picture_of(const Model& model, const PulseLine& line, std::string_view title) {
    std::vector<SvgPoint> points;
    for (const DatedValue& value : line.points) points.push_back({value.day, value.value, value.value, value.value});
    if (points.empty()) return {};
    TimeSvg chart;
    chart.title = title;
    chart.points = points;
    chart.low = 0;
    chart.high = 10;
    chart.level = line.lately;
    chart.from_text = print_date(points.front().day);
    chart.to_text = print_date(points.back().day);
    chart.legend.emplace_back(title);
    if (!line.lately.empty()) chart.legend.emplace_back(model.catalog.words.get("chart.level"));
    return time_svg(chart);
}

}  // namespace mooring
