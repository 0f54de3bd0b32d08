#include "ui/bidi.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/script.h"

namespace mooring {

namespace {

Direction direction(const Glyphs& glyphs, char32_t code) {
    if (code >= Glyphs::kFirst && code <= Glyphs::kLast) return glyphs.unit_direction(code);
    return direction_of(code);
}

// Brackets that face the other way when they are read from right to left.
char32_t mirrored(char32_t code) {
    constexpr std::array<std::pair<char32_t, char32_t>, 5> kPairs{
        {{'(', ')'}, {'[', ']'}, {'{', '}'}, {'<', '>'}, {0xAB, 0xBB}}};
    for (const auto& [open, close] : kPairs) {
        if (code == open) return close;
        if (code == close) return open;
    }
    return code;
}

struct Character {
    char32_t code;
    Direction direction;
    int level;
};

// Neutral characters between two of one direction take it, others that of the paragraph. Numbers keep their own order.
void resolve(std::vector<Character>& line, bool paragraph_rtl) {
    bool strong_rtl = paragraph_rtl;
    const auto side = [&](Direction direction) {
        return direction == Direction::right_to_left || (direction == Direction::number && strong_rtl);
    };
    bool before = paragraph_rtl;
    for (std::size_t i = 0; i < line.size();) {
        if (line[i].direction != Direction::neutral) {
            if (line[i].direction != Direction::number) strong_rtl = line[i].direction == Direction::right_to_left;
            before = side(line[i].direction);
            const bool number = line[i].direction == Direction::number;
            line[i].level = before ? (number ? 2 : 1) : (paragraph_rtl ? 2 : 0);
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < line.size() && line[end].direction == Direction::neutral) ++end;
        const bool after = end < line.size() ? side(line[end].direction) : paragraph_rtl;
        const bool rtl = before == after ? before : paragraph_rtl;
        // Inside a number a point or colon belongs to it.
        const bool in_number = end == i + 1 && i > 0 && end < line.size() && line[i].code != ' ' &&
                               line[i - 1].direction == Direction::number && line[end].direction == Direction::number;
        for (; i < end; ++i) line[i].level = in_number ? line[i - 1].level : rtl ? 1 : (paragraph_rtl ? 2 : 0);
    }
}

}  // namespace

bool reads_right_to_left(const Glyphs& glyphs, std::string_view paragraph) {
    for (std::size_t at = 0; at < paragraph.size() && paragraph[at] != '\n';) {
        const Decoded decoded = decode_utf8(paragraph, at);
        const Direction found = direction(glyphs, decoded.code);
        if (found == Direction::right_to_left) return true;
        if (found == Direction::left_to_right) return false;
        at += decoded.length;
    }
    return false;
}

std::string visual_order(const Glyphs& glyphs, std::string_view line, bool paragraph_rtl) {
    std::vector<Character> characters;
    for (std::size_t at = 0; at < line.size();) {
        const Decoded decoded = decode_utf8(line, at);
        characters.push_back({decoded.code, direction(glyphs, decoded.code), 0});
        at += decoded.length;
    }
    resolve(characters, paragraph_rtl);
    for (int level = 2; level > 0; --level) {
        for (auto from = characters.begin(); from != characters.end();) {
            from = std::find_if(from, characters.end(), [&](const Character& c) { return c.level >= level; });
            const auto to = std::find_if(from, characters.end(), [&](const Character& c) { return c.level < level; });
            std::reverse(from, to);
            from = to;
        }
    }
    std::string out;
    for (const Character& c : characters) append_utf8(out, c.level == 1 ? mirrored(c.code) : c.code);
    return out;
}

}  // namespace mooring
