#include "app/result_sheet.h"

#include <algorithm>

#include "core/plane_svg.h"

namespace mooring {

namespace {

constexpr double kLow = 1, kMiddle = 4, kHigh = 7;
constexpr double kMapHeight = 300;

class Writer {
public:
    Writer(const Model& model, const Sitting& sitting, const ScoredSitting& scored, const Instrument& form)
        : model_(model), words_(model.catalog.words), scored_(scored), hide_(model.document.settings.hide_numbers) {
        const Person* person = model.document.find_person(sitting.person);
        const std::string name(person ? std::string_view(person->name) : words_.get("about.gone"));
        report_.title = form.title;
        report_.lead = {word(sitting.person.is_nil() ? "result.date" : "result.date.person",
                             {{"date", print_date(scored.day)}, {"form", std::string(form.title)}, {"name", name}})};
    }

    Report write() {
        if (scored_.position) add_map(*scored_.position);
        add_dials();
        if (!report_.sections.empty()) add_limits();
        return std::move(report_);
    }

private:
    std::string word(std::string_view key, std::initializer_list<Param> params = {}) const {
        return fill(words_.get(key), params);
    }

    std::string map_svg(const Position& position) const {
        SvgPlot map = plane_svg(kLow, kHigh, kMapHeight);
        map.across = map.up = ends_and_middle(kLow, kHigh);
        if (hide_) {
            for (auto* ticks : {&map.across, &map.up})
                for (SvgTick& tick : *ticks) tick.text.clear();
        }
        add_oval(map, position, 0.9, 1);
        add_oval(map, position, 0.5, 2);
        add_middle(map);
        std::array<std::string, 4> names;
        for (std::size_t i = 0; i < names.size(); ++i) names[i] = region_name(words_, static_cast<Region>(i));
        add_region_names(map, std::move(names));
        for (const PlanePoint& dot : quantile_dots(position))
            map.parts.push_back({.kind = SvgPart::Kind::dot, .x = dot.anxiety, .y = dot.avoidance});
        ChartSvg chart;
        chart.title = word("result.sheet.map");
        chart.plots = {map};
        chart.legend = {"\u2192 " + word("axis.anxiety.right"), "\u2191 " + word("axis.avoidance.up")};
        return chart_svg(chart);
    }

    void add_map(const Position& position) {
        const Cells cells = share_cells(region_shares(position));
        const RegionLabel label = region_label(region_shares(position));
        ReportSection section;
        section.title = region_words(words_, label);
        if (!hide_) {
            section.paragraphs.push_back(
                word(label.kind == LabelKind::centre ? "result.label.centre" : "result.label.shares",
                     {{"first", region_name(words_, label.first)},
                      {"count", std::to_string(cells[static_cast<std::size_t>(label.first)])}}));
        }
        section.picture = map_svg(position);
        section.note = word("result.dots");
        report_.sections.push_back(std::move(section));
    }

    void add_dials() {
        ReportSection section;
        section.title = word("result.axes.title");
        add_dial(section, "anxiety", scored_.anxiety);
        add_dial(section, "avoidance", scored_.avoidance);
        if (!section.paragraphs.empty()) report_.sections.push_back(std::move(section));
    }

    void add_dial(ReportSection& section, const std::string& name, const std::optional<AxisPosition>& axis) const {
        if (!axis) return;
        const char* side = axis->band_low > kMiddle ? ".above" : axis->band_high < kMiddle ? ".below" : ".around";
        section.paragraphs.push_back(word("axis." + name) + ": " + axis_words(words_, hide_, *axis) + ". " +
                                     word("meaning." + name + side));
    }

    void add_limits() {
        ReportSection section;
        section.title = word("result.limits.title");
        for (const char* line : {"1", "2", "3", "4", "5"})
            section.paragraphs.push_back(word(std::string("result.limits.") + line));
        report_.sections.push_back(std::move(section));
    }

    const Model& model_;
    const Words& words_;
    const ScoredSitting& scored_;
    bool hide_;
    Report report_;
};

}  // namespace

std::string_view region_name(const Words& words, Region region) {
    constexpr const char* kKeys[] = {"region.secure", "region.anxious", "region.avoidant", "region.fearful_avoidant"};
    return words.get(kKeys[static_cast<int>(region)]);
}

std::string region_words(const Words& words, const RegionLabel& label) {
    if (label.kind == LabelKind::centre) return std::string(words.get("label.centre"));
    return fill(words.get(label.kind == LabelKind::named ? "label.named" : "label.between"),
                {{"first", region_name(words, label.first)}, {"second", region_name(words, label.second)}});
}

std::string axis_words(const Words& words, bool hide_numbers, const AxisPosition& axis) {
    if (hide_numbers) {
        const char* where = axis.band_low > 4 ? ".above" : axis.band_high < 4 ? ".below" : ".around";
        return std::string(words.get("result.axis" + std::string(where)));
    }
    const auto clipped = [](double value) { return format_number(std::clamp(value, kLow, kHigh), 1); };
    return fill(
        words.get("result.axis"),
        {{"at", format_number(axis.at, 1)}, {"low", clipped(axis.band_low)}, {"high", clipped(axis.band_high)}});
}

Report result_sheet(const Model& model, const RecordId& id) {
    const Sitting* sitting = model.document.find_sitting(id);
    const ScoredSitting* scored = find_scored(model, id);
    const Instrument* form = sitting ? find_form(model, sitting->form) : nullptr;
    if (form == nullptr || scored == nullptr || scored->withheld) return {};
    return Writer(model, *sitting, *scored, *form).write();
}

}  // namespace mooring
