// Reads an entry's body straight into the entry: ten years of them are read whenever a vault is opened, and building a
// tree of each takes half as long again. What is not a plain live entry is left to the tree, which also says what is
// wrong with it.
#include <limits>

#include "core/entry.h"
#include "core/fields_codec.h"

namespace mooring {

namespace {

enum class Member : std::uint8_t {
    // of the body
    ancestors,
    device,
    standing,
    hlc,
    id,
    kind,
    payload,
    schema,
    when,
    // of its payload
    after,
    before,
    cling,
    created,
    edited,
    feelings,
    flee,
    mood,
    people,
    prompt,
    starred,
    tags,
    text,
    title,
    written,
    none,
};
constexpr auto kMembers = static_cast<std::size_t>(Member::none);
constexpr std::array<std::string_view, kMembers> kNames{
    "a",    "d",      "f",      "h",       "id",      "k",      "p",        "s",
    "w",    "after",  "before", "cling",   "created", "edited", "feelings", "flee",
    "mood", "people", "prompt", "starred", "tags",    "text",   "title",    "writtenMs",
};
constexpr auto kFirstOfPayload = static_cast<std::size_t>(Member::after);

constexpr std::uint32_t bit(Member member) {
    return 1U << static_cast<unsigned>(member);
}
constexpr std::uint32_t kLists = bit(Member::ancestors) | bit(Member::hlc) | bit(Member::when) | bit(Member::feelings) |
                                 bit(Member::people) | bit(Member::tags);
constexpr std::uint32_t kRequired = bit(Member::device) | bit(Member::hlc) | bit(Member::id) | bit(Member::kind) |
                                    bit(Member::payload) | bit(Member::schema) | bit(Member::text);

// Breaks off at the first thing that is not as it should be.
class EntryBody : public nlohmann::json_sax<Json> {
public:
    Revision revision;
    Entry entry;

    EntryBody() { revision.payload.clear(); }
    bool is_whole() const { return (seen_ & kRequired) == kRequired; }

    bool null() override { return in_list_ && member_ == Member::when && ++items_ == 2; }
    bool boolean(bool value) override {
        entry.meta.starred = value;
        return member_ == Member::starred;
    }
    bool number_integer(number_integer_t value) override { return fits() && number(value); }
    bool number_unsigned(number_unsigned_t value) override {
        return fits() && value <= static_cast<number_unsigned_t>(kMaxJsonInt) &&
               number(static_cast<std::int64_t>(value));
    }
    bool number_float(number_float_t, const string_t&) override { return false; }
    bool string(string_t& value) override { return fits() && text(value); }
    bool binary(binary_t&) override { return false; }

    bool start_object(std::size_t) override {
        if (depth_ == 1 && (member_ != Member::payload || in_list_)) return false;
        return ++depth_ <= 2;
    }
    bool end_object() override {
        --depth_;
        return true;
    }
    bool start_array(std::size_t) override {
        if (in_list_ || !is_list()) return false;
        in_list_ = true;
        items_ = 0;
        return true;
    }
    bool end_array() override {
        in_list_ = false;
        return (member_ != Member::hlc || items_ == 2) && (member_ != Member::when || items_ == 3);
    }
    bool key(string_t& name) override {
        const std::size_t end = depth_ == 1 ? kFirstOfPayload : kMembers;
        for (std::size_t i = depth_ == 1 ? 0 : kFirstOfPayload; i < end; ++i) {
            if (kNames[i] != name) continue;
            member_ = static_cast<Member>(i);
            const bool is_new = (seen_ & bit(member_)) == 0;
            seen_ |= bit(member_);
            return is_new;
        }
        return false;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

private:
    bool is_list() const { return member_ != Member::none && (kLists & bit(member_)) != 0; }
    bool fits() const { return member_ != Member::none && in_list_ == is_list(); }

    template <class T>
    static bool put(T& place, std::int64_t value, std::int64_t low, std::int64_t high) {
        place = static_cast<std::remove_reference_t<T>>(value);
        return low <= value && value <= high;
    }
    static bool put_scale(std::optional<int>& place, std::int64_t value) { return put(place.emplace(), value, 0, 10); }
    static bool put_text(std::string& place, const std::string& value, std::size_t max_bytes) {
        place = value;  // copied: the reader's own buffer is as long as the longest text so far, and is used again
        return value.size() <= max_bytes;
    }
    template <class T, class Parsed>
    static bool put_parsed(T& place, const Parsed& parsed) {
        if (parsed) place = *parsed;
        return parsed.has_value();
    }
    static bool add_tag(std::vector<std::string>& list, const std::string& value) {
        list.push_back(value);
        return !value.empty() && value.size() <= kMaxTag && list.size() <= kMaxTags;
    }

    bool number(std::int64_t value) {
        switch (member_) {
            case Member::kind: revision.kind = Kind::entry; return value == static_cast<int>(Kind::entry);
            case Member::schema: return put(revision.schema, value, 1, kEntrySchema);
            case Member::standing: return value == static_cast<int>(Standing::live);
            case Member::hlc:
                if (++items_ == 1) return put(revision.hlc.ms, value, -kMaxJsonInt, kMaxJsonInt);
                return put(revision.hlc.counter, value, 0, std::numeric_limits<std::uint32_t>::max());
            case Member::when: return number_of_when(value);
            case Member::created: return put(entry.created_ms, value, -kMaxJsonInt, kMaxJsonInt);
            case Member::edited: return put(entry.edited_ms, value, -kMaxJsonInt, kMaxJsonInt);
            case Member::written: return put(entry.written_ms, value, 0, kMaxJsonInt);
            case Member::cling: return put_scale(entry.meta.cling, value);
            case Member::flee: return put_scale(entry.meta.flee, value);
            case Member::mood: return put_scale(entry.mood, value);
            case Member::before: return put_scale(entry.before, value);
            case Member::after: return put_scale(entry.after, value);
            default: return false;
        }
    }

    bool number_of_when(std::int64_t value) {
        switch (++items_) {
            case 1: return put(entry.when.day, value, kFirstDay, kLastDay);
            case 2: return put(entry.when.minute.emplace(), value, 0, 24 * 60 - 1);
            case 3:
                revision.when = entry.when;
                return put(revision.when->utc_offset_min, value, -kMaxOffsetMin, kMaxOffsetMin);
            default: return false;
        }
    }

    bool text(const std::string& value) {
        switch (member_) {
            case Member::id: return put_parsed(revision.id, record_id_from_text(value));
            case Member::device: return put_parsed(revision.device, device_id_from_text(value));
            case Member::ancestors:
                return put_parsed(revision.ancestors.emplace_back(), revision_id_from_text(value)) &&
                       revision.ancestors.size() <= kMaxAncestors;
            case Member::people:
                return put_parsed(entry.meta.people.emplace_back(), record_id_from_text(value)) &&
                       entry.meta.people.size() <= kMaxTags;
            case Member::tags: return add_tag(entry.meta.tags, value);
            case Member::feelings: return add_tag(entry.meta.feelings, value);
            case Member::text: return put_text(entry.text, value, kMaxText);
            case Member::title: return put_text(entry.meta.title, value, kMaxTitle);
            case Member::prompt: return put_text(entry.prompt, value, kMaxPromptId);
            default: return false;
        }
    }

    int depth_ = 0;  // 1: in the body, 2: in its payload
    Member member_ = Member::none;
    bool in_list_ = false;
    int items_ = 0;           // of the list that is being read
    std::uint32_t seen_ = 0;  // a bit for each member
};

}  // namespace

Result<Revision> decode_body(std::string_view body, std::optional<Entry>& entry) {
    entry.reset();
    EntryBody read;
    if (body.size() > kMaxBody || !Json::sax_parse(body.begin(), body.end(), &read) || !read.is_whole())
        return decode_body(body);
    entry = std::move(read.entry);
    entry->id = read.revision.id;
    entry->when = read.revision.when.value_or(When{});
    return std::move(read.revision);
}

}  // namespace mooring
