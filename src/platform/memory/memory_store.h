// A store that keeps everything in memory: for tests and benches, and shipped as "keep nothing" mode, so it cannot rot.
// Keeps the same promises as the browser's store (tests/contract).
#pragma once

#include <map>

#include "app/ports.h"

namespace mooring {

// What several stores may look at: two tabs of one browser.
struct MemoryDisk {
    bool exists = false;
    bool wiped = false;
    Bytes head;
    std::array<Bytes, kMetaCount> meta;
    std::map<RowKey, Bytes> rows;
};

class MemoryStore : public Store {
public:
    MemoryStore() : disk_(&own_) {}
    explicit MemoryStore(MemoryDisk& shared) : disk_(&shared) {}
    MemoryStore(const MemoryStore&) = delete;
    MemoryStore& operator=(const MemoryStore&) = delete;

    Ticket open(MayCreate may_create) override;
    Ticket load(std::uint32_t generation, const RowKey& after, std::uint32_t max, LoadWhat what) override;
    Ticket get(std::span<const RowKey> keys) override;
    Ticket commit(const Batch& batch) override;
    std::optional<StoreReply> take(Ticket ticket) override;

private:
    Ticket answer(StoreReply reply);

    MemoryDisk own_;
    MemoryDisk* disk_;
    Ticket last_ = 0;
    std::map<Ticket, StoreReply> replies_;
};

// Passes calls on, but lets the n-th one (counted from 1) fail, or never answer.
class FlakyStore : public Store {
public:
    enum class Fault : std::uint8_t { error, silence, error_after_writing };

    FlakyStore(Store& inner, int fail_at, ErrorKind kind, Fault fault = Fault::error)
        : inner_(&inner), fail_at_(fail_at), kind_(kind), fault_(fault) {}

    Ticket open(MayCreate may_create) override;
    Ticket load(std::uint32_t generation, const RowKey& after, std::uint32_t max, LoadWhat what) override;
    Ticket get(std::span<const RowKey> keys) override;
    Ticket commit(const Batch& batch) override;
    std::optional<StoreReply> take(Ticket ticket) override;
    int calls() const { return calls_; }

private:
    template <class Call>
    Ticket pass(Call call);

    Store* inner_;
    int fail_at_;
    ErrorKind kind_;
    Fault fault_;
    int calls_ = 0;
    std::map<Ticket, bool> failed_;  // our ticket -> whether it is answered with the error (else never)
    static constexpr Ticket kOwn = 0x80000000U;
};

}  // namespace mooring
