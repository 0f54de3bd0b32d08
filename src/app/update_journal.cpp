#include <algorithm>

#include "app/derive.h"
#include "app/update_parts.h"

namespace mooring {

namespace {

constexpr std::int64_t kPauseMs = 60'000;

Write entry_write(const Entry& entry, Kind kind) {
    return {entry.id, kind, kEntrySchema, Standing::live, entry.when, encode_entry(entry)};
}

When now_here(const Model& model) {
    constexpr std::int64_t kMinuteMs = 60'000;
    const std::int64_t midnight_ms = model.today * 24 * 60 * kMinuteMs;
    const std::int64_t local_ms = model.now_ms + model.utc_offset_min * kMinuteMs;
    return {model.today, static_cast<int>((local_ms - midnight_ms) / kMinuteMs), model.utc_offset_min};
}

// Marks the draft as typed in; it is kept a moment after the last key.
void touch(Model& model, Ports& ports) {
    Draft& draft = *model.draft;
    if (!draft.dirty) draft.first_change_ms = model.now_ms;
    // What lies between two keys is time of writing, unless it was a longer pause.
    const std::int64_t pause_ms = model.now_ms - std::max(draft.last_change_ms, draft.opened_ms);
    if (pause_ms > 0 && pause_ms < kPauseMs) draft.entry.written_ms += pause_ms;
    draft.dirty = true;
    draft.touched = true;
    draft.last_change_ms = model.now_ms;
    ports.wake.wake_in(kQuietMs);
}

void open_draft(Model& model, Entry entry, bool is_new) {
    model.draft = Draft{};
    model.draft->entry = std::move(entry);
    model.draft->is_new = is_new;
    model.draft->opened_ms = model.now_ms;
    show(model, {Screen::write, model.draft->entry.of});
}

// Every open editor has a draft of its own: what another tab still writes into the old one stays there.
void take_over(Model& model, Entry entry, Ports& ports) {
    const RecordId old = entry.id;
    entry.id = new_id(model, ports);
    open_draft(model, entry, model.document.find_entry(entry.of) == nullptr);
    model.draft->touched = true;
    const auto kept = model.vault.write(entry_write(entry, Kind::entry_draft), ports, model.document);
    if (kept) model.vault.remove(old, model.document);
}

}  // namespace

void apply(Model& model, const action::NewEntry& create, Ports& ports) {
    leave_work(model, ports);
    if (model.draft) return show(model, {Screen::write, model.draft->entry.of});  // it could not be left
    Entry entry;
    entry.id = new_id(model, ports);
    entry.of = new_id(model, ports);
    entry.when = now_here(model);
    if (create.day && *create.day != model.today && is_valid_day(*create.day)) {
        entry.when.day = *create.day;
        entry.when.minute.reset();
    }
    entry.prompt = create.prompt;
    entry.meta.title = create.title;
    entry.text = create.text;
    if (model.document.find_person(create.person)) entry.meta.people = {create.person};
    entry.created_ms = model.now_ms;
    open_draft(model, std::move(entry),
               true);  // what a page begins with is not written yet: left so, it leaves nothing
}

void apply(Model& model, const action::EditEntry& edit, Ports& ports) {
    leave_work(model, ports);
    if (model.draft) return show(model, {Screen::write, model.draft->entry.of});
    for (const Entry& draft : model.document.entry_drafts) {
        if (draft.id == edit.id || draft.of == edit.id) return take_over(model, Entry(draft), ports);
    }
    const Entry* kept = model.document.find_entry(edit.id);
    if (kept == nullptr) return;
    Entry entry = *kept;
    entry.of = kept->id;
    entry.base = model.vault.replica().head_ids(kept->id);
    entry.id = new_id(model, ports);
    open_draft(model, std::move(entry), false);
}

void apply(Model& model, const action::DraftText& text, Ports& ports) {
    if (!model.draft || model.draft->entry.text == text.text) return;
    model.draft->entry.text = text.text;
    model.draft->too_long = text.text.size() > kMaxText || model.draft->entry.meta.title.size() > kMaxTitle;
    touch(model, ports);
}

void apply(Model& model, const action::DraftMood& mood, Ports& ports) {
    if (!model.draft || (mood.mood && (*mood.mood < 0 || *mood.mood > 10))) return;
    model.draft->entry.mood = mood.mood;
    touch(model, ports);
}

namespace {

void tidy(std::vector<std::string>& words) {
    std::vector<std::string> kept;
    for (const std::string& word : words) {
        std::string tag = tidy_tag(word);
        if (tag.empty() || std::find(kept.begin(), kept.end(), tag) != kept.end() || kept.size() == kMaxTags) continue;
        kept.push_back(std::move(tag));
    }
    words = std::move(kept);
}

bool in_scale(const std::optional<int>& value) {
    return !value || (*value >= 0 && *value <= 10);
}

}  // namespace

void apply(Model& model, const action::DraftMeta& change, Ports& ports) {
    if (!model.draft) return;
    EntryMeta meta = change.meta;
    tidy(meta.tags);
    tidy(meta.feelings);
    if (meta.people.size() > kMaxTags) meta.people.resize(kMaxTags);
    if (!in_scale(meta.cling) || !in_scale(meta.flee) || model.draft->entry.meta == meta) return;
    model.draft->entry.meta = std::move(meta);
    model.draft->too_long =
        model.draft->entry.meta.title.size() > kMaxTitle || model.draft->entry.text.size() > kMaxText;
    touch(model, ports);
}

void apply(Model& model, const action::DraftDay& day, Ports& ports) {
    if (!model.draft || !is_valid_day(day.day)) return;
    When& when = model.draft->entry.when;
    if (when.day != day.day && day.day != model.today) when.minute.reset();
    when.day = day.day;
    touch(model, ports);
}

void apply(Model& model, const action::DraftMinute& minute, Ports& ports) {
    if (!model.draft || (minute.minute && (*minute.minute < 0 || *minute.minute >= 24 * 60))) return;
    model.draft->entry.when.minute = minute.minute;
    touch(model, ports);
}

void apply(Model& model, const action::DraftEase& ease, Ports& ports) {
    if (!model.draft || !in_scale(ease.ease)) return;
    (ease.after ? model.draft->entry.after : model.draft->entry.before) = ease.ease;
    touch(model, ports);
}

void apply(Model& model, const action::DraftPrompt& prompt, Ports& ports) {
    if (!model.draft) return;
    model.draft->entry.prompt = prompt.prompt;
    touch(model, ports);
}

void keep_draft(Model& model, Ports& ports, Urgency urgency) {
    if (!model.draft || !model.draft->dirty || model.draft->too_long) return;
    Draft& draft = *model.draft;
    const std::int64_t due = std::min(draft.last_change_ms + kQuietMs, draft.first_change_ms + kAtLeastMs);
    if (urgency == Urgency::due && model.now_ms < due) {
        ports.wake.wake_in(due - model.now_ms);
        return;
    }
    draft.dirty = false;
    draft.entry.edited_ms = model.now_ms;
    if (draft.is_new && draft.entry.is_blank()) return model.vault.remove(draft.entry.id, model.document);
    const auto written = model.vault.write(entry_write(draft.entry, Kind::entry_draft), ports, model.document);
    draft.too_long = !written && written.error().kind == ErrorKind::too_big;
}

// A frame is due when a deep question or exercise offers to end for today.
void wake_for_close(const Model& model, Ports& ports) {
    const bool asked = model.draft && !model.draft->entry.prompt.empty();
    if (!asked && !model.practice) return;
    const std::int64_t opened_ms = asked ? model.draft->opened_ms : model.practice->opened_ms;
    for (const std::int64_t after : kCloseAfterMs) {
        const std::int64_t left = opened_ms + after - model.now_ms;
        if (left <= 0) continue;
        ports.wake.wake_in(left);
        return;
    }
}

void finish_draft(Model& model, Ports& ports) {
    if (!model.draft) return;
    Draft draft = *std::move(model.draft);
    model.draft.reset();
    if (!draft.touched) return;
    const Entry* kept = model.document.find_entry(draft.entry.of);
    const bool same = kept && kept->text == draft.entry.text && kept->mood == draft.entry.mood &&
                      kept->when == draft.entry.when && kept->prompt == draft.entry.prompt &&
                      kept->meta == draft.entry.meta && kept->before == draft.entry.before &&
                      kept->after == draft.entry.after;
    if (!same && !(draft.is_new && draft.entry.is_blank())) {
        Entry entry = draft.entry;
        entry.id = draft.entry.of;
        entry.of = RecordId{};
        entry.base.clear();
        entry.edited_ms = model.now_ms;
        Write write = entry_write(entry, Kind::entry);
        write.base = draft.entry.base;
        if (!model.vault.write(write, ports, model.document)) {
            // Too long for one entry: the stored draft holds what was kept last, and the whole of it stays in hand.
            model.draft = std::move(draft);
            return;
        }
    }
    model.vault.remove(draft.entry.id, model.document);
}

void apply(Model& model, const action::LeaveDraft&, Ports& ports) {
    if (!model.draft) return;
    const RecordId entry = model.draft->entry.of;
    leave_work(model, ports);
    if (model.document.find_entry(entry) == nullptr) return;
    show_section(model, Screen::journal);
    show(model, {Screen::entry, entry});
}

void apply(Model& model, const action::DeleteEntry& remove, Ports& ports) {
    if (model.document.find_entry(remove.id) == nullptr) return;
    const bool editing = model.draft && model.draft->entry.of == remove.id;
    if (editing) {
        model.vault.remove(model.draft->entry.id, model.document);
        model.draft.reset();
    }
    std::vector<Write> undo = bin(model, remove.id, ports);
    if (undo.empty()) return;
    show_section(model, Screen::journal);
    show_toast(model, Toast::What::entry_deleted, std::move(undo), ports);
}

void apply(Model& model, const action::DiscardDraft& discard, Ports& ports) {
    if (model.draft && model.draft->entry.id == discard.id) {
        keep_draft(model, ports, Urgency::now);  // so that Undo brings back all of it
        model.draft.reset();
        show_section(model, Screen::journal);
    }
    for (const Entry& draft : model.document.entry_drafts) {
        if (draft.id != discard.id) continue;
        const Write undo = entry_write(draft, Kind::entry_draft);
        model.vault.remove(discard.id, model.document);
        show_toast(model, Toast::What::draft_discarded, {undo}, ports);
        return;
    }
}

void apply(Model& model, const action::Search& search, Ports&) {
    model.search = search.text;
}

void apply(Model& model, const action::Filter& filter, Ports&) {
    model.filter = filter.filter;
}

void apply(Model& model, const action::StarEntry& star, Ports& ports) {
    const Entry* kept = model.document.find_entry(star.id);
    if (kept == nullptr || kept->meta.starred == star.on) return;
    Entry entry = *kept;
    entry.meta.starred = star.on;
    (void)model.vault.write(entry_write(entry, Kind::entry), ports, model.document);  // what fitted fits with a star
}

void apply(Model& model, const action::RestoreVersion& restore, Ports& ports) {
    const Entry* now = model.document.find_entry(restore.id);
    for (const StoredRevision& stored : model.vault.replica().revisions(restore.id)) {
        if (stored.id != restore.version || now == nullptr) continue;
        auto entry = decode_entry(payload_of(model.document, stored));
        if (!entry) return;
        Entry old = std::move(entry).value();
        old.id = restore.id;
        old.when = stored.revision.when.value_or(now->when);
        old.edited_ms = model.now_ms;
        (void)model.vault.write(entry_write(old, Kind::entry), ports, model.document);  // what fitted once fits again
        show(model, {Screen::entry, restore.id});
        return;
    }
}

void apply(Model& model, const action::CopyEntry& copy, Ports& ports) {
    const Entry* entry = model.document.find_entry(copy.id);
    if (entry == nullptr) return;
    const bool copied = ports.files.copy(entry_as_text(*entry));
    show_toast(model, copied ? Toast::What::copied : Toast::What::not_copied, {}, ports);
}

void apply(Model& model, const action::TurnEntry& turn, Ports&) {
    if (model.place().screen == Screen::entry && model.document.find_entry(turn.id) != nullptr)
        replace_top(model, {Screen::entry, turn.id});
}

void apply(Model& model, const action::PrintFound&, Ports& ports) {
    derive(model);  // all that is found
    std::string all;
    for (const Found& found : model.derived.found) {
        if (found.practice) continue;
        all += (all.empty() ? "" : "\n\n\n") + entry_as_text(model.document.entries[found.place]);
    }
    if (!all.empty()) ports.files.print_sheet("", all);
}

void apply(Model& model, const action::NextPrompt&, Ports&) {
    ++model.prompt_turn;
}

}  // namespace mooring
