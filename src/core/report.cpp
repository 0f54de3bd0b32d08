#include "core/report.h"

#include <algorithm>

namespace mooring {

namespace {

constexpr std::string_view kHead =
    "<!doctype html>\n<html lang=\"en\">\n<head>\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"referrer\" content=\"no-referrer\">\n";

constexpr std::string_view kStyle =
    "<style>\nbody{font:16px/1.5 system-ui,sans-serif;color:#1b2a30;background:#fff;max-width:44rem;margin:2rem auto;"
    "padding:0 1rem}\nh1{font-size:1.6rem}\nh2{font-size:1.2rem;margin-top:2rem;break-after:avoid}\n"
    "p{white-space:pre-wrap;overflow-wrap:anywhere}\n"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0;break-inside:avoid-page}\n"
    "th,td{text-align:start;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #c4d0d4}\n"
    "small{color:#4a5c63}\nsvg{max-width:100%;height:auto;break-inside:avoid}\n"
    "@media print{body{margin:0;max-width:none}}\n</style>\n";

// Bytes of a UTF-8 character that would turn or hide text: bidi embeddings, overrides and isolates.
bool turns_direction(std::string_view text, std::size_t at) {
    const std::string_view mark = text.substr(at, 3);
    return (mark.size() == 3 && mark.starts_with("\xE2\x80") && mark[2] >= '\xAA' && mark[2] <= '\xAE') ||
           (mark.size() == 3 && mark.starts_with("\xE2\x81") && mark[2] >= '\xA6' && mark[2] <= '\xA9');
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool stands_at(std::string_view text, std::size_t at, std::string_view name) {
    if (name.empty() || name.size() > text.size() - at) return false;
    if (at > 0 && is_letter(text[at - 1]) && is_letter(name.front())) return false;
    const std::size_t end = at + name.size();
    if (end < text.size() && is_letter(text[end]) && is_letter(name.back())) return false;
    return std::equal(name.begin(), name.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char a, char b) { return lower(a) == lower(b); });
}

void add_row(std::string& page, const std::vector<std::string>& cells, bool head) {
    page += "<tr>";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string_view cell = head ? "th scope=\"col\"" : i == 0 ? "th scope=\"row\"" : "td";
        page +=
            "<" + std::string(cell) + " dir=\"auto\">" + escape_html(cells[i]) + (head || i == 0 ? "</th>" : "</td>");
    }
    page += "</tr>\n";
}

std::string cell_text(std::string_view cell) {
    std::string line(cell);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

}  // namespace

std::string escape_html(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (turns_direction(text, i)) {
            i += 2;
            continue;
        }
        const bool control = (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
        if (control) continue;
        switch (c) {
            case '&': safe += "&amp;"; break;
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '"': safe += "&quot;"; break;
            case '\'': safe += "&#39;"; break;
            default: safe += c;
        }
    }
    return safe;
}

std::string report_html(const Report& report) {
    return std::string(kHead) + "<title>" + escape_html(report.title) + "</title>\n" + std::string(kStyle) +
           "</head>\n<body>\n" + report_body(report) + "</body>\n</html>\n";
}

std::string report_body(const Report& report) {
    std::string page = "<h1>" + escape_html(report.title) + "</h1>\n";
    for (const std::string& line : report.lead) page += "<p dir=\"auto\">" + escape_html(line) + "</p>\n";
    for (const ReportSection& section : report.sections) {
        page += "<section>\n<h2 dir=\"auto\">" + escape_html(section.title) + "</h2>\n";
        for (const std::string& text : section.paragraphs) page += "<p dir=\"auto\">" + escape_html(text) + "</p>\n";
        page += section.picture;
        if (!section.columns.empty()) {
            page += "<table>\n<thead>";
            add_row(page, section.columns, true);
            page += "</thead>\n<tbody>\n";
            for (const auto& row : section.rows) add_row(page, row, false);
            page += "</tbody>\n</table>\n";
        }
        if (!section.note.empty()) page += "<p><small>" + escape_html(section.note) + "</small></p>\n";
        page += "</section>\n";
    }
    return page;
}

std::string report_text(const Report& report) {
    std::string text = report.title + "\n\n";
    for (const std::string& line : report.lead) text += line + "\n";
    for (const ReportSection& section : report.sections) {
        text += "\n" + section.title + "\n" + std::string(40, '-') + "\n";
        for (const std::string& paragraph : section.paragraphs) text += paragraph + "\n";
        const auto add = [&](const std::vector<std::string>& cells) {
            for (std::size_t i = 0; i < cells.size(); ++i) text += (i ? " | " : "") + cell_text(cells[i]);
            text += "\n";
        };
        if (!section.columns.empty()) add(section.columns);
        for (const auto& row : section.rows) add(row);
        if (!section.note.empty()) text += "(" + section.note + ")\n";
    }
    return text;
}

std::string swap_names(std::string_view text, std::span<const NameSwap> swaps) {
    std::string swapped;
    for (std::size_t at = 0; at < text.size();) {
        const NameSwap* best = nullptr;
        for (const NameSwap& swap : swaps) {
            if (stands_at(text, at, swap.name) && (!best || swap.name.size() > best->name.size())) best = &swap;
        }
        if (best == nullptr) {
            swapped += text[at++];
            continue;
        }
        swapped += best->instead;
        at += best->name.size();
    }
    return swapped;
}

}  // namespace mooring
