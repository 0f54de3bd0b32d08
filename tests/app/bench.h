// A vault with its document and its world, without the rest of the program, and stores that are hard to live with.
#pragma once

#include <algorithm>

#include "tab.h"

namespace mooring::testing {

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

}  // namespace mooring::testing
