#include "core/instrument.h"
#include "forms.h"

using namespace mooring;
using namespace mooring::testing;

TEST_CASE("instrument: an item is found by its id") {
    REQUIRE(find_item(form("compass-36"), "V18"));
    CHECK(find_item(form("compass-36"), "V18")->keying == Keying::reversed);
    CHECK(find_item(form("compass-36"), "V19") == nullptr);
    CHECK(find_item(Instrument{}, "A1") == nullptr);
}

TEST_CASE("instrument: the wording follows the frame") {
    const Item& item = form("compass-10").items[0];
    CHECK(item_text(item, Frame::person) == "I brace myself for {name} to pull away.");
    CHECK(item_text(item, Frame::past) == "I braced myself for {name} to pull away.");
    const Item& pulse = form("pulse-3").items[0];
    CHECK(item_text(pulse, Frame::general) == "I felt safe with the people close to me.");
    CHECK(item_text(pulse, Frame::person) == "I felt safe with {name}.");
    CHECK(frame_text(form("compass-10"), Frame::general).empty());
    CHECK(frame_text(form("compass-10"), Frame::person) == "with {name}, the past four weeks");
}

TEST_CASE("instrument: Compass-12 is a part of Compass-36, not the other way round") {
    CHECK(is_part_of(form("compass-12"), form("compass-36")));
    CHECK_FALSE(is_part_of(form("compass-36"), form("compass-12")));
    CHECK_FALSE(is_part_of(form("compass-10"), form("compass-36")));
    Instrument changed = form("compass-12");
    changed.items[0].text += " Really.";
    CHECK_FALSE(is_part_of(changed, form("compass-36")));
}
