#include "app/hand_over.h"

#include <algorithm>
#include <map>

#include "app/chart_picture.h"
#include "app/derive.h"
#include "app/result_sheet.h"
#include "app/update_parts.h"
#include "core/holds.h"

namespace mooring {

namespace {

class Builder {
public:
    Builder(const Model& model, const ReportChoice& choice) : model_(model), choice_(choice) {
        std::size_t place = 0;
        for (const Person& person : model.document.persons) {
            if (!choice.redact || person.name.empty()) continue;
            swaps_.push_back({person.name, word("report.person", {{"letter", letters(place++)}})});
        }
    }

    Report build() {
        report_.title = word("report.title");
        report_.lead = {word("report.lead", {{"from", print_date(choice_.from)}, {"to", print_date(choice_.to)}}),
                        word("report.lead.own"), word(choice_.redact ? "report.lead.redacted" : "report.lead.names")};
        if (choice_.scores) add_scores();
        if (choice_.own) add_own();
        if (choice_.events) add_events();
        if (choice_.feelings) add_feelings();
        if (choice_.triggers || choice_.practice) add_practice();
        if (!choice_.entries.empty()) add_entries();
        if (!report_.sections.empty()) add_methods();
        return std::move(report_);
    }

private:
    std::string word(std::string_view key, std::initializer_list<Param> params = {}) const {
        return fill(model_.catalog.words.get(key), params);
    }
    // A, B ... Z, AA, AB ...
    static std::string letters(std::size_t place) {
        std::string name(1, static_cast<char>('A' + place % 26));
        return place < 26 ? name : letters(place / 26 - 1) + name;
    }
    bool in_range(Day day) const { return day >= choice_.from && day <= choice_.to; }
    // The person's own words and names.
    std::string own(std::string_view text) const { return swap_names(text, swaps_); }
    std::string name_of(const RecordId& id) const {
        const Person* person = model_.document.find_person(id);
        return own(person ? std::string_view(person->name) : std::string_view());
    }
    std::string about(const RecordId& person) const {
        return person.is_nil() ? word("about.general") : name_of(person);
    }
    // Chosen, and nobody behind the safety questions.
    bool is_open_to_report(const RecordId& person) const {
        return is_chosen(person) && (person.is_nil() || safety_of(model_, person) == Safety::open);
    }
    bool is_chosen(const RecordId& person) const { return person.is_nil() || holds(choice_.people, person); }

    // Somebody for whom openness is withheld: nothing about them is counted or shown unless an entry was ticked itself.
    bool is_guarded(const RecordId& person) const {
        const Safety safety = safety_of(model_, person);
        return safety == Safety::withheld || safety == Safety::ask;
    }

    void add_scores() {
        for (const Series& series : model_.derived.series) {
            const Instrument* form = model_.catalog.find_instrument(series.form);
            if (form == nullptr || !is_open_to_report(series.person)) continue;
            add_dimension(series, *form, false);
            add_dimension(series, *form, true);
        }
    }

    void add_dimension(const Series& series, const Instrument& form, bool avoidance) {
        const auto axis = avoidance ? &ScoredSitting::avoidance : &ScoredSitting::anxiety;
        const DimensionChange& change = avoidance ? series.avoidance : series.anxiety;
        ReportSection section;
        const std::string axis_name = word(avoidance ? "axis.avoidance" : "axis.anxiety");
        section.title =
            word("report.scores", {{"axis", axis_name}, {"about", about(series.person)}, {"form", form.title}});
        section.columns = {word("change.table.date"), word("change.table.score"), word("change.table.change")};
        const ScoreLine line = score_line(model_, series, {choice_.from, choice_.to}, avoidance);
        for (const std::size_t place : line.sittings) {
            const ScoredSitting& sitting = model_.derived.sittings[place];
            const Change* found = sitting.derived ? nullptr : find_change(change, sitting.id);
            const std::string verdict = word(sitting.derived ? "change.derived" : verdict_key(series, found));
            section.rows.push_back(
                {print_date(sitting.day), axis_words(model_.catalog.words, false, *(sitting.*axis)), verdict});
        }
        if (line.sittings.empty()) return;
        if (line.sittings.size() > 1) section.picture = picture_of(model_, series, line, avoidance, section.title);
        // What the slanted line of the picture may be called; said where the picture is not, too.
        if (line.line)
            section.paragraphs = {word(!line.named                  ? "direction.unclear"
                                       : line.line->per_30_days < 0 ? "direction.lower.words"
                                                                    : "direction.higher.words")};
        section.note = word("report.scores.note", {{"sem", format_number(form.retest_sem, 2)}});
        report_.sections.push_back(std::move(section));
    }

    static const char* verdict_key(const Series& series, const Change* found) {
        constexpr const char* kVerdicts[] = {"change.noise", "change.possible", "change.likely"};
        if (found) return found->confirmed ? "change.confirmed" : kVerdicts[static_cast<int>(found->verdict)];
        return series.past ? "change.past" : "change.baseline";
    }

    // Questionnaires that were brought in, a scale a section, by their own key and under their own terms.
    void add_own() {
        for (const Series& series : model_.derived.series) {
            const Questionnaire* own = find_own_form(model_, series.form);
            if (own == nullptr || !is_open_to_report(series.person)) continue;
            for (std::size_t i = 0; i < own->form.scales.size() && i < series.own.size(); ++i)
                add_own_scale(series, own->form, i);
        }
    }

    void add_own_scale(const Series& series, const OwnForm& form, std::size_t scale) {
        ReportSection section;
        section.title =
            word("report.scores",
                 {{"axis", own(form.scales[scale].name)}, {"about", about(series.person)}, {"form", own(form.title)}});
        section.columns = {word("change.table.date"), word("change.table.score")};
        const bool change_named = series.own[scale].baseline.has_value();
        if (change_named) section.columns.push_back(word("change.table.change"));
        const bool sum = form.scales[scale].method == ScaleMethod::sum;
        for (const std::size_t place : series.sittings) {
            const ScoredSitting& sitting = model_.derived.sittings[place];
            if (scale >= sitting.own.size() || !sitting.own[scale].scorable || !in_range(sitting.day)) continue;
            section.rows.push_back({print_date(sitting.day), format_number(sitting.own[scale].value, sum ? 0 : 1)});
            if (change_named)
                section.rows.back().push_back(word(verdict_key(series, find_change(series.own[scale], sitting.id))));
        }
        if (section.rows.empty()) return;
        section.note = word("report.own.note", {{"licence", form.licence}});
        report_.sections.push_back(std::move(section));
    }

    void add_events() {
        ReportSection section{word("title.events"), {}, {word("change.table.date"), word("report.event")}, {}, {}, {}};
        for (const LifeEvent& event : model_.document.life_events) {
            if (!in_range(event.day) || !is_chosen(event.person) || is_guarded(event.person)) continue;
            std::string text = word("event." + std::string(event_name(event.kind)));
            if (!event.text.empty()) text += ": " + own(event.text);
            section.rows.push_back({print_date(event.day), text});
        }
        if (!section.rows.empty()) report_.sections.push_back(std::move(section));
    }

    void add_feelings() {
        std::map<std::string, int> counts;
        std::vector<double> moods;
        for (const Entry& entry : model_.document.entries) {
            const auto& people = entry.meta.people;
            const bool guarded =
                std::any_of(people.begin(), people.end(), [&](const RecordId& id) { return is_guarded(id); });
            if (!in_range(entry.when.day) || guarded) continue;
            for (const std::string& feeling : entry.meta.feelings) ++counts[feeling];
            if (entry.mood) moods.push_back(*entry.mood);
        }
        ReportSection section{word("report.feelings"), {}, {word("report.feeling"), word("report.times")}, {}, {}, {}};
        for (const auto& [id, count] : counts) {
            const Feeling* feeling = model_.catalog.find_feeling(id);
            section.rows.push_back({feeling ? feeling->text : own(id), std::to_string(count)});
        }
        if (moods.size() >= static_cast<std::size_t>(kMoodFrom))
            section.paragraphs = {word(
                "report.mood", {{"count", std::to_string(moods.size())}, {"median", format_number(median(moods), 1)}})};
        if (section.rows.empty()) section.columns.clear();
        if (!section.rows.empty() || !section.paragraphs.empty()) report_.sections.push_back(std::move(section));
    }

    // "3 of 8; a share likely between 16 % and 65 %"; counts alone while there are few.
    std::string share(int count, int of) const {
        const std::string counts = std::to_string(count), all = std::to_string(of);
        if (of < kShareFrom) return word("report.count", {{"count", counts}, {"of", all}});
        const Interval likely = wilson(count, of);
        return word("report.share", {{"count", counts},
                                     {"of", all},
                                     {"low", format_number(100 * likely.low, 0)},
                                     {"high", format_number(100 * likely.high, 0)}});
    }

    void add_practice() {
        std::vector<const Practice*> done;
        std::map<std::string, int> times;
        for (auto practice = model_.document.practices.rbegin(); practice != model_.document.practices.rend();
             ++practice) {
            const Exercise* exercise = model_.catalog.find_exercise(practice->exercise);
            if (practice->state == Practice::State::draft || !in_range(practice->when.day) || exercise == nullptr ||
                !is_chosen(practice->person) || is_guarded(practice->person)) {
                continue;
            }
            done.push_back(&*practice);
            ++times[exercise->title];
        }
        if (choice_.practice && !done.empty()) {
            ReportSection section{
                word("report.practice"), {}, {word("report.exercise"), word("report.times")}, {}, {}, {}};
            for (const auto& [title, count] : times) section.rows.push_back({title, std::to_string(count)});
            const PromiseTally promises = tally_promises(done);
            if (promises.settled() > 0)
                section.paragraphs.push_back(
                    word("report.promises", {{"share", share(promises.held(), promises.settled())}}));
            const EaseTally ease = tally_ease(done);
            if (!ease.pairs.empty())
                section.paragraphs.push_back(word("report.ease", {{"count", std::to_string(ease.pairs.size())},
                                                                  {"more", std::to_string(ease.more)},
                                                                  {"less", std::to_string(ease.less)},
                                                                  {"same", std::to_string(ease.same)}}));
            section.note = word("report.practice.note");
            report_.sections.push_back(std::move(section));
        }
        if (choice_.triggers) add_triggers(done);
    }

    void add_triggers(const std::vector<const Practice*>& done) {
        const Exercise* log = model_.catalog.find_exercise(kTriggerLog);
        const ExerciseField* what = log ? find_field(*log, "trigger") : nullptr;
        const ExerciseField* pull = log ? find_field(*log, "pull") : nullptr;
        if (what == nullptr || pull == nullptr) return;
        std::vector<std::string> kinds;
        for (const FieldOption& option : what->options) kinds.push_back(option.id);
        const TriggerTally tally = tally_triggers(done, kinds);
        if (tally.logs == 0) return;
        ReportSection section{word("report.triggers"), {}, {word("report.trigger")}, {}, {}, {}};
        for (const FieldOption& option : pull->options) section.columns.push_back(option.text);
        for (const TriggerTally::Row& row : tally.rows) {
            const auto option = std::find_if(what->options.begin(), what->options.end(),
                                             [&](const FieldOption& one) { return one.id == row.kind; });
            std::vector<std::string> cells{option == what->options.end() ? word("heat.own") : option->text};
            for (const int count : row.counts) cells.push_back(std::to_string(count));
            section.rows.push_back(std::move(cells));
        }
        if (tally.recovery_min)
            section.paragraphs = {word("report.recovery", {{"minutes", format_number(*tally.recovery_min, 0)},
                                                           {"count", std::to_string(tally.recoveries)}})};
        section.note = word("report.triggers.note");
        report_.sections.push_back(std::move(section));
    }

    // Only the ones ticked, oldest first, whatever the range.
    void add_entries() {
        for (auto entry = model_.document.entries.rbegin(); entry != model_.document.entries.rend(); ++entry) {
            if (!holds(choice_.entries, entry->id)) continue;
            ReportSection section;
            section.title = print_date(entry->when.day);
            if (!entry->meta.title.empty()) section.title += ": " + own(entry->meta.title);
            section.paragraphs.push_back(own(entry->text));
            report_.sections.push_back(std::move(section));
        }
    }

    void add_methods() {
        report_.sections.push_back(
            {word("report.methods"),
             {word("report.methods.1"), word("report.methods.2"), word("report.methods.3"), word("report.methods.4")},
             {},
             {},
             {},
             {}});
    }

    const Model& model_;
    const ReportChoice& choice_;
    std::vector<NameSwap> swaps_;
    Report report_;
};

}  // namespace

Report hand_over_report(const Model& model, const ReportChoice& choice) {
    return Builder(model, choice).build();
}

void apply(Model& model, const action::OfferReport& offer, Ports& ports) {
    const Report report = hand_over_report(model, offer.choice);
    if (report.sections.empty()) return;
    const std::string name = "report-" + print_date(model.today);
    if (offer.html) {
        ports.files.offer(name + ".html", "text/html", report_html(report));
    } else {
        ports.files.offer(name + ".txt", "text/plain", report_text(report));
    }
}

}  // namespace mooring
