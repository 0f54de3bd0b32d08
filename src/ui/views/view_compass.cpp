#include <algorithm>

#include "app/result_sheet.h"
#include "core/holds.h"
#include "ui/dates.h"
#include "ui/layers.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

// The words of the nearest anchor below or at a value.
std::string anchor_words(const Instrument& form, int value) {
    std::string words;
    for (const Anchor& anchor : form.anchors) {
        if (anchor.value <= value) words = anchor.text;
    }
    return words;
}

void draw_start(Ui& ui, const Model& model) {
    const Instrument* form = model.catalog.find_instrument(kQuickForm);
    if (form == nullptr) return;
    Card card(ui, "start", form->title);
    prose(ui, "about", ui.word("compass.about"));
    ui.gap(space::kM);
    muted(ui, "length", ui.word("compass.length"));
    ui.gap(space::kL);
    if (!model.document.sitting_drafts.empty()) {
        muted(ui, "busy", ui.word("compass.forms.busy"), type::kBody);
        return;
    }
    const int wait = days_until_retest(model, *form);
    if (wait > 0) {
        prose(ui, "wait",
              ui.word("compass.wait", {{"days", std::to_string(wait)}, {"date", day_text(ui, model.today + wait)}}));
        ui.gap(space::kM);
    }
    const std::string_view label = ui.word(model.document.sittings.empty() ? "compass.start" : "compass.again");
    const ButtonKind kind = wait > 0 ? ButtonKind::quiet : ButtonKind::primary;
    Flow flow(ui);
    if (flow.button("begin", label, {.kind = kind})) ui.emit(action::StartSitting{kQuickForm});
    // Only before the first result: afterwards it would be a memory of that.
    const bool before = !model.document.settings.self_asked && model.document.sittings.empty();
    if (before && flow.button("self", ui.word("self.open"), {.kind = ButtonKind::plain})) {
        ui.emit(action::Open{Screen::place_self});
    }
}

// The other forms, each with how long it takes.
void draw_forms_card(Ui& ui, const Model& model) {
    Card card(ui, "forms", ui.word("compass.forms.title"));
    const bool busy = !model.document.sitting_drafts.empty();
    for (const char* id : {kLongForm, kPulse}) {
        const Instrument* form = model.catalog.find_instrument(id);
        if (form == nullptr) continue;
        const int wait = days_until_retest(model, *form);
        const std::string key = std::string("compass.form.") + id;
        const std::string aside =
            wait > 0 ? ui.word("compass.form.wait", {{"date", day_short(ui, model.today + wait)}}) : "";
        if (list_row(ui, id, form->title, ui.word(key), aside) && !busy) ui.emit(action::StartSitting{id});
    }
    if (list_row(ui, "person form", ui.word("compass.form.person"), ui.word("compass.form.compass-10"))) {
        ui.emit(action::Section{Screen::people});
    }
    if (list_row(ui, "own", ui.word("title.forms"), ui.word("compass.form.own"))) ui.emit(action::Open{Screen::forms});
    if (list_row(ui, "events", ui.word("title.events"), ui.word("compass.form.events"))) {
        ui.emit(action::Open{Screen::events});
    }
}

// What the history can be narrowed to: everything, in general, each person that was answered about.
struct Filters {
    std::vector<std::string> names;
    std::vector<std::optional<RecordId>> people;  // absent: all; nil: in general
};

Filters filters_of(const Ui& ui, const Model& model) {
    Filters filters{{std::string(ui.word("compass.filter.all")), std::string(ui.word("compass.filter.general"))},
                    {std::nullopt, RecordId{}}};
    for (const Person& person : model.document.persons) {
        const auto& all = model.derived.sittings;
        const bool any = std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.person == person.id; });
        if (!any) continue;
        filters.names.push_back(person.name);
        filters.people.emplace_back(person.id);
    }
    return filters;
}

// The forms that were answered, Mooring's own and those brought in. Nothing to choose among one.
void draw_form_filter(Ui& ui, CompassView& view, const Model& model) {
    std::vector<std::string> forms;
    for (const ScoredSitting& sitting : model.derived.sittings) {
        if (!holds(forms, sitting.form)) forms.push_back(sitting.form);
    }
    if (!holds(forms, view.form)) view.form.clear();
    if (forms.size() < 2) return;
    std::vector<std::string> titles{std::string(ui.word("compass.filter.all"))};
    for (const std::string& form : forms) titles.push_back(form_title(ui, model, form));
    std::vector<Choice> choices;
    int now = 0;
    for (std::size_t i = 0; i < titles.size(); ++i) {
        choices.push_back({static_cast<int>(i), titles[i]});
        if (i > 0 && forms[i - 1] == view.form) now = static_cast<int>(i);
    }
    if (const auto chosen = select(ui, "form filter", ui.word("progress.form"), choices, now, 280))
        view.form = *chosen == 0 ? std::string() : forms[static_cast<std::size_t>(*chosen) - 1];
    ui.gap(space::kM);
}

void draw_history(Ui& ui, CompassView& view, const Model& model) {
    const auto& sittings = model.derived.sittings;
    if (sittings.empty()) return;
    ui.gap(space::kL);
    {
        Card card(ui, "change", ui.word("compass.change.title"));
        draw_change_charts(ui, model, find_series(model, kQuickForm, {}), false);
        if (find_series(model, kLongForm, {})) {
            ui.gap(space::kXl);
            heading(ui, "long", 3, form_title(ui, model, kLongForm), type::kBodyStrong);
            SemScope part(ui, node_of(ui.id("long part"), Role::group, ui.pen, {}));
            draw_change_charts(ui, model, find_series(model, kLongForm, {}), false);
        }
    }
    ui.gap(space::kL);
    Card card(ui, "history", ui.word("compass.history.title"));
    const Filters filters = filters_of(ui, model);
    const int last = static_cast<int>(filters.names.size()) - 1;
    view.filter = std::clamp(view.filter, 0, last);
    if (last > 1) {
        std::vector<Choice> choices;
        for (int i = 0; i <= last; ++i) choices.push_back({i, filters.names[static_cast<std::size_t>(i)]});
        if (const auto chosen = select(ui, "filter", ui.word("compass.filter"), choices, view.filter, 280)) {
            view.filter = *chosen;
        }
        ui.gap(space::kM);
    }
    draw_form_filter(ui, view, model);
    const auto& wanted = filters.people[static_cast<std::size_t>(view.filter)];
    std::vector<std::size_t> shown;  // newest first
    for (std::size_t i = sittings.size(); i > 0; --i) {
        const ScoredSitting& sitting = sittings[i - 1];
        if (sitting.derived || (wanted && sitting.person != *wanted)) continue;
        if (view.form.empty() || sitting.form == view.form) shown.push_back(i - 1);
    }
    const float row = list_row_height(ui);
    const RowRange range = rows_in_sight(ui, row, shown.size());
    const Area area{ui.pen.x, ui.pen.y, ui.pen.w, row * static_cast<float>(shown.size())};
    SemScope list(ui, node_of(ui.id("rows"), Role::list, area, {}));
    ui.take(row * static_cast<float>(range.first));
    for (std::size_t i = range.first; i < range.end; ++i) {
        const ScoredSitting& sitting = sittings[shown[i]];
        SemScope item(ui, row_node(ui, "row " + to_text(sitting.id), row, i, shown.size()));
        draw_sitting_row(ui, model, sitting);
    }
    ui.take(row * static_cast<float>(shown.size() - range.end));
}

}  // namespace

void draw_unfinished_sitting(Ui& ui, const Model& model, const Sitting& draft) {
    prose(ui, "text",
          ui.word("today.sitting.text",
                  {{"done", std::to_string(draft.answers.size())}, {"all", std::to_string(draft.order.size())}}));
    const bool old = model.now_ms - draft.started_ms > kOneSittingMs;
    ui.gap(space::kS);
    muted(ui, "which",
          ui.word("today.sitting.which",
                  {{"form", form_title(ui, model, draft.form)}, {"about", about_words(ui, model, draft.person)}}));
    if (old) {
        ui.gap(space::kS);
        prose(ui, "old", ui.word("today.sitting.old"));
    }
    ui.gap(space::kM);
    Flow flow(ui);
    if (flow.button("resume", ui.word("common.continue"), {.kind = ButtonKind::primary})) {
        ui.emit(action::ResumeSitting{draft.id});
    }
    if (old && flow.button("restart", ui.word("today.sitting.restart"))) ui.emit(action::RestartSitting{draft.id});
    if (flow.button("discard", ui.word("common.discard"), {.kind = ButtonKind::plain})) {
        ui.emit(action::DiscardSitting{draft.id});
    }
}

std::string form_title(const Ui& ui, const Model& model, std::string_view form) {
    const Instrument* found = find_form(model, form);
    return found ? found->title : std::string(ui.word("form.gone"));
}

void draw_sitting_row(Ui& ui, const Model& model, const ScoredSitting& sitting) {
    std::string where = form_title(ui, model, sitting.form);
    if (!sitting.person.is_nil()) where += " \u00B7 " + about_words(ui, model, sitting.person);
    if (sitting.position)
        where += " \u00B7 " + region_words(ui.words(), region_label(region_shares(*sitting.position)));
    const bool scored = sitting.position || !sitting.own.empty() || sitting.form == kPulse || sitting.withheld;
    if (!scored) where += " \u00B7 " + std::string(ui.word("compass.partial"));
    const std::string_view aside =
        sitting.counts || sitting.withheld ? std::string_view() : ui.word("compass.not_counted");
    if (list_row(ui, to_text(sitting.id), day_text(ui, sitting.day), where, aside, RowLines::one)) {
        ui.emit(action::Open{Screen::result, sitting.id});
    }
}

void draw_compass(Ui& ui, CompassView& view, const Model& model) {
    for (const Sitting& draft : model.document.sitting_drafts) {
        Card card(ui, "draft " + to_text(draft.id), ui.word("today.sitting.title"));
        draw_unfinished_sitting(ui, model, draft);
    }
    if (!model.document.sitting_drafts.empty()) ui.gap(space::kL);
    draw_start(ui, model);
    ui.gap(space::kL);
    draw_forms_card(ui, model);
    draw_history(ui, view, model);
    ui.gap(space::kL);
    Card card(ui, "honest", ui.word("compass.honest.title"));
    muted(ui, "text", ui.word("compass.honest.text"), type::kBody);
}

namespace {

// Single questions, all on one page, each with a slider.
void draw_one_page(Ui& ui, const Model& model, const Sitting& sitting, const Instrument& form) {
    ui.gap(space::kM);
    const Frame frame = sitting.frame();
    page_heading(ui, fill(frame_text(form, frame), {{"name", about_words(ui, model, sitting.person)}}),
                 type::kStatement);
    ui.gap(space::kS);
    muted(ui, "question", form.question, type::kBody);
    ui.gap(space::kXl);
    for (const std::string& id : sitting.order) {
        const Item* item = find_item(form, id);
        if (item == nullptr) continue;
        const std::string text = fill(item_text(*item, frame), {{"name", about_words(ui, model, sitting.person)}});
        const std::optional<int> given = sitting.answers.number(id);
        const std::string words =
            given ? ui.word("pulse.value", {{"value", std::to_string(*given)}, {"words", anchor_words(form, *given)}})
                  : std::string(ui.word("pulse.none"));
        if (const auto value = slider(ui, "pulse " + id, text, words, form.max, given)) {
            ui.emit(action::AnswerOne{id, *value});
        }
        ui.gap(space::kXl);
    }
    const std::string_view missing = sitting.answers.empty() ? ui.word("pulse.next_disabled") : std::string_view();
    if (button(ui, "finish", ui.word("common.done"), {.kind = ButtonKind::primary, .disabled_because = missing})) {
        ui.emit(action::FinishSitting{Care::unasked});
    }
}

}  // namespace

void draw_sitting(Ui& ui, const Model& model) {
    if (!model.sitting) return;
    const Sitting& sitting = *model.sitting;
    const auto place = static_cast<std::size_t>(sitting.position);
    const Instrument* form = find_form(model, sitting.form);
    if (form == nullptr || place >= sitting.order.size()) return;
    if (is_one_page(*form)) return draw_one_page(ui, model, sitting, *form);
    const Item* item = find_item(*form, sitting.order[place]);
    if (item == nullptr) return;

    const std::string step =
        ui.word("sitting.step", {{"step", std::to_string(place + 1)}, {"steps", std::to_string(sitting.order.size())}});
    progress_bar(ui, "progress", step, static_cast<int>(place), static_cast<int>(sitting.order.size()));
    ui.gap(space::kM);
    muted(ui, "step", step);
    ui.gap(space::kXs);
    const std::string name = about_words(ui, model, sitting.person);
    muted(ui, "frame", fill(frame_text(*form, sitting.frame()), {{"name", name}}));
    ui.gap(space::kXl);
    page_heading(ui, fill(item_text(*item, sitting.frame()), {{"name", name}}), type::kStatement);
    ui.gap(space::kXl);

    const Answer* given = sitting.answers.find(item->id);
    const std::optional<int> chosen = given ? *given : std::nullopt;
    std::vector<std::string> labels;
    std::vector<Choice> choices;
    for (const Anchor& anchor : form->anchors) {
        labels.push_back(anchor.text.empty() ? std::to_string(anchor.value)
                                             : ui.word("sitting.choice", {{"value", std::to_string(anchor.value)},
                                                                          {"words", anchor.text}}));
    }
    for (std::size_t i = 0; i < labels.size(); ++i) choices.push_back({form->anchors[i].value, labels[i]});
    const std::uint32_t group = ui.id("scale " + item->id);
    if (const auto picked = choice_rows(ui, "scale " + item->id, form->question.empty() ? form->title : form->question,
                                        choices, chosen)) {
        ui.emit(action::AnswerItem{*picked});
    }
    if (ui.sem.take_commit(group) && given != nullptr) ui.emit(action::NextItem{});
    ui.gap(space::kL);
    Flow flow(ui);
    const std::string_view missing = given == nullptr ? ui.word("sitting.next_disabled") : std::string_view();
    if (flow.button("next", ui.word("common.next"), {.kind = ButtonKind::primary, .disabled_because = missing})) {
        ui.emit(action::NextItem{});
    }
    if (place > 0 && flow.button("back", ui.word("common.back"))) ui.emit(action::PreviousItem{});
    const bool na = given != nullptr && !*given;
    if (flow.button("na", ui.word("sitting.does_not_apply"), {.kind = ButtonKind::plain, .pressed = na})) {
        ui.emit(action::AnswerItem{std::nullopt});
    }
}

namespace {

// What was going on, and whether life feels different: both optional, both kept beside the score and never in it.
void draw_closing_extras(Ui& ui, ClosingView& view, const Model& model) {
    heading(ui, "events title", 2, ui.word("closing.events"), type::kBodyStrong);
    ui.gap(space::kS);
    {
        Flow flow(ui, space::kS);
        for (int i = 0; i < kEventKinds - 1; ++i) {
            const std::string_view event = event_name(static_cast<EventKind>(i));
            bool& on = view.events[static_cast<std::size_t>(i)];
            if (flow.chip("event " + std::string(event), event_words(ui, event), on)) on = !on;
        }
    }
    ui.gap(space::kXl);
    const auto& earlier = model.document.sittings;
    const bool again = std::any_of(earlier.begin(), earlier.end(), [&](const Sitting& one) {
        return one.form == model.sitting->form && one.person == model.sitting->person;
    });
    if (!again) return;
    std::vector<Choice> choices;
    for (int i = -3; i <= 3; ++i) choices.push_back({i, ui.word("closing.different." + std::to_string(i + 3))});
    if (const auto chosen = choice_rows(ui, "different", ui.word("closing.different"), choices, view.different)) {
        view.different = *chosen;
    }
    ui.gap(space::kXl);
}

std::vector<std::string> chosen_events(const ClosingView& view) {
    std::vector<std::string> events;
    for (std::size_t i = 0; i < view.events.size(); ++i) {
        if (view.events[i]) events.emplace_back(event_name(static_cast<EventKind>(i)));
    }
    return events;
}

}  // namespace

void draw_closing(Ui& ui, ClosingView& view, const Model& model) {
    if (!model.sitting) return;
    if (view.of != model.sitting->id) view = {model.sitting->id, {}, {}};
    ui.gap(space::kXl);
    page_heading(ui, ui.word("closing.title"), type::kStatement);
    ui.gap(space::kM);
    muted(ui, "why", ui.word("closing.why"), type::kBody);
    ui.gap(space::kXl);
    draw_closing_extras(ui, view, model);
    const struct {
        Care care;
        const char* key;
    } answers[] = {{Care::yes, "closing.yes"}, {Care::partly, "closing.partly"}, {Care::no, "closing.no"}};
    for (const auto& answer : answers) {
        const Area area = ui.take(button_height(ui));
        const ButtonKind kind = answer.care == Care::yes ? ButtonKind::primary : ButtonKind::quiet;
        if (button_at(ui, answer.key, ui.word(answer.key), area, {.kind = kind})) {
            ui.emit(action::FinishSitting{answer.care, chosen_events(view), view.different});
        }
        ui.gap(space::kM);
    }
    if (button(ui, "back", ui.word("common.back"), {.kind = ButtonKind::plain})) ui.emit(action::PreviousItem{});
}

}  // namespace mooring
