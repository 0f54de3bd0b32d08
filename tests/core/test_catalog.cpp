#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "core/catalog.h"

using namespace mooring;

namespace {

const std::string kForm = R"({"schema": 1, "version": "1", "lang": "en", "title": "T", "question": "Q?",
"scale": {"min": 1, "max": 3}, "anchors": [{"value": 1, "text": "no"}, {"value": 3, "text": "yes"}],
"frames": {"general": "in general"}, "retest": {"days": 14, "sem": 0.5},
"careless": {"run": 7, "gap": 1, "sd": 1, "acquiescence": 1},
"items": [{"id": "a", "dimension": "anxiety", "key": "+", "facet": "F1", "text": "One."},
{"id": "b", "dimension": "avoidance", "key": "-", "facet": "F2", "text": "Two."}]})";
const std::string kPrompt =
    R"({"schema": 1, "text": "Why?", "side": "both", "depth": "light", "context": "friend", "marks": ["gate"]})";
const std::string kStrings = R"({"schema": 1, "strings": {"app.name": "Mooring", "app.ok": "OK"}})";

using Files = std::vector<std::pair<std::string, std::string>>;

LoadedCatalog load(const Files& files) {
    std::vector<ContentFile> list;
    for (const auto& [name, text] : files) list.push_back({name.c_str(), text.data(), text.size()});
    return load_catalog(list);
}

Files sound() {
    return {{"instruments/form.json", kForm}, {"prompts/J01.json", kPrompt}, {"strings/en.json", kStrings}};
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, from);
    return text.replace(at, from.size(), to);
}

// Exactly one problem, with the file and place given.
void check_one(const LoadedCatalog& loaded, const std::string& file, const std::string& where) {
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].file == file);
    CHECK(loaded.problems[0].where == where);
    CHECK_FALSE(loaded.problems[0].what.empty());
}

}  // namespace

TEST_CASE("catalog: sound files load whole") {
    const LoadedCatalog loaded = load(sound());
    CHECK(loaded.problems.empty());
    const Instrument* form = loaded.catalog.find_instrument("form");
    REQUIRE(form);
    CHECK(form->items.size() == 2);
    CHECK(form->items[1].keying == Keying::reversed);
    CHECK(form->items[1].dimension == Dimension::avoidance);
    CHECK(form->max == 3);
    CHECK(form->retest_days == 14);
    CHECK(form->careless->run == 7);
    const Prompt* prompt = loaded.catalog.find_prompt("J01");
    REQUIRE(prompt);
    CHECK(prompt->context == PromptContext::friendship);
    CHECK(prompt->gated);
    CHECK_FALSE(prompt->planning);
    CHECK(loaded.catalog.words.get("app.name") == "Mooring");
    CHECK(loaded.catalog.find_prompt("J02") == nullptr);
    CHECK(loaded.catalog.find_instrument("J01") == nullptr);
}

TEST_CASE("catalog: every kind of damage to a form is named, with its place, and takes only the form away") {
    const struct {
        const char *from, *to, *where;
    } damages[] = {
        {"\"schema\": 1", "\"schema\": 2", "schema"},
        {"\"schema\": 1, ", "", "schema"},
        {"\"version\": \"1\"", "\"version\": 1", "version"},
        {"\"lang\": \"en\", ", "", "lang"},
        {"\"title\": \"T\"", "\"title\": \"\"", "title"},
        {"\"title\": \"T\"", "\"title\": null", "title"},
        {"\"title\": \"T\"", "\"title\": \"T\", \"norms\": 3", "norms"},
        {"\"min\": 1", "\"min\": 1.5", "scale/min"},
        {"\"max\": 3}", "\"max\": 3, \"step\": 1}", "scale/step"},
        {"{\"value\": 1, \"text\": \"no\"}", "{\"value\": 1}", "anchors/0/text"},
        {"{\"value\": 3, \"text\": \"yes\"}", "{\"value\": 2, \"text\": \"yes\"}", "anchors"},
        {"{\"general\": \"in general\"}", "{}", "frames/general"},
        {"\"in general\"", "\"with {name}\"", "frames/general"},
        {"\"days\": 14", "\"days\": -1", "retest/days"},
        {"\"sem\": 0.5", "\"sem\": 9", "retest/sem"},
        {"\"sem\": 0.5", "\"sem\": \"0.5\"", "retest/sem"},
        {"\"retest\": {\"days\": 14, \"sem\": 0.5}", "\"retest\": [14]", "retest"},
        {"\"gap\": 1, ", "", "careless/gap"},
        {"\"run\": 7", "\"run\": 1", "careless/run"},
        {"\"id\": \"b\"", "\"id\": \"a\"", "items/1/id"},
        {"\"id\": \"b\"", "\"id\": 7", "items/1/id"},
        {"\"avoidance\"", "\"distance\"", "items/1/dimension"},
        {"\"dimension\": \"avoidance\", ", "", "items/1/dimension"},
        {"\"key\": \"-\"", "\"key\": \"r\"", "items/1/key"},
        {"\"key\": \"-\", ", "", "items/1/key"},
        {"\"facet\": \"F2\", ", "", "items/1/facet"},
        {"\"text\": \"Two.\"", "\"text\": [\"Two.\"]", "items/1/text"},
        {"\"text\": \"Two.\"", "\"text\": \"With {name}.\"", "items/1/text"},
        {"\"text\": \"Two.\"", "\"text\": \"Two.\", \"past\": \"With {nmae}.\"", "items/1/past"},
        {"\"text\": \"Two.\"}", "\"text\": \"Two.\", \"weight\": 2}", "items/1/weight"},
        {"{\"general\": \"in general\"}", "{\"general\": \"in general\", \"past\": \"then\"}", "items/0/past"},
    };
    for (const auto& damage : damages) {
        CAPTURE(std::string(damage.to));
        Files files = sound();
        files[0].second = replaced(kForm, damage.from, damage.to);
        const LoadedCatalog loaded = load(files);
        REQUIRE_FALSE(loaded.problems.empty());
        CHECK(loaded.problems[0].file == "instruments/form.json");
        bool found = false;
        for (const Problem& problem : loaded.problems) found = found || problem.where == damage.where;
        CHECK_MESSAGE(found, "first at ", loaded.problems[0].where);
        CHECK(loaded.catalog.instruments.empty());
        CHECK(loaded.catalog.prompts.size() == 1);
        CHECK(loaded.catalog.words.has("app.ok"));
    }
}

TEST_CASE("catalog: every kind of damage to a prompt is named") {
    const struct {
        const char *from, *to, *where;
    } damages[] = {
        {"\"schema\": 1, ", "", "schema"},
        {"\"text\": \"Why?\"", "\"text\": 5", "text"},
        {"\"text\": \"Why?\"", "\"text\": \"Why, {name}?\"", "text"},
        {"\"both\"", "\"none\"", "side"},
        {"\"light\"", "\"dark\"", "depth"},
        {"\"friend\"", "\"boss\"", "context"},
        {"[\"gate\"]", "[\"gate\", \"x\"]", "marks/1"},
        {"[\"gate\"]", "[\"gate\", \"gate\"]", "marks/1"},
        {"[\"gate\"]", "[3]", "marks/0"},
        {"[\"gate\"]", "\"gate\"", "marks"},
        {", \"marks\": [\"gate\"]", "", "marks"},
        {"\"schema\": 1", "\"schema\": 1, \"seeds\": []", "seeds"},
    };
    for (const auto& damage : damages) {
        CAPTURE(std::string(damage.to));
        Files files = sound();
        files[1].second = replaced(kPrompt, damage.from, damage.to);
        const LoadedCatalog loaded = load(files);
        check_one(loaded, "prompts/J01.json", damage.where);
        CHECK(loaded.catalog.prompts.empty());
        CHECK(loaded.catalog.instruments.size() == 1);
    }
}

TEST_CASE("catalog: all problems are reported, not only the first") {
    Files files = sound();
    files[0].second = replaced(replaced(kForm, "\"title\": \"T\", ", ""), "\"key\": \"-\"", "\"key\": \"?\"");
    files[1].second = replaced(replaced(kPrompt, "\"light\"", "\"dark\""), "\"friend\"", "\"boss\"");
    files[2].second = R"({"schema": 1, "strings": {"a": 1, "b": "", "c": "fine"}})";
    const LoadedCatalog loaded = load(files);
    CHECK(loaded.problems.size() == 6);
    CHECK(loaded.catalog.words.get("c") == "fine");
    CHECK_FALSE(loaded.catalog.words.has("a"));
}

TEST_CASE("catalog: truncated at any byte, a file is a problem and never a crash") {
    for (std::size_t length = 0; length < kForm.size(); ++length) {
        CAPTURE(length);
        Files files = sound();
        files[0].second = kForm.substr(0, length);
        const LoadedCatalog loaded = load(files);
        check_one(loaded, "instruments/form.json", "");
        CHECK(loaded.catalog.prompts.size() == 1);
    }
}

TEST_CASE("catalog: other JSON than an object") {
    for (const char* text :
         {"", "null", "[]", "3", "\"text\"", "true", "{", "{}}", "{\"schema\": 1e999}", "\xff\xfe"}) {
        CAPTURE(text);
        for (std::size_t i = 0; i < 3; ++i) {
            Files files = sound();
            files[i].second = text;
            const LoadedCatalog loaded = load(files);
            REQUIRE_FALSE(loaded.problems.empty());
            CHECK(loaded.problems[0].file == files[i].first);
        }
    }
    Files deep = sound();
    deep[0].second = std::string(100'000, '[');
    check_one(load(deep), "instruments/form.json", "");
    Files twice = sound();
    twice[2].second = R"({"schema": 1, "strings": {"a": "1", "a": "2"}})";
    check_one(load(twice), "strings/en.json", "");
}

TEST_CASE("catalog: names, folders and ids") {
    Files files = sound();
    files.push_back({"prompts/J01.json", kPrompt});
    check_one(load(files), "prompts/J01.json", "");
    files = sound();
    files.push_back({"songs/S01.json", "{}"});
    check_one(load(files), "songs/S01.json", "");
    files = sound();
    files.push_back({"prompts/J02.txt", kPrompt});
    check_one(load(files), "prompts/J02.txt", "");
    files = sound();
    files.push_back({"prompts/.json", kPrompt});
    check_one(load(files), "prompts/.json", "");
    files = sound();
    files.pop_back();
    check_one(load(files), "strings/en.json", "");
    files = sound();
    files.push_back({"strings/de.json", R"({"schema": 1, "strings": {"app.name": 3}})"});
    check_one(load(files), "strings/de.json", "strings/app.name");
    files[3].second = R"({"schema": 1, "strings": ["OK"]})";
    check_one(load(files), "strings/de.json", "strings");
    files[3].second = R"({"schema": 1})";
    check_one(load(files), "strings/de.json", "strings");
    CHECK(load({}).problems.size() == 1);
}

TEST_CASE("catalog: lists ascend by id whatever the order of the files") {
    const LoadedCatalog loaded = load({{"strings/en.json", kStrings},
                                       {"prompts/J10.json", kPrompt},
                                       {"prompts/J02.json", kPrompt},
                                       {"prompts/J07.json", kPrompt}});
    CHECK(loaded.problems.empty());
    REQUIRE(loaded.catalog.prompts.size() == 3);
    CHECK(loaded.catalog.prompts[0].id == "J02");
    CHECK(loaded.catalog.prompts[2].id == "J10");
    CHECK(loaded.catalog.find_prompt("J07") != nullptr);
}
