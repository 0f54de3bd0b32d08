// Finding words in text without regard to case, accents or the way they were typed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mooring {

// Lower case without diacritics for Latin, Greek and Cyrillic letters; other code points stay as they are.
// Bytes that are not UTF-8 are passed through.
std::string fold(std::string_view utf8);

// A query split at white space and folded; what stands between double quotes stays together. Empty for a blank query.
std::vector<std::string> search_terms(std::string_view query);

// Whether every term occurs in the folded text.
bool matches(std::string_view folded_text, const std::vector<std::string>& terms);

}  // namespace mooring
