// Closing and opening the slots of a sealed vault (core/slots.h) with what a person knows or holds. Each is a task, for
// deriving a key takes about a second and a passkey waits for the person.
#pragma once

#include <string>

#include "app/ports.h"
#include "app/task.h"
#include "app/work.h"
#include "core/slots.h"

namespace mooring {

// A slot with what its secret gives: enough to try whether it opens.
struct ClosedSlot {
    Slot slot;
    Key material{};
};

// Some devices compute wrong keys: that must never look like a wrong passphrase. Failure: kdf, memory.
Task<ErrorKind> self_test(Ports& ports, KdfCost cost);

// `work` is told how far it is. The slot has been opened again before it is given. Failure: kdf, memory, bug.
Task<Result<ClosedSlot>> close_by_passphrase(KeyWork& work, Ports& ports, std::string passphrase, SlotTable table,
                                             Key data_key);
ClosedSlot close_by_code(const RecoverySecret& secret, const SlotTable& table, const Key& data_key, Random& random);
// Makes a passkey. The browser asks only within a press, and some passkeys give their secret only when they are used:
// `work` waits for one press or two. Failure: cancelled, unsupported (no PRF among others).
Task<Result<ClosedSlot>> close_by_passkey(KeyWork& work, Ports& ports, SlotTable table, Key data_key);

// The data key. Failure: secret when it is not the one; kdf, memory.
Task<Result<Key>> open_slots(Ports& ports, SlotTable table, std::string secret, bool by_code);
// Call it within a press. Failure: cancelled, unsupported, secret.
Task<Result<Key>> open_by_passkey(Ports& ports, SlotTable table);

}  // namespace mooring
