#include "journal.h"

#include <malloc.h>

#include <cstdio>

#include "app/derive.h"
#include "platform/headless/headless.h"
#include "timing.h"

namespace mooring {

namespace {

constexpr std::int64_t kNow = 1'772'625'600'000;
constexpr std::size_t kMapNode = 48;  // bytes of a map for each row
constexpr int kDayPerYear = 365;
constexpr int kYears = 10;

// Bytes, large blocks too.
std::size_t in_use() {
    const auto memory = mallinfo2();
    return memory.uordblks + memory.hblkhd;
}

class RunningClock : public Clock {
public:
    std::int64_t now_ms() override { return kNow + static_cast<std::int64_t>(processor_ms()); }
    int utc_offset_min(std::int64_t) override { return 0; }
};

std::string word(SplitMix64& random) {
    constexpr const char* kSyllables[] = {"ka",  "re", "mi", "so", "ta",  "lun",
                                          "ver", "da", "no", "ri", "sel", "\u00E9t"};
    std::string made;
    for (std::uint64_t n = 1 + random.below(4); n > 0; --n) made += kSyllables[random.below(12)];
    return made;
}

std::string text_of(SplitMix64& random) {
    std::string text;
    for (std::uint64_t n = 40 + random.below(80); n > 0; --n) text += word(random) + " ";
    return text;
}

// Newest first, as backups are brought in: each entry joins the end of the list.
std::size_t fill(Model& model, Ports& ports, int entries, SplitMix64& random) {
    std::size_t bytes = 0;
    for (int i = 0; i < entries; ++i) {
        Entry entry;
        entry.text = text_of(random);
        bytes += entry.text.size();
        entry.mood = static_cast<int>(random.below(11));
        if (i % 3 == 0) entry.meta.tags = {word(random)};
        const Day day = model.today - static_cast<Day>(static_cast<std::int64_t>(i) * kDayPerYear * kYears / entries);
        entry.created_ms = entry.edited_ms = kNow - i;
        Revision revision;
        revision.id = make_record_id(kNow - i, ports.random.bytes());
        revision.kind = Kind::entry;
        revision.schema = kEntrySchema;
        revision.hlc = {kNow - i, 0};
        revision.when = When{day, 600, 0};
        revision.payload = encode_entry(entry);
        const auto body = encode_body(revision);
        if (body) (void)model.vault.add_body(body.value(), ports, model.document);
    }
    return bytes;
}

}  // namespace

void print_journal(const Catalog& catalog, int entries, double empty_frame_ms) {
    MemoryDisk disk;
    MemoryWorld world(disk, kNow, 9);
    Headless headless(catalog, world, MOORING_FONTS_DIR);
    headless.settle();
    Program& program = headless.program;
    program.emit(action::FinishWelcome{});
    headless.settle();
    SplitMix64 random(9);
    const std::size_t before = in_use();
    std::size_t bytes = 0;
    const double filling = ms_of([&] { bytes = fill(program.model(), world.ports, entries, random); });
    // What is on its way to the store lies in memory twice.
    while (program.model().vault.pending()) headless.frame();
    // What the store of the test holds is not the program's.
    std::size_t stored = 0;
    for (const auto& [key, value] : disk.rows) stored += value.capacity() + sizeof(key) + sizeof(value) + kMapNode;
    const double held = static_cast<double>(in_use() - before - stored);
    std::printf("journal of %d entries, %.1f MB of text, brought in in %.1f s\n", entries,
                static_cast<double>(bytes) / 1e6, filling / 1000);

    program.emit(action::Section{Screen::journal});
    headless.settle();
    // What is looked for may take the time that it takes on this machine.
    RunningClock clock;
    Ports& fixed = world.ports;
    Ports ports{fixed.store,    fixed.nothing_kept, fixed.copies, fixed.traces,  clock,      fixed.random, fixed.kdf,
                fixed.passkeys, fixed.wake,         fixed.files,  fixed.updates, fixed.exit, fixed.tabs};
    std::vector<double> keys, all_found;
    for (int query = 0; query < 60; ++query) {
        std::string typed;
        update(program.model(), action::Search{""}, world.ports);
        for (const char c : word(random) + " " + word(random)) {
            typed += c;
            if ((static_cast<unsigned char>(c) & 0xC0U) == 0xC0U) continue;  // half a letter is no key
            keys.push_back(ms_of([&] { update(program.model(), action::Search{typed}, ports); }));
            all_found.push_back(keys.back());
            while (!program.model().derived.finding.done)
                all_found.back() += ms_of([&] { derive(program.model(), [] { return false; }); });
        }
    }
    update(program.model(), action::Search{""}, world.ports);
    const double with_search = static_cast<double>(in_use() - before - stored);
    std::printf(
        "search, each key                   p95 %.2f ms until the frame, %.2f ms until all is found, the first %.2f "
        "ms\n",
        p95(keys), p95(all_found), all_found.front());
    std::printf("memory                             %.2f times the text, %.2f once something was looked for\n",
                held / static_cast<double>(bytes), with_search / static_cast<double>(bytes));

    const auto frames = [&](const char* name, const auto& between) {
        headless.settle();
        std::vector<double> ms;
        for (int i = 0; i < 400; ++i) {
            between(i);
            ms.push_back(ms_of([&] { headless.frame(); }));
        }
        std::printf("%-34s p95 %.3f ms, %5.1f times the empty frame\n", name, p95(ms), p95(ms) / empty_frame_ms);
    };
    frames("the list, scrolling", [&](int i) { program.ui().scroll_by_keys(0, i % 2 ? 900.0F : 350.0F); });
    program.emit(action::Open{Screen::calendar});
    frames("the calendar, a month", [](int) {});
    headless.press(Role::tab, "Year");
    frames("the calendar, a year", [](int) {});
}

}  // namespace mooring
