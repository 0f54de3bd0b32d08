#include "core/own_form_inputs.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "core/questionnaire_score.h"

namespace mooring {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

bool whole(std::string_view text, int& out) {
    text = trimmed(text);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size();
}

std::optional<double> decimal(std::string_view text, const char* where, std::vector<FormProblem>& problems) {
    text = trimmed(text);
    if (text.empty()) return std::nullopt;
    // Digits with one point or comma: what a paper prints.
    double value = 0, unit = 1;
    bool point = false, wrong = false;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            if (point) unit /= 10;
            value = point ? value + (c - '0') * unit : value * 10 + (c - '0');
        } else if ((c == '.' || c == ',') && !point) {
            point = true;
        } else {
            wrong = true;
        }
    }
    if (wrong) problems.push_back({where, "not_number", std::string(text.substr(0, 80))});
    return wrong ? std::nullopt : std::optional(value);
}

// "12. I like ..." loses its number: statements are numbered by their place.
std::string_view without_number(std::string_view line) {
    std::size_t digits = 0;
    while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
    if (digits == 0 || digits > 3 || digits >= line.size()) return line;
    const char mark = line[digits];
    return mark == '.' || mark == ')' || mark == ':' || mark == '\t' ? trimmed(line.substr(digits + 1)) : line;
}

void read_statements(const OwnFormInputs& inputs, OwnForm& form) {
    std::string_view rest = inputs.statements;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = without_number(trimmed(rest.substr(0, end)));
        if (!line.empty()) {
            OwnItem item;
            item.id = std::to_string(form.items.size() + 1);
            item.text = std::string(line);
            form.items.push_back(std::move(item));
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

void read_scales(const OwnFormInputs& inputs, OwnForm& form, std::vector<FormProblem>& problems) {
    const int count = static_cast<int>(form.items.size());
    for (std::size_t i = 0; i < inputs.scales.size(); ++i) {
        const OwnScaleInputs& given = inputs.scales[i];
        const std::string where = "scales/" + std::to_string(i);
        bool items_ok = true, reversed_ok = true;
        const std::vector<int> items = parse_numbers(given.items, count, items_ok);
        const std::vector<int> reversed = parse_numbers(given.reversed, count, reversed_ok);
        if (!items_ok) problems.push_back({where + "/items", "numbers", given.items.substr(0, 80)});
        if (!reversed_ok) problems.push_back({where + "/reversed", "numbers", given.reversed.substr(0, 80)});
        const std::set<int> turned(reversed.begin(), reversed.end());
        OwnScale scale;
        scale.id = "s" + std::to_string(i + 1);
        scale.name = given.name;
        scale.method = given.sum ? ScaleMethod::sum : ScaleMethod::mean;
        for (const int item : items) scale.items.push_back({std::to_string(item), turned.contains(item)});
        for (const int item : turned) {
            if (std::find(items.begin(), items.end(), item) != items.end()) continue;
            problems.push_back({where + "/reversed", "reversed_outside", std::to_string(item)});
        }
        form.scales.push_back(std::move(scale));
    }
}

Answers all(const OwnForm& form, int value) {
    Answers answers;
    for (const OwnItem& item : form.items) answers.set(item.id, value);
    return answers;
}

}  // namespace

std::vector<int> parse_numbers(std::string_view text, int most, bool& ok) {
    std::vector<int> numbers;
    ok = true;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        const std::string_view part = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (part.empty()) continue;
        const std::size_t dash = part.find('-');
        int from = 0, to = 0;
        const bool read = dash == std::string_view::npos
                              ? whole(part, from) && whole(part, to)
                              : whole(part.substr(0, dash), from) && whole(part.substr(dash + 1), to);
        if (!read || from < 1 || to > most || from > to) {
            ok = false;
            return {};
        }
        for (int i = from; i <= to; ++i) numbers.push_back(i);
    }
    return numbers;
}

ReadForm form_from(const OwnFormInputs& inputs, std::string_view id) {
    if (inputs.from == OwnFormInputs::From::file) return read_form(inputs.file, inputs.right_confirmed);
    ReadForm read;
    OwnForm form;
    form.id = std::string(id);
    form.version = "1";
    form.lang = "";
    form.title = inputs.title;
    form.licence = inputs.licence;
    form.right_confirmed = inputs.right_confirmed;
    if (!whole(inputs.min, form.min)) read.problems.push_back({"scale/min", "not_whole", inputs.min.substr(0, 80)});
    if (!whole(inputs.max, form.max)) read.problems.push_back({"scale/max", "not_whole", inputs.max.substr(0, 80)});
    if (!inputs.low_label.empty() || !inputs.high_label.empty()) form.labels = {inputs.low_label, inputs.high_label};
    // The frame is the questionnaire's own instruction, which stands in its statements or its licence text.
    (inputs.about_person ? form.person_frame : form.general_frame) = inputs.about_person ? "{name}" : inputs.title;
    read_statements(inputs, form);
    read_scales(inputs, form, read.problems);
    form.retest_sd = decimal(inputs.sd, "retest/sd", read.problems);
    form.retest_r = decimal(inputs.r, "retest/r", read.problems);
    for (FormProblem& problem : check_form(form)) read.problems.push_back(std::move(problem));
    if (read.problems.empty()) read.form = std::move(form);
    return read;
}

std::vector<OwnPreview> preview(const OwnForm& form) {
    std::vector<OwnPreview> rows;
    const Answers low = all(form, form.min), middle = all(form, (form.min + form.max) / 2), high = all(form, form.max);
    for (const OwnScale& scale : form.scales) {
        OwnPreview row;
        row.scale = scale.name;
        row.lowest = score_scale(form, scale, low).value;
        row.middle = score_scale(form, scale, middle).value;
        row.highest = score_scale(form, scale, high).value;
        for (const ScaleItem& item : scale.items) ++(item.reversed ? row.reversed : row.plain);
        rows.push_back(std::move(row));
    }
    return rows;
}

const std::vector<PublishedKey>& published_keys() {
    static const std::vector<PublishedKey> keys{
        {"ECR",
         "Brennan, Clark & Shaver 1998",
         36,
         "1",
         "7",
         {{"Avoidance", "1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35",
           "3, 15, 19, 25, 27, 29, 31, 33, 35"},
          {"Anxiety", "2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36", "22"}}},
        {"ECR-R, anxiety first",
         "Fraley, Waller & Brennan 2000, 10.1037/0022-3514.78.2.350",
         36,
         "1",
         "7",
         {{"Anxiety", "1-18", "9, 11"}, {"Avoidance", "19-36", "20, 22, 26-31, 33-36"}}},
        {"ECR-RS",
         "Fraley et al. 2011, 10.1037/a0022898",
         9,
         "1",
         "7",
         {{"Avoidance", "1-6", "1-4"}, {"Anxiety", "7-9", ""}}},
        {"ECR-12",
         "Lafontaine et al. 2016",
         12,
         "1",
         "7",
         {{"Anxiety", "1, 2, 3, 5, 7, 8", ""}, {"Avoidance", "4, 6, 9-12", "6, 9, 10, 11, 12"}}},
    };
    return keys;
}

}  // namespace mooring
