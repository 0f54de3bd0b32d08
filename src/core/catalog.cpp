#include "core/catalog.h"

#include <algorithm>
#include <tuple>

#include "core/content_codec.h"
#include "core/sorting.h"

namespace mooring {

namespace {

// instruments/compass-12.json: the folder says what it is, the name is the id.
struct Path {
    std::string_view folder;
    std::string_view id;
    bool json = false;
};

Path split(std::string_view name) {
    Path path;
    const std::size_t slash = name.rfind('/');
    if (slash != std::string_view::npos) path.folder = name.substr(0, slash);
    path.id = name.substr(slash == std::string_view::npos ? 0 : slash + 1);
    path.json = path.id.ends_with(".json");
    if (path.json) path.id.remove_suffix(5);
    return path;
}

// By bisection in a list that ascends by id.
template <class T>
const T* find_by_id(const std::vector<T>& list, std::string_view id) {
    const auto found = std::lower_bound(list.begin(), list.end(), id,
                                        [](const T& entry, std::string_view wanted) { return entry.id < wanted; });
    return found != list.end() && found->id == id ? &*found : nullptr;
}

// Puts the entry in its place; an id that is taken is a problem and the first one stays.
template <class T>
void insert(std::vector<T>& list, std::optional<T> entry, const ContentFile& file, std::vector<Problem>& problems) {
    if (!entry) return;
    const auto place = std::lower_bound(list.begin(), list.end(), entry->id,
                                        [](const T& a, const std::string& id) { return a.id < id; });
    if (place != list.end() && place->id == entry->id) {
        problems.push_back({file.name, "", "another file has the same id"});
    } else {
        list.insert(place, std::move(*entry));
    }
}

// What is named must be there; a name that leads nowhere is left out.
template <class T>
void check_names(std::vector<std::string>& names, const std::vector<T>& list, const std::string& file,
                 const char* where, std::vector<Problem>& problems) {
    std::erase_if(names, [&](const std::string& name) {
        if (find_by_id(list, name)) return false;
        problems.push_back({file, where, "names what is not there: " + name});
        return true;
    });
}

void check_references(LoadedCatalog& loaded) {
    Catalog& catalog = loaded.catalog;
    for (Exercise& exercise : catalog.exercises) {
        const std::string file = "exercises/" + exercise.id + ".json";
        if (std::erase(exercise.offers, exercise.id) > 0) loaded.problems.push_back({file, "offers", "names itself"});
        check_names(exercise.offers, catalog.exercises, file, "offers", loaded.problems);
        check_names(exercise.learn, catalog.learn_cards, file, "learn", loaded.problems);
        check_names(exercise.evidence, catalog.evidence, file, "evidence", loaded.problems);
    }
    for (LearnCard& card : catalog.learn_cards) {
        const std::string file = "learn/" + card.id + ".json";
        check_names(card.exercises, catalog.exercises, file, "exercises", loaded.problems);
        check_names(card.evidence, catalog.evidence, file, "evidence", loaded.problems);
    }
}

}  // namespace

void Catalog::add(Catalog more) {
    prompts = std::move(more.prompts);
    feelings = std::move(more.feelings);
    exercises = std::move(more.exercises);
    path = std::move(more.path);
    learn_cards = std::move(more.learn_cards);
    statement_areas = std::move(more.statement_areas);
    evidence = std::move(more.evidence);
    words.add(std::move(more.words));
    whole = true;
}

const Instrument* Catalog::find_instrument(std::string_view id) const {
    return find_by_id(instruments, id);
}
const Prompt* Catalog::find_prompt(std::string_view id) const {
    return find_by_id(prompts, id);
}

const Exercise* Catalog::find_exercise(std::string_view id) const {
    return find_by_id(exercises, id);
}

const LearnCard* Catalog::find_learn_card(std::string_view id) const {
    return find_by_id(learn_cards, id);
}

const StatementArea* Catalog::find_statement_area(std::string_view id) const {
    return find_by_id(statement_areas, id);
}

const Evidence* Catalog::find_evidence(std::string_view id) const {
    return find_by_id(evidence, id);
}

const Feeling* Catalog::find_feeling(std::string_view id) const {
    for (const FeelingFamily& family : feelings) {
        for (const Feeling& feeling : family.words) {
            if (feeling.id == id) return &feeling;
        }
    }
    return nullptr;
}

LoadedCatalog load_catalog(std::span<const ContentFile> files, std::string_view lang) {
    LoadedCatalog loaded;
    std::vector<Problem>& problems = loaded.problems;
    bool has_strings = false;
    for (const ContentFile& file : files) {
        const Path path = split(file.name);
        if (!path.json || path.id.empty()) {
            problems.push_back({file.name, "", "is no .json file with a name"});
        } else if (path.folder == "instruments") {
            insert(loaded.catalog.instruments, decode_instrument(file, path.id, problems), file, problems);
        } else if (path.folder == "prompts") {
            insert(loaded.catalog.prompts, decode_prompt(file, path.id, problems), file, problems);
        } else if (path.folder == "feelings") {
            insert(loaded.catalog.feelings, decode_feelings(file, path.id, problems), file, problems);
        } else if (path.folder == "exercises") {
            insert(loaded.catalog.exercises, decode_exercise(file, path.id, problems), file, problems);
        } else if (path.folder == "learn") {
            insert(loaded.catalog.learn_cards, decode_learn_card(file, path.id, problems), file, problems);
        } else if (path.folder == "statements") {
            insert(loaded.catalog.statement_areas, decode_statements(file, path.id, problems), file, problems);
        } else if (path.folder == "evidence") {
            insert(loaded.catalog.evidence, decode_evidence(file, path.id, problems), file, problems);
        } else if (path.folder == "help") {
            insert(loaded.catalog.help_lines, decode_help_line(file, path.id, problems), file, problems);
        } else if (path.folder == "strings" || path.folder == "more") {
            Words words(decode_strings(file, problems));
            if (path.id != lang) continue;
            for (const Words::Entry& entry : words.entries()) {
                if (loaded.catalog.words.has(entry.key)) problems.push_back({file.name, entry.key, "is there twice"});
            }
            loaded.catalog.words.add(std::move(words));
            has_strings = true;
        } else {
            problems.push_back({file.name, "", "lies in a folder that nothing reads"});
        }
    }
    sort_by(loaded.catalog.feelings, [](const FeelingFamily& a, const FeelingFamily& b) { return a.order < b.order; });
    check_references(loaded);
    const auto& exercises = loaded.catalog.exercises;
    for (std::size_t i = 0; i < exercises.size(); ++i) loaded.catalog.path.push_back(i);
    sort_by(loaded.catalog.path, [&](std::size_t a, std::size_t b) {
        return std::tie(exercises[a].step, exercises[a].order) < std::tie(exercises[b].step, exercises[b].order);
    });
    if (!has_strings) problems.push_back({"strings/" + std::string(lang) + ".json", "", "missing"});
    return loaded;
}

}  // namespace mooring
