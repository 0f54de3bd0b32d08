#include <algorithm>

#include "app/update_parts.h"

namespace mooring {

namespace {

bool within(double value, double least, double most) {
    return value >= least && value <= most;
}

bool allowed(const PositionConstants& given) {
    const PositionConstants &least = kLeastConstants, &most = kMostConstants;
    return within(given.prior_sd, least.prior_sd, most.prior_sd) &&
           within(given.prior_weight, least.prior_weight, most.prior_weight) &&
           within(given.day_drift, least.day_drift, most.day_drift) && within(given.band, least.band, most.band);
}

void check_inputs(OwnFormEdit& edit) {
    edit.read = form_from(edit.inputs, "own");
    edit.preview = edit.read.form ? preview(*edit.read.form) : std::vector<OwnPreview>();
}

}  // namespace

void apply(Model& model, const action::PlaceSelf& place, Ports& ports) {
    Settings& settings = model.document.settings;
    settings.self_asked = true;
    if (place.at && within(place.at->anxiety, 1, 7) && within(place.at->avoidance, 1, 7))
        settings.self_placement = place.at;
    save_settings(model, ports);
    if (model.place().screen == Screen::place_self && model.can_go_back()) model.places.pop_back();
}

void apply(Model& model, const action::SetConstants& set, Ports& ports) {
    if (!allowed(set.constants)) return;
    model.document.settings.constants = set.constants;
    save_settings(model, ports);
}

void apply(Model& model, const action::NewOwnForm&, Ports& ports) {
    leave_work(model, ports);
    if (!model.own_form) model.own_form.emplace();
    show(model, {Screen::own_form});
}

void apply(Model& model, const action::ChangeOwnForm& change, Ports&) {
    if (!model.own_form) return;
    model.own_form->inputs = change.inputs;
    check_inputs(*model.own_form);
}

void apply(Model& model, const action::PickOwnFormFile&, Ports& ports) {
    if (!model.own_form || model.own_form->picking != 0) return;
    model.own_form->file_error = ErrorKind::none;
    model.own_form->picking = ports.files.pick();
}

// Its text stands in the field as if it had been pasted: what is wrong with it is listed, and nothing is kept of it
// before the person says so.
void take_own_form_file(Model& model, Ports& ports) {
    if (!model.own_form || model.own_form->picking == 0) return;
    OwnFormEdit& edit = *model.own_form;
    const auto reply = ports.files.take(edit.picking);
    if (!reply) return;
    edit.picking = 0;
    ports.wake.wake_in(0);
    if (reply->error == ErrorKind::cancelled) return;
    edit.file_error = reply->error;
    if (reply->error == ErrorKind::none && reply->bytes.size() > kMaxFormFile) edit.file_error = ErrorKind::too_big;
    if (edit.file_error != ErrorKind::none) return;
    edit.inputs.from = OwnFormInputs::From::file;
    edit.inputs.file.assign(reply->bytes.begin(), reply->bytes.end());
    check_inputs(edit);
}

void apply(Model& model, const action::SaveOwnForm&, Ports& ports) {
    if (!model.own_form || !model.own_form->read.form) return;
    Questionnaire own{new_id(model, ports), *model.own_form->read.form};
    const auto written = model.vault.write(
        {own.id, Kind::questionnaire, kQuestionnaireSchema, Standing::live, std::nullopt, encode_questionnaire(own)},
        ports, model.document);
    if (!written) {
        model.own_form->read.form.reset();
        model.own_form->read.problems.push_back({"", "file_big", {}});
        return;
    }
    model.own_form.reset();
    if (model.place().screen == Screen::own_form && model.can_go_back()) model.places.pop_back();
}

// Sittings made with it stay; without the form they cannot be scored, so they come back with it.
void apply(Model& model, const action::DeleteOwnForm& remove, Ports& ports) {
    std::vector<Write> undo = bin(model, remove.id, ports);
    if (!undo.empty()) show_toast(model, Toast::What::form_deleted, std::move(undo), ports);
}

void apply(Model& model, const action::OfferOwnForm& offer, Ports& ports) {
    const Questionnaire* own = model.document.find_questionnaire(offer.id);
    if (own) ports.files.offer("questionnaire.json", "application/json", write_form(own->form));
}

}  // namespace mooring
