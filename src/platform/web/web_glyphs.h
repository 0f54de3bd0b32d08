// The browser's own fonts, on a 2D canvas (web/host/glyphs.js).
#pragma once

#include <array>

#include "platform/web/bridge.h"
#include "ui/glyphs.h"

namespace mooring {

class WebGlyphPainter : public GlyphPainter {
public:
    GlyphBox measure(const GlyphText& text) override {
        GlyphBox box;
        js_glyph_measure(text.text.data(), static_cast<int>(text.text.size()), text.px, weight(text),
                         text.right_to_left, &box.advance);
        return box;
    }
    bool paint(const GlyphText& text, float x, float y, int w, int h, std::uint8_t* rgba) override {
        return js_glyph_paint(text.text.data(), static_cast<int>(text.text.size()), text.px, weight(text),
                              text.right_to_left, x, y, w, h, rgba) != 0;
    }
    std::vector<std::size_t> ends(std::string_view text, Cut cut) override {
        std::vector<std::uint32_t> found(text.size());
        const int count = js_text_ends(text.data(), static_cast<int>(text.size()), cut == Cut::words, found.data());
        return {found.begin(), found.begin() + count};
    }

private:
    static int weight(const GlyphText& text) { return text.weight == Weight::semibold ? 600 : 400; }
};
static_assert(sizeof(GlyphBox) == 5 * sizeof(float));

}  // namespace mooring
