#include <algorithm>
#include <span>

#include "ui/dates.h"
#include "ui/fields.h"
#include "ui/layers.h"
#include "ui/pickers.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

std::string when_line(const Ui& ui, const Model& model, Day day) {
    const bool this_year = to_civil(day).year == to_civil(model.today).year;
    return this_year ? day_short(ui, day) : day_text(ui, day);
}

std::string entry_line(const Ui& ui, const Model& model, const Entry& entry) {
    std::string line = when_line(ui, model, entry.when.day);
    if (entry.mood) line += " \xC2\xB7 " + mood_words(ui, entry.mood);
    for (const RecordId& id : entry.meta.people) line += " \xC2\xB7 " + about_words(ui, model, id);
    for (const std::string& tag : entry.meta.tags) line += " #" + tag;
    return line;
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
        const Area list{ui.pen.x, ui.pen.y, ui.pen.w, row * static_cast<float>(count)};
        SemScope scope(ui, node_of(ui.id("rows " + print_date(month.first)), Role::list, list, {}));
        ui.take(row * static_cast<float>(range.first));
        for (std::size_t i = range.first; i < range.end; ++i) {
            const Found& found = model.derived.found[month.begin + i];
            const RecordId& id =
                found.practice ? model.document.practices[found.place].id : model.document.entries[found.place].id;
            SemScope item(ui, row_node(ui, "row " + to_text(id), row, i, count));
            if (found.practice) {
                draw_practice_row(ui, model, model.document.practices[found.place]);
            } else {
                draw_entry_row(ui, model, model.document.entries[found.place]);
            }
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
    const Panel panel(ui, "filters", ui.word("journal.filter"));
    ui.gap(space::kS);
    {
        Flow kinds(ui, space::kS);
        constexpr const char* kKinds[] = {"journal.kind.entries", "journal.kind.exercises", "journal.kind.triggers"};
        for (int i = 1; i <= 3; ++i) {
            const auto kind = static_cast<EntryFilter::Kind>(i);
            const bool on = filter.kind == kind;
            if (kinds.chip(kKinds[i - 1], ui.word(kKinds[i - 1]), on))
                set([&](EntryFilter& one) { one.kind = on ? EntryFilter::Kind::all : kind; });
        }
        if (kinds.chip("starred", ui.word("entry.starred"), filter.starred))
            set([](EntryFilter& one) { one.starred = !one.starred; });
        const bool ranged = filter.from || filter.to;
        if (kinds.chip("range", ui.word("journal.range"), ranged)) {
            set([&](EntryFilter& one) {
                one.from = ranged ? std::nullopt : std::optional(model.today - 30);
                one.to = ranged ? std::nullopt : std::optional(model.today);
            });
        }
    }
    ui.gap(space::kS);
    if (filter.from && filter.to) {
        if (const auto day = date_field(ui, "from", ui.word("journal.from"), view.from, *filter.from, model.today))
            set([&](EntryFilter& one) { one.from = *day; });
        ui.gap(space::kS);
        if (const auto day = date_field(ui, "to", ui.word("journal.to"), view.to, *filter.to, model.today))
            set([&](EntryFilter& one) { one.to = *day; });
        ui.gap(space::kS);
    }
    Flow flow(ui, space::kS);
    for (const Person& person : model.document.persons) {
        const bool on = filter.person == person.id;
        if (person.archived && !on) continue;
        if (flow.chip("person " + to_text(person.id), person.name, on)) {
            set([&](EntryFilter& one) { one.person = on ? RecordId{} : person.id; });
        }
    }
    constexpr std::size_t kOffered = 12;
    // What it is narrowed to is among them, also where it is a rare one.
    const auto offer = [&](const std::vector<UsedWord>& used, std::string EntryFilter::*chosen, auto chip) {
        const std::string& now = filter.*chosen;
        const auto few = std::span(used).first(std::min(kOffered, used.size()));
        std::vector<std::string> words;
        if (!now.empty() && std::ranges::find(few, now, &UsedWord::word) == few.end()) words.push_back(now);
        for (const UsedWord& one : few) words.push_back(one.word);
        for (const std::string& word : words) {
            const bool on = now == word;
            if (chip(word, on)) set([&](EntryFilter& one) { one.*chosen = on ? std::string() : word; });
        }
    };
    offer(derived.tags, &EntryFilter::tag,
          [&](const std::string& tag, bool on) { return flow.chip("tag " + tag, "#" + tag, on); });
    offer(derived.feelings, &EntryFilter::feeling, [&](const std::string& feeling, bool on) {
        return flow.chip("feeling " + feeling, feeling_words(model, feeling), on);
    });
    const bool more = derived.tags.size() > kOffered || derived.feelings.size() > kOffered;
    if (more && flow.button("tags", ui.word("journal.filter.tags"), {.kind = ButtonKind::plain}))
        ui.emit(action::Open{Screen::tags});
    if (any && flow.button("all", ui.word("journal.filter.all"), {.kind = ButtonKind::plain})) {
        ui.emit(action::Filter{});
    }
}

// What is looked for can be kept under a name, and what was found be printed.
void draw_searches(Ui& ui, JournalView& view, const Model& model, bool narrowed) {
    const auto& kept = model.document.settings.saved_searches;
    const auto current = std::find_if(kept.begin(), kept.end(), [&](const SavedSearch& one) {
        return one.words == model.search && one.filter == model.filter;
    });
    if (!kept.empty()) {
        Flow flow(ui, space::kS);
        for (const SavedSearch& one : kept) {
            const bool on = current != kept.end() && one.name == current->name;
            if (!flow.chip("search " + one.name, one.name, on)) continue;
            if (on) {
                ui.emit(action::Search{""});
                ui.emit(action::Filter{});
            } else {
                ui.emit(action::UseSearch{one.name});
            }
        }
    }
    if (!narrowed) return;
    ui.gap(space::kXs);
    Flow flow(ui, space::kS);
    if (current != kept.end()) {
        if (flow.button("forget", ui.word("journal.search.forget"), {.kind = ButtonKind::plain}))
            ui.emit(action::ForgetSearch{current->name});
    } else if (kept.size() < kMaxSavedSearches && flow.button("name", ui.word("journal.search.keep"),
                                                              {.kind = ButtonKind::plain, .expanded = view.naming})) {
        view.naming = !view.naming;
    }
    if (!model.derived.found.empty() && flow.button("print", ui.word("journal.print"), {.kind = ButtonKind::plain}))
        ui.emit(action::PrintFound{});
}

void draw_naming(Ui& ui, JournalView& view) {
    if (!view.naming) return;
    ui.gap(space::kS);
    if (auto name = text_field(ui, "search name", ui.word("journal.search.name"), view.name))
        view.name = std::move(*name);
    ui.gap(space::kS);
    const bool missing = view.name.empty() || view.name.size() > kMaxSearchName;
    if (!button(ui, "keep search", ui.word("journal.search.go"),
                {.disabled_because = missing ? ui.word("journal.search.missing") : std::string_view()}))
        return;
    ui.emit(action::KeepSearch{view.name});
    view.name.clear();
    view.naming = false;
}

// The same day in earlier years.
void draw_this_day(Ui& ui, JournalView& view, const Model& model) {
    const bool any = !model.derived.this_day.empty();
    if (!any && model.document.settings.skip_hard_days) return;
    const std::string count = std::to_string(model.derived.this_day.size());
    if (!disclosure(ui, "this day", ui.word("journal.this_day", {{"count", count}}), view.this_day)) return;
    const Panel panel(ui, "this day", ui.word("journal.this_day", {{"count", count}}));
    constexpr std::size_t kShown = 6;
    for (std::size_t i = 0; i < std::min(kShown, model.derived.this_day.size()); ++i) {
        draw_entry_row(ui, model, model.document.entries[model.derived.this_day[i]]);
    }
    if (!any) muted(ui, "none", ui.word("journal.this_day.none"), type::kBody);
    const bool skips = model.document.settings.skip_hard_days;
    if (switch_row(ui, "skip", ui.word("journal.this_day.skip"), ui.word("journal.this_day.skip.help"), skips))
        ui.emit(action::SkipHardDays{!skips});
    ui.gap(space::kM);
}

}  // namespace

void draw_entry_row(Ui& ui, const Model& model, const Entry& entry) {
    const std::string_view own = entry.meta.title.empty() ? std::string_view(entry.text) : entry.meta.title;
    const std::string_view text = own.empty() ? ui.word("journal.no_text") : own;
    std::string_view start = text.substr(0, text.find('\n'));
    start.remove_prefix(std::min(start.find_first_not_of("#> "), start.size()));  // the signs of a heading or a quote
    const std::string_view aside = entry.meta.starred ? ui.word("entry.starred") : std::string_view();
    if (list_row(ui, to_text(entry.id), start.empty() ? text.substr(0, 80) : start, entry_line(ui, model, entry), aside,
                 RowLines::one, model.place() == Place{Screen::entry, entry.id})) {
        // In the list beside an entry one turns to another; Back still leads to the list.
        if (model.place().screen == Screen::entry) {
            ui.emit(action::TurnEntry{entry.id});
        } else {
            ui.emit(action::Open{Screen::entry, entry.id});
        }
    }
    const MenuItem items[] = {{"edit", ui.word("entry.edit")}, {"delete", ui.word("entry.delete"), true}};
    const auto chosen = row_menu(ui, to_text(entry.id), ui.word("title.entry"), items);
    if (chosen == 0U) ui.emit(action::EditEntry{entry.id});
    if (chosen == 1U) ui.emit(action::DeleteEntry{entry.id});
    divider(ui);
}

void draw_practice_row(Ui& ui, const Model& model, const Practice& practice) {
    const Exercise* exercise = model.catalog.find_exercise(practice.exercise);
    const std::string_view title = exercise ? std::string_view(exercise->title) : ui.word("title.practice");
    std::string line = when_line(ui, model, practice.when.day) + " \xC2\xB7 " + std::string(ui.word("title.practice"));
    if (!practice.person.is_nil()) line += " \xC2\xB7 " + about_words(ui, model, practice.person);
    if (list_row(ui, to_text(practice.id), title, line, {}, RowLines::one))
        ui.emit(action::Open{Screen::practised, practice.id});
    divider(ui);
}

std::string mood_words(const Ui& ui, const std::optional<int>& mood) {
    if (!mood) return std::string(ui.word("mood.none"));
    return ui.word("mood.value", {{"value", std::to_string(*mood)}});
}

std::string_view feeling_words(const Model& model, const std::string& feeling) {
    const Feeling* found = model.catalog.find_feeling(feeling);
    return found ? std::string_view(found->text) : std::string_view(feeling);
}

void draw_entries_about(Ui& ui, const Model& model, const RecordId& person) {
    constexpr int kShown = 5;  // what comes back with them stands below
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

void draw_bin_line(Ui& ui, const Model& model) {
    if (model.document.bin.empty()) return;
    ui.gap(space::kL);
    const std::string count = std::to_string(model.document.bin.size());
    if (list_row(ui, "bin", ui.word("title.bin"), ui.word("bin.count", {{"count", count}})))
        ui.emit(action::Open{Screen::bin});
}
}  // namespace

void draw_journal(Ui& ui, JournalView& view, const Model& model) {
    {
        Flow flow(ui, space::kS);
        if (flow.button("new", ui.word("journal.new"), {.kind = ButtonKind::primary, .icon = Icon::write}))
            ui.emit(action::NewEntry{""});
        if (flow.button("prompts", ui.word("journal.prompts"))) ui.emit(action::Open{Screen::prompts});
        if (!model.derived.days.empty() && flow.button("calendar", ui.word("title.calendar")))
            ui.emit(action::Open{Screen::calendar});
    }
    ui.gap(space::kL);
    if (model.derived.days.empty() && model.document.entry_drafts.empty()) {
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
    const bool narrowed = !model.search.empty() || model.filter != EntryFilter{};
    draw_searches(ui, view, model, narrowed);
    draw_naming(ui, view);
    if (!narrowed) draw_this_day(ui, view, model);
    ui.gap(space::kS);
    const std::size_t found = model.derived.found.size();
    const char* key = !model.derived.finding.done ? "journal.found.so_far"
                      : !narrowed                 ? (found == 1 ? "journal.count.one" : "journal.count.many")
                      : found == 0                ? "journal.found.none"
                      : found == 1                ? "journal.found.one"
                                                  : "journal.found.many";
    muted(ui, "count", ui.word(key, {{"count", std::to_string(found)}}));
    draw_list(ui, model);
    draw_bin_line(ui, model);
    ui.gap(space::kXxl);
}

}  // namespace mooring
