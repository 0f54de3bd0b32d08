// The normal distribution, as far as the error formulas need it.
#pragma once

namespace mooring {

inline constexpr double kZ90 = 1.6448536269514722;  // two-sided 90 %
inline constexpr double kZ95 = 1.9599639845400545;  // two-sided 95 %

// P(Z <= x) by the complementary error function; absolute error below 1e-15.
double normal_cdf(double x);

// x with normal_cdf(x) = p for 0 < p < 1 (Wichura 1988, algorithm AS 241, PPND16; relative error about 1e-16).
// p at or beyond 0 or 1 gives -38 or 38, outside of what a double can tell from certainty.
double normal_quantile(double p);

}  // namespace mooring
