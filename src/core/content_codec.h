// Reads one file of assets/content into its noun and reports everything that is wrong with it, never only the first.
// A file with any problem yields nothing, so that no half-read form is ever answered; of a strings file the sound texts
// stay. The formats are described in assets/content/README.md.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/catalog.h"

namespace mooring {

// `id` is the file's name without folder and ending. Problems are added at the end of the list.
std::optional<Instrument> decode_instrument(const ContentFile& file, std::string_view id,
                                            std::vector<Problem>& problems);
std::optional<Prompt> decode_prompt(const ContentFile& file, std::string_view id, std::vector<Problem>& problems);
std::optional<HelpLine> decode_help_line(const ContentFile& file, std::string_view id, std::vector<Problem>& problems);
std::optional<FeelingFamily> decode_feelings(const ContentFile& file, std::string_view id,
                                             std::vector<Problem>& problems);
std::optional<Exercise> decode_exercise(const ContentFile& file, std::string_view id, std::vector<Problem>& problems);
std::optional<LearnCard> decode_learn_card(const ContentFile& file, std::string_view id,
                                           std::vector<Problem>& problems);
std::optional<StatementArea> decode_statements(const ContentFile& file, std::string_view id,
                                               std::vector<Problem>& problems);
std::optional<Evidence> decode_evidence(const ContentFile& file, std::string_view id, std::vector<Problem>& problems);
std::vector<Words::Entry> decode_strings(const ContentFile& file, std::vector<Problem>& problems);

}  // namespace mooring
