#include "core/report_pages.h"

#include <string>
#include <utility>

namespace mooring {

namespace {

class Cutter {
public:
    explicit Cutter(const PageSize& size) : size_(size) {}

    void add(const ReportSection& section) {
        // A heading does not stand alone at the foot of a page.
        begin(section, {2 + section.columns.size() * 2, section.title.size()}, false);
        for (const std::string& paragraph : section.paragraphs) add_paragraph(section, paragraph);
        if (!section.picture.empty()) {
            make_room(section, {1, 0});
            now().picture = section.picture;
        }
        for (const std::vector<std::string>& row : section.rows) add_row(section, row);
        if (section.note.empty()) return;
        make_room(section, {1, section.note.size()});
        now().note = section.note;
    }

    std::vector<ReportPage> take() { return std::move(pages_); }

private:
    struct Cost {
        std::size_t parts = 0, bytes = 0;
    };

    static Cost cost_of(const std::vector<std::string>& cells) {
        Cost cost{1 + cells.size(), 0};
        for (const std::string& cell : cells) cost.bytes += cell.size();
        return cost;
    }
    ReportSection& now() { return pages_.back().sections.back(); }
    bool fits(const Cost& cost) const {
        return used_.parts + cost.parts <= size_.parts && used_.bytes + cost.bytes <= size_.bytes;
    }
    void use(const Cost& cost) {
        used_.parts += cost.parts;
        used_.bytes += cost.bytes;
    }

    void begin(const ReportSection& section, const Cost& least, bool continues) {
        if (pages_.empty() || continues || !fits(least)) {
            pages_.push_back({continues, {}});
            used_ = {};
        }
        pages_.back().sections.emplace_back().title = section.title;
        use({1, section.title.size()});
    }

    // On the next page where this one is full; a page with nothing but the heading takes whatever comes.
    void make_room(const ReportSection& section, const Cost& cost) {
        const ReportSection& last = now();
        const bool bare = pages_.back().sections.size() == 1 && last.paragraphs.empty() && last.rows.empty();
        if (!bare && !fits(cost)) begin(section, {}, true);
        use(cost);
    }

    void add_paragraph(const ReportSection& section, std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = cut_at(text, size_.bytes / 2);
            make_room(section, {1, end});
            now().paragraphs.emplace_back(text.substr(0, end));
            text.remove_prefix(end);
            if (!text.empty() && text.front() == '\n') text.remove_prefix(1);  // the cut ends the line
        }
    }

    void add_row(const ReportSection& section, const std::vector<std::string>& row) {
        const Cost head = cost_of(section.columns), cost = cost_of(row);
        const bool first = now().columns.empty();
        make_room(section, first ? Cost{head.parts + cost.parts, head.bytes + cost.bytes} : cost);
        if (now().columns.empty()) {
            now().columns = section.columns;
            if (!first) use(head);
        }
        now().rows.push_back(row);
    }

    PageSize size_;
    Cost used_;
    std::vector<ReportPage> pages_;
};

}  // namespace

std::vector<ReportPage> report_pages(const Report& report, const PageSize& size) {
    Cutter cutter(size);
    cutter.add({report.title, report.lead, {}, {}, {}, {}});
    for (const ReportSection& section : report.sections) cutter.add(section);
    return cutter.take();
}

std::size_t cut_at(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text.size();
    const std::size_t line = text.rfind('\n', most), word = text.rfind(' ', most - 1);
    if (line != std::string_view::npos && line > most / 2) return line;
    if (word != std::string_view::npos && word > most / 2) return word + 1;
    std::size_t at = most;
    while (at > 1 && (text[at] & 0xC0) == 0x80) --at;
    return at;
}

}  // namespace mooring
