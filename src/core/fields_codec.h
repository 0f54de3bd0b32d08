// Reading the members of one JSON object by name, strictly: a member of the wrong type or out of range is damage with
// its place; members nobody asked for are kept as `unknown` and written back. Used by the codecs only.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/record.h"
#include "core/result.h"

namespace mooring {

using Json = nlohmann::json;

inline constexpr std::int64_t kMaxJsonInt = 1LL << 53;  // what every JSON reader keeps exactly

// Depth and duplicate keys are refused. Discarded when the text is no JSON.
Json parse_json(std::string_view text);
// Sorted keys, no spaces; bytes that are no UTF-8 become U+FFFD instead of ending the program.
std::string dump_json(const Json& json);

// A whole number between two limits, which lie within kMaxJsonInt; nothing for anything else.
std::optional<std::int64_t> whole_number(const Json& json, std::int64_t low, std::int64_t high);

class FieldReader {
public:
    explicit FieldReader(std::string_view text);
    static FieldReader of(Json json);

    // The member `name`; `fallback` when it is absent. The wrong type, null or range is noted as the first problem.
    std::int64_t integer(const char* name, std::int64_t fallback, std::int64_t low, std::int64_t high);
    bool boolean(const char* name, bool fallback);
    std::string text(const char* name, std::size_t max_bytes);
    RecordId record_id(const char* name);  // nil when absent
    Json array(const char* name);
    Json object(const char* name);
    void require(const char* name);
    void note_problem(const char* place);

    bool has(const char* name) const { return json_.is_object() && json_.contains(name); }
    bool ok() const { return problem_ == nullptr; }
    Error error() const { return {ErrorKind::damaged, problem_ ? problem_ : ""}; }
    // What nobody asked for, as a JSON object; "" when nothing is left, too much of it is damage.
    std::string take_unknown();

private:
    FieldReader() = default;
    std::optional<Json> take(const char* name);
    Json json_;
    const char* problem_ = nullptr;  // the first one
};

// Puts the kept unknown members beside the known ones; known names win.
void merge_unknown(Json& into, const std::string& unknown);

}  // namespace mooring
