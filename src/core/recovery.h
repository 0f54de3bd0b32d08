// What to do when the store is opened, from what the database, the second copy and the trace in the browser's small
// storage say about each other. One rule above all: while any trace of data is left, nobody is treated as new.
#pragma once

#include "core/envelope.h"

namespace mooring {

enum class StoreFinding : std::uint8_t {
    ok,
    absent,  // there is no database
    wiped,   // the browser says that it has destroyed it
    bad,     // it is there and its head cannot be read
    shut,    // it does not answer, or is denied
    newer,
};
enum class CopyFinding : std::uint8_t { none, readable, damaged };

struct Findings {
    StoreFinding store = StoreFinding::absent;
    HeadPosition stored;  // of the head
    CopyFinding copy = CopyFinding::none;
    HeadPosition copied;
    bool copy_is_of_another_vault = false;
    bool trace = false;
    HeadPosition traced;
};

enum class Opening : std::uint8_t {
    go_on,           // all is well
    refresh_copy,    // the database is fine; the copy is written anew in the background
    bring_back,      // the copy knows saves that the database does not
    older_state,     // the browser returned an older state, and there is nothing newer
    restore_copy,    // the database is gone or broken: everything from the copy
    salvage,         // broken, and no copy: what can still be read
    was_here,        // gone, and nothing is left but a trace
    ask,             // nothing was ever here, as far as can be known: "Start" or "I have been here before"
    set_copy_aside,  // the copy is of another vault
    wait,            // the storage does not answer
    read_only,
};

Opening decide(const Findings& findings);

}  // namespace mooring
