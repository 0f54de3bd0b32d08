#include "ui/ui.h"

#include <imgui_internal.h>

#include <algorithm>

namespace mooring {

namespace {
constexpr ImGuiWindowFlags kWholePage = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoSavedSettings |
                                        ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBringToFrontOnFocus |
                                        ImGuiWindowFlags_NoBackground;
constexpr float kScrollBarWidth = 10;
constexpr float kFocusMargin = 24;  // of what has focus, above and below
}  // namespace

void Ui::begin(const Viewport& viewport, Scheme scheme, int text_percent) {
    viewport_ = viewport;
    scheme_ = scheme;
    theme_ = &theme_of(scheme);
    scale_ = static_cast<float>(text_percent) / 100.0F;
    actions.clear();
    sem.begin_frame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({viewport.width, viewport.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
    ImGui::Begin("page", nullptr, kWholePage);
    ImGui::PopStyleVar(2);
    draw_ = ImGui::GetWindowDrawList();
    fill_rect({0, 0, viewport.width, viewport.height}, theme_->canvas);
}

void Ui::end() {
    ImGui::End();
}

Area Ui::take(float height) {
    const Area area{pen.x, pen.y, pen.w, height};
    pen.y += height;
    return area;
}

Press Ui::press(std::uint32_t id, const Area& area) {
    Press press;
    press.clicked = sem.take_activation(id);
    press.focused = sem.focused() == id;
    const ImRect rect(area.x, area.y, area.right(), area.bottom());
    if (!ImGui::ItemAdd(rect, id, nullptr, ImGuiItemFlags_NoNav)) return press;
    const bool pointer = ImGui::ButtonBehavior(rect, id, &press.hovered, &press.held, ImGuiButtonFlags_NoNavFocus);
    press.clicked = press.clicked || pointer;
    press.hovered = press.hovered && viewport_.hover;
    if (press.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return press;
}

void Ui::draw_focus(std::uint32_t id, const Area& area, float radius) {
    if (sem.focused() != id) return;
    // 2 px of ring outside a 2 px gap.
    draw_->AddRect({area.x - 3, area.y - 3}, {area.right() + 3, area.bottom() + 3}, theme_->focus, radius + 3, 0, 2);
}

void Ui::begin_scroll(std::uint32_t id, const Area& area) {
    scroll_area_ = area;
    scroll_node_ = id;
    const float offset = scroll_[scroll_id_for_place_];
    Node node;
    node.id = id;
    node.role = Role::scroll;
    node.box = box(area);
    node.now = offset;
    sem.push(std::move(node));
    ImGui::PushClipRect({area.x, area.y}, {area.right(), area.bottom()}, true);
    scroll_top_ = area.y - offset;
    pen = {area.x, scroll_top_, area.w, 0};
}

void Ui::end_scroll() {
    const float content_height = pen.y - scroll_top_;
    apply_scroll(content_height);
    draw_scroll_bar(content_height, scroll_[scroll_id_for_place_]);
    ImGui::PopClipRect();
    sem.pop();
}

void Ui::apply_scroll(float content_height) {
    float& offset = scroll_[scroll_id_for_place_];
    const float before = offset;
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseWheel != 0) offset -= io.MouseWheel;  // the platform hands in pixels
    offset += std::exchange(pending_scroll_, 0.0F);
    if (const std::uint32_t moved = sem.take_focus_moved()) {
        const Node* node = sem.find(moved);
        const bool inside = node && [&] {
            for (const Node* at = node; at; at = sem.find(at->parent)) {
                if (at->parent == scroll_node_) return true;
            }
            return false;
        }();
        if (inside && node->box.h < scroll_area_.h) {
            const float above = scroll_area_.y + px(kFocusMargin) - node->box.y;
            const float below = node->box.y + node->box.h - scroll_area_.bottom() + px(kFocusMargin);
            if (above > 0) offset -= above;
            if (above <= 0 && below > 0) offset += below;
        }
    }
    offset = std::floor(std::clamp(offset, 0.0F, std::max(0.0F, content_height - scroll_area_.h)));
    if (offset != before) ++moved_;
}

void Ui::draw_scroll_bar(float content_height, float offset) {
    if (content_height <= scroll_area_.h || !viewport_.hover) return;
    const float length = std::max(px(32), scroll_area_.h * scroll_area_.h / content_height);
    const float travel = scroll_area_.h - length;
    const float reach = content_height - scroll_area_.h;
    const Area thumb{scroll_area_.right() - kScrollBarWidth, scroll_area_.y + travel * offset / reach, kScrollBarWidth,
                     length};
    const ImRect rect(thumb.x, thumb.y, thumb.right(), thumb.bottom());
    const ImGuiID bar = ImGui::GetID("scroll bar");
    bool hovered = false;
    bool held = false;
    if (ImGui::ItemAdd(rect, bar, nullptr, ImGuiItemFlags_NoNav)) ImGui::ButtonBehavior(rect, bar, &hovered, &held);
    if (held && travel > 0) pending_scroll_ += ImGui::GetIO().MouseDelta.y * reach / travel;
    const Area drawn{thumb.x + 3, thumb.y + 3, thumb.w - 6, thumb.h - 6};
    fill_rect(drawn, held || hovered ? theme_->muted : theme_->outline, 2);
}

void Ui::fill_rect(const Area& area, Colour colour, float radius) {
    draw_->AddRectFilled({area.x, area.y}, {area.right(), area.bottom()}, colour, radius);
}

void Ui::stroke_rect(const Area& area, Colour colour, float radius, float width) {
    const float half = width / 2;
    draw_->AddRect({area.x + half, area.y + half}, {area.right() - half, area.bottom() - half}, colour, radius, 0,
                   width);
}

Node node_of(std::uint32_t id, Role role, const Area& area, std::string_view name) {
    Node node;
    node.id = id;
    node.role = role;
    node.box = Ui::box(area);
    node.name = name;
    return node;
}

bool Ui::visible(const Area& area) const {
    return area.bottom() >= scroll_area_.y && area.y <= scroll_area_.bottom();
}

}  // namespace mooring
