// What the pages of progress show. Only while one of them is open and only when something changed: some of it grows
// with the square of the sittings, and a draft changes the document every second.
#include <algorithm>
#include <cmath>
#include <map>

#include "app/chart_picture.h"
#include "app/derive.h"
#include "app/model.h"
#include "core/holds.h"
#include "core/sorting.h"

namespace mooring {

namespace {

constexpr std::size_t kMostMonths = 24;
constexpr std::size_t kMostFeelings = 8;
constexpr std::size_t kMostBeliefs = 6;
constexpr std::uint64_t kBandSeed = 11;
constexpr int kYearDays = 365;
constexpr int kQuarterDays = 91;

Day month_start(Day day) {
    return day - to_civil(day).day + 1;
}

// The first day anything was made; today when there is nothing.
Day first_day(const Model& model) {
    Day first = model.today;
    for (const ScoredSitting& sitting : model.derived.sittings) first = std::min(first, sitting.day);
    for (const Entry& entry : model.document.entries) first = std::min(first, entry.when.day);
    for (const Practice& practice : model.document.practices) {
        if (practice.state != Practice::State::draft) first = std::min(first, practice.when.day);
    }
    return std::max(first, kFirstDay);
}

DayRange range_of(const Model& model, const ProgressAsk& ask, std::string_view key) {
    if (const auto period = period_of(key)) return *period;
    switch (ask.span) {
        case ProgressAsk::Span::year: return {model.today - kYearDays + 1, model.today};
        case ProgressAsk::Span::quarter: return {model.today - kQuarterDays + 1, model.today};
        case ProgressAsk::Span::days: return {ask.from, ask.to};
        case ProgressAsk::Span::all: break;
    }
    // What is dated ahead of a clock that was set back is there too.
    Day last = model.today;
    for (const ScoredSitting& sitting : model.derived.sittings) last = std::max(last, sitting.day);
    return {first_day(model), last};
}

bool is_about(const RecordId& person, const std::vector<RecordId>& people) {
    return person.is_nil() || holds(people, person);
}

std::vector<const Practice*> practices_in(const Model& model, const DayRange& range, const RecordId& person) {
    std::vector<const Practice*> chosen;
    for (const Practice& practice : model.document.practices) {
        const Exercise* exercise = model.catalog.find_exercise(practice.exercise);
        if (practice.state == Practice::State::draft || !range.holds(practice.when.day)) continue;
        if (!person.is_nil() && practice.person != person) continue;
        if (exercise && is_withheld(model, *exercise, practice.person)) continue;
        chosen.push_back(&practice);
    }
    std::reverse(chosen.begin(), chosen.end());  // they are kept newest first
    return chosen;
}

// Forms with places on the plane, the one with the newest result last. Before them those that were brought in: they can
// be chosen, and are shown first only where there is nothing else.
std::vector<std::string> forms_about(const Model& model, const RecordId& person) {
    std::vector<std::string> forms;
    for (const ScoredSitting& sitting : model.derived.sittings) {
        const bool own = !sitting.own.empty();
        if (!sitting.counts || sitting.person != person || (!sitting.anxiety && !sitting.avoidance && !own)) continue;
        std::erase(forms, sitting.form);
        forms.insert(own ? forms.begin() : forms.end(), sitting.form);
    }
    return forms;
}

}  // namespace

ScoreLine score_line(const Model& model, const Series& series, const DayRange& range, bool avoidance) {
    const auto axis = avoidance ? &ScoredSitting::avoidance : &ScoredSitting::anxiety;
    ScoreLine out;
    std::vector<DatedValue> points;
    for (const std::size_t place : series.sittings) {
        const ScoredSitting& sitting = model.derived.sittings[place];
        if (!(sitting.*axis) || !range.holds(sitting.day)) continue;
        out.sittings.push_back(place);
        if (!sitting.derived) points.push_back({sitting.day, (sitting.*axis)->at});
    }
    if (series.past) return out;
    if (points.size() > kTrendMost) points.erase(points.begin(), points.end() - kTrendMost);
    const Level level = level_lately(points, kScoreTauDays);
    if (level.shown()) out.level = level;
    if (points.size() < static_cast<std::size_t>(kSlopeFrom)) return out;
    const Instrument* form = model.catalog.find_instrument(series.form);
    out.line = theil_sen(points);
    out.test = kendall(points);
    out.named = out.line && direction_may_be_named(points, out.test);
    if (out.line && form) out.band = slope_band(points, form->retest_sem, kBandSeed);
    return out;
}

namespace {

std::vector<PulseLine> pulse_lines(const Model& model, const RecordId& person, const DayRange& range) {
    std::vector<PulseLine> lines;
    const Instrument* form = model.catalog.find_instrument(kPulse);
    if (form == nullptr) return lines;
    for (const Item& item : form->items) {
        PulseLine line{item.id, {}, {}};
        for (const ScoredSitting& scored : model.derived.sittings) {
            if (scored.form != kPulse || scored.withheld || scored.person != person) continue;
            const Sitting* sitting = range.holds(scored.day) ? model.document.find_sitting(scored.id) : nullptr;
            const auto given = sitting ? sitting->answers.number(item.id) : std::nullopt;
            if (given) line.points.push_back({scored.day, static_cast<double>(*given)});
        }
        // The weighted sums go on from one day to the next: pi = exp(-dt / tau).
        double weight = 0, weight2 = 0, sum = 0;
        for (std::size_t i = 0; i < line.points.size(); ++i) {
            const double dt = i == 0 ? 0 : std::max(0, line.points[i].day - line.points[i - 1].day);
            const double keep = std::exp(-dt / kPulseTauDays);
            sum = line.points[i].value + keep * sum;
            weight = 1 + keep * weight;
            weight2 = 1 + keep * keep * weight2;
            if (weight * weight / weight2 >= kLevelFrom) line.lately.push_back({line.points[i].day, sum / weight});
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

void count_entries(const Model& model, const RecordId& person, ProgressDerived& out) {
    Day last = month_start(std::min(out.range.to, model.today));
    Day first =
        std::max(month_start(out.range.from), add_months(last, 1 - static_cast<int>(kMostMonths)).value_or(last));
    for (Day month = first; month <= last; month = add_months(month, 1).value_or(kLastDay))
        out.months.push_back({month, 0, 0});
    std::map<std::string, FeelingRow, std::less<>> feelings;
    for (const Entry& entry : model.document.entries) {
        if (!out.range.holds(entry.when.day) || !is_about(person, entry.meta.people)) continue;
        out.entries.push_back(entry.id);
        const auto month = std::find_if(out.months.begin(), out.months.end(), [&](const MonthCount& one) {
            return one.first == month_start(entry.when.day);
        });
        if (month == out.months.end()) continue;
        ++month->entries;
        month->words += count_words(entry.text);
        for (const std::string& feeling : entry.meta.feelings) {
            FeelingRow& row = feelings[feeling];
            row.feeling = feeling;
            row.counts.resize(out.months.size());
            ++row.counts[static_cast<std::size_t>(month - out.months.begin())];
            ++row.total;
        }
    }
    for (auto& [feeling, row] : feelings) out.feelings.push_back(std::move(row));
    sort_by(out.feelings, [](const FeelingRow& a, const FeelingRow& b) { return a.total > b.total; });
    if (out.feelings.size() > kMostFeelings) out.feelings.resize(kMostFeelings);
}

std::vector<BeliefLine> belief_lines(const Model& model, const DayRange& range) {
    std::vector<BeliefLine> lines;
    for (const Statement& statement : model.document.statements) {
        BeliefLine line{statement.id, statement.text, {}};
        for (const Statement::Rating& rating : statement.ratings) {
            if (range.holds(rating.day)) line.points.push_back({rating.day, static_cast<double>(rating.belief)});
        }
        sort_by(line.points, [](const DatedValue& a, const DatedValue& b) { return a.day < b.day; });
        if (line.points.size() > 1 && lines.size() < kMostBeliefs) lines.push_back(std::move(line));
    }
    return lines;
}

PeriodCounts count_period(const Model& model, const RecordId& person, const DayRange& range) {
    PeriodCounts counts;
    counts.range = range;
    for (const ScoredSitting& sitting : model.derived.sittings)
        counts.sittings += !sitting.derived && range.holds(sitting.day);
    std::vector<double> moods;
    for (const Entry& entry : model.document.entries) {
        if (!range.holds(entry.when.day) || !is_about(person, entry.meta.people)) continue;
        ++counts.entries;
        counts.words += count_words(entry.text);
        if (entry.mood) moods.push_back(*entry.mood);
    }
    for (const LifeEvent& event : model.document.life_events) counts.events += range.holds(event.day);
    const auto practices = practices_in(model, range, person);
    counts.practices = static_cast<int>(practices.size());
    counts.promises = tally_promises(practices);
    counts.moods = static_cast<int>(moods.size());
    if (counts.moods >= kMoodFrom) counts.median_mood = median_in_place(moods);
    return counts;
}

void add_insights(const Model& model, const Series* series, ProgressDerived& out) {
    InsightFacts facts;
    facts.first = first_day(model);
    facts.today = model.today;
    std::array<std::vector<DatedValue>, 2> points;
    const auto look = [&](std::string_view name, std::optional<AxisPosition> ScoredSitting::*axis,
                          const DimensionChange& change, std::vector<DatedValue>& values) {
        for (const RecordId& id : change.sittings) {
            const ScoredSitting* sitting = find_scored(model, id);
            if (sitting && sitting->*axis) values.push_back({sitting->day, (sitting->*axis)->at});
        }
        facts.dimensions.push_back({name, values, change.sittings, change.changes});
    };
    if (series) {
        look("anxiety", &ScoredSitting::anxiety, series->anxiety, points[0]);
        look("avoidance", &ScoredSitting::avoidance, series->avoidance, points[1]);
    }
    facts.ease = &out.ease;
    facts.triggers = &out.triggers;
    facts.promises = &out.promises;
    facts.forecasts = &out.forecasts;
    out.insights = find_insights(facts);
    std::erase_if(out.insights,
                  [&](const Insight& insight) { return holds(model.document.settings.dismissed, insight.key()); });
}

// As many days before the range, or its days a year earlier.
DayRange beside(const DayRange& range, ProgressAsk::Beside which) {
    const Day days = range.to - range.from + 1;
    if (which == ProgressAsk::Beside::before) return {range.from - days, range.from - 1};
    const Day from = add_months(range.from, -12).value_or(range.from - kYearDays);
    return {from, from + days - 1};
}

ProgressDerived derive_progress(const Model& model, const ProgressAsk& ask, const std::string& key) {
    ProgressDerived out;
    out.range = range_of(model, ask, key);
    out.forms = forms_about(model, ask.person);
    if (!out.forms.empty()) out.form = holds(out.forms, ask.form) ? ask.form : out.forms.back();
    const Series* series = find_series(model, out.form, ask.person);
    if (series) {
        out.anxiety = score_line(model, *series, out.range, false);
        out.avoidance = score_line(model, *series, out.range, true);
    }
    out.pulse = pulse_lines(model, ask.person, out.range);
    const auto practices = practices_in(model, out.range, ask.person);
    out.practices = static_cast<int>(practices.size());
    for (const Practice* practice : practices) {
        for (const Skill skill : skills_of(model, *practice)) ++out.skills[static_cast<std::size_t>(skill)];
        out.practised.push_back(practice->when.day);
    }
    std::sort(out.practised.begin(), out.practised.end());
    out.practised.erase(std::unique(out.practised.begin(), out.practised.end()), out.practised.end());
    std::vector<std::string> kinds;
    const Exercise* log = model.catalog.find_exercise(kTriggerLog);
    const ExerciseField* what = log ? find_field(*log, "trigger") : nullptr;
    for (std::size_t i = 0; what && i < what->options.size(); ++i) kinds.push_back(what->options[i].id);
    out.triggers = tally_triggers(practices, kinds);
    out.promises = tally_promises(practices);
    out.repairs = tally_repairs(practices);
    out.contacts = tally_contacts(practices);
    out.hours = hours_over_time(practices);
    out.forecasts = tally_forecasts(practices);
    out.ease = tally_ease(practices);
    out.openness = openness_steps(practices);
    count_entries(model, ask.person, out);
    for (const Day day : out.contacts.days) {
        for (MonthCount& month : out.months) month.contacts += month.first == month_start(day);
    }
    out.beliefs = belief_lines(model, out.range);
    out.now = count_period(model, ask.person, out.range);
    out.before = count_period(model, ask.person, beside(out.range, ask.beside));
    add_insights(model, series, out);
    return out;
}

std::string print_period(Day day, bool quarter) {
    const CivilDate date = to_civil(day);
    const std::string month = std::to_string(date.month);
    const std::string part =
        quarter ? "q" + std::to_string((date.month + 2) / 3) : (date.month < 10 ? "0" : "") + month;
    return std::to_string(date.year) + "-" + part;
}

}  // namespace

std::string month_key(Day day) {
    return print_period(day, false);
}

std::string quarter_key(Day day) {
    return print_period(day, true);
}

std::optional<DayRange> period_of(std::string_view key) {
    const bool quarter = key.size() == 7 && key[5] == 'q' && key[6] >= '1' && key[6] <= '4';
    std::string first(key.substr(0, std::min<std::size_t>(key.size(), 5)));
    if (quarter) {
        const int month = (key[6] - '1') * 3 + 1;
        first += (month < 10 ? "0" : "") + std::to_string(month) + "-01";
    } else {
        first = std::string(key) + "-01";
    }
    const auto from = parse_date(first);
    const auto next = from ? add_months(*from, quarter ? 3 : 1) : std::nullopt;
    if (!next) return std::nullopt;
    return DayRange{*from, *next - 1};
}

// What only this function reaches arrives after the first page (scripts/split.mjs). It must stay a function of its own.
[[gnu::noinline]] void derive_later(Model& model) {
    ProgressDerived& known = model.derived.progress;
    const Place& place = model.place();
    const std::string key = place.screen == Screen::review ? place.key : std::string();
    ProgressAsk ask = model.progress_ask;
    if (place.screen == Screen::person) ask = ask_about(place.id);
    if (known.valid && known.of_change == model.document.change && known.of_day == model.today && known.of_ask == ask &&
        known.of_key == key) {
        return;
    }
    known = derive_progress(model, ask, key);
    known.of_change = model.document.change;
    known.of_day = model.today;
    known.of_ask = ask;
    known.of_key = key;
    known.valid = true;
}

}  // namespace mooring
