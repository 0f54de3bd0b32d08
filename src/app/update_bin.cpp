// What was deleted, and can be brought back for a while.
#include <algorithm>

#include "app/update_parts.h"

namespace mooring {

namespace {

// The version that was put into the bin, or null.
const Revision* binned_version(const Model& model, const RecordId& record) {
    for (const StoredRevision* head : model.vault.replica().heads(record)) {
        if (head->revision.standing == Standing::binned) return &head->revision;
    }
    return nullptr;
}

// A stone in its place: without it a backup or another device would bring it back.
void erase_binned(Model& model, const RecordId& record, Ports& ports) {
    const Revision* binned = binned_version(model, record);
    if (binned == nullptr) return;
    (void)model.vault.write({record, binned->kind, binned->schema, Standing::tombstone, std::nullopt, "{}"}, ports,
                            model.document);
}

// What is gone for good leaves the copy too: it counts as broken until it was written anew (step_recovery).
void forget_in_copy(Model& model) {
    model.vault.copy().give_up();
    model.copy_tried = false;
    model.recovery.must_forget = true;
}

}  // namespace

std::vector<Write> bin(Model& model, const RecordId& record, Ports& ports) {
    std::vector<Write> undo;
    for (const StoredRevision* head : model.vault.replica().heads(record)) {
        const Revision& revision = head->revision;
        if (revision.standing != Standing::live) continue;
        undo.push_back(
            {record, revision.kind, revision.schema, Standing::live, revision.when, payload_of(model.document, *head)});
    }
    if (undo.empty()) return {};
    Write binned = undo.front();
    binned.standing = Standing::binned;
    const auto written = model.vault.write(binned, ports, model.document);
    if (!written) return {};
    // Only the deletion is taken back, not what another tab wrote meanwhile. The version shown first is written last.
    for (Write& write : undo) write.base = {written.value()};
    std::reverse(undo.begin(), undo.end());
    return undo;
}

void apply(Model& model, const action::RestoreBinned& restore, Ports& ports) {
    const Revision* binned = binned_version(model, restore.id);
    if (binned == nullptr) return;
    const Write write{restore.id, binned->kind, binned->schema, Standing::live, binned->when, binned->payload};
    (void)model.vault.write(write, ports, model.document);  // what was stored once fits again
}

void apply(Model& model, const action::EraseBinned& erase, Ports& ports) {
    for (const Binned& binned : std::vector<Binned>(model.document.bin)) {
        if (erase.id.is_nil() || binned.id == erase.id) erase_binned(model, binned.id, ports);
    }
    forget_in_copy(model);
}

// Once a day. A clock that stands far ahead must not empty the bin: time counts by what was written last too.
void purge_bin(Model& model, Ports& ports) {
    if (model.purged == model.today) return;
    model.purged = model.today;
    constexpr std::int64_t kDayMs = 24LL * 60 * 60 * 1000;
    const std::int64_t now = std::min(model.now_ms, model.vault.replica().latest().ms);
    const std::size_t before = model.document.bin.size();
    for (const Binned& binned : std::vector<Binned>(model.document.bin)) {
        if (now - binned.deleted_ms > kBinDays * kDayMs) erase_binned(model, binned.id, ports);
    }
    if (model.document.bin.size() != before) forget_in_copy(model);
}

}  // namespace mooring
