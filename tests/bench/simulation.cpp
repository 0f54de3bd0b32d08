#include "simulation.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/change.h"
#include "core/insights.h"
#include "core/normal.h"
#include "core/position.h"
#include "core/random.h"

namespace mooring {

namespace {

constexpr int kPeople = 10'000;
constexpr std::uint64_t kSeed = 20260304;
// Of one keyed answer around its person's true place, in points: what belongs to the statement and stays, and what
// belongs to the day. Together they spread as the assumed 1.35.
constexpr double kItemSd = 0.9, kAnswerSd = 1.0, kDaySd = 0.35;

double draw(SplitMix64& random) {
    return normal_quantile(random.unit());
}

struct TruePerson {
    double anxiety, avoidance;
    std::vector<double> items;  // each statement's own pull
};

TruePerson make_person(const Instrument& form, SplitMix64& random) {
    // Places as in the simulated population of the design: means 3.5 and 3.0, SD 1.1, r .3; kept off the very edges.
    const double x = draw(random), y = 0.3 * x + std::sqrt(1 - 0.09) * draw(random);
    TruePerson person{std::clamp(3.5 + 1.1 * x, 1.8, 6.2), std::clamp(3.0 + 1.1 * y, 1.8, 6.2), {}};
    for (std::size_t i = 0; i < form.items.size(); ++i) person.items.push_back(kItemSd * draw(random));
    return person;
}

Answers answer(const Instrument& form, const TruePerson& person, SplitMix64& random) {
    Answers answers;
    const double anxiety = person.anxiety + kDaySd * draw(random), avoidance = person.avoidance + kDaySd * draw(random);
    for (std::size_t i = 0; i < form.items.size(); ++i) {
        const Item& item = form.items[i];
        const double at = item.dimension == Dimension::anxiety ? anxiety : avoidance;
        const double keyed = std::clamp(std::round(at + person.items[i] + kAnswerSd * draw(random)), 1.0, 7.0);
        answers.set(item.id, keyed_answer(form, item, static_cast<int>(keyed)));
    }
    return answers;
}

void simulate(const Instrument& form) {
    SplitMix64 random(kSeed);
    int inside90 = 0, inside50 = 0, bands = 0, changes = 0;
    for (int i = 0; i < kPeople; ++i) {
        const TruePerson person = make_person(form, random);
        const Scores first = score(form, answer(form, person, random));
        const auto place = position(form, first);
        if (!place) continue;
        const double distance = squared_distance(*place, {person.anxiety, person.avoidance});
        inside90 += distance <= -2 * std::log(0.1);
        inside50 += distance <= -2 * std::log(0.5);
        bands += person.anxiety >= place->anxiety.band_low && person.anxiety <= place->anxiety.band_high;
        // The same person, unchanged, two weeks later, against the first sitting.
        const Scores second = score(form, answer(form, person, random));
        const double rc = reliable_change(second.anxiety.mean, {first.anxiety.mean, 1, 0}, form.retest_sem);
        changes += verdict(rc) != Verdict::noise;
    }
    const auto percent = [](int count) { return 100.0 * count / kPeople; };
    std::printf(
        "%-11s 90 %% region holds the true place %5.1f %%, 50 %% region %5.1f %%, band %5.1f %%; change named "
        "without any at 90 %%: %4.1f %%\n",
        form.id.c_str(), percent(inside90), percent(inside50), percent(bands), percent(changes));
}

}  // namespace

namespace {

// Somebody who does not change: a check every two weeks, twelve exercises a quarter with ease before and after. Looked
// at after every check of the quarter; one claim in it counts, whatever it is about.
bool claims_change(double sem, int before, int quarter, SplitMix64& random) {
    std::array<std::vector<DatedValue>, 2> points;
    std::array<std::vector<Change>, 2> changes;
    std::vector<RecordId> ids;
    EaseTally ease;
    for (int i = 0; i < before + quarter; ++i) {
        ids.emplace_back();
        InsightFacts facts;
        facts.today = 14 * (i + 1);
        for (std::size_t axis = 0; axis < 2; ++axis) {
            points[axis].push_back({14 * i, 4 + sem * draw(random)});
            changes[axis].clear();
            if (const auto baseline = make_baseline(points[axis]))
                changes[axis] = find_changes(points[axis], *baseline, sem, 14);
            facts.dimensions.push_back({axis ? "avoidance" : "anxiety", points[axis], ids, changes[axis]});
        }
        for (int exercise = 0; exercise < 2; ++exercise) {
            const std::uint64_t came = random.below(3);
            ease.more += came == 0;
            ease.less += came == 1;
        }
        facts.ease = &ease;
        if (i < before) continue;
        for (const Insight& insight : find_insights(facts)) {
            if (insight.rule == InsightRule::lower || insight.rule == InsightRule::higher ||
                insight.rule == InsightRule::ease_more || insight.rule == InsightRule::ease_less)
                return true;
        }
    }
    return false;
}

}  // namespace

void print_insights(const Catalog& catalog) {
    constexpr int kQuarter = 7;  // fortnightly checks
    for (const Instrument& form : catalog.instruments) {
        if (!(form.retest_sem > 0)) continue;
        for (const int before : {0, 6, 18}) {
            SplitMix64 random(kSeed);
            int claims = 0;
            for (int i = 0; i < kPeople; ++i) claims += claims_change(form.retest_sem, before, kQuarter, random);
            std::printf(
                "%-11s insights claim a change in a quarter without any, after %2d checks before: %4.1f %% of 5 %%\n",
                form.id.c_str(), before, 100.0 * claims / kPeople);
        }
    }
}

void print_simulation(const Catalog& catalog) {
    std::printf("%d simulated sittings of each form, seed %llu\n", kPeople, static_cast<unsigned long long>(kSeed));
    for (const Instrument& form : catalog.instruments) {
        if (form.retest_sem > 0) simulate(form);
    }
}

}  // namespace mooring
