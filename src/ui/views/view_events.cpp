// Life events: what happened and when. They stand on the charts on their day.
#include <algorithm>

#include "ui/dates.h"
#include "ui/fields.h"
#include "ui/layers.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

void draw_editor(Ui& ui, EventsView& view, const Model& model) {
    Card card(ui, "editor", ui.word("events.add"));
    LifeEvent& event = view.event;
    {
        Flow flow(ui, space::kS);
        for (int i = 0; i < kEventKinds; ++i) {
            const auto kind = static_cast<EventKind>(i);
            if (flow.chip("kind " + std::to_string(i), event_words(ui, event_name(kind)), event.kind == kind))
                event.kind = kind;
        }
    }
    ui.gap(space::kL);
    if (const auto day = date_field(ui, "day", ui.word("events.day"), view.date, event.day, model.today))
        event.day = *day;
    ui.gap(space::kM);
    const bool too_long = event.text.size() > kMaxEventText;
    if (auto text = text_field(ui, "text", ui.word("events.text"), event.text,
                               {.help = too_long ? ui.word("events.long") : std::string_view(), .invalid = too_long})) {
        event.text = std::move(*text);
    }
    ui.gap(space::kM);
    const auto& persons = model.document.persons;
    if (!persons.empty()) {
        std::vector<Choice> choices{{0, ui.word("events.nobody")}};
        int chosen = 0;
        for (std::size_t i = 0; i < persons.size(); ++i) {
            choices.push_back({static_cast<int>(i) + 1, persons[i].name});
            if (persons[i].id == event.person) chosen = static_cast<int>(i) + 1;
        }
        if (const auto who = select(ui, "person", ui.word("events.person"), choices, chosen, 280)) {
            event.person = *who == 0 ? RecordId{} : persons[static_cast<std::size_t>(*who) - 1].id;
        }
        ui.gap(space::kM);
    }
    Flow flow(ui);
    const std::string_view why = too_long ? ui.word("events.long") : std::string_view();
    if (flow.button("save", ui.word("events.save"), {.kind = ButtonKind::primary, .disabled_because = why})) {
        ui.emit(action::SaveEvent{event});
        view = {};
    }
    if (flow.button("close", ui.word("common.cancel"), {.kind = ButtonKind::plain})) view = {};
}

}  // namespace

std::string event_words(const Ui& ui, std::string_view event) {
    return std::string(ui.word("event." + std::string(event)));
}

void draw_events(Ui& ui, EventsView& view, const Model& model) {
    prose(ui, "about", ui.word("events.about"));
    ui.gap(space::kL);
    if (view.open) {
        draw_editor(ui, view, model);
    } else if (button(ui, "add", ui.word("events.add"), {.kind = ButtonKind::primary, .icon = Icon::add})) {
        view.open = true;
        view.event = {};
        view.event.day = model.today;
    }
    if (model.document.life_events.empty()) return;
    ui.gap(space::kL);
    Card card(ui, "list", ui.word("events.list"));
    const auto& events = model.document.life_events;
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        std::string what = event_words(ui, event_name(event->kind));
        if (!event->text.empty()) what = event->kind == EventKind::other ? event->text : what + ": " + event->text;
        SemScope part(ui, node_of(ui.id(to_text(event->id)), Role::group, {ui.pen.x, ui.pen.y, ui.pen.w, 1}, what));
        user_text(ui, "what", what, type::kBody);
        std::string when = day_text(ui, event->day);
        if (!event->person.is_nil()) when += " \u00B7 " + about_words(ui, model, event->person);
        muted(ui, "when", when);
        Flow flow(ui, space::kS);
        if (flow.button("edit", ui.word("entry.edit"), {.kind = ButtonKind::plain})) view = {*event, {}, true};
        if (flow.button("delete", ui.word("entry.delete"), {.kind = ButtonKind::plain}))
            ui.emit(action::DeleteEvent{event->id});
    }
    ui.gap(space::kXxl);
}

}  // namespace mooring
