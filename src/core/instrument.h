// A form: its statements, keys, scale and the limits that go with it. Read from assets/content/instruments, never
// changed. A changed wording is a new version; scores of two versions are never joined. Scoring lives in score.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/answers.h"

namespace mooring {

enum class Dimension : unsigned char { anxiety, avoidance, none };  // none: a single question, never scored
enum class Keying : unsigned char { plain, reversed };
enum class Frame : unsigned char { general, person, past };  // past: about a person out of reach or no longer alive

struct Item {
    std::string id;
    Dimension dimension = Dimension::none;
    Keying keying = Keying::plain;
    std::string facet;        // only for the order and for lists; never scored
    std::string text;         // may hold {name} where the form is about a person
    std::string person_text;  // empty: text serves
    std::string past_text;    // empty: text serves
};

struct Anchor {
    int value = 0;
    std::string text;
};

// Limits of the checks in careless.h.
struct CarelessLimits {
    int run = 0;              // a run of identical raw answers from this length on is remarkable
    double gap = 0;           // gap of the plain and reversed means from this size on
    double sd = 0;            // SD of the keyed answers above this
    double acquiescence = 0;  // absolute acquiescence index above this
};

struct Instrument {
    std::string id;
    std::string version;
    std::string lang;
    std::string title;
    std::string question;  // printed above the anchors
    int min = 1;
    int max = 7;
    std::vector<Anchor> anchors;  // ascending; the first is min, the last is max
    std::string general_frame;    // the three frames: empty when the form is not offered in it
    std::string person_frame;
    std::string past_frame;
    int retest_days = 0;    // least days between two sittings; 0: any time
    double retest_sem = 0;  // assumed standard error of a retest, in points; 0: no change test
    std::optional<CarelessLimits> careless;
    std::vector<Item> items;  // in id order, which is not the order of presentation

    double centre() const { return (min + max) / 2.0; }
};

// The item with this id, or nullptr.
const Item* find_item(const Instrument& instrument, std::string_view id);

// The instruction of a frame, empty when the form is not offered in it.
std::string_view frame_text(const Instrument& instrument, Frame frame);

// The wording of an item in a frame, {name} not yet filled in.
std::string_view item_text(const Item& item, Frame frame);

// Whether every item of `part` is in `whole` with the same words, key and dimension on the same scale and in the same
// language: then the answers to `whole` also yield a score of `part` (Compass-12 from Compass-36).
bool is_part_of(const Instrument& part, const Instrument& whole);

}  // namespace mooring
