// What a machine can tell about the wording of the content: the reading grade of each file, sentences that are too
// long, words that press, judge or suppose something, and words that the program asks for and nobody wrote. For the
// tests and for scripts/check, which lists every problem with its file and place.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog.h"

namespace mooring {

inline constexpr std::size_t kSentenceWords = 20;
inline constexpr double kHighestGrade = 8;

// Letters, digits, apostrophes and hyphens, in lower case.
std::vector<std::string> words_in(std::string_view text);

// Of every text that people read. Words of pages are graded by page: "help.lead" belongs to "help".
std::vector<Problem> wording_problems(const Catalog& catalog);

// Keys of `whole` that `part` lacks: what a translation has not said yet.
std::vector<Problem> missing_words(const Words& whole, const Words& part, const std::string& file);

// Keys that a source file asks for by name, such as word("help.lead"), and that are not there.
std::vector<Problem> unknown_keys(const Words& words, const std::string& file, std::string_view source);

}  // namespace mooring
