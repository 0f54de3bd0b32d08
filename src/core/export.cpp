#include "core/export.h"

#include <algorithm>
#include <cstdio>

namespace mooring {

namespace {

std::string time_of(const When& when) {
    if (!when.minute) return {};
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", *when.minute / 60 % 24, *when.minute % 60);
    return text;
}

// Signs that a spreadsheet may take for the beginning of a formula, also in full width, and control characters that
// hide one.
bool begins_like_formula(std::string_view text) {
    constexpr std::string_view kWide[] = {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    if (text.empty()) return false;
    if (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos || text.front() == '\0')
        return true;
    return std::any_of(std::begin(kWide), std::end(kWide),
                       [&](std::string_view sign) { return text.starts_with(sign); });
}

// Oldest first, as one reads.
std::vector<const Entry*> in_order(const Document& document) {
    std::vector<const Entry*> entries;
    for (const Entry& entry : document.entries) entries.push_back(&entry);
    std::reverse(entries.begin(), entries.end());
    return entries;
}

// One line of front matter, in quotes, so that nothing in it can end it or be taken for another.
std::string quoted(std::string_view text) {
    std::string line = "\"";
    for (const char c : text) line += static_cast<unsigned char>(c) < 0x20 ? ' ' : c == '"' || c == '\\' ? '\'' : c;
    return line + "\"";
}

std::string listed(const std::vector<std::string>& words) {
    std::string list = "[";
    for (const std::string& word : words) list += (list.size() > 1 ? ", " : "") + quoted(word);
    return list + "]";
}

void add_meta(std::string& text, const Document& document, const EntryMeta& meta) {
    if (!meta.title.empty()) text += "title: " + quoted(meta.title) + "\n";
    std::vector<std::string> people;
    for (const RecordId& id : meta.people) {
        if (const Person* person = document.find_person(id)) people.push_back(person->name);
    }
    if (!people.empty()) text += "people: " + listed(people) + "\n";
    if (!meta.tags.empty()) text += "tags: " + listed(meta.tags) + "\n";
    if (!meta.feelings.empty()) text += "feelings: " + listed(meta.feelings) + "\n";
    if (meta.cling) text += "pulled to hold on: " + std::to_string(*meta.cling) + "\n";
    if (meta.flee) text += "pulled to get away: " + std::to_string(*meta.flee) + "\n";
    if (meta.starred) text += "starred: yes\n";
}

}  // namespace

std::string to_markdown(const Document& document) {
    std::string text;
    for (const Entry* entry : in_order(document)) {
        const std::string time = time_of(entry->when);
        text += "---\ndate: " + print_date(entry->when.day) + (time.empty() ? "" : " " + time) + "\n";
        if (entry->mood) text += "mood: " + std::to_string(*entry->mood) + "\n";
        if (!entry->prompt.empty()) text += "question: " + entry->prompt + "\n";
        add_meta(text, document, entry->meta);
        text += "---\n\n" + entry->text + "\n\n";
    }
    for (auto practice = document.practices.rbegin(); practice != document.practices.rend(); ++practice) {
        if (practice->state == Practice::State::draft) continue;
        text += "---\ndate: " + print_date(practice->when.day) + "\nexercise: " + practice->exercise + "\n---\n\n" +
                words_of(*practice) + "\n\n";
    }
    return text;
}

std::string csv_cell(std::string_view text) {
    std::string cell = "\"";
    if (begins_like_formula(text)) cell += '\'';
    for (const char c : text) {
        if (c == '"') cell += '"';
        cell += c;
    }
    return cell + "\"";
}

std::string to_csv(const Document& document) {
    std::string text =
        "\xEF\xBB\xBF"
        "date,time,mood,words,text\r\n";
    for (const Entry* entry : in_order(document)) {
        text += print_date(entry->when.day) + "," + time_of(entry->when) + ",";
        if (entry->mood) text += std::to_string(*entry->mood);
        text += "," + std::to_string(count_words(entry->text)) + "," + csv_cell(entry->text) + "\r\n";
    }
    return text;
}

}  // namespace mooring
