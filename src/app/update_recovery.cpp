// What is found when the vault is opened, by the table of core/recovery.h, and what is done about it. Whatever is
// brought back is a union with what is here; the copy is kept until the database has been read back.
#include <algorithm>
#include <charconv>

#include "app/rewrite.h"
#include "app/update_parts.h"
#include "core/sorting.h"

namespace mooring {

namespace {

using Step = Recovery::Step;

constexpr std::size_t kLeastCompaction = 4 * 1024 * 1024;
constexpr std::size_t kManyFiles = 12;

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

// The vault as the copy says it was, under its name.
Head adopted_head(const JournalFrame& begin, HeadPosition newest) {
    Head head;
    head.vault_id = begin.vault_id;
    head.epoch = std::max<std::uint32_t>(1, newest.epoch);
    head.revision = newest.revision;
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
        model.vault.adopt(adopted_head(*begin, look.newest), begin->slots, ports);
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
    Task<ErrorKind> refreshing = refresh_copy(model, ports, OtherTabs::keep);
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
    model.vault.found_missing(model.recovery.brought_back);
    Task<ErrorKind> refreshing = refresh_copy(model, ports, OtherTabs::keep);
    (void)co_await refreshing;
    co_return ErrorKind::none;
}

Task<ErrorKind> refresh_when_open(Model& model, Ports& ports) {
    Until open([&model] { return model.vault.writable() && model.vault.position() != HeadPosition{}; });
    co_await open;
    const bool forget = std::exchange(model.recovery.must_forget, false);
    Task<ErrorKind> refreshing = refresh_copy(model, ports, forget ? OtherTabs::let_go : OtherTabs::keep);
    const ErrorKind error = co_await refreshing;
    if (forget && error != ErrorKind::none) model.recovery.must_forget = true;  // still to be done
    co_return ErrorKind::none;
}

// The head is well. Only when everything was read, which for a sealed vault is after it was unlocked, it is known
// whether all rows are.
Task<ErrorKind> mend_when_open(Model& model, Ports& ports, CopyLook look, bool refresh) {
    Until open([&model] { return model.vault.writable() && model.vault.position() != HeadPosition{}; });
    co_await open;
    if (model.vault.unreadable_rows() > 0 && !look.names.empty()) {
        Task<ErrorKind> mending = bring_back(model, ports, std::move(look));
        co_return co_await mending;
    }
    if (!refresh) co_return ErrorKind::none;
    Task<ErrorKind> refreshing = refresh_when_open(model, ports);
    co_return co_await refreshing;
}

// A sealed vault has lost the row that opens it: the same table lies in localStorage and at the start of each file of
// the copy. Empty when it is in neither.
Task<Bytes> find_spare_slots(Model& model, Ports& ports, std::vector<CopyFile> files) {
    const Hash128 wanted = model.vault.head().vault_id;
    const auto fits = [&wanted](const Bytes& slots) {
        const auto table = decode_slots(slots);
        return table && table.value().vault_id == wanted;
    };
    Bytes spare = from_hex(ports.traces.read("k"));
    if (fits(spare)) co_return spare;
    // Newest first: an older table may hold a passphrase that is no longer the one.
    std::vector<std::string> names;
    sort_by(files, [](const CopyFile& a, const CopyFile& b) {
        return position_at_end(b.tail).value_or(HeadPosition{}) < position_at_end(a.tail).value_or(HeadPosition{});
    });
    for (const CopyFile& file : files) names.push_back(file.name);
    Task<Result<std::vector<Bytes>>> reading = read_files(ports, std::move(names));
    const Result<std::vector<Bytes>> read = co_await reading;
    for (const Bytes& file : read.value()) {
        const auto begin = read_begin(file);
        if (begin && fits(begin->slots)) co_return begin->slots;
    }
    co_return Bytes{};
}

Findings findings_of(const Model& model, const CopyLook& look, const Trace& trace) {
    Findings findings;
    const bool other = look.names.empty() && !look.other_vault.empty();
    findings.copy = other ? CopyFinding::readable : look.finding;
    findings.copy_is_of_another_vault = other;
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

Task<ErrorKind> erase_everything(Model& model, Ports& ports) {
    forget_content(model);
    model.vault = Vault{};
    ports.tabs.say({TabWord::erased});
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
    if (model.vault.slots_lost()) {
        Task<Bytes> seeking = find_spare_slots(model, ports, list.files);
        const Bytes spare = co_await seeking;
        recovery.slots_found = !spare.empty();
        if (recovery.slots_found) model.vault.use_spare_slots(spare, ports);
        co_await rest;
    }
    recovery.in_cache = list.in_cache;
    take_space(recovery, list);
    const CopyLook look = look_at(list.files, model.vault);
    recovery.other_vault = look.other_vault;
    recovery.copy = list.error == ErrorKind::none ? look.finding : CopyFinding::none;
    if (list.error != ErrorKind::none) model.vault.copy().give_up();
    recovery.opening = decide(findings_of(model, look, trace));
    const bool restoring = recovery.opening == Opening::restore_copy;
    recovery.step = restoring ? Step::working : Step::decided;
    ports.wake.wake_in(0);
    if (list.error != ErrorKind::none) co_return ErrorKind::none;
    const bool much = look.bytes >= kLeastCompaction || look.names.size() >= kManyFiles;
    Task<ErrorKind> work;
    switch (recovery.opening) {
        case Opening::restore_copy: work = restore_from_copy(model, ports, look); break;
        case Opening::bring_back: work = bring_back(model, ports, look); break;
        case Opening::go_on:
            model.vault.copy().hold(look.newest);
            work = mend_when_open(model, ports, look, much || look.outdated);
            break;
        case Opening::refresh_copy:
        case Opening::set_copy_aside:
            // What stands before a torn end may be all there is of a save.
            work = recovery.copy == CopyFinding::damaged ? bring_back(model, ports, look)
                                                         : mend_when_open(model, ports, look, true);
            break;
        case Opening::older_state: work = mend_when_open(model, ports, look, look.outdated); break;
        default:
            if (recovery.copy != CopyFinding::damaged) co_return ErrorKind::none;
            work = bring_back(model, ports, look);
    }
    co_return co_await work;
}

Task<ErrorKind> drop_other_copy(Model& model, Ports& ports) {
    const Ticket dropping = ports.copies.drop(std::exchange(model.recovery.other_vault, {}));
    CopyAnswer dropped(ports.copies, dropping);
    const CopyReply reply = co_await dropped;
    co_return reply.error;
}

// The trace is written at rest, not with each save.
void leave_trace(Model& model, Ports& ports) {
    if (model.keeping_nothing || model.vault.state() != VaultState::ready || model.vault.pending()) return;
    if (model.recovery.step == Recovery::Step::looking) return;
    const std::string trace = trace_of(model.vault);
    if (trace == model.told_trace) return;
    model.told_trace = trace;
    ports.traces.write("e", trace);
    leave_slots(model, ports);
}

}  // namespace

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

void apply(Model&, const action::CopyHealth& health, Ports& ports) {
    (void)ports.files.copy(health.text);
}

// What is kept for another vault goes only when the person says so.
void apply(Model& model, const action::DropOtherCopy&, Ports& ports) {
    if (model.recovery.other_vault.empty() || model.recovery_flow) return;
    model.recovery_flow = drop_other_copy(model, ports);
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
