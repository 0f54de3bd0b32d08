// What the pictures mean: a tree of nodes emitted beside the drawing, each frame anew. The browser mirrors it as real
// elements over the canvas, which own focus, Tab order and text editing. Only differences leave this class.
// Roles and flags cross the bridge by number; web/host/patch.js reads the same numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace mooring {

enum class Role : std::uint8_t {
    root = 0,
    banner = 1,      // header
    navigation = 2,  // nav
    main = 3,
    region = 4,   // section, named by its heading
    scroll = 5,   // moves its children by one transform
    heading = 6,  // level 1-3
    paragraph = 7,
    list = 8,
    list_item = 9,
    button = 10,
    radio_group = 11,  // fieldset with legend
    radio = 12,
    slider = 13,
    text_field = 14,
    text_area = 15,
    search = 16,
    figure = 17,  // named picture
    table = 18,
    row = 19,
    cell = 20,
    column_header = 21,
    row_header = 22,
    progress = 23,
    switch_button = 24,
    dial = 25,  // a link that calls a number
    alert = 26,
    group = 27,
    menu = 28,  // a list of commands or of choices over the page
    menu_item = 29,
    menu_choice = 30,  // one of several, the chosen one checked
    tab_list = 31,     // its tabs are one stop of the Tab key; arrows move and choose
    tab = 32,
    tab_panel = 33,
    dialog = 34,        // with kModal: what else is on the page waits
    alert_dialog = 35,  // asks before something that cannot be undone
    select = 36,        // its value is the chosen option's
    option = 37,
    quote = 38,
    numbered_list = 39,
    check_box = 40,
    busy = 41,          // a place where something is being read
    secret_field = 42,  // one line that is drawn as dots
    aside = 43,         // stands beside main
};

namespace flag {
inline constexpr std::uint32_t kDisabled = 1;  // stays focusable; the description says why
inline constexpr std::uint32_t kChecked = 2;
inline constexpr std::uint32_t kCurrent = 4;  // the page one is on
inline constexpr std::uint32_t kPressed = 8;
inline constexpr std::uint32_t kInvalid = 16;
inline constexpr std::uint32_t kExpandable = 32;
inline constexpr std::uint32_t kExpanded = 64;
inline constexpr std::uint32_t kSpelling = 128;
inline constexpr std::uint32_t kNumeric = 256;    // phone keyboard with digits
inline constexpr std::uint32_t kDrags = 512;      // a finger moves it instead of scrolling
inline constexpr std::uint32_t kHidden = 1024;    // for reading only, not drawn: no box of its own
inline constexpr std::uint32_t kUserText = 2048;  // written by the person: its direction is its own
inline constexpr std::uint32_t kModal = 4096;     // nothing else can be reached while it is there
inline constexpr std::uint32_t kPopup = 8192;     // opens a menu
inline constexpr std::uint32_t kToggle = 16384;   // a button that stays down: pressed or not
inline constexpr std::uint32_t kPrimary = 32768;  // the one step forward on a page: Ctrl+Enter
}  // namespace flag

struct SemBox {
    float x = 0, y = 0, w = 0, h = 0;
    bool operator==(const SemBox&) const = default;
};

struct Node {
    std::uint32_t id = 0;
    std::uint32_t parent = 0;
    std::uint32_t controls = 0;  // what it shows or hides
    Role role = Role::group;
    std::uint8_t level = 0;
    std::uint32_t flags = 0;
    SemBox box;  // on the page, CSS pixels
    std::string name;
    std::string value;
    std::string description;
    float min = 0, max = 0, now = 0, step = 0;  // sliders, progress
    float font_px = 0, line_px = 0;             // fields: the type they are edited in
};

enum class SemEvent : std::uint8_t { focus = 0, activate = 1, text = 2, value = 3, blur = 4, commit = 5, caret = 6 };

class Semantics {
public:
    void begin_frame();
    // The children of `node` are what is added until the matching pop().
    void push(Node node);
    // The same beside everything else, whatever is open now: dialogs and menus.
    void push_top(Node node);
    void pop();
    void add(Node node);
    // Boxes may be set after a node was added, when its extent is known.
    void set_box(std::uint32_t id, SemBox box);
    // The difference to the last frame as a patch, empty when there is none. Valid until the next call.
    std::span<const std::uint8_t> end_frame();
    // Forgets what the mirror holds: the next patch builds it anew.
    void reset();

    // Events from the mirror. Each is delivered once, to the widget that asks for it; unasked for three frames, it
    // goes. The value of `focus` is 1 where neither key nor touch came before it.
    void receive(std::uint32_t id, SemEvent what, std::string text, double value);
    bool take_activation(std::uint32_t id) { return take(id, SemEvent::activate).has_value(); }
    std::optional<std::string> take_text(std::uint32_t id);
    std::optional<double> take_value(std::uint32_t id);
    // Bytes of the text before the caret, once after it moved.
    std::optional<double> take_caret(std::uint32_t id);
    bool take_commit(std::uint32_t id) { return take(id, SemEvent::commit).has_value(); }
    // Whether focus has moved without a key or a touch: a screen reader did that. Once.
    bool take_unprompted() { return std::exchange(unprompted_, false); }
    std::uint32_t focused() const { return focused_; }
    // True in the frames after focus moved, once: what has focus should be scrolled into sight.
    std::uint32_t take_focus_moved();
    std::uint32_t focus_moved() const { return focus_moved_; }

    // Where focus is to go after this frame's patch; 0 when it stays.
    void ask_focus(std::uint32_t id) { focus_wish_ = id; }
    std::uint32_t take_focus_wish();
    bool focus_wished() const { return focus_wish_ != 0; }
    void announce(std::string text) { announcement_ = std::move(text); }
    std::string take_announcement();

    const std::vector<Node>& nodes() const { return nodes_; }
    const Node* find(std::uint32_t id) const;
    std::uint32_t current_parent() const { return stack_.empty() ? 0 : stack_.back(); }
    // Whether `id` is `ancestor` or stands below it.
    bool inside(std::uint32_t id, std::uint32_t ancestor) const;
    int duplicates() const { return duplicates_; }  // ids emitted twice this frame: a mistake

private:
    bool unprompted_ = false;
    struct Event {
        std::uint32_t id;
        SemEvent what;
        std::string text;
        double value;
        int age;
    };
    struct Known {
        std::uint64_t content = 0;
        SemBox box;
        std::uint32_t parent = 0;
        std::uint64_t children = 0;
        std::uint32_t seen = 0;
    };
    std::optional<Event> take(std::uint32_t id, SemEvent what);

    std::vector<Node> nodes_;
    std::unordered_map<std::uint32_t, std::size_t> index_;
    std::vector<std::uint32_t> stack_;
    std::vector<Event> events_;
    std::unordered_map<std::uint32_t, Known> known_;
    std::vector<std::uint8_t> patch_;
    std::string announcement_;
    std::uint32_t frame_ = 0;
    std::uint32_t focused_ = 0;
    std::uint32_t focus_moved_ = 0;
    std::uint32_t focus_wish_ = 0;
    int duplicates_ = 0;
};

// A stable id from a parent's and a key.
std::uint32_t sem_id(std::uint32_t parent, std::string_view key);

}  // namespace mooring
