// Rhythms a person chooses, shown on Today and taken along as a calendar file. No count, no reproach.
#include <algorithm>

#include "ui/dates.h"
#include "ui/fields.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

Reminder chosen_of(const Model& model, ReminderOf of) {
    const auto& all = model.document.settings.reminders;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Reminder& one) { return one.of == of; });
    if (found != all.end()) return *found;
    return {.of = of, .every_weeks = of == ReminderOf::compass ? 4 : 1};
}

void draw_reminder(Ui& ui, RemindersView& view, const Model& model, ReminderOf of) {
    const std::string name(reminder_name(of));
    const Reminder now = chosen_of(model, of);
    Card card(ui, name, ui.word("reminder." + name));
    muted(ui, "about", ui.word("reminder." + name + ".about"), type::kBody);
    ui.gap(space::kM);
    {
        Flow flow(ui, space::kS);
        for (int day = 0; day < 7; ++day) {
            const auto bit = static_cast<std::uint8_t>(1U << static_cast<unsigned>(day));
            const bool on = (now.weekdays & bit) != 0;
            if (!flow.chip("day " + std::to_string(day), ui.word("weekday." + std::to_string(day)), on)) continue;
            Reminder changed = now;
            // What comes round in weeks has one day.
            if (of == ReminderOf::writing) changed.weekdays = static_cast<std::uint8_t>(now.weekdays ^ bit);
            if (of != ReminderOf::writing) changed.weekdays = on ? std::uint8_t{0} : bit;
            ui.emit(action::SetReminder{changed});
        }
    }
    if (now.weekdays == 0) return;
    ui.gap(space::kM);
    TimeView& time = view.times[static_cast<std::size_t>(of)];
    if (const auto minute = time_field(ui, "time", ui.word("reminder.time"), time, now.minute)) {
        Reminder changed = now;
        changed.minute = *minute;
        ui.emit(action::SetReminder{changed});
    }
    if (const auto next = next_day(now, model.today)) {
        ui.gap(space::kS);
        muted(ui, "next", ui.word("reminder.next", {{"date", day_with_weekday(ui, *next)}}));
    }
}

}  // namespace

void draw_reminders(Ui& ui, RemindersView& view, const Model& model) {
    prose(ui, "about", ui.word("reminders.about"));
    ui.gap(space::kL);
    for (int i = 0; i < kReminders; ++i) {
        draw_reminder(ui, view, model, static_cast<ReminderOf>(i));
        ui.gap(space::kL);
    }
    Card card(ui, "file", ui.word("reminders.file"));
    prose(ui, "how", ui.word("reminders.file.about"));
    ui.gap(space::kM);
    if (!view.titled) view.title = ui.word("reminders.title");
    if (auto title = text_field(ui, "calendar title", ui.word("reminders.file.title"), view.title,
                                {.help = ui.word("reminders.file.title.help")})) {
        view.title = std::move(*title);
        view.titled = true;
    }
    ui.gap(space::kM);
    const bool none = model.document.settings.reminders.empty();
    if (button(ui, "offer", ui.word("reminders.file.go"),
               {.kind = ButtonKind::primary,
                .disabled_because = none ? ui.word("reminders.file.none") : std::string_view()}))
        ui.emit(action::OfferReminders{view.title});
    ui.gap(space::kS);
}

}  // namespace mooring
