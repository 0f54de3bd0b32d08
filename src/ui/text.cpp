#include "ui/text.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/bidi.h"
#include "ui/glyphs.h"

namespace mooring {

namespace {

float imgui_size(const TextFace& face) {
    return face.px * kImGuiSizePerEm;
}

float run_width(const TextFace& face, const char* begin, const char* end) {
    if (begin == end) return 0;  // Dear ImGui would look for a terminating zero
    return face.font->CalcTextSizeA(imgui_size(face), FLT_MAX, 0, begin, end).x;
}

// What the fonts can draw. `right_to_left`: some words run so.
Glyphs::Text drawable(const TextFace& face, std::string_view text) {
    if (face.glyphs == nullptr) return {text, false};
    return face.glyphs->encode(text, face.weight);
}

// Draws what is already in reading order.
void draw_run(ImDrawList& draw, const TextFace& face, ImVec2 at, float width, Colour colour, std::string_view run,
              Align align) {
    const char* const end = run.data() + run.size();
    const float size = imgui_size(face);
    if (align != Align::start) {
        const float free = width - run_width(face, run.data(), end);
        at.x += align == Align::centre ? free / 2 : free;
    }
    at.y += (face.line - size) / 2;
    draw.AddText(face.font, size, ImVec2(std::floor(at.x), std::floor(at.y)), colour, run.data(), end);
}

// The first character with a direction decides that of its paragraph.
bool paragraph_is_rtl(const Glyphs& glyphs, std::string_view text, const char* line) {
    const auto at = static_cast<std::size_t>(line - text.data());
    const std::size_t newline = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    return reads_right_to_left(glyphs, text.substr(newline == std::string_view::npos ? 0 : newline + 1));
}

// One line of a text as it breaks; mixed directions are put in order, and right-to-left paragraphs begin at the right.
void draw_text_line(ImDrawList& draw, const TextFace& face, ImVec2 at, float width, Colour colour,
                    const Glyphs::Text& text, std::string_view line, Align align) {
    if (!text.right_to_left) return draw_run(draw, face, at, width, colour, line, align);
    const bool rtl = paragraph_is_rtl(*face.glyphs, text.text, line.data());
    while (!line.empty() && line.back() == ' ') line.remove_suffix(1);  // or it would stand at the wrong end
    if (rtl && align != Align::centre) align = align == Align::start ? Align::end : Align::start;
    draw_run(draw, face, at, width, colour, visual_order(*face.glyphs, line, rtl), align);
}

// Units of ui/glyphs stand for pictures, signs and words of other scripts: a line may break beside them, but not
// between them and a bracket or full stop.
bool may_break(unsigned int before, unsigned int code) {
    if (before == ' ' || before == '-') return true;
    const auto unit = [](unsigned int c) { return c >= Glyphs::kFirst && c <= Glyphs::kLast; };
    const auto letter = [&](unsigned int c) { return unit(c) || direction_of(c) != Direction::neutral; };
    return (unit(before) || unit(code)) && letter(before) && letter(code);
}

// Where the line that begins at `begin` must end: after a space or hyphen, as a browser breaks it. Dear ImGui's own
// rule also breaks after full stops and would tear numbers apart.
const char* line_end(const TextFace& face, const char* begin, const char* end, float width) {
    ImFontBaked* baked = face.font->GetFontBaked(imgui_size(face));
    const float scale = imgui_size(face) / baked->Size;
    const char* last_break = nullptr;
    float x = 0;
    unsigned int before = ' ';
    for (const char* at = begin; at < end;) {
        unsigned int code = 0;
        const char* next = at + std::max(1, ImTextCharFromUtf8(&code, at, end));
        const float advance = baked->GetCharAdvance(static_cast<ImWchar>(code)) * scale;
        if (at != begin && may_break(before, code)) last_break = at;
        if (code != ' ' && x + advance > width && at != begin) return last_break ? last_break : at;
        x += advance;
        before = code;
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
    ImFont* font = style.weight == Weight::semibold ? fonts.semibold : fonts.regular;
    return {font, style.px * scale, style.line * scale, style.weight, fonts.glyphs};
}

float text_height(const TextFace& face, std::string_view text, float width) {
    int lines = 0;
    for_each_line(face, drawable(face, text).text, width, [&](const char*, const char*) { ++lines; });
    return static_cast<float>(std::max(lines, 1)) * face.line;
}

float text_width(const TextFace& face, std::string_view text) {
    const std::string_view run = drawable(face, text).text;
    return run_width(face, run.data(), run.data() + run.size());
}

float draw_text(ImDrawList& draw, const TextFace& face, ImVec2 at, float width, Colour colour, std::string_view text,
                Align align) {
    const ImVec2 clip_min = draw.GetClipRectMin();
    const ImVec2 clip_max = draw.GetClipRectMax();
    const Glyphs::Text shown = drawable(face, text);
    float y = at.y;
    for_each_line(face, shown.text, width, [&](const char* begin, const char* end) {
        const bool visible = y + face.line >= clip_min.y && y <= clip_max.y;
        const std::string_view line(begin, static_cast<std::size_t>(end - begin));
        if (visible && !line.empty()) draw_text_line(draw, face, {at.x, y}, width, colour, shown, line, align);
        y += face.line;
    });
    return std::max(y - at.y, face.line);
}

void draw_line(ImDrawList& draw, const TextFace& face, ImVec2 at, float width, Colour colour, std::string_view text,
               Align align) {
    const Glyphs::Text shown = drawable(face, text.substr(0, text.find('\n')));
    const char* const begin = shown.text.data();
    const char* const end = begin + shown.text.size();
    if (begin == end) return;
    if (run_width(face, begin, end) <= width) {
        return draw_text_line(draw, face, at, width, colour, shown, shown.text, align);
    }
    if (face.glyphs) face.glyphs->shortened.emplace_back(text);
    constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
    const float room = width - text_width(face, kEllipsis);
    const char* stop = begin;
    face.font->CalcTextSizeA(imgui_size(face), std::max(room, 1.0F), 0, begin, end, &stop);
    const std::string cut = std::string(begin, stop) + std::string(kEllipsis);
    draw_text_line(draw, face, at, width, colour, {cut, shown.right_to_left}, cut, Align::start);
}

}  // namespace mooring
