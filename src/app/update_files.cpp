// Backups checked, and files brought in. Each is a task (app/task.h) that says in model.file_work how far it is. What
// is here is never cleared, and a file that is to be overwritten must first be read whole.
#include <algorithm>

#include "app/rewrite.h"
#include "app/slot_keys.h"
#include "app/update_parts.h"
#include "core/backup.h"
#include "core/export.h"
#include "core/holds.h"
#include "core/sorting.h"

namespace mooring {

namespace {

using Step = FileWork::Step;
using What = FileWork::What;

// What the person types is tried as often as it takes.
Task<Result<Key>> ask_for_key(Model& model, Ports& ports, SlotTable slots) {
    FileWork& work = model.file_work;
    for (;;) {
        work.step = Step::asking;
        Until given([&work] { return work.secret.has_value(); });
        co_await given;
        std::string secret = *std::exchange(work.secret, std::nullopt);
        work.step = Step::reading;
        const bool by_code = recovery_from_text(secret).has_value();
        Task<Result<Key>> opening = open_slots(ports, slots, std::move(secret), by_code);
        Result<Key> opener = co_await opening;
        if (opener || opener.error().kind != ErrorKind::secret) co_return opener;
        work.error = ErrorKind::secret;
    }
}

// Opens a sealed file: with the vault's own key if that does it, else with what the person types.
Task<Result<BackupContent>> open_sealed_file(Model& model, Ports& ports, const Bytes& bytes) {
    const auto header = read_backup_header(bytes);
    if (!header) co_return header.error();
    if (model.vault.keys().is_sealed()) {
        auto own = open_backup(bytes, header.value(), model.vault.keys().data_key);
        if (own || own.error().kind != ErrorKind::secret) co_return own;
    }
    Task<Result<Key>> asking = ask_for_key(model, ports, header.value().slots);
    const Result<Key> opener = co_await asking;
    if (!opener) co_return opener.error();
    co_return open_backup(bytes, header.value(), opener.value());
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
        note_checked(model, content.value().revision, file.name, ports);
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

// What came in is shown first, and added when the person agrees.
Task<ErrorKind> agree_and_add(Model& model, Ports& ports) {
    FileWork& work = model.file_work;
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

void plan(Model& model, const BackupContent& content) {
    const bool own = content.vault_id == model.vault.head().vault_id || model.vault.state() == VaultState::absent;
    FileWork& work = model.file_work;
    work.plan = plan_merge(model.vault.replica(), content.bodies, own ? MergeWhat::everything : MergeWhat::no_local);
    work.created_ms = content.created_ms;
    work.edited = content.edited;
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
        plan(model, content.value());
    } else if (is_sealed_file(file.bytes)) {
        co_return content.error().kind;
    } else {
        work.foreign = read_foreign(file.name, {reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size()},
                                    model.utc_offset_min);
        if (work.foreign->format == ForeignFormat::unknown) co_return ErrorKind::bad_file;
        if (work.foreign->error != ErrorKind::none) co_return work.foreign->error;
    }
    Task<ErrorKind> adding = agree_and_add(model, ports);
    co_return co_await adding;
}

// What the second copy holds of another vault, as if it were a file.
Task<ErrorKind> bring_in_copy(Model& model, Ports& ports) {
    Task<Result<std::vector<Bytes>>> reading = read_files(ports, model.recovery.other_vault);
    Result<std::vector<Bytes>> read = co_await reading;
    std::vector<Bytes>& files = read.value();
    const auto newer = [](const Bytes& a, const Bytes& b) {
        return position_at_end(b).value_or(HeadPosition{}) < position_at_end(a).value_or(HeadPosition{});
    };
    std::erase_if(files, [](const Bytes& file) { return !read_begin(file); });
    if (files.empty()) co_return ErrorKind::damaged;
    sort_by(files, newer);
    const JournalFrame begin = *read_begin(files.front());
    std::erase_if(files, [&](const Bytes& file) { return read_begin(file)->vault_id != begin.vault_id; });
    Keyring keys = Keyring::plain(begin.vault_id);
    if (!begin.slots.empty()) {
        const auto table = decode_slots(begin.slots);
        if (!table) co_return table.error().kind;
        Task<Result<Key>> asking = ask_for_key(model, ports, table.value());
        const Result<Key> key = co_await asking;
        if (!key) co_return key.error().kind;
        keys = Keyring::sealed(key.value(), begin.vault_id);
    }
    BackupContent content;
    content.vault_id = begin.vault_id;
    for (const auto& [key, value] : read_journals(keys, files).rows) {
        if (auto body = unwrap_row(keys, key, value)) content.bodies.push_back(std::move(body).value());
    }
    plan(model, content);
    Task<ErrorKind> adding = agree_and_add(model, ports);
    co_return co_await adding;
}

}  // namespace

void apply(Model& model, const action::CheckBackup&, Ports& ports) {
    if (!may_work_with_files(model)) return;
    start_file_work(model, What::check, check_backup(model, ports));
    step_file_work(model, ports);
}

void apply(Model& model, const action::BringIn&, Ports& ports) {
    if (!may_work_with_files(model) || !model.vault.writable()) return;
    start_file_work(model, What::bring_in, bring_in(model, ports));
    step_file_work(model, ports);
}

void apply(Model& model, const action::BringInCopy&, Ports& ports) {
    if (!may_work_with_files(model) || !model.vault.writable() || model.recovery.other_vault.empty()) return;
    start_file_work(model, What::bring_copy, bring_in_copy(model, ports));
    model.places.push_back({Screen::files, {}});
    ports.wake.wake_in(0);
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
    if ((work.what != What::bring_in && work.what != What::bring_copy) || work.step != Step::done || work.added.empty())
        return;
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
    if (!may_work_with_files(model)) return;
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

}  // namespace mooring
