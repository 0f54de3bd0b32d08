// What a person types to bring in a questionnaire, and the form that follows from it: a whole file, or statements
// pasted one a line onto the published structure of a scale, or onto scales of their own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/questionnaire.h"

namespace mooring {

struct OwnScaleInputs {
    std::string name;
    std::string items;     // numbers and ranges, such as "1-6, 9"
    std::string reversed;  // of these, the ones keyed the other way
    bool sum = false;
};

struct OwnFormInputs {
    enum class From : unsigned char { file, statements } from = From::statements;
    std::string file;  // the text of a file
    std::string title;
    std::string licence;
    bool right_confirmed = false;
    std::string statements;  // one a line
    std::string min = "1", max = "7";
    std::string low_label, high_label;
    bool about_person = false;
    std::vector<OwnScaleInputs> scales;
    std::string sd, r;  // published, may be empty
};

// "1-3, 7" as numbers within 1 .. most; empty with `ok` false when it is no such list.
std::vector<int> parse_numbers(std::string_view text, int most, bool& ok);

// The form the inputs describe, with every problem found.
ReadForm form_from(const OwnFormInputs& inputs, std::string_view id);

// What a way of answering would score: to check a key before it is used.
struct OwnPreview {
    std::string scale;
    double lowest = 0, middle = 0, highest = 0;  // every answer the lowest, the middle, the highest number
    int plain = 0, reversed = 0;
};
std::vector<OwnPreview> preview(const OwnForm& form);

// Structures of published scales, for the editor: which numbers belong to which side and which are reversed. No
// statement of theirs ships. Sources in own_form_inputs.cpp.
struct PublishedKey {
    const char* name;
    const char* source;
    int items;
    const char* min;
    const char* max;
    std::vector<OwnScaleInputs> scales;
};
const std::vector<PublishedKey>& published_keys();

}  // namespace mooring
