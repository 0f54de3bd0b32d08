#include "core/change.h"

#include <algorithm>
#include <cmath>

#include "core/normal.h"

namespace mooring {

std::optional<Baseline> make_baseline(std::span<const DatedValue> sittings, std::size_t first) {
    if (first >= sittings.size()) return std::nullopt;
    if (sittings.size() - first < 3) return Baseline{sittings[first].value, 1, first};
    return Baseline{(sittings[first].value + sittings[first + 1].value) / 2, 2, first};
}

double reliable_change(double value, const Baseline& baseline, double sem) {
    if (!(sem > 0) || baseline.count < 1) return 0;
    return (value - baseline.mean) / (sem * std::sqrt(1.0 / baseline.count + 1));
}

double change_threshold(double sem, int baseline_count, double z) {
    return z * sem * std::sqrt(1.0 / std::max(baseline_count, 1) + 1);
}

Verdict verdict(double rc) {
    const double size = std::fabs(rc);
    return size >= kZ95 ? Verdict::likely : size >= kZ90 ? Verdict::possible : Verdict::noise;
}

bool confirms(double rc, double later_rc) {
    return verdict(rc) == Verdict::likely && verdict(later_rc) != Verdict::noise && (rc > 0) == (later_rc > 0);
}

std::vector<Change> find_changes(std::span<const DatedValue> sittings, const Baseline& baseline, double sem,
                                 int spacing_days) {
    std::vector<Change> changes;
    for (std::size_t i = baseline.first + static_cast<std::size_t>(std::max(baseline.count, 0)); i < sittings.size();
         ++i) {
        const double rc = reliable_change(sittings[i].value, baseline, sem);
        Change change{i, rc, verdict(rc), false};
        for (std::size_t later = i + 1; later < sittings.size(); ++later) {
            if (std::int64_t{sittings[later].day} - sittings[i].day < spacing_days) continue;
            change.confirmed = confirms(rc, reliable_change(sittings[later].value, baseline, sem));
            break;
        }
        changes.push_back(change);
    }
    return changes;
}

}  // namespace mooring
