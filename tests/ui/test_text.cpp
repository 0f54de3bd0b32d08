#include <doctest/doctest.h>

#include "ui/screens.h"
#include "ui/text.h"

using namespace mooring;

namespace {
struct Faces {
    Stage stage;
    TextFace body{ImGui::GetIO().Fonts->Fonts[0], 16, 24, Weight::regular, &stage.headless->glyphs};
    // In a frame, so that glyphs can be measured.
    Faces() { ImGui::NewFrame(); }
    ~Faces() { ImGui::EndFrame(); }
    int lines(std::string_view text, float width) const {
        return static_cast<int>(text_height(body, text, width) / 24);
    }
};
}  // namespace

TEST_CASE("lines break after spaces and hyphens, never inside a number") {
    const Faces faces;
    CHECK(faces.lines("aaaa 3.5 aaaa", 1000) == 1);
    // aaaa | 3.5 | aaaa; a break after the full stop would make two lines: aaaa 3. | 5 aaaa
    CHECK(faces.lines("aaaa 3.5 aaaa", text_width(faces.body, "aaaa 3.") + 1) == 3);
    CHECK(faces.lines("half-and-half", text_width(faces.body, "half-and-") + 1) == 2);
}

TEST_CASE("a word wider than the column is cut where it must be, and nothing is lost") {
    const Faces faces;
    CHECK(faces.lines(std::string(40, 'm'), text_width(faces.body, "mmmmmmmmmm") + 1) == 4);
    CHECK(faces.lines("x", 0) == 1);
    CHECK(faces.lines("", 100) == 1);
}

TEST_CASE("every newline makes a line, the last one too") {
    const Faces faces;
    CHECK(faces.lines("a\nb", 100) == 2);
    CHECK(faces.lines("a\n\nb", 100) == 3);
    CHECK(faces.lines("a\n", 100) == 2);
}

TEST_CASE("text without spaces from other scripts breaks between characters; broken UTF-8 does no harm") {
    const Faces faces;
    CHECK(faces.lines("\xE5\xB7\x9D\xE3\x81\xAE\xE6\xB5\x81\xE3\x82\x8C", 20) >= 2);
    CHECK(faces.lines("a\xFF\xC3", 100) == 1);
}
