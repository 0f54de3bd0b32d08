#include "core/questionnaire.h"

#include <algorithm>
#include <set>

namespace mooring {

namespace {

constexpr std::size_t kMaxId = 64;
constexpr std::size_t kMaxLine = 2000;
constexpr int kWidestScale = 101;

std::string at(const char* list, std::size_t i, const char* member = nullptr) {
    std::string place = list;
    place += '/';
    place += std::to_string(i);
    if (member != nullptr) place.append("/").append(member);
    return place;
}

class Check {
public:
    explicit Check(std::vector<FormProblem>& problems) : problems_(problems) {}

    void wrong(std::string where, const char* what, std::string_view said = {}) {
        problems_.push_back({std::move(where), what, std::string(said.substr(0, 80))});
    }
    void id(const std::string& where, const std::string& id, std::set<std::string>& seen) {
        if (id.empty() || id.size() > kMaxId) return wrong(where, "id_length", id);
        if (!seen.insert(id).second) wrong(where, "id_twice", id);
    }
    void line(const std::string& where, const std::string& text) {
        if (text.empty()) wrong(where, "text_missing");
        if (text.size() > kMaxLine) wrong(where, "text_long", text);
    }

private:
    std::vector<FormProblem>& problems_;
};

void check_scale(Check& check, const OwnScale& scale, std::size_t i, const std::set<std::string>& items) {
    if (scale.items.empty()) check.wrong(at("scales", i, "items"), "scale_empty", scale.name);
    if (!(scale.min_answered >= 0 && scale.min_answered <= 1)) check.wrong(at("scales", i, "minAnswered"), "share");
    if (!(scale.min_per_key >= 0 && scale.min_per_key <= 1)) check.wrong(at("scales", i, "minPerKey"), "share");
    std::set<std::string> used;
    for (const ScaleItem& link : scale.items) {
        if (!items.contains(link.item)) check.wrong(at("scales", i, "items"), "item_unknown", link.item);
        if (!used.insert(link.item).second) check.wrong(at("scales", i, "items"), "item_twice", link.item);
    }
}

void check_plane(Check& check, const OwnForm& form) {
    if (form.plane_x.empty() && form.plane_y.empty()) return;
    for (const std::string& id : {form.plane_x, form.plane_y}) {
        const auto scale =
            std::find_if(form.scales.begin(), form.scales.end(), [&](const OwnScale& one) { return one.id == id; });
        if (scale == form.scales.end()) {
            check.wrong("plane", "scale_unknown", id);
        } else if (scale->method != ScaleMethod::mean) {
            check.wrong("plane", "plane_mean", id);
        }
    }
    if (form.plane_x == form.plane_y) check.wrong("plane", "plane_same", form.plane_x);
}

}  // namespace

std::vector<FormProblem> check_form(const OwnForm& form) {
    std::vector<FormProblem> problems;
    Check check(problems);
    check.line("title", form.title);
    if (form.max <= form.min) check.wrong("scale", "scale_order");
    if (form.max - form.min + 1 > kWidestScale) check.wrong("scale", "scale_wide");
    const auto steps = static_cast<std::size_t>(std::max(0, form.max - form.min + 1));
    if (!form.labels.empty() && form.labels.size() != 2 && form.labels.size() != steps) {
        check.wrong("scale/labels", "labels_count");
    }
    for (std::size_t i = 0; i < form.labels.size(); ++i) check.line(at("scale/labels", i), form.labels[i]);
    if (form.general_frame.empty() && form.person_frame.empty()) check.wrong("frames", "frame_missing");
    if (form.items.empty()) check.wrong("items", "items_missing");
    if (form.items.size() > kMaxOwnItems) check.wrong("items", "items_many", std::to_string(form.items.size()));
    std::set<std::string> items;
    for (std::size_t i = 0; i < form.items.size() && i < kMaxOwnItems; ++i) {
        check.id(at("items", i, "id"), form.items[i].id, items);
        check.line(at("items", i, "text"), form.items[i].text);
    }
    if (form.scales.size() > kMaxOwnScales) check.wrong("scales", "scales_many");
    std::set<std::string> scales;
    for (std::size_t i = 0; i < form.scales.size() && i < kMaxOwnScales; ++i) {
        check.id(at("scales", i, "id"), form.scales[i].id, scales);
        check.line(at("scales", i, "name"), form.scales[i].name);
        check_scale(check, form.scales[i], i, items);
    }
    for (std::size_t i = 0; i < form.derived.size(); ++i) {
        check.line(at("derived", i, "name"), form.derived[i].name);
        if (form.derived[i].terms.empty()) check.wrong(at("derived", i, "terms"), "terms_missing");
        for (const ScaleTerm& term : form.derived[i].terms) {
            if (!scales.contains(term.scale)) check.wrong(at("derived", i, "terms"), "scale_unknown", term.scale);
        }
    }
    check_plane(check, form);
    if (form.retest_sd && !(*form.retest_sd > 0)) check.wrong("retest/sd", "sd_range");
    if (form.retest_r && !(*form.retest_r > 0 && *form.retest_r < 1)) check.wrong("retest/r", "r_range");
    if (!form.right_confirmed) check.wrong("licence", "right_missing");
    return problems;
}

std::string encode_questionnaire(const Questionnaire& questionnaire) {
    return write_form(questionnaire.form);
}

Result<Questionnaire> decode_questionnaire(std::string_view payload) {
    ReadForm read = read_form(payload);
    if (!read.form) return Error{ErrorKind::damaged, "questionnaire"};
    return Questionnaire{{}, *std::move(read.form)};
}

Instrument as_instrument(const Questionnaire& questionnaire) {
    const OwnForm& form = questionnaire.form;
    Instrument instrument;
    instrument.id = to_text(questionnaire.id);
    instrument.version = form.version;
    instrument.lang = form.lang;
    instrument.title = form.title;
    instrument.min = form.min;
    instrument.max = form.max;
    const bool every = form.labels.size() == static_cast<std::size_t>(form.max - form.min + 1);
    for (int value = form.min; value <= form.max; ++value) {
        std::string text;
        if (every) {
            text = form.labels[static_cast<std::size_t>(value - form.min)];
        } else if (form.labels.size() == 2 && (value == form.min || value == form.max)) {
            text = form.labels[value == form.min ? 0 : 1];
        }
        instrument.anchors.push_back({value, std::move(text)});
    }
    instrument.general_frame = form.general_frame;
    instrument.person_frame = form.person_frame;
    for (const OwnItem& item : form.items) {
        Item one;
        one.id = item.id;
        one.text = item.text;
        instrument.items.push_back(std::move(one));
    }
    return instrument;
}

}  // namespace mooring
