#include "core/entry.h"
#include "core/fields_codec.h"

namespace mooring {

namespace {

void encode_meta(Json& json, const EntryMeta& meta) {
    if (!meta.title.empty()) json["title"] = meta.title;
    for (const RecordId& person : meta.people) json["people"].push_back(to_text(person));
    if (!meta.tags.empty()) json["tags"] = meta.tags;
    if (!meta.feelings.empty()) json["feelings"] = meta.feelings;
    if (meta.cling) json["cling"] = *meta.cling;
    if (meta.flee) json["flee"] = *meta.flee;
    if (meta.starred) json["starred"] = true;
}

std::vector<std::string> decode_tags(FieldReader& fields, const char* name) {
    std::vector<std::string> tags;
    const Json list = fields.array(name);
    if (list.size() > kMaxTags) fields.note_problem(name);
    for (const Json& item : list) {
        const auto* tag = item.get_ptr<const std::string*>();
        if (tag == nullptr || tag->empty() || tag->size() > kMaxTag) {
            fields.note_problem(name);
        } else {
            tags.push_back(*tag);
        }
    }
    return tags;
}

void decode_meta(FieldReader& fields, EntryMeta& meta) {
    meta.title = fields.text("title", kMaxTitle);
    const Json people = fields.array("people");
    if (people.size() > kMaxTags) fields.note_problem("people");
    for (const Json& item : people) {
        const auto* text = item.get_ptr<const std::string*>();
        const auto id = text ? record_id_from_text(*text) : std::nullopt;
        if (!id) fields.note_problem("people");
        meta.people.push_back(id.value_or(RecordId{}));
    }
    meta.tags = decode_tags(fields, "tags");
    meta.feelings = decode_tags(fields, "feelings");
    if (fields.has("cling")) meta.cling = static_cast<int>(fields.integer("cling", 0, 0, 10));
    if (fields.has("flee")) meta.flee = static_cast<int>(fields.integer("flee", 0, 0, 10));
    meta.starred = fields.boolean("starred", false);
}

}  // namespace

std::string encode_entry(const Entry& entry) {
    Json json = {{"text", entry.text}, {"created", entry.created_ms}, {"edited", entry.edited_ms}};
    if (!entry.prompt.empty()) json["prompt"] = entry.prompt;
    if (entry.mood) json["mood"] = *entry.mood;
    if (entry.before) json["before"] = *entry.before;
    if (entry.after) json["after"] = *entry.after;
    if (entry.written_ms > 0) json["writtenMs"] = entry.written_ms;
    encode_meta(json, entry.meta);
    if (!entry.of.is_nil()) json["of"] = to_text(entry.of);
    for (const RevisionId& id : entry.base) json["base"].push_back(to_text(id));
    merge_unknown(json, entry.unknown);
    return dump_json(json);
}

Result<Entry> decode_entry(std::string_view payload) {
    FieldReader fields(payload);
    Entry entry;
    fields.require("text");
    entry.text = fields.text("text", kMaxText);
    entry.prompt = fields.text("prompt", kMaxPromptId);
    entry.created_ms = fields.integer("created", 0, -kMaxJsonInt, kMaxJsonInt);
    entry.edited_ms = fields.integer("edited", 0, -kMaxJsonInt, kMaxJsonInt);
    decode_meta(fields, entry.meta);
    const auto scale = [&](const char* name) {
        return fields.has(name) ? std::optional(static_cast<int>(fields.integer(name, 0, 0, 10))) : std::nullopt;
    };
    entry.mood = scale("mood");
    entry.before = scale("before");
    entry.after = scale("after");
    entry.written_ms = fields.integer("writtenMs", 0, 0, kMaxJsonInt);
    entry.of = fields.record_id("of");
    for (const Json& item : fields.array("base")) {
        const auto id = item.is_string() ? revision_id_from_text(item.get_ref<const std::string&>()) : std::nullopt;
        if (!id || entry.base.size() == kMaxAncestors) fields.note_problem("base");
        entry.base.push_back(id.value_or(RevisionId{}));
    }
    entry.unknown = fields.take_unknown();
    if (!fields.ok()) return fields.error();
    return entry;
}

}  // namespace mooring
