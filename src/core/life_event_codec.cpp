#include <algorithm>

#include "core/fields_codec.h"
#include "core/life_event.h"

namespace mooring {

namespace {
constexpr std::string_view kNames[kEventKinds] = {"conflict", "break-up",    "reunion",   "loss", "move",
                                                  "illness",  "work-strain", "good-news", "other"};
}

std::string_view event_name(EventKind kind) {
    return kNames[static_cast<std::size_t>(kind)];
}

EventKind event_from_name(std::string_view name) {
    const auto* found = std::find(std::begin(kNames), std::end(kNames), name);
    return found == std::end(kNames) ? EventKind::other : static_cast<EventKind>(found - std::begin(kNames));
}

std::string encode_life_event(const LifeEvent& event) {
    Json json = {{"kind", event_name(event.kind)}};
    if (!event.text.empty()) json["text"] = event.text;
    if (!event.person.is_nil()) json["person"] = to_text(event.person);
    merge_unknown(json, event.unknown);
    return dump_json(json);
}

Result<LifeEvent> decode_life_event(std::string_view payload) {
    FieldReader fields(payload);
    fields.require("kind");
    LifeEvent event;
    event.kind = event_from_name(fields.text("kind", 32));
    event.text = fields.text("text", kMaxEventText);
    event.person = fields.record_id("person");
    event.unknown = fields.take_unknown();
    if (!fields.ok()) return fields.error();
    return event;
}

}  // namespace mooring
