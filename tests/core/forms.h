// The shipped forms and the example answers of the golden cases (G01 to G40), shared by the tests of core.
#pragma once

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "core/catalog.h"
#include "core/score.h"

namespace mooring::testing {

inline constexpr double kTolerance = 5e-5;

// doctest's Approx is relative; golden values are given to four decimals.
inline bool near(double value, double expected, double tolerance = kTolerance) {
    return std::fabs(value - expected) <= tolerance;
}

#define CHECK_NEAR(value, expected) \
    CHECK_MESSAGE(::mooring::testing::near(value, expected), #value, " is ", value, ", expected ", expected)

inline const Catalog& catalog() {
    static const LoadedCatalog loaded = load_catalog(std::span(kContentFiles, kContentFileCount));
    return loaded.catalog;
}

inline const Instrument& form(std::string_view id) {
    static const Instrument none;
    const Instrument* found = catalog().find_instrument(id);
    REQUIRE(found);
    return found ? *found : none;
}

// Answers prefix1, prefix2, ... in the order given.
inline void answer(Answers& answers, const std::string& prefix, std::initializer_list<int> values) {
    int number = 0;
    for (const int value : values) answers.set(prefix + std::to_string(++number), value);
}

// F1: Compass-36.
inline Answers example_36() {
    Answers answers;
    answer(answers, "A", {5, 6, 3, 5, 4, 2, 6, 5, 2, 4, 5, 4, 3, 2, 5, 6, 3, 4});
    answer(answers, "V", {2, 3, 6, 5, 5, 6, 3, 2, 5, 2, 6, 6, 3, 4, 5, 2, 6, 6});
    return answers;
}

// P1: Compass-10.
inline Answers example_10() {
    Answers answers;
    answer(answers, "PA", {5, 3, 6, 4, 2});
    answer(answers, "PV", {3, 5, 4, 6, 2});
    return answers;
}

// The same answer to every statement.
inline Answers all_the_same(const Instrument& instrument, int value) {
    Answers answers;
    for (const Item& item : instrument.items) answers.set(item.id, value);
    return answers;
}

// Every keyed answer is `keyed`.
inline Answers at_pole(const Instrument& instrument, int keyed) {
    Answers answers;
    for (const Item& item : instrument.items) answers.set(item.id, keyed_answer(instrument, item, keyed));
    return answers;
}

}  // namespace mooring::testing
