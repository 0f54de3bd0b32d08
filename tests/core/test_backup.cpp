#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/backup.h"
#include "core/kdf.h"
#include "core/merge.h"
#include "core/random.h"
#include "records.h"
#include "support/rounds.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

template <std::size_t N>
std::array<std::uint8_t, N> filled(std::uint64_t seed) {
    SplitMix64 random(seed);
    std::array<std::uint8_t, N> out{};
    for (auto& byte : out) byte = static_cast<std::uint8_t>(random.next());
    return out;
}

BackupContent some_content(int records, std::size_t text = 40) {
    BackupContent content;
    content.vault_id = filled<16>(3);
    content.epoch = 2;
    content.revision = 77;
    content.created_ms = 1'772'625'600'000;
    for (int i = 0; i < records; ++i) {
        content.bodies.push_back(encode_body(note(i + 1, std::string(text, 'x') + std::to_string(i), i + 1)).value());
    }
    return content;
}

struct Sealed {
    Key opener = filled<32>(9);
    Key material = filled<32>(10);
    SlotTable slots{filled<16>(11), 1, {}};
    BackupRandom random{filled<32>(12), filled<32>(13), filled<24>(14), filled<16>(15)};
    Sealed() {
        Slot slot;
        slot.id = filled<8>(16);
        slot.salt = filled<32>(17);
        slot.nonce = filled<24>(18);
        close_slot(slot, slots, material, opener);
        slots.slots.push_back(slot);
    }
    Bytes write(const BackupContent& content) const { return encode_backup(content, slots, opener, random); }
    Result<BackupContent> read(ByteSpan file) const {
        const auto header = read_backup_header(file);
        if (!header) return header.error();
        const auto key = open_slot(header.value().slots.slots[0], header.value().slots, material);
        if (!key) return key.error();
        return open_backup(file, header.value(), key.value());
    }
};

}  // namespace

TEST_CASE("a backup comes back byte for byte, empty, small, and over many chunks") {
    const Sealed sealed;
    for (const auto& [records, text] : {std::pair{0, 10}, {1, 10}, {7, 4000}, {40, 9000}}) {
        const BackupContent content = some_content(records, static_cast<std::size_t>(text));
        const Bytes file = sealed.write(content);
        const auto back = sealed.read(file);
        REQUIRE(back);
        CHECK(back.value().bodies == content.bodies);
        CHECK(back.value().revision == 77);
        CHECK(back.value().vault_id == content.vault_id);
        CHECK(digest(back.value()) == digest(content));
        if (records > 0) {
            const std::string_view words(content.bodies[0].data(), 20);
            CHECK(std::search(file.begin(), file.end(), words.begin(), words.end()) == file.end());
        }
    }
}

TEST_CASE("a backup that is cut anywhere, or with a flipped bit, is refused") {
    const Sealed sealed;
    const Bytes file = sealed.write(some_content(30, 9000));
    for (std::size_t size = 0; size < file.size(); size += size < 2048 ? 1 : 4096) {
        CHECK_FALSE(sealed.read(ByteSpan(file).first(size)));
    }
    // Exactly between two chunks: what is left reads whole, and only the mark of the last chunk is missing.
    const auto header = read_backup_header(file);
    REQUIRE(header);
    CHECK_FALSE(sealed.read(ByteSpan(file).first(header.value().size + 65'552)));
    Bytes longer = file;
    longer.push_back(0);
    CHECK_FALSE(sealed.read(longer));
    SplitMix64 random(4);
    for (std::uint64_t i = 0; i < rounds(600); ++i) {
        Bytes flipped = file;
        const std::size_t at = i < 500 ? random.below(header.value().size) : random.below(file.size());
        flipped[at] = static_cast<std::uint8_t>(flipped[at] ^ 1U << random.below(8));
        INFO("byte ", at);
        CHECK_FALSE(sealed.read(flipped));
    }
}

TEST_CASE("the plain form reads back, says when it was changed, and refuses what is no backup") {
    const BackupContent content = some_content(5);
    const std::string text = encode_plain_backup(content);
    const auto back = decode_plain_backup(text);
    REQUIRE(back);
    CHECK(back.value().bodies == content.bodies);
    CHECK_FALSE(back.value().edited);
    const auto edited = decode_plain_backup(with(text, "xxxx", "yyyy"));
    REQUIRE(edited);
    CHECK(edited.value().edited);
    for (const char* bad : {"", "{}", "[]", "{\"begin\":{},\"bodies\":[]}", "{\"begin\":1,\"bodies\":2}", "\xFF\xFE"}) {
        CHECK_FALSE(decode_plain_backup(bad));
    }
    for (std::size_t size = 0; size < text.size(); size += 7) {
        CHECK_FALSE(decode_plain_backup(std::string_view(text).substr(0, size)));
    }
    const auto newer = decode_plain_backup(with(text, "\"version\":1", "\"version\":2"));
    REQUIRE_FALSE(newer);
    CHECK(newer.error().kind == ErrorKind::newer);
    CHECK_FALSE(decode_plain_backup(std::string(100'000, '[')));
}

namespace {

std::string body_of(int record, const std::string& text, std::int64_t ms, std::vector<RevisionId> anc = {},
                    Standing standing = Standing::live) {
    Revision revision = note(record, text, ms, std::move(anc));
    revision.standing = standing;
    return encode_body(revision).value();
}

Replica replica_of(const std::vector<std::string>& bodies) {
    Replica replica;
    for (const std::string& body : bodies) {
        const Revision revision = decode_body(body).value();
        const RevisionId id = revision_id(body);
        replica.add({id, revision, storage_key({}, revision.id, id)});
    }
    return replica;
}

MergePlan plan_of(const std::vector<std::string>& here, const std::vector<std::string>& incoming) {
    return plan_merge(replica_of(here), incoming, MergeWhat::everything);
}

}  // namespace

TEST_CASE("merging: what each case of two sides becomes") {
    const std::string e1 = body_of(1, "first", 1);
    const RevisionId r1 = revision_id(e1);
    const std::string e2 = body_of(1, "here", 2, {r1});
    const std::string e3 = body_of(1, "there", 3, {r1});
    const std::string gone = body_of(1, "", 4, {r1}, Standing::tombstone);
    CHECK(plan_of({e1, e2}, {e1, e3}).both_kept == 1);            // edited on both
    CHECK(plan_of({e1, gone}, {e1, e3}).both_kept == 1);          // deleted here, edited there
    CHECK(plan_of({gone}, {e1}).already_deleted == 1);            // an old backup after deleting
    CHECK_FALSE(plan_of({e1, e2}, {e1, e2}).changes_anything());  // the same file twice
    CHECK(plan_of({e1, e2}, {e1, e2}).known == 2);
    const std::string far = body_of(1, "from the future", 1'000'000'000'000, {r1});
    CHECK(plan_of({e1, e2}, {far}).both_kept == 1);  // a clock ten years ahead outranks nothing
    const std::string back = body_of(1, "newest here", 5, {r1});
    CHECK(plan_of({e1, back}, {e2}).both_kept == 1);  // a rolled-back profile brings its edit back
    CHECK(plan_of({e1}, {e2}).updated == 1);
    CHECK(plan_of({e2}, {e1}).older == 1);
    CHECK(plan_of({}, {e1, e2}).added == 1);
    CHECK(plan_of({e1}, {"{", "", "{\"id\":1}"}).refused == 3);
}

TEST_CASE("merging gives the same whatever the order and however often") {
    for (std::uint64_t seed = 1; seed <= rounds(200); ++seed) {
        INFO("seed ", seed);
        SplitMix64 random(seed);
        std::vector<std::string> all;
        for (int i = 0; i < 12; ++i) {
            std::vector<RevisionId> anc;
            for (const std::string& body : all) {
                if (random.below(3) == 0) anc.push_back(revision_id(body));
            }
            all.push_back(body_of(1, std::to_string(i), static_cast<std::int64_t>(random.below(1000)), anc));
        }
        const auto heads = replica_of(all).head_ids(record_id(1));
        std::vector<std::string> some(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(random.below(12)));
        std::vector<std::string> joined = some;
        const MergePlan plan = plan_of(some, all);
        joined.insert(joined.end(), plan.bodies.begin(), plan.bodies.end());
        CHECK(replica_of(joined).head_ids(record_id(1)) == heads);
        CHECK_FALSE(plan_of(joined, all).changes_anything());
        for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[random.below(i)]);
        CHECK(replica_of(all).head_ids(record_id(1)) == heads);
    }
}

TEST_CASE("a backup file of the first format opens with its passphrase and with its code, and holds what was written") {
    const std::string folder = MOORING_SOURCE_DIR "/tests/golden/backups/";
    std::ifstream file(folder + "format-1.mbk", std::ios::binary);
    const Bytes bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    REQUIRE(bytes.size() > 1'000);
    std::ifstream about_file(folder + "format-1.json");
    const auto about = nlohmann::json::parse(about_file, nullptr, false);
    const auto header = read_backup_header(bytes);
    REQUIRE(header);
    const SlotTable& table = header.value().slots;
    const Slot* by_passphrase = table.find(SlotKind::passphrase);
    const Slot* by_code = table.find(SlotKind::recovery);
    REQUIRE(by_passphrase != nullptr);
    REQUIRE(by_code != nullptr);
    KdfSalt salt{};
    std::copy_n(by_passphrase->salt.begin(), salt.size(), salt.begin());
    const auto material =
        argon2id(by_passphrase->cost, salt, bytes_of(about["passphrase"].get_ref<const std::string&>()));
    REQUIRE(material);
    const auto secret = recovery_from_text(about["code"].get_ref<const std::string&>());
    REQUIRE(secret);
    for (const auto& opener : {open_slot(*by_passphrase, table, material.value()),
                               open_slot(*by_code, table, recovery_material(*secret, *by_code))}) {
        REQUIRE(opener);
        const auto content = open_backup(bytes, header.value(), opener.value());
        REQUIRE(content);
        std::string all;
        for (const std::string& body : content.value().bodies) {
            REQUIRE(decode_body(body));
            all += body;
        }
        for (const auto& text : about["entries"]) {
            CHECK(all.find(text.get_ref<const std::string&>()) != std::string::npos);
        }
    }
}

TEST_CASE(
    "of a backup the entries are shown as the app ranks them: what a version replaces is gone, whatever the clocks "
    "say") {
    const auto body = [](const Revision& revision) { return encode_body(revision).value(); };
    constexpr std::int64_t kTenYears = 3'650LL * 24 * 60 * 60 * 1000;
    const Revision ahead = note(1, "by a clock far ahead", 1'000 + kTenYears);
    const Revision after = note(1, "written after it", 1'000, {stored(ahead).id});
    const Revision first = note(2, "first", 10);
    const Revision here = note(2, "here", 30, {stored(first).id});
    const Revision there = note(2, "there", 20, {stored(first).id});
    const Revision gone = note(3, "deleted", 10);
    Revision tombstone = note(3, "", 5, {stored(gone).id});
    tombstone.standing = Standing::tombstone;
    tombstone.payload = "{}";
    BackupContent content;
    for (const Revision& revision : {here, ahead, gone, first, after, tombstone, there}) {
        content.bodies.push_back(body(revision));
    }
    CHECK(shown_entries(content) == "[" + body(after) + "," + body(here) + "," + body(there) + "]");
    content.bodies.clear();
    CHECK(shown_entries(content) == "[]");
}
