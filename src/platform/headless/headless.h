// Draws every screen without a window: Dear ImGui with textures that nobody shows. For tests and benches.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/memory/fixed.h"
#include "platform/program.h"
#include "ui/glyphs.h"

namespace mooring {

// In place of the browser's fonts: each character is a box as wide as the font's size. Counts what it is asked for.
class BoxPainter : public GlyphPainter {
public:
    GlyphBox measure(const GlyphText& text) override;
    bool paint(const GlyphText& text, float x, float y, int w, int h, std::uint8_t* rgba) override;
    std::vector<std::size_t> ends(std::string_view text, Cut cut) override;
    int painted = 0;
};

class Headless {
public:
    // What Dear ImGui lets the pointer press, as its hooks for test engines tell.
    struct Item {
        std::uint32_t id;
        SemBox box;
    };
    // Draws a frame and says what it held.
    std::vector<Item> items_of_frame();

    // `font_folder` is what scripts/setup.d/fonts.sh made.
    Headless(const Catalog& catalog, MemoryWorld& world, std::string_view font_folder);
    ~Headless();
    Headless(const Headless&) = delete;
    Headless& operator=(const Headless&) = delete;

    // Greek and Cyrillic, from the same folder.
    void add_neighbours(std::string_view font_folder);

    // Draws until nothing is due any more, at most `most` frames. Returns how many it took.
    int settle(int most = 50);
    void frame();

    // By role and name as a person would look for it; null when it is not there. Valid until the next frame.
    const Node* find(Role role, std::string_view name) const;
    // Presses it the way a screen reader or Enter does, then settles. False when it is not there.
    bool press(Role role, std::string_view name);
    // Presses it with the pointer, in the middle of what is drawn.
    bool click(Role role, std::string_view name);
    bool type(Role role, std::string_view name, std::string_view text);

    // All names of the tree, in order, one a line, indented by depth: what is said and drawn.
    std::string words() const;

    BoxPainter painter;
    Glyphs glyphs{painter};
    Program program;
    Viewport viewport{.width = 390, .height = 844};
    int vertices = 0;  // of the last frame
    int draw_calls = 0;
};

}  // namespace mooring
