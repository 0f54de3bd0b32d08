// The house widgets: each draws itself, emits its semantic node, and answers pointer, key and screen reader alike.
// Widgets take the next place in the column unless they are given an area.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/icons.h"
#include "ui/ui.h"

namespace mooring {

// Children emitted while it lives belong to the node.
class SemScope {
public:
    SemScope(Ui& ui, Node node) : ui_(ui) { ui.sem.push(std::move(node)); }
    ~SemScope() { ui_.sem.pop(); }
    SemScope(const SemScope&) = delete;
    SemScope& operator=(const SemScope&) = delete;

private:
    Ui& ui_;
};

// --- text ---
void heading(Ui& ui, std::string_view key, int level, std::string_view text, const TypeStyle& style = type::kSection);
void prose(Ui& ui, std::string_view key, std::string_view text, const TypeStyle& style = type::kBody);
void muted(Ui& ui, std::string_view key, std::string_view text, const TypeStyle& style = type::kCaption);
// What the person wrote: its direction is its own.
void user_text(Ui& ui, std::string_view key, std::string_view text, const TypeStyle& style = type::kWriting);
void bullets(Ui& ui, std::string_view key, std::span<const std::string_view> items);
void numbered(Ui& ui, std::string_view key, std::span<const std::string_view> items);
// Somebody's words, set off from ours.
void quote(Ui& ui, std::string_view key, std::string_view text, std::string_view source = {});
void divider(Ui& ui);

// --- surfaces ---
// A section on its own surface, named by the heading drawn first (empty: no heading drawn, the label only names it).
class Card {
public:
    Card(Ui& ui, std::string_view key, std::string_view title);
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;

private:
    Ui& ui_;
    std::uint32_t id_;
    float top_;
    Area outer_;
    ImDrawListSplitter splitter_;
};

// Where there is nothing yet: a sign, what will stand here, and a way to begin (empty: none). True when it was pressed.
bool empty_state(Ui& ui, std::string_view key, Icon icon, std::string_view title, std::string_view text,
                 std::string_view button_label = {});
// Grey lines in place of text that is being read. `words` says so.
void skeleton(Ui& ui, std::string_view key, std::string_view words, int lines = 3);
// A line that shows or hides what stands below it. Returns whether that is to be drawn, in a Panel with the same key.
bool disclosure(Ui& ui, std::string_view key, std::string_view label, bool& open);

// What the disclosure or the tabs with this key show: all that is drawn while it lives. Assistive technology finds its
// way from one to the other.
class Panel {
public:
    Panel(Ui& ui, std::string_view opener, std::string_view label, Role role = Role::group);
    ~Panel();
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;

private:
    Ui& ui_;
    std::uint32_t id_;
    Area start_;
};
std::uint32_t panel_id(std::uint32_t opener);

// A notice that stays: an outlined box with a sign and words. Alert notices are read out at once.
enum class Tone : std::uint8_t { notice, danger, good };
void notice(Ui& ui, std::string_view key, std::string_view text, Tone tone = Tone::notice);

// --- presses ---
enum class ButtonKind : std::uint8_t { primary, quiet, plain, danger };
struct ButtonOptions {
    ButtonKind kind = ButtonKind::quiet;
    std::string_view disabled_because = {};  // not empty: cannot be pressed, and why
    std::string_view description = {};
    bool pressed = false;  // of a toggle
    std::optional<Icon> icon = std::nullopt;
    bool icon_only = false;      // the word is said, not drawn: for narrow places and well-known signs
    bool popup = false;          // opens a menu
    std::uint32_t controls = 0;  // the node it opens
    std::optional<bool> expanded = std::nullopt;
};
float button_width(const Ui& ui, std::string_view label, const ButtonOptions& options = {});
float button_height(const Ui& ui);  // of one line
// In a place this wide: more lines where the words do not fit in one.
float button_height_in(const Ui& ui, std::string_view label, float width, const ButtonOptions& options = {});
bool button_at(Ui& ui, std::string_view key, std::string_view label, const Area& area,
               const ButtonOptions& options = {});
// At the start of the column, as wide as its label.
bool button(Ui& ui, std::string_view key, std::string_view label, const ButtonOptions& options = {});

// Places things side by side and goes on below when the column is full.
class Flow {
public:
    explicit Flow(Ui& ui, float spacing = space::kM);
    ~Flow();
    Flow(const Flow&) = delete;
    Flow& operator=(const Flow&) = delete;
    Area place(float width, float height);
    bool button(std::string_view key, std::string_view label, const ButtonOptions& options = {});
    // One of a set, any number of which may be on. True when it was pressed.
    bool chip(std::string_view key, std::string_view label, bool on);

private:
    Ui& ui_;
    float spacing_;
    float x_;
    float row_height_ = 0;
};

// A whole row that opens something: title, muted words, a chevron. `one` shortens to a line each, for lists of rows of
// one height; our own words want all their lines. `here`: what it opens is shown already, beside the list.
enum class RowLines : std::uint8_t { all, one };
bool list_row(Ui& ui, std::string_view key, std::string_view title, std::string_view line, std::string_view aside = {},
              RowLines lines = RowLines::all, bool here = false);

float list_row_height(const Ui& ui);  // of `one`, with a muted line

// Of `count` rows of one height that begin at the pen: those in sight, and a page above and below for whoever reads on.
struct RowRange {
    std::size_t first = 0;
    std::size_t end = 0;
};
RowRange rows_in_sight(const Ui& ui, float row_height, std::size_t count);
// Around one of these rows: a listener hears its place among all, drawn or not.
Node row_node(const Ui& ui, std::string_view key, float row_height, std::size_t place, std::size_t count);

// --- choices ---
struct Choice {
    int value;
    std::string_view label;
};
// Rows of radio buttons. Returns the newly chosen value.
std::optional<int> choice_rows(Ui& ui, std::string_view key, std::string_view legend, std::span<const Choice> choices,
                               std::optional<int> chosen);
// The same side by side.
std::optional<int> segmented(Ui& ui, std::string_view key, std::string_view legend, std::span<const Choice> choices,
                             std::optional<int> chosen);
// Views of one thing, one at a time. Draw the chosen one below, in a Panel with the same key and Role::tab_panel.
std::optional<int> tabs(Ui& ui, std::string_view key, std::string_view label, std::span<const Choice> choices,
                        int chosen);
bool check_box(Ui& ui, std::string_view key, std::string_view label, bool on);
bool switch_row(Ui& ui, std::string_view key, std::string_view label, std::string_view help, bool on);

// 0 to `max`, or not given yet. `words` says the value for a listener.
std::optional<int> slider(Ui& ui, std::string_view key, std::string_view label, std::string_view words, int max,
                          std::optional<int> value);

// An order the person makes: each item can go up or down by its buttons.
struct Reorder {
    std::size_t from, to;
};
std::optional<Reorder> reorder_list(Ui& ui, std::string_view key, std::string_view label,
                                    std::span<const std::string_view> items);

void progress_bar(Ui& ui, std::string_view key, std::string_view words, int now, int max);

}  // namespace mooring
