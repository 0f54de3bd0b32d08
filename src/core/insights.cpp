#include "core/insights.h"

#include <algorithm>
#include <cmath>

namespace mooring {

namespace {

constexpr const char* kRuleNames[] = {"lower",     "higher", "noise",    "ease-more",
                                      "ease-less", "pulls",  "promises", "forecasts"};

void look_at_dimension(const InsightDimension& dimension, std::vector<Insight>& found) {
    if (dimension.changes.empty() || dimension.ids.size() != dimension.points.size()) return;
    Insight insight;
    insight.subject = dimension.name;
    insight.of = static_cast<int>(dimension.points.size());
    insight.behind.assign(dimension.ids.begin(), dimension.ids.end());
    const Change& last = dimension.changes.back();
    if (last.verdict == Verdict::noise) {
        insight.rule = InsightRule::noise;
        found.push_back(std::move(insight));
        return;
    }
    // The last sitting agrees with one before it that was confirmed, and the order of all of them does too.
    const bool confirmed = std::any_of(dimension.changes.begin(), dimension.changes.end(), [&](const Change& change) {
        return change.confirmed && (change.rc > 0) == (last.rc > 0);
    });
    if (!confirmed || insight.of < kInsightSittings) return;
    const Kendall test = kendall(dimension.points);
    if (test.p > kInsightP || (test.s > 0) != (last.rc > 0)) return;
    insight.rule = last.rc < 0 ? InsightRule::lower : InsightRule::higher;
    insight.p = test.p;
    found.push_back(std::move(insight));
}

void look_at_ease(const EaseTally& ease, std::vector<Insight>& found) {
    if (ease.more + ease.less < kInsightEasePairs) return;
    const double p = sign_test(ease.more, ease.less);
    if (p > kInsightEaseP) return;
    Insight insight;
    insight.rule = ease.more > ease.less ? InsightRule::ease_more : InsightRule::ease_less;
    insight.count = std::max(ease.more, ease.less);
    insight.of = static_cast<int>(ease.pairs.size());
    insight.p = p;
    for (const EasePair& pair : ease.pairs) insight.behind.push_back(pair.practice);
    found.push_back(std::move(insight));
}

void look_at_pulls(const TriggerTally& triggers, std::vector<Insight>& found) {
    if (!triggers.share_shown()) return;
    for (std::size_t pull = 0; pull < 2; ++pull) {
        // At least half of all beyond the interval's error: "both ways" stands against it.
        if (wilson(triggers.pulls[pull], triggers.logs).low <= 0.5) continue;
        Insight insight;
        insight.rule = InsightRule::pulls;
        insight.subject = kPullIds[pull];
        insight.count = triggers.pulls[pull];
        insight.of = triggers.logs;
        insight.behind = triggers.behind;
        found.push_back(std::move(insight));
    }
}

}  // namespace

std::string Insight::key() const {
    std::string key = std::string(kRuleNames[static_cast<int>(rule)]) + ":" + subject + ":";
    // A ledger may settle more without a new record: counts say more than the newest id.
    const bool counted = rule == InsightRule::pulls || rule == InsightRule::promises || rule == InsightRule::forecasts;
    return key + (counted || behind.empty() ? std::to_string(of) : to_text(behind.back()));
}

double sign_test(int more, int less) {
    const int n = more + less;
    if (n < 1) return 1;
    // log of n! / (k! (n - k)!) / 2^n, summed over the smaller tail.
    double tail = 0;
    for (int k = 0; k <= std::min(more, less); ++k) {
        tail += std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) - n * std::log(2.0));
    }
    return std::min(1.0, 2 * tail);
}

std::vector<Insight> find_insights(const InsightFacts& facts) {
    std::vector<Insight> found;
    if (facts.today - facts.first < kInsightsFromDay) return found;
    for (const InsightDimension& dimension : facts.dimensions) look_at_dimension(dimension, found);
    if (facts.ease) look_at_ease(*facts.ease, found);
    if (facts.triggers) look_at_pulls(*facts.triggers, found);
    if (facts.promises && facts.promises->share_shown())
        found.push_back(
            {InsightRule::promises, {}, facts.promises->held(), facts.promises->settled(), 1, facts.promises->behind});
    if (facts.forecasts && facts.forecasts->yes + facts.forecasts->no >= kShareFrom) {
        Insight insight;
        insight.rule = InsightRule::forecasts;
        insight.count = facts.forecasts->yes;
        insight.of = facts.forecasts->yes + facts.forecasts->no;
        for (const ForecastTally::Mark& mark : facts.forecasts->marks) {
            if (mark.happened == "yes" || mark.happened == "no") insight.behind.push_back(mark.practice);
        }
        found.push_back(std::move(insight));
    }
    return found;
}

}  // namespace mooring
