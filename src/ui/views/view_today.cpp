#include <algorithm>

#include "app/result_sheet.h"
#include "ui/dates.h"
#include "ui/fields.h"
#include "ui/layers.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

void draw_unfinished(Ui& ui, const Model& model) {
    for (const Sitting& draft : model.document.sitting_drafts) {
        const std::string key = "sitting " + to_text(draft.id);
        Card card(ui, key, ui.word("today.sitting.title"));
        draw_unfinished_sitting(ui, model, draft);
    }
    if (!model.document.sitting_drafts.empty()) ui.gap(space::kL);
    for (const Entry& draft : model.document.entry_drafts) {
        const std::string key = "draft " + to_text(draft.id);
        Card card(ui, key, ui.word("today.draft.title"));
        const TextFace face = ui.face(type::kBody);
        const Area line = ui.take(face.line);
        ui.sem.add(node_of(ui.id("text"), Role::paragraph, line, draft.text.substr(0, 200)));
        draw_line(ui.draw(), face, {line.x, line.y}, line.w, ui.theme().text, draft.text);
        ui.gap(space::kM);
        Flow flow(ui);
        if (flow.button("resume", ui.word("common.continue"), {.kind = ButtonKind::primary})) {
            ui.emit(action::EditEntry{draft.id});
        }
        if (flow.button("discard", ui.word("common.discard"), {.kind = ButtonKind::plain})) {
            ui.emit(action::DiscardDraft{draft.id});
        }
    }
    if (!model.document.entry_drafts.empty()) ui.gap(space::kL);
}

void draw_prompt(Ui& ui, const Model& model) {
    const Prompt* prompt = prompt_of_today(model);
    if (prompt == nullptr) return;
    Card card(ui, "prompt", ui.word("today.prompt.title"));
    prose(ui, "text", prompt->text, type::kWriting);
    ui.gap(space::kL);
    Flow flow(ui);
    if (flow.button("write", ui.word("today.prompt.write"), {.kind = ButtonKind::primary, .icon = Icon::write})) {
        ui.emit(action::NewEntry{prompt->id});
    }
    if (flow.button("another", ui.word("today.prompt.another"))) ui.emit(action::NextPrompt{});
    if (flow.button("blank", ui.word("today.prompt.blank"), {.kind = ButtonKind::plain})) {
        ui.emit(action::NewEntry{""});
    }
}

void draw_compass_card(Ui& ui, const Model& model) {
    Card card(ui, "compass", ui.word("today.compass.title"));
    if (model.derived.sittings.empty()) {
        prose(ui, "text", ui.word("today.compass.first"));
        ui.gap(space::kL);
        const bool busy = !model.document.sitting_drafts.empty();
        if (!busy && button(ui, "start", ui.word("compass.start"), {.kind = ButtonKind::primary})) {
            ui.emit(action::StartSitting{kQuickForm});
        }
        return;
    }
    const ScoredSitting& last = model.derived.sittings.back();
    const std::string date = day_text(ui, last.day);
    if (last.position) {
        const RegionLabel label = region_label(region_shares(*last.position));
        prose(ui, "text", ui.word("today.compass.last", {{"date", date}, {"where", region_words(ui.words(), label)}}));
    } else {
        prose(ui, "text", ui.word("today.compass.last_partial", {{"date", date}}));
    }
    ui.gap(space::kM);
    Flow flow(ui);
    if (flow.button("open", ui.word("today.compass.open"))) ui.emit(action::Open{Screen::result, last.id});
    const Instrument* form = model.catalog.find_instrument(kQuickForm);
    const bool due = form != nullptr && days_until_retest(model, *form) == 0 && model.document.sitting_drafts.empty();
    if (due && flow.button("again", ui.word("compass.again"))) ui.emit(action::StartSitting{kQuickForm});
}

std::string of_ten(const Ui& ui, const std::optional<int>& value) {
    return value ? ui.word("pull.value", {{"value", std::to_string(*value)}}) : std::string(ui.word("pull.none"));
}

void draw_feeling_choice(Ui& ui, TodayView& view, const Model& model) {
    if (model.catalog.feelings.empty()) return;
    std::vector<Choice> families;
    for (const FeelingFamily& family : model.catalog.feelings) families.push_back({family.order, family.title});
    if (const auto family = select(ui, "family", ui.word("checkin.feeling"), families, view.family, 280))
        view.family = *family;
    ui.gap(space::kS);
    Flow flow(ui, space::kS);
    for (const FeelingFamily& family : model.catalog.feelings) {
        for (const Feeling& feeling : family.words) {
            const bool on = view.feeling == feeling.id;
            if ((family.order == view.family || on) && flow.chip("feeling " + feeling.id, feeling.text, on))
                view.feeling = on ? std::string() : feeling.id;
        }
    }
}

// Mood, pull, feeling, one line. What is given becomes an entry like any other.
void draw_check_in(Ui& ui, TodayView& view, const Model& model) {
    if (!view.open) {
        Card card(ui, "checkin", ui.word("checkin.title"));
        prose(ui, "about", ui.word("checkin.about"));
        ui.gap(space::kM);
        if (button(ui, "open", ui.word("checkin.open"))) view.open = true;
        return;
    }
    Card card(ui, "checkin open", ui.word("checkin.title"));
    if (const auto mood = slider(ui, "mood", ui.word("mood.label"), mood_words(ui, view.mood), 10, view.mood))
        view.mood = *mood;
    ui.gap(space::kM);
    if (const auto pull = slider(ui, "cling", ui.word("pull.cling"), of_ten(ui, view.cling), 10, view.cling))
        view.cling = *pull;
    ui.gap(space::kM);
    if (const auto pull = slider(ui, "flee", ui.word("pull.flee"), of_ten(ui, view.flee), 10, view.flee))
        view.flee = *pull;
    ui.gap(space::kM);
    draw_feeling_choice(ui, view, model);
    ui.gap(space::kM);
    if (auto text = text_field(ui, "line", ui.word("checkin.line"), view.line)) view.line = std::move(*text);
    ui.gap(space::kL);
    const bool blank = !view.mood && !view.cling && !view.flee && view.feeling.empty() && view.line.empty();
    Flow flow(ui);
    if (flow.button(
            "keep", ui.word("checkin.keep"),
            {.kind = ButtonKind::primary, .disabled_because = blank ? ui.word("checkin.blank") : std::string_view()})) {
        EntryMeta meta;
        meta.cling = view.cling;
        meta.flee = view.flee;
        if (!view.feeling.empty()) meta.feelings = {view.feeling};
        ui.emit(action::NewEntry{});
        ui.emit(action::DraftText{std::move(view.line)});
        ui.emit(action::DraftMood{view.mood});
        ui.emit(action::DraftMeta{std::move(meta)});
        ui.emit(action::LeaveDraft{});
        ui.emit(action::Section{Screen::today});
        view = {};
    }
    if (flow.button("cancel", ui.word("common.cancel"), {.kind = ButtonKind::plain})) view = {};
}

void draw_statement(Ui& ui, const Model& model) {
    const auto& today = model.derived.practice.statement;
    const Statement* statement = today ? model.document.find_statement(*today) : nullptr;
    if (statement == nullptr) return;
    Card card(ui, "statement", ui.word("today.statement.title"));
    user_text(ui, "text", statement->text);
    if (!statement->example.empty()) user_text(ui, "example", statement->example, type::kBody);
    ui.gap(space::kM);
    if (button(ui, "open", ui.word("today.statement.open"), {.kind = ButtonKind::plain}))
        ui.emit(action::Open{Screen::statements});
}

bool is_shown(const Model& model, std::string_view card) {
    const auto& hidden = model.document.settings.hidden_cards;
    return std::find(hidden.begin(), hidden.end(), card) == hidden.end();
}

}  // namespace

// What the person wanted to be reminded of. An offer: it goes by itself on another day.
void draw_reminded(Ui& ui, const Model& model) {
    if (!model.catalog.whole || !is_shown(model, "reminders")) return;
    const std::vector<ReminderOf> due = due_reminders(model);
    if (due.empty()) return;
    {
        Card card(ui, "reminders", ui.word("today.reminders"));
        for (const ReminderOf of : due) {
            const std::string key = "reminder." + std::string(reminder_name(of));
            if (!list_row(ui, key, ui.word(key), ui.word(key + ".about"))) continue;
            switch (of) {
                case ReminderOf::writing: ui.emit(action::NewEntry{""}); break;
                case ReminderOf::review: ui.emit(action::Open{Screen::prompts}); break;
                case ReminderOf::week_questions:
                case ReminderOf::compass: ui.emit(action::Section{Screen::compass}); break;
            }
        }
    }
    ui.gap(space::kL);
}

void draw_today(Ui& ui, TodayView& view, const Model& model) {
    muted(ui, "date", day_with_weekday(ui, model.today), type::kBody);
    ui.gap(space::kL);
    draw_unfinished(ui, model);
    draw_due(ui, model);
    if (!model.derived.practice.due.empty()) ui.gap(space::kL);
    draw_reminded(ui, model);
    const bool first = model.derived.sittings.empty();
    if (first) {
        draw_compass_card(ui, model);
        ui.gap(space::kL);
    }
    if (is_shown(model, "checkin")) {
        draw_check_in(ui, view, model);
        ui.gap(space::kL);
    }
    if (is_shown(model, "prompt")) {
        draw_prompt(ui, model);
        ui.gap(space::kL);
    }
    if (is_shown(model, "statement") && model.derived.practice.statement) {
        draw_statement(ui, model);
        ui.gap(space::kL);
    }
    if (is_shown(model, "practice") && !model.derived.practice.suggestions.empty()) {
        heading(ui, "step", 2, ui.word("today.practice.title"));
        ui.gap(space::kS);
        draw_suggestions(ui, model, 1);
        ui.gap(space::kL);
    }
    if (!first && is_shown(model, "compass")) {
        draw_compass_card(ui, model);
        ui.gap(space::kL);
    }
    if (backup_is_due(model)) {
        {
            Card card(ui, "backup", ui.word("backup.due.title"));
            prose(ui, "text", ui.word("backup.due"));
            ui.gap(space::kM);
            Flow flow(ui);
            if (flow.button("go", ui.word("backup.due.go"))) ui.emit(action::Open{Screen::files});
            if (flow.button("later", ui.word("backup.due.later"), {.kind = ButtonKind::plain})) {
                ui.emit(action::RemindBackup{true, 7});
            }
            if (flow.button("never", ui.word("backup.due.never"), {.kind = ButtonKind::plain})) {
                ui.emit(action::RemindBackup{false, 0});
            }
        }
        ui.gap(space::kL);
    }
    if (rehearsal_is_due(model)) {
        {
            Card card(ui, "rehearse", ui.word("rehearse.due.title"));
            prose(ui, "text", ui.word("rehearse.due"));
            ui.gap(space::kM);
            Flow flow(ui);
            if (flow.button("go", ui.word("rehearse.due.go"))) ui.emit(action::Open{Screen::passphrase});
            if (flow.button("later", ui.word("rehearse.due.later"), {.kind = ButtonKind::plain})) {
                ui.emit(action::PutOffRehearsal{});
            }
        }
        ui.gap(space::kL);
    }
    if (model.update_ready) {
        {
            Card card(ui, "update", ui.word("update.title"));
            prose(ui, "text", ui.word("update.ready"));
            ui.gap(space::kM);
            if (button(ui, "now", ui.word("update.accept"))) ui.emit(action::AcceptUpdate{});
        }
        ui.gap(space::kL);
    }
    if (!model.document.entries.empty() && is_shown(model, "latest")) {
        Card card(ui, "latest", ui.word("today.latest.title"));
        const Entry& entry = model.document.entries.front();
        if (list_row(ui, to_text(entry.id),
                     entry.text.empty() ? ui.word("journal.no_text") : std::string_view(entry.text),
                     day_text(ui, entry.when.day))) {
            ui.emit(action::Open{Screen::entry, entry.id});
        }
    }
    ui.gap(space::kXxl);
}

}  // namespace mooring
