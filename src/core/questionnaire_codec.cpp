#include <cmath>

#include "core/fields_codec.h"
#include "core/questionnaire.h"

namespace mooring {

namespace {

constexpr std::size_t kMaxText = 4000;

// Takes one JSON object apart; what nobody took is a note when it ends.
class Members {
public:
    Members(Json json, std::string where, ReadForm& read)
        : json_(std::move(json)), where_(std::move(where)), read_(read) {
        if (!json_.is_object()) {
            wrong("", "not_object");
            json_ = Json::object();
        }
    }
    ~Members() {
        for (const auto& [name, value] : json_.items()) read_.notes.push_back({place(name), "dropped", {}});
    }
    Members(const Members&) = delete;
    Members& operator=(const Members&) = delete;

    std::string place(const std::string& name) const {
        return where_.empty() ? name : name.empty() ? where_ : where_ + "/" + name;
    }
    void wrong(const std::string& name, const char* what) { read_.problems.push_back({place(name), what, {}}); }
    bool has(const char* name) const { return json_.contains(name) && !json_.at(name).is_null(); }

    Json take(const char* name) {
        if (!json_.contains(name)) return nullptr;
        Json value = std::move(json_[name]);
        json_.erase(name);
        return value;
    }
    std::string text(const char* name) {
        const Json value = take(name);
        if (value.is_null()) return {};
        const auto* text = value.get_ptr<const std::string*>();
        if (text != nullptr && text->size() <= kMaxText) return *text;
        wrong(name, text == nullptr ? "not_text" : "text_long");
        return {};
    }
    // A text, or a whole number as its text: ids are often written as numbers.
    std::string id(const char* name) {
        if (has(name) && json_.at(name).is_number_integer()) return std::to_string(take(name).get<std::int64_t>());
        return text(name);
    }
    bool flag(const char* name, bool fallback) {
        const Json value = take(name);
        if (value.is_null()) return fallback;
        if (!value.is_boolean()) wrong(name, "not_yes_no");
        return value.is_boolean() ? value.get<bool>() : fallback;
    }
    std::optional<double> number(const char* name) {
        const Json value = take(name);
        if (value.is_null()) return std::nullopt;
        const double number = value.is_number() ? value.get<double>() : NAN;
        if (std::isfinite(number) && std::fabs(number) < 1e6) return number;
        wrong(name, "not_number");
        return std::nullopt;
    }
    int whole(const char* name, int fallback) {
        const auto value = number(name);
        if (!value) return fallback;
        if (*value != std::floor(*value)) wrong(name, "not_whole");
        return static_cast<int>(*value);
    }
    template <class Read>
    void list(const char* name, std::size_t most, Read read) {
        Json value = take(name);
        if (value.is_null()) return;
        if (!value.is_array()) return wrong(name, "not_list");
        if (value.size() > most) {
            read_.problems.push_back({place(name), "list_long", std::to_string(value.size())});
            return;
        }
        for (std::size_t i = 0; i < value.size(); ++i) read(std::move(value[i]), place(name) + "/" + std::to_string(i));
    }
    void texts(const char* name, std::size_t most, std::vector<std::string>& out) {
        list(name, most, [&](Json value, const std::string& where) {
            const auto* text = value.get_ptr<const std::string*>();
            if (text == nullptr || text->size() > kMaxText) {
                read_.problems.push_back({where, "not_text", {}});
            } else {
                out.push_back(*text);
            }
        });
    }

private:
    Json json_;
    std::string where_;
    ReadForm& read_;
};

void read_scale(OwnForm& form, Json json, const std::string& where, ReadForm& read) {
    Members members(std::move(json), where, read);
    OwnScale scale;
    scale.id = members.id("id");
    scale.name = members.text("name");
    const std::string method = members.text("method");
    if (!method.empty() && method != "mean" && method != "sum") members.wrong("method", "method_unknown");
    scale.method = method == "sum" ? ScaleMethod::sum : ScaleMethod::mean;
    scale.min_answered = members.number("minAnswered").value_or(scale.min_answered);
    scale.min_per_key = members.number("minPerKey").value_or(scale.min_per_key);
    members.list("items", kMaxOwnItems, [&](Json link, const std::string& at) {
        Members one(std::move(link), at, read);
        std::string item = one.id("item");
        scale.items.push_back({std::move(item), one.flag("rev", false)});
    });
    form.scales.push_back(std::move(scale));
}

void read_derived(OwnForm& form, Json json, const std::string& where, ReadForm& read) {
    Members members(std::move(json), where, read);
    OwnDerived derived;
    derived.id = members.id("id");
    derived.name = members.text("name");
    members.list("terms", kMaxOwnScales, [&](Json term, const std::string& at) {
        Members one(std::move(term), at, read);
        std::string scale = one.id("scale");
        derived.terms.push_back({std::move(scale), one.number("w").value_or(1)});
    });
    form.derived.push_back(std::move(derived));
}

void read_parts(OwnForm& form, Members& file, ReadForm& read) {
    if (file.has("licence")) {
        Members licence(file.take("licence"), "licence", read);
        form.licence = licence.text("text");
        form.right_confirmed = licence.flag("confirmedByUser", false);
    }
    {
        Members scale(file.has("scale") ? file.take("scale") : Json(), "scale", read);
        form.min = scale.whole("min", 1);
        form.max = scale.whole("max", 7);
        scale.texts("labels", 101, form.labels);
    }
    if (file.has("frames")) {
        Members frames(file.take("frames"), "frames", read);
        form.general_frame = frames.text("general");
        form.person_frame = frames.text("person");
    }
    file.texts("targets", 20, form.targets);
    const std::string order = file.text("order");
    if (!order.empty() && order != "fixed" && order != "shuffled") file.wrong("order", "order_unknown");
    form.shuffled = order == "shuffled";
    const std::string respondent = file.text("respondent");
    if (!respondent.empty() && respondent != "self") file.wrong("respondent", "respondent_self");
    file.list("items", kMaxOwnItems, [&](Json json, const std::string& where) {
        Members item(std::move(json), where, read);
        OwnItem one;
        one.id = item.id("id");
        one.text = item.text("text");
        const std::string type = item.text("type");
        if (!type.empty() && type != "rating" && type != "choice") item.wrong("type", "type_unknown");
        one.rating = type != "choice";
        form.items.push_back(std::move(one));
    });
    file.list("scales", kMaxOwnScales,
              [&](Json json, const std::string& where) { read_scale(form, std::move(json), where, read); });
    file.list("derived", kMaxOwnScales,
              [&](Json json, const std::string& where) { read_derived(form, std::move(json), where, read); });
    if (file.has("plane")) {
        Members plane(file.take("plane"), "plane", read);
        form.plane_x = plane.id("x");
        form.plane_y = plane.id("y");
    }
    if (file.has("retest")) {
        Members retest(file.take("retest"), "retest", read);
        form.retest_sd = retest.number("sd");
        form.retest_r = retest.number("r");
    }
}

}  // namespace

ReadForm read_form(std::string_view text, std::optional<bool> right) {
    ReadForm read;
    if (text.size() > kMaxFormFile) {
        read.problems.push_back({"", "file_big", std::to_string(text.size())});
        return read;
    }
    Json json = parse_json(text);
    if (json.is_discarded() || !json.is_object()) {
        read.problems.push_back({"", "not_json", {}});
        return read;
    }
    OwnForm form;
    {
        Members file(std::move(json), "", read);
        if (file.text("format") != "mooring.instrument") file.wrong("format", "format_unknown");
        if (file.whole("v", 0) != 1) file.wrong("v", "version_unknown");
        form.id = file.id("id");
        form.version = file.id("version");
        if (form.version.empty()) form.version = "1";
        form.lang = file.text("lang");
        form.title = file.text("title");
        form.citation = file.text("citation");
        read_parts(form, file, read);
    }
    form.right_confirmed = right.value_or(form.right_confirmed);
    for (FormProblem& problem : check_form(form)) read.problems.push_back(std::move(problem));
    if (read.problems.empty()) read.form = std::move(form);
    return read;
}

std::string write_form(const OwnForm& form) {
    Json json = {{"format", "mooring.instrument"},
                 {"v", 1},
                 {"id", form.id},
                 {"version", form.version},
                 {"lang", form.lang},
                 {"title", form.title},
                 {"citation", form.citation},
                 {"licence", {{"text", form.licence}, {"confirmedByUser", form.right_confirmed}}},
                 {"scale", {{"min", form.min}, {"max", form.max}, {"labels", form.labels}}},
                 {"targets", form.targets},
                 {"frames", Json::object()},
                 {"order", form.shuffled ? "shuffled" : "fixed"},
                 {"respondent", "self"},
                 {"items", Json::array()},
                 {"scales", Json::array()}};
    if (!form.general_frame.empty()) json["frames"]["general"] = form.general_frame;
    if (!form.person_frame.empty()) json["frames"]["person"] = form.person_frame;
    for (const OwnItem& item : form.items) {
        json["items"].push_back({{"id", item.id}, {"text", item.text}, {"type", item.rating ? "rating" : "choice"}});
    }
    for (const OwnScale& scale : form.scales) {
        Json links = Json::array();
        for (const ScaleItem& link : scale.items) links.push_back({{"item", link.item}, {"rev", link.reversed}});
        json["scales"].push_back({{"id", scale.id},
                                  {"name", scale.name},
                                  {"method", scale.method == ScaleMethod::sum ? "sum" : "mean"},
                                  {"minAnswered", scale.min_answered},
                                  {"minPerKey", scale.min_per_key},
                                  {"items", std::move(links)}});
    }
    for (const OwnDerived& derived : form.derived) {
        Json terms = Json::array();
        for (const ScaleTerm& term : derived.terms) terms.push_back({{"scale", term.scale}, {"w", term.weight}});
        json["derived"].push_back({{"id", derived.id}, {"name", derived.name}, {"terms", std::move(terms)}});
    }
    if (!form.plane_x.empty()) json["plane"] = {{"x", form.plane_x}, {"y", form.plane_y}};
    if (form.retest_sd || form.retest_r) {
        json["retest"] = Json::object();
        if (form.retest_sd) json["retest"]["sd"] = *form.retest_sd;
        if (form.retest_r) json["retest"]["r"] = *form.retest_r;
    }
    return dump_json(json);
}

}  // namespace mooring
