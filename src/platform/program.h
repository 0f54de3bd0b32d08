// The program without a browser: model, screens and one logic frame. platform/web shows it on a canvas, and
// platform/headless draws it nowhere, so both run the same order of things.
#pragma once

#include "app/phase.h"
#include "app/update.h"
#include "ui/shell.h"

namespace mooring {

class Program {
public:
    Program(const Catalog& catalog, const Ports& ports);

    // Dear ImGui's settings for a page that is drawn on demand: no files, no navigation of its own, no default font.
    static void configure_imgui();

    // Says that every texture asked for has been made. For when nobody shows the picture: tests, and pages without
    // WebGL2.
    static void take_textures();

    void start() { mooring::start(model_, ports_); }
    // Whether there is nothing yet that a person could use.
    bool is_opening() const { return phase_of(model_) == Phase::opening; }
    // Takes replies while nothing is drawn.
    void wait() { step(model_, ports_); }
    // Replies, NewFrame, drawing, Render, then the actions. Returns how many further frames are due at once.
    int frame(const Viewport& viewport, float seconds);
    // The page is going out of sight.
    void flush() { mooring::flush(model_, ports_); }
    void lock() { mooring::lock(model_, ports_); }
    void hear(const TabMessage& message) { mooring::hear(model_, message, ports_); }
    void touched() { note_input(model_, ports_); }
    void quick_hide() {
        if (model_.document.settings.quick_hide) update(model_, action::QuickHide{}, ports_);
    }
    // The person came back to the page.
    void resume();
    // Escape, or Back of the browser: what lies over the page goes first.
    void back();
    void emit(Action action) { outside_.push_back(std::move(action)); }
    // The catalog has more than before: what follows from it is found anew.
    void content_changed();
    void set_fonts(const Fonts& fonts) { ui_.set_fonts(fonts); }

    Ui& ui() { return ui_; }
    const Ui& ui() const { return ui_; }
    Model& model() { return model_; }
    // The difference of the semantic tree made by the last frame.
    std::span<const std::uint8_t> patch() const { return patch_; }

private:
    Ports ports_;
    Model model_;
    Ui ui_;
    Shell shell_;
    std::vector<Action> outside_;  // from the browser: Back
    std::vector<Action> held_;     // asked for, and waiting (must_wait)
    std::span<const std::uint8_t> patch_;
};

}  // namespace mooring
