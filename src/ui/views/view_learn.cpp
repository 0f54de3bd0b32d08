// Cards to read: the list of them, which can be searched, and one of them.
#include <algorithm>

#include "core/search.h"
#include "ui/fields.h"
#include "ui/views/exercise_parts.h"
#include "ui/widgets.h"

namespace mooring {

namespace {
// The ids of the cards in which every word occurs.
std::vector<std::string> find_cards(const Model& model, std::string_view words) {
    const auto terms = search_terms(words);
    std::vector<std::string> found;
    for (const LearnCard& card : model.catalog.learn_cards) {
        std::string text = card.title;
        for (const LearnSection& section : card.sections) text += "\n" + section.heading + "\n" + section.text;
        if (matches(fold(text), terms)) found.push_back(card.id);
    }
    return found;
}
}  // namespace

void draw_learn(Ui& ui, LearnView& view, const Model& model) {
    prose(ui, "about", ui.word("learn.about"));
    ui.gap(space::kL);
    if (auto text = search_field(ui, "find", ui.word("learn.find"), view.find)) {
        view.find = std::move(*text);
        view.found = find_cards(model, view.find);
    }
    ui.gap(space::kM);
    if (!view.find.empty() && view.found.empty()) return prose(ui, "none", ui.word("learn.none"));
    Card card(ui, "cards", {});
    for (const LearnCard& one : model.catalog.learn_cards) {
        const bool shown =
            view.find.empty() || std::find(view.found.begin(), view.found.end(), one.id) != view.found.end();
        if (shown && list_row(ui, one.id, one.title, minutes_words(ui, one.minutes)))
            ui.emit(action::Open{Screen::learn_card, {}, one.id});
    }
}

void draw_learn_card(Ui& ui, const Model& model) {
    const LearnCard* card = model.catalog.find_learn_card(model.place().key);
    if (card == nullptr) return page_heading(ui, ui.word("practised.gone"));
    page_heading(ui, card->title);
    muted(ui, "minutes", minutes_words(ui, card->minutes), type::kBody);
    for (std::size_t i = 0; i < card->sections.size(); ++i) {
        const LearnSection& section = card->sections[i];
        const std::string at = std::to_string(i);
        ui.gap(space::kL);
        if (!section.heading.empty()) heading(ui, "heading " + at, 2, section.heading);
        ui.gap(space::kXs);
        prose(ui, "text " + at, section.text, type::kWriting);
    }
    draw_exercise_rows(ui, model, card->exercises, ui.word("learn.exercises"));
    draw_evidence(ui, model, card->evidence);
    ui.gap(space::kXxl);
}

}  // namespace mooring
