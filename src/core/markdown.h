// The little Markdown a journal needs: headings, lists, quotes, emphasis. Text is kept as typed and only shown
// formatted; what is no Markdown is shown as it stands, nothing is ever dropped. Links, pictures and HTML mean nothing
// here.
#pragma once

#include <string_view>
#include <vector>

namespace mooring {

enum class BlockKind : unsigned char { paragraph, heading, bullet, numbered, quote };

// Words of one weight; a view into the text.
struct TextSpan {
    std::string_view text;
    bool strong = false;  // between ** or __ or * or _
};

struct TextBlock {
    BlockKind kind = BlockKind::paragraph;
    int level = 0;  // of a heading, 1 to 3; of a numbered item, its number
    std::vector<TextSpan> spans;
};

// The blocks of a text, in order. Lines of a paragraph stay lines: a journal is written line by line.
std::vector<TextBlock> parse_markdown(std::string_view text);

}  // namespace mooring
