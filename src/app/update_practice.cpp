#include <algorithm>

#include "app/update_parts.h"
#include "core/holds.h"

namespace mooring {

namespace {

constexpr int kPutOffDays = 14;

Write practice_write(const Practice& practice) {
    return {practice.id, Kind::practice, kPracticeSchema, Standing::live, practice.when, encode_practice(practice)};
}

// The answers that are being given.
std::vector<FieldAnswer>& answers_in_hand(PracticeEdit& edit) {
    return edit.later ? edit.practice.later : edit.practice.answers;
}

std::size_t size_of(const FieldAnswer& answer) {
    std::size_t size = answer.text.size();
    for (const auto& row : answer.rows) {
        for (const FieldAnswer& cell : row) size = std::max(size, cell.text.size());
    }
    return size;
}

void touch(Model& model, Ports& ports) {
    PracticeEdit& edit = *model.practice;
    if (!edit.dirty) edit.first_change_ms = model.now_ms;
    edit.dirty = true;
    edit.last_change_ms = model.now_ms;
    const auto too_long = [](const std::vector<FieldAnswer>& answers) {
        return std::any_of(answers.begin(), answers.end(),
                           [](const FieldAnswer& answer) { return size_of(answer) > kMaxAnswerText; });
    };
    edit.too_long = too_long(edit.practice.answers) || too_long(edit.practice.later);
    ports.wake.wake_in(kQuietMs);
}

void open(Model& model, Practice practice, bool later) {
    model.practice = PracticeEdit{};
    model.practice->practice = std::move(practice);
    model.practice->later = later;
    model.practice->opened_ms = model.now_ms;
    show(model, {Screen::exercising, model.practice->practice.id});
}

const Exercise* exercise_in_hand(const Model& model) {
    return model.practice ? model.catalog.find_exercise(model.practice->practice.exercise) : nullptr;
}

// True when something is still in hand that could not be kept: its page is shown instead.
bool is_stuck(Model& model) {
    if (!model.practice) return false;
    show(model, {Screen::exercising, model.practice->practice.id});
    return true;
}

void write(Model& model, const Practice& practice, Ports& ports) {
    (void)model.vault.write(practice_write(practice), ports, model.document);  // what was stored once fits again
}

}  // namespace

void keep_practice(Model& model, Ports& ports, Urgency urgency) {
    if (!model.practice || !model.practice->dirty || model.practice->too_long) return;
    PracticeEdit& edit = *model.practice;
    const std::int64_t due = std::min(edit.last_change_ms + kQuietMs, edit.first_change_ms + kAtLeastMs);
    if (urgency == Urgency::due && model.now_ms < due) {
        ports.wake.wake_in(due - model.now_ms);
        return;
    }
    edit.dirty = false;
    const auto written = model.vault.write(practice_write(edit.practice), ports, model.document);
    if (!written) edit.dirty = edit.too_long = written.error().kind == ErrorKind::too_big;
}

void apply(Model& model, const action::StartExercise& start, Ports& ports) {
    const Exercise* exercise = model.catalog.find_exercise(start.exercise);
    if (exercise == nullptr || is_withheld(model, *exercise, start.person)) return;
    leave_work(model, ports);
    if (is_stuck(model)) return;
    for (const Practice& draft : model.document.practices) {
        if (draft.state == Practice::State::draft && draft.exercise == exercise->id &&
            !is_withheld(model, *exercise, draft.person) && (start.person.is_nil() || draft.person == start.person) &&
            (start.of.is_nil() || draft.of == start.of)) {
            return apply(model, action::ResumePractice{draft.id}, ports);
        }
    }
    Practice practice;
    practice.id = new_id(model, ports);
    practice.exercise = exercise->id;
    practice.version = exercise->version;
    practice.when = {model.today, std::nullopt, model.utc_offset_min};
    if (model.document.find_person(start.person)) practice.person = start.person;
    if (exercise->id == kPlanExercise && model.document.find_practice(start.of)) practice.of = start.of;
    practice.started_ms = model.now_ms;
    open(model, std::move(practice), false);
}

void apply(Model& model, const action::ResumePractice& resume, Ports& ports) {
    const Practice* found = model.document.find_practice(resume.id);
    const Exercise* exercise = found ? model.catalog.find_exercise(found->exercise) : nullptr;
    if (exercise == nullptr || is_withheld(model, *exercise, found->person)) return;
    Practice practice = *found;
    leave_work(model, ports);
    if (!is_stuck(model)) open(model, std::move(practice), false);
}

void apply(Model& model, const action::FollowUpOn& follow, Ports& ports) {
    const Practice* found = model.document.find_practice(follow.id);
    const Exercise* exercise = found ? model.catalog.find_exercise(found->exercise) : nullptr;
    if (exercise == nullptr || !exercise->follow.asked() || is_withheld(model, *exercise, found->person)) return;
    Practice practice = *found;
    leave_work(model, ports);
    if (!is_stuck(model)) open(model, std::move(practice), true);
}

void apply(Model& model, const action::AnswerField& answer, Ports& ports) {
    if (exercise_in_hand(model) == nullptr) return;
    FieldAnswer& kept = answer_of(answers_in_hand(*model.practice), answer.answer.field);
    if (kept == answer.answer || answer.answer.rows.size() > kMaxRows) return;
    kept = answer.answer;
    touch(model, ports);
}

void apply(Model& model, const action::AnswerRow& answer, Ports& ports) {
    const Exercise* exercise = exercise_in_hand(model);
    if (exercise == nullptr || !model.practice->later || exercise->follow.rows != answer.field) return;
    if (!holds(exercise->follow.columns, answer.cell.field)) return;
    FieldAnswer& list = answer_of(model.practice->practice.answers, answer.field);
    if (answer.row >= list.rows.size()) return;
    answer_of(list.rows[answer.row], answer.cell.field) = answer.cell;
    touch(model, ports);
}

void apply(Model& model, const action::RateEase& rate, Ports& ports) {
    if (!model.practice || (rate.ease && (*rate.ease < 0 || *rate.ease > 10))) return;
    Practice& practice = model.practice->practice;
    (rate.after ? practice.after : practice.before) = rate.ease;
    touch(model, ports);
}

void apply(Model& model, const action::PractiseWith& with, Ports& ports) {
    const Exercise* exercise = exercise_in_hand(model);
    if (exercise == nullptr || is_withheld(model, *exercise, with.person)) return;
    if (!with.person.is_nil() && model.document.find_person(with.person) == nullptr) return;
    model.practice->practice.person = with.person;
    touch(model, ports);
}

// Part 0 is what comes before the exercise's own, and the one after them closes it.
void apply(Model& model, const action::TurnPart& turn, Ports& ports) {
    const Exercise* exercise = exercise_in_hand(model);
    if (exercise == nullptr || model.practice->later) return;
    model.timer_until_ms = 0;
    Practice& practice = model.practice->practice;
    const int last = static_cast<int>(exercise->parts.size()) + 1;
    const int part = std::clamp(practice.part + turn.by, 0, last);
    if (part == practice.part) return;
    practice.part = part;
    if (practice.state == Practice::State::draft && !is_blank(practice)) touch(model, ports);
}

void apply(Model& model, const action::StopExercise&, Ports& ports) {
    if (!model.practice) return;
    // Opened and left without a word: nothing to keep.
    const Practice& practice = model.practice->practice;
    const bool blank = practice.state == Practice::State::draft && is_blank(practice) &&
                       model.document.find_practice(practice.id) == nullptr;
    if (blank) model.practice->dirty = false;
    leave_work(model, ports);
    is_stuck(model);
}

void apply(Model& model, const action::FinishExercise&, Ports& ports) {
    const Exercise* exercise = exercise_in_hand(model);
    if (exercise == nullptr || model.practice->too_long) return;
    Practice& practice = model.practice->practice;
    if (model.practice->later) {
        practice.follow = Practice::Follow::answered;
        // Rows with days of their own come back until the last has its outcome; an overdue one not before some days.
        const auto next = has_dated_rows(*exercise) ? due_day(*exercise, practice, model.today) : std::nullopt;
        if (next) practice.follow = Practice::Follow::open;
        if (next) practice.due = *next > model.today ? *next : model.today + exercise->follow.days;
    } else if (practice.state == Practice::State::draft) {
        practice.state = Practice::State::done;
        practice.when = {model.today, std::nullopt, model.utc_offset_min};
        practice.ended_ms = model.now_ms;
        practice.part = 0;
    }
    if (!model.practice->later && practice.follow == Practice::Follow::open)
        practice.due = due_day(*exercise, practice, practice.when.day);
    const FieldAnswer* fate = find_answer(practice.answers, kFateField);
    const std::string become = fate && !fate->picks.empty() ? fate->picks.front() : std::string();
    if (become == "rest") practice.state = Practice::State::resting;
    model.practice->dirty = true;
    const RecordId id = practice.id;
    leave_work(model, ports);
    if (is_stuck(model)) return;
    if (become == "delete") return apply(model, action::DeletePractice{id}, ports);
    show(model, {Screen::practised, id});
}

void apply(Model& model, const action::RestPractice& rest, Ports& ports) {
    const Practice* found = model.document.find_practice(rest.id);
    if (found == nullptr || found->state == Practice::State::draft) return;
    Practice practice = *found;
    practice.state = rest.on ? Practice::State::resting : Practice::State::done;
    write(model, practice, ports);
}

void apply(Model& model, const action::DeletePractice& remove, Ports& ports) {
    if (model.practice && model.practice->practice.id == remove.id) {
        keep_practice(model, ports, Urgency::now);  // so that Undo brings back all of it
        model.practice.reset();
    }
    std::vector<Write> undo = bin(model, remove.id, ports);
    if (undo.empty()) return;
    show_section(model, Screen::practice);
    show_toast(model, Toast::What::practice_deleted, std::move(undo), ports);
}

void apply(Model& model, const action::PutOffFollowUp& put_off, Ports& ports) {
    if (model.practice && model.practice->practice.id == put_off.id) {
        leave_work(model, ports);
        if (is_stuck(model)) return;
    }
    const Practice* found = model.document.find_practice(put_off.id);
    if (found == nullptr || put_off.days < 0 || put_off.days > 365) return;
    Practice practice = *found;
    if (put_off.days == 0) practice.follow = Practice::Follow::let_go;
    if (put_off.days > 0) practice.due = model.today + put_off.days;
    write(model, practice, ports);
}

void apply(Model& model, const action::CopyAnswer& copy, Ports& ports) {
    const Practice* practice = model.document.find_practice(copy.practice);
    const Exercise* exercise = practice ? model.catalog.find_exercise(practice->exercise) : nullptr;
    const FieldAnswer* answer = exercise ? find_answer(practice->answers, exercise->copy) : nullptr;
    if (answer == nullptr || answer->text.empty()) return;
    const bool copied = ports.files.copy(answer->text);
    show_toast(model, copied ? Toast::What::copied : Toast::What::not_copied, {}, ports);
}

void apply(Model& model, const action::SetTimer& timer, Ports& ports) {
    constexpr int kMostSeconds = 3600;
    if (timer.seconds < 0 || timer.seconds > kMostSeconds) return;
    model.timer_until_ms = timer.seconds == 0 ? 0 : model.now_ms + timer.seconds * 1000;
    if (timer.seconds > 0) ports.wake.wake_in(1000);
}

void apply(Model& model, const action::PutOffExercise& put_off, Ports& ports) {
    auto& list = model.document.settings.put_off;
    std::erase_if(list, [&](const auto& item) { return item.first == put_off.exercise || item.second <= model.today; });
    list.emplace_back(put_off.exercise, model.today + kPutOffDays);
    ++model.document.change;
    save_settings(model, ports);
}

void apply(Model& model, const action::HideCard& hide, Ports& ports) {
    auto& cards = model.document.settings.hidden_cards;
    std::erase(cards, hide.card);
    if (hide.hidden) cards.push_back(hide.card);
    save_settings(model, ports);
}

void apply(Model& model, const action::SaveStatement& save, Ports& ports) {
    Statement statement = save.statement;
    if (statement.text.empty() || statement.text.size() > kMaxStatement || statement.example.size() > kMaxAnswerText)
        return;  // the field says so
    if (statement.id.is_nil()) {
        // What is not believed is not kept: the page offers a milder one instead.
        if (statement.ratings.empty() || statement.ratings.back().belief < kBelievable) return;
        statement.id = new_id(model, ports);
        statement.created_ms = model.now_ms;
    }
    (void)model.vault.write(
        {statement.id, Kind::statement, kStatementSchema, Standing::live, std::nullopt, encode_statement(statement)},
        ports, model.document);
}

void apply(Model& model, const action::RateStatement& rate, Ports& ports) {
    const Statement* found = model.document.find_statement(rate.id);
    if (found == nullptr || rate.belief < 0 || rate.belief > 10) return;
    Statement statement = *found;
    if (!statement.ratings.empty() && model.today - statement.ratings.back().day < kRateAgainDays) return;
    if (statement.ratings.size() == kMaxRatings) statement.ratings.erase(statement.ratings.begin());
    statement.ratings.push_back({model.today, rate.belief});
    (void)model.vault.write(
        {statement.id, Kind::statement, kStatementSchema, Standing::live, std::nullopt, encode_statement(statement)},
        ports, model.document);
}

void apply(Model& model, const action::DeleteStatement& remove, Ports& ports) {
    std::vector<Write> undo = bin(model, remove.id, ports);
    if (!undo.empty()) show_toast(model, Toast::What::statement_deleted, std::move(undo), ports);
}

}  // namespace mooring
