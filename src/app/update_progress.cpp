#include <algorithm>

#include "app/chart_picture.h"
#include "app/update_parts.h"

namespace mooring {

namespace {

void offer_picture(Ports& ports, const std::string& name, std::string_view svg) {
    if (!svg.empty()) ports.files.offer("chart-" + name + ".svg", "image/svg+xml", svg);
}

}  // namespace

void apply(Model& model, const action::LookAt& look, Ports&) {
    ProgressAsk ask = look.ask;
    if (!is_valid_day(ask.from) || !is_valid_day(ask.to) || ask.from > ask.to) ask.from = ask.to = model.today;
    model.progress_ask = std::move(ask);
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

void apply(Model&, const action::OfferPicture& offer, Ports& ports) {
    offer_picture(ports, offer.name, offer.svg);
}

void apply(Model& model, const action::OfferChart& offer, Ports& ports) {
    const ProgressDerived& progress = model.derived.progress;
    if (!offer.pulse.empty()) {
        const Instrument* form = model.catalog.find_instrument(kPulse);
        const Item* item = form ? find_item(*form, offer.pulse) : nullptr;
        for (const PulseLine& line : progress.pulse) {
            if (item == nullptr || line.item != offer.pulse) continue;
            const Frame frame = progress.of_ask.person.is_nil() ? Frame::general : Frame::person;
            const Person* person = model.document.find_person(progress.of_ask.person);
            const std::string svg =
                picture_of(model, line, fill(item_text(*item, frame), {{"name", person ? person->name : ""}}));
            offer_picture(ports, offer.pulse, svg);
        }
        return;
    }
    const Series* series = find_series(model, progress.form, progress.of_ask.person);
    if (series == nullptr) return;
    const ScoreLine& line = offer.avoidance ? progress.avoidance : progress.anxiety;
    const std::string name = offer.avoidance ? "avoidance" : "anxiety";
    const std::string svg =
        picture_of(model, *series, line, offer.avoidance, model.catalog.words.get("axis." + name), progress.practised);
    offer_picture(ports, name, svg);
}

}  // namespace mooring
