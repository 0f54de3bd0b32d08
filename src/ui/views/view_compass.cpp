#include "ui/dates.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

void draw_start(Ui& ui, const Model& model) {
    const Instrument* form = model.catalog.find_instrument(kQuickForm);
    if (form == nullptr) return;
    Card card(ui, "start", form->title);
    prose(ui, "about", ui.word("compass.about"));
    ui.gap(space::kM);
    muted(ui, "length", ui.word("compass.length"));
    ui.gap(space::kL);
    if (!model.document.sitting_drafts.empty()) {
        draw_unfinished_sitting(ui, model.document.sitting_drafts.front());
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
    if (button(ui, "begin", label, {.kind = kind})) ui.emit(action::StartSitting{kQuickForm});
}

void draw_history(Ui& ui, const Model& model) {
    const auto& sittings = model.derived.sittings;
    if (sittings.empty()) return;
    ui.gap(space::kL);
    {
        Card card(ui, "change", ui.word("compass.change.title"));
        draw_change_charts(ui, model, false);
    }
    ui.gap(space::kL);
    Card card(ui, "history", ui.word("compass.history.title"));
    const float row = list_row_height(ui);
    const RowRange range = rows_in_sight(ui, row, sittings.size());
    ui.take(row * static_cast<float>(range.first));
    for (std::size_t i = range.first; i < range.end; ++i) {
        const ScoredSitting& sitting = sittings[sittings.size() - 1 - i];  // newest first
        const std::string where = sitting.position ? region_words(ui, region_label(region_shares(*sitting.position)))
                                                   : std::string(ui.word("compass.partial"));
        const std::string_view aside = sitting.counts ? std::string_view() : ui.word("compass.not_counted");
        if (list_row(ui, to_text(sitting.id), day_text(ui, sitting.day), where, aside)) {
            ui.emit(action::Open{Screen::result, sitting.id});
        }
    }
    ui.take(row * static_cast<float>(sittings.size() - range.end));
}

}  // namespace

void draw_unfinished_sitting(Ui& ui, const Sitting& draft) {
    prose(ui, "text",
          ui.word("today.sitting.text",
                  {{"done", std::to_string(draft.position)}, {"all", std::to_string(draft.order.size())}}));
    ui.gap(space::kM);
    Flow flow(ui);
    if (flow.button("resume", ui.word("common.continue"), {.kind = ButtonKind::primary})) {
        ui.emit(action::ResumeSitting{draft.id});
    }
    if (flow.button("discard", ui.word("common.discard"), {.kind = ButtonKind::plain})) {
        ui.emit(action::DiscardSitting{draft.id});
    }
}

void draw_compass(Ui& ui, const Model& model) {
    draw_start(ui, model);
    draw_history(ui, model);
    ui.gap(space::kL);
    Card card(ui, "honest", ui.word("compass.honest.title"));
    muted(ui, "text", ui.word("compass.honest.text"), type::kBody);
}

void draw_sitting(Ui& ui, const Model& model) {
    if (!model.sitting) return;
    const Sitting& sitting = *model.sitting;
    const auto place = static_cast<std::size_t>(sitting.position);
    const Instrument* form = model.catalog.find_instrument(sitting.form);
    if (form == nullptr || place >= sitting.order.size()) return;
    const Item* item = find_item(*form, sitting.order[place]);
    if (item == nullptr) return;

    const std::string step =
        ui.word("sitting.step", {{"step", std::to_string(place + 1)}, {"steps", std::to_string(sitting.order.size())}});
    progress_bar(ui, "progress", step, static_cast<int>(place), static_cast<int>(sitting.order.size()));
    ui.gap(space::kM);
    muted(ui, "step", step);
    ui.gap(space::kXs);
    muted(ui, "frame", form->general_frame);
    ui.gap(space::kXl);
    page_heading(ui, item->text, type::kStatement);
    ui.gap(space::kXl);

    const Answer* given = sitting.answers.find(item->id);
    const std::optional<int> chosen = given ? *given : std::nullopt;
    std::vector<std::string> labels;
    std::vector<Choice> choices;
    for (const Anchor& anchor : form->anchors) {
        labels.push_back(ui.word("sitting.choice", {{"value", std::to_string(anchor.value)}, {"words", anchor.text}}));
    }
    for (std::size_t i = 0; i < labels.size(); ++i) choices.push_back({form->anchors[i].value, labels[i]});
    const std::uint32_t group = ui.id("scale " + item->id);
    if (const auto picked = choice_rows(ui, "scale " + item->id, form->question, choices, chosen)) {
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

void draw_closing(Ui& ui, const Model& model) {
    if (!model.sitting) return;
    ui.gap(space::kXl);
    page_heading(ui, ui.word("closing.title"), type::kStatement);
    ui.gap(space::kM);
    muted(ui, "why", ui.word("closing.why"), type::kBody);
    ui.gap(space::kXl);
    const struct {
        Care care;
        const char* key;
    } answers[] = {{Care::yes, "closing.yes"}, {Care::partly, "closing.partly"}, {Care::no, "closing.no"}};
    for (const auto& answer : answers) {
        const Area area = ui.take(button_height(ui));
        const ButtonKind kind = answer.care == Care::yes ? ButtonKind::primary : ButtonKind::quiet;
        if (button_at(ui, answer.key, ui.word(answer.key), area, {.kind = kind})) {
            ui.emit(action::FinishSitting{answer.care});
        }
        ui.gap(space::kM);
    }
    if (button(ui, "back", ui.word("common.back"), {.kind = ButtonKind::plain})) ui.emit(action::PreviousItem{});
}

}  // namespace mooring
