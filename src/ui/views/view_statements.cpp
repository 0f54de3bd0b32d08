// Statements to say to oneself: only such as one believes already, at least half; grand ones make some people feel
// worse.
#include <algorithm>

#include "ui/dates.h"
#include "ui/fields.h"
#include "ui/layers.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

std::string belief_words(const Ui& ui, const std::optional<int>& belief) {
    return belief ? ui.word("field.of", {{"value", std::to_string(*belief)}, {"max", "10"}})
                  : std::string(ui.word("field.none"));
}

// The next milder text of the area, or none.
const StatementText* milder(const StatementArea& area, const StatementText& than) {
    for (const StatementText& text : area.statements) {
        if (text.strength > than.strength) return &text;
    }
    return nullptr;
}

void take(StatementsView& view, const StatementArea& area, const StatementText& text) {
    view.draft = {};
    view.draft.area = area.id;
    view.draft.from = text.id;
    view.draft.text = text.text;
    view.belief.reset();
    view.open = true;
}

// Below the middle nothing is kept: a milder one of the same area instead, or the question what matters about it.
void draw_gate(Ui& ui, StatementsView& view, const StatementArea* area) {
    const StatementText* from = nullptr;
    for (std::size_t i = 0; area && i < area->statements.size(); ++i) {
        if (area->statements[i].id == view.draft.from) from = &area->statements[i];
    }
    const StatementText* next = area && from ? milder(*area, *from) : nullptr;
    notice(ui, "gate", ui.word(next ? "statements.milder" : "statements.ask"));
    ui.gap(space::kS);
    if (next) {
        prose(ui, "next", next->text, type::kWriting);
        ui.gap(space::kS);
        if (button(ui, "take next", ui.word("statements.try"))) take(view, *area, *next);
    } else if (area) {
        prose(ui, "asks", area->asks, type::kWriting);
        ui.gap(space::kS);
        if (button(ui, "write", ui.word("person.write"), {.icon = Icon::write})) ui.emit(action::NewEntry{});
    }
}

void draw_builder(Ui& ui, StatementsView& view, const Model& model) {
    Card card(ui, "builder", ui.word(view.draft.id.is_nil() ? "statements.new" : "statements.edit"));
    Statement& draft = view.draft;
    const StatementArea* area = model.catalog.find_statement_area(draft.area);
    const bool too_long = draft.text.size() > kMaxStatement;
    if (auto text = text_field(ui, "text", ui.word("statements.text"), draft.text,
                               {.role = Role::text_area,
                                .help = ui.word(too_long ? "statements.long" : "statements.text.help"),
                                .invalid = too_long,
                                .min_height = 80,
                                .style = type::kWriting})) {
        draft.text = std::move(*text);
    }
    ui.gap(space::kL);
    const bool is_new = draft.id.is_nil();
    if (is_new) {
        if (const auto belief =
                slider(ui, "belief", ui.word("statements.belief"), belief_words(ui, view.belief), 10, view.belief))
            view.belief = *belief;
        ui.gap(space::kL);
    }
    const bool believed = !is_new || view.belief.value_or(0) >= kBelievable;
    if (view.belief && !believed) {
        draw_gate(ui, view, area);
        ui.gap(space::kL);
    }
    if (believed) {
        if (auto text =
                text_field(ui, "example", ui.word("statements.example"), draft.example,
                           {.role = Role::text_area, .help = ui.word("statements.example.help"), .min_height = 80})) {
            draft.example = std::move(*text);
        }
        ui.gap(space::kL);
    }
    Flow flow(ui);
    const std::string_view why = draft.text.empty() || too_long ? ui.word("statements.text.missing")
                                 : !believed                    ? ui.word("statements.belief.missing")
                                                                : std::string_view();
    if (flow.button("keep", ui.word("statements.keep"), {.kind = ButtonKind::primary, .disabled_because = why})) {
        if (is_new) draft.ratings = {{model.today, *view.belief}};
        ui.emit(action::SaveStatement{draft});
        view = {};
    }
    if (flow.button("cancel", ui.word("common.cancel"), {.kind = ButtonKind::plain})) view = {};
}

void draw_rating(Ui& ui, StatementsView& view, const Model& model, const Statement& statement) {
    const bool due = statement.ratings.empty() || model.today - statement.ratings.back().day >= kRateAgainDays;
    if (!due) return;
    auto& value = view.rating[to_text(statement.id)];
    if (const auto belief = slider(ui, "again", ui.word("statements.again"), belief_words(ui, value), 10, value))
        value = *belief;
    if (value && button(ui, "rate", ui.word("statements.rate"))) ui.emit(action::RateStatement{statement.id, *value});
    ui.gap(space::kS);
}

void draw_kept(Ui& ui, StatementsView& view, const Model& model, const Statement& statement) {
    Card card(ui, to_text(statement.id), {});
    user_text(ui, "text", statement.text);
    if (!statement.example.empty()) user_text(ui, "example", statement.example, type::kBody);
    std::string over_time;
    const std::size_t count = statement.ratings.size();
    for (std::size_t i = count > 5 ? count - 5 : 0; i < count; ++i) {
        if (!over_time.empty()) over_time += " \u00B7 ";
        over_time += day_text(ui, statement.ratings[i].day) + ": " + std::to_string(statement.ratings[i].belief);
    }
    muted(ui, "beliefs", ui.word("statements.over_time", {{"list", over_time}}));
    if (has_dropped(statement) && !statement.resting) muted(ui, "drop", ui.word("statements.dropped"));
    ui.gap(space::kS);
    draw_rating(ui, view, model, statement);
    Flow flow(ui, space::kS);
    if (flow.button("edit", ui.word("entry.edit"), {.kind = ButtonKind::plain})) {
        view = {};
        view.draft = statement;
        view.open = true;
    }
    if (flow.button("rest", ui.word(statement.resting ? "practised.wake" : "practised.rest"),
                    {.kind = ButtonKind::plain})) {
        Statement changed = statement;
        changed.resting = !statement.resting;
        ui.emit(action::SaveStatement{std::move(changed)});
    }
    if (flow.button("delete", ui.word("entry.delete"), {.kind = ButtonKind::plain}))
        ui.emit(action::DeleteStatement{statement.id});
}

// Only where there is one to say: what is not believed is not offered for it.
void draw_aloud(Ui& ui, const Model& model) {
    constexpr int kSeconds = 60;
    if (!model.derived.practice.statement) return;
    prose(ui, "aloud", ui.word("statements.aloud"));
    ui.gap(space::kS);
    const std::int64_t left = (model.timer_until_ms - model.now_ms + 999) / 1000;
    if (model.timer_until_ms != 0 && left > 0) {
        prose(ui, "left", ui.word("timer.left", {{"seconds", std::to_string(left)}}));
        ui.gap(space::kS);
        if (button(ui, "stop", ui.word("timer.stop"))) ui.emit(action::SetTimer{0});
    } else {
        if (model.timer_until_ms != 0) prose(ui, "over", ui.word("timer.over"));
        if (button(ui, "start", ui.word("statements.aloud.start"), {.icon = Icon::clock}))
            ui.emit(action::SetTimer{kSeconds});
    }
    ui.gap(space::kM);
}

}  // namespace

void draw_statements(Ui& ui, StatementsView& view, const Model& model) {
    prose(ui, "about", ui.word("statements.about"));
    ui.gap(space::kL);
    if (view.open) {
        draw_builder(ui, view, model);
    } else if (button(ui, "own", ui.word("statements.own"), {.kind = ButtonKind::primary, .icon = Icon::add})) {
        view = {};
        view.open = true;
    }
    ui.gap(space::kL);
    if (!model.document.statements.empty()) {
        heading(ui, "kept", 2, ui.word("statements.kept"));
        ui.gap(space::kS);
        draw_aloud(ui, model);
        for (const Statement& statement : model.document.statements) {
            draw_kept(ui, view, model, statement);
            ui.gap(space::kM);
        }
    }
    std::vector<Choice> areas;
    for (std::size_t i = 0; i < model.catalog.statement_areas.size(); ++i)
        areas.push_back({static_cast<int>(i), model.catalog.statement_areas[i].area});
    if (areas.empty()) return;
    Card card(ui, "texts", ui.word("statements.texts"));
    if (const auto area = select(ui, "area", ui.word("statements.area"), areas, view.area, 280)) view.area = *area;
    ui.gap(space::kS);
    const StatementArea& area = model.catalog.statement_areas[static_cast<std::size_t>(view.area) % areas.size()];
    for (const StatementText& text : area.statements) {
        if (list_row(ui, text.id, text.text, ui.word("strength." + std::to_string(static_cast<int>(text.strength))))) {
            take(view, area, text);
            ui.scroll_to_top();
        }
    }
    ui.gap(space::kXxl);
}

}  // namespace mooring
