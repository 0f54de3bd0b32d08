// Ways to begin and to come back: own prompts and pages, favourites, saved searches, reminders.
#include <algorithm>

#include "app/update_parts.h"

namespace mooring {

namespace {

auto find_search(Settings& settings, std::string_view name) {
    auto& all = settings.saved_searches;
    return std::find_if(all.begin(), all.end(), [&](const SavedSearch& one) { return one.name == name; });
}

}  // namespace

void apply(Model& model, const action::KeepTemplate& keep, Ports& ports) {
    EntryTemplate item = keep.item;
    if (item.text.empty() || item.text.size() > kMaxTemplate || item.title.size() > kMaxTemplateTitle) return;
    if (item.id.is_nil()) {
        item.id = new_id(model, ports);
        item.created_ms = model.now_ms;
    }
    (void)model.vault.write({item.id, Kind::entry_template, kEntryTemplateSchema, Standing::live, std::nullopt,
                             encode_entry_template(item)},
                            ports, model.document);  // its size was looked at
}

void apply(Model& model, const action::DeleteTemplate& remove, Ports& ports) {
    std::vector<Write> undo = bin(model, remove.id, ports);
    if (!undo.empty()) show_toast(model, Toast::What::template_deleted, std::move(undo), ports);
}

void apply(Model& model, const action::FavouritePrompt& favourite, Ports& ports) {
    auto& all = model.document.settings.favourite_prompts;
    std::erase(all, favourite.prompt);
    if (favourite.on) all.push_back(favourite.prompt);
    save_settings(model, ports);
}

void apply(Model& model, const action::KeepSearch& keep, Ports& ports) {
    Settings& settings = model.document.settings;
    const std::string name = keep.name.substr(0, kMaxSearchName);
    if (name.empty()) return;
    const auto known = find_search(settings, name);
    if (known != settings.saved_searches.end()) {
        *known = {name, model.search, model.filter};
    } else if (settings.saved_searches.size() < kMaxSavedSearches) {
        settings.saved_searches.push_back({name, model.search, model.filter});
    }
    save_settings(model, ports);
}

void apply(Model& model, const action::ForgetSearch& forget, Ports& ports) {
    std::erase_if(model.document.settings.saved_searches,
                  [&](const SavedSearch& one) { return one.name == forget.name; });
    save_settings(model, ports);
}

void apply(Model& model, const action::UseSearch& use, Ports&) {
    Settings& settings = model.document.settings;
    const auto known = find_search(settings, use.name);
    if (known == settings.saved_searches.end()) return;
    model.search = known->words;
    model.filter = known->filter;
}

void apply(Model& model, const action::SkipHardDays& skip, Ports& ports) {
    model.document.settings.skip_hard_days = skip.on;
    save_settings(model, ports);
}

void apply(Model& model, const action::SetReminder& set, Ports& ports) {
    auto& all = model.document.settings.reminders;
    Reminder reminder = set.reminder;
    reminder.since = model.today;
    std::erase_if(all, [&](const Reminder& one) { return one.of == reminder.of; });
    if (reminder.weekdays != 0) all.push_back(reminder);
    save_settings(model, ports);
}

void apply(Model& model, const action::OfferReminders& offer, Ports& ports) {
    const auto& all = model.document.settings.reminders;
    std::vector<RecordId> ids;
    for (std::size_t i = 0; i < all.size(); ++i) ids.push_back(new_id(model, ports));
    ports.files.offer("reminders.ics", "text/calendar", calendar_file(all, offer.title, model.now_ms, ids));
}

}  // namespace mooring
