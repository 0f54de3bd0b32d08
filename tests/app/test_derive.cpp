#include <doctest/doctest.h>

#include "app/derive.h"
#include "tab.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

// Puts a finished sitting into the vault as another day would have left it.
RecordId put_sitting(Tab& tab, const std::string& form_id, Day day, int answer, const std::string& version = "") {
    const Instrument& instrument = form(form_id);
    Sitting noun;
    noun.form = form_id;
    noun.version = version.empty() ? instrument.version : version;
    noun.started_ms = day * kDayMs;
    noun.ended_ms = noun.started_ms + 180'000;
    // Answers that differ a little, so that nothing about them looks careless.
    int place = 0;
    for (const Item& item : instrument.items) {
        noun.order.push_back(item.id);
        noun.answers.set(item.id, keyed_answer(instrument, item, answer + place % 2));
        noun.active_ms.push_back(4'000 + 130 * place);
        noun.edits.push_back(0);
        ++place;
    }
    noun.care = Care::yes;
    const RecordId id = make_record_id(noun.ended_ms, tab.world.random.bytes());
    REQUIRE(
        tab.model.vault.write({id, Kind::sitting, kSittingSchema, Standing::live, std::nullopt, encode_sitting(noun)},
                              tab.world.ports, tab.model.document));
    derive(tab.model);
    return id;
}

// An entry of a day with a mood or without.
void put_entry(Tab& tab, Day day, std::optional<int> mood) {
    tab.act(action::NewEntry{""});
    tab.act(action::DraftText{"words"});
    tab.act(action::DraftMood{mood});
    tab.act(action::DraftDay{day});
    tab.act(action::LeaveDraft{});
}

}  // namespace

TEST_CASE("change is looked for among the sittings of the quick form only, and of its version") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const Day today = tab->model.today;
    const RecordId first = put_sitting(*tab, kQuickForm, today - 80, 2);
    put_sitting(*tab, "compass-36", today - 70, 6);
    put_sitting(*tab, kQuickForm, today - 65, 6, "0");
    const RecordId second = put_sitting(*tab, kQuickForm, today - 60, 2);
    put_sitting(*tab, "compass-36", today - 50, 6);
    const RecordId third = put_sitting(*tab, kQuickForm, today - 40, 5);
    const Derived& derived = tab->model.derived;
    CHECK(tab->document().sittings.size() == 6);
    // The other version is not comparable; each long sitting also gives a score of the quick form.
    CHECK(derived.sittings.size() == 7);
    REQUIRE(derived.series.size() == 2);
    CHECK(find_scored(tab->model, first)->form == kQuickForm);
    const std::vector<RecordId> looked_at{first, second, third};
    const Series* series = find_series(tab->model, kQuickForm, {});
    REQUIRE(series);
    CHECK(series->sittings.size() == 5);
    for (const DimensionChange* dimension : {&series->anxiety, &series->avoidance}) {
        CHECK(dimension->sittings == looked_at);
        REQUIRE(dimension->baseline);
        CHECK(dimension->baseline->count == 2);
        REQUIRE(dimension->changes.size() == 1);
        CHECK(find_change(*dimension, third) == &dimension->changes[0]);
        CHECK(find_change(*dimension, first) == nullptr);
        CHECK(dimension->changes[0].verdict == Verdict::likely);
        CHECK(dimension->changes[0].rc > 0);
    }
    // Set aside, it takes no part.
    tab->act_and_settle(action::IncludeSitting{second, false});
    series = find_series(tab->model, kQuickForm, {});
    REQUIRE(series);
    CHECK(series->anxiety.sittings == std::vector<RecordId>{first, third});
}

TEST_CASE("without sittings there is no change and no baseline") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    CHECK(tab->model.derived.series.empty());
    // What is taken from the long form counts in the chart and never in a baseline.
    put_sitting(*tab, "compass-36", tab->model.today - 10, 4);
    const Series* series = find_series(tab->model, kQuickForm, {});
    REQUIRE(series);
    CHECK(series->sittings.size() == 1);
    CHECK_FALSE(series->anxiety.baseline);
    CHECK(find_series(tab->model, kLongForm, {})->anxiety.baseline);
}

TEST_CASE("the baseline begins where the person puts it, once in a series") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const Day today = tab->model.today;
    std::vector<RecordId> ids;
    for (int i = 0; i < 5; ++i) ids.push_back(put_sitting(*tab, kQuickForm, today - 100 + 20 * i, 2 + i % 3));
    const auto first = [&] { return find_series(tab->model, kQuickForm, {})->anxiety.baseline->first; };
    CHECK(first() == 0);
    tab->act_and_settle(action::MarkBaseline{ids[2], true});
    CHECK(first() == 2);
    tab->act_and_settle(action::MarkBaseline{ids[1], true});
    CHECK(first() == 1);
    CHECK_FALSE(tab->document().find_marks(ids[2])->baseline);
    tab->act_and_settle(action::MarkBaseline{ids[1], false});
    CHECK(first() == 0);
}

TEST_CASE("weeks begin on Monday and end on Sunday; the last twelve are counted") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);  // a Wednesday
    const Day monday = *parse_date("2026-03-02");
    REQUIRE(week_start(tab->model.today) == monday);
    put_entry(*tab, monday, 4);
    put_entry(*tab, monday - 1, 10);            // Sunday before
    put_entry(*tab, monday + 6, std::nullopt);  // Sunday to come
    put_entry(*tab, monday + 2, 7);
    put_entry(*tab, monday - 77, 0);  // the first day that is counted
    put_entry(*tab, monday - 78, 5);  // the last that is not
    put_entry(*tab, monday + 7, 5);   // next week
    const auto& weeks = tab->model.derived.weeks;
    REQUIRE(weeks.size() == 12);
    CHECK(weeks[11].start == monday);
    CHECK(weeks[11].entries == 3);
    CHECK(weeks[11].moods == 2);
    CHECK(weeks[11].mean_mood == doctest::Approx(5.5));
    CHECK(weeks[10].start == monday - 7);
    CHECK(weeks[10].entries == 1);
    CHECK(weeks[10].mean_mood == doctest::Approx(10));
    CHECK(weeks[0].start == monday - 77);
    CHECK(weeks[0].entries == 1);
    CHECK(weeks[0].moods == 1);
    CHECK(weeks[0].mean_mood == doctest::Approx(0));
    int entries = 0;
    for (const Week& week : weeks) entries += week.entries;
    CHECK(entries == 5);

    // At midnight before Monday the weeks move on, without any other change.
    tab->wait(4 * kDayMs);
    CHECK(tab->model.derived.weeks[11].start == monday);
    tab->wait(12 * 3'600'000 - 1);
    CHECK(tab->model.derived.weeks[11].start == monday);
    tab->wait(1);
    CHECK(tab->model.derived.weeks[11].start == monday + 7);
    CHECK(tab->model.derived.weeks[11].entries == 1);
    CHECK(tab->model.derived.weeks[10].entries == 3);
}

TEST_CASE("what follows is computed anew only when something changed") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    put_sitting(*tab, kQuickForm, tab->model.today - 10, 3);
    tab->settle();
    const ScoredSitting* before = tab->model.derived.sittings.data();
    tab->settle();
    tab->act(action::Section{Screen::journal});
    CHECK(tab->model.derived.sittings.data() == before);
    CHECK(tab->model.derived.of_change == tab->document().change);
}

TEST_CASE("everything is derived again after a reload") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId id = put_sitting(*tab, kQuickForm, tab->model.today - 10, 3);
    put_entry(*tab, tab->model.today, 3);
    tab->settle();
    const double at = find_scored(tab->model, id)->anxiety->at;
    tab = open_tab(disk);
    REQUIRE(find_scored(tab->model, id));
    CHECK(find_scored(tab->model, id)->anxiety->at == doctest::Approx(at));
    CHECK(tab->model.derived.weeks[11].entries == 1);
    CHECK(tab->model.derived.found.size() == 1);
}
