#include <algorithm>

#include "app/chart_picture.h"
#include "app/update_parts.h"

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
    const Series* series = find_series(model, progress.form, progress.of_ask.person);
    if (series == nullptr) return;
    const ScoreLine& line = offer.avoidance ? progress.avoidance : progress.anxiety;
    const std::string name = offer.avoidance ? "avoidance" : "anxiety";
    const std::string svg =
        picture_of(model, *series, line.sittings, offer.avoidance, model.catalog.words.get("axis." + name));
    if (!svg.empty()) ports.files.offer("chart-" + name + ".svg", "image/svg+xml", svg);
}

}  // namespace mooring
