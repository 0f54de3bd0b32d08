// The key derivation as a program of its own, so that its 64 MiB are given back when its worker ends (web/kdf.js).
#include "core/kdf.h"

namespace {
mooring::Bytes buffer;
mooring::Key key;
}  // namespace

extern "C" {

// Room for 16 bytes of salt and the secret.
std::uint8_t* mo_kdf_buffer(int size) {
    buffer.resize(static_cast<std::size_t>(size));
    return buffer.data();
}

// The 32 bytes of the key, or null when there is not enough memory.
const std::uint8_t* mo_kdf(std::uint32_t memory_kib, std::uint32_t passes) {
    mooring::KdfSalt salt{};
    for (std::size_t i = 0; i < salt.size(); ++i) salt[i] = buffer[i];
    const auto derived = mooring::argon2id({memory_kib, passes}, salt, mooring::ByteSpan(buffer).subspan(salt.size()));
    mooring::wipe(buffer);
    if (!derived) return nullptr;
    key = derived.value();
    return key.data();
}
}
