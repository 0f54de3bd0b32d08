// What the app remembers about keeping the data safe on this device: when the passphrase was last said from memory, and
// when a backup file was last checked. Goes into backups, never to other devices.
#pragma once

#include "core/record.h"

namespace mooring {

struct DeviceNotes {
    RecordId id;
    std::int64_t rehearsed_ms = 0;       // the passphrase was typed or rehearsed; 0: never
    std::int64_t backup_checked_ms = 0;  // a backup was written and read back whole; 0: never
    std::uint64_t backup_revision = 0;   // the vault's revision it holds
    std::int64_t remind_from_ms = 0;     // no reminder of a backup before
    std::int64_t rehearse_from_ms = 0;   // nobody is asked about the passphrase before
    std::string backup_name;             // of the newest checked file
    bool backup_in_folder = false;       // it lies in a folder that the browser remembers
    bool remind = true;
    std::string unknown;
};

inline constexpr int kDeviceNotesSchema = 1;

std::string encode_device_notes(const DeviceNotes& notes);
Result<DeviceNotes> decode_device_notes(std::string_view payload);

}  // namespace mooring
