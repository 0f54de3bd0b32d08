#include "core/search.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

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

void append(char*& out, std::uint32_t code) {
    const auto put = [&](std::uint32_t byte) { *out++ = static_cast<char>(byte); };
    if (code < 0x80) return put(code);
    if (code < 0x800) {
        put(0xC0 | code >> 6);
    } else if (code < 0x10000) {
        put(0xE0 | code >> 12);
        put(0x80 | (code >> 6 & 0x3F));
    } else {
        put(0xF0 | code >> 18);
        put(0x80 | (code >> 12 & 0x3F));
        put(0x80 | (code >> 6 & 0x3F));
    }
    put(0x80 | (code & 0x3F));
}

bool append_latin(char*& out, std::uint32_t code) {
    char base = '*';
    if (code < 0x180) {
        base = kLatin[code - 0xC0];
    } else {
        for (const Range& range : kMoreLatin) {
            if (code >= range.first && code <= range.last) base = range.base;
        }
    }
    if (base == '.') return false;
    if (base != '*') {
        *out++ = base;
        return true;
    }
    const auto* pair = std::find_if(kTwoLetters.begin(), kTwoLetters.end(), [&](auto& p) { return p.code == code; });
    if (pair == kTwoLetters.end()) return false;
    out = std::copy(pair->text.begin(), pair->text.end(), out);
    return true;
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

void append_folded(char*& out, std::uint32_t code) {
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

// Folds the ASCII letters at the start of the next eight bytes and says how many they are; all eight of `out` are
// written.
std::size_t fold_eight(const char* from, char* out) {
    static_assert(std::endian::native == std::endian::little);  // the first byte is the lowest: no carry comes into it
    constexpr std::uint64_t kEach = 0x0101010101010101;
    std::uint64_t eight = 0;
    std::memcpy(&eight, from, sizeof eight);
    const std::uint64_t other = eight & kEach * 0x80;
    const std::uint64_t capital = (eight + kEach * (0x80 - 'A')) & ~(eight + kEach * (0x80 - 'Z' - 1)) & kEach * 0x80;
    eight |= capital >> 2;  // 0x80 to 0x20, what a small letter has more
    std::memcpy(out, &eight, sizeof eight);
    return static_cast<std::size_t>(std::countr_zero(other)) / 8;  // 64 when there is no other one
}

// The small letter behind one of two bytes, of those that are common; 0 for any other.
char fold_common(const char* at, const char* end) {
    if (end - at < 2 || at[0] < '\xC3' || at[0] > '\xC5' || static_cast<std::uint8_t>(at[1]) >> 6 != 2) return 0;
    const std::size_t place =
        static_cast<std::size_t>(at[0] - '\xC3') * 64 + (static_cast<std::uint8_t>(at[1]) & 0x3FU);
    const char letter = kLatin[place];
    return letter == '.' || letter == '*' ? '\0' : letter;
}

// Takes at least `enough` bytes off `utf8`, or all, and appends what they fold to, which is never longer.
void fold_piece(std::string_view& utf8, std::size_t enough, std::string& folded) {
    const std::size_t before = folded.size();
    enough = std::min(enough, utf8.size());
    constexpr std::size_t kOver = 12;  // as far as one step may lead over the end of a piece
    folded.resize(before + std::min(enough + kOver, utf8.size()));
    char* out = folded.data() + before;
    const char* at = utf8.data();
    const char* const stop = at + enough;
    const char* const end = at + utf8.size();
    while (at < stop) {
        if (end - at >= 8) {
            const std::size_t plain = fold_eight(at, out);
            at += plain;
            out += plain;
            if (plain == 8) continue;
        }
        if (const char letter = fold_common(at, end)) {
            *out++ = letter;
            at += 2;
            continue;
        }
        if (static_cast<std::uint8_t>(*at) < 0x80) {
            *out++ = *at >= 'A' && *at <= 'Z' ? static_cast<char>(*at + 32) : *at;
            ++at;
            continue;
        }
        const auto [code, length] = decode({at, static_cast<std::size_t>(end - at)});
        if (length == 0) {
            *out++ = *at++;
            continue;
        }
        append_folded(out, code);
        at += length;
    }
    folded.resize(static_cast<std::size_t>(out - folded.data()));
    utf8.remove_prefix(static_cast<std::size_t>(at - utf8.data()));
}

}  // namespace

std::string fold(std::string_view utf8) {
    std::string folded;
    fold_piece(utf8, utf8.size(), folded);
    return folded;
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

Outline::Outline(std::span<const std::string_view> texts) {
    std::string folded;
    for (std::string_view text : texts) {
        folded.clear();
        fold_piece(text, text.size(), folded);
        std::size_t before = kLetters, before_that = kLetters;
        for (const char c : folded) {
            const std::size_t letter = letter_of(c);
            if (letter < kLetters) {
                add(letter);
                if (before < kLetters && before_that < kLetters) add(triple_bit(before_that, before, letter));
            }
            before_that = before;
            before = letter;
        }
    }
}

Outline::Verdict Outline::verdict(std::string_view term) const {
    bool letters = true;
    std::size_t before = kLetters, before_that = kLetters;
    for (const char c : term) {
        const std::size_t letter = letter_of(c);
        letters = letters && letter < kLetters;
        if (letter < kLetters) {
            if (!has(letter)) return Verdict::absent;
            if (before < kLetters && before_that < kLetters && !has(triple_bit(before_that, before, letter)))
                return Verdict::absent;
        }
        before_that = before;
        before = letter;
    }
    return letters && term.size() <= 1 ? Verdict::present : Verdict::perhaps;
}

Seeker::Seeker(std::vector<std::string> terms, const std::vector<std::string>& known) : terms_(std::move(terms)) {
    const auto common = std::mismatch(terms_.begin(), terms_.end(), known.begin(), known.end());
    const auto left = terms_.end() - common.first, known_left = known.end() - common.second;
    continues_ = left == 1 && known_left == 1 && terms_.back().starts_with(known.back());
    if (known_left == 0 || continues_) terms_.erase(terms_.begin(), common.first);
}

bool Seeker::finds_all(std::span<const std::string_view> texts, std::uint32_t& place) {
    if (terms_.empty()) return true;
    std::size_t unread = continues_ ? place : 0;  // bytes at the start of all texts
    std::size_t before_text = 0;
    place = 0;
    missing_.assign(terms_.begin(), terms_.end());
    for (std::string_view text : texts) {
        const std::size_t skipped = std::min(unread, text.size());
        const std::size_t end = before_text + text.size();
        const std::size_t start = before_text + skipped;
        unread -= skipped;
        text.remove_prefix(skipped);
        folded_.clear();
        while (!text.empty() && !missing_.empty()) {
            const std::size_t before = folded_.size();
            const std::size_t piece = end - text.size();
            fold_piece(text, before == 0 ? kFirstPiece : kPiece, folded_);
            std::erase_if(missing_, [&](std::string_view term) {
                // It may have begun in the piece before.
                const std::size_t from = before - std::min(before, term.size() - 1);
                const std::size_t at = std::string_view(folded_).find(term, from);
                if (at == std::string_view::npos) return false;
                if (term.data() == terms_.back().data())
                    place = static_cast<std::uint32_t>(at >= before ? piece : start);
                return true;
            });
        }
        before_text = end;
    }
    return missing_.empty();
}

bool matches(std::string_view folded_text, const std::vector<std::string>& terms) {
    return std::all_of(terms.begin(), terms.end(),
                       [&](const std::string& term) { return folded_text.find(term) != std::string_view::npos; });
}

}  // namespace mooring
