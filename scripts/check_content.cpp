// Lists every problem of the content with its file and place: check_content assets/content src. Built and run by
// scripts/check. Reads the folders as they are, so that a text can be checked without building the program.
#include <algorithm>
#include <cstdio>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "content/words_check.h"

namespace {

using namespace mooring;
namespace fs = std::filesystem;

struct File {
    std::string name;  // below its folder
    std::string text;
};

std::deque<File> read_folder(const fs::path& folder) {
    std::deque<File> files;
    for (const auto& found : fs::recursive_directory_iterator(folder)) {
        if (!found.is_regular_file() || found.path().filename() == "README.md") continue;
        std::ifstream in(found.path(), std::ios::binary);
        files.push_back({fs::relative(found.path(), folder).generic_string(),
                         {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}});
    }
    std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.name < b.name; });
    return files;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) return std::fputs("check_content CONTENT SOURCES\n", stderr), 2;
    const std::deque<File> files = read_folder(arguments[1]);
    std::vector<ContentFile> content;
    std::set<std::string> languages;
    for (const File& file : files) {
        content.push_back({file.name.c_str(), file.text.data(), file.text.size()});
        const fs::path path(file.name);
        if (path.parent_path() == "strings") languages.insert(path.stem().string());
    }
    const LoadedCatalog loaded = load_catalog(content);
    std::vector<Problem> problems = loaded.problems;
    const auto add = [&](std::vector<Problem> more) { problems.insert(problems.end(), more.begin(), more.end()); };
    add(wording_problems(loaded.catalog));
    for (const std::string& language : languages)
        add(missing_words(loaded.catalog.words, load_catalog(content, language).catalog.words,
                          "strings/" + language + ".json"));
    for (const File& file : read_folder(arguments[2])) add(unknown_keys(loaded.catalog.words, file.name, file.text));
    for (const Problem& problem : problems)
        std::printf("%s: %s: %s\n", problem.file.c_str(), problem.where.c_str(), problem.what.c_str());
    return problems.empty() ? 0 : 1;
}
