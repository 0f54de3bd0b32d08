// Setting a passphrase, and what can be done with it once it is set.
#include "core/slots.h"
#include "ui/fields.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

using Step = KeyWork::Step;
using What = KeyWork::What;
using Part = PassphraseView::Part;

void draw_outcome(Ui& ui, const Model& model) {
    const KeyWork& work = model.key_work;
    if (work.step == Step::failed) {
        notice(ui, "failed", key_failure(ui, work), Tone::danger);
        ui.gap(space::kL);
    }
    if (work.step != Step::done) return;
    notice(ui, "done", ui.word("passphrase.done." + std::to_string(static_cast<int>(work.what))),
           work.what == What::remove ? Tone::notice : Tone::good);
    ui.gap(space::kL);
    if (!work.tab_left) return;
    notice(ui, "tab left", ui.word("passphrase.tab_left"));
    ui.gap(space::kL);
}

// The new passphrase, with what is still missing. True when it may be taken.
bool draw_new(Ui& ui, PassphraseView& view) {
    const bool fits = is_passphrase(view.next);
    const std::string_view help = ui.word(view.next.empty() || fits ? "passphrase.help" : "passphrase.too_short");
    const FieldOptions options{.role = view.visible ? Role::text_field : Role::secret_field, .help = help};
    if (auto text =
            text_field(ui, view.visible ? "next shown" : "next", ui.word("passphrase.new"), view.next, options)) {
        view.next = std::move(*text);
    }
    ui.gap(space::kS);
    if (switch_row(ui, "visible", ui.word("passphrase.show"), {}, view.visible)) view.visible = !view.visible;
    return fits;
}

void draw_set(Ui& ui, PassphraseView& view) {
    prose(ui, "lead", ui.word("passphrase.lead"), type::kWriting);
    ui.gap(space::kL);
    {
        Card card(ui, "set", ui.word("passphrase.set.title"));
        const bool fits = draw_new(ui, view);
        ui.gap(space::kL);
        Flow flow(ui);
        const ButtonOptions options{.kind = ButtonKind::primary,
                                    .disabled_because = fits ? std::string_view() : ui.word("passphrase.too_short")};
        if (flow.button("go on", ui.word("passphrase.set"), options)) {
            ui.emit(action::SetPassphrase{std::move(view.next)});
            view = {};
        }
    }
    ui.gap(space::kL);
    Card card(ui, "know", ui.word("passphrase.know.title"));
    const std::string_view points[] = {ui.word("promise.6"), ui.word("passphrase.know.1"), ui.word("passphrase.know.2"),
                                       ui.word("passphrase.know.3")};
    bullets(ui, "points", points);
}

// The groups with their numbers, so that the code can be read out and written down.
void draw_groups(Ui& ui, std::string_view code) {
    const TextFace number = ui.face(type::kCaption);
    const TextFace letters = ui.face(type::kSection);
    const Area top = ui.pen;
    {
        Flow flow(ui, space::kXl);
        for (std::size_t i = 0; i * 5 < code.size(); ++i) {
            const std::string_view group = code.substr(i * 5, 4);
            const Area area = flow.place(ui.px(56), number.line + letters.line);
            draw_line(ui.draw(), number, {area.x, area.y}, area.w, ui.theme().muted, std::to_string(i + 1));
            draw_line(ui.draw(), letters, {area.x, area.y + number.line}, area.w + ui.px(12), ui.theme().text, group);
        }
    }
    ui.sem.add(node_of(ui.id("groups"), Role::paragraph, {top.x, top.y, top.w, ui.pen.y - top.y}, code));
}

void draw_code(Ui& ui, PassphraseView& view, const Model& model) {
    const KeyWork& work = model.key_work;
    prose(ui, "lead", ui.word("code.lead"), type::kWriting);
    ui.gap(space::kL);
    {
        Card card(ui, "code", ui.word("code.title"));
        draw_groups(ui, work.code);
        ui.gap(space::kL);
        if (button(ui, "print", ui.word("code.print"))) ui.emit(action::PrintCode{});
    }
    ui.gap(space::kL);
    Card card(ui, "back", ui.word("code.back.title"));
    prose(ui, "why", ui.word("code.back.why"));
    ui.gap(space::kM);
    for (int i = 0; i < 2; ++i) {
        const std::string key = "group " + std::to_string(i);
        const std::string number = std::to_string(work.asked[static_cast<std::size_t>(i)] + 1);
        std::string& value = view.groups[static_cast<std::size_t>(i)];
        if (auto text = text_field(ui, key, ui.word("code.group", {{"number", number}}), value,
                                   {.invalid = work.code_refused, .width = 160})) {
            value = std::move(*text);
        }
        ui.gap(space::kM);
    }
    if (work.code_refused) {
        notice(ui, "refused", ui.word("code.refused"), Tone::danger);
        ui.gap(space::kM);
    }
    Flow flow(ui);
    if (flow.button("confirm", ui.word("code.confirm"), {.kind = ButtonKind::primary})) {
        ui.emit(action::ConfirmCode{view.groups[0], view.groups[1]});
    }
    if (flow.button("stop", ui.word("common.cancel"), {.kind = ButtonKind::plain})) {
        ui.emit(action::StopKeyWork{});
        view = {};
        ui.show_next_step();
    }
}

// One thing that can be done, folded away until it is asked for.
bool draw_part(Ui& ui, PassphraseView& view, Part part, const char* key) {
    const std::string name = std::string("passphrase.part.") + key;
    if (view.open == part) return true;
    if (list_row(ui, key, ui.word(name), ui.word(name + ".line"))) {
        view = {};
        view.open = part;
        ui.emit(action::StopKeyWork{});
        ui.show_next_step();
    }
    divider(ui);
    return false;
}

void draw_open_part(Ui& ui, PassphraseView& view, const Model& model) {
    constexpr const char* kKeys[] = {"", "change", "code", "rehearse", "remove", "key", "passkey", "no_passkey"};
    const std::string name = std::string("passphrase.part.") + kKeys[static_cast<int>(view.open)];
    Card card(ui, "part", ui.word(name));
    prose(ui, "about", ui.word(name + ".about"));
    ui.gap(space::kM);
    const bool needs_current =
        view.open != Part::no_passkey && (!model.key_work.by_code || view.open == Part::rehearse);
    if (needs_current) {
        const char* label = view.open == Part::rehearse ? "passphrase.rehearse.field" : "passphrase.current";
        if (auto text = secret_field(ui, "current", ui.word(label), view.current)) view.current = std::move(*text);
        ui.gap(space::kM);
    }
    const bool is_new = view.open == Part::change || view.open == Part::key;
    const bool fits = !is_new || draw_new(ui, view);
    ui.gap(space::kL);
    Flow flow(ui);
    const bool wait = model.key_work.retry_at_ms > model.now_ms;
    const ButtonOptions options{.kind = view.open == Part::remove ? ButtonKind::danger : ButtonKind::primary,
                                .disabled_because = wait    ? ui.word("lock.wait.short")
                                                    : !fits ? ui.word("passphrase.too_short")
                                                            : std::string_view()};
    if (flow.button("do", ui.word(name + ".do"), options)) {
        std::string current = std::move(view.current);
        view.current.clear();
        switch (view.open) {
            case Part::change: ui.emit(action::ChangePassphrase{std::move(current), view.next}); break;
            case Part::code: ui.emit(action::NewRecoveryCode{std::move(current)}); break;
            case Part::rehearse: ui.emit(action::Rehearse{std::move(current)}); break;
            case Part::remove: ui.emit(action::RemovePassphrase{std::move(current)}); break;
            case Part::key: ui.emit(action::NewKey{std::move(current), view.next}); break;
            case Part::passkey: ui.emit(action::AddPasskey{std::move(current)}); break;
            case Part::no_passkey: ui.emit(action::DropPasskey{}); break;
            case Part::none: break;
        }
    }
    if (flow.button("stop", ui.word("common.cancel"), {.kind = ButtonKind::plain})) {
        ui.emit(action::StopKeyWork{});
        view = {};
        ui.show_next_step();
    }
}

// The browser asks for a passkey only right after a press.
void draw_press(Ui& ui, PassphraseView& view, const KeyWork& work) {
    Card card(ui, "press", ui.word("passphrase.part.passkey"));
    prose(ui, "about", ui.word(work.made ? "passkey.again" : "passkey.make"));
    ui.gap(space::kL);
    Flow flow(ui);
    if (flow.button("go", ui.word("passkey.go"), {.kind = ButtonKind::primary})) ui.emit(action::PressForPasskey{});
    if (flow.button("stop", ui.word("common.cancel"), {.kind = ButtonKind::plain})) {
        ui.emit(action::StopKeyWork{});
        view = {};
        ui.show_next_step();
    }
}

void draw_lock_times(Ui& ui, const Settings& settings) {
    Card card(ui, "times", ui.word("lock.times.title"));
    const Choice minutes[] = {{1, "1"}, {2, "2"}, {5, "5"}, {15, "15"}, {30, "30"}, {0, ui.word("lock.never")}};
    muted(ui, "idle label", ui.word("lock.idle"));
    ui.gap(space::kS);
    if (const auto chosen = segmented(ui, "idle", ui.word("lock.idle"), minutes, settings.lock_after_min)) {
        ui.emit(action::SetLock{*chosen, settings.lock_hidden_s});
    }
    ui.gap(space::kL);
    const Choice seconds[] = {{0, ui.word("lock.at_once")}, {15, "15"}, {60, "60"}, {300, "300"}};
    muted(ui, "hidden label", ui.word("lock.hidden"));
    ui.gap(space::kS);
    if (const auto chosen = segmented(ui, "hidden", ui.word("lock.hidden"), seconds, settings.lock_hidden_s)) {
        ui.emit(action::SetLock{settings.lock_after_min, *chosen});
    }
    ui.gap(space::kM);
    muted(ui, "always", ui.word("lock.always"));
}

}  // namespace

void draw_passphrase(Ui& ui, PassphraseView& view, const Model& model) {
    const KeyWork& work = model.key_work;
    const Step step = work.is_busy() ? Step::deriving : work.step;
    if (step != view.step) {
        if (step == Step::done) view = {};
        view.step = step;
        ui.show_next_step();
    }
    if (work.step == Step::showing) return draw_code(ui, view, model);
    if (work.step == Step::press) return draw_press(ui, view, work);
    if (work.is_busy()) return draw_key_progress(ui, model);
    draw_outcome(ui, model);
    if (!model.vault.is_sealed()) return draw_set(ui, view);
    if (view.open == Part::none) {
        prose(ui, "is set", ui.word("passphrase.is_set"), type::kWriting);
        ui.gap(space::kM);
        if (button(ui, "lock now", ui.word("lock.now"), {.kind = ButtonKind::primary})) ui.emit(action::LockNow{});
        ui.gap(space::kL);
        draw_part(ui, view, Part::change, "change");
        draw_part(ui, view, Part::code, "code");
        draw_part(ui, view, Part::rehearse, "rehearse");
        const bool passkey = has_passkey(model);
        draw_part(ui, view, passkey ? Part::no_passkey : Part::passkey, passkey ? "no_passkey" : "passkey");
        draw_part(ui, view, Part::key, "key");
        draw_part(ui, view, Part::remove, "remove");
        ui.gap(space::kL);
        draw_lock_times(ui, model.document.settings);
    } else {
        draw_open_part(ui, view, model);
    }
    ui.gap(space::kXxl);
}

}  // namespace mooring
