// Hashes over what is stored. An unsealed vault uses them as checksums only: they find damage, they hide nothing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/record.h"

namespace mooring {

using Hash128 = std::array<std::uint8_t, 16>;
using Hash256 = std::array<std::uint8_t, 32>;

// BLAKE2b (Aumasson, Neves, Wilcox-O'Hearn, Winnerlein 2013; RFC 7693), unkeyed.
Hash128 blake2b_128(std::span<const std::uint8_t> bytes);
Hash256 blake2b_256(std::span<const std::uint8_t> bytes);

RevisionId revision_id(std::string_view body);

// The name a row is stored under: BLAKE2b-128 of record id and revision id, so that the time inside the id is hidden.
using StorageKey = Hash128;
StorageKey storage_key(const RecordId& record, const RevisionId& revision);

}  // namespace mooring
