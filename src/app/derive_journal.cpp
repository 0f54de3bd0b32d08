// What the journal shows: what was found, by month; tags; days for the calendar; what this day was in earlier years.
#include <algorithm>
#include <map>

#include "app/derive.h"
#include "core/holds.h"
#include "core/search.h"
#include "core/sorting.h"

namespace mooring {

namespace {

constexpr int kHardMood = 3;  // a day whose mean mood is not above it is a hard one

Day day_of(const Document& document, const Found& found) {
    return found.practice ? document.practices[found.place].when.day : document.entries[found.place].when.day;
}

// What a search looks through. `made` holds what lies nowhere else.
struct Searched {
    std::vector<std::string_view> texts;
    std::string made;
};

// Title, text, tags, and the names of the people it is about.
void look_up(const Model& model, const Entry& entry, Searched& out) {
    out.texts.clear();
    if (!entry.meta.title.empty()) out.texts.push_back(entry.meta.title);
    out.texts.push_back(entry.text);
    for (const std::string& tag : entry.meta.tags) out.texts.push_back(tag);
    for (const RecordId& id : entry.meta.people) {
        if (const Person* person = model.document.find_person(id)) out.texts.push_back(person->name);
    }
}

void look_up(const Model& model, const Practice& practice, Searched& out) {
    out.made = words_of(practice);
    out.texts.assign({out.made});
    if (const Exercise* exercise = model.catalog.find_exercise(practice.exercise)) out.texts.push_back(exercise->title);
    if (const Person* person = model.document.find_person(practice.person)) out.texts.push_back(person->name);
}

// Whether all the terms are in it. It is only read when its outline cannot tell.
template <class T>
bool says(const Model& model, const T& item, std::optional<Outline>& outline, Seeker& seeker, Searched& searched,
          std::uint32_t& at) {
    const bool known = outline.has_value();
    if (!known) {
        look_up(model, item, searched);
        outline.emplace(searched.texts);
    }
    bool sure = true;
    for (const std::string& term : seeker.terms()) {
        const Outline::Verdict verdict = outline->verdict(term);
        if (verdict == Outline::Verdict::absent) return false;
        sure = sure && verdict == Outline::Verdict::present;
    }
    if (sure) {
        if (!seeker.terms().empty()) at = 0;  // somewhere
        return true;
    }
    if (known) look_up(model, item, searched);
    return seeker.finds_all(searched.texts, at);
}

bool is_in(const EntryFilter& filter, Day day) {
    return (!filter.from || day >= *filter.from) && (!filter.to || day <= *filter.to);
}

bool passes(const EntryFilter& filter, const Entry& entry) {
    const EntryMeta& meta = entry.meta;
    return (filter.kind == EntryFilter::Kind::all || filter.kind == EntryFilter::Kind::entries) &&
           is_in(filter, entry.when.day) && (filter.person.is_nil() || holds(meta.people, filter.person)) &&
           (filter.tag.empty() || holds(meta.tags, filter.tag)) &&
           (filter.feeling.empty() || holds(meta.feelings, filter.feeling)) && (!filter.starred || meta.starred);
}

bool passes(const EntryFilter& filter, const Practice& practice) {
    const bool kind = filter.kind == EntryFilter::Kind::all || filter.kind == EntryFilter::Kind::exercises ||
                      (filter.kind == EntryFilter::Kind::triggers && practice.exercise == kTriggerLog);
    return practice.state == Practice::State::done && kind && is_in(filter, practice.when.day) &&
           (filter.person.is_nil() || practice.person == filter.person) && filter.tag.empty() &&
           filter.feeling.empty() && !filter.starred;
}

// Typing on narrows what was found: only that is looked through again.
bool narrows(const Model& model, const Derived& derived) {
    return derived.found_valid && derived.finding.done && derived.found_of == model.document.journal_change &&
           derived.found_filter == model.filter && !derived.found_for.empty() &&
           model.search.starts_with(derived.found_for) && model.search.find('"') == std::string::npos;
}

void begin_finding(const Model& model, Derived& derived) {
    std::string names;
    for (const Person& person : model.document.persons) names += person.name + "\n";
    const bool renamed = names != derived.outlined_names;
    if (renamed) {
        derived.entry_outlines.clear();
        derived.practice_outlines.clear();
        derived.outlined_names = std::move(names);
    }
    Finding finding;
    finding.narrow = narrows(model, derived) && !renamed;
    if (finding.narrow) {
        finding.known = search_terms(derived.found_for);
        finding.before = std::move(derived.found);
    }
    finding.done = false;
    derived.finding = std::move(finding);
    derived.found.clear();
    derived.found_of = model.document.journal_change;
    derived.found_filter = model.filter;
    derived.found_for = model.search;
    derived.found_valid = true;
}

// Texts lie all over the memory, and most of the time goes into waiting for it: the next ones are asked for ahead,
// first what stands in `far`, then the bytes of `near` that are read first. A compiler takes a function that only asks
// ahead for one that does nothing: hence inline, always.
constexpr std::uint32_t kAhead = 4;
[[gnu::always_inline]] inline void fetch_ahead(const std::vector<Entry>& entries, const Found& far, const Found& near) {
    if (!far.practice) {
        __builtin_prefetch(&entries[far.place].text);
        __builtin_prefetch(&entries[far.place].meta.tags);
    }
    if (near.practice) return;
    const std::string& text = entries[near.place].text;
    __builtin_prefetch(text.data() + std::min<std::size_t>(near.at, text.size()));
}

void find_on(const Model& model, Derived& derived, const Enough& enough) {
    Finding& finding = derived.finding;
    const std::vector<std::string> terms = search_terms(model.search);
    Seeker seeker(terms, finding.known);
    const bool any = !terms.empty();
    const auto& entries = model.document.entries;
    const auto& practices = model.document.practices;
    if (any) {
        derived.entry_outlines.resize(entries.size());
        derived.practice_outlines.resize(practices.size());
    }
    Searched searched;
    const bool filtered = model.filter != EntryFilter{};
    const auto look = [&](Found one) {
        if (one.practice) {
            const Practice& practice = practices[one.place];
            if (!passes(model.filter, practice)) return;
            if (any && !says(model, practice, derived.practice_outlines[one.place], seeker, searched, one.at)) return;
        } else {
            const Entry& entry = entries[one.place];
            if (filtered && !passes(model.filter, entry)) return;
            if (any && !says(model, entry, derived.entry_outlines[one.place], seeker, searched, one.at)) return;
        }
        derived.found.push_back(one);
    };
    // Both lists are newest first; of one day the entries come first. False at the end.
    const auto look_at_next = [&] {
        if (finding.narrow) {
            if (finding.next == finding.before.size()) return false;
            if (finding.next + 2 * kAhead < finding.before.size()) {
                fetch_ahead(entries, finding.before[finding.next + 2 * kAhead], finding.before[finding.next + kAhead]);
            }
            look(finding.before[finding.next++]);
            return true;
        }
        if (finding.entry + 2 * kAhead < entries.size()) {
            fetch_ahead(entries, {false, finding.entry + 2 * kAhead}, {false, finding.entry + kAhead});
        }
        const bool entry = finding.entry < entries.size(), practice = finding.practice < practices.size();
        if (!entry && !practice) return false;
        if (practice && (!entry || practices[finding.practice].when.day > entries[finding.entry].when.day)) {
            look({true, finding.practice++});
        } else {
            look({false, finding.entry++});
        }
        return true;
    };
    constexpr int kBetween = 64;  // things between two looks at the clock
    for (int i = 1; look_at_next(); ++i) {
        if (i % kBetween == 0 && enough && enough()) return;
    }
    finding = {};
}

std::vector<UsedWord> most_used(const Model& model, std::vector<std::string> EntryMeta::*list) {
    std::map<std::string_view, int> counts;
    for (const Entry& entry : model.document.entries) {
        for (const std::string& word : entry.meta.*list) ++counts[word];
    }
    std::vector<UsedWord> words;
    for (const auto& [word, count] : counts) words.push_back({std::string(word), count});
    sort_by(words, [](const UsedWord& a, const UsedWord& b) { return a.count > b.count; });
    return words;
}

std::vector<MonthOfEntries> months_of(const Model& model, const std::vector<Found>& found) {
    std::vector<MonthOfEntries> months;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Day day = day_of(model.document, found[i]);
        // Within a month there is no need to find out again where it begins.
        if (months.empty() || day < months.back().first) months.push_back({day - to_civil(day).day + 1, i, i});
        months.back().end = i + 1;
    }
    return months;
}

// Newest first in the document, oldest first here.
std::vector<JournalDay> days_of(const Document& document) {
    std::vector<JournalDay> days;
    const auto& entries = document.entries;
    const auto& practices = document.practices;
    std::size_t entry = entries.size(), practice = practices.size();
    while (entry > 0 || practice > 0) {
        const bool take_entry =
            entry > 0 && (practice == 0 || entries[entry - 1].when.day <= practices[practice - 1].when.day);
        const Day day = take_entry ? entries[entry - 1].when.day : practices[practice - 1].when.day;
        if (days.empty() || days.back().day != day) days.push_back({day});
        JournalDay& of = days.back();
        if (!take_entry) {
            of.practices += practices[--practice].state == Practice::State::done ? 1 : 0;
            continue;
        }
        --entry;
        ++of.entries;
        of.newest = static_cast<std::uint32_t>(entry);
        if (const auto& mood = entries[entry].mood) {
            of.mean_mood = (of.mean_mood * of.moods + *mood) / (of.moods + 1);
            ++of.moods;
        }
    }
    std::erase_if(days, [](const JournalDay& day) { return day.entries + day.practices == 0; });
    return days;
}

// The entries of this day in earlier years, the latest year first. On 28 February of a year without a 29th also that.
std::vector<std::uint32_t> this_day(const Model& model, const std::vector<JournalDay>& days) {
    std::vector<std::uint32_t> places;
    const CivilDate today = to_civil(model.today);
    const bool leap = today.month == 2 && today.day == 28 && !is_leap_year(today.year);
    for (auto day = days.rbegin(); day != days.rend(); ++day) {
        const CivilDate date = to_civil(day->day);
        const bool same = date.month == today.month && (date.day == today.day || (leap && date.day == 29));
        if (!same || date.year >= today.year || day->entries == 0) continue;
        const bool hard = day->moods > 0 && day->mean_mood <= kHardMood;
        if (hard && model.document.settings.skip_hard_days) continue;
        for (int i = 0; i < day->entries; ++i) places.push_back(day->newest + static_cast<std::uint32_t>(i));
    }
    return places;
}

}  // namespace

const JournalDay* find_day(const Derived& derived, Day day) {
    const auto found = std::lower_bound(derived.days.begin(), derived.days.end(), day,
                                        [](const JournalDay& one, Day wanted) { return one.day < wanted; });
    return found != derived.days.end() && found->day == day ? &*found : nullptr;
}

void derive_journal(Model& model, const Enough& enough) {
    Derived& derived = model.derived;
    const Document& document = model.document;
    // Each save of an exercise that is being written would have it all done again, and nothing of it is in sight there.
    if (model.place().screen == Screen::exercising && derived.finding.done) return;
    const bool changed = !derived.found_valid || derived.found_of != document.journal_change;
    if (changed) {
        derived.tags = most_used(model, &EntryMeta::tags);
        derived.feelings = most_used(model, &EntryMeta::feelings);
        derived.days = days_of(document);
        derived.entry_outlines.clear();
        derived.practice_outlines.clear();
    }
    if (changed || derived.this_day_of != model.today || derived.this_day_skips != document.settings.skip_hard_days) {
        derived.this_day = this_day(model, derived.days);
        derived.this_day_of = model.today;
        derived.this_day_skips = document.settings.skip_hard_days;
    }
    if (changed || derived.found_for != model.search || derived.found_filter != model.filter) {
        begin_finding(model, derived);
    }
    if (derived.finding.done) return;
    find_on(model, derived, enough);
    derived.months = months_of(model, derived.found);
}

}  // namespace mooring
