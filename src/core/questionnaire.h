// A questionnaire a person brings in, having the right to use it: its statements, its scale and its own key. Mooring
// ships none. It is scored by its own key and kept apart from Mooring's forms: no region is named, and there is no
// field for norms, cut-offs or types. The file format is described in assets/content/README.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/instrument.h"
#include "core/record.h"

namespace mooring {

struct OwnItem {
    std::string id;
    std::string text;
    bool rating = true;  // a choice is stored and never scored
};

// The key belongs to the link of scale and item: an item may serve two scales with different keys.
struct ScaleItem {
    std::string item;
    bool reversed = false;
};

enum class ScaleMethod : unsigned char { mean, sum };

struct OwnScale {
    std::string id;
    std::string name;
    ScaleMethod method = ScaleMethod::mean;
    double min_answered = 0.8;  // share of its items that must be answered
    double min_per_key = 0.4;   // share of the smaller key side that must be answered
    std::vector<ScaleItem> items;
};

struct ScaleTerm {
    std::string scale;
    double weight = 1;
};

// A weighted sum of scales, such as self = (secure + dismissing) - (preoccupied + fearful).
struct OwnDerived {
    std::string id;
    std::string name;
    std::vector<ScaleTerm> terms;
};

struct OwnForm {
    std::string id;
    std::string version;
    std::string lang;
    std::string title;
    std::string citation;
    std::string licence;           // the words under which the person may use it; printed with every result
    bool right_confirmed = false;  // the person said that they have the right to use it
    int min = 1;
    int max = 7;
    std::vector<std::string> labels;   // none, the two ends, or one for each number
    std::vector<std::string> targets;  // kinds of people it asks about; the same items for each
    std::string general_frame;
    std::string person_frame;  // may hold {name}
    bool shuffled = false;     // else in the order of the file
    std::vector<OwnItem> items;
    std::vector<OwnScale> scales;
    std::vector<OwnDerived> derived;
    std::string plane_x, plane_y;     // scale ids, empty without a plane
    std::optional<double> retest_sd;  // published; both are needed for change marks
    std::optional<double> retest_r;
};

struct Questionnaire {
    RecordId id;
    OwnForm form;
};

inline constexpr int kQuestionnaireSchema = 1;
inline constexpr std::size_t kMaxOwnItems = 500;
inline constexpr std::size_t kMaxOwnScales = 40;
inline constexpr std::size_t kMaxFormFile = 256 * 1024;  // bytes

// Something in a file that is wrong, or (a note) that was left out.
struct FormProblem {
    std::string where;  // a path like items/3/text; empty: the file as a whole
    std::string what;   // in plain words
    std::string said;   // the offending value where it helps, cut short
};

struct ReadForm {
    std::optional<OwnForm> form;        // only without problems
    std::vector<FormProblem> problems;  // every one found
    std::vector<FormProblem> notes;     // members that were dropped
};

// Reads a file of the format "mooring.instrument". Nothing is half read: one problem and there is no form. `right`,
// when given, stands for what the file says about the right of use: it is for whoever loads it to say.
ReadForm read_form(std::string_view json, std::optional<bool> right = std::nullopt);
// Every rule that does not depend on the file's shape: ids, keys, counts, lengths. Used by the editor too.
std::vector<FormProblem> check_form(const OwnForm& form);
// The file for a form; reading it gives the same form.
std::string write_form(const OwnForm& form);

// Payload text for a Revision: the file itself.
std::string encode_questionnaire(const Questionnaire& questionnaire);
Result<Questionnaire> decode_questionnaire(std::string_view payload);

// The form as sittings use it: the same statements and scale, unscored there. `id` is the record's.
Instrument as_instrument(const Questionnaire& questionnaire);

}  // namespace mooring
