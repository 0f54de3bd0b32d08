#include "platform/web/web_mail.h"

#include "platform/web/bridge.h"

namespace mooring {

Ticket WebMail::start(Op op, const Bytes& request) {
    waiting_[++last_] = std::nullopt;
    js_start(static_cast<int>(op), static_cast<int>(last_), request.data(), static_cast<int>(request.size()));
    return last_;
}

void WebMail::collect() {
    int ticket = 0;
    int error = 0;
    int size = 0;
    while (js_peek(&ticket, &error, &size) != 0) {
        Bytes bytes(static_cast<std::size_t>(size));
        js_take(bytes.data());
        const auto found = waiting_.find(static_cast<Ticket>(ticket));
        if (found != waiting_.end()) found->second = Reply{static_cast<ErrorKind>(error), std::move(bytes)};
    }
}

std::optional<WebMail::Reply> WebMail::take(Ticket ticket) {
    const auto found = waiting_.find(ticket);
    if (found == waiting_.end() || !found->second) return std::nullopt;
    std::optional<Reply> reply = std::move(found->second);
    waiting_.erase(found);
    return reply;
}

}  // namespace mooring
