// Backups, and journals brought in: what is asked, how far it is, and what came of it.
#include "core/slots.h"
#include "ui/dates.h"
#include "ui/fields.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

using Step = FileWork::Step;
using What = FileWork::What;

void count_line(Ui& ui, const char* key, int count) {
    if (count == 0) return;
    prose(ui, key, ui.word(std::string("bring.") + key, {{"count", std::to_string(count)}}));
}

void draw_plan(Ui& ui, const FileWork& work) {
    const MergePlan& plan = work.plan;
    count_line(ui, "added", plan.added);
    // Notes, marks and drafts belong to one of these, or to the browser.
    constexpr Kind kNamed[] = {Kind::entry,     Kind::sitting,    Kind::practice,      Kind::person,
                               Kind::statement, Kind::life_event, Kind::questionnaire, Kind::entry_template};
    for (const Kind kind : kNamed) {
        const auto found = plan.added_of.find(kind);
        const std::string key = "kind." + std::to_string(static_cast<int>(kind));
        if (found != plan.added_of.end()) count_line(ui, key.c_str(), found->second);
    }
    count_line(ui, "updated", plan.updated);
    count_line(ui, "both", plan.both_kept);
    count_line(ui, "deleted", plan.already_deleted);
    count_line(ui, "older", plan.older);
    count_line(ui, "known", plan.known);
    count_line(ui, "refused", plan.refused);
    if (work.edited) notice(ui, "edited", ui.word("bring.edited"));
}

void draw_foreign(Ui& ui, const ForeignJournal& journal) {
    prose(ui, "format", ui.word("bring.format." + std::to_string(static_cast<int>(journal.format))));
    count_line(ui, "added", static_cast<int>(journal.entries.size()));
    for (int why = 0; why <= static_cast<int>(SkipReason::picture); ++why) {
        std::string places;
        int count = 0;
        for (const Skipped& skipped : journal.skipped) {
            if (static_cast<int>(skipped.why) != why) continue;
            constexpr int kNamed = 12;
            if (count < kNamed) places += (count == 0 ? "" : ", ") + std::to_string(skipped.place);
            if (count == kNamed) places += ", \u2026";
            ++count;
        }
        if (count == 0) continue;
        const std::string key = "bring.skipped." + std::to_string(why);
        muted(ui, key, ui.word(key, {{"count", std::to_string(count)}, {"places", places}}), type::kBody);
    }
}

void draw_preview(Ui& ui, const Model& model) {
    const FileWork& work = model.file_work;
    Card card(ui, "preview", ui.word("bring.preview.title"));
    if (!work.name.empty()) muted(ui, "name", ui.word("bring.file", {{"name", work.name}}));
    if (work.created_ms != 0) {
        const std::string date = day_text(ui, local_day(work.created_ms, model.utc_offset_min));
        muted(ui, "made", ui.word("bring.made", {{"date", date}}));
    }
    ui.gap(space::kM);
    if (work.foreign) {
        draw_foreign(ui, *work.foreign);
    } else {
        draw_plan(ui, work);
    }
    ui.gap(space::kM);
    prose(ui, "promise", ui.word("promise.8"));
    ui.gap(space::kL);
    const bool nothing = work.foreign ? work.foreign->entries.empty() : !work.plan.changes_anything();
    Flow flow(ui);
    const ButtonOptions options{.kind = ButtonKind::primary,
                                .disabled_because = nothing ? ui.word("bring.nothing_new") : std::string_view()};
    if (flow.button("agree", ui.word("bring.agree"), options)) ui.emit(action::AgreeToBringIn{});
    if (flow.button("stop", ui.word("common.cancel"), {.kind = ButtonKind::plain})) ui.emit(action::StopFileWork{});
}

void draw_asking(Ui& ui, FilesView& view, const FileWork& work) {
    Card card(ui, "asking", ui.word("bring.secret.title"));
    if (!work.name.empty()) muted(ui, "name", ui.word("bring.file", {{"name", work.name}}));
    ui.gap(space::kM);
    if (auto text = secret_field(ui, "file secret", ui.word("bring.secret"), view.secret))
        view.secret = std::move(*text);
    bool go = ui.sem.take_commit(ui.id("file secret"));
    if (work.error == ErrorKind::secret) {
        ui.gap(space::kS);
        notice(ui, "refused", ui.word("failure.14"), Tone::danger);
    }
    ui.gap(space::kL);
    Flow flow(ui);
    go = flow.button("open", ui.word("bring.open"), {.kind = ButtonKind::primary}) || go;
    if (flow.button("stop", ui.word("common.cancel"), {.kind = ButtonKind::plain})) ui.emit(action::StopFileWork{});
    if (!go || view.secret.empty()) return;
    ui.emit(action::FileSecret{std::move(view.secret)});
    view.secret.clear();
}

void draw_done(Ui& ui, const Model& model) {
    const FileWork& work = model.file_work;
    const char* key = work.what == What::back_up ? (work.checked ? "backup.checked" : "backup.offered")
                      : work.what == What::check ? (work.plan.changes_anything() ? "backup.whole.more" : "backup.whole")
                      : work.what == What::bring_copy ? "bring.copy.done"
                      : work.what == What::bring_in   ? "bring.done"
                      : work.what == What::take_away  ? "away.done"
                                                      : "bring.undone";
    const int missing = static_cast<int>(work.plan.bodies.size());
    const bool unsure = work.what == What::back_up && !work.checked;
    notice(ui, "done", ui.word(key, {{"name", work.name}, {"count", std::to_string(missing)}}),
           unsure ? Tone::notice : Tone::good);
    ui.gap(space::kM);
    Flow flow(ui);
    const bool came_in = work.what == What::bring_in || work.what == What::bring_copy;
    const bool undo = came_in && !work.added.empty() && !model.vault.pending() &&
                      model.vault.head().revision == work.stored_at_revision;
    if (undo && flow.button("undo", ui.word("bring.undo"))) ui.emit(action::UndoBringIn{});
    const bool other = work.what == What::bring_copy && !model.recovery.other_vault.empty() && !model.vault.pending();
    if (other && flow.button("drop other", ui.word("copies.other.drop"))) ui.emit(action::DropOtherCopy{});
    if (flow.button("ok", ui.word("common.done"), {.kind = ButtonKind::plain})) ui.emit(action::StopFileWork{});
}

// How old the newest checked backup is; calm, and never a count of days missed.
void draw_age(Ui& ui, const Model& model) {
    const DeviceNotes& notes = model.document.notes;
    if (notes.backup_checked_ms == 0) {
        prose(ui, "age", ui.word("backup.none"));
        return;
    }
    const std::string date = day_text(ui, local_day(notes.backup_checked_ms, model.utc_offset_min));
    const bool current = model.vault.head().revision <= notes.backup_revision + 1;  // its own note is one save
    prose(ui, "age", ui.word(current ? "backup.current" : "backup.age", {{"date", date}}));
    if (!notes.backup_name.empty()) muted(ui, "newest", ui.word("backup.newest", {{"name", notes.backup_name}}));
}

void draw_backup(Ui& ui, FilesView& view, const Model& model) {
    Card card(ui, "backup", ui.word("backup.title"));
    draw_age(ui, model);
    ui.gap(space::kM);
    const bool sealed = model.vault.is_sealed();
    if (!sealed || view.own) {
        const std::string_view help =
            ui.word(view.passphrase.empty() || is_passphrase(view.passphrase) ? "backup.passphrase.help"
                                                                              : "passphrase.too_short");
        if (auto text = secret_field(ui, "backup secret", ui.word("backup.passphrase"), view.passphrase, help)) {
            view.passphrase = std::move(*text);
        }
        ui.gap(space::kM);
    } else {
        muted(ui, "own", ui.word("backup.sealed"));
        ui.gap(space::kM);
    }
    Flow flow(ui);
    const bool fits = (sealed && !view.own) || is_passphrase(view.passphrase);
    const ButtonOptions options{.kind = ButtonKind::primary,
                                .disabled_because = fits ? std::string_view() : ui.word("backup.passphrase.needed")};
    if (flow.button("save", ui.word("backup.save"), options)) {
        ui.emit(action::BackUp{false, false, view.passphrase});
        view.passphrase.clear();
    }
    const DeviceNotes& notes = model.document.notes;
    const bool again = sealed && notes.backup_checked_ms != 0 && !notes.backup_in_folder;
    if (again && flow.button("again", ui.word("backup.again"))) ui.emit(action::BackUp{false, true, {}});
    if (sealed && notes.backup_in_folder && flow.button("folder again", ui.word("backup.folder.again"))) {
        ui.emit(action::BackUpInFolder{true});
    }
    if (sealed && flow.button("folder", ui.word("backup.folder"), {.description = ui.word("backup.folder.help")})) {
        ui.emit(action::BackUpInFolder{false});
    }
    if (flow.button("check", ui.word("backup.check"))) ui.emit(action::CheckBackup{});
}

void draw_away(Ui& ui, FilesView& view, const Model& model) {
    Card card(ui, "away", ui.word("away.title"));
    prose(ui, "about", ui.word("away.about"));
    ui.gap(space::kM);
    notice(ui, "open", ui.word("away.warning"));
    ui.gap(space::kM);
    if (switch_row(ui, "understood", ui.word("away.understood"), {}, view.understood))
        view.understood = !view.understood;
    ui.gap(space::kM);
    const std::string_view why = view.understood ? std::string_view() : ui.word("away.needs");
    Flow flow(ui);
    if (flow.button("markdown", ui.word("away.markdown"), {.disabled_because = why})) {
        ui.emit(action::TakeAway{action::TakeAway::Form::markdown});
    }
    if (flow.button("csv", ui.word("away.csv"), {.disabled_because = why})) {
        ui.emit(action::TakeAway{action::TakeAway::Form::csv});
    }
    if (flow.button("json", ui.word("away.json"), {.disabled_because = why})) {
        ui.emit(action::BackUp{true, false, {}});
    }
    (void)model;
}

}  // namespace

void draw_file_work(Ui& ui, FilesView& view, const Model& model) {
    const FileWork& work = model.file_work;
    if (work.step == Step::failed) {
        // A file has limits of its own, and saves only where the browser can.
        const std::string key = work.error == ErrorKind::too_big       ? "files.too_big"
                                : work.error == ErrorKind::unsupported ? "backup.no_folder"
                                                                       : failure_key(work.error);
        notice(ui, "failed", ui.word(key), Tone::danger);
        ui.gap(space::kM);
        if (button(ui, "ok", ui.word("common.done"), {.kind = ButtonKind::plain})) ui.emit(action::StopFileWork{});
        ui.gap(space::kL);
    }
    if (work.step == Step::done) {
        draw_done(ui, model);
        ui.gap(space::kL);
    }
    if (work.step == Step::asking) draw_asking(ui, view, work);
    if (work.step == Step::preview) draw_preview(ui, model);
    if (work.step != Step::reading && work.step != Step::adding) return;
    muted(ui, "busy", ui.word(work.step == Step::adding ? "bring.adding" : "backup.busy"), type::kBody);
    ui.gap(space::kM);
    if (work.step == Step::reading && button(ui, "stop", ui.word("common.cancel"), {.kind = ButtonKind::plain})) {
        ui.emit(action::StopFileWork{});
    }
}

void draw_files(Ui& ui, FilesView& view, const Model& model) {
    draw_file_work(ui, view, model);
    const Step step = model.file_work.step;
    if (step != Step::none && step != Step::done && step != Step::failed) return ui.gap(space::kXxl);
    draw_backup(ui, view, model);
    ui.gap(space::kL);
    {
        Card card(ui, "bring", ui.word("bring.title"));
        prose(ui, "about", ui.word("bring.about"));
        ui.gap(space::kM);
        prose(ui, "promise", ui.word("promise.8"));
        ui.gap(space::kL);
        if (button(ui, "pick", ui.word("bring.pick"))) ui.emit(action::BringIn{});
    }
    ui.gap(space::kL);
    draw_away(ui, view, model);
    ui.gap(space::kXxl);
}

}  // namespace mooring
