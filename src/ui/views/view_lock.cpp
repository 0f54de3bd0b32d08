// The lock screen, and what is shown while keys are being worked with.
#include "ui/fields.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

using Step = KeyWork::Step;

// Why it did not open, for whoever stands before the lock.
void draw_refusal(Ui& ui, const Model& model) {
    const KeyWork& work = model.key_work;
    if (work.step != Step::failed) return;
    ui.gap(space::kS);
    notice(ui, "refused", key_failure(ui, work), Tone::danger);
    const std::int64_t left = work.retry_at_ms - model.now_ms;
    if (left <= 0) return;
    ui.gap(space::kS);
    muted(ui, "wait", ui.word("lock.wait", {{"seconds", std::to_string((left + 999) / 1000)}}));
}

}  // namespace

std::string_view key_failure(const Ui& ui, const KeyWork& work) {
    if (work.error == ErrorKind::cancelled) return ui.word("passkey.cancelled");
    if (work.error == ErrorKind::unsupported) return ui.word("passkey.unsupported");
    return ui.word(failure_key(work.error));
}

std::optional<std::string> secret_field(Ui& ui, std::string_view key, std::string_view label, std::string_view value,
                                        std::string_view help) {
    return text_field(ui, key, label, value, {.role = Role::secret_field, .help = help});
}

void draw_key_progress(Ui& ui, const Model& model) {
    const KeyWork& work = model.key_work;
    const int rows = static_cast<int>(model.vault.head().row_count);
    const std::string key = "key.step." + std::to_string(static_cast<int>(work.step));
    if (work.step == Step::asking) return muted(ui, "asking", ui.word(key), type::kBody);  // however long that takes
    // The key takes most of the time; each part of the work is a step of its own, and storing goes by rows.
    const bool rewriting = work.step == Step::storing && rows > 0 && work.rows_done > 0;
    const int steps = work.what == KeyWork::What::unlock ? 3 : 4;
    const int now = rewriting ? work.rows_done : work.step == Step::storing ? steps : static_cast<int>(work.step);
    progress_bar(ui, "progress", ui.word(key), rewriting ? std::min(now, 2 * rows) : now, rewriting ? 2 * rows : steps);
    ui.gap(space::kS);
    muted(ui, "progress words", ui.word(key), type::kBody);
}

void draw_locked(Ui& ui, LockView& view, const Model& model) {
    ui.gap(space::kXl);
    page_heading(ui, ui.word("lock.title"));
    ui.gap(space::kM);
    prose(ui, "lead", ui.word(view.by_code ? "lock.lead.code" : "lock.lead"), type::kWriting);
    ui.gap(space::kXl);
    if (model.key_work.is_busy()) {
        view.secret.clear();
        return draw_key_progress(ui, model);
    }
    if (model.update_wanted) {
        notice(ui, "update waits", ui.word("update.waits"));
        ui.gap(space::kL);
    }
    bool go = false;
    {
        Card card(ui, "unlock", {});
        if (view.by_code) {
            if (auto text = text_field(ui, "code", ui.word("lock.code"), view.secret)) view.secret = std::move(*text);
            go = ui.sem.take_commit(ui.id("code"));
        } else {
            if (auto text = secret_field(ui, "secret", ui.word("lock.passphrase"), view.secret)) {
                view.secret = std::move(*text);
            }
            go = ui.sem.take_commit(ui.id("secret"));
        }
        draw_refusal(ui, model);
        ui.gap(space::kL);
        Flow flow(ui);
        const bool wait = model.key_work.retry_at_ms > model.now_ms;
        const ButtonOptions options{.kind = ButtonKind::primary,
                                    .disabled_because = wait ? ui.word("lock.wait.short") : std::string_view()};
        go = flow.button("open", ui.word("lock.open"), options) || go;
        if (!view.by_code && has_passkey(model) && flow.button("passkey", ui.word("lock.use_passkey"))) {
            ui.emit(action::UnlockByPasskey{});
        }
        const std::string_view other = ui.word(view.by_code ? "lock.use_passphrase" : "lock.use_code");
        if (flow.button("other", other, {.kind = ButtonKind::plain})) {
            view = LockView{!view.by_code, {}};
            ui.emit(action::StopKeyWork{});
        }
    }
    ui.gap(space::kL);
    muted(ui, "promise", ui.word("promise.6"));
    ui.gap(space::kM);
    if (button(ui, "safer", ui.word("title.safer"), {.kind = ButtonKind::plain})) ui.emit(action::Open{Screen::safer});
    if (go && !view.secret.empty()) ui.emit(action::Unlock{std::move(view.secret), view.by_code});
    if (go) view.secret.clear();
}

}  // namespace mooring
