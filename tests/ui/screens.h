// A headless Mooring over a world in memory, and the people who use it: nobody yet, somebody with years in it.
#pragma once

#include <memory>
#include <string>

#include "core/content_files.h"
#include "core/order.h"
#include "platform/headless/headless.h"

namespace mooring {

inline constexpr std::int64_t kNoon = 1'772'625'600'000;  // 2026-03-04 12:00 UTC, a Wednesday
inline constexpr std::int64_t kDayMs = 24LL * 60 * 60 * 1000;

inline const Catalog& shipped_catalog() {
    static const Catalog catalog = load_catalog({kContentFiles, kContentFileCount}).catalog;
    return catalog;
}

struct Stage {
    explicit Stage(std::uint64_t seed = 1)
        : world(kNoon, seed), headless(std::make_unique<Headless>(shipped_catalog(), world, MOORING_FONTS_DIR)) {
        headless->settle();
    }

    // The page is closed and opened again: only what was stored is there.
    void reload() {
        headless.reset();
        headless = std::make_unique<Headless>(shipped_catalog(), world, MOORING_FONTS_DIR);
        headless->settle();
    }

    Model& model() { return headless->program.model(); }
    void act(Action action) {
        headless->program.emit(std::move(action));
        headless->settle();
    }

    void welcome() { act(action::FinishWelcome{}); }

    // Answers every statement with `answer` after three seconds each, and says that it was done with care.
    void sit(int answer) {
        act(action::StartSitting{kQuickForm});
        for (int i = 0; i < 12; ++i) {
            world.clock.now += 3'000 + 10 * i;
            act(action::AnswerItem{answer == 0 ? 1 + (i * 5) % 7 : answer});
            act(action::NextItem{});
        }
        act(action::FinishSitting{Care::yes});
    }

    void write(std::string text, std::optional<int> mood) {
        act(action::NewEntry{""});
        act(action::DraftText{std::move(text)});
        act(action::DraftMood{mood});
        act(action::LeaveDraft{});
    }

    // Two years of sittings and entries.
    void live() {
        welcome();
        world.clock.now -= 730 * kDayMs;
        for (int i = 0; i < 24; ++i) {
            sit(0);
            for (int j = 0; j < 4; ++j) {
                write("Entry " + std::to_string(i * 4 + j) + ": a walk, a talk, a quiet evening.\nAnd a second line.",
                      (i + j) % 11);
            }
            world.clock.now += 30 * kDayMs;
        }
        world.clock.now = kNoon + kDayMs;
        act(action::Section{Screen::today});
    }

    MemoryWorld world;
    std::unique_ptr<Headless> headless;
};

}  // namespace mooring
