#include <doctest/doctest.h>

#include <algorithm>

#include "app/derive.h"
#include "core/random.h"
#include "core/search.h"
#include "tab.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

std::vector<std::string> found_texts(const Tab& tab) {
    std::vector<std::string> texts;
    for (const Found& found : tab.model.derived.found) {
        if (!found.practice) texts.push_back(tab.document().entries[found.place].text);
    }
    return texts;
}

}  // namespace

TEST_CASE("search finds entries by their words, and follows what changes") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    write_entry(*tab, "A walk by the Sea");
    tab->wait(60'000);
    write_entry(*tab, "\u00C9t\u00E9 at the sea");
    tab->wait(60'000);
    const RecordId lake = write_entry(*tab, "The lake");
    CHECK(found_texts(*tab).size() == 3);
    tab->act(action::Search{"SEA"});
    CHECK(found_texts(*tab) == std::vector<std::string>{"\u00C9t\u00E9 at the sea", "A walk by the Sea"});
    tab->act(action::Search{"sea ete"});
    CHECK(found_texts(*tab) == std::vector<std::string>{"\u00C9t\u00E9 at the sea"});
    tab->act(action::Search{"mountain"});
    CHECK(found_texts(*tab).empty());
    tab->act(action::EditEntry{lake});
    tab->act(action::DraftText{"The lake under the mountain"});
    tab->act_and_settle(action::LeaveDraft{});
    CHECK(found_texts(*tab) == std::vector<std::string>{"The lake under the mountain"});
    tab->act(action::Search{""});
    CHECK(found_texts(*tab).size() == 3);
}

TEST_CASE("what is found while typing on is what a new search would find, and what a plain one finds") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    SplitMix64 random(5);
    const std::string words[] = {"river", "rain", "Rene", "caf\u00E9", "talk", "\u5DDD\u306E", "a b"};
    for (int i = 0; i < 40; ++i) {
        std::string text;
        for (std::uint64_t n = 1 + random.below(5); n > 0; --n) text += words[random.below(7)] + " ";
        write_entry(*tab, text);
    }
    const std::string alphabet = "raiven \"tlk";
    for (int round = 0; round < 1000; ++round) {
        std::string query;
        tab->act(action::Search{""});
        for (std::uint64_t n = 1 + random.below(6); n > 0; --n) {
            query += alphabet[random.below(alphabet.size())];
            tab->act(action::Search{query});
        }
        std::vector<Found> naive;
        const auto& entries = tab->document().entries;
        for (std::uint32_t i = 0; i < entries.size(); ++i) {
            if (matches(fold("\n" + entries[i].text), search_terms(query))) naive.push_back({false, i});
        }
        CAPTURE(query);
        CHECK(tab->model.derived.found == naive);
    }
}

TEST_CASE("looking for words may end early and goes on: never out of order, never less, and at the end all of it") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    for (int i = 0; i < 200; ++i) {
        Revision revision;
        revision.id = make_record_id(kNoon - i, tab->world.random.bytes());
        revision.kind = Kind::entry;
        revision.schema = kEntrySchema;
        revision.hlc = {kNoon - i, 0};
        revision.when = When{tab->model.today - i, 600, 0};
        Entry entry;
        entry.text = i % 3 == 0 ? "the river was high" : "rivulets everywhere";
        revision.payload = encode_entry(entry);
        REQUIRE(tab->model.vault.add_body(encode_body(revision).value(), tab->world.ports, tab->model.document));
    }
    const auto look = [&](const std::string& words, bool slowly) {
        tab->model.search = words;
        int calls = 1;
        derive(tab->model, [&] { return slowly; });
        std::size_t before = tab->model.derived.found.size();
        for (; !tab->model.derived.finding.done; ++calls) {
            CHECK(calls < 10);
            CHECK(tab->model.derived.months.empty() == (before == 0));
            derive(tab->model, [&] { return slowly; });
            CHECK(tab->model.derived.found.size() >= before);
            before = tab->model.derived.found.size();
        }
        return calls;
    };
    CHECK(look("ri", true) > 2);
    CHECK(tab->model.derived.found.size() == 200);
    CHECK(look("riv", true) > 2);  // typing on
    CHECK(look("rive", true) > 2);
    const std::vector<Found> slowly = tab->model.derived.found;
    CHECK(slowly.size() == 67);
    CHECK(std::is_sorted(slowly.begin(), slowly.end(), [](auto& a, auto& b) { return a.place < b.place; }));
    tab->model.search.clear();
    derive(tab->model);
    CHECK(look("rive", false) == 1);
    CHECK(tab->model.derived.found == slowly);
    // A key before the last one was at its end: nothing that was not looked through is left out.
    tab->model.search = "r";
    tab->model.derived.found_valid = false;
    derive(tab->model, [] { return true; });
    REQUIRE_FALSE(tab->model.derived.finding.done);
    look("river", true);
    CHECK(tab->model.derived.found.size() == 67);
}
