#include "core/chart_svg.h"

#include <algorithm>

#include "core/report.h"
#include "core/words.h"

namespace mooring {

namespace {

constexpr double kWidth = 640, kHeight = 240, kLeft = 40, kRight = 16, kTop = 16, kBottom = 32;
constexpr double kLine = 20;  // of the legend

std::string number(double value) {
    return format_number(value, 1);
}

std::string line(double x1, double y1, double x2, double y2, std::string_view look) {
    return "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) +
           "\" " + std::string(look) + "/>\n";
}

std::string words(double x, double y, std::string_view anchor, std::string_view text) {
    return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" font-size=\"14\" fill=\"#4a5c63\" text-anchor=\"" +
           std::string(anchor) + "\">" + escape_html(text) + "</text>\n";
}

std::string ring(double x, double y, double r) {
    return "<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"" + number(r) +
           "\" fill=\"none\" stroke=\"#1f6f78\" stroke-width=\"2\"/>\n";
}

std::string mark(double x, double y, bool square, bool hollow) {
    const std::string look =
        std::string(" fill=\"") + (hollow ? "#ffffff" : "#1f6f78") + "\" stroke=\"#1f6f78\" stroke-width=\"2\"/>\n";
    if (square)
        return "<rect x=\"" + number(x - 5) + "\" y=\"" + number(y - 5) + "\" width=\"10\" height=\"10\"" + look;
    return "<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"5\"" + look;
}

}  // namespace

std::string time_svg(const TimeSvg& chart) {
    const std::string height = format_number(kHeight + kLine * static_cast<double>(chart.legend.size()), 0);
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 " + height +
                      "\" role=\"img\">\n<title>" + escape_html(chart.title) +
                      "</title>\n<rect width=\"640\" height=\"" + height + "\" fill=\"#ffffff\"/>\n";
    if (chart.points.empty() || !(chart.high > chart.low)) return svg + "</svg>\n";
    Day from = chart.points[0].day, to = from;
    for (const SvgPoint& point : chart.points) {
        from = std::min(from, point.day);
        to = std::max(to, point.day);
    }
    const double days = std::max(1.0, static_cast<double>(to) - from);
    const auto x = [&](double day) { return kLeft + 12 + (day - from) / days * (kWidth - kLeft - kRight - 24); };
    const auto y = [&](double value) {
        const double share = (std::clamp(value, chart.low, chart.high) - chart.low) / (chart.high - chart.low);
        return kHeight - kBottom - share * (kHeight - kTop - kBottom);
    };
    for (const double mark : {chart.low, (chart.low + chart.high) / 2, chart.high}) {
        svg += line(kLeft, y(mark), kWidth - kRight, y(mark), "stroke=\"#c4d0d4\"");
        svg += words(kLeft - 8, y(mark) + 5, "end", format_number(mark, 0));
    }
    for (const SvgPoint& point : chart.points) {
        if (point.low == point.high) continue;  // an answer of one question has no band
        svg += line(x(point.day), y(point.low), x(point.day), y(point.high),
                    "stroke=\"#c4dee1\" stroke-width=\"10\" stroke-linecap=\"round\"");
    }
    if (chart.baseline)
        svg += line(kLeft, y(*chart.baseline), kWidth - kRight, y(*chart.baseline),
                    "stroke=\"#4a5c63\" stroke-dasharray=\"4 4\"");
    for (const Day event : chart.events) {
        if (event < from || event > to) continue;
        svg += line(x(event), kTop, x(event), kHeight - kBottom, "stroke=\"#8a5a00\"");
        svg += "<path d=\"M" + number(x(event) - 5) + " " + number(kTop) + "h10l-5 7z\" fill=\"#8a5a00\"/>\n";
    }
    if (chart.line) {
        // The parts of a line that lie on the axis: a slanted line beyond it would be bent along its edge.
        const TrendLine& trend = *chart.line;
        const double start = std::max<double>(trend.start, from), middle = (start + to) / 2;
        const auto slanted = [&](double slope, double day, double value, std::string_view look) {
            double first = start, last = to;
            if (slope != 0) {
                const double low = day + (chart.low - value) / slope, high = day + (chart.high - value) / slope;
                first = std::max(first, std::min(low, high));
                last = std::min(last, std::max(low, high));
            }
            const auto at = [&](double when) { return value + slope * (when - day); };
            if (first < last) svg += line(x(first), y(at(first)), x(last), y(at(last)), look);
        };
        const double slope = trend.per_30_days / 30;
        const double centre = trend.intercept + slope * (middle - trend.start);
        if (chart.slope) {
            for (const double end : {chart.slope->low, chart.slope->high})
                slanted(end / 30, middle, centre, "stroke=\"#4a5c63\" stroke-dasharray=\"8 6\"");
        }
        slanted(slope, middle, centre, "stroke=\"#1f6f78\" stroke-width=\"2\"");
    }
    for (const Day day : chart.practised) {
        if (day >= from && day <= to)
            svg += line(x(day), kHeight - kBottom, x(day), kHeight - kBottom + 6, "stroke=\"#1f6f78\"");
    }
    for (const SvgPoint& point : chart.points) {
        svg += mark(x(point.day), y(point.at), chart.square, point.hollow);
        if (point.likely) svg += ring(x(point.day), y(point.at), 11);
        if (point.confirmed) svg += ring(x(point.day), y(point.at), 15);
    }
    for (const DatedValue& level : chart.level) {
        const double at = x(level.day);
        svg += line(at - 9, y(level.value), at + 9, y(level.value), "stroke=\"#1c2b31\" stroke-width=\"3\"");
    }
    svg += words(kLeft, kHeight - 10, "start", chart.from_text);
    if (from != to) svg += words(kWidth - kRight, kHeight - 10, "end", chart.to_text);
    for (std::size_t i = 0; i < chart.legend.size(); ++i)
        svg += words(kLeft, kHeight + kLine * static_cast<double>(i) + 6, "start", chart.legend[i]);
    return svg + "</svg>\n";
}

}  // namespace mooring
