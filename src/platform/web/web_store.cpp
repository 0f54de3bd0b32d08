#include "platform/web/web_store.h"

#include <algorithm>

#include "platform/web/bridge.h"

namespace mooring {

namespace {

enum class Place : std::uint8_t { meta = 0, rows = 1 };
enum class Change : std::uint8_t { put = 1, remove = 2 };
constexpr std::string_view kHeadKey = "head";

class Packer {
public:
    template <class Int>
    void number(Int value) {
        for (std::size_t i = 0; i < sizeof(Int); ++i) {
            bytes.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> (8 * i)));
        }
    }
    void raw(std::span<const std::uint8_t> data) { bytes.insert(bytes.end(), data.begin(), data.end()); }
    Bytes bytes;
};

// Reads what our own host modules wrote; running past the end yields zeros and is noted.
class Unpacker {
public:
    explicit Unpacker(const Bytes& bytes) : left_(bytes) {}
    template <class Int>
    Int number() {
        std::uint64_t value = 0;
        const auto data = take(sizeof(Int));
        for (std::size_t i = 0; i < data.size(); ++i) value |= std::uint64_t{data[i]} << (8 * i);
        return static_cast<Int>(value);
    }
    std::span<const std::uint8_t> take(std::size_t size) {
        if (size > left_.size()) {
            short_ = true;
            return {};
        }
        const auto data = left_.first(size);
        left_ = left_.subspan(size);
        return data;
    }
    bool is_short() const { return short_; }

private:
    std::span<const std::uint8_t> left_;
    bool short_ = false;
};

void pack_change(Packer& packer, Place place, Change change, std::span<const std::uint8_t> key,
                 std::span<const std::uint8_t> value) {
    packer.number(static_cast<std::uint8_t>(place));
    packer.number(static_cast<std::uint8_t>(change));
    packer.number(static_cast<std::uint16_t>(key.size()));
    packer.number(static_cast<std::uint32_t>(value.size()));
    packer.raw(key);
    packer.raw(value);
}

}  // namespace

Ticket WebStore::start(Op op, const Bytes& request) {
    waiting_[++last_] = op;
    js_start(static_cast<int>(op), static_cast<int>(last_), request.data(), static_cast<int>(request.size()));
    return last_;
}

Ticket WebStore::open(MayCreate may_create) {
    Packer packer;
    packer.number(static_cast<std::uint32_t>(may_create == MayCreate::yes ? 1 : 0));
    return start(Op::open, packer.bytes);
}

Ticket WebStore::load(std::uint32_t generation, const RowKey& after, std::uint32_t max, LoadWhat what) {
    Packer packer;
    packer.number(generation);
    packer.raw(storage_key_of(after));
    packer.number(max);
    packer.number(static_cast<std::uint8_t>(what == LoadWhat::keys_only ? 1 : 0));
    return start(Op::load, packer.bytes);
}

Ticket WebStore::get(std::span<const RowKey> keys) {
    Packer packer;
    packer.number(static_cast<std::uint32_t>(keys.size()));
    for (const RowKey& key : keys) packer.raw(key);
    return start(Op::get, packer.bytes);
}

Ticket WebStore::commit(const Batch& batch) {
    Packer packer;
    packer.number(batch.expect_epoch);
    packer.number(batch.expect_revision);
    packer.number(static_cast<std::uint32_t>(1 + batch.put.size() + batch.remove.size()));
    const std::span head_key(reinterpret_cast<const std::uint8_t*>(kHeadKey.data()), kHeadKey.size());
    pack_change(packer, Place::meta, Change::put, head_key, batch.head);
    for (const Row& row : batch.put) pack_change(packer, Place::rows, Change::put, row.key, row.value);
    for (const RowKey& key : batch.remove) pack_change(packer, Place::rows, Change::remove, key, {});
    return start(Op::commit, packer.bytes);
}

StoreReply WebStore::read(Op op, ErrorKind error, const Bytes& bytes) {
    StoreReply reply;
    reply.error = error;
    Unpacker unpacker(bytes);
    if (op == Op::commit && (error == ErrorKind::none || error == ErrorKind::conflict)) {
        reply.epoch = unpacker.number<std::uint32_t>();
        reply.revision = unpacker.number<std::uint64_t>();
    } else if (op == Op::open && error == ErrorKind::none) {
        reply.existed = unpacker.number<std::uint8_t>() != 0;
        const auto head = unpacker.take(unpacker.number<std::uint32_t>());
        reply.head.assign(head.begin(), head.end());
    } else if (error == ErrorKind::none) {
        const auto count = unpacker.number<std::uint32_t>();
        reply.more = unpacker.number<std::uint8_t>() != 0;
        for (std::uint32_t i = 0; i < count && !unpacker.is_short(); ++i) {
            Row row;
            const auto key = unpacker.take(kRowKeySize);
            std::copy(key.begin(), key.end(), row.key.begin());
            const auto value = unpacker.take(unpacker.number<std::uint32_t>());
            row.value.assign(value.begin(), value.end());
            reply.rows.push_back(std::move(row));
        }
    }
    if (unpacker.is_short()) reply.error = ErrorKind::bug;
    return reply;
}

void WebStore::collect() {
    int ticket = 0;
    int error = 0;
    int size = 0;
    while (js_peek(&ticket, &error, &size) != 0) {
        Bytes bytes(static_cast<std::size_t>(size));
        js_take(bytes.data());
        const auto found = waiting_.find(static_cast<Ticket>(ticket));
        if (found == waiting_.end()) continue;
        replies_[found->first] = read(found->second, static_cast<ErrorKind>(error), bytes);
        waiting_.erase(found);
    }
}

std::optional<StoreReply> WebStore::take(Ticket ticket) {
    const auto found = replies_.find(ticket);
    if (found == replies_.end()) return std::nullopt;
    StoreReply reply = std::move(found->second);
    replies_.erase(found);
    return reply;
}

}  // namespace mooring
