// The report to hand over, made from what a person ticked.
#pragma once

#include "app/model.h"
#include "core/report.h"

namespace mooring {

// Only what is ticked is in it, and of what is withheld about somebody nothing that shows a meaning.
Report hand_over_report(const Model& model, const ReportChoice& choice);

}  // namespace mooring
