// The way to earned security: what is due, what may come next and why, and all exercises in the three steps of the
// path. Nothing is locked, nothing is counted against anybody.
#include <algorithm>

#include "core/holds.h"
#include "ui/answers.h"
#include "ui/dates.h"
#include "ui/fields.h"
#include "ui/layers.h"
#include "ui/picture_shapes.h"
#include "ui/pictures.h"
#include "ui/views/exercise_parts.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

std::string times_words(const Ui& ui, const Model& model, const std::string& exercise) {
    const auto found = model.derived.practice.times.find(exercise);
    const int times = found == model.derived.practice.times.end() ? 0 : found->second;
    if (times == 0) return {};
    return times == 1 ? std::string(ui.word("practice.once"))
                      : ui.word("practice.times", {{"count", std::to_string(times)}});
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

// What fits a situation that the person names: nobody has to have logged it first.
void draw_situations(Ui& ui, PracticeView& view, const Model& model) {
    struct Situation {
        const char* key;
        std::vector<const char*> fits;  // exercises, and questions to write about
    };
    static const Situation kSituations[] = {{"now.talk", {"e20", "e21", "if-then"}},
                                            {"now.quarrel", {"e27", "e24"}},
                                            {"now.break_up", {"e26", "e05", "e18", "J43", "J47"}},
                                            {"now.heavy", {"security-recall", "e26", "J36"}},
                                            {"now.cling", {"e07", "security-recall", "J37"}},
                                            {"now.flee", {"e25", "e23", "J31"}}};
    Card card(ui, "situations", ui.word("now.title"));
    {
        Flow flow(ui, space::kS);
        for (const Situation& situation : kSituations) {
            const bool on = view.situation == situation.key;
            if (flow.chip(situation.key, ui.word(situation.key), on)) view.situation = on ? "" : situation.key;
        }
    }
    for (const Situation& situation : kSituations) {
        if (view.situation != situation.key) continue;
        ui.gap(space::kS);
        for (const char* id : situation.fits) {
            if (const Exercise* exercise = model.catalog.find_exercise(id)) {
                if (list_row(ui, id, exercise->title, exercise->summary))
                    ui.emit(action::Open{Screen::exercise, {}, id});
            } else if (const Prompt* prompt = model.catalog.find_prompt(id)) {
                if (list_row(ui, id, ui.word("today.prompt.write"), prompt->text)) ui.emit(action::NewEntry{id});
            }
        }
    }
}

// What the path is narrowed to besides a skill: chips that are kept for this visit. 0: everything.
struct PathFilter {
    float &depth, &context, &side;
    bool fits(const Exercise& exercise) const {
        static constexpr const char* kContexts[] = {"partner", "friend", "family"};
        const auto& contexts = exercise.contexts;
        const bool here = context == 0 || contexts.empty() || holds(contexts, std::string("any")) ||
                          holds(contexts, std::string(kContexts[static_cast<int>(context) - 1]));
        const bool deep = depth == 0 || static_cast<float>(exercise.depth) + 1 == depth;
        return here && deep &&
               (side == 0 || exercise.side == Side::both || static_cast<float>(exercise.side) + 1 == side);
    }
};

PathFilter draw_path_filter(Ui& ui) {
    PathFilter filter{ui.kept(ui.id("path depth")), ui.kept(ui.id("path context")), ui.kept(ui.id("path side"))};
    const struct {
        float& value;
        std::vector<const char*> keys;
    } rows[] = {{filter.context, {"prompts.partner", "prompts.friendship", "prompts.family"}},
                {filter.depth, {"prompts.light", "prompts.medium", "prompts.deep"}},
                {filter.side, {"prompts.anxiety", "prompts.avoidance"}}};
    for (const auto& row : rows) {
        if (&row != rows) ui.gap(space::kS);
        Flow flow(ui, space::kS);  // a line of its own: one of each may be chosen
        for (std::size_t i = 0; i < row.keys.size(); ++i) {
            const auto choice = static_cast<float>(i + 1);
            const bool on = row.value == choice;
            if (flow.chip(row.keys[i], ui.word(row.keys[i]), on)) row.value = on ? 0 : choice;
        }
    }
    return filter;
}

void draw_path(Ui& ui, const PracticeView& view, const Model& model) {
    const PathFilter filter = draw_path_filter(ui);
    for (int step = 0; step < kPathSteps; ++step) {
        const std::string at = std::to_string(step);
        std::vector<const Exercise*> shown;
        for (const std::size_t place : model.catalog.path) {
            const Exercise& exercise = model.catalog.exercises[place];
            const bool has_skill =
                view.skill == 0 || std::any_of(exercise.skills.begin(), exercise.skills.end(),
                                               [&](Skill skill) { return static_cast<int>(skill) + 1 == view.skill; });
            if (static_cast<int>(exercise.step) == step && has_skill && filter.fits(exercise))
                shown.push_back(&exercise);
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

}  // namespace

void draw_due(Ui& ui, const Model& model) {
    if (model.derived.practice.due.empty()) return;
    Card card(ui, "due", ui.word("practice.due"));
    for (const RecordId& id : model.derived.practice.due) {
        const Practice* practice = model.document.find_practice(id);
        const Exercise* exercise = practice ? model.catalog.find_exercise(practice->exercise) : nullptr;
        if (exercise && list_row(ui, to_text(id), exercise->follow.question,
                                 exercise->title + " \u00B7 " + when_words(ui, model, *practice)))
            ui.emit(action::FollowUpOn{id});
    }
}

namespace {

void draw_not_now(Ui& ui, Flow& flow, const std::string& id) {
    if (flow.button("not now", ui.word("practice.not_now"),
                    {.kind = ButtonKind::plain, .description = ui.word("practice.not_now.help")}))
        ui.emit(action::PutOffExercise{id});
}

void draw_suggested_prompt(Ui& ui, const Prompt& prompt, const Suggestion& suggestion) {
    Card card(ui, "suggestion " + prompt.id, ui.word("practice.prompt"));
    prose(ui, "text", prompt.text);
    ui.gap(space::kXs);
    muted(ui, "because", ui.word(suggestion.because));
    ui.gap(space::kM);
    Flow flow(ui);
    if (flow.button("write", ui.word("today.prompt.write"), {.kind = ButtonKind::primary, .icon = Icon::write}))
        ui.emit(action::NewEntry{prompt.id});
    draw_not_now(ui, flow, prompt.id);
}

}  // namespace

void draw_suggestions(Ui& ui, const Model& model, std::size_t most) {
    const auto& suggestions = model.derived.practice.suggestions;
    for (std::size_t i = 0; i < std::min(most, suggestions.size()); ++i) {
        const Exercise* exercise = model.catalog.find_exercise(suggestions[i].exercise);
        const Prompt* prompt = model.catalog.find_prompt(suggestions[i].exercise);
        if (exercise == nullptr && prompt == nullptr) continue;
        if (i > 0) ui.gap(space::kL);
        if (prompt) {
            draw_suggested_prompt(ui, *prompt, suggestions[i]);
            continue;
        }
        Card card(ui, "suggestion " + exercise->id, exercise->title);
        prose(ui, "summary", exercise->summary);
        ui.gap(space::kXs);
        muted(ui, "because", ui.word(suggestions[i].because));
        ui.gap(space::kM);
        Flow flow(ui);
        if (flow.button("open", ui.word("practice.look"), {.kind = ButtonKind::primary}))
            ui.emit(action::Open{Screen::exercise, {}, exercise->id});
        draw_not_now(ui, flow, exercise->id);
    }
}

void draw_practice(Ui& ui, PracticeView& view, const Model& model) {
    prose(ui, "about", ui.word("practice.about"));
    ui.gap(space::kL);
    if (const Brooding found = brooding(model); found != Brooding::none) {
        notice(ui, "pause", ui.word(pause_key(found)));
        ui.gap(space::kL);
    }
    draw_due(ui, model);
    if (!model.derived.practice.due.empty()) ui.gap(space::kL);
    draw_unfinished(ui, model);
    draw_suggestions(ui, model, 2);
    ui.gap(space::kL);
    draw_situations(ui, view, model);
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
    ui.gap(space::kS);
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

namespace {

// How often what was picked over all the times, in words: it says which way one tends to go, never how well.
void draw_pick_counts(Ui& ui, const Exercise& exercise, const std::vector<const Practice*>& done) {
    if (done.size() < 2 || ui.hide_numbers) return;
    for (const std::string& id : exercise.count) {
        const ExerciseField* field = find_field(exercise, id);
        std::string words;
        for (const PickCount& count : count_picks(done, *field)) {
            const std::string_view option = pick_words(*field, count.option);
            const std::string_view name =
                !option.empty() ? option : ui.word(field->kind == FieldKind::number ? "count.all" : "heat.own");
            words += (words.empty() ? "" : " \u00B7 ") +
                     ui.word("count.pick", {{"what", name}, {"count", std::to_string(count.times)}});
        }
        if (words.empty()) continue;
        muted(ui, "count " + id, field->label + " " + words, type::kBody);
        ui.gap(space::kS);
    }
}

}  // namespace

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
        const Brooding found = brooding(model);
        notice(ui, "deep", ui.word(found == Brooding::none ? "exercise.deep.before" : pause_key(found)));
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
        draw_pick_counts(ui, *exercise, done);
        draw_rows(ui, model, done, false);
    }
    draw_card_rows(ui, model, exercise->learn);
    draw_evidence(ui, model, exercise->evidence);
    ui.gap(space::kXxl);
}

void draw_practices_about(Ui& ui, const Model& model, const RecordId& person) {
    const auto found = finished(model, [&](const Practice& practice) { return practice.person == person; });
    if (found.empty()) muted(ui, "no practice", ui.word("person.no_practice"), type::kBody);
    draw_rows(ui, model, found, true);
}

std::string minutes_words(const Ui& ui, int minutes) {
    return ui.word("practice.minutes", {{"minutes", std::to_string(minutes)}});
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

}  // namespace mooring
