// How the page looks and behaves: a record like any other, and what of it must be known before anything is unlocked.
#include "app/update_parts.h"

namespace mooring {

void apply(Model& model, const action::SetTheme& choice, Ports& ports) {
    model.document.settings.theme = choice.theme;
    save_settings(model, ports);
}

void apply(Model& model, const action::SetTextPercent& choice, Ports& ports) {
    if (choice.percent < 100 || choice.percent > 200) return;
    model.document.settings.text_percent = choice.percent;
    save_settings(model, ports);
}

void apply(Model& model, const action::SetQuickHide& choice, Ports& ports) {
    model.document.settings.quick_hide = choice.on;
    save_settings(model, ports);
}

void apply(Model& model, const action::SetSpelling& choice, Ports& ports) {
    model.document.settings.spelling = choice.on;
    save_settings(model, ports);
}

void apply(Model& model, const action::SetLeftHanded& choice, Ports& ports) {
    model.document.settings.left_handed = choice.on;
    save_settings(model, ports);
}

void apply(Model& model, const action::SetAssistTaps& choice, Ports& ports) {
    model.document.settings.assist_taps = choice.on;
    save_settings(model, ports);
}

void save_settings(Model& model, Ports& ports) {
    Settings settings = model.document.settings;
    if (settings.id.is_nil()) settings.id = new_id(model, ports);
    model.document.settings.id = settings.id;
    (void)model.vault.write(
        {settings.id, Kind::settings, kSettingsSchema, Standing::live, std::nullopt, encode_settings(settings)}, ports,
        model.document);  // a few numbers always fit
    keep_appearance(model, ports);
}

// Kept beside the records too, because the page must look right before anything is unlocked.
void keep_appearance(Model& model, Ports& ports) {
    const Settings& settings = model.document.settings;
    model.appearance = {model.vault.device(), settings.theme, settings.text_percent, settings.quick_hide};
    model.vault.put_ui(encode_appearance(model.appearance), ports);
}

void take_appearance(Model& model) {
    model.appearance = decode_appearance(model.vault.ui());
    if (model.appearance.device != DeviceId{}) model.vault.set_device(model.appearance.device);
    if (model.vault.state() != VaultState::locked) return;
    model.document.settings.theme = model.appearance.theme;
    model.document.settings.text_percent = model.appearance.text_percent;
    model.document.settings.quick_hide = model.appearance.quick_hide;
}

}  // namespace mooring
