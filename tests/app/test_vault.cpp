#include <doctest/doctest.h>

#include "bench.h"

using namespace mooring;
using namespace mooring::testing;

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
    CHECK(decode_head({}, disk.head).value().revision == 1);
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
    CHECK(decode_head({}, disk.head).value().revision == 2);
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
        newer.payload = payload_of(bench.document, *replica.heads(id)[0]);
        const auto body = encode_body(newer);
        REQUIRE(body);
        const StorageKey key = storage_key({}, id, revision_id(body.value()));
        disk.rows[row_key(1, key)] = wrap_row({}, {}, {}, body.value());
        Head head = bench.vault.head();
        head.revision += 1;
        head.row_count += 1;
        head.row_sum.add(row_hash({}, key, disk.rows[row_key(1, key)]));
        disk.head = encode_head({}, head);
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
