#include "platform/program.h"

#include <algorithm>

namespace mooring {

namespace {

constexpr int kFramesPerChange = 3;  // Dear ImGui spreads a press over frames; what it changed shows one later

Scheme scheme_of(const Settings& settings, const Viewport& viewport) {
    if (viewport.forced_colours) return Scheme::forced;
    const Scheme contrast = viewport.dark ? Scheme::contrast_dark : Scheme::contrast_light;
    switch (settings.theme) {
        case ThemeChoice::light: return Scheme::light;
        case ThemeChoice::dark: return Scheme::dark;
        case ThemeChoice::contrast: return contrast;
        case ThemeChoice::system: break;
    }
    if (viewport.more_contrast) return contrast;
    return viewport.dark ? Scheme::dark : Scheme::light;
}

}  // namespace

Program::Program(const Catalog& catalog, const Ports& ports) : ports_(ports), model_(catalog), ui_(catalog.words) {}

void Program::configure_imgui() {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags = ImGuiConfigFlags_None;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    io.ConfigInputTrickleEventQueue = true;
    io.Fonts->TexMinWidth = 1024;
    io.Fonts->TexMinHeight = 512;
    io.Fonts->TexMaxWidth = 2048;
    io.Fonts->TexMaxHeight = 2048;
}

void Program::take_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
        const bool unwanted = texture->Status == ImTextureStatus_WantDestroy;
        if (unwanted) texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(unwanted ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
    }
}

int Program::frame(const Viewport& viewport, float seconds) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {viewport.width, viewport.height};
    io.DeltaTime = std::clamp(seconds, 0.001F, 0.1F);
    step(model_, ports_);
    ImGui::NewFrame();
    const Settings& settings = model_.document.settings;
    ui_.begin(viewport, scheme_of(settings, viewport), settings.text_percent);
    shell_.draw(ui_, model_);
    ui_.end();
    patch_ = ui_.sem.end_frame();
    ImGui::Render();

    std::vector<Action> actions = std::move(held_);
    held_.clear();
    actions.insert(actions.end(), ui_.actions.begin(), ui_.actions.end());
    actions.insert(actions.end(), outside_.begin(), outside_.end());
    ui_.actions.clear();
    outside_.clear();
    for (Action& action : actions) {
        if (must_wait(model_, action)) {
            held_.push_back(std::move(action));
        } else {
            update(model_, action, ports_);
        }
    }
    if (actions.size() > held_.size()) return kFramesPerChange;
    return ui_.take_moved() || (model_.vault.state() == VaultState::closed && model_.erased.empty()) ? 1 : 0;
}

void Program::content_changed() {
    ++model_.document.change;
}

void Program::back() {
    if (!ui_.dismiss_layer()) emit(action::Back{});
}

void Program::resume() {
    mooring::resume(model_, ports_);
    model_.now_ms = ports_.clock.now_ms();
    if (model_.sitting) model_.item_since_ms = model_.now_ms;
}

}  // namespace mooring
