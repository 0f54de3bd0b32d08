#include <doctest/doctest.h>

#include "core/export.h"
#include "core/foreign.h"
#include "core/random.h"

using namespace mooring;

TEST_CASE("Day One: text and local day are taken over, what is left out is named") {
    const auto journal = read_foreign("Journal.json", R"({"metadata":{"version":"1.0"},"entries":[
        {"uuid":"A","creationDate":"2024-03-04T23:30:00Z","text":"Late\nin the evening","photos":[{"type":"jpeg"}],"tags":["river",3,"#walks","river"],"starred":true},
        {"uuid":"B","creationDate":"never","text":"no date"},
        {"uuid":"C","creationDate":"2024-03-05T08:00:00Z","text":"  "},
        7,
        {"uuid":"D","creationDate":"2024-03-05T08:00:00Z","text":"Morning"}]})",
                                      60);
    CHECK(journal.format == ForeignFormat::day_one);
    REQUIRE(journal.entries.size() == 2);
    CHECK(journal.entries[0].text == "Late\nin the evening");
    CHECK(print_date(journal.entries[0].when.day) == "2024-03-05");  // half past midnight, local
    CHECK(journal.entries[0].when.minute == 30);
    CHECK(journal.entries[0].meta.tags == std::vector<std::string>{"river", "walks"});
    CHECK(journal.entries[0].meta.starred);
    CHECK(journal.entries[1].meta.empty());
    REQUIRE(journal.skipped.size() == 4);
    CHECK(journal.skipped[0].why == SkipReason::picture);
    CHECK(journal.skipped[1].why == SkipReason::no_date);
    CHECK(journal.skipped[2].why == SkipReason::empty);
    CHECK(journal.skipped[3].why == SkipReason::malformed);
    CHECK(journal.skipped[3].place == 4);
}

TEST_CASE("Daylio: moods become numbers, own moods stay words, quotes and lines inside cells are read") {
    const auto journal = read_foreign(
        "daylio.csv",
        "\xEF\xBB\xBF"
        "full_date,date,weekday,time,mood,activities,note_title,note\r\n"
        "2024-03-04,March 4,Monday,21:05,good,\"family | walk\",Title,\"He said \"\"yes\"\"\nand left\"\r\n"
        "2024-03-05,March 5,Tuesday,7:30 PM,floating,,,\n"
        "x,March 6,Wednesday,10:00,rad,,,note\n",
        0);
    CHECK(journal.format == ForeignFormat::daylio);
    REQUIRE(journal.entries.size() == 2);
    CHECK(journal.entries[0].mood == 8);
    CHECK(journal.entries[0].when.minute == 21 * 60 + 5);
    CHECK(journal.entries[0].text == "He said \"yes\"\nand left");
    CHECK(journal.entries[0].meta.title == "Title");
    CHECK(journal.entries[0].meta.tags == std::vector<std::string>{"family", "walk"});
    CHECK_FALSE(journal.entries[1].mood);
    CHECK(journal.entries[1].text == "floating");
    REQUIRE(journal.skipped.size() == 1);
    CHECK(journal.skipped[0].why == SkipReason::no_date);
}

TEST_CASE("Markdown with front matter, and rules inside the text that are none") {
    const auto journal =
        read_foreign("x.md",
                     "---\ndate: 2024-03-04 08:15\nmood: 7\ntags: a\n---\n\nOne\n\n---\n\nafter a rule\n\n"
                     "---\ncreated: \"2024-03-05\"\n---\nTwo\n---\ntitle: no date\n---\nstill two\n",
                     0);
    CHECK(journal.format == ForeignFormat::markdown);
    REQUIRE(journal.entries.size() == 2);
    CHECK(journal.entries[0].text == "One\n\n---\n\nafter a rule");
    CHECK(journal.entries[0].mood == 7);
    CHECK(journal.entries[0].when.minute == 8 * 60 + 15);
    CHECK(journal.entries[0].meta.tags == std::vector<std::string>{"a"});
    CHECK(journal.entries[1].text == "Two\n---\ntitle: no date\n---\nstill two");
}

TEST_CASE("what goes out as Markdown comes back the same") {
    Document document;
    for (const char* text : {"Sea", "two\n\nlines", "ends with a rule\n---", "= not a formula"}) {
        Entry entry;
        entry.text = text;
        entry.when = {20000 + static_cast<Day>(document.entries.size()), 75, 0};
        entry.mood = static_cast<int>(document.entries.size());
        entry.meta.title = "A title, with a comma";
        entry.meta.tags = {"one", "two, with a comma"};
        entry.meta.feelings = {"calm"};
        entry.meta.cling = 3;
        entry.meta.flee = 10;
        entry.meta.starred = entry.mood == 2;
        document.entries.insert(document.entries.begin(), entry);
    }
    const auto back = read_foreign("notes.md", to_markdown(document), 0);
    CHECK(back.skipped.empty());
    REQUIRE(back.entries.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(back.entries[i].text == document.entries[3 - i].text);
        CHECK(back.entries[i].mood == document.entries[3 - i].mood);
        CHECK(back.entries[i].when == document.entries[3 - i].when);
        CHECK(back.entries[i].meta == document.entries[3 - i].meta);
    }
}

TEST_CASE("people and pulls of Markdown, and lists with a line for each") {
    const auto journal = read_foreign("x.md",
                                      "---\ndate: 2024-03-04\npeople: [\"Ana\", \"B, C\"]\npulled to hold on: 7\n"
                                      "pulled to get away: 11\ntags:\n  - sea\n  - \"two words\"\nfeelings:\n- calm\n"
                                      "title: A walk\n- not a tag\n---\nOne\n",
                                      0);
    REQUIRE(journal.entries.size() == 1);
    const EntryMeta& meta = journal.entries[0].meta;
    CHECK(journal.people.at(0) == std::vector<std::string>{"Ana", "B, C"});
    CHECK(meta.cling == 7);
    CHECK_FALSE(meta.flee);  // out of range
    CHECK(meta.tags == std::vector<std::string>{"sea", "two words"});
    CHECK(meta.feelings == std::vector<std::string>{"calm"});
    CHECK(meta.title == "A walk");
}

TEST_CASE("what finds no place beside an entry stays in its text") {
    std::string tags;
    for (std::size_t i = 0; i < kMaxTags + 2; ++i) tags += (i > 0 ? ", " : "") + ("t" + std::to_string(i));
    const std::string long_tag(kMaxTag + 1, 'x'), long_title(kMaxTitle + 1, 'y');
    const auto journal = read_foreign(
        "x.md", "---\ndate: 2024-03-04\ntitle: " + long_title + "\ntags: " + long_tag + ", " + tags + "\n---\nOne\n",
        0);
    REQUIRE(journal.entries.size() == 1);
    CHECK(journal.entries[0].meta.title.empty());
    CHECK(journal.entries[0].meta.tags.size() == kMaxTags);
    CHECK(journal.entries[0].text == "One\n" + long_title + "\n" + long_tag + "\nt32\nt33");
}

TEST_CASE("a cell that a spreadsheet would run gets a quote in front") {
    for (const char* bad :
         {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "\uFF1Dx", "\uFF0Bx", "\uFF0Dx", "\uFF20x"}) {
        CHECK(csv_cell(bad) == std::string("\"'") + bad + "\"");
    }
    CHECK(csv_cell(std::string_view("\0x", 2)) == std::string("\"'\0x\"", 5));
    CHECK(csv_cell("he said \"no\"") == "\"he said \"\"no\"\"\"");
    CHECK(csv_cell("") == "\"\"");
}

TEST_CASE("hostile files: broken, endless, deep, no UTF-8, huge") {
    for (const char* bad : {"", " ", "{", "{\"entries\":", "---", "---\ndate: 2024-01-01", "\"",
                            "full_date,mood\n\"open", "\xC0\xAF", "\xED\xA0\x80", "\xF8\x88\x80\x80\x80"}) {
        const auto journal = read_foreign("x", bad, 0);
        CHECK(journal.entries.empty());
    }
    CHECK(read_foreign("x", std::string_view("---\ndate: 2024-01-01\n---\na\0b", 29), 0).format ==
          ForeignFormat::unknown);
    CHECK(read_foreign("x", "{\"entries\":" + std::string(200'000, '['), 0).format == ForeignFormat::unknown);
    CHECK(read_foreign("x", std::string(kMaxForeign + 1, 'x'), 0).error == ErrorKind::too_big);
    const std::string long_text(kMaxText + 1, 'x');
    const auto journal = read_foreign("x.md", "---\ndate: 2024-01-01\n---\n" + long_text, 0);
    REQUIRE(journal.skipped.size() == 1);
    CHECK(journal.skipped[0].why == SkipReason::too_long);
    SplitMix64 random(8);
    const std::string seeds[] = {"---\ndate: 2024-01-01\nmood: 3\n---\ntext\n",
                                 "full_date,mood,note\n2024-01-01,good,\"x\"\n",
                                 "{\"entries\":[{\"creationDate\":\"2024-01-01\",\"text\":\"x\"}]}"};
    for (int i = 0; i < 3000; ++i) {
        std::string text = seeds[random.below(3)];
        for (int k = 0; k < 4; ++k) text[random.below(text.size())] = static_cast<char>(random.below(256));
        (void)read_foreign("x.csv", text, 0);
    }
}
