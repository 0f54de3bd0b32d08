#include "core/entry_template.h"
#include "core/fields_codec.h"

namespace mooring {

std::string encode_entry_template(const EntryTemplate& item) {
    Json json = {{"text", item.text}, {"created", item.created_ms}};
    if (item.question) json["question"] = true;
    if (!item.title.empty()) json["title"] = item.title;
    merge_unknown(json, item.unknown);
    return dump_json(json);
}

Result<EntryTemplate> decode_entry_template(std::string_view payload) {
    FieldReader fields(payload);
    fields.require("text");
    EntryTemplate item;
    item.text = fields.text("text", kMaxTemplate);
    item.title = fields.text("title", kMaxTemplateTitle);
    item.question = fields.boolean("question", false);
    item.created_ms = fields.integer("created", 0, -kMaxJsonInt, kMaxJsonInt);
    item.unknown = fields.take_unknown();
    if (!fields.ok()) return fields.error();
    return item;
}

std::string beginning_of(const EntryTemplate& item) {
    if (!item.question) return item.text;
    std::string quoted = "> ";
    for (const char c : item.text) {
        quoted += c;
        if (c == '\n') quoted += "> ";
    }
    return quoted + "\n\n";
}

}  // namespace mooring
