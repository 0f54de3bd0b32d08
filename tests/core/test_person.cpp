#include <doctest/doctest.h>

#include "core/person.h"

using namespace mooring;

namespace {

Person somebody() {
    Person person;
    person.name = "M.";
    person.bond = Bond::caregiver;
    person.notes = "Likes \u00E9clairs.\nLives far away.";
    person.colour = 3;
    person.past = true;
    person.archived = true;
    return person;
}

}  // namespace

TEST_CASE("a person comes back as written, with members of a later version") {
    Person person = somebody();
    person.unknown = R"({"birthday":12})";
    const auto read = decode_person(encode_person(person));
    REQUIRE(read);
    CHECK(read.value().name == person.name);
    CHECK(read.value().bond == person.bond);
    CHECK(read.value().notes == person.notes);
    CHECK(read.value().colour == 3);
    CHECK(read.value().past);
    CHECK(read.value().archived);
    CHECK(read.value().unknown == person.unknown);
}

TEST_CASE("every bond has its own word, and one of a later version keeps its name") {
    for (int i = 0; i < kBonds; ++i) {
        Person person = somebody();
        person.bond = static_cast<Bond>(i);
        const auto read = decode_person(encode_person(person));
        REQUIRE(read);
        CHECK(read.value().bond == person.bond);
    }
    const auto later = decode_person(R"({"name":"N","bond":"godparent"})");
    REQUIRE(later);
    CHECK(later.value().bond == Bond::other);
    CHECK(later.value().bond_word == "godparent");
}

TEST_CASE("a damaged person is damage, with its place") {
    for (const char* damaged :
         {"", "[]", "{}", R"({"name":3})", R"({"name":"N","colour":99})", R"({"name":"N","colour":-1})",
          R"({"name":"N","past":1})", R"({"name":"N","notes":null})"}) {
        CAPTURE(damaged);
        const auto read = decode_person(damaged);
        REQUIRE_FALSE(read);
        CHECK(read.error().kind == ErrorKind::damaged);
    }
    Person person = somebody();
    person.name = std::string(kMaxName + 1, 'x');
    CHECK_FALSE(decode_person(encode_person(person)));
}

TEST_CASE("a safety flag is one record for a person, and an unknown answer is read with care") {
    RecordId person;
    person.bytes[3] = 7;
    CHECK(safety_id(person) != person);
    CHECK(safety_id(person) == safety_id(person));
    for (const Safety safety : {Safety::unasked, Safety::open, Safety::withheld, Safety::ask}) {
        const auto read = decode_safety(encode_safety({{}, person, safety, {}}));
        REQUIRE(read);
        CHECK(read.value().person == person);
        CHECK(read.value().safety == safety);
    }
    const auto later = decode_safety(R"({"person":")" + to_text(person) + R"(","safety":"a later word"})");
    REQUIRE(later);
    CHECK(later.value().safety == Safety::withheld);
    CHECK_FALSE(decode_safety("{}"));
}
