// People with a known true place who answer our forms, for the simulations of tests and bench. Seeded: the same figures
// on every machine.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/insights.h"
#include "core/instrument.h"
#include "core/normal.h"
#include "core/random.h"
#include "core/score.h"

namespace mooring::simulated {

// Of one keyed answer around its person's true place, in points: what belongs to the statement and stays, and what
// belongs to the day. Together they spread as the assumed 1.35 of position.h.
inline constexpr double kItemSd = 0.9, kAnswerSd = 1.0, kDaySd = 0.35;

inline double draw(SplitMix64& random) {
    return normal_quantile(random.unit());
}

struct TruePerson {
    double anxiety, avoidance;
    std::vector<double> items;  // each statement's own pull
};

// Means 3.5 and 3.0, SD 1.1, r .3; kept off the very edges.
inline TruePerson make_person(const Instrument& form, SplitMix64& random) {
    const double x = draw(random), y = 0.3 * x + std::sqrt(1 - 0.09) * draw(random);
    TruePerson person{std::clamp(3.5 + 1.1 * x, 1.8, 6.2), std::clamp(3.0 + 1.1 * y, 1.8, 6.2), {}};
    for (std::size_t i = 0; i < form.items.size(); ++i) person.items.push_back(kItemSd * draw(random));
    return person;
}

inline Answers answer(const Instrument& form, const TruePerson& person, SplitMix64& random) {
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

inline bool is_claim(const Insight& insight) {
    return insight.rule == InsightRule::lower || insight.rule == InsightRule::higher ||
           insight.rule == InsightRule::ease_more || insight.rule == InsightRule::ease_less;
}

// Somebody who does not change: the form every two weeks, two exercises between with ease before and after, which is as
// often more as less. Looked at after every sitting of a quarter that comes after `before` sittings; true when one
// claim of change stood there, whatever it was about.
inline bool claims_change(const Instrument& form, int before, SplitMix64& random) {
    constexpr int kQuarter = 7, kEveryDays = 14;
    const TruePerson person = make_person(form, random);
    std::array<std::vector<DatedValue>, 2> points;
    std::array<std::vector<Change>, 2> changes;
    std::vector<RecordId> ids;
    EaseTally ease;
    for (int i = 0; i < before + kQuarter; ++i) {
        ids.emplace_back();
        const Scores scores = score(form, answer(form, person, random));
        InsightFacts facts;
        facts.today = kEveryDays * (i + 1);
        for (std::size_t axis = 0; axis < 2; ++axis) {
            points[axis].push_back({kEveryDays * i, (axis ? scores.avoidance : scores.anxiety).mean});
            changes[axis].clear();
            if (const auto baseline = make_baseline(points[axis]))
                changes[axis] = find_changes(points[axis], *baseline, form.retest_sem, kEveryDays);
            facts.dimensions.push_back({axis ? "avoidance" : "anxiety", points[axis], ids, changes[axis]});
        }
        for (int exercise = 0; exercise < 2; ++exercise) {
            const std::uint64_t came = random.below(3);
            ease.more += came == 0;
            ease.less += came == 1;
        }
        facts.ease = &ease;
        if (i < before) continue;
        const std::vector<Insight> found = find_insights(facts);
        if (std::any_of(found.begin(), found.end(), is_claim)) return true;
    }
    return false;
}

}  // namespace mooring::simulated
