// Finding words in text without regard to case, accents or the way they were typed.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mooring {

// Lower case without diacritics for Latin, Greek and Cyrillic letters; other code points stay as they are.
// Bytes that are not UTF-8 are passed through.
std::string fold(std::string_view utf8);

// A query split at white space and folded; what stands between double quotes stays together. Empty for a blank query.
std::vector<std::string> search_terms(std::string_view query);

// Whether every term occurs in the folded text.
bool matches(std::string_view folded_text, const std::vector<std::string>& terms);

// Which of the letters a to z are in some texts, and which three of them stand side by side: a small part of the texts'
// size, and enough to leave most of them unread.
class Outline {
public:
    explicit Outline(std::span<const std::string_view> texts);

    enum class Verdict : std::uint8_t { absent, perhaps, present };
    // Of one term of search_terms().
    Verdict verdict(std::string_view term) const;

private:
    static constexpr std::size_t kLetters = 26;
    static constexpr std::size_t kTriples = 934;  // places; several triples of letters share one

    // Its place in the alphabet; kLetters for anything else.
    static constexpr std::size_t letter_of(char c) {
        return c >= 'a' && c <= 'z' ? static_cast<std::size_t>(c - 'a') : kLetters;
    }
    static constexpr std::size_t triple_bit(std::size_t first, std::size_t second, std::size_t third) {
        const std::uint64_t triple = (first * kLetters + second) * kLetters + third;
        return kLetters +
               (triple * 0x9E3779B97F4A7C15 >> 32) % kTriples;  // multiplied by 2^64 / golden ratio: spread out
    }
    void add(std::size_t bit) { bits_[bit / 64] |= std::uint64_t{1} << (bit % 64); }
    bool has(std::size_t bit) const { return (bits_[bit / 64] >> (bit % 64) & 1U) != 0; }

    std::array<std::uint64_t, 15> bits_{};  // the letters, the triples
};

// Looks for terms in texts that are kept as they were typed: what is folded is given up again, and nothing is folded
// beyond the place where the last term was found.
class Seeker {
public:
    // As search_terms() gives them. `known` are those of a search of which this one is a continuation (typing went on),
    // for use with what that one has found only.
    explicit Seeker(std::vector<std::string> terms, const std::vector<std::string>& known = {});

    // What is still to be looked for.
    const std::vector<std::string>& terms() const { return terms_; }
    // Whether each of terms() occurs in one of the texts. `place` is 0, or what the search for `known` has left there:
    // whatever continues its last term begins no earlier. It is left so for the search that continues this one.
    bool finds_all(std::span<const std::string_view> texts, std::uint32_t& place);

private:
    static constexpr std::size_t kFirstPiece = 64, kPiece = 256;  // bytes folded at once: short terms come early

    std::vector<std::string> terms_;
    bool continues_ = false;  // the only term continues the last known one
    std::vector<std::string_view> missing_;
    std::string folded_;
};

}  // namespace mooring
