// The browser's clock, randomness, timers and downloads behind the app's ports.
#pragma once

#include "app/ports.h"
#include "core/bytes.h"
#include "platform/web/bridge.h"
#include "platform/web/web_mail.h"

namespace mooring {

class WebClock : public Clock {
public:
    std::int64_t now_ms() override { return static_cast<std::int64_t>(js_now()); }
    int utc_offset_min(std::int64_t at_ms) override { return js_utc_offset(static_cast<double>(at_ms)); }
};

class WebRandom : public Random {
public:
    std::array<std::uint8_t, 16> bytes() override {
        std::array<std::uint8_t, 16> out{};
        js_random(out.data(), static_cast<int>(out.size()));
        return out;
    }
};

class WebKdf : public Kdf {
public:
    explicit WebKdf(WebMail& mail) : mail_(mail) {}
    Ticket derive(const KdfCost& cost, const KdfSalt& salt, std::string_view secret) override {
        ByteWriter packer;
        packer.number(cost.memory_kib);
        packer.number(cost.passes);
        packer.raw(salt);
        packer.raw(bytes_of(secret));
        const Ticket ticket = mail_.start(Op::derive, packer.bytes);
        wipe(packer.bytes);
        return ticket;
    }
    std::optional<KdfReply> take(Ticket ticket) override {
        const auto reply = mail_.take(ticket);
        if (!reply) return std::nullopt;
        KdfReply derived{reply->error, {}};
        if (reply->error == ErrorKind::none && reply->bytes.size() != derived.key.size())
            derived.error = ErrorKind::bug;
        if (derived.error == ErrorKind::none) std::copy(reply->bytes.begin(), reply->bytes.end(), derived.key.begin());
        return derived;
    }

private:
    WebMail& mail_;
};

class WebExit : public Exit {
public:
    void cover() override { js_cover(); }
    void leave() override { js_leave(); }
};

class WebWake : public Wake {
public:
    void wake_in(std::int64_t ms) override { js_wake(static_cast<double>(ms)); }
};

class WebFiles : public Files {
public:
    explicit WebFiles(WebMail& mail) : mail_(mail) {}
    Ticket pick() override { return start(1, {}); }
    Ticket target(std::string_view name, bool last_time) override { return start(last_time ? 3 : 2, bytes_of(name)); }
    Ticket write(const Bytes& bytes) override { return start(4, bytes); }
    std::optional<FileReply> take(Ticket ticket) override {
        const auto reply = mail_.take(ticket);
        if (!reply) return std::nullopt;
        FileReply file{reply->error, {}, {}};
        if (reply->error != ErrorKind::none) return file;
        ByteReader reader(reply->bytes);
        const auto name = reader.block();
        file.name.assign(name.begin(), name.end());
        const auto bytes = reader.take(reader.left());
        file.bytes.assign(bytes.begin(), bytes.end());
        return file;
    }
    void offer(std::string_view name, std::string_view type, std::string_view bytes) override {
        js_offer(name.data(), static_cast<int>(name.size()), type.data(), static_cast<int>(type.size()), bytes.data(),
                 static_cast<int>(bytes.size()));
    }
    void print() override { js_print(); }
    void print_sheet(std::string_view title, std::string_view text) override {
        js_print_sheet(title.data(), static_cast<int>(title.size()), text.data(), static_cast<int>(text.size()));
    }

private:
    Ticket start(std::uint8_t verb, ByteSpan rest) {
        ByteWriter packer;
        packer.number(verb);
        packer.raw(rest);
        return mail_.start(Op::file, packer.bytes);
    }
    WebMail& mail_;
};

class WebUpdates : public Updates {
public:
    void accept() override { js_update(); }
};

}  // namespace mooring
