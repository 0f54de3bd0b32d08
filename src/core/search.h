// Finding words in text without regard to case, accents or the way they were typed.
#pragma once

#include <array>
#include <cstdint>
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

// Which of the letters a to z are in a folded text, and which pairs of them stand side by side: a small part of the
// text's size, and enough to leave most texts unread.
class Outline {
public:
    explicit Outline(std::string_view folded_text);
    enum class Verdict : std::uint8_t { absent, perhaps, present };
    Verdict verdict(std::string_view term) const;

private:
    static constexpr std::size_t kLetters = 26;
    // Its place in the alphabet; kLetters for anything else.
    static constexpr std::size_t letter_of(char c) {
        return c >= 'a' && c <= 'z' ? static_cast<std::size_t>(c - 'a') : kLetters;
    }
    static constexpr std::size_t pair_bit(std::size_t first, std::size_t second) {
        return kLetters + first * kLetters + second;
    }
    void add(std::size_t bit) { bits_[bit / 64] |= std::uint64_t{1} << (bit % 64); }
    bool has(std::size_t bit) const { return (bits_[bit / 64] >> (bit % 64) & 1U) != 0; }
    std::array<std::uint64_t, 11> bits_{};  // the letters, then the pairs
};

}  // namespace mooring
