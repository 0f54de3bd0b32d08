#include <array>

#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

constexpr int kPages = 3;

void draw_points(Ui& ui, std::string_view page, int count) {
    std::vector<std::string_view> points;
    for (int i = 1; i <= count; ++i) points.push_back(ui.word(std::string(page) + ".point." + std::to_string(i)));
    bullets(ui, "points", points);
}

}  // namespace

void draw_welcome(Ui& ui, WelcomeView& view, const Model& model) {
    constexpr std::array<int, kPages> kPoints{4, 4, 4};
    const std::string page = "welcome." + std::to_string(view.page + 1);
    ui.gap(space::kXl);
    muted(ui, "step",
          ui.word("welcome.step", {{"step", std::to_string(view.page + 1)}, {"steps", std::to_string(kPages)}}));
    ui.gap(space::kS);
    page_heading(ui, ui.word(page + ".title"), type::kNumeral);
    ui.gap(space::kL);
    prose(ui, "lead", ui.word(page + ".lead"), type::kWriting);
    ui.gap(space::kXl);
    {
        Card card(ui, page, ui.word(page + ".heading"));
        draw_points(ui, page, kPoints[static_cast<std::size_t>(view.page)]);
    }
    const bool safety = view.page == kPages - 1;
    if (safety) {
        ui.gap(space::kL);
        Card card(ui, "hide", {});
        const bool on = model.document.settings.quick_hide;
        if (switch_row(ui, "quick hide", ui.word("hide.switch"), ui.word("promise.10"), on)) {
            ui.emit(action::SetQuickHide{!on});
        }
    }
    ui.gap(space::kXl);
    const int before = view.page;
    {
        Flow flow(ui);
        const bool last = view.page == kPages - 1;
        const std::string_view label = ui.word(last ? "welcome.start" : "welcome.next");
        if (flow.button("next", label, {.kind = ButtonKind::primary})) {
            if (last) {
                ui.emit(action::FinishWelcome{});
            } else {
                ++view.page;
            }
        }
        if (last && !model.keeping_nothing && flow.button("sealed", ui.word("welcome.sealed"))) {
            ui.emit(action::FinishWelcome{});
            ui.emit(action::Open{Screen::passphrase});
        }
        if (before > 0 && flow.button("back", ui.word("common.back"), {.kind = ButtonKind::plain})) --view.page;
    }
    if (before == kPages - 1) {
        ui.gap(space::kM);
        muted(ui, "adult", ui.word("welcome.adult"));
    }
    if (before != view.page) ui.show_next_step();
    ui.gap(space::kXxl);
}

}  // namespace mooring
