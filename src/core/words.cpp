#include "core/words.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/sorting.h"

namespace mooring {

namespace {

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

// The placeholder that opens at `text[open]`, without braces; empty when there is none.
std::string_view placeholder_at(std::string_view text, std::size_t open) {
    std::size_t end = open + 1;
    while (end < text.size() && is_name_character(text[end])) ++end;
    if (end == text.size() || text[end] != '}') return {};
    return text.substr(open + 1, end - open - 1);
}

}  // namespace

Words::Words(std::vector<Entry> entries) : entries_(std::move(entries)) {
    sort_by(entries_, [](const Entry& a, const Entry& b) { return a.key < b.key; });
    const auto last =
        std::unique(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.key == b.key; });
    entries_.erase(last, entries_.end());
}

void Words::add(Words more) {
    for (Entry& entry : more.entries_) entries_.push_back(std::move(entry));
    *this = Words(std::move(entries_));
}

const Words::Entry* Words::find(std::string_view key) const {
    const auto found = std::lower_bound(entries_.begin(), entries_.end(), key,
                                        [](const Entry& entry, std::string_view k) { return entry.key < k; });
    return found != entries_.end() && found->key == key ? &*found : nullptr;
}

std::string_view Words::get(std::string_view key) const {
    const Entry* entry = find(key);
    return entry ? std::string_view(entry->text) : key;
}

std::string fill(std::string_view text, std::span<const Param> params) {
    std::string filled;
    filled.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view name = text[i] == '{' ? placeholder_at(text, i) : std::string_view{};
        const auto param =
            std::find_if(params.begin(), params.end(), [&](const Param& p) { return !name.empty() && p.name == name; });
        if (param == params.end()) {
            filled.push_back(text[i++]);
        } else {
            filled += param->value;
            i += name.size() + 2;
        }
    }
    return filled;
}

std::string fill(std::string_view text, std::initializer_list<Param> params) {
    return fill(text, std::span<const Param>(params.begin(), params.size()));
}

std::vector<std::string_view> placeholders(std::string_view text) {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view name = text[i] == '{' ? placeholder_at(text, i) : std::string_view{};
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
}

std::string format_number(double value, int decimals) {
    if (!std::isfinite(value)) return "?";
    char buffer[352];  // the largest double has 309 digits before the point
    std::snprintf(buffer, sizeof buffer, "%.*f", std::clamp(decimals, 0, 9), value);
    std::string text = buffer;
    if (text[0] == '-' && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
    return text;
}

}  // namespace mooring
