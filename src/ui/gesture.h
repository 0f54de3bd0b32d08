// Turns raw pointers into what Dear ImGui and the scroll area understand. A mouse passes through. A finger is a tap, a
// scroll with momentum, a long press, or a drag of something that says it can be dragged; it never presses what it
// scrolled across.
#pragma once

#include <imgui.h>

#include <array>
#include <optional>

#include "ui/ui.h"

namespace mooring {

enum class PointerPhase : std::uint8_t { down, move, up, cancel, leave };
enum class PointerKind : std::uint8_t { mouse, touch, pen };

struct PointerEvent {
    PointerPhase phase;
    PointerKind kind;
    int id;
    float x, y;  // CSS pixels
    int button;  // as the browser counts: 0 main, 1 middle, 2 second
    double time_ms;
};

class Gesture {
public:
    void receive(const PointerEvent& event, Ui& ui, ImGuiIO& io);
    // Moves the scroll area on after a fling, and notices a finger that has rested long enough. True while it moves.
    bool step(float seconds, double now_ms, Ui& ui);
    // In how many milliseconds a resting finger becomes a long press; nothing when none rests.
    std::optional<double> due_in_ms(double now_ms) const;
    // Ends whatever is under way, without pressing anything.
    void cancel(ImGuiIO& io);

private:
    enum class State : std::uint8_t { idle, pending, scrolling, dragging, held };
    struct Sample {
        float y;
        double time_ms;
    };
    void receive_touch(const PointerEvent& event, Ui& ui, ImGuiIO& io);
    void begin_touch(const PointerEvent& event, const Ui& ui);
    void remember(const PointerEvent& event);
    float fling_speed(double now_ms) const;

    State state_ = State::idle;
    int finger_ = 0;
    std::uint32_t scroll_place_ = 0;  // what the finger moves, chosen where it came down
    float start_x_ = 0, start_y_ = 0, last_y_ = 0;
    double start_ms_ = 0;
    bool stopped_fling_ = false;
    bool on_draggable_ = false;
    std::array<Sample, 8> samples_{};
    std::size_t sample_count_ = 0;
    float velocity_ = 0;  // CSS px a second, of the content
};

}  // namespace mooring
