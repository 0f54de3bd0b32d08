#include <doctest/doctest.h>

#include "core/settings.h"
#include "records.h"

using namespace mooring;
using namespace mooring::testing;

namespace {
Settings full_settings() {
    Settings settings;
    settings.welcomed = true;
    settings.theme = ThemeChoice::dark;
    settings.text_percent = 150;
    settings.spelling = true;
    settings.left_handed = true;
    settings.assist_taps = true;
    settings.hide_numbers = true;
    settings.dismissed = {"noise:anxiety:1", "pulls:cling:12"};
    settings.order_seed = 18'446'744'073'709'551'615ULL;
    settings.unknown = R"({"lang":"de"})";
    return settings;
}
}  // namespace

TEST_CASE("settings come back whole, and again as the same bytes") {
    const Settings settings = full_settings();
    const auto back = decode_settings(encode_settings(settings));
    REQUIRE(back);
    CHECK(back.value().welcomed);
    CHECK(back.value().theme == ThemeChoice::dark);
    CHECK(back.value().text_percent == 150);
    CHECK(back.value().spelling);
    CHECK(back.value().left_handed);
    CHECK(back.value().assist_taps);
    CHECK(back.value().hide_numbers);
    CHECK(back.value().dismissed == settings.dismissed);
    CHECK(back.value().order_seed == settings.order_seed);
    CHECK(back.value().unknown == settings.unknown);
    CHECK(encode_settings(back.value()) == encode_settings(settings));
}

TEST_CASE("settings that say nothing are those of a new person") {
    const auto back = decode_settings("{}");
    REQUIRE(back);
    CHECK_FALSE(back.value().welcomed);
    CHECK(back.value().theme == ThemeChoice::system);
    CHECK(back.value().text_percent == 100);
    CHECK_FALSE(back.value().spelling);
    CHECK_FALSE(back.value().left_handed);
    CHECK_FALSE(back.value().assist_taps);
    CHECK(back.value().order_seed == 0);
}

TEST_CASE("every theme comes back") {
    for (const ThemeChoice theme :
         {ThemeChoice::system, ThemeChoice::light, ThemeChoice::dark, ThemeChoice::contrast}) {
        Settings settings;
        settings.theme = theme;
        const auto back = decode_settings(encode_settings(settings));
        REQUIRE(back);
        CHECK(back.value().theme == theme);
    }
}

TEST_CASE("a theme not yet known is the system's") {
    const auto back = decode_settings(R"({"theme":"sepia"})");
    REQUIRE(back);
    CHECK(back.value().theme == ThemeChoice::system);
}

TEST_CASE("damaged settings are refused, with the place") {
    const std::string payload = encode_settings(full_settings());
    for_each_truncation(payload, [](const std::string& torn) { REQUIRE_FALSE(decode_settings(torn)); });
    const struct {
        const char* from;
        const char* to;
        const char* place;
    } damages[] = {
        {R"("welcomed":true)", R"("welcomed":1)", "welcomed"},
        {R"("welcomed":true)", R"("welcomed":null)", "welcomed"},
        {R"("theme":"dark")", R"("theme":2)", "theme"},
        {R"("theme":"dark")", R"("theme":"darkdarkdarkdarkd")", "theme"},
        {R"("textPercent":150)", R"("textPercent":99)", "textPercent"},
        {R"("textPercent":150)", R"("textPercent":201)", "textPercent"},
        {R"("textPercent":150)", R"("textPercent":18446744073709551615)", "textPercent"},
        {R"("spelling":true)", R"("spelling":"yes")", "spelling"},
        {R"("spelling":true)", R"("spelling":true,"spelling":false)", "not a JSON object"},
        {R"("leftHanded":true)", R"("leftHanded":0)", "leftHanded"},
        {R"("assistTaps":true)", R"("assistTaps":"on")", "assistTaps"},
        {R"("orderSeed":"1844)", R"("orderSeed":"-844)", "orderSeed"},
        {R"("orderSeed":"1844)", R"("orderSeed":"11844)", "orderSeed"},
        {R"("orderSeed":"18446744073709551615")", R"("orderSeed":"18446744073709551616")", "orderSeed"},
        {R"("orderSeed":"18446744073709551615")", R"("orderSeed":18446744073709551615)", "orderSeed"},
    };
    for (const auto& damage : damages) {
        INFO(damage.from, " -> ", damage.to);
        const std::string text = with(payload, damage.from, damage.to);
        REQUIRE(!text.empty());
        const auto back = decode_settings(text);
        REQUIRE_FALSE(back);
        CHECK(back.error().kind == ErrorKind::damaged);
        CHECK(std::string(back.error().detail) == damage.place);
    }
}
