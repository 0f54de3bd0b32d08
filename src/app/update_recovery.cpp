// What is found when the vault is opened, by the table of core/recovery.h, and what is done about it. Whatever is
// brought back is a union with what is here; the copy is kept until the database has been read back.
#include <algorithm>
#include <charconv>

#include "app/rewrite.h"
#include "app/update_parts.h"
#include "core/journal.h"

namespace mooring {

namespace {

using Step = Recovery::Step;

constexpr std::uint32_t kPage = 200;
constexpr int kAttempts = 3;
constexpr std::size_t kLeastCompaction = 4 * 1024 * 1024;
constexpr std::size_t kManyFiles = 12;

using CopyAnswer = ReplyOf<Copies>;

// "1:<vault hex>:<epoch>:<revision>": that something was here, and how far it was.
std::string trace_of(const Vault& vault) {
    return "1:" + to_hex(vault.head().vault_id) + ":" + std::to_string(vault.head().epoch) + ":" +
           std::to_string(vault.head().revision);
}

struct Trace {
    bool present = false;
    HeadPosition position;
};

Trace read_trace(Ports& ports) {
    const std::string text = ports.traces.read("e");
    Trace trace;
    trace.present = !text.empty() || !ports.traces.read("k").empty();
    // "1:" and 32 hex digits and ":" come first; a trace that reads otherwise still says that something was here.
    constexpr std::size_t kFirst = 35;
    const char* const end = text.data() + text.size();
    if (text.size() <= kFirst) return trace;
    HeadPosition position;
    const auto epoch = std::from_chars(text.data() + kFirst, end, position.epoch);
    if (epoch.ec != std::errc() || epoch.ptr == end || *epoch.ptr != ':') return trace;
    if (std::from_chars(epoch.ptr + 1, end, position.revision).ec == std::errc()) trace.position = position;
    return trace;
}

struct CopyLook {
    CopyFinding finding = CopyFinding::none;
    HeadPosition newest;
    std::size_t bytes = 0;
    std::vector<std::string> names;
};

// From the ends of the files alone. A file that another tab writes to counts, but never as ahead of the database.
CopyLook look_at(const std::vector<CopyFile>& files, HeadPosition stored) {
    CopyLook look;
    for (const CopyFile& file : files) {
        look.names.push_back(file.name);
        look.bytes += file.size;
        const auto end = position_at_end(file.tail);
        if (!end) {
            // A torn end: what is before it counts only after it was read.
            if (look.finding == CopyFinding::none) look.finding = CopyFinding::damaged;
            continue;
        }
        look.finding = CopyFinding::readable;
        look.newest = std::max(look.newest, file.held ? std::min(*end, stored) : *end);
    }
    return look;
}

Task<Result<std::vector<Bytes>>> read_files(Ports& ports, std::vector<std::string> names) {
    std::vector<Bytes> files;
    for (const std::string& name : names) {
        const Ticket reading = ports.copies.read(name);
        CopyAnswer read(ports.copies, reading);
        CopyReply reply = co_await read;
        if (reply.error == ErrorKind::none) files.push_back(std::move(reply.bytes));
    }
    co_return files;
}

// Adds what the copy holds and the database does not. Returns how many versions that was.
int add_missing(Model& model, const Salvage& salvage, Ports& ports) {
    int added = 0;
    for (const auto& [key, value] : salvage.rows) {
        const auto body = unwrap_row(model.vault.keys(), key, value);
        if (body && model.vault.add_body(body.value(), ports, model.document)) ++added;
    }
    return added;
}

Task<ErrorKind> wait_until_stored(Model& model) {
    Until stored([&model] { return !model.vault.pending() || model.vault.save_state() == SaveState::not_saved; });
    co_await stored;
    co_return model.vault.pending() ? model.vault.error() : ErrorKind::none;
}

// The vault as the copy says it was: its head if that can be read without keys, else only its name.
Head adopted_head(const std::vector<Bytes>& files, const JournalFrame& begin, HeadPosition newest) {
    Head head;
    head.vault_id = begin.vault_id;
    head.epoch = std::max<std::uint32_t>(1, newest.epoch);
    head.revision = newest.revision;
    (void)files;
    return head;
}

Task<ErrorKind> restore_from_copy(Model& model, Ports& ports, CopyLook look) {
    Task<Result<std::vector<Bytes>>> reading = read_files(ports, look.names);
    const Result<std::vector<Bytes>> read = co_await reading;
    const std::vector<Bytes>& files = read.value();
    // The file that ends newest names the vault and its slots.
    std::optional<JournalFrame> begin;
    HeadPosition newest;
    for (const Bytes& file : files) {
        const auto frame = read_begin(file);
        const auto end = position_at_end(file);
        if (!frame || (begin && end.value_or(HeadPosition{}) < newest)) continue;
        begin = frame;
        newest = end.value_or(HeadPosition{});
    }
    if (!begin) co_return ErrorKind::damaged;
    if (model.vault.state() == VaultState::absent) {
        model.vault.adopt(adopted_head(files, *begin, look.newest), begin->slots, ports);
        Until settled([&model] { return model.vault.state() != VaultState::opening; });
        co_await settled;
        model.recovery.step = Step::decided;  // a sealed one shows its lock now
        Until open([&model] { return model.vault.writable(); });
        co_await open;
        model.recovery.step = Step::working;
    }
    const Salvage salvage = read_journals(model.vault.keys(), files);
    if (salvage.rows.empty() && !salvage.has_head) co_return ErrorKind::damaged;
    model.recovery.brought_back = add_missing(model, salvage, ports);
    if (salvage.has_head) {
        const int promised = static_cast<int>(salvage.head.row_count);
        model.recovery.missing = std::max(0, promised - static_cast<int>(model.vault.replica().keys().size()));
    }
    Task<ErrorKind> storing = wait_until_stored(model);
    const ErrorKind error = co_await storing;
    if (error != ErrorKind::none) co_return error;
    model.vault.settle_adopted(ports);
    Until settled([&model] { return !model.vault.adopted() || model.vault.save_state() == SaveState::not_saved; });
    co_await settled;
    model.recovery.restored = true;
    Task<ErrorKind> refreshing = refresh_copy(model, ports);
    (void)co_await refreshing;
    co_return ErrorKind::none;
}

Task<ErrorKind> bring_back(Model& model, Ports& ports, CopyLook look) {
    Until open([&model] { return model.vault.writable(); });
    co_await open;
    Task<Result<std::vector<Bytes>>> reading = read_files(ports, look.names);
    const Result<std::vector<Bytes>> files = co_await reading;
    const Salvage salvage = read_journals(model.vault.keys(), files.value());
    model.recovery.brought_back = add_missing(model, salvage, ports);
    Task<ErrorKind> storing = wait_until_stored(model);
    const ErrorKind error = co_await storing;
    if (error != ErrorKind::none) co_return error;
    Task<ErrorKind> refreshing = refresh_copy(model, ports);
    (void)co_await refreshing;
    co_return ErrorKind::none;
}

Task<ErrorKind> refresh_when_open(Model& model, Ports& ports) {
    Until open([&model] { return model.vault.writable() && model.vault.position() != HeadPosition{}; });
    co_await open;
    Task<ErrorKind> refreshing = refresh_copy(model, ports);
    (void)co_await refreshing;
    co_return ErrorKind::none;
}

Findings findings_of(const Model& model, const CopyLook& look, const Trace& trace) {
    Findings findings;
    findings.copy = look.finding;
    findings.copied = look.newest;
    findings.trace = trace.present;
    findings.traced = trace.position;
    findings.stored = model.vault.position();
    switch (model.vault.state()) {
        case VaultState::read_only: findings.store = StoreFinding::newer; break;
        case VaultState::absent:
            findings.store = model.vault.wiped() ? StoreFinding::wiped : StoreFinding::absent;
            break;
        case VaultState::failed: findings.store = StoreFinding::shut; break;
        case VaultState::locked: findings.store = StoreFinding::ok; break;
        default: findings.store = model.vault.head_readable() ? StoreFinding::ok : StoreFinding::bad;
    }
    return findings;
}

bool has_come_to_rest(const Vault& vault) {
    return vault.is_open() || vault.state() == VaultState::locked || vault.state() == VaultState::failed;
}

void take_space(Recovery& recovery, const CopyReply& list) {
    recovery.persisted = list.persisted;
    recovery.space_used = list.used;
    recovery.space_quota = list.quota;
}

Task<ErrorKind> erase_everything(Model& model, Ports& ports) {
    forget_content(model);
    model.vault = Vault{};
    const Ticket erasing = ports.exit.erase();
    ReplyOf<Exit> erased(ports.exit, erasing);
    model.erased = co_await erased;
    co_return ErrorKind::none;
}

Task<ErrorKind> open_with_copy(Model& model, Ports& ports, Trace trace) {
    const Ticket listing = ports.copies.list();
    CopyAnswer listed(ports.copies, listing);
    const CopyReply list = co_await listed;
    Until rest([&model] { return has_come_to_rest(model.vault); });
    co_await rest;
    Recovery& recovery = model.recovery;
    recovery.in_cache = list.in_cache;
    take_space(recovery, list);
    const CopyLook look = look_at(list.files, model.vault.position());
    recovery.copy = list.error == ErrorKind::none ? look.finding : CopyFinding::none;
    if (list.error != ErrorKind::none) model.vault.copy().give_up();
    recovery.opening = decide(findings_of(model, look, trace));
    const bool restoring = recovery.opening == Opening::restore_copy;
    recovery.step = restoring ? Step::working : Step::decided;
    ports.wake.wake_in(0);
    if (list.error != ErrorKind::none) co_return ErrorKind::none;
    ErrorKind error = ErrorKind::none;
    if (restoring) {
        Task<ErrorKind> work = restore_from_copy(model, ports, look);
        error = co_await work;
    } else if (recovery.opening == Opening::bring_back || recovery.copy == CopyFinding::damaged) {
        Task<ErrorKind> work = bring_back(model, ports, look);
        error = co_await work;
    } else if (recovery.opening == Opening::go_on && look.bytes < kLeastCompaction && look.names.size() < kManyFiles) {
        model.vault.copy().hold(look.newest);
    } else if (recovery.opening == Opening::refresh_copy || recovery.opening == Opening::go_on) {
        Task<ErrorKind> work = refresh_when_open(model, ports);
        error = co_await work;
    }
    co_return error;
}

// A snapshot of everything that is stored, as one file. Failure: conflict when something was saved meanwhile.
Task<ErrorKind> write_snapshot(Model& model, Ports& ports, std::string name) {
    const Keyring& keys = model.vault.keys();
    const Head head = model.vault.head();
    JournalFrame begin;
    begin.kind = FrameKind::begin;
    begin.vault_id = keys.vault_id;
    begin.slots = model.vault.slots();
    Bytes next = encode_frame(keys, begin);
    RowKey after{};
    for (bool more = true; more;) {
        const Ticket loading = ports.store->load(head.generation, after, kPage, LoadWhat::rows);
        StoreAnswer loaded(ports, loading);
        const StoreReply page = co_await loaded;
        if (page.error != ErrorKind::none) co_return page.error;
        more = page.more && !page.rows.empty();
        JournalFrame rows;
        rows.kind = FrameKind::rows;
        for (const Row& row : page.rows) {
            after = row.key;
            rows.put.push_back({storage_key_of(row.key), row.value});
        }
        const Bytes frame = encode_frame(keys, rows);
        next.insert(next.end(), frame.begin(), frame.end());
        const Ticket appending = ports.copies.append(name, next);
        CopyAnswer appended(ports.copies, appending);
        const CopyReply reply = co_await appended;
        if (reply.error != ErrorKind::none) co_return reply.error;
        next.clear();
        if (!model.vault.is_open()) co_return ErrorKind::conflict;
    }
    if (model.vault.position() != HeadPosition{head.epoch, head.revision}) co_return ErrorKind::conflict;
    JournalFrame end;
    end.kind = FrameKind::end;
    end.position = {head.epoch, head.revision};
    end.vault_id = head.vault_id;
    end.head = encode_head(keys, head);
    const Ticket appending = ports.copies.append(name, encode_frame(keys, end));
    CopyAnswer appended(ports.copies, appending);
    const CopyReply reply = co_await appended;
    if (reply.error != ErrorKind::none) co_return reply.error;
    const Ticket reading = ports.copies.read(name);
    CopyAnswer read(ports.copies, reading);
    const CopyReply back = co_await read;
    if (!model.vault.is_open()) co_return ErrorKind::conflict;
    std::vector<Bytes> files;
    files.push_back(back.bytes);
    const Salvage salvage = read_journals(model.vault.keys(), files);
    co_return salvage.whole&& salvage.broken_files == 0 ? ErrorKind::none : ErrorKind::unverified;
}

// The trace is written at rest, not with each save.
void leave_trace(Model& model, Ports& ports) {
    if (model.keeping_nothing || model.vault.state() != VaultState::ready || model.vault.pending()) return;
    if (model.recovery.step == Recovery::Step::looking) return;
    const std::string trace = trace_of(model.vault);
    if (trace == model.told_trace) return;
    model.told_trace = trace;
    ports.traces.write("e", trace);
}

Task<ErrorKind> check_everything(Model& model, Ports& ports) {
    Recovery& recovery = model.recovery;
    int bad = 0;
    RowKey after{};
    for (bool more = true; more;) {
        const Ticket loading = ports.store->load(model.vault.head().generation, after, kPage, LoadWhat::rows);
        StoreAnswer loaded(ports, loading);
        const StoreReply page = co_await loaded;
        if (page.error != ErrorKind::none) co_return page.error;
        more = page.more && !page.rows.empty();
        for (const Row& row : page.rows) {
            after = row.key;
            const auto body = unwrap_row(model.vault.keys(), storage_key_of(row.key), row.value);
            if (!body || !decode_body(body.value())) ++bad;
        }
    }
    const Ticket listing = ports.copies.list();
    CopyAnswer listed(ports.copies, listing);
    const CopyReply list = co_await listed;
    take_space(recovery, list);
    if (list.error == ErrorKind::none) {
        Task<Result<std::vector<Bytes>>> reading = read_files(ports, look_at(list.files, {}).names);
        const Result<std::vector<Bytes>> files = co_await reading;
        const Salvage salvage = read_journals(model.vault.keys(), files.value());
        recovery.brought_back = add_missing(model, salvage, ports);
        if (recovery.brought_back > 0 || !salvage.whole) {
            Task<ErrorKind> storing = wait_until_stored(model);
            (void)co_await storing;
            Task<ErrorKind> refreshing = refresh_copy(model, ports);
            (void)co_await refreshing;
        }
    }
    recovery.verified_ms = model.now_ms;
    recovery.verified_bad = bad;
    co_return ErrorKind::none;
}

}  // namespace

Task<ErrorKind> refresh_copy(Model& model, Ports& ports) {
    if (model.keeping_nothing) co_return ErrorKind::none;  // what is there is the copy of something else
    ErrorKind error = ErrorKind::none;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        // What is saved from here on goes into another file, so that everything older can go.
        std::vector<std::string> old = model.vault.copy().start_anew();
        const Ticket listing = ports.copies.list();
        CopyAnswer listed(ports.copies, listing);
        const CopyReply list = co_await listed;
        if (list.error != ErrorKind::none) {
            model.vault.copy().give_up();
            co_return ErrorKind::none;
        }
        for (const CopyFile& file : list.files) {
            if (!file.held && std::find(old.begin(), old.end(), file.name) == old.end()) old.push_back(file.name);
        }
        const std::string name = copy_name('n', ports.random);
        Task<ErrorKind> writing = write_snapshot(model, ports, name);
        error = co_await writing;
        if (error != ErrorKind::none) old = {name};
        const Ticket dropping = ports.copies.drop(old);
        CopyAnswer dropped(ports.copies, dropping);
        (void)co_await dropped;
        if (error == ErrorKind::none) {
            model.vault.copy().mend();
            model.vault.copy().hold(model.vault.position());
            ports.wake.wake_in(0);
        }
        if (error != ErrorKind::conflict) break;
    }
    if (error != ErrorKind::none) model.vault.copy().give_up();
    co_return error;
}

void apply(Model& model, const action::StartAnew&, Ports& ports) {
    if (model.recovery.opening != Opening::was_here) return;
    ports.traces.write("e", {});
    ports.traces.write("k", {});
    model.recovery.opening = Opening::ask;
    model.recovery.started_anew = true;
    model.places = {{Screen::welcome}};
}

void apply(Model& model, const action::CheckEverything&, Ports& ports) {
    if (model.recovery_flow || model.keeping_nothing || !model.vault.writable()) return;
    model.recovery.step = Step::working;
    model.recovery_flow = check_everything(model, ports);
    ports.wake.wake_in(0);
}

void apply(Model& model, const action::AskToPersist&, Ports& ports) {
    ports.copies.ask_to_persist();
    model.recovery.persisted = true;  // until the next look says otherwise
}

void apply(Model& model, const action::EraseEverything&, Ports& ports) {
    if (model.keeping_nothing || !model.vault.is_open()) return;
    model.flow = {};
    model.file_flow = {};
    model.recovery_flow = erase_everything(model, ports);
    ports.wake.wake_in(0);
}

void step_recovery(Model& model, Ports& ports) {
    leave_trace(model, ports);
    // A copy that has missed something, or holds too much, is written anew once nothing else is going on.
    if (!model.recovery_flow && model.vault.copy().broken() && !model.keeping_nothing &&
        model.vault.state() == VaultState::ready && !model.vault.pending() && !model.flow && !model.copy_tried) {
        model.copy_tried = true;
        model.recovery_flow = refresh_when_open(model, ports);
    }
    if (!model.recovery_flow || !model.recovery_flow.step()) return;
    const ErrorKind error = model.recovery_flow.take();
    model.recovery_flow = {};
    model.recovery.step = error == ErrorKind::none ? Step::decided : Step::failed;
    ports.wake.wake_in(0);
}

void begin_recovery(Model& model, Ports& ports) {
    model.recovery = {};
    const Trace trace = read_trace(ports);  // now: what is opened leaves one of its own
    model.recovery.traced = trace.present;
    model.recovery_flow = open_with_copy(model, ports, trace);
}

}  // namespace mooring
