#include "app/derive.h"
#include "app/update_parts.h"

namespace mooring {

namespace {

Write person_write(const Person& person) {
    return {person.id, Kind::person, kPersonSchema, Standing::live, std::nullopt, encode_person(person)};
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\n\r") == std::string_view::npos;
}

void take_person(Model& model, Person person, bool is_new) {
    model.person = PersonEdit{std::move(person), is_new, false, 0, 0};
    show(model, {Screen::person_edit, model.person->person.id});
}

}  // namespace

void apply(Model& model, const action::NewPerson&, Ports& ports) {
    leave_work(model, ports);
    if (model.document.persons.size() >= kMaxPersons) return;  // the page says so
    Person person;
    person.id = new_id(model, ports);
    person.colour = static_cast<int>(model.document.persons.size()) % kPersonColours;
    take_person(model, std::move(person), true);
}

void apply(Model& model, const action::EditPerson& edit, Ports& ports) {
    leave_work(model, ports);
    if (const Person* person = model.document.find_person(edit.id)) take_person(model, Person(*person), false);
}

void apply(Model& model, const action::ChangePerson& change, Ports& ports) {
    if (!model.person || change.person.id != model.person->person.id) return;
    PersonEdit& edit = *model.person;
    edit.person = change.person;
    if (!edit.dirty) edit.first_change_ms = model.now_ms;
    edit.dirty = true;
    edit.last_change_ms = model.now_ms;
    ports.wake.wake_in(kQuietMs);
}

void keep_person(Model& model, Ports& ports, Urgency urgency) {
    if (!model.person || !model.person->dirty) return;
    PersonEdit& edit = *model.person;
    const std::int64_t due = std::min(edit.last_change_ms + kQuietMs, edit.first_change_ms + kAtLeastMs);
    if (urgency == Urgency::due && model.now_ms < due) return ports.wake.wake_in(due - model.now_ms);
    Person& person = edit.person;
    // Left without a name, it is still not lost.
    const bool worth_keeping = !is_blank(person.notes) || !is_blank(person.bond_word);
    if (urgency == Urgency::now && is_blank(person.name) && worth_keeping) {
        person.name = model.catalog.words.get("person.unnamed");
    }
    const bool fits =
        person.name.size() <= kMaxName && person.bond_word.size() <= kMaxName && person.notes.size() <= kMaxNotes;
    if (is_blank(person.name) || !fits) return;
    edit.dirty = false;
    (void)model.vault.write(person_write(person), ports, model.document);
}

void apply(Model& model, const action::LeavePerson&, Ports& ports) {
    if (!model.person) return;
    const RecordId id = model.person->person.id;
    const bool is_new = model.person->is_new;
    leave_work(model, ports);
    if (is_new && model.document.find_person(id)) show(model, {Screen::person, id});
}

void apply(Model& model, const action::ArchivePerson& archive, Ports& ports) {
    const Person* found = model.document.find_person(archive.id);
    if (found == nullptr || found->archived == archive.archived) return;
    Person person = *found;
    person.archived = archive.archived;
    (void)model.vault.write(person_write(person), ports, model.document);
}

// With the person goes what was answered about them; one undo brings all of it back.
void apply(Model& model, const action::DeletePerson& remove, Ports& ports) {
    if (model.document.find_person(remove.id) == nullptr) return;
    std::vector<Write> undo = bin(model, remove.id, ports);
    if (undo.empty()) return;
    std::vector<RecordId> about{safety_id(remove.id)};
    for (const Sitting& sitting : model.document.sittings) {
        if (sitting.person == remove.id) about.push_back(sitting.id);
    }
    for (const RecordId& record : about) {
        for (Write& write : bin(model, record, ports)) undo.push_back(std::move(write));
    }
    show_section(model, Screen::people);
    show_toast(model, Toast::What::person_deleted, std::move(undo), ports);
}

void apply(Model& model, const action::AnswerSafety& answer, Ports& ports) {
    if (model.document.find_person(answer.person) == nullptr) return;
    SafetyFlag flag;
    if (const auto found = model.document.safety.find(answer.person); found != model.document.safety.end())
        flag = found->second;
    flag.id = safety_id(answer.person);
    flag.person = answer.person;
    flag.safety = answer.safety;
    model.safety_now[answer.person] = answer.now;
    (void)model.vault.write({flag.id, Kind::safety, kSafetySchema, Standing::live, std::nullopt, encode_safety(flag)},
                            ports, model.document);
    ++model.document.change;  // what was answered in this visit changes what is shown
    if (model.place().screen == Screen::gate && model.can_go_back()) model.places.pop_back();
}

void apply(Model& model, const action::SaveEvent& save, Ports& ports) {
    LifeEvent event = save.event;
    if (event.text.size() > kMaxEventText) return;  // the field says so
    if (event.id.is_nil()) event.id = new_id(model, ports);
    Write write{event.id, Kind::life_event, kLifeEventSchema, Standing::live, std::nullopt, encode_life_event(event)};
    write.when = When{event.day, std::nullopt, model.utc_offset_min};
    (void)model.vault.write(write, ports, model.document);
}

void apply(Model& model, const action::DeleteEvent& remove, Ports& ports) {
    std::vector<Write> undo = bin(model, remove.id, ports);
    if (!undo.empty()) show_toast(model, Toast::What::event_deleted, std::move(undo), ports);
}

}  // namespace mooring
