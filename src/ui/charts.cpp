#include "ui/charts.h"

#include <algorithm>
#include <cmath>

#include "ui/figure.h"
#include "ui/marks.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

constexpr double kLow = 1;
constexpr double kHigh = 7;
constexpr double kMiddle = 4;
constexpr int kEllipseSegments = 72;

struct PlaneFrame {
    Area square;
    double low = kLow, high = kHigh;
    float x(double anxiety) const { return square.x + static_cast<float>((anxiety - low) / (high - low)) * square.w; }
    float y(double avoidance) const {
        return square.bottom() - static_cast<float>((avoidance - low) / (high - low)) * square.h;
    }
    double middle() const { return (low + high) / 2; }
};

void draw_ellipse(Ui& ui, const PlaneFrame& frame, const Position& position, double share, Colour fill) {
    const PlanePoint half = ellipse_half_axes(position, share);
    ImDrawList& draw = ui.draw();
    for (int i = 0; i < kEllipseSegments; ++i) {
        const double angle = 2 * 3.14159265358979 * i / kEllipseSegments;
        draw.PathLineTo({frame.x(position.anxiety.at + half.anxiety * std::cos(angle)),
                         frame.y(position.avoidance.at + half.avoidance * std::sin(angle))});
    }
    draw.PathFillConvex(fill);
    for (int i = 0; i < kEllipseSegments; ++i) {
        const double angle = 2 * 3.14159265358979 * i / kEllipseSegments;
        draw.PathLineTo({frame.x(position.anxiety.at + half.anxiety * std::cos(angle)),
                         frame.y(position.avoidance.at + half.avoidance * std::sin(angle))});
    }
    draw.PathStroke(ui.theme().series[0], ImDrawFlags_Closed, 1.5F);
}

void draw_plane_frame(Ui& ui, const PlaneFrame& frame) {
    const Theme& theme = ui.theme();
    const Area& square = frame.square;
    ui.draw().AddLine({frame.x(frame.middle()), square.y}, {frame.x(frame.middle()), square.bottom()}, theme.outline);
    ui.draw().AddLine({square.x, frame.y(frame.middle())}, {square.right(), frame.y(frame.middle())}, theme.outline);
    ui.stroke_rect(square, theme.outline, 0);
}

void draw_region_names(Ui& ui, const PlaneFrame& frame) {
    const Theme& theme = ui.theme();
    const TextFace small = ui.face(type::kCaption);
    const Area& square = frame.square;
    const float pad = space::kS;
    const float half = square.w / 2 - 2 * pad;
    const float low = square.bottom() - small.line - pad / 2;
    draw_line(ui.draw(), small, {square.x + pad, low}, half, theme.muted, ui.word("region.secure"));
    draw_line(ui.draw(), small, {frame.x(kMiddle) + pad, low}, half, theme.muted, ui.word("region.anxious"),
              Align::end);
    draw_line(ui.draw(), small, {square.x + pad, square.y + pad / 2}, half, theme.muted, ui.word("region.avoidant"));
    draw_line(ui.draw(), small, {frame.x(kMiddle) + pad, square.y + pad / 2}, half, theme.muted,
              ui.word("region.fearful_avoidant"), Align::end);
}

void draw_axis_words(Ui& ui, const PlaneFrame& frame) {
    const Theme& theme = ui.theme();
    const TextFace small = ui.face(type::kCaption);
    const Area& square = frame.square;
    if (ui.hide_numbers) return;
    for (const double mark : {frame.low, frame.middle(), frame.high}) {
        const std::string number = format_number(mark, mark == std::floor(mark) ? 0 : 1);
        const float width = ui.px(16);
        draw_line(ui.draw(), small, {frame.x(mark) - width / 2, square.bottom() + 2}, width, theme.muted, number,
                  Align::centre);
        draw_line(ui.draw(), small, {square.x - width - 4, frame.y(mark) - small.line / 2}, width, theme.muted, number,
                  Align::end);
    }
}

// Hollow, with a rim that shows on bands and dots alike.
void draw_diamond(Ui& ui, ImVec2 at) {
    const float r = ui.px(9);
    const auto path = [&](float size) {
        for (const ImVec2 step : {ImVec2(0, -size), ImVec2(size, 0), ImVec2(0, size), ImVec2(-size, 0)}) {
            ui.draw().PathLineTo({at.x + step.x, at.y + step.y});
        }
    };
    path(r);
    ui.draw().PathFillConvex(ui.theme().surface);
    path(r - 1);
    ui.draw().PathStroke(ui.theme().text, ImDrawFlags_Closed, 2);
}

ImVec2 path_place(const PlaneFrame& frame, const PlanePoint& point) {
    return {frame.x(std::clamp(point.anxiety, frame.low, frame.high)),
            frame.y(std::clamp(point.avoidance, frame.low, frame.high))};
}

// The way over the map: dots that grow toward the newest. A line from one to the next only where there are more than
// three, since two or three points are no path.
void draw_path(Ui& ui, const PlaneFrame& frame, std::span<const PlanePoint> path) {
    constexpr std::size_t kLineFrom = 4;
    const auto place = [&](std::size_t i) { return path_place(frame, path[i]); };
    for (std::size_t i = 1; path.size() >= kLineFrom && i < path.size(); ++i)
        ui.draw().AddLine(place(i - 1), place(i), ui.theme().outline, 1);
    for (std::size_t i = 0; i < path.size(); ++i) {
        const float share = static_cast<float>(i + 1) / static_cast<float>(path.size());
        const bool newest = i + 1 == path.size();
        if (newest) draw_marker(ui, place(i), Marker::circle, ui.theme().series[0], false);
        if (newest) break;
        ui.draw().AddCircleFilled(place(i), ui.px(2 + 3 * share), ui.theme().surface);
        ui.draw().AddCircle(place(i), ui.px(2 + 3 * share), ui.theme().series[0], 0, 1.5F);
    }
}

}  // namespace

void draw_plane(Ui& ui, std::string_view key, const PlaneChart& chart) {
    Figure figure(ui, key, chart.summary);
    const Theme& theme = ui.theme();
    const TextFace small = ui.face(type::kCaption);
    const float left = ui.px(24);
    const float side = std::min(ui.pen.w - left, ui.px(400));
    const float square_x = ui.pen.x + left + (ui.pen.w - left - side) / 2;
    const Area y_words = ui.take(small.line);
    const std::string_view y_name = chart.own ? std::string_view((*chart.own)[1]) : ui.word("axis.avoidance.up");
    draw_line(ui.draw(), small, {square_x, y_words.y}, side, theme.text, y_name);
    ui.gap(space::kXs);
    const Area whole = ui.take(side + small.line + space::kXs);
    const PlaneFrame frame{{square_x, whole.y, side, side}, chart.low, chart.high};
    ui.fill_rect(frame.square, theme.surface);
    ui.draw().PushClipRect({frame.square.x, frame.square.y}, {frame.square.right(), frame.square.bottom()}, true);
    draw_ellipse(ui, frame, chart.position, 0.9, theme.band);
    draw_ellipse(ui, frame, chart.position, 0.5, theme.selected);
    ui.draw().PopClipRect();
    draw_plane_frame(ui, frame);
    if (!chart.own) draw_region_names(ui, frame);
    if (!chart.path.empty()) draw_path(ui, frame, chart.path);
    for (const PlanePoint& dot :
         chart.places ? std::span<const PlanePoint>(chart.dots) : std::span<const PlanePoint>()) {
        const PlanePoint at{std::clamp(dot.anxiety, chart.low, chart.high),
                            std::clamp(dot.avoidance, chart.low, chart.high)};
        ui.draw().AddCircleFilled({frame.x(at.anxiety), frame.y(at.avoidance)}, ui.px(4), theme.series[0]);
    }
    if (chart.self) draw_diamond(ui, {frame.x(chart.self->anxiety), frame.y(chart.self->avoidance)});
    draw_axis_words(ui, frame);
    const Area x_words = ui.take(small.line);
    const std::string_view x_name = chart.own ? std::string_view((*chart.own)[0]) : ui.word("axis.anxiety.right");
    draw_line(ui.draw(), small, {frame.square.x, x_words.y}, side, theme.text, x_name, Align::end);
    if (chart.path.size() > 1) {
        std::vector<ImVec2> places;
        for (std::size_t i = 0; i < chart.path.size(); ++i) places.push_back(path_place(frame, chart.path[i]));
        step_through(ui, "path", chart.summary, frame.square, places, chart.read, Nearest::around);
    }
    figure.finish(chart.table);
}

std::optional<PlanePoint> draw_plane_choice(Ui& ui, std::string_view key, std::string_view summary,
                                            const std::optional<PlanePoint>& chosen) {
    Figure figure(ui, key, summary);
    const TextFace small = ui.face(type::kCaption);
    const float left = ui.px(24);
    const float side = std::min(ui.pen.w - left, ui.px(360));
    const float square_x = ui.pen.x + left + (ui.pen.w - left - side) / 2;
    const Area y_words = ui.take(small.line);
    draw_line(ui.draw(), small, {square_x, y_words.y}, side, ui.theme().text, ui.word("axis.avoidance.up"));
    ui.gap(space::kXs);
    const Area whole = ui.take(side + small.line + space::kXs);
    const PlaneFrame frame{{square_x, whole.y, side, side}};
    ui.fill_rect(frame.square, ui.theme().surface);
    draw_plane_frame(ui, frame);
    draw_region_names(ui, frame);
    // By pointer alone: the sliders beside it say the same for keys and assistive technology.
    const Press press = ui.press(ui.id("square"), frame.square);
    if (chosen) draw_diamond(ui, {frame.x(chosen->anxiety), frame.y(chosen->avoidance)});
    draw_axis_words(ui, frame);
    const Area x_words = ui.take(small.line);
    draw_line(ui.draw(), small, {frame.square.x, x_words.y}, side, ui.theme().text, ui.word("axis.anxiety.right"),
              Align::end);
    figure.finish({});
    if (!press.clicked) return std::nullopt;
    const ImVec2 at = ImGui::GetIO().MousePos;
    const auto rounded = [](double value) { return std::clamp(std::round(value * 2) / 2, kLow, kHigh); };
    return PlanePoint{rounded(kLow + (at.x - frame.square.x) / side * (kHigh - kLow)),
                      rounded(kLow + (frame.square.bottom() - at.y) / side * (kHigh - kLow))};
}

void draw_small_planes(Ui& ui, std::string_view key, const SmallPlanes& chart) {
    Figure figure(ui, key, chart.summary);
    const Theme& theme = ui.theme();
    const TextFace small = ui.face(type::kCaption);
    const float gap = space::kL;
    const int columns = std::max(2, static_cast<int>((ui.pen.w + gap) / (ui.px(150) + gap)));
    const float side = (ui.pen.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const Area top = ui.pen;
    std::vector<ImVec2> places;  // of whom there is nothing yet: the middle of the square
    for (std::size_t row = 0; row < chart.planes.size(); row += static_cast<std::size_t>(columns)) {
        const Area band = ui.take(side + small.line + space::kXs);
        const std::size_t end = std::min(chart.planes.size(), row + static_cast<std::size_t>(columns));
        for (std::size_t i = row; i < end; ++i) {
            const SmallPlane& plane = chart.planes[i];
            const float x = band.x + (side + gap) * static_cast<float>(i - row);
            draw_line(ui.draw(), small, {x, band.y}, side, theme.text, plane.name);
            const PlaneFrame frame{{x, band.y + small.line + space::kXs, side, side}};
            ui.fill_rect(frame.square, theme.surface);
            ui.draw().AddLine({frame.x(kMiddle), frame.square.y}, {frame.x(kMiddle), frame.square.bottom()},
                              theme.divider);
            ui.draw().AddLine({frame.square.x, frame.y(kMiddle)}, {frame.square.right(), frame.y(kMiddle)},
                              theme.divider);
            if (plane.position) {
                ui.draw().PushClipRect({frame.square.x, frame.square.y}, {frame.square.right(), frame.square.bottom()},
                                       true);
                draw_ellipse(ui, frame, *plane.position, 0.9, theme.band);
                ui.draw().PopClipRect();
                draw_marker(ui, {frame.x(plane.position->anxiety.at), frame.y(plane.position->avoidance.at)},
                            Marker::circle, plane.mark, plane.past);
            }
            places.push_back(plane.position
                                 ? path_place(frame, {plane.position->anxiety.at, plane.position->avoidance.at})
                                 : ImVec2(frame.x(kMiddle), frame.y(kMiddle)));
            ui.stroke_rect(frame.square, theme.outline, 0);
        }
        ui.gap(space::kL);
    }
    step_through(ui, "people", chart.summary, {top.x, top.y, top.w, ui.pen.y - top.y}, places, chart.read,
                 Nearest::around);
    figure.finish(chart.table);
}

void draw_ranges(Ui& ui, std::string_view key, const RangeChart& chart) {
    Figure figure(ui, key, chart.summary);
    const Theme& theme = ui.theme();
    const TextFace face = ui.face(type::kBody);
    for (const RangeRow& row : chart.rows) {
        const Area words = ui.take(face.line);
        draw_line(ui.draw(), face, {words.x, words.y}, words.w * 0.55F, theme.text, row.name);
        draw_line(ui.draw(), face, {words.x + words.w * 0.55F, words.y}, words.w * 0.45F, theme.text, row.words,
                  Align::end);
        const Area line = ui.take(ui.px(20));
        const float middle = line.y + line.h / 2;
        const auto x_of = [&](double value) {
            const double share = (std::clamp(value, chart.min, chart.max) - chart.min) / (chart.max - chart.min);
            return line.x + static_cast<float>(share) * line.w;
        };
        ui.draw().AddLine({line.x, middle}, {line.right(), middle}, theme.outline, 1);
        if (row.position) {
            const float low = x_of(row.position->band_low);
            const float high = x_of(row.position->band_high);
            ui.fill_rect({low, middle - ui.px(6), std::max(2.0F, high - low), ui.px(12)}, theme.band, ui.px(6));
            draw_marker(ui, {x_of(row.position->at), middle}, Marker::circle, theme.series[0], false);
        }
        ui.gap(space::kM);
    }
    figure.finish(chart.table);
}

void draw_share_bar(Ui& ui, std::string_view key, const ShareBar& chart) {
    Figure figure(ui, key, chart.summary);
    const Theme& theme = ui.theme();
    const TextFace face = ui.face(type::kCaption);
    for (std::size_t region = 0; region < chart.cells.size(); ++region) {
        const Area words = ui.take(face.line);
        draw_line(ui.draw(), face, {words.x, words.y}, words.w, theme.text, chart.labels[region]);
        ui.gap(2);
        const Area bar = ui.take(ui.px(12));
        const float cell = bar.w / 20;
        for (int i = 0; i < 20; ++i) {
            const Area box{bar.x + cell * static_cast<float>(i) + 1, bar.y, cell - 2, bar.h};
            const bool full = i < chart.cells[region];
            ui.fill_rect(box, full ? theme.series[0] : theme.sunken, 2);
        }
        ui.gap(space::kS);
    }
    figure.finish({});
}

}  // namespace mooring
