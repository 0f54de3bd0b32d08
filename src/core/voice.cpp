#include "core/voice.h"

#include <algorithm>

#include "core/search.h"

namespace mooring {

namespace {

// Split at whatever is neither a letter nor an apostrophe inside a word. Bytes beyond ASCII belong to letters.
std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        const bool letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
        if (letter) words.back() += c;
        if (!letter && !words.back().empty()) words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

// Lower case, and the curved apostrophe of phones as the straight one.
std::string plain(std::string_view text) {
    constexpr std::string_view kCurved = "\u2019";
    std::string folded = fold(text);
    for (std::size_t at = folded.find(kCurved); at != std::string::npos; at = folded.find(kCurved, at))
        folded.replace(at, kCurved.size(), "'");
    return folded;
}

}  // namespace

std::vector<VoiceWord> count_voice(std::string_view text, std::string_view voice, std::string_view other) {
    const std::vector<std::string> words = split(plain(text)), mine = split(voice), theirs = split(other);
    std::vector<VoiceWord> found;
    for (std::size_t i = 0; i < mine.size(); ++i) {
        const auto times = static_cast<int>(std::count(words.begin(), words.end(), plain(mine[i])));
        const bool known =
            std::any_of(found.begin(), found.end(), [&](const VoiceWord& one) { return one.word == mine[i]; });
        if (times > 0 && !known) found.push_back({mine[i], i < theirs.size() ? theirs[i] : std::string(), times});
    }
    return found;
}

int times_in_all(const std::vector<VoiceWord>& words) {
    int times = 0;
    for (const VoiceWord& word : words) times += word.times;
    return times;
}

}  // namespace mooring
