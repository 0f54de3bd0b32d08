#include "app/second_copy.h"

namespace mooring {

std::string copy_name(char kind, Random& random) {
    return kind + to_hex(random_bytes<4>(random));
}

void SecondCopy::append(Bytes frames, HeadPosition position, Ports& ports) {
    waiting_.push_back({ports.copies.append(file_, frames), position});
}

void SecondCopy::note(const Keyring& ring, const Bytes& slots, const Batch& batch, const Head& head, Ports& ports) {
    const HeadPosition position{head.epoch, head.revision};
    Bytes bytes;
    if (file_.empty()) {
        file_ = copy_name('g', ports.random);
        own_.push_back(file_);
        JournalFrame begin;
        begin.kind = FrameKind::begin;
        begin.vault_id = ring.vault_id;
        begin.slots = slots;
        bytes = encode_frame(ring, begin);
    }
    JournalFrame frame;
    frame.position = position;
    frame.vault_id = ring.vault_id;
    frame.head = batch.head;
    for (const Row& row : batch.put) frame.put.push_back({storage_key_of(row.key), row.value});
    for (const RowKey& key : batch.remove) frame.removed.push_back(storage_key_of(key));
    const Bytes commit = encode_frame(ring, frame);
    bytes.insert(bytes.end(), commit.begin(), commit.end());
    append(std::move(bytes), position, ports);
}

void SecondCopy::undo(const Keyring& ring, HeadPosition before, Ports& ports) {
    if (file_.empty()) return;
    JournalFrame frame;
    frame.kind = FrameKind::undone;
    frame.position = before;
    frame.vault_id = ring.vault_id;
    append(encode_frame(ring, frame), before, ports);
}

bool SecondCopy::step(Ports& ports) {
    bool answered = false;
    std::erase_if(dropping_, [&ports](Ticket ticket) { return ports.copies.take(ticket).has_value(); });
    while (!waiting_.empty()) {
        const auto reply = ports.copies.take(waiting_.front().ticket);
        if (!reply) break;
        if (reply->error == ErrorKind::none) {
            held_ = waiting_.front().position;
        } else {
            broken_ = true;
        }
        waiting_.pop_front();
        answered = true;
    }
    return answered;
}

void SecondCopy::drop_own(Ports& ports) {
    const std::vector<std::string> old = start_anew();
    if (!old.empty()) dropping_.push_back(ports.copies.drop(old));
}

std::vector<std::string> SecondCopy::start_anew() {
    file_.clear();
    return std::exchange(own_, {});
}

}  // namespace mooring
