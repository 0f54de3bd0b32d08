// Writes every row of a vault anew: under other keys, or under none. The new rows stand beside the old ones as another
// generation until all of them were read back; one transaction then moves the head from the old to the new. Before it
// the old vault is whole, after it the new one, and what is left of the other is removed by whoever opens next.
#pragma once

#include "app/ports.h"
#include "app/task.h"

namespace mooring {

enum class JobKind : std::uint8_t { sealing = 1, unsealing = 2, other = 3 };

// The row `job`: which generation must go, and why it is there.
struct Job {
    JobKind kind = JobKind::other;
    bool finished = false;  // the head has moved; only the old rows are left
    std::uint32_t generation = 0;
    std::int64_t started_ms = 0;
};
Bytes encode_job(const Job& job);
std::optional<Job> decode_job(ByteSpan bytes);
inline constexpr std::int64_t kJobPatienceMs = 20'000;  // a younger one may still be under way in another tab

struct RewritePlan {
    Head head;  // as stored
    const Keyring& from;
    const Keyring& to;
    Bytes slots;  // of the new vault; empty: it is plain
    JobKind kind = JobKind::other;
    int& rows_done;  // of head.row_count, first written and then read back
};

// Failure kinds of the store; conflict when another tab keeps saving; damaged when what was written reads otherwise. In
// each case the old vault is what it was.
Task<ErrorKind> rewrite(Ports& ports, RewritePlan plan);

// One transaction that changes nothing but the slot table.
Task<ErrorKind> write_slots(Ports& ports, Head head, const Keyring& keys, Bytes slots);

// What the store says of itself now: another tab may have saved, or changed what opens it, since this one looked.
struct StoredVault {
    Head head;
    Bytes slots;  // as encode_slots() made them; empty: it is plain
};
// `known` when it cannot be read with these keys.
Task<StoredVault> stored_vault(Ports& ports, const Keyring& keys, StoredVault known);

// co_await StoreAnswer(...): the reply, or timeout.
class StoreAnswer : public ReplyOf<Store> {
public:
    StoreAnswer(Ports& ports, Ticket ticket)
        : ReplyOf(*ports.store, ticket), ports_(ports), until_ms_(ports.clock.now_ms() + kPatienceMs) {}
    bool is_ready() override {
        if (ReplyOf::is_ready()) return true;
        late_ = ports_.clock.now_ms() >= until_ms_;
        ports_.wake.wake_in(1'000);
        return late_;
    }
    StoreReply await_resume() {
        StoreReply late;
        late.error = ErrorKind::timeout;
        return late_ ? late : ReplyOf::await_resume();
    }

private:
    static constexpr std::int64_t kPatienceMs = 30'000;
    Ports& ports_;
    std::int64_t until_ms_;
    bool late_ = false;
};

}  // namespace mooring
