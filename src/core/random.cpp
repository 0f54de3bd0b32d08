#include "core/random.h"

namespace mooring {

std::uint64_t SplitMix64::next() {
    state_ += 0x9e3779b97f4a7c15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

std::uint64_t SplitMix64::below(std::uint64_t n) {
    if (n == 0) return 0;
    const std::uint64_t left_over = (0 - n) % n;  // 2^64 mod n
    const std::uint64_t last = 0 - left_over - 1;
    std::uint64_t draw = next();
    while (draw > last) draw = next();
    return draw % n;
}

double SplitMix64::unit() {
    return (static_cast<double>(next() >> 12) + 0.5) * 0x1p-52;
}

}  // namespace mooring
