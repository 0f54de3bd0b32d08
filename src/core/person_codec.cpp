#include <algorithm>

#include "core/fields_codec.h"
#include "core/person.h"

namespace mooring {

namespace {

constexpr const char* kBondNames[kBonds] = {"partner", "friend", "caregiver", "sibling",
                                            "family",  "mentor", "therapist", "other"};
constexpr const char* kSafetyNames[] = {"unasked", "open", "withheld", "ask"};

}  // namespace

std::string encode_person(const Person& person) {
    Json json = {{"name", person.name}, {"bond", kBondNames[static_cast<int>(person.bond)]}, {"colour", person.colour}};
    if (!person.bond_word.empty()) json["bondWord"] = person.bond_word;
    if (!person.notes.empty()) json["notes"] = person.notes;
    if (person.past) json["past"] = true;
    if (person.archived) json["archived"] = true;
    merge_unknown(json, person.unknown);
    return dump_json(json);
}

Result<Person> decode_person(std::string_view payload) {
    FieldReader fields(payload);
    fields.require("name");
    Person person;
    person.name = fields.text("name", kMaxName);
    const std::string bond = fields.text("bond", 32);
    const auto* known = std::find(std::begin(kBondNames), std::end(kBondNames), bond);
    // A bond of a later version is shown as "other", in its own word.
    person.bond = known == std::end(kBondNames) ? Bond::other : static_cast<Bond>(known - std::begin(kBondNames));
    person.bond_word = fields.text("bondWord", kMaxName);
    if (known == std::end(kBondNames) && person.bond_word.empty()) person.bond_word = bond;
    person.notes = fields.text("notes", kMaxNotes);
    person.colour = static_cast<int>(fields.integer("colour", 0, 0, kPersonColours - 1));
    person.past = fields.boolean("past", false);
    person.archived = fields.boolean("archived", false);
    person.unknown = fields.take_unknown();
    if (!fields.ok()) return fields.error();
    return person;
}

RecordId safety_id(const RecordId& person) {
    RecordId id = person;
    id.bytes.back() = static_cast<std::uint8_t>(id.bytes.back() ^ 1U);
    return id;
}

std::string encode_safety(const SafetyFlag& flag) {
    Json json = {{"person", to_text(flag.person)}, {"safety", kSafetyNames[static_cast<int>(flag.safety)]}};
    merge_unknown(json, flag.unknown);
    return dump_json(json);
}

Result<SafetyFlag> decode_safety(std::string_view payload) {
    FieldReader fields(payload);
    SafetyFlag flag;
    fields.require("person");
    flag.person = fields.record_id("person");
    const std::string safety = fields.text("safety", 16);
    const auto* known = std::find(std::begin(kSafetyNames), std::end(kSafetyNames), safety);
    // Not known to this version: the careful reading.
    flag.safety =
        known == std::end(kSafetyNames) ? Safety::withheld : static_cast<Safety>(known - std::begin(kSafetyNames));
    flag.unknown = fields.take_unknown();
    if (!fields.ok()) return fields.error();
    return flag;
}

}  // namespace mooring
