// Reading and writing little-endian numbers and pieces of byte layouts. What is read past the end is zero and is noted,
// so that a reader of hostile bytes checks once, at its end.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/record.h"

namespace mooring {

template <class Int>
void put(std::span<std::uint8_t> bytes, std::size_t at, Int value) {
    for (std::size_t i = 0; i < sizeof(Int); ++i) {
        bytes[at + i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> (8 * i));
    }
}

template <class Int>
Int get(std::span<const std::uint8_t> bytes, std::size_t at) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(Int); ++i) value |= std::uint64_t{bytes[at + i]} << (8 * i);
    return static_cast<Int>(value);
}

class ByteWriter {
public:
    template <class Int>
    void number(Int value) {
        bytes.resize(bytes.size() + sizeof(Int));
        put(std::span(bytes), bytes.size() - sizeof(Int), value);
    }
    void raw(std::span<const std::uint8_t> piece) { bytes.insert(bytes.end(), piece.begin(), piece.end()); }
    void block(std::span<const std::uint8_t> piece) {  // length u32, then the bytes
        number(static_cast<std::uint32_t>(piece.size()));
        raw(piece);
    }
    Bytes bytes;
};

class ByteReader {
public:
    explicit ByteReader(std::span<const std::uint8_t> bytes) : left_(bytes) {}
    template <class Int>
    Int number() {
        const auto piece = take(sizeof(Int));
        return piece.empty() ? Int{} : get<Int>(piece, 0);
    }
    std::span<const std::uint8_t> take(std::size_t size) {
        if (size > left_.size()) {
            short_ = true;
            left_ = {};
            return {};
        }
        const auto piece = left_.first(size);
        left_ = left_.subspan(size);
        return piece;
    }
    std::span<const std::uint8_t> block() { return take(number<std::uint32_t>()); }
    template <std::size_t N>
    std::array<std::uint8_t, N> array() {
        std::array<std::uint8_t, N> out{};
        const auto piece = take(N);
        for (std::size_t i = 0; i < piece.size(); ++i) out[i] = piece[i];
        return out;
    }
    std::size_t left() const { return left_.size(); }
    bool is_short() const { return short_; }

private:
    std::span<const std::uint8_t> left_;
    bool short_ = false;
};

}  // namespace mooring
