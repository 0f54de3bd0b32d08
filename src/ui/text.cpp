#include "ui/text.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace mooring {

namespace {

float imgui_size(const TextFace& face) {
    return face.px * kImGuiSizePerEm;
}

float run_width(const TextFace& face, const char* begin, const char* end) {
    if (begin == end) return 0;  // Dear ImGui would look for a terminating zero
    return face.font->CalcTextSizeA(imgui_size(face), FLT_MAX, 0, begin, end).x;
}

void draw_run(ImDrawList& draw, const TextFace& face, ImVec2 at, float width, Colour colour, const char* begin,
              const char* end, Align align) {
    const float size = imgui_size(face);
    if (align != Align::start) {
        const float free = width - run_width(face, begin, end);
        at.x += align == Align::centre ? free / 2 : free;
    }
    at.y += (face.line - size) / 2;
    draw.AddText(face.font, size, ImVec2(std::floor(at.x), std::floor(at.y)), colour, begin, end);
}

// Scripts that are written without spaces may break between any two characters.
bool breaks_anywhere(unsigned int code) {
    return code >= 0x2E80 && code <= 0xFFDC;
}

// Where the line that begins at `begin` must end: after a space or hyphen, as a browser breaks it. Dear ImGui's own
// rule also breaks after full stops and would tear numbers apart.
const char* line_end(const TextFace& face, const char* begin, const char* end, float width) {
    ImFontBaked* baked = face.font->GetFontBaked(imgui_size(face));
    const float scale = imgui_size(face) / baked->Size;
    const char* last_break = nullptr;
    float x = 0;
    for (const char* at = begin; at < end;) {
        unsigned int code = 0;
        const char* next = at + std::max(1, ImTextCharFromUtf8(&code, at, end));
        const float advance = baked->GetCharAdvance(static_cast<ImWchar>(code)) * scale;
        if (code != ' ' && x + advance > width && at != begin) return last_break ? last_break : at;
        x += advance;
        if (code == ' ' || code == '-' || breaks_anywhere(code)) last_break = next;
        at = next;
    }
    return end;
}

// Calls line(begin, end) for each line as it breaks at `width`.
template <class Line>
void for_each_line(const TextFace& face, std::string_view text, float width, Line line) {
    const char* at = text.data();
    const char* const end = at + text.size();
    do {
        const char* const newline = std::find(at, end, '\n');
        do {
            const char* stop = line_end(face, at, newline, std::max(width, 1.0F));
            line(at, stop);
            at = stop;
            while (at < newline && *at == ' ') ++at;
        } while (at < newline);
        at = newline + (newline < end ? 1 : 0);
        if (newline + 1 == end) {
            line(end, end);  // the empty line after a closing newline
            return;
        }
    } while (at < end);
}

}  // namespace

TextFace face_of(const Fonts& fonts, const TypeStyle& style, float scale) {
    return {style.weight == Weight::semibold ? fonts.semibold : fonts.regular, style.px * scale, style.line * scale};
}

float text_height(const TextFace& face, std::string_view text, float width) {
    int lines = 0;
    for_each_line(face, text, width, [&](const char*, const char*) { ++lines; });
    return static_cast<float>(std::max(lines, 1)) * face.line;
}

float text_width(const TextFace& face, std::string_view text) {
    return run_width(face, text.data(), text.data() + text.size());
}

float draw_text(ImDrawList& draw, const TextFace& face, ImVec2 at, float width, Colour colour, std::string_view text,
                Align align) {
    const ImVec2 clip_min = draw.GetClipRectMin();
    const ImVec2 clip_max = draw.GetClipRectMax();
    float y = at.y;
    for_each_line(face, text, width, [&](const char* begin, const char* end) {
        const bool visible = y + face.line >= clip_min.y && y <= clip_max.y;
        if (visible && begin != end) draw_run(draw, face, {at.x, y}, width, colour, begin, end, align);
        y += face.line;
    });
    return std::max(y - at.y, face.line);
}

void draw_line(ImDrawList& draw, const TextFace& face, ImVec2 at, float width, Colour colour, std::string_view text,
               Align align) {
    const char* begin = text.data();
    const char* end = std::find(begin, begin + text.size(), '\n');
    if (begin == end) return;
    if (run_width(face, begin, end) <= width) return draw_run(draw, face, at, width, colour, begin, end, align);
    constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
    const float room = width - text_width(face, kEllipsis);
    const char* stop = begin;
    face.font->CalcTextSizeA(imgui_size(face), std::max(room, 1.0F), 0, begin, end, &stop);
    draw_run(draw, face, at, width, colour, begin, stop, Align::start);
    const ImVec2 dots(at.x + run_width(face, begin, stop), at.y);
    draw_run(draw, face, dots, width, colour, kEllipsis.data(), kEllipsis.data() + kEllipsis.size(), Align::start);
}

}  // namespace mooring
