#include <doctest/doctest.h>

#include "app/result_sheet.h"
#include "tab.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

std::size_t times(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("a result is printed as a sheet with its map, and nothing that was answered") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::NoteSitting{take_sitting(*tab, 5), "a private note"});
    tab->act_and_settle(action::Print{});
    REQUIRE(tab->world.files.printed.size() == 1);
    CHECK(tab->world.files.prints == 0);
    const std::string& sheet = tab->world.files.printed[0];
    CHECK(times(sheet, "<svg") == 1);
    CHECK(times(sheet, "<circle") == 20);
    CHECK(times(sheet, "<h2") == 3);
    CHECK(times(sheet, "on a scale from 1 to 7") == 2);
    CHECK(times(sheet, "What this cannot tell") == 1);
    CHECK(times(sheet, "private note") == 0);
    for (const Item& item : form(kQuickForm).items) CHECK(times(sheet, item.text) == 0);

    tab->model.document.settings.hide_numbers = true;
    tab->act_and_settle(action::Print{});
    const std::string& hidden = tab->world.files.printed.back();
    CHECK(times(hidden, "on a scale from 1 to 7") == 0);
    CHECK(times(hidden, "of 20 likely") == 0);
    CHECK(times(hidden, "half-and-half line") >= 2);
}

TEST_CASE("without a score there is no sheet: the page is printed as it is") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    take_sitting(*tab, std::nullopt);
    REQUIRE(tab->model.place().screen == Screen::result);
    tab->act_and_settle(action::Print{});
    CHECK(tab->world.files.printed.empty());
    CHECK(tab->world.files.prints == 1);
    CHECK(result_sheet(tab->model, RecordId{}).sections.empty());
}

TEST_CASE("nothing is printed about somebody who is not safe") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    Person rosa;
    const RecordId id = add_person(*tab, "Rosa");
    tab->act_and_settle(action::AnswerSafety{id, Safety::open, Safety::open});
    const RecordId sitting = sit_about(*tab, id, 6);
    const Report sheet = result_sheet(tab->model, sitting);
    REQUIRE(sheet.lead.size() == 1);
    CHECK(sheet.lead[0].find("Rosa") != std::string::npos);
    CHECK(sheet.sections.size() == 3);
    tab->act_and_settle(action::AnswerSafety{id, Safety::withheld, Safety::withheld});
    CHECK(result_sheet(tab->model, sitting).sections.empty());
}
