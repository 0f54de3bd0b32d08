// The report to hand over: what is in it is ticked here, and read before it leaves.
#include <algorithm>

#include "app/hand_over.h"
#include "core/holds.h"
#include "ui/views/progress_parts.h"

namespace mooring {

namespace {

constexpr std::size_t kMostEntries = 60;  // offered at once, the newest of the range
constexpr int kFirstDays = 90;

template <class T>
void flip(std::vector<T>& list, const T& item) {
    const auto found = std::find(list.begin(), list.end(), item);
    if (found == list.end()) {
        list.push_back(item);
    } else {
        list.erase(found);
    }
}

// Names somebody for whom openness is withheld.
bool is_guarded(const Model& model, const Entry& entry) {
    return std::any_of(entry.meta.people.begin(), entry.meta.people.end(), [&](const RecordId& id) {
        const Safety safety = safety_of(model, id);
        return safety == Safety::withheld || safety == Safety::ask;
    });
}

void draw_range(Ui& ui, HandOverView& view, const Model& model) {
    Card card(ui, "range", ui.word("report.range"));
    if (const auto day = date_field(ui, "from", ui.word("report.from"), view.from, view.choice.from, model.today))
        view.choice.from = *day;
    ui.gap(space::kM);
    if (const auto day = date_field(ui, "to", ui.word("report.to"), view.to, view.choice.to, model.today))
        view.choice.to = *day;
    if (view.choice.from > view.choice.to) {
        ui.gap(space::kS);
        notice(ui, "empty range", ui.word("report.range.empty"));
    }
}

void draw_parts(Ui& ui, HandOverView& view, const Model& model) {
    ui.gap(space::kL);
    Card card(ui, "parts", ui.word("report.parts"));
    prose(ui, "about", ui.word("report.parts.about"));
    ui.gap(space::kS);
    const auto tick = [&](const char* key, bool ReportChoice::*part) {
        if (check_box(ui, key, ui.word(key), view.choice.*part)) view.choice.*part = !(view.choice.*part);
    };
    tick("report.part.scores", &ReportChoice::scores);
    if (!model.document.questionnaires.empty()) tick("report.part.own", &ReportChoice::own);
    tick("report.part.events", &ReportChoice::events);
    tick("report.part.feelings", &ReportChoice::feelings);
    tick("report.part.triggers", &ReportChoice::triggers);
    tick("report.part.practice", &ReportChoice::practice);
    std::vector<const Person*> people;
    for (const Person& person : model.document.persons) {
        if (safety_of(model, person.id) == Safety::open) people.push_back(&person);
    }
    if (people.empty()) return;
    ui.gap(space::kM);
    heading(ui, "people title", 3, ui.word("report.people"), type::kBodyStrong);
    for (const Person* person : people) {
        if (check_box(ui, "person " + to_text(person->id), person->name, holds(view.choice.people, person->id)))
            flip(view.choice.people, person->id);
    }
}

void draw_entries(Ui& ui, HandOverView& view, const Model& model) {
    ui.gap(space::kL);
    Card card(ui, "entries", ui.word("report.entries"));
    std::vector<const Entry*> offered;
    std::size_t guarded = 0;
    for (const Entry& entry : model.document.entries) {
        if (entry.when.day < view.choice.from || entry.when.day > view.choice.to) continue;
        const bool kept_back = is_guarded(model, entry);
        guarded += kept_back ? 1 : 0;
        if ((!kept_back || view.withheld) && offered.size() < kMostEntries) offered.push_back(&entry);
    }
    prose(ui, "about", ui.word(offered.empty() && guarded == 0 ? "report.entries.none" : "report.entries.about"));
    ui.gap(space::kS);
    for (const Entry* entry : offered) {
        constexpr std::size_t kLine = 60;
        std::string words = entry->meta.title.empty() ? entry->text : entry->meta.title;
        words = words.substr(0, words.find('\n'));
        std::size_t end = std::min(words.size(), kLine);
        while (end < words.size() && end > 0 && (words[end] & 0xC0) == 0x80) --end;  // between characters
        if (end < words.size()) words = words.substr(0, end) + "...";
        if (check_box(ui, "entry " + to_text(entry->id), day_short(ui, entry->when.day) + " \u00B7 " + words,
                      holds(view.choice.entries, entry->id)))
            flip(view.choice.entries, entry->id);
    }
    if (guarded > 0) {
        ui.gap(space::kS);
        if (check_box(ui, "guarded", ui.word("report.entries.guarded"), view.withheld)) {
            view.withheld = !view.withheld;
            // What is not offered any more is not ticked either.
            if (!view.withheld)
                std::erase_if(view.choice.entries, [&](const RecordId& id) {
                    const Entry* entry = model.document.find_entry(id);
                    return entry == nullptr || is_guarded(model, *entry);
                });
        }
    }
}

// A section as it will be read; its picture is in the file alone.
void draw_section(Ui& ui, const ReportSection& section, bool title, const std::string& at) {
    heading(ui, "title " + at, 3, section.title, title ? type::kSection : type::kBodyStrong);
    ui.gap(space::kXs);
    for (std::size_t i = 0; i < section.paragraphs.size(); ++i) {
        user_text(ui, "text " + at + " " + std::to_string(i), section.paragraphs[i], type::kBody);
        ui.gap(space::kS);
    }
    if (!section.picture.empty()) {
        muted(ui, "picture " + at, ui.word("report.picture"));
        ui.gap(space::kXs);
    }
    table(ui, "table " + at, {section.title, section.columns, section.rows}, TableShown::drawn);
    if (!section.columns.empty()) ui.gap(space::kS);
    if (!section.note.empty()) muted(ui, "note " + at, section.note);
}

void draw_report_page(Ui& ui, const ReportPage& page, std::size_t number) {
    if (page.continues) {
        muted(ui, "goes on", ui.word("report.page.goes_on"));
        ui.gap(space::kXs);
    }
    for (std::size_t i = 0; i < page.sections.size(); ++i) {
        if (i > 0) ui.gap(space::kXl);
        draw_section(ui, page.sections[i], number == 0 && i == 0, std::to_string(i));
    }
}

// A long report is read page by page; a turn leads to the top of the next.
void draw_page_turns(Ui& ui, HandOverView& view) {
    if (view.pages.size() < 2) return;
    ui.gap(space::kL);
    muted(ui, "page",
          ui.word("report.page",
                  {{"page", std::to_string(view.page + 1)}, {"pages", std::to_string(view.pages.size())}}));
    ui.gap(space::kXs);
    Flow flow(ui);
    const std::size_t before = view.page;
    if (view.page + 1 < view.pages.size() && flow.button("next page", ui.word("report.page.next"))) ++view.page;
    if (before > 0 && flow.button("page before", ui.word("report.page.before"))) --view.page;
    if (view.page != before) ui.sem.ask_focus(ui.id("title 0"));
}

void draw_preview(Ui& ui, HandOverView& view, const Model& model) {
    ui.gap(space::kL);
    Card card(ui, "preview", ui.word("report.preview"));
    if (switch_row(ui, "redact", ui.word("report.redact"), ui.word("report.redact.help"), view.choice.redact))
        view.choice.redact = !view.choice.redact;
    ui.gap(space::kS);
    // Made anew only when a tick or the document changed.
    if (!view.made || view.pages_change != model.document.change || view.pages_of != view.choice) {
        if (view.pages_of != view.choice) view.page = 0;
        view.made = true;
        view.pages_change = model.document.change;
        view.pages_of = view.choice;
        const Report report = hand_over_report(model, view.choice);
        view.pages = report.sections.empty() ? std::vector<ReportPage>() : report_pages(report);
    }
    if (view.pages.empty()) {
        prose(ui, "nothing", ui.word("report.nothing"));
        return;
    }
    if (disclosure(ui, "read", ui.word("report.read"), view.preview)) {
        const Panel panel(ui, "read", ui.word("report.read"));
        ui.gap(space::kS);
        view.page = std::min(view.page, view.pages.size() - 1);
        draw_report_page(ui, view.pages[view.page], view.page);
        draw_page_turns(ui, view);
    }
    ui.gap(space::kM);
    notice(ui, "open to all", ui.word("report.open_to_all"));
    ui.gap(space::kM);
    Flow flow(ui);
    if (flow.button("html", ui.word("report.save.html"), {.kind = ButtonKind::primary}))
        ui.emit(action::OfferReport{view.choice, true});
    if (flow.button("text file", ui.word("report.save.text"))) ui.emit(action::OfferReport{view.choice, false});
}

}  // namespace

void draw_hand_over(Ui& ui, HandOverView& view, const Model& model) {
    if (!view.begun) {
        view = {};
        view.begun = true;
        view.choice.from = model.today - kFirstDays + 1;
        view.choice.to = model.today;
    }
    prose(ui, "about", ui.word("report.about"));
    ui.gap(space::kL);
    draw_range(ui, view, model);
    draw_parts(ui, view, model);
    draw_entries(ui, view, model);
    draw_preview(ui, view, model);
    ui.gap(space::kXxl);
}

}  // namespace mooring
