// The page Progress: what is looked at, what stands out, and the tabs.
#include <algorithm>

#include "ui/views/progress_parts.h"

namespace mooring {

namespace {

void draw_people_chips(Ui& ui, const Model& model, const ProgressAsk& ask) {
    std::vector<const Person*> people;
    for (const Person& person : model.document.persons) {
        if (is_offered_person(model, person)) people.push_back(&person);
    }
    if (people.empty()) return;
    ui.gap(space::kM);
    muted(ui, "about label", ui.word("progress.about"));
    ui.gap(space::kXs);
    const auto look = [&](const RecordId& id) {
        ProgressAsk asked = ask;
        asked.person = id;
        asked.form.clear();
        ui.emit(action::LookAt{asked});
    };
    Flow flow(ui, space::kS);
    if (flow.chip("about all", ui.word("progress.about.all"), ask.person.is_nil())) look({});
    for (const Person* person : people) {
        if (flow.chip("about " + to_text(person->id), person->name, ask.person == person->id)) look(person->id);
    }
}

void draw_form_chips(Ui& ui, const Model& model, const ProgressAsk& ask) {
    const ProgressDerived& progress = model.derived.progress;
    if (progress.forms.size() < 2) return;
    ui.gap(space::kM);
    muted(ui, "form label", ui.word("progress.form"));
    ui.gap(space::kXs);
    Flow flow(ui, space::kS);
    for (const std::string& form : progress.forms) {
        if (!flow.chip("form " + form, form_title(ui, model, form), progress.form == form)) continue;
        ProgressAsk asked = ask;
        asked.form = form;
        ui.emit(action::LookAt{asked});
    }
}

// From a first day to a last one; a first day after the last takes it along.
void draw_own_days(Ui& ui, ProgressView& view, const Model& model) {
    if (model.progress_ask.span != ProgressAsk::Span::days) return;
    ProgressAsk asked = model.progress_ask;
    ui.gap(space::kM);
    if (const auto day = date_field(ui, "from", ui.word("report.from"), view.from, asked.from, model.today)) {
        asked.from = *day;
        asked.to = std::max(asked.to, *day);
    }
    ui.gap(space::kM);
    if (const auto day = date_field(ui, "to", ui.word("report.to"), view.to, asked.to, model.today)) {
        asked.to = *day;
        asked.from = std::min(asked.from, *day);
    }
    if (asked != model.progress_ask) ui.emit(action::LookAt{asked});
}

void draw_filters(Ui& ui, ProgressView& view, const Model& model) {
    const ProgressAsk& ask = model.progress_ask;
    const Choice spans[] = {{0, ui.word("progress.span.all")},
                            {1, ui.word("progress.span.year")},
                            {2, ui.word("progress.span.quarter")},
                            {3, ui.word("progress.span.days")}};
    if (const auto span = segmented(ui, "span", ui.word("progress.span"), spans, static_cast<int>(ask.span))) {
        ProgressAsk asked = ask;
        asked.span = static_cast<ProgressAsk::Span>(*span);
        // They begin as the days that are looked at.
        asked.from = model.derived.progress.range.from;
        asked.to = model.derived.progress.range.to;
        ui.emit(action::LookAt{asked});
    }
    draw_own_days(ui, view, model);
    draw_people_chips(ui, model, ask);
    if (view.tab == 0) draw_form_chips(ui, model, ask);
    ui.gap(space::kL);
    if (ui.hide_numbers) muted(ui, "hidden", ui.word("progress.hidden"));
    Flow flow(ui, space::kS);
    const bool tables = view.tab != 3 && !ui.hide_numbers;  // those of the last tab are always there
    if (tables && flow.button("table toggle", ui.word("progress.tables"), {.pressed = view.table}))
        view.table = !view.table;
    if (flow.button("print", ui.word("common.print"), {.kind = ButtonKind::plain})) ui.emit(action::Print{});
}

}  // namespace

std::string counted(const Ui& ui, const std::string& key, std::initializer_list<Param> params) {
    return ui.word(ui.hide_numbers ? key + ".words" : key, params);
}

std::string share_words(const Ui& ui, int count, int of) {
    if (of < kShareFrom)
        return counted(ui, "share.few", {{"count", std::to_string(count)}, {"of", std::to_string(of)}});
    const Interval likely = wilson(count, of);
    const char* where = likely.low > 0.5 ? "share.most" : likely.high < 0.5 ? "share.fewer" : "share.unclear";
    if (ui.hide_numbers) return std::string(ui.word(where));
    return ui.word("share.many", {{"count", std::to_string(count)},
                                  {"of", std::to_string(of)},
                                  {"low", format_number(100 * likely.low, 0)},
                                  {"high", format_number(100 * likely.high, 0)}});
}

void drawn_table(Ui& ui, bool show, const TableData& data) {
    if (!show || ui.hide_numbers || data.rows.empty()) return;
    ui.gap(space::kS);
    table(ui, "drawn table", data, TableShown::drawn);
}

TimeChart time_chart(const Ui& ui, std::span<const TimePoint> points, double low, double high) {
    TimeChart chart;
    chart.points = points;
    chart.low = low;
    chart.high = high;
    if (points.empty()) return chart;
    chart.from = chart.to = points.front().day;
    for (const TimePoint& point : points) {
        chart.from = std::min(chart.from, point.day);
        chart.to = std::max(chart.to, point.day);
    }
    chart.from_text = day_text(ui, chart.from);
    chart.to_text = day_text(ui, chart.to);
    return chart;
}

std::vector<TimePoint> bare_points(std::span<const DatedValue> values) {
    std::vector<TimePoint> points;
    for (const DatedValue& value : values) points.push_back({value.day, {value.value, 0, value.value, value.value}});
    return points;
}

TableData values_table(const Ui& ui, std::string_view title, std::span<const DatedValue> values) {
    TableData data{
        std::string(title), {std::string(ui.word("change.table.date")), std::string(ui.word("progress.value"))}, {}};
    for (const DatedValue& value : values.last(std::min(values.size(), kReadRows)))
        data.rows.push_back({day_text(ui, value.day), format_number(value.value, 0)});
    return data;
}

void limits(Ui& ui, const char* key) {
    ui.gap(space::kS);
    muted(ui, "limits", ui.word(key));
}

void draw_progress(Ui& ui, ProgressView& view, const Model& model) {
    const Document& document = model.document;
    const bool practised = std::any_of(document.practices.begin(), document.practices.end(),
                                       [](const Practice& one) { return one.state != Practice::State::draft; });
    if (model.derived.sittings.empty() && document.entries.empty() && !practised) {
        Card card(ui, "empty", ui.word("progress.empty.title"));
        prose(ui, "text", ui.word("progress.empty.text"));
        ui.gap(space::kL);
        if (button(ui, "start", ui.word("progress.empty.go"), {.kind = ButtonKind::primary})) {
            ui.emit(action::Section{Screen::compass});
        }
        return;
    }
    const Choice parts[] = {{0, ui.word("progress.tab.scores")},
                            {1, ui.word("progress.tab.days")},
                            {2, ui.word("progress.tab.practice")},
                            {3, ui.word("progress.tab.back")}};
    if (const auto tab = tabs(ui, "parts", ui.word("title.progress"), parts, view.tab)) {
        view.tab = *tab;
        ui.draw_again();
    }
    ui.gap(space::kL);
    const Panel panel(ui, "parts", parts[view.tab].label, Role::tab_panel);
    draw_filters(ui, view, model);
    ui.gap(space::kL);
    switch (view.tab) {
        case 0: draw_progress_scores(ui, view, model); break;
        case 1: draw_progress_days(ui, view, model); break;
        case 2: draw_progress_practice(ui, view, model); break;
        default: draw_progress_looking_back(ui, view, model); break;
    }
    ui.gap(space::kXxl);
}

}  // namespace mooring
