// Writing an entry: the text first, everything else below it and only if one likes.
#include <algorithm>
#include <span>

#include "core/holds.h"
#include "core/page_fields.h"
#include "ui/dates.h"
#include "ui/fields.h"
#include "ui/layers.h"
#include "ui/pickers.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

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
    const auto& minute = draft.entry.when.minute;
    if (minute) {
        if (const auto time = time_field(ui, "time", ui.word("write.time"), view.time, *minute))
            ui.emit(action::DraftMinute{*time});
        ui.gap(space::kS);
        if (button(ui, "no time", ui.word("write.time.none"), {.kind = ButtonKind::plain}))
            ui.emit(action::DraftMinute{std::nullopt});
    } else if (button(ui, "give time", ui.word("write.time.give"))) {
        view.time = {};
        ui.emit(action::DraftMinute{12 * 60});
    }
    ui.gap(space::kM);
    if (button(ui, "date done", ui.word("common.done"))) view.date_open = false;
}

template <class Change>
void change_meta(Ui& ui, const Draft& draft, Change change) {
    EntryMeta meta = draft.entry.meta;
    change(meta);
    ui.emit(action::DraftMeta{std::move(meta)});
}

template <class T>
void toggle(std::vector<T>& list, const T& item) {
    const auto at = std::find(list.begin(), list.end(), item);
    if (at == list.end()) {
        list.push_back(item);
    } else {
        list.erase(at);
    }
}

// Words of one family at a time: ninety at once would be a wall.
void draw_feelings(Ui& ui, WriteView& view, const Draft& draft, const Model& model) {
    const auto& chosen = draft.entry.meta.feelings;
    std::vector<Choice> families;
    for (std::size_t i = 0; i < model.catalog.feelings.size(); ++i) {
        families.push_back({model.catalog.feelings[i].order, model.catalog.feelings[i].title});
    }
    if (const auto family = select(ui, "family", ui.word("write.feelings"), families, view.family, 280))
        view.family = *family;
    ui.gap(space::kS);
    Flow flow(ui, space::kS);
    const auto chip = [&](const std::string& id, std::string_view text) {
        if (flow.chip("feeling " + id, text, holds(chosen, id))) {
            change_meta(ui, draft, [&](EntryMeta& meta) { toggle(meta.feelings, id); });
        }
    };
    const Feeling* last = nullptr;
    for (const FeelingFamily& family : model.catalog.feelings) {
        const bool open = family.order == view.family;
        for (const Feeling& feeling : family.words) {
            if (open || holds(chosen, feeling.id)) chip(feeling.id, feeling.text);
        }
    }
    if (!chosen.empty()) last = model.catalog.find_feeling(chosen.back());
    for (const std::string& own : chosen) {
        if (model.catalog.find_feeling(own) == nullptr) chip(own, own);
    }
    view.meaning =
        last ? ui.word("write.feeling.meaning", {{"word", last->text}, {"meaning", last->meaning}}) : std::string();
}

// One field that adds a word when it is left or Enter is pressed, and chips for what is there.
void draw_tags(Ui& ui, WriteView& view, const Draft& draft, const Model& model) {
    const auto& tags = draft.entry.meta.tags;
    if (auto text = text_field(ui, "tag", ui.word("write.tags"), view.tag, {.help = ui.word("write.tags.help")})) {
        view.tag = std::move(*text);
        const std::size_t end = view.tag.find(',');
        if (end != std::string::npos) {
            const std::string tag = tidy_tag(std::string_view(view.tag).substr(0, end));
            view.tag.erase(0, end + 1);
            change_meta(ui, draft, [&](EntryMeta& meta) { meta.tags.push_back(tag); });
        }
    }
    const bool leave = ui.sem.take_commit(ui.id("tag")) && !tidy_tag(view.tag).empty();
    ui.gap(space::kS);
    Flow flow(ui, space::kS);
    const std::string_view missing = tidy_tag(view.tag).empty() ? ui.word("write.tags.missing") : std::string_view();
    if (flow.button("add tag", ui.word("write.tags.add"), {.disabled_because = missing}) || leave) {
        const std::string tag = tidy_tag(view.tag);
        view.tag.clear();
        change_meta(ui, draft, [&](EntryMeta& meta) { meta.tags.push_back(tag); });
    }
    constexpr std::size_t kOffered = 8;
    std::vector<std::string> offered = tags;
    for (const auto& [tag, count] : model.derived.tags) {
        if (offered.size() == tags.size() + kOffered) break;
        if (!holds(tags, tag)) offered.push_back(tag);
    }
    for (const std::string& tag : offered) {
        if (flow.chip("tag " + tag, "#" + tag, holds(tags, tag))) {
            change_meta(ui, draft, [&](EntryMeta& meta) { toggle(meta.tags, tag); });
        }
    }
}

void draw_pull(Ui& ui, const Draft& draft, const char* key, std::optional<int> EntryMeta::*value) {
    const auto& now = draft.entry.meta.*value;
    const std::string words =
        now ? ui.word("pull.value", {{"value", std::to_string(*now)}}) : std::string(ui.word("pull.none"));
    if (const auto chosen = slider(ui, key, ui.word(key), words, 10, now)) {
        change_meta(ui, draft, [&](EntryMeta& meta) { meta.*value = *chosen; });
    }
    ui.gap(space::kM);
}

void draw_more_fields(Ui& ui, WriteView& view, const Draft& draft, const Model& model) {
    if (!disclosure(ui, "more", ui.word("write.more"), view.more)) return;
    const Panel panel(ui, "more", ui.word("write.more"));
    const EntryMeta& meta = draft.entry.meta;
    ui.gap(space::kM);
    const bool long_title = meta.title.size() > kMaxTitle;
    if (auto title = text_field(
            ui, "title", ui.word("write.title"), meta.title,
            {.help = long_title ? ui.word("write.title.long") : std::string_view(), .invalid = long_title})) {
        change_meta(ui, draft, [&](EntryMeta& one) { one.title = std::move(*title); });
    }
    ui.gap(space::kL);
    if (!model.document.persons.empty()) {
        muted(ui, "people label", ui.word("write.people"), type::kCaptionStrong);
        ui.gap(space::kXs);
        Flow flow(ui, space::kS);
        for (const Person& person : model.document.persons) {
            const bool on = holds(meta.people, person.id);
            if ((person.archived && !on) || !flow.chip("person " + to_text(person.id), person.name, on)) continue;
            change_meta(ui, draft, [&](EntryMeta& one) { toggle(one.people, person.id); });
        }
    }
    ui.gap(space::kL);
    draw_feelings(ui, view, draft, model);
    if (!view.meaning.empty()) {
        ui.gap(space::kXs);
        muted(ui, "meaning", view.meaning);
    }
    ui.gap(space::kL);
    draw_pull(ui, draft, "pull.cling", &EntryMeta::cling);
    draw_pull(ui, draft, "pull.flee", &EntryMeta::flee);
    draw_tags(ui, view, draft, model);
    ui.gap(space::kL);
}

std::string ease_words(const Ui& ui, const std::optional<int>& ease) {
    return ease ? ui.word("pull.value", {{"value", std::to_string(*ease)}}) : std::string(ui.word("pull.none"));
}

// Deep questions are opened by choice, and are easy to leave.
void draw_deep_start(Ui& ui, const Draft& draft, const Model& model) {
    const Brooding found = brooding(model);
    notice(ui, "deep", ui.word(found == Brooding::none ? "write.deep" : pause_key(found)));
    ui.gap(space::kM);
    const auto& before = draft.entry.before;
    if (const auto ease = slider(ui, "before", ui.word("ease.before"), ease_words(ui, before), 10, before))
        ui.emit(action::DraftEase{false, *ease});
    ui.gap(space::kM);
}

void draw_deep_end(Ui& ui, const Draft& draft, const Model& model) {
    draw_close_offer(ui, model.now_ms - draft.opened_ms);
    const auto& after = draft.entry.after;
    if (const auto ease = slider(ui, "after", ui.word("ease.after"), ease_words(ui, after), 10, after))
        ui.emit(action::DraftEase{true, *ease});
    ui.gap(space::kM);
    prose(ui, "now", ui.word("write.present"));
    ui.gap(space::kM);
}

// A timer for who likes to write for a while and no longer.
void draw_timer(Ui& ui, const Model& model) {
    constexpr std::int64_t kMinuteMs = 60'000;
    const std::int64_t left = model.timer_until_ms - model.now_ms;
    if (model.timer_until_ms != 0 && left > 0) {
        const std::string minutes = std::to_string((left + kMinuteMs - 1) / kMinuteMs);
        muted(ui, "left", ui.word("write.timer.left", {{"minutes", minutes}}), type::kBody);
        if (button(ui, "stop timer", ui.word("timer.stop"), {.kind = ButtonKind::plain})) ui.emit(action::SetTimer{0});
        return;
    }
    if (model.timer_until_ms != 0) {
        notice(ui, "timer over", ui.word("timer.over"));
        ui.gap(space::kS);
    }
    muted(ui, "timer", ui.word("write.timer"), type::kCaptionStrong);
    ui.gap(space::kXs);
    Flow flow(ui, space::kS);
    for (const int minutes : {5, 10, 15, 20}) {
        const std::string text = std::to_string(minutes);
        if (flow.chip("timer " + text, ui.word("write.timer.minutes", {{"minutes", text}}), false))
            ui.emit(action::SetTimer{minutes * 60});
    }
}

// What is said of the limit, before it is reached and over it; else nothing.
std::string limit_words(const Ui& ui, const Draft& draft) {
    const std::size_t size = draft.entry.text.size();
    if (draft.too_long) return std::string(ui.word("write.too_long"));
    if (size <= kMaxText - kMaxText / 4 || size > kMaxText) return {};
    return ui.word("write.room", {{"share", std::to_string(size * 100 / kMaxText)}});
}

void draw_whole(Ui& ui, const Draft& draft) {
    // The field takes the height that is left, so that writing scrolls inside it as in any text box.
    const float below = ui.px(150);
    const float room = (ui.scroll_area().bottom() - ui.pen.y - below) / ui.scale();
    const std::string room_words = limit_words(ui, draft);
    const FieldOptions options{.role = Role::text_area,
                               .help = room_words,
                               .invalid = draft.too_long,
                               .label_hidden = true,
                               .min_height = std::clamp(room, 180.0F, 520.0F),
                               .style = type::kWriting,
                               .empty_text = ui.word("write.empty")};
    if (auto text = text_field(ui, "text", ui.word("write.text"), draft.entry.text, options)) {
        ui.emit(action::DraftText{std::move(*text)});
    }
}

// A page with headings: a field below each.
void draw_fields(Ui& ui, const Draft& draft, std::span<const PageField> fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const PageField& field = fields[i];
        const FieldOptions options{
            .role = Role::text_area, .invalid = draft.too_long, .min_height = 96, .style = type::kWriting};
        if (auto text = text_field(ui, "field " + std::to_string(i), field.heading, field.text, options))
            ui.emit(action::DraftText{with_field(draft.entry.text, field, *text)});
        ui.gap(space::kM);
    }
    const std::string words = limit_words(ui, draft);
    if (!words.empty()) notice(ui, "limit", words, draft.too_long ? Tone::danger : Tone::notice);
}

// A new page is written by field. What is kept is one text: words written freely may begin with a heading too.
void draw_text(Ui& ui, WriteView& view, const Draft& draft) {
    std::vector<PageField> fields;
    if (draft.is_new) fields = page_fields(draft.entry.text, view.headings);
    if (fields.empty() || view.whole) {
        draw_whole(ui, draft);
    } else {
        draw_fields(ui, draft, fields);
    }
    if (fields.empty()) return;
    const char* other = view.whole ? "write.fields" : "write.whole";
    if (button(ui, other, ui.word(other), {.kind = ButtonKind::plain})) view.whole = !view.whole;
}

}  // namespace

const char* pause_key(Brooding found) {
    return found == Brooding::one_theme ? "write.pause.theme" : "write.pause.ease";
}

void draw_close_offer(Ui& ui, std::int64_t open_ms) {
    for (std::size_t i = kCloseAfterMs.size(); i-- > 0;) {
        if (open_ms < kCloseAfterMs[i]) continue;
        notice(ui, "close", ui.word(i == 0 ? "write.close.first" : "write.close.second"));
        ui.gap(space::kM);
        return;
    }
}

void draw_write(Ui& ui, WriteView& view, const Model& model) {
    if (!model.draft) return;
    const Draft& draft = *model.draft;
    if (view.of != draft.entry.of) {
        view = WriteView{};
        view.of = draft.entry.of;
        view.headings = field_headings(draft.entry.text);
    }
    const Prompt* prompt = model.catalog.find_prompt(draft.entry.prompt);
    const bool deep = prompt && prompt->depth == Depth::deep;
    if (deep) draw_deep_start(ui, draft, model);
    if (prompt) {
        prose(ui, "prompt", prompt->text, type::kWriting);
        if (button(ui, "no prompt", ui.word("write.no_prompt"), {.kind = ButtonKind::plain})) {
            ui.emit(action::DraftPrompt{""});
        }
        ui.gap(space::kS);
    }
    draw_date(ui, view, draft, model);
    ui.gap(space::kM);
    draw_text(ui, view, draft);
    ui.gap(space::kL);
    if (const auto mood =
            slider(ui, "mood", ui.word("mood.label"), mood_words(ui, draft.entry.mood), 10, draft.entry.mood)) {
        ui.emit(action::DraftMood{*mood});
    }
    ui.gap(space::kS);
    draw_more_fields(ui, view, draft, model);
    if (view.more) draw_timer(ui, model);
    ui.gap(space::kS);
    if (deep) draw_deep_end(ui, draft, model);
    Flow flow(ui);
    if (flow.button("done", ui.word(deep ? "write.deep.stop" : "common.done"), {.kind = ButtonKind::primary}))
        ui.emit(action::LeaveDraft{});
    if (draft.entry.mood && flow.button("no mood", ui.word("mood.clear"), {.kind = ButtonKind::plain})) {
        ui.emit(action::DraftMood{std::nullopt});
    }
    if (draft.is_new && !draft.entry.is_blank() &&
        flow.button("discard", ui.word("common.discard"), {.kind = ButtonKind::plain})) {
        ui.emit(action::DiscardDraft{draft.entry.id});
    }
}

}  // namespace mooring
