// Answers of an exercise, made shortly: what was picked, a number, a text, rows.
#pragma once

#include <string>
#include <vector>

#include "core/practice.h"

namespace mooring::testing {

inline FieldAnswer picked(std::string field, std::vector<std::string> picks) {
    FieldAnswer answer;
    answer.field = std::move(field);
    answer.picks = std::move(picks);
    return answer;
}

inline FieldAnswer numbered(std::string field, int number) {
    FieldAnswer answer;
    answer.field = std::move(field);
    answer.number = number;
    return answer;
}

inline FieldAnswer typed(std::string field, std::string text) {
    FieldAnswer answer;
    answer.field = std::move(field);
    answer.text = std::move(text);
    return answer;
}

inline FieldAnswer in_rows(std::string field, std::vector<std::vector<FieldAnswer>> rows) {
    FieldAnswer answer;
    answer.field = std::move(field);
    answer.rows = std::move(rows);
    return answer;
}

}  // namespace mooring::testing
