// Progress, what checks say: both dimensions over time, the way over the map, the people, the questions of the week.
#include <algorithm>
#include <cmath>

#include "app/result_sheet.h"
#include "ui/views/progress_parts.h"

namespace mooring {

namespace {

constexpr std::size_t kMostPath = 40;

// What is drawn and read of one dimension; the numbers in words are made only for what is read.
struct Charted {
    const Model& model;
    const Series& series;
    std::string name;
    std::optional<AxisPosition> ScoredSitting::*axis;
    const DimensionChange& change;
    const ScoreLine* line = nullptr;      // of the range; null: everything, and no direction
    std::span<const Day> practised = {};  // days with an exercise
};

Charted charted(const Model& model, const Series& series, std::string_view name, const ProgressDerived* progress) {
    const bool avoidance = name == "avoidance";
    Charted one{model, series, std::string(name), avoidance ? &ScoredSitting::avoidance : &ScoredSitting::anxiety,
                avoidance ? series.avoidance : series.anxiety};
    if (progress == nullptr) return one;
    one.line = avoidance ? &progress->avoidance : &progress->anxiety;
    one.practised = progress->practised;
    return one;
}

struct TimeData {
    std::vector<TimePoint> points;
    std::vector<std::pair<const ScoredSitting*, const Change*>> sittings;  // of the points
};

TimeData collect(const Charted& one) {
    TimeData data;
    // Both lists are in the order of the sittings, so one walk finds what was said of each.
    auto change = one.change.changes.begin();
    const std::vector<std::size_t>& places = one.line ? one.line->sittings : one.series.sittings;
    const std::size_t first = one.series.sittings.empty() ? 0 : one.series.sittings.front();
    for (const std::size_t place : places) {
        const ScoredSitting& sitting = one.model.derived.sittings[place];
        if (!(sitting.*one.axis)) continue;
        const auto id = [&](const Change& each) -> const RecordId& { return one.change.sittings[each.index]; };
        if (!sitting.derived) {
            const auto found = std::find_if(change, one.change.changes.end(),
                                            [&](const Change& each) { return id(each) == sitting.id; });
            if (found != one.change.changes.end()) change = found;
        }
        const bool known = !sitting.derived && change != one.change.changes.end() && id(*change) == sitting.id;
        const Change* found = known ? &*change : nullptr;
        TimePoint point{sitting.day, *(sitting.*one.axis)};
        point.hollow = place == first || sitting.derived || one.series.past;
        point.split = sitting.split;
        point.likely = found && found->verdict == Verdict::likely;
        point.confirmed = found && found->confirmed;
        data.points.push_back(point);
        data.sittings.emplace_back(&sitting, found);
    }
    return data;
}

std::string_view verdict_words(const Ui& ui, const Charted& one, const ScoredSitting& sitting, const Change* found) {
    constexpr const char* kVerdicts[] = {"change.noise", "change.possible", "change.likely"};
    if (sitting.derived) return ui.word("change.derived");
    if (found) return ui.word(found->confirmed ? "change.confirmed" : kVerdicts[static_cast<int>(found->verdict)]);
    return ui.word(one.series.past ? "change.past" : "change.baseline");
}

TableData table_of(const Ui& ui, const Charted& one, const TimeData& data, std::size_t most) {
    TableData table;
    table.caption = ui.word("axis." + one.name);
    table.headers = {std::string(ui.word("change.table.date")), std::string(ui.word("change.table.score")),
                     std::string(ui.word("change.table.change"))};
    for (std::size_t i = data.points.size() > most ? data.points.size() - most : 0; i < data.points.size(); ++i) {
        const auto& [sitting, found] = data.sittings[i];
        table.rows.push_back({day_text(ui, sitting->day),
                              axis_words(ui.words(), ui.hide_numbers, data.points[i].position),
                              std::string(verdict_words(ui, one, *sitting, found))});
    }
    return table;
}

// A direction in words, never a cause. Empty where none may be said.
std::string direction_words(const Ui& ui, const Model& model, const ScoreLine& line) {
    if (!line.line) return {};
    if (!line.named) return std::string(ui.word("direction.unclear"));
    const char* key = line.line->per_30_days < 0 ? "direction.lower" : "direction.higher";
    if (ui.hide_numbers || !line.band) return std::string(ui.word(std::string(key) + ".words"));
    const double slope = std::fabs(line.line->per_30_days);
    const bool one_side = (line.band->low > 0) == (line.band->high > 0);
    if (!one_side) return ui.word(std::string(key) + ".open", {{"slope", format_number(slope, 2)}});
    // Those taken from a longer form are no part of it.
    const auto count =
        static_cast<std::size_t>(std::count_if(line.sittings.begin(), line.sittings.end(), [&](std::size_t place) {
            return !model.derived.sittings[place].derived;
        }));
    const double ends[] = {std::fabs(line.band->low), std::fabs(line.band->high)};
    return ui.word(key, {{"slope", format_number(slope, 2)},
                         {"low", format_number(std::min(ends[0], ends[1]), 2)},
                         {"high", format_number(std::max(ends[0], ends[1]), 2)},
                         {"count", std::to_string(std::min(count, kTrendMost))}});
}

// Which checks the line of the baseline was made from.
std::string baseline_words(const Ui& ui, const Charted& one) {
    const Baseline& baseline = *one.change.baseline;
    const auto day = [&](std::size_t place) {
        const ScoredSitting* sitting = find_scored(one.model, one.change.sittings[place]);
        return sitting ? day_short(ui, sitting->day) : std::string();
    };
    if (baseline.provisional()) return ui.word("change.baseline.of.one", {{"first", day(baseline.first)}});
    return ui.word("change.baseline.of", {{"first", day(baseline.first)}, {"second", day(baseline.first + 1)}});
}

std::string_view sentence_of(const Ui& ui, const Change& last) {
    const bool lower = last.rc < 0;
    if (last.verdict == Verdict::noise) return ui.word("change.noise.sentence");
    if (last.confirmed) return ui.word(lower ? "change.confirmed.lower" : "change.confirmed.higher");
    if (last.verdict == Verdict::likely) return ui.word(lower ? "change.likely.lower" : "change.likely.higher");
    return ui.word(lower ? "change.possible.lower" : "change.possible.higher");
}

// Of a range the last sitting in it is meant, not the newest of all.
std::string_view verdict_of(const Ui& ui, const Charted& one, const TimeData& data) {
    if (one.series.past) return ui.word("change.past.sentence");
    if (one.line == nullptr || one.change.changes.empty()) return change_words(ui, one.change);
    for (auto sitting = data.sittings.rbegin(); sitting != data.sittings.rend(); ++sitting) {
        if (sitting->second) return sentence_of(ui, *sitting->second);
    }
    return ui.word("change.baseline.only");
}

void draw_dimension(Ui& ui, const Charted& one, Marker marker, bool show_table) {
    const TimeData data = collect(one);
    if (data.points.empty()) return;
    const std::string_view axis_name = ui.word("axis." + one.name);
    TimeChart chart = time_chart(ui, data.points, 1, 7);
    chart.marker = marker;
    if (one.change.baseline && data.points.size() > 1) {
        chart.baseline = one.change.baseline->mean;
        chart.baseline_text = baseline_words(ui, one);
    }
    const char* count_key = data.points.size() == 1 ? "change.title.one" : "change.title.many";
    chart.title = ui.hide_numbers
                      ? std::string(axis_name)
                      : ui.word(count_key, {{"axis", axis_name}, {"count", std::to_string(data.points.size())}});
    std::string verdict(verdict_of(ui, one, data));
    DatedValue level{chart.to, 0};
    if (one.line) {
        chart.line = one.line->line;
        chart.slope = one.line->band;
        const std::string direction = direction_words(ui, one.model, *one.line);
        if (!direction.empty()) verdict += " " + direction;
        if (one.line->level) {
            level.value = one.line->level->mean;
            chart.level = {&level, 1};
        }
        if (one.line->level && !ui.hide_numbers)
            verdict += " " + ui.word("direction.level", {{"value", format_number(one.line->level->mean, 1)}});
        // A day on which everything happened has no line over time.
        if (data.points.size() > 1 && chart.from == chart.to) verdict += " " + std::string(ui.word("progress.one_day"));
    }
    chart.summary = chart.title + ". " + verdict;
    chart.read = [&](std::size_t i) {
        std::string words =
            day_text(ui, data.points[i].day) + ": " + axis_words(ui.words(), ui.hide_numbers, data.points[i].position);
        const Sitting* sitting = one.model.document.find_sitting(data.sittings[i].first->id);
        if (sitting && sitting->life_different) {
            const std::string key = "closing.different." + std::to_string(*sitting->life_different + 3);
            words += ". " + ui.word("progress.different", {{"answer", ui.word(key)}});
        }
        return words;
    };
    chart.table = table_of(ui, one, data, kReadRows);
    const std::vector<Day> events = event_days(one.model, one.series.person);
    chart.events = events;
    chart.practised = one.practised;
    draw_time(ui, one.name, chart);
    ui.gap(space::kS);
    prose(ui, one.name + " verdict", verdict);
    if (chart.baseline && one.change.baseline->first > 0)
        muted(ui, one.name + " picked", ui.word("change.baseline.picked"));
    if (one.line && one.line->line) muted(ui, one.name + " direction", ui.word("direction.legend"));
    const bool strokes = std::any_of(one.practised.begin(), one.practised.end(),
                                     [&](Day day) { return day >= chart.from && day <= chart.to; });
    if (strokes) muted(ui, one.name + " practised", ui.word("progress.practised.strokes"));
    if (!show_table) return;
    ui.gap(space::kS);
    table(ui, one.name + " table", table_of(ui, one, data, kDrawnRows), TableShown::drawn);
    if (data.points.size() > kDrawnRows) muted(ui, one.name + " newest", ui.word("progress.table.newest"));
}

// What the marked days in the charts were, the newest first.
void draw_event_names(Ui& ui, const Model& model, const ProgressDerived& progress) {
    constexpr int kMostEvents = 6;
    std::string names;
    int count = 0;
    const std::vector<LifeEvent>& events = model.document.life_events;
    for (auto event = events.rbegin(); event != events.rend() && count < kMostEvents; ++event) {
        const bool about = event->person.is_nil() || event->person == progress.of_ask.person;
        if (!about || !progress.range.holds(event->day)) continue;
        names += (count++ ? "; " : "") + day_short(ui, event->day) + " " + event_words(ui, event_name(event->kind));
    }
    if (count == 0) return;
    ui.gap(space::kS);
    muted(ui, "events", ui.word("progress.events", {{"events", names}}));
}

void draw_path_card(Ui& ui, const ProgressView& view, const Model& model) {
    const ProgressDerived& progress = model.derived.progress;
    std::vector<PlanePoint> path;
    std::vector<const ScoredSitting*> sittings;  // of the path
    for (const std::size_t place : progress.anxiety.sittings) {
        const ScoredSitting& sitting = model.derived.sittings[place];
        if (!sitting.position) continue;
        path.push_back({sitting.position->anxiety.at, sitting.position->avoidance.at});
        sittings.push_back(&sitting);
    }
    if (sittings.empty()) return;
    const ScoredSitting* last = sittings.back();
    if (path.size() > kMostPath) {
        path.erase(path.begin(), path.end() - kMostPath);
        sittings.erase(sittings.begin(), sittings.end() - kMostPath);
    }
    ui.gap(space::kL);
    Card card(ui, "path", ui.word("progress.path"));
    PlaneChart plane;
    plane.position = *last->position;
    plane.places = false;
    plane.path = path;
    plane.read = [&](std::size_t i) {
        const std::string day = day_text(ui, sittings[i]->day);
        if (ui.hide_numbers) return day;
        return ui.word("progress.path.read", {{"date", day},
                                              {"anxiety", format_number(path[i].anxiety, 1)},
                                              {"avoidance", format_number(path[i].avoidance, 1)}});
    };
    const std::string where = region_words(ui.words(), region_label(region_shares(*last->position)));
    plane.summary = counted(ui, path.size() == 1 ? "progress.path.one" : "progress.path.many",
                            {{"count", std::to_string(path.size())}, {"where", where}});
    if (!ui.hide_numbers) {
        plane.table = {std::string(ui.word("progress.path")),
                       {std::string(ui.word("change.table.date")), std::string(ui.word("axis.anxiety")),
                        std::string(ui.word("axis.avoidance"))},
                       {}};
        for (std::size_t i = path.size() - std::min(path.size(), kReadRows); i < path.size(); ++i)
            plane.table.rows.push_back({day_text(ui, sittings[i]->day), format_number(path[i].anxiety, 1),
                                        format_number(path[i].avoidance, 1)});
    }
    draw_plane(ui, "plane", plane);
    ui.gap(space::kS);
    prose(ui, "words", plane.summary);
    limits(ui, "progress.path.limits");
    save_picture(ui, "map", [&] {
        return ChartSvg{std::string(ui.word("progress.path")),
                        {plot_of(ui, plane)},
                        {std::string(ui.word("axis.anxiety.right")), std::string(ui.word("axis.avoidance.up"))}};
    });
    drawn_table(ui, view.table, plane.table);
}

void draw_pulse_card(Ui& ui, const ProgressView& view, const Model& model) {
    const ProgressDerived& progress = model.derived.progress;
    const Instrument* form = model.catalog.find_instrument(kPulse);
    const bool any = std::any_of(progress.pulse.begin(), progress.pulse.end(),
                                 [](const PulseLine& line) { return !line.points.empty(); });
    if (form == nullptr || !any) return;
    ui.gap(space::kL);
    Card card(ui, "pulse", ui.word("progress.pulse"));
    const std::string about = about_words(ui, model, progress.of_ask.person);
    for (const PulseLine& line : progress.pulse) {
        const Item* item = find_item(*form, line.item);
        if (item == nullptr || line.points.empty()) continue;
        const std::vector<TimePoint> points = bare_points(line.points);
        TimeChart chart = time_chart(ui, points, 0, 10);
        chart.title =
            fill(item_text(*item, progress.of_ask.person.is_nil() ? Frame::general : Frame::person), {{"name", about}});
        chart.level = line.lately;
        const bool shown = !line.lately.empty() && line.lately.back().day == chart.to;
        const std::string lately =
            shown ? counted(ui, "progress.pulse.lately", {{"value", format_number(line.lately.back().value, 1)}})
                  : std::string(ui.word("progress.pulse.few"));
        chart.summary = chart.title + " " + lately;
        chart.read = [&](std::size_t i) {
            const std::string day = day_text(ui, line.points[i].day);
            if (ui.hide_numbers) return day;
            return day + ": " + ui.word("result.pulse.value", {{"value", format_number(line.points[i].value, 0)}});
        };
        if (!ui.hide_numbers) chart.table = values_table(ui, chart.title, line.points);
        SemScope scope(ui, node_of(ui.id(line.item), Role::group, ui.pen, {}));
        draw_time(ui, "chart", chart);
        muted(ui, "lately", lately);
        drawn_table(ui, view.table, chart.table);
        if (!ui.hide_numbers && line.points.size() > 1 &&
            button(ui, "save", ui.word("progress.save.pulse"), {.kind = ButtonKind::plain}))
            ui.emit(action::OfferChart{.pulse = line.item});
        ui.gap(space::kXl);
    }
    muted(ui, "limits", ui.word("progress.pulse.limits"));
}

}  // namespace

std::string_view change_words(const Ui& ui, const DimensionChange& change) {
    if (change.changes.empty()) return ui.word("change.none_yet");
    return sentence_of(ui, change.changes.back());
}

void draw_change_charts(Ui& ui, const Model& model, const Series* series, bool show_table,
                        const ProgressDerived* progress) {
    if (series == nullptr) {
        prose(ui, "none counts", ui.word("change.none_counts"));
        return;
    }
    if (progress && progress->anxiety.sittings.empty() && progress->avoidance.sittings.empty()) {
        prose(ui, "none in range", ui.word("progress.none_in_range"));
        return;
    }
    draw_dimension(ui, charted(model, *series, "anxiety", progress), Marker::circle, show_table);
    ui.gap(space::kXl);
    draw_dimension(ui, charted(model, *series, "avoidance", progress), Marker::square, show_table);
    ui.gap(space::kM);
    muted(ui, "change limits", ui.word("change.limits"));
}

void draw_progress_dimension(Ui& ui, const Model& model, std::string_view name) {
    const ProgressDerived& progress = model.derived.progress;
    const Series* series = find_series(model, progress.form, progress.of_ask.person);
    const Marker marker = name == "avoidance" ? Marker::square : Marker::circle;
    if (series) draw_dimension(ui, charted(model, *series, name, &progress), marker, false);
}

void draw_progress_scores(Ui& ui, const ProgressView& view, const Model& model) {
    const ProgressDerived& progress = model.derived.progress;
    {
        Card card(ui, "change", ui.word("compass.change.title"));
        if (model.derived.sittings.empty()) {
            prose(ui, "none", ui.word("change.no_sittings"));
        } else {
            const Series* series = find_series(model, progress.form, progress.of_ask.person);
            if (const Questionnaire* own = find_own_form(model, progress.form); own && series) {
                muted(ui, "apart", ui.word("own.apart"), type::kBody);
                ui.gap(space::kM);
                return draw_own_charts(ui, model, *own, *series, view.table, &progress.range);
            }
            draw_change_charts(ui, model, series, view.table && !ui.hide_numbers, &progress);
            if (series && !progress.anxiety.sittings.empty()) {
                draw_event_names(ui, model, progress);
                ui.gap(space::kM);
                Flow flow(ui, space::kS);
                for (const bool avoidance : {false, true}) {
                    const char* key = avoidance ? "progress.save.avoidance" : "progress.save.anxiety";
                    if (!ui.hide_numbers && flow.button(key, ui.word(key), {.kind = ButtonKind::plain}))
                        ui.emit(action::OfferChart{avoidance});
                }
            }
        }
    }
    draw_path_card(ui, view, model);
    draw_pulse_card(ui, view, model);
    if (model.progress_ask.person.is_nil()) {
        ui.gap(space::kL);
        draw_people_maps(ui, model, view.table);
    }
}

}  // namespace mooring
