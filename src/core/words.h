// The words people see: a table from key to text, named parameters, and numbers as text.
// No text is ever assembled from pieces of grammar here: one key is one whole sentence.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mooring {

class Words {
public:
    struct Entry {
        std::string key;
        std::string text;
    };

    Words() = default;
    // Sorts the entries. Of two entries with the same key the first stays.
    explicit Words(std::vector<Entry> entries);

    // Joins the entries of another table. Views given before are no longer good.
    void add(Words more);

    // The text, or the key itself when it is missing, so that a gap shows and nothing breaks. The view lives as long as
    // this table, or as the key.
    std::string_view get(std::string_view key) const;

    bool has(std::string_view key) const { return find(key) != nullptr; }
    const std::vector<Entry>& entries() const { return entries_; }  // ascending by key

private:
    const Entry* find(std::string_view key) const;
    std::vector<Entry> entries_;
};

struct Param {
    std::string_view name;
    std::string_view value;
};

// The text with every {name} replaced by the parameter's value, in one pass: braces inside a value stay as they are.
// Placeholders without a parameter and lone braces stay too.
std::string fill(std::string_view text, std::initializer_list<Param> params);
std::string fill(std::string_view text, std::span<const Param> params);

// Placeholder names in a text, in order of appearance, each once.
std::vector<std::string_view> placeholders(std::string_view text);

// A number with 0 to 9 decimals and a decimal point, "-" for negatives, never "-0". "?" when it is not finite.
// Follows the C locale, which this program never leaves.
std::string format_number(double value, int decimals);

}  // namespace mooring
