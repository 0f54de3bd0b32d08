// Every tag and feeling that entries have, the most used first: a way into the journal.
#include "core/search.h"
#include "ui/fields.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

struct TagRow {
    const UsedWord* used = nullptr;
    std::string words;
};

std::vector<TagRow> matching(const std::vector<UsedWord>& all, const std::vector<std::string>& terms, auto words_of) {
    std::vector<TagRow> rows;
    for (const UsedWord& used : all) {
        std::string words = words_of(used.word);
        if (matches(fold(words), terms)) rows.push_back({&used, std::move(words)});
    }
    return rows;
}

void draw_part(Ui& ui, std::string_view key, std::string_view title, const std::vector<TagRow>& rows,
               std::string EntryFilter::*part) {
    if (rows.empty()) return;
    const SemScope scope(ui, node_of(ui.id(key), Role::region, {ui.pen.x, ui.pen.y, ui.pen.w, 0}, title));
    heading(ui, "title", 2, title, type::kBodyStrong);
    const float height = list_row_height(ui) + 1;
    const RowRange range = rows_in_sight(ui, height, rows.size());
    ui.take(height * static_cast<float>(range.first));
    for (std::size_t i = range.first; i < range.end; ++i) {
        const UsedWord& used = *rows[i].used;
        const std::string count =
            ui.word(used.count == 1 ? "tags.count.one" : "tags.count.many", {{"count", std::to_string(used.count)}});
        if (list_row(ui, used.word, rows[i].words, count, {}, RowLines::one)) {
            EntryFilter filter;
            filter.*part = used.word;
            ui.emit(action::Search{""});
            ui.emit(action::Filter{filter});
            ui.emit(action::Section{Screen::journal});
        }
        divider(ui);
    }
    ui.take(height * static_cast<float>(rows.size() - range.end));
    ui.gap(space::kL);
}

}  // namespace

void draw_tags(Ui& ui, TagsView& view, const Model& model) {
    if (auto typed = search_field(ui, "search", ui.word("tags.search"), view.typed)) view.typed = std::move(*typed);
    ui.gap(space::kL);
    const auto terms = search_terms(view.typed);
    const auto tags = matching(model.derived.tags, terms, [](const std::string& tag) { return "#" + tag; });
    const auto feelings = matching(model.derived.feelings, terms,
                                   [&](const std::string& word) { return std::string(feeling_words(model, word)); });
    if (tags.empty() && feelings.empty()) prose(ui, "none", ui.word(view.typed.empty() ? "tags.empty" : "tags.none"));
    draw_part(ui, "tags", ui.word("tags.tags"), tags, &EntryFilter::tag);
    draw_part(ui, "feelings", ui.word("tags.feelings"), feelings, &EntryFilter::feeling);
}

}  // namespace mooring
