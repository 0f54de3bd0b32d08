// SplitMix64, the one generator of the project (Steele, Lea & Flood 2014; constants of Vigna's public domain version).
// The same seed gives the same numbers on every machine. Reproducible, not secret: never use it for keys.
#pragma once

#include <cstdint>

namespace mooring {

class SplitMix64 {
public:
    explicit SplitMix64(std::uint64_t seed) : state_(seed) {}

    // The next 64 bits.
    std::uint64_t next();

    // A number in [0, n), each equally likely: draws at or above floor(2^64 / n) * n are thrown away. 0 for n = 0.
    std::uint64_t below(std::uint64_t n);

    // A number in the open interval (0, 1) with 52 random bits, fit for normal_quantile().
    double unit();

private:
    std::uint64_t state_;
};

}  // namespace mooring
