#include <algorithm>
#include <optional>

#include "core/fields_codec.h"
#include "core/foreign.h"

namespace mooring {

namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kDayMs = 24 * 60 * kMinuteMs;

std::optional<int> number(std::string_view text) {
    if (text.empty() || text.size() > 4) return {};
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return {};
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\r'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
    return text;
}

// "2024-03-05" with or without a time, "T10:20" or " 10:20[:30[.123]]", and with or without "Z".
std::optional<When> when_of(std::string_view text, int utc_offset_min) {
    text = trim(text);
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return {};
    const auto year = number(text.substr(0, 4));
    const auto month = number(text.substr(5, 2));
    const auto day = number(text.substr(8, 2));
    if (!year || !month || !day) return {};
    const auto date = to_day({*year, *month, *day});
    if (!date) return {};
    When when{*date, std::nullopt, utc_offset_min};
    if (text.size() < 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') return when;
    const auto hour = number(text.substr(11, 2));
    const auto minute = number(text.substr(14, 2));
    if (!hour || !minute || *hour > 23 || *minute > 59) return {};
    std::int64_t at = *date * kDayMs + (*hour * 60 + *minute) * kMinuteMs;
    if (text.back() == 'Z') at += utc_offset_min * kMinuteMs;
    when.day = static_cast<Day>(at >= 0 ? at / kDayMs : (at - kDayMs + 1) / kDayMs);
    when.minute = static_cast<int>((at - when.day * kDayMs) / kMinuteMs);
    return when;
}

// What stands beside an entry there, and the words of it that find no place: those stay in the text.
struct Beside {
    EntryMeta meta;
    std::vector<std::string> people;
    std::string rest;

    void title(std::string_view words) {
        if (words.size() <= kMaxTitle) {
            meta.title = words;
        } else {
            keep(words);
        }
    }
    void tag(std::string_view words, std::vector<std::string> EntryMeta::*list = &EntryMeta::tags) {
        const std::string tidy = tidy_tag(words);
        auto& tags = meta.*list;
        if (tidy.empty()) return keep(trim(words));
        if (std::find(tags.begin(), tags.end(), tidy) != tags.end()) return;
        if (tags.size() == kMaxTags) return keep(tidy);
        tags.push_back(tidy);
    }

private:
    void keep(std::string_view words) {
        if (!words.empty()) rest += (rest.empty() ? "" : "\n") + std::string(words);
    }
};

// Adds the entry or says why not.
void add(ForeignJournal& journal, int place, const std::optional<When>& when, std::string text, std::optional<int> mood,
         Beside beside = {}) {
    if (!beside.rest.empty()) text += (text.empty() ? "" : "\n") + beside.rest;
    const auto skip = [&](SkipReason why) { journal.skipped.push_back({place, why}); };
    if (!when || when->day < kFirstDay || when->day > kLastDay) return skip(SkipReason::no_date);
    if (text.size() > kMaxText) return skip(SkipReason::too_long);
    Entry entry;
    entry.when = *when;
    entry.text = std::move(text);
    entry.mood = mood;
    entry.meta = std::move(beside.meta);
    if (entry.is_blank()) return skip(SkipReason::empty);
    journal.entries.push_back(std::move(entry));
    journal.people.push_back(std::move(beside.people));
}

ForeignJournal read_day_one(std::string_view text, int utc_offset_min) {
    ForeignJournal journal;
    const Json json = parse_json(text);
    if (!json.is_object() || !json.contains("entries") || !json["entries"].is_array()) return journal;
    journal.format = ForeignFormat::day_one;
    int place = 0;
    for (const Json& item : json["entries"]) {
        if (++place > static_cast<int>(kMaxForeignEntries)) {
            journal.error = ErrorKind::too_big;
            return journal;
        }
        const auto text_at = [&](const char* name) {
            return item.is_object() && item.contains(name) && item[name].is_string() ? item[name].get<std::string>()
                                                                                     : std::string();
        };
        if (!item.is_object()) {
            journal.skipped.push_back({place, SkipReason::malformed});
            continue;
        }
        for (const char* kind : {"photos", "videos", "audios", "pdfAttachments"}) {
            if (item.contains(kind) && item[kind].is_array() && !item[kind].empty()) {
                journal.skipped.push_back({place, SkipReason::picture});
                break;
            }
        }
        Beside beside;
        if (item.contains("tags") && item["tags"].is_array()) {
            for (const Json& tag : item["tags"]) {
                if (tag.is_string()) beside.tag(tag.get_ref<const std::string&>());
            }
        }
        beside.meta.starred = item.contains("starred") && item["starred"].is_boolean() && item["starred"].get<bool>();
        add(journal, place, when_of(text_at("creationDate"), utc_offset_min), text_at("text"), std::nullopt,
            std::move(beside));
    }
    return journal;
}

// RFC 4180; also with a byte order mark and lone line feeds. Nothing when a quote is never closed.
std::optional<std::vector<std::vector<std::string>>> read_csv(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
    std::string cell;
    bool quoted = false;
    const auto end_row = [&] {
        row.push_back(std::move(cell));
        cell.clear();
        if (row.size() > 1 || !row[0].empty()) rows.push_back(std::move(row));
        row.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"') {
                cell += c;
            } else if (i + 1 < text.size() && text[i + 1] == '"') {
                cell += text[++i];
            } else {
                quoted = false;
            }
        } else if (c == '"' && cell.empty()) {
            quoted = true;
        } else if (c == ',') {
            row.push_back(std::move(cell));
            cell.clear();
        } else if (c == '\n') {
            end_row();
        } else if (c != '\r') {
            cell += c;
        }
    }
    if (quoted) return {};
    if (!cell.empty() || !row.empty()) end_row();
    return rows;
}

// Daylio's own five; other names are the person's, and stay as words.
std::optional<int> daylio_mood(std::string_view name) {
    constexpr std::pair<std::string_view, int> kMoods[] = {
        {"rad", 10}, {"good", 8}, {"meh", 5}, {"bad", 3}, {"awful", 1}};
    for (const auto& [mood, value] : kMoods) {
        if (mood == name) return value;
    }
    return {};
}

ForeignJournal read_daylio(std::string_view text, int utc_offset_min) {
    ForeignJournal journal;
    const auto rows = read_csv(text);
    if (!rows || rows->empty()) return journal;
    const auto& names = rows->front();
    const auto column = [&](std::string_view name) {
        const auto found = std::find(names.begin(), names.end(), name);
        return found == names.end() ? names.size() : static_cast<std::size_t>(found - names.begin());
    };
    if (column("full_date") == names.size() || column("mood") == names.size()) return journal;
    journal.format = ForeignFormat::daylio;
    if (rows->size() > kMaxForeignEntries) {
        journal.error = ErrorKind::too_big;
        return journal;
    }
    for (std::size_t i = 1; i < rows->size(); ++i) {
        const auto& row = (*rows)[i];
        const auto cell = [&](std::string_view name) {
            const std::size_t at = column(name);
            return at < row.size() ? row[at] : std::string();
        };
        const auto when =
            when_of(cell("full_date") + (cell("time").size() == 5 ? " " + cell("time") : ""), utc_offset_min);
        const auto mood = daylio_mood(cell("mood"));
        std::string words;
        const auto line = [&](std::string_view added) {
            if (added.empty()) return;
            if (!words.empty()) words += '\n';
            words += added;
        };
        Beside beside;
        beside.title(cell("note_title"));
        line(cell("note"));
        if (!mood) line(cell("mood"));
        const std::string activities = cell("activities");
        for (std::string_view left = activities; !left.empty();) {
            const std::size_t end = std::min(left.find('|'), left.size());
            beside.tag(left.substr(0, end));
            left.remove_prefix(std::min(end + 1, left.size()));
        }
        add(journal, static_cast<int>(i), when, std::move(words), mood, std::move(beside));
    }
    return journal;
}

// The lines of a text one by one.
class Lines {
public:
    explicit Lines(std::string_view text) : left_(text) {}
    bool next() {
        if (left_.empty()) return false;
        const std::size_t end = std::min(left_.find('\n'), left_.size());
        line = left_.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        left_.remove_prefix(std::min(end + 1, left_.size()));
        return true;
    }
    std::string_view line;

private:
    std::string_view left_;
};

struct FrontMatter {
    std::optional<When> when;
    std::optional<int> mood;
    Beside beside;
    bool dated = false;
    std::size_t size = 0;  // bytes of it, both fences included
};

std::string_view unquoted(std::string_view text) {
    text = trim(text);
    const bool quoted =
        text.size() >= 2 && text.front() == text.back() && (text.front() == '"' || text.front() == '\'');
    return quoted ? text.substr(1, text.size() - 2) : text;
}

// "[a, "b, c"]" or "a, b".
void each_listed(std::string_view text, const auto& take) {
    text = trim(text);
    if (text.size() >= 2 && text.front() == '[' && text.back() == ']') text = text.substr(1, text.size() - 2);
    while (!(text = trim(text)).empty()) {
        const std::size_t closed = text.front() == '"' ? text.find('"', 1) : 0;
        const std::size_t end = std::min(text.find(',', closed == std::string_view::npos ? 0 : closed), text.size());
        take(unquoted(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

// One line of it. A list may go on over lines of its own, each with "- " before it.
void take_line(FrontMatter& found, std::string_view key, std::string_view value, int utc_offset_min) {
    const auto up_to_ten = [&] {
        const auto given = number(value);
        return given && *given <= 10 ? given : std::nullopt;
    };
    Beside& beside = found.beside;
    if (key == "date" || key == "created") {
        found.dated = true;
        if (const auto when = when_of(value, utc_offset_min)) found.when = when;
    }
    if (key == "mood") found.mood = up_to_ten();
    if (key == "pulled to hold on") beside.meta.cling = up_to_ten();
    if (key == "pulled to get away") beside.meta.flee = up_to_ten();
    if (key == "title") beside.title(unquoted(value));
    if (key == "starred") beside.meta.starred = value == "yes" || value == "true";
    if (key == "people") each_listed(value, [&](std::string_view name) { beside.people.emplace_back(name); });
    if (key == "tags") each_listed(value, [&](std::string_view tag) { beside.tag(tag); });
    if (key == "feelings") each_listed(value, [&](std::string_view word) { beside.tag(word, &EntryMeta::feelings); });
}

// At the start of `text`; only what names a date is one, so that a rule in the text stays a rule.
std::optional<FrontMatter> front_matter(std::string_view text, int utc_offset_min) {
    constexpr int kMaxLines = 40;
    Lines lines(text);
    if (!lines.next() || trim(lines.line) != "---") return {};
    FrontMatter found;
    std::string_view list;  // what "- " goes on with
    for (int i = 0; i < kMaxLines && lines.next(); ++i) {
        const std::string_view line = trim(lines.line);
        if (line == "---") {
            if (!found.dated) return {};
            found.size = static_cast<std::size_t>(lines.line.data() + lines.line.size() - text.data());
            found.size = std::min(text.find('\n', found.size), text.size() - 1) + 1;
            return found;
        }
        const std::size_t colon = line.find(':');
        if (line.starts_with("- ")) {
            take_line(found, list, line.substr(2), utc_offset_min);
        } else if (colon != std::string_view::npos) {
            const std::string_view key = trim(line.substr(0, colon)), value = trim(line.substr(colon + 1));
            take_line(found, key, value, utc_offset_min);
            list = key == "tags" || key == "feelings" || key == "people" ? key : std::string_view();
        }
    }
    return {};
}

ForeignJournal read_markdown(std::string_view text, int utc_offset_min) {
    ForeignJournal journal;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    auto front = front_matter(text, utc_offset_min);
    if (!front) return journal;
    journal.format = ForeignFormat::markdown;
    for (int place = 1; front; ++place) {
        if (place > static_cast<int>(kMaxForeignEntries)) {
            journal.error = ErrorKind::too_big;
            return journal;
        }
        text.remove_prefix(front->size);
        std::optional<FrontMatter> next;
        std::size_t end = 0;
        while (end < text.size() && !next) {
            if (text.substr(end).starts_with("---")) next = front_matter(text.substr(end), utc_offset_min);
            if (!next) end = std::min(text.find('\n', end), text.size() - 1) + 1;
        }
        std::string_view body = text.substr(0, end);
        while (!body.empty() && (body.back() == '\n' || body.back() == '\r')) body.remove_suffix(1);
        while (!body.empty() && (body.front() == '\n' || body.front() == '\r')) body.remove_prefix(1);
        add(journal, place, front->when, std::string(body), front->mood, std::move(front->beside));
        text.remove_prefix(end);
        front = next;
    }
    return journal;
}

}  // namespace

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == 0) return false;
        const std::size_t size = byte < 0x80                   ? 1
                                 : byte >= 0xC2 && byte < 0xE0 ? 2
                                 : (byte & 0xF0) == 0xE0       ? 3
                                 : byte >= 0xF0 && byte < 0xF5 ? 4
                                                               : 0;
        if (size == 0 || i + size > text.size()) return false;
        unsigned code = size == 1 ? byte : byte & (0x7FU >> size);
        for (std::size_t k = 1; k < size; ++k) {
            const auto more = static_cast<unsigned char>(text[i + k]);
            if ((more & 0xC0) != 0x80) return false;
            code = code << 6U | (more & 0x3FU);
        }
        const bool overlong = (size == 3 && code < 0x800) || (size == 4 && (code < 0x10000 || code > 0x10FFFF));
        if (overlong || (code >= 0xD800 && code < 0xE000)) return false;
        i += size;
    }
    return true;
}

ForeignJournal read_foreign(std::string_view name, std::string_view text, int utc_offset_min) {
    ForeignJournal journal;
    if (text.size() > kMaxForeign) {
        journal.format = ForeignFormat::markdown;
        journal.error = ErrorKind::too_big;
        return journal;
    }
    if (!is_utf8(text)) return journal;
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) return journal;
    if (text[start] == '{') return read_day_one(text, utc_offset_min);
    if (name.ends_with(".csv") || name.ends_with(".CSV")) return read_daylio(text, utc_offset_min);
    journal = read_markdown(text, utc_offset_min);
    return journal.format == ForeignFormat::unknown ? read_daylio(text, utc_offset_min) : journal;
}

}  // namespace mooring
