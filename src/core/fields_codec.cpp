#include "core/fields_codec.h"

#include <vector>

namespace mooring {

namespace {

constexpr std::size_t kMaxDepth = 32;
constexpr std::size_t kMaxUnknownMembers = 64;
constexpr std::size_t kMaxUnknownBytes = 16 * 1024;

// Builds the value while the text is read, and breaks off at once where it is refused.
class Builder : public nlohmann::json_sax<Json> {
public:
    Json value = Json(Json::value_t::discarded);

    bool null() override { return add(nullptr) != nullptr; }
    bool boolean(bool item) override { return add(item) != nullptr; }
    bool number_integer(number_integer_t item) override { return add(item) != nullptr; }
    bool number_unsigned(number_unsigned_t item) override { return add(item) != nullptr; }
    bool number_float(number_float_t item, const string_t&) override { return add(item) != nullptr; }
    // Copied: the reader's own buffer is as long as the longest text so far, and is used again.
    bool string(string_t& item) override { return add(item) != nullptr; }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Json::value_t::object); }
    bool start_array(std::size_t) override { return open(Json::value_t::array); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        const auto [member, is_new] = open_.back()->get_ref<Json::object_t&>().try_emplace(name);
        member_ = &member->second;
        return is_new;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

private:
    Json* add(Json item) {
        if (open_.empty()) return &(value = std::move(item));
        if (open_.back()->is_object()) return &(*member_ = std::move(item));
        return &open_.back()->get_ref<Json::array_t&>().emplace_back(std::move(item));
    }
    bool open(Json::value_t kind) {
        if (open_.size() == kMaxDepth) return false;
        open_.push_back(add(Json(kind)));
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }
    std::vector<Json*> open_;  // objects and arrays, the innermost last
    Json* member_ = nullptr;   // of the innermost object: the one that is being read
};

}  // namespace

Json parse_json(std::string_view text) {
    Builder builder;
    if (!Json::sax_parse(text.begin(), text.end(), &builder)) return Json(Json::value_t::discarded);
    return std::move(builder.value);
}

std::string dump_json(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<std::int64_t> whole_number(const Json& json, std::int64_t low, std::int64_t high) {
    // Unsigned numbers above the signed range would wrap around into it.
    constexpr auto kMost = static_cast<std::uint64_t>(kMaxJsonInt);
    if (!json.is_number_integer() || (json.is_number_unsigned() && json.get<std::uint64_t>() > kMost)) return {};
    const auto number = json.get<std::int64_t>();
    if (number < low || number > high) return {};
    return number;
}

FieldReader::FieldReader(std::string_view text) : FieldReader(of(parse_json(text))) {}

FieldReader FieldReader::of(Json json) {
    FieldReader fields;
    fields.json_ = std::move(json);
    if (!fields.json_.is_object()) fields.note_problem("not a JSON object");
    return fields;
}

void FieldReader::note_problem(const char* place) {
    if (problem_ == nullptr) problem_ = place;
}

std::optional<Json> FieldReader::take(const char* name) {
    if (!json_.is_object()) return std::nullopt;
    const auto found = json_.find(name);
    if (found == json_.end()) return std::nullopt;
    Json value = std::move(*found);
    json_.erase(found);
    return value;
}

void FieldReader::require(const char* name) {
    if (!has(name)) note_problem(name);
}

std::int64_t FieldReader::integer(const char* name, std::int64_t fallback, std::int64_t low, std::int64_t high) {
    const auto value = take(name);
    if (!value) return fallback;
    const auto number = whole_number(*value, low, high);
    if (!number) note_problem(name);
    return number.value_or(fallback);
}

bool FieldReader::boolean(const char* name, bool fallback) {
    const auto value = take(name);
    if (!value) return fallback;
    if (!value->is_boolean()) {
        note_problem(name);
        return fallback;
    }
    return value->get<bool>();
}

std::string FieldReader::text(const char* name, std::size_t max_bytes) {
    auto value = take(name);
    if (!value) return {};
    if (!value->is_string() || value->get_ref<const std::string&>().size() > max_bytes) {
        note_problem(name);
        return {};
    }
    return std::move(value->get_ref<std::string&>());
}

RecordId FieldReader::record_id(const char* name) {
    if (!has(name)) return {};
    const auto id = record_id_from_text(text(name, 26));
    if (!id) note_problem(name);
    return id.value_or(RecordId{});
}

Json FieldReader::array(const char* name) {
    auto value = take(name);
    if (!value) return Json::array();
    if (!value->is_array()) {
        note_problem(name);
        return Json::array();
    }
    return *std::move(value);
}

Json FieldReader::object(const char* name) {
    auto value = take(name);
    if (!value) return Json::object();
    if (!value->is_object()) {
        note_problem(name);
        return Json::object();
    }
    return *std::move(value);
}

std::string FieldReader::take_unknown() {
    if (!json_.is_object() || json_.empty()) return {};
    std::string text = dump_json(json_);
    if (json_.size() > kMaxUnknownMembers || text.size() > kMaxUnknownBytes) note_problem("too many unknown members");
    return text;
}

void merge_unknown(Json& into, const std::string& unknown) {
    if (unknown.empty()) return;
    const Json extra = parse_json(unknown);
    if (!extra.is_object()) return;
    for (const auto& [name, value] : extra.items()) {
        if (!into.contains(name)) into[name] = value;
    }
}

}  // namespace mooring
