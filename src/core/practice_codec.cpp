#include "core/fields_codec.h"
#include "core/practice.h"

namespace mooring {

namespace {

constexpr std::int64_t kLowestNumber = -1'000'000, kHighestNumber = 10'000'000;
constexpr std::size_t kMaxId = 64, kMaxAnswers = 200, kMaxPick = 300;
constexpr int kDeepest = 1;  // rows hold no rows

Json to_json(const std::vector<FieldAnswer>& answers) {
    Json list = Json::array();
    for (const FieldAnswer& answer : answers) {
        if (answer.empty()) continue;
        Json json = {{"f", answer.field}};
        if (!answer.text.empty()) json["t"] = answer.text;
        if (answer.number) json["n"] = *answer.number;
        if (!answer.picks.empty()) json["p"] = answer.picks;
        for (const auto& row : answer.rows) json["r"].push_back(to_json(row));
        list.push_back(std::move(json));
    }
    return list;
}

bool take_text(const Json& json, const char* name, std::size_t most, std::string& into) {
    const auto found = json.find(name);
    if (found == json.end()) return true;
    const auto* text = found->get_ptr<const std::string*>();
    if (text == nullptr || text->size() > most) return false;
    into = *text;
    return true;
}

bool read_answers(const Json& list, std::vector<FieldAnswer>& into, int depth);

bool read_answer(const Json& json, FieldAnswer& answer, int depth) {
    if (!json.is_object() || !take_text(json, "f", kMaxId, answer.field) || answer.field.empty()) return false;
    if (!take_text(json, "t", kMaxAnswerText, answer.text)) return false;
    if (const auto number = json.find("n"); number != json.end()) {
        const auto whole = whole_number(*number, kLowestNumber, kHighestNumber);
        if (!whole) return false;
        answer.number = static_cast<int>(*whole);
    }
    if (const auto picks = json.find("p"); picks != json.end()) {
        if (!picks->is_array() || picks->size() > kMaxAnswers) return false;
        for (const Json& pick : *picks) {
            const auto* text = pick.get_ptr<const std::string*>();
            if (text == nullptr || text->size() > kMaxPick) return false;
            answer.picks.push_back(*text);
        }
    }
    if (const auto rows = json.find("r"); rows != json.end()) {
        if (!rows->is_array() || rows->size() > kMaxRows || depth == kDeepest) return false;
        for (const Json& row : *rows) {
            answer.rows.emplace_back();
            if (!read_answers(row, answer.rows.back(), depth + 1)) return false;
        }
    }
    return true;
}

bool read_answers(const Json& list, std::vector<FieldAnswer>& into, int depth) {
    if (!list.is_array() || list.size() > kMaxAnswers) return false;
    for (const Json& json : list) {
        FieldAnswer answer;
        if (!read_answer(json, answer, depth) || find_answer(into, answer.field)) return false;
        into.push_back(std::move(answer));
    }
    return true;
}

std::optional<int> ease(FieldReader& fields, const char* name) {
    if (!fields.has(name)) return std::nullopt;
    return static_cast<int>(fields.integer(name, 0, 0, 10));
}

}  // namespace

std::string encode_practice(const Practice& practice) {
    Json json = {{"exercise", practice.exercise},
                 {"version", practice.version},
                 {"state", static_cast<int>(practice.state)},
                 {"started", practice.started_ms},
                 {"answers", to_json(practice.answers)}};
    if (!practice.person.is_nil()) json["person"] = to_text(practice.person);
    if (!practice.of.is_nil()) json["of"] = to_text(practice.of);
    if (practice.part != 0) json["part"] = practice.part;
    if (practice.before) json["before"] = *practice.before;
    if (practice.after) json["after"] = *practice.after;
    if (practice.due) json["due"] = *practice.due;
    if (practice.follow != Practice::Follow::open) json["follow"] = static_cast<int>(practice.follow);
    if (!practice.later.empty()) json["later"] = to_json(practice.later);
    if (practice.ended_ms != 0) json["ended"] = practice.ended_ms;
    merge_unknown(json, practice.unknown);
    return dump_json(json);
}

Result<Practice> decode_practice(std::string_view payload) {
    FieldReader fields(payload);
    Practice practice;
    fields.require("exercise");
    practice.exercise = fields.text("exercise", kMaxId);
    practice.version = static_cast<int>(fields.integer("version", 1, 1, 1'000'000));
    practice.state = static_cast<Practice::State>(fields.integer("state", 0, 0, 2));
    practice.part = static_cast<int>(fields.integer("part", 0, 0, 100));
    practice.person = fields.record_id("person");
    practice.of = fields.record_id("of");
    practice.before = ease(fields, "before");
    practice.after = ease(fields, "after");
    if (fields.has("due")) practice.due = static_cast<Day>(fields.integer("due", 0, -kMaxJsonInt, kMaxJsonInt));
    if (practice.due && !is_valid_day(*practice.due)) fields.note_problem("due");
    practice.follow = static_cast<Practice::Follow>(fields.integer("follow", 0, 0, 2));
    practice.started_ms = fields.integer("started", 0, -kMaxJsonInt, kMaxJsonInt);
    practice.ended_ms = fields.integer("ended", 0, -kMaxJsonInt, kMaxJsonInt);
    if (!read_answers(fields.array("answers"), practice.answers, 0)) fields.note_problem("answers");
    if (!read_answers(fields.array("later"), practice.later, 0)) fields.note_problem("later");
    practice.unknown = fields.take_unknown();
    if (!fields.ok()) return fields.error();
    return practice;
}

std::string encode_statement(const Statement& statement) {
    Json json = {{"area", statement.area}, {"text", statement.text}, {"created", statement.created_ms}};
    if (!statement.from.empty()) json["from"] = statement.from;
    if (!statement.example.empty()) json["example"] = statement.example;
    if (statement.resting) json["resting"] = true;
    for (const Statement::Rating& rating : statement.ratings) {
        json["ratings"].push_back({rating.day, rating.belief});
    }
    merge_unknown(json, statement.unknown);
    return dump_json(json);
}

Result<Statement> decode_statement(std::string_view payload) {
    FieldReader fields(payload);
    Statement statement;
    fields.require("text");
    statement.area = fields.text("area", kMaxId);
    statement.from = fields.text("from", kMaxId);
    statement.text = fields.text("text", kMaxStatement);
    statement.example = fields.text("example", kMaxAnswerText);
    statement.resting = fields.boolean("resting", false);
    statement.created_ms = fields.integer("created", 0, -kMaxJsonInt, kMaxJsonInt);
    const Json ratings = fields.array("ratings");
    if (ratings.size() > kMaxRatings) fields.note_problem("ratings");
    for (const Json& json : ratings) {
        const bool pair = json.is_array() && json.size() == 2;
        const auto day = pair ? whole_number(json[0], kLowestNumber, kHighestNumber) : std::nullopt;
        const auto belief = pair ? whole_number(json[1], 0, 10) : std::nullopt;
        if (!day || !belief) {
            fields.note_problem("ratings");
            break;
        }
        statement.ratings.push_back({static_cast<Day>(*day), static_cast<int>(*belief)});
    }
    statement.unknown = fields.take_unknown();
    if (!fields.ok()) return fields.error();
    return statement;
}

}  // namespace mooring
