// The browser's IndexedDB behind the Store port. Packs each call into one buffer and reads its reply; everything
// asynchronous happens in web/host/store.js.
#pragma once

#include "platform/web/web_mail.h"

namespace mooring {

class WebStore : public Store {
public:
    explicit WebStore(WebMail& mail) : mail_(mail) {}
    Ticket open(MayCreate may_create) override;
    Ticket load(std::uint32_t generation, const RowKey& after, std::uint32_t max, LoadWhat what) override;
    Ticket get(std::span<const RowKey> keys) override;
    Ticket commit(const Batch& batch) override;
    std::optional<StoreReply> take(Ticket ticket) override;

private:
    Ticket start(Op op, const Bytes& request);

    WebMail& mail_;
    std::map<Ticket, Op> asked_;
};

}  // namespace mooring
