// C++ time of one frame, on the null renderer, for somebody with ten years in it. Each screen stands beside an empty
// Dear ImGui frame of the same run: machines differ and are shared, ratios travel. Printed, never a test.
#include <algorithm>
#include <cstdio>
#include <vector>

#include "charts.h"
#include "core/content_files.h"
#include "journal.h"
#include "platform/headless/headless.h"
#include "simulation.h"
#include "timing.h"

using namespace mooring;

namespace {

constexpr std::int64_t kStart = 1'772'625'600'000;
constexpr std::int64_t kDayMs = 24LL * 60 * 60 * 1000;
constexpr int kYears = 10;
constexpr int kFrames = 400;
constexpr std::uint64_t kSeed = 7;

double empty_frame() {
    ImGui::CreateContext();
    Program::configure_imgui();
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    ImGui::GetIO().DisplaySize = {390, 844};
    const double ms = p95_of(kFrames, [] {
        ImGui::NewFrame();
        ImGui::Begin("page");
        ImGui::TextUnformatted("one line");
        ImGui::End();
        ImGui::Render();
        Program::take_textures();
    });
    ImGui::DestroyContext();
    return ms;
}

// The tree of the screen emitted and compared once more, without the drawing around it.
double semantics_ms(const std::vector<Node>& nodes) {
    Semantics again;
    std::vector<std::uint32_t> open;
    return p95_of(kFrames, [&] {
        again.begin_frame();
        open.clear();
        for (const Node& node : nodes) {
            while (!open.empty() && open.back() != node.parent) {
                again.pop();
                open.pop_back();
            }
            again.push(node);
            open.push_back(node.id);
        }
        while (!open.empty()) {
            again.pop();
            open.pop_back();
        }
        again.end_frame();
    });
}

// A check every two weeks and three entries a week.
void live(Headless& headless, MemoryWorld& world) {
    Program& program = headless.program;
    const auto act = [&](Action action) {
        program.emit(std::move(action));
        headless.frame();
    };
    act(action::FinishWelcome{});
    SplitMix64 random(kSeed);
    for (int week = 0; week < 52 * kYears; ++week) {
        for (int i = 0; i < 3; ++i) {
            act(action::NewEntry{""});
            std::string text = "Week " + std::to_string(week) + ".";
            for (std::uint64_t words = 40 + random.below(120); words > 0; --words)
                text += " word" + std::to_string(random.below(5000));
            act(action::DraftText{std::move(text)});
            act(action::DraftMood{static_cast<int>(random.below(11))});
            act(action::LeaveDraft{});
        }
        if (week % 2 == 0) {
            act(action::StartSitting{kQuickForm});
            for (int i = 0; i < 12; ++i) {
                world.clock.now += 4'000;
                act(action::AnswerItem{static_cast<int>(1 + random.below(7))});
                act(action::NextItem{});
            }
            act(action::FinishSitting{Care::yes});
        }
        world.clock.now += 7 * kDayMs;
    }
}

// Every screen of somebody with ten years in it.
void print_screens(const Catalog& catalog, double base) {
    MemoryWorld world(kStart - kYears * 365 * kDayMs, kSeed);
    Headless headless(catalog, world, MOORING_FONTS_DIR);
    headless.settle();
    const double building = processor_ms();
    live(headless, world);
    const double built = processor_ms();
    Program& program = headless.program;
    std::printf("ten years: %zu entries, %zu sittings, written in %.1f s\n", program.model().document.entries.size(),
                program.model().document.sittings.size(), (built - building) / 1000);
    double worst = 0;
    double worst_semantics = 0;
    int most_calls = 0;
    std::size_t most_nodes = 0;
    const auto screen = [&](const char* name, Action open) {
        program.emit(action::Section{Screen::today});
        headless.settle();
        program.emit(std::move(open));
        headless.settle();
        const double ms = p95_of(kFrames, [&] { headless.frame(); });
        const std::vector<Node>& nodes = program.ui().sem.nodes();
        const double semantics = semantics_ms(nodes);
        worst = std::max(worst, ms);
        worst_semantics = std::max(worst_semantics, semantics);
        most_calls = std::max(most_calls, headless.draw_calls);
        most_nodes = std::max(most_nodes, nodes.size());
        std::printf(
            "%-34s p95 %.3f ms, %5.1f times the empty frame, semantics %.3f ms, %d vertices, %d draw calls, "
            "%zu nodes\n",
            name, ms, ms / base, semantics, headless.vertices, headless.draw_calls, nodes.size());
    };
    screen("today", action::Section{Screen::today});
    screen("compass", action::Section{Screen::compass});
    screen("result", action::Open{Screen::result, program.model().derived.sittings.back().id});
    screen("journal", action::Section{Screen::journal});
    screen("entry", action::Open{Screen::entry, program.model().document.entries.front().id});
    screen("progress", action::Section{Screen::progress});
    screen("practice", action::Section{Screen::practice});
    screen("calendar", action::Open{Screen::calendar});
    screen("ideas", action::Open{Screen::prompts});
    screen("people", action::Section{Screen::people});
    screen("report", action::Open{Screen::hand_over});
    screen("review", action::Open{Screen::review, {}, month_key(program.model().today - 40)});
    screen("settings", action::Section{Screen::settings});
    screen("help", action::Open{Screen::help});
    // More checks than anybody will answer: one a day for eight years.
    constexpr int kMany = 3000;
    Document& document = program.model().document;
    const Sitting one = document.sittings.back();
    document.sittings.assign(kMany, one);
    for (int i = 0; i < kMany; ++i) {
        Sitting& sitting = document.sittings[static_cast<std::size_t>(i)];
        sitting.id.bytes[0] = static_cast<std::uint8_t>(i);
        sitting.id.bytes[1] = static_cast<std::uint8_t>(i / 256);
        sitting.ended_ms = one.ended_ms + (i - kMany) * kDayMs;
    }
    ++document.change;
    screen("progress, 3000 checks", action::Section{Screen::progress});
    screen("writing", action::EditEntry{program.model().document.entries.front().id});
    std::printf(
        "worst screen: C++ frame p95 %.3f of 2 ms, semantics p95 %.3f of 0.3 ms, %d of 20 draw calls, "
        "%zu of 250 nodes\n",
        worst, worst_semantics, most_calls, most_nodes);
}

}  // namespace

int main() {
    const double base = empty_frame();
    std::printf("empty Dear ImGui frame             p95 %.3f ms\n", base);
    const Catalog catalog = load_catalog({kContentFiles, kContentFileCount}).catalog;
    print_simulation(catalog);
    print_insights(catalog);
    print_charts(catalog);
    print_screens(catalog, base);
    print_journal(catalog, 10'000, base);  // the list that the limit of 2 ms is about
    print_journal(catalog, 36'500, base);
    print_journal(catalog, 100'000, base);
    return 0;
}
