// What follows from what was practised: what is due, what may come next and why, how often. Suggestions come from what
// a person logged or chose, never from a score.
#include <algorithm>

#include "app/derive.h"
#include "core/sorting.h"

namespace mooring {

namespace {

constexpr std::size_t kSuggested = 2;
constexpr int kLogDays = 14;  // how far back a log counts
constexpr int kConflictDays = 7;
constexpr int kHeavyDays = 2;
constexpr int kStrongPull = 6;  // of 10
constexpr int kLowMood = 3;     // of 10

struct Pulls {
    bool cling = false;
    bool flee = false;
};

bool has_pick(const FieldAnswer* answer, std::string_view pick) {
    return answer && std::find(answer->picks.begin(), answer->picks.end(), pick) != answer->picks.end();
}

// What entries and the trigger log say about the last two weeks.
Pulls pulls_of(const Model& model) {
    Pulls pulls;
    const auto recent = [&](Day day) { return day > model.today - kLogDays && day <= model.today; };
    for (const Entry& entry : model.document.entries) {
        if (!recent(entry.when.day)) continue;
        pulls.cling = pulls.cling || entry.meta.cling.value_or(0) >= kStrongPull;
        pulls.flee = pulls.flee || entry.meta.flee.value_or(0) >= kStrongPull;
    }
    for (const Practice& practice : model.document.practices) {
        if (!recent(practice.when.day) || practice.exercise != kTriggerLog) continue;
        const FieldAnswer* pull = find_answer(practice.answers, "pull");
        pulls.cling = pulls.cling || has_pick(pull, "cling") || has_pick(pull, "both");
        pulls.flee = pulls.flee || has_pick(pull, "flee") || has_pick(pull, "both");
    }
    return pulls;
}

bool happened(const Model& model, EventKind kind, int days) {
    const auto& events = model.document.life_events;
    return std::any_of(events.begin(), events.end(), [&](const LifeEvent& event) {
        return event.kind == kind && event.day > model.today - days && event.day <= model.today;
    });
}

bool heavy_day(const Model& model) {
    const auto& entries = model.document.entries;
    return std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
        return entry.mood.value_or(10) <= kLowMood && entry.when.day > model.today - kHeavyDays &&
               entry.when.day <= model.today;
    });
}

// In the order of what helps first; the first two that are there, were not put off and are not being done stand.
std::vector<Suggestion> suggest(const Model& model) {
    std::vector<Suggestion> all;
    const auto add = [&](std::string_view because, std::initializer_list<const char*> exercises) {
        for (const char* exercise : exercises) all.push_back({exercise, because});
    };
    const Pulls pulls = pulls_of(model);
    if (heavy_day(model)) add("because.heavy", {"security-recall", "e26"});
    if (is_after_break_up(model)) add("because.breakup", {"e26", "e05", "e18"});
    if (happened(model, EventKind::conflict, kConflictDays)) add("because.conflict", {"e27", "e24"});
    if (pulls.cling) add("because.cling", {"e07", "security-recall", "J37"});
    if (pulls.flee) add("because.flee", {"e25", "e23", "J31"});
    add("because.start", {"e01", "e25", "e05", "e11", "e04"});
    std::vector<Suggestion> shown;
    for (const Suggestion& one : all) {
        const auto same = [&](const auto& other) { return other.exercise == one.exercise; };
        const auto& put_off = model.document.settings.put_off;
        const bool later = std::any_of(put_off.begin(), put_off.end(), [&](const auto& item) {
            return item.first == one.exercise && item.second > model.today;
        });
        const auto& practices = model.document.practices;
        const bool recent = std::any_of(practices.begin(), practices.end(), [&](const Practice& practice) {
            return same(practice) && practice.when.day > model.today - kLogDays;
        });
        const bool prompt = model.catalog.find_prompt(one.exercise) != nullptr;
        const auto& entries = model.document.entries;
        const bool written = prompt && std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
                                 return entry.prompt == one.exercise && entry.when.day > model.today - kLogDays;
                             });
        const bool known = prompt || model.catalog.find_exercise(one.exercise);
        if (later || recent || written || !known) continue;
        if (shown.size() < kSuggested && std::none_of(shown.begin(), shown.end(), same)) shown.push_back(one);
    }
    return shown;
}

// Another one each day, among those that may be repeated.
std::optional<RecordId> statement_of_today(const Model& model) {
    std::vector<RecordId> offered;
    for (const Statement& statement : model.document.statements) {
        if (is_offered(statement)) offered.push_back(statement.id);
    }
    if (offered.empty()) return std::nullopt;
    return offered[static_cast<std::size_t>(std::max<Day>(model.today, 0)) % offered.size()];
}

}  // namespace

std::vector<Skill> skills_of(const Model& model, const Practice& practice) {
    const Practice* made_for = practice.of.is_nil() ? nullptr : model.document.find_practice(practice.of);
    const Exercise* exercise = model.catalog.find_exercise(made_for ? made_for->exercise : practice.exercise);
    return exercise ? exercise->skills : std::vector<Skill>();
}

PracticeDerived derive_practice(const Model& model) {
    PracticeDerived derived;
    std::vector<const Practice*> due;
    for (const Practice& practice : model.document.practices) {
        const Exercise* exercise = model.catalog.find_exercise(practice.exercise);
        if (practice.state == Practice::State::draft) continue;
        if (practice.when.day > model.today - kPracticeDays && practice.when.day <= model.today)
            derived.days.push_back(practice.when.day);
        ++derived.times[practice.exercise];
        if (exercise == nullptr) continue;
        for (const Skill skill : skills_of(model, practice)) ++derived.skills[static_cast<std::size_t>(skill)];
        const bool asks = practice.state == Practice::State::done && practice.follow == Practice::Follow::open &&
                          practice.due && *practice.due <= model.today;
        if (asks && !is_withheld(model, *exercise, practice.person)) due.push_back(&practice);
    }
    sort_by(due, [](const Practice* a, const Practice* b) { return *a->due < *b->due; });
    for (const Practice* practice : due) derived.due.push_back(practice->id);
    std::reverse(derived.days.begin(), derived.days.end());
    derived.days.erase(std::unique(derived.days.begin(), derived.days.end()), derived.days.end());
    derived.suggestions = suggest(model);
    derived.statement = statement_of_today(model);
    return derived;
}

}  // namespace mooring
