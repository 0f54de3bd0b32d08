// The fields of an exercise, by kind.
#include <algorithm>

#include "core/search.h"
#include "core/voice.h"
#include "ui/answers.h"
#include "ui/dates.h"
#include "ui/fields.h"
#include "ui/views/exercise_parts.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

// The answer a field shows, to be changed and sent.
FieldAnswer copy_of(const ExerciseField& field, const FieldAnswer* answer) {
    FieldAnswer copy = answer ? *answer : FieldAnswer{};
    copy.field = field.id;
    return copy;
}

void draw_label(Ui& ui, const ExerciseField& field) {
    muted(ui, "label", field.label, type::kBodyStrong);
    if (!field.hint.empty()) muted(ui, "hint", field.hint);
    ui.gap(space::kXs);
}

// Told from inside or from outside: which words still speak as "I", and what they become. Counted, never rewritten: the
// grammar around them is the writer's.
void draw_voices(Ui& ui, std::string_view text) {
    constexpr const char* kVoices[] = {"i", "he", "she", "they"};
    float& kept = ui.kept(ui.id("voice"));
    ui.gap(space::kS);
    muted(ui, "voice label", ui.word("voice.label"));
    {
        Flow flow(ui, space::kS);
        for (std::size_t i = 0; i < std::size(kVoices); ++i) {
            const std::string key = std::string("voice.") + kVoices[i];
            if (flow.chip(key, ui.word(key), static_cast<std::size_t>(kept) == i)) kept = static_cast<float>(i);
        }
    }
    ui.gap(space::kXs);
    const std::string voice = kVoices[static_cast<std::size_t>(kept) % std::size(kVoices)];
    if (voice == "i") return muted(ui, "voice help", ui.word("voice.help"));
    const std::string_view mine = ui.word("voice.words.i"), theirs = ui.word("voice.words." + voice);
    const std::vector<VoiceWord> inside = count_voice(text, mine, theirs);
    const int outside = times_in_all(count_voice(text, theirs, mine));
    prose(ui, "voice count",
          ui.word("voice.count",
                  {{"inside", std::to_string(times_in_all(inside))}, {"outside", std::to_string(outside)}}));
    if (inside.empty()) {
        if (outside > 0) muted(ui, "voice done", ui.word("voice.done"));
        return;
    }
    std::string words;
    for (const VoiceWord& word : inside)
        words +=
            (words.empty() ? "" : "; ") +
            ui.word("voice.word", {{"word", word.word}, {"times", std::to_string(word.times)}, {"match", word.match}});
    muted(ui, "voice turn", ui.word("voice.turn", {{"words", words}}));
}

Changed draw_line_field(Ui& ui, const ExerciseField& field, const FieldAnswer* answer) {
    const bool area = field.kind == FieldKind::text;
    const std::string_view value = answer ? std::string_view(answer->text) : std::string_view();
    const bool long_text = value.size() > kMaxAnswerText;
    const std::string_view help = long_text ? ui.word("field.long") : std::string_view(field.hint);
    FieldOptions options{.role = area ? Role::text_area : Role::text_field, .help = help, .invalid = long_text};
    if (area) options.min_height = 110;
    auto text = text_field(ui, "value", field.label, value, options);
    const std::string said = field.watch.empty() ? std::string() : fold(value);
    const bool watched = std::any_of(field.watch.begin(), field.watch.end(),
                                     [&](const std::string& word) { return said.find(word) != std::string::npos; });
    if (watched) {
        ui.gap(space::kXs);
        muted(ui, "watch", field.watch_say);
    }
    if (field.voices) draw_voices(ui, value);
    if (!text) return std::nullopt;
    FieldAnswer changed = copy_of(field, answer);
    changed.text = std::move(*text);
    return changed;
}

Changed draw_chips(Ui& ui, ExercisingView& view, const ExerciseField& field, const FieldAnswer* answer) {
    draw_label(ui, field);
    FieldAnswer now = copy_of(field, answer);
    bool changed = false;
    const auto toggle = [&](const std::string& pick) {
        const bool on = std::erase(now.picks, pick) != 0;
        if (!field.many) now.picks.clear();
        if (!on) now.picks.push_back(pick);
        changed = true;
    };
    {
        Flow flow(ui, space::kS);
        const std::vector<std::string> chosen = now.picks;
        const auto on = [&](const std::string& id) {
            return std::find(chosen.begin(), chosen.end(), id) != chosen.end();
        };
        for (const FieldOption& option : field.options) {
            if (flow.chip("option " + option.id, option.text, on(option.id))) toggle(option.id);
        }
        for (const std::string& own : chosen) {
            const bool offered = std::any_of(field.options.begin(), field.options.end(),
                                             [&](const FieldOption& option) { return option.id == own; });
            if (!offered && flow.chip("own " + own, own, true)) toggle(own);
        }
    }
    if (field.own) {
        ui.gap(space::kS);
        std::string& typed = view.typed[ui.id("own")];
        if (auto text = text_field(ui, "own", ui.word("field.own"), typed)) typed = std::move(*text);
        const std::string tag = tidy_tag(typed);
        const bool leave = ui.sem.take_commit(ui.id("own"));
        ui.gap(space::kS);
        const std::string_view missing = tag.empty() ? ui.word("field.own.missing") : std::string_view();
        if ((button(ui, "add own", ui.word("field.own.add"), {.disabled_because = missing}) || leave) && !tag.empty()) {
            toggle(tag);
            typed.clear();
        }
    }
    return changed ? Changed(std::move(now)) : std::nullopt;
}

// A slider from its low to its high, both named below it.
std::optional<int> draw_scale(Ui& ui, std::string_view key, std::string_view label, const ExerciseField& field,
                              const std::optional<int>& value) {
    const std::string words = value ? scale_words(ui, field, *value) : std::string(ui.word("field.none"));
    const auto moved = value ? std::optional<int>(std::clamp(*value, field.min, field.max) - field.min) : std::nullopt;
    const auto chosen = slider(ui, key, label, words, field.max - field.min, moved);
    if (field.kind == FieldKind::slider) {
        const TextFace face = ui.face(type::kCaption);
        const float half = ui.pen.w / 2 - space::kS;
        const Area ends = ui.take(std::max(text_height(face, field.low, half), text_height(face, field.high, half)));
        const float width = std::min(text_width(face, field.high) + 1, half);
        draw_text(ui.draw(), face, {ends.x, ends.y}, half, ui.theme().muted, field.low);
        draw_text(ui.draw(), face, {ends.right() - width, ends.y}, width, ui.theme().muted, field.high);
        ui.sem.add(node_of(ui.id(std::string(key) + " ends"), Role::paragraph, ends,
                           ui.word("field.ends", {{"low", field.low}, {"high", field.high}})));
    }
    return chosen ? std::optional<int>(*chosen + field.min) : std::nullopt;
}

Changed draw_number(Ui& ui, const ExerciseField& field, const FieldAnswer* answer) {
    const std::string value = answer && answer->number ? std::to_string(*answer->number) : std::string();
    const std::string label =
        field.unit.empty() ? field.label : ui.word("field.unit", {{"label", field.label}, {"unit", field.unit}});
    auto text = text_field(ui, "value", label, value, {.help = field.hint, .numeric = true, .width = 200});
    if (!text) return std::nullopt;
    FieldAnswer changed = copy_of(field, answer);
    changed.number.reset();
    std::erase_if(*text, [](char c) { return c < '0' || c > '9'; });
    constexpr std::size_t kDigits = 3;
    for (const char c : text->substr(0, kDigits)) changed.number = changed.number.value_or(0) * 10 + (c - '0');
    return changed;
}

Changed draw_date(Ui& ui, ExercisingView& view, const ExerciseField& field, const FieldAnswer* answer,
                  const Model& model) {
    FieldAnswer changed = copy_of(field, answer);
    if (!changed.number) {
        draw_label(ui, field);
        Flow flow(ui, space::kS);
        const struct {
            const char* key;
            int days;
        } offers[] = {{"field.date.today", 0}, {"field.date.tomorrow", 1}, {"field.date.week", 7}};
        for (const auto& offer : offers) {
            if (flow.button(offer.key, ui.word(offer.key))) changed.number = model.today + offer.days;
        }
        return changed.number ? Changed(std::move(changed)) : std::nullopt;
    }
    bool any = false;
    if (const auto day = date_field(ui, "date", field.label, view.dates[ui.id("date")], *changed.number, model.today)) {
        changed.number = *day;
        any = true;
    }
    ui.gap(space::kXs);
    if (button(ui, "no date", ui.word("field.date.none"), {.kind = ButtonKind::plain})) {
        changed.number.reset();
        any = true;
    }
    return any ? Changed(std::move(changed)) : std::nullopt;
}

Changed draw_person(Ui& ui, const ExerciseField& field, const FieldAnswer* answer, const Model& model) {
    FieldAnswer now = copy_of(field, answer);
    bool changed = false;
    draw_label(ui, field);
    {
        Flow flow(ui, space::kS);
        for (const Person& person : model.document.persons) {
            const std::string id = to_text(person.id);
            const bool on = std::find(now.picks.begin(), now.picks.end(), id) != now.picks.end();
            if ((!on && !is_offered_person(model, person)) || !flow.chip("person " + id, person.name, on)) continue;
            now.picks.clear();
            if (!on) now.picks.push_back(id);
            changed = true;
        }
    }
    ui.gap(space::kXs);
    if (auto text = text_field(
            ui, "name", ui.word(model.document.persons.empty() ? "field.person" : "field.person.other"), now.text)) {
        now.text = std::move(*text);
        changed = true;
    }
    return changed ? Changed(std::move(now)) : std::nullopt;
}

Changed draw_pairs(Ui& ui, const ExerciseField& field, const FieldAnswer* answer) {
    draw_label(ui, field);
    FieldAnswer now = copy_of(field, answer);
    bool changed = false;
    ExerciseField scale;
    for (const FieldOption& item : field.options) {
        SemScope group(ui,
                       node_of(ui.id("item " + item.id), Role::group, {ui.pen.x, ui.pen.y, ui.pen.w, 1}, item.text));
        muted(ui, "item", item.text, type::kBodyStrong);
        auto row = std::find_if(now.rows.begin(), now.rows.end(), [&](const auto& one) {
            const FieldAnswer* which = find_answer(one, "item");
            return which && !which->picks.empty() && which->picks.front() == item.id;
        });
        for (const char* side : {"left", "right"}) {
            const FieldAnswer* given = row == now.rows.end() ? nullptr : find_answer(*row, side);
            const std::string& name = side == std::string_view("left") ? field.low : field.high;
            const auto value = draw_scale(ui, side, name, scale, given ? given->number : std::nullopt);
            if (!value) continue;
            if (row == now.rows.end()) {
                now.rows.push_back({{.field = "item", .text = {}, .number = {}, .picks = {item.id}, .rows = {}}});
                row = now.rows.end() - 1;
            }
            answer_of(*row, side).number = value;
            changed = true;
        }
        ui.gap(space::kM);
    }
    return changed ? Changed(std::move(now)) : std::nullopt;
}

enum class RowWish : std::uint8_t { stay, gone, up };

// A row on a surface of its own, with a button that takes it away, and one that moves it up where the order counts.
template <class Draw>
RowWish draw_row(Ui& ui, std::size_t number, const ExerciseField& field, Draw draw) {
    const std::string at = std::to_string(number + 1);
    Card card(ui, "row " + at,
              ui.word("field.row",
                      {{"row", field.unit.empty() ? std::string(ui.word("field.line")) : field.unit}, {"number", at}}));
    draw();
    ui.gap(space::kS);
    Flow flow(ui, space::kS);
    if (field.ranked && number > 0 && flow.button("up", ui.word("field.row.up"))) return RowWish::up;
    return flow.button("remove", ui.word("field.row.remove"), {.kind = ButtonKind::plain}) ? RowWish::gone
                                                                                           : RowWish::stay;
}

Changed draw_rows(Ui& ui, ExercisingView& view, const ExerciseField& field, const FieldAnswer* answer,
                  const Model& model) {
    draw_label(ui, field);
    FieldAnswer now = copy_of(field, answer);
    bool changed = false;
    std::optional<std::size_t> gone, up;
    for (std::size_t i = 0; i < now.rows.size(); ++i) {
        const RowWish wish = draw_row(ui, i, field, [&] {
            for (const ExerciseField& column : field.columns) {
                if (auto cell = draw_field(ui, view, column, find_answer(now.rows[i], column.id), model)) {
                    answer_of(now.rows[i], column.id) = std::move(*cell);
                    changed = true;
                }
                ui.gap(space::kM);
            }
        });
        if (wish == RowWish::gone) gone = i;
        if (wish == RowWish::up) up = i;
        ui.gap(space::kS);
    }
    if (gone) now.rows.erase(now.rows.begin() + static_cast<std::ptrdiff_t>(*gone));
    if (up) std::swap(now.rows[*up], now.rows[*up - 1]);
    const std::string_view full =
        now.rows.size() >= std::min(field.most, kMaxRows) ? ui.word("field.row.full") : std::string_view();
    if (button(ui, "add", ui.word("field.row.add", {{"row", field.unit}}),
               {.disabled_because = full, .icon = Icon::add})) {
        now.rows.emplace_back();
        changed = true;
    }
    return changed || gone || up ? Changed(std::move(now)) : std::nullopt;
}

Changed draw_sort(Ui& ui, const ExerciseField& field, const FieldAnswer* answer) {
    draw_label(ui, field);
    FieldAnswer now = copy_of(field, answer);
    bool changed = false;
    std::optional<std::size_t> gone;
    std::vector<Choice> bins;
    for (std::size_t i = 0; i < field.options.size(); ++i) bins.push_back({static_cast<int>(i), field.options[i].text});
    for (std::size_t i = 0; i < now.rows.size(); ++i) {
        auto& row = now.rows[i];
        const RowWish wish = draw_row(ui, i, field, [&] {
            if (auto text = text_field(ui, "line", ui.word("field.line"), answer_of(row, "line").text)) {
                answer_of(row, "line").text = std::move(*text);
                changed = true;
            }
            ui.gap(space::kS);
            std::optional<int> chosen;
            const auto& picks = answer_of(row, "bin").picks;
            for (std::size_t bin = 0; bin < field.options.size(); ++bin) {
                if (!picks.empty() && picks.front() == field.options[bin].id) chosen = static_cast<int>(bin);
            }
            if (const auto bin = choice_rows(ui, "bin", ui.word("field.bin"), bins, chosen)) {
                answer_of(row, "bin").picks = {field.options[static_cast<std::size_t>(*bin)].id};
                changed = true;
            }
        });
        if (wish == RowWish::gone) gone = i;
        ui.gap(space::kS);
    }
    if (gone) now.rows.erase(now.rows.begin() + static_cast<std::ptrdiff_t>(*gone));
    const std::string_view full = now.rows.size() >= kMaxRows ? ui.word("field.row.full") : std::string_view();
    if (button(ui, "add", ui.word("field.row.add", {{"row", ui.word("field.line")}}),
               {.disabled_because = full, .icon = Icon::add})) {
        now.rows.emplace_back();
        answer_of(now.rows.back(), "line");
        changed = true;
    }
    return changed || gone ? Changed(std::move(now)) : std::nullopt;
}

void draw_timer(Ui& ui, const ExerciseField& field, const Model& model) {
    draw_label(ui, field);
    const std::int64_t left = (model.timer_until_ms - model.now_ms + 999) / 1000;
    if (model.timer_until_ms != 0 && left > 0) {
        prose(ui, "left", ui.word("timer.left", {{"seconds", std::to_string(left)}}), type::kWriting);
        ui.gap(space::kS);
        if (button(ui, "stop", ui.word("timer.stop"))) ui.emit(action::SetTimer{0});
        return;
    }
    if (model.timer_until_ms != 0) prose(ui, "over", ui.word("timer.over"), type::kWriting);
    Flow flow(ui, space::kS);
    for (const int seconds : field.seconds) {
        const std::string text = std::to_string(seconds);
        if (flow.button("start " + text, ui.word("timer.start", {{"seconds", text}})))
            ui.emit(action::SetTimer{seconds});
    }
}

}  // namespace

Changed draw_field(Ui& ui, ExercisingView& view, const ExerciseField& field, const FieldAnswer* answer,
                   const Model& model) {
    SemScope group(ui,
                   node_of(ui.id("field " + field.id), Role::group, {ui.pen.x, ui.pen.y, ui.pen.w, 1}, field.label));
    switch (field.kind) {
        case FieldKind::line:
        case FieldKind::text: return draw_line_field(ui, field, answer);
        case FieldKind::chips: return draw_chips(ui, view, field, answer);
        case FieldKind::slider:
        case FieldKind::percent: {
            if (!field.hint.empty()) muted(ui, "hint", field.hint);
            const auto value = draw_scale(ui, "value", field.label, field, answer ? answer->number : std::nullopt);
            if (!value) return std::nullopt;
            FieldAnswer changed = copy_of(field, answer);
            changed.number = value;
            return changed;
        }
        case FieldKind::number: return draw_number(ui, field, answer);
        case FieldKind::date: return draw_date(ui, view, field, answer, model);
        case FieldKind::person: return draw_person(ui, field, answer, model);
        case FieldKind::pairs: return draw_pairs(ui, field, answer);
        case FieldKind::rows: return draw_rows(ui, view, field, answer, model);
        case FieldKind::sort: return draw_sort(ui, field, answer);
        case FieldKind::timer: draw_timer(ui, field, model); return std::nullopt;
        case FieldKind::say: prose(ui, "say", field.label); return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace mooring
