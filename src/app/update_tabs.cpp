// What other tabs of this site say: only that something has happened, never what. It is heard out of sight too, where
// no frame runs, so whatever must not wait is done at once.
#include "app/update_parts.h"

namespace mooring {

void hear(Model& model, const TabMessage& message, Ports& ports) {
    if (model.keeping_nothing) return;  // nothing of this tab is in the store or the copy
    model.now_ms = ports.clock.now_ms();
    switch (message.word) {
        case TabWord::renewed:
            if (message.copied < model.vault.position()) {
                // This tab has saved since, and with its part of the copy that goes too.
                model.vault.copy().give_up();
                model.copy_tried = false;
            }
            model.vault.copy().drop_own(ports);
            model.vault.look_again(message.copied, ports);
            break;
        case TabWord::locked: lock(model, ports); break;
        case TabWord::erased:
            model.flow = {};
            model.file_flow = {};
            model.recovery_flow = {};
            model.key_work = {};
            model.file_work = {};
            ports.exit.cover();
            forget_content(model);
            model.vault = Vault{};
            ports.exit.leave();
            break;
    }
}

}  // namespace mooring
