// A clock that moves when told, randomness from a seed, and ports that only remember what was asked of them.
#pragma once

#include <string>
#include <vector>

#include "app/ports.h"
#include "core/random.h"
#include "platform/memory/memory_store.h"

namespace mooring {

class FixedClock : public Clock {
public:
    explicit FixedClock(std::int64_t now_ms) : now(now_ms) {}
    std::int64_t now_ms() override { return now; }
    int utc_offset_min(std::int64_t) override { return offset_min; }
    std::int64_t now;
    int offset_min = 0;
};

class SeededRandom : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : generator_(seed) {}
    std::array<std::uint8_t, 16> bytes() override {
        std::array<std::uint8_t, 16> out{};
        for (auto& byte : out) byte = static_cast<std::uint8_t>(generator_.next());
        return out;
    }

private:
    SplitMix64 generator_;
};

class RememberedWake : public Wake {
public:
    void wake_in(std::int64_t ms) override { wishes.push_back(ms); }
    std::vector<std::int64_t> wishes;
};

class RememberedFiles : public Files {
public:
    struct Offer {
        std::string name;
        std::string type;
        std::string bytes;
    };
    void offer(std::string_view name, std::string_view type, std::string_view bytes) override {
        offers.push_back({std::string(name), std::string(type), std::string(bytes)});
    }
    void print() override { ++prints; }
    std::vector<Offer> offers;
    int prints = 0;
};

class RememberedUpdates : public Updates {
public:
    void accept() override { ++accepted; }
    int accepted = 0;
};

// A whole outside world in memory.
struct MemoryWorld {
    explicit MemoryWorld(std::int64_t now_ms, std::uint64_t seed) : clock(now_ms), random(seed) {}
    // One of several tabs over the same disk, which outlives them.
    MemoryWorld(MemoryDisk& disk, std::int64_t now_ms, std::uint64_t seed) : store(disk), clock(now_ms), random(seed) {}
    MemoryStore store;
    MemoryStore nothing_kept;
    FixedClock clock;
    SeededRandom random;
    RememberedWake wake;
    RememberedFiles files;
    RememberedUpdates updates;
    Ports ports{&store, nothing_kept, clock, random, wake, files, updates};
};

}  // namespace mooring
