#include "app/slot_keys.h"

#include <algorithm>
#include <utility>

#include "core/kdf.h"

namespace mooring {

namespace {

using Step = KeyWork::Step;

KdfSalt kdf_salt(const Slot& slot) {
    KdfSalt salt{};
    std::copy_n(slot.salt.begin(), salt.size(), salt.begin());
    return salt;
}

Slot blank_slot(SlotKind kind, Random& random) {
    Slot slot;
    slot.kind = kind;
    slot.cost = {0, 0};
    slot.id = random_bytes<8>(random);
    slot.salt = random_bytes<32>(random);
    slot.nonce = random_bytes<24>(random);
    return slot;
}

Task<Result<Key>> derive(Ports& ports, KdfCost cost, KdfSalt salt, std::string_view secret) {
    const Ticket ticket = ports.kdf.derive(cost, salt, secret);
    ReplyOf<Kdf> answer(ports.kdf, ticket);
    const KdfReply reply = co_await answer;
    if (reply.error != ErrorKind::none) co_return Error{reply.error, "kdf"};
    co_return reply.key;
}

// What a passkey gives at the next press.
Task<Result<PasskeyReply>> at_next_press(KeyWork& work, Ports& ports, PasskeyAsk ask) {
    work.pressed = false;
    work.step = Step::press;
    Until pressed([&work] { return work.pressed; });
    co_await pressed;
    work.step = Step::asking;
    const Ticket asking = ports.passkeys.ask(ask);
    ReplyOf<Passkeys> answer(ports.passkeys, asking);
    PasskeyReply reply = co_await answer;
    if (reply.error != ErrorKind::none) co_return Error{reply.error, "passkey"};
    co_return reply;
}

}  // namespace

// Some devices compute wrong keys: that must never look like a wrong passphrase.
Task<ErrorKind> self_test(Ports& ports, KdfCost cost) {
    Task<Result<Key>> deriving = derive(ports, cost, kTestSalt, kTestSecret);
    const Result<Key> key = co_await deriving;
    if (!key) co_return key.error().kind;
    co_return known_answer(cost) == key.value() ? ErrorKind::none : ErrorKind::kdf;
}

Task<Result<ClosedSlot>> close_by_passphrase(KeyWork& work, Ports& ports, std::string passphrase, SlotTable table,
                                             Key data_key) {
    ClosedSlot closed{blank_slot(SlotKind::passphrase, ports.random), {}};
    work.step = Step::testing;
    closed.slot.cost = kUsualCost;
    Task<ErrorKind> testing = self_test(ports, closed.slot.cost);
    ErrorKind error = co_await testing;
    if (error == ErrorKind::memory) {
        closed.slot.cost = kLowCost;
        Task<ErrorKind> again = self_test(ports, closed.slot.cost);
        error = co_await again;
    }
    if (error != ErrorKind::none) co_return Error{error, "self test"};
    work.step = Step::deriving;
    Task<Result<Key>> deriving = derive(ports, closed.slot.cost, kdf_salt(closed.slot), passphrase);
    const Result<Key> first = co_await deriving;
    if (!first) co_return first.error();
    work.step = Step::checking;
    Task<Result<Key>> repeating = derive(ports, closed.slot.cost, kdf_salt(closed.slot), passphrase);
    const Result<Key> second = co_await repeating;
    if (!second) co_return second.error();
    if (first.value() != second.value()) co_return Error{ErrorKind::kdf, "two results"};
    closed.material = first.value();
    close_slot(closed.slot, table, closed.material, data_key);
    const auto opened = open_slot(closed.slot, table, closed.material);
    if (!opened || opened.value() != data_key) co_return Error{ErrorKind::bug, "slot"};
    co_return closed;
}

ClosedSlot close_by_code(const RecoverySecret& secret, const SlotTable& table, const Key& data_key, Random& random) {
    ClosedSlot closed{blank_slot(SlotKind::recovery, random), {}};
    closed.material = recovery_material(secret, closed.slot);
    close_slot(closed.slot, table, closed.material, data_key);
    return closed;
}

Task<Result<ClosedSlot>> close_by_passkey(KeyWork& work, Ports& ports, SlotTable table, Key data_key) {
    ClosedSlot closed{blank_slot(SlotKind::passkey, ports.random), {}};
    PasskeyAsk ask{closed.slot.salt, {}};
    Task<Result<PasskeyReply>> making = at_next_press(work, ports, ask);
    Result<PasskeyReply> made = co_await making;
    if (!made) co_return made.error();
    closed.slot.credential = ask.credential = made.value().credential;
    if (!made.value().secret) {
        work.made = true;
        Task<Result<PasskeyReply>> using_it = at_next_press(work, ports, ask);
        made = co_await using_it;
        if (!made) co_return made.error();
    }
    if (!made.value().secret) co_return Error{ErrorKind::unsupported, "prf"};
    closed.material = *made.value().secret;
    close_slot(closed.slot, table, closed.material, data_key);
    co_return closed;
}

Task<Result<Key>> open_slots(Ports& ports, SlotTable table, std::string secret, bool by_code) {
    const auto code = by_code ? recovery_from_text(secret) : std::nullopt;
    if (by_code && !code) co_return Error{ErrorKind::secret, "code"};
    Result<Key> opened = Error{ErrorKind::secret, "no slot"};
    for (const Slot& slot : table.slots) {
        if (by_code && slot.kind == SlotKind::recovery) {
            opened = open_slot(slot, table, recovery_material(*code, slot));
        } else if (!by_code && slot.kind == SlotKind::passphrase) {
            Task<Result<Key>> deriving = derive(ports, slot.cost, kdf_salt(slot), secret);
            const Result<Key> material = co_await deriving;
            if (!material) co_return material.error();
            opened = open_slot(slot, table, material.value());
        }
        if (opened) break;
    }
    co_return opened;
}

Task<Result<Key>> open_by_passkey(Ports& ports, SlotTable table) {
    const Slot* slot = table.find(SlotKind::passkey);
    if (slot == nullptr) co_return Error{ErrorKind::secret, "no slot"};
    const PasskeyAsk ask{slot->salt, slot->credential};
    const Ticket asking = ports.passkeys.ask(ask);
    ReplyOf<Passkeys> answer(ports.passkeys, asking);
    const PasskeyReply reply = co_await answer;
    if (reply.error != ErrorKind::none) co_return Error{reply.error, "passkey"};
    if (!reply.secret) co_return Error{ErrorKind::unsupported, "prf"};
    co_return open_slot(*slot, table, *reply.secret);
}

}  // namespace mooring
