#include "core/page_fields.h"

#include <algorithm>

#include "core/holds.h"

namespace mooring {

namespace {

constexpr std::string_view kMarks = "#";
constexpr std::size_t kDeepest = 3;  // levels of a heading, as core/markdown.h shows them

bool is_heading(std::string_view line) {
    const std::size_t level = std::min(line.find_first_not_of(kMarks), line.size());
    return level > 0 && level <= kDeepest && level + 1 < line.size() && line[level] == ' ';
}

std::string_view words_of(std::string_view line) {
    return line.substr(std::min(line.find_first_not_of("# "), line.size()));
}

}  // namespace

std::vector<std::string> field_headings(std::string_view text) {
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line(text.substr(at, end - at));
        if (at == 0 && !is_heading(line)) return {};
        if (is_heading(line)) {
            if (holds(found, line)) return {};
            found.push_back(line);
        }
        at = end + 1;
    }
    return found;
}

std::vector<PageField> page_fields(std::string_view text, const std::vector<std::string>& headings) {
    std::vector<PageField> fields;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const bool next = fields.size() < headings.size() && text.substr(at, end - at) == headings[fields.size()];
        if (at == 0 && !next) return {};
        if (next) {
            if (!fields.empty()) fields.back().length = at - fields.back().at;
            const std::size_t begin = std::min(end + 1, text.size());
            fields.push_back({words_of(headings[fields.size()]), {}, begin, text.size() - begin});
        }
        at = end + 1;
    }
    if (fields.size() != headings.size()) return {};
    // What is typed comes back as it was typed: exactly what with_field puts behind it is left out.
    for (PageField& field : fields) {
        field.text = text.substr(field.at, field.length);
        for (std::size_t i = field.at + field.length < text.size() ? 2 : 1; i > 0 && field.text.ends_with('\n'); --i)
            field.text.remove_suffix(1);
    }
    return fields;
}

std::string with_field(std::string_view text, const PageField& field, std::string_view now) {
    const std::string_view before = text.substr(0, field.at), after = text.substr(field.at + field.length);
    std::string made(before);
    if (!made.ends_with('\n')) made += '\n';
    made += now;
    made += after.empty() ? "\n" : "\n\n";
    made += after;
    return made;
}

}  // namespace mooring
