// The browser's clock, randomness, timers and downloads behind the app's ports.
#pragma once

#include "app/ports.h"
#include "platform/web/bridge.h"

namespace mooring {

class WebClock : public Clock {
public:
    std::int64_t now_ms() override { return static_cast<std::int64_t>(js_now()); }
    int utc_offset_min(std::int64_t at_ms) override { return js_utc_offset(static_cast<double>(at_ms)); }
};

class WebRandom : public Random {
public:
    std::array<std::uint8_t, 16> bytes() override {
        std::array<std::uint8_t, 16> out{};
        js_random(out.data(), static_cast<int>(out.size()));
        return out;
    }
};

class WebWake : public Wake {
public:
    void wake_in(std::int64_t ms) override { js_wake(static_cast<double>(ms)); }
};

class WebFiles : public Files {
public:
    void offer(std::string_view name, std::string_view type, std::string_view bytes) override {
        js_offer(name.data(), static_cast<int>(name.size()), type.data(), static_cast<int>(type.size()), bytes.data(),
                 static_cast<int>(bytes.size()));
    }
    void print() override { js_print(); }
};

class WebUpdates : public Updates {
public:
    void accept() override { js_update(); }
};

}  // namespace mooring
