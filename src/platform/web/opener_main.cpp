// Opens a backup file without the app: the whole program of open-notes-file.html. It reads, and writes nothing.
#include "core/backup.h"
#include "core/kdf.h"

namespace {

using namespace mooring;

Bytes buffer;
std::string text;
std::string entries;

Result<Key> opener_of(const SlotTable& table, std::string_view secret) {
    const auto code = recovery_from_text(secret);
    Result<Key> opened = Error{ErrorKind::secret, "no slot"};
    for (const Slot& slot : table.slots) {
        if (slot.kind == SlotKind::recovery && code) {
            opened = open_slot(slot, table, recovery_material(*code, slot));
        } else if (slot.kind == SlotKind::passphrase) {
            KdfSalt salt{};
            for (std::size_t i = 0; i < salt.size(); ++i) salt[i] = slot.salt[i];
            const auto material = argon2id(slot.cost, salt, bytes_of(secret));
            if (!material) return material.error();
            opened = open_slot(slot, table, material.value());
        }
        if (opened) break;
    }
    return opened;
}

Result<BackupContent> open_file(ByteSpan file, std::string_view secret) {
    if (!file.empty() && file[0] == '{') {
        return decode_plain_backup({reinterpret_cast<const char*>(file.data()), file.size()});
    }
    const auto header = read_backup_header(file);
    if (!header) return header.error();
    const auto opener = opener_of(header.value().slots, secret);
    if (!opener) return opener.error();
    return open_backup(file, header.value(), opener.value());
}

}  // namespace

extern "C" {

std::uint8_t* mo_opener_buffer(int size) {
    buffer.resize(static_cast<std::size_t>(size));
    return buffer.data();
}

// The buffer holds the file, then the secret. 0, or a number of core/result.h.
int mo_opener_open(int file_size) {
    const ByteSpan file = ByteSpan(buffer).first(static_cast<std::size_t>(file_size));
    const ByteSpan secret = ByteSpan(buffer).subspan(file.size());
    const auto content = open_file(file, {reinterpret_cast<const char*>(secret.data()), secret.size()});
    text = content ? encode_plain_backup(content.value()) : std::string();
    entries = content ? shown_entries(content.value()) : std::string();
    return content ? 0 : static_cast<int>(content.error().kind);
}

// The plain form of what was opened, valid until the next call.
const char* mo_opener_text() {
    return text.data();
}
int mo_opener_size() {
    return static_cast<int>(text.size());
}

// A JSON array of the entries to show, valid until the next call.
const char* mo_opener_entries() {
    return entries.data();
}
int mo_opener_entries_size() {
    return static_cast<int>(entries.size());
}
}
