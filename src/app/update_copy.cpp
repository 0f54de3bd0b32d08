// The second copy as a whole: what its files say, writing it anew, and comparing it with the database.
#include <algorithm>

#include "app/rewrite.h"
#include "app/update_parts.h"

namespace mooring {

namespace {

constexpr std::uint32_t kPage = 200;
constexpr int kAttempts = 3;
constexpr std::int64_t kTabsPatienceMs = 5'000;
constexpr std::int64_t kAskAgainMs = 100;

// Whose copy is ours to count; nothing while the store does not say for certain which vault it holds.
std::optional<Hash128> vault_of(const Vault& vault) {
    if (vault.is_sealed()) {
        const auto table = decode_slots(vault.slots());
        if (table) return table.value().vault_id;
    }
    if (vault.position() == HeadPosition{} || !vault.head_readable()) return std::nullopt;
    return vault.head().vault_id;
}

// Where the store does not say it, the vault of the newest file.
std::optional<Hash128> vault_of_newest(const std::vector<CopyFile>& files) {
    std::optional<Hash128> found;
    HeadPosition newest;
    for (const CopyFile& file : files) {
        const auto id = vault_at_start(file.start);
        const HeadPosition end = position_at_end(file.tail).value_or(HeadPosition{});
        if (!id || (found && end < newest)) continue;
        found = id;
        newest = end;
    }
    return found;
}

bool is_of_another(const CopyFile& file, const std::optional<Hash128>& vault) {
    const auto id = vault_at_start(file.start);
    return vault && id && *id != *vault;
}

}  // namespace

// From both ends of the files alone. A file that another tab writes to counts, but never as ahead of the database.
CopyLook look_at(const std::vector<CopyFile>& files, const Vault& vault) {
    CopyLook look;
    const HeadPosition stored = vault.position();
    auto ours = vault_of(vault);
    if (!ours) ours = vault_of_newest(files);
    for (const CopyFile& file : files) {
        if (is_of_another(file, ours)) {
            look.other_vault.push_back(file.name);
            continue;
        }
        look.names.push_back(file.name);
        look.bytes += file.size;
        const auto end = position_at_end(file.tail);
        // What ends before the vault was sealed, or was cut, may still hold the text as it was then.
        look.outdated = look.outdated || (!file.held && (!end || end->epoch < stored.epoch));
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

void take_space(Recovery& recovery, const CopyReply& list) {
    recovery.persisted = list.persisted;
    recovery.space_used = list.used;
    recovery.space_quota = list.quota;
}

namespace {

// A snapshot of everything that is stored, as one file; gives how far that is. Failure: conflict when something was
// saved meanwhile, here or in another tab.
Task<Result<HeadPosition>> write_snapshot(Model& model, Ports& ports, std::string name) {
    const Keyring keys = model.vault.keys().copy();
    StoredVault known{model.vault.head(), model.vault.slots()};
    Task<StoredVault> looking = stored_vault(ports, keys, std::move(known));
    const StoredVault stored = co_await looking;
    const Head& head = stored.head;
    const HeadPosition position{head.epoch, head.revision};
    JournalFrame begin;
    begin.kind = FrameKind::begin;
    begin.vault_id = keys.vault_id;
    begin.slots = stored.slots;
    Bytes next = encode_frame(keys, begin);
    RowKey after{};
    for (bool more = true; more;) {
        const Ticket loading = ports.store->load(head.generation, after, kPage, LoadWhat::rows);
        StoreAnswer loaded(ports, loading);
        const StoreReply page = co_await loaded;
        if (page.error != ErrorKind::none) co_return Error{page.error, "page"};
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
        if (reply.error != ErrorKind::none) co_return Error{reply.error, "append"};
        next.clear();
        if (!model.vault.is_open()) co_return Error{ErrorKind::conflict, "closed"};
    }
    Task<StoredVault> looking_again = stored_vault(ports, keys, stored);
    const StoredVault now = co_await looking_again;
    if (position != HeadPosition{now.head.epoch, now.head.revision}) co_return Error{ErrorKind::conflict, "saved"};
    JournalFrame end;
    end.kind = FrameKind::end;
    end.position = position;
    end.vault_id = head.vault_id;
    end.head = encode_head(keys, head);
    const Ticket appending = ports.copies.append(name, encode_frame(keys, end));
    CopyAnswer appended(ports.copies, appending);
    const CopyReply reply = co_await appended;
    if (reply.error != ErrorKind::none) co_return Error{reply.error, "append"};
    const Ticket reading = ports.copies.read(name);
    CopyAnswer read(ports.copies, reading);
    const CopyReply back = co_await read;
    if (!model.vault.is_open()) co_return Error{ErrorKind::conflict, "closed"};
    std::vector<Bytes> files;
    files.push_back(back.bytes);
    const Salvage salvage = read_journals(keys, files);
    if (!salvage.whole || salvage.broken_files > 0) co_return Error{ErrorKind::unverified, "copy"};
    co_return position;
}

}  // namespace

namespace {

// What another tab still holds of the copy as it was before.
bool is_left(const CopyFile& file, const std::vector<std::string>& before, const std::string& snapshot,
             HeadPosition written) {
    if (!file.held || file.name == snapshot) return false;
    const auto end = position_at_end(file.tail);
    return !end || *end < written || std::find(before.begin(), before.end(), file.name) != before.end();
}

// Tells the other tabs until none of them holds anything older. Failure: blocked; conflict when another tab has done
// the same at the same time, and this snapshot went with it.
Task<ErrorKind> wait_for_other_tabs(Ports& ports, std::vector<std::string> before, std::string snapshot,
                                    HeadPosition written) {
    const std::int64_t until = ports.clock.now_ms() + kTabsPatienceMs;
    for (;;) {
        ports.tabs.say({TabWord::renewed, written});
        const Ticket listing = ports.copies.list();
        CopyAnswer listed(ports.copies, listing);
        const CopyReply list = co_await listed;
        const bool left = std::any_of(list.files.begin(), list.files.end(),
                                      [&](const CopyFile& file) { return is_left(file, before, snapshot, written); });
        const bool there = std::any_of(list.files.begin(), list.files.end(),
                                       [&](const CopyFile& file) { return file.name == snapshot; });
        if (!there) co_return ErrorKind::conflict;
        if (!left) co_return ErrorKind::none;
        const std::int64_t again = ports.clock.now_ms() + kAskAgainMs;
        if (again > until) co_return ErrorKind::blocked;
        Until later([&ports, again] {
            ports.wake.wake_in(kAskAgainMs);
            return ports.clock.now_ms() >= again;
        });
        co_await later;
    }
}

}  // namespace

void leave_slots(const Model& model, Ports& ports) {
    ports.traces.write("k", model.vault.is_sealed() ? to_hex(model.vault.slots()) : std::string());
}

Task<ErrorKind> refresh_copy(Model& model, Ports& ports, OtherTabs others) {
    if (model.keeping_nothing) co_return ErrorKind::none;  // what is there is the copy of something else
    leave_slots(model, ports);
    ErrorKind error = ErrorKind::none;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        // What is saved from here on goes into another file, so that everything older can go.
        std::vector<std::string> old = model.vault.copy().start_anew();
        const std::vector<std::string> own = old;
        const Ticket listing = ports.copies.list();
        CopyAnswer listed(ports.copies, listing);
        const CopyReply list = co_await listed;
        if (list.error != ErrorKind::none) {
            model.vault.copy().give_up();
            co_return ErrorKind::none;
        }
        take_space(model.recovery, list);
        const CopyLook look = look_at(list.files, model.vault);
        std::vector<std::string> held;
        for (const CopyFile& file : list.files) {
            const auto is_file = [&](const std::string& name) { return name == file.name; };
            if (std::any_of(own.begin(), own.end(), is_file)) continue;
            if (std::none_of(look.names.begin(), look.names.end(), is_file)) continue;  // of another vault
            (file.held ? held : old).push_back(file.name);
        }
        const std::string name = copy_name('n', ports.random);
        Task<Result<HeadPosition>> writing = write_snapshot(model, ports, name);
        const Result<HeadPosition> written = co_await writing;
        error = written ? ErrorKind::none : written.error().kind;
        if (error == ErrorKind::none) {
            model.vault.copy().own(name);
        } else {
            for (const std::string& kept : own) model.vault.copy().own(kept);
            old = {name};
        }
        const Ticket dropping = ports.copies.drop(old);
        CopyAnswer dropped(ports.copies, dropping);
        (void)co_await dropped;
        if (error == ErrorKind::none) {
            model.vault.copy().mend();
            model.vault.copy().hold(written.value());
            ports.wake.wake_in(0);
            if (others == OtherTabs::keep) break;
            Task<ErrorKind> waiting = wait_for_other_tabs(ports, std::move(held), name, written.value());
            error = co_await waiting;
            if (error == ErrorKind::none || error == ErrorKind::blocked) co_return error;
        }
        if (error != ErrorKind::conflict) break;
    }
    if (error != ErrorKind::none) model.vault.copy().give_up();
    co_return error;
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
        Task<Result<std::vector<Bytes>>> reading = read_files(ports, look_at(list.files, model.vault).names);
        const Result<std::vector<Bytes>> files = co_await reading;
        const Salvage salvage = read_journals(model.vault.keys(), files.value());
        recovery.brought_back = add_missing(model, salvage, ports);
        if (recovery.brought_back > 0 || !salvage.whole) {
            Task<ErrorKind> storing = wait_until_stored(model);
            (void)co_await storing;
            Task<ErrorKind> refreshing = refresh_copy(model, ports, OtherTabs::keep);
            (void)co_await refreshing;
        }
    }
    recovery.verified_ms = model.now_ms;
    recovery.verified_bad = bad;
    co_return ErrorKind::none;
}

}  // namespace mooring
