#include "core/seal.h"

#include <sodium/crypto_generichash_blake2b.h>

#include <algorithm>

namespace mooring {

namespace {
template <std::size_t N>
std::array<std::uint8_t, N> blake2b(std::span<const std::uint8_t> bytes) {
    std::array<std::uint8_t, N> out{};
    crypto_generichash_blake2b(out.data(), N, bytes.data(), bytes.size(), nullptr, 0);
    return out;
}
}  // namespace

Hash128 blake2b_128(std::span<const std::uint8_t> bytes) {
    return blake2b<16>(bytes);
}
Hash256 blake2b_256(std::span<const std::uint8_t> bytes) {
    return blake2b<32>(bytes);
}

RevisionId revision_id(std::string_view body) {
    return blake2b_128({reinterpret_cast<const std::uint8_t*>(body.data()), body.size()});
}

StorageKey storage_key(const RecordId& record, const RevisionId& revision) {
    std::array<std::uint8_t, 32> both{};
    std::copy(record.bytes.begin(), record.bytes.end(), both.begin());
    std::copy(revision.begin(), revision.end(), both.begin() + 16);
    return blake2b_128(both);
}

}  // namespace mooring
