#include "core/tallies.h"

#include <algorithm>
#include <cmath>

#include "core/sorting.h"

namespace mooring {

namespace {

std::string_view first_pick(const std::vector<FieldAnswer>& answers, std::string_view field) {
    const FieldAnswer* answer = find_answer(answers, field);
    return answer && !answer->picks.empty() ? std::string_view(answer->picks.front()) : std::string_view();
}

std::optional<int> number(const std::vector<FieldAnswer>& answers, std::string_view field) {
    const FieldAnswer* answer = find_answer(answers, field);
    return answer ? answer->number : std::nullopt;
}

std::optional<double> median_from(std::vector<double> values, int least) {
    if (values.size() < static_cast<std::size_t>(least)) return std::nullopt;
    return median_in_place(values);
}

}  // namespace

TriggerTally tally_triggers(std::span<const Practice* const> practices, std::span<const std::string> kinds) {
    TriggerTally tally;
    std::vector<TriggerTally::Row> rows;
    for (const std::string& kind : kinds) rows.push_back({kind, {}});
    rows.push_back({});  // own words
    std::vector<double> minutes;
    for (const Practice* practice : practices) {
        if (practice->exercise != kTriggerLog) continue;
        if (const auto recover = number(practice->answers, "recover")) minutes.push_back(*recover);
        const FieldAnswer* what = find_answer(practice->answers, "trigger");
        const auto pull = std::find(kPullIds.begin(), kPullIds.end(), first_pick(practice->answers, "pull"));
        if ((!what || what->picks.empty()) && pull == kPullIds.end()) continue;
        ++tally.logs;
        tally.behind.push_back(practice->id);
        if (pull == kPullIds.end()) continue;
        const auto column = static_cast<std::size_t>(pull - kPullIds.begin());
        ++tally.pulls[column];
        if (what == nullptr) continue;
        bool own = false;
        for (const std::string& pick : what->picks) {
            const auto known = std::find(kinds.begin(), kinds.end(), pick);
            own = own || known == kinds.end();
            if (known != kinds.end()) ++rows[static_cast<std::size_t>(known - kinds.begin())].counts[column];
        }
        if (own) ++rows.back().counts[column];
    }
    for (TriggerTally::Row& row : rows) {
        if (row.counts != std::array<int, kPulls>{}) tally.rows.push_back(std::move(row));
    }
    tally.recoveries = static_cast<int>(minutes.size());
    tally.recovery_min = median_from(std::move(minutes), kMoodFrom);
    return tally;
}

PromiseTally tally_promises(std::span<const Practice* const> practices) {
    PromiseTally tally;
    for (const Practice* practice : practices) {
        const FieldAnswer* promises =
            practice->exercise == "e04" ? find_answer(practice->answers, "promises") : nullptr;
        if (promises == nullptr) continue;
        const int settled = tally.settled();
        for (const auto& row : promises->rows) {
            const std::string_view outcome = first_pick(row, "outcome");
            tally.kept += outcome == "kept";
            tally.renegotiated += outcome == "renegotiated";
            tally.repaired += outcome == "repaired";
            tally.missed += outcome == "missed";
            tally.open += outcome.empty() && find_answer(row, "what") != nullptr;
        }
        if (tally.settled() > settled) tally.behind.push_back(practice->id);
    }
    return tally;
}

RepairTally tally_repairs(std::span<const Practice* const> practices) {
    RepairTally tally;
    std::vector<double> hours;
    for (const Practice* practice : practices) {
        if (practice->exercise != "e24") continue;
        const std::string_view outcome = first_pick(practice->later, "outcome");
        tally.repaired += outcome == "repaired";
        tally.partly += outcome == "partly";
        tally.open += outcome == "open";
        tally.let_go += outcome == "let-go";
        const auto passed = number(practice->later, "hours");
        if (!passed) continue;
        tally.marks.push_back({practice->id, practice->when.day, *passed});
        hours.push_back(*passed);
    }
    sort_by(tally.marks, [](const auto& a, const auto& b) { return a.day < b.day; });
    tally.median_hours = median_from(std::move(hours), kMoodFrom);
    return tally;
}

ForecastTally tally_forecasts(std::span<const Practice* const> practices) {
    ForecastTally tally;
    std::vector<Forecast> forecasts;
    for (const Practice* practice : practices) {
        if (practice->exercise != "e07") continue;
        const std::string_view happened = first_pick(practice->later, "happened");
        tally.asked += !happened.empty();
        tally.partly += happened == "partly";
        tally.yes += happened == "yes";
        tally.no += happened == "no";
        const auto expected = number(practice->answers, "expected");
        const auto now = number(practice->later, "expected-now");
        const FieldAnswer* feared = find_answer(practice->answers, "they-will");
        if (expected || now)
            tally.marks.push_back({practice->id, practice->when.day, feared ? feared->text : std::string(), expected,
                                   now, std::string(happened)});
        if (expected && (happened == "yes" || happened == "no"))
            forecasts.push_back({std::clamp(*expected, 0, 100) / 100.0, happened == "yes"});
    }
    if (forecasts.size() >= static_cast<std::size_t>(kBrierFrom)) tally.calibration = calibrate(forecasts);
    sort_by(tally.marks, [](const auto& a, const auto& b) { return a.day < b.day; });
    return tally;
}

std::vector<PickCount> count_picks(std::span<const Practice* const> practices, const ExerciseField& field) {
    std::vector<PickCount> counts;
    for (const FieldOption& option : field.options) counts.push_back({option.id, 0});
    counts.push_back({});
    for (const Practice* practice : practices) {
        const FieldAnswer* answer = find_answer(practice->answers, field.id);
        if (answer == nullptr) answer = find_answer(practice->later, field.id);
        if (answer == nullptr) continue;
        counts.back().times += answer->number.value_or(0);
        for (const std::string& pick : answer->picks) {
            const auto known = std::find_if(counts.begin(), counts.end() - 1,
                                            [&](const PickCount& count) { return count.option == pick; });
            ++known->times;
        }
    }
    std::erase_if(counts, [](const PickCount& count) { return count.times == 0; });
    return counts;
}

EaseTally tally_ease(std::span<const Practice* const> practices) {
    EaseTally tally;
    std::vector<double> differences;
    for (const Practice* practice : practices) {
        if (!practice->before || !practice->after) continue;
        tally.pairs.push_back({practice->id, practice->when.day, *practice->before, *practice->after});
        const int difference = *practice->after - *practice->before;
        tally.more += difference > 0;
        tally.less += difference < 0;
        tally.same += difference == 0;
        differences.push_back(difference);
    }
    sort_by(tally.pairs, [](const EasePair& a, const EasePair& b) { return a.day < b.day; });
    tally.median_difference = median_from(std::move(differences), kMoodFrom);
    return tally;
}

HoursTally tally_hours(const Practice& practice) {
    HoursTally tally{practice.id, practice.when.day, 0, 0};
    const FieldAnswer* people = find_answer(practice.answers, "people");
    if (practice.exercise != kHoursExercise || people == nullptr) return tally;
    for (const auto& row : people->rows) {
        const int hours = std::max(0, number(row, "hours").value_or(0));
        tally.hours += hours;
        if (number(row, "valued").value_or(0) >= kValuedFrom) tally.valued += hours;
    }
    return tally;
}

std::vector<HoursTally> hours_over_time(std::span<const Practice* const> practices) {
    std::vector<HoursTally> all;
    for (const Practice* practice : practices) {
        const HoursTally tally = tally_hours(*practice);
        if (tally.hours > 0) all.push_back(tally);
    }
    sort_by(all, [](const HoursTally& a, const HoursTally& b) { return a.day < b.day; });
    return all;
}

ContactTally tally_contacts(std::span<const Practice* const> practices) {
    ContactTally tally;
    std::optional<Day> newest;
    for (const Practice* practice : practices) {
        if (practice->exercise != "e05") continue;
        const FieldAnswer* figures = find_answer(practice->answers, "figures");
        if (figures && (!newest || practice->when.day >= *newest)) {
            newest = practice->when.day;
            tally.figures = static_cast<int>(figures->rows.size());
        }
        const std::string_view made = first_pick(practice->later, "made");
        if (made == "yes" || made == "changed")
            tally.days.push_back(number(practice->answers, "when").value_or(practice->when.day));
    }
    return tally;
}

std::optional<int> balance_gap(const FieldAnswer& pairs) {
    int sum = 0, count = 0;
    for (const auto& row : pairs.rows) {
        const auto mine = number(row, "left"), theirs = number(row, "right");
        if (!mine || !theirs) continue;
        sum += *mine - *theirs;
        ++count;
    }
    if (count == 0) return std::nullopt;
    return static_cast<int>(std::lround(static_cast<double>(sum) / count));
}

std::vector<OpennessStep> openness_steps(std::span<const Practice* const> practices) {
    std::vector<OpennessStep> steps;
    for (const Practice* practice : practices) {
        const auto depth = practice->exercise == kOpennessExercise ? number(practice->answers, "depth") : std::nullopt;
        if (depth)
            steps.push_back(
                {practice->id, practice->when.day, std::clamp(*depth, 1, 5), number(practice->later, "response")});
    }
    sort_by(steps, [](const OpennessStep& a, const OpennessStep& b) { return a.day < b.day; });
    return steps;
}

std::optional<NextStep> next_step(std::span<const OpennessStep> steps) {
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        if (!step->response) continue;
        const bool warm = *step->response >= kWarmFrom;
        return NextStep{step->depth, *step->response, std::min(kDeepestStep, step->depth + (warm ? 1 : 0))};
    }
    return std::nullopt;
}

}  // namespace mooring
