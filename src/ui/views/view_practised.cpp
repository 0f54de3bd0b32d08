// What was done with an exercise: its picture, the answers beside those of the time before, what came of it.
#include <algorithm>

#include "ui/answers.h"
#include "ui/dates.h"
#include "ui/pictures.h"
#include "ui/views/exercise_parts.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

// The finished record of the same exercise before this one, or null.
const Practice* earlier_than(const Model& model, const Practice& practice) {
    bool passed = false;
    for (const Practice& one : model.document.practices) {  // newest first
        if (passed && one.exercise == practice.exercise && one.state != Practice::State::draft) return &one;
        passed = passed || one.id == practice.id;
    }
    return nullptr;
}

// Each row by itself: what it is about, then what else was answered.
void draw_row_answers(Ui& ui, const Model& model, const ExerciseField& field, const FieldAnswer& answer) {
    for (std::size_t i = 0; i < answer.rows.size(); ++i) {
        const std::string at = field.id + " " + std::to_string(i);
        bool first = true;
        for (const ExerciseField& column : field.columns) {
            const std::string words = answer_words(ui, model, column, find_answer(answer.rows[i], column.id));
            if (words.empty()) continue;
            if (first) {
                user_text(ui, "row " + at, words, type::kBody);
            } else {
                muted(ui, at + " " + column.id, labelled(column.label, words));
            }
            first = false;
        }
        if (i + 1 < answer.rows.size()) ui.gap(space::kS);
    }
}

// With `earlier`, numbers stand beside those of the time before.
void draw_answers(Ui& ui, const Model& model, const std::vector<ExerciseField>& fields,
                  const std::vector<FieldAnswer>& answers, const Practice* earlier = nullptr) {
    for (const ExerciseField& field : fields) {
        std::string words = answer_words(ui, model, field, find_answer(answers, field.id));
        if (words.empty()) continue;
        const FieldAnswer* before = earlier ? find_answer(earlier->answers, field.id) : nullptr;
        if (before && before->number && field.kind != FieldKind::date && !ui.hide_numbers)
            words += " \u00B7 " + ui.word("practised.last", {{"value", answer_words(ui, model, field, before)}});
        muted(ui, "label " + field.id, field.label);
        if (field.kind == FieldKind::rows) {
            draw_row_answers(ui, model, field, *find_answer(answers, field.id));
            ui.gap(space::kM);
            continue;
        }
        user_text(ui, "answer " + field.id, words, type::kBody);
        ui.gap(space::kM);
    }
}

// What no field of the exercise asks for any more: of an older version, or of an exercise that is gone. The words stay.
void draw_bare_answers(Ui& ui, const Exercise* exercise, const Practice& practice) {
    Practice rest;
    for (const auto& [from, to] : {std::pair{&practice.answers, &rest.answers}, {&practice.later, &rest.later}}) {
        for (const FieldAnswer& answer : *from) {
            const bool known = exercise && (find_field(*exercise, answer.field) || answer.field == kActionField);
            if (!known) to->push_back(answer);
        }
    }
    const std::string words = bare_words(rest);
    if (words.empty()) return;
    if (exercise) muted(ui, "older label", ui.word("practised.older"));
    user_text(ui, "words", words, type::kBody);
}

void draw_ease_words(Ui& ui, const Practice& practice) {
    if ((!practice.before && !practice.after) || ui.hide_numbers) return;
    const auto value = [&](const std::optional<int>& ease) {
        return ease ? std::to_string(*ease) : std::string(ui.word("field.none"));
    };
    muted(ui, "ease", ui.word("practised.ease", {{"before", value(practice.before)}, {"after", value(practice.after)}}),
          type::kBody);
    ui.gap(space::kS);
}

void draw_follow(Ui& ui, const Model& model, const Exercise& exercise, const Practice& practice) {
    if (!exercise.follow.asked() || practice.state == Practice::State::draft) return;
    ui.gap(space::kL);
    Card card(ui, "follow", exercise.follow.question);
    if (is_withheld(model, exercise, practice.person)) return prose(ui, "withheld", ui.word("exercise.withheld"));
    draw_answers(ui, model, exercise.follow.fields, practice.later);
    const bool open = practice.follow == Practice::Follow::open;
    if (open && practice.due && practice.state == Practice::State::done)
        muted(ui, "due", ui.word("practised.due", {{"date", day_text(ui, *practice.due)}}), type::kBody);
    if (practice.follow == Practice::Follow::let_go) muted(ui, "let go", ui.word("practised.let_go"), type::kBody);
    ui.gap(space::kS);
    Flow flow(ui);
    if (flow.button("tell", ui.word(practice.later.empty() ? "practised.tell" : "practised.tell_more")))
        ui.emit(action::FollowUpOn{practice.id});
    if (!open) return;
    if (flow.button("later", ui.word("practised.later"), {.kind = ButtonKind::plain}))
        ui.emit(action::PutOffFollowUp{practice.id, 7});
    if (flow.button("go", ui.word("practised.go"), {.kind = ButtonKind::plain}))
        ui.emit(action::PutOffFollowUp{practice.id, 0});
}

// Plans made for this record, or what this plan was made for.
void draw_plans(Ui& ui, const Model& model, const Practice& practice) {
    std::vector<const Practice*> shown;
    for (const Practice& one : model.document.practices) {
        const bool plan = one.of == practice.id && one.state != Practice::State::draft;
        if (plan || (!practice.of.is_nil() && one.id == practice.of)) shown.push_back(&one);
    }
    if (shown.empty()) return;
    ui.gap(space::kL);
    Card card(ui, "plans", ui.word(practice.of.is_nil() ? "practised.plans" : "practised.plan.of"));
    for (const Practice* one : shown) {
        const FieldAnswer* then = find_answer(one->answers, "then");
        const std::string title = then && !then->text.empty() ? then->text : title_of(ui, model, *one);
        if (list_row(ui, to_text(one->id), title, when_words(ui, model, *one)))
            ui.emit(action::Open{Screen::practised, one->id});
    }
}

// Kinds of support in an order that follows from what was chosen, each with its reason. No provider, no address.
void draw_support(Ui& ui, const Practice& practice) {
    const auto has = [&](const char* field, std::string_view pick) {
        const FieldAnswer* answer = find_answer(practice.answers, field);
        return answer && std::find(answer->picks.begin(), answer->picks.end(), pick) != answer->picks.end();
    };
    const bool afraid = has("concerns", "afraid");
    const bool harm = has("concerns", "self-harm");
    const bool body =
        has("concerns", "sleep") || has("concerns", "low") || has("concerns", "unreal") || has("concerns", "drink");
    std::vector<std::string_view> kinds;
    const auto add = [&](std::string_view kind, bool when) {
        if (when && std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
    };
    add("help-now", harm);
    add("abuse-service", afraid);
    add("doctor", body || harm);
    add("individual", has("kinds", "individual") || has("goals", "past") || has("goals", "trust") || body);
    const bool together = !afraid;  // talking openly before somebody one fears can cost dearly
    add("couple", together && (has("kinds", "couple") || has("format", "together")));
    add("family", together && (has("kinds", "family") || has("goals", "parenting")));
    add("peers", has("kinds", "peers") || has("format", "group") || has("goals", "loss") || has("goals", "break-up"));
    add("community", has("kinds", "community") || has("goals", "lonely"));
    add("helpline", has("kinds", "helpline") || has("format", "phone"));
    add("trusted", true);
    ui.gap(space::kL);
    Card card(ui, "support", ui.word("support.title"));
    for (const std::string_view kind : kinds) {
        muted(ui, kind, ui.word("support." + std::string(kind)), type::kBodyStrong);
        prose(ui, "why " + std::string(kind), ui.word("support." + std::string(kind) + ".why"));
        ui.gap(space::kS);
    }
    if (button(ui, "help", ui.word("title.help"))) ui.emit(action::Open{Screen::help});
}

}  // namespace

void draw_what_was_written(Ui& ui, const Model& model, const Exercise& exercise, const Practice& practice,
                           const Practice* earlier) {
    for (const ExercisePart& part : exercise.parts) draw_answers(ui, model, part.fields, practice.answers, earlier);
    const FieldAnswer* act = find_answer(practice.answers, kActionField);
    if (act == nullptr || act->text.empty()) return;
    muted(ui, "label act", exercise.action);
    user_text(ui, "act", act->text, type::kBody);
}

void draw_practised(Ui& ui, const Model& model) {
    const Practice* practice = model.document.find_practice(model.place().id);
    if (practice == nullptr) return page_heading(ui, ui.word("practised.gone"));
    const Exercise* exercise = model.catalog.find_exercise(practice->exercise);
    page_heading(ui, title_of(ui, model, *practice));
    muted(ui, "when", when_words(ui, model, *practice), type::kBody);
    ui.gap(space::kL);
    const NumbersHere numbers(ui, practice->id);
    if (exercise && exercise->picture.kind != PictureKind::none) {
        Card card(ui, "picture card", ui.word("practised.picture"));
        draw_picture(ui, model, *exercise, *practice);
    }
    ui.gap(space::kL);
    {
        const Practice* earlier = earlier_than(model, *practice);
        Card card(ui, "answers", ui.word("practised.answers"));
        draw_ease_words(ui, *practice);
        if (exercise) draw_what_was_written(ui, model, *exercise, *practice, earlier);
        draw_bare_answers(ui, exercise, *practice);
    }
    if (const Practice* earlier = earlier_than(model, *practice)) {
        ui.gap(space::kL);
        Card card(ui, "earlier", ui.word("practised.earlier"));
        if (list_row(ui, to_text(earlier->id), when_words(ui, model, *earlier), {}))
            ui.emit(action::Open{Screen::practised, earlier->id});
    }
    if (exercise && exercise->id == kSupportExercise) draw_support(ui, *practice);
    if (exercise) draw_follow(ui, model, *exercise, *practice);
    draw_plans(ui, model, *practice);
    ui.gap(space::kL);
    {
        Flow flow(ui);
        const bool withheld = exercise && is_withheld(model, *exercise, practice->person);
        if (exercise && !withheld) {
            if (flow.button("again", ui.word("practised.again")))
                ui.emit(action::StartExercise{exercise->id, practice->person});
            if (flow.button("change", ui.word("practised.change"))) ui.emit(action::ResumePractice{practice->id});
        }
        const bool plan = exercise && exercise->id == kPlanExercise;
        if (exercise && !withheld && !plan && flow.button("plan", ui.word("practised.plan")))
            ui.emit(action::StartExercise{std::string(kPlanExercise), practice->person, practice->id});
        const bool resting = practice->state == Practice::State::resting;
        if (flow.button("rest", ui.word(resting ? "practised.wake" : "practised.rest"),
                        {.kind = ButtonKind::plain, .description = ui.word("practised.rest.help")}))
            ui.emit(action::RestPractice{practice->id, !resting});
        const FieldAnswer* sentence = exercise ? find_answer(practice->answers, exercise->copy) : nullptr;
        if (sentence && !sentence->text.empty() && flow.button("copy", ui.word("practised.copy")))
            ui.emit(action::CopyAnswer{practice->id});
        if (flow.button("print", ui.word("common.print"), {.kind = ButtonKind::plain})) ui.emit(action::Print{});
        if (flow.button("delete", ui.word("entry.delete"), {.kind = ButtonKind::plain}))
            ui.emit(action::DeletePractice{practice->id});
    }
    if (exercise) draw_exercise_rows(ui, model, exercise->offers, ui.word("practised.offers"));
    ui.gap(space::kXxl);
}

}  // namespace mooring
