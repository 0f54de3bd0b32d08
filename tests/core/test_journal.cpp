#include <doctest/doctest.h>

#include <algorithm>

#include "core/journal.h"
#include "core/random.h"
#include "core/recovery.h"
#include "records.h"
#include "support/rounds.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

struct Ring {
    Keyring keys;
    explicit Ring(bool sealed) {
        Key key{};
        key[0] = 5;
        keys = sealed ? Keyring::sealed(key, Hash128{1}) : Keyring::plain(Hash128{1});
    }
};

JournalRow row_of(const Keyring& keys, int number) {
    const Revision revision = note(number, "text " + std::to_string(number), number);
    const std::string body = encode_body(revision).value();
    const StorageKey key = storage_key(keys, revision.id, revision_id(body));
    return {key, wrap_row(keys, key, Nonce{static_cast<std::uint8_t>(number)}, body)};
}

// A file of `count` commits of one row each, as a tab writes it.
Bytes file_of(const Keyring& keys, int count, std::vector<std::size_t>* ends = nullptr) {
    JournalFrame begin;
    begin.kind = FrameKind::begin;
    begin.vault_id = keys.vault_id;
    begin.slots = {1, 2, 3};
    Bytes file = encode_frame(keys, begin);
    Head head;
    head.sealed = keys.is_sealed();
    head.vault_id = keys.vault_id;
    for (int i = 1; i <= count; ++i) {
        JournalFrame frame;
        frame.put.push_back(row_of(keys, i));
        head.revision = static_cast<std::uint64_t>(i);
        head.row_count = static_cast<std::uint32_t>(i);
        head.row_sum.add(row_hash(keys, frame.put[0].key, frame.put[0].value));
        frame.position = {head.epoch, head.revision};
        frame.head = encode_head(keys, head);
        const Bytes bytes = encode_frame(keys, frame);
        file.insert(file.end(), bytes.begin(), bytes.end());
        if (ends) ends->push_back(file.size());
    }
    return file;
}

}  // namespace

TEST_CASE("a file of frames gives back every row and the newest head, plain and sealed") {
    for (const bool sealed : {false, true}) {
        const Ring ring(sealed);
        const Bytes file = file_of(ring.keys, 6);
        CHECK(position_at_end(file) == HeadPosition{1, 6});
        REQUIRE(read_begin(file));
        CHECK(read_begin(file)->slots == Bytes{1, 2, 3});
        const Salvage salvage = read_journals(ring.keys, {file});
        CHECK(salvage.whole);
        CHECK(salvage.rows.size() == 6);
        CHECK(salvage.head.revision == 6);
        CHECK(read_journals(ring.keys, {file, file}).whole);  // repetition does not matter
        CHECK(read_journals(Ring(!sealed).keys, {file}).rows.empty());
    }
}

TEST_CASE("cut anywhere, a file gives what was whole before the cut, and never a wrong row") {
    const Ring ring(true);
    std::vector<std::size_t> ends;
    const Bytes file = file_of(ring.keys, 4, &ends);
    for (std::size_t size = 0; size < file.size(); size += 3) {
        const Salvage salvage =
            read_journals(ring.keys, {Bytes(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(size))});
        const auto whole = static_cast<std::size_t>(
            std::count_if(ends.begin(), ends.end(), [&](std::size_t end) { return end <= size; }));
        CHECK(salvage.rows.size() == whole);
        if (whole > 0) CHECK(salvage.whole);
    }
}

TEST_CASE("a flipped bit ends the reading of its file there, and other files go on") {
    const Ring ring(false);
    const Bytes file = file_of(ring.keys, 5);
    SplitMix64 random(3);
    for (std::uint64_t i = 0; i < rounds(400); ++i) {
        Bytes flipped = file;
        const std::size_t at = random.below(file.size());
        flipped[at] = static_cast<std::uint8_t>(flipped[at] ^ 1U << random.below(8));
        INFO("byte ", at);
        const Salvage alone = read_journals(ring.keys, {flipped});
        CHECK(alone.rows.size() < 5);
        CHECK(alone.broken_files == 1);
        for (const auto& [key, value] : alone.rows) CHECK(unwrap_row(ring.keys, key, value));
        CHECK(read_journals(ring.keys, {flipped, file}).rows.size() == 5);
    }
}

TEST_CASE("a commit that did not happen is taken back, and a removed row stays removed whatever the order") {
    const Ring ring(false);
    Bytes file = file_of(ring.keys, 2);
    JournalFrame undone;
    undone.kind = FrameKind::undone;
    undone.position = {1, 1};
    Bytes bytes = encode_frame(ring.keys, undone);
    file.insert(file.end(), bytes.begin(), bytes.end());
    CHECK(position_at_end(file) == HeadPosition{1, 1});
    CHECK(read_journals(ring.keys, {file}).rows.size() == 1);
    JournalFrame removal;
    removal.removed.push_back(row_of(ring.keys, 1).key);
    const Bytes other = encode_frame(ring.keys, removal);
    CHECK(read_journals(ring.keys, {other, file}).rows.empty());
    CHECK(read_journals(ring.keys, {file, other}).rows.empty());
}

TEST_CASE("what is found at opening: every row of the table") {
    using S = StoreFinding;
    using C = CopyFinding;
    const HeadPosition low{1, 5}, high{1, 9};
    const auto look = [](S store, C copy, HeadPosition stored, HeadPosition copied, bool trace, HeadPosition traced,
                         bool other = false) {
        return decide({store, stored, copy, copied, other, trace, traced});
    };
    for (const C copy : {C::none, C::readable, C::damaged}) {
        for (const bool trace : {false, true}) {
            CHECK(look(S::newer, copy, low, high, trace, high) == Opening::read_only);
            CHECK(look(S::shut, copy, {}, high, trace, high) == Opening::wait);
            if (copy == C::none) continue;
            CHECK(look(S::absent, copy, {}, high, trace, high) == Opening::restore_copy);
            CHECK(look(S::wiped, copy, {}, high, trace, high) == Opening::restore_copy);
        }
    }
    CHECK(look(S::wiped, C::none, {}, {}, false, {}) == Opening::was_here);
    CHECK(look(S::wiped, C::none, {}, {}, true, low) == Opening::was_here);
    CHECK(look(S::absent, C::none, {}, {}, true, low) == Opening::was_here);
    CHECK(look(S::absent, C::none, {}, {}, false, {}) == Opening::ask);
    CHECK(look(S::bad, C::readable, {}, high, true, high) == Opening::restore_copy);
    CHECK(look(S::bad, C::none, {}, {}, true, high) == Opening::salvage);
    CHECK(look(S::bad, C::damaged, {}, {}, false, {}) == Opening::salvage);
    CHECK(look(S::ok, C::readable, low, low, true, low, true) == Opening::set_copy_aside);
    CHECK(look(S::ok, C::readable, low, high, true, high) == Opening::bring_back);
    CHECK(look(S::ok, C::readable, low, low, true, high) == Opening::older_state);
    CHECK(look(S::ok, C::none, low, {}, true, high) == Opening::older_state);
    CHECK(look(S::ok, C::readable, high, low, true, high) == Opening::refresh_copy);
    CHECK(look(S::ok, C::none, high, {}, false, {}) == Opening::refresh_copy);
    CHECK(look(S::ok, C::damaged, high, {}, true, low) == Opening::refresh_copy);
    CHECK(look(S::ok, C::readable, high, high, true, high) == Opening::go_on);
    CHECK(look(S::ok, C::readable, {2, 1}, {1, 9}, true, {2, 1}) == Opening::refresh_copy);  // the epoch counts first
}
