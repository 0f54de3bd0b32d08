#include "ui/ui.h"

#include <imgui_internal.h>

#include <algorithm>

#include "ui/glyphs.h"
#include "ui/text.h"

namespace mooring {

namespace {
constexpr ImGuiWindowFlags kWholePage = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoSavedSettings |
                                        ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBackground;
constexpr float kScrollBarWidth = 10;
constexpr float kFocusMargin = 24;  // of what has focus, above and below
constexpr Colour kScrim = 0x99000000;
}  // namespace

std::string_view Ui::word(const char* key) const {
    return words_.get(key);
}

std::string Ui::word(const char* key, std::initializer_list<Param> params) const {
    return fill(words_.get(key), params);
}

void Ui::begin(const Viewport& viewport, Scheme scheme, int text_percent) {
    resized_ = viewport.height != viewport_.height;
    viewport_ = viewport;
    scheme_ = scheme;
    if (scheme == Scheme::forced) forced_ = theme_of_system(viewport.system_colours);
    theme_ = scheme == Scheme::forced ? &forced_ : &theme_of(scheme);
    scale_ = static_cast<float>(text_percent) / 100.0F;
    whole_ = {0, 0, viewport.width, viewport.height};
    actions.clear();
    typing_ = std::exchange(types_, false);
    last_areas_ = std::exchange(areas_, {});
    for (Layer& layer : layers_) layer.seen = false;
    sharpen_fonts();
    sem.begin_frame();
    begin_window("page", ImGuiWindowFlags_NoBringToFrontOnFocus);
    fill_rect(whole_, theme_->canvas);
}

// Dear ImGui tells the density of the screen only to the font it holds for current.
void Ui::sharpen_fonts() {
    const float density = ImGui::GetIO().DisplayFramebufferScale.x;
    for (ImFont* font : {fonts_.regular, fonts_.semibold}) {
        if (font && density > 0) font->CurrentRasterizerDensity = density;
    }
    // Letters of the old density or text size are not needed again.
    if (density != drawn_density_ || scale_ != drawn_scale_) ImFontAtlasBuildDiscardBakes(ImGui::GetIO().Fonts, 1);
    drawn_density_ = density;
    drawn_scale_ = scale_;
    if (fonts_.glyphs) fonts_.glyphs->begin_frame();
}

void Ui::begin_window(const char* name, ImGuiWindowFlags flags) {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({viewport_.width, viewport_.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
    ImGui::Begin(name, nullptr, kWholePage | flags);
    ImGui::PopStyleVar(2);
    draw_ = ImGui::GetWindowDrawList();
}

void Ui::end() {
    ImGui::End();
    draw_tip();
    held_at_.reset();
    close_layers();
    if (fonts_.glyphs && fonts_.glyphs->waits()) ++moved_;
    std::erase_if(pending_scroll_, [&](const auto& wish) {
        return std::none_of(areas_.begin(), areas_.end(), [&](const Scroll& area) { return area.place == wish.first; });
    });
}

void Ui::draw_tip() {
    if (!tip_) return;
    const auto [at, words] = *std::exchange(tip_, std::nullopt);
    const TextFace small = face(type::kCaption);
    const float inset = px(space::kS);
    const float width = text_width(small, words) + 2 * inset + 1;
    const float height = small.line + inset;
    const float below = at.bottom() + space::kXs;
    const float y = below + height <= viewport_.height ? below : at.y - space::kXs - height;
    const float x =
        std::clamp(at.x + (at.w - width) / 2, space::kXs, std::max(space::kXs, viewport_.width - width - space::kXs));
    draw_ = ImGui::GetForegroundDrawList();
    const Area area{x, y, width, height};
    fill_rect(area, theme_->raised, px(4));
    stroke_rect(area, theme_->outline, px(4));
    draw_line(*draw_, small, {x + inset, y + inset / 2}, width, theme_->text, words);
}

Area Ui::take(float height) {
    const Area area{pen.x, pen.y, pen.w, height};
    pen.y += height;
    return area;
}

Press Ui::press(std::uint32_t id, const Area& area) {
    Press press;
    // What lies under an open layer cannot be reached; the pointer is kept away by the layer's window.
    const bool covered = below_.size() < layers_.size();
    press.clicked = !covered && sem.take_activation(id);
    press.focused = sem.focused() == id;
    const ImRect rect(area.x, area.y, area.right(), area.bottom());
    if (!ImGui::ItemAdd(rect, id, nullptr, ImGuiItemFlags_NoNav)) return press;
    const bool pointer = ImGui::ButtonBehavior(rect, id, &press.hovered, &press.held, ImGuiButtonFlags_NoNavFocus);
    press.by_pointer = pointer;
    press.clicked = press.clicked || pointer;
    if (press.clicked) last_pressed_ = id;
    const bool second = press.hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Right);
    const bool held = held_at_ && below_.size() == layers_.size() && area.contains(held_at_->x, held_at_->y) &&
                      ImGui::GetCurrentWindow()->ClipRect.Contains(*held_at_);
    press.menu = second || held;
    if (press.menu) last_pressed_ = id;
    if (held) held_at_.reset();
    press.hovered = press.hovered && viewport_.hover;
    if (press.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return press;
}

void Ui::draw_focus(std::uint32_t id, const Area& area, float radius) {
    if (sem.focused() != id) return;
    // 2 px of ring outside a 2 px gap.
    draw_->AddRect({area.x - 3, area.y - 3}, {area.right() + 3, area.bottom() + 3}, theme_->focus, radius + 3, 0, 2);
}

void Ui::begin_scroll(std::uint32_t id, const Area& area, std::uint32_t place) {
    const float offset = std::floor(kept_[place]);  // a trackpad moves by less than a pixel
    Node node = node_of(id, Role::scroll, area, {});
    node.now = offset;
    sem.push(std::move(node));
    ImGui::PushClipRect({area.x, area.y}, {area.right(), area.bottom()}, true);
    scrolls_.push_back({id, place, area, area.y - offset, below_.size()});
    areas_.push_back(scrolls_.back());
    pen = {area.x, area.y - offset, area.w, 0};
}

void Ui::end_scroll() {
    const Scroll scroll = scrolls_.back();
    const float content_height = pen.y - scroll.top;
    apply_scroll(scroll, content_height);
    draw_scroll_bar(scroll, content_height);
    scrolls_.pop_back();
    ImGui::PopClipRect();
    sem.pop();
}

std::uint32_t Ui::scroll_place_at(float x, float y) const {
    std::uint32_t place = 0;
    std::size_t layer = layers_.size();
    for (const Scroll& scroll : areas_.empty() ? last_areas_ : areas_) {
        if (scroll.layer == layer && scroll.area.contains(x, y)) place = scroll.place;
    }
    return place;
}

void Ui::scroll_by_keys(float pages, float pixels) {
    const Scroll* chosen = nullptr;
    bool has_focus = false;
    for (const Scroll& scroll : areas_) {
        if (scroll.layer != layers_.size()) continue;
        const bool focus_here = sem.inside(sem.focused(), scroll.node);
        const bool larger = chosen == nullptr || scroll.area.w * scroll.area.h > chosen->area.w * chosen->area.h;
        if (focus_here || (!has_focus && larger)) chosen = &scroll;
        has_focus = has_focus || focus_here;
    }
    if (chosen) scroll_by(chosen->place, pages * chosen->area.h + pixels);
}

void Ui::apply_scroll(const Scroll& scroll, float content_height) {
    float& offset = kept_[scroll.place];
    const float before = offset;
    if (const auto wish = pending_scroll_.find(scroll.place); wish != pending_scroll_.end()) {
        offset += wish->second;
        pending_scroll_.erase(wish);
    }
    const Node* node = sem.inside(sem.focus_moved(), scroll.node) ? sem.find(sem.take_focus_moved()) : nullptr;
    if (node && node->box.h < scroll.area.h) {
        const float above = scroll.area.y + px(kFocusMargin) - node->box.y;
        const float below = node->box.y + node->box.h - scroll.area.bottom() + px(kFocusMargin);
        if (above > 0) offset -= above;
        if (above <= 0 && below > 0) offset += below;
    }
    if (reveal_) {
        const float above = scroll.area.y + px(kFocusMargin) - reveal_->y;
        const float below = reveal_->bottom() - scroll.area.bottom() + px(kFocusMargin);
        if (above > 0) offset -= above;
        if (above <= 0 && below > 0) offset += below;
        reveal_.reset();
    }
    offset = std::clamp(offset, 0.0F, std::floor(std::max(0.0F, content_height - scroll.area.h)));
    if (offset != before) ++moved_;
}

void Ui::draw_scroll_bar(const Scroll& scroll, float content_height) {
    const Area& area = scroll.area;
    if (content_height <= area.h || !viewport_.hover) return;
    const float length = std::max(px(32), area.h * area.h / content_height);
    const float travel = area.h - length;
    const float reach = content_height - area.h;
    const Area thumb{area.right() - kScrollBarWidth, area.y + travel * kept_[scroll.place] / reach, kScrollBarWidth,
                     length};
    const ImRect rect(thumb.x, thumb.y, thumb.right(), thumb.bottom());
    const ImGuiID bar = ImGui::GetID(static_cast<int>(scroll.place));
    bool hovered = false;
    bool held = false;
    if (ImGui::ItemAdd(rect, bar, nullptr, ImGuiItemFlags_NoNav)) ImGui::ButtonBehavior(rect, bar, &hovered, &held);
    if (held && travel > 0) scroll_by(scroll.place, ImGui::GetIO().MouseDelta.y * reach / travel);
    const Area drawn{thumb.x + 3, thumb.y + 3, thumb.w - 6, thumb.h - 6};
    fill_rect(drawn, held || hovered ? theme_->muted : theme_->outline, 2);
}

bool Ui::begin_layer(Node node, const Area& area, Backdrop backdrop) {
    const std::uint32_t id = node.id;
    const auto known = std::find_if(layers_.begin(), layers_.end(), [&](const Layer& layer) { return layer.id == id; });
    const bool is_new = known == layers_.end();
    if (is_new) layers_.push_back({id, last_pressed_, true});
    if (!is_new) known->seen = true;
    below_.push_back({id, backdrop, area, pen, draw_, std::exchange(scrolls_, {})});
    constexpr const char* kNames[] = {"layer 1", "layer 2", "layer 3"};
    begin_window(kNames[std::min<std::size_t>(below_.size(), 3) - 1], 0);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    if (backdrop != Backdrop::none) fill_rect(whole_, kScrim);
    node.flags |= flag::kModal;
    node.box = box(area);
    sem.push_top(std::move(node));
    return is_new;
}

void Ui::end_layer() {
    sem.pop();
    const Below below = std::move(below_.back());
    // Comes last, so that what is drawn in the layer is asked first.
    const ImRect all(0, 0, viewport_.width, viewport_.height);
    const ImGuiID beside = sem_id(below.layer, "beside");
    bool hovered = false;
    bool held = false;
    if (ImGui::ItemAdd(all, beside, nullptr, ImGuiItemFlags_NoNav) &&
        ImGui::ButtonBehavior(all, beside, &hovered, &held, ImGuiButtonFlags_NoNavFocus) &&
        below.backdrop != Backdrop::firm &&
        !below.area.contains(ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y)) {
        dismissed_ = below.layer;
    }
    ImGui::End();
    pen = below.pen;
    draw_ = below.draw;
    scrolls_ = below.scrolls;
    below_.pop_back();
}

bool Ui::take_dismissal(std::uint32_t id) {
    if (dismissed_ != id) return false;
    dismissed_ = 0;
    ++moved_;
    return true;
}

bool Ui::dismiss_layer() {
    if (layers_.empty()) return false;
    dismissed_ = layers_.back().id;
    return true;
}

// Focus goes back to what opened the layer that is gone.
void Ui::close_layers() {
    std::uint32_t opener = 0;
    std::erase_if(layers_, [&](const Layer& layer) {
        if (!layer.seen && opener == 0) opener = layer.opener;
        return !layer.seen;
    });
    if (opener == 0) return;
    ++moved_;
    if (!sem.focus_wished() && sem.find(opener)) sem.ask_focus(opener);
}

void Ui::fill_rect(const Area& area, Colour colour, float radius) {
    draw_->AddRectFilled({area.x, area.y}, {area.right(), area.bottom()}, colour, radius);
}

void Ui::stroke_rect(const Area& area, Colour colour, float radius, float width) {
    width = std::max(width, theme_->border);
    const float half = width / 2;
    draw_->AddRect({area.x + half, area.y + half}, {area.right() - half, area.bottom() - half}, colour, radius, 0,
                   width);
}

void Ui::dashed_rect(const Area& area, Colour colour, float radius) {
    constexpr float kDash = 5;
    constexpr float kGap = 4;
    const auto dashes = [&](ImVec2 from, ImVec2 to) {
        const float length = std::max(to.x - from.x, to.y - from.y);
        const ImVec2 step((to.x - from.x) / length, (to.y - from.y) / length);
        for (float at = 0; at < length; at += kDash + kGap) {
            const float end = std::min(at + kDash, length);
            draw_->AddLine({from.x + step.x * at, from.y + step.y * at}, {from.x + step.x * end, from.y + step.y * end},
                           colour);
        }
    };
    const float left = area.x + 0.5F;
    const float top = area.y + 0.5F;
    const float right = area.right() - 0.5F;
    const float bottom = area.bottom() - 0.5F;
    dashes({left + radius, top}, {right - radius, top});
    dashes({left + radius, bottom}, {right - radius, bottom});
    dashes({left, top + radius}, {left, bottom - radius});
    dashes({right, top + radius}, {right, bottom - radius});
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
    const Area& sight = scroll_area();
    return area.bottom() >= sight.y && area.y <= sight.bottom();
}

}  // namespace mooring
