#include <doctest/doctest.h>

#include "app/hand_over.h"
#include "tab.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

OwnFormInputs good_inputs() {
    OwnFormInputs inputs;
    inputs.title = "Closeness scale";
    inputs.licence = "for my own use";
    inputs.right_confirmed = true;
    inputs.statements = "I like company.\nI like to be alone.\nI call first.\nI wait for a call.\nI stay.";
    inputs.scales = {{"Near", "1-5", "2, 4", false}};
    return inputs;
}

}  // namespace

TEST_CASE("a questionnaire is brought in, answered, scored by its own key, saved as a file, removed and brought back") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::NewOwnForm{});
    tab->act(action::SaveOwnForm{});
    CHECK(tab->document().questionnaires.empty());
    tab->act(action::ChangeOwnForm{good_inputs()});
    REQUIRE(tab->model.own_form->read.form);
    REQUIRE(tab->model.own_form->preview.size() == 1);
    CHECK(tab->model.own_form->preview[0].reversed == 2);
    tab->act_and_settle(action::SaveOwnForm{});
    REQUIRE(tab->document().questionnaires.size() == 1);
    CHECK_FALSE(tab->model.own_form);
    const RecordId own = tab->document().questionnaires[0].id;

    tab->act_and_settle(action::StartSitting{to_text(own)});
    REQUIRE(tab->model.sitting);
    CHECK(tab->model.sitting->order == std::vector<std::string>{"1", "2", "3", "4", "5"});  // as in the questionnaire
    while (tab->model.place().screen == Screen::sitting) {
        tab->wait(4'000);
        tab->act(action::AnswerItem{6});
        tab->act(action::NextItem{});
    }
    tab->act_and_settle(action::FinishSitting{Care::yes});
    const RecordId sitting = tab->model.place().id;
    tab = open_tab(disk, kNoon + kDayMs, 2);
    const ScoredSitting* scored = find_scored(tab->model, sitting);
    REQUIRE(scored);
    CHECK_FALSE(scored->position);  // never on Mooring's own map
    REQUIRE(scored->own.size() == 1);
    CHECK(scored->own[0].value == doctest::Approx((3 * 6 + 2 * 2) / 5.0));

    tab->act(action::OfferOwnForm{own});
    REQUIRE(tab->world.files.offers.size() == 1);
    CHECK(read_form(tab->world.files.offers[0].bytes).form);
    tab->act_and_settle(action::DeleteOwnForm{own});
    CHECK(tab->document().questionnaires.empty());
    CHECK_FALSE(find_scored(tab->model, sitting));
    CHECK(tab->document().sittings.size() == 1);
    tab->act_and_settle(action::Undo{});
    CHECK(find_scored(tab->model, sitting));
    check_adds_up(disk);
}

TEST_CASE("a questionnaire file is chosen: its text stands in the field, and what is wrong with it is listed") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::PickOwnFormFile{});  // without an editor there is nothing to fill
    tab->settle();
    CHECK_FALSE(tab->model.own_form);
    tab->act(action::NewOwnForm{});
    tab->act(action::ChangeOwnForm{good_inputs()});
    const std::string file = write_form(*tab->model.own_form->read.form);
    const auto pick = [&](const std::string& text) {
        tab->world.files.picked.assign(text.begin(), text.end());
        tab->act_and_settle(action::PickOwnFormFile{});
    };
    pick(file);
    const OwnFormEdit& edit = *tab->model.own_form;
    CHECK(edit.inputs.from == OwnFormInputs::From::file);
    CHECK(edit.inputs.file == file);
    CHECK(edit.read.form);
    CHECK(tab->document().questionnaires.empty());  // not before the person says so

    pick("{\"format\":\"mooring.instrument\",\"v\":1}");
    CHECK_FALSE(edit.read.form);
    CHECK(edit.read.problems.size() > 3);
    tab->act_and_settle(action::SaveOwnForm{});
    CHECK(tab->document().questionnaires.empty());

    pick(std::string(kMaxFormFile + 1, ' '));
    CHECK(edit.file_error == ErrorKind::too_big);
    CHECK(edit.inputs.file.size() < 100);  // what stood there stays
    tab->world.files.picked_error = ErrorKind::cancelled;
    pick(file);
    CHECK(edit.file_error == ErrorKind::none);
    CHECK_FALSE(edit.read.form);
    tab->world.files.picked_error = ErrorKind::none;
    pick(file);
    tab->act_and_settle(action::SaveOwnForm{});
    CHECK(tab->document().questionnaires.size() == 1);
}

TEST_CASE("a questionnaire stands among the forms to look at, and in a report only when it is ticked") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::NewOwnForm{});
    tab->act(action::ChangeOwnForm{good_inputs()});
    tab->act_and_settle(action::SaveOwnForm{});
    const std::string own = to_text(tab->document().questionnaires[0].id);
    for (const int value : {6, 2}) {
        tab->act_and_settle(action::StartSitting{own});
        while (tab->model.place().screen == Screen::sitting) {
            tab->wait(4'000);
            tab->act(action::AnswerItem{value});
            tab->act(action::NextItem{});
        }
        tab->act_and_settle(action::FinishSitting{Care::yes});
        tab->wait(20 * kDayMs);
    }
    tab->act(action::Section{Screen::progress});
    CHECK(tab->model.derived.progress.form == own);  // there is nothing else
    const RecordId alike = take_sitting(*tab, 4);
    tab->act_and_settle(action::IncludeSitting{alike, true});  // all answers alike count only when asked to
    tab->act(action::Section{Screen::progress});
    const ProgressDerived& progress = tab->model.derived.progress;
    CHECK(progress.form == kQuickForm);
    CHECK(progress.forms == std::vector<std::string>{own, kQuickForm});

    ReportChoice choice;
    choice.from = kFirstDay;
    choice.to = kLastDay;
    choice.scores = true;
    CHECK(report_text(hand_over_report(tab->model, choice)).find("Closeness") == std::string::npos);
    choice.own = true;
    const std::string text = report_text(hand_over_report(tab->model, choice));
    CHECK(text.find("Near, in general") != std::string::npos);
    CHECK(text.find("for my own use") != std::string::npos);
    choice.scores = false;
    CHECK(report_text(hand_over_report(tab->model, choice)).find("Worry") == std::string::npos);
}

TEST_CASE("one's own guess is kept once, within the map") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::PlaceSelf{PlanePoint{9, 2}});
    CHECK_FALSE(tab->document().settings.self_placement);
    CHECK(tab->document().settings.self_asked);
    tab->act_and_settle(action::PlaceSelf{PlanePoint{5.5, 2}});
    tab = open_tab(disk);
    CHECK(tab->document().settings.self_placement == PlanePoint{5.5, 2});
}

TEST_CASE("the assumed numbers can be changed within limits, and every error follows") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    const RecordId sitting = take_sitting(*tab, 4);
    const double before = find_scored(tab->model, sitting)->anxiety->error;
    PositionConstants constants;
    constants.day_drift = 0.8;
    tab->act_and_settle(action::SetConstants{constants});
    CHECK(find_scored(tab->model, sitting)->anxiety->error > before);
    tab = open_tab(disk);
    CHECK(tab->document().settings.constants == constants);
    constants.day_drift = 7;
    tab->act_and_settle(action::SetConstants{constants});
    CHECK(tab->document().settings.constants.day_drift == doctest::Approx(0.8));
}

TEST_CASE("three questions on one page: any of them may be left out, none is not enough") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act_and_settle(action::StartSitting{kPulse});
    REQUIRE(tab->model.sitting);
    tab->act(action::FinishSitting{Care::unasked});
    REQUIRE(tab->model.sitting);
    const std::string item = tab->model.sitting->order[1];
    tab->act(action::AnswerOne{item, 11});
    CHECK(tab->model.sitting->answers.empty());
    tab->act(action::AnswerOne{"PU9", 3});
    CHECK(tab->model.sitting->answers.empty());
    tab->act(action::AnswerOne{item, 0});
    tab->act_and_settle(action::FinishSitting{Care::unasked});
    REQUIRE(tab->document().sittings.size() == 1);
    CHECK(tab->document().sittings[0].answers.number(item) == 0);
    CHECK(find_scored(tab->model, tab->model.place().id));
    tab->act_and_settle(action::StartSitting{kPulse});
    CHECK(tab->model.sitting);
    CHECK_FALSE(tab->model.sitting->practice);  // as often as one likes
}
