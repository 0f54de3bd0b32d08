// What a person wrote, with its headings, lists, quotes and emphasis shown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/markdown.h"
#include "ui/ui.h"

namespace mooring {

// A text taken apart once, not in every frame.
class FormattedText {
public:
    // Does nothing while the text is the same.
    void set(std::string_view text);
    const std::vector<TextBlock>& blocks() const { return blocks_; }

private:
    std::string text_;
    std::vector<TextBlock> blocks_;  // views into text_
};

void draw_formatted(Ui& ui, std::string_view key, const FormattedText& text);

}  // namespace mooring
