#include <doctest/doctest.h>

#include <algorithm>

#include "core/own_form_inputs.h"

using namespace mooring;

TEST_CASE("lists of numbers as people write them") {
    const struct {
        const char* text;
        std::vector<int> numbers;
        bool ok;
    } cases[] = {{"", {}, true},
                 {"3", {3}, true},
                 {"1-3, 7", {1, 2, 3, 7}, true},
                 {" 2 , 4 - 5,", {2, 4, 5}, true},
                 {"0", {}, false},
                 {"13", {}, false},
                 {"5-3", {}, false},
                 {"1-", {}, false},
                 {"one", {}, false},
                 {"1;2", {}, false},
                 {"99999999999", {}, false},
                 {"1-99999999", {}, false}};
    for (const auto& one : cases) {
        CAPTURE(one.text);
        bool ok = !one.ok;
        CHECK(parse_numbers(one.text, 12, ok) == one.numbers);
        CHECK(ok == one.ok);
    }
}

TEST_CASE("statements pasted one a line onto a published key make a form that scores") {
    const PublishedKey& key = published_keys()[0];
    OwnFormInputs inputs;
    inputs.title = key.name;
    inputs.right_confirmed = true;
    inputs.low_label = "disagree";
    inputs.high_label = "agree";
    inputs.scales = key.scales;
    for (int i = 1; i <= key.items; ++i) inputs.statements += std::to_string(i) + ". Statement of my own\r\n\n";
    const ReadForm read = form_from(inputs, "own");
    for (const FormProblem& problem : read.problems)
        FAIL_CHECK(problem.where << ": " << problem.what << " " << problem.said);
    REQUIRE(read.form);
    CHECK(read.form->items.size() == 36);
    CHECK(read.form->items[0].text == "Statement of my own");
    const auto rows = preview(*read.form);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].plain + rows[0].reversed == 18);
    CHECK(rows[0].reversed == 9);
    CHECK(rows[1].reversed == 1);
    CHECK(rows[0].lowest == doctest::Approx(4));  // half of the items reversed: saying yes to all says nothing
    CHECK(rows[1].lowest == doctest::Approx((17 * 1 + 7) / 18.0));
}

TEST_CASE("every published key names each of its statements once") {
    for (const PublishedKey& key : published_keys()) {
        CAPTURE(key.name);
        std::vector<int> used;
        for (const OwnScaleInputs& scale : key.scales) {
            bool ok = false;
            for (const int item : parse_numbers(scale.items, key.items, ok)) used.push_back(item);
            CHECK(ok);
            for (const int item : parse_numbers(scale.reversed, key.items, ok)) {
                CHECK(std::find(used.begin(), used.end(), item) != used.end());
            }
            CHECK(ok);
        }
        std::sort(used.begin(), used.end());
        CHECK(static_cast<int>(used.size()) == key.items);
        CHECK(std::adjacent_find(used.begin(), used.end()) == used.end());
    }
}

TEST_CASE("what is wrong in the fields is named") {
    OwnFormInputs inputs;
    inputs.title = "T";
    inputs.statements = "One\nTwo";
    inputs.min = "a";
    inputs.scales = {{"S", "1-3", "", false}, {"R", "1", "2", false}};
    inputs.sd = "1,2,3";
    const ReadForm read = form_from(inputs, "own");
    CHECK_FALSE(read.form);
    const auto has = [&](std::string_view where, std::string_view what) {
        return std::any_of(read.problems.begin(), read.problems.end(),
                           [&](const FormProblem& one) { return one.where == where && one.what == what; });
    };
    CHECK(has("scale/min", "not_whole"));
    CHECK(has("scales/0/items", "numbers"));
    CHECK(has("scales/1/reversed", "reversed_outside"));
    CHECK(has("retest/sd", "not_number"));
    CHECK(has("licence", "right_missing"));
}
