// Argon2id (Biryukov, Dinu, Khovratovich 2016; RFC 9106), version 1.3, one lane. In the browser it is a small program
// of its own in a worker (web/kdf.js), because it takes its time and memory.
#pragma once

#include "core/slots.h"

namespace mooring {

using KdfSalt = std::array<std::uint8_t, 16>;

// Failure: memory.
Result<Key> argon2id(const KdfCost& cost, const KdfSalt& salt, ByteSpan secret);

// What every correct computation gives for kTestSecret and kTestSalt at the three costs of core/slots.h: some devices
// compute wrong keys, and that must never look like a wrong passphrase.
inline constexpr std::string_view kTestSecret = "mooring known answer";
inline constexpr KdfSalt kTestSalt{'m', 'o', 'o', 'r', 'i', 'n', 'g', ' ', 't', 'e', 's', 't', ' ', '0', '0', '1'};
std::optional<Key> known_answer(const KdfCost& cost);

}  // namespace mooring
