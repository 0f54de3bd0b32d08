// Setting and changing what opens the vault. Whatever takes its time is a task (app/task.h) that says in model.key_work
// how far it is; a failure anywhere leaves what opened the vault before still opening it.
#include <algorithm>

#include "app/derive.h"
#include "app/rewrite.h"
#include "app/slot_keys.h"
#include "app/update_parts.h"

namespace mooring {

namespace {

using Step = KeyWork::Step;
using What = KeyWork::What;

constexpr std::int64_t kLongestDelayMs = 30'000;
constexpr std::int64_t kRehearsalMs = 30LL * 24 * 60 * 60 * 1000;

// Reading anew has come to an end, good or not.
bool has_settled(const Vault& vault) {
    return vault.is_open() || vault.state() == VaultState::failed || vault.state() == VaultState::locked;
}

// Shows a new recovery code until it was typed back.
Task<RecoverySecret> agree_on_code(Model& model, Ports& ports) {
    KeyWork& work = model.key_work;
    const RecoverySecret secret = random_bytes<16>(ports.random);
    const auto dice = ports.random.bytes();
    work.asked[0] = dice[0] % 7;
    work.asked[1] = (work.asked[0] + 1 + dice[1] % 6) % 7;
    work.code = recovery_text(secret);
    work.code_confirmed = work.code_refused = false;
    work.step = Step::showing;
    Until confirmed([&work] { return work.code_confirmed; });
    co_await confirmed;
    work.code.clear();
    co_return secret;
}

// Nothing else writes from here on. Failure: the store's, when something cannot be saved.
Task<ErrorKind> set_aside_vault(Model& model, Ports& ports) {
    model.key_work.step = Step::storing;
    leave_work(model, ports);
    Until quiet([&model] { return model.vault.begin_rewrite() || model.vault.save_state() == SaveState::not_saved; });
    co_await quiet;
    co_return model.vault.state() == VaultState::rewriting ? ErrorKind::none : model.vault.error();
}

// Reads everything anew under these keys, and has the copy follow: it must not hold the text, or slots, as they were
// before when the person is told that it is done. Gives `error` back.
Task<ErrorKind> settle(Model& model, Ports& ports, Keyring keys, ErrorKind error) {
    model.vault.end_rewrite(std::move(keys), ports);
    Until read([&model] { return has_settled(model.vault); });
    co_await read;
    if (error == ErrorKind::none && model.vault.is_open()) {
        Task<ErrorKind> refreshing = refresh_copy(model, ports, OtherTabs::let_go);
        model.key_work.tab_left = co_await refreshing == ErrorKind::blocked;
    }
    co_return error;
}

Task<ErrorKind> write_anew(Model& model, Ports& ports, Keyring to, Bytes slots, JobKind kind) {
    Task<ErrorKind> setting_aside = set_aside_vault(model, ports);
    const ErrorKind busy = co_await setting_aside;
    if (busy != ErrorKind::none) co_return busy;
    const Keyring from = model.vault.keys().copy();
    const RewritePlan plan{model.vault.head(), from, to, std::move(slots), kind, model.key_work.rows_done};
    Task<ErrorKind> rewriting = rewrite(ports, plan);
    const ErrorKind error = co_await rewriting;
    Keyring now = error == ErrorKind::none ? to.copy() : from.copy();
    Task<ErrorKind> settling = settle(model, ports, std::move(now), error);
    co_return co_await settling;
}

// Everything under a new key, which a new passphrase and a new recovery code open, and nothing else.
Task<ErrorKind> seal_anew(Model& model, Ports& ports, std::string passphrase, std::uint16_t key_number, JobKind kind) {
    const Key data_key = random_bytes<32>(ports.random);
    SlotTable table{model.vault.head().vault_id, key_number, {}};
    Task<Result<ClosedSlot>> closing = close_by_passphrase(model.key_work, ports, passphrase, table, data_key);
    const Result<ClosedSlot> closed = co_await closing;
    if (!closed) co_return closed.error().kind;
    Task<RecoverySecret> agreeing = agree_on_code(model, ports);
    const RecoverySecret code = co_await agreeing;
    table.slots = {closed.value().slot, close_by_code(code, table, data_key, ports.random).slot};
    Keyring to = Keyring::sealed(data_key, table.vault_id);
    Bytes slots = encode_slots(to, table);
    Task<ErrorKind> writing = write_anew(model, ports, std::move(to), std::move(slots), kind);
    co_return co_await writing;
}

// Puts `added` beside the slots there are, reads that back and opens it, and only then lets go of the others of its
// kind.
Task<ErrorKind> replace_slot(Model& model, Ports& ports, ClosedSlot added) {
    Task<ErrorKind> setting_aside = set_aside_vault(model, ports);
    ErrorKind error = co_await setting_aside;
    if (error != ErrorKind::none) co_return error;
    const Keyring keys = model.vault.keys().copy();
    StoredVault known{model.vault.head(), model.vault.slots()};
    Task<StoredVault> looking = stored_vault(ports, keys, std::move(known));
    const StoredVault stored = co_await looking;
    Head head = stored.head;
    SlotTable table = decode_slots(stored.slots).value();
    table.slots.push_back(added.slot);
    Task<ErrorKind> adding = write_slots(ports, head, keys, encode_slots(keys, table));
    error = co_await adding;
    if (error == ErrorKind::none) {
        const Ticket opening = ports.store->open(MayCreate::no);
        StoreAnswer opened(ports, opening);
        const StoreReply reply = co_await opened;
        const auto written = decode_slots(reply.meta[static_cast<std::size_t>(Meta::slots)]);
        const Slot* back = written && !written.value().slots.empty() ? &written.value().slots.back() : nullptr;
        const bool opens = back != nullptr && back->id == added.slot.id && open_slot(*back, table, added.material).ok();
        if (!opens) error = reply.error != ErrorKind::none ? reply.error : ErrorKind::unverified;
    }
    if (error == ErrorKind::none) {
        head.revision += 1;
        std::erase_if(table.slots,
                      [&](const Slot& slot) { return slot.kind == added.slot.kind && slot.id != added.slot.id; });
        Task<ErrorKind> removing = write_slots(ports, head, keys, encode_slots(keys, table));
        error = co_await removing;
    }
    Keyring same = keys.copy();
    Task<ErrorKind> settling = settle(model, ports, std::move(same), error);
    co_return co_await settling;
}

// none when it opens the vault.
Task<ErrorKind> prove(Model& model, Ports& ports, std::string current) {
    if (model.key_work.by_code) co_return ErrorKind::none;
    model.key_work.step = Step::deriving;
    const auto table = decode_slots(model.vault.slots());
    if (!table) co_return table.error().kind;
    const bool by_code = recovery_from_text(current).has_value();
    Task<Result<Key>> opening = open_slots(ports, table.value(), std::move(current), by_code);
    const Result<Key> opened = co_await opening;
    co_return opened ? ErrorKind::none : opened.error().kind;
}

Task<ErrorKind> change_passphrase(Model& model, Ports& ports, std::string current, std::string passphrase) {
    Task<ErrorKind> proving = prove(model, ports, std::move(current));
    const ErrorKind refused = co_await proving;
    if (refused != ErrorKind::none) co_return refused;
    const SlotTable table = decode_slots(model.vault.slots()).value();
    Task<Result<ClosedSlot>> closing =
        close_by_passphrase(model.key_work, ports, passphrase, table, model.vault.keys().data_key);
    const Result<ClosedSlot> closed = co_await closing;
    if (!closed) co_return closed.error().kind;
    Task<ErrorKind> replacing = replace_slot(model, ports, closed.value());
    co_return co_await replacing;
}

Task<ErrorKind> change_code(Model& model, Ports& ports, std::string current) {
    Task<ErrorKind> proving = prove(model, ports, std::move(current));
    const ErrorKind refused = co_await proving;
    if (refused != ErrorKind::none) co_return refused;
    Task<RecoverySecret> agreeing = agree_on_code(model, ports);
    const RecoverySecret code = co_await agreeing;
    const SlotTable table = decode_slots(model.vault.slots()).value();
    ClosedSlot closed = close_by_code(code, table, model.vault.keys().data_key, ports.random);
    Task<ErrorKind> replacing = replace_slot(model, ports, std::move(closed));
    co_return co_await replacing;
}

// One at most: it is an extra way in, and the passphrase stays.
Task<ErrorKind> add_passkey(Model& model, Ports& ports, std::string current) {
    Task<ErrorKind> proving = prove(model, ports, std::move(current));
    const ErrorKind refused = co_await proving;
    if (refused != ErrorKind::none) co_return refused;
    const SlotTable table = decode_slots(model.vault.slots()).value();
    Task<Result<ClosedSlot>> closing = close_by_passkey(model.key_work, ports, table, model.vault.keys().data_key);
    const Result<ClosedSlot> closed = co_await closing;
    if (!closed) co_return closed.error().kind;
    Task<ErrorKind> replacing = replace_slot(model, ports, closed.value());
    co_return co_await replacing;
}

Task<ErrorKind> drop_passkey(Model& model, Ports& ports) {
    Task<ErrorKind> setting_aside = set_aside_vault(model, ports);
    ErrorKind error = co_await setting_aside;
    if (error != ErrorKind::none) co_return error;
    const Keyring keys = model.vault.keys().copy();
    StoredVault known{model.vault.head(), model.vault.slots()};
    Task<StoredVault> looking = stored_vault(ports, keys, std::move(known));
    const StoredVault stored = co_await looking;
    SlotTable table = decode_slots(stored.slots).value();
    std::erase_if(table.slots, [](const Slot& slot) { return slot.kind == SlotKind::passkey; });
    Task<ErrorKind> removing = write_slots(ports, stored.head, keys, encode_slots(keys, table));
    error = co_await removing;
    Keyring same = keys.copy();
    Task<ErrorKind> settling = settle(model, ports, std::move(same), error);
    co_return co_await settling;
}

Task<ErrorKind> open_for_good(Model& model, Ports& ports, std::string current) {
    Task<ErrorKind> proving = prove(model, ports, std::move(current));
    const ErrorKind refused = co_await proving;
    if (refused != ErrorKind::none) co_return refused;
    Keyring plain = Keyring::plain(model.vault.head().vault_id);
    Task<ErrorKind> writing = write_anew(model, ports, std::move(plain), {}, JobKind::unsealing);
    co_return co_await writing;
}

// After a theft: whoever knows the old key, or a secret that opened it, can open nothing that is written from here on.
Task<ErrorKind> change_key(Model& model, Ports& ports, std::string current, std::string passphrase) {
    Task<ErrorKind> proving = prove(model, ports, std::move(current));
    const ErrorKind refused = co_await proving;
    if (refused != ErrorKind::none) co_return refused;
    const std::uint16_t number = decode_slots(model.vault.slots()).value().key_number;
    Task<ErrorKind> sealing =
        seal_anew(model, ports, std::move(passphrase), static_cast<std::uint16_t>(number + 1), JobKind::other);
    co_return co_await sealing;
}

// Opens the vault with the key that a secret gave, if it gave one.
Task<ErrorKind> unlock_with(Model& model, Ports& ports, SlotTable table, Result<Key> opened) {
    if (!opened) co_return opened.error().kind;
    model.key_work.step = Step::storing;
    model.vault.unlock(Keyring::sealed(opened.value(), table.vault_id), ports);
    Until read([&model] { return has_settled(model.vault); });
    co_await read;
    co_return model.vault.state() == VaultState::locked ? ErrorKind::damaged : ErrorKind::none;
}

Task<ErrorKind> unlock(Model& model, Ports& ports, std::string secret, bool by_code) {
    const auto table = decode_slots(model.vault.slots());
    if (!table) co_return table.error().kind;
    if (!by_code) {
        model.key_work.step = Step::testing;
        Task<ErrorKind> testing = self_test(ports, kShortTest);
        const ErrorKind unfit = co_await testing;
        if (unfit != ErrorKind::none) co_return unfit;
    }
    model.key_work.step = Step::deriving;
    Task<Result<Key>> opening = open_slots(ports, table.value(), std::move(secret), by_code);
    const Result<Key> opened = co_await opening;
    Task<ErrorKind> unlocking = unlock_with(model, ports, table.value(), opened);
    co_return co_await unlocking;
}

Task<ErrorKind> unlock_by_passkey(Model& model, Ports& ports) {
    const auto table = decode_slots(model.vault.slots());
    if (!table) co_return table.error().kind;
    model.key_work.step = Step::asking;
    Task<Result<Key>> opening = open_by_passkey(ports, table.value());
    const Result<Key> opened = co_await opening;
    Task<ErrorKind> unlocking = unlock_with(model, ports, table.value(), opened);
    co_return co_await unlocking;
}

void start(Model& model, What what, Task<ErrorKind> flow, Ports& ports) {
    KeyWork& work = model.key_work;
    work.what = what;
    work.step = Step::deriving;
    work.error = ErrorKind::none;
    work.rows_done = 0;
    work.tab_left = false;
    model.flow = std::move(flow);
    ports.wake.wake_in(0);
}

bool may_start(const Model& model) {
    return !model.flow && model.now_ms >= model.key_work.retry_at_ms;
}

bool is_unlocked_and_sealed(const Model& model) {
    return model.vault.state() == VaultState::ready && model.vault.is_sealed();
}

}  // namespace

void apply(Model& model, const action::Unlock& unlocking, Ports& ports) {
    if (model.vault.state() != VaultState::locked || !may_start(model)) return;
    start(model, What::unlock, unlock(model, ports, unlocking.secret, unlocking.by_code), ports);
    model.key_work.by_code = unlocking.by_code;
}

void apply(Model& model, const action::SetPassphrase& set, Ports& ports) {
    if (model.vault.state() != VaultState::ready || model.vault.is_sealed() || model.keeping_nothing) return;
    if (!may_start(model) || !is_passphrase(set.passphrase)) return;
    start(model, What::seal, seal_anew(model, ports, set.passphrase, 1, JobKind::sealing), ports);
}

void apply(Model& model, const action::ConfirmCode& typed, Ports&) {
    KeyWork& work = model.key_work;
    if (work.step != Step::showing) return;
    const std::string groups[] = {typed.first, typed.second};
    bool same = true;
    for (int i = 0; i < 2; ++i) {
        same = same && same_code_group(groups[i],
                                       std::string_view(work.code).substr(
                                           static_cast<std::size_t>(work.asked[static_cast<std::size_t>(i)]) * 5, 4));
    }
    work.code_confirmed = same;
    work.code_refused = !same;
}

void apply(Model& model, const action::ChangePassphrase& change, Ports& ports) {
    if (!is_unlocked_and_sealed(model) || !may_start(model) || !is_passphrase(change.passphrase)) return;
    start(model, What::change, change_passphrase(model, ports, change.current, change.passphrase), ports);
}

void apply(Model& model, const action::NewKey& change, Ports& ports) {
    if (!is_unlocked_and_sealed(model) || !may_start(model) || !is_passphrase(change.passphrase)) return;
    start(model, What::new_key, change_key(model, ports, change.current, change.passphrase), ports);
}

void apply(Model& model, const action::PutOffRehearsal&, Ports& ports) {
    model.document.notes.rehearse_from_ms = model.now_ms + kRehearsalMs;
    save_notes(model, ports);
}

void apply(Model& model, const action::RemovePassphrase& removal, Ports& ports) {
    if (!is_unlocked_and_sealed(model) || !may_start(model)) return;
    start(model, What::remove, open_for_good(model, ports, removal.current), ports);
}

void apply(Model& model, const action::NewRecoveryCode& renewal, Ports& ports) {
    if (!is_unlocked_and_sealed(model) || !may_start(model)) return;
    start(model, What::new_code, change_code(model, ports, renewal.current), ports);
}

void apply(Model& model, const action::UnlockByPasskey&, Ports& ports) {
    if (model.vault.state() != VaultState::locked || !may_start(model)) return;
    start(model, What::unlock, unlock_by_passkey(model, ports), ports);
    (void)model.flow.step();  // at once: the browser asks only within the press
}

void apply(Model& model, const action::AddPasskey& addition, Ports& ports) {
    if (!is_unlocked_and_sealed(model) || !may_start(model)) return;
    start(model, What::add_passkey, add_passkey(model, ports, addition.current), ports);
}

void apply(Model& model, const action::PressForPasskey&, Ports&) {
    if (model.key_work.step != Step::press) return;
    model.key_work.pressed = true;
    (void)model.flow.step();  // at once, as above
}

void apply(Model& model, const action::DropPasskey&, Ports& ports) {
    if (!is_unlocked_and_sealed(model) || !may_start(model)) return;
    start(model, What::drop_passkey, drop_passkey(model, ports), ports);
}

void apply(Model& model, const action::Rehearse& rehearsal, Ports& ports) {
    if (!is_unlocked_and_sealed(model) || !may_start(model)) return;
    model.key_work.by_code = false;
    start(model, What::rehearse, prove(model, ports, rehearsal.current), ports);
}

void apply(Model& model, const action::PrintCode&, Ports& ports) {
    if (model.key_work.step != Step::showing) return;
    // Neutral on purpose: whoever finds the sheet should not learn what it opens.
    ports.files.print_sheet(model.catalog.words.get("code.print.title"), model.key_work.code);
}

// Storing cannot be stopped; what is shown or computed can.
void apply(Model& model, const action::StopKeyWork&, Ports&) {
    if (model.key_work.step == Step::storing) return;
    model.flow = {};
    const KeyWork before = std::move(model.key_work);
    model.key_work = {};
    model.key_work.wrong_tries = before.wrong_tries;
    model.key_work.retry_at_ms = before.retry_at_ms;
    model.key_work.by_code = before.by_code && model.vault.is_open();
}

void step_key_work(Model& model, Ports& ports) {
    KeyWork& work = model.key_work;
    // The seconds that are left are counted down.
    const std::int64_t wait = work.retry_at_ms - model.now_ms;
    if (wait > 0) ports.wake.wake_in((wait - 1) % 1'000 + 1);
    if (!model.flow || !model.flow.step()) return;
    work.error = model.flow.take();
    model.flow = {};
    const bool ok = work.error == ErrorKind::none;
    work.step = ok ? Step::done : Step::failed;
    work.code.clear();
    if (work.error == ErrorKind::secret) {
        const std::int64_t delay = std::min(kLongestDelayMs, std::int64_t{1'000} << std::min(work.wrong_tries, 5));
        work.retry_at_ms = model.now_ms + delay;
        ++work.wrong_tries;
    } else {
        work.wrong_tries = 0;
    }
    if (work.what != What::unlock || !ok) work.by_code = work.by_code && !ok;
    if (ok && (work.what == What::seal || work.what == What::new_key || work.what == What::rehearse)) {
        model.document.notes.rehearsed_ms = model.now_ms;
        save_notes(model, ports);
    }
    if (ok && work.what == What::unlock) work.step = Step::none;
    ports.wake.wake_in(0);
}

bool rehearsal_is_due(const Model& model) {
    const DeviceNotes& notes = model.document.notes;
    if (!model.vault.is_sealed() || !model.vault.writable() || model.now_ms < notes.rehearse_from_ms) return false;
    return model.now_ms - notes.rehearsed_ms >= kRehearsalMs;
}

bool has_passkey(const Model& model) {
    if (!model.vault.is_sealed()) return false;
    const auto table = decode_slots(model.vault.slots());
    return table && table.value().find(SlotKind::passkey) != nullptr;
}

void save_notes(Model& model, Ports& ports) {
    if (model.document.notes.id.is_nil()) model.document.notes.id = new_id(model, ports);
    const DeviceNotes notes = model.document.notes;
    (void)model.vault.write(
        {notes.id, Kind::device_notes, kDeviceNotesSchema, Standing::live, std::nullopt, encode_device_notes(notes)},
        ports, model.document);  // a few numbers always fit
}

}  // namespace mooring
