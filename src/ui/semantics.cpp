#include "ui/semantics.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace mooring {

namespace {

constexpr int kEventFrames = 3;

// Patch operations; each starts with its number.
enum class Op : std::uint8_t { node = 1, box = 2, order = 3, remove = 4 };

class Writer {
public:
    explicit Writer(std::vector<std::uint8_t>& out) : out_(out) {}
    void byte(unsigned value) { out_.push_back(static_cast<std::uint8_t>(value)); }
    void u32(std::uint32_t value) {
        for (int i = 0; i < 4; ++i) byte(value >> (8 * i) & 0xFFU);
    }
    void f32(float value) { u32(std::bit_cast<std::uint32_t>(value)); }
    void text(std::string_view value) {
        u32(static_cast<std::uint32_t>(value.size()));
        out_.insert(out_.end(), value.begin(), value.end());
    }

private:
    std::vector<std::uint8_t>& out_;
};

// FNV-1a (Fowler, Noll, Vo), 64 bits: quick, and a chance collision only delays one change.
std::uint64_t hash(std::uint64_t seed, const void* data, std::size_t size) {
    const auto* bytes = static_cast<const std::uint8_t*>(data);
    for (std::size_t i = 0; i < size; ++i) seed = (seed ^ bytes[i]) * 0x100000001B3ULL;
    return seed;
}
constexpr std::uint64_t kSeed = 0xCBF29CE484222325ULL;

std::uint64_t content_hash(const Node& node) {
    const float numbers[] = {node.min, node.max, node.now, node.step, node.font_px, node.line_px};
    const std::uint32_t words[] = {static_cast<std::uint32_t>(node.role), node.level, node.flags, node.controls};
    std::uint64_t sum = hash(hash(kSeed, numbers, sizeof numbers), words, sizeof words);
    for (const std::string* text : {&node.name, &node.value, &node.description}) {
        sum = hash(hash(sum, text->data(), text->size()), "|", 1);
    }
    return sum;
}

void write_node(Writer& writer, const Node& node) {
    writer.byte(static_cast<unsigned>(Op::node));
    writer.u32(node.id);
    writer.u32(node.parent);
    writer.u32(node.controls);
    writer.byte(static_cast<unsigned>(node.role));
    writer.byte(node.level);
    writer.u32(node.flags);
    writer.text(node.name);
    writer.text(node.value);
    writer.text(node.description);
    for (const float number : {node.min, node.max, node.now, node.step, node.font_px, node.line_px}) writer.f32(number);
}

}  // namespace

std::uint32_t sem_id(std::uint32_t parent, std::string_view key) {
    const std::uint64_t sum = hash(hash(kSeed, &parent, sizeof parent), key.data(), key.size());
    const auto id = static_cast<std::uint32_t>(sum ^ sum >> 32U);
    return id == 0 ? 1 : id;
}

void Semantics::begin_frame() {
    ++frame_;
    nodes_.clear();
    index_.clear();
    stack_.clear();
    duplicates_ = 0;
}

void Semantics::add(Node node) {
    node.parent = current_parent();
    if (!index_.emplace(node.id, nodes_.size()).second) ++duplicates_;
    nodes_.push_back(std::move(node));
}

void Semantics::push(Node node) {
    const std::uint32_t id = node.id;
    add(std::move(node));
    stack_.push_back(id);
}

void Semantics::push_top(Node node) {
    stack_.push_back(0);
    push(std::move(node));
}

void Semantics::pop() {
    stack_.pop_back();
    if (!stack_.empty() && stack_.back() == 0) stack_.pop_back();  // of push_top
}

void Semantics::set_box(std::uint32_t id, SemBox box) {
    if (const auto found = index_.find(id); found != index_.end()) nodes_[found->second].box = box;
}

const Node* Semantics::find(std::uint32_t id) const {
    const auto found = index_.find(id);
    return found == index_.end() ? nullptr : &nodes_[found->second];
}

bool Semantics::inside(std::uint32_t id, std::uint32_t ancestor) const {
    for (const Node* at = find(id); at; at = find(at->parent)) {
        if (at->id == ancestor) return true;
    }
    return false;
}

std::span<const std::uint8_t> Semantics::end_frame() {
    patch_.clear();
    Writer writer(patch_);
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> children;
    for (const Node& node : nodes_) {
        children[node.parent].push_back(node.id);
        const auto [known, is_new] = known_.try_emplace(node.id);
        Known& was = known->second;
        was.seen = frame_;
        const std::uint64_t content = content_hash(node);
        const bool moved = was.parent != node.parent;
        if (is_new || was.content != content || moved) write_node(writer, node);
        // Boxes are relative to the parent's, so that what moves as a whole is written once. For children of a scroll
        // node the parent's box stands for its content, which the scroll offset (now) has moved.
        SemBox box = node.box;
        if (const Node* parent = find(node.parent)) {
            box.x -= parent->box.x;
            box.y -= parent->box.y - (parent->role == Role::scroll ? parent->now : 0);
        }
        if (is_new || moved || was.box != box) {
            writer.byte(static_cast<unsigned>(Op::box));
            writer.u32(node.id);
            for (const float number : {box.x, box.y, box.w, box.h}) writer.f32(number);
        }
        was.content = content;
        was.box = box;
        was.parent = node.parent;
    }
    for (const auto& [parent, list] : children) {
        const std::uint64_t sum = hash(kSeed, list.data(), list.size() * sizeof(std::uint32_t));
        Known& was = known_[parent];
        if (parent == 0) was.seen = frame_;
        if (was.children == sum) continue;
        was.children = sum;
        writer.byte(static_cast<unsigned>(Op::order));
        writer.u32(parent);
        writer.u32(static_cast<std::uint32_t>(list.size()));
        for (const std::uint32_t id : list) writer.u32(id);
    }
    std::erase_if(known_, [&](const auto& item) {
        if (item.second.seen == frame_) return false;
        writer.byte(static_cast<unsigned>(Op::remove));
        writer.u32(item.first);
        return true;
    });
    std::erase_if(events_, [](Event& event) { return ++event.age > kEventFrames; });
    return patch_;
}

void Semantics::reset() {
    known_.clear();
    events_.clear();
}

void Semantics::receive(std::uint32_t id, SemEvent what, std::string text, double value) {
    if (what == SemEvent::focus) {
        focused_ = focus_moved_ = id;
        unprompted_ = unprompted_ || value == 1;
        return;
    }
    if (what == SemEvent::blur) {
        if (focused_ == id) focused_ = 0;
        return;
    }
    events_.push_back({id, what, std::move(text), value, 0});
}

std::optional<Semantics::Event> Semantics::take(std::uint32_t id, SemEvent what) {
    const auto found = std::find_if(events_.begin(), events_.end(),
                                    [&](const Event& event) { return event.id == id && event.what == what; });
    if (found == events_.end()) return std::nullopt;
    Event event = std::move(*found);
    events_.erase(found);
    return event;
}

std::optional<std::string> Semantics::take_text(std::uint32_t id) {
    std::optional<std::string> latest;
    while (auto event = take(id, SemEvent::text)) latest = std::move(event->text);
    return latest;
}

std::optional<double> Semantics::take_value(std::uint32_t id) {
    std::optional<double> latest;
    while (auto event = take(id, SemEvent::value)) latest = event->value;
    return latest;
}

std::optional<double> Semantics::take_caret(std::uint32_t id) {
    std::optional<double> latest;
    while (auto event = take(id, SemEvent::caret)) latest = event->value;
    return latest;
}

std::uint32_t Semantics::take_focus_moved() {
    return std::exchange(focus_moved_, 0);
}
std::uint32_t Semantics::take_focus_wish() {
    return std::exchange(focus_wish_, 0);
}
std::string Semantics::take_announcement() {
    return std::exchange(announcement_, {});
}

}  // namespace mooring
