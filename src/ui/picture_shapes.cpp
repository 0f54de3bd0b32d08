#include "ui/picture_shapes.h"

#include <algorithm>
#include <cmath>

#include "ui/answers.h"
#include "ui/charts.h"
#include "ui/dates.h"
#include "ui/figure.h"

namespace mooring {

namespace {

// A label and its text on a ground of their own; returns where it stands.
Area draw_box(Ui& ui, const PictureBox& box, float width) {
    const Theme& theme = ui.theme();
    const TextFace caption = ui.face(type::kCaption), face = ui.face(type::kBody);
    const float inner = width - 2 * space::kM;
    const float above = text_height(caption, box.label, inner);
    const Area taken = ui.take(above + text_height(face, box.text, inner) + 2 * space::kM);
    const Area area{taken.x, taken.y, width, taken.h};
    ui.fill_rect(area, box.exit ? theme.selected : theme.raised, size::kFieldRadius);
    if (box.exit) {
        ui.dashed_rect(area, theme.accent, size::kFieldRadius);
    } else {
        ui.stroke_rect(area, theme.outline, size::kFieldRadius);
    }
    draw_text(ui.draw(), caption, {area.x + space::kM, area.y + space::kM}, inner, theme.muted, box.label);
    draw_text(ui.draw(), face, {area.x + space::kM, area.y + space::kM + above}, inner, theme.text, box.text);
    return area;
}

TableData table_of(const Ui& ui, std::string_view title, std::span<const PictureBox> boxes) {
    TableData table{std::string(title), {std::string(title), std::string(ui.word("picture.text"))}, {}};
    for (const PictureBox& box : boxes) table.rows.push_back({box.label, box.text});
    return table;
}

float face_height(const Ui& ui, std::span<const PictureBox> face, float width) {
    const float inner = width - 2 * space::kM;
    float height = space::kM;
    for (const PictureBox& box : face)
        height += text_height(ui.face(type::kCaption), box.label, inner) +
                  text_height(ui.face(type::kBody), box.text, inner) + space::kM;
    return height;
}

void draw_face(Ui& ui, std::span<const PictureBox> face, const Area& area, Colour ground) {
    const Theme& theme = ui.theme();
    const TextFace caption = ui.face(type::kCaption), body = ui.face(type::kBody);
    ui.fill_rect(area, ground, size::kCardRadius);
    ui.stroke_rect(area, theme.outline, size::kCardRadius);
    const float inner = area.w - 2 * space::kM;
    float y = area.y + space::kM;
    for (const PictureBox& box : face) {
        y += draw_text(ui.draw(), caption, {area.x + space::kM, y}, inner, theme.muted, box.label);
        y += draw_text(ui.draw(), body, {area.x + space::kM, y}, inner, theme.text, box.text) + space::kM;
    }
}

}  // namespace

void draw_boxes(Ui& ui, std::string_view title, std::span<const PictureBox> boxes, bool loop) {
    Figure figure(ui, "picture", ui.word(loop ? "picture.cycle" : "picture.card", {{"title", title}}));
    const Theme& theme = ui.theme();
    const float side = loop ? ui.px(28) : 0;  // room for the way back
    float first = 0, last = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const Area box = draw_box(ui, boxes[i], ui.pen.w - side);
        last = box.y + box.h / 2;
        if (i == 0) first = last;
        if (i + 1 == boxes.size()) break;
        const Area between = ui.take(loop ? ui.px(22) : ui.px(8));
        if (!loop) continue;
        const ImVec2 tip{box.x + box.w / 2, between.bottom() - 3};
        ui.draw().AddLine({tip.x, between.y + 3}, tip, theme.accent, 2);
        ui.draw().AddTriangleFilled({tip.x - 5, tip.y - 6}, {tip.x + 5, tip.y - 6}, {tip.x, tip.y + 1}, theme.accent);
    }
    if (loop && boxes.size() > 1) {
        const float x = ui.pen.x + ui.pen.w - side;
        const float far = ui.pen.x + ui.pen.w - 4;
        ui.draw().PathLineTo({x, last});
        ui.draw().PathLineTo({far, last});
        ui.draw().PathLineTo({far, first});
        ui.draw().PathLineTo({x + 2, first});
        ui.draw().PathStroke(theme.accent, 0, 2);
        ui.draw().AddTriangleFilled({x + 8, first - 5}, {x + 8, first + 5}, {x, first}, theme.accent);
    }
    figure.finish(table_of(ui, title, boxes));
}

void draw_faces(Ui& ui, std::string_view title, std::span<const PictureBox> front, std::span<const PictureBox> back) {
    constexpr float kSideBySideFrom = 460;
    Figure figure(ui, "picture", ui.word("picture.faces", {{"title", title}}));
    const bool both = !front.empty() && !back.empty();
    const bool beside = both && ui.pen.w >= ui.px(kSideBySideFrom);
    const float width = beside ? (ui.pen.w - space::kM) / 2 : ui.pen.w;
    if (beside) {
        const Area row = ui.take(std::max(face_height(ui, front, width), face_height(ui, back, width)));
        draw_face(ui, front, {row.x, row.y, width, row.h}, ui.theme().raised);
        draw_face(ui, back, {row.x + width + space::kM, row.y, width, row.h}, ui.theme().selected);
    } else {
        if (!front.empty()) draw_face(ui, front, ui.take(face_height(ui, front, width)), ui.theme().raised);
        if (both) ui.gap(space::kS);
        if (!back.empty()) draw_face(ui, back, ui.take(face_height(ui, back, width)), ui.theme().selected);
    }
    std::vector<PictureBox> all(front.begin(), front.end());
    all.insert(all.end(), back.begin(), back.end());
    figure.finish(table_of(ui, title, all));
}

void draw_butterfly(Ui& ui, std::string_view title, const ExerciseField& pairs, std::span<const Mark> marks) {
    Figure figure(ui, "picture", ui.word("picture.bars", {{"left", pairs.low}, {"right", pairs.high}}));
    const Theme& theme = ui.theme();
    const TextFace face = ui.face(type::kCaption);
    const Area head = ui.take(face.line);
    draw_line(ui.draw(), face, {head.x, head.y}, head.w / 2 - space::kS, theme.muted, pairs.low, Align::end);
    draw_line(ui.draw(), face, {head.x + head.w / 2 + space::kS, head.y}, head.w / 2, theme.muted, pairs.high);
    for (const Mark& mark : marks) {
        const Area words = ui.take(text_height(face, mark.label, ui.pen.w) + 2);
        draw_text(ui.draw(), face, {words.x, words.y}, words.w, theme.text, mark.label);
        const Area line = ui.take(ui.px(16));
        const float middle = line.x + line.w / 2;
        const float unit = (line.w / 2 - ui.px(24)) / 10;
        const float left = unit * static_cast<float>(mark.from.value_or(0));
        const float right = unit * static_cast<float>(mark.to.value_or(0));
        ui.fill_rect({middle - left - 1, line.y, left, line.h}, theme.series[0], 3);
        ui.fill_rect({middle + 1, line.y, right, line.h}, theme.series[1], 3);
        if (mark.from && mark.to && left > right)
            ui.dashed_rect({middle + 1 + right, line.y, left - right, line.h}, theme.outline, 3);
        if (mark.from && mark.to && right > left)
            ui.dashed_rect({middle - right - 1, line.y, right - left, line.h}, theme.outline, 3);
        ui.draw().AddLine({middle, line.y - 2}, {middle, line.bottom() + 2}, theme.outline);
        if (!ui.hide_numbers) {
            const float y = line.y + (line.h - face.line) / 2, room = ui.px(22);
            draw_line(ui.draw(), face, {line.x, y}, room, theme.muted, number_words(mark.from));
            draw_line(ui.draw(), face, {line.right() - room, y}, room, theme.muted, number_words(mark.to), Align::end);
        }
        ui.gap(space::kXs);
    }
    TableData table{std::string(title), {std::string(title), pairs.low, pairs.high}, {}};
    for (const Mark& mark : marks) table.rows.push_back({mark.label, number_words(mark.from), number_words(mark.to)});
    figure.finish(ui.hide_numbers ? TableData{} : table);
}

void draw_rings(Ui& ui, std::string_view title, std::span<const Mark> marks) {
    constexpr int kRings = 3;
    constexpr float kGolden = 2.39996F;  // names spread without meeting
    Figure figure(ui, "picture", ui.word("picture.rings", {{"count", std::to_string(marks.size())}}));
    const Theme& theme = ui.theme();
    const TextFace face = ui.face(type::kCaption);
    const float size = std::min(ui.pen.w, ui.px(420));
    const Area area = ui.take(size);
    const ImVec2 middle{area.x + area.w / 2, area.y + size / 2};
    const float step = (size / 2 - face.line) / kRings;
    for (int ring = kRings; ring >= 1; --ring) {
        ui.draw().AddCircleFilled(middle, step * static_cast<float>(ring), ring % 2 ? theme.raised : theme.surface);
        ui.draw().AddCircle(middle, step * static_cast<float>(ring), theme.outline);
    }
    ui.draw().AddCircleFilled(middle, ui.px(8), theme.accent);
    TableData table{std::string(title), {std::string(title), std::string(ui.word("picture.ring"))}, {}};
    std::vector<ImVec2> places;
    float angle = -1.57F;
    for (const Mark& mark : marks) {
        const int ring = std::clamp(mark.from.value_or(kRings), 1, kRings);
        const float radius = step * (static_cast<float>(ring) - 0.4F);
        const ImVec2 at{middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)};
        angle += kGolden;
        places.push_back(at);
        const float width = std::min(text_width(face, mark.label), ui.px(110));
        ui.draw().AddCircleFilled(at, ui.px(5), theme.series[0]);
        // Away from the middle, where the person's own dot is.
        const float y = at.y < middle.y ? at.y - ui.px(5) - face.line : at.y + ui.px(5);
        draw_line(ui.draw(), face, {at.x - width / 2, y}, width + 1, theme.text, mark.label, Align::centre);
        table.rows.push_back({mark.label, std::to_string(ring)});
    }
    const auto read = [&](std::size_t i) {
        return ui.word("picture.ring.read", {{"name", table.rows[i][0]}, {"ring", table.rows[i][1]}});
    };
    step_through(ui, "names", title, area, places, read, Nearest::around);
    figure.finish(table);
}

void draw_spots(Ui& ui, std::string_view title, std::span<const Spot> spots, const ExerciseField& x_axis,
                const ExerciseField& y_axis) {
    Figure figure(ui, "picture", ui.word("picture.spots", {{"x", x_axis.label}, {"y", y_axis.label}}));
    const Theme& theme = ui.theme();
    const TextFace face = ui.face(type::kCaption);
    const float side = std::min(ui.pen.w, ui.px(360));
    const auto caption = [&](std::string_view text) {
        const Area line = ui.take(text_height(face, text, side));
        draw_text(ui.draw(), face, {line.x, line.y}, side, theme.muted, text);
    };
    const auto axis_words = [&](const ExerciseField& axis) {
        return labelled(axis.label, ui.word("picture.axis", {{"low", axis.low}, {"high", axis.high}}));
    };
    caption(axis_words(y_axis));
    const Area taken = ui.take(side);
    const Area square{taken.x, taken.y + 2, side, side - 4};
    ui.stroke_rect(square, theme.outline, 0);
    ui.draw().AddLine({square.x + side / 2, square.y}, {square.x + side / 2, square.bottom()}, theme.divider);
    ui.draw().AddLine({square.x, square.y + square.h / 2}, {square.right(), square.y + square.h / 2}, theme.divider);
    const auto place = [&](int x, int y) {
        const auto share = [](int value, const ExerciseField& axis) {
            return static_cast<float>(std::clamp(value, axis.min, axis.max) - axis.min) /
                   static_cast<float>(std::max(axis.max - axis.min, 1));
        };
        const float pad = ui.px(10);
        return ImVec2{square.x + pad + share(x, x_axis) * (square.w - 2 * pad),
                      square.bottom() - pad - share(y, y_axis) * (square.h - 2 * pad)};
    };
    TableData table{std::string(title), {std::string(title), x_axis.label, y_axis.label}, {}};
    std::vector<ImVec2> places;
    for (const Spot& spot : spots) {
        const ImVec2 at = place(spot.x, spot.y);
        places.push_back(at);
        table.rows.push_back({spot.label, std::to_string(spot.x), std::to_string(spot.y)});
        const float r = ui.px(6) + ui.px(1) * std::sqrt(static_cast<float>(std::clamp(spot.size, 0, 168)));
        bool above = false;  // its name, where the way to the wish leads down
        if (spot.to) {
            const ImVec2 end = place((*spot.to)[0], (*spot.to)[1]);
            ui.draw().AddLine(at, end, theme.accent, 2);
            ui.draw().AddCircle(end, ui.px(7), theme.accent, 0, 2);
            places.push_back(end);
            above = end.y > at.y;
            table.rows.push_back(
                {std::string(ui.word("picture.wish")), std::to_string((*spot.to)[0]), std::to_string((*spot.to)[1])});
        }
        ui.draw().AddCircleFilled(at, r, theme.series[0]);
        ui.draw().AddCircle(at, r, theme.surface);
        if (spot.label.empty()) continue;
        const float width = std::min(text_width(face, spot.label), ui.px(100));
        const float x = std::clamp(at.x - width / 2, square.x + 2, std::max(square.x + 2, square.right() - width - 2));
        const float y =
            above ? std::max(at.y - r - face.line, square.y) : std::min(at.y + r, square.bottom() - face.line);
        draw_line(ui.draw(), face, {x, y}, width + 1, theme.text, spot.label);
    }
    caption(axis_words(x_axis));
    const auto read = [&](std::size_t i) {
        if (ui.hide_numbers) return table.rows[i][0];
        return ui.word("picture.spot.read", {{"name", table.rows[i][0]},
                                             {"x", labelled(x_axis.label, table.rows[i][1])},
                                             {"y", labelled(y_axis.label, table.rows[i][2])}});
    };
    step_through(ui, "spots", title, square, places, read, Nearest::around);
    figure.finish(ui.hide_numbers ? TableData{} : table);
}

namespace {

void draw_due_mark(Ui& ui, ImVec2 at, float r, DueMark mark) {
    const Theme& theme = ui.theme();
    switch (mark) {
        case DueMark::kept: ui.draw().AddCircleFilled(at, r, theme.accent); return;
        case DueMark::changed:
            ui.draw().AddCircleFilled(at, r * 0.6F, theme.accent);
            ui.draw().AddCircle(at, r, theme.accent, 0, 2);
            return;
        case DueMark::repaired:
            ui.draw().AddCircle(at, r, theme.accent, 0, 2);
            ui.draw().AddLine({at.x - r * 0.6F, at.y}, {at.x + r * 0.6F, at.y}, theme.accent, 2);
            return;
        case DueMark::missed: ui.draw().AddCircle(at, r, theme.muted, 0, 2); return;
        case DueMark::open: ui.draw().AddCircleFilled(at, r * 0.45F, theme.muted); return;
    }
}

// Which mark means what, of those that occur.
void draw_due_legend(Ui& ui, std::span<const DueDot> dots) {
    const TextFace face = ui.face(type::kCaption);
    Flow flow(ui, space::kM);
    for (const DueMark mark : {DueMark::kept, DueMark::changed, DueMark::repaired, DueMark::missed, DueMark::open}) {
        const auto found = std::find_if(dots.begin(), dots.end(), [&](const DueDot& dot) { return dot.mark == mark; });
        if (found == dots.end()) continue;
        const std::string words = found->outcome.empty() ? std::string(ui.word("picture.due.open")) : found->outcome;
        const float width = std::min(ui.pen.w, text_width(face, words) + ui.px(22));
        const Area area = flow.place(width, text_height(face, words, width - ui.px(22)));
        draw_due_mark(ui, {area.x + ui.px(8), area.y + face.line / 2}, ui.px(6), mark);
        draw_text(ui.draw(), face, {area.x + ui.px(20), area.y}, area.w - ui.px(20), ui.theme().muted, words);
    }
}

}  // namespace

void draw_due_dots(Ui& ui, std::string_view title, std::span<const DueDot> dots, Day today) {
    constexpr int kColumns = 7, kRows = 5;
    const Day first = today - kColumns * (kRows - 1) + 1;
    std::vector<DueDot> shown;
    for (const DueDot& dot : dots) {
        if (dot.day >= first && dot.day < first + kColumns * kRows) shown.push_back(dot);
    }
    Figure figure(ui, "picture", ui.word("picture.due", {{"count", std::to_string(shown.size())}}));
    const TextFace face = ui.face(type::kCaption);
    const float cell = std::min(ui.pen.w / kColumns, ui.px(56)), row = ui.px(36);
    const Area area = ui.take(kRows * row);
    std::array<int, static_cast<std::size_t>(kColumns * kRows)> used{};
    std::vector<ImVec2> places;
    TableData table{std::string(title),
                    {std::string(ui.word("picture.day")), std::string(title), std::string(ui.word("practice.due"))},
                    {}};
    for (int i = 0; i < kColumns * kRows; ++i) {
        const Day day = first + i;
        const Area box{area.x + cell * static_cast<float>(i % kColumns) + 1,
                       area.y + row * static_cast<float>(i / kColumns) + 1, cell - 2, row - 2};
        ui.fill_rect(box, day > today ? ui.theme().surface : ui.theme().raised, 4);
        ui.stroke_rect(box, day == today ? ui.theme().accent : ui.theme().divider, 4);
        draw_line(ui.draw(), face, {box.x + 3, box.y}, box.w - 6, ui.theme().muted, std::to_string(to_civil(day).day));
    }
    for (const DueDot& dot : shown) {
        constexpr int kSideBySide = 3;
        const int at = dot.day - first;
        const int beside = std::min(used[static_cast<std::size_t>(at)]++, kSideBySide - 1);
        const float r = std::min(ui.px(6), cell / 8);
        places.emplace_back(
            area.x + cell * static_cast<float>(at % kColumns + 1) - r - 4 - 2.2F * r * static_cast<float>(beside),
            area.y + row * static_cast<float>(at / kColumns + 1) - r - 5);
        draw_due_mark(ui, places.back(), r, dot.mark);
        table.rows.push_back({day_text(ui, dot.day), dot.label,
                              dot.outcome.empty() ? std::string(ui.word("picture.due.open")) : dot.outcome});
    }
    if (!shown.empty()) {
        ui.gap(space::kXs);
        draw_due_legend(ui, shown);
    }
    const auto read = [&](std::size_t i) {
        return ui.word("picture.due.read",
                       {{"day", table.rows[i][0]}, {"what", table.rows[i][1]}, {"outcome", table.rows[i][2]}});
    };
    step_through(ui, "promises", title, area, places, read, Nearest::around);
    figure.finish(table);
}

void draw_day_dots(Ui& ui, std::string_view key, std::string_view title, std::string_view words,
                   const std::vector<Day>& days, Day today) {
    constexpr int kDays = 28, kColumns = 14;
    Figure figure(ui, key, words);
    const float cell = std::min(ui.pen.w / kColumns, ui.px(30));
    const Area area = ui.take(std::max(kDays / kColumns * cell, size::kTarget));
    TableData table{std::string(title), {std::string(ui.word("picture.day"))}, {}};
    std::vector<ImVec2> places;
    const auto is_full = [&](Day day) { return std::find(days.begin(), days.end(), day) != days.end(); };
    for (int i = 0; i < kDays; ++i) {
        const Day day = today - kDays + 1 + i;
        const ImVec2 at{area.x + cell * (static_cast<float>(i % kColumns) + 0.5F),
                        area.y + cell * (static_cast<float>(i / kColumns) + 0.5F)};
        places.push_back(at);
        if (is_full(day)) {
            ui.draw().AddCircleFilled(at, cell * 0.3F, ui.theme().accent);
            table.rows.push_back({day_text(ui, day)});
        } else {
            ui.draw().AddCircle(at, cell * 0.3F, ui.theme().outline);
        }
    }
    const auto read = [&](std::size_t i) {
        const Day day = today - kDays + 1 + static_cast<Day>(i);
        return ui.word(is_full(day) ? "picture.day.full" : "picture.day.empty", {{"day", day_text(ui, day)}});
    };
    step_through(ui, "days", title, area, places, read, Nearest::around);
    figure.finish(table);
}

}  // namespace mooring
