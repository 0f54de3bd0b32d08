// The way to earned security: what is due, what may come next and why, and all exercises in the three steps of the
// path. Nothing is locked, nothing is counted against anybody.
#include <algorithm>

#include "core/search.h"
#include "ui/answers.h"
#include "ui/dates.h"
#include "ui/fields.h"
#include "ui/layers.h"
#include "ui/pictures.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

std::string minutes_words(const Ui& ui, int minutes) {
    return ui.word("practice.minutes", {{"minutes", std::to_string(minutes)}});
}

std::string times_words(const Ui& ui, const Model& model, const std::string& exercise) {
    const auto found = model.derived.practice.times.find(exercise);
    const int times = found == model.derived.practice.times.end() ? 0 : found->second;
    if (times == 0) return {};
    return times == 1 ? std::string(ui.word("practice.once"))
                      : ui.word("practice.times", {{"count", std::to_string(times)}});
}

std::string title_of(const Ui& ui, const Model& model, const Practice& practice) {
    const Exercise* exercise = model.catalog.find_exercise(practice.exercise);
    return exercise ? exercise->title : std::string(ui.word("practised.gone"));
}

std::string when_words(const Ui& ui, const Model& model, const Practice& practice) {
    std::string words = day_text(ui, practice.when.day);
    if (!practice.person.is_nil()) words += " \u00B7 " + about_words(ui, model, practice.person);
    return words;
}

// What was finished, newest first. A few at first: somebody may have done one exercise a thousand times.
void draw_rows(Ui& ui, const Model& model, const std::vector<const Practice*>& practices, bool titles) {
    constexpr std::size_t kAtFirst = 5;
    constexpr float kMore = 20;
    float& more = ui.kept(ui.id("rows"));
    const std::size_t shown = std::min(practices.size(), kAtFirst + static_cast<std::size_t>(more));
    for (std::size_t i = 0; i < shown; ++i) {
        const Practice& practice = *practices[i];
        const std::string when = when_words(ui, model, practice);
        const std::string title = titles ? title_of(ui, model, practice) : when;
        if (list_row(ui, to_text(practice.id), title, titles ? when : std::string()))
            ui.emit(action::Open{Screen::practised, practice.id});
    }
    if (shown < practices.size() && button(ui, "more", ui.word("practice.show_more"), {.kind = ButtonKind::plain}))
        more += kMore;
}

template <class Wanted>
std::vector<const Practice*> finished(const Model& model, Wanted wanted) {
    std::vector<const Practice*> found;
    for (const Practice& practice : model.document.practices) {
        if (practice.state != Practice::State::draft && wanted(practice)) found.push_back(&practice);
    }
    return found;
}

void draw_unfinished(Ui& ui, const Model& model) {
    const auto& practices = model.document.practices;
    const auto is_draft = [](const Practice& practice) { return practice.state == Practice::State::draft; };
    if (std::none_of(practices.begin(), practices.end(), is_draft)) return;
    Card card(ui, "unfinished", ui.word("practice.unfinished"));
    for (const Practice& practice : practices) {
        if (!is_draft(practice)) continue;
        if (list_row(ui, to_text(practice.id), title_of(ui, model, practice), when_words(ui, model, practice)))
            ui.emit(action::ResumePractice{practice.id});
    }
}

void draw_path(Ui& ui, const PracticeView& view, const Model& model) {
    for (int step = 0; step < kPathSteps; ++step) {
        const std::string at = std::to_string(step);
        std::vector<const Exercise*> shown;
        for (const std::size_t place : model.catalog.path) {
            const Exercise& exercise = model.catalog.exercises[place];
            const bool has_skill =
                view.skill == 0 || std::any_of(exercise.skills.begin(), exercise.skills.end(),
                                               [&](Skill skill) { return static_cast<int>(skill) + 1 == view.skill; });
            if (static_cast<int>(exercise.step) == step && has_skill) shown.push_back(&exercise);
        }
        if (shown.empty()) continue;
        ui.gap(space::kL);
        Card card(ui, "step " + at, ui.word("path." + at));
        prose(ui, "about", ui.word("path." + at + ".about"));
        ui.gap(space::kS);
        for (const Exercise* exercise : shown) {
            const std::string times = times_words(ui, model, exercise->id);
            const std::string aside = times.empty() ? minutes_words(ui, exercise->minutes) : times;
            if (list_row(ui, exercise->id, exercise->title, exercise->summary, aside))
                ui.emit(action::Open{Screen::exercise, {}, exercise->id});
        }
    }
}

void draw_counts(Ui& ui, const Model& model) {
    const PracticeDerived& derived = model.derived.practice;
    if (derived.times.empty()) return;
    ui.gap(space::kL);
    Card card(ui, "counts", ui.word("practice.counts"));
    const std::string days = ui.word("practice.days", {{"count", std::to_string(derived.days.size())}});
    prose(ui, "days", days);
    ui.gap(space::kS);
    draw_day_dots(ui, "dots", ui.word("practice.counts"), days, derived.days, model.today);
    ui.gap(space::kS);
    for (int i = 0; i < kSkills; ++i) {
        const int count = derived.skills[static_cast<std::size_t>(i)];
        if (count == 0) continue;
        const std::string name(skill_name(static_cast<Skill>(i)));
        muted(ui, name,
              ui.word("practice.skill", {{"skill", ui.word("skill." + name)}, {"count", std::to_string(count)}}),
              type::kBody);
    }
}

void draw_evidence(Ui& ui, const Model& model, const std::vector<std::string>& ids) {
    if (ids.empty()) return;
    ui.gap(space::kL);
    Card card(ui, "evidence", ui.word("evidence.title"));
    for (const std::string& id : ids) {
        const Evidence* evidence = model.catalog.find_evidence(id);
        if (evidence == nullptr) continue;
        prose(ui, "text " + id, evidence->text);
        muted(ui, "source " + id,
              evidence->doi.empty() ? evidence->source : evidence->source + " \u00B7 " + evidence->doi);
        ui.gap(space::kS);
    }
}

void draw_exercise_rows(Ui& ui, const Model& model, const std::vector<std::string>& ids, std::string_view title) {
    if (ids.empty()) return;
    ui.gap(space::kL);
    Card card(ui, "offers", title);
    for (const std::string& id : ids) {
        const Exercise* exercise = model.catalog.find_exercise(id);
        if (exercise && list_row(ui, id, exercise->title, exercise->summary))
            ui.emit(action::Open{Screen::exercise, {}, id});
    }
}

void draw_card_rows(Ui& ui, const Model& model, const std::vector<std::string>& ids) {
    if (ids.empty()) return;
    ui.gap(space::kL);
    Card card(ui, "learn", ui.word("exercise.learn"));
    for (const std::string& id : ids) {
        const LearnCard* learn = model.catalog.find_learn_card(id);
        if (learn && list_row(ui, id, learn->title, minutes_words(ui, learn->minutes)))
            ui.emit(action::Open{Screen::learn_card, {}, id});
    }
}

// The finished record of the same exercise before this one, or null.
const Practice* earlier_than(const Model& model, const Practice& practice) {
    bool passed = false;
    for (const Practice& one : model.document.practices) {  // newest first
        if (passed && one.exercise == practice.exercise && one.state != Practice::State::draft) return &one;
        passed = passed || one.id == practice.id;
    }
    return nullptr;
}

// With `earlier`, numbers stand beside those of the time before.
void draw_answers(Ui& ui, const Model& model, const std::vector<ExerciseField>& fields,
                  const std::vector<FieldAnswer>& answers, const Practice* earlier = nullptr) {
    for (const ExerciseField& field : fields) {
        std::string words = answer_words(ui, model, field, find_answer(answers, field.id));
        if (words.empty()) continue;
        const FieldAnswer* before = earlier ? find_answer(earlier->answers, field.id) : nullptr;
        if (before && before->number && field.kind != FieldKind::date)
            words += " \u00B7 " + ui.word("practised.last", {{"value", answer_words(ui, model, field, before)}});
        muted(ui, "label " + field.id, field.label);
        user_text(ui, "answer " + field.id, words, type::kBody);
        ui.gap(space::kS);
    }
}

// Of an exercise that is not there any more: the words as they were written.
void draw_bare_answers(Ui& ui, const Practice& practice) {
    user_text(ui, "words", words_of(practice), type::kBody);
}

void draw_ease_words(Ui& ui, const Practice& practice) {
    if (!practice.before && !practice.after) return;
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

void draw_due(Ui& ui, const Model& model) {
    if (model.derived.practice.due.empty()) return;
    Card card(ui, "due", ui.word("practice.due"));
    for (const RecordId& id : model.derived.practice.due) {
        const Practice* practice = model.document.find_practice(id);
        const Exercise* exercise = practice ? model.catalog.find_exercise(practice->exercise) : nullptr;
        if (exercise && list_row(ui, to_text(id), exercise->follow.question,
                                 exercise->title + " \u00B7 " + when_words(ui, model, *practice)))
            ui.emit(action::Open{Screen::practised, id});
    }
}

void draw_suggestions(Ui& ui, const Model& model, std::size_t most) {
    const auto& suggestions = model.derived.practice.suggestions;
    for (std::size_t i = 0; i < std::min(most, suggestions.size()); ++i) {
        const Exercise* exercise = model.catalog.find_exercise(suggestions[i].exercise);
        if (exercise == nullptr) continue;
        if (i > 0) ui.gap(space::kL);
        Card card(ui, "suggestion " + exercise->id, exercise->title);
        prose(ui, "summary", exercise->summary);
        muted(ui, "because", ui.word(suggestions[i].because));
        ui.gap(space::kM);
        Flow flow(ui);
        if (flow.button("open", ui.word("practice.look"), {.kind = ButtonKind::primary}))
            ui.emit(action::Open{Screen::exercise, {}, exercise->id});
        if (flow.button("not now", ui.word("practice.not_now"),
                        {.kind = ButtonKind::plain, .description = ui.word("practice.not_now.help")}))
            ui.emit(action::PutOffExercise{exercise->id});
    }
}

void draw_practice(Ui& ui, PracticeView& view, const Model& model) {
    prose(ui, "about", ui.word("practice.about"));
    ui.gap(space::kL);
    if (model.derived.practice.heavy) {
        notice(ui, "heavy", ui.word("practice.heavy"));
        ui.gap(space::kL);
    }
    draw_due(ui, model);
    if (!model.derived.practice.due.empty()) ui.gap(space::kL);
    draw_unfinished(ui, model);
    draw_suggestions(ui, model, 2);
    ui.gap(space::kL);
    {
        Card card(ui, "more", ui.word("practice.more"));
        if (list_row(ui, "statements", ui.word("title.statements"), ui.word("statements.line")))
            ui.emit(action::Open{Screen::statements});
        if (list_row(ui, "learn", ui.word("title.learn"), ui.word("learn.line"))) ui.emit(action::Open{Screen::learn});
    }
    ui.gap(space::kL);
    std::vector<Choice> skills{{0, ui.word("practice.all_skills")}};
    for (int i = 0; i < kSkills; ++i)
        skills.push_back({i + 1, ui.word("skill." + std::string(skill_name(static_cast<Skill>(i))))});
    if (const auto skill = select(ui, "skill", ui.word("practice.filter"), skills, view.skill, 280))
        view.skill = *skill;
    draw_path(ui, view, model);
    draw_counts(ui, model);
    const auto all = finished(model, [](const Practice&) { return true; });
    if (!all.empty()) {
        ui.gap(space::kL);
        Card card(ui, "latest", ui.word("practice.latest"));
        draw_rows(ui, model, all, true);
    }
    ui.gap(space::kXxl);
}

void draw_exercise(Ui& ui, const Model& model) {
    const Exercise* exercise = model.catalog.find_exercise(model.place().key);
    if (exercise == nullptr) return page_heading(ui, ui.word("practised.gone"));
    page_heading(ui, exercise->title);
    std::string line = minutes_words(ui, exercise->minutes);
    for (const Skill skill : exercise->skills)
        line += " \u00B7 " + std::string(ui.word("skill." + std::string(skill_name(skill))));
    muted(ui, "line", line, type::kBody);
    ui.gap(space::kL);
    prose(ui, "about", exercise->about);
    ui.gap(space::kM);
    if (exercise->gated) notice(ui, "gated", ui.word("exercise.gated"));
    if (exercise->gated) ui.gap(space::kM);
    if (exercise->depth == Depth::deep) {
        notice(ui, "deep", ui.word(model.derived.practice.heavy ? "practice.heavy" : "exercise.deep.before"));
        ui.gap(space::kM);
    }
    const bool statements = exercise->id == kStatementExercise;
    if (button(ui, "begin", ui.word(statements ? "exercise.statements" : "exercise.begin"),
               {.kind = ButtonKind::primary})) {
        if (statements) ui.emit(action::Open{Screen::statements});
        if (!statements) ui.emit(action::StartExercise{exercise->id});
    }
    const auto done = finished(model, [&](const Practice& practice) { return practice.exercise == exercise->id; });
    if (!done.empty()) {
        ui.gap(space::kL);
        Card card(ui, "times", ui.word("exercise.times"));
        draw_picture(ui, model, *exercise, *done.front());
        ui.gap(space::kS);
        draw_rows(ui, model, done, false);
    }
    draw_card_rows(ui, model, exercise->learn);
    draw_evidence(ui, model, exercise->evidence);
    ui.gap(space::kXxl);
}

void draw_practised(Ui& ui, const Model& model) {
    const Practice* practice = model.document.find_practice(model.place().id);
    if (practice == nullptr) return page_heading(ui, ui.word("practised.gone"));
    const Exercise* exercise = model.catalog.find_exercise(practice->exercise);
    page_heading(ui, title_of(ui, model, *practice));
    muted(ui, "when", when_words(ui, model, *practice), type::kBody);
    ui.gap(space::kL);
    if (exercise && exercise->picture.kind != PictureKind::none) {
        Card card(ui, "picture card", ui.word("practised.picture"));
        draw_picture(ui, model, *exercise, *practice);
    }
    ui.gap(space::kL);
    {
        const Practice* earlier = earlier_than(model, *practice);
        Card card(ui, "answers", ui.word("practised.answers"));
        draw_ease_words(ui, *practice);
        if (exercise == nullptr) draw_bare_answers(ui, *practice);
        for (std::size_t i = 0; exercise && i < exercise->parts.size(); ++i)
            draw_answers(ui, model, exercise->parts[i].fields, practice->answers, earlier);
        if (const FieldAnswer* act = find_answer(practice->answers, kActionField);
            act && exercise && !act->text.empty()) {
            muted(ui, "label act", exercise->action);
            user_text(ui, "act", act->text, type::kBody);
        }
    }
    if (const Practice* earlier = earlier_than(model, *practice)) {
        ui.gap(space::kL);
        Card card(ui, "earlier", ui.word("practised.earlier"));
        if (list_row(ui, to_text(earlier->id), when_words(ui, model, *earlier), {}))
            ui.emit(action::Open{Screen::practised, earlier->id});
    }
    if (exercise && exercise->id == kSupportExercise) draw_support(ui, *practice);
    if (exercise) draw_follow(ui, model, *exercise, *practice);
    ui.gap(space::kL);
    {
        Flow flow(ui);
        const bool withheld = exercise && is_withheld(model, *exercise, practice->person);
        if (exercise && !withheld) {
            if (flow.button("again", ui.word("practised.again")))
                ui.emit(action::StartExercise{exercise->id, practice->person});
            if (flow.button("change", ui.word("practised.change"))) ui.emit(action::ResumePractice{practice->id});
        }
        const bool resting = practice->state == Practice::State::resting;
        if (flow.button("rest", ui.word(resting ? "practised.wake" : "practised.rest"),
                        {.kind = ButtonKind::plain, .description = ui.word("practised.rest.help")}))
            ui.emit(action::RestPractice{practice->id, !resting});
        if (flow.button("print", ui.word("common.print"), {.kind = ButtonKind::plain})) ui.emit(action::Print{});
        if (flow.button("delete", ui.word("entry.delete"), {.kind = ButtonKind::plain}))
            ui.emit(action::DeletePractice{practice->id});
    }
    if (exercise) draw_exercise_rows(ui, model, exercise->offers, ui.word("practised.offers"));
    ui.gap(space::kXxl);
}

void draw_practices_about(Ui& ui, const Model& model, const RecordId& person) {
    const auto found = finished(model, [&](const Practice& practice) { return practice.person == person; });
    if (found.empty()) muted(ui, "no practice", ui.word("person.no_practice"), type::kBody);
    draw_rows(ui, model, found, true);
}

namespace {
// The ids of the cards in which every word occurs.
std::vector<std::string> find_cards(const Model& model, std::string_view words) {
    const auto terms = search_terms(words);
    std::vector<std::string> found;
    for (const LearnCard& card : model.catalog.learn_cards) {
        std::string text = card.title;
        for (const LearnSection& section : card.sections) text += "\n" + section.heading + "\n" + section.text;
        if (matches(fold(text), terms)) found.push_back(card.id);
    }
    return found;
}
}  // namespace

void draw_learn(Ui& ui, LearnView& view, const Model& model) {
    prose(ui, "about", ui.word("learn.about"));
    ui.gap(space::kL);
    if (auto text = search_field(ui, "find", ui.word("learn.find"), view.find)) {
        view.find = std::move(*text);
        view.found = find_cards(model, view.find);
    }
    ui.gap(space::kM);
    if (!view.find.empty() && view.found.empty()) return prose(ui, "none", ui.word("learn.none"));
    Card card(ui, "cards", {});
    for (const LearnCard& one : model.catalog.learn_cards) {
        const bool shown =
            view.find.empty() || std::find(view.found.begin(), view.found.end(), one.id) != view.found.end();
        if (shown && list_row(ui, one.id, one.title, minutes_words(ui, one.minutes)))
            ui.emit(action::Open{Screen::learn_card, {}, one.id});
    }
}

void draw_learn_card(Ui& ui, const Model& model) {
    const LearnCard* card = model.catalog.find_learn_card(model.place().key);
    if (card == nullptr) return page_heading(ui, ui.word("practised.gone"));
    page_heading(ui, card->title);
    muted(ui, "minutes", minutes_words(ui, card->minutes), type::kBody);
    for (std::size_t i = 0; i < card->sections.size(); ++i) {
        const LearnSection& section = card->sections[i];
        const std::string at = std::to_string(i);
        ui.gap(space::kL);
        if (!section.heading.empty()) heading(ui, "heading " + at, 2, section.heading);
        ui.gap(space::kXs);
        prose(ui, "text " + at, section.text, type::kWriting);
    }
    draw_exercise_rows(ui, model, card->exercises, ui.word("learn.exercises"));
    draw_evidence(ui, model, card->evidence);
    ui.gap(space::kXxl);
}

}  // namespace mooring
