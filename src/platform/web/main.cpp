// Mooring in the browser: what it is made of, and the functions the page may call. Events only enqueue; a frame is
// drawn when one is due (web/host/scheduler.js) and nothing runs in between.
#include <algorithm>
#include <memory>

#include "core/catalog.h"
#include "platform/memory/memory_store.h"
#include "platform/program.h"
#include "platform/web/canvas.h"
#include "platform/web/web_ports.h"
#include "platform/web/web_store.h"
#include "ui/gesture.h"

#include <imgui_internal.h>

namespace mooring {
extern const ContentFile kContentFiles[];
extern const std::size_t kContentFileCount;
}  // namespace mooring

namespace {

using namespace mooring;

constexpr int kFramesPerEvent = 3;
constexpr int kMostDrained = 4;

struct Page {
    Catalog catalog = load_catalog({kContentFiles, kContentFileCount}).catalog;
    WebStore store;
    MemoryStore nothing_kept;
    WebClock clock;
    WebRandom random;
    WebWake wake;
    WebFiles files;
    Program program{catalog, Ports{&store, nothing_kept, clock, random, wake, files}};
    Canvas canvas;
    Gesture gesture;
    Fonts fonts;
    Viewport viewport;
    bool visible = true;
    int frames_due = 0;
    double last_ms = 0;
    int history = -1;
    bool pointing = false;
    Colour background = 0;
    Bytes buffer;
};

Page* page = nullptr;

void wake(int frames) {
    page->frames_due = std::max(page->frames_due, frames);
    js_wake(0);
}

// One logic frame, without GL. The mirror is brought up to date at once, so that focus can move inside the handler of
// a press, where phones allow it to open the keyboard.
void logic_frame(double now_ms, float seconds) {
    page->store.collect();
    if (page->gesture.step(seconds, page->program.ui())) wake(1);
    page->canvas.begin_frame();
    const int more = page->program.frame(page->viewport, seconds);
    page->frames_due = std::max(page->frames_due - 1, more);
    page->last_ms = now_ms;

    Semantics& sem = page->program.ui().sem;
    const auto patch = page->program.patch();
    if (!patch.empty()) js_sem_apply(patch.data(), static_cast<int>(patch.size()));
    if (const std::uint32_t wish = sem.take_focus_wish()) js_focus(wish);
    if (const std::string text = sem.take_announcement(); !text.empty()) {
        js_announce(text.data(), static_cast<int>(text.size()));
    }
    const int depth = static_cast<int>(page->program.model().places.size()) - 1;
    if (depth != page->history) js_history(page->history = depth);
    const bool pointing = ImGui::GetMouseCursor() == ImGuiMouseCursor_Hand;
    if (pointing != page->pointing) js_cursor(page->pointing = pointing);
    const Theme& theme = page->program.ui().theme();
    if (theme.canvas != page->background) {
        page->background = theme.canvas;
        js_chrome(page->program.ui().scheme() == Scheme::dark, web_colour(theme.canvas), web_colour(theme.surface),
                  web_colour(theme.text), web_colour(theme.accent));
    }
}

void add_font(int slot, int size) {
    ImGuiIO& io = ImGui::GetIO();
    void* bytes = ImGui::MemAlloc(static_cast<std::size_t>(size));
    std::copy_n(page->buffer.data(), size, static_cast<std::uint8_t*>(bytes));
    ImFont* font = io.Fonts->AddFontFromMemoryTTF(bytes, size, 16);
    if (slot == 0) page->fonts = {font, font};
    if (slot == 1) page->fonts.semibold = font;
    page->program.set_fonts(page->fonts);
}

bool wants_frames() {
    const ImGuiContext& imgui = *ImGui::GetCurrentContext();
    if (page->frames_due > 0 || imgui.InputEventsQueue.Size > 0) return true;
    for (const ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status != ImTextureStatus_OK && page->canvas.usable()) return true;
    }
    return false;
}

}  // namespace

extern "C" {

// The first call. The regular font must be in the buffer. 0: all is well; 1: no WebGL2.
int mo_boot(int font_size) {
    add_font(0, font_size);
    const bool drawn = page->canvas.start();
    page->program.start();
    wake(kFramesPerEvent);
    return drawn ? 0 : 1;
}

// Room for `size` bytes that the next call reads. Valid until the call after that.
std::uint8_t* mo_buffer(int size) {
    if (page == nullptr) {
        ImGui::CreateContext();
        Program::configure_imgui();
        page = new Page;
    }
    page->buffer.resize(static_cast<std::size_t>(size));
    return page->buffer.data();
}

void mo_font(int slot, int size) {
    add_font(slot, size);
    wake(kFramesPerEvent);
}

// 0: again at the next animation frame; negative: nothing is due.
double mo_frame(double now_ms) {
    if (!page->visible) return -1;
    logic_frame(now_ms, static_cast<float>((now_ms - page->last_ms) / 1000));
    page->canvas.submit(page->background);
    return wants_frames() ? 0 : -1;
}

// Runs what is due inside an event handler, without drawing. Returns the number of frames run.
int mo_drain(double now_ms) {
    int frames = 0;
    while (page->visible && frames < kMostDrained && (frames < 2 || wants_frames())) {
        logic_frame(now_ms, 0.001F);
        ++frames;
    }
    wake(1);
    return frames;
}

void mo_view(float width, float height, float density, float top, float right, float bottom, float left) {
    Viewport& view = page->viewport;
    view.width = width;
    view.height = height;
    view.inset_top = top;
    view.inset_right = right;
    view.inset_bottom = bottom;
    view.inset_left = left;
    page->canvas.resize(view, density);
    wake(kFramesPerEvent);
}

void mo_pointer(int phase, int id, int kind, float x, float y, int button, double time_ms) {
    page->gesture.receive({static_cast<PointerPhase>(phase), static_cast<PointerKind>(kind), id, x, y, button, time_ms},
                          page->program.ui(), ImGui::GetIO());
    wake(kFramesPerEvent);
}

void mo_wheel(float pixels) {
    page->program.ui().scroll_by(pixels);
    wake(kFramesPerEvent);
}

// Scrolls by a share of the visible height (page keys), or by pixels (arrows).
void mo_scroll(float pages, float pixels) {
    page->program.ui().scroll_by(pages * page->program.ui().scroll_area().h + pixels);
    wake(kFramesPerEvent);
}

// An event of the mirror; its text is in the buffer.
void mo_sem(std::uint32_t id, int what, int size, double value) {
    std::string text(reinterpret_cast<const char*>(page->buffer.data()), static_cast<std::size_t>(size));
    page->program.ui().sem.receive(id, static_cast<SemEvent>(what), std::move(text), value);
    wake(kFramesPerEvent);
}

// Bits: 1 dark, 2 reduced motion, 4 a pointer that hovers.
void mo_media(int bits) {
    page->viewport.dark = (bits & 1) != 0;
    page->viewport.reduced_motion = (bits & 2) != 0;
    page->viewport.hover = (bits & 4) != 0;
    wake(kFramesPerEvent);
}

void mo_back() {
    page->program.back();
    wake(kFramesPerEvent);
}

// Everything typed is handed to the store before the page may be gone.
void mo_hide() {
    page->gesture.cancel(ImGui::GetIO());
    page->program.flush();
    page->visible = false;
}

void mo_show() {
    page->visible = true;
    page->program.resume();
    wake(kFramesPerEvent);
}

// A reply waits in the mailbox, or focus left the page.
void mo_wake() { wake(kFramesPerEvent); }

void mo_gl(int lost) {
    if (lost) {
        page->canvas.lose();
        return;
    }
    page->canvas.restore();
    wake(kFramesPerEvent);
}
}
