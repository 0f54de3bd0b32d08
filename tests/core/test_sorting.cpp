#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/sorting.h"

using namespace mooring;

namespace {

struct Thing {
    int key = 0;
    std::string name;
    bool operator==(const Thing&) const = default;
};

bool key_before(const Thing& a, const Thing& b) {
    return a.key < b.key;
}

}  // namespace

TEST_CASE("sorting: in order, equal ones stay in the order they came in") {
    std::vector<Thing> things;
    for (int i = 0; i < 500; ++i) things.push_back({(i * 7919) % 31, std::to_string(i)});
    std::vector<Thing> expected = things;
    std::stable_sort(expected.begin(), expected.end(), key_before);
    REQUIRE(expected != things);
    sort_by(things, key_before);
    CHECK(things == expected);
}

TEST_CASE("sorting: nothing and one") {
    std::vector<Thing> things;
    sort_by(things, key_before);
    CHECK(things.empty());
    things.push_back({1, "one"});
    sort_by(things, key_before);
    CHECK(things == std::vector<Thing>{{1, "one"}});
}
