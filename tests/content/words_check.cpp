#include "content/words_check.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace mooring {

namespace {

constexpr int kGradedWords = 30;  // a label or two have no grade

// Groups of vowels, with a silent e at the end left out: the usual estimate.
int syllables(const std::string& word) {
    int count = 0;
    bool vowel = false;
    for (const char c : word) {
        const bool now = std::string_view("aeiouy").find(c) != std::string_view::npos;
        count += now && !vowel;
        vowel = now;
    }
    if (count > 1 && word.ends_with("e") && !word.ends_with("le")) --count;
    return std::max(count, 1);
}

std::vector<std::string_view> sentences_in(std::string_view text) {
    std::vector<std::string_view> sentences;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const bool last = i == text.size();
        const bool stop = !last && (text[i] == '.' || text[i] == '?' || text[i] == ':') &&
                          (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n');
        const bool heading = !last && text[i] == '\n' && i + 1 < text.size() && text[i + 1] == '\n';
        if (!last && !stop && !heading) continue;
        sentences.push_back(text.substr(begin, i - begin));
        begin = i + 1;
    }
    return sentences;
}

class Checker {
public:
    std::vector<Problem> problems;

    // A text of a file; `graded` says whether it counts for the file's reading grade. Labels of a word or two do not.
    void text(const std::string& file, const std::string& where, std::string_view text, bool graded = true) {
        if (text.empty()) return;
        words(file, where, text);
        Reading& reading = readings_[file];
        for (const std::string_view sentence : sentences_in(text)) {
            const std::vector<std::string> found = words_in(sentence);
            if (found.empty()) continue;
            if (found.size() > kSentenceWords)
                problems.push_back({file, where, "a sentence of " + std::to_string(found.size()) + " words"});
            if (!graded) continue;
            ++reading.sentences;
            reading.words += static_cast<int>(found.size());
            for (const std::string& word : found) reading.syllables += syllables(word);
        }
    }

    void words(const std::string& file, const std::string& where, std::string_view text) {
        static const std::set<std::string> refused = {"should", "must",     "he",      "she",    "him",    "her",
                                                      "his",    "hers",     "test",    "normal", "failed", "streak",
                                                      "toxic",  "disorder", "improve", "wife",   "husband"};
        if (where.starts_with("voice.")) return;  // the person's own story as told by he, she or they
        for (const std::string& word : words_in(text)) {
            if (refused.contains(word)) problems.push_back({file, where, "the word \"" + word + "\""});
        }
        if (text.find('!') != std::string_view::npos) problems.push_back({file, where, "an exclamation mark"});
    }

    void field(const std::string& file, const std::string& where, const ExerciseField& field) {
        const std::string at = where + "/" + field.id;
        text(file, at, field.label);
        text(file, at + "/hint", field.hint, false);
        for (const FieldOption& option : field.options) words(file, at + "/" + option.id, option.text);
        for (const ExerciseField& column : field.columns) this->field(file, at, column);
    }

    // Flesch-Kincaid grade level (Kincaid et al. 1975).
    void grades() {
        for (const auto& [file, reading] : readings_) {
            if (reading.words < kGradedWords) continue;
            const double grade =
                0.39 * reading.words / reading.sentences + 11.8 * reading.syllables / reading.words - 15.59;
            if (grade > kHighestGrade) problems.push_back({file, "", "reading grade " + format_number(grade, 1)});
        }
    }

private:
    struct Reading {
        int sentences = 0, words = 0, syllables = 0;
    };
    std::map<std::string, Reading> readings_;
};

void check_exercise(Checker& check, const Exercise& exercise) {
    const std::string file = "exercises/" + exercise.id + ".json";
    check.words(file, "title", exercise.title);
    check.text(file, "summary", exercise.summary);
    check.text(file, "about", exercise.about);
    check.text(file, "front", exercise.front);
    check.text(file, "action", exercise.action);
    check.text(file, "end", exercise.end);
    for (const ExercisePart& part : exercise.parts) {
        check.words(file, "parts", part.title);
        check.text(file, "parts/" + part.title, part.text);
        for (const ExerciseField& field : part.fields) check.field(file, "parts", field);
    }
    check.text(file, "follow/question", exercise.follow.question);
    for (const ExerciseField& field : exercise.follow.fields) check.field(file, "follow", field);
}

// What the rules let pass: a list of sources, messages about a file's format, the name of a distribution.
bool is_exempt(const std::string& key) {
    return key.starts_with("own.problem.") || key == "method.honest.5" || key == "method.honest.6";
}

}  // namespace

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (std::isalnum(static_cast<unsigned char>(c)) || c == '\'' || c == '-') {
            words.back().push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::vector<Problem> wording_problems(const Catalog& catalog) {
    Checker check;
    for (const Exercise& exercise : catalog.exercises) check_exercise(check, exercise);
    for (const LearnCard& card : catalog.learn_cards) {
        for (std::size_t i = 0; i < card.sections.size(); ++i)
            check.text("learn/" + card.id + ".json", "sections/" + std::to_string(i), card.sections[i].text);
    }
    for (const StatementArea& area : catalog.statement_areas) {
        for (const StatementText& statement : area.statements)
            check.text("statements/" + area.id + ".json", statement.id, statement.text);
    }
    // Sizes and samples are exact before they are short.
    for (const Evidence& evidence : catalog.evidence)
        check.words("evidence/" + evidence.id + ".json", "text", evidence.text);
    for (const Prompt& prompt : catalog.prompts) check.words("prompts/" + prompt.id + ".json", "text", prompt.text);
    for (const FeelingFamily& family : catalog.feelings) {
        for (const Feeling& feeling : family.words)
            check.text("feelings/" + family.id + ".json", feeling.id, feeling.meaning);
    }
    for (const HelpLine& line : catalog.help_lines) check.text("help/" + line.id + ".json", "note", line.note);
    for (const Words::Entry& entry : catalog.words.entries()) {
        if (is_exempt(entry.key)) continue;
        const std::string page = entry.key.substr(0, entry.key.find('.'));
        check.text("words of the page \"" + page + "\"", entry.key, entry.text, words_in(entry.text).size() > 3);
    }
    check.grades();
    return check.problems;
}

std::vector<Problem> missing_words(const Words& whole, const Words& part, const std::string& file) {
    std::vector<Problem> problems;
    for (const Words::Entry& entry : whole.entries()) {
        if (!part.has(entry.key)) problems.push_back({file, entry.key, "missing"});
    }
    return problems;
}

std::vector<Problem> unknown_keys(const Words& words, const std::string& file, std::string_view source) {
    constexpr std::string_view kAsks = "word(\"";
    std::vector<Problem> problems;
    for (std::size_t at = source.find(kAsks); at != std::string_view::npos; at = source.find(kAsks, at)) {
        at += kAsks.size();
        const std::size_t end = source.find('"', at);
        if (end == std::string_view::npos || end + 1 >= source.size()) break;
        const std::string key(source.substr(at, end - at));
        const bool whole = source[end + 1] == ')' || source[end + 1] == ',';  // else it is only the beginning of one
        if (whole && !words.has(key)) problems.push_back({file, key, "is asked for and not there"});
        at = end;
    }
    return problems;
}

}  // namespace mooring
