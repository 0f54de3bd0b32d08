#include "ui/views/screens.h"

namespace mooring {

// What only this function reaches arrives after the first page (scripts/split.mjs). It must stay a function of its own.
[[gnu::noinline]] void draw_later(Ui& ui, Screens& screens, const Model& model, Screen screen) {
    switch (screen) {
        case Screen::compass: return draw_compass(ui, screens.compass, model);
        case Screen::sitting: return draw_sitting(ui, model);
        case Screen::closing: return draw_closing(ui, screens.closing, model);
        case Screen::method: return draw_method(ui, model);
        case Screen::place_self: return draw_place_self(ui, screens.place_self, model);
        case Screen::forms: return draw_forms(ui, model);
        case Screen::own_form: return draw_own_form(ui, model);
        case Screen::events: return draw_events(ui, screens.events, model);
        case Screen::people: return draw_people(ui, model);
        case Screen::person: return draw_person(ui, screens.person, model);
        case Screen::person_edit: return draw_person_edit(ui, model);
        case Screen::gate: return draw_gate(ui, screens.gate, model);
        case Screen::result: return draw_result(ui, screens.result, model);
        case Screen::journal: return draw_journal(ui, screens.journal, model);
        case Screen::entry: return draw_entry(ui, screens.entry, model);
        case Screen::write: return draw_write(ui, screens.write, model);
        case Screen::versions: return draw_versions(ui, screens.versions, model);
        case Screen::calendar: return draw_calendar(ui, screens.calendar, model);
        case Screen::prompts: return draw_prompts(ui, screens.prompts, model);
        case Screen::tags: return draw_tags(ui, screens.tags, model);
        case Screen::reminders: return draw_reminders(ui, screens.reminders, model);
        case Screen::bin: return draw_bin(ui, screens.bin, model);
        case Screen::practice: return draw_practice(ui, screens.practice, model);
        case Screen::exercise: return draw_exercise(ui, model);
        case Screen::exercising: return draw_exercising(ui, screens.exercising, model);
        case Screen::practised: return draw_practised(ui, model);
        case Screen::learn: return draw_learn(ui, screens.learn, model);
        case Screen::learn_card: return draw_learn_card(ui, model);
        case Screen::statements: return draw_statements(ui, screens.statements, model);
        case Screen::progress: return draw_progress(ui, screens.progress, model);
        case Screen::review: return draw_review(ui, screens.progress, model);
        case Screen::hand_over: return draw_hand_over(ui, screens.hand_over, model);
        case Screen::settings: return draw_settings(ui, screens.settings, model);
        case Screen::more: return draw_more(ui);
        case Screen::gallery: return draw_gallery(ui, screens.gallery);
        case Screen::storage: return draw_data(ui, model);
        case Screen::erase: return draw_erase(ui, screens.erase, model);
        case Screen::files: return draw_files(ui, screens.files, model);
        case Screen::passphrase: return draw_passphrase(ui, screens.passphrase, model);
        case Screen::welcome:
        case Screen::today:
        case Screen::safer:
        case Screen::help: return;
    }
}

void draw_page(Ui& ui, Screens& screens, const Model& model) {
    switch (model.place().screen) {
        case Screen::welcome: return draw_welcome(ui, screens.welcome, model);
        case Screen::today: return draw_today(ui, screens.today, model);
        default: break;
    }
    if (!model.catalog.whole) return draw_opening(ui);
    draw_later(ui, screens, model, model.place().screen);
}

void draw_side_pane(Ui& ui, Screens& screens, const Model& model) {
    draw_later(ui, screens, model, Screen::journal);
}

}  // namespace mooring
