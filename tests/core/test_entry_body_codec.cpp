#include <doctest/doctest.h>

#include "core/entry.h"
#include "records.h"
#include "support/rounds.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

bool one_in(SplitMix64& random, std::uint64_t count) {
    return random.below(count) == 0;
}

int scale(SplitMix64& random) {
    return static_cast<int>(random.below(11));
}

// Any entry, with anything beside it or nothing.
Entry any_entry(SplitMix64& random) {
    Entry entry;
    entry.text = one_in(random, 5) ? "" : "Sea, \"wind\" \\ \xE6\xB5\xB7 \xF0\x9F\x8C\x8A\t\x01 \n";
    if (one_in(random, 2)) entry.prompt = "J07";
    if (one_in(random, 2)) entry.meta.title = "A title";
    for (std::uint64_t i = random.below(3); i > 0; --i) entry.meta.people.push_back({random_bytes(random)});
    for (auto& person : entry.meta.people) person.bytes[0] &= 0x7FU;
    for (std::uint64_t i = random.below(3); i > 0; --i) entry.meta.tags.push_back("river " + std::to_string(i));
    for (std::uint64_t i = random.below(3); i > 0; --i) entry.meta.feelings.push_back("calm");
    if (one_in(random, 2)) entry.meta.cling = scale(random);
    if (one_in(random, 2)) entry.meta.flee = scale(random);
    if (one_in(random, 2)) entry.mood = scale(random);
    if (one_in(random, 2)) entry.before = scale(random);
    if (one_in(random, 2)) entry.after = scale(random);
    entry.meta.starred = one_in(random, 3);
    entry.written_ms = static_cast<std::int64_t>(random.below(3));
    entry.created_ms = static_cast<std::int64_t>(random.below(1ULL << 54U)) - (1LL << 53);
    entry.edited_ms = -5;
    return entry;
}

Revision revision_of(SplitMix64& random, const Entry& entry) {
    Revision out = revision(record_id(static_cast<int>(random.below(9'000))), Kind::entry, encode_entry(entry), -3);
    out.hlc.counter = static_cast<std::uint32_t>(random.next());
    for (std::uint64_t i = random.below(4); i > 0; --i) out.ancestors.push_back(random_bytes(random));
    if (one_in(random, 2)) out.when = When{static_cast<Day>(random.below(20'000)), std::nullopt, -210};
    if (out.when && one_in(random, 2)) out.when->minute = static_cast<int>(random.below(24 * 60));
    return out;
}

// What was read in one go says the same as what is read over a tree.
void check_same(const std::string& body) {
    std::optional<Entry> entry;
    const auto read = decode_body(body, entry);
    const auto known = decode_body(std::string_view(body));
    REQUIRE(read.ok() == known.ok());
    if (!known) {
        CHECK_FALSE(entry);
        CHECK(read.error().kind == known.error().kind);
        CHECK(std::string(read.error().detail) == known.error().detail);
        return;
    }
    Revision again = read.value();
    if (entry) {
        CHECK(again.payload.empty());
        CHECK(entry->id == again.id);
        CHECK(entry->when == again.when.value_or(When{}));
        again.payload = encode_entry(*entry);
    }
    // As the entry's own codec says it, for a member may be given that says nothing.
    Revision expected = known.value();
    if (entry) expected.payload = encode_entry(decode_entry(expected.payload).value());
    CHECK(encode_body(again).value() == encode_body(expected).value());
}

}  // namespace

TEST_CASE("a live entry is read in one go, and says the same as over a tree") {
    for (std::uint64_t seed = 1; seed <= rounds(500); ++seed) {
        INFO("seed ", seed);
        SplitMix64 random(seed);
        const std::string body = encode_body(revision_of(random, any_entry(random))).value();
        std::optional<Entry> entry;
        REQUIRE(decode_body(body, entry));
        REQUIRE(entry);
        check_same(body);
    }
}

TEST_CASE("any bytes in an entry's body are read or refused as over a tree") {
    for (std::uint64_t seed = 1; seed <= rounds(3'000); ++seed) {
        INFO("seed ", seed);
        SplitMix64 random(seed);
        std::string body = encode_body(revision_of(random, any_entry(random))).value();
        constexpr std::string_view kSigns = "\"[]{},:0123456789nulltruefalse.-eE \\u";
        for (std::uint64_t i = random.below(3); i < 3; ++i) {
            const auto at = random.below(body.size());
            switch (random.below(4)) {
                case 0: body[at] = static_cast<char>(random.next()); break;
                case 1: body[at] = kSigns[random.below(kSigns.size())]; break;
                case 2: body.erase(at, random.below(12)); break;
                default: body.insert(at, body.substr(random.below(body.size()), random.below(40))); break;
            }
        }
        check_same(body);
    }
}

TEST_CASE("what is at the edge of being allowed is read or refused as over a tree") {
    SplitMix64 random(11);
    Entry entry;
    entry.text = "Sea";
    entry.mood = 7;
    entry.meta.tags = {"river"};
    Revision made = revision_of(random, entry);
    made.when = When{20'516, 725, -210};
    made.ancestors = {random_bytes(random)};
    made.hlc = {1, 2};
    const std::string body = encode_body(made).value();
    const std::pair<const char*, std::string> changes[] = {
        {R"("h":[1,2])", R"("h":[1])"},
        {R"("h":[1,2])", R"("h":[1,2,3])"},
        {R"("h":[1,2])", R"("h":[1,4294967296])"},
        {R"("h":[1,2])", R"("h":[9007199254740992,2])"},
        {R"("h":[1,2])", R"("h":[9007199254740993,2])"},
        {R"("h":[1,2])", R"("h":[[1,2]])"},
        {R"("h":[1,2])", R"("h":[null,2])"},
        {R"("h":[1,2])", R"("h":12)"},
        {R"("w":[20516,725,-210])", R"("w":[20516,null,-210])"},
        {R"("w":[20516,725,-210])", R"("w":[null,725,-210])"},
        {R"("w":[20516,725,-210])", R"("w":[20516,725,null])"},
        {R"("w":[20516,725,-210])", R"("w":[20516,1440,-210])"},
        {R"("w":[20516,725,-210])", R"("w":[20516,725,-1081])"},
        {R"("w":[20516,725,-210])", R"("w":[20516,725])"},
        {R"("w":[20516,725,-210])", R"("w":[])"},
        {R"("w":[20516,725,-210])", R"("w":null)"},
        {R"("mood":7)", R"("mood":11)"},
        {R"("mood":7)", R"("mood":7.0)"},
        {R"("mood":7)", R"("mood":[7])"},
        {R"("mood":7)", R"("mood":true)"},
        {R"("mood":7)", R"("mood":{"mood":7})"},
        {R"("mood":7)", R"("weather":7)"},
        {R"("mood":7)", R"("mood":7,"starred":1)"},
        {R"("mood":7)", R"("mood":7,"starred":false)"},
        {R"("mood":7)", R"("mood":7,"of":"00000000000000000000000000")"},
        {R"("tags":["river"])", R"("tags":[])"},
        {R"("tags":["river"])", R"("tags":[""])"},
        {R"("tags":["river"])", R"("tags":"river")"},
        {R"("tags":["river"])", R"("tags":[true])"},
        {R"("text":"Sea")", R"("text":["Sea"])"},
        {R"("text":"Sea")", R"("title":"Sea")"},
        {R"("k":5)", R"("k":14)"},
        {R"("k":5)", R"("k":0)"},
        {R"("s":1)", R"("s":2)"},
        {R"("s":1)", R"("s":0)"},
        {R"("f":0)", R"("f":1)"},
        {R"("f":0)", R"("f":3)"},
        {R"("f":0,)", ""},
        {R"("s":1)", R"("s":1,"z":{"later":[1]})"},
        {R"({"a")", R"([{"a")"},
    };
    check_same(body);
    for (const auto& [from, to] : changes) {
        INFO(from, " -> ", to);
        const std::string changed = with(body, from, to);
        REQUIRE(!changed.empty());
        check_same(changed);
    }
    for (const char* text : {"", "null", "[]", "{}", "7", "\"x\"", "{", "}"}) check_same(text);
    check_same(std::string(kMaxBody + 1, ' '));
}

TEST_CASE("the most that an entry may hold is read in one go, and no more") {
    const auto reads = [](const Entry& entry) {
        SplitMix64 random(3);
        const std::string body = encode_body(revision_of(random, entry)).value();
        check_same(body);
        std::optional<Entry> read;
        return decode_body(body, read).ok() && read.has_value();
    };
    Entry entry;
    entry.text.assign(kMaxText, 'x');
    entry.prompt.assign(kMaxPromptId, 'p');
    entry.meta.title.assign(kMaxTitle, 't');
    entry.meta.tags.assign(kMaxTags, std::string(kMaxTag, 'x'));
    entry.meta.people.assign(kMaxTags, record_id(4));
    CHECK(reads(entry));
    Entry more = entry;
    more.text += 'x';
    CHECK_FALSE(reads(more));
    more = entry;
    more.prompt += 'p';
    CHECK_FALSE(reads(more));
    more = entry;
    more.meta.title += 't';
    CHECK_FALSE(reads(more));
    more = entry;
    more.meta.tags.back() += 'x';
    CHECK_FALSE(reads(more));
    more = entry;
    more.meta.people.push_back(record_id(4));
    CHECK_FALSE(reads(more));
}
