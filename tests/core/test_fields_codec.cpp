#include <doctest/doctest.h>

#include "core/fields_codec.h"

using namespace mooring;

namespace {

std::string nested(int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
}

std::string nested_objects(int depth) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += R"({"a":)";
    text += "1";
    return text + std::string(static_cast<std::size_t>(depth), '}');
}

constexpr std::int64_t kEdge = 9'007'199'254'740'992;  // 2^53

std::int64_t read_integer(const std::string& number, bool& ok) {
    FieldReader fields(R"({"n":)" + number + "}");
    const auto value = fields.integer("n", 7, -kEdge, kEdge);
    ok = fields.ok();
    return value;
}

}  // namespace

TEST_CASE("JSON is read to a depth of 32 and no deeper") {
    CHECK_FALSE(parse_json(nested(32)).is_discarded());
    CHECK(parse_json(nested(34)).is_discarded());
    CHECK_FALSE(parse_json(nested_objects(32)).is_discarded());
    CHECK(parse_json(nested_objects(34)).is_discarded());
    CHECK(parse_json(nested(100'000)).is_discarded());
    CHECK(parse_json(nested_objects(100'000)).is_discarded());
}

TEST_CASE("a name twice in one object is refused, in two objects it is not") {
    CHECK(parse_json(R"({"a":1,"a":1})").is_discarded());
    CHECK(parse_json(R"({"a":1,"\u0061":2})").is_discarded());
    CHECK(parse_json(R"({"x":{"a":1,"b":2,"a":3}})").is_discarded());
    CHECK(parse_json(R"([{"a":1},{"b":{"c":1,"c":2}}])").is_discarded());
    CHECK_FALSE(parse_json(R"({"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]})").is_discarded());
    CHECK_FALSE(parse_json(R"({"a":{"b":1},"b":2})").is_discarded());
}

TEST_CASE("what is no JSON is discarded") {
    for (const char* text : {"", " ", "{", "{]", "nul", "{'a':1}", "{\"a\":1,}", "{\"a\":01}", "// x\n{}", "{} {}",
                             "NaN", "\xEF\xBB\xBF", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\xC3\x28\"",
                             "\"\xED\xA0\x80\"", "\"\xC0\x80\"", "\"\xF5\x80\x80\x80\"", "\"a\nb\""}) {
        INFO(text);
        CHECK(parse_json(text).is_discarded());
    }
    CHECK(parse_json("\"\\ud83d\\ude00\"").get<std::string>() == "\xF0\x9F\x98\x80");
}

TEST_CASE("dumping never ends the program: bytes that are no UTF-8 are replaced") {
    CHECK(dump_json(Json("a\xFFz")) == "\"a\xEF\xBF\xBDz\"");
    CHECK(dump_json(Json("\xED\xA0\x80")).find("\xEF\xBF\xBD") != std::string::npos);
    CHECK(dump_json(Json{{"b", 1}, {"a", 2}}) == R"({"a":2,"b":1})");
}

TEST_CASE("whole numbers are kept to 2^53 on both sides") {
    bool ok = false;
    CHECK(read_integer("9007199254740992", ok) == kEdge);
    CHECK(ok);
    CHECK(read_integer("-9007199254740992", ok) == -kEdge);
    CHECK(ok);
    for (const char* bad :
         {"9007199254740993", "-9007199254740993", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
          "18446744073709551615", "18446744073709551616", "1.0", "1e3", "-0.0", "\"1\"", "true", "null", "[]", "{}"}) {
        INFO(bad);
        CHECK(read_integer(bad, ok) == 7);
        CHECK_FALSE(ok);
    }
    CHECK(whole_number(Json(3), 0, 3) == 3);
    CHECK_FALSE(whole_number(Json(4), 0, 3));
    CHECK_FALSE(whole_number(Json(-1), 0, 3));
    CHECK_FALSE(whole_number(Json(18446744073709551615ULL), -5, 5));
}

TEST_CASE("members of the wrong type are named, absent ones are not") {
    const char* wrong = R"({"i":"1","b":1,"t":5,"a":{},"o":[]})";
    const struct {
        const char* name;
        void (*read)(FieldReader&);
    } reads[] = {
        {"i", [](FieldReader& f) { CHECK(f.integer("i", 3, 0, 9) == 3); }},
        {"b", [](FieldReader& f) { CHECK(f.boolean("b", true)); }},
        {"t", [](FieldReader& f) { CHECK(f.text("t", 9).empty()); }},
        {"a", [](FieldReader& f) { CHECK(f.array("a") == Json::array()); }},
        {"o", [](FieldReader& f) { CHECK(f.object("o") == Json::object()); }},
    };
    for (const auto& item : reads) {
        FieldReader fields(wrong);
        item.read(fields);
        CHECK_FALSE(fields.ok());
        CHECK(fields.error().kind == ErrorKind::damaged);
        CHECK(std::string(fields.error().detail) == item.name);
        FieldReader null(R"({")" + std::string(item.name) + R"(":null})");
        item.read(null);
        CHECK_FALSE(null.ok());
        FieldReader empty("{}");
        item.read(empty);
        CHECK(empty.ok());
        empty.require(item.name);
        CHECK(std::string(empty.error().detail) == item.name);
    }
}

TEST_CASE("texts are kept to their limit in bytes") {
    const std::string text = R"({"t":")" + std::string(10, 'x') + R"("})";
    FieldReader fits(text);
    CHECK(fits.text("t", 10) == "xxxxxxxxxx");
    CHECK(fits.ok());
    FieldReader over(text);
    CHECK(over.text("t", 9).empty());
    CHECK_FALSE(over.ok());
}

TEST_CASE("the first problem is the one that is told") {
    FieldReader fields(R"({"a":1,"b":2})");
    (void)fields.text("b", 5);
    (void)fields.text("a", 5);
    CHECK(std::string(fields.error().detail) == "b");
    FieldReader nothing("[]");
    (void)nothing.text("a", 5);
    nothing.require("a");
    CHECK(std::string(nothing.error().detail) == "not a JSON object");
    CHECK_FALSE(nothing.has("a"));
    CHECK(nothing.take_unknown().empty());
}

TEST_CASE("what nobody asked for is kept and put back") {
    FieldReader fields(R"({"a":1,"z":[1,{"y":null}],"m":"x"})");
    (void)fields.integer("a", 0, 0, 9);
    const std::string unknown = fields.take_unknown();
    CHECK(unknown == R"({"m":"x","z":[1,{"y":null}]})");
    Json json = {{"a", 2}, {"m", "mine"}};
    merge_unknown(json, unknown);
    CHECK(dump_json(json) == R"({"a":2,"m":"mine","z":[1,{"y":null}]})");
    for (const char* nothing : {"", "[]", "{", "3"}) merge_unknown(json, nothing);
    CHECK(dump_json(json) == R"({"a":2,"m":"mine","z":[1,{"y":null}]})");
}
