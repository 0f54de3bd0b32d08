#include "core/document.h"

#include <algorithm>
#include <tuple>

#include "core/sorting.h"

namespace mooring {

namespace {

template <class T>
void forget(std::vector<T>& items, const RecordId& record) {
    std::erase_if(items, [&](const T& item) { return item.id == record; });
}

void forget(Document& document, const RecordId& record) {
    const std::size_t journal = document.entries.size() + document.practices.size();
    forget(document.sittings, record);
    forget(document.sitting_drafts, record);
    forget(document.entries, record);
    forget(document.entry_drafts, record);
    forget(document.templates, record);
    forget(document.persons, record);
    forget(document.life_events, record);
    forget(document.questionnaires, record);
    forget(document.practices, record);
    if (document.entries.size() + document.practices.size() != journal) ++document.journal_change;
    forget(document.bin, record);
    forget(document.statements, record);
    std::erase_if(document.safety, [&](const auto& item) { return item.second.id == record; });
    forget(document.unreadable, record);
    std::erase_if(document.marks, [&](const auto& item) { return item.second.id == record; });
    document.versions.erase(record);
}

bool ended_before(const Sitting& a, const Sitting& b) {
    return std::tie(a.ended_ms, a.id) < std::tie(b.ended_ms, b.id);
}

bool started_after(const Sitting& a, const Sitting& b) {
    return std::tie(a.started_ms, a.id) > std::tie(b.started_ms, b.id);
}

bool added_before(const Person& a, const Person& b) {
    return a.id < b.id;
}

bool happened_before(const LifeEvent& a, const LifeEvent& b) {
    return std::tie(a.day, a.id) < std::tie(b.day, b.id);
}

bool titled_before(const Questionnaire& a, const Questionnaire& b) {
    return std::tie(a.form.title, a.id) < std::tie(b.form.title, b.id);
}

bool begun_after(const Practice& a, const Practice& b) {
    return std::tie(a.when.day, a.started_ms, a.id) > std::tie(b.when.day, b.started_ms, b.id);
}

bool kept_before(const Statement& a, const Statement& b) {
    return a.id < b.id;
}

bool made_before(const EntryTemplate& a, const EntryTemplate& b) {
    return a.id < b.id;
}

bool binned_after(const Binned& a, const Binned& b) {
    return std::tie(a.deleted_ms, a.id) > std::tie(b.deleted_ms, b.id);
}

// Puts the last item where it belongs among the others, which are in order.
template <class T, class Before>
void settle_last(std::vector<T>& items, Before before) {
    if (items.size() < 2) return;
    const auto last = items.end() - 1;
    std::rotate(std::upper_bound(items.begin(), last, *last, before), last, items.end());
}

// The newest kind and schema this version can read as a noun.
int known_schema(Kind kind) {
    switch (kind) {
        case Kind::settings: return kSettingsSchema;
        case Kind::device_notes: return kDeviceNotesSchema;
        case Kind::sitting:
        case Kind::sitting_draft:
        case Kind::sitting_marks: return kSittingSchema;
        case Kind::entry:
        case Kind::entry_draft: return kEntrySchema;
        case Kind::entry_template: return kEntryTemplateSchema;
        case Kind::person: return kPersonSchema;
        case Kind::life_event: return kLifeEventSchema;
        case Kind::safety: return kSafetySchema;
        case Kind::questionnaire: return kQuestionnaireSchema;
        case Kind::practice: return kPracticeSchema;
        case Kind::statement: return kStatementSchema;
    }
    return 0;
}

bool place_sitting(Document& document, const Revision& revision) {
    auto sitting = decode_sitting(revision.payload);
    if (!sitting) return false;
    sitting.value().id = revision.id;
    auto& list = revision.kind == Kind::sitting ? document.sittings : document.sitting_drafts;
    list.push_back(std::move(sitting).value());
    return true;
}

// By an eighth rather than twofold: ten years of entries are many, and room for as many more is memory.
void add_entry(std::vector<Entry>& list, Entry entry) {
    if (list.size() == list.capacity()) list.reserve(list.size() + list.size() / 8 + 8);
    list.push_back(std::move(entry));
}

bool place_entry(Document& document, const Revision& revision) {
    auto entry = decode_entry(revision.payload);
    if (!entry) return false;
    entry.value().id = revision.id;
    if (revision.when) entry.value().when = *revision.when;
    add_entry(revision.kind == Kind::entry ? document.entries : document.entry_drafts, std::move(entry).value());
    if (revision.kind == Kind::entry) ++document.journal_change;
    return true;
}

template <class T>
bool place_item(std::vector<T>& list, Result<T> item, const Revision& revision) {
    if (!item) return false;
    item.value().id = revision.id;
    list.push_back(std::move(item).value());
    return true;
}

bool place(Document& document, const Revision& revision) {
    switch (revision.kind) {
        case Kind::sitting:
        case Kind::sitting_draft: return place_sitting(document, revision);
        case Kind::entry:
        case Kind::entry_draft: return place_entry(document, revision);
        case Kind::sitting_marks: {
            auto marks = decode_marks(revision.payload);
            if (!marks) return false;
            marks.value().id = revision.id;
            const RecordId sitting = marks.value().sitting;
            document.marks[sitting] = std::move(marks).value();
            return true;
        }
        case Kind::settings: {
            auto settings = decode_settings(revision.payload);
            if (!settings) return false;
            // Two tabs may each have made one on their first day: the older stands, whatever order they are read in.
            const RecordId& present = document.settings.id;
            if (!present.is_nil() && present < revision.id) return true;
            document.settings = std::move(settings).value();
            document.settings.id = revision.id;
            return true;
        }
        case Kind::entry_template:
            return place_item(document.templates, decode_entry_template(revision.payload), revision);
        case Kind::person: return place_item(document.persons, decode_person(revision.payload), revision);
        case Kind::life_event: {
            const bool placed = place_item(document.life_events, decode_life_event(revision.payload), revision);
            if (placed && revision.when) document.life_events.back().day = revision.when->day;
            return placed;
        }
        case Kind::questionnaire:
            return place_item(document.questionnaires, decode_questionnaire(revision.payload), revision);
        case Kind::practice: {
            const bool placed = place_item(document.practices, decode_practice(revision.payload), revision);
            if (placed && revision.when) document.practices.back().when = *revision.when;
            ++document.journal_change;
            return placed;
        }
        case Kind::statement: return place_item(document.statements, decode_statement(revision.payload), revision);
        case Kind::safety: {
            auto flag = decode_safety(revision.payload);
            if (!flag) return false;
            flag.value().id = revision.id;
            const RecordId person = flag.value().person;
            document.safety[person] = std::move(flag).value();
            return true;
        }
        case Kind::device_notes: {
            auto notes = decode_device_notes(revision.payload);
            if (!notes) return false;
            const RecordId& present = document.notes.id;
            if (!present.is_nil() && present < revision.id) return true;
            document.notes = std::move(notes).value();
            document.notes.id = revision.id;
            return true;
        }
    }
    return false;
}

// Notes written at once in two places are shown as one, so that neither is out of sight.
void join_notes(Document& document, const std::vector<const StoredRevision*>& heads) {
    std::optional<SittingMarks> joined;
    for (const StoredRevision* head : heads) {
        auto marks = decode_marks(head->revision.payload);
        if (!marks || head->revision.standing != Standing::live) continue;
        const std::string& other = marks.value().note;
        if (!joined) {
            joined = std::move(marks).value();
        } else if (other.find(joined->note) != std::string::npos) {
            joined->note = other;
        } else if (joined->note.find(other) == std::string::npos &&
                   joined->note.size() + other.size() + 2 <= kMaxNote) {
            joined->note += "\n\n" + other;
        }
    }
    if (joined) document.marks[joined->sitting].note = joined->note;
}

// Answered in two places at once: the careful answer stands.
void join_safety(Document& document, const std::vector<const StoredRevision*>& heads) {
    for (const StoredRevision* head : heads) {
        const auto flag = decode_safety(head->revision.payload);
        if (!flag || head->revision.standing != Standing::live) continue;
        Safety& shown = document.safety[flag.value().person].safety;
        if (flag.value().safety == Safety::withheld) shown = Safety::withheld;
    }
}

// What a deleted record is called. Nothing for kinds that only belong to another record.
std::optional<std::string> words_of_binned(const Revision& revision) {
    Document scratch;
    if (revision.schema > known_schema(revision.kind) || !place(scratch, revision)) return std::nullopt;
    if (!scratch.entries.empty()) {
        const Entry& entry = scratch.entries.front();
        return entry.meta.title.empty() ? entry.text : entry.meta.title;
    }
    if (!scratch.practices.empty()) return scratch.practices.front().exercise;
    if (!scratch.sittings.empty()) return scratch.sittings.front().form;
    if (!scratch.templates.empty()) {
        const EntryTemplate& item = scratch.templates.front();
        return item.title.empty() ? item.text : item.title;
    }
    if (!scratch.persons.empty()) return scratch.persons.front().name;
    if (!scratch.statements.empty()) return scratch.statements.front().text;
    if (!scratch.life_events.empty()) return scratch.life_events.front().text;
    if (!scratch.questionnaires.empty()) return scratch.questionnaires.front().form.title;
    return std::nullopt;
}

void lend(std::span<StoredRevision> revisions, const RevisionId& shown) {
    for (StoredRevision& stored : revisions) {
        if (stored.id != shown) continue;
        std::string().swap(stored.revision.payload);  // gives the memory back, unlike clear() or an empty one assigned
        stored.lent = true;
    }
}

void give_back(const Document& document, std::span<StoredRevision> revisions) {
    for (StoredRevision& stored : revisions) {
        if (!stored.lent) continue;
        stored.revision.payload = payload_of(document, stored);
        stored.lent = false;
    }
}

// Adds what the record says, at the end of its list.
void show(Document& document, Replica& replica, const RecordId& record) {
    ++document.change;
    const auto heads = replica.heads(record);
    // A deletion beside an edit keeps the edit: nothing that was written goes away unseen.
    const auto shown = std::find_if(heads.begin(), heads.end(), [](const StoredRevision* head) {
        return head->revision.standing == Standing::live;
    });
    if (shown == heads.end()) {
        const auto binned = std::find_if(heads.begin(), heads.end(), [](const StoredRevision* head) {
            return head->revision.standing == Standing::binned;
        });
        if (binned == heads.end()) return;
        const Revision& revision = (*binned)->revision;
        if (auto words = words_of_binned(revision))
            document.bin.push_back({record, revision.kind, revision.hlc.ms, *std::move(words)});
        return;
    }
    const Revision& revision = (*shown)->revision;
    if (heads.size() > 1) document.versions[record] = static_cast<int>(heads.size());
    if (revision.schema > known_schema(revision.kind)) {
        document.unreadable.push_back({record, revision.kind, ErrorKind::newer});
    } else if (!place(document, revision)) {
        document.unreadable.push_back({record, revision.kind, ErrorKind::damaged});
    } else if (revision.kind == Kind::sitting_marks) {
        join_notes(document, heads);
    } else if (revision.kind == Kind::safety) {
        join_safety(document, heads);
    } else if (revision.kind == Kind::entry) {
        lend(replica.revisions(record), (*shown)->id);
    }
}

void sort_all(Document& document) {
    sort_by(document.sittings, ended_before);
    sort_by(document.sitting_drafts, started_after);
    sort_by(document.entries, entry_before);
    sort_by(document.entry_drafts, entry_before);
    sort_by(document.templates, made_before);
    sort_by(document.persons, added_before);
    sort_by(document.life_events, happened_before);
    sort_by(document.questionnaires, titled_before);
    sort_by(document.practices, begun_after);
    sort_by(document.bin, binned_after);
    sort_by(document.statements, kept_before);
}

}  // namespace

std::string payload_of(const Document& document, const StoredRevision& stored) {
    if (!stored.lent) return stored.revision.payload;
    const Entry* entry = document.find_entry(stored.revision.id);
    return entry ? encode_entry(*entry) : std::string();
}

bool is_readable(const Revision& revision) {
    if (revision.schema > known_schema(revision.kind)) return false;
    Document scratch;
    return place(scratch, revision);
}

bool entry_before(const Entry& a, const Entry& b) {
    const auto key = [](const Entry& entry) {
        return std::tuple(entry.when.day, entry.when.minute.value_or(-1), entry.id);
    };
    return key(a) > key(b);
}

void refresh(Document& document, Replica& replica, const RecordId& record) {
    give_back(document, replica.revisions(record));
    forget(document, record);
    show_new(document, replica, record);
}

void show_new(Document& document, Replica& replica, const RecordId& record) {
    show(document, replica, record);
    settle_last(document.sittings, ended_before);
    settle_last(document.sitting_drafts, started_after);
    settle_last(document.entries, entry_before);
    settle_last(document.entry_drafts, entry_before);
    settle_last(document.templates, made_before);
    settle_last(document.persons, added_before);
    settle_last(document.life_events, happened_before);
    settle_last(document.questionnaires, titled_before);
    settle_last(document.practices, begun_after);
    settle_last(document.bin, binned_after);
    settle_last(document.statements, kept_before);
}

void give_back(const Document& document, Replica& replica) {
    for (const auto& [record, revisions] : replica.records()) give_back(document, replica.revisions(record));
}

void refresh_all(Document& document, Replica& replica) {
    give_back(document, replica);
    show_all(document, replica, {});
}

Result<StoredRevision> ReadEntries::read(std::string_view body, const StorageKey& key) {
    std::optional<Entry> entry;
    auto revision = decode_body(body, entry);
    if (!revision) return revision.error();
    StoredRevision stored{revision_id(body), std::move(revision).value(), key, entry.has_value()};
    if (entry) {
        entries.push_back(*std::move(entry));
        revisions.push_back(stored.id);
    }
    return stored;
}

void ReadEntries::give_back(StoredRevision& stored) {
    stored.revision.payload = encode_entry(entries.back());
    stored.lent = false;
    entries.pop_back();
    revisions.pop_back();
}

void show_all(Document& document, Replica& replica, ReadEntries read) {
    Document next;
    // The only revision of a record is what it says. Where there are several, their words go back until it is known.
    std::size_t kept = 0;
    for (std::size_t i = 0; i < read.entries.size(); ++i) {
        Entry& entry = read.entries[i];
        const auto revisions = replica.revisions(entry.id);
        if (revisions.size() == 1 && revisions.front().id == read.revisions[i]) {
            if (kept != i) read.entries[kept] = std::move(entry);
            ++kept;
            continue;
        }
        for (StoredRevision& stored : revisions) {
            if (stored.id != read.revisions[i]) continue;
            stored.revision.payload = encode_entry(entry);
            stored.lent = false;
        }
    }
    read.entries.resize(kept);
    next.entries = std::move(read.entries);
    next.change = next.journal_change = kept;
    for (const auto& [record, revisions] : replica.records()) {
        if (!revisions.front().lent) show(next, replica, record);
    }
    sort_all(next);
    next.change += document.change + 1;
    next.journal_change += document.journal_change + 1;
    document = std::move(next);
}

namespace {
template <class T>
const T* find_by_id(const std::vector<T>& items, const RecordId& id) {
    const auto found = std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}
}  // namespace

const Sitting* Document::find_sitting(const RecordId& id) const {
    return find_by_id(sittings, id);
}

const Entry* Document::find_entry(const RecordId& id) const {
    return find_by_id(entries, id);
}

const EntryTemplate* Document::find_template(const RecordId& id) const {
    return find_by_id(templates, id);
}

const Person* Document::find_person(const RecordId& id) const {
    return find_by_id(persons, id);
}

const Questionnaire* Document::find_questionnaire(const RecordId& id) const {
    return find_by_id(questionnaires, id);
}

const Practice* Document::find_practice(const RecordId& id) const {
    return find_by_id(practices, id);
}

const Statement* Document::find_statement(const RecordId& id) const {
    return find_by_id(statements, id);
}

Safety Document::safety_of(const RecordId& person) const {
    const auto found = safety.find(person);
    return found == safety.end() ? Safety::unasked : found->second.safety;
}

const SittingMarks* Document::find_marks(const RecordId& sitting) const {
    const auto found = marks.find(sitting);
    return found == marks.end() ? nullptr : &found->second;
}

bool Document::counts(const Sitting& sitting) const {
    const SittingMarks* found = find_marks(sitting.id);
    return found ? found->include : sitting.care != Care::no && !sitting.practice;
}

}  // namespace mooring
