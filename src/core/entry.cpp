#include "core/entry.h"

#include <algorithm>

namespace mooring {

namespace {
bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}
}  // namespace

bool Entry::is_blank() const {
    return !mood && meta.empty() && std::all_of(text.begin(), text.end(), is_space);
}

std::string tidy_tag(std::string_view typed) {
    while (!typed.empty() && (is_space(typed.front()) || typed.front() == '#')) typed.remove_prefix(1);
    while (!typed.empty() && is_space(typed.back())) typed.remove_suffix(1);
    return typed.size() <= kMaxTag ? std::string(typed) : std::string();
}

std::string entry_as_text(const Entry& entry) {
    std::string text = print_date(entry.when.day) + "\n";
    if (!entry.meta.title.empty()) text += entry.meta.title + "\n";
    return text + "\n" + entry.text;
}

int count_words(std::string_view text) {
    int words = 0;
    bool inside = false;
    for (const char c : text) {
        if (!is_space(c) && !inside) ++words;
        inside = !is_space(c);
    }
    return words;
}

}  // namespace mooring
