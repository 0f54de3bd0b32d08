// The second copy beside the database: each commit is also appended, as one frame (core/journal.h), to a file of this
// tab. It is no promise by itself: what it holds is compared when the vault is opened, and written anew when it is not
// whole.
#pragma once

#include <algorithm>
#include <deque>

#include "app/ports.h"
#include "core/journal.h"

namespace mooring {

class SecondCopy {
public:
    // A commit is on its way: the same goes into the copy. `head` is the one that follows.
    void note(const Keyring& ring, const Bytes& slots, const Batch& batch, const Head& head, Ports& ports);
    // That commit did not happen.
    void undo(const Keyring& ring, HeadPosition before, Ports& ports);
    // Takes answers. True when one came.
    bool step(Ports& ports);
    // What follows goes into another file; the names of this tab's files so far.
    std::vector<std::string> start_anew();
    // A file that this tab has made, and holds until it drops it: no other tab can.
    void own(std::string name) { own_.push_back(std::move(name)); }
    // Drops all of this tab's files: another tab has written everything anew.
    void drop_own(Ports& ports);
    // The copy was compared or written: it holds everything up to here, if not further.
    void hold(HeadPosition position) { held_ = std::max(held_, position); }
    void give_up() { broken_ = true; }

    // Whether everything up to this position is in the copy too.
    bool holds(HeadPosition position) const { return !broken_ && waiting_.empty() && held_ == position; }
    bool broken() const { return broken_; }  // something did not get in: it must be written anew
    void mend() { broken_ = false; }

private:
    void append(Bytes frames, HeadPosition position, Ports& ports);

    struct Waiting {
        Ticket ticket;
        HeadPosition position;
    };
    std::string file_;  // of this tab; made with the first frame
    std::vector<std::string> own_;
    std::deque<Waiting> waiting_;
    std::vector<Ticket> dropping_;
    HeadPosition held_;
    bool broken_ = false;
};

// "g" or "n" (a snapshot) and eight random hex digits.
std::string copy_name(char kind, Random& random);

}  // namespace mooring
