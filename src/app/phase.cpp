#include "app/phase.h"

namespace mooring {

bool is_recovery_known(const Recovery& recovery) {
    return recovery.step != Recovery::Step::looking && recovery.opening != Opening::was_here &&
           (recovery.opening != Opening::restore_copy || recovery.restored);
}

bool seems_new(const Model& model) {
    return model.vault.state() == VaultState::absent && model.recovery.step == Recovery::Step::looking &&
           !model.recovery.traced;
}

Phase phase_of(const Model& model) {
    const VaultState state = model.vault.state();
    if (state == VaultState::failed) return Phase::failed;
    const bool open =
        model.vault.is_open() && (is_recovery_known(model.recovery) || state != VaultState::absent || seems_new(model));
    const bool unlocking = model.key_work.what == KeyWork::What::unlock;
    const bool busy = model.key_work.is_busy();
    // Whoever works with keys keeps their page: it says how far that is.
    if (model.erased.empty() && (open || (busy && !unlocking))) return Phase::settled;
    return state == VaultState::locked || (busy && unlocking) ? Phase::locked : Phase::opening;
}

}  // namespace mooring
