// What every screen draws with: the theme, the words, a column that things are stacked in, presses, semantic nodes and
// the actions emitted. One scroll area a screen, kept here so that a finger, a wheel, keys and focus move it alike.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/action.h"
#include "core/words.h"
#include "ui/semantics.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace mooring {

// What the outside tells the screens about where they are shown. CSS pixels.
struct Viewport {
    float width = 0, height = 0;
    float inset_top = 0, inset_right = 0, inset_bottom = 0, inset_left = 0;
    bool dark = false;  // of the system
    bool reduced_motion = false;
    bool hover = true;  // a mouse rather than a finger
};

struct Area {
    float x = 0, y = 0, w = 0, h = 0;
    float right() const { return x + w; }
    float bottom() const { return y + h; }
};

struct Press {
    bool clicked = false;
    bool hovered = false;
    bool held = false;
    bool focused = false;
};

class Ui {
public:
    explicit Ui(const Words& words) : words_(words) {}

    // Before the first frame, and again when another weight has arrived.
    void set_fonts(const Fonts& fonts) { fonts_ = fonts; }

    void begin(const Viewport& viewport, Scheme scheme, int text_percent);
    void end();

    // --- words ---
    std::string_view word(std::string_view key) const { return words_.get(key); }
    std::string word(std::string_view key, std::initializer_list<Param> params) const {
        return fill(words_.get(key), params);
    }

    // --- the column: each thing takes its height and moves the pen down ---
    Area pen;  // x, y, w of the column; h unused
    Area take(float height);
    void gap(float height) { pen.y += height * scale(); }
    // A length that grows with the text.
    float px(float length) const { return length * scale(); }

    // --- ids: a key below the current semantic parent ---
    std::uint32_t id(std::string_view key) const { return sem_id(sem.current_parent(), key); }
    // A press by pointer on the area, or by key or assistive technology on the node with this id.
    Press press(std::uint32_t id, const Area& area);
    void draw_focus(std::uint32_t id, const Area& area, float radius);

    // --- the scroll area ---
    void begin_scroll(std::uint32_t id, const Area& area);
    void end_scroll();
    void scroll_by(float dy) { pending_scroll_ += dy; }
    void scroll_to_top() { scroll_[scroll_id_for_place_] = 0; }
    void set_scroll_place(std::uint32_t place) { scroll_id_for_place_ = place; }
    const Area& scroll_area() const { return scroll_area_; }
    // Frames are wanted until what was scrolled has been drawn.
    bool take_moved() { return std::exchange(moved_, 0) != 0 || pending_scroll_ != 0; }

    // --- drawing ---
    TextFace face(const TypeStyle& style) const { return face_of(fonts_, style, scale()); }
    ImDrawList& draw() const { return *draw_; }
    void fill_rect(const Area& area, Colour colour, float radius = 0);
    void stroke_rect(const Area& area, Colour colour, float radius, float width = 1);
    bool visible(const Area& area) const;
    static SemBox box(const Area& area) { return {area.x, area.y, area.w, area.h}; }

    void emit(Action action) { actions.push_back(std::move(action)); }

    const Theme& theme() const { return *theme_; }
    Scheme scheme() const { return scheme_; }
    const Viewport& viewport() const { return viewport_; }
    float scale() const { return scale_; }  // of text and what grows with it
    bool narrow() const { return viewport_.width < size::kRailFrom; }
    bool wide() const { return viewport_.width >= size::kWideFrom; }
    bool spelling = false;

    Semantics sem;
    std::vector<Action> actions;

private:
    void apply_scroll(float content_height);
    void draw_scroll_bar(float content_height, float offset);

    const Words& words_;
    Fonts fonts_;
    const Theme* theme_ = nullptr;
    Scheme scheme_ = Scheme::light;
    Viewport viewport_;
    float scale_ = 1;
    ImDrawList* draw_ = nullptr;
    Area scroll_area_;
    std::uint32_t scroll_node_ = 0;
    float scroll_top_ = 0;  // where the content began, on the page
    float pending_scroll_ = 0;
    int moved_ = 0;
    std::uint32_t scroll_id_for_place_ = 0;
    std::unordered_map<std::uint32_t, float> scroll_;
};

// A node over an area.
Node node_of(std::uint32_t id, Role role, const Area& area, std::string_view name);

}  // namespace mooring
