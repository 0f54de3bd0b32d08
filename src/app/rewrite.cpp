#include "app/rewrite.h"

#include "core/bytes.h"

namespace mooring {

namespace {

constexpr std::uint32_t kPage = 100;
constexpr std::size_t kMaxBatchBytes = 4 * 1024 * 1024;
constexpr int kAttempts = 3;

// The transaction that follows `head`: it moves on by one revision.
Batch next_batch(Head& head, const Keyring& keys) {
    Batch batch;
    batch.expect_epoch = head.epoch;
    batch.expect_revision = head.revision;
    head.revision += 1;
    batch.head = encode_head(keys, head);
    return batch;
}

// What cannot be read is carried along as it is: its bytes become the body of its new row.
Row rewritten(const Row& old, const RewritePlan& plan, Random& random) {
    StorageKey key = storage_key_of(old.key);
    auto body = unwrap_row(plan.from, key, old.value);
    const auto revision = body ? decode_body(body.value()) : Result<Revision>(body.error());
    if (revision) key = storage_key(plan.to, revision.value().id, revision_id(body.value()));
    const std::string raw(old.value.begin(), old.value.end());
    return {row_key(plan.head.generation + 1, key),
            wrap_row(plan.to, key, random_bytes<24>(random), body ? body.value() : raw)};
}

struct Total {
    RowSum sum;
    std::uint32_t count = 0;
    void add(const Keyring& keys, const Row& row) {
        sum.add(row_hash(keys, storage_key_of(row.key), row.value));
        ++count;
    }
    bool operator==(const Total&) const = default;
};

// Writes all rows under the next generation. `head` moves on with each transaction.
Task<ErrorKind> write_rows(Ports& ports, const RewritePlan& plan, Head& head, Total& written) {
    RowKey after{};
    for (bool more = true; more;) {
        const Ticket loading = ports.store->load(plan.head.generation, after, kPage, LoadWhat::rows);
        StoreAnswer loaded(ports, loading);
        const StoreReply page = co_await loaded;
        if (page.error != ErrorKind::none) co_return page.error;
        more = page.more && !page.rows.empty();
        if (!page.rows.empty()) after = page.rows.back().key;
        for (std::size_t at = 0; at < page.rows.size();) {
            Batch batch = next_batch(head, plan.from);
            for (std::size_t bytes = 0; at < page.rows.size() && bytes < kMaxBatchBytes; ++at) {
                batch.put.push_back(rewritten(page.rows[at], plan, ports.random));
                bytes += batch.put.back().value.size();
                written.add(plan.to, batch.put.back());
                ++plan.rows_done;
            }
            const Ticket saving = ports.store->commit(batch);
            StoreAnswer saved(ports, saving);
            const StoreReply reply = co_await saved;
            if (reply.error != ErrorKind::none) co_return reply.error;
        }
    }
    co_return ErrorKind::none;
}

Task<ErrorKind> read_rows_back(Ports& ports, const RewritePlan& plan, Total written) {
    Total found;
    RowKey after{};
    for (bool more = true; more;) {
        const Ticket loading = ports.store->load(plan.head.generation + 1, after, kPage, LoadWhat::rows);
        StoreAnswer loaded(ports, loading);
        const StoreReply page = co_await loaded;
        if (page.error != ErrorKind::none) co_return page.error;
        more = page.more && !page.rows.empty();
        if (!page.rows.empty()) after = page.rows.back().key;
        for (const Row& row : page.rows) {
            if (!unwrap_row(plan.to, storage_key_of(row.key), row.value)) co_return ErrorKind::unverified;
            found.add(plan.to, row);
            ++plan.rows_done;
        }
    }
    co_return found == written ? ErrorKind::none : ErrorKind::unverified;
}

Task<ErrorKind> rewrite_once(Ports& ports, const RewritePlan& plan) {
    plan.rows_done = 0;
    Head head = plan.head;
    Job job{plan.kind, false, plan.head.generation + 1, ports.clock.now_ms()};
    Batch begin = next_batch(head, plan.from);
    begin.at(Meta::job) = encode_job(job);
    begin.remove_generation = job.generation;  // of an attempt that was broken off
    const Ticket beginning = ports.store->commit(begin);
    StoreAnswer begun(ports, beginning);
    const StoreReply beginning_reply = co_await begun;
    if (beginning_reply.error != ErrorKind::none) co_return beginning_reply.error;

    Total written;
    Task<ErrorKind> writing = write_rows(ports, plan, head, written);
    const ErrorKind not_written = co_await writing;
    if (not_written != ErrorKind::none) co_return not_written;
    Task<ErrorKind> reading = read_rows_back(ports, plan, written);
    const ErrorKind not_read = co_await reading;
    if (not_read != ErrorKind::none) co_return not_read;

    Head next = head;
    next.generation = job.generation;
    next.epoch += 1;
    next.sealed = plan.to.is_sealed();
    next.vault_id = plan.to.vault_id;
    next.row_count = written.count;
    next.row_sum = written.sum;
    Batch move = next_batch(next, plan.to);
    move.expect_epoch = head.epoch;
    move.at(Meta::slots) = plan.slots;
    move.at(Meta::job) = encode_job({plan.kind, true, plan.head.generation, ports.clock.now_ms()});
    const Ticket moving = ports.store->commit(move);
    StoreAnswer moved(ports, moving);
    const StoreReply reply = co_await moved;
    co_return reply.error;
}

}  // namespace

Bytes encode_job(const Job& job) {
    ByteWriter writer;
    writer.number(static_cast<std::uint8_t>(job.kind));
    writer.number(static_cast<std::uint8_t>(job.finished ? 1 : 0));
    writer.number(job.generation);
    writer.number(job.started_ms);
    return std::move(writer.bytes);
}

std::optional<Job> decode_job(ByteSpan bytes) {
    ByteReader reader(bytes);
    Job job;
    job.kind = static_cast<JobKind>(reader.number<std::uint8_t>());
    job.finished = reader.number<std::uint8_t>() != 0;
    job.generation = reader.number<std::uint32_t>();
    job.started_ms = reader.number<std::int64_t>();
    if (reader.is_short() || reader.left() != 0) return std::nullopt;
    return job;
}

Task<ErrorKind> rewrite(Ports& ports, RewritePlan plan) {
    ErrorKind error = ErrorKind::none;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        if (attempt > 0) {
            // Another tab has saved meanwhile: what it saved belongs into the new generation too.
            const Ticket opening = ports.store->open(MayCreate::no);
            StoreAnswer opened(ports, opening);
            const StoreReply reply = co_await opened;
            const auto head = decode_head(plan.from, reply.head);
            if (!head || head.value().generation != plan.head.generation) co_return ErrorKind::conflict;
            plan.head = head.value();
        }
        Task<ErrorKind> once = rewrite_once(ports, plan);
        error = co_await once;
        if (error != ErrorKind::conflict) break;
    }
    co_return error;
}

Task<StoredVault> stored_vault(Ports& ports, const Keyring& keys, StoredVault known) {
    const Ticket looking = ports.store->open(MayCreate::no);
    StoreAnswer looked(ports, looking);
    const StoreReply now = co_await looked;
    const auto head = decode_head(keys, now.head);
    const Bytes& slots = now.meta[static_cast<std::size_t>(Meta::slots)];
    if (!head || (keys.is_sealed() && !slots_are_genuine(keys, slots))) co_return known;
    StoredVault stored{head.value(), slots};
    co_return stored;
}

Task<ErrorKind> write_slots(Ports& ports, Head head, const Keyring& keys, Bytes slots) {
    Batch batch = next_batch(head, keys);
    batch.at(Meta::slots) = std::move(slots);
    const Ticket saving = ports.store->commit(batch);
    StoreAnswer saved(ports, saving);
    const StoreReply reply = co_await saved;
    co_return reply.error;
}

}  // namespace mooring
