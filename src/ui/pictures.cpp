#include "ui/pictures.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/holds.h"
#include "core/sorting.h"
#include "core/tallies.h"
#include "ui/answers.h"
#include "ui/charts.h"
#include "ui/dates.h"
#include "ui/picture_shapes.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

constexpr std::size_t kMostMarks = 12;

struct Source {
    Ui& ui;
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

// The finished records of the exercise, oldest first: the newest `most` of them.
std::vector<const Practice*> finished(const Model& model, const Exercise& exercise, std::size_t most = kMostMarks) {
    std::vector<const Practice*> all;
    for (const Practice& practice : model.document.practices) {  // newest first
        if (all.size() == most) break;
        if (practice.exercise == exercise.id && practice.state != Practice::State::draft) all.push_back(&practice);
    }
    std::reverse(all.begin(), all.end());
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

// The fields that play this part and hold something, with their labels.
std::vector<PictureBox> boxes_of(const Source& source, const char* part) {
    std::vector<PictureBox> boxes;
    const auto found = source.exercise.picture.of.find(part);
    if (found == source.exercise.picture.of.end()) return boxes;
    for (const std::string& id : found->second) {
        const ExerciseField* field = find_field(source.exercise, id);
        std::string text = source.words(id);
        if (!text.empty()) boxes.push_back({field ? field->label : source.exercise.action, std::move(text)});
    }
    return boxes;
}

void draw_card_picture(const Source& source) {
    const std::vector<PictureBox> front = boxes_of(source, "front"), back = boxes_of(source, "back");
    if (!front.empty() || !back.empty()) draw_faces(source.ui, source.exercise.title, front, back);
}

// Steps that lead to one another: fields, or rows with my move, their move, and where a way out is.
void draw_cycle(const Source& source) {
    std::vector<PictureBox> boxes = boxes_of(source, "of");
    const PictureSpec& picture = source.exercise.picture;
    for (const auto& row : source.row_answers()) {
        const auto add = [&](std::string_view id, bool exit) {
            const ExerciseField* field = source.field(id);
            std::string text = source.cell(row, id);
            if (field && !text.empty()) boxes.push_back({field->label, std::move(text), exit});
        };
        const auto steps = picture.of.find("of");
        for (std::size_t i = 0; steps != picture.of.end() && i < steps->second.size(); ++i)
            add(steps->second[i], false);
        add(picture.field("exit"), true);
    }
    if (!boxes.empty()) draw_boxes(source.ui, source.exercise.title, boxes, true);
}

void draw_columns(const Source& source) {
    const ExerciseField* sort = find_field(source.exercise, source.exercise.picture.field("of"));
    const FieldAnswer* answer = sort ? Source::answer(source.practice, sort->id) : nullptr;
    if (answer == nullptr) return;
    std::vector<PictureBox> boxes;
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
    if (!boxes.empty()) draw_boxes(source.ui, source.exercise.title, boxes, false);
}

// Who gave more, over the times it was done with the same person. Seasons show only here.
void draw_gap_over_time(const Source& source, const ExerciseField& pairs) {
    std::vector<Mark> marks;
    for (const Practice* practice : finished(source.model, source.exercise)) {
        if (practice->person != source.practice.person) continue;
        const FieldAnswer* answer = find_answer(practice->answers, pairs.id);
        const auto gap = answer ? balance_gap(*answer) : std::nullopt;
        if (gap) marks.push_back({day_text(source.ui, practice->when.day), std::nullopt, gap});
    }
    if (marks.size() < 2) return;
    source.ui.gap(space::kL);
    const std::string title(source.ui.word("picture.gap"));
    muted(source.ui, "gap title", title, type::kBody);
    draw_spans(source.ui, "gap", title, marks, -10, 10);
}

void draw_pairs(const Source& source) {
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
    if (marks.empty()) return;
    draw_butterfly(source.ui, source.exercise.title, *pairs, marks);
    draw_gap_over_time(source, *pairs);
}

// How far what was had lies from what is wished.
std::string wish_words(const Ui& ui, const ExerciseField& axis, int now, int wish) {
    const char* key = wish > now ? "picture.wish.more" : wish < now ? "picture.wish.less" : "picture.wish.same";
    return ui.word(std::string(key) + (ui.hide_numbers ? ".words" : ""),
                   {{"axis", axis.label}, {"points", std::to_string(std::abs(wish - now))}});
}

void draw_quadrant(const Source& source) {
    const auto& of = source.exercise.picture.of;
    const auto x = of.find("x");
    const auto y = of.find("y");
    if (x == of.end() || y == of.end() || x->second.size() < 2 || y->second.size() < 2) return;
    const auto value = [&](const std::string& id) { return number_of(Source::answer(source.practice, id)); };
    const ExerciseField* x_axis = find_field(source.exercise, x->second[0]);
    const ExerciseField* y_axis = find_field(source.exercise, y->second[0]);
    const auto now_x = value(x->second[0]), now_y = value(y->second[0]);
    if (!x_axis || !y_axis || !now_x || !now_y) return;
    Ui& ui = source.ui;
    Spot spot{std::string(ui.word("picture.now")), *now_x, *now_y, std::nullopt, 0};
    const auto to_x = value(x->second[1]), to_y = value(y->second[1]);
    if (to_x && to_y) spot.to = {*to_x, *to_y};
    draw_spots(ui, source.exercise.title, {&spot, 1}, *x_axis, *y_axis);
    if (!spot.to) return;
    ui.gap(space::kS);
    prose(ui, "wish", wish_words(ui, *x_axis, *now_x, *to_x) + " " + wish_words(ui, *y_axis, *now_y, *to_y));
}

void draw_bubbles(const Source& source) {
    const PictureSpec& picture = source.exercise.picture;
    const ExerciseField* x_axis = source.field(picture.field("x"));
    const ExerciseField* y_axis = source.field(picture.field("y"));
    if (!x_axis || !y_axis) return;
    std::vector<Spot> spots;
    for (const Mark& mark : marks_of(source, picture.field("x"), picture.field("y"))) {
        if (mark.from && mark.to) spots.push_back({mark.label, *mark.from, *mark.to, std::nullopt, mark.size});
    }
    Ui& ui = source.ui;
    if (!spots.empty()) draw_spots(ui, source.exercise.title, spots, *x_axis, *y_axis);
    const HoursTally hours = tally_hours(source.practice);
    if (hours.hours == 0) return;
    ui.gap(space::kM);
    const std::string words = hours_words(ui, hours);
    prose(ui, "hours", words);
    ui.gap(space::kXs);
    draw_part(ui, "hours part", words, static_cast<double>(hours.valued) / hours.hours);
}

DueMark due_mark(std::string_view outcome) {
    if (outcome == "kept") return DueMark::kept;
    if (outcome == "renegotiated") return DueMark::changed;
    if (outcome == "repaired") return DueMark::repaired;
    return outcome == "missed" ? DueMark::missed : DueMark::open;
}

// Every promise that has a day, of all the times a ledger was filled in.
void draw_promises(const Source& source) {
    const PictureSpec& picture = source.exercise.picture;
    const ExerciseField* what = source.field(picture.field("label"));
    const ExerciseField* outcome = source.field(picture.field("outcome"));
    std::vector<DueDot> dots;
    for (const Practice* practice : finished(source.model, source.exercise, source.model.document.practices.size())) {
        const FieldAnswer* list = find_answer(practice->answers, picture.field("rows"));
        for (std::size_t i = 0; list && i < list->rows.size(); ++i) {
            const auto day = number_of(find_answer(list->rows[i], picture.field("at")));
            if (!day || !what || !outcome) continue;
            const FieldAnswer* came = find_answer(list->rows[i], outcome->id);
            const std::string_view pick = came && !came->picks.empty() ? std::string_view(came->picks.front()) : "";
            dots.push_back({*day, source.words(what, find_answer(list->rows[i], what->id)), due_mark(pick),
                            std::string(pick_words(*outcome, pick))});
        }
    }
    if (!dots.empty()) draw_due_dots(source.ui, source.exercise.title, dots, source.model.today);
}

void draw_days(const Source& source) {
    std::vector<Day> days;
    for (const Practice* one : finished(source.model, source.exercise, source.model.document.practices.size())) {
        const bool shown = one->when.day > source.model.today - kPracticeDays && one->when.day <= source.model.today;
        if (shown && !holds(days, one->when.day)) days.push_back(one->when.day);
    }
    draw_day_dots(source.ui, "picture", source.exercise.title,
                  source.ui.word("picture.days", {{"count", std::to_string(days.size())}}), days, source.model.today);
}

void draw_number_picture(const Source& source) {
    Ui& ui = source.ui;
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
            if (!number_of(find_answer(row, from)) || i >= marks.size()) continue;
            const std::string age = source.cell(row, at), what = source.cell(row, picture.field("label"));
            marks[i].label = age.empty() || what.empty() ? age + what : age + ", " + what;
            // What has no age stands last.
            marks[i++].size = number_of(find_answer(row, at)).value_or(std::numeric_limits<int>::max());
        }
        for (Mark& mark : marks) mark.to = std::exchange(mark.from, std::nullopt);
        sort_by(marks, [](const Mark& a, const Mark& b) { return a.size < b.size; });
    }
    if (picture.kind == PictureKind::ladder)
        sort_by(marks, [](const Mark& a, const Mark& b) { return a.from.value_or(0) < b.from.value_or(0); });
    if (marks.empty()) return;
    if (picture.kind == PictureKind::rings) return draw_rings(ui, source.exercise.title, marks);
    if (picture.kind == PictureKind::stairs)
        return draw_stairs(ui, "picture", source.exercise.title, marks, axis->min, axis->max);
    if (picture.kind == PictureKind::line) {
        for (Mark& mark : marks) mark.to = std::exchange(mark.from, std::nullopt);
    }
    draw_spans(ui, "picture", source.exercise.title, marks, axis->min, axis->max);
}

// True when there was enough to draw.
bool draw_from(const Source& source) {
    const float before = source.ui.pen.y;
    switch (source.exercise.picture.kind) {
        case PictureKind::none: break;
        case PictureKind::cycle: draw_cycle(source); break;
        case PictureKind::card: draw_card_picture(source); break;
        case PictureKind::columns: draw_columns(source); break;
        case PictureKind::bars: draw_pairs(source); break;
        case PictureKind::quadrant: draw_quadrant(source); break;
        case PictureKind::bubbles: draw_bubbles(source); break;
        case PictureKind::dots: source.rows() ? draw_promises(source) : draw_days(source); break;
        default: draw_number_picture(source); break;
    }
    return source.ui.pen.y != before;
}

}  // namespace

std::string hours_words(const Ui& ui, const HoursTally& hours) {
    if (ui.hide_numbers) return std::string(ui.word(2 * hours.valued > hours.hours ? "hours.most" : "hours.fewer"));
    return ui.word("hours.share", {{"valued", std::to_string(hours.valued)}, {"hours", std::to_string(hours.hours)}});
}

void draw_picture(Ui& ui, const Model& model, const Exercise& exercise, const Practice& practice) {
    if (exercise.picture.kind == PictureKind::none) return;
    if (!draw_from({ui, model, exercise, practice})) muted(ui, "no picture", ui.word("picture.nothing"), type::kBody);
}

void draw_picture_so_far(Ui& ui, const Model& model, const Exercise& exercise, const ExercisePart& part,
                         const Practice& practice) {
    // Pictures of this record alone; others show how it went over time.
    const PictureKind kind = exercise.picture.kind;
    const bool alone = kind == PictureKind::quadrant || kind == PictureKind::bars || kind == PictureKind::columns ||
                       (!exercise.picture.field("rows").empty() && kind != PictureKind::dots);
    if (!alone) return;
    for (const auto& [role, ids] : exercise.picture.of) {
        if (std::none_of(ids.begin(), ids.end(), [&](const std::string& id) { return find_field(part.fields, id); }))
            continue;
        draw_from({ui, model, exercise, practice});
        ui.gap(space::kL);
        return;
    }
}

}  // namespace mooring
