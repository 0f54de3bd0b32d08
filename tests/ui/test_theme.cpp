#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "ui/theme.h"

using namespace mooring;

namespace {

// Relative luminance and contrast ratio as WCAG 2.2 defines them.
double luminance(Colour colour) {
    const auto channel = [&](int shift) {
        const double c = (colour >> shift & 0xFFU) / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(0) + 0.7152 * channel(8) + 0.0722 * channel(16);
}

double contrast(Colour a, Colour b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace

TEST_CASE("text has at least 7:1 and shapes 3:1 on every background they stand on") {
    for (const Scheme scheme : {Scheme::light, Scheme::dark}) {
        CAPTURE(static_cast<int>(scheme));
        const Theme& theme = theme_of(scheme);
        for (const Colour back :
             {theme.canvas, theme.surface, theme.sunken, theme.raised, theme.hover, theme.selected}) {
            CAPTURE(back);
            for (const Colour ink : {theme.text, theme.muted, theme.accent, theme.danger})
                CHECK(contrast(ink, back) >= 7);
            CHECK(contrast(theme.outline, back) >= 3);
            CHECK(contrast(theme.focus, back) >= 3);
        }
        for (const Colour back : {theme.accent, theme.accent_hover, theme.accent_press}) {
            CHECK(contrast(theme.on_accent, back) >= 7);
        }
        CHECK(contrast(theme.on_danger, theme.danger) >= 7);
        CHECK(contrast(theme.notice, theme.notice_bg) >= 7);
        for (const Colour back : {theme.canvas, theme.surface, theme.raised, theme.band}) {
            CHECK(contrast(theme.series[0], back) >= 3);
            CHECK(contrast(theme.series[1], back) >= 3);
        }
    }
}

TEST_CASE("every token is opaque, and the page around the canvas gets the same colour") {
    for (const Scheme scheme : {Scheme::light, Scheme::dark}) {
        const Theme& theme = theme_of(scheme);
        for (const Colour token : {theme.canvas, theme.surface, theme.text, theme.muted, theme.accent, theme.outline,
                                   theme.focus, theme.band, theme.divider, theme.notice_bg}) {
            CHECK((token >> 24U) == 0xFFU);
        }
    }
    CHECK(web_colour(theme_of(Scheme::light).canvas) == 0xF5F3EE);
    CHECK(web_colour(theme_of(Scheme::dark).accent) == 0x8FD0D8);
}
