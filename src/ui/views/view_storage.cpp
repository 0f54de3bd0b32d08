#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

void page_heading(Ui& ui, std::string_view text, const TypeStyle& style) {
    const TextFace face = ui.face(style);
    const Area area = ui.take(text_height(face, text, ui.pen.w));
    Node node = node_of(kHeadingId, Role::heading, area, text);
    node.level = 1;
    ui.sem.add(std::move(node));
    draw_text(ui.draw(), face, {area.x, area.y}, area.w, ui.theme().text, text);
}

std::string failure_key(ErrorKind kind) {
    return "failure." + std::to_string(static_cast<int>(kind));
}

void draw_opening(Ui& ui) {
    ui.gap(space::kHuge);
    page_heading(ui, ui.word("opening.title"));
    ui.gap(space::kM);
    muted(ui, "text", ui.word("opening.text"), type::kBody);
}

void draw_data(Ui& ui, const Model& model) {
    const bool sealed = model.vault.is_sealed();
    {
        Card card(ui, "seal", ui.word("data.seal.title"));
        prose(ui, "state", ui.word(sealed ? "passphrase.is_set" : "promise.5"));
        ui.gap(space::kL);
        Flow flow(ui);
        if (model.keeping_nothing) {
            muted(ui, "nothing", ui.word("data.seal.nothing_kept"));
        } else if (flow.button("passphrase", ui.word(sealed ? "data.seal.change" : "passphrase.set"),
                               {.kind = sealed ? ButtonKind::quiet : ButtonKind::primary})) {
            ui.emit(action::Open{Screen::passphrase});
        }
        if (sealed && flow.button("lock", ui.word("lock.now"))) ui.emit(action::LockNow{});
    }
    ui.gap(space::kL);
    {
        Card card(ui, "files", ui.word("title.files"));
        prose(ui, "about", ui.word("data.files.about"));
        ui.gap(space::kL);
        if (button(ui, "open files", ui.word("data.files.open"))) ui.emit(action::Open{Screen::files});
    }
    ui.gap(space::kL);
    if (!model.keeping_nothing) {
        draw_copies(ui, model);
        ui.gap(space::kL);
    }
    {
        Card card(ui, "where", ui.word("data.where.title"));
        const std::string_view points[] = {ui.word("promise.1"), ui.word("promise.2"), ui.word("promise.4"),
                                           ui.word("promise.7"), ui.word("promise.9")};
        bullets(ui, "points", points);
    }
    ui.gap(space::kL);
    if (button(ui, "erase", ui.word("data.erase"), {.kind = ButtonKind::plain})) {
        ui.emit(action::Open{Screen::erase});
    }
    ui.gap(space::kXxl);
}

void draw_storage_failure(Ui& ui, const Model& model) {
    ui.gap(space::kXl);
    page_heading(ui, ui.word("failure.title"));
    ui.gap(space::kM);
    prose(ui, "what", ui.word(failure_key(model.vault.error())), type::kWriting);
    ui.gap(space::kL);
    {
        Card card(ui, "safe", ui.word("failure.safe.title"));
        const std::string_view points[] = {ui.word("failure.safe.1"), ui.word("failure.safe.2"),
                                           ui.word("failure.safe.3")};
        bullets(ui, "points", points);
    }
    ui.gap(space::kL);
    Flow flow(ui);
    if (flow.button("retry", ui.word("common.retry"), {.kind = ButtonKind::primary})) ui.emit(action::Retry{});
    if (flow.button("nothing", ui.word("failure.keep_nothing"),
                    {.description = ui.word("failure.keep_nothing.help")})) {
        ui.emit(action::KeepNothing{});
    }
}

}  // namespace mooring
