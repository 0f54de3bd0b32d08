// When something is missing, and when everything is to go: what was found at opening, how the copies are, and erasing.
#include "ui/dates.h"
#include "ui/fields.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

std::string megabytes(double bytes) {
    return format_number(bytes / 1e6, bytes < 1e7 ? 1 : 0);
}

}  // namespace

void draw_was_here(Ui& ui, EraseView& view, const Model& model) {
    ui.gap(space::kXl);
    page_heading(ui, ui.word("gone.title"));
    ui.gap(space::kM);
    prose(ui, "what", ui.word("gone.text"), type::kWriting);
    ui.gap(space::kL);
    if (model.file_work.step != FileWork::Step::none) {
        draw_file_work(ui, view.files, model);
        return;
    }
    Flow flow(ui);
    if (flow.button("open", ui.word("gone.open"), {.kind = ButtonKind::primary})) ui.emit(action::BringIn{});
    if (flow.button("again", ui.word("common.retry"))) ui.emit(action::Retry{});
    ui.gap(space::kXl);
    Card card(ui, "anew", ui.word("gone.anew.title"));
    prose(ui, "about", ui.word("gone.anew.about"));
    ui.gap(space::kM);
    if (auto text = text_field(ui, "word", ui.word("erase.word"), view.word)) view.word = std::move(*text);
    ui.gap(space::kM);
    const bool sure = view.word == ui.word("gone.anew.word");
    const ButtonOptions options{.kind = ButtonKind::danger,
                                .disabled_because = sure ? std::string_view() : ui.word("erase.needs")};
    if (button(ui, "start", ui.word("gone.anew"), options)) ui.emit(action::StartAnew{});
}

void draw_recovery_notice(Ui& ui, const Model& model) {
    const Recovery& recovery = model.recovery;
    if (recovery.restored || recovery.brought_back > 0) {
        const char* key = recovery.restored ? "recovery.restored" : "recovery.brought_back";
        notice(ui, "brought back", ui.word(key, {{"count", std::to_string(recovery.brought_back)}}), Tone::good);
        ui.gap(space::kL);
    }
    if (recovery.missing > 0) {
        notice(ui, "missing", ui.word("recovery.missing", {{"count", std::to_string(recovery.missing)}}));
        ui.gap(space::kL);
    }
    if (recovery.slots_found) {
        notice(ui, "slots", ui.word("recovery.slots"));
        ui.gap(space::kL);
    }
    if (!recovery.other_vault.empty()) {
        notice(ui, "other", ui.word("recovery.other"));
        ui.gap(space::kL);
    }
    if (space_is_short(recovery)) {
        notice(ui, "space short",
               ui.word("space.short",
                       {{"used", megabytes(recovery.space_used)}, {"quota", megabytes(recovery.space_quota)}}));
        ui.gap(space::kL);
    }
    if (recovery.opening == Opening::older_state) {
        notice(ui, "older", ui.word("recovery.older"));
        ui.gap(space::kL);
    }
}

void draw_copies(Ui& ui, const Model& model) {
    const Recovery& recovery = model.recovery;
    Card card(ui, "copies", ui.word("copies.title"));
    const bool two = model.vault.copy().holds(model.vault.position()) && model.vault.position() != HeadPosition{};
    prose(ui, "state", ui.word(two ? "copies.two" : "copies.one"));
    ui.gap(space::kS);
    muted(ui, "promise", ui.word("promise.3"));
    if (recovery.space_quota > 0) {
        ui.gap(space::kM);
        muted(ui, "space",
              ui.word("copies.space",
                      {{"used", megabytes(recovery.space_used)}, {"quota", megabytes(recovery.space_quota)}}));
        muted(ui, "persisted", ui.word(recovery.persisted ? "copies.persisted" : "copies.not_persisted"));
    }
    if (recovery.verified_ms != 0) {
        const std::string time = time_text(recovery.verified_ms, model.utc_offset_min);
        const char* key = recovery.verified_bad == 0 ? "copies.verified" : "copies.verified.bad";
        ui.gap(space::kM);
        notice(ui, "verified", ui.word(key, {{"time", time}, {"count", std::to_string(recovery.verified_bad)}}),
               recovery.verified_bad == 0 ? Tone::good : Tone::notice);
    }
    ui.gap(space::kL);
    Flow flow(ui);
    const bool busy = recovery.step == Recovery::Step::working;
    const ButtonOptions options{.disabled_because = busy ? ui.word("backup.busy") : std::string_view()};
    if (flow.button("check", ui.word("copies.check"), options)) ui.emit(action::CheckEverything{});
    if (recovery.space_quota > 0 && !recovery.persisted && flow.button("persist", ui.word("copies.persist"))) {
        ui.emit(action::AskToPersist{});
    }
}

void draw_erase(Ui& ui, EraseView& view, const Model& model) {
    prose(ui, "lead", ui.word("erase.lead"), type::kWriting);
    ui.gap(space::kL);
    {
        Card card(ui, "what", ui.word("erase.what.title"));
        const std::string_view points[] = {ui.word("erase.what.1"), ui.word("erase.what.2"), ui.word("erase.what.3")};
        bullets(ui, "points", points);
    }
    ui.gap(space::kL);
    Card card(ui, "sure", ui.word("erase.sure.title"));
    if (auto text = text_field(ui, "word", ui.word("erase.word.erase"), view.word)) view.word = std::move(*text);
    ui.gap(space::kM);
    const bool sure = view.word == ui.word("erase.confirm");
    Flow flow(ui);
    const ButtonOptions options{.kind = ButtonKind::danger,
                                .disabled_because = sure ? std::string_view() : ui.word("erase.needs")};
    if (flow.button("erase", ui.word("erase.do"), options)) {
        ui.emit(action::EraseEverything{});
        view.word.clear();
    }
    if (flow.button("stop", ui.word("common.cancel"), {.kind = ButtonKind::plain})) ui.emit(action::Back{});
    (void)model;
}

void draw_erased(Ui& ui, const Model& model) {
    ui.gap(space::kXl);
    page_heading(ui, ui.word("erased.title"));
    ui.gap(space::kM);
    for (std::size_t i = 0; i < model.erased.size(); ++i) {
        const std::string key = "erased.place." + std::to_string(i);
        prose(ui, key, ui.word(model.erased[i] ? "erased.done" : "erased.not_done", {{"place", ui.word(key)}}));
    }
    ui.gap(space::kL);
    prose(ui, "stays", ui.word("erased.stays"));
    ui.gap(space::kL);
    prose(ui, "close", ui.word("erased.close"));
}

}  // namespace mooring
