// Ways to begin an entry: our questions, the person's own, and pages with headings.
#include <algorithm>

#include "ui/fields.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

constexpr std::size_t kAtFirst = 8;

bool is_favourite(const Model& model, const std::string& prompt) {
    const auto& all = model.document.settings.favourite_prompts;
    return std::find(all.begin(), all.end(), prompt) != all.end();
}

// Some questions are not asked where somebody is not safe to be open with.
bool is_hidden(const Model& model, const Prompt& prompt) {
    const auto& persons = model.document.persons;
    return prompt.gated && std::any_of(persons.begin(), persons.end(), [&](const Person& person) {
               return safety_of(model, person.id) == Safety::withheld;
           });
}

bool is_wanted(const PromptsView& view, const Model& model, const Prompt& prompt) {
    if (is_hidden(model, prompt) || (view.favourites && !is_favourite(model, prompt.id))) return false;
    if (view.depth && static_cast<int>(prompt.depth) != *view.depth) return false;
    if (view.context && static_cast<int>(prompt.context) != *view.context) return false;
    return !view.side || prompt.side == Side::both || static_cast<int>(prompt.side) == *view.side;
}

void toggle(std::optional<int>& value, int choice) {
    value = value == choice ? std::nullopt : std::optional(choice);
}

void draw_choices(Ui& ui, PromptsView& view) {
    Flow flow(ui, space::kS);
    if (flow.chip("favourites", ui.word("prompts.favourites"), view.favourites)) view.favourites = !view.favourites;
    constexpr const char* kDepths[] = {"prompts.light", "prompts.medium", "prompts.deep"};
    for (int i = 0; i < 3; ++i) {
        if (flow.chip(kDepths[i], ui.word(kDepths[i]), view.depth == i)) toggle(view.depth, i);
    }
    constexpr const char* kContexts[] = {"prompts.partner", "prompts.friendship", "prompts.family"};
    for (int i = 0; i < 3; ++i) {
        if (flow.chip(kContexts[i], ui.word(kContexts[i]), view.context == i + 1)) toggle(view.context, i + 1);
    }
    constexpr const char* kSides[] = {"prompts.anxiety", "prompts.avoidance"};
    for (int i = 0; i < 2; ++i) {
        if (flow.chip(kSides[i], ui.word(kSides[i]), view.side == i)) toggle(view.side, i);
    }
}

void draw_prompt(Ui& ui, const Model& model, const Prompt& prompt) {
    prose(ui, "text " + prompt.id, prompt.text);
    ui.gap(space::kXs);
    {
        Flow flow(ui, space::kS);
        if (flow.button("write " + prompt.id, ui.word("today.prompt.write"), {.icon = Icon::write}))
            ui.emit(action::NewEntry{prompt.id});
        const bool on = is_favourite(model, prompt.id);
        if (flow.button("keep " + prompt.id, ui.word(on ? "prompts.unkeep" : "prompts.keep"),
                        {.kind = ButtonKind::plain, .pressed = on}))
            ui.emit(action::FavouritePrompt{prompt.id, !on});
    }
    ui.gap(space::kM);
    divider(ui);
    ui.gap(space::kM);
}

void draw_ours(Ui& ui, PromptsView& view, const Model& model) {
    heading(ui, "ours", 2, ui.word("prompts.ours"));
    ui.gap(space::kS);
    if (const Brooding found = brooding(model); found != Brooding::none) {
        notice(ui, "pause", ui.word(pause_key(found)));
        ui.gap(space::kM);
    }
    if (is_after_break_up(model)) {
        muted(ui, "ahead", ui.word("prompts.ahead"), type::kBody);
        ui.gap(space::kS);
    }
    draw_choices(ui, view);
    ui.gap(space::kL);
    std::size_t shown = 0, left = 0;
    for (const Prompt& prompt : model.catalog.prompts) {
        if (!is_wanted(view, model, prompt)) continue;
        if (shown < kAtFirst + view.more) {
            draw_prompt(ui, model, prompt);
            ++shown;
        } else {
            ++left;
        }
    }
    if (shown == 0) muted(ui, "none", ui.word("prompts.none"), type::kBody);
    if (left > 0 && button(ui, "more", ui.word("practice.show_more"), {.kind = ButtonKind::plain})) view.more += 16;
}

// Pages of ours: the review of a day and of a week.
void draw_pages(Ui& ui, const Model& model) {
    heading(ui, "pages", 2, ui.word("prompts.pages"));
    ui.gap(space::kS);
    constexpr const char* kPages[] = {"review.day", "review.week", "review.gratitude"};
    for (const char* page : kPages) {
        const std::string key = page;
        if (list_row(ui, key, ui.word(key + ".title"), ui.word(key + ".about")))
            ui.emit(action::NewEntry{.prompt = key,
                                     .title = std::string(ui.word(key + ".title")),
                                     .text = std::string(ui.word(key + ".text"))});
    }
    for (const EntryTemplate& item : model.document.templates) {
        if (item.question) continue;
        const std::string start = item.text.substr(0, item.text.find('\n'));
        if (list_row(ui, to_text(item.id), item.title.empty() ? start : item.title, start, {}, RowLines::one))
            ui.emit(action::NewEntry{.prompt = "", .title = item.title, .text = beginning_of(item)});
    }
}

void draw_own_questions(Ui& ui, const Model& model) {
    for (const EntryTemplate& item : model.document.templates) {
        if (!item.question) continue;
        if (list_row(ui, to_text(item.id), item.text, ui.word("prompts.own.question"), {}, RowLines::one))
            ui.emit(action::NewEntry{.prompt = "", .text = beginning_of(item)});
    }
}

// Making one, changing one, taking one away.
void draw_editor(Ui& ui, PromptsView& view, const Model& model) {
    if (!disclosure(ui, "own", ui.word("prompts.own"), view.editing)) return;
    const Panel panel(ui, "own", ui.word("prompts.own"));
    ui.gap(space::kM);
    EntryTemplate& item = view.item;
    const Choice kinds[] = {{0, ui.word("prompts.own.page")}, {1, ui.word("prompts.own.question")}};
    if (const auto kind = segmented(ui, "kind", ui.word("prompts.own.kind"), kinds, item.question ? 1 : 0))
        item.question = *kind == 1;
    ui.gap(space::kM);
    if (!item.question) {
        if (auto title = text_field(ui, "title", ui.word("write.title"), item.title)) item.title = std::move(*title);
        ui.gap(space::kM);
    }
    const FieldOptions options{.role = Role::text_area,
                               .help = ui.word(item.question ? "prompts.own.question.help" : "prompts.own.page.help"),
                               .min_height = item.question ? 80.0F : 160.0F};
    if (auto text = text_field(ui, "text", ui.word("prompts.own.text"), item.text, options))
        item.text = std::move(*text);
    ui.gap(space::kM);
    const bool too_long = item.text.size() > kMaxTemplate || item.title.size() > kMaxTemplateTitle;
    const std::string_view missing = item.text.empty() ? ui.word("prompts.own.missing")
                                     : too_long        ? ui.word("field.long")
                                                       : std::string_view();
    {
        Flow flow(ui);
        if (flow.button("keep own", ui.word("prompts.own.keep"),
                        {.kind = ButtonKind::primary, .disabled_because = missing})) {
            ui.emit(action::KeepTemplate{item});
            item = {};
        }
        if (!item.id.is_nil() && flow.button("cancel", ui.word("common.cancel"))) item = {};
    }
    ui.gap(space::kL);
    for (const EntryTemplate& kept : model.document.templates) {
        ui.gap(space::kS);
        const std::string key = to_text(kept.id);
        const std::string start = kept.text.substr(0, kept.text.find('\n'));
        prose(ui, "kept " + key, kept.title.empty() ? start : kept.title);
        Flow flow(ui, space::kS);
        if (flow.button("change " + key, ui.word("entry.edit"))) item = kept;
        if (flow.button("delete " + key, ui.word("entry.delete"), {.kind = ButtonKind::plain}))
            ui.emit(action::DeleteTemplate{kept.id});
    }
}

}  // namespace

void draw_prompts(Ui& ui, PromptsView& view, const Model& model) {
    draw_pages(ui, model);
    draw_own_questions(ui, model);
    ui.gap(space::kM);
    draw_editor(ui, view, model);
    ui.gap(space::kXl);
    draw_ours(ui, view, model);
    ui.gap(space::kXxl);
}

}  // namespace mooring
