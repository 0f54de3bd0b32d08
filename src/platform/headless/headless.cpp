#include "platform/headless/headless.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cstdio>
#include <span>

namespace {
std::vector<mooring::Headless::Item>* listening = nullptr;  // the hooks have nowhere else to go
}

// Called by Dear ImGui when TestEngineHookItems is set.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID id, const ImRect& box, const ImGuiLastItemData* data) {
    const bool window = data == nullptr || ImGui::FindWindowByID(id) || ImGui::GetCurrentWindow()->IsFallbackWindow;
    if (listening && !window) listening->push_back({id, {box.Min.x, box.Min.y, box.GetWidth(), box.GetHeight()}});
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) {
    return nullptr;
}

namespace mooring {

namespace {

// Of memory that Dear ImGui takes over; empty without the file.
std::span<char> load(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) return {};
    std::fseek(file, 0, SEEK_END);
    const auto size = static_cast<std::size_t>(std::ftell(file));
    std::rewind(file);
    auto* bytes = static_cast<char*>(ImGui::MemAlloc(size));
    const bool whole = std::fread(bytes, 1, size, file) == size;
    std::fclose(file);
    return whole ? std::span(bytes, size) : std::span<char>();
}

ImFont* load_font(const std::string& path) {
    const std::span<char> bytes = load(path);
    if (bytes.empty()) return nullptr;
    return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(bytes.data(), static_cast<int>(bytes.size()), 16);
}

const Catalog& with_imgui(const Catalog& catalog) {
    ImGui::CreateContext();
    Program::configure_imgui();
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    return catalog;
}

}  // namespace

GlyphBox BoxPainter::measure(const GlyphText& text) {
    const auto count = static_cast<float>(ends(text.text, Cut::characters).size());
    return {text.px * count, 0, -text.px, text.px * count, 0};
}

bool BoxPainter::paint(const GlyphText&, float, float, int w, int h, std::uint8_t* rgba) {
    std::fill_n(rgba, w * h * 4, std::uint8_t{255});
    ++painted;
    return false;
}

std::vector<std::size_t> BoxPainter::ends(std::string_view text, Cut) {
    std::vector<std::size_t> found;
    bool join = false;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded decoded = decode_utf8(text, at);
        at += decoded.length;
        const bool goes_on = (join || script_of(decoded.code) == Script::mark) && !found.empty();
        if (goes_on) found.pop_back();
        found.push_back(at);
        join = decoded.code == 0x200D;
    }
    return found;
}

Headless::Headless(const Catalog& catalog, MemoryWorld& world, std::string_view font_folder)
    : program(with_imgui(catalog), world.ports) {
    const std::string folder(font_folder);
    ImFont* regular = load_font(folder + "/NotoSans-Regular.ttf");
    glyphs.complete_last_font(Weight::regular);
    ImFont* semibold = load_font(folder + "/NotoSans-SemiBold.ttf");
    glyphs.complete_last_font(Weight::semibold);
    program.set_fonts({regular, semibold, &glyphs});
    program.start();
}

void Headless::add_neighbours(std::string_view font_folder) {
    int place = 0;
    for (const char* name : {"/NotoSans-RegularMore.ttf", "/NotoSans-SemiBoldMore.ttf"}) {
        const std::span<char> bytes = load(std::string(font_folder) + name);
        ImFont* font = ImGui::GetIO().Fonts->Fonts[place++];
        if (!bytes.empty()) glyphs.add_neighbours(font, bytes.data(), static_cast<int>(bytes.size()));
    }
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

std::vector<Headless::Item> Headless::items_of_frame() {
    std::vector<Item> found;
    listening = &found;
    ImGui::GetCurrentContext()->TestEngineHookItems = true;
    frame();
    ImGui::GetCurrentContext()->TestEngineHookItems = false;
    listening = nullptr;
    return found;
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
