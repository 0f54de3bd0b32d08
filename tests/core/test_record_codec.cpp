#include <doctest/doctest.h>

#include "core/record.h"
#include "core/seal.h"
#include "records.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

Revision full_revision() {
    SplitMix64 random(7);
    Revision out = revision(record_id(3), Kind::entry, R"({"mood":7,"text":"Sea"})", 1'772'625'600'000);
    out.hlc.counter = 4'000'000'000;
    out.standing = Standing::binned;
    out.when = When{20516, 725, -210};
    for (int i = 0; i < 3; ++i) out.ancestors.push_back(random_bytes(random));
    return out;
}

std::string body_of(const Revision& revision) {
    const auto body = encode_body(revision);
    REQUIRE(body);
    return body.value();
}

void check_same(const Revision& a, const Revision& b) {
    CHECK(a.id == b.id);
    CHECK(a.kind == b.kind);
    CHECK(a.schema == b.schema);
    CHECK(a.hlc == b.hlc);
    CHECK(a.device == b.device);
    CHECK(a.ancestors == b.ancestors);
    CHECK(a.standing == b.standing);
    CHECK(a.when == b.when);
    CHECK(a.payload == b.payload);
    CHECK(a.unknown == b.unknown);
}

}  // namespace

TEST_CASE("a body is one JSON object with sorted keys and no spaces") {
    Revision revision = testing::revision(record_id(3), Kind::entry, R"({"text":"Sea"})", 5);
    revision.when = When{100, std::nullopt, 60};
    CHECK(body_of(revision) ==
          R"({"a":[],"d":"0123456789abcdef","f":0,"h":[5,0],"id":"01000000000000000000000003","k":5,)"
          R"("p":{"text":"Sea"},"s":1,"w":[100,null,60]})");
}

TEST_CASE("a body comes back whole, and again as the same bytes") {
    const Revision revision = full_revision();
    const std::string body = body_of(revision);
    const auto back = decode_body(body);
    REQUIRE(back);
    check_same(back.value(), revision);
    CHECK(body_of(back.value()) == body);
}

TEST_CASE("revision ids come back from their text; other texts are refused") {
    SplitMix64 random(3);
    for (int i = 0; i < 100; ++i) {
        const RevisionId id = random_bytes(random);
        REQUIRE(to_text(id).size() == 22);
        REQUIRE(revision_id_from_text(to_text(id)) == id);
    }
    CHECK(to_text(RevisionId{}) == "AAAAAAAAAAAAAAAAAAAAAA");
    for (const char* bad :
         {"", "AAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAA+AAAAAAAAAA", "AAAAAAAAAA AAAAAAAAAAA"}) {
        CHECK_FALSE(revision_id_from_text(bad));
    }
}

TEST_CASE("members that this version does not know are written back") {
    const std::string body = body_of(full_revision());
    const std::string newer =
        with(with(body, R"({"a":)", R"({"X":{"deep":[1,2]},"a":)"), R"("text":"Sea")", R"("text":"Sea","zeal":9)");
    const auto back = decode_body(newer);
    REQUIRE(back);
    CHECK(back.value().unknown == R"({"X":{"deep":[1,2]}})");
    CHECK(back.value().payload == R"({"mood":7,"text":"Sea","zeal":9})");
    CHECK(body_of(back.value()) == newer);
}

TEST_CASE("known members win over kept ones of the same name") {
    Revision revision = full_revision();
    revision.unknown = R"({"d":"ffffffffffffffff","y":1})";
    const auto back = decode_body(body_of(revision));
    REQUIRE(back);
    CHECK(back.value().device == device_id_from_text("0123456789abcdef"));
    CHECK(back.value().unknown == R"({"y":1})");
}

TEST_CASE("a body of a newer schema or of a kind not yet known can be read as a record") {
    Revision revision = full_revision();
    revision.schema = 9;
    revision.kind = static_cast<Kind>(200);
    const auto back = decode_body(body_of(revision));
    REQUIRE(back);
    CHECK(back.value().schema == 9);
    CHECK(static_cast<int>(back.value().kind) == 200);
}

TEST_CASE("damaged bodies are refused, with the place") {
    const std::string body = body_of(full_revision());
    for_each_truncation(body, [](const std::string& torn) { REQUIRE_FALSE(decode_body(torn)); });

    const struct {
        const char* from;
        const char* to;
        const char* place;
    } damages[] = {
        {R"("k":5)", R"("k":"5")", "k"},
        {R"("k":5)", R"("k":0)", "k"},
        {R"("k":5)", R"("k":256)", "k"},
        {R"("k":5,)", "", "k"},
        {R"("s":1)", R"("s":1.0)", "s"},
        {R"("s":1)", R"("s":0)", "s"},
        {R"("f":2)", R"("f":3)", "f"},
        {R"("f":2)", R"("f":null)", "f"},
        {R"("h":[1772625600000,4000000000])", R"("h":[1772625600000])", "h"},
        {R"("h":[1772625600000,4000000000])", R"("h":[1772625600000,4294967296])", "h"},
        {R"("h":[1772625600000,4000000000])", R"("h":[1772625600000,-1])", "h"},
        {R"("h":[1772625600000,4000000000])", R"("h":[18446744073709551615,0])", "h"},
        {R"("h":[1772625600000,4000000000])", R"("h":[9007199254740993,0])", "h"},
        {R"("h":[1772625600000,4000000000])", R"("h":{})", "h"},
        {R"("d":"0123456789abcdef")", R"("d":"0123456789ABCDEF")", "d"},
        {R"("d":"0123456789abcdef")", R"("d":"0123456789abcde")", "d"},
        {R"("w":[20516,725,-210])", R"("w":[20516,1440,-210])", "w"},
        {R"("w":[20516,725,-210])", R"("w":[20516,-1,-210])", "w"},
        {R"("w":[20516,725,-210])", R"("w":[84371,725,-210])", "w"},
        {R"("w":[20516,725,-210])", R"("w":[18446744073709551615,725,-210])", "w"},
        {R"("w":[20516,725,-210])", R"("w":[20516,725,1081])", "w"},
        {R"("w":[20516,725,-210])", R"("w":[20516,725])", "w"},
        {R"("w":[20516,725,-210])", R"("w":null)", "w"},
        {R"("p":{"mood":7,"text":"Sea"})", R"("p":[])", "p"},
        {R"("p":{"mood":7,"text":"Sea"},)", "", "p"},
        {R"("id":"0)", R"("id":"8)", "id"},
        {R"("id":"0)", R"("id":")", "id"},
        {R"("a":[")", R"("a":[1,")", "a"},
        {R"("a":[")", R"("a":["!)", "a"},
        {R"({"a")", R"({"k":5,"a")", "not a JSON object"},
        {R"("text":"Sea")", R"("text":"Sea","text":"Lake")", "not a JSON object"},
        {R"(Sea)", "\\ud800", "not a JSON object"},
        {R"(Sea)", "\xC3\x28", "not a JSON object"},
        {R"({"a")", R"([{"a")", "not a JSON object"},
    };
    for (const auto& damage : damages) {
        INFO(damage.from, " -> ", damage.to);
        const std::string text = with(body, damage.from, damage.to);
        REQUIRE(!text.empty());
        const auto back = decode_body(text);
        REQUIRE_FALSE(back);
        CHECK(back.error().kind == ErrorKind::damaged);
        CHECK(std::string(back.error().detail) == damage.place);
    }
    for (const char* text : {"", "null", "[]", "{}", "42", "\"x\"", "{", "}"}) CHECK_FALSE(decode_body(text));
}

TEST_CASE("more ancestors than allowed are damage, as many as allowed are not") {
    Revision revision = full_revision();
    revision.ancestors.assign(kMaxAncestors, RevisionId{});
    CHECK(decode_body(body_of(revision)));
    revision.ancestors.push_back(RevisionId{});
    CHECK_FALSE(decode_body(body_of(revision)));
}

TEST_CASE("too much of what is unknown is damage") {
    Revision revision = full_revision();
    std::string members;
    for (int i = 0; i < 65; ++i)
        members += (members.empty() ? "" : ",") + std::string("\"u") + std::to_string(i) + "\":1";
    revision.unknown = "{" + members + "}";
    CHECK_FALSE(decode_body(body_of(revision)));
    revision.unknown = "{\"u\":\"" + std::string(17'000, 'x') + "\"}";
    CHECK_FALSE(decode_body(body_of(revision)));
    revision.unknown = "{\"u\":\"" + std::string(16'000, 'x') + "\"}";
    CHECK(decode_body(body_of(revision)));
}

TEST_CASE("a body over the limit is too big to write and to read") {
    Revision revision = full_revision();
    revision.payload = "{\"text\":\"" + std::string(kMaxBody, 'x') + "\"}";
    const auto body = encode_body(revision);
    REQUIRE_FALSE(body);
    CHECK(body.error().kind == ErrorKind::too_big);
    const auto back = decode_body(std::string(kMaxBody + 1, ' '));
    REQUIRE_FALSE(back);
    CHECK(back.error().kind == ErrorKind::too_big);
}

TEST_CASE("a payload that is no JSON object is our own mistake") {
    Revision revision = full_revision();
    for (const char* payload : {"", "[]", "{", "3", "{\"a\":1,\"a\":2}"}) {
        revision.payload = payload;
        const auto body = encode_body(revision);
        REQUIRE_FALSE(body);
        CHECK(body.error().kind == ErrorKind::bug);
    }
}
