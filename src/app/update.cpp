#include "app/update.h"

#include <algorithm>

#include "app/any_action.h"
#include "app/derive.h"
#include "app/phase.h"
#include "app/result_sheet.h"
#include "app/update_parts.h"

namespace mooring {

namespace {

void apply(Model& model, const action::Open& open, Ports& ports) {
    if (is_work(open.screen)) return;  // only with something to work on: NewEntry, StartSitting and the like
    if (!is_always_open(open.screen)) leave_work(model, ports);
    show(model, {open.screen, open.id, open.key});
}

void apply(Model& model, const action::Section& section, Ports& ports) {
    if (is_work(section.screen)) return;
    leave_work(model, ports);
    show_section(model, section.screen);
}

void apply(Model& model, const action::Back&, Ports& ports) {
    if (!model.can_go_back()) return;
    const Place left = model.place();
    if (!is_always_open(left.screen)) leave_work(model, ports);
    if (model.can_go_back() && model.place() == left) model.places.pop_back();
}

void apply(Model& model, const action::FinishWelcome&, Ports& ports) {
    Settings& settings = model.document.settings;
    settings.welcomed = true;
    if (settings.order_seed == 0) {
        for (const std::uint8_t byte : ports.random.bytes()) settings.order_seed = settings.order_seed << 8 ^ byte;
    }
    save_settings(model, ports);
    show_section(model, Screen::today);
}

void apply(Model& model, const action::Undo&, Ports& ports) {
    const std::vector<Write> undo = std::move(model.toast.undo);
    if (undo.empty()) return;
    model.toast = {};
    for (const Write& write : undo) {
        (void)model.vault.write(write, ports, model.document);  // what was stored once fits again
    }
}

void apply(Model& model, const action::DismissToast&, Ports&) {
    model.toast = {};
}

void apply(Model& model, const action::Print&, Ports& ports) {
    const bool result = model.place().screen == Screen::result;
    const Report sheet = result ? result_sheet(model, model.place().id) : Report{};
    if (sheet.sections.empty()) return ports.files.print();
    ports.files.print_report(report_body(sheet));
}

void apply(Model& model, const action::Retry&, Ports& ports) {
    const bool opening = model.vault.state() == VaultState::failed || model.recovery.opening == Opening::was_here;
    if (model.recovery.opening == Opening::was_here) model.vault = Vault{};
    if (model.vault.state() == VaultState::closed) model.vault.open(ports);
    model.vault.retry(ports);
    if (opening) begin_recovery(model, ports);
}

void apply(Model& model, const action::KeepNothing&, Ports& ports) {
    if (model.vault.state() != VaultState::failed) return;
    ports.store = &ports.nothing_kept;
    model.keeping_nothing = true;
    model.update_ready = false;
    model.vault.go_on_elsewhere(ports);
    model.recovery_flow = {};
    model.recovery.step = Recovery::Step::decided;
}

void apply(Model& model, const action::OfferUnsaved&, Ports& ports) {
    ports.files.offer("notes-unsaved.json", "application/json", unsaved_as_json(model));
}

// Nothing was ever made here: a person whose settings alone are lost is not treated as new.
bool is_new_here(const Model& model) {
    const Document& document = model.document;
    return !document.settings.welcomed && document.sittings.empty() && document.sitting_drafts.empty() &&
           document.entries.empty() && document.entry_drafts.empty() && document.persons.empty() &&
           document.unreadable.empty() && model.vault.unreadable_rows() == 0;
}

// Who has nothing here is shown the first pages; whoever's things come back after all is not.
void greet(Model& model) {
    const bool known = is_recovery_known(model.recovery) && model.vault.is_open();
    if (model.greeted || !(known || seems_new(model))) return;
    Place& first = model.places.front();
    const bool is_new = model.vault.state() != VaultState::read_only && is_new_here(model);
    if (is_new && first == Place{} && model.places.size() == 1) first = {Screen::welcome};
    if (!is_new && first.screen == Screen::welcome) first = {};
    model.greeted = known;
}

void apply(Model& model, const action::QuickHide&, Ports& ports) {
    ports.exit.cover();
    ports.tabs.say({TabWord::locked});
    if (model.vault.writable()) leave_typed(model, ports);
    model.vault.step(ports, model.document);
    lock(model, ports);
    ports.exit.leave();
}

void apply(Model& model, const action::UpdateReady&, Ports&) {
    model.update_failed = false;
    model.update_ready = !model.keeping_nothing;  // loading anew would cost what is only in sight
}

void apply(Model& model, const action::UpdateFailed&, Ports&) {
    model.update_failed = true;
}

void apply(Model& model, const action::AcceptUpdate&, Ports& ports) {
    if (!model.update_ready) return;
    leave_work(model, ports);
    if (model.draft) return show(model, {Screen::write, model.draft->entry.of});  // too long to be stored
    model.update_wanted = true;
}

// The page is loaded anew, so everything must be stored first: what waits, sealed, behind the lock too, and rows that
// are being written anew. Only what no save can store any more, because a newer version is needed for it, holds up
// nothing.
void update_when_saved(Model& model, Ports& ports) {
    const VaultState state = model.vault.state();
    const bool waits = state == VaultState::rewriting || (model.vault.pending() && state != VaultState::read_only);
    if (!model.update_wanted || waits) return;
    model.update_wanted = false;
    ports.updates.accept();
}

// Looking for words takes a part of a frame at most, and goes on in the next.
void derive_in_time(Model& model, Ports& ports) {
    constexpr std::int64_t kMostMs = 8;
    const std::int64_t until = ports.clock.now_ms() + kMostMs;
    derive(model, [&ports, until] { return ports.clock.now_ms() >= until; });
    if (!model.derived.finding.done) ports.wake.wake_in(0);
}

// What the storage page lists: each failure once, when it comes.
void note_trouble(Model& model) {
    const ErrorKind now = model.vault.error();
    if (now == std::exchange(model.told_trouble, now) || now == ErrorKind::none) return;
    if (model.troubles.size() == kMaxTroubles) model.troubles.erase(model.troubles.begin());
    model.troubles.push_back({now, model.now_ms});
}

}  // namespace

bool is_work(Screen screen) {
    return screen == Screen::write || screen == Screen::sitting || screen == Screen::closing ||
           screen == Screen::person_edit || screen == Screen::exercising;
}

void leave_work(Model& model, Ports& ports) {
    keep_note(model, ports, Urgency::now);
    finish_draft(model, ports);
    set_aside_sitting(model, ports);
    model.sitting.reset();
    keep_person(model, ports, Urgency::now);
    model.person.reset();
    keep_practice(model, ports, Urgency::now);
    if (!model.practice || !model.practice->dirty) model.practice.reset();
    std::erase_if(model.places, [](const Place& place) { return is_work(place.screen); });
    if (model.places.empty()) model.places = {Place{}};
}

void leave_typed(Model& model, Ports& ports) {
    keep_draft(model, ports, Urgency::now);
    keep_note(model, ports, Urgency::now);
    keep_person(model, ports, Urgency::now);
    keep_practice(model, ports, Urgency::now);
    set_aside_sitting(model, ports);
}

void show(Model& model, Place place) {
    if (model.place() != place) model.places.push_back(place);
}

void replace_top(Model& model, Place place) {
    model.places.back() = place;
}

void show_section(Model& model, Screen screen) {
    model.places = {Place{Screen::today}};
    show(model, {screen});
}

void show_toast(Model& model, Toast::What what, std::vector<Write> undo, Ports& ports) {
    model.toast = {what, model.now_ms + kToastMs, std::move(undo)};
    ports.wake.wake_in(kToastMs + 1);
}

RecordId new_id(Model& model, Ports& ports) {
    return make_record_id(model.now_ms, ports.random.bytes());
}

void start(Model& model, Ports& ports) {
    model.now_ms = ports.clock.now_ms();
    model.build = ports.updates.build();
    model.vault.open(ports);
    begin_recovery(model, ports);
}

void step(Model& model, Ports& ports) {
    model.now_ms = ports.clock.now_ms();
    model.utc_offset_min = ports.clock.utc_offset_min(model.now_ms);
    model.today = local_day(model.now_ms, model.utc_offset_min);
    const VaultState before = model.vault.state();
    model.vault.step(ports, model.document);
    const VaultState after = model.vault.state();
    const bool opened = before != after && before != VaultState::absent && model.vault.is_open();
    if (before != after && after == VaultState::locked) forget_content(model);
    if (before != after && (opened || after == VaultState::locked)) take_appearance(model);
    if (model.vault.pending() && model.vault.ui().empty()) keep_appearance(model, ports);
    step_recovery(model, ports);
    step_key_work(model, ports);
    step_file_work(model, ports);
    take_own_form_file(model, ports);
    lock_when_due(model, ports);
    greet(model);
    if (model.vault.writable()) {
        keep_draft(model, ports, Urgency::due);
        keep_note(model, ports, Urgency::due);
        keep_person(model, ports, Urgency::due);
        keep_practice(model, ports, Urgency::due);
        if (model.greeted) purge_bin(model, ports);
    }
    note_trouble(model);
    update_when_saved(model, ports);
    wake_for_close(model, ports);
    if (model.timer_until_ms > model.now_ms) ports.wake.wake_in(1000);
    if (model.toast.what != Toast::What::none) {
        const std::int64_t left = model.toast.until_ms - model.now_ms;
        if (left <= 0) model.toast = {};
        if (left > 0) ports.wake.wake_in(left);
    }
    derive_in_time(model, ports);
}

namespace {

// What a page asks for that is there before the rest of the program is (Catalog::whole). All else waits for it.
template <class What, class... First>
constexpr bool is_any_of = (std::is_same_v<What, First> || ...);
template <class What>
constexpr bool is_first = is_any_of<What, action::Open, action::Section, action::Back, action::FinishWelcome,
                                    action::DismissToast, action::Retry, action::KeepNothing, action::UpdateReady,
                                    action::UpdateFailed, action::AcceptUpdate, action::QuickHide>;

template <class... Allowed>
bool is_one_of(const Action& action) {
    return (std::holds_alternative<Allowed>(action.any().kind) || ...);
}

bool is_later(const Action& action) {
    return std::visit([]<class What>(const What&) { return !is_first<What>; }, action.any().kind);
}

bool is_help(const Action& action) {
    const auto* open = std::get_if<action::Open>(&action.any().kind);
    return open != nullptr && is_always_open(open->screen);
}

// Begins nothing: what anybody may do before it is known whether something was here.
bool is_free(const Action& action) {
    return is_help(action) ||
           is_one_of<action::Back, action::DismissToast, action::Retry, action::KeepNothing, action::UpdateReady,
                     action::UpdateFailed, action::AcceptUpdate, action::QuickHide>(action);
}

// Without its content the program only unlocks, helps and waits.
bool is_allowed_now(const Model& model, const Action& action) {
    if (seems_new(model)) return is_free(action);
    const bool help = is_help(action);
    switch (model.vault.state()) {
        case VaultState::locked:
        case VaultState::rewriting:
            return help ||
                   is_one_of<action::Back, action::Unlock, action::UnlockByPasskey, action::StopKeyWork,
                             action::QuickHide, action::UpdateReady, action::UpdateFailed, action::AcceptUpdate>(
                       action);
        case VaultState::read_only:
            return is_one_of<action::Open, action::Section, action::Back, action::Search, action::Filter,
                             action::DismissToast, action::OfferUnsaved, action::Print, action::LookAt,
                             action::OfferReport, action::OfferChart, action::OfferPicture, action::OfferOwnForm,
                             action::UpdateReady, action::UpdateFailed, action::BackUp, action::BackUpInFolder,
                             action::CheckBackup, action::FileSecret, action::StopFileWork, action::TakeAway,
                             action::CopyHealth, action::AcceptUpdate, action::LockNow, action::QuickHide>(action);
        default: return true;
    }
}

}  // namespace

// What only this function reaches arrives after the first page (scripts/split.mjs). It must stay a function of its own.
[[gnu::noinline]] void apply_later(Model& model, const Action& action, Ports& ports) {
    std::visit(
        [&]<class What>(const What& what) {
            if constexpr (!is_first<What>) apply(model, what, ports);
        },
        action.any().kind);
}

bool must_wait(const Model& model, const Action& action) {
    return (is_later(action) && !model.catalog.whole) || (seems_new(model) && !is_free(action));
}

void update(Model& model, const Action& action, Ports& ports) {
    note_input(model, ports);
    if (!is_allowed_now(model, action)) return;
    if (is_later(action)) {
        apply_later(model, action, ports);
    } else {
        std::visit(
            [&]<class What>(const What& what) {
                if constexpr (is_first<What>) apply(model, what, ports);
            },
            action.any().kind);
    }
    derive_in_time(model, ports);
}

void flush(Model& model, Ports& ports) {
    model.now_ms = ports.clock.now_ms();
    if (model.hidden_since_ms == 0) model.hidden_since_ms = model.now_ms;
    if (model.vault.writable()) {
        keep_draft(model, ports, Urgency::now);
        keep_note(model, ports, Urgency::now);
        keep_person(model, ports, Urgency::now);
        keep_practice(model, ports, Urgency::now);
    }
    // Answers were stored when they were given. The time of the statement in sight is only counted: a save while the
    // page goes can leave WebKit's database waiting for a page that is gone.
    if (model.sitting) count_time(model);
    model.vault.step(ports, model.document);
}

std::string unsaved_as_json(const Model& model) {
    std::vector<std::string> unsaved = model.vault.unsaved_bodies();
    if (model.draft) unsaved.push_back(encode_entry(model.draft->entry));
    if (model.sitting) unsaved.push_back(encode_sitting(*model.sitting));
    if (model.person) unsaved.push_back(encode_person(model.person->person));
    if (model.practice) unsaved.push_back(encode_practice(model.practice->practice));
    std::string items;
    for (const std::string& item : unsaved) items += (items.empty() ? "" : ",") + item;
    return "{\"format\":\"mooring.unsaved\",\"items\":[" + items + "]}";
}

}  // namespace mooring
