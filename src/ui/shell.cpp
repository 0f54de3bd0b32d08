#include "ui/shell.h"

#include <algorithm>

#include "ui/widgets.h"

namespace mooring {

namespace {

constexpr float kTopBar = 60;
constexpr float kRail = 96;
constexpr float kWideRail = 208;
constexpr float kBottomBar = 64;
constexpr float kTooLow = 360;  // a phone on its side, with its keyboard: the bar would leave nothing to type in

using SectionItem = Shell::SectionItem;
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

// By Toast::What.
constexpr const char* kToastKeys[] = {"",
                                      "toast.sitting_deleted",
                                      "toast.entry_deleted",
                                      "toast.draft_discarded",
                                      "toast.person_deleted",
                                      "toast.event_deleted",
                                      "toast.form_deleted",
                                      "toast.practice_deleted",
                                      "toast.statement_deleted",
                                      "toast.template_deleted",
                                      "toast.copied",
                                      "toast.not_copied"};

bool has_sections(Screen screen) {
    return screen != Screen::welcome && screen != Screen::sitting && screen != Screen::closing &&
           !is_always_open(screen) && screen != Screen::write && screen != Screen::gate &&
           screen != Screen::person_edit && screen != Screen::exercising && screen != Screen::place_self;
}

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

// Empty where the screen draws its own heading.
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

float help_width(const Ui& ui) {
    return button_width(ui, ui.word("title.help.short"), help_options(ui));
}

float hide_width(const Ui& ui) {
    return button_width(ui, ui.word("hide.short"), {.kind = help_options(ui).kind});
}

// Where the title stands between Back and Help; on wide screens in line with the column.
Area title_area(const Ui& ui, const Model& model, const Area& bar) {
    const bool back = !is_section(model.place().screen, ui.narrow()) && model.can_go_back();
    const ButtonOptions options = back_options(ui);
    const float back_width = back ? button_width(ui, ui.word("common.back"), options) : 0;
    const float column = bar.x + std::max(space::kL, (bar.w - size::kColumn) / 2);
    const float x = std::max(column, bar.x + back_width + space::kL);
    const float line = ui.face(type::kTitle).line;
    const float hide = model.document.settings.quick_hide ? hide_width(ui) + space::kS : 0;
    return {x, bar.y + (bar.h - line) / 2, bar.right() - help_width(ui) - hide - 2 * space::kL - x, line};
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

}  // namespace

void Shell::draw(Ui& ui, const Model& model) {
    const Viewport& port = ui.viewport();
    const Place place = model.place();
    const int item = model.sitting ? model.sitting->position : model.practice ? model.practice->practice.part : -1;
    // What is saved for the first time changes the vault's state but not the page: focus must stay where it is.
    const Phase phase = phase_of(model);
    // What pages remember may hold words: nothing of it outlives a lock.
    if (phase == Phase::locked && shown_phase_ != Phase::locked) screens_ = {};
    const bool moved = place != shown_ || item != shown_item_ || phase != shown_phase_;
    ui.set_page_place(
        sem_id(static_cast<std::uint32_t>(place.screen) + 1, to_text(place.id) + place.key + std::to_string(item)));
    if (moved && item >= 0) ui.scroll_to_top();
    ui.hide_numbers = model.document.settings.hide_numbers;
    ui.spelling = model.document.settings.spelling;
    ui.quick_hide = model.document.settings.quick_hide;

    const bool settled = phase == Phase::settled;
    const bool sections = settled && has_sections(place.screen);
    const Area safe{port.inset_left, port.inset_top, port.width - port.inset_left - port.inset_right,
                    port.height - port.inset_top - port.inset_bottom};
    Area content = safe;
    if (sections && !ui.narrow()) {
        const float rail = ui.wide() ? ui.px(kWideRail) : ui.px(kRail);
        draw_sections(ui, model, {safe.x, safe.y, rail, safe.h});
        content.x += rail;
        content.w -= rail;
    }
    const float top = ui.px(kTopBar);
    const bool bar = sections && ui.narrow() && !(ui.typing() && safe.h < kTooLow);
    const float bottom = bar ? ui.px(kBottomBar) * static_cast<float>(bar_rows(ui, safe.w)) : 0;
    draw_top_bar(ui, model, {content.x, content.y, content.w, top});
    content.y += top;
    content.h -= top + bottom;
    content.h -= draw_toast(ui, model, content);
    {
        SemScope main(ui, node_of(sem_id(0, "main"), Role::main, content, {}));
        const bool titled = settled || is_always_open(place.screen);
        const std::string title = titled ? title_of(ui, model) : std::string();
        const Area in_bar = title_area(ui, model, {content.x, content.y - top, content.w, top});
        const TextFace face = ui.face(type::kTitle);
        const bool fits = title.empty() || text_width(face, title) <= in_bar.w;
        if (!title.empty() && fits) {
            Node node = node_of(kHeadingId, Role::heading, in_bar, title);
            node.level = 1;
            ui.sem.add(std::move(node));
            draw_line(ui.draw(), face, {in_bar.x, in_bar.y}, in_bar.w, ui.theme().text, title);
        }
        ui.begin_scroll(sem_id(0, "scroll"), content, ui.page_place());
        const float margin = std::max(space::kL, (content.w - size::kColumn) / 2);
        ui.pen.x += margin;
        ui.pen.w -= 2 * margin;
        ui.gap(space::kS);
        if (!fits) {
            page_heading(ui, title);
            ui.gap(space::kM);
        }
        draw_notices(ui, model);
        draw_screen(ui, model);
        ui.gap(space::kXl);
        ui.end_scroll();
    }
    if (bar) {
        draw_sections(ui, model, {safe.x, safe.bottom() - bottom, safe.w, bottom});
    }
    // Focus follows the page, except at the very start, where the browser's own order begins.
    if (moved && shown_phase_ != Phase::none) ui.sem.ask_focus(kHeadingId);
    shown_ = place;
    shown_item_ = item;
    shown_phase_ = phase;
    announce(ui, model);
}

void Shell::draw_top_bar(Ui& ui, const Model& model, const Area& area) {
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
    } else if ((phase_of(model) == Phase::settled || is_always_open(screen)) && !is_section(screen, ui.narrow()) &&
               model.can_go_back()) {
        const std::string_view label = ui.word("common.back");
        const ButtonOptions options = back_options(ui);
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
void Shell::draw_section(Ui& ui, const Model& model, const SectionItem& item, const Area& cell) {
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

void Shell::draw_sections(Ui& ui, const Model& model, const Area& area) {
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

void Shell::draw_notices(Ui& ui, const Model& model) {
    if (model.keeping_nothing) {
        notice(ui, "nothing kept", ui.word("notice.nothing_kept"));
        ui.gap(space::kL);
    }
    if (model.vault.state() == VaultState::read_only) {
        notice(ui, "newer", ui.word("failure.6"));
        ui.gap(space::kL);
    }
    if (phase_of(model) == Phase::settled) draw_recovery_notice(ui, model);
    if (model.vault.save_state() == SaveState::not_saved) {
        notice(ui, "not saved", ui.word("notice.not_saved", {{"why", ui.word(failure_key(model.vault.error()))}}),
               Tone::danger);
        ui.gap(space::kS);
        {
            Flow flow(ui);
            if (flow.button("save again", ui.word("common.retry"), {.kind = ButtonKind::primary}))
                ui.emit(action::Retry{});
            const bool typed = model.draft || model.sitting || model.practice;
            if (typed && flow.button("save file", ui.word("notice.save_file"))) ui.emit(action::OfferUnsaved{});
        }
        ui.gap(space::kL);
    }
}

float Shell::draw_toast(Ui& ui, const Model& model, const Area& content) {
    if (model.toast.what == Toast::What::none) return 0;
    const TextFace face = ui.face(type::kBody);
    const float width = std::min(content.w - 2 * space::kL, size::kColumn);
    const std::string_view text = ui.word(kToastKeys[static_cast<int>(model.toast.what)]);
    const std::string_view undo = ui.word("common.undo");
    const float side = button_height(ui);
    const bool can_undo = !model.toast.undo.empty();
    const float undo_width = can_undo ? button_width(ui, undo, {.kind = ButtonKind::plain}) : 0;
    // The buttons stand beside the words, or below them where large words leave no room.
    const float beside = width - undo_width - side - space::kL - 2 * space::kS;
    const bool stacked = text_width(face, text) > beside;
    const float words_width = stacked ? width - 2 * space::kL : beside;
    const float lines = text_height(face, text, words_width);
    const float height = (stacked ? lines + side : std::max(side, lines)) + 2 * space::kS;
    const Area area{content.x + (content.w - width) / 2, content.bottom() - height - space::kS, width, height};
    SemScope region(ui, node_of(sem_id(0, "toast"), Role::region, area, text));
    ui.fill_rect(area, ui.theme().raised, size::kCardRadius);
    ui.stroke_rect(area, ui.theme().outline, size::kCardRadius);
    const float top = stacked ? area.y + space::kS : area.y + (area.h - lines) / 2;
    const Area words{area.x + space::kL, top, words_width, lines};
    ui.sem.add(node_of(ui.id("text"), Role::paragraph, words, text));
    draw_text(ui.draw(), face, {words.x, words.y}, words.w, ui.theme().text, text);
    const Area close{area.right() - side - space::kXs, area.bottom() - side - space::kS, side, side};
    if (can_undo &&
        button_at(ui, "undo", undo, {close.x - undo_width, close.y, undo_width, side}, {.kind = ButtonKind::plain})) {
        ui.emit(action::Undo{});
    }
    if (button_at(ui, "close", ui.word("common.close"), close,
                  {.kind = ButtonKind::plain, .icon = Icon::close, .icon_only = true})) {
        ui.emit(action::DismissToast{});
    }
    return height + space::kL;
}

void Shell::draw_screen(Ui& ui, const Model& model) {
    switch (model.place().screen) {
        case Screen::help: return draw_help(ui, model);
        case Screen::safer: return draw_safer(ui, model);
        default: break;
    }
    const Phase phase = phase_of(model);
    if (phase == Phase::failed) return draw_storage_failure(ui, model);
    if (!model.erased.empty()) return draw_erased(ui, model);
    if (model.recovery.opening == Opening::was_here && model.vault.is_open())
        return draw_was_here(ui, screens_.erase, model);
    if (phase == Phase::locked) return draw_locked(ui, screens_.lock, model);
    if (phase == Phase::opening) return draw_opening(ui);
    screens_.lock = {};
    draw_page(ui, screens_, model);
}

// Saving is said aloud the first time and whenever it fails; a deletion each time.
void Shell::announce(Ui& ui, const Model& model) {
    const SaveState save = model.vault.save_state();
    if (save != said_save_) {
        if (save == SaveState::saved && (!said_first_save_ || said_save_ == SaveState::not_saved)) {
            ui.sem.announce(save_words(ui, model));
            said_first_save_ = true;
        }
        if (save != SaveState::saving) said_save_ = save;
    }
    if (model.toast.until_ms != said_toast_) {
        said_toast_ = model.toast.until_ms;
        if (model.toast.what != Toast::What::none) {
            ui.sem.announce(std::string(ui.word(kToastKeys[static_cast<int>(model.toast.what)])));
        }
    }
}

}  // namespace mooring
