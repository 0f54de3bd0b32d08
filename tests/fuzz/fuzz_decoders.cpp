// Hostile bytes into every decoder: records, frames, slots, heads, backups, foreign journals. The first byte chooses
// one. Built by scripts/fuzz with libFuzzer and both sanitizers; nothing may crash, leak, or take longer than a second.
#include <string_view>

#include "core/appearance.h"
#include "core/backup.h"
#include "core/device_notes.h"
#include "core/entry.h"
#include "core/foreign.h"
#include "core/journal.h"
#include "core/merge.h"
#include "core/practice.h"
#include "core/settings.h"
#include "core/sitting.h"

using namespace mooring;

namespace {

const Keyring& sealed_ring() {
    static const Keyring ring = Keyring::sealed(Key{1, 2, 3}, Hash128{4});
    return ring;
}

void decode(unsigned which, ByteSpan bytes, std::string_view text) {
    switch (which % 17) {
        case 0: {
            (void)decode_body(text);
            std::optional<Entry> entry;
            (void)decode_body(text, entry);
            break;
        }
        case 1: (void)unwrap_row({}, {}, bytes); break;
        case 2: (void)unwrap_row(sealed_ring(), {}, bytes); break;
        case 3: (void)decode_head({}, bytes); break;
        case 4: (void)decode_slots(bytes); break;
        case 5: (void)read_journals({}, {Bytes(bytes.begin(), bytes.end())}); break;
        case 6: (void)read_begin(bytes); break;
        case 7: {
            const auto header = read_backup_header(bytes);
            if (header) (void)open_backup(bytes, header.value(), Key{});
            break;
        }
        case 8: (void)decode_items(bytes); break;
        case 9: (void)decode_plain_backup(text); break;
        case 10: (void)read_foreign("x.csv", text, 60); break;
        case 11: (void)read_foreign("x.md", text, -300); break;
        case 12: (void)decode_entry(text); break;
        case 13: (void)decode_sitting(text); break;
        case 14: (void)plan_merge({}, {std::string(text)}, MergeWhat::everything); break;
        case 15:
            (void)decode_settings(text);
            (void)decode_device_notes(text);
            (void)decode_appearance(bytes);
            (void)recovery_from_text(text);
            break;
        case 16:
            (void)decode_practice(text);
            (void)decode_statement(text);
            break;
        default: break;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const ByteSpan bytes(data + 1, size - 1);
    decode(data[0], bytes, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    return 0;
}
