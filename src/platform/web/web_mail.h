// The mailbox of web/host/mailbox.js: an operation is started with one packed buffer and answered with another, once.
#pragma once

#include <map>
#include <optional>

#include "app/ports.h"

namespace mooring {

enum class Op : std::uint8_t {
    open = 1,
    load = 3,
    get = 4,
    commit = 5,
    copy = 6,
    derive = 11,
    passkey = 12,
    file = 13,
    erase = 18
};

class WebMail {
public:
    Ticket start(Op op, const Bytes& request);
    // Empties the mailbox. Call once a frame, before the model looks for replies.
    void collect();

    struct Reply {
        ErrorKind error = ErrorKind::none;
        Bytes bytes;
    };
    // The reply, once, when it is there. A reply nobody waits for any more is dropped.
    std::optional<Reply> take(Ticket ticket);

private:
    Ticket last_ = 0;
    std::map<Ticket, std::optional<Reply>> waiting_;
};

}  // namespace mooring
