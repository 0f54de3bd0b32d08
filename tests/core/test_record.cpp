#include <doctest/doctest.h>

#include <limits>

#include "core/record.h"
#include "records.h"
#include "support/rounds.h"

using namespace mooring;
using namespace mooring::testing;

TEST_CASE("record ids carry their time first and sort by it") {
    std::array<std::uint8_t, 16> ones{};
    ones.fill(0xFF);
    const RecordId early = make_record_id(1'700'000'000'000, ones);
    const RecordId late = make_record_id(1'700'000'000'001, {});
    CHECK(early < late);
    CHECK(to_text(early) < to_text(late));
    CHECK(make_record_id(0x0102'0304'0506, {}).bytes ==
          std::array<std::uint8_t, 16>{1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    CHECK_FALSE(early.is_nil());
    CHECK(RecordId{}.is_nil());
}

TEST_CASE("record ids are 26 characters of Crockford base 32") {
    CHECK(to_text(RecordId{}) == "00000000000000000000000000");
    RecordId most;
    most.bytes.fill(0xFF);
    CHECK(to_text(most) == "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
    RecordId one;
    one.bytes[15] = 1;
    CHECK(to_text(one) == "00000000000000000000000001");
    // 2016-07-30 23:54:10.259 UTC, the example of the ULID specification.
    CHECK(to_text(make_record_id(1'469'922'850'259, {})).substr(0, 10) == "01ARZ3NDEK");
}

TEST_CASE("record ids come back from their text") {
    for (std::uint64_t seed = 1; seed <= rounds(200); ++seed) {
        INFO("seed ", seed);
        SplitMix64 random(seed);
        const RecordId id{random_bytes(random)};
        REQUIRE(record_id_from_text(to_text(id)) == id);
    }
}

TEST_CASE("texts that are no record id are refused") {
    const std::string good = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    REQUIRE(record_id_from_text(good));
    for (const char* bad : {"", "01ARZ3NDEKTSV4RRFFQ69G5FA", "01ARZ3NDEKTSV4RRFFQ69G5FAVX",
                            "81ARZ3NDEKTSV4RRFFQ69G5FAV", "01arz3ndektsv4rrffq69g5fav", "01ARZ3NDEKTSV4RRFFQ69G5FAI",
                            "01ARZ3NDEKTSV4RRFFQ69G5FAO", "01ARZ3NDEK SV4RRFFQ69G5FAV"}) {
        INFO(bad);
        CHECK_FALSE(record_id_from_text(bad));
    }
}

TEST_CASE("the clock of versions goes on even when the clock of the machine goes back") {
    CHECK(next_hlc({}, 5) == Hlc{5, 0});
    CHECK(next_hlc({5, 7}, 6) == Hlc{6, 0});
    CHECK(next_hlc({5, 7}, 5) == Hlc{5, 8});
    CHECK(next_hlc({5, 7}, 1) == Hlc{5, 8});
    CHECK(next_hlc({5, std::numeric_limits<std::uint32_t>::max()}, 1) == Hlc{6, 0});
    Hlc last{100, 0};
    for (std::int64_t now = 110; now > 90; --now) {
        const Hlc next = next_hlc(last, now);
        CHECK(next > last);
        last = next;
    }
}
