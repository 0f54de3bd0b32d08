// What every screen draws with: the theme, the words, a column that things are stacked in, presses, semantic nodes and
// the actions emitted. Scroll areas are kept here, so that a finger, a wheel, keys and focus move them alike; so is
// what lies over the page: dialogs and menus (ui/layers.h).
#pragma once

#include <imgui.h>

#include <optional>
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

// The h1 of whatever is shown: focus goes here when the screen changes.
inline const std::uint32_t kHeadingId = sem_id(0, "h1");

// What the outside tells the screens about where they are shown. CSS pixels.
struct Viewport {
    float width = 0, height = 0;
    float inset_top = 0, inset_right = 0, inset_bottom = 0, inset_left = 0;
    bool dark = false;  // of the system
    bool more_contrast = false;
    bool forced_colours = false;  // then these replace the theme
    SystemColours system_colours{};
    bool reduced_motion = false;
    bool hover = true;  // a mouse rather than a finger
};

struct Area {
    float x = 0, y = 0, w = 0, h = 0;
    float right() const { return x + w; }
    float bottom() const { return y + h; }
    bool contains(float at_x, float at_y) const { return at_x >= x && at_x < right() && at_y >= y && at_y < bottom(); }
};

struct Press {
    bool clicked = false;  // by pointer, key or assistive technology
    bool by_pointer = false;
    bool menu = false;  // a long press or the second mouse button: what can be done with it
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
    const Words& words() const { return words_; }
    // Not in the header: there are a thousand calls.
    std::string_view word(const char* key) const;
    std::string word(const char* key, std::initializer_list<Param> params) const;
    std::string_view word(std::string_view key) const { return words_.get(key); }
    std::string_view word(const std::string& key) const { return words_.get(key); }
    std::string word(std::string_view key, std::initializer_list<Param> params) const {
        return fill(words_.get(key), params);
    }
    std::string word(const std::string& key, std::initializer_list<Param> params) const {
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
    // A finger has rested here: once, what lies there shows what can be done with it.
    void hold(float x, float y) { held_at_ = ImVec2(x, y); }
    void draw_focus(std::uint32_t id, const Area& area, float radius);
    // What a sign means, while the mouse is over it. To see, not to hear: the sign's node has the words as its name.
    void tip(const Area& area, std::string_view words) { tip_ = {area, std::string(words)}; }

    // --- scroll areas ---
    // What is drawn until end_scroll() moves inside `area`. Its offset is remembered under `place`.
    void begin_scroll(std::uint32_t id, const Area& area, std::uint32_t place);
    void end_scroll();
    // The innermost one under a point, in what lies on top; 0 when there is none. Of the last frame.
    std::uint32_t scroll_place_at(float x, float y) const;
    void scroll_by(std::uint32_t place, float dy) { pending_scroll_[place] += dy; }
    // By a share of the visible height and by pixels: where focus is, else the largest.
    void scroll_by_keys(float pages, float pixels);
    void scroll_to_top() { kept_[page_place_] = 0; }
    // The page goes on by itself to its next question: from the top, with focus on its heading.
    void show_next_step() {
        scroll_to_top();
        sem.ask_focus(kHeadingId);
    }
    void set_page_place(std::uint32_t place) { page_place_ = place; }
    std::uint32_t page_place() const { return page_place_; }
    const Area& scroll_area() const { return scrolls_.empty() ? whole_ : scrolls_.back().area; }
    // Frames are wanted until what was scrolled or measured has been drawn.
    bool take_moved() { return std::exchange(moved_, 0) != 0 || !pending_scroll_.empty(); }
    void draw_again() { ++moved_; }

    // --- what lies over the page ---
    // All that is drawn until end_layer() lies above what was drawn before, stands beside it in the semantic tree, and
    // takes every press; a press outside `area` asks to dismiss it, except with `firm`. True when it was not there in
    // the last frame.
    enum class Backdrop : std::uint8_t { none, dimmed, firm };
    bool begin_layer(Node node, const Area& area, Backdrop backdrop);
    void end_layer();
    // Once after Escape, Back, or a press beside it: whoever draws the layer stops drawing it.
    bool take_dismissal(std::uint32_t id);
    // What was typed stands here: kept in sight when it changes, over the keyboard of a phone too.
    void reveal(const Area& area) { reveal_ = area; }
    // Asks the uppermost layer to go. False when there is none.
    bool dismiss_layer();
    int layers() const { return static_cast<int>(layers_.size()); }

    // At most one menu is open.
    bool menu_open(std::uint32_t id) const { return open_menu_ == id; }
    void open_menu(std::uint32_t id) { open_menu_ = id; }
    void close_menu() { open_menu_ = 0; }

    // A number a widget keeps between frames: an offset, a height measured. 0 at first.
    float& kept(std::uint32_t id) { return kept_[id]; }

    // --- drawing ---
    TextFace face(const TypeStyle& style) const { return face_of(fonts_, style, scale()); }
    ImDrawList& draw() const { return *draw_; }
    void fill_rect(const Area& area, Colour colour, float radius = 0);
    void stroke_rect(const Area& area, Colour colour, float radius, float width = 1);
    void dashed_rect(const Area& area, Colour colour, float radius);
    bool visible(const Area& area) const;
    static SemBox box(const Area& area) { return {area.x, area.y, area.w, area.h}; }

    void emit(Action action) { actions.push_back(std::move(action)); }

    const Theme& theme() const { return *theme_; }
    Scheme scheme() const { return scheme_; }
    const Viewport& viewport() const { return viewport_; }
    // The page has another height than in the last frame.
    bool resized() const { return resized_; }
    float scale() const { return scale_; }  // of text and what grows with it
    bool narrow() const { return viewport_.width < size::kRailFrom; }
    bool wide() const { return viewport_.width >= size::kWideFrom; }
    bool spelling = false;
    bool hide_numbers = false;  // scores speak in words alone
    bool quick_hide = false;    // Hide stands beside Help
    // A field had the focus in the last frame.
    bool typing() const { return typing_; }
    void note_typing() { types_ = true; }

    Semantics sem;
    std::vector<Action> actions;

private:
    struct Scroll {
        std::uint32_t node = 0, place = 0;
        Area area;
        float top = 0;  // where the content began, on the page
        std::size_t layer = 0;
    };
    struct Layer {
        std::uint32_t id = 0, opener = 0;
        bool seen = false;
    };
    struct Below {  // what goes on when the layer above has been drawn
        std::uint32_t layer;
        Backdrop backdrop;
        Area area, pen;
        ImDrawList* draw;
        std::vector<Scroll> scrolls;
    };
    void sharpen_fonts();
    void begin_window(const char* name, ImGuiWindowFlags flags);
    void apply_scroll(const Scroll& scroll, float content_height);
    void draw_scroll_bar(const Scroll& scroll, float content_height);
    void close_layers();
    void draw_tip();

    const Words& words_;
    Fonts fonts_;
    const Theme* theme_ = nullptr;
    Theme forced_;
    Scheme scheme_ = Scheme::light;
    Viewport viewport_;
    float scale_ = 1;
    bool resized_ = false;
    bool types_ = false, typing_ = false;
    float drawn_scale_ = 0, drawn_density_ = 0;  // of the letters made so far
    ImDrawList* draw_ = nullptr;
    Area whole_;
    std::vector<Scroll> scrolls_;                              // open now, the innermost last
    std::vector<Scroll> areas_;                                // drawn in this frame
    std::vector<Scroll> last_areas_;                           // drawn in the last one
    std::unordered_map<std::uint32_t, float> pending_scroll_;  // by place
    int moved_ = 0;
    std::uint32_t page_place_ = 0;
    std::vector<Layer> layers_;  // open in this or the last frame, the uppermost last
    std::vector<Below> below_;   // of the layers being drawn
    std::uint32_t dismissed_ = 0;
    std::optional<ImVec2> held_at_;
    std::optional<std::pair<Area, std::string>> tip_;
    std::optional<Area> reveal_;
    std::uint32_t last_pressed_ = 0;
    std::uint32_t open_menu_ = 0;
    std::unordered_map<std::uint32_t, float> kept_;
};

// A node over an area.
Node node_of(std::uint32_t id, Role role, const Area& area, std::string_view name);

}  // namespace mooring
