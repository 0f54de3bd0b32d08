#include "ui/gesture.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace mooring {

namespace {

constexpr float kSlop = 10;             // px a finger may wander and still tap
constexpr double kTapMs = 500;          // after it a resting finger is a long press
constexpr float kSteep = 1.732F;        // a drag within 30 degrees of vertical scrolls
constexpr double kFlingWindowMs = 100;  // of the last moves that make the speed
constexpr float kFastest = 6000;        // px/s
constexpr float kSlowest = 15;          // px/s
constexpr float kDecaySeconds = 0.325F;
constexpr float kDecayReduced = 0.150F;  // when less motion is wanted

bool on_draggable(const Ui& ui, float x, float y) {
    const auto& nodes = ui.sem.nodes();
    return std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) {
        return (node.flags & flag::kDrags) && x >= node.box.x && x <= node.box.x + node.box.w && y >= node.box.y &&
               y <= node.box.y + node.box.h;
    });
}

void lift(ImGuiIO& io) {
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
}

}  // namespace

void Gesture::receive(const PointerEvent& event, Ui& ui, ImGuiIO& io) {
    if (event.kind == PointerKind::touch) return receive_touch(event, ui, io);
    io.AddMouseSourceEvent(event.kind == PointerKind::pen ? ImGuiMouseSource_Pen : ImGuiMouseSource_Mouse);
    if (event.phase == PointerPhase::leave || event.phase == PointerPhase::cancel) return lift(io);
    io.AddMousePosEvent(event.x, event.y);
    constexpr int kButtons[] = {ImGuiMouseButton_Left, ImGuiMouseButton_Middle, ImGuiMouseButton_Right};
    if (event.phase == PointerPhase::move || event.button < 0 || event.button > 2) return;
    io.AddMouseButtonEvent(kButtons[event.button], event.phase == PointerPhase::down);
}

void Gesture::begin_touch(const PointerEvent& event, const Ui& ui) {
    finger_ = event.id;
    start_x_ = event.x;
    start_y_ = last_y_ = event.y;
    start_ms_ = event.time_ms;
    scroll_place_ = ui.scroll_place_at(event.x, event.y);
    stopped_fling_ = velocity_ != 0;
    velocity_ = 0;
    sample_count_ = 0;
    // Nothing is pressed before it is known that the finger does not scroll.
    on_draggable_ = on_draggable(ui, event.x, event.y);
    state_ = State::pending;
}

void Gesture::receive_touch(const PointerEvent& event, Ui& ui, ImGuiIO& io) {
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    if (event.phase == PointerPhase::down) {
        if (state_ == State::idle) begin_touch(event, ui);
        return;
    }
    if (state_ == State::idle || event.id != finger_) return;
    if (event.phase == PointerPhase::move) {
        if (state_ == State::dragging) return io.AddMousePosEvent(event.x, event.y);
        const float travel = std::hypot(event.x - start_x_, event.y - start_y_);
        if (state_ == State::pending && travel > kSlop) {
            const bool steep = std::abs(event.y - start_y_) > kSteep * std::abs(event.x - start_x_);
            state_ = on_draggable_ && !steep ? State::dragging : State::scrolling;
            last_y_ = event.y;
            if (state_ == State::dragging) {
                io.AddMousePosEvent(start_x_, start_y_);
                io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
                return io.AddMousePosEvent(event.x, event.y);
            }
        }
        if (state_ == State::scrolling) {
            ui.scroll_by(scroll_place_, last_y_ - event.y);
            last_y_ = event.y;
            remember(event);
        }
        return;
    }
    if (event.phase == PointerPhase::up && state_ == State::scrolling) {
        velocity_ = std::clamp(fling_speed(event.time_ms), -kFastest, kFastest);
    }
    const bool tap = event.phase == PointerPhase::up && state_ == State::pending && !stopped_fling_ &&
                     event.time_ms - start_ms_ < kTapMs;
    if (tap) {
        io.AddMousePosEvent(event.x, event.y);
        io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    }
    if (tap || state_ == State::dragging) io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    lift(io);
    state_ = State::idle;
}

void Gesture::remember(const PointerEvent& event) {
    if (sample_count_ == samples_.size()) {
        std::move(samples_.begin() + 1, samples_.end(), samples_.begin());
        --sample_count_;
    }
    samples_[sample_count_++] = {event.y, event.time_ms};
}

float Gesture::fling_speed(double now_ms) const {
    std::size_t first = 0;
    while (first < sample_count_ && now_ms - samples_[first].time_ms > kFlingWindowMs) ++first;
    if (first + 1 >= sample_count_) return 0;
    const Sample& a = samples_[first];
    const Sample& b = samples_[sample_count_ - 1];
    const double seconds = (b.time_ms - a.time_ms) / 1000;
    return seconds <= 0 ? 0 : static_cast<float>((a.y - b.y) / seconds);
}

std::optional<double> Gesture::due_in_ms(double now_ms) const {
    if (state_ != State::pending) return std::nullopt;
    return std::max(0.0, start_ms_ + kTapMs - now_ms);
}

bool Gesture::step(float seconds, double now_ms, Ui& ui) {
    if (due_in_ms(now_ms) == 0.0 && !stopped_fling_) {
        state_ = State::held;
        ui.hold(start_x_, start_y_);
    }
    if (velocity_ == 0) return false;
    ui.scroll_by(scroll_place_, velocity_ * seconds);
    velocity_ *= std::exp(-seconds / (ui.viewport().reduced_motion ? kDecayReduced : kDecaySeconds));
    if (std::abs(velocity_) < kSlowest) velocity_ = 0;
    return velocity_ != 0;
}

void Gesture::cancel(ImGuiIO& io) {
    state_ = State::idle;
    velocity_ = 0;
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    lift(io);
}

}  // namespace mooring
