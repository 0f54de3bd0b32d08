#include <doctest/doctest.h>

#include <algorithm>

#include "core/envelope.h"
#include "records.h"
#include "support/rounds.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

Head some_head() {
    SplitMix64 random(11);
    Head head;
    head.sealed = false;
    head.vault_id = random_bytes(random);
    head.epoch = 3;
    head.generation = 2;
    head.revision = 0x0102'0304'0506'0708;
    head.row_count = 77;
    for (int i = 0; i < 5; ++i) head.row_sum.add(blake2b_256(random_bytes(random)));
    return head;
}

bool same(const Head& a, const Head& b) {
    return a.sealed == b.sealed && a.vault_id == b.vault_id && a.epoch == b.epoch && a.generation == b.generation &&
           a.revision == b.revision && a.format == b.format && a.min_reader == b.min_reader &&
           a.row_count == b.row_count && a.row_sum == b.row_sum;
}

}  // namespace

TEST_CASE("row keys sort by generation and give the storage key back") {
    StorageKey low{};
    StorageKey high;
    high.fill(0xFF);
    CHECK(row_key(1, high) < row_key(2, low));
    CHECK(row_key(0xFF, high) < row_key(0x100, low));
    CHECK(storage_key_of(row_key(7, high)) == high);
    CHECK(row_key(0x01020304, low)[0] == 1);
    CHECK(row_key(0x01020304, low)[3] == 4);
}

TEST_CASE("a row gives its body back, whatever its size") {
    SplitMix64 random(1);
    for (const std::size_t size : {0U, 1U, 251U, 252U, 253U, 1020U, 4092U, 4093U, 8188U, 8189U, 262'144U}) {
        std::string body(size, 'x');
        for (char& c : body) c = static_cast<char>(random.next());
        const auto back = unwrap_row({}, {}, wrap_row({}, {}, {}, body));
        REQUIRE(back);
        CHECK(back.value() == body);
    }
}

TEST_CASE("the size of a row tells only its class") {
    const struct {
        std::size_t body;
        std::size_t payload;
    } classes[] = {{0, 256},     {252, 256},   {253, 512},    {508, 512},        {509, 1024},
                   {1020, 1024}, {1021, 2048}, {2044, 2048},  {2045, 4096},      {4092, 4096},
                   {4093, 8192}, {8188, 8192}, {8189, 12288}, {262'144, 266'240}};
    for (const auto& item : classes) {
        INFO(item.body);
        CHECK(wrap_row({}, {}, {}, std::string(item.body, 'x')).size() == 32 + item.payload);
    }
}

TEST_CASE("every truncation of a row is found, and so is every byte too many") {
    const Bytes row = wrap_row({}, {}, {}, "A body with some words in it.");
    for (std::size_t size = 0; size < row.size(); ++size) {
        REQUIRE_FALSE(unwrap_row({}, {}, std::span(row).first(size)));
    }
    Bytes longer = row;
    longer.push_back(0);
    CHECK_FALSE(unwrap_row({}, {}, longer));
}

TEST_CASE("no flipped bit of a row gives a wrong body") {
    const std::string body = R"({"a":[],"p":{"text":"A body with some words in it."}})";
    const Bytes row = wrap_row({}, {}, {}, body);
    int harmless = 0;
    for (std::size_t at = 0; at < row.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            Bytes flipped = row;
            flipped[at] = static_cast<std::uint8_t>(flipped[at] ^ (1U << bit));
            const auto back = unwrap_row({}, {}, flipped);
            if (!back) {
                REQUIRE(back.error().kind == (at == 4 && bit > 0 ? ErrorKind::newer : ErrorKind::damaged));
                continue;
            }
            // Flags and key number mean nothing in a plain row.
            REQUIRE(at >= 5);
            REQUIRE(at < 8);
            REQUIRE(back.value() == body);
            ++harmless;
            // The sum over all rows notices these too.
            CHECK(row_hash({}, {}, flipped) != row_hash({}, {}, row));
        }
    }
    CHECK(harmless == 24);
}

TEST_CASE("a row whose length says more than is there is damaged") {
    Bytes row = wrap_row({}, {}, {}, "short");
    row[32] = 0xFF;
    row[33] = 0xFF;
    const Hash256 sum = blake2b_256(std::span(row).subspan(32));
    std::copy_n(sum.begin(), 24, row.begin() + 8);
    const auto back = unwrap_row({}, {}, row);
    REQUIRE_FALSE(back);
    CHECK(std::string(back.error().detail) == "row: length");
}

TEST_CASE("random bytes are never a row or a head") {
    for (std::uint64_t seed = 1; seed <= rounds(300); ++seed) {
        INFO("seed ", seed);
        SplitMix64 random(seed);
        Bytes bytes(random.below(700));
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random.next());
        if (bytes.size() >= 8 && random.below(2) == 0) {
            const Bytes start{'M', 'R', 'E', '1', 0, 0, 0, 0};
            std::copy(start.begin(), start.end(), bytes.begin());
        }
        REQUIRE_FALSE(unwrap_row({}, {}, bytes));
        bytes.resize(kHeadSize);
        REQUIRE_FALSE(decode_head({}, bytes));
    }
}

TEST_CASE("what a row adds to the sum depends on its name and its bytes") {
    const Bytes row = wrap_row({}, {}, {}, "body");
    StorageKey other{};
    other[0] = 1;
    CHECK(row_hash({}, {}, row) != row_hash({}, other, row));
    CHECK(row_hash({}, {}, row) != row_hash({}, {}, wrap_row({}, {}, {}, "bodY")));
}

TEST_CASE("the sum of rows does not depend on the order of adding and removing") {
    for (std::uint64_t seed = 1; seed <= rounds(50); ++seed) {
        INFO("seed ", seed);
        SplitMix64 random(seed);
        std::vector<Hash256> rows;
        for (int i = 0; i < 40; ++i) rows.push_back(blake2b_256(random_bytes(random)));
        if (seed == 1) rows[0].fill(0xFF);  // a carry through all bytes
        RowSum kept;
        for (int i = 0; i < 20; ++i) kept.add(rows[static_cast<std::size_t>(i)]);

        // Adds all, removes the second half, everything in a random order; a removal may come before its addition.
        std::vector<int> steps;
        for (int i = 0; i < 40; ++i) steps.push_back(i);
        for (int i = 20; i < 40; ++i) steps.push_back(-i);
        for (std::size_t i = steps.size(); i > 1; --i) std::swap(steps[i - 1], steps[random.below(i)]);
        RowSum sum;
        for (const int step : steps) {
            if (step < 0) {
                sum.remove(rows[static_cast<std::size_t>(-step)]);
            } else {
                sum.add(rows[static_cast<std::size_t>(step)]);
            }
        }
        REQUIRE(sum == kept);
        for (int i = 0; i < 20; ++i) sum.remove(rows[static_cast<std::size_t>(i)]);
        REQUIRE(sum == RowSum{});
    }
}

TEST_CASE("a head comes back whole") {
    const Head head = some_head();
    const Bytes bytes = encode_head({}, head);
    CHECK(bytes.size() == kHeadSize);
    const auto back = decode_head({}, bytes);
    REQUIRE(back);
    CHECK(same(back.value(), head));
    // The layout that the page's own script reads too.
    CHECK(bytes[24] == 3);
    CHECK(bytes[28] == 2);
    CHECK(bytes[32] == 8);
    CHECK(bytes[39] == 1);
}

TEST_CASE("every truncation of a head and every flipped bit is found") {
    const Bytes bytes = encode_head({}, some_head());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        REQUIRE_FALSE(decode_head({}, std::span(bytes).first(size)));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            Bytes flipped = bytes;
            flipped[at] = static_cast<std::uint8_t>(flipped[at] ^ (1U << bit));
            const auto back = decode_head({}, flipped);
            REQUIRE_FALSE(back);
            REQUIRE(back.error().kind == ErrorKind::damaged);
        }
    }
    Bytes longer = bytes;
    longer.push_back(0);
    CHECK_FALSE(decode_head({}, longer));
}

TEST_CASE("the position of a head can be read even when it is damaged") {
    Bytes bytes = encode_head({}, some_head());
    CHECK(position_of(bytes) == HeadPosition{3, 0x0102'0304'0506'0708});
    bytes[60] ^= 1;
    CHECK(position_of(bytes) == HeadPosition{3, 0x0102'0304'0506'0708});
    CHECK(position_of({}) == HeadPosition{0, 0});
    bytes.pop_back();
    CHECK(position_of(bytes) == HeadPosition{0xFFFFFFFF, 0});
}

TEST_CASE("only a head that asks for a later reader needs a newer version") {
    Head head = some_head();
    CHECK_FALSE(needs_newer_version(head));
    head.format = Head::kFormat + 1;
    CHECK_FALSE(needs_newer_version(head));
    head.min_reader = Head::kFormat + 1;
    CHECK(needs_newer_version(head));
    head.min_reader = Head::kFormat;
    head.other_flags = 2;  // something this version does not keep
    CHECK(needs_newer_version(head));
}

TEST_CASE("a sealed row opens under its own keys, vault and name only, and every flipped bit is noticed") {
    Key data_key{};
    data_key[3] = 9;
    const Hash128 vault{1, 2, 3};
    const Keyring ring = Keyring::sealed(data_key, vault);
    const StorageKey name{7};
    const Nonce nonce{5};
    const std::string body = "{\"words\":\"nobody else reads this\"}";
    const Bytes row = wrap_row(ring, name, nonce, body);
    CHECK(row.size() == 32 + 256 + kTagSize);
    CHECK(std::search(row.begin(), row.end(), body.begin(), body.end()) == row.end());
    const auto back = unwrap_row(ring, name, row);
    REQUIRE(back);
    CHECK(back.value() == body);
    CHECK_FALSE(unwrap_row(ring, StorageKey{8}, row));
    CHECK_FALSE(unwrap_row(Keyring::sealed(data_key, Hash128{1}), name, row));
    data_key[3] = 8;
    CHECK_FALSE(unwrap_row(Keyring::sealed(data_key, vault), name, row));
    CHECK_FALSE(unwrap_row({}, name, row));
    CHECK_FALSE(unwrap_row(ring, name, wrap_row({}, name, {}, body)));  // a plain row slipped in
    for (std::size_t bit = 0; bit < row.size() * 8; ++bit) {
        Bytes flipped = row;
        flipped[bit / 8] = static_cast<std::uint8_t>(flipped[bit / 8] ^ 1U << bit % 8);
        REQUIRE_FALSE(unwrap_row(ring, name, flipped));
    }
}

TEST_CASE("a sealed head is told from a plain one, and from one under another key") {
    Key data_key{};
    const Keyring ring = Keyring::sealed(data_key, Hash128{1});
    Head head = some_head();
    head.sealed = true;
    const Bytes bytes = encode_head(ring, head);
    CHECK(decode_head(ring, bytes));
    CHECK_FALSE(decode_head({}, bytes));
    CHECK(read_head_unchecked(bytes).value().sealed);
    data_key[0] = 1;
    CHECK_FALSE(decode_head(Keyring::sealed(data_key, Hash128{1}), bytes));
    head.sealed = false;
    CHECK_FALSE(decode_head(ring, encode_head(ring, head)));
}
