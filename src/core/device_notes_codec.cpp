#include "core/device_notes.h"
#include "core/fields_codec.h"

namespace mooring {

std::string encode_device_notes(const DeviceNotes& notes) {
    Json json = {{"rehearsed", notes.rehearsed_ms},          {"backupChecked", notes.backup_checked_ms},
                 {"backupRevision", notes.backup_revision},  {"remindFrom", notes.remind_from_ms},
                 {"rehearseFrom", notes.rehearse_from_ms},   {"backupName", notes.backup_name},
                 {"backupInFolder", notes.backup_in_folder}, {"remind", notes.remind}};
    merge_unknown(json, notes.unknown);
    return dump_json(json);
}

Result<DeviceNotes> decode_device_notes(std::string_view payload) {
    FieldReader fields(payload);
    DeviceNotes notes;
    notes.rehearsed_ms = fields.integer("rehearsed", 0, 0, kMaxJsonInt);
    notes.backup_checked_ms = fields.integer("backupChecked", 0, 0, kMaxJsonInt);
    notes.backup_revision = static_cast<std::uint64_t>(fields.integer("backupRevision", 0, 0, kMaxJsonInt));
    notes.remind_from_ms = fields.integer("remindFrom", 0, 0, kMaxJsonInt);
    notes.rehearse_from_ms = fields.integer("rehearseFrom", 0, 0, kMaxJsonInt);
    notes.backup_name = fields.text("backupName", 256);
    notes.backup_in_folder = fields.boolean("backupInFolder", false);
    notes.remind = fields.boolean("remind", true);
    notes.unknown = fields.take_unknown();
    if (!fields.ok()) return fields.error();
    return notes;
}

}  // namespace mooring
