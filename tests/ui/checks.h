// What must hold on any screen at any size: names, targets, one heading, Help in reach, nothing over anything else.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "ui/screens.h"

namespace mooring {

struct Size {
    float width, height;
    int percent;
};
inline constexpr Size kSizes[] = {
    {320, 640, 100}, {320, 640, 200}, {390, 844, 130}, {768, 1024, 100}, {1920, 1080, 100}};

inline bool is_interactive(Role role) {
    return role == Role::button || role == Role::radio || role == Role::slider || role == Role::text_field ||
           role == Role::text_area || role == Role::search || role == Role::switch_button || role == Role::dial ||
           role == Role::menu_item || role == Role::menu_choice || role == Role::tab || role == Role::select ||
           role == Role::check_box || role == Role::secret_field;
}

inline bool overlap(const SemBox& a, const SemBox& b) {
    constexpr float kTouch = 0.5F;
    return a.x + kTouch < b.x + b.w && b.x + kTouch < a.x + a.w && a.y + kTouch < b.y + b.h && b.y + kTouch < a.y + a.h;
}

// The dialog or menu a node stands in; 0 for the page below.
inline std::uint32_t layer_of(const Semantics& sem, const Node& node) {
    for (const Node* at = &node; at; at = sem.find(at->parent)) {
        if (at->flags & flag::kModal) return at->id;
    }
    return 0;
}

inline bool in_scroll(const Semantics& sem, const Node& node) {
    for (const Node* at = &node; at; at = sem.find(at->parent)) {
        if (at->role == Role::scroll) return true;
    }
    return false;
}

inline bool is_words(const Node& node) {
    const bool role = node.role == Role::heading || node.role == Role::paragraph || node.role == Role::alert;
    return role && !node.name.empty() && !(node.flags & flag::kHidden);
}

// Words stand on the page, and over no other words and nothing that can be pressed.
inline void check_words_apart(const Headless& headless) {
    const Semantics& sem = headless.program.ui().sem;
    for (const Node& words : sem.nodes()) {
        if (!is_words(words)) continue;
        CAPTURE(words.name);
        CHECK(words.box.x >= -0.5F);
        CHECK(words.box.x + words.box.w <= headless.viewport.width + 0.5F);
        for (const Node& other : sem.nodes()) {
            const bool counts = is_interactive(other.role) || (is_words(other) && &other > &words);
            if (!counts || in_scroll(sem, words) != in_scroll(sem, other)) continue;
            if (layer_of(sem, words) != layer_of(sem, other)) continue;
            if (sem.inside(words.id, other.id) || sem.inside(other.id, words.id)) continue;
            CAPTURE(other.name);
            CHECK_FALSE(overlap(words.box, other.box));
        }
    }
}

// What must hold on any screen at any size.
inline void check_screen(Headless& headless, const char* name) {
    const Semantics& sem = headless.program.ui().sem;
    CAPTURE(name);
    CAPTURE(headless.viewport.width);
    CHECK(sem.duplicates() == 0);
    int headings = 0;
    bool help = false;
    std::vector<const Node*> presses;
    for (const Node& node : sem.nodes()) {
        CAPTURE(node.name);
        CAPTURE(static_cast<int>(node.role));
        headings += node.role == Role::heading && node.level == 1;
        help = help || (node.role == Role::button && node.name == "Help") ||
               headless.program.model().place().screen == Screen::help;
        CHECK(node.name.find("failure.") == std::string::npos);
        const bool gap = node.name.find("{") != std::string::npos && !(node.flags & flag::kUserText);
        CHECK_FALSE(gap);  // every {parameter} is filled in
        if (!is_interactive(node.role)) continue;
        CHECK_FALSE(node.name.empty());
        CHECK(node.box.w >= 43.5F);
        CHECK(node.box.h >= 43.5F);
        CHECK(node.box.x >= -0.5F);
        CHECK(node.box.x + node.box.w <= headless.viewport.width + 0.5F);
        presses.push_back(&node);
    }
    CHECK(headings == 1);
    CHECK(help);
    CHECK(headless.vertices < 65'536);
    for (std::size_t i = 0; i < presses.size(); ++i) {
        for (std::size_t j = i + 1; j < presses.size(); ++j) {
            if (in_scroll(sem, *presses[i]) != in_scroll(sem, *presses[j])) continue;  // what scrolls is clipped there
            if (layer_of(sem, *presses[i]) != layer_of(sem, *presses[j])) continue;    // one lies over the other
            CAPTURE(presses[i]->name);
            CAPTURE(presses[j]->name);
            CHECK_FALSE(overlap(presses[i]->box, presses[j]->box));
        }
    }
    check_words_apart(headless);
    // Our own words are never cut, however large they are; but for labels inside pictures, which have words and a
    // table, and for what waits in a field to be changed.
    constexpr std::string_view kInPictures[] = {"region.", "axis.", "weeks.", "change.", "reminders.title"};
    for (const std::string& text : headless.glyphs.shortened) {
        const auto& entries = shipped_catalog().words.entries();
        const bool ours = std::any_of(entries.begin(), entries.end(), [&](const Words::Entry& entry) {
            const auto labels = [&](std::string_view start) { return entry.key.starts_with(start); };
            return entry.text == text && std::none_of(std::begin(kInPictures), std::end(kInPictures), labels);
        });
        CHECK_MESSAGE(!ours, text);
    }
    // Every word is in the content: a key that is missing shows as itself.
    for (const Node& node : sem.nodes()) {
        if (node.flags & flag::kUserText) continue;
        const bool looks_like_key = node.name.find(' ') == std::string::npos &&
                                    node.name.find('.') != std::string::npos && node.name.back() != '.' &&
                                    node.name.find_first_of("0123456789") == std::string::npos;
        CHECK_MESSAGE(!(looks_like_key && !node.name.starts_with("findahelpline")), node.name);
    }
}

// The largest words on the narrowest phone, from now on.
inline void enlarge(Stage& stage) {
    stage.headless->viewport = Viewport{.width = 320, .height = 640};
    stage.model().document.settings.text_percent = 200;
    stage.headless->settle();
}

inline void check_sizes(Stage& stage, const char* name) {
    for (const Size& size : kSizes) {
        for (const bool dark : {false, true}) {
            stage.headless->viewport.width = size.width;
            stage.headless->viewport.height = size.height;
            stage.headless->viewport.dark = dark;
            stage.model().document.settings.text_percent = size.percent;
            stage.headless->settle();
            check_screen(*stage.headless, name);
        }
    }
    stage.model().document.settings.text_percent = 100;
    stage.headless->viewport = Viewport{.width = 390, .height = 844};
    stage.headless->settle();
}

}  // namespace mooring
