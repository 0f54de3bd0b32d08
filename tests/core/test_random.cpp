#include <doctest/doctest.h>

#include <array>
#include <vector>

#include "core/random.h"

using namespace mooring;

TEST_CASE("G39 SplitMix64, first output of seeds 0 and 1") {
    CHECK(SplitMix64(0).next() == 0xe220a8397b1dcdafu);
    CHECK(SplitMix64(1).next() == 0x910a2dec89025cc1u);
}

TEST_CASE("random: below() stays below and reaches everything") {
    SplitMix64 random(42);
    std::array<int, 7> seen{};
    for (int i = 0; i < 7000; ++i) {
        const std::uint64_t draw = random.below(7);
        REQUIRE(draw < 7);
        ++seen[draw];
    }
    for (const int count : seen) CHECK((count > 850 && count < 1150));
    CHECK(random.below(1) == 0);
    CHECK(random.below(0) == 0);
}

TEST_CASE("random: below() throws away draws from the uneven end") {
    // For n = 2^63 + 1 only draws below n are kept: half of them, less one.
    const std::uint64_t n = (std::uint64_t{1} << 63) + 1;
    SplitMix64 draws(7), random(7);
    for (int i = 0; i < 100; ++i) {
        std::uint64_t expected = draws.next();
        while (expected >= n) expected = draws.next();
        CHECK(random.below(n) == expected);
    }
    // A power of two divides 2^64: nothing is thrown away, not even the largest draw.
    SplitMix64 a(9), b(9);
    for (int i = 0; i < 100; ++i) CHECK(a.below(8) == b.next() % 8);
}

TEST_CASE("random: unit() lies strictly between 0 and 1, evenly") {
    SplitMix64 random(3);
    double sum = 0;
    for (int i = 0; i < 10000; ++i) {
        const double draw = random.unit();
        REQUIRE(draw > 0);
        REQUIRE(draw < 1);
        sum += draw;
    }
    CHECK(sum / 10000 == doctest::Approx(0.5).epsilon(0.02));
}
