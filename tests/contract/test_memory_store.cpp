#include <doctest/doctest.h>

#include "platform/memory/memory_store.h"
#include "store_contract.h"

using namespace mooring;
using namespace mooring::contract;

namespace {

class MemoryPlace : public Place {
public:
    void clear() override {
        stores_[0].reset();
        stores_[1].reset();
        disk_ = MemoryDisk{};
        reopen(0);
        reopen(1);
    }
    Store& tab(int which) override { return *stores_[which]; }
    void reopen(int which) override { stores_[which] = std::make_unique<MemoryStore>(disk_); }

private:
    MemoryDisk disk_;
    std::unique_ptr<MemoryStore> stores_[2];
};

// The same behind a FlakyStore in which nothing fails.
class UnfailingPlace : public Place {
public:
    void clear() override {
        inner_.clear();
        reopen(0);
        reopen(1);
    }
    Store& tab(int which) override { return *stores_[which]; }
    void reopen(int which) override {
        inner_.reopen(which);
        stores_[which] = std::make_unique<FlakyStore>(inner_.tab(which), 0, ErrorKind::none);
    }

private:
    MemoryPlace inner_;
    std::unique_ptr<FlakyStore> stores_[2];
};

// Answers only every third time it is asked, as a browser takes its time.
class SlowStore : public Store {
public:
    explicit SlowStore(Store& inner) : inner_(inner) {}
    Ticket open(MayCreate may_create) override { return inner_.open(may_create); }
    Ticket load(std::uint32_t generation, const RowKey& after, std::uint32_t max, LoadWhat what) override {
        return inner_.load(generation, after, max, what);
    }
    Ticket get(std::span<const RowKey> keys) override { return inner_.get(keys); }
    Ticket commit(const Batch& batch) override { return inner_.commit(batch); }
    std::optional<StoreReply> take(Ticket ticket) override {
        return ++asked_ % 3 == 0 ? inner_.take(ticket) : std::nullopt;
    }

private:
    Store& inner_;
    int asked_ = 0;
};

class SlowPlace : public Place {
public:
    void clear() override {
        inner_.clear();
        reopen(0);
        reopen(1);
    }
    Store& tab(int which) override { return *stores_[which]; }
    void reopen(int which) override {
        inner_.reopen(which);
        stores_[which] = std::make_unique<SlowStore>(inner_.tab(which));
    }

private:
    MemoryPlace inner_;
    std::unique_ptr<SlowStore> stores_[2];
};

// A store that breaks one promise, to see that the contract finds it.
class BrokenStore : public MemoryStore {
public:
    enum class Break : std::uint8_t { creates, half_a_save, no_order, values_with_keys, blind };
    BrokenStore(MemoryDisk& disk, Break what) : MemoryStore(disk), disk_(disk), what_(what) {}
    Ticket open(MayCreate may_create) override {
        return MemoryStore::open(what_ == Break::creates ? MayCreate::yes : may_create);
    }
    Ticket load(std::uint32_t generation, const RowKey& after, std::uint32_t max, LoadWhat what) override {
        if (what_ == Break::no_order) return MemoryStore::load(generation, after, max > 1 ? max - 1 : max, what);
        return MemoryStore::load(generation, after, max, what_ == Break::values_with_keys ? LoadWhat::rows : what);
    }
    Ticket commit(const Batch& batch) override {
        if (what_ == Break::half_a_save) {
            for (const RowKey& key : batch.remove) disk_.rows.erase(key);
        }
        if (what_ == Break::blind) disk_.head = {};
        if (what_ != Break::blind) return MemoryStore::commit(batch);
        Batch unseen = batch;
        unseen.expect_epoch = 0;
        unseen.expect_revision = 0;
        return MemoryStore::commit(unseen);
    }

private:
    MemoryDisk& disk_;
    Break what_;
};

class BrokenPlace : public Place {
public:
    explicit BrokenPlace(BrokenStore::Break what) : what_(what) {}
    void clear() override {
        disk_ = MemoryDisk{};
        reopen(0);
        reopen(1);
    }
    Store& tab(int which) override { return *stores_[which]; }
    void reopen(int which) override { stores_[which] = std::make_unique<BrokenStore>(disk_, what_); }

private:
    MemoryDisk disk_;
    BrokenStore::Break what_;
    std::unique_ptr<BrokenStore> stores_[2];
};

std::vector<Outcome> look_at(Place& place) {
    StoreContract contract(place);
    int steps = 0;
    while (!contract.step() && ++steps < 100'000) {
    }
    CHECK(steps < 100'000);
    return contract.outcomes();
}

void check_all_kept(Place& place) {
    const auto outcomes = look_at(place);
    CHECK(outcomes.size() >= 16);
    for (const Outcome& outcome : outcomes) {
        INFO(outcome.name, ": ", outcome.detail);
        CHECK(outcome.ok);
    }
}

}  // namespace

TEST_CASE("the store in memory keeps every promise") {
    MemoryPlace place;
    check_all_kept(place);
}

TEST_CASE("the store that can fail keeps every promise while it does not") {
    UnfailingPlace place;
    check_all_kept(place);
}

TEST_CASE("the promises do not depend on how soon replies come") {
    SlowPlace place;
    check_all_kept(place);
}

TEST_CASE("a store that breaks a promise is found out") {
    using Break = BrokenStore::Break;
    for (const Break what :
         {Break::creates, Break::half_a_save, Break::no_order, Break::values_with_keys, Break::blind}) {
        INFO("break ", static_cast<int>(what));
        BrokenPlace place(what);
        const auto outcomes = look_at(place);
        CHECK_FALSE(all_kept(outcomes));
        for (const Outcome& outcome : outcomes) CHECK(outcome.ok == outcome.detail.empty());
    }
}
