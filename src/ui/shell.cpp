#include "ui/shell.h"

#include <algorithm>

#include "ui/bars.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

constexpr float kSidePane = 320;
constexpr float kBesidePane = 440;  // what the page next to it needs
constexpr float kTooLow = 360;      // a phone on its side, with its keyboard: the bar would leave nothing to type in

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

// Where a page remembers how far it was scrolled. `item`: the statement or part that is shown, if any.
constexpr int kNoItem = -1;
std::uint32_t scroll_place(const Place& place, int item) {
    return sem_id(static_cast<std::uint32_t>(place.screen) + 1, to_text(place.id) + place.key + std::to_string(item));
}

// An entry that was opened from the journal, where both have room.
bool has_side_pane(const Ui& ui, const Model& model, const Area& content) {
    const auto& places = model.places;
    return ui.wide() && content.w >= ui.px(kSidePane + kBesidePane) && model.catalog.whole &&
           phase_of(model) == Phase::settled && model.place().screen == Screen::entry && places.size() > 1 &&
           places[places.size() - 2].screen == Screen::journal;
}

void draw_pane(Ui& ui, Screens& screens, const Model& model, const Area& area) {
    SemScope aside(ui, node_of(sem_id(0, "aside"), Role::aside, area, ui.word("title.journal")));
    ui.begin_scroll(sem_id(0, "aside scroll"), area, scroll_place({Screen::journal}, kNoItem));
    ui.pen.x += space::kL;
    ui.pen.w -= 2 * space::kL;
    ui.gap(space::kS);
    draw_side_pane(ui, screens, model);
    ui.end_scroll();
    ui.fill_rect({area.right() - 1, area.y, 1, area.h}, ui.theme().divider);
}

// The line that steadies, where something goes deep: like Stop in the bar it stays while the page moves. Returns its
// height.
float draw_steadying(Ui& ui, const Model& model, const Area& content) {
    if (!goes_deep(model) || phase_of(model) != Phase::settled || (ui.typing() && content.h < kTooLow)) return 0;
    const std::string_view text = ui.word("exercise.deep");
    const TextFace face = ui.face(type::kBody);
    const float margin = std::max(space::kL, (content.w - size::kColumn) / 2);
    const float width = content.w - 2 * margin;
    const Area words{content.x + margin, content.y + space::kS, width, text_height(face, text, width)};
    ui.sem.add(node_of(sem_id(0, "steadying"), Role::paragraph, words, text));
    draw_text(ui.draw(), face, {words.x, words.y}, words.w, ui.theme().muted, text);
    ui.fill_rect({content.x + margin, words.bottom() + space::kS - 1, width, 1}, ui.theme().divider);
    return words.h + 2 * space::kS;
}

}  // namespace

void Shell::draw(Ui& ui, const Model& model) {
    const Viewport& port = ui.viewport();
    const Place place = model.place();
    const int item = model.sitting ? model.sitting->position : model.practice ? model.practice->practice.part : kNoItem;
    // What is saved for the first time changes the vault's state but not the page: focus must stay where it is.
    const Phase phase = phase_of(model);
    // What pages remember may hold words: nothing of it outlives a lock.
    if (phase == Phase::locked && shown_phase_ != Phase::locked) screens_ = {};
    const bool moved = place != shown_ || item != shown_item_ || phase != shown_phase_;
    ui.set_page_place(scroll_place(place, item));
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
        const float rail = rail_width(ui);
        draw_sections(ui, model, {safe.x, safe.y, rail, safe.h});
        content.x += rail;
        content.w -= rail;
    }
    const float top = top_bar_height(ui);
    const bool bar = sections && ui.narrow() && !(ui.typing() && safe.h < kTooLow);
    const float bottom = bar ? bottom_bar_height(ui, safe.w) : 0;
    draw_top_bar(ui, model, {content.x, content.y, content.w, top});
    content.y += top;
    content.h -= top + bottom;
    content.h -= draw_toast(ui, model, content);
    if (has_side_pane(ui, model, content)) {
        const Area pane{content.x, content.y, ui.px(kSidePane), content.h};
        draw_pane(ui, screens_, model, pane);
        content.x = pane.right();
        content.w -= pane.w;
    }
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
        const float steadying = draw_steadying(ui, model, content);
        content.y += steadying;
        content.h -= steadying;
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

// Once a visit, to somebody whose screen reader has just moved.
void Shell::offer_taps(Ui& ui, const Model& model) {
    if (ui.sem.take_unprompted() && taps_ == Taps::unasked && !model.document.settings.assist_taps)
        taps_ = Taps::asking;
    if (taps_ != Taps::asking) return;
    notice(ui, "taps", ui.word("taps.offer"));
    ui.gap(space::kS);
    {
        Flow flow(ui);
        const bool on = flow.button("taps on", ui.word("taps.on"));
        if (on) ui.emit(action::SetAssistTaps{true});
        if (flow.button("taps no", ui.word("taps.no"), {.kind = ButtonKind::plain}) || on) taps_ = Taps::asked;
    }
    ui.gap(space::kL);
}

void Shell::draw_notices(Ui& ui, const Model& model) {
    if (phase_of(model) == Phase::settled) offer_taps(ui, model);
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
