// What is offered for writing, and when a pause is: prompts, reminders, the limits of going over one thing again and
// again. Found by prompt, person and date, never by reading the text.
#include <algorithm>
#include <set>

#include "app/model.h"
#include "core/sorting.h"

namespace mooring {

namespace {

constexpr int kSeenDays = 30;   // a prompt answered in these is not offered again
constexpr int kThemeDays = 14;  // four deep ones about one theme in these
constexpr int kThemeMost = 4;
constexpr int kHeavyRow = 3;

// Whether there is somebody in the person's life whom such a prompt is about. Who has added nobody is asked about all.
bool fits(const Model& model, PromptContext context) {
    if (context == PromptContext::any || model.document.persons.empty()) return true;
    return std::any_of(model.document.persons.begin(), model.document.persons.end(), [&](const Person& person) {
        switch (person.bond) {
            case Bond::partner: return context == PromptContext::partner;
            case Bond::friendship: return context == PromptContext::friendship;
            case Bond::caregiver:
            case Bond::sibling:
            case Bond::family: return context == PromptContext::family;
            default: return false;
        }
    });
}

std::set<std::string_view> seen_lately(const Model& model) {
    std::set<std::string_view> seen;
    for (const Entry& entry : model.document.entries) {
        if (entry.when.day < model.today - kSeenDays) break;
        if (!entry.prompt.empty()) seen.insert(entry.prompt);
    }
    return seen;
}

// Something deep that was written: an entry that answers a deep question, or a deep exercise.
struct DeepWork {
    Day day = 0;
    std::string_view asked;  // id of the question or the exercise
    std::vector<RecordId> people;
    bool less_at_ease = false;
};

bool is_less(const std::optional<int>& before, const std::optional<int>& after) {
    return before && after && *after < *before;
}

bool same_theme(const DeepWork& a, const DeepWork& b) {
    return a.asked == b.asked ||
           std::find_first_of(a.people.begin(), a.people.end(), b.people.begin(), b.people.end()) != a.people.end();
}

// Of the last days that count, newest first.
std::vector<DeepWork> deep_work(const Model& model) {
    std::vector<DeepWork> found;
    const Day from = model.today - kThemeDays;
    for (const Entry& entry : model.document.entries) {
        if (entry.when.day < from) break;
        const Prompt* prompt = model.catalog.find_prompt(entry.prompt);
        if (prompt && prompt->depth == Depth::deep)
            found.push_back({entry.when.day, prompt->id, entry.meta.people, is_less(entry.before, entry.after)});
    }
    for (const Practice& practice : model.document.practices) {
        if (practice.when.day < from) break;
        const Exercise* exercise = model.catalog.find_exercise(practice.exercise);
        if (practice.state == Practice::State::draft || !exercise || exercise->depth != Depth::deep) continue;
        found.push_back({practice.when.day, exercise->id, {}, is_less(practice.before, practice.after)});
        if (!practice.person.is_nil()) found.back().people.push_back(practice.person);
    }
    sort_by(found, [](const DeepWork& a, const DeepWork& b) { return a.day > b.day; });
    return found;
}

std::optional<Day> last_done(const Model& model, ReminderOf of) {
    const auto& entries = model.document.entries;
    switch (of) {
        case ReminderOf::writing:
            return entries.empty() ? std::nullopt : std::optional(std::min(entries.front().when.day, model.today));
        case ReminderOf::review:
            for (const Entry& entry : entries) {
                if (entry.prompt.starts_with(kReviewPrompt)) return entry.when.day;
            }
            return std::nullopt;
        case ReminderOf::week_questions:
        case ReminderOf::compass: break;
    }
    const auto& sittings = model.document.sittings;
    for (auto sitting = sittings.rbegin(); sitting != sittings.rend(); ++sitting) {
        const bool pulse = sitting->form == kPulse;
        if (pulse == (of == ReminderOf::week_questions) && sitting->person.is_nil())
            return local_day(sitting->ended_ms, model.utc_offset_min);
    }
    return std::nullopt;
}

}  // namespace

bool is_after_break_up(const Model& model) {
    const auto recent = [&](Day day) { return day <= model.today && day > model.today - kBreakUpDays; };
    const auto& events = model.document.life_events;
    const auto& marks = model.document.marks;
    return std::any_of(
               events.begin(), events.end(),
               [&](const LifeEvent& event) { return event.kind == EventKind::break_up && recent(event.day); }) ||
           std::any_of(marks.begin(), marks.end(), [&](const auto& item) {
               const auto& tags = item.second.events;
               const Sitting* sitting = model.document.find_sitting(item.first);
               return sitting && std::find(tags.begin(), tags.end(), event_name(EventKind::break_up)) != tags.end() &&
                      recent(local_day(sitting->ended_ms, model.utc_offset_min));
           });
}

const Prompt* prompt_of_today(const Model& model) {
    const bool ahead = is_after_break_up(model);
    const std::set<std::string_view> seen = seen_lately(model);
    std::vector<const Prompt*> fresh, all;
    for (const Prompt& prompt : model.catalog.prompts) {
        if (prompt.depth != Depth::light || prompt.gated || (ahead && !prompt.planning)) continue;
        if (!fits(model, prompt.context)) continue;
        all.push_back(&prompt);
        if (!seen.contains(prompt.id)) fresh.push_back(&prompt);
    }
    const auto& offered = fresh.empty() ? all : fresh;
    if (offered.empty()) return nullptr;
    // A step that shares no factor with most list lengths, so that neighbouring days ask about different things.
    const auto turn =
        static_cast<std::size_t>(std::max(0, model.today)) * 7 + static_cast<std::size_t>(model.prompt_turn);
    return offered[turn % offered.size()];
}

const Prompt* next_prompt(const Model& model, const Prompt& answered) {
    const std::set<std::string_view> seen = seen_lately(model);
    const bool ahead = is_after_break_up(model);
    const Depth most = answered.depth == Depth::light ? Depth::medium : answered.depth;
    const Prompt* first = nullptr;
    for (const Prompt& prompt : model.catalog.prompts) {
        const bool fitting = prompt.side == answered.side && prompt.context == answered.context &&
                             prompt.depth <= most && prompt.depth != Depth::deep && !prompt.gated &&
                             (!ahead || prompt.planning);
        if (!fitting || seen.contains(prompt.id) || prompt.id == answered.id) continue;
        if (prompt.id > answered.id) return &prompt;
        if (first == nullptr) first = &prompt;
    }
    return first;
}

Brooding brooding(const Model& model) {
    const std::vector<DeepWork> deep = deep_work(model);
    const auto less = [](const DeepWork& work) { return work.less_at_ease; };
    if (deep.size() >= kHeavyRow && std::all_of(deep.begin(), deep.begin() + kHeavyRow, less))
        return Brooding::less_at_ease;
    const bool one_theme = std::any_of(deep.begin(), deep.end(), [&](const DeepWork& work) {
        return std::count_if(deep.begin(), deep.end(),
                             [&](const DeepWork& other) { return same_theme(work, other); }) >= kThemeMost;
    });
    return one_theme ? Brooding::one_theme : Brooding::none;
}

std::vector<ReminderOf> due_reminders(const Model& model) {
    std::vector<ReminderOf> due;
    for (const Reminder& reminder : model.document.settings.reminders) {
        if (is_due(reminder, last_done(model, reminder.of), model.today)) due.push_back(reminder.of);
    }
    return due;
}

}  // namespace mooring
