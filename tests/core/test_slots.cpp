#include <doctest/doctest.h>

#include "core/kdf.h"
#include "core/random.h"
#include "core/slots.h"

using namespace mooring;

namespace {

template <std::size_t N>
std::array<std::uint8_t, N> filled(std::uint64_t seed) {
    SplitMix64 random(seed);
    std::array<std::uint8_t, N> out{};
    for (auto& byte : out) byte = static_cast<std::uint8_t>(random.next());
    return out;
}

Slot some_slot(SlotKind kind, std::uint64_t seed) {
    Slot slot;
    slot.kind = kind;
    slot.cost = kind == SlotKind::passphrase ? kUsualCost : KdfCost{0, 0};
    slot.id = filled<8>(seed);
    slot.salt = filled<32>(seed + 1);
    slot.nonce = filled<24>(seed + 2);
    if (kind == SlotKind::passkey) slot.credential = {1, 2, 3};
    return slot;
}

struct Made {
    SlotTable table{filled<16>(50), 1, {}};
    Key data_key = filled<32>(60);
    Key material = filled<32>(70);
    Keyring ring = Keyring::sealed(data_key, table.vault_id);
    Made() {
        for (const SlotKind kind : {SlotKind::passphrase, SlotKind::recovery, SlotKind::passkey}) {
            Slot slot = some_slot(kind, static_cast<std::uint64_t>(kind) * 100);
            close_slot(slot, table, material, data_key);
            table.slots.push_back(slot);
        }
    }
};

}  // namespace

TEST_CASE("a slot opens with what closed it, and with nothing else") {
    const Made made;
    for (const Slot& slot : made.table.slots) {
        const auto opened = open_slot(slot, made.table, made.material);
        REQUIRE(opened);
        CHECK(opened.value() == made.data_key);
        Key other = made.material;
        other[31] ^= 1;
        const auto refused = open_slot(slot, made.table, other);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == ErrorKind::secret);
    }
    SlotTable other_vault = made.table;
    other_vault.vault_id[0] ^= 1;
    CHECK_FALSE(open_slot(made.table.slots[0], other_vault, made.material));
}

TEST_CASE("the table comes back whole; every flipped bit is refused or is told by the mac") {
    const Made made;
    const Bytes bytes = encode_slots(made.ring, made.table);
    const auto back = decode_slots(bytes);
    REQUIRE(back);
    CHECK(back.value().slots.size() == 3);
    CHECK(back.value().slots[2].credential == Bytes{1, 2, 3});
    CHECK(slots_are_genuine(made.ring, bytes));
    CHECK(encode_slots(made.ring, back.value()) == bytes);
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        Bytes flipped = bytes;
        flipped[bit / 8] = static_cast<std::uint8_t>(flipped[bit / 8] ^ 1U << bit % 8);
        CHECK_FALSE(slots_are_genuine(made.ring, flipped));
        if (const auto read = decode_slots(flipped)) {
            for (const Slot& slot : read.value().slots) {
                const auto opened = open_slot(slot, read.value(), made.material);
                if (opened) CHECK(opened.value() == made.data_key);  // never a wrong key
            }
        }
    }
    for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(decode_slots(ByteSpan(bytes).first(size)));
}

TEST_CASE("costs outside the limits are refused before anything is allocated") {
    Made made;
    for (const KdfCost cost :
         {KdfCost{18 * 1024, 2}, {257 * 1024, 3}, {0xFFFFFFFF, 3}, {64 * 1024, 1}, {64 * 1024, 11}}) {
        made.table.slots[0].cost = cost;
        const auto read = decode_slots(encode_slots(made.ring, made.table));
        REQUIRE_FALSE(read);
        CHECK(read.error().kind == ErrorKind::too_big);
    }
}

TEST_CASE("the recovery code is read as people type it, and a typing mistake is noticed") {
    SplitMix64 random(5);
    int noticed = 0;
    constexpr int kMistakes = 400;
    for (int i = 0; i < 50; ++i) {
        const auto secret = filled<16>(static_cast<std::uint64_t>(i));
        const std::string text = recovery_text(secret);
        CHECK(text.size() == 34);
        CHECK(recovery_from_text(text) == secret);
        std::string typed;
        for (char c : text) {
            if (c == '-') continue;
            typed += c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
            if (random.below(3) == 0) typed += ' ';
        }
        CHECK(recovery_from_text(typed) == secret);
        for (int j = 0; j < kMistakes / 50; ++j) {
            std::string wrong = text;
            char& c = wrong[random.below(wrong.size())];
            c = c == 'A' ? 'B' : 'A';
            const auto read = recovery_from_text(wrong);
            CHECK(read != std::optional<RecoverySecret>(secret));
            noticed += !read;
        }
        CHECK_FALSE(recovery_from_text(std::string_view(text).substr(1)));
        CHECK_FALSE(recovery_from_text(text + "0"));
    }
    CHECK(noticed >= kMistakes - 2);  // one in 4096 slips through
    CHECK(same_code_group("o1bi", "01B1"));
    CHECK_FALSE(same_code_group("01B2", "01B1"));
    CHECK_FALSE(recovery_from_text(""));
}

TEST_CASE("a passphrase is long enough in characters, of any script") {
    CHECK_FALSE(is_passphrase("ninechars"));
    CHECK(is_passphrase("ten chars!"));
    CHECK(is_passphrase("\u0434\u0435\u0441\u044f\u0442\u044c \u0431\u0443\u043a"));
    CHECK_FALSE(is_passphrase("\u0434\u0435\u0441\u044f\u0442\u044c"));
    CHECK_FALSE(is_passphrase(std::string(1025, 'x')));
}

TEST_CASE("Argon2id gives what the reference program gives") {
    for (const KdfCost& cost : {kShortTest, kLowCost, kUsualCost}) {
        const auto key = argon2id(cost, kTestSalt, bytes_of(kTestSecret));
        REQUIRE(key);
        CHECK(known_answer(cost) == key.value());
    }
    CHECK_FALSE(known_answer({64 * 1024, 4}));
}
