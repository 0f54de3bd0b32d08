// Letters our own fonts lack. Text is cut into units: a picture, a Chinese character, an Arabic word. Each unit becomes
// one character of the private-use area, which Dear ImGui keeps like any other and whose image the browser's own fonts
// give. So one emoji costs one small image, words that are shaped are shaped by the browser, and no raw text of other
// scripts reaches Dear ImGui.
#pragma once

#include <imgui.h>

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/script.h"
#include "ui/theme.h"

namespace mooring {

// Where ink is, in pixels from the pen on the baseline, y downwards.
struct GlyphBox {
    float advance = 0;
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

struct GlyphText {
    std::string_view text;
    float px = 16;  // font size in pixels of the picture
    Weight weight = Weight::regular;
    bool right_to_left = false;
};

// What draws them: a 2D canvas in the browser.
class GlyphPainter {
public:
    enum class Cut : std::uint8_t { characters, words };
    virtual ~GlyphPainter() = default;
    virtual GlyphBox measure(const GlyphText& text) = 0;
    // White on nothing into w * h RGBA pixels with the pen at (x, y). True when it has colours of its own.
    virtual bool paint(const GlyphText& text, float x, float y, int w, int h, std::uint8_t* rgba) = 0;
    // Where characters as people see them, or words, end: bytes from the start, the last one the whole length.
    virtual std::vector<std::size_t> ends(std::string_view text, Cut cut) = 0;
};

class Glyphs {
public:
    explicit Glyphs(GlyphPainter& painter) : painter_(painter) {}
    Glyphs(const Glyphs&) = delete;
    Glyphs& operator=(const Glyphs&) = delete;

    // The font added last also shows what it lacks. This object must outlive the font.
    void complete_last_font(Weight weight);
    // Greek and Cyrillic for one of the fonts, TrueType, taken over (ImGui::MemAlloc). Once both weights have them the
    // painter is no longer asked for these.
    void add_neighbours(ImFont* font, void* bytes, int size);

    struct Text {
        std::string_view text;       // valid until the next begin_frame()
        bool right_to_left = false;  // some of it is
    };
    // Text as the fonts can draw it. The argument itself when nothing in it is strange; then it lives as long as that.
    Text encode(std::string_view text, Weight weight);
    // Of a unit. Pictures have none.
    Direction unit_direction(char32_t code) const;

    // After NewFrame: paints some of what waited, for images take time.
    void begin_frame();
    bool waits() const { return !waiting_.empty(); }
    // Forgets every unit: what was written must not stay in memory.
    void clear();

    // One-line texts that did not fit in this frame and were cut: for tests, which allow it for a person's own words
    // only.
    std::vector<std::string> shortened;

    static constexpr char32_t kFirst = 0xE000;
    static constexpr char32_t kLast = 0xF8FF;
    bool load(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, Weight weight, ImWchar code,
              ImFontGlyph* glyph, float* advance);

private:
    struct Unit {
        std::string text;
        bool right_to_left;
    };
    struct Encoded {
        std::string text;
        bool right_to_left = false;
    };
    struct Waiting {
        ImFont* font;
        float size, density;
        ImWchar code;
    };
    void intern(std::string& out, std::string_view text, bool right_to_left);
    void encode_token(Encoded& out, std::string_view token);
    Script script_at_hand(char32_t code) const;
    bool is_simple(std::string_view text) const;

    GlyphPainter& painter_;
    std::vector<Unit> units_;  // by code - kFirst
    std::unordered_map<std::string, std::size_t> index_;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::array<std::unordered_map<std::string, Encoded, Hash, std::equal_to<>>, 2> encoded_;  // by weight
    std::vector<Waiting> waiting_;
    std::vector<std::uint8_t> pixels_;
    int painted_ = 0;  // in this frame
    bool full_ = false;
    int with_neighbours_ = 0;  // fonts that have Greek and Cyrillic
};

}  // namespace mooring
