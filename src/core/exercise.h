// The exercises as data: what is asked, in parts, what is drawn from the answers, what is asked again later. With them
// what else the practice part says: cards to read, statements to try on, and what is known from research. The files are
// described in assets/content/README.md.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mooring {

enum class Side : unsigned char { anxiety, avoidance, both };
enum class Depth : unsigned char { light, medium, deep };

// The three steps of the path.
enum class PathStep : unsigned char { intent, worth, bonds };
inline constexpr int kPathSteps = 3;

enum class Skill : unsigned char {
    awareness,
    worth,
    needs,
    listening,
    boundaries,
    openness,
    reliability,
    repair,
    connection,
    caregivers
};
inline constexpr int kSkills = 10;
std::string_view skill_name(Skill skill);  // as in the files and in the keys of words

enum class FieldKind : unsigned char {
    line,     // "short": one line of text
    text,     // "long": many lines
    chips,    // one or several of a list, and own words
    slider,   // a whole number from min to max
    percent,  // 0 to 100
    number,   // 0 to 999
    date,
    person,
    pairs,  // two sliders 0 to 10 for each of a list
    rows,   // a list of rows, each with the same columns
    sort,   // lines, each put into a bin
    timer,
    say  // only read
};

struct FieldOption {
    std::string id;
    std::string text;
};

struct ExerciseField {
    std::string id;
    FieldKind kind = FieldKind::line;
    std::string label;
    std::string hint;                  // may be empty
    std::vector<FieldOption> options;  // chips: to choose from; pairs: the items; sort: the bins
    bool many = false;                 // chips: several
    bool own = false;                  // chips: own words too
    int min = 0, max = 10;             // slider
    std::string low, high;             // slider: the ends; pairs: the two sides
    std::string unit;                  // number: its unit; rows: what one row is
    std::size_t least = 0, most = 20;  // rows
    bool ranked = false;               // rows: their order says something, so each can be moved up
    std::vector<int> seconds;          // timer
    std::vector<std::string> watch;    // text: lower-case words at which `watch_say` is said while it is typed
    std::string watch_say;
    bool voices = false;  // text: helps to tell it from outside, as he, she or they
    std::vector<ExerciseField> columns;
};

struct ExercisePart {
    std::string title;
    std::string text;  // may be empty
    std::vector<ExerciseField> fields;
};

enum class PictureKind : unsigned char {
    none,
    cycle,
    card,
    bars,
    dumbbell,
    rings,
    timeline,
    ladder,
    stairs,
    dots,
    quadrant,
    columns,
    bubbles,
    line
};

// What is drawn from the answers. `of` names the fields by the part they play: {"from": ["before"], "to": ["now"]}.
struct PictureSpec {
    PictureKind kind = PictureKind::none;
    std::map<std::string, std::vector<std::string>, std::less<>> of;
    // The first field that plays the part, or "".
    std::string_view field(std::string_view part) const;
};

struct FollowUp {
    int days = 0;      // after which it is asked
    std::string due;   // id of the date field, or of a column of `rows`, that says when instead; may be empty
    std::string rows;  // a list in the parts of which each row may have an outcome; may be empty
    std::vector<std::string> columns;  // of its outcome: they are asked for row by row
    std::string question;
    std::vector<ExerciseField> fields;
    bool asked() const { return !question.empty(); }
};

struct Exercise {
    std::string id;
    int order = 0;
    int version = 1;
    std::string title;
    PathStep step = PathStep::intent;
    std::vector<Skill> skills;
    Side side = Side::both;
    Depth depth = Depth::light;
    std::vector<std::string> contexts;
    int minutes = 0;
    bool gated = false;  // withheld for a person behind the safety questions
    enum class About : unsigned char { nobody, anybody, somebody } person = About::nobody;
    std::string summary;
    std::string about;
    std::string front;  // said before the first field; may be empty
    std::vector<ExercisePart> parts;
    PictureSpec picture;
    std::string action;  // asks for one act of this week; may be empty
    FollowUp follow;
    std::string end;
    std::vector<std::string> count;  // fields whose answers are counted over all times it was done
    std::string copy;                // field whose text can be taken along; may be empty
    std::vector<std::string> offers, learn, evidence;
};

// The field with this id in its parts, in what is asked later, or null. Columns are not fields.
const ExerciseField* find_field(const Exercise& exercise, std::string_view id);
const ExerciseField* find_field(const std::vector<ExerciseField>& fields, std::string_view id);
// Its id is that of the act of the week, which every exercise with an `action` asks for.
inline constexpr std::string_view kActionField = "week-act";

// The one whose answer says what becomes of the record: keep, rest, delete.
inline constexpr std::string_view kFateField = "fate";
// What the charts, the pages and the suggestions know by name.
// The log of triggers, which the journal and the charts count.
inline constexpr const char* kTriggerLog = "e19";
inline constexpr std::string_view kStatementExercise = "e13";
inline constexpr std::string_view kSupportExercise = "e28";
inline constexpr std::string_view kOpennessExercise = "e23";
inline constexpr std::string_view kHoursExercise = "e12";
inline constexpr std::string_view kPlanExercise = "if-then";

struct LearnSection {
    std::string heading;  // may be empty
    std::string text;
};

struct LearnCard {
    std::string id;
    int order = 0;
    std::string title;
    int minutes = 0;
    std::vector<std::string> topics;
    std::vector<LearnSection> sections;
    std::vector<std::string> exercises, evidence;
};

enum class Strength : unsigned char { fact, learning, wish };  // from strong to mild

struct StatementText {
    std::string id;
    Strength strength = Strength::fact;
    std::string text;
};

// Statements about one thing, from a fact to a wish.
struct StatementArea {
    std::string id;
    int order = 0;
    std::string area;
    std::string asks;  // when even the wish is hard to believe
    std::vector<StatementText> statements;
};

// What is known, with its size and its limits.
struct Evidence {
    std::string id;
    std::string text;
    std::string source;
    std::string doi;  // may be empty
};

}  // namespace mooring
