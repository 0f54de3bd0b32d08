#include "ui/pictures.h"

#include <algorithm>
#include <cmath>

#include "core/sorting.h"
#include "ui/answers.h"
#include "ui/dates.h"
#include "ui/figure.h"
#include "ui/marks.h"

namespace mooring {

namespace {

constexpr std::size_t kMostMarks = 12;

struct Source {
    const Ui& ui;
    const Model& model;
    const Exercise& exercise;
    const Practice& practice;

    const ExerciseField* rows() const { return find_field(exercise, exercise.picture.field("rows")); }
    const ExerciseField* field(std::string_view id) const {
        const ExerciseField* list = rows();
        const ExerciseField* column = list ? find_field(list->columns, id) : nullptr;
        return column ? column : find_field(exercise, id);
    }
    static const FieldAnswer* answer(const Practice& of, std::string_view id) {
        const FieldAnswer* found = find_answer(of.answers, id);
        return found ? found : find_answer(of.later, id);
    }
    std::string words(const ExerciseField* what, const FieldAnswer* given) const {
        return what && given ? answer_words(ui, model, *what, given) : std::string();
    }
    std::string words(std::string_view id) const {
        if (id == kActionField) {
            const FieldAnswer* given = find_answer(practice.answers, id);
            return given ? given->text : std::string();
        }
        return words(find_field(exercise, id), answer(practice, id));
    }
    const std::vector<std::vector<FieldAnswer>>& row_answers() const {
        static const std::vector<std::vector<FieldAnswer>> kNone;
        const FieldAnswer* list = rows() ? answer(practice, rows()->id) : nullptr;
        return list ? list->rows : kNone;
    }
    std::string cell(const std::vector<FieldAnswer>& row, std::string_view id) const {
        return words(field(id), find_answer(row, id));
    }
};

std::optional<int> number_of(const FieldAnswer* answer) {
    return answer ? answer->number : std::nullopt;
}

// The finished records of the exercise, oldest first.
std::vector<const Practice*> finished(const Model& model, const Exercise& exercise) {
    std::vector<const Practice*> all;
    for (const Practice& practice : model.document.practices) {
        if (practice.exercise == exercise.id && practice.state != Practice::State::draft) all.push_back(&practice);
    }
    std::reverse(all.begin(), all.end());
    if (all.size() > kMostMarks) all.erase(all.begin(), all.end() - kMostMarks);
    return all;
}

// From rows where the picture names some, else from every record.
std::vector<Mark> marks_of(const Source& source, std::string_view from, std::string_view to) {
    std::vector<Mark> marks;
    const PictureSpec& picture = source.exercise.picture;
    if (source.rows() != nullptr) {
        for (const auto& row : source.row_answers()) {
            marks.push_back({source.cell(row, picture.field("label")), number_of(find_answer(row, from)),
                             number_of(find_answer(row, to)),
                             number_of(find_answer(row, picture.field("size"))).value_or(0)});
        }
    } else {
        for (const Practice* practice : finished(source.model, source.exercise)) {
            std::string label = day_text(source.ui, practice->when.day);
            const ExerciseField* topic = find_field(source.exercise, picture.field("label"));
            const FieldAnswer* given = topic ? Source::answer(*practice, topic->id) : nullptr;
            if (given) label = source.words(topic, given) + " \u00B7 " + label;
            marks.push_back({std::move(label), number_of(Source::answer(*practice, from)),
                             number_of(Source::answer(*practice, to))});
        }
    }
    std::erase_if(marks, [](const Mark& mark) { return !mark.from && !mark.to; });
    return marks;
}

// --- what is drawn ---

// Texts in boxes one below the other; with `loop` an arrow leads from each to the next and from the last to the first.
void draw_boxes(Ui& ui, const Exercise& exercise, const std::vector<std::array<std::string, 2>>& boxes, bool loop) {
    Figure figure(ui, "picture", ui.word(loop ? "picture.cycle" : "picture.card", {{"title", exercise.title}}));
    const Theme& theme = ui.theme();
    const TextFace caption = ui.face(type::kCaption);
    const TextFace face = ui.face(type::kBody);
    const float side = loop ? ui.px(28) : 0;  // room for the way back
    const float pad = space::kM;
    TableData table{exercise.title, {exercise.title, std::string(ui.word("picture.text"))}, {}};
    float first = 0, last = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const auto& [label, text] = boxes[i];
        table.rows.push_back({label, text});
        const float inner = ui.pen.w - side - 2 * pad;
        const float above = text_height(caption, label, inner);
        const float height = above + text_height(face, text, inner) + 2 * pad;
        const Area area = ui.take(height);
        const Area box{area.x, area.y, area.w - side, area.h};
        ui.fill_rect(box, theme.raised, size::kFieldRadius);
        ui.stroke_rect(box, theme.outline, size::kFieldRadius);
        draw_text(ui.draw(), caption, {box.x + pad, box.y + pad}, inner, theme.muted, label);
        draw_text(ui.draw(), face, {box.x + pad, box.y + pad + above}, inner, theme.text, text);
        const float middle = box.y + box.h / 2;
        if (i == 0) first = middle;
        last = middle;
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
    figure.finish(table);
}

// Bars to both sides of a middle line.
void draw_butterfly(Ui& ui, const Exercise& exercise, const ExerciseField& pairs, const std::vector<Mark>& marks) {
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
        ui.draw().AddLine({middle, line.y - 2}, {middle, line.bottom() + 2}, theme.outline);
        ui.gap(space::kXs);
    }
    TableData table{exercise.title, {exercise.title, pairs.low, pairs.high}, {}};
    for (const Mark& mark : marks) table.rows.push_back({mark.label, number_words(mark.from), number_words(mark.to)});
    figure.finish(table);
}

// Circles around a middle, names on the ring they were given.
void draw_rings(Ui& ui, const Exercise& exercise, const std::vector<Mark>& marks) {
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
    TableData table{exercise.title, {exercise.title, std::string(ui.word("picture.ring"))}, {}};
    float angle = -1.57F;
    for (const Mark& mark : marks) {
        const int ring = std::clamp(mark.from.value_or(kRings), 1, kRings);
        const float radius = step * (static_cast<float>(ring) - 0.4F);
        const ImVec2 at{middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)};
        angle += kGolden;
        const float width = std::min(text_width(face, mark.label), ui.px(110));
        ui.draw().AddCircleFilled(at, ui.px(5), theme.series[0]);
        draw_line(ui.draw(), face, {at.x - width / 2, at.y + ui.px(5)}, width + 1, theme.text, mark.label,
                  Align::centre);
        table.rows.push_back({mark.label, std::to_string(ring)});
    }
    figure.finish(table);
}

struct Spot {
    std::string label;
    int x = 0, y = 0;
    std::optional<std::array<int, 2>> to;
    int size = 0;
};

// A square with both axes from low to high; an arrow leads from each spot to where it wants to be.
void draw_spots(Ui& ui, const Exercise& exercise, const std::vector<Spot>& spots, const ExerciseField& x_axis,
                const ExerciseField& y_axis) {
    Figure figure(ui, "picture", ui.word("picture.spots", {{"x", x_axis.label}, {"y", y_axis.label}}));
    const Theme& theme = ui.theme();
    const TextFace face = ui.face(type::kCaption);
    const float side = std::min(ui.pen.w, ui.px(360));
    const Area up = ui.take(text_height(face, y_axis.label, side));
    draw_text(ui.draw(), face, {up.x, up.y}, side, theme.muted, y_axis.label);
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
    TableData table{exercise.title, {exercise.title, x_axis.label, y_axis.label}, {}};
    for (const Spot& spot : spots) {
        const ImVec2 at = place(spot.x, spot.y);
        if (spot.to) {
            const ImVec2 end = place((*spot.to)[0], (*spot.to)[1]);
            ui.draw().AddLine(at, end, theme.accent, 2);
            ui.draw().AddCircle(end, ui.px(7), theme.accent, 0, 2);
            table.rows.push_back(
                {std::string(ui.word("picture.wish")), std::to_string((*spot.to)[0]), std::to_string((*spot.to)[1])});
        }
        const float r = ui.px(6) + ui.px(1) * std::sqrt(static_cast<float>(std::clamp(spot.size, 0, 168)));
        ui.draw().AddCircleFilled(at, r, theme.series[0]);
        ui.draw().AddCircle(at, r, theme.surface);
        if (!spot.label.empty()) {
            const float width = std::min(text_width(face, spot.label), ui.px(100));
            const float x =
                std::clamp(at.x - width / 2, square.x + 2, std::max(square.x + 2, square.right() - width - 2));
            draw_line(ui.draw(), face, {x, at.y + r}, width + 1, theme.text, spot.label);
        }
        table.rows.insert(table.rows.begin(), {spot.label, std::to_string(spot.x), std::to_string(spot.y)});
    }
    const Area below = ui.take(text_height(face, x_axis.label, side));
    draw_text(ui.draw(), face, {below.x, below.y}, side, theme.muted, x_axis.label);
    figure.finish(table);
}

void draw_card_picture(Ui& ui, const Source& source) {
    std::vector<std::array<std::string, 2>> boxes;
    for (const char* face : {"of", "front", "back"}) {
        const auto found = source.exercise.picture.of.find(face);
        if (found == source.exercise.picture.of.end()) continue;
        for (const std::string& id : found->second) {
            const ExerciseField* field = find_field(source.exercise, id);
            std::string text = source.words(id);
            if (text.empty()) continue;
            boxes.push_back({field ? field->label : source.exercise.action, std::move(text)});
        }
    }
    if (!boxes.empty()) draw_boxes(ui, source.exercise, boxes, source.exercise.picture.kind == PictureKind::cycle);
}

// Of rows with two columns: my move, their move, and where a way out is.
void draw_row_cycle(Ui& ui, const Source& source) {
    std::vector<std::array<std::string, 2>> boxes;
    const auto found = source.exercise.picture.of.find("of");
    if (found == source.exercise.picture.of.end()) return;
    for (const auto& row : source.row_answers()) {
        for (const std::string& id : found->second) {
            const ExerciseField* field = source.field(id);
            std::string text = source.cell(row, id);
            if (field && !text.empty()) boxes.push_back({field->label, std::move(text)});
        }
        const std::string_view exit = source.exercise.picture.field("exit");
        const ExerciseField* field = source.field(exit);
        std::string text = source.cell(row, exit);
        if (field && !text.empty()) boxes.push_back({field->label, std::move(text)});
    }
    if (!boxes.empty()) draw_boxes(ui, source.exercise, boxes, true);
}

void draw_columns(Ui& ui, const Source& source) {
    const ExerciseField* sort = find_field(source.exercise, source.exercise.picture.field("of"));
    const FieldAnswer* answer = sort ? Source::answer(source.practice, sort->id) : nullptr;
    if (answer == nullptr) return;
    std::vector<std::array<std::string, 2>> boxes;
    for (const FieldOption& bin : sort->options) {
        std::string text;
        for (const auto& row : answer->rows) {
            const FieldAnswer* line = find_answer(row, "line");
            const FieldAnswer* in = find_answer(row, "bin");
            if (line && in && !in->picks.empty() && in->picks.front() == bin.id)
                text += (text.empty() ? "" : "\n") + line->text;
        }
        if (!text.empty()) boxes.push_back({bin.text, std::move(text)});
    }
    if (!boxes.empty()) draw_boxes(ui, source.exercise, boxes, false);
}

void draw_pairs(Ui& ui, const Source& source) {
    const ExerciseField* pairs = find_field(source.exercise, source.exercise.picture.field("of"));
    const FieldAnswer* answer = pairs ? Source::answer(source.practice, pairs->id) : nullptr;
    if (answer == nullptr) return;
    std::vector<Mark> marks;
    for (const FieldOption& item : pairs->options) {
        for (const auto& row : answer->rows) {
            const FieldAnswer* which = find_answer(row, "item");
            if (!which || which->picks.empty() || which->picks.front() != item.id) continue;
            marks.push_back({item.text, number_of(find_answer(row, "left")), number_of(find_answer(row, "right"))});
        }
    }
    if (!marks.empty()) draw_butterfly(ui, source.exercise, *pairs, marks);
}

void draw_quadrant(Ui& ui, const Source& source) {
    const auto& of = source.exercise.picture.of;
    const auto x = of.find("x");
    const auto y = of.find("y");
    if (x == of.end() || y == of.end() || x->second.size() < 2 || y->second.size() < 2) return;
    const auto value = [&](const std::string& id) { return number_of(Source::answer(source.practice, id)); };
    const ExerciseField* x_axis = find_field(source.exercise, x->second[0]);
    const ExerciseField* y_axis = find_field(source.exercise, y->second[0]);
    const auto now_x = value(x->second[0]), now_y = value(y->second[0]);
    if (!x_axis || !y_axis || !now_x || !now_y) return;
    Spot spot{std::string(ui.word("picture.now")), *now_x, *now_y, std::nullopt, 0};
    const auto to_x = value(x->second[1]), to_y = value(y->second[1]);
    if (to_x && to_y) spot.to = {*to_x, *to_y};
    draw_spots(ui, source.exercise, {spot}, *x_axis, *y_axis);
}

void draw_bubbles(Ui& ui, const Source& source) {
    const PictureSpec& picture = source.exercise.picture;
    const ExerciseField* x_axis = source.field(picture.field("x"));
    const ExerciseField* y_axis = source.field(picture.field("y"));
    if (!x_axis || !y_axis) return;
    std::vector<Spot> spots;
    for (const Mark& mark : marks_of(source, picture.field("x"), picture.field("y"))) {
        if (mark.from && mark.to) spots.push_back({mark.label, *mark.from, *mark.to, std::nullopt, mark.size});
    }
    if (!spots.empty()) draw_spots(ui, source.exercise, spots, *x_axis, *y_axis);
}

void draw_number_picture(Ui& ui, const Source& source) {
    const PictureSpec& picture = source.exercise.picture;
    const bool pair = picture.kind == PictureKind::dumbbell;
    const std::string_view from =
        pair ? picture.field("from") : picture.field(picture.kind == PictureKind::rings ? "ring" : "value");
    const ExerciseField* axis = source.field(from);
    if (axis == nullptr) return;
    std::vector<Mark> marks = marks_of(source, from, pair ? picture.field("to") : picture.field("after"));
    if (picture.kind == PictureKind::timeline) {
        const std::string_view at = picture.field("at");
        std::size_t i = 0;
        for (const auto& row : source.row_answers()) {
            if (i < marks.size())
                marks[i].label = source.cell(row, at) + "  " + source.cell(row, picture.field("label"));
            if (number_of(find_answer(row, from))) ++i;
        }
        for (Mark& mark : marks) mark.to = std::exchange(mark.from, std::nullopt);
    }
    if (picture.kind == PictureKind::ladder)
        sort_by(marks, [](const Mark& a, const Mark& b) { return a.from.value_or(0) < b.from.value_or(0); });
    if (marks.empty()) return;
    if (picture.kind == PictureKind::rings) return draw_rings(ui, source.exercise, marks);
    if (picture.kind == PictureKind::stairs)
        return draw_stairs(ui, "picture", source.exercise.title, marks, axis->min, axis->max);
    if (picture.kind == PictureKind::line) {
        for (Mark& mark : marks) mark.to = std::exchange(mark.from, std::nullopt);
    }
    draw_spans(ui, "picture", source.exercise.title, marks, axis->min, axis->max);
}

}  // namespace

void draw_day_dots(Ui& ui, std::string_view key, std::string_view title, std::string_view words,
                   const std::vector<Day>& days, Day today) {
    constexpr int kColumns = 14;
    Figure figure(ui, key, words);
    const float cell = std::min(ui.pen.w / kColumns, ui.px(30));
    const Area area = ui.take(kPracticeDays / kColumns * cell);
    TableData table{std::string(title), {std::string(ui.word("picture.day"))}, {}};
    for (int i = 0; i < kPracticeDays; ++i) {
        const Day day = today - kPracticeDays + 1 + i;
        const ImVec2 at{area.x + cell * (static_cast<float>(i % kColumns) + 0.5F),
                        area.y + cell * (static_cast<float>(i / kColumns) + 0.5F)};
        if (std::find(days.begin(), days.end(), day) != days.end()) {
            ui.draw().AddCircleFilled(at, cell * 0.3F, ui.theme().accent);
            table.rows.push_back({day_text(ui, day)});
        } else {
            ui.draw().AddCircle(at, cell * 0.3F, ui.theme().outline);
        }
    }
    figure.finish(table);
}

void draw_picture(Ui& ui, const Model& model, const Exercise& exercise, const Practice& practice) {
    const Source source{ui, model, exercise, practice};
    const float before = ui.pen.y;
    switch (exercise.picture.kind) {
        case PictureKind::none: return;
        case PictureKind::cycle:
            if (source.rows() != nullptr) {
                draw_row_cycle(ui, source);
            } else {
                draw_card_picture(ui, source);
            }
            break;
        case PictureKind::card: draw_card_picture(ui, source); break;
        case PictureKind::columns: draw_columns(ui, source); break;
        case PictureKind::bars: draw_pairs(ui, source); break;
        case PictureKind::quadrant: draw_quadrant(ui, source); break;
        case PictureKind::bubbles: draw_bubbles(ui, source); break;
        case PictureKind::dots: {
            std::vector<Day> days;
            for (const Practice* one : finished(model, exercise)) days.push_back(one->when.day);
            const auto count =
                std::count_if(days.begin(), days.end(), [&](Day day) { return day > model.today - kPracticeDays; });
            draw_day_dots(ui, "picture", exercise.title, ui.word("picture.days", {{"count", std::to_string(count)}}),
                          days, model.today);
            break;
        }
        default: draw_number_picture(ui, source); break;
    }
    if (ui.pen.y == before) muted(ui, "no picture", ui.word("picture.nothing"), type::kBody);
}

}  // namespace mooring
