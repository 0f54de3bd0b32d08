// Files of the practice part: every problem is found and named, and one bad file never takes the others away.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/catalog.h"

using namespace mooring;

namespace {

const std::string kExercise = R"({"schema":1,"order":1,"version":1,"title":"T","step":"worth","skills":["worth"],
"side":"both","depth":"light","contexts":["any"],"minutes":5,"gate":true,"person":"optional","summary":"S.","about":"A.",
"parts":[{"title":"P","fields":[{"id":"a","kind":"short","label":"L"},{"id":"when","kind":"date","label":"L"},
{"id":"list","kind":"rows","label":"L","row":"line","least":0,"most":5,"columns":[{"id":"c","kind":"slider","label":"L","min":1,"max":3,"low":"l","high":"h"}]}]}],
"picture":{"kind":"rings","rows":"list","label":"c","ring":"c"},"follow":{"days":3,"due":"when","question":"Q?","fields":[{"id":"z","kind":"percent","label":"L"}]},
"end":"E.","offers":[],"learn":[],"evidence":[]})";

struct Found {
    std::vector<Problem> problems;
    std::size_t exercises = 0;
};

Found load(const std::string& exercise) {
    const std::string strings = R"({"schema":1,"strings":{"a":"b"}})";
    const std::string good = R"({"schema":1,"order":1,"title":"T","minutes":2,"topics":[],"sections":[{"text":"X."}]})";
    const ContentFile files[] = {{"exercises/e01.json", exercise.data(), exercise.size()},
                                 {"learn/l01.json", good.data(), good.size()},
                                 {"strings/en.json", strings.data(), strings.size()}};
    LoadedCatalog loaded = load_catalog(files);
    CHECK(loaded.catalog.learn_cards.size() == 1);
    return {std::move(loaded.problems), loaded.catalog.exercises.size()};
}

std::string replaced(const std::string& from, const std::string& to) {
    std::string text = kExercise;
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

void refused(const std::string& from, const std::string& to, const std::string& where) {
    CAPTURE(from);
    CAPTURE(to);
    const Found found = load(replaced(from, to));
    CHECK(found.exercises == 0);
    const bool named = std::any_of(found.problems.begin(), found.problems.end(), [&](const Problem& problem) {
        return problem.where.find(where) != std::string::npos;
    });
    CHECK(named);
}

}  // namespace

TEST_CASE("an exercise is read as it stands") {
    const Found found = load(kExercise);
    for (const Problem& problem : found.problems) MESSAGE(problem.where, " ", problem.what);
    CHECK(found.problems.empty());
    CHECK(found.exercises == 1);
}

TEST_CASE("whatever is wrong with an exercise is said with its place") {
    refused(R"("kind":"short")", R"("kind":"hologram")", "parts/0/fields/0/kind");
    refused(R"("title":"T",)", "", "title");
    refused(R"("step":"worth")", R"("step":"heaven")", "step");
    refused(R"("skills":["worth"])", R"("skills":["magic"])", "skills");
    refused(R"("skills":["worth"])", R"("skills":[])", "skills");
    refused(R"("id":"a")", R"("id":"when")", "parts/0/fields/1/id");
    refused(R"("id":"a")", R"("id":"week-act")", "parts/0");
    refused(R"("min":1,"max":3)", R"("min":3,"max":1)", "max");
    refused(R"("kind":"slider","label":"L","min":1,"max":3,"low":"l","high":"h")",
            R"("kind":"sort","label":"L","bins":[{"id":"x","text":"y"}])", "columns/0/kind");
    refused(R"("most":5)", R"("most":0)", "most");
    refused(R"("due":"when")", R"("due":"a")", "due");
    refused(R"("rows":"list")", R"("rows":"a")", "picture");
    refused(R"("minutes":5)", R"("minutes":5,"streak":true)", "streak");
    refused(R"("gate":true)", R"("gate":"yes")", "gate");
    refused(R"("fields":[{"id":"z","kind":"percent","label":"L"}])", R"("fields":[])", "follow/fields");
    refused(R"("due":"when")", R"("due":"when","rows":"a","columns":["c"])", "follow/rows");
    refused(R"("due":"when")", R"("due":"when","rows":"list")", "follow/columns");
    refused(R"("due":"when")", R"("due":"when","rows":"list","columns":["d"])", "follow/columns");
    refused(R"("due":"when")", R"("due":"c","rows":"list","columns":["c"])", "follow/due");
    refused(R"("end":"E.")", R"("end":"E.","count":["a"])", "count");
    refused(R"("end":"E.")", R"("end":"E.","copy":"nothing")", "copy");
    refused(R"("kind":"short","label":"L")", R"("kind":"short","label":"L","voices":true)", "voices");
    refused(R"("most":5)", R"("most":5,"ranked":"yes")", "ranked");
    refused(R"("kind":"date","label":"L")", R"("kind":"date","label":"L","watch":["x"],"watchSay":"S.")", "watch");
}

TEST_CASE("what is asked later never hangs on its own answer, and no exercise leads to itself") {
    refused(R"("due":"when","question":"Q?","fields":[{"id":"z","kind":"percent","label":"L"}])",
            R"("due":"z","question":"Q?","fields":[{"id":"z","kind":"date","label":"L"}])", "follow/due");
    const Found found = load(replaced(R"("offers":[])", R"("offers":["e01"])"));
    CHECK(found.exercises == 1);
    REQUIRE(found.problems.size() == 1);
    CHECK(found.problems[0].what == "names itself");
}

TEST_CASE("every file that can be wrong in every way takes away itself alone") {
    // Each file of the content in turn is cut off, emptied and filled with something else.
    const std::span<const ContentFile> shipped(kContentFiles, kContentFileCount);
    const auto count = [](const Catalog& catalog) {
        return catalog.instruments.size() + catalog.prompts.size() + catalog.help_lines.size() +
               catalog.feelings.size() + catalog.exercises.size() + catalog.learn_cards.size() +
               catalog.statement_areas.size() + catalog.evidence.size();
    };
    const std::size_t all = count(load_catalog(shipped).catalog);
    constexpr std::size_t kStep = 5;  // every fifth file is enough, and each folder has its turn
    for (std::size_t i = 0; i < shipped.size(); i += kStep) {
        const std::string name = shipped[i].name;
        if (name.starts_with("strings/") || name.starts_with("more/")) continue;
        CAPTURE(name);
        const std::string cut(shipped[i].bytes, shipped[i].size / 2);
        for (const std::string& bad : {cut, std::string(), std::string(R"({"schema":1,"kind":"hologram"})")}) {
            std::vector<ContentFile> files(shipped.begin(), shipped.end());
            files[i].bytes = bad.data();
            files[i].size = bad.size();
            const LoadedCatalog loaded = load_catalog(files);
            CHECK(count(loaded.catalog) == all - 1);
            CHECK_FALSE(loaded.problems.empty());
            CHECK(loaded.problems[0].file == name);
        }
    }
}

TEST_CASE("a name that leads nowhere is said and left out, and the exercise stays") {
    const Found found = load(replaced(R"("offers":[])", R"("offers":["e99"])"));
    CHECK(found.exercises == 1);
    REQUIRE(found.problems.size() == 1);
    CHECK(found.problems[0].where == "offers");
}
