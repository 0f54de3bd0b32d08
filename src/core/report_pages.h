// A report cut into pages to read on a screen: each holds so much that drawing it and reading it out stay quick, and
// together they hold every word of it, in order.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/report.h"

namespace mooring {

struct ReportPage {
    bool continues = false;  // its first section began on the page before
    std::vector<ReportSection> sections;
};

// Parts are headings, paragraphs and cells.
struct PageSize {
    std::size_t parts = 110;
    std::size_t bytes = 8'000;
};

// The title and what stands below it are the first section. A table that goes on has its head again.
std::vector<ReportPage> report_pages(const Report& report, const PageSize& size = {});

// Where to cut a text after at most `most` bytes: at the end of a line, else of a word, else of a character.
std::size_t cut_at(std::string_view text, std::size_t most);

}  // namespace mooring
