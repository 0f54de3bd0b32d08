#include "ui/formatted.h"

#include <algorithm>

#include "ui/widgets.h"

namespace mooring {

namespace {

struct BlockStyle {
    TypeStyle regular = type::kWriting;
    TypeStyle strong{type::kWriting.px, type::kWriting.line, Weight::semibold};
    float indent = 0;
    float above = 0;
};

BlockStyle style_of(const Ui& ui, const TextBlock& block) {
    BlockStyle style;
    switch (block.kind) {
        case BlockKind::heading:
            style.regular = style.strong = block.level == 1 ? type::kTitle : type::kSection;
            style.above = space::kM;
            break;
        case BlockKind::bullet: style.indent = ui.px(20); break;
        case BlockKind::numbered: style.indent = ui.px(32); break;
        case BlockKind::quote: style.indent = ui.px(16); break;
        case BlockKind::paragraph: break;
    }
    return style;
}

// Lays words of both weights into lines; draws them when asked to. Returns the height.
float flow_words(Ui& ui, const TextBlock& block, const BlockStyle& style, ImVec2 at, float width, bool drawn) {
    const TextFace regular = ui.face(style.regular), strong = ui.face(style.strong);
    float x = 0, y = 0;
    for (const TextSpan& span : block.spans) {
        const TextFace& face = span.strong ? strong : regular;
        const float space_width = text_width(face, " ");
        std::string_view rest = span.text;
        while (!rest.empty()) {
            const std::size_t spaces = std::min(rest.find_first_not_of(' '), rest.size());
            x += space_width * static_cast<float>(spaces);
            rest.remove_prefix(spaces);
            const std::size_t end = std::min(rest.find(' '), rest.size());
            if (end == 0) break;
            const std::string_view word = rest.substr(0, end);
            const float word_width = text_width(face, word);
            if (x > 0 && x + word_width > width) {
                x = 0;
                y += regular.line;
            }
            if (drawn) draw_line(ui.draw(), face, {at.x + x, at.y + y}, width - x + 1, ui.theme().text, word);
            x += word_width;
            rest.remove_prefix(end);
        }
    }
    return y + regular.line;
}

std::string plain_text(const TextBlock& block) {
    std::string text;
    for (const TextSpan& span : block.spans) text += span.text;
    return text;
}

void draw_mark(Ui& ui, const TextBlock& block, const Area& area, const TextFace& face) {
    const Colour ink = ui.theme().accent;
    if (block.kind == BlockKind::bullet) {
        ui.draw().AddCircleFilled({area.x + ui.px(7), area.y + face.line / 2}, ui.px(3), ink);
    } else if (block.kind == BlockKind::numbered) {
        draw_line(ui.draw(), face, {area.x, area.y}, ui.px(32), ink, std::to_string(block.level) + ".");
    } else if (block.kind == BlockKind::quote) {
        ui.fill_rect({area.x, area.y, 3, area.h}, ink, 1.5F);
    }
}

Role role_of(const TextBlock& block) {
    return block.kind == BlockKind::heading ? Role::heading
           : block.kind == BlockKind::quote ? Role::quote
                                            : Role::paragraph;
}

}  // namespace

void FormattedText::set(std::string_view text) {
    if (text == text_ && !(blocks_.empty() && !text.empty())) return;
    text_ = text;
    blocks_ = parse_markdown(text_);
}

void draw_formatted(Ui& ui, std::string_view key, const FormattedText& text) {
    const auto& blocks = text.blocks();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const TextBlock& block = blocks[i];
        const BlockStyle style = style_of(ui, block);
        const TextFace face = ui.face(style.regular);
        if (block.spans.empty()) {
            ui.take(face.line / 2);
            continue;
        }
        ui.gap(i > 0 ? style.above : 0);
        const float width = ui.pen.w - style.indent;
        const bool one_weight = block.spans.size() == 1 && !block.spans[0].strong;
        const std::string words = plain_text(block);
        const float height =
            one_weight ? text_height(face, words, width) : flow_words(ui, block, style, {}, width, false);
        const Area area = ui.take(height);
        const Area inside{area.x + style.indent, area.y, width, height};
        Node node = node_of(ui.id(std::string(key) + " " + std::to_string(i)), role_of(block), inside, words);
        node.flags = flag::kUserText;
        if (node.role == Role::heading) node.level = static_cast<std::uint8_t>(std::min(3, block.level + 1));
        ui.sem.add(std::move(node));
        if (!ui.visible(area)) continue;
        draw_mark(ui, block, area, face);
        if (one_weight) {
            draw_text(ui.draw(), face, {inside.x, inside.y}, width, ui.theme().text, words);
        } else {
            flow_words(ui, block, style, {inside.x, inside.y}, width, true);
        }
    }
}

}  // namespace mooring
