#include "core/journal.h"

#include <algorithm>

#include "core/bytes.h"

namespace mooring {

namespace {

constexpr std::array<std::uint8_t, 4> kMagic{'M', 'J', 'F', '1'};
constexpr std::size_t kFrameHead = 12;  // magic, kind, 3 zeros, length of the payload
constexpr std::size_t kMac = 32;

Bytes payload_of(const JournalFrame& frame) {
    ByteWriter payload;
    payload.raw(frame.vault_id);
    payload.block(frame.slots);
    payload.block(frame.head);
    payload.number(static_cast<std::uint32_t>(frame.put.size()));
    for (const JournalRow& row : frame.put) {
        payload.raw(row.key);
        payload.block(row.value);
    }
    payload.number(static_cast<std::uint32_t>(frame.removed.size()));
    for (const StorageKey& key : frame.removed) payload.raw(key);
    return std::move(payload.bytes);
}

Bytes copy_of(ByteSpan bytes) {
    return {bytes.begin(), bytes.end()};
}

std::optional<JournalFrame> frame_of(FrameKind kind, ByteSpan payload) {
    ByteReader reader(payload);
    JournalFrame frame;
    frame.kind = kind;
    frame.vault_id = reader.array<16>();
    frame.slots = copy_of(reader.block());
    frame.head = copy_of(reader.block());
    const auto put_count = reader.number<std::uint32_t>();
    for (std::uint32_t i = 0; i < put_count && !reader.is_short(); ++i) {
        JournalRow row;
        row.key = reader.array<16>();
        row.value = copy_of(reader.block());
        frame.put.push_back(std::move(row));
    }
    const auto removed_count = reader.number<std::uint32_t>();
    for (std::uint32_t i = 0; i < removed_count && !reader.is_short(); ++i) frame.removed.push_back(reader.array<16>());
    if (reader.is_short() || reader.left() != 0) return std::nullopt;
    return frame;
}

// The bytes of the first frame of `file`, or nothing when there is no whole one.
ByteSpan first_frame(ByteSpan file) {
    if (file.size() < kFrameHead + kFrameTail || !std::equal(kMagic.begin(), kMagic.end(), file.begin())) return {};
    const std::size_t size = kFrameHead + std::size_t{get<std::uint32_t>(file, 8)} + kFrameTail;
    return size <= file.size() ? file.first(size) : ByteSpan();
}

std::optional<JournalFrame> read_frame(ByteSpan bytes) {
    auto frame =
        frame_of(static_cast<FrameKind>(bytes[4]), bytes.subspan(kFrameHead, bytes.size() - kFrameHead - kFrameTail));
    if (frame) frame->position = *position_at_end(bytes.last(kFrameTail));
    return frame;
}

bool is_genuine(const Keyring& ring, ByteSpan frame) {
    const Hash256 mac = ring_hash(ring, ring.journal, frame.first(frame.size() - kMac));
    return same_secret(mac, frame.last(kMac)) && position_at_end(frame.last(kFrameTail)).has_value();
}

struct Reading {
    Salvage& salvage;
    std::set<StorageKey> removed;

    void take_head(const Keyring& ring, const JournalFrame& frame) {
        const auto head = decode_head(ring, frame.head);
        if (!head) return;
        const auto place = [](const Head& of) { return HeadPosition{of.epoch, of.revision}; };
        if (salvage.has_head && place(head.value()) < place(salvage.head)) return;
        salvage.head = head.value();
        salvage.has_head = true;
    }
    void take(const Keyring& ring, JournalFrame frame) {
        for (JournalRow& row : frame.put) {
            // A row that does not open under these keys is of an older vault, or damaged.
            if (unwrap_row(ring, row.key, row.value)) salvage.rows[row.key] = std::move(row.value);
        }
        removed.insert(frame.removed.begin(), frame.removed.end());
        if (!frame.head.empty()) take_head(ring, frame);
    }
};

// Frames in file order; one that says `undone` takes back the commit before it.
void read_file(const Keyring& ring, ByteSpan file, Reading& reading) {
    std::optional<JournalFrame> waiting;
    while (!file.empty()) {
        const ByteSpan bytes = first_frame(file);
        auto frame = !bytes.empty() && is_genuine(ring, bytes) ? read_frame(bytes) : std::nullopt;
        if (!frame) {
            ++reading.salvage.broken_files;
            break;
        }
        file = file.subspan(bytes.size());
        if (frame->kind == FrameKind::undone) {
            waiting.reset();
            continue;
        }
        if (waiting) reading.take(ring, *std::move(waiting));
        waiting = std::move(frame);
    }
    if (waiting) reading.take(ring, *std::move(waiting));
}

}  // namespace

Bytes encode_frame(const Keyring& ring, const JournalFrame& frame) {
    const Bytes payload = payload_of(frame);
    ByteWriter writer;
    writer.raw(kMagic);
    writer.number(static_cast<std::uint8_t>(frame.kind));
    writer.raw(std::array<std::uint8_t, 3>{});
    writer.block(payload);
    writer.number(frame.position.epoch);
    writer.number(frame.position.revision);
    writer.number(static_cast<std::uint32_t>(payload.size()));
    writer.raw(kMagic);
    writer.number(std::uint32_t{0});
    writer.raw(ring_hash(ring, ring.journal, writer.bytes));
    return std::move(writer.bytes);
}

std::optional<HeadPosition> position_at_end(ByteSpan tail) {
    if (tail.size() < kFrameTail) return std::nullopt;
    tail = tail.last(kFrameTail);
    if (!std::equal(kMagic.begin(), kMagic.end(), tail.begin() + 16)) return std::nullopt;
    return HeadPosition{get<std::uint32_t>(tail, 0), get<std::uint64_t>(tail, 4)};
}

std::optional<Hash128> vault_at_start(ByteSpan start) {
    if (start.size() < kFileStart || !std::equal(kMagic.begin(), kMagic.end(), start.begin())) return std::nullopt;
    if (start[4] != static_cast<std::uint8_t>(FrameKind::begin)) return std::nullopt;
    return ByteReader(start.subspan(kFrameHead)).array<16>();
}

std::optional<JournalFrame> read_begin(ByteSpan file) {
    const ByteSpan bytes = first_frame(file);
    if (bytes.empty() || !position_at_end(bytes)) return std::nullopt;
    auto frame = read_frame(bytes);
    return frame && frame->kind == FrameKind::begin ? frame : std::nullopt;
}

Salvage read_journals(const Keyring& ring, const std::vector<Bytes>& files) {
    Salvage salvage;
    Reading reading{salvage, {}};
    for (const Bytes& file : files) read_file(ring, file, reading);
    for (const StorageKey& key : reading.removed) salvage.rows.erase(key);
    RowSum sum;
    for (const auto& [key, value] : salvage.rows) sum.add(row_hash(ring, key, value));
    salvage.whole = salvage.has_head && salvage.head.row_count == salvage.rows.size() && salvage.head.row_sum == sum;
    return salvage;
}

}  // namespace mooring
