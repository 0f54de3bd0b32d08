#include <doctest/doctest.h>

#include "core/random.h"
#include "core/search.h"
#include "support/rounds.h"

using namespace mooring;

namespace {
bool found(std::string_view text, std::string_view query) {
    return matches(fold(text), search_terms(query));
}
}  // namespace

TEST_CASE("search does not mind case") {
    CHECK(found("A Walk by the SEA", "walk sea"));
    CHECK(found("a walk by the sea", "WALK"));
    CHECK_FALSE(found("a walk by the sea", "lake"));
    CHECK_FALSE(found("a walk by the sea", "walk lake"));
    CHECK(found("seaside", "sea"));
}

TEST_CASE("search does not mind accents, however they were typed") {
    CHECK(fold("\u00C9t\u00E9 \u00C0\u00C7\u0178\u00D1") == "ete acyn");
    CHECK(fold("e\u0301te\u0301") == "ete");  // combining marks
    CHECK(found("Stra\u00DFe", "strasse"));
    CHECK(found("STRA\u1E9EE", "stra\u00DFe"));
    CHECK(found("\u00C6ther, \u0152uvre, \u00DE\u00F3r", "aether oeuvre thor"));
    CHECK(fold("\u0130\u0131\u0141\u017B\u0104\u0119\u0161\u010D\u0165\u016F\u0151") == "iilzaesctuo");
    CHECK(fold("\u0218\u021B") == "st");                                         // Romanian
    CHECK(fold("Ti\u1EBFng Vi\u1EC7t \u01A0\u01B0\u0110") == "tieng viet oud");  // Vietnamese
    CHECK(fold("n\u01D0 h\u01CEo l\u01DC") == "ni hao lu");                      // Pinyin
    CHECK(fold("\u00D7\u00F7") == "\u00D7\u00F7");
    CHECK(found("na\u00EFve", "naive"));
    CHECK(found("naive", "na\u00EFve"));
}

TEST_CASE("Greek") {
    CHECK(fold("\u0386\u03BD\u03B8\u03C1\u03C9\u03C0\u03BF\u03C2") ==
          fold("\u03B1\u03BD\u03B8\u03C1\u03C9\u03C0\u03BF\u03C3"));
    CHECK(found("\u03A9\u03A1\u0391 \u039A\u0391\u039B\u0397", "\u03CE\u03C1\u03B1 \u03BA\u03B1\u03BB\u03AE"));
    CHECK(fold("\u03AA\u03AB\u03CA\u03CB\u0390\u03B0") == "\u03B9\u03C5\u03B9\u03C5\u03B9\u03C5");
    CHECK(fold("\u03B1\u0301") == "\u03B1");
}

TEST_CASE("Cyrillic") {
    CHECK(fold("\u041C\u041E\u0420\u0415") == "\u043C\u043E\u0440\u0435");
    CHECK(found("\u0401\u043B\u043A\u0430", "\u0435\u043B\u043A\u0430"));
    CHECK(found("\u043C\u043E\u0439", "\u043C\u043E\u0438\u0306"));  // one letter, or letter and breve
    CHECK(fold("\u0407\u0407") == "\u0456\u0456");
    CHECK(fold("\u0490\u04D8") == "\u0491\u04D9");
    CHECK(fold("\u0482\u04C0") == "\u0482\u04C0");
}

TEST_CASE("scripts without case are searched as they stand") {
    CHECK(found("\u4ECA\u5929\u5728\u6D77\u8FB9\u8D70\u8D70", "\u6D77\u8FB9"));
    CHECK_FALSE(found("\u4ECA\u5929\u5728\u6D77\u8FB9\u8D70\u8D70", "\u5C71"));
    CHECK(found("\u6D77\u3092\u898B\u305F", "\u6D77 \u898B"));
    CHECK(found("\u6D77\u3092\u898B\u305F", "\u6D77\u3000\u898B"));  // the wide space
    CHECK(found("\u0628\u062D\u0631 \U0001F30A", "\U0001F30A"));
}

TEST_CASE("a blank query has no terms and finds everything") {
    CHECK(search_terms("").empty());
    CHECK(search_terms(" \t\r\n \u00A0\u3000").empty());
    CHECK(found("", ""));
    CHECK(found("text", "  "));
    CHECK_FALSE(found("", "x"));
    CHECK(search_terms("  one\ttwo\n\nthree ") == std::vector<std::string>{"one", "two", "three"});
    CHECK(search_terms("\u0301").empty());  // a mark on nothing
}

TEST_CASE("bytes that are no UTF-8 are passed through") {
    for (const char* text : {"\x80", "\xFF", "\xC3", "a\xC3", "\xE2\x82", "\xF0\x9F\x98", "\xC1\x81", "\xC0\x80",
                             "\xE0\x80\x80", "\xF5\x80\x80\x80", "\xC3\x28"}) {
        CHECK(fold(text) == text);
    }
    CHECK(fold("A\xFFZ") == "a\xFFz");
    CHECK(found("A\xFFZ", "a\xFF"));
    CHECK(fold(std::string_view("A\0B", 3)) == std::string_view("a\0b", 3));
}

TEST_CASE("folding any bytes ends, and folding twice changes nothing more") {
    for (std::uint64_t seed = 1; seed <= testing::rounds(300); ++seed) {
        INFO("seed ", seed);
        SplitMix64 random(seed);
        std::string text(random.below(200), ' ');
        for (char& c : text) c = static_cast<char>(random.next());
        REQUIRE(fold(text).size() <= text.size());  // what fold_piece() counts on
        std::string letters;
        for (int i = 0; i < 100; ++i) {
            const auto code = static_cast<std::uint32_t>(0x80 + random.below(0x780));
            letters += static_cast<char>(0xC0 | code >> 6);
            letters += static_cast<char>(0x80 | (code & 0x3F));
        }
        const std::string once = fold(letters);
        REQUIRE(fold(once) == once);
    }
}

TEST_CASE("words between quotes stay together") {
    CHECK(search_terms(R"(a "b c" d)") == std::vector<std::string>{"a", "b c", "d"});
    CHECK(search_terms(R"("by the)") == std::vector<std::string>{"by the"});  // while it is being typed
    CHECK(search_terms(R"("")").empty());
    CHECK(search_terms(R"("  )").empty());
    CHECK(matches(fold("A walk by the river"), search_terms(R"("by the river")")));
    CHECK_FALSE(matches(fold("the river by"), search_terms(R"("by the river")")));
}

TEST_CASE("an outline never leaves a text unread that holds the term, and is sure only where it is right") {
    const std::uint64_t seed = 5;
    INFO("seed ", seed);
    SplitMix64 random(seed);
    const auto words = [&](std::uint64_t most) {
        constexpr std::string_view kSome[] = {"a", "b", "c", "z", " ", "\n", "7", "\xC3\xA9", "\xE6\xB5\xB7", "q"};
        std::string text;
        for (std::uint64_t n = 1 + random.below(most); n > 0; --n) text += kSome[random.below(std::size(kSome))];
        return text;
    };
    int absent = 0, present = 0;
    for (int i = 0; i < 5000; ++i) {
        const std::string text = fold(words(20)), term = fold(words(4));
        CAPTURE(text);
        CAPTURE(term);
        const bool holds = text.find(term) != std::string::npos;
        const std::string_view texts[] = {text};
        const Outline::Verdict verdict = Outline(texts).verdict(term);
        if (verdict == Outline::Verdict::absent) REQUIRE_FALSE(holds);
        if (verdict == Outline::Verdict::present) REQUIRE(holds);
        absent += verdict == Outline::Verdict::absent;
        present += verdict == Outline::Verdict::present;
    }
    CHECK(absent > 500);
    CHECK(present > 200);
    const std::string_view texts[] = {"", "abc", "Cd\u00C9"};
    CHECK(Outline({}).verdict("a") == Outline::Verdict::absent);
    CHECK(Outline(texts).verdict("") == Outline::Verdict::present);
    CHECK(Outline(texts).verdict("abc") == Outline::Verdict::perhaps);
    CHECK(Outline(texts).verdict("d") == Outline::Verdict::present);
    CHECK(Outline(texts).verdict("cd") == Outline::Verdict::perhaps);
    CHECK(Outline(texts).verdict("cde") == Outline::Verdict::perhaps);
    CHECK(Outline(texts).verdict("bcd") == Outline::Verdict::absent);  // nothing goes on from one text to the next
}

TEST_CASE("what is sought piece by piece is found as in the whole text") {
    const std::uint64_t seed = 6;
    INFO("seed ", seed);
    SplitMix64 random(seed);
    constexpr std::string_view kSome[] = {"a",      "B",      "b",      " ",       "\u00C9",
                                          "\u00C6", "\u6D77", "\u1E9E", "e\u0301", "\xFF"};
    const auto made = [&](std::uint64_t most) {
        std::string text;
        for (std::uint64_t n = 1 + random.below(most); n > 0; --n) text += kSome[random.below(std::size(kSome))];
        return text;
    };
    int times = 0;
    for (int i = 0; i < 2000; ++i) {
        const std::string first = made(900), second = made(20);
        Seeker seeker(search_terms(made(6) + " " + made(6)));
        const std::string_view texts[] = {first, second};
        const bool naive = matches(fold(first) + "\n" + fold(second), seeker.terms());
        times += naive;
        std::uint32_t place = 0;
        REQUIRE(seeker.finds_all(texts, place) == naive);
        REQUIRE(seeker.finds_all(texts, place = 0) == naive);  // and again
    }
    CHECK(times > 200);
    CHECK(times < 1800);
}

TEST_CASE("typing on finds what a search from the start finds, although it begins where the last one came to") {
    const std::uint64_t seed = 16;
    INFO("seed ", seed);
    SplitMix64 random(seed);
    constexpr std::string_view kSome[] = {"a", "b", "b", "c", " ", "\u00C9", "e\u0301"};
    const auto made = [&](std::uint64_t most) {
        std::string text;
        for (std::uint64_t n = 1 + random.below(most); n > 0; --n) text += kSome[random.below(std::size(kSome))];
        return text;
    };
    int found = 0, later = 0;
    for (int i = 0; i < 2000; ++i) {
        const std::string first = made(1500), second = made(300), query = made(12);
        const std::string_view texts[] = {first, second};
        std::vector<std::string> known;
        std::uint32_t place = 0;
        for (std::size_t n = 1; n <= query.size(); n += 1 + random.below(2)) {
            const std::vector<std::string> terms = search_terms(query.substr(0, n));
            Seeker seeker(terms, known);
            const bool naive = matches(fold(first) + "\n" + fold(second), terms);
            CAPTURE(query.substr(0, n));
            REQUIRE(seeker.finds_all(texts, place) == naive);
            if (!naive) break;
            known = terms;
            ++found;
            later += place > 0;
        }
    }
    CHECK(found > 2000);
    CHECK(later > 200);
}
