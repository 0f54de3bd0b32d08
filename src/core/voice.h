// From where a text is told: from inside (I, me) or from outside (he, she, they). Only words are counted; what they
// mean is the writer's. The words of a voice come from the content, in one order for all voices, so that each has its
// match.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mooring {

struct VoiceWord {
    std::string word;   // as in the list
    std::string match;  // what stands at its place in the other voice; may be empty
    int times = 0;
};

// How often each word of `voice` stands in the text as a word of its own, upper or lower case; those that never do are
// left out. Lists are separated by spaces.
std::vector<VoiceWord> count_voice(std::string_view text, std::string_view voice, std::string_view other);
int times_in_all(const std::vector<VoiceWord>& words);

}  // namespace mooring
