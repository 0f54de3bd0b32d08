#include "core/fields_codec.h"
#include "core/settings.h"

namespace mooring {

namespace {
constexpr const char* kThemeNames[] = {"system", "light", "dark"};
}

std::string encode_settings(const Settings& settings) {
    Json json = {{"welcomed", settings.welcomed},
                 {"theme", kThemeNames[static_cast<int>(settings.theme)]},
                 {"textPercent", settings.text_percent},
                 {"spelling", settings.spelling},
                 // A seed has 64 bits and JSON numbers keep 53.
                 {"orderSeed", std::to_string(settings.order_seed)}};
    merge_unknown(json, settings.unknown);
    return dump_json(json);
}

Result<Settings> decode_settings(std::string_view payload) {
    FieldReader fields(payload);
    Settings settings;
    settings.welcomed = fields.boolean("welcomed", false);
    const std::string theme = fields.text("theme", 16);
    for (int i = 0; i < 3; ++i) {
        if (theme == kThemeNames[i]) settings.theme = static_cast<ThemeChoice>(i);
    }
    settings.text_percent = static_cast<int>(fields.integer("textPercent", 100, 100, 200));
    settings.spelling = fields.boolean("spelling", false);
    const std::string seed = fields.text("orderSeed", 20);
    for (const char c : seed) {
        if (c < '0' || c > '9') {
            fields.note_problem("orderSeed");
            break;
        }
        settings.order_seed = settings.order_seed * 10 + static_cast<std::uint64_t>(c - '0');
    }
    if (!seed.empty() && seed != std::to_string(settings.order_seed)) fields.note_problem("orderSeed");  // over 64 bits
    settings.unknown = fields.take_unknown();
    if (!fields.ok()) return fields.error();
    return settings;
}

}  // namespace mooring
