#include <doctest/doctest.h>

#include "bench.h"

using namespace mooring;
using namespace mooring::testing;

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
    Head head = decode_head({}, disk.head).value();
    head.min_reader = Head::kFormat + 1;
    disk.head = encode_head({}, head);
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
    Head head = decode_head({}, disk.head).value();
    head.min_reader = Head::kFormat + 1;
    head.revision += 1;
    disk.head = encode_head({}, head);
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

namespace {

std::string body_of_entry(std::size_t number) {
    Entry entry;
    entry.text = std::to_string(number);
    Revision revision;
    revision.id = make_record_id(kNoon + static_cast<std::int64_t>(number), {});
    revision.kind = Kind::entry;
    revision.hlc = {kNoon, 0};
    revision.when = When{20'000, 1, 0};
    revision.payload = encode_entry(entry);
    return encode_body(revision).value();
}

}  // namespace

TEST_CASE("more rows than a page are read page by page, here and after a conflict") {
    MemoryDisk disk;
    Bench here(disk, 1);
    here.step();
    Bench there(disk, 2);
    there.step();
    const std::size_t count = 2 * kRowsAtOnce + 3;
    for (std::size_t i = 0; i < count; ++i) {
        REQUIRE(here.vault.add_body(body_of_entry(i), here.world.ports, here.document));
    }
    here.step(5);
    CHECK(here.vault.save_state() == SaveState::saved);
    CHECK(read_disk(disk).texts.size() == count);

    // Broken off in the middle: what was read until then is read again, and its words are there once.
    Bench late(disk, 3);
    FlakyStore flaky(late.world.store, 3, ErrorKind::connection);
    late.vault = Vault{};
    late.world.ports.store = &flaky;
    late.vault.open(late.world.ports);
    late.step(5);
    CHECK(late.vault.state() == VaultState::failed);
    late.vault.retry(late.world.ports);
    late.step(8);
    REQUIRE(late.vault.state() == VaultState::ready);
    CHECK(late.document.entries.size() == count);
    CHECK(live_texts(late.vault, late.document).size() == count);

    // The other tab knew of none of them.
    there.entry("there");
    there.step(20);
    CHECK(there.vault.save_state() == SaveState::saved);
    CHECK(there.document.entries.size() == count + 1);
    CHECK(read_disk(disk).texts.size() == count + 1);
    check_adds_up(disk);
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
