#include "ui/marks.h"

#include <algorithm>

#include "ui/charts.h"
#include "ui/figure.h"

namespace mooring {

namespace {

TableData table_of(const Ui& ui, std::string_view title, std::span<const Mark> marks) {
    if (ui.hide_numbers) return {};
    TableData table{std::string(title),
                    {std::string(title), std::string(ui.word("picture.first")), std::string(ui.word("picture.then"))},
                    {}};
    for (const Mark& mark : marks) table.rows.push_back({mark.label, number_words(mark.from), number_words(mark.to)});
    return table;
}

// The ends of a mark in words: its label may be cut in the picture.
std::string read_mark(const Ui& ui, const Mark& mark) {
    if (ui.hide_numbers) return mark.label;
    if (mark.from && mark.to)
        return ui.word("picture.read.both",
                       {{"label", mark.label}, {"first", number_words(mark.from)}, {"then", number_words(mark.to)}});
    return ui.word("picture.read", {{"label", mark.label}, {"value", number_words(mark.to ? mark.to : mark.from)}});
}

}  // namespace

void draw_marker(Ui& ui, ImVec2 at, Marker marker, Colour colour, bool hollow) {
    const float r = ui.px(6);
    ImDrawList& draw = ui.draw();
    if (marker == Marker::circle) {
        draw.AddCircleFilled(at, r, hollow ? ui.theme().surface : colour);
        draw.AddCircle(at, r - 1, colour, 0, 2);
    } else {
        draw.AddRectFilled({at.x - r, at.y - r}, {at.x + r, at.y + r}, hollow ? ui.theme().surface : colour);
        draw.AddRect({at.x - r + 1, at.y - r + 1}, {at.x + r - 1, at.y + r - 1}, colour, 0, 0, 2);
    }
}

void draw_dashes(Ui& ui, float x0, float x1, float y, Colour colour) {
    for (float x = x0; x < x1; x += 8) ui.draw().AddLine({x, y}, {std::min(x + 4, x1), y}, colour, 1.5F);
}

std::string number_words(const std::optional<int>& value) {
    return value ? std::to_string(*value) : std::string();
}

void draw_spans(Ui& ui, std::string_view key, std::string_view title, std::span<const Mark> marks, int low, int high) {
    Figure figure(ui, key, ui.word("picture.spans", {{"title", title}, {"count", std::to_string(marks.size())}}));
    const Theme& theme = ui.theme();
    const TextFace face = ui.face(type::kCaption);
    const float r = ui.px(6);
    const Area top = ui.pen;
    std::vector<ImVec2> places;
    for (const Mark& mark : marks) {
        const Area words = ui.take(face.line);
        draw_line(ui.draw(), face, {words.x, words.y}, words.w, theme.text, mark.label);
        const Area line = ui.take(ui.px(24));
        const float left = line.x + r, width = line.w - 2 * r - ui.px(40);
        const auto x = [&](int value) {
            return left +
                   width * static_cast<float>(std::clamp(value, low, high) - low) / static_cast<float>(high - low);
        };
        const float y = line.y + line.h / 2;
        ui.draw().AddLine({left, y}, {left + width, y}, theme.divider, 2);
        if (low < 0) ui.draw().AddLine({x(0), line.y + 3}, {x(0), line.bottom() - 3}, theme.outline);
        if (mark.from && mark.to) ui.draw().AddLine({x(*mark.from), y}, {x(*mark.to), y}, theme.accent, 3);
        if (mark.from) {
            ui.draw().AddCircleFilled({x(*mark.from), y}, r, theme.surface);
            ui.draw().AddCircle({x(*mark.from), y}, r - 1, theme.accent, 0, 2);
        }
        if (mark.to) ui.draw().AddCircleFilled({x(*mark.to), y}, r, theme.accent);
        places.emplace_back(x(mark.to ? *mark.to : mark.from.value_or(low)), y);
        if (ui.hide_numbers) continue;
        draw_line(ui.draw(), face, {line.right() - ui.px(32), y - face.line / 2}, ui.px(32), theme.muted,
                  number_words(mark.to ? mark.to : mark.from), Align::end);
    }
    const Area plot{top.x, top.y, top.w, ui.pen.y - top.y};
    if (!ui.hide_numbers) {
        const Area ends = ui.take(face.line);
        draw_line(ui.draw(), face, {ends.x, ends.y}, ends.w / 2, theme.muted, std::to_string(low));
        draw_line(ui.draw(), face, {ends.x, ends.y}, ends.w - ui.px(40), theme.muted, std::to_string(high), Align::end);
    }
    step_through(
        ui, "marks", title, plot, places, [&](std::size_t i) { return read_mark(ui, marks[i]); }, Nearest::around);
    figure.finish(table_of(ui, title, marks));
}

void draw_stairs(Ui& ui, std::string_view key, std::string_view title, std::span<const Mark> marks, int low, int high) {
    Figure figure(ui, key, ui.word("picture.stairs", {{"title", title}, {"count", std::to_string(marks.size())}}));
    const Theme& theme = ui.theme();
    const TextFace face = ui.face(type::kCaption);
    const Area area = ui.take(ui.px(150));
    const float width = area.w / static_cast<float>(std::max<std::size_t>(marks.size(), 4));
    float x = area.x;
    std::vector<ImVec2> places;
    for (const Mark& mark : marks) {
        const int value = mark.from.value_or(low);
        const float share = static_cast<float>(value - low + 1) / static_cast<float>(high - low + 1);
        const float height = share * (area.h - face.line - 4);
        const Area step{x, area.bottom() - height, width - 3, height};
        ui.fill_rect(step, mark.to ? theme.series[0] : theme.raised, 3);
        ui.stroke_rect(step, theme.outline, 3);
        places.emplace_back(step.x + step.w / 2, step.y + ui.px(10));
        if (!ui.hide_numbers)
            draw_line(ui.draw(), face, {step.x, step.y - face.line}, step.w, theme.text, std::to_string(value),
                      Align::centre);
        x += width;
    }
    ui.draw().AddLine({area.x, area.bottom()}, {area.right(), area.bottom()}, theme.outline);
    step_through(ui, "steps", title, area, places, [&](std::size_t i) { return read_mark(ui, marks[i]); });
    figure.finish(table_of(ui, title, marks));
}

void draw_part(Ui& ui, std::string_view key, std::string_view summary, double part) {
    Figure figure(ui, key, summary);
    const Area bar = ui.take(ui.px(14));
    const auto share = static_cast<float>(std::clamp(part, 0.0, 1.0));
    ui.fill_rect(bar, ui.theme().sunken, ui.px(7));
    if (share > 0) ui.fill_rect({bar.x, bar.y, std::max(bar.h, bar.w * share), bar.h}, ui.theme().series[0], ui.px(7));
    ui.stroke_rect(bar, ui.theme().outline, ui.px(7));
    figure.finish({});
}

}  // namespace mooring
