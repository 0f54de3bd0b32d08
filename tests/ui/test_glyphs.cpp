// Text of scripts that our fonts lack, with a painter that draws boxes.
#include <doctest/doctest.h>
#include <imgui_internal.h>

#include "ui/bidi.h"
#include "ui/glyphs.h"
#include "ui/screens.h"
#include "ui/text.h"

using namespace mooring;

namespace {

struct Drawing {
    Stage stage;
    Glyphs& glyphs = stage.headless->glyphs;
    TextFace body{ImGui::GetIO().Fonts->Fonts[0], 16, 24, Weight::regular, &stage.headless->glyphs};
    Drawing() { ImGui::NewFrame(); }
    ~Drawing() { ImGui::EndFrame(); }
    // How many characters Dear ImGui gets.
    std::size_t units(std::string_view text) {
        const std::string_view encoded = glyphs.encode(text, Weight::regular).text;
        std::size_t count = 0;
        for (std::size_t at = 0; at < encoded.size(); ++count) at += decode_utf8(encoded, at).length;
        return count;
    }
};

}  // namespace

TEST_CASE("text that the fonts have is handed on as it is; controls show nothing; a tab is four spaces") {
    Drawing drawing;
    const std::string_view plain = "Caf\u00E9, 5 \u20AC and 4\u00BD\nlines";
    CHECK(drawing.glyphs.encode(plain, Weight::regular).text.data() == plain.data());
    CHECK(drawing.glyphs
              .encode("a\x01\x1B\u202E"
                      "b",
                      Weight::regular)
              .text == "ab");
    CHECK(drawing.glyphs.encode("a\tb", Weight::regular).text == "a    b");
}

TEST_CASE("a picture of several characters is one unit, a Chinese character too, an Arabic or Hindi word as well") {
    Drawing drawing;
    CHECK(drawing.units("\U0001F642") == 1);
    CHECK(drawing.units("\U0001F469\u200D\U0001F467") == 1);
    CHECK(drawing.units("\U0001F44D\U0001F3FD") == 1);
    CHECK(drawing.units("e\u0301") == 1);
    CHECK(drawing.units("\u5DDD\u306E\u6D41\u308C") == 4);
    CHECK(drawing.units("\u0645\u0631\u062D\u0628\u0627 \u0628\u0643") == 3);
    CHECK(drawing.units("\u0928\u092E\u0938\u094D\u0924\u0947") == 1);
    CHECK(drawing.units("see \U0001F642 there") == 11);
    CHECK(drawing.units("\u041C\u0438\u0440") == 3);
}

TEST_CASE("Greek and Cyrillic are drawn by our own fonts once these have arrived") {
    Stage stage;
    const std::string_view text = "\u041C\u0438\u0440, \u03BA\u03B1\u03BB\u03AE, \u0491";
    const Glyphs& glyphs = stage.headless->glyphs;
    CHECK(stage.headless->glyphs.encode(text, Weight::regular).text != text);
    stage.headless->add_neighbours(MOORING_FONTS_DIR);
    for (const Weight weight : {Weight::regular, Weight::semibold}) {
        CHECK(stage.headless->glyphs.encode(text, weight).text.data() == text.data());
        ImFont* font = ImGui::GetIO().Fonts->Fonts[static_cast<int>(weight)];
        for (const int code : {0x41C, 0x438, 0x3BA, 0x3AE, 0x491}) {
            CAPTURE(code);
            CHECK(font->GetFontBaked(16)->FindGlyphNoFallback(static_cast<ImWchar>(code)) != nullptr);
        }
    }
    CHECK_FALSE(glyphs.waits());
    CHECK(stage.headless->glyphs.encode("\u03B1\u0301", Weight::regular).text != "\u03B1\u0301");  // a mark joins it
}

TEST_CASE("private-use characters somebody typed cannot pass for units") {
    Drawing drawing;
    const std::string first(drawing.glyphs.encode("\U0001F642", Weight::regular).text);
    const std::string typed(drawing.glyphs.encode("\uE000", Weight::regular).text);
    CHECK(first != typed);
}

TEST_CASE("units are measured without being painted, painted a few a frame, and each one once") {
    Stage stage;
    stage.welcome();
    std::string text;
    for (char32_t code = 0x4E00; code < 0x4E00 + 60; ++code) append_utf8(text, code);
    const int before = stage.headless->painter.painted;
    stage.write(text, {});
    stage.act(action::Open{Screen::entry, stage.model().document.entries.front().id});
    stage.headless->settle(200);
    const int after = stage.headless->painter.painted;
    CHECK(after - before >= 60);
    CHECK_FALSE(stage.headless->glyphs.waits());
    for (int i = 0; i < 5; ++i) stage.headless->frame();
    CHECK(stage.headless->painter.painted == after);
}

TEST_CASE("ten thousand different characters do not fill the private-use area or the atlas") {
    Stage stage;
    stage.welcome();
    for (int page = 0; page < 10; ++page) {
        std::string text;
        for (int i = 0; i < 1000; ++i) append_utf8(text, static_cast<char32_t>(0x4E00 + page * 1000 + i));
        stage.write(text, {});
        stage.act(action::Open{Screen::entry, stage.model().document.entries.front().id});
        stage.headless->settle(200);
        stage.act(action::Back{});
    }
    const ImTextureData* atlas = ImGui::GetIO().Fonts->TexData;
    CHECK(atlas->Width * atlas->Height * 4 <= 16 * 1024 * 1024);
}

TEST_CASE("mixed directions stand in the order they are read in") {
    Drawing drawing;
    const auto shown = [&](std::string_view text) {
        const Glyphs::Text encoded = drawing.glyphs.encode(text, Weight::regular);
        const bool rtl = reads_right_to_left(drawing.glyphs, encoded.text);
        return std::pair{rtl, visual_order(drawing.glyphs, encoded.text, rtl)};
    };
    const auto unit = [&](std::string_view word) {
        return std::string(drawing.glyphs.encode(word, Weight::regular).text);
    };
    const std::string shalom = unit("\u05E9\u05DC\u05D5\u05DD");
    const std::string olam = unit("\u05E2\u05D5\u05DC\u05DD");
    CHECK(shown("\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD") == std::pair{true, olam + " " + shalom});
    CHECK(shown("I said \u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD to R.") ==
          std::pair{false, "I said " + olam + " " + shalom + " to R."});
    CHECK(shown("\u05E9\u05DC\u05D5\u05DD to you 12:04 !") == std::pair{true, "! to you 12:04 " + shalom});
    CHECK(shown("\u05E9\u05DC\u05D5\u05DD ( a )") == std::pair{true, "( a ) " + shalom});
    CHECK_FALSE(shown("plain").first);
}

TEST_CASE("lines break around units") {
    Drawing drawing;
    CHECK(text_width(drawing.body, "\u5DDD\u306E\u6D41\u308C") == doctest::Approx(64).epsilon(0.05));
    CHECK(text_height(drawing.body, "\u5DDD\u306E\u6D41\u308C", 33) == 48);
    CHECK(text_height(drawing.body, "\u0645\u0631\u062D\u0628\u0627 \u0628\u0643", 81) == 48);
}

TEST_CASE("hostile text does no harm anywhere it is drawn") {
    Stage stage;
    stage.welcome();
    std::string zalgo = "a";
    for (int i = 0; i < 500; ++i) zalgo += "\u0301";
    std::string zwj = "\U0001F469";
    for (int i = 0; i < 300; ++i) zwj += "\u200D\U0001F467";
    const std::string texts[] = {"\xED\xA0\x80 lone surrogate \xED\xBF\xBF",
                                 std::string(1, '\0') + "\x01\x02\x7F\u0085",
                                 zalgo,
                                 zwj,
                                 "\u202E\u2066\u202D right \u0645\u0631 left 123 \u05D0(\u05D1)",
                                 std::string(20'000, '\n'),
                                 std::string(60'000, 'm'),
                                 "\uE000\uF8FF\uFFFF\U0010FFFF\U000F0000"};
    for (const std::string& text : texts) {
        stage.write(text, {});
        REQUIRE_FALSE(stage.model().document.entries.empty());
        stage.act(action::Open{Screen::entry, stage.model().document.entries.front().id});
        stage.act(action::EditEntry{stage.model().document.entries.front().id});
        stage.act(action::LeaveDraft{});
        stage.act(action::Section{Screen::journal});
    }
}
