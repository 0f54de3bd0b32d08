#include <algorithm>

#include "ui/dates.h"
#include "ui/layers.h"
#include "ui/table.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

void draw_storage_card(Ui& ui, const Model& model) {
    Card card(ui, "storage", ui.word("settings.storage.title"));
    prose(ui, "where", ui.word("promise.4"));
    ui.gap(space::kM);
    prose(ui, "unsealed", ui.word(model.vault.is_sealed() ? "passphrase.is_set" : "promise.5"));
    ui.gap(space::kM);
    muted(ui, "counts",
          ui.word("settings.storage.counts", {{"sittings", std::to_string(model.document.sittings.size())},
                                              {"entries", std::to_string(model.document.entries.size())}}));
    const std::string saved = save_words(ui, model);
    if (!saved.empty()) muted(ui, "saved", saved);
    ui.gap(space::kL);
    {
        Flow flow(ui);
        if (flow.button("open data", ui.word("settings.storage.open"))) ui.emit(action::Open{Screen::storage});
        if (model.vault.is_sealed() && flow.button("lock", ui.word("lock.now"))) ui.emit(action::LockNow{});
    }
    const int unreadable = model.vault.unreadable_rows() + static_cast<int>(model.document.unreadable.size());
    if (unreadable == 0) return;
    ui.gap(space::kM);
    notice(ui, "damaged", ui.word("settings.storage.damaged", {{"count", std::to_string(unreadable)}}));
}

// What the keyboard can do, as a table.
void draw_keys(Ui& ui, SettingsView& view) {
    Dialog dialog(ui, "keys dialog", ui.word("keys.title"));
    TableData data{
        std::string(ui.word("keys.title")), {std::string(ui.word("keys.key")), std::string(ui.word("keys.does"))}, {}};
    for (const char* key : {"tab", "enter", "arrows", "digits", "page", "escape", "finish", "landmark", "lock"}) {
        const std::string name = std::string("keys.") + key;
        data.rows.push_back({std::string(ui.word(name)), std::string(ui.word(name + ".does"))});
    }
    table(ui, "table", data, TableShown::drawn);
    ui.gap(space::kL);
    const bool done = button(ui, "done", ui.word("common.close"), {.kind = ButtonKind::primary});
    if (done || dialog.dismissed()) view.keys = false;
}

}  // namespace

std::string save_words(const Ui& ui, const Model& model) {
    if (model.keeping_nothing) return std::string(ui.word("save.nothing_kept"));
    switch (model.vault.save_state()) {
        case SaveState::clean: return {};
        case SaveState::saving: return std::string(ui.word("save.saving"));
        case SaveState::not_saved: return std::string(ui.word("save.not_saved"));
        case SaveState::saved: break;
    }
    const bool two = model.vault.copy().holds(model.vault.position());
    return ui.word(two ? "save.saved.two" : "save.saved.one",
                   {{"time", time_text(model.vault.saved_at_ms(), model.utc_offset_min)}});
}

void draw_settings(Ui& ui, SettingsView& view, const Model& model) {
    const Settings& settings = model.document.settings;
    {
        Card card(ui, "look", ui.word("settings.look.title"));
        const Choice themes[] = {{0, ui.word("settings.theme.system")},
                                 {1, ui.word("settings.theme.light")},
                                 {2, ui.word("settings.theme.dark")},
                                 {3, ui.word("settings.theme.contrast")}};
        muted(ui, "theme label", ui.word("settings.theme"));
        ui.gap(space::kS);
        if (const auto theme =
                segmented(ui, "theme", ui.word("settings.theme"), themes, static_cast<int>(settings.theme))) {
            ui.emit(action::SetTheme{static_cast<ThemeChoice>(*theme)});
        }
        ui.gap(space::kL);
        const Choice sizes[] = {{100, "100 %"}, {115, "115 %"}, {130, "130 %"},
                                {150, "150 %"}, {175, "175 %"}, {200, "200 %"}};
        muted(ui, "size label", ui.word("settings.text_size"));
        ui.gap(space::kS);
        if (const auto percent = segmented(ui, "size", ui.word("settings.text_size"), sizes, settings.text_percent)) {
            ui.emit(action::SetTextPercent{*percent});
        }
        ui.gap(space::kL);
        if (switch_row(ui, "spelling", ui.word("settings.spelling"), ui.word("settings.spelling.help"),
                       settings.spelling)) {
            ui.emit(action::SetSpelling{!settings.spelling});
        }
        if (switch_row(ui, "left handed", ui.word("settings.left_handed"), ui.word("settings.left_handed.help"),
                       settings.left_handed)) {
            ui.emit(action::SetLeftHanded{!settings.left_handed});
        }
        if (switch_row(ui, "hide numbers", ui.word("settings.hide_numbers"), ui.word("settings.hide_numbers.help"),
                       settings.hide_numbers)) {
            ui.emit(action::SetHideNumbers{!settings.hide_numbers});
        }
        if (switch_row(ui, "assist taps", ui.word("settings.assist_taps"), ui.word("settings.assist_taps.help"),
                       settings.assist_taps)) {
            ui.emit(action::SetAssistTaps{!settings.assist_taps});
        }
        ui.gap(space::kM);
        if (button(ui, "keys", ui.word("keys.title"), {.icon = Icon::keyboard})) view.keys = true;
        if (view.keys) draw_keys(ui, view);
    }
    ui.gap(space::kL);
    {
        Card card(ui, "today", ui.word("settings.today.title"));
        for (const char* name : {"reminders", "checkin", "prompt", "statement", "practice", "compass", "latest"}) {
            const auto& hidden = settings.hidden_cards;
            const bool on = std::find(hidden.begin(), hidden.end(), name) == hidden.end();
            if (check_box(ui, name, ui.word("settings.today." + std::string(name)), on))
                ui.emit(action::HideCard{name, on});
        }
    }
    ui.gap(space::kL);
    if (list_row(ui, "reminders", ui.word("title.reminders"), ui.word("settings.reminders.help")))
        ui.emit(action::Open{Screen::reminders});
    ui.gap(space::kL);
    draw_storage_card(ui, model);
    ui.gap(space::kL);
    {
        Card card(ui, "safety", ui.word("settings.safety.title"));
        const std::string_view points[] = {ui.word("welcome.3.point.1"), ui.word("welcome.3.point.2"),
                                           ui.word("welcome.3.point.3"), ui.word("welcome.3.point.4")};
        bullets(ui, "points", points);
        ui.gap(space::kL);
        if (switch_row(ui, "quick hide", ui.word("hide.switch"), ui.word("promise.10"), settings.quick_hide)) {
            ui.emit(action::SetQuickHide{!settings.quick_hide});
        }
    }
    ui.gap(space::kL);
    {
        Card card(ui, "about", ui.word("settings.about.title"));
        if (model.update_failed) {
            notice(ui, "update failed", ui.word(failure_key(ErrorKind::update)));
            ui.gap(space::kM);
        }
        if (model.update_ready) {
            notice(ui, "update", ui.word("update.ready"), Tone::good);
            ui.gap(space::kM);
            if (button(ui, "update now", ui.word("update.accept"), {.kind = ButtonKind::primary})) {
                ui.emit(action::AcceptUpdate{});
            }
            ui.gap(space::kM);
        }
        prose(ui, "text", ui.word("settings.about.text"));
        ui.gap(space::kM);
        muted(ui, "notices", ui.word("settings.about.notices"));
        ui.gap(space::kS);
        if (disclosure(ui, "developer", ui.word("settings.developer"), view.developer)) {
            const Panel panel(ui, "developer", ui.word("settings.developer"));
            if (list_row(ui, "gallery", ui.word("settings.gallery"), ui.word("settings.gallery.help")))
                ui.emit(action::Open{Screen::gallery});
        }
    }
    ui.gap(space::kXxl);
}

void draw_more(Ui& ui) {
    if (list_row(ui, "people", ui.word("title.people"), ui.word("more.people"))) {
        ui.emit(action::Section{Screen::people});
    }
    divider(ui);
    if (list_row(ui, "progress", ui.word("title.progress"), ui.word("more.progress"))) {
        ui.emit(action::Section{Screen::progress});
    }
    divider(ui);
    if (list_row(ui, "settings", ui.word("title.settings"), ui.word("more.settings"))) {
        ui.emit(action::Section{Screen::settings});
    }
}

}  // namespace mooring
