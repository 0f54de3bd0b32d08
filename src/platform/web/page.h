// One page of the browser: everything Mooring is made of there, and how one frame runs. Events only enqueue and ask for
// frames; nothing runs in between.
#pragma once

#include "core/catalog.h"
#include "platform/memory/memory_store.h"
#include "platform/program.h"
#include "platform/web/canvas.h"
#include "platform/web/web_glyphs.h"
#include "platform/web/web_ports.h"
#include "platform/web/web_store.h"
#include "ui/gesture.h"

namespace mooring {

class Page {
public:
    Page();

    // Opens the canvas and starts reading the store. False without WebGL2: then the mirror alone is shown.
    bool start();
    void add_font(int slot, int size);
    // What the buffer holds of the content: a line with a name, a line with its JSON, and so on.
    void add_content(int size);  // its bytes are in `buffer`
    void resize(const Viewport& viewport, float density);
    void set_visible(bool visible);
    // Another tab has said something.
    void hear(const TabMessage& message);
    void wake(int frames = 3);  // Dear ImGui spreads an event over frames

    void arrived(double now_ms);  // a reply waits in the mailbox

    // One logic frame and its picture. True when another is due at once.
    bool frame(double now_ms);
    // Frames inside an event handler, without a picture. Returns how many ran.
    int drain(double now_ms);

    Bytes buffer;  // what the page hands in with its next call
    Program& program() { return program_; }
    Canvas& canvas() { return canvas_; }
    Gesture& gesture() { return gesture_; }
    Viewport viewport;

private:
    bool keeps_waiting(double now_ms);
    void logic_frame(double now_ms, float seconds);
    void tell_page();
    bool wants_frames() const;

    Catalog catalog_;
    WebMail mail_;
    WebStore store_{mail_};
    MemoryStore nothing_kept_;
    WebCopies copies_{mail_};
    WebTraces traces_;
    WebClock clock_;
    WebRandom random_;
    WebKdf kdf_{mail_};
    WebPasskeys passkeys_{mail_};
    WebWake wake_;
    WebFiles files_{mail_};
    WebUpdates updates_;
    WebExit exit_{mail_};
    WebTabs tabs_;
    Program program_;
    Canvas canvas_;
    Gesture gesture_;
    WebGlyphPainter painter_;
    Glyphs glyphs_{painter_};
    Fonts fonts_;
    bool was_locked_ = false;
    bool visible_ = true;
    bool shown_ = false;  // a screen was drawn: until then the page's own words stand there
    double begun_ms_ = 0;
    bool plain_ = false;  // no WebGL2: the mirror is the page
    int frames_due_ = 0;
    double last_ms_ = 0;
    // What the page around the canvas was last told.
    int told_history_ = -1;
    bool told_pointing_ = false;
    using Chrome = std::array<std::uint32_t, 5>;  // bits (1 dark, 2 assist taps), then colours
    Chrome told_chrome_{};
};

}  // namespace mooring
