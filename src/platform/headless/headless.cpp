#include "platform/headless/headless.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cstdio>

namespace mooring {

namespace {

ImFont* load_font(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) return nullptr;
    std::fseek(file, 0, SEEK_END);
    const long size = std::ftell(file);
    std::rewind(file);
    void* bytes = ImGui::MemAlloc(static_cast<std::size_t>(size));
    const bool whole = std::fread(bytes, 1, static_cast<std::size_t>(size), file) == static_cast<std::size_t>(size);
    std::fclose(file);
    return whole ? ImGui::GetIO().Fonts->AddFontFromMemoryTTF(bytes, static_cast<int>(size), 16) : nullptr;
}

const Catalog& with_imgui(const Catalog& catalog) {
    ImGui::CreateContext();
    Program::configure_imgui();
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    return catalog;
}

}  // namespace

Headless::Headless(const Catalog& catalog, MemoryWorld& world, std::string_view font_folder)
    : program(with_imgui(catalog), world.ports) {
    const std::string folder(font_folder);
    program.set_fonts({load_font(folder + "/NotoSans-Regular.ttf"), load_font(folder + "/NotoSans-SemiBold.ttf")});
    program.start();
}

Headless::~Headless() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext();
}

void Headless::frame() {
    program.frame(viewport, 1.0F / 60);
    Program::take_textures();
    const ImDrawData* drawn = ImGui::GetDrawData();
    vertices = drawn->TotalVtxCount;
    draw_calls = 0;
    for (const ImDrawList* list : drawn->CmdLists) draw_calls += list->CmdBuffer.Size;
}

int Headless::settle(int most) {
    int frames = 0;
    int due = 3;
    while (frames < most && due > 0) {
        const int more = program.frame(viewport, 1.0F / 60);
        Program::take_textures();
        due = std::max({due - 1, more, ImGui::GetCurrentContext()->InputEventsQueue.Size > 0 ? 1 : 0});
        ++frames;
    }
    frame();
    return frames + 1;
}

const Node* Headless::find(Role role, std::string_view name) const {
    const auto& nodes = program.ui().sem.nodes();
    const auto found = std::find_if(nodes.begin(), nodes.end(),
                                    [&](const Node& node) { return node.role == role && node.name == name; });
    return found == nodes.end() ? nullptr : &*found;
}

bool Headless::press(Role role, std::string_view name) {
    const Node* node = find(role, name);
    if (node == nullptr) return false;
    program.ui().sem.receive(node->id, SemEvent::activate, {}, 0);
    settle();
    return true;
}

bool Headless::click(Role role, std::string_view name) {
    const Node* node = find(role, name);
    if (node == nullptr) return false;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(node->box.x + node->box.w / 2, node->box.y + node->box.h / 2);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    settle();
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    settle();
    return true;
}

bool Headless::type(Role role, std::string_view name, std::string_view text) {
    const Node* node = find(role, name);
    if (node == nullptr) return false;
    program.ui().sem.receive(node->id, SemEvent::text, std::string(text), 0);
    settle();
    return true;
}

std::string Headless::words() const {
    const Semantics& sem = program.ui().sem;
    std::string text;
    for (const Node& node : sem.nodes()) {
        int depth = 0;
        for (const Node* at = &node; at; at = sem.find(at->parent)) ++depth;
        text += std::string(static_cast<std::size_t>(2 * (depth - 1)), ' ') +
                std::to_string(static_cast<int>(node.role)) + " " + node.name +
                (node.value.empty() ? "" : " = " + node.value) + "\n";
    }
    return text;
}

}  // namespace mooring
