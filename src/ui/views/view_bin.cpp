// What was deleted in the last weeks.
#include "ui/dates.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {
std::string binned_words(const Ui& ui, const Model& model, const Binned& binned) {
    if (binned.kind == Kind::practice) {
        const Exercise* exercise = model.catalog.find_exercise(binned.words);
        return exercise ? exercise->title : std::string(ui.word("title.practice"));
    }
    if (binned.kind == Kind::sitting) return form_title(ui, model, binned.words);
    return binned.words.empty() ? std::string(ui.word("journal.no_text")) : binned.words;
}

}  // namespace

void draw_bin(Ui& ui, BinView& view, const Model& model) {
    prose(ui, "about", ui.word("bin.about"));
    ui.gap(space::kL);
    const auto& bin = model.document.bin;
    if (bin.empty()) return prose(ui, "empty", ui.word("bin.empty"));
    // Two buttons stand side by side, or one below the other where words are large.
    const float buttons = (ui.narrow() ? 2 : 1) * (button_height(ui) + space::kS);
    const float height = ui.face(type::kBody).line + ui.face(type::kCaption).line + buttons + space::kL;
    const RowRange range = rows_in_sight(ui, height, bin.size());
    const float top = ui.pen.y;
    for (std::size_t i = range.first; i < range.end; ++i) {
        ui.pen.y = top + height * static_cast<float>(i);
        const Binned& one = bin[i];
        const std::string words = binned_words(ui, model, one);
        SemScope part(ui, node_of(ui.id(to_text(one.id)), Role::group, {ui.pen.x, ui.pen.y, ui.pen.w, height}, words));
        const TextFace face = ui.face(type::kBody);
        const Area line = ui.take(face.line);
        ui.sem.add(node_of(ui.id("words"), Role::paragraph, line, words.substr(0, 200)));
        draw_line(ui.draw(), face, {line.x, line.y}, line.w, ui.theme().text, words.substr(0, words.find('\n')));
        muted(ui, "when",
              ui.word("bin.deleted", {{"date", day_text(ui, local_day(one.deleted_ms, model.utc_offset_min))}}));
        Flow flow(ui, space::kS);
        if (flow.button("restore", ui.word("bin.restore"))) ui.emit(action::RestoreBinned{one.id});
        if (flow.button("erase", ui.word("bin.erase"), {.kind = ButtonKind::plain}))
            ui.emit(action::EraseBinned{one.id});
    }
    ui.pen.y = top + height * static_cast<float>(bin.size());
    ui.gap(space::kL);
    if (!view.sure) {
        if (button(ui, "all", ui.word("bin.all"), {.kind = ButtonKind::plain})) view.sure = true;
        return;
    }
    notice(ui, "sure", ui.word("bin.sure"));
    ui.gap(space::kS);
    Flow flow(ui);
    if (flow.button("yes", ui.word("bin.all.yes"), {.kind = ButtonKind::danger})) {
        ui.emit(action::EraseBinned{});
        view.sure = false;
    }
    if (flow.button("no", ui.word("common.cancel"))) view.sure = false;
}

}  // namespace mooring
