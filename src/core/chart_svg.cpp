#include "core/chart_svg.h"

#include <algorithm>
#include <cmath>

#include "core/report.h"
#include "core/script.h"
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

namespace {

constexpr double kInset = 12;         // between an end of the axis and the frame
constexpr std::size_t kLetters = 84;  // of a line of words, as wide as the picture
constexpr const char* kShades[] = {"#ffffff", "#dcebed", "#9cc6cb", "#1f6f78"};

// The first `most` characters, and whether that is all of them.
std::string_view head(std::string_view text, std::size_t most) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < most && at < text.size(); ++i) at += decode_utf8(text, at).length;
    return text.substr(0, std::min(at, text.size()));
}

std::string cut(std::string_view text, std::size_t most) {
    const std::string_view kept = head(text, most);
    return kept.size() == text.size() ? std::string(text) : std::string(head(text, most - 1)) + "\u2026";
}

// At spaces; a word longer than a line is broken.
std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        std::string_view line = head(text, kLetters);
        if (line.size() < text.size()) {
            const std::size_t space = line.rfind(' ');
            if (space != std::string_view::npos && space > 0) line = line.substr(0, space);
        }
        lines.push_back(line);
        text.remove_prefix(line.size());
        while (text.starts_with(' ')) text.remove_prefix(1);
    }
    return lines;
}

struct Frame {
    const SvgPlot& plot;
    double x0, y0, width;  // where it lies in the picture, from its upper left corner
    double x(double at) const {
        const double share = (std::clamp(at, plot.left, plot.right) - plot.left) / (plot.right - plot.left);
        return x0 + share * width;
    }
    double y(double at) const {
        const double share = (std::clamp(at, plot.bottom, plot.top) - plot.bottom) / (plot.top - plot.bottom);
        return y0 + plot.height - share * plot.height;
    }
};

// Its rim, each point brought to the edge it lies beyond: what is left is the part inside the plot.
std::string oval(const Frame& frame, const SvgPart& part) {
    constexpr int kCorners = 72;
    std::string points;
    for (int i = 0; i < kCorners; ++i) {
        const double angle = 2 * 3.14159265358979 * i / kCorners;
        points += (i ? " " : "") + number(frame.x(part.x + part.x2 * std::cos(angle))) + "," +
                  number(frame.y(part.y + part.y2 * std::sin(angle)));
    }
    return "<polygon points=\"" + points + "\" fill=\"" + kShades[std::clamp(part.shade, 0, 3)] +
           "\" stroke=\"#1f6f78\"/>\n";
}

std::string bar(const Frame& frame, const SvgPart& part) {
    const double left = frame.x(std::min(part.x, part.x2)), right = frame.x(std::max(part.x, part.x2));
    const double top = frame.y(std::max(part.y, part.y2)), foot = frame.y(std::min(part.y, part.y2));
    return "<rect x=\"" + number(left) + "\" y=\"" + number(top) + "\" width=\"" + number(right - left) +
           "\" height=\"" + number(foot - top) + "\" fill=\"" + kShades[std::clamp(part.shade, 0, 3)] +
           "\" stroke=\"#c4d0d4\"/>\n";
}

std::string part_svg(const Frame& frame, const SvgPart& part) {
    for (const double value : {part.x, part.y, part.x2, part.y2}) {
        if (!std::isfinite(value)) return {};
    }
    constexpr const char* kAnchors[] = {"start", "middle", "end"};
    switch (part.kind) {
        case SvgPart::Kind::line:
            return line(frame.x(part.x), frame.y(part.y), frame.x(part.x2), frame.y(part.y2),
                        "stroke=\"#1f6f78\" stroke-width=\"2\"");
        case SvgPart::Kind::dashes:
            return line(frame.x(part.x), frame.y(part.y), frame.x(part.x2), frame.y(part.y2),
                        "stroke=\"#4a5c63\" stroke-dasharray=\"4 4\"");
        case SvgPart::Kind::bar: return bar(frame, part);
        case SvgPart::Kind::oval: return oval(frame, part);
        case SvgPart::Kind::dot: return mark(frame.x(part.x), frame.y(part.y), false, false);
        case SvgPart::Kind::ring: return mark(frame.x(part.x), frame.y(part.y), false, true);
        case SvgPart::Kind::words:
            return words(frame.x(part.x), frame.y(part.y), kAnchors[static_cast<int>(part.anchor)],
                         cut(part.text, kLetters));
    }
    return {};
}

std::string plot_svg(const SvgPlot& plot, double y) {
    const double room = kWidth - kLeft - kRight - 2 * kInset;
    const Frame frame{plot, kLeft + kInset, y, plot.square ? std::min(room, plot.height) : room};
    std::string svg;
    for (const SvgTick& tick : plot.up) {
        svg += line(frame.x0 - kInset, frame.y(tick.at), frame.x0 + frame.width + kInset, frame.y(tick.at),
                    "stroke=\"#c4d0d4\"");
        svg += words(kLeft - 8, frame.y(tick.at) + 5, "end", tick.text);
    }
    for (const SvgPart& part : plot.parts) svg += part_svg(frame, part);
    for (const SvgTick& tick : plot.across) {
        const char* anchor = tick.at <= plot.left ? "start" : tick.at >= plot.right ? "end" : "middle";
        svg += words(frame.x(tick.at), y + plot.height + kLine - 2, anchor, tick.text);
    }
    return svg;
}

}  // namespace

std::string chart_svg(const ChartSvg& chart) {
    std::string body;
    double y = kTop;
    const auto write = [&](std::string_view text) {
        for (const std::string_view one : lines_of(text)) {
            y += kLine;
            body += words(kLeft, y - 6, "start", one);
        }
    };
    write(chart.title);
    for (const SvgPlot& plot : chart.plots) {
        if (!(plot.right > plot.left) || !(plot.top > plot.bottom)) continue;
        if (plot.title != chart.title) write(plot.title);
        y += kTop;
        body += plot_svg(plot, y);
        y += plot.height + kTop + (plot.across.empty() ? 0 : kLine);
    }
    for (const std::string& text : chart.legend) write(text);
    const std::string height = format_number(y + kTop, 0);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 " + height + "\" role=\"img\">\n<title>" +
           escape_html(chart.title) + "</title>\n<rect width=\"640\" height=\"" + height + "\" fill=\"#ffffff\"/>\n" +
           body + "</svg>\n";
}

std::string axis_number(double value) {
    return format_number(value, value == std::floor(value) ? 0 : 1);
}

std::vector<SvgTick> ends_and_middle(double low, double high) {
    std::vector<SvgTick> ticks;
    for (const double at : {low, (low + high) / 2, high}) ticks.push_back({at, axis_number(at)});
    return ticks;
}

}  // namespace mooring
