#include "core/entry.h"
#include "core/fields_codec.h"

namespace mooring {

std::string encode_entry(const Entry& entry) {
    Json json = {{"text", entry.text}, {"created", entry.created_ms}, {"edited", entry.edited_ms}};
    if (!entry.prompt.empty()) json["prompt"] = entry.prompt;
    if (entry.mood) json["mood"] = *entry.mood;
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
    entry.prompt = fields.text("prompt", 64);
    entry.created_ms = fields.integer("created", 0, -kMaxJsonInt, kMaxJsonInt);
    entry.edited_ms = fields.integer("edited", 0, -kMaxJsonInt, kMaxJsonInt);
    if (fields.has("mood")) entry.mood = static_cast<int>(fields.integer("mood", 0, 0, 10));
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
