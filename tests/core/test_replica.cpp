#include <doctest/doctest.h>

#include <algorithm>

#include "core/replica.h"
#include "records.h"
#include "support/rounds.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

std::vector<RevisionId> ids(const std::vector<const StoredRevision*>& heads) {
    std::vector<RevisionId> out;
    for (const StoredRevision* head : heads) out.push_back(head->id);
    return out;
}

// A history such as devices make that see each other's edits now and then.
std::vector<StoredRevision> random_history(SplitMix64& random, int size) {
    std::vector<StoredRevision> all;
    Replica devices[3];
    for (int i = 0; i < size; ++i) {
        Replica& device = devices[random.below(3)];
        const int record = static_cast<int>(random.below(4));
        const auto seen = device.head_ids(record_id(record));
        // Clocks that are wrong by years must not matter.
        const auto ms = static_cast<std::int64_t>(random.below(1'000'000'000'000));
        StoredRevision made = stored(note(record, std::to_string(i), ms, device.ancestors(record_id(record), seen)));
        all.push_back(made);
        device.add(std::move(made));
        if (random.below(4) == 0) {
            for (const StoredRevision& other : all) {
                if (random.below(2) == 0) devices[random.below(3)].add(other);
            }
        }
    }
    return all;
}

bool same(const Replica& a, const Replica& b) {
    for (int record = 0; record < 4; ++record) {
        if (ids(a.heads(record_id(record))) != ids(b.heads(record_id(record)))) return false;
    }
    return a.keys() == b.keys() && a.latest() == b.latest() && a.records().size() == b.records().size();
}

}  // namespace

TEST_CASE("an unknown record has no heads") {
    const Replica replica;
    CHECK(replica.heads(record_id(1)).empty());
    CHECK(replica.head_ids(record_id(1)).empty());
    CHECK(replica.revisions(record_id(1)).empty());
    CHECK(replica.ancestors(record_id(1), {}).empty());
    CHECK(replica.latest() == Hlc{});
}

TEST_CASE("a revision is replaced by one that names it, whatever the clocks say") {
    Replica replica;
    const RevisionId first = add(replica, note(1, "first", 1000));
    const RevisionId second = add(replica, note(1, "second", 5, {first}));
    CHECK(replica.head_ids(record_id(1)) == std::vector{second});
    CHECK(replica.revisions(record_id(1)).size() == 2);
    CHECK(replica.latest() == Hlc{1000, 0});
}

TEST_CASE("two edits of the same version are two heads, newest first, and joining makes one") {
    Replica replica;
    const RevisionId first = add(replica, note(1, "first", 1));
    const RevisionId here = add(replica, note(1, "here", 9, {first}));
    const RevisionId there = add(replica, note(1, "there", 8, {first}));
    CHECK(replica.head_ids(record_id(1)) == std::vector{here, there});
    const auto named = replica.ancestors(record_id(1), replica.head_ids(record_id(1)));
    CHECK(named == std::vector{here, there, first});
    const RevisionId joined = add(replica, note(1, "joined", 10, named));
    CHECK(replica.head_ids(record_id(1)) == std::vector{joined});
}

TEST_CASE("who replaces only what was seen leaves the other version standing") {
    Replica replica;
    const RevisionId first = add(replica, note(1, "first", 1));
    const RevisionId there = add(replica, note(1, "there", 2, {first}));
    const auto named = replica.ancestors(record_id(1), std::vector{first});
    CHECK(named == std::vector{first});
    const RevisionId here = add(replica, note(1, "here", 3, named));
    CHECK(replica.head_ids(record_id(1)) == std::vector{here, there});
}

TEST_CASE("equal stamps are ordered by revision id, so every device shows the same first") {
    Replica replica;
    add(replica, note(1, "one", 5));
    add(replica, note(1, "two", 5));
    const auto heads = replica.head_ids(record_id(1));
    REQUIRE(heads.size() == 2);
    CHECK(heads[0] > heads[1]);
}

TEST_CASE("adding twice changes nothing; dropping tells the record") {
    Replica replica;
    const StoredRevision item = stored(note(1, "one", 5));
    CHECK(replica.add(item));
    CHECK_FALSE(replica.add(item));
    CHECK(replica.revisions(record_id(1)).size() == 1);
    CHECK(replica.drop(item.key) == record_id(1));
    CHECK_FALSE(replica.drop(item.key));
    CHECK(replica.records().empty());
    CHECK(replica.keys().empty());
    CHECK(replica.latest() == Hlc{5, 0});  // time never goes back
}

TEST_CASE("at most 128 ancestors are named, newest first") {
    Replica replica;
    RevisionId last{};
    std::vector<RevisionId> all;
    for (int i = 0; i < 200; ++i) {
        const auto named = replica.ancestors(record_id(1), replica.head_ids(record_id(1)));
        CHECK(named.size() == static_cast<std::size_t>(std::min(i, 128)));
        if (i > 0) REQUIRE(named.front() == last);
        last = add(replica, note(1, std::to_string(i), i, named));
        all.push_back(last);
    }
    CHECK(replica.head_ids(record_id(1)) == std::vector{last});
}

TEST_CASE("merging does not depend on order, grouping or repetition") {
    for (std::uint64_t seed = 1; seed <= rounds(60); ++seed) {
        INFO("seed ", seed);
        SplitMix64 random(seed);
        std::vector<StoredRevision> all = random_history(random, 30);
        Replica plain;
        for (const StoredRevision& item : all) plain.add(item);
        for (int round = 0; round < 5; ++round) {
            for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[random.below(i)]);
            Replica shuffled;
            for (const StoredRevision& item : all) {
                shuffled.add(item);
                if (random.below(3) == 0) shuffled.add(all[random.below(all.size())]);
            }
            REQUIRE(same(shuffled, plain));
        }
        // No edit is lost: each is a head, or a later one was made by somebody who had seen it.
        for (const auto& [record, revisions] : plain.records()) {
            const auto heads = plain.head_ids(record);
            REQUIRE(!heads.empty());
            for (const StoredRevision& item : revisions) {
                const bool replaced = std::any_of(revisions.begin(), revisions.end(), [&](const StoredRevision& other) {
                    const auto& named = other.revision.ancestors;
                    return std::find(named.begin(), named.end(), item.id) != named.end();
                });
                const bool head = std::find(heads.begin(), heads.end(), item.id) != heads.end();
                REQUIRE(replaced != head);
            }
        }
    }
}
