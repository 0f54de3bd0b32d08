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
    for (const Scheme scheme : {Scheme::light, Scheme::dark, Scheme::contrast_light, Scheme::contrast_dark}) {
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
        for (const Colour back : {theme.canvas, theme.surface, theme.raised}) {
            for (const Colour line : theme.series) CHECK(contrast(line, back) >= 3);
        }
        CHECK(contrast(theme.text, theme.band) >= 7);
        CHECK(contrast(theme.muted, theme.band) >= 7);
        CHECK(contrast(theme.outline, theme.band) >= 3);
    }
}

TEST_CASE("every token is opaque, and the page around the canvas gets the same colour") {
    for (const Scheme scheme : {Scheme::light, Scheme::dark, Scheme::contrast_light, Scheme::contrast_dark}) {
        const Theme& theme = theme_of(scheme);
        for (const Colour token : {theme.canvas, theme.surface, theme.text, theme.muted, theme.accent, theme.outline,
                                   theme.focus, theme.band, theme.divider, theme.notice_bg}) {
            CHECK((token >> 24U) == 0xFFU);
        }
    }
    CHECK(web_colour(theme_of(Scheme::light).canvas) == 0xF5F3EE);
    CHECK(web_colour(theme_of(Scheme::dark).accent) == 0x8FD0D8);
    CHECK(from_web_colour(0x8FD0D8) == theme_of(Scheme::dark).accent);
}

TEST_CASE("forced colours: only what the system named, and text on its own background") {
    SystemColours system{};
    for (std::size_t i = 0; i < system.size(); ++i)
        system[i] = from_web_colour(static_cast<std::uint32_t>(0x101010 * i));
    const Theme theme = theme_of_system(system);
    for (const Colour token : {theme.canvas, theme.surface, theme.selected, theme.hover, theme.text, theme.muted,
                               theme.accent, theme.on_accent, theme.danger, theme.outline, theme.focus, theme.notice}) {
        CHECK(std::find(system.begin(), system.end(), token) != system.end());
    }
    CHECK(theme.text == system[1]);
    CHECK(theme.selected == system[0]);
    CHECK(theme.border == 2);
}
