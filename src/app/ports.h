// The outside world as the program sees it. Nothing here blocks: a call that takes time returns a ticket, and its reply
// is asked for once a frame. Implementations: platform/web, and platform/memory (tests, benches, keep-nothing mode).
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/envelope.h"
#include "core/kdf.h"

namespace mooring {

using Ticket = std::uint32_t;  // never 0

enum class MayCreate : std::uint8_t { no, yes };
enum class LoadWhat : std::uint8_t { rows, keys_only };

struct Row {
    RowKey key{};
    Bytes value;  // empty when only keys were asked for
};

// The rows beside the records: one of each name.
enum class Meta : std::uint8_t {
    slots = 0,  // core/slots.h; absent while no passphrase is set
    job = 1,    // a rewrite that is under way (app/rewrite.h)
    ui = 2,     // how the page looks before anything is unlocked; never sealed, nothing personal
};
inline constexpr std::size_t kMetaCount = 3;

// One whole transaction: all of it is stored or none.
struct Batch {
    // What the stored head must say, or nothing is written (conflict). 0, 0: there must be no head.
    std::uint32_t expect_epoch = 0;
    std::uint64_t expect_revision = 0;
    Bytes head;
    std::vector<Row> put;
    std::vector<RowKey> remove;
    std::array<std::optional<Bytes>, kMetaCount> meta{};  // by Meta: what to put there; empty bytes remove the row
    std::optional<std::uint32_t> remove_generation;       // every row of it, before anything is put

    std::optional<Bytes>& at(Meta which) { return meta[static_cast<std::size_t>(which)]; }
};

struct StoreReply {
    ErrorKind error = ErrorKind::none;
    bool existed = true;                   // open: false when there was no database and none was made
    bool wiped = false;                    // open: the browser says that it has destroyed what was there
    Bytes head;                            // open: empty when nothing was ever saved
    std::array<Bytes, kMetaCount> meta{};  // open: by Meta; empty when absent
    std::vector<Row> rows;                 // load, get
    bool more = false;                     // load: ask again after the last key
    std::uint32_t epoch = 0;               // commit: as written, or as found on conflict
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

// The files of the second copy (web/copy.js): they only grow.
struct CopyFile {
    std::string name;
    std::uint32_t size = 0;
    bool held = false;  // a living tab writes to it
    Bytes start;        // its first bytes, at most 28: whose it is (vault_at_start)
    Bytes tail;         // its last bytes, at most 64
};

struct CopyReply {
    ErrorKind error = ErrorKind::none;  // unsupported: there is no place for a copy
    bool persisted = false;             // list: the browser has promised not to clear by itself
    double used = 0, quota = 0;         // list: bytes of this site
    bool in_cache = false;              // kept in Cache Storage, where there are no private files
    std::vector<CopyFile> files;
    Bytes bytes;
};

class Copies {
public:
    virtual ~Copies() = default;
    virtual Ticket list() = 0;
    virtual Ticket read(std::string_view name) = 0;
    // Answered when the bytes are flushed. Makes the file.
    virtual Ticket append(std::string_view name, const Bytes& bytes) = 0;
    virtual Ticket drop(const std::vector<std::string>& names) = 0;
    // Asks the browser not to clear this site's data by itself; the next list() says what it answered.
    virtual void ask_to_persist() = 0;
    virtual std::optional<CopyReply> take(Ticket ticket) = 0;
};

// A few words in the browser's smallest storage: that something was here, and spare slots. At once, and losing them is
// allowed.
class Traces {
public:
    virtual ~Traces() = default;
    virtual std::string read(std::string_view name) = 0;
    virtual void write(std::string_view name, std::string_view value) = 0;  // empty takes it away
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

struct KdfReply {
    ErrorKind error = ErrorKind::none;  // memory, unsupported
    Key key{};
};

// The next N random bytes.
template <std::size_t N>
std::array<std::uint8_t, N> random_bytes(Random& random) {
    std::array<std::uint8_t, N> out{};
    for (std::size_t at = 0; at < N; at += 16) {
        const auto piece = random.bytes();
        std::copy_n(piece.begin(), std::min<std::size_t>(16, N - at), out.begin() + static_cast<std::ptrdiff_t>(at));
    }
    return out;
}

class Kdf {
public:
    virtual ~Kdf() = default;
    // Argon2id of the secret's UTF-8 in the normal form NFKC, so that all keyboards give the same key.
    virtual Ticket derive(const KdfCost& cost, const KdfSalt& salt, std::string_view secret) = 0;
    virtual std::optional<KdfReply> take(Ticket ticket) = 0;
};

// Makes a passkey where none is named, else uses that one.
struct PasskeyAsk {
    std::array<std::uint8_t, 32> salt{};
    Bytes credential;
};
struct PasskeyReply {
    ErrorKind error = ErrorKind::none;  // cancelled, unsupported
    Bytes credential;
    std::optional<Key> secret;  // the same for the same credential and salt; may be missing when it was only made
};

// Passkeys whose PRF extension gives a secret (Web Authentication, level 3). The person is always verified.
class Passkeys {
public:
    virtual ~Passkeys() = default;
    // The browser's own dialog. It comes only within a press.
    virtual Ticket ask(const PasskeyAsk& ask) = 0;
    virtual std::optional<PasskeyReply> take(Ticket ticket) = 0;
};

class Wake {
public:
    virtual ~Wake() = default;
    // Asks for a frame after so many milliseconds; the earliest wish wins. A frame forgets all wishes: what is still
    // due is asked for again in each step().
    virtual void wake_in(std::int64_t ms) = 0;
};

struct FileReply {
    ErrorKind error = ErrorKind::none;  // cancelled, unsupported, permission, file_changed, too_big, quota
    std::string name;
    Bytes bytes;
    std::vector<std::string> names = {};  // folder: what it holds
};

class Files {
public:
    virtual ~Files() = default;
    // Lets the person choose a file and reads it whole.
    virtual Ticket pick() = 0;
    // Lets the person choose where to save, or asks for the file of last time again and reads what it holds. Works
    // inside the handler of a press only. Failure: unsupported, where the browser can only download.
    virtual Ticket target(std::string_view name, bool last_time) = 0;
    // Writes the whole file and reads it back fresh. After target() only.
    virtual Ticket write(const Bytes& bytes) = 0;
    // Lets the person choose a folder, or asks for the one of last time again: its name, and the names of the files in
    // it. Inside the handler of a press only. Failure: unsupported.
    virtual Ticket folder(bool last_time) = 0;
    // Writes a new file into that folder and reads it back fresh; reads one; removes one. After folder() only.
    virtual Ticket write_in(std::string_view name, const Bytes& bytes) = 0;
    virtual Ticket read_in(std::string_view name) = 0;
    virtual Ticket remove_in(std::string_view name) = 0;
    virtual std::optional<FileReply> take(Ticket ticket) = 0;
    // Offers a file to the person; whether it was kept is not known.
    virtual void offer(std::string_view name, std::string_view type, std::string_view bytes) = 0;
    // Puts a text where the person can paste it; false where the browser does not allow it. Inside the handler of a
    // press only.
    virtual bool copy(std::string_view text) = 0;
    // Opens the browser's print dialog for the page as it is.
    virtual void print() = 0;
    // Prints nothing but a title and a text.
    virtual void print_sheet(std::string_view title, std::string_view text) = 0;
    // Prints nothing but what report_body() made.
    virtual void print_report(std::string_view body) = 0;
};

class Exit {
public:
    virtual ~Exit() = default;
    // Nothing of the page can be seen any more, at once.
    virtual void cover() = 0;
    // Leaves for the program's own blank page as soon as what is being saved is stored, in any case soon.
    virtual void leave() = 0;
    // Takes away everything that this browser keeps, the ways into a sealed vault first. Answered by place: database,
    // second copy, traces, program.
    virtual Ticket erase() = 0;
    virtual std::optional<std::vector<bool>> take(Ticket ticket) = 0;
};

class Updates {
public:
    virtual ~Updates() = default;
    // Takes the version that waits and loads the page anew with it.
    virtual void accept() = 0;
    // Which build runs: 64 hex digits, or empty where that is not known.
    virtual std::string build() = 0;
};

// What one tab of this site tells the others. Never anything of the content.
enum class TabWord : std::uint8_t {
    renewed = 1,  // the second copy was written anew: what they wrote to it before must go, and the store has changed
    locked = 2,
    erased = 3,
};

struct TabMessage {
    TabWord word = TabWord::locked;
    HeadPosition copied = {};  // renewed: what the copy holds everything up to
};

class Tabs {
public:
    virtual ~Tabs() = default;
    // To all other tabs; nobody may be there. What they say comes in by hear() (app/update.h).
    virtual void say(const TabMessage& message) = 0;
};

struct Ports {
    Store* store;  // where things are kept; points at `nothing_kept` in keep-nothing mode
    Store& nothing_kept;
    Copies& copies;
    Traces& traces;
    Clock& clock;
    Random& random;
    Kdf& kdf;
    Passkeys& passkeys;
    Wake& wake;
    Files& files;
    Updates& updates;
    Exit& exit;
    Tabs& tabs;
};

}  // namespace mooring
