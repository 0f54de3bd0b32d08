// What lies over the page: dialogs, sheets and menus. Whoever draws one keeps in its view struct that it is open, and
// stops drawing it when it was dismissed. Focus goes in when it opens and back to what opened it when it is gone.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "ui/widgets.h"

namespace mooring {

// `dialog` stands in the middle, `sheet` at the lower edge of a phone (elsewhere it is a dialog). `alert` asks before
// something that cannot be undone: a press beside it does nothing.
enum class DialogKind : std::uint8_t { dialog, alert, sheet };

// A column of its own with a title and Help; what is drawn while it lives stands in it. End it with a row of buttons.
//
//     if (view.asking) {
//         Dialog dialog(ui, "erase", ui.word("title.erase"), DialogKind::alert);
//         ...
//         if (dialog.dismissed()) view.asking = false;
//     }
class Dialog {
public:
    Dialog(Ui& ui, std::string_view key, std::string_view title, DialogKind kind = DialogKind::dialog);
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;
    // Escape, Back of the browser, or a press beside it.
    bool dismissed();

private:
    void draw_title(std::string_view title, bool is_new);

    Ui& ui_;
    std::uint32_t id_;
    float inside_;  // between edge and content
    float top_ = 0;
};

struct MenuItem {
    std::string_view key;  // of the widget: stays the same when the words change
    std::string_view label;
    bool danger = false;
};

// A button that opens a list of commands. Returns the place of the chosen one.
std::optional<std::size_t> menu_button(Ui& ui, std::string_view key, std::string_view label, const Area& area,
                                       std::span<const MenuItem> items, const ButtonOptions& options = {});

// What can be done with the list_row drawn last under this key, after a long press or the second mouse button. Each of
// these must also be a button somewhere: not everyone can press long.
std::optional<std::size_t> row_menu(Ui& ui, std::string_view key, std::string_view label,
                                    std::span<const MenuItem> items);

// One of several in one line: the label above, the chosen one in a box. Keys open the browser's own list, the pointer
// the drawn one. `width` in CSS px at 100 %, 0: the whole column. Returns the newly chosen value.
std::optional<int> select(Ui& ui, std::string_view key, std::string_view label, std::span<const Choice> choices,
                          std::optional<int> chosen, float width = 0);

}  // namespace mooring
