// What follows from the document: scores, change, weeks, search. Computed when the document, the day or the search
// changed, never while drawing.
#pragma once

#include "app/model.h"

namespace mooring {

// Brings `model.derived` up to date; does nothing when it is.
void derive(Model& model);

// The part about the journal (derive_journal.cpp).
void derive_journal(Model& model);

// The part about practice (derive_practice.cpp).
PracticeDerived derive_practice(const Model& model);

// What a record counts for: the skills of its exercise; of an if-then plan those of the exercise it was made for.
std::vector<Skill> skills_of(const Model& model, const Practice& practice);

// The same for the pages of progress (model.derived.progress), while one of them is open: see derive_progress.cpp.
void derive_later(Model& model);

// One dimension of the sittings of a series that lie in these days.
ScoreLine score_line(const Model& model, const Series& series, const DayRange& range, bool avoidance);

}  // namespace mooring
