// Backups written, checked and brought in, between tabs that share nothing but files.
#include <doctest/doctest.h>

#include "core/backup.h"
#include "sealed.h"

using namespace mooring;
using namespace mooring::testing;
using Step = FileWork::Step;

namespace {

constexpr const char* kFilePassphrase = "a lighthouse far away";

Bytes offered(Tab& tab) {
    const std::string& bytes = tab.world.files.offers.back().bytes;
    return {bytes.begin(), bytes.end()};
}

Bytes back_up(Tab& tab, const std::string& passphrase = kFilePassphrase) {
    tab.act_and_settle(action::BackUp{false, false, passphrase});
    REQUIRE(tab.model.file_work.step == Step::done);
    const Bytes file = tab.world.files.can_write ? tab.world.files.kept : offered(tab);
    tab.act_and_settle(action::StopFileWork{});
    return file;
}

void choose(Tab& tab, const Bytes& file, const char* name = "notes.mbk") {
    tab.world.files.picked = file;
    tab.world.files.picked_name = name;
}

void bring_in(Tab& tab, const Bytes& file, const std::string& secret = kFilePassphrase) {
    choose(tab, file);
    tab.act_and_settle(action::BringIn{});
    if (tab.model.file_work.step == Step::asking) tab.act_and_settle(action::FileSecret{secret});
}

std::vector<std::string> texts(const Tab& tab) {
    return live_texts(tab.vault(), tab.document());
}

}  // namespace

TEST_CASE("a backup of one device opens on another, and merges both ways with nothing lost") {
    MemoryDisk here, there;
    auto one = welcomed_tab(here, kNoon, 1);
    write_entry(*one, "by the sea");
    const RecordId shared = write_entry(*one, "shared");
    const Bytes first = back_up(*one);
    CHECK_FALSE(holds_text(first, "by the sea"));

    auto two = welcomed_tab(there, kNoon, 2);
    write_entry(*two, "in the hills");
    bring_in(*two, first);
    REQUIRE(two->model.file_work.step == Step::preview);
    CHECK(two->model.file_work.plan.added >= 2);
    CHECK(two->document().entries.size() == 1);  // nothing before it is agreed to
    two->act_and_settle(action::AgreeToBringIn{});
    CHECK(two->model.file_work.step == Step::done);
    CHECK(texts(*two) == std::vector<std::string>{"by the sea", "in the hills", "shared"});
    CHECK(read_disk(there).texts == texts(*two));
    two->act_and_settle(action::StopFileWork{});

    // Both change the same entry; each reads the other's file.
    for (Tab* tab : {one.get(), two.get()}) {
        tab->act(action::EditEntry{shared});
        tab->act(action::DraftText{tab == one.get() ? "shared, here" : "shared, there"});
        tab->act_and_settle(action::LeaveDraft{});
    }
    const Bytes from_one = back_up(*one);
    const Bytes from_two = back_up(*two);
    for (const auto& [tab, file] : {std::pair{one.get(), from_two}, {two.get(), from_one}}) {
        bring_in(*tab, file);
        CHECK(tab->model.file_work.plan.both_kept >= 1);
        tab->act_and_settle(action::AgreeToBringIn{});
        tab->act_and_settle(action::StopFileWork{});
        CHECK(texts(*tab) == std::vector<std::string>{"by the sea", "in the hills", "shared, here", "shared, there"});
    }
    bring_in(*two, from_one);  // the same file twice
    CHECK_FALSE(two->model.file_work.plan.changes_anything());
    check_adds_up(here);
    check_adds_up(there);
}

TEST_CASE("one step takes out again what came in, until something else is saved") {
    MemoryDisk here, there;
    auto one = welcomed_tab(here, kNoon, 1);
    write_entry(*one, "by the sea");
    const Bytes file = back_up(*one);
    auto two = welcomed_tab(there, kNoon, 2);
    write_entry(*two, "in the hills");
    const std::size_t rows = there.rows.size();
    bring_in(*two, file);
    two->act_and_settle(action::AgreeToBringIn{});
    two->act_and_settle(action::UndoBringIn{});
    CHECK(texts(*two) == std::vector<std::string>{"in the hills"});
    CHECK(there.rows.size() == rows);
    check_adds_up(there);
    two->act_and_settle(action::StopFileWork{});
    bring_in(*two, file);
    two->act_and_settle(action::AgreeToBringIn{});
    write_entry(*two, "written after");
    two->act_and_settle(action::UndoBringIn{});
    CHECK(texts(*two) == std::vector<std::string>{"by the sea", "in the hills", "written after"});
}

TEST_CASE("a sealed vault's backup opens with its passphrase and its recovery code") {
    MemoryDisk here, there;
    auto one = welcomed_tab(here, kNoon, 1);
    write_entry(*one, "by the sea");
    const std::string code = seal_vault(*one);
    const Bytes file = back_up(*one, "");
    for (const std::string& secret : {std::string(kPassphrase), code}) {
        MemoryDisk fresh;
        auto two = welcomed_tab(fresh, kNoon, 2);
        bring_in(*two, file, "not this one at all");
        CHECK(two->model.file_work.step == Step::asking);
        CHECK(two->model.file_work.error == ErrorKind::secret);
        two->act_and_settle(action::FileSecret{secret});
        CHECK(two->model.file_work.step == Step::preview);
        two->act_and_settle(action::AgreeToBringIn{});
        CHECK(texts(*two) == std::vector<std::string>{"by the sea"});
    }
    bring_in(*one, file);  // its own: no question
    CHECK(one->model.file_work.step == Step::preview);
}

TEST_CASE("a broken file gets a clear answer and changes nothing") {
    MemoryDisk here;
    auto tab = welcomed_tab(here);
    write_entry(*tab, "kept");
    const Bytes good = back_up(*tab);
    const auto rows = here.rows;
    Bytes cut(good.begin(), good.end() - 5);
    Bytes newer = good;
    newer[8] = 2;
    const std::string text = "just some words";
    for (const auto& [file, kind] : {std::pair<Bytes, ErrorKind>{{}, ErrorKind::bad_file},
                                     {cut, ErrorKind::bad_file},
                                     {newer, ErrorKind::newer},
                                     {Bytes(text.begin(), text.end()), ErrorKind::bad_file}}) {
        bring_in(*tab, file);
        CHECK(tab->model.file_work.step == Step::failed);
        CHECK(tab->model.file_work.error == kind);
        tab->act_and_settle(action::StopFileWork{});
    }
    CHECK(here.rows == rows);
    tab->world.files.picked_error = ErrorKind::cancelled;
    tab->act_and_settle(action::BringIn{});
    CHECK(tab->model.file_work.step == Step::none);  // closing the picker is no failure
}

TEST_CASE("a file in its place is read back, and only overwritten when it holds nothing that is not here") {
    MemoryDisk here;
    std::string code;
    auto tab = welcomed_tab(here);
    write_entry(*tab, "one");
    seal_vault(*tab);
    tab->world.files.can_write = true;
    back_up(*tab, "");
    CHECK(tab->document().notes.backup_checked_ms == tab->world.clock.now);
    write_entry(*tab, "two");
    tab->act_and_settle(action::BackUp{false, true, {}});
    CHECK(tab->model.file_work.checked);
    const Bytes good = tab->world.files.kept;
    for (const Bytes& strange : {Bytes{1, 2, 3}, Bytes(good.begin(), good.begin() + 300)}) {
        tab->world.files.kept = strange;
        tab->act_and_settle(action::StopFileWork{});
        tab->act_and_settle(action::BackUp{false, true, {}});
        CHECK(tab->model.file_work.error == ErrorKind::file_changed);
        CHECK(tab->world.files.kept == strange);
    }
    tab->world.files.kept = good;
    tab->world.files.torn = true;
    const auto checked = tab->document().notes.backup_checked_ms;
    tab->world.clock.now += kDayMs;
    tab->act_and_settle(action::StopFileWork{});
    tab->act_and_settle(action::BackUp{false, false, {}});
    CHECK(tab->model.file_work.error == ErrorKind::unverified);
    CHECK(tab->document().notes.backup_checked_ms == checked);
}

TEST_CASE("a downloaded file counts only when it was checked") {
    MemoryDisk here;
    auto tab = welcomed_tab(here);
    write_entry(*tab, "one");
    const Bytes file = back_up(*tab);
    CHECK(tab->document().notes.backup_checked_ms == 0);
    choose(*tab, file);
    tab->act_and_settle(action::CheckBackup{});
    tab->act_and_settle(action::FileSecret{kFilePassphrase});
    CHECK(tab->model.file_work.step == Step::done);
    CHECK(tab->document().notes.backup_checked_ms == tab->world.clock.now);
    CHECK_FALSE(backup_is_due(tab->model));
    for (int i = 0; i < 25; ++i) write_entry(*tab, "more " + std::to_string(i));
    CHECK(backup_is_due(tab->model));
    tab->act_and_settle(action::RemindBackup{true, 7});
    CHECK_FALSE(backup_is_due(tab->model));
    tab->wait(8 * kDayMs);
    CHECK(backup_is_due(tab->model));
    tab->act_and_settle(action::RemindBackup{false, 0});
    CHECK_FALSE(backup_is_due(tab->model));
}

TEST_CASE("a journal of another program comes in with a preview, and goes out again in one step") {
    MemoryDisk here;
    auto tab = welcomed_tab(here);
    const std::string text = "---\ndate: 2024-03-04\nmood: 7\n---\nOne\n---\ndate: nothing\n---\nTwo\n";
    bring_in(*tab, Bytes(text.begin(), text.end()));
    REQUIRE(tab->model.file_work.step == Step::preview);
    REQUIRE(tab->model.file_work.foreign);
    CHECK(tab->model.file_work.foreign->skipped.size() == 1);
    CHECK(tab->document().entries.empty());
    tab->act_and_settle(action::AgreeToBringIn{});
    REQUIRE(tab->document().entries.size() == 1);
    CHECK(tab->document().entries[0].mood == 7);
    tab->act_and_settle(action::UndoBringIn{});
    CHECK(tab->document().entries.empty());
    CHECK(read_disk(here).texts.empty());
}

TEST_CASE("plain exports go out only as asked, and the JSON comes back") {
    MemoryDisk here, there;
    auto tab = welcomed_tab(here);
    write_entry(*tab, "=sum of things", 3);
    tab->act_and_settle(action::TakeAway{action::TakeAway::Form::markdown});
    CHECK(tab->world.files.offers.back().name == "notes-2026-03-04.md");
    CHECK(tab->world.files.offers.back().bytes.find("=sum of things") != std::string::npos);
    tab->act_and_settle(action::TakeAway{action::TakeAway::Form::csv});
    CHECK(tab->world.files.offers.back().bytes.find("\"'=sum of things\"") != std::string::npos);
    tab->act_and_settle(action::BackUp{true, false, {}});
    CHECK(tab->world.files.offers.back().name == "notes-2026-03-04.json");
    auto other = welcomed_tab(there, kNoon, 5);
    bring_in(*other, offered(*tab));
    other->act_and_settle(action::AgreeToBringIn{});
    CHECK(texts(*other) == std::vector<std::string>{"=sum of things"});
}

TEST_CASE("people of a Markdown file are those known by that name; others stay as tags") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    tab->act(action::NewPerson{});
    Person ana = tab->model.person->person;
    ana.name = "Ana";
    tab->act(action::ChangePerson{ana});
    tab->act_and_settle(action::LeavePerson{});
    const std::string text = "---\ndate: 2024-03-04\npeople: [\"Ana\", \"Ben\", \"Ana\"]\n---\nOne\n";
    choose(*tab, Bytes(text.begin(), text.end()), "x.md");
    tab->act_and_settle(action::BringIn{});
    tab->act_and_settle(action::AgreeToBringIn{});
    REQUIRE(tab->document().entries.size() == 1);
    CHECK(tab->document().entries[0].meta.people == std::vector<RecordId>{ana.id});
    CHECK(tab->document().entries[0].meta.tags == std::vector<std::string>{"Ben"});
}

TEST_CASE("while a file comes in, the store fails at its n-th call: nothing that was here is lost, and no false done") {
    MemoryDisk source;
    auto one = welcomed_tab(source, kNoon, 1);
    for (int i = 0; i < 5; ++i) write_entry(*one, "from the file " + std::to_string(i));
    const Bytes file = back_up(*one);
    for (int n = 1; n <= 6; ++n) {
        for (const ErrorKind kind : {ErrorKind::quota, ErrorKind::connection}) {
            INFO("call ", n);
            MemoryDisk disk;
            auto tab = welcomed_tab(disk, kNoon, 2);
            write_entry(*tab, "here before");
            FlakyStore flaky(tab->world.store, n, kind);
            tab->world.ports.store = &flaky;
            bring_in(*tab, file);
            tab->act_and_settle(action::AgreeToBringIn{});
            REQUIRE(contains(read_disk(disk).texts, "here before"));
            if (tab->model.file_work.step == Step::done) REQUIRE(read_disk(disk).texts.size() == 6);
            if (tab->vault().save_state() == SaveState::not_saved) tab->act_and_settle(action::Retry{});
            tab->settle();
            REQUIRE(read_disk(disk).texts.size() == 6);
            check_adds_up(disk);
        }
    }
}

TEST_CASE("what a newer version wrote can be backed up and taken away, and stays as it is") {
    MemoryDisk disk;
    {
        auto tab = welcomed_tab(disk);
        write_entry(*tab, "by the sea");
    }
    Head head = decode_head({}, disk.head).value();
    head.min_reader = Head::kFormat + 1;
    disk.head = encode_head({}, head);
    const MemoryDisk before = disk;
    auto tab = open_tab(disk, kNoon + kDayMs, 2);
    REQUIRE(tab->vault().state() == VaultState::read_only);
    const Bytes file = back_up(*tab);
    tab->act_and_settle(action::TakeAway{action::TakeAway::Form::markdown});
    CHECK(tab->world.files.offers.back().bytes.find("by the sea") != std::string::npos);
    tab->act_and_settle(action::StopFileWork{});
    tab->act_and_settle(action::BackUp{true, false, {}});
    CHECK(tab->world.files.offers.back().bytes.find("by the sea") != std::string::npos);
    choose(*tab, file);
    tab->act_and_settle(action::CheckBackup{});
    tab->act_and_settle(action::FileSecret{kFilePassphrase});
    CHECK(tab->model.file_work.checked);
    tab->act_and_settle(action::BringIn{});  // adds, so it must wait for the newer version
    CHECK(tab->model.file_work.what == FileWork::What::check);
    CHECK(disk.rows == before.rows);
    CHECK(disk.head == before.head);

    MemoryDisk there;
    auto other = welcomed_tab(there, kNoon, 3);
    bring_in(*other, file);
    REQUIRE(other->model.file_work.step == Step::preview);
    other->act_and_settle(action::AgreeToBringIn{});
    CHECK(texts(*other) == std::vector<std::string>{"by the sea"});
}

TEST_CASE("in a folder each backup is a new file, the three newest stay, and nothing else is touched") {
    MemoryDisk disk;
    auto tab = welcomed_tab(disk);
    write_entry(*tab, "by the sea");
    RememberedFiles& files = tab->world.files;
    files.can_write = true;
    files.in_folder = {{"notes-of-mine.mbk", {1}}, {"notes-2020-01-01.txt", {2}}, {"notes-2020-01-01-x.mbk", {3}}};
    const auto mine = files.in_folder;
    tab->act_and_settle(action::BackUpInFolder{false});
    CHECK(files.in_folder == mine);  // without a passphrase nothing goes where other devices may see it
    seal_vault(*tab);
    for (int i = 0; i < 12; ++i) {
        tab->act_and_settle(action::BackUpInFolder{i != 0});
        REQUIRE(tab->model.file_work.checked);
        tab->act_and_settle(action::StopFileWork{});
    }
    for (const auto& [name, bytes] : mine) CHECK(files.in_folder.at(name) == bytes);
    CHECK(files.in_folder.size() == mine.size() + 3);
    for (const char* name : {"notes-2026-03-04-10.mbk", "notes-2026-03-04-11.mbk", "notes-2026-03-04-12.mbk"}) {
        CHECK(files.in_folder.contains(name));
    }
    CHECK(tab->document().notes.backup_name == "notes-2026-03-04-12.mbk");
    CHECK(tab->document().notes.backup_in_folder);

    // A file that does not arrive whole counts for nothing, and costs none of the older ones.
    const auto whole = files.in_folder;
    files.torn = true;
    tab->act_and_settle(action::BackUpInFolder{true});
    CHECK(tab->model.file_work.error == ErrorKind::unverified);
    CHECK(files.in_folder == whole);
    CHECK(tab->document().notes.backup_name == "notes-2026-03-04-12.mbk");

    files.torn = false;
    files.can_write = false;
    tab->act_and_settle(action::BackUpInFolder{false});
    CHECK(tab->model.file_work.error == ErrorKind::unsupported);
}
