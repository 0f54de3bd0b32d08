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
constexpr std::array<Pair, 9> kTwoLetters{{{0xC6, "ae"}, {0xE6, "ae"}, {0xDE, "th"}, {0xFE, "th"}, {0xDF, "ss"},
                                           {0x132, "ij"}, {0x133, "ij"}, {0x152, "oe"}, {0x153, "oe"}}};
constexpr std::array<std::pair<std::uint16_t, std::uint16_t>, 17> kGreekAccents{
    {{0x386, 0x3B1}, {0x388, 0x3B5}, {0x389, 0x3B7}, {0x38A, 0x3B9}, {0x38C, 0x3BF}, {0x38E, 0x3C5}, {0x38F, 0x3C9},
     {0x390, 0x3B9}, {0x3AC, 0x3B1}, {0x3AD, 0x3B5}, {0x3AE, 0x3B7}, {0x3AF, 0x3B9}, {0x3B0, 0x3C5}, {0x3C2, 0x3C3},
     {0x3CC, 0x3BF}, {0x3CD, 0x3C5}, {0x3CE, 0x3C9}}};

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

void append_folded(std::string& out, std::uint32_t code) {
    if (code >= 'A' && code <= 'Z') return append(out, code + 32);
    if (code < 0xC0) return append(out, code);
    if (code < 0x180) {
        const char base = kLatin[code - 0xC0];
        if (base != '*' && base != '.') return append(out, static_cast<std::uint32_t>(base));
        const auto* pair = std::find_if(kTwoLetters.begin(), kTwoLetters.end(), [&](auto& p) { return p.code == code; });
        if (pair != kTwoLetters.end()) {
            out += pair->text;
            return;
        }
        return append(out, code);
    }
    if (code >= 0x300 && code < 0x370) return;  // combining marks
    if (code >= 0x370 && code < 0x3D0) {
        for (const auto& [accented, base] : kGreekAccents) {
            if (accented == code) return append(out, base);
        }
        return append(out, code >= 0x391 && code <= 0x3AB ? code + 32 : code);
    }
    if (code >= 0x400 && code < 0x410) code += 0x50;
    if (code >= 0x410 && code < 0x430) code += 0x20;
    if (code == 0x451) code = 0x435;
    append(out, code);
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

}  // namespace

std::string fold(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    while (!utf8.empty()) {
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
    for (const char c : fold(query) + " ") {
        if (!is_space(c)) {
            term += c;
        } else if (!term.empty()) {
            terms.push_back(std::move(term));
            term.clear();
        }
    }
    return terms;
}

bool matches(std::string_view folded_text, const std::vector<std::string>& terms) {
    return std::all_of(terms.begin(), terms.end(),
                       [&](const std::string& term) { return folded_text.find(term) != std::string_view::npos; });
}

}  // namespace mooring
