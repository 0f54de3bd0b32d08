#include "core/script.h"

#include <algorithm>
#include <array>
#include <span>

namespace mooring {

namespace {

struct Range {
    char32_t first, last;
};

bool within(std::span<const Range> ranges, char32_t code) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const Range& range) { return code >= range.first && code <= range.last; });
}

// As scripts/setup.d/fonts.sh cuts the fonts.
constexpr std::array<Range, 11> kPlain{{{0x20, 0x7E},
                                        {0xA0, 0x17F},
                                        {0x218, 0x21B},
                                        {0x2BC, 0x2DD},
                                        {0x1E00, 0x1EFF},
                                        {0x2000, 0x200A},
                                        {0x2010, 0x2027},
                                        {0x202F, 0x205F},
                                        {0x20AC, 0x20AC},
                                        {0x2212, 0x2212},
                                        {0xFFFD, 0xFFFD}}};
constexpr std::array<Range, 4> kNeighbour{{{0x370, 0x3E1}, {0x3F0, 0x3FF}, {0x400, 0x45F}, {0x490, 0x491}}};
constexpr std::array<Range, 10> kControl{{{0x00, 0x1F},
                                          {0x7F, 0x9F},
                                          {0xAD, 0xAD},
                                          {0x200B, 0x200B},
                                          {0x200E, 0x200F},
                                          {0x2028, 0x202E},
                                          {0x2060, 0x206F},
                                          {0xFEFF, 0xFEFF},
                                          {0xFFF0, 0xFFFB},
                                          {0xD800, 0xDFFF}}};
// Joiners and variation selectors stand with marks: they change what is before them.
constexpr std::array<Range, 11> kMark{{{0x300, 0x36F},
                                       {0x483, 0x489},
                                       {0x1AB0, 0x1AFF},
                                       {0x1DC0, 0x1DFF},
                                       {0x200C, 0x200D},
                                       {0x20D0, 0x20FF},
                                       {0x3099, 0x309A},
                                       {0xFE00, 0xFE0F},
                                       {0xFE20, 0xFE2F},
                                       {0x1F3FB, 0x1F3FF},
                                       {0xE0020, 0xE01EF}}};
constexpr std::array<Range, 5> kRightToLeft{
    {{0x590, 0x8FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFC}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}}};
// Devanagari to Georgian's end, Khmer to Limbu, Tibetan and Myanmar inside; the supplements of Indic scripts.
constexpr std::array<Range, 7> kJoined{{{0x900, 0x109F},
                                        {0x1700, 0x1AAF},
                                        {0x1B00, 0x1C7F},
                                        {0x1CD0, 0x1CFF},
                                        {0xA800, 0xABFF},
                                        {0x11000, 0x11FFF},
                                        {0x1E000, 0x1E7FF}}};
// Thai, Lao, Tibetan, Myanmar, Khmer; Chinese, Japanese, Korean.
constexpr std::array<Range, 6> kUnspaced{
    {{0xE00, 0xFFF}, {0x1000, 0x109F}, {0x1780, 0x17FF}, {0x1950, 0x19FF}, {0x2E80, 0xD7AF}, {0xF900, 0xFAFF}}};

}  // namespace

Script script_of(char32_t code) {
    if (code >= 0x20 && code <= 0x7E) return Script::plain;  // most text
    if (within(kControl, code)) return Script::control;
    if (within(kPlain, code)) return Script::plain;
    if (within(kNeighbour, code)) return Script::neighbour;
    if (within(kMark, code)) return Script::mark;
    if (within(kRightToLeft, code)) return Script::right_to_left;
    if (within(kJoined, code)) return Script::joined;
    return Script::single;
}

bool breaks_anywhere(char32_t code) {
    return within(kUnspaced, code) || (code >= 0xFF00 && code <= 0xFFDC) || (code >= 0x20000 && code <= 0x3FFFF);
}

Direction direction_of(char32_t code) {
    if (code >= '0' && code <= '9') return Direction::number;
    const bool letter = (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') ||
                        (code >= 0xC0 && code <= 0x1FFF) || breaks_anywhere(code);
    if (within(kRightToLeft, code)) return Direction::right_to_left;
    if (!letter || code == 0xD7 || code == 0xF7) return Direction::neutral;
    return Direction::left_to_right;
}

Decoded decode_utf8(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[at + i]); };
    const std::uint8_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return {0xFFFD, 1};
    char32_t code = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {0xFFFD, 1};
        code = code << 6U | (byte(i) & 0x3FU);
    }
    constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < kLeast[length] || code > 0x10FFFF || surrogate) return {0xFFFD, 1};
    return {code, length};
}

void append_utf8(std::string& out, char32_t code) {
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (code < 0x80) return put(code);
    if (code < 0x800) {
        put(0xC0U | code >> 6U);
    } else if (code < 0x10000) {
        put(0xE0U | code >> 12U);
        put(0x80U | (code >> 6U & 0x3FU));
    } else {
        put(0xF0U | code >> 18U);
        put(0x80U | (code >> 12U & 0x3FU));
        put(0x80U | (code >> 6U & 0x3FU));
    }
    put(0x80U | (code & 0x3FU));
}

}  // namespace mooring
