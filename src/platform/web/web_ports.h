// The browser's clock, randomness, timers and downloads behind the app's ports.
#pragma once

#include <set>

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

class WebPasskeys : public Passkeys {
public:
    explicit WebPasskeys(WebMail& mail) : mail_(mail) {}
    Ticket ask(const PasskeyAsk& ask) override {
        ByteWriter packer;
        packer.raw(ask.salt);
        packer.raw(ask.credential);
        return mail_.start(Op::passkey, packer.bytes);
    }
    // The secret, or 32 zeros, and the credential.
    std::optional<PasskeyReply> take(Ticket ticket) override {
        auto reply = mail_.take(ticket);
        if (!reply) return std::nullopt;
        PasskeyReply made;
        made.error = reply->error;
        Key secret{};
        if (made.error == ErrorKind::none && reply->bytes.size() <= secret.size()) made.error = ErrorKind::bug;
        if (made.error != ErrorKind::none) return made;
        const auto end = reply->bytes.begin() + static_cast<std::ptrdiff_t>(secret.size());
        std::copy(reply->bytes.begin(), end, secret.begin());
        if (secret != Key{}) made.secret = secret;
        made.credential.assign(end, reply->bytes.end());
        wipe(reply->bytes);
        return made;
    }

private:
    WebMail& mail_;
};

class WebCopies : public Copies {
public:
    explicit WebCopies(WebMail& mail) : mail_(mail) {}
    Ticket list() override {
        const Ticket ticket = start(1, {}, {});
        lists_.insert(ticket);
        return ticket;
    }
    Ticket read(std::string_view name) override { return start(2, name, {}); }
    Ticket append(std::string_view name, const Bytes& bytes) override { return start(3, name, bytes); }
    void ask_to_persist() override { js_persist(); }
    Ticket drop(const std::vector<std::string>& names) override {
        std::string all;
        for (const std::string& name : names) all += (all.empty() ? "" : " ") + name;
        return start(4, {}, bytes_of(all));
    }
    std::optional<CopyReply> take(Ticket ticket) override {
        auto reply = mail_.take(ticket);
        if (!reply) return std::nullopt;
        CopyReply copy;
        copy.error = reply->error;
        const bool is_list = lists_.erase(ticket) != 0;
        if (is_list && copy.error == ErrorKind::none) {
            ByteReader reader(reply->bytes);
            copy.in_cache = reader.number<std::uint8_t>() == 2;
            copy.persisted = reader.number<std::uint8_t>() != 0;
            copy.used = static_cast<double>(reader.number<std::uint64_t>());
            copy.quota = static_cast<double>(reader.number<std::uint64_t>());
            const auto count = reader.number<std::uint32_t>();
            for (std::uint32_t i = 0; i < count && !reader.is_short(); ++i) {
                CopyFile file;
                const auto name = reader.take(9);
                file.name.assign(name.begin(), name.end());
                file.held = reader.number<std::uint8_t>() != 0;
                file.size = reader.number<std::uint32_t>();
                const auto start = reader.take(reader.number<std::uint8_t>());
                file.start.assign(start.begin(), start.end());
                const auto tail = reader.take(reader.number<std::uint8_t>());
                file.tail.assign(tail.begin(), tail.end());
                copy.files.push_back(std::move(file));
            }
        } else {
            copy.bytes = std::move(reply->bytes);
        }
        return copy;
    }

private:
    Ticket start(std::uint8_t verb, std::string_view name, ByteSpan bytes) {
        ByteWriter packer;
        packer.number(verb);
        packer.number(static_cast<std::uint8_t>(name.size()));
        packer.raw(bytes_of(name));
        packer.raw(bytes);
        return mail_.start(Op::copy, packer.bytes);
    }
    WebMail& mail_;
    std::set<Ticket> lists_;
};

class WebTraces : public Traces {
public:
    std::string read(std::string_view name) override {
        std::string value(kMost, '\0');
        const int size =
            js_trace_read(name.data(), static_cast<int>(name.size()), value.data(), static_cast<int>(kMost));
        value.resize(static_cast<std::size_t>(size));
        return value;
    }
    void write(std::string_view name, std::string_view value) override {
        js_trace_write(name.data(), static_cast<int>(name.size()), value.data(), static_cast<int>(value.size()));
    }

private:
    static constexpr std::size_t kMost = 8192;
};

class WebExit : public Exit {
public:
    explicit WebExit(WebMail& mail) : mail_(mail) {}
    void cover() override { js_cover(); }
    void leave() override { js_leave(); }
    Ticket erase() override { return mail_.start(Op::erase, {}); }
    std::optional<std::vector<bool>> take(Ticket ticket) override {
        const auto reply = mail_.take(ticket);
        if (!reply) return std::nullopt;
        return std::vector<bool>(reply->bytes.begin(), reply->bytes.end());
    }

private:
    WebMail& mail_;
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
    Ticket folder(bool last_time) override {
        const Ticket ticket = start(last_time ? 6 : 5, {});
        folders_.insert(ticket);
        return ticket;
    }
    Ticket write_in(std::string_view name, const Bytes& bytes) override { return start_in(7, name, bytes); }
    Ticket read_in(std::string_view name) override { return start_in(8, name, {}); }
    Ticket remove_in(std::string_view name) override { return start_in(9, name, {}); }
    std::optional<FileReply> take(Ticket ticket) override {
        const auto reply = mail_.take(ticket);
        if (!reply) return std::nullopt;
        FileReply file{reply->error, {}, {}};
        const bool is_folder = folders_.erase(ticket) != 0;
        if (reply->error != ErrorKind::none) return file;
        ByteReader reader(reply->bytes);
        const auto name = reader.block();
        file.name.assign(name.begin(), name.end());
        const auto bytes = reader.take(reader.left());
        if (!is_folder) {
            file.bytes.assign(bytes.begin(), bytes.end());
            return file;
        }
        for (auto at = bytes.begin(); at != bytes.end();) {
            const auto end = std::find(at, bytes.end(), '\n');
            file.names.emplace_back(at, end);
            at = end == bytes.end() ? end : end + 1;
        }
        return file;
    }
    void offer(std::string_view name, std::string_view type, std::string_view bytes) override {
        js_offer(name.data(), static_cast<int>(name.size()), type.data(), static_cast<int>(type.size()), bytes.data(),
                 static_cast<int>(bytes.size()));
    }
    void print() override { js_print(); }
    bool copy(std::string_view text) override { return js_copy(text.data(), static_cast<int>(text.size())) != 0; }
    void print_sheet(std::string_view title, std::string_view text) override {
        js_print_sheet(title.data(), static_cast<int>(title.size()), text.data(), static_cast<int>(text.size()));
    }
    void print_report(std::string_view body) override { js_print_report(body.data(), static_cast<int>(body.size())); }

private:
    Ticket start(std::uint8_t verb, ByteSpan rest) {
        ByteWriter packer;
        packer.number(verb);
        packer.raw(rest);
        return mail_.start(Op::file, packer.bytes);
    }
    Ticket start_in(std::uint8_t verb, std::string_view name, ByteSpan bytes) {
        ByteWriter packer;
        packer.block(bytes_of(name));
        packer.raw(bytes);
        return start(verb, packer.bytes);
    }
    WebMail& mail_;
    std::set<Ticket> folders_;
};

class WebUpdates : public Updates {
public:
    void accept() override { js_update(); }
    std::string build() override {
        std::string name(kMost, '\0');
        name.resize(static_cast<std::size_t>(js_build(name.data(), static_cast<int>(kMost))));
        return name;
    }

private:
    static constexpr std::size_t kMost = 64;
};

class WebTabs : public Tabs {
public:
    void say(const TabMessage& message) override {
        js_say(static_cast<int>(message.word), message.copied.epoch, static_cast<double>(message.copied.revision));
    }
};

}  // namespace mooring
