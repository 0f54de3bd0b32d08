// When and how the vault is locked, and what is forgotten then.
#include <algorithm>
#include <utility>

#include "app/derive.h"
#include "app/update_parts.h"

namespace mooring {

namespace {

constexpr std::int64_t kMinuteMs = 60'000;

}  // namespace

void apply(Model& model, const action::LockNow&, Ports& ports) {
    ports.tabs.say({TabWord::locked});
    lock(model, ports);
}

void apply(Model& model, const action::SetLock& choice, Ports& ports) {
    if (choice.after_min < 0 || choice.after_min > 60 || choice.hidden_s < 0 || choice.hidden_s > 3600) return;
    model.document.settings.lock_after_min = choice.after_min;
    model.document.settings.lock_hidden_s = choice.hidden_s;
    save_settings(model, ports);
}

void forget_content(Model& model) {
    const std::uint64_t change = model.document.change;
    model.document = Document{};
    model.document.change = change + 1;
    model.derived = Derived{};
    model.places = {Place{}};
    model.sitting.reset();
    model.note.reset();
    model.draft.reset();
    model.person.reset();
    model.practice.reset();
    model.own_form.reset();
    model.safety_now.clear();
    model.search = {};
    model.filter = {};
    model.progress_ask = {};
    model.toast = {};
}

void lock(Model& model, Ports& ports) {
    if (!model.vault.keys().is_sealed() || !model.vault.is_open()) return;
    if (model.vault.writable()) leave_typed(model, ports);
    model.flow = {};
    model.key_work = {};
    model.file_flow = {};
    model.file_work = {};
    model.vault.lock(ports);
    forget_content(model);
    take_appearance(model);
    derive(model);
    ports.wake.wake_in(0);
}

void note_input(Model& model, Ports& ports) {
    model.last_input_ms = ports.clock.now_ms();
}

void resume(Model& model, Ports& ports) {
    const std::int64_t hidden_since = std::exchange(model.hidden_since_ms, 0);
    const std::int64_t hidden_ms = ports.clock.now_ms() - hidden_since;
    const std::int64_t most_ms = std::int64_t{1'000} * model.document.settings.lock_hidden_s;
    // A clock that went backwards says nothing about how long it was.
    if (hidden_since != 0 && (hidden_ms >= most_ms || hidden_ms < 0)) lock(model, ports);
    note_input(model, ports);
}

void lock_when_due(Model& model, Ports& ports) {
    const int minutes = model.document.settings.lock_after_min;
    if (!model.vault.keys().is_sealed() || !model.vault.is_open() || minutes == 0) return;
    const std::int64_t left = model.last_input_ms + minutes * kMinuteMs - ports.clock.now_ms();
    const bool adding = model.file_work.step == FileWork::Step::adding;
    const bool working = model.key_work.is_busy() && !model.key_work.waits_for_passkey();
    if (left <= 0 && !working && !adding) return lock(model, ports);
    ports.wake.wake_in(std::max<std::int64_t>(left, 1'000) + 1);
}

}  // namespace mooring
