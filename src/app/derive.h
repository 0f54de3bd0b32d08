// What follows from the document: scores, change, weeks, search. Computed when the document, the day or the search
// changed, never while drawing.
#pragma once

#include <functional>

#include "app/model.h"

namespace mooring {

// Says that it has taken long enough for now.
using Enough = std::function<bool()>;

// Brings `model.derived` up to date; does nothing when it is. Only looking for words may end early, and goes on with
// the next call (derived.finding).
void derive(Model& model, const Enough& enough = {});

// The part about the journal (derive_journal.cpp).
void derive_journal(Model& model, const Enough& enough);

// The part about practice (derive_practice.cpp).
PracticeDerived derive_practice(const Model& model);

// What a record counts for: the skills of its exercise; of an if-then plan those of the exercise it was made for.
std::vector<Skill> skills_of(const Model& model, const Practice& practice);

// The same for the pages of progress (model.derived.progress), while one of them is open: see derive_progress.cpp.
void derive_later(Model& model);

// One dimension of the sittings of a series that lie in these days.
ScoreLine score_line(const Model& model, const Series& series, const DayRange& range, bool avoidance);

}  // namespace mooring
