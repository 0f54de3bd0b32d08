#include "ui/glyphs.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "ui/text.h"

namespace mooring {

namespace {

constexpr std::size_t kMostUnits = 5760;   // nine tenths of the private-use area
constexpr std::size_t kMostEncoded = 512;  // texts
constexpr std::size_t kLongestUnit = 96;   // bytes of a shaped word; longer ones are cut
constexpr float kWidest = 1024;            // pixels of one image
constexpr int kPaintedAFrame = 12;         // 0.2-0.35 ms each in a browser
constexpr float kFullShare = 0.7F;         // of the atlas at its largest
constexpr int kUnusedFrames = 60;          // after which a size of a font may go

// What ImFontConfig carries for our loader; Dear ImGui owns a copy.
struct Source {
    Glyphs* glyphs;
    Weight weight;
};

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar code) {
    return code >= Glyphs::kFirst && code <= Glyphs::kLast;
}

// Measuring a long text must not paint all of it.
bool init_baked(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
    baked->LoadNoRenderOnLayout = true;
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, void*, ImWchar code, ImFontGlyph* glyph,
                float* advance) {
    if (!contains(atlas, config, code)) return false;
    const auto* source = static_cast<const Source*>(config->FontData);
    return source->glyphs->load(atlas, config, baked, source->weight, code, glyph, advance);
}

const ImFontLoader& loader() {
    static const ImFontLoader loader = [] {
        ImFontLoader made;
        made.Name = "glyphs";
        made.FontSrcContainsGlyph = contains;
        made.FontBakedInit = init_baked;
        made.FontBakedLoadGlyph = load_glyph;
        return made;
    }();
    return loader;
}

// Full stops, commas, closing brackets and small signs of Chinese and Japanese.
bool closes(char32_t code) {
    constexpr std::u32string_view kClosing =
        U"\u3001\u3002\uFF0C\uFF0E\uFF01\uFF1F\uFF1A\uFF1B\uFF09\u300D\u300F\u3011"
        U"\u3015\u300B\u3009\u30FC\u3005\u3063\u30C3\u3083\u3085\u3087\u30E3\u30E5\u30E7";
    return kClosing.find(code) != std::u32string_view::npos;
}

}  // namespace

void Glyphs::complete_last_font(Weight weight) {
    Source source{this, weight};
    ImFontConfig config;
    config.MergeMode = true;
    config.FontLoader = &loader();
    config.FontData = &source;
    config.FontDataSize = sizeof source;
    config.FontDataOwnedByAtlas = false;  // makes the atlas keep a copy
    ImGui::GetIO().Fonts->AddFont(&config);
}

void Glyphs::add_neighbours(ImFont* font, void* bytes, int size) {
    ImFontConfig config;
    config.MergeMode = true;
    config.DstFont = font;
    // Dear ImGui merges into the last font first, and only then into the one it was told.
    ImVector<ImFont*>& fonts = ImGui::GetIO().Fonts->Fonts;
    ImFont*& place = *fonts.find(font);
    std::swap(place, fonts.back());
    ImGui::GetIO().Fonts->AddFontFromMemoryTTF(bytes, size, 16, &config);
    std::swap(place, fonts.back());
    ++with_neighbours_;
    clear();
}

Script Glyphs::script_at_hand(char32_t code) const {
    const Script script = script_of(code);
    if (script != Script::neighbour) return script;
    return with_neighbours_ == 2 ? Script::plain : Script::single;
}

// Nothing to do: every character is in the font, or a line's end.
bool Glyphs::is_simple(std::string_view text) const {
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<std::uint8_t>(text[at]);
        if (byte < 0x80) {
            if (byte < 0x20 && byte != '\n') return false;
            ++at;
            continue;
        }
        const Decoded decoded = decode_utf8(text, at);
        if (script_at_hand(decoded.code) != Script::plain) return false;
        at += decoded.length;
    }
    return true;
}

Glyphs::Text Glyphs::encode(std::string_view text, Weight weight) {
    if (is_simple(text)) return {text, false};
    auto& known = encoded_[static_cast<std::size_t>(weight)];
    auto found = known.find(text);
    if (found == known.end()) {
        found = known.emplace(std::string(text), Encoded{}).first;
        Encoded& out = found->second;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
            encode_token(out, text.substr(at, end - at));
            if (end < text.size()) out.text.push_back(text[end]);
            at = end + 1;
        }
    }
    return {found->second.text, found->second.right_to_left};
}

void Glyphs::encode_token(Encoded& out, std::string_view token) {
    bool joined = false;
    bool unspaced = false;
    bool right_to_left = false;
    bool simple = true;
    for (std::size_t at = 0; at < token.size();) {
        const Decoded decoded = decode_utf8(token, at);
        const Script script = script_at_hand(decoded.code);
        joined = joined || script == Script::joined;
        right_to_left = right_to_left || script == Script::right_to_left;
        unspaced = unspaced || (script == Script::joined && breaks_anywhere(decoded.code));
        simple = simple && script == Script::plain;
        at += decoded.length;
    }
    if (simple) {
        out.text += token;
        return;
    }
    out.right_to_left = out.right_to_left || right_to_left;
    if ((joined || right_to_left) && !unspaced && token.size() <= kLongestUnit) {
        // Brackets and full stops around a word have no direction of their own: they stay outside.
        const auto sign = [](char c) { return std::ispunct(static_cast<unsigned char>(c)) != 0; };
        const auto first = std::find_if_not(token.begin(), token.end(), sign);
        const auto last = std::find_if_not(token.rbegin(), token.rend(), sign).base();
        out.text.append(token.begin(), first);
        intern(out.text, {first, last}, right_to_left);
        out.text.append(last, token.end());
        return;
    }
    const auto cut = unspaced ? GlyphPainter::Cut::words : GlyphPainter::Cut::characters;
    const std::vector<std::size_t> ends = painter_.ends(token, cut);
    std::size_t from = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        // A line must not begin with one of these: they stay with what is before.
        while (i + 1 < ends.size() && closes(decode_utf8(token, ends[i]).code)) ++i;
        const std::string_view part = token.substr(from, ends[i] - from);
        from = ends[i];
        if (part.empty()) continue;
        const Decoded first = decode_utf8(part, 0);
        const Script script = script_at_hand(first.code);
        if (part[0] == '\t') {
            out.text += "    ";
        } else if (first.length == part.size() && script == Script::plain) {
            append_utf8(out.text, first.code);
        } else if (first.length != part.size() || script != Script::control) {
            intern(out.text, part, script == Script::right_to_left);
        }
    }
}

void Glyphs::intern(std::string& out, std::string_view text, bool right_to_left) {
    const auto [found, is_new] = index_.try_emplace(std::string(text), units_.size());
    if (is_new && units_.size() > kLast - kFirst) {
        index_.erase(found);
        append_utf8(out, 0xFFFD);
        return;
    }
    if (is_new) units_.push_back({std::string(text), right_to_left});
    full_ = full_ || units_.size() >= kMostUnits;
    append_utf8(out, kFirst + static_cast<char32_t>(found->second));
}

Direction Glyphs::unit_direction(char32_t code) const {
    if (code < kFirst || code - kFirst >= units_.size()) return Direction::neutral;
    const Unit& unit = units_[code - kFirst];
    return unit.right_to_left ? Direction::right_to_left : direction_of(decode_utf8(unit.text, 0).code);
}

void Glyphs::begin_frame() {
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    painted_ = 0;
    shortened.clear();
    if (full_) clear();
    for (auto& known : encoded_) {
        if (known.size() > kMostEncoded) known.clear();
    }
    const ImFontAtlasBuilder* builder = atlas->Builder;
    const auto room = static_cast<float>(atlas->TexMaxWidth * atlas->TexMaxHeight);
    if (builder &&
        static_cast<float>(builder->RectsPackedSurface - builder->RectsDiscardedSurface) > kFullShare * room) {
        ImFontAtlasBuildDiscardBakes(atlas, kUnusedFrames);
    }
    std::vector<Waiting> now = std::move(waiting_);
    waiting_.clear();
    for (const Waiting& glyph : now) {
        if (painted_ >= kPaintedAFrame) {
            waiting_.push_back(glyph);
            continue;
        }
        ImFontBaked* baked = glyph.font->GetFontBaked(glyph.size, glyph.density);
        ImFontGlyph* blank = baked->FindGlyphNoFallback(glyph.code);
        if (blank == nullptr || blank->Codepoint != glyph.code) continue;
        ImFontAtlasBakedDiscardFontGlyph(atlas, glyph.font, baked, blank);
        baked->FindGlyph(glyph.code);
    }
}

void Glyphs::clear() {
    full_ = false;
    units_.clear();
    index_.clear();
    for (auto& known : encoded_) known.clear();
    waiting_.clear();
    std::fill(pixels_.begin(), pixels_.end(), std::uint8_t{0});
    // Those of this frame are in use already and hold nothing yet.
    ImFontAtlasBuildDiscardBakes(ImGui::GetIO().Fonts, 1);
}

bool Glyphs::load(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, Weight weight, ImWchar code,
                  ImFontGlyph* glyph, float* advance) {
    const std::size_t at = code - kFirst;
    if (at >= units_.size()) return false;
    const float density = baked->RasterizerDensity * source->RasterizerDensity;
    GlyphText text{units_[at].text, baked->Size / kImGuiSizePerEm * density, weight, units_[at].right_to_left};
    GlyphBox box = painter_.measure(text);
    if (advance != nullptr) {
        *advance = box.advance / density;
        return true;
    }
    glyph->Codepoint = code;
    glyph->AdvanceX = box.advance / density;
    // A very long word is painted smaller and shown larger.
    const float shrink = std::min(1.0F, kWidest / std::max(1.0F, box.x1 - box.x0));
    if (shrink < 1) {
        text.px *= shrink;
        box = painter_.measure(text);
    }
    const int left = static_cast<int>(std::floor(box.x0));
    const int top = static_cast<int>(std::floor(box.y0));
    const int w = static_cast<int>(std::ceil(box.x1)) - left;
    const int h = static_cast<int>(std::ceil(box.y1)) - top;
    if (w <= 0 || h <= 0) return true;
    if (painted_ >= kPaintedAFrame) {
        waiting_.push_back({baked->ContainerFont, baked->Size, baked->RasterizerDensity, code});
        return true;
    }
    const ImFontAtlasRectId pack = ImFontAtlasPackAddRect(atlas, w, h);
    if (pack == ImFontAtlasRectId_Invalid) return false;
    ++painted_;
    pixels_.assign(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 4, 0);
    glyph->Colored = painter_.paint(text, static_cast<float>(-left), static_cast<float>(-top), w, h, pixels_.data());
    glyph->Visible = true;
    glyph->PackId = pack;
    const float unit = 1 / (density * shrink);
    const float baseline = std::round(baked->Ascent);
    glyph->X0 = static_cast<float>(left) * unit;
    glyph->Y0 = baseline + static_cast<float>(top) * unit;
    glyph->X1 = static_cast<float>(left + w) * unit;
    glyph->Y1 = baseline + static_cast<float>(top + h) * unit;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, ImFontAtlasPackGetRect(atlas, pack), pixels_.data(),
                                       ImTextureFormat_RGBA32, w * 4);
    return true;
}

}  // namespace mooring
