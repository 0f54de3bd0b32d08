#include <algorithm>

#include "app/update_parts.h"
#include "core/chart_svg.h"

namespace mooring {

void apply(Model& model, const action::LookAt& look, Ports&) {
    model.progress_ask = look.ask;
}

void apply(Model& model, const action::SetHideNumbers& choice, Ports& ports) {
    model.document.settings.hide_numbers = choice.on;
    save_settings(model, ports);
}

void apply(Model& model, const action::DismissInsight& dismiss, Ports& ports) {
    std::vector<std::string>& dismissed = model.document.settings.dismissed;
    if (std::find(dismissed.begin(), dismissed.end(), dismiss.key) != dismissed.end()) return;
    if (dismissed.size() >= kMaxDismissed) dismissed.erase(dismissed.begin());
    dismissed.push_back(dismiss.key);
    save_settings(model, ports);
}

void apply(Model& model, const action::OfferChart& offer, Ports& ports) {
    const ProgressDerived& progress = model.derived.progress;
    const ScoreLine& line = offer.avoidance ? progress.avoidance : progress.anxiety;
    const auto axis = offer.avoidance ? &ScoredSitting::avoidance : &ScoredSitting::anxiety;
    std::vector<SvgPoint> points;
    for (const std::size_t place : line.sittings) {
        if (place >= model.derived.sittings.size() || !(model.derived.sittings[place].*axis)) continue;
        const ScoredSitting& sitting = model.derived.sittings[place];
        const AxisPosition& at = *(sitting.*axis);
        points.push_back({sitting.day, at.at, at.band_low, at.band_high, sitting.derived});
    }
    if (points.empty()) return;
    const std::string name = offer.avoidance ? "avoidance" : "anxiety";
    TimeSvg chart;
    chart.title = model.catalog.words.get("axis." + name);
    chart.points = points;
    chart.from_text = print_date(points.front().day);
    chart.to_text = print_date(points.back().day);
    ports.files.offer("chart-" + name + ".svg", "image/svg+xml", time_svg(chart));
}

}  // namespace mooring
