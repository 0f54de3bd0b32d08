// Mooring in the browser: the functions the page may call. Events only enqueue; a frame is drawn when one is due
// (web/host/scheduler.js) and nothing runs in between. web/host/program.js is the other side.
#include "platform/web/page.h"

namespace {

// The one page there is. Made by the first mo_buffer(), which every other call follows.
mooring::Page* page = nullptr;

}  // namespace

extern "C" {

// Room for `size` bytes that the next call reads. Valid until the call after that.
std::uint8_t* mo_buffer(int size) {
    if (page == nullptr) {
        ImGui::CreateContext();
        mooring::Program::configure_imgui();
        page = new mooring::Page;
    }
    page->buffer.resize(static_cast<std::size_t>(size));
    return page->buffer.data();
}

// After the first mo_buffer(), which holds the regular font. 0: all is well; 1: no WebGL2.
int mo_boot(int font_size) {
    page->add_font(0, font_size);
    return page->start() ? 0 : 1;
}

// Another font has arrived. Slot 1: semibold; 2 and 3: Greek and Cyrillic for the two, when both are there.
void mo_font(int slot, int size) {
    page->add_font(slot, size);
}

// The rest of the content has arrived (Page::add_content).
void mo_content(int size) {
    page->add_content(size);
}

// 0: again at the next animation frame; negative: nothing is due.
double mo_frame(double now_ms) {
    return page->frame(now_ms) ? 0 : -1;
}

// Runs what is due inside an event handler, without drawing. Returns the number of frames run.
int mo_drain(double now_ms) {
    return page->drain(now_ms);
}

// Size in CSS pixels, backing pixels per CSS pixel, and the safe area.
void mo_view(float width, float height, float density, float top, float right, float bottom, float left) {
    mooring::Viewport view = page->viewport;
    view.width = width;
    view.height = height;
    view.inset_top = top;
    view.inset_right = right;
    view.inset_bottom = bottom;
    view.inset_left = left;
    page->resize(view, density);
}

// Bits: 1 dark, 2 reduced motion, 4 a pointer that hovers, 8 more contrast, 16 forced colours. With the last the buffer
// holds the eight system colours, 0xRRGGBB, lowest byte first.
void mo_media(int bits) {
    page->viewport.dark = (bits & 1) != 0;
    page->viewport.reduced_motion = (bits & 2) != 0;
    page->viewport.hover = (bits & 4) != 0;
    page->viewport.more_contrast = (bits & 8) != 0;
    page->viewport.forced_colours = (bits & 16) != 0 && page->buffer.size() >= 4 * page->viewport.system_colours.size();
    for (std::size_t i = 0; page->viewport.forced_colours && i < page->viewport.system_colours.size(); ++i) {
        const std::uint8_t* at = page->buffer.data() + 4 * i;
        const std::uint32_t rgb = at[0] | at[1] << 8U | at[2] << 16U;
        page->viewport.system_colours[i] = mooring::from_web_colour(rgb);
    }
    page->wake();
}

void mo_pointer(int phase, int id, int kind, float x, float y, int button, double time_ms) {
    const mooring::PointerEvent event{
        static_cast<mooring::PointerPhase>(phase), static_cast<mooring::PointerKind>(kind), id, x, y, button, time_ms};
    page->gesture().receive(event, page->program().ui(), ImGui::GetIO());
    page->wake();
}

void mo_wheel(float x, float y, float pixels) {
    mooring::Ui& ui = page->program().ui();
    ui.scroll_by(ui.scroll_place_at(x, y), pixels);
    page->wake();
}

// Scrolls by a share of the visible height (page keys), or by pixels (arrows).
void mo_scroll(float pages, float pixels) {
    page->program().ui().scroll_by_keys(pages, pixels);
    page->wake();
}

// An event of the mirror; its text is in the buffer.
void mo_sem(std::uint32_t id, int what, int size, double value) {
    std::string text(reinterpret_cast<const char*>(page->buffer.data()), static_cast<std::size_t>(size));
    page->program().ui().sem.receive(id, static_cast<mooring::SemEvent>(what), std::move(text), value);
    page->wake();
}

void mo_back() {
    page->program().back();
    page->wake();
}

// A newer version has arrived whole and waits to be accepted, or it has not arrived whole.
void mo_update(int arrived) {
    if (arrived != 0) page->program().emit(mooring::action::UpdateReady{});
    if (arrived == 0) page->program().emit(mooring::action::UpdateFailed{});
    page->wake();
}

void mo_hide() {
    page->set_visible(false);
}
void mo_lock() {
    page->program().lock();
}
// Another tab of this site has said something (TabMessage).
void mo_hear(int word, std::uint32_t epoch, double revision) {
    page->hear({static_cast<mooring::TabWord>(word), {epoch, static_cast<std::uint64_t>(revision)}});
}
void mo_touched() {
    page->program().touched();
}
// Three presses of Shift, where the person has switched that on.
void mo_quick_hide() {
    page->program().quick_hide();
}
void mo_show() {
    page->set_visible(true);
}

// A reply waits in the mailbox.
void mo_arrived(double now_ms) {
    page->arrived(now_ms);
}

void mo_gl(int lost) {
    if (lost) {
        page->canvas().lose();
    } else {
        page->canvas().restore();
        page->wake();
    }
}
}
