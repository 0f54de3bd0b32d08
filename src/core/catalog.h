// Everything the program says and asks, loaded from the embedded files of assets/content. One broken file is named and
// left out; the others load. The format is described in assets/content/README.md.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/content_files.h"
#include "core/date.h"
#include "core/exercise.h"
#include "core/instrument.h"
#include "core/words.h"

namespace mooring {

enum class PromptContext : unsigned char { any, partner, friendship, family };

struct Prompt {
    std::string id;
    std::string text;
    Side side = Side::both;
    Depth depth = Depth::light;
    PromptContext context = PromptContext::any;
    bool gated = false;     // hidden for a person behind the safety questions
    bool planning = false;  // fit for the weeks after a break-up
};

struct Feeling {
    std::string id;
    std::string text;     // as it stands on a chip
    std::string meaning;  // in a few words
};

// Feelings that belong together.
struct FeelingFamily {
    std::string id;
    int order = 0;
    std::string title;
    std::vector<Feeling> words;
};

enum class HelpPurpose : unsigned char { emergency, support, abuse, directory };

// A number to call or an address to copy, confirmed on a public page on the day it says.
struct HelpLine {
    std::string id;
    HelpPurpose purpose = HelpPurpose::support;
    std::string region;
    std::string name;
    std::string number;  // as dialled, may be empty where there is an address
    std::string web;     // an address to copy, never a link
    std::string note;    // may be empty
    std::string source;  // where it was confirmed
    Day checked_on = 0;
};

struct Catalog {
    std::vector<Instrument> instruments;  // each list ascending by id, feelings by order
    std::vector<Prompt> prompts;
    std::vector<HelpLine> help_lines;
    std::vector<FeelingFamily> feelings;
    std::vector<Exercise> exercises;
    std::vector<std::size_t> path;  // places in `exercises`, in the order of the path
    std::vector<LearnCard> learn_cards;
    std::vector<StatementArea> statement_areas;
    std::vector<Evidence> evidence;
    Words words;
    bool whole = true;  // false: what no first page needs is still on its way

    // Takes what `more` has of prompts, feelings and the practice part, and its words beside the present ones. Then it
    // is whole.
    void add(Catalog more);

    // The instrument or prompt with this id, or nullptr.
    const Instrument* find_instrument(std::string_view id) const;
    const Prompt* find_prompt(std::string_view id) const;
    const Feeling* find_feeling(std::string_view id) const;
    const Exercise* find_exercise(std::string_view id) const;
    const LearnCard* find_learn_card(std::string_view id) const;
    const StatementArea* find_statement_area(std::string_view id) const;
    const Evidence* find_evidence(std::string_view id) const;
};

// Something wrong with the content, in words for its authors.
struct Problem {
    std::string file;
    std::string where;  // a path like items/3/text; empty: the file as a whole
    std::string what;
};

struct LoadedCatalog {
    Catalog catalog;
    std::vector<Problem> problems;  // every one found, in the order of the files
};

// Loads all files; a file's name is its path below assets/content and its id is the name without folder and ending.
// `lang` picks the strings file; the others are only checked.
LoadedCatalog load_catalog(std::span<const ContentFile> files, std::string_view lang = "en");

}  // namespace mooring
