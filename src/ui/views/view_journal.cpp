#include <algorithm>

#include "ui/dates.h"
#include "ui/fields.h"
#include "ui/layers.h"
#include "ui/pickers.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

std::string mood_words(const Ui& ui, const std::optional<int>& mood) {
    if (!mood) return std::string(ui.word("mood.none"));
    return ui.word("mood.value", {{"value", std::to_string(*mood)}});
}

std::string entry_line(const Ui& ui, const Model& model, const Entry& entry) {
    std::string line = day_short(ui, entry.when.day);
    if (to_civil(entry.when.day).year != to_civil(model.today).year) line = day_text(ui, entry.when.day);
    if (entry.mood) line += " \xC2\xB7 " + mood_words(ui, entry.mood);
    return line;
}

void draw_entry_row(Ui& ui, const Model& model, const Entry& entry) {
    const std::string_view text = entry.text.empty() ? ui.word("journal.no_text") : std::string_view(entry.text);
    const std::string_view start = text.substr(0, text.find('\n'));
    if (list_row(ui, to_text(entry.id), start.empty() ? text.substr(0, 80) : start, entry_line(ui, model, entry), {},
                 RowLines::one)) {
        ui.emit(action::Open{Screen::entry, entry.id});
    }
    const MenuItem items[] = {{"edit", ui.word("entry.edit")}, {"delete", ui.word("entry.delete"), true}};
    const auto chosen = row_menu(ui, to_text(entry.id), ui.word("title.entry"), items);
    if (chosen == 0U) ui.emit(action::EditEntry{entry.id});
    if (chosen == 1U) ui.emit(action::DeleteEntry{entry.id});
    divider(ui);
}

// Rows have one height, so that only those near sight are drawn, however many there are.
void draw_list(Ui& ui, const Model& model) {
    const float row = list_row_height(ui) + 1;
    const TextFace strong = ui.face(type::kBodyStrong);
    for (const MonthOfEntries& month : model.derived.months) {
        const std::size_t count = month.end - month.begin;
        const float height = ui.px(space::kM) + strong.line + row * static_cast<float>(count);
        const Area& sight = ui.scroll_area();
        const bool near = ui.pen.y + height >= sight.y - sight.h && ui.pen.y <= sight.bottom() + sight.h;
        if (!near) {
            ui.take(height);
            continue;
        }
        ui.gap(space::kM);
        heading(ui, "month " + print_date(month.first), 2, month_text(ui, month.first), type::kBodyStrong);
        const RowRange range = rows_in_sight(ui, row, count);
        ui.take(row * static_cast<float>(range.first));
        for (std::size_t i = range.first; i < range.end; ++i) {
            draw_entry_row(ui, model, model.document.entries[model.derived.found[month.begin + i]]);
        }
        ui.take(row * static_cast<float>(count - range.end));
    }
}

// Says whether what is in the field is kept; never earlier than it is.
void draw_save_line(Ui& ui, Flow& flow, const Draft& draft, const Model& model) {
    const bool waiting = draft.dirty && model.vault.save_state() != SaveState::not_saved;
    const std::string words = waiting ? std::string(ui.word("save.waiting")) : save_words(ui, model);
    if (words.empty()) return;
    const TextFace face = ui.face(type::kCaption);
    const Area area = flow.place(text_width(face, words), button_height(ui));
    ui.sem.add(node_of(ui.id("save"), Role::paragraph, area, words));
    draw_line(ui.draw(), face, {area.x, area.y + (area.h - face.line) / 2}, area.w + 1, ui.theme().muted, words);
}

void draw_date(Ui& ui, WriteView& view, const Draft& draft, const Model& model) {
    const Day day = draft.entry.when.day;
    if (!view.date_open) {
        Flow flow(ui);
        const std::string label = ui.word("write.date", {{"date", day_text(ui, day)}});
        const ButtonOptions options{.description = ui.word("write.date.help"), .icon = Icon::calendar};
        if (flow.button("date", label, options)) {
            view.date = {};
            view.date_open = true;
        }
        draw_save_line(ui, flow, draft, model);
        return;
    }
    Card card(ui, "date card", {});
    if (const auto chosen = date_field(ui, "date field", ui.word("write.date.title"), view.date, day, model.today)) {
        ui.emit(action::DraftDay{*chosen});
    }
    ui.gap(space::kM);
    if (button(ui, "date done", ui.word("common.done"))) view.date_open = false;
}

}  // namespace

void draw_journal(Ui& ui, const Model& model) {
    if (button(ui, "new", ui.word("journal.new"), {.kind = ButtonKind::primary, .icon = Icon::write})) {
        ui.emit(action::NewEntry{""});
    }
    ui.gap(space::kL);
    if (model.document.entries.empty() && model.document.entry_drafts.empty()) {
        empty_state(ui, "empty", Icon::journal, ui.word("journal.empty.title"), ui.word("journal.empty.text"));
        return;
    }
    for (const Entry& draft : model.document.entry_drafts) {
        if (list_row(ui, "draft " + to_text(draft.id), draft.text.empty() ? ui.word("journal.no_text") : draft.text,
                     ui.word("journal.draft"))) {
            ui.emit(action::EditEntry{draft.id});
        }
        ui.gap(space::kS);
    }
    if (const auto query = search_field(ui, "search", ui.word("journal.search"), model.search)) {
        ui.emit(action::Search{*query});
    }
    ui.gap(space::kS);
    const std::size_t found = model.derived.found.size();
    const char* key = model.search.empty() ? (found == 1 ? "journal.count.one" : "journal.count.many")
                      : found == 0         ? "journal.found.none"
                      : found == 1         ? "journal.found.one"
                                           : "journal.found.many";
    muted(ui, "count", ui.word(key, {{"count", std::to_string(found)}}));
    draw_list(ui, model);
    ui.gap(space::kXxl);
}

void draw_entry(Ui& ui, const Model& model) {
    const Entry* entry = model.document.find_entry(model.place().id);
    if (entry == nullptr) {
        prose(ui, "gone", ui.word("entry.gone"));
        return;
    }
    prose(ui, "date", day_with_weekday(ui, entry->when.day), type::kBodyStrong);
    muted(ui, "mood",
          mood_words(ui, entry->mood) + " \xC2\xB7 " +
              ui.word("entry.words", {{"count", std::to_string(count_words(entry->text))}}));
    ui.gap(space::kL);
    if (const Prompt* prompt = model.catalog.find_prompt(entry->prompt)) {
        muted(ui, "prompt", prompt->text, type::kBody);
        ui.gap(space::kL);
    }
    const auto versions = model.document.versions.find(entry->id);
    if (versions != model.document.versions.end()) {
        notice(ui, "versions", ui.word("entry.versions"));
        ui.gap(space::kL);
        for (const StoredRevision* head : model.vault.replica().heads(entry->id)) {
            const auto other = decode_entry(head->revision.payload);
            if (!other || other.value().text == entry->text) continue;
            Card card(ui, "version " + std::to_string(head->id[0]) + std::to_string(head->id[1]),
                      ui.word("entry.version"));
            user_text(ui, "text", other.value().text);
            ui.gap(space::kL);
        }
    }
    user_text(ui, "text", entry->text);
    ui.gap(space::kXl);
    Flow flow(ui);
    if (flow.button("edit", ui.word("entry.edit"), {.icon = Icon::write})) ui.emit(action::EditEntry{entry->id});
    if (flow.button("delete", ui.word("entry.delete"),
                    {.kind = ButtonKind::plain, .description = ui.word("entry.delete.help")})) {
        ui.emit(action::DeleteEntry{entry->id});
    }
}

void draw_write(Ui& ui, WriteView& view, const Model& model) {
    if (!model.draft) return;
    const Draft& draft = *model.draft;
    if (view.of != draft.entry.of) {
        view = WriteView{};
        view.of = draft.entry.of;
    }
    if (const Prompt* prompt = model.catalog.find_prompt(draft.entry.prompt)) {
        prose(ui, "prompt", prompt->text, type::kWriting);
        if (button(ui, "no prompt", ui.word("write.no_prompt"), {.kind = ButtonKind::plain})) {
            ui.emit(action::DraftPrompt{""});
        }
        ui.gap(space::kS);
    }
    draw_date(ui, view, draft, model);
    ui.gap(space::kM);
    // The field takes the height that is left, so that writing scrolls inside it as in any text box.
    const float below = ui.px(150);
    const float room = (ui.scroll_area().bottom() - ui.pen.y - below) / ui.scale();
    // A limit is said before it is reached.
    const std::size_t size = draft.entry.text.size();
    const std::string room_words = size > kMaxText - kMaxText / 4 && size <= kMaxText
                                       ? ui.word("write.room", {{"share", std::to_string(size * 100 / kMaxText)}})
                                       : std::string();
    const FieldOptions options{.role = Role::text_area,
                               .help = draft.too_long ? ui.word("write.too_long") : std::string_view(room_words),
                               .invalid = draft.too_long,
                               .label_hidden = true,
                               .min_height = std::clamp(room, 180.0F, 520.0F),
                               .style = type::kWriting,
                               .empty_text = ui.word("write.empty")};
    if (auto text = text_field(ui, "text", ui.word("write.text"), draft.entry.text, options)) {
        ui.emit(action::DraftText{std::move(*text)});
    }
    ui.gap(space::kL);
    if (const auto mood =
            slider(ui, "mood", ui.word("mood.label"), mood_words(ui, draft.entry.mood), 10, draft.entry.mood)) {
        ui.emit(action::DraftMood{*mood});
    }
    ui.gap(space::kS);
    Flow flow(ui);
    if (flow.button("done", ui.word("common.done"), {.kind = ButtonKind::primary})) ui.emit(action::LeaveDraft{});
    if (draft.entry.mood && flow.button("no mood", ui.word("mood.clear"), {.kind = ButtonKind::plain})) {
        ui.emit(action::DraftMood{std::nullopt});
    }
    if (draft.is_new && !draft.entry.is_blank() &&
        flow.button("discard", ui.word("common.discard"), {.kind = ButtonKind::plain})) {
        ui.emit(action::DiscardDraft{draft.entry.id});
    }
}

}  // namespace mooring
