#include <doctest/doctest.h>

#include <cmath>

#include "core/normal.h"

using namespace mooring;

TEST_CASE("normal: known values") {
    CHECK(normal_cdf(0) == doctest::Approx(0.5).epsilon(1e-15));
    CHECK(normal_cdf(1) == doctest::Approx(0.841344746068542949).epsilon(1e-14));
    CHECK(normal_cdf(-6) == doctest::Approx(9.86587645037698e-10).epsilon(1e-12));
    CHECK(normal_quantile(0.95) == doctest::Approx(kZ90).epsilon(1e-14));
    CHECK(normal_quantile(0.975) == doctest::Approx(kZ95).epsilon(1e-14));
    CHECK(normal_quantile(0.25) == doctest::Approx(-0.6744897501960817).epsilon(1e-14));  // AS 241's own checks
    CHECK(normal_quantile(0.001) == doctest::Approx(-3.090232306167814).epsilon(1e-14));
    CHECK(normal_quantile(1e-20) == doctest::Approx(-9.262340089798408).epsilon(1e-14));
    CHECK(std::fabs(normal_quantile(0.5)) < 1e-16);
}

TEST_CASE("normal: the quantile undoes the distribution, and nothing is infinite") {
    for (int i = 1; i < 1000; ++i) {
        const double p = i / 1000.0;
        CHECK(normal_cdf(normal_quantile(p)) == doctest::Approx(p).epsilon(1e-13));
        CHECK(normal_quantile(1 - p) == doctest::Approx(-normal_quantile(p)).epsilon(1e-12));
    }
    CHECK(normal_quantile(0) == -38);
    CHECK(normal_quantile(1) == 38);
    CHECK(normal_quantile(std::nan("")) == -38);
}
