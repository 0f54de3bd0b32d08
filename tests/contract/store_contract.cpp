#include "store_contract.h"

#include <algorithm>

#include "found.h"

namespace mooring::contract {

namespace {

constexpr int kAsked[] = {3, 9, 1};

Promise absent_stays_absent(Found found) {
    for (int tab = 0; tab < 2; ++tab) {
        const StoreReply opened = co_await found.open(tab);
        EXPECT(ok(opened));
        EXPECT(!opened.existed);
        EXPECT(opened.head.empty());
    }
    const StoreReply loaded = co_await found.load(0, 1, kFromStart, 10);
    EXPECT(ok(loaded));
    EXPECT(loaded.rows.empty());
    EXPECT(!loaded.more);
    const std::vector<RowKey> keys(1, key_of(1));
    const StoreReply got = co_await found.get(0, keys);
    EXPECT(ok(got));
    EXPECT(got.rows.empty());
    const StoreReply again = co_await found.open(1);
    EXPECT(!again.existed);
}

Promise leave_to_create_makes_an_empty_place(Found found) {
    const StoreReply opened = co_await found.open(0, MayCreate::yes);
    EXPECT(ok(opened));
    EXPECT(opened.existed);
    EXPECT(opened.head.empty());
    const StoreReply other = co_await found.open(1);
    EXPECT(ok(other));
    EXPECT(other.existed);
    EXPECT(other.head.empty());
    const Batch first = save_after(0);
    const StoreReply saved = co_await found.commit(1, first);
    EXPECT(ok(saved));
}

Promise first_save_makes_the_place(Found found) {
    const StoreReply opened = co_await found.open(0);
    EXPECT(!opened.existed);
    const Batch batch = save_after(0, {row_of(1, {1, 2, 3})});
    const StoreReply saved = co_await found.commit(0, batch);
    EXPECT(ok(saved));
    EXPECT(saved.epoch == 1);
    EXPECT(saved.revision == 1);
    for (int tab = 0; tab < 2; ++tab) {
        found.place.reopen(tab);
        const StoreReply after = co_await found.open(tab);
        EXPECT(ok(after));
        EXPECT(after.existed);
        EXPECT(after.head == batch.head);
        const StoreReply loaded = co_await found.load(tab, 1, kFromStart, 10);
        EXPECT(loaded.rows.size() == 1);
        EXPECT(holds(loaded, key_of(1), {1, 2, 3}));
    }
}

Promise each_save_is_seen_at_once(Found found) {
    for (int i = 0; i < 6; ++i) {
        const auto revision = static_cast<std::uint64_t>(i);
        const Batch batch = save_after(revision, {row_of(i, pattern(10, i))});
        const StoreReply saved = co_await found.commit(i % 2, batch);
        EXPECT(ok(saved));
        EXPECT(saved.revision == revision + 1);
        const StoreReply opened = co_await found.open((i + 1) % 2);
        EXPECT(opened.head == head_bytes(1, revision + 1));
        const std::vector<RowKey> keys(1, key_of(i));
        const StoreReply got = co_await found.get((i + 1) % 2, keys);
        EXPECT(holds(got, key_of(i), pattern(10, i)));
    }
}

Promise a_refused_save_changes_nothing(Found found) {
    const Batch one = save_after(0, {row_of(1, {1}), row_of(2, {2})});
    const StoreReply first = co_await found.commit(0, one);
    const Batch two = save_after(1, {row_of(3, {3})});
    const StoreReply second = co_await found.commit(0, two);
    EXPECT(ok(first) && ok(second));
    // The head is at 2: these expect no head, an older one, a newer one, and one of another epoch.
    for (std::uint64_t attempt = 0; attempt < 4; ++attempt) {
        Batch batch = save_after(attempt == 2 ? 3 : attempt, {row_of(1, {9}), row_of(4, {9})}, {key_of(2)});
        batch.head = head_bytes(1, 3, 9);
        if (attempt == 3) {
            batch.expect_epoch = 2;
            batch.expect_revision = 2;
        }
        const StoreReply reply = co_await found.commit(1, batch);
        EXPECT(reply.error == ErrorKind::conflict);
        EXPECT(reply.epoch == 1);
        EXPECT(reply.revision == 2);
        const StoreReply opened = co_await found.open(0);
        EXPECT(opened.head == head_bytes(1, 2));
        const StoreReply loaded = co_await found.load(0, 1, kFromStart, 10);
        EXPECT(loaded.rows.size() == 3);
        EXPECT(holds(loaded, key_of(1), {1}));
        EXPECT(holds(loaded, key_of(2), {2}));
    }
    const Batch three = save_after(2);
    const StoreReply right = co_await found.commit(1, three);
    EXPECT(ok(right));
}

Promise an_expectation_on_nothing_is_a_conflict_and_makes_nothing(Found found) {
    const Batch batch = save_after(5, {row_of(1, {1})});
    const StoreReply reply = co_await found.commit(0, batch);
    EXPECT(reply.error == ErrorKind::conflict);
    EXPECT(reply.epoch == 0);
    EXPECT(reply.revision == 0);
    const StoreReply opened = co_await found.open(1);
    EXPECT(!opened.existed);
}

Promise the_same_save_again_is_stored_once(Found found) {
    const Batch first = save_after(0, {row_of(1, {1})});
    const Batch second = save_after(1, {row_of(2, {2})}, {key_of(1)});
    const StoreReply one = co_await found.commit(0, first);
    const StoreReply once_more = co_await found.commit(0, first);
    EXPECT(ok(one) && ok(once_more));
    EXPECT(once_more.epoch == 1 && once_more.revision == 1);
    const StoreReply two = co_await found.commit(0, second);
    const StoreReply again = co_await found.commit(0, second);
    EXPECT(ok(two) && ok(again));
    EXPECT(again.revision == 2);
    const StoreReply old = co_await found.commit(0, first);
    EXPECT(old.error == ErrorKind::conflict);
    const StoreReply loaded = co_await found.load(1, 1, kFromStart, 10, LoadWhat::keys_only);
    EXPECT(loaded.rows.size() == 1);
}

Promise positions_are_compared_in_full_even_of_a_damaged_head(Found found) {
    constexpr std::uint64_t kFar = 0x0123'4567'89AB'CDEF;  // more than a double holds
    Batch batch = save_after(0);
    batch.head = head_bytes(7, kFar);
    const StoreReply made = co_await found.commit(0, batch);
    EXPECT(ok(made));
    EXPECT(made.epoch == 7 && made.revision == kFar);
    batch.expect_epoch = 7;
    batch.expect_revision = kFar + 1;
    batch.head = head_bytes(7, 1);
    const StoreReply refused = co_await found.commit(0, batch);
    EXPECT(refused.error == ErrorKind::conflict);
    EXPECT(refused.epoch == 7 && refused.revision == kFar);

    batch.expect_revision = kFar;
    batch.head = head_bytes(7, kFar + 1);
    batch.head[100] ^= 1;
    const StoreReply damaged = co_await found.commit(0, batch);
    EXPECT(ok(damaged));
    batch.expect_revision = kFar + 1;
    batch.head.resize(60);
    const StoreReply torn = co_await found.commit(0, batch);
    EXPECT(ok(torn));
    EXPECT(torn.epoch == 0xFFFF'FFFF && torn.revision == 0);
    Batch mended = save_after(0);
    const StoreReply nothing = co_await found.commit(0, mended);
    EXPECT(nothing.error == ErrorKind::conflict);  // a torn head is not no head
    mended.expect_epoch = nothing.epoch;
    mended.expect_revision = nothing.revision;
    const StoreReply whole = co_await found.commit(1, mended);
    EXPECT(ok(whole));
}

Promise pages_come_in_key_order(Found found) {
    Batch batch = save_after(0);
    for (int i = 0; i < 25; ++i) batch.put.push_back(row_of((i * 7 + 3) % 25, pattern(3, (i * 7 + 3) % 25)));
    const StoreReply saved = co_await found.commit(0, batch);
    EXPECT(ok(saved));
    for (int way = 0; way < 2; ++way) {
        const LoadWhat what = way == 0 ? LoadWhat::rows : LoadWhat::keys_only;
        RowKey after = kFromStart;
        int next = 0;
        for (int page = 0; page < 3; ++page) {
            const StoreReply reply = co_await found.load(0, 1, after, 10, what);
            EXPECT(ok(reply));
            EXPECT(reply.rows.size() == (page < 2 ? 10 : 5));
            EXPECT(reply.more == (page < 2));
            for (const Row& row : reply.rows) {
                EXPECT(row.key == key_of(next));
                EXPECT(row.value == (what == LoadWhat::rows ? pattern(3, next) : Bytes()));
                after = row.key;
                ++next;
            }
        }
        const StoreReply behind = co_await found.load(0, 1, after, 10, what);
        EXPECT(ok(behind));
        EXPECT(behind.rows.empty());
        EXPECT(!behind.more);
        const StoreReply exact = co_await found.load(0, 1, kFromStart, 25, what);
        EXPECT(exact.rows.size() == 25);
        EXPECT(!exact.more);
        const StoreReply almost = co_await found.load(0, 1, kFromStart, 24, what);
        EXPECT(almost.rows.size() == 24);
        EXPECT(almost.more);
    }
}

Promise only_the_generation_asked_for(Found found) {
    constexpr std::uint32_t kGenerations[] = {1, 2, 3, 256, 65'536};
    StorageKey last;
    last.fill(0xFF);
    Batch batch = save_after(0);
    for (const std::uint32_t generation : kGenerations) {
        batch.put.push_back(row_of(0, pattern(4, 0), generation));
        batch.put.push_back(Row{row_key(generation, last), pattern(4, 1)});
    }
    const StoreReply saved = co_await found.commit(0, batch);
    EXPECT(ok(saved));
    for (const std::uint32_t generation : kGenerations) {
        const StoreReply page = co_await found.load(0, generation, kFromStart, 10);
        EXPECT(page.rows.size() == 2);
        EXPECT(holds(page, key_of(0, generation), pattern(4, 0)));
        EXPECT(holds(page, row_key(generation, last), pattern(4, 1)));
        EXPECT(!page.more);
        const StoreReply one = co_await found.load(0, generation, key_of(0, generation), 10);
        EXPECT(one.rows.size() == 1);
        const StoreReply none = co_await found.load(0, generation, row_key(generation, last), 10);
        EXPECT(none.rows.empty());
    }
    const StoreReply empty = co_await found.load(0, 4, kFromStart, 10);
    EXPECT(ok(empty));
    EXPECT(empty.rows.empty());
}

Promise absent_rows_are_left_out(Found found) {
    const Batch batch = save_after(0, {row_of(1, {1}), row_of(2, {2}), row_of(3, {3})});
    const StoreReply saved = co_await found.commit(0, batch);
    EXPECT(ok(saved));
    std::vector<RowKey> keys;
    for (const int number : kAsked) keys.push_back(key_of(number));
    keys.push_back(key_of(1, 2));
    const StoreReply got = co_await found.get(1, keys);
    EXPECT(ok(got));
    EXPECT(got.rows.size() == 2);
    EXPECT(got.rows.size() == 2 && got.rows[0].key == key_of(3) && got.rows[1].key == key_of(1));
    EXPECT(holds(got, key_of(3), {3}));
    EXPECT(holds(got, key_of(1), {1}));
    keys.clear();
    const StoreReply none = co_await found.get(1, keys);
    EXPECT(ok(none));
    EXPECT(none.rows.empty());
}

Promise rows_are_replaced_and_removed(Found found) {
    const Batch first = save_after(0, {row_of(1, {1}), row_of(2, {2}), row_of(3, {3})});
    const StoreReply one = co_await found.commit(0, first);
    const Batch second = save_after(1, {row_of(2, pattern(5'000, 1))}, {key_of(1), key_of(8)});
    const StoreReply two = co_await found.commit(0, second);
    EXPECT(ok(one) && ok(two));
    const StoreReply loaded = co_await found.load(1, 1, kFromStart, 10);
    EXPECT(loaded.rows.size() == 2);
    EXPECT(holds(loaded, key_of(2), pattern(5'000, 1)));
    EXPECT(holds(loaded, key_of(3), {3}));
}

Promise two_thousand_rows_in_one_save(Found found) {
    constexpr int kRows = 2'000;
    Batch batch = save_after(0);
    for (int i = 0; i < kRows; ++i) batch.put.push_back(row_of(i, pattern(300, i)));
    const StoreReply saved = co_await found.commit(0, batch);
    EXPECT(ok(saved));
    RowKey after = kFromStart;
    int next = 0;
    for (bool more = true; more && next <= kRows;) {
        const StoreReply page = co_await found.load(1, 1, after, 500);
        EXPECT(ok(page));
        for (const Row& row : page.rows) {
            EXPECT(row.key == key_of(next));
            EXPECT(row.value == pattern(300, next));
            after = row.key;
            ++next;
        }
        more = page.more && !page.rows.empty();
    }
    EXPECT(next == kRows);
    Batch removal = save_after(1);
    for (int i = 0; i < kRows; ++i) removal.remove.push_back(key_of(i));
    const StoreReply removed = co_await found.commit(1, removal);
    EXPECT(ok(removed));
    const StoreReply empty = co_await found.load(0, 1, kFromStart, 10, LoadWhat::keys_only);
    EXPECT(empty.rows.empty());
}

Promise large_and_empty_values_come_back_whole(Found found) {
    constexpr std::size_t kLarge = 266'272;  // the largest row there is: a body of 256 KiB in its envelope
    const Batch batch = save_after(0, {row_of(1, pattern(kLarge, 5)), row_of(2, {}), row_of(3, Bytes(256, 0))});
    const StoreReply saved = co_await found.commit(0, batch);
    EXPECT(ok(saved));
    found.place.reopen(1);
    const StoreReply loaded = co_await found.load(1, 1, kFromStart, 10);
    EXPECT(loaded.rows.size() == 3);
    EXPECT(holds(loaded, key_of(1), pattern(kLarge, 5)));
    EXPECT(holds(loaded, key_of(2), {}));
    EXPECT(holds(loaded, key_of(3), Bytes(256, 0)));
    std::vector<RowKey> keys(1, key_of(2));
    keys.push_back(key_of(1));
    const StoreReply got = co_await found.get(1, keys);
    EXPECT(got.rows.size() == 2);
    EXPECT(holds(got, key_of(1), pattern(kLarge, 5)));
    EXPECT(holds(got, key_of(2), {}));
}

Promise of_two_saves_at_once_exactly_one_wins(Found found) {
    for (int i = 0; i < 8; ++i) {
        const auto revision = static_cast<std::uint64_t>(i);
        Batch mine = save_after(revision, {row_of(100, {1}), row_of(i, {1})});
        Batch theirs = save_after(revision, {row_of(100, {2}), row_of(50 + i, {2})});
        mine.head = head_bytes(1, revision + 1, 1);
        theirs.head = head_bytes(1, revision + 1, 2);
        Reply first = found.commit(0, mine);
        Reply second = found.commit(1, theirs);
        const StoreReply here = co_await first;
        const StoreReply there = co_await second;
        EXPECT(ok(here) != ok(there));
        EXPECT((ok(here) ? there : here).error == ErrorKind::conflict);
        EXPECT(here.epoch == 1 && here.revision == revision + 1);
        EXPECT(there.epoch == 1 && there.revision == revision + 1);
        const StoreReply opened = co_await found.open(0);
        EXPECT(opened.head == (ok(here) ? mine.head : theirs.head));
        std::vector<RowKey> keys(1, key_of(100));
        keys.push_back(key_of(i));
        keys.push_back(key_of(50 + i));
        const StoreReply got = co_await found.get(0, keys);
        EXPECT(got.rows.size() == 2);
        EXPECT(holds(got, key_of(100), Bytes(1, ok(here) ? 1 : 2)));
        EXPECT(holds(got, key_of(i), {1}) == ok(here));
    }
}

Promise each_reply_is_handed_out_once_and_to_its_own_ticket(Found found) {
    const Batch batch = save_after(0, {row_of(1, {1})});
    const StoreReply saved = co_await found.commit(0, batch);
    EXPECT(ok(saved));
    const std::vector<RowKey> keys(1, key_of(1));
    Reply load = found.load(0, 1, kFromStart, 10, LoadWhat::keys_only);
    Reply get = found.get(0, keys);
    Reply open = found.open(0);
    EXPECT(load.ticket != 0 && get.ticket != 0 && open.ticket != 0);
    EXPECT(load.ticket != get.ticket && get.ticket != open.ticket && open.ticket != load.ticket);
    const StoreReply opened = co_await open;
    const StoreReply got = co_await get;
    const StoreReply loaded = co_await load;
    EXPECT(opened.head == head_bytes(1, 1));
    EXPECT(holds(got, key_of(1), {1}));
    EXPECT(loaded.rows.size() == 1 && loaded.rows[0].value.empty());
    EXPECT(!found.at(0).take(load.ticket));
    EXPECT(!found.at(0).take(get.ticket));
    EXPECT(!found.at(0).take(open.ticket));
    EXPECT(!found.at(0).take(0));
    EXPECT(!found.at(0).take(open.ticket + 1000));
}

Promise what_stands_beside_the_rows_travels_with_the_save(Found found) {
    Batch first = save_after(0, {row_of(1, {1})});
    first.at(Meta::slots) = Bytes{7, 7, 7};
    first.at(Meta::ui) = Bytes{1};
    const StoreReply saved = co_await found.commit(0, first);
    EXPECT(ok(saved));
    const StoreReply opened = co_await found.open(1);
    EXPECT((opened.meta[0] == Bytes{7, 7, 7}));
    EXPECT(opened.meta[1].empty());
    EXPECT(opened.meta[2] == Bytes{1});
    Batch late = save_after(4);
    late.at(Meta::slots) = Bytes{};
    const StoreReply refused = co_await found.commit(1, late);
    EXPECT(!ok(refused));
    Batch second = save_after(1);
    second.at(Meta::slots) = Bytes{};
    const StoreReply removed = co_await found.commit(1, second);
    EXPECT(ok(removed));
    const StoreReply after = co_await found.open(0);
    EXPECT(after.meta[0].empty());
    EXPECT(after.meta[2] == Bytes{1});
}

Promise a_generation_goes_whole_and_no_other_with_it(Found found) {
    Batch first = save_after(0, {row_of(1, {1}), row_of(2, {2}), row_of(1, {3}, 2), row_of(0xFFFF, {4}, 2)});
    const StoreReply saved = co_await found.commit(0, first);
    EXPECT(ok(saved));
    Batch second = save_after(1, {row_of(5, {5}, 2)});
    second.remove_generation = 2;  // before anything is put
    const StoreReply moved = co_await found.commit(0, second);
    EXPECT(ok(moved));
    const StoreReply kept = co_await found.load(1, 1, kFromStart, 10);
    EXPECT(kept.rows.size() == 2);
    const StoreReply next = co_await found.load(1, 2, kFromStart, 10);
    EXPECT(next.rows.size() == 1);
    EXPECT(holds(next, key_of(5, 2), {5}));
}

using Look = Promise (*)(Found);
constexpr std::pair<const char*, Look> kPromises[] = {
    {"an absent place is reported and stays absent without leave to create", absent_stays_absent},
    {"with leave to create, opening makes an empty place", leave_to_create_makes_an_empty_place},
    {"the first save expects nothing and makes the place", first_save_makes_the_place},
    {"each save is seen at once by another tab", each_save_is_seen_at_once},
    {"a save on another head is a conflict, tells what it found, and changes nothing", a_refused_save_changes_nothing},
    {"a save on a head where nothing is, is a conflict and makes nothing",
     an_expectation_on_nothing_is_a_conflict_and_makes_nothing},
    {"the same save sent again is stored once", the_same_save_again_is_stored_once},
    {"positions are compared in full, even of a damaged head", positions_are_compared_in_full_even_of_a_damaged_head},
    {"pages come in key order, with word of more", pages_come_in_key_order},
    {"only the generation asked for is loaded", only_the_generation_asked_for},
    {"rows come in the order asked for, absent ones are left out", absent_rows_are_left_out},
    {"rows are replaced and removed", rows_are_replaced_and_removed},
    {"two thousand rows in one save", two_thousand_rows_in_one_save},
    {"large and empty values come back whole", large_and_empty_values_come_back_whole},
    {"of two saves at once exactly one wins", of_two_saves_at_once_exactly_one_wins},
    {"what stands beside the rows travels with the save", what_stands_beside_the_rows_travels_with_the_save},
    {"a generation goes whole, and no other with it", a_generation_goes_whole_and_no_other_with_it},
    {"each reply is handed out once, and to its own ticket", each_reply_is_handed_out_once_and_to_its_own_ticket},
};

}  // namespace

bool StoreContract::step() {
    for (;;) {
        if (looking_at_) {
            const bool done = promise_.step();
            outcomes_.back() = *looking_at_;
            if (!done) return false;
            looking_at_.reset();
        }
        if (next_ == std::size(kPromises)) return true;
        const auto& [name, look] = kPromises[next_++];
        looking_at_ = std::make_unique<Outcome>(Outcome{name, true, ""});
        outcomes_.push_back(*looking_at_);
        place_.clear();
        promise_ = look(Found{place_, *looking_at_});
    }
}

bool all_kept(const std::vector<Outcome>& outcomes) {
    return std::all_of(outcomes.begin(), outcomes.end(), [](const Outcome& outcome) { return outcome.ok; });
}

}  // namespace mooring::contract
