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
    .heat = {rgb(0xFFFFFF), rgb(0xE3EFF0), rgb(0xC4DEE1), rgb(0x9CC7CD)},
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
    .heat = {rgb(0x1A242A), rgb(0x1D353B), rgb(0x20464E), rgb(0x22525C)},
};

constexpr Theme kContrastLight{
    .canvas = rgb(0xFFFFFF),
    .surface = rgb(0xFFFFFF),
    .sunken = rgb(0xFFFFFF),
    .raised = rgb(0xFFFFFF),
    .hover = rgb(0xE6F0FF),
    .selected = rgb(0xD6E6FF),
    .text = rgb(0x000000),
    .muted = rgb(0x1A1A1A),
    .accent = rgb(0x00315C),
    .accent_hover = rgb(0x002244),
    .accent_press = rgb(0x001529),
    .on_accent = rgb(0xFFFFFF),
    .danger = rgb(0x7A0000),
    .on_danger = rgb(0xFFFFFF),
    .notice = rgb(0x000000),
    .notice_bg = rgb(0xFFFFFF),
    .outline = rgb(0x000000),
    .divider = rgb(0x000000),
    .focus = rgb(0x0033CC),
    .series = {rgb(0x0B5560), rgb(0x4A1F08), rgb(0x2A1A6E), rgb(0x665200)},
    .band = rgb(0xCFE3E5),
    .heat = {rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xFFFFFF)},
    .border = 2,
};

constexpr Theme kContrastDark{
    .canvas = rgb(0x000000),
    .surface = rgb(0x000000),
    .sunken = rgb(0x000000),
    .raised = rgb(0x000000),
    .hover = rgb(0x1A2A33),
    .selected = rgb(0x0F3340),
    .text = rgb(0xFFFFFF),
    .muted = rgb(0xF0F0F0),
    .accent = rgb(0x9BE8F2),
    .accent_hover = rgb(0xBDF1F7),
    .accent_press = rgb(0xDFF9FB),
    .on_accent = rgb(0x000000),
    .danger = rgb(0xFFB9B0),
    .on_danger = rgb(0x000000),
    .notice = rgb(0xFFFFFF),
    .notice_bg = rgb(0x000000),
    .outline = rgb(0xFFFFFF),
    .divider = rgb(0xFFFFFF),
    .focus = rgb(0xFFE14D),
    .series = {rgb(0x9DEAF3), rgb(0xE08F70), rgb(0xA99FF0), rgb(0xFCE580)},
    .band = rgb(0x12383E),
    .heat = {rgb(0x000000), rgb(0x000000), rgb(0x000000), rgb(0x000000)},
    .border = 2,
};

}  // namespace

const Theme& theme_of(Scheme scheme) {
    switch (scheme) {
        case Scheme::dark: return kDark;
        case Scheme::contrast_light: return kContrastLight;
        case Scheme::contrast_dark: return kContrastDark;
        case Scheme::light:
        case Scheme::forced: break;
    }
    return kLight;
}

// Only pairs that the system promises to be readable stand on each other; what is chosen is told by its outline.
Theme theme_of_system(const SystemColours& colours) {
    const Colour canvas = colours[0];
    const Colour text = colours[1];
    const Colour link = colours[2];
    const Colour highlight = colours[5];
    const Colour grey = colours[7];
    return {
        .canvas = canvas,
        .surface = canvas,
        .sunken = canvas,
        .raised = canvas,
        .hover = canvas,
        .selected = canvas,
        .text = text,
        .muted = text,
        .accent = link,
        .accent_hover = text,
        .accent_press = text,
        .on_accent = canvas,
        .danger = text,
        .on_danger = canvas,
        .notice = text,
        .notice_bg = canvas,
        .outline = text,
        .divider = grey,
        .focus = highlight,
        .series = {link, text, highlight, grey},
        .band = canvas,
        .heat = {canvas, canvas, canvas, canvas},
        .border = 2,
    };
}

std::uint32_t web_colour(Colour colour) {
    return (colour & 0xFFU) << 16U | (colour & 0xFF00U) | (colour >> 16U & 0xFFU);
}

Colour from_web_colour(std::uint32_t hex) {
    return rgb(hex);
}

}  // namespace mooring
