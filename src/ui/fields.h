// Places to type. At rest the text is drawn here; while it is being edited the mirror's own input or textarea lies over
// the same box in the same type, so that input methods, dictation and selection are the browser's own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/ui.h"

namespace mooring {

struct FieldOptions {
    Role role = Role::text_field;  // text_field, text_area, search or secret_field
    std::string_view help = {};    // below the field, or what is wrong with it
    bool invalid = false;
    bool numeric = false;
    bool label_hidden = false;  // said, not drawn
    float min_height = 0;       // text areas, CSS px at 100 %
    float width = 0;            // 0: the whole column
    float end_room = 0;         // kept free at the end of the box, for a button of the caller's
    TypeStyle style = type::kBody;
    std::string_view empty_text = {};  // drawn muted while there is nothing
};

// Returns the whole new text when it was edited.
std::optional<std::string> text_field(Ui& ui, std::string_view key, std::string_view label, std::string_view value,
                                      const FieldOptions& options = {});

// One line to find with, and a button that empties it.
std::optional<std::string> search_field(Ui& ui, std::string_view key, std::string_view label, std::string_view value);

}  // namespace mooring
