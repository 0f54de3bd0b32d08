#include <algorithm>

#include "app/result_sheet.h"
#include "core/sorting.h"
#include "ui/charts.h"
#include "ui/dates.h"
#include "ui/fields.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

constexpr std::array<Region, 4> kRegions{Region::secure, Region::anxious, Region::avoidant, Region::fearful_avoidant};

TableData position_table(const Ui& ui, const Position& position, const Cells& cells) {
    TableData data{std::string(ui.word("result.table.caption")),
                   {std::string(ui.word("result.table.what")), std::string(ui.word("result.table.value"))},
                   {}};
    data.rows.push_back(
        {std::string(ui.word("axis.anxiety")), axis_words(ui.words(), ui.hide_numbers, position.anxiety)});
    data.rows.push_back(
        {std::string(ui.word("axis.avoidance")), axis_words(ui.words(), ui.hide_numbers, position.avoidance)});
    for (std::size_t i = 0; i < kRegions.size(); ++i) {
        if (ui.hide_numbers) break;
        data.rows.push_back({std::string(region_name(ui.words(), kRegions[i])),
                             ui.word("result.share", {{"count", std::to_string(cells[i])}})});
    }
    return data;
}

void draw_position(Ui& ui, ResultView& view, const Model& model, const ScoredSitting& scored) {
    const Position& position = *scored.position;
    const Shares shares = region_shares(position);
    const Cells cells = share_cells(shares);
    const RegionLabel label = region_label(shares);
    const TableData data = position_table(ui, position, cells);
    {
        Card card(ui, "where", region_words(ui.words(), label));
        if (!ui.hide_numbers)
            prose(ui, "label",
                  ui.word(label.kind == LabelKind::centre ? "result.label.centre" : "result.label.shares",
                          {{"first", region_name(ui.words(), label.first)},
                           {"count", std::to_string(cells[static_cast<std::size_t>(label.first)])}}));
        ui.gap(space::kL);
        PlaneChart plane;
        plane.position = position;
        plane.dots = quantile_dots(position);
        if (scored.person.is_nil()) plane.self = model.document.settings.self_placement;
        plane.summary = ui.word("result.plane.summary",
                                {{"where", region_words(ui.words(), label)},
                                 {"anxiety", axis_words(ui.words(), ui.hide_numbers, position.anxiety)},
                                 {"avoidance", axis_words(ui.words(), ui.hide_numbers, position.avoidance)}});
        plane.table = data;
        draw_plane(ui, "plane", plane);
        ui.gap(space::kS);
        muted(ui, "dots", ui.word("result.dots"));
        if (plane.self && !ui.hide_numbers) {
            ui.gap(space::kXs);
            muted(ui, "self",
                  ui.word("result.self", {{"anxiety", format_number(plane.self->anxiety, 1)},
                                          {"avoidance", format_number(plane.self->avoidance, 1)}}));
        }
        ui.gap(space::kM);
        if (button(ui, "table toggle", ui.word("common.table"), {.pressed = view.table})) view.table = !view.table;
        if (view.table) {
            ui.gap(space::kS);
            table(ui, "table", data, TableShown::drawn);
        }
    }
    if (ui.hide_numbers) return;
    ui.gap(space::kL);
    Card card(ui, "shares", ui.word("result.shares.title"));
    ShareBar bar;
    bar.cells = cells;
    for (std::size_t i = 0; i < kRegions.size(); ++i) {
        bar.labels[i] = ui.word(
            "result.share.of", {{"region", region_name(ui.words(), kRegions[i])}, {"count", std::to_string(cells[i])}});
        bar.summary += (i ? "; " : "") + bar.labels[i];
    }
    draw_share_bar(ui, "bar", bar);
}

void draw_axis(Ui& ui, std::string_view key, const DimensionScore& score, const std::optional<AxisPosition>& axis) {
    heading(ui, std::string(key) + " title", 3, ui.word("axis." + std::string(key)), type::kBodyStrong);
    if (!axis) {
        prose(ui, std::string(key) + " none",
              ui.word("result.not_scorable",
                      {{"answered", std::to_string(score.answered)}, {"all", std::to_string(score.total)}}));
        return;
    }
    prose(ui, std::string(key) + " words", axis_words(ui.words(), ui.hide_numbers, *axis));
    const char* side = axis->band_low > 4 ? ".above" : axis->band_high < 4 ? ".below" : ".around";
    prose(ui, std::string(key) + " meaning", ui.word("meaning." + std::string(key) + side));
    if (ui.hide_numbers) return;
    muted(ui, std::string(key) + " spread",
          ui.word("result.spread", {{"answered", std::to_string(score.answered)},
                                    {"all", std::to_string(score.total)},
                                    {"sd", format_number(score.sd, 1)}}));
}

// The statements that pull a side up most, in the person's own answers. A list to think about, never a score.
void draw_highest(Ui& ui, const Model& model, const Instrument& form, const Sitting& sitting) {
    struct Marked {
        const Item* item;
        int keyed;
    };
    std::vector<Marked> marked;
    for (const Item& item : form.items) {
        const auto given = sitting.answers.number(item.id);
        if (!given || item.dimension == Dimension::none) continue;
        const int keyed = keyed_answer(form, item, *given);
        if (keyed > form.centre()) marked.push_back({&item, keyed});
    }
    if (marked.empty()) return;
    sort_by(marked, [](const Marked& a, const Marked& b) { return a.keyed > b.keyed; });
    constexpr std::size_t kMost = 5;
    marked.resize(std::min(marked.size(), kMost));
    ui.gap(space::kL);
    Card card(ui, "highest", ui.word("result.highest.title"));
    prose(ui, "about", ui.word("result.highest.about"));
    ui.gap(space::kS);
    std::vector<std::string> lines;
    for (const Marked& one : marked) {
        const int raw = *sitting.answers.number(one.item->id);
        const auto anchor = std::find_if(form.anchors.begin(), form.anchors.end(),
                                         [&](const Anchor& each) { return each.value == raw; });
        const std::string text =
            fill(item_text(*one.item, sitting.frame()), {{"name", about_words(ui, model, sitting.person)}});
        lines.push_back(ui.word("result.highest.line",
                                {{"statement", text}, {"answer", anchor == form.anchors.end() ? "" : anchor->text}}));
    }
    const std::vector<std::string_view> views(lines.begin(), lines.end());
    bullets(ui, "list", views);
}

void draw_remarks(Ui& ui, const Sitting& sitting, const ScoredSitting& scored) {
    if (!scored.careless && !scored.pattern.acquiescence_note && !sitting.practice && !sitting.split &&
        !sitting.life_different) {
        return;
    }
    ui.gap(space::kL);
    Card card(ui, "remarks", ui.word("result.remarks.title"));
    if (scored.careless) {
        prose(ui, "alike", ui.word("result.remarks.alike"));
        ui.gap(space::kS);
        if (button(ui, "redo", ui.word("result.remarks.redo"))) {
            ui.emit(action::StartSitting{sitting.form, sitting.person});
        }
        ui.gap(space::kM);
    }
    if (scored.pattern.acquiescence_note) prose(ui, "yes", ui.word("result.remarks.agreeing"));
    if (sitting.practice) prose(ui, "practice", ui.word("result.remarks.practice"));
    if (sitting.split) prose(ui, "split", ui.word("result.remarks.split"));
    if (sitting.life_different) {
        const std::string key = "closing.different." + std::to_string(*sitting.life_different + 3);
        prose(ui, "different", ui.word("result.remarks.different", {{"answer", ui.word(key)}}));
    }
}

void draw_events_chips(Ui& ui, const Model& model, const Sitting& sitting) {
    muted(ui, "events label", ui.word("closing.events"), type::kCaptionStrong);
    ui.gap(space::kXs);
    const SittingMarks* marks = model.document.find_marks(sitting.id);
    std::vector<std::string> events = marks ? marks->events : std::vector<std::string>();
    Flow flow(ui, space::kS);
    for (int i = 0; i < kEventKinds - 1; ++i) {
        const std::string event(event_name(static_cast<EventKind>(i)));
        const auto at = std::find(events.begin(), events.end(), event);
        const bool on = at != events.end();
        if (!flow.chip("event " + event, event_words(ui, event), on)) continue;
        if (on) {
            events.erase(at);
        } else {
            events.push_back(event);
        }
        return ui.emit(action::MarkEvents{sitting.id, events});
    }
}

void draw_keep(Ui& ui, const Model& model, const Sitting& sitting, const ScoredSitting& scored) {
    ui.gap(space::kL);
    Card card(ui, "keep", ui.word("result.keep.title"));
    const bool counts = scored.counts;
    if (!scored.withheld) {
        if (switch_row(ui, "include", ui.word("result.include"), ui.word("result.include.help"), counts)) {
            ui.emit(action::IncludeSitting{sitting.id, !counts});
        }
        const SittingMarks* marks = model.document.find_marks(sitting.id);
        const bool baseline = marks && marks->baseline;
        const bool can = counts && (scored.anxiety || scored.avoidance) && !scored.past;
        if (can && switch_row(ui, "baseline", ui.word("result.baseline"), ui.word("result.baseline.help"), baseline)) {
            ui.emit(action::MarkBaseline{sitting.id, !baseline});
        }
        ui.gap(space::kM);
    }
    draw_events_chips(ui, model, sitting);
    ui.gap(space::kM);
    if (const auto note =
            text_field(ui, "note", ui.word("result.note"), note_of(model, sitting.id),
                       {.role = Role::text_area, .min_height = 96, .empty_text = ui.word("result.note.empty")})) {
        ui.emit(action::NoteSitting{sitting.id, *note});
    }
    ui.gap(space::kM);
    Flow flow(ui);
    if (!scored.withheld && flow.button("print", ui.word("common.print"))) ui.emit(action::Print{});
    if (flow.button("delete", ui.word("result.delete"), {.description = ui.word("result.delete.help")})) {
        ui.emit(action::DeleteSitting{sitting.id});
    }
}

// About somebody who may not be safe: what was answered is kept, and nothing is made of it.
void draw_withheld(Ui& ui, const Model& model, const ScoredSitting& scored) {
    const bool asked = safety_of(model, scored.person) == Safety::withheld;
    Card card(ui, "withheld", ui.word("result.withheld.title"));
    prose(ui, "text", ui.word(asked ? "result.withheld.text" : "result.withheld.ask"));
    ui.gap(space::kM);
    Flow flow(ui);
    if (!asked && flow.button("gate", ui.word("gate.open"), {.kind = ButtonKind::primary})) {
        ui.emit(action::Open{Screen::gate, scored.person});
    }
    if (flow.button("help", ui.word("title.help"))) ui.emit(action::Open{Screen::help});
}

void draw_scored(Ui& ui, ResultView& view, const Model& model, const Instrument& form, const Sitting& sitting,
                 const ScoredSitting& scored) {
    if (scored.position) {
        draw_position(ui, view, model, scored);
    } else {
        notice(ui, "partial", ui.word("result.partial"));
    }
    ui.gap(space::kL);
    {
        Card card(ui, "axes", ui.word("result.axes.title"));
        draw_axis(ui, "anxiety", scored.scores.anxiety, scored.anxiety);
        ui.gap(space::kL);
        draw_axis(ui, "avoidance", scored.scores.avoidance, scored.avoidance);
        ui.gap(space::kL);
        if (button(ui, "method", ui.word("method.open"), {.kind = ButtonKind::plain})) {
            ui.emit(action::Open{Screen::method, sitting.id});
        }
    }
    draw_highest(ui, model, form, sitting);
    ui.gap(space::kL);
    Card card(ui, "limits", ui.word("result.limits.title"));
    const std::string_view limits[] = {ui.word("result.limits.1"), ui.word("result.limits.2"),
                                       ui.word("result.limits.3"), ui.word("result.limits.4"),
                                       ui.word("result.limits.5")};
    bullets(ui, "list", limits);
}

// Three answers beside each other, never summed.
void draw_pulse(Ui& ui, const Model& model, const Instrument& form, const Sitting& sitting) {
    Card card(ui, "pulse", ui.word("result.pulse.title"));
    for (const std::string& id : sitting.order) {
        const Item* item = find_item(form, id);
        const auto given = sitting.answers.number(id);
        if (item == nullptr) continue;
        prose(ui, "q " + id,
              fill(item_text(*item, sitting.frame()), {{"name", about_words(ui, model, sitting.person)}}));
        muted(ui, "a " + id,
              given && ui.hide_numbers ? std::string(ui.word("result.pulse.answered"))
              : given                  ? ui.word("result.pulse.value", {{"value", std::to_string(*given)}})
                                       : std::string(ui.word("result.pulse.none")),
              type::kBodyStrong);
        ui.gap(space::kM);
    }
    muted(ui, "limits", ui.word("result.pulse.limits"));
}

// To read and to try. What to try follows from what was logged, never from the score above.
void draw_next(Ui& ui, const Model& model, bool about_person) {
    if (model.catalog.learn_cards.empty()) return;
    ui.gap(space::kL);
    Card card(ui, "next", ui.word("result.next"));
    for (const char* id : {"l05", "l06", about_person ? "l12" : "l02"}) {
        const LearnCard* learn = model.catalog.find_learn_card(id);
        if (learn && list_row(ui, id, learn->title, ui.word("result.next.read")))
            ui.emit(action::Open{Screen::learn_card, {}, id});
    }
    for (const Suggestion& suggestion : model.derived.practice.suggestions) {
        const Exercise* exercise = model.catalog.find_exercise(suggestion.exercise);
        if (exercise && list_row(ui, exercise->id, exercise->title, ui.word(suggestion.because)))
            ui.emit(action::Open{Screen::exercise, {}, exercise->id});
    }
}
}  // namespace

void draw_result(Ui& ui, ResultView& view, const Model& model) {
    const RecordId id = model.place().id;
    if (view.of != id) view = {id, false};
    const Sitting* sitting = model.document.find_sitting(id);
    const ScoredSitting* scored = find_scored(model, id);
    const Instrument* form = sitting ? find_form(model, sitting->form) : nullptr;
    if (sitting == nullptr || form == nullptr || scored == nullptr) {
        prose(ui, "gone", ui.word("result.gone"));
        return;
    }
    muted(ui, "date",
          ui.word(sitting->person.is_nil() ? "result.date" : "result.date.person",
                  {{"date", day_text(ui, scored->day)},
                   {"form", form->title},
                   {"name", about_words(ui, model, sitting->person)}}),
          type::kBody);
    ui.gap(space::kL);
    if (scored->withheld) {
        draw_withheld(ui, model, *scored);
    } else if (const Questionnaire* own = find_own_form(model, sitting->form)) {
        const NumbersHere numbers(ui, sitting->id);
        draw_own_result(ui, *own, *scored);
        const Series* series = find_series(model, scored->form, scored->person);
        if (series && series->sittings.size() > 1) {
            ui.gap(space::kL);
            Card card(ui, "own history", ui.word("compass.change.title"));
            draw_own_charts(ui, model, *own, *series);
        }
    } else if (sitting->form == kPulse) {
        draw_pulse(ui, model, *form, *sitting);
    } else {
        draw_scored(ui, view, model, *form, *sitting, *scored);
    }
    if (!scored->withheld) draw_remarks(ui, *sitting, *scored);
    draw_keep(ui, model, *sitting, *scored);
    if (!scored->withheld) draw_next(ui, model, !sitting->person.is_nil());
    ui.gap(space::kXxl);
}

}  // namespace mooring
