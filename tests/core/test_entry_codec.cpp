#include <doctest/doctest.h>

#include "core/entry.h"
#include "records.h"
#include "support/rounds.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

Entry full_draft() {
    SplitMix64 random(5);
    Entry entry;
    entry.of = record_id(9);
    entry.base = {random_bytes(random), random_bytes(random)};
    entry.prompt = "J07";
    entry.text = "Sea,\n\"wind\" \\ and \xE6\xB5\xB7 \xF0\x9F\x8C\x8A\t\x01";
    entry.mood = 0;
    entry.created_ms = 1'772'625'600'000;
    entry.edited_ms = -5;
    entry.unknown = R"({"weather":"grey"})";
    return entry;
}

}  // namespace

TEST_CASE("an entry comes back whole, and again as the same bytes") {
    const Entry entry = full_draft();
    const auto back = decode_entry(encode_entry(entry));
    REQUIRE(back);
    CHECK(back.value().of == entry.of);
    CHECK(back.value().base == entry.base);
    CHECK(back.value().prompt == entry.prompt);
    CHECK(back.value().text == entry.text);
    CHECK(back.value().mood == entry.mood);
    CHECK(back.value().created_ms == entry.created_ms);
    CHECK(back.value().edited_ms == entry.edited_ms);
    CHECK(back.value().unknown == entry.unknown);
    CHECK(encode_entry(back.value()) == encode_entry(entry));
}

TEST_CASE("a plain entry holds nothing it does not need") {
    Entry entry;
    entry.text = "Sea";
    CHECK(encode_entry(entry) == R"({"created":0,"edited":0,"text":"Sea"})");
    const auto back = decode_entry(R"({"text":""})");
    REQUIRE(back);
    CHECK(back.value().text.empty());
    CHECK_FALSE(back.value().mood);
    CHECK(back.value().of.is_nil());
    CHECK(back.value().unknown.empty());
}

TEST_CASE("damaged entries are refused, with the place") {
    const std::string payload = encode_entry(full_draft());
    for_each_truncation(payload, [](const std::string& torn) { REQUIRE_FALSE(decode_entry(torn)); });
    const struct {
        std::string from;
        std::string to;
        const char* place;
    } damages[] = {
        {R"("mood":0)", R"("mood":11)", "mood"},
        {R"("mood":0)", R"("mood":-1)", "mood"},
        {R"("mood":0)", R"("mood":"0")", "mood"},
        {R"("mood":0)", R"("mood":null)", "mood"},
        {R"("mood":0)", R"("mood":0.5)", "mood"},
        {R"("mood":0)", R"("mood":0,"mood":1)", "not a JSON object"},
        {R"("created":1772625600000)", R"("created":9007199254740993)", "created"},
        {R"("edited":-5)", R"("edited":"-5")", "edited"},
        {R"("of":"0)", R"("of":"8)", "of"},
        {R"("of":"0)", R"("of":"00)", "of"},
        {R"("prompt":"J07")", R"("prompt":7)", "prompt"},
        {R"("prompt":"J07")", "\"prompt\":\"" + std::string(65, 'x') + "\"", "prompt"},
        {R"("base":[")", R"("base":[7,")", "base"},
        {R"("base":[")", R"("base":["?)", "base"},
        {R"("base":[")", R"("base":{"x":[")", "not a JSON object"},
        {R"("text":"Sea)", R"("text":null,"Sea":")", "text"},
        {R"("text":"Sea)", R"("text":[],"Sea":")", "text"},
        {R"("text":"Sea)", R"("Text":"Sea)", "text"},
        {R"(Sea)", R"(\ud800)", "not a JSON object"},
        {R"(Sea)", R"(\udfff\ud800)", "not a JSON object"},
        {R"(Sea)", "\xFF", "not a JSON object"},
    };
    for (const auto& damage : damages) {
        INFO(damage.from, " -> ", damage.to);
        const std::string text = with(payload, damage.from, damage.to);
        REQUIRE(!text.empty());
        const auto back = decode_entry(text);
        REQUIRE_FALSE(back);
        CHECK(back.error().kind == ErrorKind::damaged);
        CHECK(std::string(back.error().detail) == damage.place);
    }
    for (const char* text : {"", "{}", "[]", "null", "\"text\""}) CHECK_FALSE(decode_entry(text));
}

TEST_CASE("text is kept to its limit, and not one byte more") {
    Entry entry;
    entry.text.assign(kMaxText, 'x');
    CHECK(decode_entry(encode_entry(entry)));
    entry.text += 'x';
    const auto back = decode_entry(encode_entry(entry));
    REQUIRE_FALSE(back);
    CHECK(std::string(back.error().detail) == "text");
}

TEST_CASE("text that is no UTF-8 is kept as far as it can be") {
    Entry entry;
    entry.text = "before \xED\xA0\x80 between \xFF after";
    const auto back = decode_entry(encode_entry(entry));
    REQUIRE(back);
    CHECK(back.value().text.find("before ") == 0);
    CHECK(back.value().text.find(" between ") != std::string::npos);
    CHECK(back.value().text.find(" after") != std::string::npos);
    CHECK(back.value().text.find("\xEF\xBF\xBD") != std::string::npos);
}

TEST_CASE("any bytes in any field are read back or refused, never anything else") {
    for (std::uint64_t seed = 1; seed <= rounds(300); ++seed) {
        INFO("seed ", seed);
        SplitMix64 random(seed);
        std::string payload = encode_entry(full_draft());
        for (int i = 0; i < 3; ++i) payload[random.below(payload.size())] = static_cast<char>(random.next());
        const auto back = decode_entry(payload);
        if (back) REQUIRE(decode_entry(encode_entry(back.value())));
    }
}

TEST_CASE("what stands beside the text comes back as written, and too much of it is damage") {
    Entry entry;
    entry.text = "words";
    entry.meta.title = "A title";
    RecordId person;
    person.bytes[5] = 3;
    entry.meta.people = {person};
    entry.meta.tags = {"river", "\u5DDD"};
    entry.meta.feelings = {"calm", "a word of my own"};
    entry.meta.cling = 0;
    entry.meta.flee = 10;
    entry.meta.starred = true;
    const auto read = decode_entry(encode_entry(entry));
    REQUIRE(read);
    CHECK(read.value().meta == entry.meta);
    entry.text.clear();
    CHECK_FALSE(entry.is_blank());
    Entry many = entry;
    many.meta.tags.assign(kMaxTags + 1, "x");
    CHECK_FALSE(decode_entry(encode_entry(many)));
    many = entry;
    many.meta.title = std::string(kMaxTitle + 1, 'x');
    CHECK_FALSE(decode_entry(encode_entry(many)));
    for (const char* damaged :
         {R"({"text":"","tags":[3]})", R"({"text":"","tags":[""]})", R"({"text":"","people":["x"]})",
          R"({"text":"","cling":11})", R"({"text":"","starred":1})"}) {
        CAPTURE(damaged);
        CHECK_FALSE(decode_entry(damaged));
    }
}

TEST_CASE("tags are tidied") {
    CHECK(tidy_tag("  #river ") == "river");
    CHECK(tidy_tag("two words") == "two words");
    CHECK(tidy_tag(" # ").empty());
    CHECK(tidy_tag(std::string(kMaxTag + 1, 'x')).empty());
}
