// Backups written: one file, or generations of it in a folder of the person's own. A file is read back in memory before
// anybody sees it, and where the browser can, once more from its place: only then it counts as checked.
#include <algorithm>
#include <cstdlib>

#include "app/rewrite.h"
#include "app/slot_keys.h"
#include "app/update_parts.h"
#include "core/backup.h"
#include "core/sorting.h"

namespace mooring {

namespace {

using Step = FileWork::Step;
using What = FileWork::What;

constexpr std::uint32_t kPage = 200;
constexpr std::size_t kGenerations = 3;  // in a folder
constexpr std::string_view kBackupType = "application/octet-stream";

// Every body that is stored, as it is. What was answered about safety never leaves unsealed.
Task<Result<std::vector<std::string>>> collect_bodies(Model& model, Ports& ports, bool plain) {
    std::vector<std::string> bodies;
    RowKey after{};
    for (bool more = true; more;) {
        const Ticket loading = ports.store->load(model.vault.head().generation, after, kPage, LoadWhat::rows);
        StoreAnswer loaded(ports, loading);
        const StoreReply page = co_await loaded;
        if (page.error != ErrorKind::none) co_return Error{page.error, "load"};
        more = page.more && !page.rows.empty();
        for (const Row& row : page.rows) {
            after = row.key;
            auto body = unwrap_row(model.vault.keys(), storage_key_of(row.key), row.value);
            if (!body) continue;
            const auto revision = decode_body(body.value());
            if (plain && (!revision || revision.value().kind == Kind::safety)) continue;
            bodies.push_back(std::move(body).value());
        }
    }
    co_return bodies;
}

std::string backup_name(const Model& model, bool plain) {
    return "notes-" + print_date(model.today) + (plain ? ".json" : ".mbk");
}

// A file sealed with the vault's own slots, which opens with passphrase or recovery code; never with a passkey.
SlotTable own_slots(const Model& model) {
    SlotTable table = decode_slots(model.vault.slots()).value();
    std::erase_if(table.slots, [](const Slot& slot) { return slot.kind == SlotKind::passkey; });
    return table;
}

struct Sealer {
    SlotTable slots;
    Key opener{};
};

Task<Result<Sealer>> sealer_for(Model& model, Ports& ports, std::string passphrase) {
    Sealer sealer;
    if (passphrase.empty()) {
        sealer.slots = own_slots(model);
        sealer.opener = model.vault.keys().data_key;
        co_return sealer;
    }
    sealer.opener = random_bytes<32>(ports.random);
    sealer.slots.vault_id = ports.random.bytes();
    Task<Result<ClosedSlot>> closing =
        close_by_passphrase(model.key_work, ports, std::move(passphrase), sealer.slots, sealer.opener);
    const Result<ClosedSlot> closed = co_await closing;
    model.key_work.step = KeyWork::Step::none;
    if (!closed) co_return closed.error();
    sealer.slots.slots.push_back(closed.value().slot);
    co_return sealer;
}

// The whole file, read back in memory before anybody sees it.
Task<Result<Bytes>> make_file(Model& model, Ports& ports, bool plain, std::string passphrase) {
    Until saved([&model] { return !model.vault.pending() || model.vault.save_state() == SaveState::not_saved; });
    co_await saved;
    BackupContent content;
    content.vault_id = model.vault.head().vault_id;
    content.epoch = model.vault.head().epoch;
    content.revision = model.vault.head().revision;
    content.created_ms = model.now_ms;
    Task<Result<std::vector<std::string>>> collecting = collect_bodies(model, ports, plain);
    Result<std::vector<std::string>> bodies = co_await collecting;
    if (!bodies) co_return bodies.error();
    content.bodies = std::move(bodies).value();
    if (plain) {
        const std::string text = encode_plain_backup(content);
        const auto back = decode_plain_backup(text);
        if (!back || back.value().edited) co_return Error{ErrorKind::unverified, "plain"};
        co_return Bytes(text.begin(), text.end());
    }
    Task<Result<Sealer>> sealing = sealer_for(model, ports, std::move(passphrase));
    const Result<Sealer> sealer = co_await sealing;
    if (!sealer) co_return sealer.error();
    const BackupRandom random{random_bytes<32>(ports.random), random_bytes<32>(ports.random),
                              random_bytes<24>(ports.random), random_bytes<16>(ports.random)};
    Bytes file = encode_backup(content, sealer.value().slots, sealer.value().opener, random);
    const auto header = read_backup_header(file);
    if (!header) co_return Error{ErrorKind::unverified, "header"};
    const auto back = open_backup(file, header.value(), sealer.value().opener);
    if (!back || digest(back.value()) != digest(content)) co_return Error{ErrorKind::unverified, "file"};
    co_return file;
}

// A file in its place is only overwritten when it was read whole and holds nothing that is not here.
ErrorKind may_overwrite(const Model& model, const Bytes& old) {
    if (old.empty()) return ErrorKind::none;
    const auto header = read_backup_header(old);
    if (!header) return ErrorKind::file_changed;
    const auto content = open_backup(old, header.value(), model.vault.keys().data_key);
    if (!content) return ErrorKind::file_changed;
    const MergePlan plan = plan_merge(model.vault.replica(), content.value().bodies, MergeWhat::no_local);
    return plan.added + plan.updated + plan.both_kept > 0 ? ErrorKind::file_changed : ErrorKind::none;
}

Task<ErrorKind> back_up(Model& model, Ports& ports, bool plain, bool same_file, std::string passphrase) {
    FileWork& work = model.file_work;
    // First of all, while the press that asked for it still counts: browsers open a picker only then.
    const std::string name = backup_name(model, plain);
    const Ticket choosing = ports.files.target(name, same_file);
    FileAnswer chosen(ports.files, choosing);
    const FileReply place = co_await chosen;
    const bool in_place = place.error == ErrorKind::none;
    if (!in_place && place.error != ErrorKind::unsupported) co_return place.error;
    if (same_file && in_place) {
        const ErrorKind kept = may_overwrite(model, place.bytes);
        if (kept != ErrorKind::none) co_return kept;
    }
    const std::uint64_t revision = model.vault.head().revision;
    Task<Result<Bytes>> making = make_file(model, ports, plain, std::move(passphrase));
    const Result<Bytes> file = co_await making;
    if (!file) co_return file.error().kind;
    work.name = in_place ? place.name : name;
    if (!in_place) {
        ports.files.offer(name, kBackupType, {reinterpret_cast<const char*>(file.value().data()), file.value().size()});
        co_return ErrorKind::none;
    }
    const Ticket writing = ports.files.write(file.value());
    FileAnswer written(ports.files, writing);
    const FileReply back = co_await written;
    if (back.error != ErrorKind::none) co_return back.error;
    if (back.bytes != file.value()) co_return ErrorKind::unverified;
    work.checked = true;
    note_checked(model, revision, work.name, ports);
    co_return ErrorKind::none;
}

// Only names that we give, "notes-2026-03-04.mbk" and with a number "notes-2026-03-04-2.mbk": the day and the number.
std::optional<std::pair<std::string, int>> generation_of(const std::string& name) {
    constexpr std::string_view kForm = "notes-0000-00-00";
    constexpr std::string_view kEnd = ".mbk";
    if (!name.ends_with(kEnd) || name.size() < kForm.size() + kEnd.size()) return std::nullopt;
    const bool fits = std::equal(kForm.begin(), kForm.end(), name.begin(),
                                 [](char form, char is) { return form == '0' ? is >= '0' && is <= '9' : form == is; });
    const std::string rest = name.substr(kForm.size(), name.size() - kForm.size() - kEnd.size());
    const std::string day = name.substr(0, kForm.size());
    if (fits && rest.empty()) return std::pair(day, 1);
    const bool numbered = rest.size() > 1 && rest.size() < 8 && rest[0] == '-';
    if (!fits || !numbered || rest.find_first_not_of("0123456789", 1) != std::string::npos) return std::nullopt;
    return std::pair(day, std::atoi(rest.c_str() + 1));
}

// Oldest first.
std::vector<std::string> generations(std::vector<std::string> names) {
    std::erase_if(names, [](const std::string& name) { return !generation_of(name); });
    sort_by(names, [](const std::string& a, const std::string& b) { return *generation_of(a) < *generation_of(b); });
    return names;
}

// Later than every one of that day, also when the first ones are gone: sorted by name they must be sorted by age.
std::string next_name(const Model& model, const std::vector<std::string>& taken) {
    const std::string day = "notes-" + print_date(model.today);
    int last = 0;
    for (const std::string& name : taken) {
        const auto known = generation_of(name);
        if (known && known->first == day) last = std::max(last, known->second);
    }
    return day + (last == 0 ? "" : "-" + std::to_string(last + 1)) + ".mbk";
}

// A new file each time, so that nothing is written over; the oldest go only when the new one has been checked.
Task<ErrorKind> back_up_in_folder(Model& model, Ports& ports, bool last_time) {
    FileWork& work = model.file_work;
    const Ticket choosing = ports.files.folder(last_time);
    FileAnswer chosen(ports.files, choosing);
    const FileReply folder = co_await chosen;
    if (folder.error != ErrorKind::none) co_return folder.error;
    const std::uint64_t revision = model.vault.head().revision;
    Task<Result<Bytes>> making = make_file(model, ports, false, {});
    const Result<Bytes> file = co_await making;
    if (!file) co_return file.error().kind;
    work.name = next_name(model, folder.names);
    const Ticket writing = ports.files.write_in(work.name, file.value());
    FileAnswer written(ports.files, writing);
    const FileReply back = co_await written;
    if (back.error != ErrorKind::none || back.bytes != file.value()) {
        // Half a file must not count among the generations.
        const Ticket removing = ports.files.remove_in(work.name);
        FileAnswer removed(ports.files, removing);
        (void)co_await removed;
        co_return back.error != ErrorKind::none ? back.error : ErrorKind::unverified;
    }
    work.checked = true;
    model.document.notes.backup_in_folder = true;
    note_checked(model, revision, work.name, ports);
    std::vector<std::string> kept = generations(folder.names);
    while (kept.size() + 1 > kGenerations) {
        const Ticket removing = ports.files.remove_in(kept.front());
        FileAnswer removed(ports.files, removing);
        (void)co_await removed;  // one too many does no harm
        kept.erase(kept.begin());
    }
    co_return ErrorKind::none;
}

}  // namespace

void note_checked(Model& model, std::uint64_t revision, std::string name, Ports& ports) {
    model.document.notes.backup_checked_ms = model.now_ms;
    model.document.notes.backup_revision = revision;
    model.document.notes.backup_name = std::move(name);
    save_notes(model, ports);
}

bool may_work_with_files(const Model& model) {
    return !model.file_flow && !model.flow && model.vault.is_open();
}

void start_file_work(Model& model, FileWork::What what, Task<ErrorKind> flow) {
    model.file_work = {};
    model.file_work.what = what;
    model.file_work.step = Step::reading;
    model.file_flow = std::move(flow);
}

void apply(Model& model, const action::BackUp& wish, Ports& ports) {
    const bool own_passphrase = !wish.passphrase.empty();
    if (!may_work_with_files(model) || (own_passphrase && !is_passphrase(wish.passphrase))) return;
    if (!wish.plain && !own_passphrase && !model.vault.is_sealed()) return;
    leave_typed(model, ports);
    start_file_work(model, What::back_up, back_up(model, ports, wish.plain, wish.same_file, wish.passphrase));
    step_file_work(model, ports);  // the picker opens inside the handler of the press
}

void apply(Model& model, const action::BackUpInFolder& wish, Ports& ports) {
    if (!may_work_with_files(model) || !model.vault.is_sealed()) return;
    leave_typed(model, ports);
    start_file_work(model, What::back_up, back_up_in_folder(model, ports, wish.last_time));
    step_file_work(model, ports);  // the picker opens inside the handler of the press
}

bool backup_is_due(const Model& model) {
    constexpr std::int64_t kWeekMs = 7LL * 24 * 60 * 60 * 1000;
    constexpr std::uint64_t kManySaves = 20;
    const DeviceNotes& notes = model.document.notes;
    if (model.keeping_nothing || !notes.remind || model.now_ms < notes.remind_from_ms) return false;
    const std::uint64_t revision = model.vault.head().revision;
    if (revision <= notes.backup_revision || model.document.entries.size() + model.document.sittings.size() == 0) {
        return false;
    }
    const bool many = revision - notes.backup_revision >= kManySaves;
    return many || (notes.backup_checked_ms != 0 && model.now_ms - notes.backup_checked_ms >= kWeekMs);
}

void apply(Model& model, const action::RemindBackup& choice, Ports& ports) {
    constexpr std::int64_t kDayMs = 24LL * 60 * 60 * 1000;
    model.document.notes.remind = choice.on;
    model.document.notes.remind_from_ms = choice.on ? model.now_ms + choice.after_days * kDayMs : 0;
    save_notes(model, ports);
}

}  // namespace mooring
