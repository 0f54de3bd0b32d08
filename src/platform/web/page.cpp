#include "platform/web/page.h"

#include <imgui_internal.h>

#include <algorithm>

#include "core/content_files.h"

namespace mooring {

namespace {
constexpr int kMostDrained = 4;
constexpr double kLongestWaitMs = 800;
}  // namespace

Page::Page()
    : catalog_(load_catalog({kContentFiles, kContentFileCount}).catalog),
      program_(catalog_, Ports{&store_, nothing_kept_, copies_, traces_, clock_, random_, kdf_, passkeys_, wake_,
                               files_, updates_, exit_, tabs_}) {
    catalog_.whole = false;
}

bool Page::start() {
    const bool drawn = canvas_.start();
    plain_ = !drawn;
    if (plain_) ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    program_.start();
    wake();
    return drawn;
}

void Page::add_font(int slot, int size) {
    void* bytes = ImGui::MemAlloc(static_cast<std::size_t>(size));
    std::copy_n(buffer.data(), size, static_cast<std::uint8_t*>(bytes));
    if (slot > 1) {
        glyphs_.add_neighbours(slot == 2 ? fonts_.regular : fonts_.semibold, bytes, size);
        return wake();
    }
    ImFont* font = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(bytes, size, 16);
    glyphs_.complete_last_font(slot == 1 ? Weight::semibold : Weight::regular);
    if (slot == 0) fonts_ = {font, font, &glyphs_};
    if (slot == 1) fonts_.semibold = font;
    program_.set_fonts(fonts_);
    wake();
}

void Page::add_content(int size) {
    // A line with the name, a line with the JSON, and so on.
    const std::string_view text(reinterpret_cast<const char*>(buffer.data()), static_cast<std::size_t>(size));
    std::vector<std::string> names;
    std::vector<std::string_view> files;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        if (names.size() == files.size()) {
            names.emplace_back(line);
        } else {
            files.push_back(line);
        }
        at = end + 1;
    }
    std::vector<ContentFile> content;
    for (std::size_t i = 0; i < files.size(); ++i) {
        content.push_back({names[i].c_str(), files[i].data(), files[i].size()});
    }
    catalog_.add(load_catalog(content).catalog);
    program_.content_changed();
    wake();
}

void Page::resize(const Viewport& view, float density) {
    viewport = view;
    canvas_.resize(viewport, density);
    wake();
}

void Page::set_visible(bool visible) {
    if (visible) {
        program_.resume();
    } else {
        gesture_.cancel(ImGui::GetIO());
        program_.flush();  // before the page may be gone
    }
    visible_ = visible;
    if (visible) wake();
}

void Page::hear(const TabMessage& message) {
    program_.hear(message);
    wake();
    // Out of sight no frame is drawn, and what the mirror says must not stay there.
    if (!visible_) logic_frame(last_ms_, 0.001F);
}

void Page::wake(int frames) {
    frames_due_ = std::max(frames_due_, frames);
    js_wake(0);
}

bool Page::wants_frames() const {
    if (frames_due_ > 0 || ImGui::GetCurrentContext()->InputEventsQueue.Size > 0) return true;
    const auto& textures = ImGui::GetPlatformIO().Textures;
    return canvas_.usable() && std::any_of(textures.begin(), textures.end(), [](const ImTextureData* texture) {
               return texture->Status != ImTextureStatus_OK;
           });
}

void Page::arrived(double now_ms) {
    // While nobody sees anything, what is still being read waits for no frame, nor does the first picture.
    if (!shown_) frame(now_ms);
    if (shown_ || !visible_) wake();
}

bool Page::frame(double now_ms) {
    if (!visible_) return false;
    if (!shown_ && keeps_waiting(now_ms)) return true;
    logic_frame(now_ms, static_cast<float>((now_ms - last_ms_) / 1000));
    canvas_.submit(program_.ui().theme().canvas);
    if (!shown_) js_shown();
    shown_ = true;
    return wants_frames();
}

// The page's own words already say that Mooring is getting ready: the first picture is a screen that can be used,
// unless that takes long. What the canvas needs is made meanwhile.
bool Page::keeps_waiting(double now_ms) {
    if (begun_ms_ == 0) begun_ms_ = now_ms;
    mail_.collect();
    program_.wait();
    canvas_.prepare();
    last_ms_ = now_ms;
    return program_.is_opening() && now_ms - begun_ms_ < kLongestWaitMs;
}

int Page::drain(double now_ms) {
    int frames = 0;
    while (visible_ && frames < kMostDrained && (frames < 2 || wants_frames())) {
        logic_frame(now_ms, 0.001F);
        ++frames;
    }
    wake(1);
    return frames;
}

void Page::logic_frame(double now_ms, float seconds) {
    mail_.collect();
    const bool flinging = gesture_.step(seconds, now_ms, program_.ui());
    if (const auto due = gesture_.due_in_ms(now_ms)) js_wake(*due + 1);
    // Words that the browser's fonts drew are pictures in memory: they go with the lock.
    const bool locked = program_.model().vault.state() == VaultState::locked;
    if (locked && !was_locked_) glyphs_.clear();
    was_locked_ = locked;
    const int more = program_.frame(viewport, seconds);
    if (plain_) Program::take_textures();
    frames_due_ = std::max({frames_due_ - 1, more, flinging ? 1 : 0});
    last_ms_ = now_ms;
    tell_page();
}

// The mirror is brought up to date in every logic frame, so that focus can move inside the handler of a press: only
// there phones let it open the keyboard.
void Page::tell_page() {
    Ui& ui = program_.ui();
    const auto patch = program_.patch();
    const std::uint32_t wish = ui.sem.take_focus_wish();
    if (!patch.empty() || wish != 0) js_sem_apply(patch.data(), static_cast<int>(patch.size()), wish);
    const std::string text = ui.sem.take_announcement();
    if (!text.empty()) js_announce(text.data(), static_cast<int>(text.size()));
    const int depth = static_cast<int>(program_.model().places.size()) - 1 + ui.layers();
    if (depth != told_history_) js_history(told_history_ = depth);
    const bool pointing = ImGui::GetMouseCursor() == ImGuiMouseCursor_Hand;
    if (pointing != told_pointing_) js_cursor(told_pointing_ = pointing);
    const Theme& theme = ui.theme();
    const bool dark = ui.scheme() == Scheme::dark || ui.scheme() == Scheme::contrast_dark;
    const Chrome chrome{(dark ? 1U : 0U) | (program_.model().document.settings.assist_taps ? 2U : 0U),
                        web_colour(theme.canvas), web_colour(theme.surface), web_colour(theme.text),
                        web_colour(theme.accent)};
    if (chrome == told_chrome_) return;
    told_chrome_ = chrome;
    js_chrome(static_cast<int>(chrome[0]), chrome[1], chrome[2], chrome[3], chrome[4]);
}

}  // namespace mooring
