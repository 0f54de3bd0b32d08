// Doing an exercise: one part a page, every field may stay empty, everything is kept as it is typed.
#include <algorithm>

#include "core/holds.h"
#include "core/tallies.h"
#include "ui/answers.h"
#include "ui/dates.h"
#include "ui/layers.h"
#include "ui/pictures.h"
#include "ui/views/exercise_parts.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

void draw_fields(Ui& ui, ExercisingView& view, const std::vector<ExerciseField>& fields,
                 const std::vector<FieldAnswer>& answers, const Model& model) {
    for (const ExerciseField& field : fields) {
        if (auto changed = draw_field(ui, view, field, find_answer(answers, field.id), model)) {
            ui.emit(action::AnswerField{std::move(*changed)});
        }
        ui.gap(space::kL);
    }
}

// What came of each row: its words and what else stands in it, then only the columns of its outcome.
void draw_outcomes(Ui& ui, ExercisingView& view, const Exercise& exercise, const Practice& practice,
                   const Model& model) {
    const FollowUp& follow = exercise.follow;
    const ExerciseField* field = follow.rows.empty() ? nullptr : find_field(exercise, follow.rows);
    const FieldAnswer* list = field ? find_answer(practice.answers, field->id) : nullptr;
    for (std::size_t i = 0; list && i < list->rows.size(); ++i) {
        const std::vector<FieldAnswer>& row = list->rows[i];
        std::string title;
        std::vector<std::string> details;
        for (const ExerciseField& column : field->columns) {
            const std::string words = answer_words(ui, model, column, find_answer(row, column.id));
            if (words.empty() || holds(follow.columns, column.id)) continue;
            if (title.empty()) {
                title = words;
            } else {
                details.push_back(labelled(column.label, words));
            }
        }
        if (title.empty()) continue;
        {
            Card card(ui, "row " + std::to_string(i), title);
            for (std::size_t at = 0; at < details.size(); ++at)
                muted(ui, "detail " + std::to_string(at), details[at], type::kBody);
            for (ExerciseField column : field->columns) {
                if (!holds(follow.columns, column.id)) continue;
                column.hint.clear();  // it says to leave this open until now
                ui.gap(space::kM);
                if (auto cell = draw_field(ui, view, column, find_answer(row, column.id), model))
                    ui.emit(action::AnswerRow{field->id, i, std::move(*cell)});
            }
        }
        ui.gap(space::kL);
    }
}

void draw_ease(Ui& ui, const Practice& practice, bool after) {
    const auto& value = after ? practice.after : practice.before;
    const std::string words = value ? ui.word("field.of", {{"value", std::to_string(*value)}, {"max", "10"}})
                                    : std::string(ui.word("field.none"));
    const std::string_view label = ui.word(after ? "ease.after" : "ease.before");
    if (const auto chosen = slider(ui, after ? "after" : "before", label, words, 10, value)) {
        ui.emit(action::RateEase{after, *chosen});
    }
    muted(ui, after ? "after help" : "before help", ui.word("ease.help"));
    ui.gap(space::kL);
}

// Whom it is about. Somebody behind the safety questions is not offered what asks for openness.
void draw_about(Ui& ui, const Exercise& exercise, const Practice& practice, const Model& model) {
    if (exercise.person == Exercise::About::nobody || model.document.persons.empty()) return;
    muted(ui, "about label", ui.word("exercise.person"), type::kBodyStrong);
    ui.gap(space::kXs);
    bool asked = false;
    {
        Flow flow(ui, space::kS);
        for (const Person& person : model.document.persons) {
            const bool on = practice.person == person.id;
            if (!on && (!is_offered_person(model, person) || is_withheld(model, exercise, person.id))) {
                asked = asked || safety_of(model, person.id) == Safety::unasked ||
                        safety_of(model, person.id) == Safety::ask;
                continue;
            }
            if (flow.chip("person " + to_text(person.id), person.name, on))
                ui.emit(action::PractiseWith{on ? RecordId{} : person.id});
        }
    }
    if (asked) {
        ui.gap(space::kS);
        muted(ui, "ask first", ui.word("exercise.ask_first"));
        Flow flow(ui, space::kS);
        for (const Person& person : model.document.persons) {
            const Safety safety = safety_of(model, person.id);
            if (person.archived || (safety != Safety::unasked && safety != Safety::ask)) continue;
            if (flow.button("ask " + to_text(person.id), ui.word("exercise.ask", {{"name", person.name}})))
                ui.emit(action::Open{Screen::gate, person.id});
        }
    }
    ui.gap(space::kL);
}

void draw_deep_line(Ui& ui, const Exercise& exercise, const Model& model) {
    if (exercise.depth != Depth::deep) return;
    // Before the first part a pause is still easy; later it would only get in the way.
    const Brooding found = model.practice->practice.part == 0 ? brooding(model) : Brooding::none;
    if (found != Brooding::none) {
        notice(ui, "deep", ui.word(pause_key(found)));
        ui.gap(space::kM);
    }
    draw_close_offer(ui, model.now_ms - model.practice->opened_ms);
}

// Openness goes one step deeper only after a warm answer of the same person.
void draw_next_step(Ui& ui, const Practice& practice, const Model& model) {
    if (practice.exercise != kOpennessExercise) return;
    std::vector<const Practice*> earlier;
    const auto& all = model.document.practices;  // newest first
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        if (one->state != Practice::State::draft && one->id != practice.id && one->person == practice.person)
            earlier.push_back(&*one);
    }
    const auto step = next_step(openness_steps(earlier));
    if (!step) return;
    std::string key = step->response < kWarmFrom ? "openness.cold"
                      : step->next > step->depth ? "openness.warm"
                                                 : "openness.deepest";
    if (ui.hide_numbers) key += ".words";
    notice(ui, "next step",
           ui.word(key, {{"depth", std::to_string(step->depth)},
                         {"response", std::to_string(step->response)},
                         {"next", std::to_string(step->next)}}));
    ui.gap(space::kL);
}

void draw_steps(Ui& ui, ExercisingView& view, const Exercise& exercise, const Practice& practice, const Model& model) {
    const int parts = static_cast<int>(exercise.parts.size());
    const int part = std::clamp(practice.part, 0, parts + 1);
    const std::string step =
        ui.word("sitting.step", {{"step", std::to_string(part + 1)}, {"steps", std::to_string(parts + 2)}});
    progress_bar(ui, "progress", step, part + 1, parts + 2);
    ui.gap(space::kL);
    SemScope scope(
        ui, node_of(ui.id("part " + std::to_string(part)), Role::group, {ui.pen.x, ui.pen.y, ui.pen.w, 1}, step));
    if (part == 0) {
        page_heading(ui, exercise.title);
        ui.gap(space::kS);
        prose(ui, "about", exercise.about);
        ui.gap(space::kM);
        if (exercise.gated) {
            notice(ui, "gated", ui.word("exercise.gated"));
            ui.gap(space::kM);
        }
        if (!exercise.front.empty()) {
            prose(ui, "front", exercise.front);
            ui.gap(space::kL);
        }
        draw_about(ui, exercise, practice, model);
        draw_ease(ui, practice, false);
    } else if (part <= parts) {
        const ExercisePart& now = exercise.parts[static_cast<std::size_t>(part) - 1];
        page_heading(ui, now.title);
        ui.gap(space::kS);
        if (!now.text.empty()) prose(ui, "text", now.text);
        ui.gap(space::kL);
        if (part == 1) draw_next_step(ui, practice, model);
        draw_fields(ui, view, now.fields, practice.answers, model);
        draw_picture_so_far(ui, model, exercise, now, practice);
    } else {
        page_heading(ui, ui.word("exercise.last"));
        ui.gap(space::kL);
        if (!exercise.action.empty()) {
            ExerciseField field;
            field.id = kActionField;
            field.label = exercise.action;
            draw_fields(ui, view, {field}, practice.answers, model);
        }
        draw_ease(ui, practice, true);
        prose(ui, "end", exercise.end);
        ui.gap(space::kL);
        if (exercise.depth == Depth::deep) {
            prose(ui, "now", ui.word("write.present"));
            ui.gap(space::kL);
        }
    }
}

// Onward, back, or away from it.
void draw_presses(Ui& ui, const Exercise& exercise, const PracticeEdit& hand) {
    const Practice& practice = hand.practice;
    const bool later = hand.later;
    const std::string_view too_long = hand.too_long ? ui.word("field.long") : std::string_view();
    const bool last = later || practice.part > static_cast<int>(exercise.parts.size());
    Flow flow(ui);
    if (last) {
        const std::string_view word = ui.word(later ? "exercise.keep" : "exercise.finish");
        if (flow.button("finish", word, {.kind = ButtonKind::primary, .disabled_because = too_long}))
            ui.emit(action::FinishExercise{});
    } else if (flow.button("next", ui.word("common.continue"), {.kind = ButtonKind::primary})) {
        ui.emit(action::TurnPart{1});
    }
    if (!later && practice.part > 0 && flow.button("back", ui.word("common.back"))) ui.emit(action::TurnPart{-1});
    if (later && practice.follow == Practice::Follow::open) {
        if (flow.button("put off", ui.word("practised.later"))) ui.emit(action::PutOffFollowUp{practice.id, 7});
        if (flow.button("let go", ui.word("practised.go"), {.kind = ButtonKind::plain}))
            ui.emit(action::PutOffFollowUp{practice.id, 0});
    }
}

}  // namespace

void draw_exercising(Ui& ui, ExercisingView& view, const Model& model) {
    if (!model.practice) return;
    const Practice& practice = model.practice->practice;
    const Exercise* exercise = model.catalog.find_exercise(practice.exercise);
    if (exercise == nullptr) return;
    if (view.of != practice.id) {
        view = {};
        view.of = practice.id;
    }
    draw_deep_line(ui, *exercise, model);
    const bool later = model.practice->later;
    if (later) {
        page_heading(ui, exercise->follow.question);
        ui.gap(space::kS);
        muted(ui, "of",
              ui.word("practised.of", {{"title", exercise->title}, {"date", day_text(ui, practice.when.day)}}));
        ui.gap(space::kL);
        draw_outcomes(ui, view, *exercise, practice, model);
        draw_fields(ui, view, exercise->follow.fields, practice.later, model);
    } else {
        draw_steps(ui, view, *exercise, practice, model);
    }
    draw_presses(ui, *exercise, *model.practice);
    // What is asked about lies days back; rows have told theirs above.
    if (later && exercise->follow.rows.empty() && !practice.answers.empty()) {
        ui.gap(space::kXl);
        Card card(ui, "answers", ui.word("practised.answers"));
        draw_what_was_written(ui, model, *exercise, practice);
    }
    ui.gap(space::kXxl);
}

}  // namespace mooring
