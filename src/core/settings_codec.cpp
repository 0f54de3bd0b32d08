#include <cmath>

#include "core/appearance.h"
#include "core/fields_codec.h"
#include "core/settings.h"

namespace mooring {

namespace {
constexpr const char* kThemeNames[] = {"system", "light", "dark", "contrast"};

// Numbers are whole in what is stored.
std::int64_t thousandths(double value) {
    return std::llround(value * 1000);
}

ThemeChoice theme_named(std::string_view name) {
    for (int i = 0; i < 4; ++i) {
        if (name == kThemeNames[i]) return static_cast<ThemeChoice>(i);
    }
    return ThemeChoice::system;
}

Json encode_constants(const PositionConstants& constants) {
    return {{"priorSd", thousandths(constants.prior_sd)},
            {"priorWeight", thousandths(constants.prior_weight)},
            {"dayDrift", thousandths(constants.day_drift)},
            {"band", thousandths(constants.band)}};
}

void decode_constants(FieldReader& fields, PositionConstants& constants) {
    if (!fields.has("constants")) return;
    FieldReader inner(fields.object("constants").dump());
    const auto read = [&](const char* name, double PositionConstants::*value) {
        const std::int64_t fallback = thousandths(constants.*value);
        const std::int64_t stored =
            inner.integer(name, fallback, thousandths(kLeastConstants.*value), thousandths(kMostConstants.*value));
        if (stored != fallback) constants.*value = static_cast<double>(stored) / 1000;
    };
    read("priorSd", &PositionConstants::prior_sd);
    read("priorWeight", &PositionConstants::prior_weight);
    read("dayDrift", &PositionConstants::day_drift);
    read("band", &PositionConstants::band);
    if (!inner.ok()) fields.note_problem("constants");
}

std::vector<std::string> decode_words(FieldReader& fields, const char* name) {
    std::vector<std::string> words;
    for (const Json& item : fields.array(name)) {
        const auto* word = item.get_ptr<const std::string*>();
        if (word == nullptr) fields.note_problem(name);
        if (word != nullptr) words.push_back(*word);
    }
    return words;
}

Json encode_search(const SavedSearch& search) {
    const EntryFilter& filter = search.filter;
    Json json = {{"name", search.name}, {"words", search.words}, {"kind", static_cast<int>(filter.kind)}};
    if (!filter.person.is_nil()) json["person"] = to_text(filter.person);
    if (!filter.tag.empty()) json["tag"] = filter.tag;
    if (!filter.feeling.empty()) json["feeling"] = filter.feeling;
    if (filter.starred) json["starred"] = true;
    if (filter.from) json["from"] = *filter.from;
    if (filter.to) json["to"] = *filter.to;
    return json;
}

SavedSearch decode_search(FieldReader& fields) {
    const auto day = [&](const char* name) -> std::optional<Day> {
        if (!fields.has(name)) return std::nullopt;
        return static_cast<Day>(fields.integer(name, 0, kFirstDay, kLastDay));
    };
    SavedSearch search;
    search.name = fields.text("name", kMaxSearchName);
    search.words = fields.text("words", kMaxText);
    search.filter.person = fields.record_id("person");
    search.filter.tag = fields.text("tag", kMaxTag);
    search.filter.feeling = fields.text("feeling", kMaxTag);
    search.filter.starred = fields.boolean("starred", false);
    search.filter.kind = static_cast<EntryFilter::Kind>(fields.integer("kind", 0, 0, 3));
    search.filter.from = day("from");
    search.filter.to = day("to");
    return search;
}

Json encode_reminder(const Reminder& reminder) {
    return {{"of", reminder_name(reminder.of)},
            {"weekdays", reminder.weekdays},
            {"everyWeeks", reminder.every_weeks},
            {"minute", reminder.minute},
            {"since", reminder.since}};
}

Reminder decode_reminder(FieldReader& fields) {
    Reminder reminder;
    const auto of = reminder_from_name(fields.text("of", 32));
    if (!of) fields.note_problem("of");
    reminder.of = of.value_or(ReminderOf::writing);
    reminder.weekdays = static_cast<std::uint8_t>(fields.integer("weekdays", 0, 0, 127));
    reminder.every_weeks = static_cast<int>(fields.integer("everyWeeks", 1, 1, 52));
    reminder.minute = static_cast<int>(fields.integer("minute", 0, 0, 24 * 60 - 1));
    reminder.since = static_cast<Day>(fields.integer("since", 0, kFirstDay, kLastDay));
    return reminder;
}

template <class T>
void decode_each(FieldReader& fields, const char* name, std::vector<T>& into, T (*decode)(FieldReader&)) {
    for (const Json& item : fields.array(name)) {
        FieldReader inner = FieldReader::of(item);
        into.push_back(decode(inner));
        if (!inner.ok()) return fields.note_problem(name);
    }
}
}  // namespace

std::string encode_settings(const Settings& settings) {
    Json json = {{"welcomed", settings.welcomed},
                 {"theme", kThemeNames[static_cast<int>(settings.theme)]},
                 {"textPercent", settings.text_percent},
                 {"spelling", settings.spelling},
                 {"leftHanded", settings.left_handed},
                 {"assistTaps", settings.assist_taps},
                 {"quickHide", settings.quick_hide},
                 {"lockAfterMin", settings.lock_after_min},
                 {"lockHiddenSec", settings.lock_hidden_s},
                 // A seed has 64 bits and JSON numbers keep 53.
                 {"orderSeed", std::to_string(settings.order_seed)}};
    if (settings.constants != PositionConstants{}) json["constants"] = encode_constants(settings.constants);
    for (const auto& [exercise, day] : settings.put_off) json["putOff"].push_back({exercise, day});
    if (!settings.hidden_cards.empty()) json["hiddenCards"] = settings.hidden_cards;
    if (!settings.favourite_prompts.empty()) json["favouritePrompts"] = settings.favourite_prompts;
    for (const SavedSearch& search : settings.saved_searches) json["searches"].push_back(encode_search(search));
    for (const Reminder& reminder : settings.reminders) json["reminders"].push_back(encode_reminder(reminder));
    if (!settings.skip_hard_days) json["skipHardDays"] = false;
    if (settings.hide_numbers) json["hideNumbers"] = true;
    if (!settings.dismissed.empty()) json["dismissedInsights"] = settings.dismissed;
    if (settings.self_asked) json["selfAsked"] = true;
    if (settings.self_placement) {
        json["selfAnxiety"] = thousandths(settings.self_placement->anxiety);
        json["selfAvoidance"] = thousandths(settings.self_placement->avoidance);
    }
    merge_unknown(json, settings.unknown);
    return dump_json(json);
}

Result<Settings> decode_settings(std::string_view payload) {
    FieldReader fields(payload);
    Settings settings;
    settings.welcomed = fields.boolean("welcomed", false);
    settings.theme = theme_named(fields.text("theme", 16));
    settings.text_percent = static_cast<int>(fields.integer("textPercent", 100, 100, 200));
    settings.spelling = fields.boolean("spelling", false);
    settings.quick_hide = fields.boolean("quickHide", false);
    settings.lock_after_min = static_cast<int>(fields.integer("lockAfterMin", 2, 0, 60));
    settings.lock_hidden_s = static_cast<int>(fields.integer("lockHiddenSec", 60, 0, 3600));
    settings.left_handed = fields.boolean("leftHanded", false);
    settings.assist_taps = fields.boolean("assistTaps", false);
    settings.hide_numbers = fields.boolean("hideNumbers", false);
    const std::string seed = fields.text("orderSeed", 20);
    for (const char c : seed) {
        if (c < '0' || c > '9') {
            fields.note_problem("orderSeed");
            break;
        }
        settings.order_seed = settings.order_seed * 10 + static_cast<std::uint64_t>(c - '0');
    }
    if (!seed.empty() && seed != std::to_string(settings.order_seed)) fields.note_problem("orderSeed");  // over 64 bits
    decode_constants(fields, settings.constants);
    settings.self_asked = fields.boolean("selfAsked", false);
    if (fields.has("selfAnxiety") && fields.has("selfAvoidance")) {
        settings.self_placement =
            PlanePoint{static_cast<double>(fields.integer("selfAnxiety", 4000, 1000, 7000)) / 1000,
                       static_cast<double>(fields.integer("selfAvoidance", 4000, 1000, 7000)) / 1000};
    }
    for (const Json& item : fields.array("putOff")) {
        const bool pair = item.is_array() && item.size() == 2 && item[0].is_string();
        const auto day = pair ? whole_number(item[1], -1'000'000, 10'000'000) : std::nullopt;
        if (!day) {
            fields.note_problem("putOff");
            break;
        }
        settings.put_off.emplace_back(item[0].get_ref<const std::string&>(), static_cast<Day>(*day));
    }
    settings.hidden_cards = decode_words(fields, "hiddenCards");
    settings.favourite_prompts = decode_words(fields, "favouritePrompts");
    decode_each(fields, "searches", settings.saved_searches, decode_search);
    decode_each(fields, "reminders", settings.reminders, decode_reminder);
    settings.skip_hard_days = fields.boolean("skipHardDays", true);
    settings.dismissed = decode_words(fields, "dismissedInsights");
    settings.unknown = fields.take_unknown();
    if (!fields.ok()) return fields.error();
    return settings;
}

Bytes encode_appearance(const Appearance& appearance) {
    const Json json = {{"device", to_text(appearance.device)},
                       {"theme", kThemeNames[static_cast<int>(appearance.theme)]},
                       {"textPercent", appearance.text_percent},
                       {"quickHide", appearance.quick_hide}};
    const std::string text = dump_json(json);
    return Bytes(text.begin(), text.end());
}

Appearance decode_appearance(std::span<const std::uint8_t> bytes) {
    FieldReader fields({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    Appearance appearance;
    appearance.device = device_id_from_text(fields.text("device", 16)).value_or(DeviceId{});
    appearance.theme = theme_named(fields.text("theme", 16));
    appearance.text_percent = static_cast<int>(fields.integer("textPercent", 100, 100, 200));
    appearance.quick_hide = fields.boolean("quickHide", false);
    return fields.ok() ? appearance : Appearance{};
}

}  // namespace mooring
