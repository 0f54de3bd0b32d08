// The frame around every screen: the top bar with Back and Help, the sections, notices about storage, the toast with
// Undo, and the scroll area in which the screen of the place is drawn.
#pragma once

#include "app/model.h"
#include "app/phase.h"
#include "ui/ui.h"
#include "ui/views/screens.h"

namespace mooring {

class Shell {
public:
    // Draws one frame between Ui::begin and Ui::end.
    void draw(Ui& ui, const Model& model);

private:
    void draw_notices(Ui& ui, const Model& model);
    void offer_taps(Ui& ui, const Model& model);
    float draw_toast(Ui& ui, const Model& model, const Area& content);
    void draw_screen(Ui& ui, const Model& model);
    void announce(Ui& ui, const Model& model);

    Screens screens_;

    Place shown_;
    Phase shown_phase_ = Phase::none;
    int shown_item_ = -1;
    SaveState said_save_ = SaveState::clean;
    bool said_first_save_ = false;
    std::int64_t said_toast_ = 0;
    enum class Taps : std::uint8_t { unasked, asking, asked } taps_ = Taps::unasked;
};

}  // namespace mooring
