#include <algorithm>

#include "app/derive.h"
#include "app/update_parts.h"
#include "core/order.h"

namespace mooring {

namespace {

constexpr std::int64_t kMaxVisitMs = 60'000;

Write draft_write(const Sitting& sitting) {
    return {sitting.id, Kind::sitting_draft, kSittingSchema, Standing::live, std::nullopt, encode_sitting(sitting)};
}

Write sitting_write(const Sitting& sitting) {
    return {sitting.id, Kind::sitting, kSittingSchema, Standing::live, std::nullopt, encode_sitting(sitting)};
}

// Answers have bounded size, so writing them cannot fail for a reason the person could mend; a failure stays visible
// in the vault's save state.
void keep(Model& model, Ports& ports, const Write& write) {
    (void)model.vault.write(write, ports, model.document);
}

std::size_t place_of(const Sitting& sitting) {
    return static_cast<std::size_t>(sitting.position);
}

bool at_item(const Sitting& sitting) {
    return place_of(sitting) < sitting.order.size();
}

void go_to(Model& model, Ports& ports, int position) {
    count_time(model);
    Sitting& sitting = *model.sitting;
    sitting.position = std::clamp(position, 0, static_cast<int>(sitting.order.size()));
    keep(model, ports, draft_write(sitting));
    replace_top(model, {at_item(sitting) ? Screen::sitting : Screen::closing});
}

// One order for a person and a form: shuffling again would add noise to change.
std::vector<std::string> order_for(const Model& model, const Instrument& form) {
    const Questionnaire* own = find_own_form(model, form.id);
    if (own && !own->form.shuffled) {
        std::vector<std::string> order;
        for (const Item& item : form.items) order.push_back(item.id);
        return order;
    }
    for (const Sitting& earlier : model.document.sittings) {
        if (earlier.form == form.id && earlier.version == form.version) return earlier.order;
    }
    return make_order(form, model.document.settings.order_seed);
}

// Whether every statement of the draft can still be shown.
bool fits(const Model& model, const Sitting& sitting) {
    const Instrument* form = find_form(model, sitting.form);
    return form != nullptr && form->version == sitting.version && !sitting.order.empty() &&
           std::all_of(sitting.order.begin(), sitting.order.end(),
                       [&](const std::string& item) { return find_item(*form, item) != nullptr; });
}

void open_sitting(Model& model, Sitting sitting, Ports& ports) {
    sitting.split = sitting.split || model.now_ms - sitting.started_ms > kOneSittingMs;
    model.sitting = std::move(sitting);
    model.item_since_ms = model.now_ms;
    keep(model, ports, draft_write(*model.sitting));
    show(model, {at_item(*model.sitting) ? Screen::sitting : Screen::closing});
}

}  // namespace

void count_time(Model& model) {
    Sitting& sitting = *model.sitting;
    if (at_item(sitting) && model.item_since_ms != 0) {
        const std::int64_t visit = std::clamp<std::int64_t>(model.now_ms - model.item_since_ms, 0, kMaxVisitMs);
        sitting.active_ms[place_of(sitting)] += visit;
    }
    model.item_since_ms = model.now_ms;
}

void apply(Model& model, const action::StartSitting& start, Ports& ports) {
    const Instrument* form = find_form(model, start.form);
    if (form == nullptr || model.sitting) return;
    const Person* person = model.document.find_person(start.person);
    if (!start.person.is_nil()) {
        if (person == nullptr) return;
        const Safety safety = safety_of(model, person->id);
        // The questions about safety come first, whichever way one got here.
        if (safety != Safety::open && safety != Safety::withheld) return show(model, {Screen::gate, person->id});
    }
    const bool past = person != nullptr && person->past;
    const Frame frame = person == nullptr ? Frame::general : past ? Frame::past : Frame::person;
    if (frame_text(*form, frame).empty()) return;
    Sitting sitting;
    sitting.person = start.person;
    sitting.past = past;
    sitting.id = new_id(model, ports);
    sitting.form = form->id;
    sitting.version = form->version;
    sitting.lang = form->lang;
    sitting.started_ms = model.now_ms;
    sitting.order = order_for(model, *form);
    sitting.active_ms.assign(sitting.order.size(), 0);
    sitting.edits.assign(sitting.order.size(), 0);
    sitting.practice = days_until_retest(model, *form, start.person) > 0;
    open_sitting(model, std::move(sitting), ports);
}

void apply(Model& model, const action::ResumeSitting& resume, Ports& ports) {
    for (const Sitting& draft : model.document.sitting_drafts) {
        if (draft.id != resume.id || model.sitting || !fits(model, draft)) continue;
        // The draft goes on as another record: a second tab that still answers the old one keeps what it has.
        Sitting sitting = draft;
        sitting.id = new_id(model, ports);
        open_sitting(model, std::move(sitting), ports);
        return model.vault.remove(resume.id, model.document);
    }
}

void apply(Model& model, const action::RestartSitting& restart, Ports& ports) {
    for (const Sitting& draft : model.document.sitting_drafts) {
        if (draft.id != restart.id || model.sitting) continue;
        const action::StartSitting start{draft.form, draft.person};
        apply(model, action::DiscardSitting{restart.id}, ports);
        return apply(model, start, ports);
    }
}

void apply(Model& model, const action::DiscardSitting& discard, Ports& ports) {
    for (const Sitting& draft : model.document.sitting_drafts) {
        if (draft.id != discard.id) continue;
        const Write undo = draft_write(draft);
        model.vault.remove(discard.id, model.document);
        show_toast(model, Toast::What::draft_discarded, {undo}, ports);
        return;
    }
}

void apply(Model& model, const action::AnswerItem& given, Ports& ports) {
    if (!model.sitting || !at_item(*model.sitting)) return;
    Sitting& sitting = *model.sitting;
    const Instrument* form = find_form(model, sitting.form);
    if (form && given.answer && (*given.answer < form->min || *given.answer > form->max)) return;
    const std::string& item = sitting.order[place_of(sitting)];
    const Answer* before = sitting.answers.find(item);
    if (before != nullptr && *before != given.answer) ++sitting.edits[place_of(sitting)];
    sitting.answers.set(item, given.answer);
    if (!given.answer) return go_to(model, ports, sitting.position + 1);
    keep(model, ports, draft_write(sitting));
}

void apply(Model& model, const action::AnswerOne& given, Ports& ports) {
    if (!model.sitting) return;
    Sitting& sitting = *model.sitting;
    const Instrument* form = find_form(model, sitting.form);
    if (form == nullptr || find_item(*form, given.item) == nullptr) return;
    if (given.answer && (*given.answer < form->min || *given.answer > form->max)) return;
    sitting.answers.set(given.item, given.answer);
    keep(model, ports, draft_write(sitting));
}

void apply(Model& model, const action::PreviousItem&, Ports& ports) {
    if (model.sitting && model.sitting->position > 0) go_to(model, ports, model.sitting->position - 1);
}

void apply(Model& model, const action::NextItem&, Ports& ports) {
    if (!model.sitting || !at_item(*model.sitting)) return;
    const Sitting& sitting = *model.sitting;
    if (sitting.answers.find(sitting.order[place_of(sitting)]) == nullptr) return;
    go_to(model, ports, sitting.position + 1);
}

void apply(Model& model, const action::PauseSitting&, Ports& ports) {
    if (!model.sitting) return;
    set_aside_sitting(model, ports);
    const RecordId person = model.sitting->person;
    model.sitting.reset();
    show_section(model, person.is_nil() ? Screen::compass : Screen::people);
    if (!person.is_nil()) show(model, {Screen::person, person});
}

void set_aside_sitting(Model& model, Ports& ports) {
    if (!model.sitting) return;
    count_time(model);
    keep(model, ports, draft_write(*model.sitting));
}

void apply(Model& model, const action::FinishSitting& finish, Ports& ports) {
    if (!model.sitting) return;
    const Instrument* form = find_form(model, model.sitting->form);
    if (at_item(*model.sitting) && !(form && is_one_page(*form) && !model.sitting->answers.empty())) return;
    Sitting sitting = *std::move(model.sitting);
    model.sitting.reset();
    const RecordId draft = sitting.id;
    sitting.id = new_id(model, ports);
    sitting.care = finish.care;
    sitting.life_different = finish.life_different;
    sitting.ended_ms = model.now_ms;
    keep(model, ports, sitting_write(sitting));
    model.vault.remove(draft, model.document);
    if (!finish.events.empty()) {
        derive(model);
        apply(model, action::MarkEvents{sitting.id, finish.events}, ports);
    }
    show_section(model, sitting.person.is_nil() ? Screen::compass : Screen::people);
    if (!sitting.person.is_nil()) show(model, {Screen::person, sitting.person});
    show(model, {Screen::result, sitting.id});
}

void apply(Model& model, const action::DeleteSitting& remove, Ports& ports) {
    if (model.document.find_sitting(remove.id) == nullptr) return;
    std::vector<Write> undo = bin(model, remove.id, ports);
    if (undo.empty()) return;
    if (model.place() == Place{Screen::result, remove.id}) model.places.pop_back();
    if (model.places.empty()) show_section(model, Screen::compass);
    show_toast(model, Toast::What::sitting_deleted, std::move(undo), ports);
}

namespace {
void keep_marks(Model& model, SittingMarks marks, Ports& ports) {
    marks.id = marks_id(marks.sitting);
    keep(model, ports,
         {marks.id, Kind::sitting_marks, kSittingSchema, Standing::live, std::nullopt, encode_marks(marks)});
}

SittingMarks marks_of(const Model& model, const Sitting& sitting) {
    if (const SittingMarks* found = model.document.find_marks(sitting.id)) return *found;
    SittingMarks marks;
    marks.sitting = sitting.id;
    const ScoredSitting* scored = find_scored(model, sitting.id);
    marks.include = scored ? scored->counts : model.document.counts(sitting);
    return marks;
}
}  // namespace

void apply(Model& model, const action::NoteSitting& note, Ports& ports) {
    if (model.document.find_sitting(note.id) == nullptr) return;
    if (model.note && model.note->sitting != note.id) keep_note(model, ports, Urgency::now);
    const bool goes_on = model.note && model.note->sitting == note.id && !model.note->too_long;
    const std::int64_t first = goes_on ? model.note->first_change_ms : model.now_ms;
    model.note = PendingNote{note.id, note.note, first, model.now_ms, note.note.size() > kMaxNote};
    ports.wake.wake_in(kQuietMs);
}

void keep_note(Model& model, Ports& ports, Urgency urgency) {
    if (!model.note || model.note->too_long) return;
    const std::int64_t due = std::min(model.note->last_change_ms + kQuietMs, model.note->first_change_ms + kAtLeastMs);
    if (urgency == Urgency::due && model.now_ms < due) return ports.wake.wake_in(due - model.now_ms);
    const PendingNote note = *std::move(model.note);
    model.note.reset();
    const Sitting* sitting = model.document.find_sitting(note.sitting);
    if (sitting == nullptr) return;
    SittingMarks marks = marks_of(model, *sitting);
    if (marks.note == note.text) return;
    marks.note = note.text;
    keep_marks(model, std::move(marks), ports);
}

void apply(Model& model, const action::IncludeSitting& include, Ports& ports) {
    const Sitting* sitting = model.document.find_sitting(include.id);
    if (sitting == nullptr) return;
    SittingMarks marks = marks_of(model, *sitting);
    marks.include = include.include;
    keep_marks(model, std::move(marks), ports);
}

void apply(Model& model, const action::MarkEvents& mark, Ports& ports) {
    const Sitting* sitting = model.document.find_sitting(mark.id);
    if (sitting == nullptr || mark.events.size() > kMaxEvents) return;
    SittingMarks marks = marks_of(model, *sitting);
    marks.events.clear();
    for (const std::string& event : mark.events) {
        if (!event.empty() && event.size() <= kMaxEventWord) marks.events.push_back(event);
    }
    keep_marks(model, std::move(marks), ports);
}

// One sitting of a series begins the baseline: the mark moves.
void apply(Model& model, const action::MarkBaseline& mark, Ports& ports) {
    const Sitting* chosen = model.document.find_sitting(mark.id);
    if (chosen == nullptr) return;
    std::vector<SittingMarks> changed;
    for (const Sitting& sitting : model.document.sittings) {
        if (sitting.form != chosen->form || sitting.person != chosen->person) continue;
        SittingMarks marks = marks_of(model, sitting);
        const bool wanted = mark.on && sitting.id == mark.id;
        if (marks.baseline == wanted) continue;
        marks.baseline = wanted;
        changed.push_back(std::move(marks));
    }
    for (SittingMarks& marks : changed) keep_marks(model, std::move(marks), ports);
}

}  // namespace mooring
