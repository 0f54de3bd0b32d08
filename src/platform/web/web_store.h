// The browser's IndexedDB behind the Store port. Packs each call into one buffer, and reads the reply when the mailbox
// has it; everything asynchronous happens in web/host/store.js.
#pragma once

#include <map>

#include "app/ports.h"

namespace mooring {

class WebStore : public Store {
public:
    Ticket open(MayCreate may_create) override;
    Ticket load(std::uint32_t generation, const RowKey& after, std::uint32_t max, LoadWhat what) override;
    Ticket get(std::span<const RowKey> keys) override;
    Ticket commit(const Batch& batch) override;
    std::optional<StoreReply> take(Ticket ticket) override;

    // Empties the mailbox. Call once a frame, before the model looks for replies.
    void collect();

private:
    enum class Op : std::uint8_t { open = 1, load = 3, get = 4, commit = 5 };
    Ticket start(Op op, const Bytes& request);
    static StoreReply read(Op op, ErrorKind error, const Bytes& bytes);

    Ticket last_ = 0;
    std::map<Ticket, Op> waiting_;
    std::map<Ticket, StoreReply> replies_;
};

}  // namespace mooring
