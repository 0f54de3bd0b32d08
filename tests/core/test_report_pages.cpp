#include <doctest/doctest.h>

#include "core/report_pages.h"

using namespace mooring;

namespace {

std::string row_name(int i) {
    return "row " + std::to_string(i);
}

// Everything the pages say but heads of tables that stand again.
std::string words_of(const std::vector<ReportPage>& pages) {
    std::string words;
    for (const ReportPage& page : pages) {
        for (const ReportSection& section : page.sections) {
            for (const std::string& paragraph : section.paragraphs) words += paragraph + "\n";
            for (const auto& row : section.rows) {
                for (const std::string& cell : row) words += cell + "|";
            }
            words += section.note;
        }
    }
    return words;
}

}  // namespace

TEST_CASE("a short report is one page that begins with its title") {
    const Report report{
        "Report", {"For some days."}, {{"Events", {"Some."}, {"Day", "What"}, {{"1", "2"}}, "<svg/>", "Small print."}}};
    const std::vector<ReportPage> pages = report_pages(report);
    REQUIRE(pages.size() == 1);
    CHECK_FALSE(pages[0].continues);
    REQUIRE(pages[0].sections.size() == 2);
    CHECK(pages[0].sections[0].title == "Report");
    CHECK(pages[0].sections[0].paragraphs == report.lead);
    const ReportSection& section = pages[0].sections[1];
    CHECK(section.columns == report.sections[0].columns);
    CHECK(section.rows == report.sections[0].rows);
    CHECK(section.picture == "<svg/>");
    CHECK(section.note == "Small print.");
}

TEST_CASE("a long table goes on over pages, each with its head, none over the limit, no row lost") {
    Report report{
        "Report", {}, {{"Long", {}, {"Name", "Value"}, {}, {}, "Its note."}, {"After", {"x"}, {}, {}, {}, {}}}};
    std::string all;
    for (int i = 0; i < 100; ++i) {
        report.sections[0].rows.push_back({row_name(i), "v"});
        all += row_name(i) + "|v|";
    }
    const std::vector<ReportPage> pages = report_pages(report, {.parts = 40, .bytes = 10'000});
    CHECK(pages.size() > 7);
    for (const ReportPage& page : pages) {
        std::size_t parts = 0;
        for (const ReportSection& section : page.sections) {
            parts += 1 + section.paragraphs.size() + (section.note.empty() ? 0 : 1);
            if (!section.rows.empty()) parts += (1 + section.rows.size()) * 3;
            CHECK(section.rows.empty() == section.columns.empty());
        }
        CHECK(parts <= 40);
        CHECK(page.continues == (&page != &pages.front()));
    }
    CHECK(words_of(pages) == all + "Its note.x\n");
}

TEST_CASE("a long text is cut where a line, else a word, else a character ends") {
    CHECK(cut_at("short", 10) == 5);
    CHECK(cut_at("one line\nand more", 12) == 8);
    CHECK(cut_at("words in a row", 10) == 9);
    CHECK(cut_at("unbroken", 4) == 4);
    CHECK(cut_at("\u00E9\u00E9\u00E9", 3) == 2);
    CHECK(cut_at("\u5DDD", 1) > 0);  // never nothing, however small
    std::string text, lines;
    for (int i = 0; i < 200; ++i) text += "word " + std::to_string(i) + (i % 7 ? " " : "\n");
    const std::vector<ReportPage> pages = report_pages({"R", {}, {{"Entry", {text}, {}, {}, {}, {}}}}, {40, 300});
    CHECK(pages.size() > 3);
    for (const ReportPage& page : pages) {
        for (const ReportSection& section : page.sections) {
            for (const std::string& paragraph : section.paragraphs) CHECK(paragraph.size() <= 150);
        }
    }
    const auto bare = [](std::string words) {
        std::erase_if(words, [](char c) { return c == ' ' || c == '\n'; });
        return words;
    };
    CHECK(bare(words_of(pages)) == bare(text));
}

TEST_CASE("what is larger than a page has one of its own") {
    const std::string wide(500, 'x');
    const std::vector<ReportPage> pages =
        report_pages({"R", {}, {{"Table", {}, {"A", "B"}, {{wide, wide}, {wide, wide}}, {}, {}}}}, {20, 100});
    REQUIRE(pages.size() >= 2);
    std::size_t rows = 0;
    for (const ReportPage& page : pages) {
        for (const ReportSection& section : page.sections) rows += section.rows.size();
    }
    CHECK(rows == 2);
}
