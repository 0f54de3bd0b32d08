// What stands inside a backup, sealed or plain: a begin object, the bodies, an end object that says what must be there.
#include <map>

#include "core/backup.h"
#include "core/bytes.h"
#include "core/fields_codec.h"
#include "core/replica.h"

namespace mooring {

namespace {

constexpr const char* kFormatName = "mooring.backup";
constexpr int kFormatVersion = 1;

Json begin_of(const BackupContent& content) {
    return {{"format", kFormatName},  {"version", kFormatVersion},    {"vault", to_hex(content.vault_id)},
            {"epoch", content.epoch}, {"revision", content.revision}, {"created", content.created_ms}};
}

Json end_of(const BackupContent& content) {
    return {{"count", content.bodies.size()}, {"digest", to_hex(digest(content))}};
}

Hash128 vault_from_hex(const std::string& text) {
    Hash128 id{};
    const Bytes bytes = from_hex(text);
    if (bytes.size() == id.size()) std::copy_n(bytes.begin(), id.size(), id.begin());
    return id;
}

// Failure: bad_file, newer.
Result<BackupContent> read_begin(std::string_view text) {
    FieldReader fields(text);
    BackupContent content;
    if (fields.text("format", 64) != kFormatName) return Error{ErrorKind::bad_file, "begin"};
    if (fields.integer("version", 0, 0, 1'000'000) > kFormatVersion) return Error{ErrorKind::newer, "backup"};
    content.vault_id = vault_from_hex(fields.text("vault", 32));
    content.epoch = static_cast<std::uint32_t>(fields.integer("epoch", 0, 0, 0xFFFFFFFF));
    content.revision = static_cast<std::uint64_t>(fields.integer("revision", 0, 0, kMaxJsonInt));
    content.created_ms = fields.integer("created", 0, 0, kMaxJsonInt);
    if (!fields.ok()) return Error{ErrorKind::bad_file, "begin"};
    return content;
}

// Whether the end object fits what was read.
bool fits_end(std::string_view text, const BackupContent& content) {
    FieldReader fields(text);
    const auto count = fields.integer("count", -1, 0, kMaxJsonInt);
    const bool same = fields.text("digest", 64) == to_hex(digest(content));
    return fields.ok() && same && count == static_cast<std::int64_t>(content.bodies.size());
}

std::string_view text_of(ByteSpan bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

Bytes encode_items(const BackupContent& content) {
    ByteWriter items;
    items.block(bytes_of(dump_json(begin_of(content))));
    for (const std::string& body : content.bodies) items.block(bytes_of(body));
    items.block(bytes_of(dump_json(end_of(content))));
    return std::move(items.bytes);
}

Result<BackupContent> decode_items(ByteSpan items) {
    ByteReader reader(items);
    auto content = read_begin(text_of(reader.block()));
    if (!content || reader.is_short()) return content ? Error{ErrorKind::bad_file, "items"} : content.error();
    std::vector<std::string>& bodies = content.value().bodies;
    ByteSpan item;
    while (reader.left() != 0) {
        item = reader.block();
        if (reader.is_short()) return Error{ErrorKind::bad_file, "items"};
        if (reader.left() == 0) break;  // the last one is the end
        if (item.size() > kMaxBody || bodies.size() == kMaxBackupRecords) return Error{ErrorKind::too_big, "items"};
        bodies.emplace_back(text_of(item));
    }
    if (!fits_end(text_of(item), content.value())) return Error{ErrorKind::bad_file, "end"};
    return content;
}

std::string encode_plain_backup(const BackupContent& content) {
    std::string text = "{\"begin\":" + dump_json(begin_of(content)) + ",\n\"bodies\":[";
    for (std::size_t i = 0; i < content.bodies.size(); ++i) {
        text += i == 0 ? "\n" : ",\n";
        text += content.bodies[i];
    }
    return text + "],\n\"end\":" + dump_json(end_of(content)) + "}\n";
}

Result<BackupContent> decode_plain_backup(std::string_view text) {
    if (text.size() > kMaxBackup) return Error{ErrorKind::too_big, "file"};
    Json json = parse_json(text);
    if (!json.is_object() || !json.contains("begin") || !json.contains("bodies") || !json["bodies"].is_array()) {
        return Error{ErrorKind::bad_file, "no backup"};
    }
    auto content = read_begin(dump_json(json["begin"]));
    if (!content) return content;
    if (json["bodies"].size() > kMaxBackupRecords) return Error{ErrorKind::too_big, "records"};
    for (Json& body : json["bodies"]) {
        content.value().bodies.push_back(dump_json(body));
        body = nullptr;
    }
    content.value().edited = !json.contains("end") || !fits_end(dump_json(json["end"]), content.value());
    return content;
}

std::string shown_entries(const BackupContent& content) {
    Replica replica;
    std::map<StorageKey, const std::string*> bodies;
    for (const std::string& body : content.bodies) {
        auto revision = decode_body(body);
        if (!revision || revision.value().kind != Kind::entry) continue;
        const RevisionId id = revision_id(body);
        const StorageKey key = storage_key({}, revision.value().id, id);
        bodies[key] = &body;
        replica.add({id, std::move(revision).value(), key});
    }
    std::string all;
    for (const auto& [record, revisions] : replica.records()) {
        for (const StoredRevision* head : replica.heads(record)) {
            if (head->revision.standing == Standing::live) all += (all.empty() ? "" : ",") + *bodies[head->key];
        }
    }
    return "[" + all + "]";
}

}  // namespace mooring
