#include "core/practice.h"

#include <algorithm>

namespace mooring {

const FieldAnswer* find_answer(const std::vector<FieldAnswer>& answers, std::string_view field) {
    const auto found =
        std::find_if(answers.begin(), answers.end(), [&](const FieldAnswer& answer) { return answer.field == field; });
    return found == answers.end() ? nullptr : &*found;
}

FieldAnswer& answer_of(std::vector<FieldAnswer>& answers, std::string_view field) {
    const auto found =
        std::find_if(answers.begin(), answers.end(), [&](const FieldAnswer& answer) { return answer.field == field; });
    if (found != answers.end()) return *found;
    answers.push_back({});
    answers.back().field = field;
    return answers.back();
}

bool is_blank(const Practice& practice) {
    return std::all_of(practice.answers.begin(), practice.answers.end(),
                       [](const FieldAnswer& answer) { return answer.empty(); });
}

namespace {
void add_words(std::string& words, const std::vector<FieldAnswer>& answers) {
    for (const FieldAnswer& answer : answers) {
        if (!answer.text.empty()) words += (words.empty() ? "" : "\n") + answer.text;
        for (const auto& row : answer.rows) add_words(words, row);
    }
}
}  // namespace

namespace {
void add_bare(std::string& words, const std::vector<FieldAnswer>& answers) {
    const auto add = [&](const std::string& text) {
        if (!text.empty()) words += (words.empty() ? "" : "\n") + text;
    };
    for (const FieldAnswer& answer : answers) {
        add(answer.text);
        for (const std::string& pick : answer.picks) {
            if (!record_id_from_text(pick)) add(pick);  // a person's id says nothing
        }
        // The numbers of fields stay below a thousand; a larger one is a day.
        if (answer.number) add(*answer.number > 999 ? print_date(*answer.number) : std::to_string(*answer.number));
        for (const auto& row : answer.rows) add_bare(words, row);
    }
}
}  // namespace

std::string bare_words(const Practice& practice) {
    std::string words;
    add_bare(words, practice.answers);
    add_bare(words, practice.later);
    return words;
}

std::string words_of(const Practice& practice) {
    std::string words;
    add_words(words, practice.answers);
    add_words(words, practice.later);
    return words;
}

bool is_open_row(const FollowUp& follow, const std::vector<FieldAnswer>& row) {
    const auto given = [](const FieldAnswer& cell) { return !cell.empty(); };
    return std::any_of(row.begin(), row.end(), given) &&
           std::none_of(follow.columns.begin(), follow.columns.end(), [&](const std::string& column) {
               const FieldAnswer* cell = find_answer(row, column);
               return cell && given(*cell);
           });
}

bool has_dated_rows(const Exercise& exercise) {
    return !exercise.follow.rows.empty() && find_field(exercise, exercise.follow.due) == nullptr;
}

std::optional<Day> due_day(const Exercise& exercise, const Practice& practice, Day ended) {
    const FollowUp& follow = exercise.follow;
    if (!follow.asked()) return std::nullopt;
    const FieldAnswer* date = find_answer(practice.answers, follow.due);
    std::optional<int> due = date ? date->number : std::nullopt;
    if (has_dated_rows(exercise)) {
        const FieldAnswer* list = find_answer(practice.answers, follow.rows);
        bool open = false;
        for (std::size_t i = 0; list && i < list->rows.size(); ++i) {
            if (!is_open_row(follow, list->rows[i])) continue;
            open = true;
            const FieldAnswer* cell = find_answer(list->rows[i], follow.due);
            if (cell && cell->number) due = std::min(due.value_or(*cell->number), *cell->number);
        }
        if (!open) return std::nullopt;
    }
    return due ? std::max<Day>(*due, ended) : ended + follow.days;
}

bool is_offered(const Statement& statement) {
    return !statement.resting && !statement.ratings.empty() && statement.ratings.back().belief >= kBelievable;
}

bool has_dropped(const Statement& statement) {
    const std::size_t count = statement.ratings.size();
    return count > 1 && statement.ratings[count - 2].belief - statement.ratings[count - 1].belief >= kBeliefDrop;
}

}  // namespace mooring
