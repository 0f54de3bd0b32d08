#include "core/fields_codec.h"

#include <set>
#include <vector>

namespace mooring {

namespace {
constexpr int kMaxDepth = 32;
constexpr std::size_t kMaxUnknownMembers = 64;
constexpr std::size_t kMaxUnknownBytes = 16 * 1024;
}  // namespace

Json parse_json(std::string_view text) {
    std::vector<std::set<std::string>> keys;
    bool refused = false;
    const auto inspect = [&](int depth, Json::parse_event_t event, Json& parsed) {
        if (depth > kMaxDepth) refused = true;
        if (event == Json::parse_event_t::object_start) keys.emplace_back();
        if (event == Json::parse_event_t::object_end) keys.pop_back();
        if (event == Json::parse_event_t::key && !keys.back().insert(parsed.get<std::string>()).second) refused = true;
        return !refused;
    };
    Json json = Json::parse(text.begin(), text.end(), inspect, false);
    if (refused) return Json(Json::value_t::discarded);
    return json;
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

FieldReader::FieldReader(std::string_view text) : json_(parse_json(text)) {
    if (!json_.is_object()) problem_ = "not a JSON object";
}

void FieldReader::note_problem(const char* place) {
    if (problem_ == nullptr) problem_ = place;
}

std::optional<Json> FieldReader::take(const char* name) {
    if (!has(name)) return std::nullopt;
    Json value = std::move(json_[name]);
    json_.erase(name);
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
