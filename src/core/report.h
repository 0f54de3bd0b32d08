// A report to hand over, to a therapist for example: plain sections of words and tables, as a page without any script
// that prints well, or as plain text. It holds what it is given and nothing else; whoever builds it leaves out what was
// not ticked.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/record.h"

namespace mooring {

// What a person ticked. Nothing is in a report without a tick.
struct ReportChoice {
    Day from = 0, to = 0;
    bool scores = false;            // in general and about the people chosen
    bool own = false;               // by questionnaires that were brought in
    bool events = false;            // life events
    bool practice = false;          // counts, promises, ease before and after
    bool triggers = false;          // the trigger log in counts
    bool feelings = false;          // how often which feeling was chosen, and mood
    std::vector<RecordId> people;   // whose scores and entries may be in it
    std::vector<RecordId> entries;  // single ones
    bool redact = true;             // people become "Person A"
    bool operator==(const ReportChoice&) const = default;
};

struct ReportSection {
    std::string title;
    std::vector<std::string> paragraphs;  // may be the person's own words
    std::vector<std::string> columns;     // of the table; empty: none
    std::vector<std::vector<std::string>> rows;
    std::string picture;  // an SVG made by time_svg, or empty
    std::string note;     // small print: what it cannot tell
};

struct Report {
    std::string title;
    std::vector<std::string> lead;  // whose words these are, for which days
    std::vector<ReportSection> sections;
};

// A whole HTML file. Its own policy forbids everything but its style; every text is escaped.
std::string report_html(const Report& report);
// What stands in its body.
std::string report_body(const Report& report);
std::string report_text(const Report& report);

// & < > " ' as entities; control characters and marks that turn the direction of text are left out.
std::string escape_html(std::string_view text);

// A name and what stands in its place.
struct NameSwap {
    std::string name;
    std::string instead;
};
// Every occurrence of a name as a word of its own, in capitals or not (of ASCII letters); the longest name first.
std::string swap_names(std::string_view text, std::span<const NameSwap> swaps);

}  // namespace mooring
