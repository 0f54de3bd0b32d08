// The only place with colours, sizes and type. Every token is opaque; tests/ui/test_theme.cpp computes the contrast of
// each pair that is used. Lengths are CSS pixels at a text size of 100 %.
#pragma once

#include <array>
#include <cstdint>

namespace mooring {

// `forced`: the colours the system forces on every page (theme_of_system).
enum class Scheme : std::uint8_t { light, dark, contrast_light, contrast_dark, forced };

using Colour = std::uint32_t;  // as Dear ImGui packs it: 0xAABBGGRR

struct Theme {
    // Backgrounds. All text tokens are readable on each of them.
    Colour canvas, surface, sunken, raised, hover, selected;
    Colour text, muted;
    Colour accent, accent_hover, accent_press, on_accent;
    Colour danger, on_danger;
    Colour notice, notice_bg;
    Colour outline;  // controls, axes, reference lines
    Colour divider;  // decoration only
    Colour focus;
    std::array<Colour, 4> series;  // charts; always with another shape and a label as well
    Colour band;                   // error bands behind series
    std::array<Colour, 4> heat;    // cells from none to many; the number stands in each
    float border = 1;              // of cards and controls
};

// Of any scheme but `forced`, which is the light one here.
const Theme& theme_of(Scheme scheme);
// Canvas, CanvasText, LinkText, ButtonFace, ButtonText, Highlight, HighlightText, GrayText as CSS names them.
using SystemColours = std::array<Colour, 8>;
Theme theme_of_system(const SystemColours& colours);

// Opaque 0xRRGGBB, as the page around the canvas knows it, and back.
std::uint32_t web_colour(Colour colour);
Colour from_web_colour(std::uint32_t rgb);

enum class Weight : std::uint8_t { regular, semibold };

// Size and line height as CSS means them.
struct TypeStyle {
    float px;
    float line;
    Weight weight;
};

namespace type {
inline constexpr TypeStyle kCaption{14, 20, Weight::regular};
inline constexpr TypeStyle kCaptionStrong{14, 20, Weight::semibold};
inline constexpr TypeStyle kBody{16, 24, Weight::regular};
inline constexpr TypeStyle kBodyStrong{16, 24, Weight::semibold};
inline constexpr TypeStyle kWriting{18, 28, Weight::regular};
inline constexpr TypeStyle kSection{20, 28, Weight::semibold};
inline constexpr TypeStyle kStatement{24, 32, Weight::regular};
inline constexpr TypeStyle kTitle{24, 32, Weight::semibold};
inline constexpr TypeStyle kNumeral{32, 40, Weight::semibold};
}  // namespace type

namespace space {
inline constexpr float kXs = 4;
inline constexpr float kS = 8;
inline constexpr float kM = 12;
inline constexpr float kL = 16;
inline constexpr float kXl = 24;
inline constexpr float kXxl = 32;
inline constexpr float kHuge = 48;
}  // namespace space

namespace size {
inline constexpr float kTarget = 44;  // least height and width of anything to press
inline constexpr float kFieldRadius = 8;
inline constexpr float kCardRadius = 12;
inline constexpr float kColumn = 680;    // widest column of text
inline constexpr float kTightBar = 300;  // width of the screen, in text-scaled pixels, below which the top bar is tight
inline constexpr float kRailFrom = 600;
inline constexpr float kWideFrom = 1024;
}  // namespace size

}  // namespace mooring
