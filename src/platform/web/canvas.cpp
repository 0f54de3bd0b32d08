#include "platform/web/canvas.h"

#include <GLES3/gl3.h>
#include <emscripten/html5_webgl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace mooring {

bool Canvas::start() {
    // The page has made the context already, with its own attributes (web/boot.js): this takes hold of it.
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.majorVersion = 2;
    attributes.enableExtensionsByDefault = EM_FALSE;
    const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = emscripten_webgl_create_context("#canvas", &attributes);
    if (context <= 0 || emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS) return false;
    usable_ = ImGui_ImplOpenGL3_Init("#version 300 es");
    return usable_;
}

void Canvas::resize(const Viewport& viewport, float density) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {viewport.width, viewport.height};
    io.DisplayFramebufferScale = {density, density};
}

void Canvas::prepare() {
    if (usable_) ImGui_ImplOpenGL3_NewFrame();
}

void Canvas::submit(Colour background) {
    if (!usable_) return;
    prepare();
    const ImVec4 clear = ImGui::ColorConvertU32ToFloat4(background);
    const ImGuiIO& io = ImGui::GetIO();
    glViewport(0, 0, static_cast<int>(io.DisplaySize.x * io.DisplayFramebufferScale.x),
               static_cast<int>(io.DisplaySize.y * io.DisplayFramebufferScale.y));
    glClearColor(clear.x, clear.y, clear.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Canvas::lose() {
    usable_ = false;
}

void Canvas::restore() {
    // The textures live on in memory; the handles of the old context mean nothing in the new one.
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    while (glGetError() != GL_NO_ERROR) {
    }
    usable_ = true;
}

}  // namespace mooring
