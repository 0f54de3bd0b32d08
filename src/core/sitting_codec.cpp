#include <algorithm>

#include "core/fields_codec.h"
#include "core/sitting.h"

namespace mooring {

namespace {

constexpr std::size_t kMaxItems = 500;
constexpr std::size_t kMaxId = 64;
constexpr int kMaxAnswer = 1000;
constexpr const char* kCareNames[] = {"unasked", "yes", "partly", "no"};

Json encode_answers(const Answers& answers) {
    Json json = Json::object();
    for (const auto& [item, answer] : answers.entries()) json[item] = answer ? Json(*answer) : Json("na");
    return json;
}

void decode_answers(FieldReader& fields, Answers& answers) {
    const Json json = fields.object("answers");
    if (json.size() > kMaxItems) fields.note_problem("answers");
    for (const auto& [item, value] : json.items()) {
        if (value == "na") {
            answers.set(item, std::nullopt);
        } else if (const auto number = whole_number(value, -kMaxAnswer, kMaxAnswer)) {
            answers.set(item, static_cast<int>(*number));
        } else {
            fields.note_problem("answers");
        }
    }
}

// A list of whole numbers, one for each place in the order.
template <class Int>
void decode_numbers(FieldReader& fields, const char* name, std::size_t count, Int most, std::vector<Int>& out) {
    const Json json = fields.array(name);
    out.assign(count, 0);
    if (json.size() > count) return fields.note_problem(name);
    for (std::size_t i = 0; i < json.size(); ++i) {
        const auto number = whole_number(json[i], 0, most);
        if (!number) return fields.note_problem(name);
        out[i] = static_cast<Int>(*number);
    }
}

}  // namespace

std::string encode_sitting(const Sitting& sitting) {
    Json json = {{"form", sitting.form},
                 {"version", sitting.version},
                 {"lang", sitting.lang},
                 {"started", sitting.started_ms},
                 {"order", sitting.order},
                 {"answers", encode_answers(sitting.answers)},
                 {"activeMs", sitting.active_ms},
                 {"edits", sitting.edits},
                 {"care", kCareNames[static_cast<int>(sitting.care)]}};
    if (sitting.ended()) {
        json["ended"] = sitting.ended_ms;
    } else {
        json["position"] = sitting.position;
    }
    if (!sitting.person.is_nil()) json["person"] = to_text(sitting.person);
    if (sitting.past) json["past"] = true;
    if (sitting.life_different) json["lifeDifferent"] = *sitting.life_different;
    if (sitting.split) json["split"] = true;
    if (sitting.practice) json["practice"] = true;
    merge_unknown(json, sitting.unknown);
    return dump_json(json);
}

Result<Sitting> decode_sitting(std::string_view payload) {
    FieldReader fields(payload);
    for (const char* name : {"form", "version", "started", "order", "answers"}) fields.require(name);
    Sitting sitting;
    sitting.form = fields.text("form", kMaxId);
    sitting.version = fields.text("version", kMaxId);
    sitting.lang = fields.text("lang", kMaxId);
    sitting.started_ms = fields.integer("started", 0, -kMaxJsonInt, kMaxJsonInt);
    sitting.ended_ms = fields.integer("ended", 0, -kMaxJsonInt, kMaxJsonInt);
    const Json order = fields.array("order");
    if (order.size() > kMaxItems) fields.note_problem("order");
    for (const Json& item : order) {
        if (!item.is_string() || item.get_ref<const std::string&>().size() > kMaxId) fields.note_problem("order");
        if (item.is_string()) sitting.order.push_back(item.get<std::string>());
    }
    decode_answers(fields, sitting.answers);
    decode_numbers(fields, "activeMs", sitting.order.size(), std::int64_t{1'000'000'000}, sitting.active_ms);
    decode_numbers(fields, "edits", sitting.order.size(), 1'000'000, sitting.edits);
    sitting.position =
        static_cast<int>(fields.integer("position", 0, 0, static_cast<std::int64_t>(sitting.order.size())));
    sitting.person = fields.record_id("person");
    sitting.past = fields.boolean("past", false);
    if (fields.has("lifeDifferent")) {
        sitting.life_different = static_cast<int>(fields.integer("lifeDifferent", 0, -3, 3));
    }
    sitting.split = fields.boolean("split", false);
    sitting.practice = fields.boolean("practice", false);
    const std::string care = fields.text("care", kMaxId);
    const auto* known = std::find(std::begin(kCareNames), std::end(kCareNames), care);
    if (known != std::end(kCareNames)) sitting.care = static_cast<Care>(known - std::begin(kCareNames));
    sitting.unknown = fields.take_unknown();
    if (!fields.ok()) return fields.error();
    return sitting;
}

RecordId marks_id(const RecordId& sitting) {
    RecordId id = sitting;
    id.bytes.back() = static_cast<std::uint8_t>(id.bytes.back() ^ 1U);
    return id;
}

std::string encode_marks(const SittingMarks& marks) {
    Json json = {{"sitting", to_text(marks.sitting)}, {"include", marks.include}, {"note", marks.note}};
    if (!marks.events.empty()) json["events"] = marks.events;
    if (marks.baseline) json["baseline"] = true;
    merge_unknown(json, marks.unknown);
    return dump_json(json);
}

Result<SittingMarks> decode_marks(std::string_view payload) {
    FieldReader fields(payload);
    SittingMarks marks;
    fields.require("sitting");
    marks.sitting = fields.record_id("sitting");
    marks.include = fields.boolean("include", true);
    marks.note = fields.text("note", kMaxNote);
    const Json events = fields.array("events");
    if (events.size() > kMaxEvents) fields.note_problem("events");
    for (const Json& event : events) {
        const auto* word = event.get_ptr<const std::string*>();
        if (!word || word->size() > kMaxEventWord)
            fields.note_problem("events");
        else
            marks.events.push_back(*word);
    }
    marks.baseline = fields.boolean("baseline", false);
    marks.unknown = fields.take_unknown();
    if (!fields.ok()) return fields.error();
    return marks;
}

}  // namespace mooring
