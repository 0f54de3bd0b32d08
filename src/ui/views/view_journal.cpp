#include <algorithm>

#include "ui/dates.h"
#include "ui/fields.h"
#include "ui/layers.h"
#include "ui/pickers.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

std::string entry_line(const Ui& ui, const Model& model, const Entry& entry) {
    std::string line = day_short(ui, entry.when.day);
    if (to_civil(entry.when.day).year != to_civil(model.today).year) line = day_text(ui, entry.when.day);
    if (entry.mood) line += " \xC2\xB7 " + mood_words(ui, entry.mood);
    for (const RecordId& id : entry.meta.people) line += " \xC2\xB7 " + about_words(ui, model, id);
    for (const std::string& tag : entry.meta.tags) line += " #" + tag;
    return line;
}

void draw_entry_row(Ui& ui, const Model& model, const Entry& entry) {
    const std::string_view own = entry.meta.title.empty() ? std::string_view(entry.text) : entry.meta.title;
    const std::string_view text = own.empty() ? ui.word("journal.no_text") : own;
    const std::string_view start = text.substr(0, text.find('\n'));
    const std::string_view aside = entry.meta.starred ? ui.word("entry.starred") : std::string_view();
    if (list_row(ui, to_text(entry.id), start.empty() ? text.substr(0, 80) : start, entry_line(ui, model, entry), aside,
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

// What the list can be narrowed to; only what is there is offered.
void draw_filters(Ui& ui, JournalView& view, const Model& model) {
    const EntryFilter& filter = model.filter;
    const Derived& derived = model.derived;
    const bool any = filter != EntryFilter{};
    const auto set = [&](auto change) {
        EntryFilter changed = model.filter;
        change(changed);
        ui.emit(action::Filter{std::move(changed)});
    };
    if (!disclosure(ui, "filters", ui.word(any ? "journal.filter.on" : "journal.filter"), view.filters)) return;
    ui.gap(space::kS);
    Flow flow(ui, space::kS);
    if (flow.chip("starred", ui.word("entry.starred"), filter.starred))
        set([](EntryFilter& one) { one.starred = !one.starred; });
    for (const Person& person : model.document.persons) {
        const bool on = filter.person == person.id;
        if (person.archived && !on) continue;
        if (flow.chip("person " + to_text(person.id), person.name, on)) {
            set([&](EntryFilter& one) { one.person = on ? RecordId{} : person.id; });
        }
    }
    constexpr std::size_t kOffered = 12;
    for (std::size_t i = 0; i < std::min(kOffered, derived.tags.size()); ++i) {
        const std::string& tag = derived.tags[i];
        const bool on = filter.tag == tag;
        if (flow.chip("tag " + tag, "#" + tag, on)) set([&](EntryFilter& one) { one.tag = on ? std::string() : tag; });
    }
    for (std::size_t i = 0; i < std::min(kOffered, derived.feelings.size()); ++i) {
        const std::string& feeling = derived.feelings[i];
        const bool on = filter.feeling == feeling;
        if (flow.chip("feeling " + feeling, feeling_words(model, feeling), on)) {
            set([&](EntryFilter& one) { one.feeling = on ? std::string() : feeling; });
        }
    }
    if (any && flow.button("all", ui.word("journal.filter.all"), {.kind = ButtonKind::plain})) {
        ui.emit(action::Filter{});
    }
}

// Below the text of an entry: whom it is about, feelings, pulls, tags.
void draw_entry_meta(Ui& ui, const Model& model, const Entry& entry) {
    const EntryMeta& meta = entry.meta;
    std::string feelings, tags;
    for (const std::string& feeling : meta.feelings) {
        feelings += (feelings.empty() ? "" : ", ") + std::string(feeling_words(model, feeling));
    }
    for (const std::string& tag : meta.tags) tags += (tags.empty() ? "#" : " #") + tag;
    if (!feelings.empty()) prose(ui, "feelings", ui.word("entry.feelings", {{"words", feelings}}));
    if (meta.cling) muted(ui, "cling", ui.word("entry.cling", {{"value", std::to_string(*meta.cling)}}), type::kBody);
    if (meta.flee) muted(ui, "flee", ui.word("entry.flee", {{"value", std::to_string(*meta.flee)}}), type::kBody);
    if (!tags.empty()) user_text(ui, "tags", tags, type::kBody);
    if (meta.people.empty()) return;
    ui.gap(space::kS);
    Flow flow(ui, space::kS);
    for (const RecordId& id : meta.people) {
        if (flow.button("person " + to_text(id), about_words(ui, model, id), {.icon = Icon::people})) {
            ui.emit(action::Open{Screen::person, id});
        }
    }
}

}  // namespace

std::string mood_words(const Ui& ui, const std::optional<int>& mood) {
    if (!mood) return std::string(ui.word("mood.none"));
    return ui.word("mood.value", {{"value", std::to_string(*mood)}});
}

std::string_view feeling_words(const Model& model, const std::string& feeling) {
    const Feeling* found = model.catalog.find_feeling(feeling);
    return found ? std::string_view(found->text) : std::string_view(feeling);
}

void draw_entries_about(Ui& ui, const Model& model, const RecordId& person) {
    constexpr int kShown = 20;
    int shown = 0;
    for (const Entry& entry : model.document.entries) {
        const auto& people = entry.meta.people;
        if (std::find(people.begin(), people.end(), person) == people.end()) continue;
        if (shown++ < kShown) draw_entry_row(ui, model, entry);
    }
    if (shown <= kShown) return;
    if (button(ui, "all entries", ui.word("person.entries.all", {{"count", std::to_string(shown)}}))) {
        EntryFilter filter;
        filter.person = person;
        ui.emit(action::Filter{filter});
        ui.emit(action::Section{Screen::journal});
    }
}

namespace {
std::string binned_words(const Ui& ui, const Model& model, const Binned& binned) {
    if (binned.kind == Kind::practice) {
        const Exercise* exercise = model.catalog.find_exercise(binned.words);
        return exercise ? exercise->title : std::string(ui.word("title.practice"));
    }
    if (binned.kind == Kind::sitting) return form_title(ui, model, binned.words);
    return binned.words.empty() ? std::string(ui.word("journal.no_text")) : binned.words;
}

void draw_bin_line(Ui& ui, const Model& model) {
    if (model.document.bin.empty()) return;
    ui.gap(space::kL);
    const std::string count = std::to_string(model.document.bin.size());
    if (list_row(ui, "bin", ui.word("title.bin"), ui.word("bin.count", {{"count", count}})))
        ui.emit(action::Open{Screen::bin});
}
}  // namespace

void draw_bin(Ui& ui, BinView& view, const Model& model) {
    prose(ui, "about", ui.word("bin.about"));
    ui.gap(space::kL);
    const auto& bin = model.document.bin;
    if (bin.empty()) return prose(ui, "empty", ui.word("bin.empty"));
    // Two buttons stand side by side, or one below the other where words are large.
    const float buttons = (ui.narrow() ? 2 : 1) * (button_height(ui) + space::kS);
    const float height = ui.face(type::kBody).line + ui.face(type::kCaption).line + buttons + space::kL;
    const RowRange range = rows_in_sight(ui, height, bin.size());
    const float top = ui.pen.y;
    for (std::size_t i = range.first; i < range.end; ++i) {
        ui.pen.y = top + height * static_cast<float>(i);
        const Binned& one = bin[i];
        const std::string words = binned_words(ui, model, one);
        SemScope part(ui, node_of(ui.id(to_text(one.id)), Role::group, {ui.pen.x, ui.pen.y, ui.pen.w, height}, words));
        const TextFace face = ui.face(type::kBody);
        const Area line = ui.take(face.line);
        ui.sem.add(node_of(ui.id("words"), Role::paragraph, line, words.substr(0, 200)));
        draw_line(ui.draw(), face, {line.x, line.y}, line.w, ui.theme().text, words.substr(0, words.find('\n')));
        muted(ui, "when",
              ui.word("bin.deleted", {{"date", day_text(ui, local_day(one.deleted_ms, model.utc_offset_min))}}));
        Flow flow(ui, space::kS);
        if (flow.button("restore", ui.word("bin.restore"))) ui.emit(action::RestoreBinned{one.id});
        if (flow.button("erase", ui.word("bin.erase"), {.kind = ButtonKind::plain}))
            ui.emit(action::EraseBinned{one.id});
    }
    ui.pen.y = top + height * static_cast<float>(bin.size());
    ui.gap(space::kL);
    if (!view.sure) {
        if (button(ui, "all", ui.word("bin.all"), {.kind = ButtonKind::plain})) view.sure = true;
        return;
    }
    notice(ui, "sure", ui.word("bin.sure"));
    ui.gap(space::kS);
    Flow flow(ui);
    if (flow.button("yes", ui.word("bin.all.yes"), {.kind = ButtonKind::danger})) {
        ui.emit(action::EraseBinned{});
        view.sure = false;
    }
    if (flow.button("no", ui.word("common.cancel"))) view.sure = false;
}

void draw_journal(Ui& ui, JournalView& view, const Model& model) {
    if (button(ui, "new", ui.word("journal.new"), {.kind = ButtonKind::primary, .icon = Icon::write})) {
        ui.emit(action::NewEntry{""});
    }
    ui.gap(space::kL);
    if (model.document.entries.empty() && model.document.entry_drafts.empty()) {
        empty_state(ui, "empty", Icon::journal, ui.word("journal.empty.title"), ui.word("journal.empty.text"));
        draw_bin_line(ui, model);
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
    draw_filters(ui, view, model);
    ui.gap(space::kS);
    const std::size_t found = model.derived.found.size();
    const bool narrowed = !model.search.empty() || model.filter != EntryFilter{};
    const char* key = !narrowed    ? (found == 1 ? "journal.count.one" : "journal.count.many")
                      : found == 0 ? "journal.found.none"
                      : found == 1 ? "journal.found.one"
                                   : "journal.found.many";
    muted(ui, "count", ui.word(key, {{"count", std::to_string(found)}}));
    draw_list(ui, model);
    draw_bin_line(ui, model);
    ui.gap(space::kXxl);
}

void draw_entry(Ui& ui, EntryView& view, const Model& model) {
    const Entry* entry = model.document.find_entry(model.place().id);
    if (entry == nullptr) {
        prose(ui, "gone", ui.word("entry.gone"));
        return;
    }
    if (!entry->meta.title.empty()) {
        user_text(ui, "title", entry->meta.title, type::kTitle);
        ui.gap(space::kXs);
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
    view.text.set(entry->text);
    draw_formatted(ui, "text", view.text);
    ui.gap(space::kL);
    draw_entry_meta(ui, model, *entry);
    ui.gap(space::kXl);
    Flow flow(ui);
    const bool starred = entry->meta.starred;
    if (flow.button("star", ui.word(starred ? "entry.unstar" : "entry.star"), {.pressed = starred})) {
        ui.emit(action::StarEntry{entry->id, !starred});
    }
    if (flow.button("edit", ui.word("entry.edit"), {.icon = Icon::write})) ui.emit(action::EditEntry{entry->id});
    if (flow.button("delete", ui.word("entry.delete"),
                    {.kind = ButtonKind::plain, .description = ui.word("entry.delete.help")})) {
        ui.emit(action::DeleteEntry{entry->id});
    }
}

}  // namespace mooring
