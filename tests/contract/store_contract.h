// What every Store promises, written once and looked at on each of them: the one in memory natively, the browser's own
// database in a browser. Knows no test framework; says what it found as a list.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "promise.h"

namespace mooring::contract {

// Where stores keep things: a disk in memory, a database of a browser.
class Place {
public:
    virtual ~Place() = default;
    // Nothing was ever kept here, and both tabs are new.
    virtual void clear() = 0;
    // The store of tab 0 or 1 over the same place. Stays the same object until clear() or reopen().
    virtual Store& tab(int which) = 0;
    // The tab is closed and opened again: a new store over what was kept.
    virtual void reopen(int which) = 0;
};

// What came of one promise.
struct Outcome {
    std::string name;
    bool ok = true;
    std::string detail;  // what was expected and was not so
};

class StoreContract {
public:
    explicit StoreContract(Place& place) : place_(place) {}
    // Goes on as far as replies allow. True when every promise was looked at.
    bool step();
    // The last one is under way until step() said true.
    const std::vector<Outcome>& outcomes() const { return outcomes_; }

private:
    Place& place_;
    std::vector<Outcome> outcomes_;
    std::unique_ptr<Outcome> looking_at_;  // stays in place while the promise writes to it
    Promise promise_;
    std::size_t next_ = 0;
};

// Every promise was kept.
bool all_kept(const std::vector<Outcome>& outcomes);

}  // namespace mooring::contract
