#include "ui/theme.h"

namespace mooring {

namespace {

// 0xRRGGBB as the design writes it, to the byte order of Dear ImGui.
constexpr Colour rgb(std::uint32_t hex) {
    return 0xFF000000U | (hex & 0xFFU) << 16U | (hex & 0xFF00U) | (hex >> 16U & 0xFFU);
}

constexpr Theme kLight{
    .canvas = rgb(0xF5F3EE),
    .surface = rgb(0xFFFFFF),
    .sunken = rgb(0xECE9E1),
    .raised = rgb(0xFFFFFF),
    .hover = rgb(0xE7EEEE),
    .selected = rgb(0xDCEAEA),
    .text = rgb(0x1B2730),
    .muted = rgb(0x3C4851),
    .accent = rgb(0x0A4F5C),
    .accent_hover = rgb(0x083F4A),
    .accent_press = rgb(0x062F38),
    .on_accent = rgb(0xFFFFFF),
    .danger = rgb(0x8C1D18),
    .on_danger = rgb(0xFFFFFF),
    .notice = rgb(0x4A3500),
    .notice_bg = rgb(0xF3E7C9),
    .outline = rgb(0x6B7780),
    .divider = rgb(0xD8D4CA),
    .focus = rgb(0x0B57A4),
    .series = {rgb(0x1C788C), rgb(0x6E3316), rgb(0x4F3596), rgb(0x937820)},
    .band = rgb(0xD3E6E8),
};

constexpr Theme kDark{
    .canvas = rgb(0x11191E),
    .surface = rgb(0x1A242A),
    .sunken = rgb(0x0C1317),
    .raised = rgb(0x222E35),
    .hover = rgb(0x26343B),
    .selected = rgb(0x1D353B),
    .text = rgb(0xE9EEEE),
    .muted = rgb(0xBCC8CC),
    .accent = rgb(0x8FD0D8),
    .accent_hover = rgb(0xA9DDE3),
    .accent_press = rgb(0xC3E9ED),
    .on_accent = rgb(0x05242A),
    .danger = rgb(0xFFB4AB),
    .on_danger = rgb(0x410002),
    .notice = rgb(0xF4DFAE),
    .notice_bg = rgb(0x3A2F14),
    .outline = rgb(0x84949C),
    .divider = rgb(0x2F3D44),
    .focus = rgb(0x9CC9FF),
    .series = {rgb(0xB4DCE5), rgb(0xD07C5C), rgb(0x9F84DC), rgb(0xEFD468)},
    .band = rgb(0x1C3A40),
};

}  // namespace

const Theme& theme_of(Scheme scheme) {
    return scheme == Scheme::dark ? kDark : kLight;
}

std::uint32_t web_colour(Colour colour) {
    return (colour & 0xFFU) << 16U | (colour & 0xFF00U) | (colour >> 16U & 0xFFU);
}

}  // namespace mooring
