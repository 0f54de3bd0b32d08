// Charts over time: a dimension, weeks and months, counts in cells.
#include <algorithm>
#include <cmath>

#include "ui/charts.h"
#include "ui/figure.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

constexpr std::size_t kFineFrom = 200;  // points from which on each is drawn as a speck: more would cover each other

// The plot of a chart with days from left to right.
struct TimeFrame {
    Area plot;
    Day from = 0, to = 0;
    double low = 0, high = 1;
    float inset = 0;
    float x(double day) const {
        const double span = std::max(1.0, static_cast<double>(to) - from);
        return plot.x + inset + static_cast<float>((day - from) / span) * (plot.w - 2 * inset);
    }
    float y(double value) const {
        const double share = (std::clamp(value, low, high) - low) / (high - low);
        return plot.bottom() - static_cast<float>(share) * plot.h;
    }
};

void draw_grid(Ui& ui, const TimeFrame& frame, const Area& area) {
    const Theme& theme = ui.theme();
    const TextFace small = ui.face(type::kCaption);
    const double middle = (frame.low + frame.high) / 2;
    for (const double mark : {frame.low, middle, frame.high}) {
        const float y = frame.y(mark);
        ui.draw().AddLine({frame.plot.x, y}, {frame.plot.right(), y}, mark == middle ? theme.outline : theme.divider);
        if (ui.hide_numbers) continue;
        draw_line(ui.draw(), small, {area.x, y - small.line / 2}, frame.plot.x - area.x - space::kXs, theme.muted,
                  format_number(mark, mark == std::floor(mark) ? 0 : 1), Align::end);
    }
}

void draw_bands(Ui& ui, const TimeFrame& frame, const TimeChart& chart) {
    const bool fine = chart.points.size() >= kFineFrom;
    const float half = fine ? 1 : ui.px(7);
    for (const TimePoint& point : chart.points) {
        if (point.position.band_low == point.position.band_high) continue;
        const float x = frame.x(point.day);
        const float top = frame.y(point.position.band_high);
        ui.fill_rect({x - half, top, 2 * half, std::max(2.0F, frame.y(point.position.band_low) - top)}, ui.theme().band,
                     fine ? 0 : half);
    }
}

// The line through the days it was made from, and where its slope likely lies, turning about its middle.
void draw_direction(Ui& ui, const TimeFrame& frame, const TimeChart& chart, Colour ink) {
    if (!chart.line) return;
    const TrendLine& line = *chart.line;
    const double start = std::max<double>(line.start, frame.from);
    const double end = frame.to;
    const double middle = (start + end) / 2;
    const auto at = [&](double day) { return line.intercept + line.per_30_days * (day - line.start) / 30; };
    ui.draw().PushClipRect({frame.plot.x, frame.plot.y}, {frame.plot.right(), frame.plot.bottom()}, true);
    if (chart.slope) {
        for (const double slope : {chart.slope->low, chart.slope->high}) {
            const auto value = [&](double day) { return at(middle) + slope * (day - middle) / 30; };
            constexpr int kDashes = 24;
            for (int i = 0; i < kDashes; i += 2) {
                const double a = start + (end - start) * i / kDashes, b = start + (end - start) * (i + 1) / kDashes;
                ui.draw().AddLine({frame.x(a), frame.y(value(a))}, {frame.x(b), frame.y(value(b))}, ui.theme().muted,
                                  1.5F);
            }
        }
    }
    ui.draw().AddLine({frame.x(start), frame.y(at(start))}, {frame.x(end), frame.y(at(end))}, ink, 2);
    ui.draw().PopClipRect();
}

void draw_events(Ui& ui, const TimeFrame& frame, std::span<const Day> events) {
    for (const Day event : events) {
        if (event < frame.from || event > frame.to) continue;
        const float x = frame.x(event);
        ui.draw().AddLine({x, frame.plot.y}, {x, frame.plot.bottom()}, ui.theme().notice, 1.5F);
        ui.draw().AddTriangleFilled({x - ui.px(5), frame.plot.y}, {x + ui.px(5), frame.plot.y},
                                    {x, frame.plot.y + ui.px(7)}, ui.theme().notice);
    }
}

void draw_points(Ui& ui, const TimeFrame& frame, const TimeChart& chart, Colour ink) {
    const bool fine = chart.points.size() >= kFineFrom;
    // What each has for itself along the line: weeks of a year would cover each other in full size.
    const float room = frame.plot.w / static_cast<float>(std::max<std::size_t>(chart.points.size(), 1));
    const bool crowded = room < ui.px(8);
    for (const TimePoint& point : chart.points) {
        const ImVec2 at(frame.x(point.day), frame.y(point.position.at));
        if (fine) {
            ui.fill_rect({at.x - 1.5F, at.y - 1.5F, 3, 3}, ink);
            continue;
        }
        if (crowded && !point.hollow && !point.split && !point.likely) {
            ui.draw().AddCircleFilled(at, ui.px(3), ink);
            continue;
        }
        draw_marker(ui, at, chart.marker, ink, point.hollow || point.split);
        if (point.likely) ui.draw().AddCircle(at, ui.px(11), ink, 0, 2);
        if (point.confirmed) ui.draw().AddCircle(at, ui.px(15), ink, 0, 2);
    }
    for (const DatedValue& level : chart.level) {
        const ImVec2 at(frame.x(level.day), frame.y(level.value));
        const float half = std::min(ui.px(9), std::max(1.5F, room / 2));
        ui.draw().AddLine({at.x - half, at.y}, {at.x + half, at.y}, ui.theme().text, 2);
    }
}

void draw_ends(Ui& ui, const Area& plot, std::string_view from, std::string_view to) {
    const TextFace small = ui.face(type::kCaption);
    const Area dates = ui.take(small.line);
    draw_line(ui.draw(), small, {plot.x, dates.y}, plot.w / 2, ui.theme().muted, from);
    if (from != to)
        draw_line(ui.draw(), small, {plot.x + plot.w / 2, dates.y}, plot.w / 2, ui.theme().muted, to, Align::end);
}

std::size_t nearest_to(std::span<const ImVec2> points, ImVec2 pointer, Nearest how) {
    const auto far = [&](const ImVec2& point) {
        const float dx = point.x - pointer.x, dy = how == Nearest::along ? 0 : point.y - pointer.y;
        return dx * dx + dy * dy;
    };
    std::size_t best = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (far(points[i]) < far(points[best])) best = i;
    }
    return best;
}

// Days with an exercise, as strokes at the foot: they share the axis of time, nothing more.
void draw_practised(Ui& ui, const TimeFrame& frame, std::span<const Day> days) {
    for (const Day day : days) {
        if (day < frame.from || day > frame.to) continue;
        const float x = frame.x(day);
        ui.fill_rect({x - 1, frame.plot.bottom() + 1, 2, ui.px(5)}, ui.theme().accent);
    }
}

}  // namespace

void step_through(Ui& ui, std::string_view key, std::string_view label, const Area& plot,
                  std::span<const ImVec2> points, const std::function<std::string(std::size_t)>& words,
                  Nearest nearest) {
    if (points.empty() || !words) return;
    const TextFace face = ui.face(type::kCaption);
    const std::uint32_t id = ui.id(key);
    const std::size_t last = points.size() - 1;
    std::size_t at = last;
    if (points.size() > 1) {
        float& kept = ui.kept(id);  // from the end, so that it stays with the newest when one is added
        at = last - std::min(last, static_cast<std::size_t>(kept));
        const Press press = ui.press(id, plot);
        const ImVec2 pointer = ImGui::GetIO().MousePos;
        if (press.clicked && press.by_pointer) at = nearest_to(points, pointer, nearest);
        if (const auto typed = ui.sem.take_value(id))
            at = std::min(last, static_cast<std::size_t>(std::max(0L, std::lround(*typed))));
        kept = static_cast<float>(last - at);
        if (press.hovered && ui.viewport().hover) at = nearest_to(points, pointer, nearest);
    }
    const std::string text = words(at);
    if (points.size() > 1) {
        Node node = node_of(id, Role::slider, plot, label);
        node.value = text;
        node.max = static_cast<float>(last);
        node.step = 1;
        node.now = static_cast<float>(at);
        ui.sem.add(std::move(node));
        ui.draw().AddCircle(points[at], ui.px(9), ui.theme().text, 0, 2);
        ui.draw_focus(id, plot, size::kFieldRadius);
    }
    const Area line = ui.take(text_height(face, text, plot.w));
    if (points.size() == 1) ui.sem.add(node_of(id, Role::paragraph, line, text));
    draw_text(ui.draw(), face, {plot.x, line.y}, plot.w, ui.theme().text, text);
}

void draw_time(Ui& ui, std::string_view key, const TimeChart& chart) {
    Figure figure(ui, key, chart.summary);
    figure.title(chart.title);
    const Theme& theme = ui.theme();
    const TextFace small = ui.face(type::kCaption);
    const float left = ui.px(24);
    const Area area = ui.take(ui.px(180));
    const Area plot{area.x + left, area.y + space::kS, area.w - left, area.h - 2 * space::kS};
    const TimeFrame frame{plot, chart.from, chart.to, chart.low, chart.high, ui.px(14)};
    const Colour ink = theme.series[chart.marker == Marker::circle ? 0 : 1];
    if (ui.visible(area)) {
        draw_grid(ui, frame, area);
        draw_bands(ui, frame, chart);
        if (chart.baseline) draw_dashes(ui, plot.x, plot.right(), frame.y(*chart.baseline), theme.muted);
        draw_events(ui, frame, chart.events);
        draw_practised(ui, frame, chart.practised);
        draw_direction(ui, frame, chart, ink);
        draw_points(ui, frame, chart, ink);
    }
    std::vector<ImVec2> places;
    places.reserve(chart.points.size());
    for (const TimePoint& point : chart.points) places.emplace_back(frame.x(point.day), frame.y(point.position.at));
    draw_ends(ui, plot, chart.from_text, chart.to_text);
    step_through(ui, "points", chart.title, plot, places, chart.read);
    if (chart.baseline) {
        const Area legend = ui.take(small.line);
        ui.sem.add(node_of(ui.id("baseline"), Role::paragraph, legend, chart.baseline_text));
        draw_dashes(ui, legend.x + left, legend.x + left + ui.px(24), legend.y + small.line / 2, theme.muted);
        draw_line(ui.draw(), small, {legend.x + left + ui.px(32), legend.y}, text_width(small, chart.baseline_text) + 1,
                  theme.muted, chart.baseline_text);
    }
    figure.finish(chart.table);
}

void draw_weeks(Ui& ui, std::string_view key, const WeekChart& chart) {
    Figure figure(ui, key, chart.summary);
    figure.title(chart.title);
    const Theme& theme = ui.theme();
    const TextFace small = ui.face(type::kCaption);
    const float left = std::max(ui.px(24), text_width(small, format_number(chart.max, 0)) + space::kS);
    const Area area = ui.take(ui.px(120));
    const Area plot{area.x + left, area.y + space::kS, area.w - left, area.h - 2 * space::kS};
    const auto y_of = [&](double value) {
        const double share = chart.max > 0 ? std::clamp(value / chart.max, 0.0, 1.0) : 0;
        return plot.bottom() - static_cast<float>(share) * plot.h;
    };
    for (const double mark : {0.0, chart.max}) {
        ui.draw().AddLine({plot.x, y_of(mark)}, {plot.right(), y_of(mark)}, mark == 0 ? theme.outline : theme.divider);
        if (ui.hide_numbers) continue;
        draw_line(ui.draw(), small, {area.x, y_of(mark) - small.line / 2}, left - space::kXs, theme.muted,
                  format_number(mark, 0), Align::end);
    }
    const float step = plot.w / static_cast<float>(std::max<std::size_t>(1, chart.values.size()));
    std::vector<ImVec2> places;
    for (std::size_t i = 0; i < chart.values.size(); ++i) {
        const float x = plot.x + step * (static_cast<float>(i) + 0.5F);
        const float y = y_of(chart.values[i].value_or(0));
        places.push_back({x, y});
        if (!chart.values[i]) continue;
        if (chart.bars) {
            const float half = std::min(step * 0.32F, ui.px(14));
            if (*chart.values[i] > 0) ui.fill_rect({x - half, y, 2 * half, plot.bottom() - y}, theme.series[0], 3);
        } else {
            draw_marker(ui, {x, y}, Marker::circle, theme.series[0], false);
        }
    }
    draw_ends(ui, plot, chart.from_text, chart.to_text);
    step_through(ui, "points", chart.title, plot, places, chart.read);
    figure.finish(chart.table);
}

void draw_heat(Ui& ui, std::string_view key, const HeatChart& chart) {
    Figure figure(ui, key, chart.summary);
    figure.title(chart.title);
    if (chart.columns.empty()) return figure.finish(chart.table);
    const Theme& theme = ui.theme();
    const TextFace face = ui.face(type::kCaption);
    const float width = ui.pen.w / static_cast<float>(chart.columns.size());
    float head = 0;
    for (const std::string& column : chart.columns) head = std::max(head, text_height(face, column, width - 4));
    const Area names = ui.take(head);
    int most = 1;
    for (const HeatRow& row : chart.rows) {
        for (const int count : row.counts) most = std::max(most, count);
    }
    for (std::size_t i = 0; i < chart.columns.size(); ++i)
        draw_text(ui.draw(), face, {names.x + width * static_cast<float>(i) + 2, names.y}, width - 4, theme.muted,
                  chart.columns[i], Align::centre);
    const Area top = ui.pen;
    std::vector<ImVec2> places;
    for (const HeatRow& row : chart.rows) {
        const Area words = ui.take(text_height(face, row.label, ui.pen.w));
        draw_text(ui.draw(), face, {words.x, words.y}, words.w, theme.text, row.label);
        const Area line = ui.take(std::max(ui.px(28), face.line + 4));
        for (std::size_t i = 0; i < std::min(row.counts.size(), chart.columns.size()); ++i) {
            const int count = row.counts[i];
            // A third of the most a step; few counts stay few.
            const int level =
                count == 0 ? 0 : std::clamp((3 * count + most - 1) / most, 1, std::min(3, std::max(1, most)));
            const Area cell{line.x + width * static_cast<float>(i) + 1, line.y, width - 2, line.h};
            places.emplace_back(cell.x + cell.w / 2, cell.y + cell.h / 2);
            ui.fill_rect(cell, theme.heat[static_cast<std::size_t>(level)], 4);
            ui.stroke_rect(cell, theme.divider, 4);
            if (ui.hide_numbers) {
                if (level > 0)
                    ui.draw().AddCircleFilled({cell.x + cell.w / 2, cell.y + cell.h / 2},
                                              ui.px(2 + 2 * static_cast<float>(level)), theme.text);
                continue;
            }
            draw_line(ui.draw(), face, {cell.x, cell.y + (cell.h - face.line) / 2}, cell.w,
                      count == 0 ? theme.muted : theme.text, std::to_string(count), Align::centre);
        }
        ui.gap(space::kXs);
    }
    const auto read = [&](std::size_t i) {
        const HeatRow& row = chart.rows[i / chart.columns.size()];
        const std::string& column = chart.columns[i % chart.columns.size()];
        if (ui.hide_numbers) return ui.word("heat.read.words", {{"row", row.label}, {"column", column}});
        return ui.word(
            "heat.read",
            {{"row", row.label}, {"column", column}, {"count", std::to_string(row.counts[i % chart.columns.size()])}});
    };
    const bool whole = std::all_of(chart.rows.begin(), chart.rows.end(),
                                   [&](const HeatRow& row) { return row.counts.size() >= chart.columns.size(); });
    if (whole)
        step_through(ui, "cells", chart.title, {top.x, top.y, top.w, ui.pen.y - top.y}, places, read, Nearest::around);
    figure.finish(chart.table);
}

void draw_share(Ui& ui, std::string_view key, std::string_view summary, double share, const Interval& likely) {
    Figure figure(ui, key, summary);
    const Theme& theme = ui.theme();
    const TextFace face = ui.face(type::kCaption);
    const float r = ui.px(7);
    const Area line = ui.take(ui.px(28));
    const float y = line.y + line.h / 2;
    const auto x = [&](double value) {
        return line.x + r + static_cast<float>(std::clamp(value, 0.0, 1.0)) * (line.w - 2 * r);
    };
    ui.draw().AddLine({x(0), y}, {x(1), y}, theme.outline);
    ui.fill_rect({x(likely.low), y - ui.px(6), std::max(2.0F, x(likely.high) - x(likely.low)), ui.px(12)}, theme.band,
                 ui.px(6));
    draw_marker(ui, {x(share), y}, Marker::circle, theme.series[0], false);
    if (!ui.hide_numbers) {
        const Area ends = ui.take(face.line);
        draw_line(ui.draw(), face, {ends.x, ends.y}, ends.w / 2, theme.muted, "0 %");
        draw_line(ui.draw(), face, {ends.x + ends.w / 2, ends.y}, ends.w / 2, theme.muted, "100 %", Align::end);
    }
    figure.finish({});
}

}  // namespace mooring
