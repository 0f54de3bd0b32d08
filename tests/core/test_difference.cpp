#include <doctest/doctest.h>

#include <string>

#include "core/difference.h"
#include "core/random.h"

using namespace mooring;

namespace {

std::string join(const std::vector<std::string_view>& lines) {
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) text += (i > 0 ? "\n" : "") + std::string(lines[i]);
    return text;
}

// What the changes say the text was, and is.
std::string side(const std::vector<LineChange>& changes, LineChange::What left_out) {
    std::vector<std::string_view> lines;
    for (const LineChange& change : changes) {
        if (change.what != left_out) lines.push_back(change.line);
    }
    return join(lines);
}

std::size_t changed(const std::vector<LineChange>& changes) {
    std::size_t count = 0;
    for (const LineChange& change : changes) count += change.what != LineChange::What::same ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("lines that went and lines that came") {
    const auto changes = difference("one\ntwo\nthree", "one\n2\nthree\nfour");
    REQUIRE(changes.size() == 5);
    CHECK(changes[0].what == LineChange::What::same);
    CHECK(changes[1].what == LineChange::What::gone);
    CHECK(changes[1].line == "two");
    CHECK(changes[2].what == LineChange::What::added);
    CHECK(changes[2].line == "2");
    CHECK(changes[4].line == "four");
    CHECK(changed(difference("", "")) == 0);
    CHECK(changed(difference("a\nb", "a\nb")) == 0);
    CHECK(changed(difference("", "a")) == 2);  // an empty line became another
}

TEST_CASE("both texts can be read back from the changes, and no shorter list of them does it") {
    SplitMix64 random(11);
    for (int round = 0; round < 300; ++round) {
        std::vector<std::string_view> a, b;
        constexpr std::string_view kLines[] = {"a", "b", "c", ""};
        for (auto n = random.below(7); n > 0; --n) a.push_back(kLines[random.below(4)]);
        for (auto n = random.below(7); n > 0; --n) b.push_back(kLines[random.below(4)]);
        const std::string before = join(a), after = join(b);
        CAPTURE(before);
        CAPTURE(after);
        const auto changes = difference(before, after);
        CHECK(side(changes, LineChange::What::added) == before);
        CHECK(side(changes, LineChange::What::gone) == after);
        // The longest common subsequence by trying every choice of lines of the shorter text.
        if (a.empty()) a.push_back("");
        if (b.empty()) b.push_back("");
        std::size_t longest = 0;
        for (unsigned choice = 0; choice < 1U << a.size(); ++choice) {
            std::size_t at = 0, length = 0;
            bool fits = true;
            for (std::size_t i = 0; i < a.size() && fits; ++i) {
                if ((choice >> i & 1U) == 0) continue;
                while (at < b.size() && b[at] != a[i]) ++at;
                fits = at < b.size();
                ++at;
                ++length;
            }
            if (fits) longest = std::max(longest, length);
        }
        CHECK(changed(changes) == a.size() + b.size() - 2 * longest);
    }
}

TEST_CASE("what is too long to compare counts as changed between an equal beginning and an equal end") {
    std::string a = "start\n", b = "start\n";
    for (int i = 0; i < 2100; ++i) {
        a += "a" + std::to_string(i) + "\n";
        b += "b" + std::to_string(i) + "\n";
    }
    a += "end";
    b += "end";
    const auto changes = difference(a, b);
    CHECK(changes.size() == 4202);
    CHECK(changes.front().what == LineChange::What::same);
    CHECK(changes.back().line == "end");
    CHECK(changed(changes) == 4200);
}
