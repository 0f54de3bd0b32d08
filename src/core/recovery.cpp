#include "core/recovery.h"

namespace mooring {

namespace {

Opening decide_on_good_store(const Findings& findings) {
    const bool copied = findings.copy == CopyFinding::readable;
    if (copied && findings.copy_is_of_another_vault) return Opening::set_copy_aside;
    if (copied && findings.copied > findings.stored) return Opening::bring_back;
    if (findings.trace && findings.traced > findings.stored) return Opening::older_state;
    if (copied && findings.copied == findings.stored) return Opening::go_on;
    return Opening::refresh_copy;
}

}  // namespace

Opening decide(const Findings& findings) {
    const bool has_copy = findings.copy != CopyFinding::none;
    switch (findings.store) {
        case StoreFinding::newer: return Opening::read_only;
        case StoreFinding::shut: return Opening::wait;
        case StoreFinding::absent:
            if (has_copy) return Opening::restore_copy;
            return findings.trace ? Opening::was_here : Opening::ask;
        case StoreFinding::wiped: return has_copy ? Opening::restore_copy : Opening::was_here;
        case StoreFinding::bad:
            return findings.copy == CopyFinding::readable ? Opening::restore_copy : Opening::salvage;
        case StoreFinding::ok: break;
    }
    return decide_on_good_store(findings);
}

}  // namespace mooring
