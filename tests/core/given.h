// Answers of an exercise, made shortly: what was picked, a number, a text, rows.
#pragma once

#include <string>
#include <vector>

#include "core/practice.h"

namespace mooring::testing {

inline FieldAnswer picked(const char* field, std::vector<std::string> picks) {
    FieldAnswer answer;
    answer.field = field;
    answer.picks = std::move(picks);
    return answer;
}

inline FieldAnswer numbered(const char* field, int number) {
    FieldAnswer answer;
    answer.field = field;
    answer.number = number;
    return answer;
}

inline FieldAnswer typed(const char* field, std::string text) {
    FieldAnswer answer;
    answer.field = field;
    answer.text = std::move(text);
    return answer;
}

inline FieldAnswer in_rows(const char* field, std::vector<std::vector<FieldAnswer>> rows) {
    FieldAnswer answer;
    answer.field = field;
    answer.rows = std::move(rows);
    return answer;
}

}  // namespace mooring::testing
