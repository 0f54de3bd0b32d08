// A page with headings as fields to fill in: what stands below each of its headings. The text stays one text with
// headings; a field is only a part of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mooring {

// The lines that are headings, in order, when the first line is one and no two are alike; else none: such a text is
// written as a whole.
std::vector<std::string> field_headings(std::string_view text);

struct PageField {
    std::string_view heading;  // without its marks
    std::string_view text;     // without the empty line before the next heading
    std::size_t at = 0;        // where what stands below the heading begins, in bytes
    std::size_t length = 0;    // until the next of the headings
};

// The parts of `text` below these headings: views into both. None when they do not all stand in it in this order, one a
// line: it was changed elsewhere. Other headings, such as one typed into a field, belong to the field they stand in.
std::vector<PageField> page_fields(std::string_view text, const std::vector<std::string>& headings);

// The text with this in the place of a field. All else stays as it is, byte for byte.
std::string with_field(std::string_view text, const PageField& field, std::string_view now);

}  // namespace mooring
