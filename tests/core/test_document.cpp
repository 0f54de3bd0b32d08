#include <doctest/doctest.h>

#include <algorithm>

#include "core/document.h"
#include "records.h"
#include "support/rounds.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

Revision entry(int record, const std::string& text, std::int64_t ms = 1, std::vector<RevisionId> ancestors = {}) {
    Entry noun;
    noun.text = text;
    Revision out = revision(record_id(record), Kind::entry, encode_entry(noun), ms, std::move(ancestors));
    out.when = When{20000 + record, 600, 0};
    return out;
}

Sitting sitting_noun(std::int64_t ended_ms, Care care = Care::yes) {
    Sitting noun;
    noun.form = "compass-12";
    noun.version = "1";
    noun.started_ms = ended_ms - 1000;
    noun.ended_ms = ended_ms;
    noun.order = {"A1"};
    noun.answers.set("A1", 5);
    noun.active_ms = {0};
    noun.edits = {0};
    noun.care = care;
    return noun;
}

Revision sitting(int record, const Sitting& noun, Kind kind = Kind::sitting) {
    return revision(record_id(record), kind, encode_sitting(noun));
}

Revision marks(int sitting, bool include, const std::string& note, std::int64_t ms,
               std::vector<RevisionId> ancestors = {}) {
    SittingMarks noun;
    noun.sitting = record_id(sitting);
    noun.include = include;
    noun.note = note;
    return revision(marks_id(noun.sitting), Kind::sitting_marks, encode_marks(noun), ms, std::move(ancestors));
}

Revision settings(int record, ThemeChoice theme) {
    Settings noun;
    noun.theme = theme;
    return revision(record_id(record), Kind::settings, encode_settings(noun));
}

std::vector<std::string> texts(const std::vector<Entry>& entries) {
    std::vector<std::string> out;
    for (const Entry& entry : entries) out.push_back(entry.text);
    return out;
}

bool same(const Document& a, const Document& b) {
    const auto entry_ids = [](const std::vector<Entry>& list) {
        std::vector<std::string> out;
        for (const Entry& item : list) out.push_back(to_text(item.id) + encode_entry(item));
        return out;
    };
    const auto sitting_ids = [](const std::vector<Sitting>& list) {
        std::vector<std::string> out;
        for (const Sitting& item : list) out.push_back(to_text(item.id) + encode_sitting(item));
        return out;
    };
    std::vector<std::string> marks_a;
    std::vector<std::string> marks_b;
    for (const auto& [id, item] : a.marks) marks_a.push_back(to_text(id) + encode_marks(item));
    for (const auto& [id, item] : b.marks) marks_b.push_back(to_text(id) + encode_marks(item));
    return entry_ids(a.entries) == entry_ids(b.entries) && entry_ids(a.entry_drafts) == entry_ids(b.entry_drafts) &&
           sitting_ids(a.sittings) == sitting_ids(b.sittings) &&
           sitting_ids(a.sitting_drafts) == sitting_ids(b.sitting_drafts) && marks_a == marks_b &&
           a.versions == b.versions && a.unreadable.size() == b.unreadable.size() &&
           encode_settings(a.settings) == encode_settings(b.settings) && a.settings.id == b.settings.id;
}

// The whole of it read anew; `of`: the document that the replica belongs to, if any. Neither is changed.
Document read_document(Replica replica, Document of = {}) {
    refresh_all(of, replica);
    return of;
}

// The same as the rows of a store, in any order: the words of each entry are read once, and lent.
Document load_document(const Replica& replica, const Document& of, SplitMix64& random) {
    std::vector<std::pair<StorageKey, std::string>> rows;
    for (const auto& [record, revisions] : replica.records()) {
        for (const StoredRevision& stored : revisions) {
            Revision whole = stored.revision;
            whole.payload = payload_of(of, stored);
            rows.emplace_back(stored.key, encode_body(whole).value());
        }
    }
    for (std::size_t i = rows.size(); i > 1; --i) std::swap(rows[i - 1], rows[random.below(i)]);
    Replica loaded;
    ReadEntries read;
    for (const auto& [key, body] : rows) REQUIRE(loaded.add(read.read(body, key).value()));
    Document document;
    show_all(document, loaded, std::move(read));
    for (const auto& [record, revisions] : loaded.records()) {
        for (const StoredRevision& stored : revisions) {
            Revision whole = stored.revision;
            whole.payload = payload_of(document, stored);
            REQUIRE(revision_id(encode_body(whole).value()) == stored.id);
        }
    }
    return document;
}

}  // namespace

TEST_CASE("nothing kept is an empty document with the settings of a new person") {
    const Document document = read_document(Replica{});
    CHECK(document.entries.empty());
    CHECK(document.settings.id.is_nil());
    CHECK_FALSE(document.settings.welcomed);
    CHECK(document.find_entry(record_id(1)) == nullptr);
    CHECK(document.find_sitting(record_id(1)) == nullptr);
    CHECK(document.find_marks(record_id(1)) == nullptr);
}

TEST_CASE("entries are shown newest date first, sittings oldest end first, drafts newest first") {
    Replica replica;
    for (const int record : {2, 1, 3}) add(replica, entry(record, std::to_string(record)));
    Revision late = entry(4, "4");
    late.when = When{20003, 601, 0};
    add(replica, late);
    Revision whole_day = entry(5, "5");
    whole_day.when = When{20003, std::nullopt, 0};
    add(replica, whole_day);

    // Begun first and finished last: it belongs where it ended.
    Sitting paused = sitting_noun(9'000'000);
    paused.started_ms = 1;
    add(replica, sitting(11, paused));
    add(replica, sitting(12, sitting_noun(5'000'000)));
    for (const int record : {21, 22}) {
        Sitting draft = sitting_noun(record * 1000);
        draft.ended_ms = 0;
        add(replica, sitting(record, draft, Kind::sitting_draft));
    }
    const Document document = read_document(replica);
    CHECK(texts(document.entries) == std::vector<std::string>{"4", "3", "5", "2", "1"});
    REQUIRE(document.sittings.size() == 2);
    CHECK(document.sittings[0].id == record_id(12));
    CHECK(document.sittings[1].id == record_id(11));
    REQUIRE(document.sitting_drafts.size() == 2);
    CHECK(document.sitting_drafts[0].id == record_id(22));
    CHECK(document.find_entry(record_id(3))->when == When{20003, 600, 0});
}

TEST_CASE("a damaged record is named and the others load") {
    Replica replica;
    add(replica, entry(1, "whole"));
    add(replica, revision(record_id(2), Kind::entry, R"({"text":5})"));
    add(replica, revision(record_id(3), Kind::sitting, R"({})"));
    add(replica, revision(record_id(4), Kind::settings, R"({"welcomed":"yes"})"));
    add(replica, revision(record_id(5), Kind::sitting_marks, R"({})"));
    add(replica, revision(record_id(6), Kind::entry_draft, R"({"mood":99,"text":""})"));
    const Document document = read_document(replica);
    CHECK(texts(document.entries) == std::vector<std::string>{"whole"});
    CHECK(document.marks.empty());
    REQUIRE(document.unreadable.size() == 5);
    for (const Unreadable& item : document.unreadable) CHECK(item.why == ErrorKind::damaged);
    CHECK(document.unreadable[0].id == record_id(2));
    CHECK(document.unreadable[0].kind == Kind::entry);
}

TEST_CASE("a record of a newer schema, or of a kind not yet known, is named as newer") {
    Replica replica;
    Revision newer = entry(1, "from tomorrow");
    newer.schema = kEntrySchema + 1;
    add(replica, newer);
    add(replica, revision(record_id(2), static_cast<Kind>(99), "{}"));
    add(replica, revision(record_id(3), static_cast<Kind>(200), "{}"));
    const Document document = read_document(replica);
    CHECK(document.entries.empty());
    REQUIRE(document.unreadable.size() == 3);
    for (const Unreadable& item : document.unreadable) CHECK(item.why == ErrorKind::newer);
    CHECK_FALSE(is_readable(newer));
    CHECK(is_readable(entry(1, "from today")));
    CHECK_FALSE(is_readable(revision(record_id(2), Kind::entry, "{}")));
}

TEST_CASE("what is in the bin or gone for good is not shown") {
    Replica replica;
    const RevisionId first = add(replica, entry(1, "one"));
    Revision bin = entry(1, "one", 2, {first});
    bin.standing = Standing::binned;
    const RevisionId binned = add(replica, bin);
    Revision gone = revision(record_id(2), Kind::entry, "{}");
    gone.standing = Standing::tombstone;
    add(replica, gone);
    Document document = read_document(replica);
    CHECK(document.entries.empty());
    CHECK(document.unreadable.empty());

    add(replica, entry(1, "one", 3, {binned, first}));
    refresh(document, replica, record_id(1));
    CHECK(texts(document.entries) == std::vector<std::string>{"one"});
    CHECK(document.versions.empty());
}

TEST_CASE("an edit beside a deletion stays in sight, whichever is newer") {
    for (const std::int64_t deleted_at : {5, 50}) {
        Replica replica;
        const RevisionId first = add(replica, entry(1, "first"));
        add(replica, entry(1, "edited", 20, {first}));
        Revision gone = entry(1, "first", deleted_at, {first});
        gone.standing = deleted_at == 5 ? Standing::binned : Standing::tombstone;
        add(replica, gone);
        const Document document = read_document(replica);
        CHECK(texts(document.entries) == std::vector<std::string>{"edited"});
        CHECK(document.versions.at(record_id(1)) == 2);
    }
}

TEST_CASE("of two versions the newer is shown, and both are counted") {
    Replica replica;
    const RevisionId first = add(replica, entry(1, "first"));
    const RevisionId here = add(replica, entry(1, "here", 9, {first}));
    const RevisionId there = add(replica, entry(1, "there", 8, {first}));
    Document document = read_document(replica);
    CHECK(texts(document.entries) == std::vector<std::string>{"here"});
    CHECK(document.versions.at(record_id(1)) == 2);
    add(replica, entry(1, "both", 10, {here, there, first}));
    refresh(document, replica, record_id(1));
    CHECK(texts(document.entries) == std::vector<std::string>{"both"});
    CHECK(document.versions.empty());
}

TEST_CASE("marks decide whether a sitting counts; without them care and practice do") {
    Replica replica;
    add(replica, sitting(1, sitting_noun(1000)));
    add(replica, sitting(2, sitting_noun(2000, Care::no)));
    Sitting practice = sitting_noun(3000);
    practice.practice = true;
    add(replica, sitting(3, practice));
    add(replica, sitting(4, sitting_noun(4000, Care::partly)));
    Document document = read_document(replica);
    CHECK(document.counts(document.sittings[0]));
    CHECK_FALSE(document.counts(document.sittings[1]));
    CHECK_FALSE(document.counts(document.sittings[2]));
    CHECK(document.counts(document.sittings[3]));
    add(replica, marks(1, false, "", 5));
    add(replica, marks(2, true, "", 5));
    document = read_document(replica);
    CHECK_FALSE(document.counts(document.sittings[0]));
    CHECK(document.counts(document.sittings[1]));
}

TEST_CASE("notes written in two tabs at once are shown together") {
    Replica replica;
    const RevisionId base = add(replica, marks(1, true, "base", 1));
    add(replica, marks(1, false, "one", 3, {base}));
    add(replica, marks(1, true, "two", 2, {base}));
    Document document = read_document(replica);
    REQUIRE(document.find_marks(record_id(1)));
    CHECK(document.find_marks(record_id(1))->note == "one\n\ntwo");
    CHECK_FALSE(document.find_marks(record_id(1))->include);

    // A switch set in one tab does not hide the note typed in another.
    Replica other;
    add(other, marks(1, false, "", 3));
    add(other, marks(1, true, "typed", 2));
    document = read_document(other);
    CHECK(document.find_marks(record_id(1))->note == "typed");
    CHECK_FALSE(document.find_marks(record_id(1))->include);
}

TEST_CASE("two settings of a first day: the older stands in whatever order they are read") {
    for (const bool older_first : {true, false}) {
        Replica replica;
        Document document;
        const Revision older = settings(1, ThemeChoice::dark);
        const Revision newer = settings(2, ThemeChoice::light);
        for (const Revision& item : older_first ? std::vector{older, newer} : std::vector{newer, older}) {
            add(replica, item);
            refresh(document, replica, item.id);
        }
        CHECK(document.settings.theme == ThemeChoice::dark);
        CHECK(document.settings.id == record_id(1));
    }
}

TEST_CASE("of two versions that were read, the one that is still there is shown") {
    for (const std::size_t gone : {0U, 1U}) {
        Replica replica;
        ReadEntries read;
        const RevisionId older = stored(entry(1, "older")).id;
        for (const Revision& made : {entry(1, "older"), entry(1, "newer", 2, {older})}) {
            replica.add(read.read(encode_body(made).value(), stored(made).key).value());
        }
        replica.drop(replica.revisions(record_id(1))[gone].key);
        Document document;
        show_all(document, replica, std::move(read));
        CHECK(texts(document.entries) == std::vector<std::string>{gone == 0 ? "newer" : "older"});
    }
}

TEST_CASE("refreshing one record after another gives the same as reading all, or as loading the rows") {
    for (std::uint64_t seed = 1; seed <= rounds(40); ++seed) {
        INFO("seed ", seed);
        SplitMix64 random(seed);
        Replica replica;
        Document document;
        std::uint64_t change = document.change;
        for (int step = 0; step < 60; ++step) {
            const int record = static_cast<int>(random.below(5)) + 1;
            const auto ms = static_cast<std::int64_t>(random.below(1000));
            const auto seen = replica.head_ids(record_id(record));
            auto named = random.below(3) == 0 ? std::vector<RevisionId>{} : replica.ancestors(record_id(record), seen);
            Revision made = entry(record, std::to_string(step), ms, std::move(named));
            made.when->day = 20000 + static_cast<Day>(random.below(3));
            if (random.below(5) == 0) made.standing = Standing::binned;
            if (random.below(9) == 0) made.payload = "{}";
            if (random.below(9) == 0) made.schema = 2;
            add(replica, made);
            if (random.below(6) == 0) replica.drop(replica.keys().begin()->first);
            for (int i = 1; i <= 5; ++i) refresh(document, replica, record_id(i));
            REQUIRE(document.change > change);
            change = document.change;
            REQUIRE(same(document, read_document(replica, document)));
            REQUIRE(same(document, load_document(replica, document, random)));
            REQUIRE(std::is_sorted(document.entries.begin(), document.entries.end(), entry_before));
        }
    }
}
