// The WebGL2 canvas: makes the context, submits what Dear ImGui drew, survives the loss of the context.
#pragma once

#include "ui/ui.h"

namespace mooring {

class Canvas {
public:
    // False when the browser gives no WebGL2 context.
    bool start();
    void resize(const Viewport& viewport, float density);
    // Makes what drawing needs, if that is not there yet; waits for the browser's graphics process then.
    void prepare();
    void submit(Colour background);
    void lose();
    void restore();
    bool usable() const { return usable_; }

private:
    bool usable_ = false;
};

}  // namespace mooring
