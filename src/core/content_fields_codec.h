// Taking a file of assets/content apart, member by member. Used by the codecs of the content only.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "core/catalog.h"
#include "core/fields_codec.h"

namespace mooring {

inline constexpr int kContentSchema = 1;  // of every kind

enum class Need : unsigned char { required, optional };

// The problems of one file.
class ContentReport {
public:
    ContentReport(const ContentFile& file, std::vector<Problem>& problems)
        : file_(file.name), problems_(problems), before_(problems.size()) {}
    void add(const std::string& where, const std::string& what) { problems_.push_back({file_, where, what}); }
    bool clean() const { return problems_.size() == before_; }

private:
    const char* file_;
    std::vector<Problem>& problems_;
    std::size_t before_;
};

template <class T>
struct ContentWord {
    const char* name;
    T value;
};

// One JSON object, taken apart member by member; what nobody took is a problem when it ends.
class ContentFields {
public:
    ContentFields(Json json, std::string where, ContentReport& report)
        : json_(std::move(json)), where_(std::move(where)), report_(report) {
        if (json_.is_object()) return;
        report_.add(where_, "must be an object");
        json_ = nullptr;
    }
    ~ContentFields() {
        if (!json_.is_object()) return;
        for (auto member = json_.begin(); member != json_.end(); ++member) {
            report_.add(place(member.key()), "unknown key");
        }
    }
    ContentFields(const ContentFields&) = delete;
    ContentFields& operator=(const ContentFields&) = delete;

    std::string place(const std::string& name) const { return where_.empty() ? name : where_ + "/" + name; }
    void wrong(const char* name, const char* what) { report_.add(place(name), what); }
    bool has(const char* name) const { return json_.is_object() && json_.contains(name); }

    // The member, taken out; null when it is absent, which is a problem when it is required.
    Json take(const char* name, Need need) {
        if (!json_.is_object()) return nullptr;
        const auto member = json_.find(name);
        if (member == json_.end()) {
            if (need == Need::required) wrong(name, "missing");
            return nullptr;
        }
        Json value = std::move(*member);
        json_.erase(member);
        if (value.is_null()) wrong(name, "must not be null");
        return value;
    }

    std::string text(const char* name, Need need = Need::required) {
        const Json value = take(name, need);
        if (value.is_null()) return {};
        const auto* text = value.get_ptr<const std::string*>();
        if (!text || text->empty()) wrong(name, "must be a text that is not empty");
        return text ? *text : std::string();
    }

    double number(const char* name, double low, double high) {
        const Json value = take(name, Need::required);
        if (value.is_null()) return low;
        const double number = value.is_number() ? value.get<double>() : NAN;
        if (number >= low && number <= high) return number;
        wrong(name, value.is_number() ? "out of range" : "must be a number");
        return low;
    }

    int integer(const char* name, int low, int high) {
        const double value = number(name, low, high);
        if (value != std::floor(value)) wrong(name, "must be a whole number");
        return static_cast<int>(value);
    }

    template <class T, std::size_t n>
    T choice(const char* name, const ContentWord<T> (&choices)[n]) {
        const Json value = take(name, Need::required);
        const auto* text = value.get_ptr<const std::string*>();
        for (const ContentWord<T>& choice : choices) {
            if (text && *text == choice.name) return choice.value;
        }
        if (!value.is_null()) wrong(name, "is none of the words allowed");
        return choices[0].value;
    }

    ContentFields object(const char* name) {
        Json value = take(name, Need::required);
        return ContentFields(value.is_null() ? Json::object() : std::move(value), place(name), report_);
    }

    // The members of a list, each with its place in the file.
    template <class Read>
    void list(const char* name, Read read) {
        Json value = take(name, Need::required);
        if (value.is_null()) return;
        if (!value.is_array()) return wrong(name, "must be a list");
        for (std::size_t i = 0; i < value.size(); ++i) {
            read(std::move(value[i]), place(name) + "/" + std::to_string(i));
        }
    }

private:
    Json json_;
    std::string where_;
    ContentReport& report_;
};

inline Json parse_file(const ContentFile& file, ContentReport& report) {
    Json json = parse_json({file.bytes, file.size});
    if (json.is_discarded()) report.add("", "is no JSON, is nested too deep, or has a key twice");
    return json.is_discarded() ? Json() : json;
}

// Reads one file: `read(item, fields, report)` takes its members, "id" and "schema" are taken here. Nothing when
// anything is wrong with it.
template <class T, class Read>
std::optional<T> read_content(const ContentFile& file, std::string_view id, std::vector<Problem>& problems, Read read) {
    ContentReport report(file, problems);
    T item;
    item.id = id;
    Json json = parse_file(file, report);
    if (report.clean()) {
        ContentFields fields(std::move(json), "", report);
        fields.integer("schema", kContentSchema, kContentSchema);
        read(item, fields, report);
    }
    if (!report.clean()) return std::nullopt;
    return item;
}

inline constexpr ContentWord<Side> kSides[] = {
    {"anxiety", Side::anxiety}, {"avoidance", Side::avoidance}, {"both", Side::both}};
inline constexpr ContentWord<Depth> kDepths[] = {
    {"light", Depth::light}, {"medium", Depth::medium}, {"deep", Depth::deep}};

}  // namespace mooring
