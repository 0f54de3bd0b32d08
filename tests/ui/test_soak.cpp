// Ten thousand random presses, taps, texts, sizes and scrolls: nothing breaks, nothing piles up. The sanitizers watch.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/random.h"
#include "ui/screens.h"

using namespace mooring;

namespace {

constexpr int kActions = 10'000;
constexpr std::uint64_t kSeed = 20'260'304;

bool pressable(const Node& node) {
    return node.role == Role::button || node.role == Role::radio || node.role == Role::switch_button ||
           node.role == Role::tab || node.role == Role::menu_item || node.role == Role::menu_choice ||
           node.role == Role::check_box;
}

bool typeable(const Node& node) {
    return node.role == Role::text_field || node.role == Role::text_area || node.role == Role::search;
}

struct Monkey {
    Stage stage;
    SplitMix64 random{kSeed};

    Semantics& sem() { return stage.headless->program.ui().sem; }
    std::uint64_t below(std::uint64_t count) { return random.below(count); }

    const Node* some(bool (*wanted)(const Node&)) {
        std::vector<const Node*> found;
        for (const Node& node : sem().nodes()) {
            if (wanted(node)) found.push_back(&node);
        }
        return found.empty() ? nullptr : found[below(found.size())];
    }

    std::string text() {
        const char* const parts[] = {"a few words ",
                                     "\u5DDD\u306E",
                                     "\U0001F469\u200D\U0001F467",
                                     "\u05E9\u05DC ",
                                     "\n",
                                     "\xED\xA0\x80",
                                     "12",
                                     "\t"};
        std::string out;
        for (std::uint64_t i = below(12); i > 0; --i) out += parts[below(std::size(parts))];
        return out;
    }

    void pointer(float x, float y, int button) {
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(x, y);
        io.AddMouseButtonEvent(button, true);
        io.AddMouseButtonEvent(button, false);
    }

    void act() {
        Program& program = stage.headless->program;
        Viewport& port = stage.headless->viewport;
        switch (below(10)) {
            case 0:
                pointer(static_cast<float>(below(400)), static_cast<float>(below(850)), below(5) == 0 ? 1 : 0);
                break;
            case 1:
                if (const Node* node = some(typeable)) sem().receive(node->id, SemEvent::text, text(), 0);
                break;
            case 2: program.ui().scroll_by_keys(static_cast<float>(below(5)) - 2, 13); break;
            case 3: program.back(); break;
            case 4:
                if (below(6) != 0) break;
                port.width = below(2) == 0 ? 320.0F : 1100.0F;
                port.dark = below(2) == 0;
                break;
            case 5:
                if (const Node* node =
                        some([](const Node& n) { return n.role == Role::slider || n.role == Role::select; }))
                    sem().receive(node->id, SemEvent::value, {}, static_cast<double>(below(12)));
                break;
            default:
                if (const Node* node = some(pressable)) {
                    sem().receive(node->id, SemEvent::focus, {}, 0);
                    sem().receive(node->id, SemEvent::activate, {}, 0);
                }
        }
        stage.world.clock.now += static_cast<std::int64_t>(below(20'000));
        for (int i = 0; i < 3; ++i) stage.headless->frame();
    }
};

}  // namespace

TEST_CASE("a soak of ten thousand random actions") {
    MESSAGE("seed ", kSeed);
    Monkey monkey;
    std::size_t most_nodes = 0;
    for (int i = 0; i < kActions; ++i) {
        monkey.act();
        const auto& nodes = monkey.sem().nodes();
        most_nodes = std::max(most_nodes, nodes.size());
        INFO("action " << i << ", screen " << static_cast<int>(monkey.stage.model().place().screen));
        REQUIRE(monkey.sem().duplicates() == 0);
        REQUIRE(std::count_if(nodes.begin(), nodes.end(),
                              [](const Node& node) { return node.role == Role::heading && node.level == 1; }) == 1);
        REQUIRE(monkey.stage.model().places.size() < 50);
        if (i % 2000 == 1999) monkey.stage.reload();
    }
    MESSAGE("most nodes on a screen: ", most_nodes);
    CHECK(ImGui::GetIO().Fonts->TexData->Width <= 2048);
}
