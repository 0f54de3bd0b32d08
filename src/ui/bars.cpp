#include "ui/bars.h"

#include <algorithm>

#include "app/phase.h"
#include "ui/icons.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

constexpr float kTopBar = 60;
constexpr float kRail = 96;
constexpr float kWideRail = 208;
constexpr float kBottomBar = 64;

struct SectionItem {
    Screen screen;
    Icon icon;
    const char* key;
};
// In the order of the interface's design; a section that is not built yet is not shown.
constexpr SectionItem kSections[] = {
    {Screen::today, Icon::today, "title.today"},          {Screen::journal, Icon::journal, "title.journal"},
    {Screen::practice, Icon::practice, "title.practice"}, {Screen::compass, Icon::compass, "title.compass"},
    {Screen::progress, Icon::progress, "title.progress"}, {Screen::people, Icon::people, "title.people"},
    {Screen::settings, Icon::settings, "title.settings"}};
constexpr SectionItem kPhoneSections[] = {{Screen::today, Icon::today, "title.today"},
                                          {Screen::journal, Icon::journal, "title.journal"},
                                          {Screen::practice, Icon::practice, "title.practice"},
                                          {Screen::compass, Icon::compass, "title.compass"},
                                          {Screen::more, Icon::more, "title.more"}};

Screen section_of(Screen screen, bool phone) {
    switch (screen) {
        case Screen::result:
        case Screen::method:
        case Screen::place_self:
        case Screen::forms:
        case Screen::own_form:
        case Screen::events: return Screen::compass;
        case Screen::person:
        case Screen::person_edit:
        case Screen::gate: return phone ? Screen::more : Screen::people;
        case Screen::bin:
        case Screen::versions:
        case Screen::tags:
        case Screen::calendar:
        case Screen::prompts:
        case Screen::entry:
        case Screen::write: return Screen::journal;
        case Screen::exercise:
        case Screen::exercising:
        case Screen::practised:
        case Screen::learn:
        case Screen::learn_card:
        case Screen::statements: return Screen::practice;
        case Screen::gallery: return phone ? Screen::more : Screen::settings;
        case Screen::review:
        case Screen::hand_over: return phone ? Screen::more : Screen::progress;
        case Screen::people:
        case Screen::progress:
        case Screen::settings: return phone ? Screen::more : screen;
        case Screen::reminders:
        case Screen::storage:
        case Screen::files:
        case Screen::erase:
        case Screen::passphrase: return phone ? Screen::more : Screen::settings;
        case Screen::more: return phone ? Screen::more : Screen::settings;
        default: return screen;
    }
}

// A page that the bar or rail leads to: there is nothing to go back to.
bool is_section(Screen screen, bool phone) {
    const auto leads_here = [&](const SectionItem& item) { return item.screen == screen; };
    return phone ? std::any_of(std::begin(kPhoneSections), std::end(kPhoneSections), leads_here)
                 : std::any_of(std::begin(kSections), std::end(kSections), leads_here);
}

// Back, Hide and Help in large words do not stand side by side on a phone: then two of them show their signs alone.
bool crowded(const Ui& ui) {
    return ui.quick_hide && ui.viewport().width < ui.px(240);
}

ButtonOptions help_options(const Ui& ui) {
    // Large text on a narrow screen leaves no room for the frame around it.
    const bool tight = ui.viewport().width < ui.px(size::kTightBar);
    return {.kind = tight ? ButtonKind::plain : ButtonKind::quiet,
            .description = ui.word("help.open"),
            .icon = Icon::help,
            .icon_only = crowded(ui)};
}

ButtonOptions back_options(const Ui& ui) {
    return {.kind = ButtonKind::plain, .icon = Icon::back, .icon_only = crowded(ui)};
}

// A deep entry is stopped, as a deep exercise is; both keep what was written.
bool stops_writing(const Model& model) {
    return model.place().screen == Screen::write && goes_deep(model);
}

std::string_view back_word(const Ui& ui, const Model& model) {
    return ui.word(stops_writing(model) ? "exercise.stop" : "common.back");
}

float help_width(const Ui& ui) {
    return button_width(ui, ui.word("title.help.short"), help_options(ui));
}

float hide_width(const Ui& ui) {
    return button_width(ui, ui.word("hide.short"), {.kind = help_options(ui).kind});
}

// Large words on a small screen take two rows.
int bar_rows(const Ui& ui, float width) {
    const TextFace face = ui.face(type::kCaption);
    const float cell = width / static_cast<float>(std::size(kPhoneSections));
    const bool fits = std::all_of(std::begin(kPhoneSections), std::end(kPhoneSections), [&](const SectionItem& item) {
        return text_width(face, ui.word(item.key)) <= cell - 4;
    });
    return fits ? 1 : 2;
}

void draw_section(Ui& ui, const Model& model, const SectionItem& item, const Area& cell) {
    const bool phone = ui.narrow();
    const Theme& theme = ui.theme();
    TextFace face = ui.face(ui.wide() ? type::kBodyStrong : type::kCaption);
    const float icon = ui.px(24);
    const std::uint32_t id = ui.id(item.key);
    const Press press = ui.press(id, cell);
    const bool here = item.screen == section_of(model.place().screen, phone);
    const std::string_view label = ui.word(item.key);
    // Very large words on a very narrow phone: as large as their place allows.
    if (const float width = text_width(face, label); phone && width > cell.w - 4) face.px *= (cell.w - 4) / width;
    Node node = node_of(id, Role::button, cell, label);
    node.flags = here ? flag::kCurrent : 0U;
    ui.sem.add(std::move(node));
    const Area pill = phone ? Area{cell.x + cell.w / 2 - ui.px(28), cell.y + ui.px(5), ui.px(56), ui.px(32)} : cell;
    const float radius = phone ? pill.h / 2 : size::kFieldRadius;
    if (here) ui.fill_rect(pill, theme.selected, radius);
    if (here && theme.border > 1) ui.stroke_rect(pill, theme.accent, radius);  // the fill alone would not show
    if (!here && press.hovered) ui.fill_rect(pill, theme.hover, radius);
    const Colour ink = here ? theme.accent : theme.muted;
    if (ui.wide()) {
        draw_icon(ui.draw(), item.icon, {cell.x + space::kM, cell.y + (cell.h - icon) / 2}, icon, ink);
        draw_line(ui.draw(), face, {cell.x + 2 * space::kM + icon, cell.y + (cell.h - face.line) / 2},
                  cell.w - icon - 3 * space::kM, ink, label);
    } else {
        const float block = icon + 2 + face.line;
        const float top = phone ? cell.y + ui.px(9) : cell.y + (cell.h - block) / 2;
        draw_icon(ui.draw(), item.icon, {cell.x + (cell.w - icon) / 2, top}, icon, ink);
        draw_line(ui.draw(), face, {cell.x, phone ? cell.bottom() - face.line - ui.px(4) : top + icon + 2}, cell.w, ink,
                  label, Align::centre);
    }
    ui.draw_focus(id, {cell.x + 4, cell.y + 4, cell.w - 8, cell.h - 8}, size::kFieldRadius);
    if (press.clicked && model.place().screen != item.screen) ui.emit(action::Section{item.screen});
}

}  // namespace

float top_bar_height(const Ui& ui) {
    return ui.px(kTopBar);
}

float rail_width(const Ui& ui) {
    return ui.px(ui.wide() ? kWideRail : kRail);
}

float bottom_bar_height(const Ui& ui, float width) {
    return ui.px(kBottomBar) * static_cast<float>(bar_rows(ui, width));
}

bool has_sections(Screen screen) {
    return screen != Screen::welcome && screen != Screen::sitting && screen != Screen::closing &&
           !is_always_open(screen) && screen != Screen::write && screen != Screen::gate &&
           screen != Screen::person_edit && screen != Screen::exercising && screen != Screen::place_self;
}

bool goes_deep(const Model& model) {
    const Screen screen = model.place().screen;
    if (screen == Screen::write && model.draft) {
        const Prompt* prompt = model.catalog.find_prompt(model.draft->entry.prompt);
        return prompt && prompt->depth == Depth::deep;
    }
    if (screen != Screen::exercising || !model.practice) return false;
    const Exercise* exercise = model.catalog.find_exercise(model.practice->practice.exercise);
    return exercise && exercise->depth == Depth::deep;
}

std::string title_of(const Ui& ui, const Model& model) {
    switch (model.place().screen) {
        case Screen::welcome:
        case Screen::sitting:
        case Screen::closing:
        case Screen::gate:
        case Screen::exercise:
        case Screen::exercising:
        case Screen::practised:
        case Screen::learn_card:
        case Screen::review:
        case Screen::person: return {};
        case Screen::bin: return std::string(ui.word("title.bin"));
        case Screen::versions: return std::string(ui.word("title.versions"));
        case Screen::calendar: return std::string(ui.word("title.calendar"));
        case Screen::tags: return std::string(ui.word("title.tags"));
        case Screen::prompts: return std::string(ui.word("title.prompts"));
        case Screen::reminders: return std::string(ui.word("title.reminders"));
        case Screen::practice: return std::string(ui.word("title.practice"));
        case Screen::learn: return std::string(ui.word("title.learn"));
        case Screen::statements: return std::string(ui.word("title.statements"));
        case Screen::method: return std::string(ui.word("title.method"));
        case Screen::place_self: return std::string(ui.word("title.place_self"));
        case Screen::forms: return std::string(ui.word("title.forms"));
        case Screen::own_form: return std::string(ui.word("title.own_form"));
        case Screen::events: return std::string(ui.word("title.events"));
        case Screen::people: return std::string(ui.word("title.people"));
        case Screen::person_edit: return std::string(ui.word("title.person_edit"));
        case Screen::today: return std::string(ui.word("title.today"));
        case Screen::compass: return std::string(ui.word("title.compass"));
        case Screen::result: return std::string(ui.word("title.result"));
        case Screen::journal: return std::string(ui.word("title.journal"));
        case Screen::entry: return std::string(ui.word("title.entry"));
        case Screen::write: return std::string(ui.word("title.write"));
        case Screen::progress: return std::string(ui.word("title.progress"));
        case Screen::hand_over: return std::string(ui.word("title.hand_over"));
        case Screen::settings: return std::string(ui.word("title.settings"));
        case Screen::more: return std::string(ui.word("title.more"));
        case Screen::help: return std::string(ui.word("title.help"));
        case Screen::safer: return std::string(ui.word("title.safer"));
        case Screen::gallery: return std::string(ui.word("title.gallery"));
        case Screen::storage: return std::string(ui.word("title.storage"));
        case Screen::erase: return std::string(ui.word("title.erase"));
        case Screen::files: return std::string(ui.word("title.files"));
        case Screen::passphrase: return std::string(ui.word("title.passphrase"));
    }
    return {};
}

Area title_area(const Ui& ui, const Model& model, const Area& bar) {
    const bool back = !is_section(model.place().screen, ui.narrow()) && model.can_go_back();
    const ButtonOptions options = back_options(ui);
    const float back_width = back ? button_width(ui, back_word(ui, model), options) : 0;
    const float column = bar.x + std::max(space::kL, (bar.w - size::kColumn) / 2);
    const float x = std::max(column, bar.x + back_width + space::kL);
    const float line = ui.face(type::kTitle).line;
    const float hide = model.document.settings.quick_hide ? hide_width(ui) + space::kS : 0;
    return {x, bar.y + (bar.h - line) / 2, bar.right() - help_width(ui) - hide - 2 * space::kL - x, line};
}

void draw_top_bar(Ui& ui, const Model& model, const Area& area) {
    SemScope banner(ui, node_of(sem_id(0, "banner"), Role::banner, area, {}));
    const float height = button_height(ui);
    const float y = area.y + (area.h - height) / 2;
    const Screen screen = model.place().screen;
    if (phase_of(model) == Phase::settled && screen == Screen::sitting) {
        const std::string_view label = ui.word("sitting.pause");
        ButtonOptions options = back_options(ui);
        options.description = ui.word("sitting.pause.help");
        if (button_at(ui, "pause", label, {area.x + space::kXs, y, button_width(ui, label, options), height},
                      options)) {
            ui.emit(action::PauseSitting{});
        }
    } else if (phase_of(model) == Phase::settled && screen == Screen::exercising) {
        // Here, because it never scrolls out of sight.
        const std::string_view label = ui.word("exercise.stop");
        ButtonOptions options = back_options(ui);
        options.description = ui.word("exercise.stop.help");
        if (button_at(ui, "stop", label, {area.x + space::kXs, y, button_width(ui, label, options), height}, options))
            ui.emit(action::StopExercise{});
    } else if ((phase_of(model) == Phase::settled || is_always_open(screen)) && !is_section(screen, ui.narrow()) &&
               model.can_go_back()) {
        const std::string_view label = back_word(ui, model);
        ButtonOptions options = back_options(ui);
        if (stops_writing(model)) options.description = ui.word("exercise.stop.help");
        if (button_at(ui, "back", label, {area.x + space::kXs, y, button_width(ui, label, options), height}, options)) {
            if (screen == Screen::write) {
                ui.emit(action::LeaveDraft{});
            } else {
                ui.emit(action::Back{});
            }
        }
    }
    const float width = help_width(ui);
    const Area help{area.right() - width - (ui.viewport().width < ui.px(size::kTightBar) ? 0 : space::kL), y, width,
                    height};
    if (model.document.settings.quick_hide) {
        const std::string_view label = ui.word("hide.short");
        const ButtonOptions options{.kind = help_options(ui).kind, .description = ui.word("hide.help")};
        const float right = screen == Screen::help ? help.right() : help.x - space::kS;
        if (button_at(ui, "hide", label, {right - hide_width(ui), y, hide_width(ui), height}, options)) {
            ui.emit(action::QuickHide{});
        }
    }
    if (screen != Screen::help && button_at(ui, "help", ui.word("title.help.short"), help, help_options(ui))) {
        ui.emit(action::Open{Screen::help});
    }
}

// One section in the bar or rail.
void draw_sections(Ui& ui, const Model& model, const Area& area) {
    const bool phone = ui.narrow();
    SemScope nav(ui, node_of(sem_id(0, "sections"), Role::navigation, area, ui.word("sections")));
    const Theme& theme = ui.theme();
    ui.fill_rect(area, theme.surface);
    if (phone) {
        ui.fill_rect({area.x, area.y, area.w, 1}, theme.divider);
        ui.fill_rect({area.x, area.bottom(), area.w, ui.viewport().inset_bottom}, theme.surface);
        const int count = static_cast<int>(std::size(kPhoneSections));
        const int rows = bar_rows(ui, area.w);
        const int columns = (count + rows - 1) / rows;
        const float width = area.w / static_cast<float>(columns);
        const float height = ui.px(kBottomBar);
        const bool mirrored = model.document.settings.left_handed;
        for (int i = 0; i < count; ++i) {
            const Area cell{area.x + width * static_cast<float>(i % columns),
                            area.y + height * static_cast<float>(i / columns), width, height};
            draw_section(ui, model, kPhoneSections[mirrored ? count - 1 - i : i], cell);
        }
        return;
    }
    ui.fill_rect({area.right() - 1, area.y, 1, area.h}, theme.divider);
    if (ui.wide()) {
        const TextFace brand = ui.face(type::kSection);
        draw_line(ui.draw(), brand, {area.x + space::kXl, area.y + (ui.px(kTopBar) - brand.line) / 2}, area.w,
                  theme.accent, ui.word("brand"));
    }
    float y = area.y + ui.px(kTopBar);
    for (const SectionItem& item : kSections) {
        const float height = ui.wide() ? ui.px(48) : ui.px(64);
        draw_section(ui, model, item, {area.x + space::kS, y, area.w - 2 * space::kS, height});
        y += height + space::kXs;
    }
}

}  // namespace mooring
