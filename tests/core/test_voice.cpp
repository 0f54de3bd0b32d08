#include <doctest/doctest.h>

#include "core/voice.h"

using namespace mooring;

namespace {

constexpr std::string_view kInside = "i me my i'm";
constexpr std::string_view kOutside = "she her her she's";

}  // namespace

TEST_CASE("words of a voice are counted as words of their own, in any case") {
    const auto found = count_voice("I was six. My aunt held me; I\u2019m glad. Time, mist, IMMI.", kInside, kOutside);
    REQUIRE(found.size() == 4);
    CHECK(found[0].word == "i");
    CHECK(found[0].times == 1);
    CHECK(found[0].match == "she");
    CHECK(found[1].word == "me");
    CHECK(found[1].match == "her");
    CHECK(found[2].times == 1);
    CHECK(found[3].word == "i'm");
    CHECK(found[3].match == "she's");
    CHECK(times_in_all(found) == 4);
}

TEST_CASE("a word that stands twice in a list is counted once, and nothing is found in nothing") {
    CHECK(times_in_all(count_voice("She took her coat, her own.", kOutside, kInside)) == 3);
    CHECK(count_voice("", kInside, kOutside).empty());
    CHECK(count_voice("I", "", "").empty());
    CHECK(count_voice("I", kInside, "")[0].match.empty());
    CHECK(count_voice("\xff\xfe I \xc3", kInside, kOutside).size() == 1);  // bytes that are no text
}
