// Reading an entry, and its history.
#include <algorithm>

#include "core/difference.h"
#include "core/sorting.h"
#include "ui/dates.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

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

// Changed in two places at once: both are shown.
void draw_other_heads(Ui& ui, const Model& model, const Entry& entry) {
    if (!model.document.versions.contains(entry.id)) return;
    notice(ui, "versions", ui.word("entry.versions"));
    ui.gap(space::kL);
    for (const StoredRevision* head : model.vault.replica().heads(entry.id)) {
        const auto other = decode_entry(payload_of(model.document, *head));
        if (!other || other.value().text == entry.text) continue;
        Card card(ui, "version " + to_text(head->id), ui.word("entry.version"));
        user_text(ui, "text", other.value().text);
        ui.gap(space::kL);
    }
}

std::string about_line(const Ui& ui, const Entry& entry) {
    constexpr std::int64_t kMinuteMs = 60'000;
    std::string line = mood_words(ui, entry.mood) + " \xC2\xB7 " +
                       ui.word("entry.words", {{"count", std::to_string(count_words(entry.text))}});
    if (const std::int64_t minutes = (entry.written_ms + kMinuteMs / 2) / kMinuteMs; minutes > 0)
        line += " \xC2\xB7 " + ui.word("entry.minutes", {{"count", std::to_string(minutes)}});
    return line;
}

// On to the entry before and after this one, as the list has them.
void draw_turning(Ui& ui, const Model& model, const Entry& entry) {
    const auto& found = model.derived.found;
    const auto here = std::find_if(found.begin(), found.end(), [&](const Found& one) {
        return !one.practice && model.document.entries[one.place].id == entry.id;
    });
    if (here == found.end()) return;
    const auto is_entry = [](const Found& one) { return !one.practice; };
    const auto older = std::find_if(here + 1, found.end(), is_entry);
    const auto newer = std::find_if(std::make_reverse_iterator(here), found.rend(), is_entry);
    Flow flow(ui, space::kS);
    if (newer != found.rend() &&
        flow.button("newer", ui.word("entry.newer"), {.kind = ButtonKind::plain, .icon = Icon::back}))
        ui.emit(action::TurnEntry{model.document.entries[newer->place].id});
    if (older != found.end() &&
        flow.button("older", ui.word("entry.older"), {.kind = ButtonKind::plain, .icon = Icon::forward}))
        ui.emit(action::TurnEntry{model.document.entries[older->place].id});
}

}  // namespace

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
    std::string date = day_with_weekday(ui, entry->when.day);
    if (entry->when.minute) date += ", " + clock_text(*entry->when.minute);
    prose(ui, "date", date, type::kBodyStrong);
    muted(ui, "mood", about_line(ui, *entry));
    ui.gap(space::kL);
    const Prompt* prompt = model.catalog.find_prompt(entry->prompt);
    if (prompt) {
        muted(ui, "prompt", prompt->text, type::kBody);
        ui.gap(space::kL);
    }
    draw_other_heads(ui, model, *entry);
    view.text.set(entry->text);
    draw_formatted(ui, "text", view.text);
    ui.gap(space::kL);
    draw_entry_meta(ui, model, *entry);
    if (entry->before && entry->after)
        muted(ui, "ease",
              ui.word("entry.ease",
                      {{"before", std::to_string(*entry->before)}, {"after", std::to_string(*entry->after)}}));
    ui.gap(space::kXl);
    {
        Flow flow(ui);
        const bool starred = entry->meta.starred;
        if (flow.button("star", ui.word(starred ? "entry.unstar" : "entry.star"), {.pressed = starred})) {
            ui.emit(action::StarEntry{entry->id, !starred});
        }
        if (flow.button("edit", ui.word("entry.edit"), {.icon = Icon::write})) ui.emit(action::EditEntry{entry->id});
        if (const Prompt* next = prompt ? next_prompt(model, *prompt) : nullptr;
            next && flow.button("go on", ui.word("entry.next_prompt"), {.description = next->text}))
            ui.emit(action::NewEntry{next->id});
        if (flow.button("copy", ui.word("entry.copy"), {.kind = ButtonKind::plain}))
            ui.emit(action::CopyEntry{entry->id});
        if (flow.button("print", ui.word("common.print"), {.kind = ButtonKind::plain})) ui.emit(action::Print{});
        if (model.vault.replica().revisions(entry->id).size() > 1 &&
            flow.button("history", ui.word("title.versions"), {.kind = ButtonKind::plain}))
            ui.emit(action::Open{Screen::versions, entry->id});
        if (flow.button("delete", ui.word("entry.delete"),
                        {.kind = ButtonKind::plain, .description = ui.word("entry.delete.help")})) {
            ui.emit(action::DeleteEntry{entry->id});
        }
    }
    ui.gap(space::kL);
    draw_turning(ui, model, *entry);
    ui.gap(space::kXxl);
}

namespace {

// What changed from one version to the next: lines that went and lines that came, each with a sign and a word.
void draw_difference(Ui& ui, std::string_view before, std::string_view after) {
    constexpr std::size_t kMost = 200;  // lines drawn
    std::size_t drawn = 0, place = 0;
    for (const LineChange& change : difference(before, after)) {
        ++place;
        if (change.what == LineChange::What::same || change.line.empty()) continue;
        if (++drawn > kMost) return muted(ui, "rest", ui.word("versions.rest"));
        const bool gone = change.what == LineChange::What::gone;
        const std::string key = "line " + std::to_string(place);
        muted(ui, key + " sign", ui.word(gone ? "versions.gone" : "versions.added"), type::kCaptionStrong);
        user_text(ui, key, change.line, type::kBody);
        ui.gap(space::kS);
    }
    if (drawn == 0) muted(ui, "same", ui.word("versions.same"), type::kBody);
}

}  // namespace

void draw_versions(Ui& ui, VersionsView& view, const Model& model) {
    const RecordId record = model.place().id;
    const Entry* now = model.document.find_entry(record);
    if (now == nullptr) return prose(ui, "gone", ui.word("entry.gone"));
    // Decoding a long history takes a while: once, not in each frame.
    if (view.of != record || view.change != model.document.change) {
        const std::size_t open = view.of == record ? view.open : 0;
        view = {record, model.document.change, open, {}};
        for (const StoredRevision& stored : model.vault.replica().revisions(record)) {
            auto entry = decode_entry(payload_of(model.document, stored));
            if (entry) view.versions.push_back({stored.id, stored.revision.hlc.ms, std::move(entry).value().text});
        }
        sort_by(view.versions, [](const OldVersion& a, const OldVersion& b) { return a.ms > b.ms; });
    }
    prose(ui, "about", ui.word("versions.about"));
    ui.gap(space::kL);
    for (std::size_t i = 0; i < view.versions.size(); ++i) {
        const OldVersion& version = view.versions[i];
        const std::string key = to_text(version.id);
        const std::string when = day_text(ui, local_day(version.ms, model.utc_offset_min)) + ", " +
                                 time_text(version.ms, model.utc_offset_min);
        const std::string words = ui.word("entry.words", {{"count", std::to_string(count_words(version.text))}});
        bool open = view.open == i;
        const bool shown = disclosure(ui, key, when + " \xC2\xB7 " + words, open);
        if (open != (view.open == i)) view.open = open ? i : view.versions.size();
        if (!shown) continue;
        const Panel panel(ui, key, when);
        ui.gap(space::kS);
        if (i + 1 < view.versions.size()) {
            muted(ui, "since " + key, ui.word("versions.since"), type::kCaption);
            ui.gap(space::kXs);
            SemScope part(ui, node_of(ui.id("changes " + key), Role::group, {ui.pen.x, ui.pen.y, ui.pen.w, 1}, when));
            draw_difference(ui, view.versions[i + 1].text, version.text);
        } else {
            user_text(ui, "first " + key, version.text, type::kBody);
        }
        ui.gap(space::kS);
        if (version.text != now->text && button(ui, "restore " + key, ui.word("versions.restore")))
            ui.emit(action::RestoreVersion{record, version.id});
        ui.gap(space::kM);
    }
    ui.gap(space::kXxl);
}

}  // namespace mooring
