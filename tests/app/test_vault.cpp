#include <doctest/doctest.h>

#include <algorithm>

#include "tab.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

// A vault with its document and its world, without the rest of the program.
struct Bench {
    explicit Bench(MemoryDisk& disk, std::uint64_t seed = 1) : world(disk, kNoon, seed) { vault.open(world.ports); }
    void step(int times = 1) {
        for (int i = 0; i < times; ++i) vault.step(world.ports, document);
    }
    RecordId entry(const std::string& text) {
        Entry noun;
        noun.text = text;
        const RecordId id = make_record_id(world.clock.now, world.random.bytes());
        REQUIRE(write(id, text));
        return id;
    }
    Result<RevisionId> write(const RecordId& id, const std::string& text, Kind kind = Kind::entry,
                             std::optional<std::vector<RevisionId>> base = std::nullopt) {
        Entry noun;
        noun.text = text;
        return vault.write(
            {id, kind, kEntrySchema, Standing::live, When{20000, 1, 0}, encode_entry(noun), std::move(base)},
            world.ports, document);
    }
    MemoryWorld world;
    Vault vault;
    Document document;
};

// Every commit finds that somebody else was first.
class AlwaysLate : public MemoryStore {
public:
    explicit AlwaysLate(MemoryDisk& disk) : MemoryStore(disk) {}
    Ticket commit(const Batch& batch) override {
        ++commits;
        Batch late = batch;
        late.expect_revision += 1000;
        return MemoryStore::commit(late);
    }
    int commits = 0;
};

// Answers when told.
class Slow : public MemoryStore {
public:
    explicit Slow(MemoryDisk& disk) : MemoryStore(disk) {}
    std::optional<StoreReply> take(Ticket ticket) override {
        return answers ? MemoryStore::take(ticket) : std::nullopt;
    }
    bool answers = false;
};

// Remembers the largest batch, and what was removed while rows were still to come.
class Watched : public MemoryStore {
public:
    explicit Watched(MemoryDisk& disk) : MemoryStore(disk) {}
    Ticket commit(const Batch& batch) override {
        std::size_t bytes = 0;
        for (const Row& row : batch.put) bytes += row.value.size();
        most_rows = std::max(most_rows, batch.put.size() + batch.remove.size());
        most_bytes = std::max(most_bytes, bytes);
        batches.emplace_back(batch.put.size(), batch.remove.size());
        return MemoryStore::commit(batch);
    }
    std::size_t most_rows = 0;
    std::size_t most_bytes = 0;
    std::vector<std::pair<std::size_t, std::size_t>> batches;
};

}  // namespace

TEST_CASE("where nothing was kept the vault says so and makes nothing") {
    MemoryDisk disk;
    Bench bench(disk);
    CHECK(bench.vault.state() == VaultState::opening);
    bench.step();
    CHECK(bench.vault.state() == VaultState::absent);
    CHECK(bench.vault.save_state() == SaveState::clean);
    CHECK_FALSE(disk.exists);
    CHECK(bench.vault.writable());
}

TEST_CASE("saved means stored: the first write makes the store, and a fresh vault reads it") {
    MemoryDisk disk;
    Bench bench(disk);
    bench.step();
    bench.entry("Sea");
    CHECK(bench.document.entries.size() == 1);
    CHECK(bench.vault.save_state() == SaveState::saving);
    CHECK(bench.vault.pending());
    CHECK(disk.rows.empty());
    bench.step();
    CHECK(bench.vault.save_state() == SaveState::saving);
    bench.world.clock.now += 7;
    bench.step();
    CHECK(bench.vault.save_state() == SaveState::saved);
    CHECK(bench.vault.saved_at_ms() == kNoon + 7);
    CHECK_FALSE(bench.vault.pending());
    CHECK(bench.vault.state() == VaultState::ready);
    check_adds_up(disk);
    CHECK(decode_head(disk.head).value().revision == 1);
    CHECK(read_disk(disk).texts == std::vector<std::string>{"Sea"});
}

TEST_CASE("a change while saving waits for the next transaction, and saved is not said in between") {
    MemoryDisk disk;
    Bench bench(disk);
    bench.step();
    bench.entry("one");
    bench.step();
    bench.entry("two");
    bench.step();
    CHECK(bench.vault.save_state() == SaveState::saving);
    bench.step();
    CHECK(bench.vault.save_state() == SaveState::saved);
    CHECK(read_disk(disk).texts == std::vector<std::string>{"one", "two"});
    CHECK(decode_head(disk.head).value().revision == 2);
}

TEST_CASE("what is removed before it was sent leaves nothing, and nothing is left pending") {
    MemoryDisk disk;
    Bench bench(disk);
    bench.step();
    const RecordId id = bench.entry("gone");
    bench.vault.remove(id, bench.document);
    CHECK(bench.document.entries.empty());
    bench.step(2);
    CHECK_FALSE(bench.vault.pending());
    CHECK(bench.vault.save_state() == SaveState::clean);
    CHECK_FALSE(disk.exists);
}

TEST_CASE("what is removed while it is being saved is removed after that") {
    MemoryDisk disk;
    Bench bench(disk);
    bench.step();
    const RecordId id = bench.entry("gone");
    bench.step();
    bench.vault.remove(id, bench.document);
    bench.step(4);
    CHECK(bench.vault.save_state() == SaveState::saved);
    CHECK(disk.rows.empty());
    check_adds_up(disk);
}

TEST_CASE("every kind of failure keeps the change, says so, and is over when a save succeeds") {
    for (const ErrorKind kind : {ErrorKind::quota, ErrorKind::connection, ErrorKind::timeout, ErrorKind::blocked,
                                 ErrorKind::newer, ErrorKind::damaged, ErrorKind::denied, ErrorKind::memory,
                                 ErrorKind::unsupported, ErrorKind::held, ErrorKind::bug}) {
        for (const bool asked : {true, false}) {
            INFO("kind ", static_cast<int>(kind), ", tried again ", (asked ? "when asked" : "with the next change"));
            MemoryDisk disk;
            Bench bench(disk);
            FlakyStore flaky(bench.world.store, 1, kind);
            bench.step();
            bench.world.ports.store = &flaky;
            bench.entry("kept");
            bench.step(3);
            CHECK(bench.vault.save_state() == SaveState::not_saved);
            CHECK(bench.vault.error() == kind);
            CHECK(bench.vault.pending());
            CHECK(bench.vault.unsaved_bodies().size() == 1);
            CHECK(bench.document.entries.size() == 1);
            CHECK(disk.rows.empty());
            CHECK(flaky.calls() == 1);  // it is not tried again by itself
            if (asked) {
                bench.vault.retry(bench.world.ports);
                CHECK(bench.vault.save_state() == SaveState::saving);
            } else {
                bench.entry("next");
                CHECK(bench.vault.save_state() == SaveState::not_saved);
                bench.step();
                CHECK(bench.vault.save_state() == SaveState::not_saved);  // until a save succeeds
            }
            bench.step(3);
            CHECK(bench.vault.save_state() == SaveState::saved);
            CHECK(bench.vault.error() == ErrorKind::none);
            CHECK(bench.vault.unsaved_bodies().empty());
            CHECK(contains(read_disk(disk).texts, "kept"));
            check_adds_up(disk);
        }
    }
}

TEST_CASE("when the only unsaved thing is taken back, nothing is unsaved any more") {
    MemoryDisk disk;
    Bench bench(disk);
    FlakyStore flaky(bench.world.store, 1, ErrorKind::quota);
    bench.step();
    bench.world.ports.store = &flaky;
    const RecordId id = bench.entry("regretted");
    bench.step(3);
    CHECK(bench.vault.save_state() == SaveState::not_saved);
    bench.vault.remove(id, bench.document);
    bench.step(3);
    CHECK(bench.vault.save_state() != SaveState::not_saved);
    CHECK_FALSE(bench.vault.pending());
    CHECK(read_disk(disk).texts.empty());
}

TEST_CASE("a store that does not answer a save: not saved after 5 s, and a late answer still counts") {
    for (const bool asked : {false, true}) {
        INFO((asked ? "asked again, the save is found in place" : "the answer comes after all"));
        MemoryDisk disk;
        Bench bench(disk);
        bench.step();
        Slow slow(disk);
        bench.world.ports.store = &slow;
        bench.entry("late");
        bench.step();
        CHECK(bench.world.wake.wishes.back() == 5001);
        bench.world.clock.now += 5000;
        bench.step();
        CHECK(bench.vault.save_state() == SaveState::saving);
        bench.world.clock.now += 1;
        bench.step();
        CHECK(bench.vault.save_state() == SaveState::not_saved);
        CHECK(bench.vault.error() == ErrorKind::timeout);
        if (asked) {
            bench.vault.retry(bench.world.ports);
            CHECK(bench.vault.save_state() == SaveState::saving);
        }
        slow.answers = true;
        bench.step(6);
        CHECK(bench.vault.save_state() == SaveState::saved);
        CHECK(read_disk(disk).texts == std::vector<std::string>{"late"});
        CHECK(disk.rows.size() == 1);
        check_adds_up(disk);
    }
}

TEST_CASE("a store that does not open: failed after 15 s, and a late answer still counts") {
    MemoryDisk disk;
    {
        Bench bench(disk);
        bench.step();
        bench.entry("Sea");
        bench.step(2);
    }
    for (const int silent : {1, 2}) {  // the opening itself, or the first page
        INFO("silent call ", silent);
        Bench bench(disk, 2);
        FlakyStore flaky(bench.world.store, silent, ErrorKind::none, FlakyStore::Fault::silence);
        bench.vault = Vault{};
        bench.world.ports.store = &flaky;
        bench.vault.open(bench.world.ports);
        bench.step(3);
        CHECK(bench.world.wake.wishes.back() == 15'001);
        bench.world.clock.now += 15'000;
        bench.step();
        CHECK(bench.vault.state() != VaultState::failed);
        bench.world.clock.now += 1;
        bench.step();
        CHECK(bench.vault.state() == VaultState::failed);
        CHECK(bench.vault.error() == ErrorKind::timeout);
        CHECK_FALSE(bench.vault.writable());
        bench.vault.retry(bench.world.ports);
        bench.step(3);
        CHECK(bench.vault.state() == VaultState::ready);
        CHECK(bench.document.entries.size() == 1);
    }
}

TEST_CASE("a failed opening says why and can be tried again") {
    MemoryDisk disk;
    {
        Bench bench(disk);
        bench.step();
        bench.entry("Sea");
        bench.step(2);
    }
    for (const int failing : {1, 2}) {
        for (const ErrorKind kind : {ErrorKind::connection, ErrorKind::blocked, ErrorKind::denied, ErrorKind::newer}) {
            Bench bench(disk, 2);
            FlakyStore flaky(bench.world.store, failing, kind);
            bench.vault = Vault{};
            bench.world.ports.store = &flaky;
            bench.vault.open(bench.world.ports);
            bench.step(3);
            CHECK(bench.vault.state() == VaultState::failed);
            CHECK(bench.vault.error() == kind);
            bench.vault.retry(bench.world.ports);
            bench.step(3);
            CHECK(bench.vault.state() == VaultState::ready);
            CHECK(bench.vault.error() == ErrorKind::none);
            CHECK(bench.document.entries.size() == 1);
        }
    }
}

TEST_CASE("a store of a newer version is read and never written") {
    MemoryDisk disk;
    {
        Bench bench(disk);
        bench.step();
        bench.entry("Sea");
        bench.step(2);
    }
    Head head = decode_head(disk.head).value();
    head.min_reader = Head::kFormat + 1;
    disk.head = encode_head(head);
    const MemoryDisk before = disk;

    Bench bench(disk, 2);
    bench.step(4);
    CHECK(bench.vault.state() == VaultState::read_only);
    CHECK(bench.document.entries.size() == 1);
    const auto written = bench.write(bench.document.entries[0].id, "changed");
    REQUIRE_FALSE(written);
    CHECK(written.error().kind == ErrorKind::newer);
    bench.vault.remove(bench.document.entries[0].id, bench.document);
    CHECK(bench.document.entries.size() == 1);
    bench.vault.retry(bench.world.ports);
    bench.step(10);
    CHECK(disk.head == before.head);
    CHECK(disk.rows == before.rows);
}

TEST_CASE("another tab of a newer version takes over: what is pending stays here, and nothing is written") {
    MemoryDisk disk;
    Bench bench(disk);
    bench.step();
    bench.entry("Sea");
    bench.step(2);
    Head head = decode_head(disk.head).value();
    head.min_reader = Head::kFormat + 1;
    head.revision += 1;
    disk.head = encode_head(head);
    const MemoryDisk before = disk;
    bench.entry("too late");
    bench.step(10);
    CHECK(bench.vault.state() == VaultState::read_only);
    CHECK(bench.vault.save_state() == SaveState::not_saved);
    CHECK(bench.vault.error() == ErrorKind::newer);
    CHECK(bench.vault.unsaved_bodies().size() == 1);
    CHECK(disk.head == before.head);
    CHECK(disk.rows == before.rows);
}

TEST_CASE("a damaged head costs no row, is counted, and is mended by the next save") {
    for (const bool torn : {false, true}) {
        MemoryDisk disk;
        {
            Bench bench(disk);
            bench.step();
            for (const char* text : {"one", "two", "three"}) bench.entry(text);
            bench.step(2);
        }
        if (torn) {
            disk.head.resize(50);
        } else {
            disk.head[90] ^= 1;
        }
        Bench bench(disk, 2);
        bench.step(4);
        CHECK(bench.vault.state() == VaultState::ready);
        CHECK(bench.document.entries.size() == 3);
        CHECK(bench.vault.unreadable_rows() == 1);
        bench.entry("four");
        bench.step(8);
        CHECK(bench.vault.save_state() == SaveState::saved);
        check_adds_up(disk);
        CHECK(read_disk(disk).texts.size() == 4);
        CHECK(read_disk(disk).unreadable_rows == 0);
    }
}

TEST_CASE("damaged rows are counted, kept as they are, and take no other row away") {
    MemoryDisk disk;
    {
        Bench bench(disk);
        bench.step();
        for (const char* text : {"one", "two", "three", "four", "five"}) bench.entry(text);
        bench.step(2);
    }
    REQUIRE(disk.rows.size() == 5);
    auto row = disk.rows.begin();
    row->second[100] ^= 4;
    (++row)->second.clear();
    (++row)->second[4] = 1;                              // a suite of tomorrow
    std::next(row)->second = std::next(row, 2)->second;  // a row under another row's name
    const MemoryDisk before = disk;
    Bench bench(disk, 2);
    bench.step(10);
    CHECK(bench.vault.state() == VaultState::ready);
    CHECK(bench.vault.unreadable_rows() == 4);
    CHECK(bench.document.entries.size() == 1);
    bench.entry("six");
    bench.step(6);
    CHECK(bench.vault.save_state() == SaveState::saved);
    CHECK(disk.rows.size() == 6);
    for (const auto& [key, value] : before.rows) CHECK(disk.rows.at(key) == value);
    check_adds_up(disk);
    CHECK(read_disk(disk).unreadable_rows == 4);
}

TEST_CASE("rows that the head promises and that are not there are counted") {
    MemoryDisk disk;
    {
        Bench bench(disk);
        bench.step();
        for (const char* text : {"one", "two", "three"}) bench.entry(text);
        bench.step(2);
    }
    disk.rows.erase(disk.rows.begin());
    Bench bench(disk, 2);
    bench.step(10);
    CHECK(bench.vault.state() == VaultState::ready);
    CHECK(bench.document.entries.size() == 2);
    CHECK(bench.vault.unreadable_rows() == 1);
    bench.entry("four");
    bench.step(4);
    check_adds_up(disk);
}

TEST_CASE("a store wiped while another save was expected is said to be gone, and nothing is written over it") {
    MemoryDisk disk;
    Bench bench(disk);
    bench.step();
    bench.entry("one");
    bench.step(2);
    disk = MemoryDisk{};
    bench.entry("two");
    CHECK(bench.vault.save_state() == SaveState::saving);
    bench.step(10);
    CHECK(bench.vault.state() == VaultState::failed);
    CHECK(bench.vault.error() == ErrorKind::wiped);
    CHECK(bench.vault.save_state() == SaveState::not_saved);
    CHECK(bench.document.entries.size() == 2);  // still in sight
    bench.vault.retry(bench.world.ports);
    bench.step(5);
    CHECK(bench.vault.state() == VaultState::failed);
    CHECK(bench.vault.error() == ErrorKind::wiped);
    CHECK_FALSE(disk.exists);
}

TEST_CASE("more rows than a page are read page by page, here and after a conflict") {
    MemoryDisk disk;
    Bench here(disk, 1);
    here.step();
    Bench there(disk, 2);
    there.step();
    for (int i = 0; i < 1'203; ++i) here.entry(std::to_string(i));
    here.step(3);
    CHECK(here.vault.save_state() == SaveState::saved);
    CHECK(read_disk(disk).texts.size() == 1'203);

    // The other tab knew of none of them.
    there.entry("there");
    there.step(20);
    CHECK(there.vault.save_state() == SaveState::saved);
    CHECK(there.document.entries.size() == 1'204);
    CHECK(read_disk(disk).texts.size() == 1'204);
    check_adds_up(disk);
}

TEST_CASE("more changes than one transaction may hold go in several, removals last") {
    MemoryDisk disk;
    Bench bench(disk);
    bench.step();
    std::vector<RecordId> drafts;
    for (int i = 0; i < 30; ++i) {
        drafts.push_back(make_record_id(i, bench.world.random.bytes()));
        REQUIRE(bench.write(drafts.back(), "draft", Kind::entry_draft));
    }
    bench.step(2);
    Watched watched(disk);
    bench.world.ports.store = &watched;
    for (int i = 0; i < 2'100; ++i) bench.entry(std::to_string(i));
    for (const RecordId& draft : drafts) bench.vault.remove(draft, bench.document);
    bench.step(6);
    CHECK(bench.vault.save_state() == SaveState::saved);
    CHECK(watched.most_rows <= 2'000);
    REQUIRE(watched.batches.size() == 2);
    CHECK(watched.batches[0] == std::pair<std::size_t, std::size_t>{2'000, 0});
    CHECK(watched.batches[1] == std::pair<std::size_t, std::size_t>{100, 30});
    CHECK(disk.rows.size() == 2'100);
    check_adds_up(disk);
}

TEST_CASE("large changes go in several transactions of 4 MiB, removals last") {
    MemoryDisk disk;
    Bench bench(disk);
    bench.step();
    const RecordId draft = make_record_id(1, bench.world.random.bytes());
    REQUIRE(bench.write(draft, "becomes one of the entries", Kind::entry_draft));
    bench.step(2);
    Watched watched(disk);
    bench.world.ports.store = &watched;
    for (int i = 0; i < 60; ++i) bench.entry(std::string(kMaxText, static_cast<char>('a' + i % 26)));
    bench.vault.remove(draft, bench.document);
    bench.step(8);
    CHECK(bench.vault.save_state() == SaveState::saved);
    CHECK(watched.most_bytes <= 4 * 1024 * 1024);
    REQUIRE(watched.batches.size() == 2);
    CHECK(watched.batches[0].second == 0);
    CHECK(watched.batches[1].second == 1);
    CHECK(disk.rows.size() == 60);
    check_adds_up(disk);
}

TEST_CASE("what could not be read back is refused, and nothing changes") {
    MemoryDisk disk;
    Bench bench(disk);
    bench.step();
    const RecordId id = bench.entry("whole");
    const auto over = bench.write(id, std::string(kMaxText + 1, 'x'));
    REQUIRE_FALSE(over);
    CHECK(over.error().kind == ErrorKind::too_big);
    const auto body = bench.write(id, std::string(kMaxText, '\x01'));  // six bytes each in JSON
    REQUIRE_FALSE(body);
    CHECK(body.error().kind == ErrorKind::too_big);
    const auto broken =
        bench.vault.write({id, Kind::entry, 1, Standing::live, std::nullopt, "{"}, bench.world.ports, bench.document);
    REQUIRE_FALSE(broken);
    CHECK(broken.error().kind == ErrorKind::bug);
    CHECK(bench.document.entries.size() == 1);
    CHECK(bench.document.entries[0].text == "whole");
    bench.step(2);
    CHECK(disk.rows.size() == 1);
}

TEST_CASE("a record of a newer schema is never edited") {
    MemoryDisk disk;
    RecordId id;
    {
        Bench bench(disk);
        bench.step();
        id = bench.entry("from today");
        bench.step(2);
        Replica replica = bench.vault.replica();
        Revision newer = replica.heads(id)[0]->revision;
        newer.schema = 2;
        newer.ancestors = replica.head_ids(id);
        const auto body = encode_body(newer);
        REQUIRE(body);
        const StorageKey key = storage_key(id, revision_id(body.value()));
        disk.rows[row_key(1, key)] = wrap_row(body.value());
        Head head = bench.vault.head();
        head.revision += 1;
        head.row_count += 1;
        head.row_sum.add(row_hash(key, disk.rows[row_key(1, key)]));
        disk.head = encode_head(head);
    }
    Bench bench(disk, 2);
    bench.step(4);
    CHECK(bench.document.entries.empty());
    REQUIRE(bench.document.unreadable.size() == 1);
    CHECK(bench.document.unreadable[0].why == ErrorKind::newer);
    const auto written = bench.write(id, "over it");
    REQUIRE_FALSE(written);
    CHECK(written.error().kind == ErrorKind::newer);
    bench.entry("beside it");
    bench.step(4);
    CHECK(disk.rows.size() == 3);
}

TEST_CASE("the newest twenty replaced versions of an entry stay, of a draft none") {
    MemoryDisk disk;
    Bench bench(disk);
    bench.step();
    const RecordId entry = bench.entry("0");
    const RecordId draft = make_record_id(5, bench.world.random.bytes());
    for (int i = 1; i <= 40; ++i) {
        REQUIRE(bench.write(entry, std::to_string(i)));
        REQUIRE(bench.write(draft, std::to_string(i), Kind::entry_draft));
        if (i % 3 == 0) bench.step(2);
    }
    bench.step(4);
    CHECK(bench.vault.replica().revisions(entry).size() == 21);
    CHECK(bench.vault.replica().revisions(draft).size() == 1);
    CHECK(disk.rows.size() == 22);
    check_adds_up(disk);
    const Reading reading = read_disk(disk);
    CHECK(reading.texts == std::vector<std::string>{"40", "40"});
    CHECK(reading.document.versions.empty());
}

TEST_CASE("a write with a base leaves versions it has not seen beside it") {
    MemoryDisk disk;
    Bench bench(disk);
    bench.step();
    const RecordId id = bench.entry("first");
    const auto base = bench.vault.replica().head_ids(id);
    REQUIRE(bench.write(id, "other"));
    REQUIRE(bench.write(id, "mine", Kind::entry, base));
    CHECK(bench.document.versions.at(id) == 2);
    bench.step(2);
    CHECK(read_disk(disk).texts == std::vector<std::string>{"mine", "other"});
    REQUIRE(bench.write(id, "both"));
    bench.step(2);
    CHECK(read_disk(disk).texts == std::vector<std::string>{"both"});
}

TEST_CASE("conflicts without end are a failure to save, not a loop") {
    MemoryDisk disk;
    Bench bench(disk);
    bench.step();
    bench.entry("one");
    bench.step(2);
    AlwaysLate late(disk);
    bench.world.ports.store = &late;
    bench.entry("two");
    bench.step(100);
    CHECK(bench.vault.save_state() == SaveState::not_saved);
    CHECK(bench.vault.error() == ErrorKind::conflict);
    CHECK(late.commits < 20);
    const int before = late.commits;
    bench.step(100);
    CHECK(late.commits == before);
    bench.world.ports.store = &bench.world.store;
    bench.vault.retry(bench.world.ports);
    bench.step(10);
    CHECK(bench.vault.save_state() == SaveState::saved);
    CHECK(read_disk(disk).texts == std::vector<std::string>{"one", "two"});
}

TEST_CASE("rows that vanish while they are being fetched end the refresh all the same") {
    // Commit, conflict, head, keys, values: the other tab takes its draft away before each of these steps.
    for (int before = 0; before < 6; ++before) {
        INFO("before step ", before);
        MemoryDisk disk;
        Bench here(disk, 1);
        here.step();
        Bench there(disk, 2);
        there.step();
        const RecordId draft = make_record_id(1, here.world.random.bytes());
        REQUIRE(here.write(draft, "short-lived", Kind::entry_draft));
        here.step(2);
        there.entry("there");
        there.step(before);
        here.vault.remove(draft, here.document);
        here.step(10);
        there.step(30);
        CHECK(there.vault.save_state() == SaveState::saved);
        here.entry("here");
        here.step(20);
        there.entry("there again");
        there.step(20);
        CHECK(there.document.entry_drafts.empty());
        CHECK(read_disk(disk).texts == std::vector<std::string>{"here", "there", "there again"});
        check_adds_up(disk);
    }
}

TEST_CASE("a draft whose save seemed to fail and was let go does not come back") {
    MemoryDisk disk;
    Bench bench(disk);
    bench.step();
    bench.entry("one");
    bench.step(2);
    FlakyStore flaky(bench.world.store, 1, ErrorKind::connection, FlakyStore::Fault::error_after_writing);
    bench.world.ports.store = &flaky;
    const RecordId draft = make_record_id(1, bench.world.random.bytes());
    REQUIRE(bench.write(draft, "let go", Kind::entry_draft));
    bench.step(2);
    CHECK(bench.vault.save_state() == SaveState::not_saved);
    CHECK(disk.rows.size() == 2);
    bench.vault.remove(draft, bench.document);
    bench.step(10);
    CHECK(bench.vault.save_state() == SaveState::saved);
    CHECK(bench.document.entry_drafts.empty());
    CHECK(disk.rows.size() == 1);
    check_adds_up(disk);
}

TEST_CASE("a save whose answer was lost is found in place and said to be saved") {
    for (const auto fault : {FlakyStore::Fault::error_after_writing, FlakyStore::Fault::silence}) {
        for (const bool more : {false, true}) {
            INFO((more ? "with more to save meanwhile" : "the same save again"));
            MemoryDisk disk;
            Bench bench(disk);
            bench.step();
            FlakyStore flaky(bench.world.store, 1, ErrorKind::connection, fault);
            bench.world.ports.store = &flaky;
            bench.entry("one");
            bench.step(2);
            bench.world.clock.now += 6'000;
            bench.step();
            CHECK(bench.vault.save_state() == SaveState::not_saved);
            if (more) bench.entry("two");
            bench.vault.retry(bench.world.ports);
            bench.step(10);
            CHECK(bench.vault.save_state() == SaveState::saved);
            CHECK_FALSE(bench.vault.pending());
            const Reading reading = read_disk(disk);
            CHECK(reading.texts == (more ? std::vector<std::string>{"one", "two"} : std::vector<std::string>{"one"}));
            CHECK(reading.unreadable_rows == 0);
            CHECK(disk.rows.size() == (more ? 2 : 1));
            CHECK(bench.document.entries.size() == disk.rows.size());
            check_adds_up(disk);
        }
    }
}
