// The journal and the sittings in forms that other programs read. Text goes out unchanged; only CSV alters cells that a
// spreadsheet would take for formulas, and is therefore no form to restore from.
#pragma once

#include <string>

#include "core/document.h"

namespace mooring {

// One file, an entry after the other, each with its front matter: date, mood, question, and what stands beside the
// text; then the words of the exercises. Reads back as Markdown.
std::string to_markdown(const Document& document);

// Entries: date, time, mood, words, text. RFC 4180, CRLF, with a byte order mark.
std::string to_csv(const Document& document);

// One cell: quoted, and with a leading ' when it begins like a formula (CWE-1236).
std::string csv_cell(std::string_view text);

}  // namespace mooring
