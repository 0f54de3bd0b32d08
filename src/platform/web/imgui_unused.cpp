// What Dear ImGui links to for tables, columns and settings read from a file. The program has none of them (its tables
// are drawn by ui/table), so these stand in for imgui_tables.cpp and the reading half of the C library: 30 KB less to
// load. The native build keeps Dear ImGui whole.
#include <imgui.h>
#include <imgui_internal.h>

extern "C" int mooring_no_scan(const char*, const char*, ...) {
    return 0;
}

namespace ImGui {

void EndTable() {}
void TableEndRow(ImGuiTable*) {}
void TableEndCell(ImGuiTable*) {}
void TableGcCompactSettings() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TablePushColumnChannel(int) {}
void TablePopColumnChannel() {}
void TablePushBackgroundChannel() {}
void TablePopBackgroundChannel() {}
void TableSettingsAddSettingsHandler() {}
void EndColumns() {}
void PushColumnsBackground() {}
void PopColumnsBackground() {}

}  // namespace ImGui
