// Somebody in a person's life: a private nickname, what kind of bond it is, notes. Never a score of them, never a
// label. What was answered to the safety questions about them is a record of its own (Safety), so that it can be kept
// apart from everything that is shown, exported or handed over.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/record.h"

namespace mooring {

enum class Bond : std::uint8_t { partner, friendship, caregiver, sibling, family, mentor, therapist, other };
inline constexpr int kBonds = 8;

struct Person {
    RecordId id;
    std::string name;  // a nickname, at most kMaxName bytes
    Bond bond = Bond::friendship;
    std::string bond_word;  // for Bond::other: the person's own word
    std::string notes;      // at most kMaxNotes bytes
    int colour = 0;         // 0 .. kPersonColours - 1, of the mark beside the name
    bool past = false;      // has died, or there is no contact: the past tense, no trend
    bool archived = false;  // out of the lists, kept with everything about them
    std::string unknown;    // members this version does not know
};

inline constexpr int kPersonSchema = 1;
inline constexpr int kPersonColours = 8;
inline constexpr std::size_t kMaxName = 120;
inline constexpr std::size_t kMaxNotes = 64 * 1024;
inline constexpr std::size_t kMaxPersons = 200;

std::string encode_person(const Person& person);
// Failure: damaged, with the place. The caller sets `id`.
Result<Person> decode_person(std::string_view payload);

// What follows from the safety questions about a person. Only this is stored, never the answers.
enum class Safety : std::uint8_t {
    unasked,
    open,      // every answer was "no"
    withheld,  // a "yes" or "rather not say": whatever asks for openness is withheld for this person
    ask,       // "ask me each time, store nothing": withheld until asked, and again the next time
};

struct SafetyFlag {
    RecordId id;
    RecordId person;
    Safety safety = Safety::unasked;
    std::string unknown;
};

inline constexpr int kSafetySchema = 1;

// A person has one safety record, whose id follows from theirs.
RecordId safety_id(const RecordId& person);

std::string encode_safety(const SafetyFlag& flag);
Result<SafetyFlag> decode_safety(std::string_view payload);

}  // namespace mooring
