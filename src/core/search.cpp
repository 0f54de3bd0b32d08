#include "core/search.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace mooring {

namespace {

// Base letters of U+00C0..U+017F in order; '.' keeps the code point, '*' marks the few that become two letters.
constexpr std::string_view kLatin =
    "aaaaaa*ceeeeiiii"   // C0
    "dnooooo.ouuuuy**"   // D0
    "aaaaaa*ceeeeiiii"   // E0
    "dnooooo.ouuuuy*y"   // F0
    "aaaaaaccccccccdd"   // 100
    "ddeeeeeeeeeegggg"   // 110
    "gggghhhhiiiiiiii"   // 120
    "ii**jjkkklllllll"   // 130
    "lllnnnnnnnnnoooo"   // 140
    "oo**rrrrrrssssss"   // 150
    "ssttttttuuuuuuuu"   // 160
    "uuuuwwyyyzzzzzzs";  // 170
static_assert(kLatin.size() == 0x180 - 0xC0);

struct Pair {
    std::uint32_t code;
    std::string_view text;
};
constexpr std::array<Pair, 10> kTwoLetters{{{0xC6, "ae"},
                                            {0xE6, "ae"},
                                            {0xDE, "th"},
                                            {0xFE, "th"},
                                            {0xDF, "ss"},
                                            {0x132, "ij"},
                                            {0x133, "ij"},
                                            {0x152, "oe"},
                                            {0x153, "oe"},
                                            {0x1E9E, "ss"}}};

// Letters with marks beyond U+017F: Romanian, Pinyin, Vietnamese.
struct Range {
    std::uint32_t first;
    std::uint32_t last;
    char base;
};
constexpr std::array<Range, 14> kMoreLatin{{{0x1A0, 0x1A1, 'o'},
                                            {0x1AF, 0x1B0, 'u'},
                                            {0x1CD, 0x1CE, 'a'},
                                            {0x1CF, 0x1D0, 'i'},
                                            {0x1D1, 0x1D2, 'o'},
                                            {0x1D3, 0x1DC, 'u'},
                                            {0x218, 0x219, 's'},
                                            {0x21A, 0x21B, 't'},
                                            {0x1EA0, 0x1EB7, 'a'},
                                            {0x1EB8, 0x1EC7, 'e'},
                                            {0x1EC8, 0x1ECB, 'i'},
                                            {0x1ECC, 0x1EE3, 'o'},
                                            {0x1EE4, 0x1EF1, 'u'},
                                            {0x1EF2, 0x1EF9, 'y'}}};

// Lower case without marks, for the Greek letters that have them and for final sigma.
constexpr std::array<std::pair<std::uint16_t, std::uint16_t>, 21> kGreek{
    {{0x386, 0x3B1}, {0x388, 0x3B5}, {0x389, 0x3B7}, {0x38A, 0x3B9}, {0x38C, 0x3BF}, {0x38E, 0x3C5}, {0x38F, 0x3C9},
     {0x390, 0x3B9}, {0x3AA, 0x3B9}, {0x3AB, 0x3C5}, {0x3AC, 0x3B1}, {0x3AD, 0x3B5}, {0x3AE, 0x3B7}, {0x3AF, 0x3B9},
     {0x3B0, 0x3C5}, {0x3C2, 0x3C3}, {0x3CA, 0x3B9}, {0x3CB, 0x3C5}, {0x3CC, 0x3BF}, {0x3CD, 0x3C5}, {0x3CE, 0x3C9}}};
// Cyrillic letters that may also be typed as a letter and a combining mark.
constexpr std::array<std::pair<std::uint16_t, std::uint16_t>, 8> kCyrillic{{{0x439, 0x438},
                                                                            {0x450, 0x435},
                                                                            {0x451, 0x435},
                                                                            {0x453, 0x433},
                                                                            {0x457, 0x456},
                                                                            {0x45C, 0x43A},
                                                                            {0x45D, 0x438},
                                                                            {0x45E, 0x443}}};

template <std::size_t N>
std::uint32_t replaced(const std::array<std::pair<std::uint16_t, std::uint16_t>, N>& table, std::uint32_t code) {
    for (const auto& [from, to] : table) {
        if (from == code) return to;
    }
    return code;
}

// Reads one code point; 0 length means that the byte is no start of UTF-8.
std::pair<std::uint32_t, std::size_t> decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t lead = byte(0);
    const std::size_t length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
    if (length == 0 || length > text.size()) return {0, 0};
    std::uint32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if (byte(i) >> 6 != 2) return {0, 0};
        code = code << 6 | (byte(i) & 0x3FU);
    }
    constexpr std::array<std::uint32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
    if (code < kLeast[length] || code > 0x10FFFF) return {0, 0};  // longer than need be is no UTF-8
    return {code, length};
}

void append(std::string& out, std::uint32_t code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | code >> 6);
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | code >> 18);
        out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

bool append_latin(std::string& out, std::uint32_t code) {
    const auto* pair = std::find_if(kTwoLetters.begin(), kTwoLetters.end(), [&](auto& p) { return p.code == code; });
    if (pair != kTwoLetters.end()) {
        out += pair->text;
        return true;
    }
    char base = '.';
    if (code < 0x180) {
        base = kLatin[code - 0xC0];
    } else {
        for (const Range& range : kMoreLatin) {
            if (code >= range.first && code <= range.last) base = range.base;
        }
    }
    if (base != '.') out += base;
    return base != '.';
}

std::uint32_t folded_cyrillic(std::uint32_t code) {
    if (code < 0x410) {
        code += 0x50;
    } else if (code < 0x430) {
        code += 0x20;
    } else if (code >= 0x460 && !(code >= 0x482 && code < 0x48A) && !(code >= 0x4C0 && code < 0x4D0)) {
        code |= 1U;  // capital and small letter are neighbours
    }
    return replaced(kCyrillic, code);
}

void append_folded(std::string& out, std::uint32_t code) {
    if (code == 0xA0 || code == 0x3000) return append(out, ' ');  // spaces of other scripts
    if (code < 0xC0) return append(out, code);
    if (code >= 0x300 && code < 0x370) return;  // combining marks
    if (append_latin(out, code)) return;
    if (code >= 0x370 && code < 0x3D0) {
        const std::uint32_t base = replaced(kGreek, code);
        return append(out, base >= 0x391 && base <= 0x3A9 && base != 0x3A2 ? base + 32 : base);
    }
    append(out, code >= 0x400 && code < 0x530 ? folded_cyrillic(code) : code);
}

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(' ') == std::string_view::npos;
}

}  // namespace

std::string fold(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    while (!utf8.empty()) {
        // Most of most texts is ASCII.
        const auto* const other =
            std::find_if(utf8.begin(), utf8.end(), [](char c) { return static_cast<std::uint8_t>(c) >= 0x80; });
        const auto plain = static_cast<std::size_t>(other - utf8.begin());
        const std::size_t at = out.size();
        out.resize(at + plain);
        std::transform(utf8.begin(), other, out.begin() + static_cast<std::ptrdiff_t>(at),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        utf8.remove_prefix(plain);
        if (utf8.empty()) break;
        const auto [code, length] = decode(utf8);
        if (length == 0) {
            out += utf8.front();
            utf8.remove_prefix(1);
            continue;
        }
        append_folded(out, code);
        utf8.remove_prefix(length);
    }
    return out;
}

std::vector<std::string> search_terms(std::string_view query) {
    std::vector<std::string> terms;
    std::string term;
    bool quoted = false;
    for (const char c : fold(query) + " ") {
        const bool ends = c == '"' || (is_space(c) && !quoted);
        if (c == '"') quoted = !quoted;
        if (!ends) {
            term += is_space(c) ? ' ' : c;
        } else if (!term.empty()) {
            terms.push_back(std::move(term));
            term.clear();
        }
    }
    // A phrase is found as soon as its first quote is typed.
    if (quoted && !is_blank(term)) terms.push_back(term.substr(0, term.find_last_not_of(' ') + 1));
    return terms;
}

Outline::Outline(std::string_view folded_text) {
    std::size_t before = kLetters;
    for (const char c : folded_text) {
        const std::size_t letter = letter_of(c);
        if (letter < kLetters) add(letter);
        if (letter < kLetters && before < kLetters) add(pair_bit(before, letter));
        before = letter;
    }
}

Outline::Verdict Outline::verdict(std::string_view term) const {
    bool letters = true;
    std::size_t before = kLetters;
    for (const char c : term) {
        const std::size_t letter = letter_of(c);
        letters = letters && letter < kLetters;
        if (letter < kLetters && !has(letter)) return Verdict::absent;
        if (letter < kLetters && before < kLetters && !has(pair_bit(before, letter))) return Verdict::absent;
        before = letter;
    }
    return letters && term.size() <= 2 ? Verdict::present : Verdict::perhaps;
}

bool matches(std::string_view folded_text, const std::vector<std::string>& terms) {
    return std::all_of(terms.begin(), terms.end(),
                       [&](const std::string& term) { return folded_text.find(term) != std::string_view::npos; });
}

}  // namespace mooring
