// The WebGL2 canvas: makes the context, submits what Dear ImGui drew, survives the loss of the context.
#pragma once

#include "ui/ui.h"

namespace mooring {

class Canvas {
public:
    // False when the browser gives no WebGL2 context.
    bool start();
    void resize(const Viewport& viewport, float density);
    // Call before Program::frame.
    void begin_frame();
    void submit(Colour background);
    void lose();
    void restore();
    bool usable() const { return usable_; }

private:
    bool usable_ = false;
};

}  // namespace mooring
