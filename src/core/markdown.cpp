#include "core/markdown.h"

#include <algorithm>
#include <cctype>

namespace mooring {

namespace {

constexpr int kDeepestHeading = 3;
constexpr int kLargestNumber = 999;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

// The mark at a place: "**", "__", "*" or "_"; empty where there is none.
std::string_view mark_at(std::string_view text, std::size_t at) {
    if (text[at] != '*' && text[at] != '_') return {};
    const bool twice = at + 1 < text.size() && text[at + 1] == text[at];
    return text.substr(at, twice ? 2 : 1);
}

// Emphasis opens before a letter and closes after one, so that "5 * 3" and "snake_case" stay as they are.
bool opens(std::string_view text, std::size_t at, std::string_view mark) {
    const std::size_t next = at + mark.size();
    const bool before = at == 0 || is_space(text[at - 1]) || text[at - 1] == '(' || text[at - 1] == '"';
    return before && next < text.size() && !is_space(text[next]) && text[next] != mark[0];
}

std::size_t closing(std::string_view text, std::size_t from, std::string_view mark) {
    for (std::size_t at = text.find(mark, from); at != std::string_view::npos; at = text.find(mark, at + 1)) {
        const std::size_t end = at + mark.size();
        const bool after =
            end == text.size() || !(std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == mark[0]);
        if (at > from && !is_space(text[at - 1]) && after) return at;
    }
    return std::string_view::npos;
}

std::vector<TextSpan> spans_of(std::string_view text) {
    std::vector<TextSpan> spans;
    std::size_t start = 0;
    const auto plain = [&](std::size_t end) {
        if (end > start) spans.push_back({text.substr(start, end - start), false});
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view mark = mark_at(text, at);
        const std::size_t end =
            mark.empty() || !opens(text, at, mark) ? std::string_view::npos : closing(text, at + mark.size(), mark);
        if (end == std::string_view::npos) {
            at += std::max<std::size_t>(1, mark.size());
            continue;
        }
        plain(at);
        spans.push_back({text.substr(at + mark.size(), end - at - mark.size()), true});
        at = start = end + mark.size();
    }
    plain(text.size());
    return spans;
}

// Takes "## " off; the level, or 0.
int take_heading(std::string_view& line) {
    std::size_t level = 0;
    while (level < line.size() && line[level] == '#') ++level;
    if (level == 0 || level > 6 || level == line.size() || !is_space(line[level])) return 0;
    line = trimmed(line.substr(level));
    return std::min(static_cast<int>(level), kDeepestHeading);
}

bool take_bullet(std::string_view& line) {
    if (line.size() < 2 || (line[0] != '-' && line[0] != '*' && line[0] != '+') || !is_space(line[1])) return false;
    line = trimmed(line.substr(1));
    return true;
}

// Takes "12. " off; the number, or 0.
int take_number(std::string_view& line) {
    std::size_t digits = 0;
    int number = 0;
    while (digits < line.size() && digits < 4 && line[digits] >= '0' && line[digits] <= '9') {
        number = number * 10 + (line[digits++] - '0');
    }
    const bool item = digits > 0 && digits + 1 < line.size() && (line[digits] == '.' || line[digits] == ')') &&
                      is_space(line[digits + 1]);
    if (!item || number == 0 || number > kLargestNumber) return 0;
    line = trimmed(line.substr(digits + 1));
    return number;
}

TextBlock block_of(std::string_view line) {
    TextBlock block;
    if (const int level = take_heading(line)) {
        block.kind = BlockKind::heading;
        block.level = level;
    } else if (take_bullet(line)) {
        block.kind = BlockKind::bullet;
    } else if (const int number = take_number(line)) {
        block.kind = BlockKind::numbered;
        block.level = number;
    } else if (line.starts_with(">")) {
        block.kind = BlockKind::quote;
        line = trimmed(line.substr(1));
    }
    block.spans = spans_of(line);
    return block;
}

}  // namespace

std::vector<TextBlock> parse_markdown(std::string_view text) {
    std::vector<TextBlock> blocks;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        const std::string_view inside = trimmed(line);
        // White space before a plain line is the person's own.
        TextBlock block = block_of(inside);
        if (block.kind == BlockKind::paragraph) block.spans = spans_of(line);
        blocks.push_back(std::move(block));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return blocks;
}

}  // namespace mooring
