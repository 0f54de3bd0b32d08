// Exercises, cards, statements and evidence out of assets/content.
#include <algorithm>

#include "core/content_codec.h"
#include "core/content_fields_codec.h"

namespace mooring {

namespace {

constexpr int kMostMinutes = 240, kMostOrder = 1000, kMostFollowDays = 400, kMostSeconds = 3600;
constexpr int kDeepestField = 1;  // columns have none

constexpr ContentWord<FieldKind> kFieldKinds[] = {
    {"short", FieldKind::line},    {"long", FieldKind::text},       {"chips", FieldKind::chips},
    {"slider", FieldKind::slider}, {"percent", FieldKind::percent}, {"number", FieldKind::number},
    {"date", FieldKind::date},     {"person", FieldKind::person},   {"pairs", FieldKind::pairs},
    {"rows", FieldKind::rows},     {"sort", FieldKind::sort},       {"timer", FieldKind::timer},
    {"say", FieldKind::say}};
constexpr ContentWord<PictureKind> kPictures[] = {
    {"cycle", PictureKind::cycle},       {"card", PictureKind::card},       {"bars", PictureKind::bars},
    {"dumbbell", PictureKind::dumbbell}, {"rings", PictureKind::rings},     {"timeline", PictureKind::timeline},
    {"ladder", PictureKind::ladder},     {"stairs", PictureKind::stairs},   {"dots", PictureKind::dots},
    {"quadrant", PictureKind::quadrant}, {"columns", PictureKind::columns}, {"bubbles", PictureKind::bubbles},
    {"line", PictureKind::line}};
constexpr ContentWord<PathStep> kSteps[] = {
    {"intent", PathStep::intent}, {"worth", PathStep::worth}, {"bonds", PathStep::bonds}};
constexpr ContentWord<Exercise::About> kAbout[] = {
    {"none", Exercise::About::nobody}, {"optional", Exercise::About::anybody}, {"wanted", Exercise::About::somebody}};
constexpr ContentWord<Strength> kStrengths[] = {
    {"fact", Strength::fact}, {"learning", Strength::learning}, {"wish", Strength::wish}};

std::vector<std::string> texts(ContentFields& fields, const char* name, ContentReport& report) {
    std::vector<std::string> list;
    if (!fields.has(name)) return list;
    fields.list(name, [&](const Json& item, const std::string& where) {
        const auto* text = item.get_ptr<const std::string*>();
        if (text == nullptr || text->empty()) return report.add(where, "must be a text that is not empty");
        list.push_back(*text);
    });
    return list;
}

bool truth(ContentFields& fields, const char* name) {
    const Json value = fields.take(name, Need::optional);
    if (!value.is_null() && !value.is_boolean()) fields.wrong(name, "must be true or false");
    return value.is_boolean() && value.get<bool>();
}

std::vector<FieldOption> read_options(ContentFields& fields, const char* name, ContentReport& report) {
    std::vector<FieldOption> options;
    fields.list(name, [&](Json json, const std::string& where) {
        ContentFields one(std::move(json), where, report);
        FieldOption option{one.text("id"), one.text("text")};
        for (const FieldOption& earlier : options) {
            if (earlier.id == option.id) one.wrong("id", "is there twice");
        }
        options.push_back(std::move(option));
    });
    if (options.empty()) fields.wrong(name, "must not be empty");
    return options;
}

std::vector<ExerciseField> read_fields(ContentFields& from, const char* name, ContentReport& report, int depth);

void read_kind(ContentFields& fields, ExerciseField& field, ContentReport& report, int depth) {
    const bool nests = field.kind == FieldKind::pairs || field.kind == FieldKind::rows ||
                       field.kind == FieldKind::sort || field.kind == FieldKind::timer;
    if (nests && depth == kDeepestField) fields.wrong("kind", "cannot be a column");
    switch (field.kind) {
        case FieldKind::chips:
            field.options = read_options(fields, "options", report);
            field.many = truth(fields, "many");
            field.own = truth(fields, "own");
            break;
        case FieldKind::slider:
            field.min = fields.integer("min", -100, 100);
            field.max = fields.integer("max", -100, 100);
            if (field.min >= field.max) fields.wrong("max", "must be above min");
            field.low = fields.text("low");
            field.high = fields.text("high");
            break;
        case FieldKind::percent: field.max = 100; break;
        case FieldKind::number:
            field.max = 999;
            field.unit = fields.text("unit", Need::optional);
            break;
        case FieldKind::pairs:
            field.low = fields.text("left");
            field.high = fields.text("right");
            field.options = read_options(fields, "items", report);
            break;
        case FieldKind::rows:
            field.unit = fields.text("row");
            field.least = static_cast<std::size_t>(fields.integer("least", 0, 50));
            field.most = static_cast<std::size_t>(fields.integer("most", 1, 50));
            field.ranked = truth(fields, "ranked");
            if (depth < kDeepestField) field.columns = read_fields(fields, "columns", report, depth + 1);
            break;
        case FieldKind::sort: field.options = read_options(fields, "bins", report); break;
        case FieldKind::timer:
            fields.list("seconds", [&](const Json& item, const std::string& where) {
                const auto seconds = whole_number(item, 1, kMostSeconds);
                if (!seconds) return report.add(where, "must be seconds");
                field.seconds.push_back(static_cast<int>(*seconds));
            });
            break;
        default: break;
    }
}

ExerciseField read_field(Json json, const std::string& where, ContentReport& report, int depth) {
    ContentFields fields(std::move(json), where, report);
    ExerciseField field;
    field.kind = fields.choice("kind", kFieldKinds);
    const bool say = field.kind == FieldKind::say;
    field.id = fields.text("id");
    field.label = fields.text(say ? "text" : "label", Need::required);
    field.hint = fields.text("hint", Need::optional);
    read_kind(fields, field, report, depth);
    field.voices = truth(fields, "voices");
    if (field.voices && field.kind != FieldKind::text) fields.wrong("voices", "is for long texts");
    if (fields.has("watch")) {
        field.watch = texts(fields, "watch", report);
        field.watch_say = fields.text("watchSay");
        if (field.kind != FieldKind::line && field.kind != FieldKind::text) fields.wrong("watch", "is for texts");
    }
    return field;
}

std::vector<ExerciseField> read_fields(ContentFields& from, const char* name, ContentReport& report, int depth) {
    std::vector<ExerciseField> list;
    from.list(name, [&](Json json, const std::string& where) {
        ExerciseField field = read_field(std::move(json), where, report, depth);
        if (find_field(list, field.id)) report.add(where + "/id", "is there twice");
        list.push_back(std::move(field));
    });
    if (list.empty()) from.wrong(name, "must not be empty");
    return list;
}

PictureSpec read_picture(Json json, const std::string& where, ContentReport& report) {
    PictureSpec picture;
    std::vector<std::string> names;
    for (auto member = json.begin(); json.is_object() && member != json.end(); ++member) {
        if (member.key() != "kind") names.push_back(member.key());
    }
    ContentFields fields(std::move(json), where, report);
    picture.kind = fields.choice("kind", kPictures);
    for (const std::string& name : names) {
        Json value = fields.take(name.c_str(), Need::required);
        if (!value.is_array()) value = Json::array({std::move(value)});
        for (const Json& item : value) {
            const auto* text = item.get_ptr<const std::string*>();
            if (text == nullptr || text->empty()) fields.wrong(name.c_str(), "must name fields");
            picture.of[name].push_back(text ? *text : std::string());
        }
    }
    return picture;
}

// What a picture is drawn from must be there: fields, or columns of its rows.
void check_picture(ContentFields& fields, const Exercise& exercise) {
    const std::string_view rows_id = exercise.picture.field("rows");
    const ExerciseField* rows = find_field(exercise, rows_id);
    if (!rows_id.empty() && (!rows || rows->kind != FieldKind::rows)) fields.wrong("picture", "names rows not there");
    for (const auto& [part, ids] : exercise.picture.of) {
        if (part == "rows") continue;
        for (const std::string& id : ids) {
            const bool column = rows && find_field(rows->columns, id) != nullptr;
            if (!column && !find_field(exercise, id) && id != kActionField && rows == nullptr && part != "label") {
                fields.wrong("picture", ("names a field that is not there: " + id).c_str());
            }
        }
    }
}

void read_follow(ContentFields fields, Exercise& exercise, ContentReport& report) {
    exercise.follow.days = fields.integer("days", 0, kMostFollowDays);
    exercise.follow.due = fields.text("due", Need::optional);
    exercise.follow.question = fields.text("question");
    exercise.follow.rows = fields.text("rows", Need::optional);
    exercise.follow.columns = texts(fields, "columns", report);
    const FollowUp& follow = exercise.follow;
    // Looked for before the fields of the follow-up are there: what is asked later must not hang on its own answers.
    const ExerciseField* rows = follow.rows.empty() ? nullptr : find_field(exercise, follow.rows);
    if (!follow.rows.empty() && (!rows || rows->kind != FieldKind::rows)) fields.wrong("rows", "names no list of rows");
    if (follow.rows.empty() != follow.columns.empty()) fields.wrong("columns", "belong to rows, and rows to them");
    for (const std::string& column : follow.columns) {
        if (!rows || !find_field(rows->columns, column)) fields.wrong("columns", "names a column that is not there");
    }
    const ExerciseField* due = follow.due.empty() ? nullptr : find_field(exercise, follow.due);
    if (rows && !due) due = find_field(rows->columns, follow.due);
    if (!follow.due.empty() && (!due || due->kind != FieldKind::date)) fields.wrong("due", "names no date before it");
    exercise.follow.fields = read_fields(fields, "fields", report, 0);
}

void read_parts(ContentFields& fields, Exercise& exercise, ContentReport& report) {
    std::vector<std::string> ids;
    fields.list("parts", [&](Json json, const std::string& where) {
        ContentFields one(std::move(json), where, report);
        ExercisePart part;
        part.title = one.text("title");
        part.text = one.text("text", Need::optional);
        part.fields = read_fields(one, "fields", report, 0);
        for (const ExerciseField& field : part.fields) {
            const bool twice = field.id == kActionField || std::find(ids.begin(), ids.end(), field.id) != ids.end();
            if (twice) report.add(where, "has a field that is there twice: " + field.id);
            ids.push_back(field.id);
        }
        exercise.parts.push_back(std::move(part));
    });
    if (exercise.parts.empty()) fields.wrong("parts", "must not be empty");
}

std::vector<Skill> read_skills(ContentFields& fields, ContentReport& report) {
    std::vector<Skill> skills;
    for (const std::string& name : texts(fields, "skills", report)) {
        int at = 0;
        while (at < kSkills && skill_name(static_cast<Skill>(at)) != name) ++at;
        if (at == kSkills) fields.wrong("skills", "has a word that is no skill");
        skills.push_back(static_cast<Skill>(at % kSkills));
    }
    if (skills.empty()) fields.wrong("skills", "must not be empty");
    return skills;
}

}  // namespace

std::optional<Exercise> decode_exercise(const ContentFile& file, std::string_view id, std::vector<Problem>& problems) {
    return read_content<Exercise>(
        file, id, problems, [&](Exercise& exercise, ContentFields& fields, ContentReport& report) {
            exercise.order = fields.integer("order", 1, kMostOrder);
            exercise.version = fields.integer("version", 1, kMostOrder);
            exercise.title = fields.text("title");
            exercise.step = fields.choice("step", kSteps);
            exercise.skills = read_skills(fields, report);
            exercise.side = fields.choice("side", kSides);
            exercise.depth = fields.choice("depth", kDepths);
            exercise.contexts = texts(fields, "contexts", report);
            exercise.minutes = fields.integer("minutes", 1, kMostMinutes);
            exercise.gated = truth(fields, "gate");
            exercise.person = fields.choice("person", kAbout);
            exercise.summary = fields.text("summary");
            exercise.about = fields.text("about");
            exercise.front = fields.text("front", Need::optional);
            read_parts(fields, exercise, report);
            exercise.action = fields.text("action", Need::optional);
            if (fields.has("follow")) read_follow(fields.object("follow"), exercise, report);
            if (fields.has("picture")) {
                exercise.picture = read_picture(fields.take("picture", Need::required), "picture", report);
                check_picture(fields, exercise);
            }
            exercise.end = fields.text("end");
            exercise.count = texts(fields, "count", report);
            for (const std::string& counted : exercise.count) {
                const ExerciseField* field = find_field(exercise, counted);
                const bool fits = field && (field->kind == FieldKind::chips || field->kind == FieldKind::number);
                if (!fits) fields.wrong("count", "names what cannot be counted");
            }
            exercise.copy = fields.text("copy", Need::optional);
            if (!exercise.copy.empty() && !find_field(exercise, exercise.copy)) fields.wrong("copy", "names no field");
            exercise.offers = texts(fields, "offers", report);
            exercise.learn = texts(fields, "learn", report);
            exercise.evidence = texts(fields, "evidence", report);
        });
}

std::optional<LearnCard> decode_learn_card(const ContentFile& file, std::string_view id,
                                           std::vector<Problem>& problems) {
    return read_content<LearnCard>(
        file, id, problems, [&](LearnCard& card, ContentFields& fields, ContentReport& report) {
            card.order = fields.integer("order", 1, kMostOrder);
            card.title = fields.text("title");
            card.minutes = fields.integer("minutes", 1, kMostMinutes);
            card.topics = texts(fields, "topics", report);
            fields.list("sections", [&](Json section, const std::string& where) {
                ContentFields one(std::move(section), where, report);
                card.sections.push_back({one.text("heading", Need::optional), one.text("text")});
            });
            if (card.sections.empty()) fields.wrong("sections", "must not be empty");
            card.exercises = texts(fields, "exercises", report);
            card.evidence = texts(fields, "evidence", report);
        });
}

std::optional<StatementArea> decode_statements(const ContentFile& file, std::string_view id,
                                               std::vector<Problem>& problems) {
    return read_content<StatementArea>(
        file, id, problems, [&](StatementArea& area, ContentFields& fields, ContentReport& report) {
            area.order = fields.integer("order", 1, kMostOrder);
            area.area = fields.text("area");
            area.asks = fields.text("asks");
            fields.list("statements", [&](Json statement, const std::string& where) {
                ContentFields one(std::move(statement), where, report);
                StatementText text{one.text("id"), one.choice("strength", kStrengths), one.text("text")};
                const bool milder = area.statements.empty() || area.statements.back().strength <= text.strength;
                if (!milder) one.wrong("strength", "must not grow");
                area.statements.push_back(std::move(text));
            });
            if (area.statements.empty()) fields.wrong("statements", "must not be empty");
        });
}

std::optional<Evidence> decode_evidence(const ContentFile& file, std::string_view id, std::vector<Problem>& problems) {
    return read_content<Evidence>(file, id, problems, [&](Evidence& evidence, ContentFields& fields, ContentReport&) {
        evidence.text = fields.text("text");
        evidence.source = fields.text("source");
        evidence.doi = fields.text("doi", Need::optional);
        fields.text("page");  // where it was confirmed, for authors
        if (!parse_date(fields.text("checkedOn"))) fields.wrong("checkedOn", "must be a date like 2026-01-31");
    });
}

}  // namespace mooring
