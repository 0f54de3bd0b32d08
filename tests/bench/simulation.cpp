#include "simulation.h"

#include <cmath>
#include <cstdio>

#include "core/change.h"
#include "core/position.h"
#include "simulated.h"

namespace mooring {

using namespace simulated;

namespace {

constexpr int kPeople = 10'000;
constexpr std::uint64_t kSeed = 20260304;

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

void print_insights(const Catalog& catalog) {
    for (const Instrument& form : catalog.instruments) {
        if (!(form.retest_sem > 0)) continue;
        for (const int before : {0, 6, 18}) {
            SplitMix64 random(kSeed);
            int claims = 0;
            for (int i = 0; i < kPeople; ++i) claims += claims_change(form, before, random);
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
