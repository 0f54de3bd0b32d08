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

std::string words_of(const Practice& practice) {
    std::string words;
    add_words(words, practice.answers);
    add_words(words, practice.later);
    return words;
}

std::optional<Day> due_day(const Exercise& exercise, const Practice& practice, Day ended) {
    if (!exercise.follow.asked()) return std::nullopt;
    const FieldAnswer* date = find_answer(practice.answers, exercise.follow.due);
    return date && date->number ? std::max<Day>(*date->number, ended) : ended + exercise.follow.days;
}

bool is_offered(const Statement& statement) {
    return !statement.resting && !statement.ratings.empty() && statement.ratings.back().belief >= kBelievable;
}

bool has_dropped(const Statement& statement) {
    const std::size_t count = statement.ratings.size();
    return count > 1 && statement.ratings[count - 2].belief - statement.ratings[count - 1].belief >= kBeliefDrop;
}

}  // namespace mooring
