// The outside world as the program sees it. Nothing here blocks: a call that takes time returns a ticket, and its reply
// is asked for once a frame. Implementations: platform/web, and platform/memory (tests, benches, keep-nothing mode).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/envelope.h"

namespace mooring {

using Ticket = std::uint32_t;  // never 0

enum class MayCreate : std::uint8_t { no, yes };
enum class LoadWhat : std::uint8_t { rows, keys_only };

struct Row {
    RowKey key{};
    Bytes value;  // empty when only keys were asked for
};

// One whole transaction: all of it is stored or none.
struct Batch {
    // What the stored head must say, or nothing is written (conflict). 0, 0: there must be no head.
    std::uint32_t expect_epoch = 0;
    std::uint64_t expect_revision = 0;
    Bytes head;
    std::vector<Row> put;
    std::vector<RowKey> remove;
};

struct StoreReply {
    ErrorKind error = ErrorKind::none;
    bool existed = true;      // open: false when there was no database and none was made
    Bytes head;               // open: empty when nothing was ever saved
    std::vector<Row> rows;    // load, get
    bool more = false;        // load: ask again after the last key
    std::uint32_t epoch = 0;  // commit: as written, or as found on conflict
    std::uint64_t revision = 0;
};

class Store {
public:
    virtual ~Store() = default;
    // Without leave to create, an absent database is reported and stays absent.
    virtual Ticket open(MayCreate may_create) = 0;
    // Up to `max` rows of a generation, after `after` in key order.
    virtual Ticket load(std::uint32_t generation, const RowKey& after, std::uint32_t max, LoadWhat what) = 0;
    // The rows with these keys; absent ones are left out.
    virtual Ticket get(std::span<const RowKey> keys) = 0;
    // Answered when the transaction is complete on the browser's side, not when it was accepted.
    virtual Ticket commit(const Batch& batch) = 0;
    // The reply, once, when it is there.
    virtual std::optional<StoreReply> take(Ticket ticket) = 0;
};

class Clock {
public:
    virtual ~Clock() = default;
    virtual std::int64_t now_ms() = 0;                   // since 1970-01-01 UTC
    virtual int utc_offset_min(std::int64_t at_ms) = 0;  // local minus UTC at that moment
};

class Random {
public:
    virtual ~Random() = default;
    virtual std::array<std::uint8_t, 16> bytes() = 0;  // fit for keys
};

class Wake {
public:
    virtual ~Wake() = default;
    // Asks for a frame after so many milliseconds; the earliest wish wins. A frame forgets all wishes: what is still
    // due is asked for again in each step().
    virtual void wake_in(std::int64_t ms) = 0;
};

class Files {
public:
    virtual ~Files() = default;
    // Offers a file to the person; whether it was kept is not known.
    virtual void offer(std::string_view name, std::string_view type, std::string_view bytes) = 0;
    // Opens the browser's print dialog for the page as it is.
    virtual void print() = 0;
};

class Updates {
public:
    virtual ~Updates() = default;
    // Takes the version that waits and loads the page anew with it.
    virtual void accept() = 0;
};

struct Ports {
    Store* store;  // where things are kept; points at `nothing_kept` in keep-nothing mode
    Store& nothing_kept;
    Clock& clock;
    Random& random;
    Wake& wake;
    Files& files;
    Updates& updates;
};

}  // namespace mooring
