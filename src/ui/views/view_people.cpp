// The people in one's life: the list with their maps side by side, one person's page, the editor, the safety questions.
#include <algorithm>

#include "app/result_sheet.h"
#include "ui/charts.h"
#include "ui/dates.h"
#include "ui/fields.h"
#include "ui/layers.h"
#include "ui/views/progress_parts.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

constexpr int kQuestions = 5;  // of the abuse gate

// The newest place on the map of a person, from the form about them.
const ScoredSitting* newest(const Model& model, const RecordId& person) {
    const auto& all = model.derived.sittings;
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const ScoredSitting& one) {
        return one.person == person && one.form == kPersonForm && one.position.has_value();
    });
    return found == all.rend() ? nullptr : &*found;
}

int sittings_about(const Model& model, const RecordId& person) {
    const auto& all = model.document.sittings;
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [&](const Sitting& one) { return one.person == person; }));
}

void draw_list(Ui& ui, const Model& model, bool archived) {
    for (const Person& person : model.document.persons) {
        if (person.archived != archived) continue;
        const int count = sittings_about(model, person.id);
        const std::string aside = count == 0 ? ""
                                             : ui.word(count == 1 ? "people.sittings.one" : "people.sittings.many",
                                                       {{"count", std::to_string(count)}});
        if (list_row(ui, to_text(person.id), person.name, bond_words(ui, person), aside)) {
            ui.emit(action::Open{Screen::person, person.id});
        }
    }
}

void draw_person_check(Ui& ui, const Model& model, const Person& person) {
    Card card(ui, "check", ui.word("person.check.title"));
    const Safety safety = safety_of(model, person.id);
    if (safety == Safety::withheld) {
        prose(ui, "withheld", ui.word("person.withheld"));
        ui.gap(space::kM);
        Flow flow(ui);
        if (flow.button("help", ui.word("title.help"), {.kind = ButtonKind::primary}))
            ui.emit(action::Open{Screen::help});
        if (flow.button("gate", ui.word("gate.again"), {.kind = ButtonKind::plain}))
            ui.emit(action::Open{Screen::gate, person.id});
        return;
    }
    for (const Sitting& draft : model.document.sitting_drafts) {
        if (draft.person == person.id) return draw_unfinished_sitting(ui, model, draft);
    }
    prose(ui, "about", ui.word(person.past ? "person.check.past" : "person.check.about", {{"name", person.name}}));
    ui.gap(space::kM);
    const Instrument* form = model.catalog.find_instrument(kPersonForm);
    const int wait = form && !person.past ? days_until_retest(model, *form, person.id) : 0;
    if (wait > 0) {
        muted(ui, "wait",
              ui.word("compass.wait", {{"days", std::to_string(wait)}, {"date", day_text(ui, model.today + wait)}}),
              type::kBody);
        ui.gap(space::kM);
    }
    const bool busy = !model.document.sitting_drafts.empty();
    const std::string_view why = busy ? ui.word("compass.forms.busy") : std::string_view();
    const bool again = sittings_about(model, person.id) > 0;
    {
        Flow flow(ui);
        if (flow.button("begin", ui.word(again ? "compass.again" : "compass.start"),
                        {.kind = ButtonKind::primary, .disabled_because = why})) {
            ui.emit(action::StartSitting{kPersonForm, person.id});
        }
        if (!person.past && flow.button("pulse", ui.word("person.pulse"), {.disabled_because = why})) {
            ui.emit(action::StartSitting{kPulse, person.id});
        }
        for (const OwnInstrument& own : model.derived.own_instruments) {
            if (own.instrument.person_frame.empty()) continue;
            if (flow.button(own.instrument.id, own.instrument.title, {.disabled_because = why})) {
                ui.emit(action::StartSitting{own.instrument.id, person.id});
            }
        }
    }
    if (safety == Safety::unasked || safety == Safety::ask) {
        ui.gap(space::kM);
        muted(ui, "first", ui.word("person.gate.first"));
    }
}

void draw_about_person(Ui& ui, const Model& model, const Person& person) {
    const auto& all = model.derived.sittings;
    if (std::none_of(all.begin(), all.end(), [&](const auto& one) { return one.person == person.id; })) return;
    ui.gap(space::kL);
    if (const Series* series = find_series(model, kPersonForm, person.id)) {
        Card card(ui, "change", ui.word("compass.change.title"));
        draw_change_charts(ui, model, series, false);
    }
    ui.gap(space::kL);
    Card card(ui, "sittings", ui.word("compass.history.title"));
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        if (one->person == person.id && !one->derived) draw_sitting_row(ui, model, *one);
    }
}

// What comes back with them: counts of what was written down about them, and where there is more to see.
void draw_patterns(Ui& ui, const Model& model, const Person& person) {
    const ProgressDerived& counts = model.derived.progress;
    if (counts.of_ask.person != person.id || (counts.entries.empty() && counts.practices == 0)) return;
    draw_triggers_card(ui, model, false);
    draw_feelings_card(ui, model, false);
    draw_promises_card(ui, model, false);
    ui.gap(space::kL);
    if (button(ui, "progress", ui.word("person.progress"))) {
        ui.emit(action::LookAt{ask_about(person.id)});
        ui.emit(action::Section{Screen::progress});
    }
}

void draw_first_question(Ui& ui, GateView& view, const Person& person) {
    page_heading(ui, ui.word("gate.honest", {{"name", person.name}}), type::kStatement);
    ui.gap(space::kM);
    muted(ui, "why", ui.word("gate.honest.why", {{"name", person.name}}), type::kBody);
    ui.gap(space::kXl);
    Flow flow(ui);
    if (flow.button("yes", ui.word("gate.yes"), {.kind = ButtonKind::primary})) {
        view.question = 0;
        ui.show_next_step();
    }
    if (flow.button("no", ui.word("gate.no"))) ui.emit(action::Open{Screen::help});
}

void answer_gate(Ui& ui, const GateView& view, const Person& person) {
    const Safety now = view.any ? Safety::withheld : Safety::open;
    ui.emit(action::AnswerSafety{person.id, view.remember ? now : Safety::ask, now});
}

}  // namespace

void draw_people_maps(Ui& ui, const Model& model, bool show_table) {
    std::vector<SmallPlane> planes;
    SmallPlanes chart;
    chart.table.caption = ui.word("people.maps");
    chart.table.headers = {std::string(ui.word("people.name")), std::string(ui.word("axis.anxiety")),
                           std::string(ui.word("axis.avoidance"))};
    for (const Person& person : model.document.persons) {
        const ScoredSitting* scored = person.archived ? nullptr : newest(model, person.id);
        if (scored == nullptr) continue;
        planes.push_back({person.name, scored->position, scored->past, person_colour(ui, person)});
        chart.table.rows.push_back({person.name, axis_words(ui.words(), ui.hide_numbers, scored->position->anxiety),
                                    axis_words(ui.words(), ui.hide_numbers, scored->position->avoidance)});
    }
    if (planes.empty()) return;
    Card card(ui, "maps", ui.word("people.maps"));
    chart.planes = planes;
    chart.summary = ui.word("people.maps.summary", {{"count", std::to_string(planes.size())}});
    chart.read = [&](std::size_t i) {
        const std::vector<std::string>& row = chart.table.rows[i];
        return ui.word("people.maps.read", {{"name", row[0]}, {"anxiety", row[1]}, {"avoidance", row[2]}});
    };
    draw_small_planes(ui, "planes", chart);
    muted(ui, "limits", ui.word("people.maps.limits"));
    save_picture(ui, "people", [&] {
        ChartSvg picture{std::string(ui.word("people.maps")), {}, {std::string(ui.word("people.maps.limits"))}};
        for (const SmallPlane& plane : planes) picture.plots.push_back(plot_of(plane));
        return picture;
    });
    if (!show_table || ui.hide_numbers) return;
    ui.gap(space::kS);
    table(ui, "drawn table", chart.table, TableShown::drawn);
}

std::string about_words(const Ui& ui, const Model& model, const RecordId& person) {
    if (person.is_nil()) return std::string(ui.word("about.general"));
    if (const Person* found = model.document.find_person(person)) return found->name;
    return std::string(ui.word("about.gone"));
}

std::string bond_words(const Ui& ui, const Person& person) {
    if (person.bond == Bond::other && !person.bond_word.empty()) return person.bond_word;
    const std::string words(ui.word("bond." + std::to_string(static_cast<int>(person.bond))));
    return person.past ? ui.word("bond.past", {{"bond", words}}) : words;
}

Colour person_colour(const Ui& ui, const Person& person) {
    return ui.theme().series[static_cast<std::size_t>(person.colour) % ui.theme().series.size()];
}

void draw_people(Ui& ui, const Model& model) {
    const auto& persons = model.document.persons;
    if (persons.empty()) {
        Card card(ui, "empty", ui.word("people.empty.title"));
        prose(ui, "text", ui.word("people.empty.text"));
        ui.gap(space::kL);
        if (button(ui, "add", ui.word("people.add"), {.kind = ButtonKind::primary, .icon = Icon::add}))
            ui.emit(action::NewPerson{});
        return;
    }
    const std::string_view full = persons.size() >= kMaxPersons ? ui.word("people.full") : std::string_view();
    if (button(ui, "add", ui.word("people.add"),
               {.kind = ButtonKind::primary, .disabled_because = full, .icon = Icon::add})) {
        ui.emit(action::NewPerson{});
    }
    ui.gap(space::kL);
    {
        Card card(ui, "list", ui.word("people.list"));
        draw_list(ui, model, false);
    }
    ui.gap(space::kL);
    draw_people_maps(ui, model);
    if (std::any_of(persons.begin(), persons.end(), [](const Person& one) { return one.archived; })) {
        ui.gap(space::kL);
        Card card(ui, "archived", ui.word("people.archived"));
        draw_list(ui, model, true);
    }
    ui.gap(space::kXxl);
}

void draw_person(Ui& ui, PersonView& view, const Model& model) {
    const Person* person = model.document.find_person(model.place().id);
    if (person == nullptr) {
        page_heading(ui, ui.word("title.people"));
        prose(ui, "gone", ui.word("person.gone"));
        return;
    }
    if (view.of != person->id) view = {person->id, false};
    page_heading(ui, person->name);
    muted(ui, "bond", bond_words(ui, *person), type::kBody);
    ui.gap(space::kL);
    if (!person->notes.empty()) {
        user_text(ui, "notes", person->notes, type::kBody);
        ui.gap(space::kL);
    }
    draw_person_check(ui, model, *person);
    if (const ScoredSitting* scored = newest(model, person->id)) {
        ui.gap(space::kL);
        Card card(ui, "latest", ui.word("person.latest"));
        const RegionLabel label = region_label(region_shares(*scored->position));
        prose(ui, "where",
              ui.word("today.compass.last",
                      {{"date", day_text(ui, scored->day)}, {"where", region_words(ui.words(), label)}}));
        ui.gap(space::kM);
        if (button(ui, "open", ui.word("today.compass.open"))) ui.emit(action::Open{Screen::result, scored->id});
    }
    draw_about_person(ui, model, *person);
    {
        ui.gap(space::kL);
        Card card(ui, "entries", ui.word("person.entries"));
        draw_entries_about(ui, model, person->id);
        ui.gap(space::kS);
        if (button(ui, "write", ui.word("person.write"), {.icon = Icon::write}))
            ui.emit(action::NewEntry{"", person->id});
    }
    {
        ui.gap(space::kL);
        Card card(ui, "practices", ui.word("title.practice"));
        draw_practices_about(ui, model, person->id);
    }
    draw_patterns(ui, model, *person);
    ui.gap(space::kL);
    Flow flow(ui);
    if (flow.button("edit", ui.word("entry.edit"))) ui.emit(action::EditPerson{person->id});
    if (flow.button("archive", ui.word(person->archived ? "person.unarchive" : "person.archive"),
                    {.description = ui.word("person.archive.help")})) {
        ui.emit(action::ArchivePerson{person->id, !person->archived});
    }
    if (flow.button("delete", ui.word("entry.delete"),
                    {.kind = ButtonKind::plain, .description = ui.word("person.delete.help")})) {
        ui.emit(action::DeletePerson{person->id});
    }
}

void draw_person_edit(Ui& ui, const Model& model) {
    if (!model.person) return;
    const Person& person = model.person->person;
    const auto change = [&](auto set) {
        Person changed = person;
        set(changed);
        ui.emit(action::ChangePerson{std::move(changed)});
    };
    const bool long_name = person.name.size() > kMaxName;
    if (auto text =
            text_field(ui, "name", ui.word("person.name"), person.name,
                       {.help = ui.word(long_name ? "person.name.long" : "person.name.help"), .invalid = long_name})) {
        change([&](Person& one) { one.name = std::move(*text); });
    }
    ui.gap(space::kL);
    std::vector<Choice> bonds;
    for (int i = 0; i < kBonds; ++i) bonds.push_back({i, ui.word("bond." + std::to_string(i))});
    if (const auto bond = choice_rows(ui, "bond", ui.word("person.bond"), bonds, static_cast<int>(person.bond))) {
        change([&](Person& one) { one.bond = static_cast<Bond>(*bond); });
    }
    if (person.bond == Bond::other) {
        ui.gap(space::kS);
        if (auto text = text_field(ui, "bond word", ui.word("person.bond.word"), person.bond_word)) {
            change([&](Person& one) { one.bond_word = std::move(*text); });
        }
    }
    ui.gap(space::kL);
    if (switch_row(ui, "past", ui.word("person.past"), ui.word("person.past.help"), person.past)) {
        change([&](Person& one) { one.past = !one.past; });
    }
    ui.gap(space::kL);
    muted(ui, "colour label", ui.word("person.colour"), type::kCaptionStrong);
    ui.gap(space::kXs);
    {
        Flow flow(ui, space::kS);
        for (int i = 0; i < static_cast<int>(ui.theme().series.size()); ++i) {
            const std::string key = "colour " + std::to_string(i);
            if (flow.chip(key, ui.word("person." + key), person.colour == i))
                change([&](Person& one) { one.colour = i; });
        }
    }
    ui.gap(space::kL);
    const bool long_notes = person.notes.size() > kMaxNotes;
    if (auto text = text_field(ui, "notes", ui.word("person.notes"), person.notes,
                               {.role = Role::text_area,
                                .help = ui.word(long_notes ? "person.notes.long" : "person.notes.help"),
                                .invalid = long_notes,
                                .min_height = 120})) {
        change([&](Person& one) { one.notes = std::move(*text); });
    }
    ui.gap(space::kL);
    const bool nameless = person.name.find_first_not_of(" \t\n") == std::string::npos;
    const std::string_view why = nameless ? ui.word("person.name.missing") : std::string_view();
    if (button(ui, "done", ui.word("common.done"), {.kind = ButtonKind::primary, .disabled_because = why})) {
        ui.emit(action::LeavePerson{});
    }
    ui.gap(space::kXxl);
}

void draw_gate(Ui& ui, GateView& view, const Model& model) {
    const Person* person = model.document.find_person(model.place().id);
    if (person == nullptr) {
        page_heading(ui, ui.word("title.people"));
        prose(ui, "gone", ui.word("person.gone"));
        return;
    }
    if (view.of != person->id) view = {person->id, -1, false, true};
    ui.gap(space::kXl);
    if (view.question < 0) return draw_first_question(ui, view, *person);
    const std::string step =
        ui.word("sitting.step", {{"step", std::to_string(view.question + 1)}, {"steps", std::to_string(kQuestions)}});
    muted(ui, "step", step);
    ui.gap(space::kS);
    page_heading(ui, ui.word("gate.question." + std::to_string(view.question + 1), {{"name", person->name}}),
                 type::kStatement);
    ui.gap(space::kXl);
    bool answered = false;
    for (const char* key : {"gate.answer.no", "gate.answer.yes", "gate.answer.rather_not"}) {
        const Area area = ui.take(button_height(ui));
        if (button_at(ui, key, ui.word(key), area)) {
            answered = true;
            view.any = view.any || std::string_view(key) != "gate.answer.no";
        }
        ui.gap(space::kM);
    }
    if (answered) {
        if (++view.question == kQuestions) {
            answer_gate(ui, view, *person);
            view = {};
            return;
        }
        ui.show_next_step();
    }
    ui.gap(space::kM);
    if (switch_row(ui, "remember", ui.word("gate.remember"), ui.word("gate.remember.help"), view.remember))
        view.remember = !view.remember;
    ui.gap(space::kM);
    muted(ui, "why", ui.word("gate.why"), type::kBody);
}

}  // namespace mooring
