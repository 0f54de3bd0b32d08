#include <doctest/doctest.h>

#include <algorithm>

#include "core/own_form_inputs.h"
#include "core/questionnaire.h"
#include "core/questionnaire_score.h"
#include "core/random.h"

using namespace mooring;

namespace {

// Ten statements on one mean with two reversed ones, and a sum of three.
OwnForm small_form() {
    OwnForm form;
    form.id = "small";
    form.version = "1";
    form.title = "A small form";
    form.licence = "mine";
    form.right_confirmed = true;
    form.general_frame = "in general";
    for (int i = 1; i <= 10; ++i) form.items.push_back({std::to_string(i), "Statement " + std::to_string(i), true});
    OwnScale mean{"m", "Mean", ScaleMethod::mean, 0.8, 0.4, {}};
    for (int i = 1; i <= 10; ++i) mean.items.push_back({std::to_string(i), i > 8});
    OwnScale sum{"s", "Sum", ScaleMethod::sum, 0.6, 0.4, {{"1", false}, {"2", false}, {"3", true}}};
    form.scales = {mean, sum};
    form.derived = {{"d", "Difference", {{"m", 1}, {"s", -0.5}}}};
    form.retest_sd = 1.2;
    form.retest_r = 0.75;
    return form;
}

bool has_problem(const ReadForm& read, std::string_view where, std::string_view what) {
    return std::any_of(read.problems.begin(), read.problems.end(),
                       [&](const FormProblem& problem) { return problem.where == where && problem.what == what; });
}

}  // namespace

TEST_CASE("a form written as a file is read as the same form") {
    const OwnForm form = small_form();
    const std::string file = write_form(form);
    const ReadForm read = read_form(file);
    for (const FormProblem& problem : read.problems) FAIL_CHECK(problem.where << ": " << problem.what);
    REQUIRE(read.form);
    CHECK(read.notes.empty());
    CHECK(write_form(*read.form) == file);
    CHECK(read.form->scales[0].items[9].reversed);
    CHECK(read.form->retest_r == 0.75);
}

TEST_CASE("every problem of a file is listed with its place, and nothing is half read") {
    const ReadForm read = read_form(R"({"format":"mooring.instrument","v":1,"title":"",
        "scale":{"min":7,"max":1,"labels":["a","b","c"]},"order":"random",
        "items":[{"id":"1","text":"One"},{"id":"1","text":""},{"id":3,"text":4,"type":"free"}],
        "scales":[{"id":"a","name":"A","method":"median","items":[{"item":"1"},{"item":"1"},{"item":"9"}]},{"id":"b","name":"B","items":[]}],
        "derived":[{"id":"x","name":"X","terms":[{"scale":"z"}]}],"plane":{"x":"a","y":"a"},"retest":{"sd":-1,"r":2}})");
    CHECK_FALSE(read.form);
    CHECK(has_problem(read, "title", "text_missing"));
    CHECK(has_problem(read, "scale", "scale_order"));
    CHECK(has_problem(read, "order", "order_unknown"));
    CHECK(has_problem(read, "frames", "frame_missing"));
    CHECK(has_problem(read, "items/1/id", "id_twice"));
    CHECK(has_problem(read, "items/1/text", "text_missing"));
    CHECK(has_problem(read, "items/2/text", "not_text"));
    CHECK(has_problem(read, "items/2/type", "type_unknown"));
    CHECK(has_problem(read, "scales/0/method", "method_unknown"));
    CHECK(has_problem(read, "scales/0/items", "item_twice"));
    CHECK(has_problem(read, "scales/0/items", "item_unknown"));
    CHECK(has_problem(read, "scales/1/items", "scale_empty"));
    CHECK(has_problem(read, "derived/0/terms", "scale_unknown"));
    CHECK(has_problem(read, "plane", "plane_same"));
    CHECK(has_problem(read, "retest/sd", "sd_range"));
    CHECK(has_problem(read, "retest/r", "r_range"));
    CHECK(has_problem(read, "licence", "right_missing"));
}

TEST_CASE("members nobody knows are dropped and named; the right of use is for whoever loads it to say") {
    OwnForm form = small_form();
    form.right_confirmed = false;
    std::string file = write_form(form);
    file.insert(1, R"("norms":{"mean":3},)");
    CHECK_FALSE(read_form(file).form);
    const ReadForm read = read_form(file, true);
    REQUIRE(read.form);
    CHECK(read.form->right_confirmed);
    REQUIRE(read.notes.size() == 1);
    CHECK(read.notes[0].where == "norms");
    CHECK_FALSE(read_form(write_form(small_form()), false).form);
}

TEST_CASE("hostile files are refused whole") {
    OwnForm many = small_form();
    many.items.clear();
    for (int i = 0; i < 10'000; ++i) many.items.push_back({"i" + std::to_string(i), "x", true});
    const std::string deep = R"({"format":)" + std::string(60, '[') + std::string(60, ']') + "}";
    const std::string big = R"({"title":")" + std::string(300 * 1024, 'x') + "\"}";
    for (const std::string& file : {std::string(), std::string("null"), std::string("{"), std::string("\xFF\xFE"),
                                    std::string(R"({"v":1,"v":1})"), deep, big, write_form(many)}) {
        const ReadForm read = read_form(file, true);
        CHECK_FALSE(read.form);
        CHECK_FALSE(read.problems.empty());
    }
    // Text is only text, whatever it looks like.
    OwnForm odd = small_form();
    odd.title = "<script>alert(1)</script> {name} \u202E";
    const ReadForm read = read_form(write_form(odd));
    REQUIRE(read.form);
    CHECK(read.form->title == odd.title);
}

TEST_CASE("scores by the form's own key") {
    const OwnForm form = small_form();
    Answers answers;
    for (int i = 1; i <= 10; ++i) answers.set(std::to_string(i), i > 8 ? 2 : 6);
    OwnScore mean = score_scale(form, form.scales[0], answers);
    CHECK(mean.scorable);
    CHECK(mean.value == doctest::Approx(6));
    CHECK(mean.sd == doctest::Approx(0));
    REQUIRE(mean.position);
    CHECK(mean.position->error > 0.35);  // never below the drift from day to day

    const OwnScore sum = score_scale(form, form.scales[1], answers);
    CHECK(sum.value == doctest::Approx(6 + 6 + 2));
    CHECK(*derived_score(form, form.derived[0], answers) == doctest::Approx(6 - 7));
    CHECK(*own_retest_sem(form) == doctest::Approx(0.6));

    // Both reversed ones missing: 8 of 10 is enough in all and nothing on the smaller side (golden case G12).
    answers.set("9", std::nullopt);
    answers.set("10", std::nullopt);
    mean = score_scale(form, form.scales[0], answers);
    CHECK(mean.answered == 8);
    CHECK_FALSE(mean.scorable);
    CHECK_FALSE(derived_score(form, form.derived[0], answers));

    // Out of range counts as missing, a choice never counts.
    answers.set("1", 99);
    CHECK(score_scale(form, form.scales[0], answers).answered == 7);
    OwnForm choice = form;
    choice.items[1].rating = false;
    CHECK(score_scale(choice, choice.scales[1], answers).total == 2);

    // One of three missing: the sum is the mean of the others times three.
    Answers two;
    two.set("1", 4);
    two.set("2", 7);
    CHECK(score_scale(form, form.scales[1], two).value == doctest::Approx(16.5));
}

TEST_CASE("turning all keys and all answers around changes nothing") {
    SplitMix64 random(20260304);
    const OwnForm form = small_form();
    OwnForm turned = form;
    for (OwnScale& scale : turned.scales) {
        for (ScaleItem& item : scale.items) item.reversed = !item.reversed;
    }
    for (int round = 0; round < 200; ++round) {
        Answers answers, mirrored;
        for (const OwnItem& item : form.items) {
            const int answer = 1 + static_cast<int>(random.below(7));
            if (random.below(8) == 0) continue;
            answers.set(item.id, answer);
            mirrored.set(item.id, 8 - answer);
        }
        for (std::size_t i = 0; i < form.scales.size(); ++i) {
            const OwnScore a = score_scale(form, form.scales[i], answers);
            const OwnScore b = score_scale(turned, turned.scales[i], mirrored);
            CHECK(a.value == doctest::Approx(b.value));
            CHECK(a.scorable == b.scorable);
        }
    }
}

TEST_CASE("a questionnaire is stored as its file, and answered like any other form") {
    Questionnaire own;
    own.form = small_form();
    own.form.labels = {"no", "yes"};
    const auto read = decode_questionnaire(encode_questionnaire(own));
    REQUIRE(read);
    CHECK(read.value().form.title == own.form.title);
    const Instrument instrument = as_instrument(own);
    CHECK(instrument.items.size() == 10);
    REQUIRE(instrument.anchors.size() == 7);
    CHECK(instrument.anchors.front().text == "no");
    CHECK(instrument.anchors[3].text.empty());
    CHECK(instrument.anchors.back().text == "yes");
    CHECK_FALSE(decode_questionnaire("{}"));
}
