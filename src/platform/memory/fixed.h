// A clock that moves when told, randomness from a seed, and ports that only remember what was asked of them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/ports.h"
#include "core/random.h"
#include "platform/memory/memory_store.h"

namespace mooring {

class FixedClock : public Clock {
public:
    explicit FixedClock(std::int64_t now_ms) : now(now_ms) {}
    std::int64_t now_ms() override { return now; }
    int utc_offset_min(std::int64_t) override { return offset_min; }
    std::int64_t now;
    int offset_min = 0;
};

class SeededRandom : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : generator_(seed) {}
    std::array<std::uint8_t, 16> bytes() override {
        std::array<std::uint8_t, 16> out{};
        for (auto& byte : out) byte = static_cast<std::uint8_t>(generator_.next());
        return out;
    }

private:
    SplitMix64 generator_;
};

// A second copy in memory. Several tabs may share the files.
class MemoryCopies : public Copies {
public:
    struct Files {
        bool available = false;
        std::map<std::string, Bytes> files;
        std::map<std::string, const void*> holders;  // the living tab that has made it
    };
    MemoryCopies() : files_(&own_) {}
    explicit MemoryCopies(Files& shared) : files_(&shared) {}
    ~MemoryCopies() override {
        std::erase_if(files_->holders, [this](const auto& held) { return held.second == this; });
    }
    MemoryCopies(const MemoryCopies&) = delete;
    MemoryCopies& operator=(const MemoryCopies&) = delete;
    Ticket list() override;
    Ticket read(std::string_view name) override;
    Ticket append(std::string_view name, const Bytes& bytes) override;
    Ticket drop(const std::vector<std::string>& names) override;
    std::optional<CopyReply> take(Ticket ticket) override;
    void ask_to_persist() override { persisted = true; }
    bool persisted = false;
    int calls = 0;
    int fail_at = 0;     // the n-th call, counted from 1, fails
    bool waits = false;  // answers are held back

private:
    Ticket answer(CopyReply reply);
    Files own_;
    Files* files_;
    std::map<Ticket, CopyReply> replies_;
};

class MemoryTraces : public Traces {
public:
    std::string read(std::string_view name) override { return values[std::string(name)]; }
    void write(std::string_view name, std::string_view value) override { values[std::string(name)] = value; }
    std::map<std::string, std::string> values;
};

// Answers at once. Tests may take a hash instead of the real thing, which is slow on purpose.
class MemoryKdf : public Kdf {
public:
    explicit MemoryKdf(bool real = false) : real_(real) {}
    Ticket derive(const KdfCost& cost, const KdfSalt& salt, std::string_view secret) override;
    std::optional<KdfReply> take(Ticket ticket) override;
    int calls = 0;
    int fail_at = 0;                        // the n-th call, counted from 1, fails with:
    ErrorKind failure = ErrorKind::memory;  // none: with a wrong key

private:
    bool real_;
    std::map<Ticket, KdfReply> replies_;
};

// One authenticator, whose secret depends on credential and salt as a real one's does.
class MemoryPasskeys : public Passkeys {
public:
    Ticket ask(const PasskeyAsk& ask) override;
    std::optional<PasskeyReply> take(Ticket ticket) override;
    int calls = 0;
    bool has_prf = true;
    bool gives_when_made = false;  // the secret too
    ErrorKind failure = ErrorKind::none;

private:
    std::map<Ticket, PasskeyReply> replies_;
};

class RememberedWake : public Wake {
public:
    void wake_in(std::int64_t ms) override { wishes.push_back(ms); }
    std::vector<std::int64_t> wishes;
};

class RememberedFiles : public Files {
public:
    struct Offer {
        std::string name;
        std::string type;
        std::string bytes;
    };
    void offer(std::string_view name, std::string_view type, std::string_view bytes) override {
        offers.push_back({std::string(name), std::string(type), std::string(bytes)});
    }
    void print() override { ++prints; }
    int prints = 0;
    bool copy(std::string_view text) override {
        copied.emplace_back(text);
        return can_copy;
    }
    void print_sheet(std::string_view, std::string_view text) override { printed.emplace_back(text); }
    void print_report(std::string_view body) override { printed.emplace_back(body); }
    Ticket pick() override { return answer({picked_error, picked_name, picked}); }
    Ticket target(std::string_view name, bool last_time) override {
        if (!can_write) return answer({ErrorKind::unsupported, {}, {}});
        if (!last_time) kept_name = name;
        return answer({ErrorKind::none, kept_name, last_time ? kept : Bytes{}});
    }
    Ticket write(const Bytes& bytes) override {
        kept = bytes;
        if (torn) kept.resize(kept.size() / 2);
        return answer({ErrorKind::none, kept_name, kept});
    }
    Ticket folder(bool last_time) override {
        if (!can_write || (last_time && !has_folder)) return answer({ErrorKind::unsupported, {}, {}});
        has_folder = true;
        FileReply reply{ErrorKind::none, "my notes", {}};
        for (const auto& [name, bytes] : in_folder) reply.names.push_back(name);
        return answer(std::move(reply));
    }
    Ticket write_in(std::string_view name, const Bytes& bytes) override {
        Bytes& file = in_folder[std::string(name)] = bytes;
        if (torn) file.resize(file.size() / 2);
        return answer({ErrorKind::none, std::string(name), file});
    }
    Ticket read_in(std::string_view name) override {
        return answer({ErrorKind::none, std::string(name), in_folder[std::string(name)]});
    }
    Ticket remove_in(std::string_view name) override {
        in_folder.erase(std::string(name));
        return answer({ErrorKind::none, std::string(name), {}});
    }
    std::optional<FileReply> take(Ticket ticket) override {
        const auto found = replies.find(ticket);
        if (found == replies.end()) return std::nullopt;
        FileReply reply = std::move(found->second);
        replies.erase(found);
        return reply;
    }
    Ticket answer(FileReply reply) {
        replies[++last] = std::move(reply);
        return last;
    }
    std::vector<Offer> offers;
    std::vector<std::string> printed;
    std::vector<std::string> copied;
    bool can_copy = true;
    Bytes picked;  // what the person will choose
    std::string picked_name = "notes.mbk";
    ErrorKind picked_error = ErrorKind::none;
    bool can_write = false;  // a browser with file access
    bool torn = false;       // what is written does not arrive whole
    Bytes kept;
    std::string kept_name;
    bool has_folder = false;
    std::map<std::string, Bytes> in_folder;
    std::map<Ticket, FileReply> replies;
    Ticket last = 0;
};

class RememberedUpdates : public Updates {
public:
    std::string build() override { return std::string(64, 'b'); }
    void accept() override { ++accepted; }
    int accepted = 0;
};

class RememberedExit : public Exit {
public:
    void cover() override { covered = true; }
    void leave() override { left = covered; }
    Ticket erase() override {
        erased = true;
        return 1;
    }
    std::optional<std::vector<bool>> take(Ticket) override { return std::vector<bool>{true, true, true, false}; }
    bool covered = false;
    bool left = false;
    bool erased = false;
};

// Tabs hear each other once each has been given its ear.
class MemoryTabs : public Tabs {
public:
    void say(const TabMessage& message) override {
        said.push_back(message.word);
        for (const auto& ear : ears) ear(message);
    }
    std::vector<TabWord> said;
    std::vector<std::function<void(const TabMessage&)>> ears;
};

// A whole outside world in memory.
struct MemoryWorld {
    explicit MemoryWorld(std::int64_t now_ms, std::uint64_t seed) : clock(now_ms), random(seed) {}
    // One of several tabs over the same disk, which outlives them.
    MemoryWorld(MemoryDisk& disk, std::int64_t now_ms, std::uint64_t seed) : store(disk), clock(now_ms), random(seed) {}
    MemoryStore store;
    MemoryStore nothing_kept;
    MemoryCopies copies;
    MemoryTraces traces;
    FixedClock clock;
    SeededRandom random;
    MemoryKdf kdf;
    MemoryPasskeys passkeys;
    RememberedWake wake;
    RememberedFiles files;
    RememberedUpdates updates;
    RememberedExit exit;
    MemoryTabs tabs;
    Ports ports{&store, nothing_kept, copies, traces, clock, random, kdf, passkeys, wake, files, updates, exit, tabs};
};

}  // namespace mooring
