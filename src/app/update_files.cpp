// Backups written, checked and brought in. Each is a task (app/task.h) that says in model.file_work how far it is. What
// is here is never cleared, and a file that is to be overwritten must first be read whole.
#include <algorithm>

#include "app/rewrite.h"
#include "app/update_parts.h"
#include "core/backup.h"
#include "core/export.h"
#include "core/holds.h"

namespace mooring {

namespace {

using Step = FileWork::Step;
using What = FileWork::What;

constexpr std::uint32_t kPage = 200;
constexpr std::string_view kBackupType = "application/octet-stream";

using FileAnswer = ReplyOf<Files>;

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
    Task<Result<Slot>> closing = passphrase_slot(model, ports, std::move(passphrase), sealer.slots, sealer.opener);
    const Result<Slot> slot = co_await closing;
    if (!slot) co_return slot.error();
    sealer.slots.slots.push_back(slot.value());
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

void note_checked(Model& model, std::uint64_t revision, Ports& ports) {
    model.document.notes.backup_checked_ms = model.now_ms;
    model.document.notes.backup_revision = revision;
    save_notes(model, ports);
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
    note_checked(model, revision, ports);
    co_return ErrorKind::none;
}

// Opens a sealed file: with the vault's own key if that does it, else with what the person types, as often as it takes.
Task<Result<BackupContent>> open_sealed_file(Model& model, Ports& ports, const Bytes& bytes) {
    FileWork& work = model.file_work;
    const auto header = read_backup_header(bytes);
    if (!header) co_return header.error();
    if (model.vault.keys().is_sealed()) {
        auto own = open_backup(bytes, header.value(), model.vault.keys().data_key);
        if (own || own.error().kind != ErrorKind::secret) co_return own;
    }
    for (;;) {
        work.step = Step::asking;
        Until given([&work] { return work.secret.has_value(); });
        co_await given;
        std::string secret = *std::exchange(work.secret, std::nullopt);
        work.step = Step::reading;
        const bool by_code = recovery_from_text(secret).has_value();
        Task<Result<Key>> opening = open_slots(ports, header.value().slots, std::move(secret), by_code);
        const Result<Key> opener = co_await opening;
        if (opener) co_return open_backup(bytes, header.value(), opener.value());
        if (opener.error().kind != ErrorKind::secret) co_return opener.error();
        work.error = ErrorKind::secret;
    }
}

bool is_sealed_file(const Bytes& bytes) {
    return !bytes.empty() && bytes[0] == 0x89;
}

Task<Result<BackupContent>> read_file(Model& model, Ports& ports, const Bytes& bytes) {
    if (is_sealed_file(bytes)) {
        Task<Result<BackupContent>> opening = open_sealed_file(model, ports, bytes);
        co_return co_await opening;
    }
    co_return decode_plain_backup({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

Task<ErrorKind> check_backup(Model& model, Ports& ports) {
    FileWork& work = model.file_work;
    const Ticket picking = ports.files.pick();
    FileAnswer picked(ports.files, picking);
    const FileReply file = co_await picked;
    if (file.error != ErrorKind::none) co_return file.error;
    work.name = file.name;
    Task<Result<BackupContent>> reading = read_file(model, ports, file.bytes);
    const Result<BackupContent> content = co_await reading;
    if (!content) co_return content.error().kind;
    work.plan = plan_merge(model.vault.replica(), content.value().bodies, MergeWhat::everything);
    work.created_ms = content.value().created_ms;
    work.edited = content.value().edited;
    work.checked = true;
    if (content.value().vault_id == model.vault.head().vault_id) {
        note_checked(model, content.value().revision, ports);
    }
    co_return ErrorKind::none;
}

// Who is not known by this name here stays a word to find the entry by, or in its text.
void name_people(Entry& entry, const std::vector<std::string>& names, const std::vector<Person>& persons) {
    EntryMeta& meta = entry.meta;
    for (const std::string& name : names) {
        const auto known = std::ranges::find(persons, name, &Person::name);
        const std::string tag = tidy_tag(name);
        if (known != persons.end()) {
            if (!holds(meta.people, known->id) && meta.people.size() < kMaxTags) meta.people.push_back(known->id);
        } else if (tag.empty() || meta.tags.size() == kMaxTags) {
            entry.text += "\n" + name;
        } else if (!holds(meta.tags, tag)) {
            meta.tags.push_back(tag);
        }
    }
}

// New entries, each with an id of its own; what follows is like any other writing.
void add_foreign(Model& model, const ForeignJournal& journal, std::vector<StorageKey>& added, Ports& ports) {
    for (std::size_t i = 0; i < journal.entries.size(); ++i) {
        Entry entry = journal.entries[i];
        name_people(entry, journal.people[i], model.document.persons);
        entry.id = new_id(model, ports);
        entry.created_ms = entry.edited_ms = model.now_ms;
        const auto written =
            model.vault.write({entry.id, Kind::entry, kEntrySchema, Standing::live, entry.when, encode_entry(entry)},
                              ports, model.document);
        if (written) added.push_back(storage_key(model.vault.keys(), entry.id, written.value()));
    }
}

Task<ErrorKind> bring_in(Model& model, Ports& ports) {
    FileWork& work = model.file_work;
    const Ticket picking = ports.files.pick();
    FileAnswer picked(ports.files, picking);
    const FileReply file = co_await picked;
    if (file.error != ErrorKind::none) co_return file.error;
    work.name = file.name;
    work.step = Step::reading;
    Task<Result<BackupContent>> reading = read_file(model, ports, file.bytes);
    const Result<BackupContent> content = co_await reading;
    if (content) {
        const bool own = content.value().vault_id == model.vault.head().vault_id;
        work.plan =
            plan_merge(model.vault.replica(), content.value().bodies,
                       own || model.vault.state() == VaultState::absent ? MergeWhat::everything : MergeWhat::no_local);
        work.created_ms = content.value().created_ms;
        work.edited = content.value().edited;
    } else if (is_sealed_file(file.bytes)) {
        co_return content.error().kind;
    } else {
        work.foreign = read_foreign(file.name, {reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size()},
                                    model.utc_offset_min);
        if (work.foreign->format == ForeignFormat::unknown) co_return ErrorKind::bad_file;
        if (work.foreign->error != ErrorKind::none) co_return work.foreign->error;
    }
    work.step = Step::preview;
    Until agreed([&work] { return work.agreed; });
    co_await agreed;
    work.step = Step::adding;
    leave_work(model, ports);
    for (const std::string& body : work.plan.bodies) {
        if (const auto key = model.vault.add_body(body, ports, model.document)) work.added.push_back(*key);
    }
    if (work.foreign) add_foreign(model, *work.foreign, work.added, ports);
    Until stored([&model] { return !model.vault.pending() || model.vault.save_state() == SaveState::not_saved; });
    co_await stored;
    work.stored_at_revision = model.vault.head().revision;
    // Somebody who had been here before is here again.
    if (model.recovery.opening == Opening::was_here || model.place().screen == Screen::welcome) {
        model.recovery.opening = Opening::go_on;
        model.places = {Place{}, Place{Screen::files, {}}};
    }
    co_return model.vault.pending() ? model.vault.error() : ErrorKind::none;
}

bool may_start(const Model& model) {
    return !model.file_flow && !model.flow && model.vault.is_open();
}

void start(Model& model, What what, Task<ErrorKind> flow) {
    model.file_work = {};
    model.file_work.what = what;
    model.file_work.step = Step::reading;
    model.file_flow = std::move(flow);
}

}  // namespace

void apply(Model& model, const action::BackUp& wish, Ports& ports) {
    const bool own_passphrase = !wish.passphrase.empty();
    if (!may_start(model) || (own_passphrase && !is_passphrase(wish.passphrase))) return;
    if (!wish.plain && !own_passphrase && !model.vault.is_sealed()) return;
    leave_typed(model, ports);
    start(model, What::back_up, back_up(model, ports, wish.plain, wish.same_file, wish.passphrase));
    step_file_work(model, ports);  // the picker opens inside the handler of the press
}

void apply(Model& model, const action::CheckBackup&, Ports& ports) {
    if (!may_start(model)) return;
    start(model, What::check, check_backup(model, ports));
    step_file_work(model, ports);
}

void apply(Model& model, const action::BringIn&, Ports& ports) {
    if (!may_start(model) || !model.vault.writable()) return;
    start(model, What::bring_in, bring_in(model, ports));
    step_file_work(model, ports);
}

void apply(Model& model, const action::FileSecret& given, Ports& ports) {
    if (model.file_work.step != Step::asking) return;
    model.file_work.error = ErrorKind::none;
    model.file_work.secret = given.secret;
    ports.wake.wake_in(0);
}

void apply(Model& model, const action::AgreeToBringIn&, Ports& ports) {
    if (model.file_work.step != Step::preview) return;
    model.file_work.agreed = true;
    ports.wake.wake_in(0);
}

void apply(Model& model, const action::StopFileWork&, Ports&) {
    if (model.file_work.step == Step::adding) return;
    model.file_flow = {};
    model.file_work = {};
}

// Offered until something else was saved: what came in is taken out again, and nothing else is touched.
void apply(Model& model, const action::UndoBringIn&, Ports& ports) {
    FileWork& work = model.file_work;
    if (work.what != What::bring_in || work.step != Step::done || work.added.empty()) return;
    if (model.vault.pending() || model.vault.head().revision != work.stored_at_revision) return;
    model.vault.take_out(work.added, model.document);
    ports.wake.wake_in(0);
    model.file_work = {};
    model.file_work.what = What::undone;
    model.file_work.step = Step::done;
}

void step_file_work(Model& model, Ports& ports) {
    if (!model.file_flow || !model.file_flow.step()) return;
    FileWork& work = model.file_work;
    work.error = model.file_flow.take();
    model.file_flow = {};
    work.step = work.error == ErrorKind::none ? Step::done : Step::failed;
    if (work.error == ErrorKind::cancelled) work = {};
    ports.wake.wake_in(0);
}

void apply(Model& model, const action::TakeAway& away, Ports& ports) {
    if (!may_start(model)) return;
    leave_typed(model, ports);
    const bool markdown = away.form == action::TakeAway::Form::markdown;
    const std::string name = "notes-" + print_date(model.today) + (markdown ? ".md" : ".csv");
    ports.files.offer(name, markdown ? "text/markdown" : "text/csv",
                      markdown ? to_markdown(model.document) : to_csv(model.document));
    model.file_work = {};
    model.file_work.what = What::take_away;
    model.file_work.step = Step::done;
    model.file_work.name = name;
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
