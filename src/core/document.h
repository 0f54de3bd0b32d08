// What the stored records say, as nouns: the newest head of each record, decoded. A record that cannot be read, or that
// a newer version wrote, is counted and named and never takes the others away.
#pragma once

#include <map>
#include <vector>

#include "core/device_notes.h"
#include "core/entry.h"
#include "core/entry_template.h"
#include "core/life_event.h"
#include "core/person.h"
#include "core/practice.h"
#include "core/questionnaire.h"
#include "core/replica.h"
#include "core/settings.h"
#include "core/sitting.h"

namespace mooring {

// A record that is there and cannot be shown as its noun.
struct Unreadable {
    RecordId id;
    Kind kind = Kind::settings;
    ErrorKind why = ErrorKind::damaged;  // damaged, or newer
};

// A record in the bin: it comes back as it was, or goes for good after kBinDays.
struct Binned {
    RecordId id;
    Kind kind = Kind::entry;
    std::int64_t deleted_ms = 0;
    std::string words;  // of the person: the text or the name; of an exercise or a check: the id of what it was
};
inline constexpr int kBinDays = 30;

struct Document {
    Settings settings;
    DeviceNotes notes;
    std::vector<Sitting> sittings;              // finished and not deleted, oldest first
    std::map<RecordId, SittingMarks> marks;     // by sitting
    std::vector<Sitting> sitting_drafts;        // newest first
    std::vector<Entry> entries;                 // not deleted, newest date first
    std::vector<Entry> entry_drafts;            // newest first
    std::vector<EntryTemplate> templates;       // in the order they were made
    std::vector<Person> persons;                // not deleted, in the order they were added
    std::map<RecordId, SafetyFlag> safety;      // by person
    std::vector<LifeEvent> life_events;         // oldest first
    std::vector<Questionnaire> questionnaires;  // brought in by the person, by title
    std::vector<Practice> practices;            // drafts too, newest first
    std::vector<Statement> statements;          // in the order they were kept
    std::map<RecordId, int> versions;           // records with more than one head: how many
    std::vector<Binned> bin;                    // newest deletion first
    std::vector<Unreadable> unreadable;
    std::uint64_t change = 0;          // grows with every change; what is derived remembers it
    std::uint64_t journal_change = 0;  // grows with every change of `entries` and `practices`

    const Sitting* find_sitting(const RecordId& id) const;
    const Entry* find_entry(const RecordId& id) const;
    const EntryTemplate* find_template(const RecordId& id) const;
    const SittingMarks* find_marks(const RecordId& sitting) const;
    const Person* find_person(const RecordId& id) const;
    const Questionnaire* find_questionnaire(const RecordId& id) const;
    const Practice* find_practice(const RecordId& id) const;
    const Statement* find_statement(const RecordId& id) const;
    Safety safety_of(const RecordId& person) const;  // unasked for somebody unknown
    bool counts(const Sitting& sitting) const;       // included in charts and trends
};

// Whether this version can show the revision as its noun: a known kind and schema, whole, and within the limits.
bool is_readable(const Revision& revision);

// Reads `record` anew out of the replica and puts what it says in place of what the document held. The replica lends
// the words of an entry that is shown to the document: from then on the two belong together.
void refresh(Document& document, Replica& replica, const RecordId& record);
// The same for a record that the document has never held, without looking for it there.
void show_new(Document& document, Replica& replica, const RecordId& record);
// Gives back what was lent to the document, so that it may go.
void give_back(const Document& document, Replica& replica);
// The same for every record, out of a replica that lent nothing or lent to this document.
void refresh_all(Document& document, Replica& replica);

// Entries as they are read from the store, before it is known which revisions are shown.
struct ReadEntries {
    std::vector<Entry> entries;
    std::vector<RevisionId> revisions;  // of each, by position

    // What a body says (see decode_body()) as the row `key`; the words of a live entry are lent to this.
    Result<StoredRevision> read(std::string_view body, const StorageKey& key);
    // The last one that was read is not lent after all: `stored` has its words again.
    void give_back(StoredRevision& stored);
};
// A document out of a replica of which everything that is lent was lent to `read`.
void show_all(Document& document, Replica& replica, ReadEntries read);

// What a revision says, wherever it lies; `document` is the one its replica belongs to.
std::string payload_of(const Document& document, const StoredRevision& stored);

// Newest first; by date given, then minute, then id.
bool entry_before(const Entry& a, const Entry& b);

}  // namespace mooring
