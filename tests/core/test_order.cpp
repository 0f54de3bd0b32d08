#include <sstream>

#include "core/order.h"
#include "forms.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

std::string joined(const std::vector<std::string>& order) {
    std::string text;
    for (const std::string& id : order) text += (text.empty() ? "" : " ") + id;
    return text;
}

}  // namespace

TEST_CASE("G39 order, seed 1: Compass-12 and Compass-10") {
    CHECK(joined(make_order(form("compass-12"), 1)) == "V13 A17 V7 A7 V5 A13 V2 A11 V17 A2 V11 A6");
    CHECK(joined(make_order(form("compass-10"), 1)) == "PV1 PA5 PV4 PA4 PV3 PA1 PV2 PA3 PV5 PA2");
}

TEST_CASE("G40 order, seed 1: Compass-36") {
    CHECK(joined(make_order(form("compass-36"), 1)) ==
          "V8 A13 V1 A3 V4 A16 V11 A9 V14 A6 V17 A7 V13 A17 V5 A12 V10 A15 V16 A10 V6 A2 V2 A11 V15 A8 V12 A18 V9 A4 "
          "V18 A14 V7 A5 V3 A1");
}

TEST_CASE("order: fair for 1,000 seeds of each form") {
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        CAPTURE(seed);
        REQUIRE(order_is_fair(form("compass-12"), make_order(form("compass-12"), seed)));
        REQUIRE(order_is_fair(form("compass-10"), make_order(form("compass-10"), seed)));
        REQUIRE(order_is_fair(form("compass-36"), make_order(form("compass-36"), seed)));
    }
}

TEST_CASE("order: what is not fair") {
    const Instrument& instrument = form("compass-10");
    std::vector<std::string> order = make_order(instrument, 1);
    CHECK(order_is_fair(instrument, order));
    std::vector<std::string> short_one(order.begin(), order.end() - 1);
    CHECK_FALSE(order_is_fair(instrument, short_one));
    std::vector<std::string> twice = order;
    twice[9] = twice[7];
    CHECK_FALSE(order_is_fair(instrument, twice));
    std::swap(order[0], order[1]);
    CHECK_FALSE(order_is_fair(instrument, order));  // two of one dimension in a row
    std::vector<std::string> as_written;
    for (const Item& item : form("compass-36").items) as_written.push_back(item.id);
    CHECK_FALSE(order_is_fair(form("compass-36"), as_written));
}

TEST_CASE("order: forms that cannot obey the rules keep the order of the file") {
    CHECK(joined(make_order(form("pulse-3"), 5)) == "PU1 PU2 PU3");
    Instrument one_facet = form("compass-12");
    for (Item& item : one_facet.items) item.facet = "same";
    CHECK(joined(make_order(one_facet, 5)) == "A2 A6 A7 A11 A13 A17 V2 V5 V7 V11 V13 V17");
    CHECK(make_order(Instrument{}, 1).empty());
}
