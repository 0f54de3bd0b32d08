// Body of a revision: one JSON object with sorted one-letter keys and integers only.
#include <algorithm>
#include <limits>

#include "core/fields_codec.h"
#include "core/record.h"
#include "core/seal.h"

namespace mooring {

namespace {

constexpr std::string_view kBase64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t kRevisionIdChars = 22;

std::optional<Hlc> decode_hlc(const Json& json) {
    if (json.size() != 2) return {};
    const auto ms = whole_number(json[0], -kMaxJsonInt, kMaxJsonInt);
    const auto counter = whole_number(json[1], 0, std::numeric_limits<std::uint32_t>::max());
    if (!ms || !counter) return {};
    return Hlc{*ms, static_cast<std::uint32_t>(*counter)};
}

Json encode_when(const When& when) {
    return Json::array({when.day, when.minute ? Json(*when.minute) : Json(nullptr), when.utc_offset_min});
}

std::optional<When> decode_when(const Json& json) {
    if (json.size() != 3) return {};
    const auto day = whole_number(json[0], kFirstDay, kLastDay);
    const auto offset = whole_number(json[2], -kMaxOffsetMin, kMaxOffsetMin);
    if (!day || !offset) return {};
    When when{static_cast<Day>(*day), std::nullopt, static_cast<int>(*offset)};
    if (json[1].is_null()) return when;
    const auto minute = whole_number(json[1], 0, 24 * 60 - 1);
    if (!minute) return {};
    when.minute = static_cast<int>(*minute);
    return when;
}

}  // namespace

std::string to_text(const RevisionId& id) {
    std::string text;
    unsigned pending = 0;
    int bits = 0;
    for (const std::uint8_t byte : id) {
        pending = pending << 8U | byte;
        for (bits += 8; bits >= 6; bits -= 6) text += kBase64Url[(pending >> (bits - 6)) & 63U];
    }
    text += kBase64Url[(pending << (6 - bits)) & 63U];
    return text;
}

std::string to_text(const DeviceId& id) {
    return to_hex(id);
}

std::optional<DeviceId> device_id_from_text(std::string_view text) {
    DeviceId id{};
    const Bytes bytes = from_hex(text);
    if (bytes.size() != id.size()) return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), id.begin());
    return id;
}

std::optional<RevisionId> revision_id_from_text(std::string_view text) {
    if (text.size() != kRevisionIdChars) return std::nullopt;
    RevisionId id{};
    unsigned pending = 0;
    int bits = 0;
    std::size_t at = 0;
    for (const char c : text) {
        const auto value = kBase64Url.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        pending = pending << 6U | static_cast<unsigned>(value);
        bits += 6;
        if (bits < 8 || at == id.size()) continue;
        bits -= 8;
        id[at++] = static_cast<std::uint8_t>(pending >> bits);
    }
    return id;
}

Result<std::string> encode_body(const Revision& revision) {
    Json body = {
        {"id", to_text(revision.id)},    {"k", static_cast<int>(revision.kind)},
        {"s", revision.schema},          {"h", {revision.hlc.ms, revision.hlc.counter}},
        {"d", to_text(revision.device)}, {"f", static_cast<int>(revision.standing)},
    };
    Json ancestors = Json::array();
    for (const RevisionId& id : revision.ancestors) ancestors.push_back(to_text(id));
    body["a"] = std::move(ancestors);
    if (revision.when) body["w"] = encode_when(*revision.when);
    Json payload = parse_json(revision.payload);
    if (!payload.is_object()) return Error{ErrorKind::bug, "payload is no JSON object"};
    body["p"] = std::move(payload);
    merge_unknown(body, revision.unknown);
    std::string text = dump_json(body);
    if (text.size() > kMaxBody) return Error{ErrorKind::too_big, "body"};
    return text;
}

Result<Revision> decode_body(std::string_view body) {
    if (body.size() > kMaxBody) return Error{ErrorKind::too_big, "body"};
    FieldReader fields(body);
    for (const char* name : {"id", "k", "s", "h", "d", "p"}) fields.require(name);
    Revision revision;
    if (const auto id = record_id_from_text(fields.text("id", 26))) {
        revision.id = *id;
    } else {
        fields.note_problem("id");
    }
    revision.kind = static_cast<Kind>(fields.integer("k", 0, 1, 255));
    revision.schema = static_cast<int>(fields.integer("s", 0, 1, 1'000'000));
    revision.standing = static_cast<Standing>(fields.integer("f", 0, 0, 2));
    if (const auto device = device_id_from_text(fields.text("d", 16))) {
        revision.device = *device;
    } else {
        fields.note_problem("d");
    }

    const Json hlc = fields.array("h");
    if (const auto stamp = decode_hlc(hlc)) {
        revision.hlc = *stamp;
    } else {
        fields.note_problem("h");
    }
    const Json ancestors = fields.array("a");
    if (ancestors.size() > kMaxAncestors) fields.note_problem("a");
    for (const Json& item : ancestors) {
        const auto id = item.is_string() ? revision_id_from_text(item.get_ref<const std::string&>()) : std::nullopt;
        if (id) {
            revision.ancestors.push_back(*id);
        } else {
            fields.note_problem("a");
        }
    }
    if (fields.has("w")) {
        revision.when = decode_when(fields.array("w"));
        if (!revision.when) fields.note_problem("w");
    }
    revision.payload = dump_json(fields.object("p"));
    revision.unknown = fields.take_unknown();
    if (!fields.ok()) return fields.error();
    return revision;
}

}  // namespace mooring
