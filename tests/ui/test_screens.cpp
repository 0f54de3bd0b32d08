// Every screen, empty and full and failed, narrow and wide, light and dark, small and large text.
#include <doctest/doctest.h>
#include <imgui_internal.h>

#include <algorithm>

#include "ui/checks.h"

using namespace mooring;

namespace {

void check_sections(Stage& stage) {
    for (const auto& [screen, name] : {std::pair{Screen::today, "today"},
                                       {Screen::compass, "compass"},
                                       {Screen::journal, "journal"},
                                       {Screen::progress, "progress"},
                                       {Screen::people, "people"},
                                       {Screen::settings, "settings"},
                                       {Screen::more, "more"}}) {
        stage.act(action::Section{screen});
        check_sizes(stage, name);
    }
    stage.act(action::Open{Screen::help});
    check_sizes(stage, "help");
    REQUIRE(stage.headless->press(Role::button, "Safer use"));
    check_sizes(stage, "safer use");
    stage.act(action::Back{});
    stage.act(action::Back{});
}

}  // namespace

TEST_CASE("a new person: the first pages and every empty section") {
    Stage stage;
    REQUIRE(stage.model().place().screen == Screen::welcome);
    check_sizes(stage, "welcome 1");
    REQUIRE(stage.headless->press(Role::button, "Next"));
    check_sizes(stage, "welcome 2");
    REQUIRE(stage.headless->press(Role::button, "Next"));
    check_sizes(stage, "welcome 3");
    REQUIRE(stage.headless->press(Role::button, "Begin"));
    check_sections(stage);
}

TEST_CASE("somebody with two years in it: every full section, a result, an entry") {
    Stage stage;
    stage.live();
    check_sections(stage);
    stage.act(action::Section{Screen::compass});
    stage.act(action::Open{Screen::result, stage.model().derived.sittings.back().id});
    check_sizes(stage, "result");
    stage.act(action::Section{Screen::journal});
    stage.act(action::Open{Screen::entry, stage.model().document.entries.front().id});
    check_sizes(stage, "entry");
    stage.act(action::EditEntry{stage.model().document.entries.front().id});
    check_sizes(stage, "write");
}

TEST_CASE("the gallery: every widget in every state") {
    Stage stage;
    stage.welcome();
    stage.act(action::Open{Screen::gallery});
    for (const char* part : {"Text", "Buttons", "Choices", "Fields", "Lists", "States", "Charts", "Over the page"}) {
        REQUIRE(stage.headless->press(Role::tab, part));
        check_sizes(stage, part);
    }
    for (const char* opens : {"Dialog", "Sheet", "Ask first", "Menu"}) {
        REQUIRE(stage.headless->press(Role::button, opens));
        REQUIRE(stage.headless->program.ui().layers() == 1);
        check_sizes(stage, opens);
        stage.headless->program.back();
        stage.headless->settle();
        CHECK(stage.headless->program.ui().layers() == 0);
        CHECK(stage.model().place().screen == Screen::gallery);
    }
    REQUIRE(stage.headless->press(Role::tab, "Fields"));
    REQUIRE(stage.headless->press(Role::button, "Calendar"));
    check_sizes(stage, "calendar");
}

TEST_CASE("the assessment by pointer alone: twelve answers, care, result") {
    Stage stage;
    stage.welcome();
    REQUIRE(stage.headless->click(Role::button, "Begin the check"));
    check_sizes(stage, "sitting");
    for (int i = 0; i < 12; ++i) {
        INFO("statement " << i);
        CHECK_FALSE(stage.headless->find(Role::button, "Next")->description.empty());  // says why it waits
        REQUIRE(stage.headless->click(Role::radio, "4  half and half"));
        REQUIRE(stage.headless->click(Role::button, "Next"));
    }
    check_sizes(stage, "closing");
    REQUIRE(stage.headless->click(Role::button, "Yes"));
    CHECK(stage.model().place().screen == Screen::result);
    CHECK(stage.headless->find(Role::heading, "Near the centre of the map") != nullptr);
    CHECK(stage.headless->words().find("4.0 on a scale from 1 to 7") != std::string::npos);
}

TEST_CASE("the assessment by keys and screen reader: back, change, does not apply, pause, go on after a reload") {
    Stage stage;
    stage.welcome();
    REQUIRE(stage.headless->press(Role::button, "Begin the check"));
    const std::string first = stage.headless->program.ui().sem.find(kHeadingId)->name;
    REQUIRE(stage.headless->press(Role::radio, "2  mostly not like me"));
    REQUIRE(stage.headless->press(Role::button, "Next"));
    REQUIRE(stage.headless->press(Role::button, "Does not apply"));
    REQUIRE(stage.headless->press(Role::button, "Back"));
    REQUIRE(stage.headless->press(Role::button, "Back"));
    CHECK(stage.headless->program.ui().sem.find(kHeadingId)->name == first);
    REQUIRE(stage.headless->press(Role::radio, "6  mostly like me"));
    REQUIRE(stage.headless->press(Role::button, "Next"));
    REQUIRE(stage.headless->press(Role::button, "Pause"));
    stage.reload();
    REQUIRE(stage.headless->press(Role::button, "Continue"));
    CHECK(stage.model().sitting->position == 1);
    CHECK(stage.model().sitting->answers.number(stage.model().sitting->order[0]) == 6);
    CHECK(stage.model().sitting->answers.find(stage.model().sitting->order[1]) != nullptr);
}

TEST_CASE("when the store does not open, the page says so, keeps Help, and can go on without keeping anything") {
    MemoryWorld world(kNoon, 3);
    FlakyStore broken(world.store, 1, ErrorKind::denied);
    world.ports.store = &broken;
    Headless headless(shipped_catalog(), world, MOORING_FONTS_DIR);
    headless.settle();
    check_screen(headless, "failure");
    CHECK(headless.words().find("does not let the app store anything") != std::string::npos);
    REQUIRE(headless.press(Role::button, "Go on without keeping anything"));
    CHECK(headless.program.model().keeping_nothing);
    check_screen(headless, "keep nothing");
    CHECK(headless.words().find("Nothing is being kept") != std::string::npos);
}

TEST_CASE("a failed save is an alert with a way on, and goes when saving works again") {
    Stage stage;
    stage.welcome();
    // On the next opening the third call fails: after open and load, the first save.
    FlakyStore broken(stage.world.store, 3, ErrorKind::quota);
    stage.headless.reset();
    stage.world.ports.store = &broken;
    stage.headless = std::make_unique<Headless>(shipped_catalog(), stage.world, MOORING_FONTS_DIR);
    stage.headless->settle();
    stage.write("Words that must not be lost.", 5);
    const std::string words = stage.headless->words();
    CHECK(words.find("Not saved. The browser's space is full.") != std::string::npos);
    check_sizes(stage, "not saved");
    REQUIRE(stage.headless->press(Role::button, "Try again"));
    CHECK(stage.headless->words().find("Not saved.") == std::string::npos);
    stage.reload();
    CHECK(stage.model().document.entries.size() == 1);
}

TEST_CASE("deleting offers Undo, and Undo brings it back") {
    Stage stage;
    stage.welcome();
    stage.write("One to delete", {});
    REQUIRE(stage.model().document.entries.size() == 1);
    stage.act(action::Section{Screen::journal});
    REQUIRE(stage.headless->press(Role::button, "One to delete"));
    REQUIRE(stage.headless->press(Role::button, "Delete"));
    CHECK(stage.model().document.entries.empty());
    check_screen(*stage.headless, "toast");
    REQUIRE(stage.headless->click(Role::button, "Undo"));
    CHECK(stage.model().document.entries.size() == 1);
}

TEST_CASE("search finds while typing and says how many") {
    Stage stage;
    stage.welcome();
    stage.write("Caf\xC3\xA9 with R.", {});
    stage.write("A quiet evening", {});
    stage.act(action::Section{Screen::journal});
    REQUIRE(stage.headless->type(Role::search, "Find in your entries", "cafe"));
    CHECK(stage.headless->words().find("1 entry found") != std::string::npos);
    CHECK(stage.headless->find(Role::button, "A quiet evening") == nullptr);
    REQUIRE(stage.headless->type(Role::search, "Find in your entries", "zzz"));
    CHECK(stage.headless->words().find("No entry has these words") != std::string::npos);
}

TEST_CASE("every theme, forced colours and a left hand: the same words, and the bar the other way round") {
    Stage stage;
    stage.live();
    const std::string words = stage.headless->words();
    const auto shown = [&] {
        stage.headless->settle();
        return stage.headless->program.ui().scheme();
    };
    stage.headless->viewport.more_contrast = true;
    CHECK(shown() == Scheme::contrast_light);
    stage.headless->viewport.dark = true;
    CHECK(shown() == Scheme::contrast_dark);
    stage.headless->viewport.forced_colours = true;
    CHECK(shown() == Scheme::forced);
    CHECK(stage.headless->words() == words);
    stage.headless->viewport.forced_colours = false;
    stage.act(action::SetTheme{ThemeChoice::dark});
    CHECK(shown() == Scheme::dark);
    stage.act(action::SetTheme{ThemeChoice::contrast});
    CHECK(shown() == Scheme::contrast_dark);
    const float before = stage.headless->find(Role::button, "Today")->box.x;
    stage.act(action::SetLeftHanded{true});
    CHECK(stage.headless->find(Role::button, "Today")->box.x > before);
}

TEST_CASE("a page with no size at all draws without harm") {
    Stage stage;
    stage.headless->viewport = Viewport{};
    stage.headless->settle();
    CHECK(stage.headless->program.ui().sem.duplicates() == 0);
}

TEST_CASE("the fonts have every letter of every shipped word") {
    Stage stage;
    ImFont* regular = ImGui::GetIO().Fonts->Fonts[0];
    for (const Words::Entry& entry : shipped_catalog().words.entries()) {
        if (entry.key == "gallery.other") continue;  // shows what the browser's own fonts draw
        const char* at = entry.text.data();
        const char* end = at + entry.text.size();
        while (at < end) {
            unsigned int code = 0;
            at += ImTextCharFromUtf8(&code, at, end);
            INFO(entry.key << " needs U+" << std::hex << code);
            CHECK((code == '\n' || regular->IsGlyphInFont(static_cast<ImWchar>(code))));
        }
    }
}

namespace {
// Answers nothing while held: a save on its way.
class HeldStore : public MemoryStore {
public:
    std::optional<StoreReply> take(Ticket ticket) override { return held ? std::nullopt : MemoryStore::take(ticket); }
    bool held = false;
};
}  // namespace

TEST_CASE("the first save leaves focus where it is") {
    HeldStore store;
    MemoryWorld world(kNoon, 4);
    world.ports.store = &store;
    Headless headless(shipped_catalog(), world, MOORING_FONTS_DIR);
    headless.settle();
    store.held = true;
    headless.program.emit(action::FinishWelcome{});
    headless.settle();
    CHECK(headless.program.ui().sem.take_focus_wish() == kHeadingId);  // the page changed
    store.held = false;
    headless.settle();
    REQUIRE(headless.program.model().vault.state() == VaultState::ready);
    CHECK(headless.program.ui().sem.take_focus_wish() == 0);
}

TEST_CASE("focus that nobody moved by key or touch brings the offer of screen reader taps, once") {
    Stage stage;
    stage.welcome();
    Headless& headless = *stage.headless;
    Semantics& sem = headless.program.ui().sem;
    const auto move_focus = [&](double unprompted) {
        const Node* help = headless.find(Role::button, "Help");
        REQUIRE(help);
        sem.receive(help->id, SemEvent::focus, {}, unprompted);
        headless.settle();
    };
    move_focus(0);
    CHECK_FALSE(headless.find(Role::button, "Not needed"));
    move_focus(1);
    check_sizes(stage, "the offer of taps");
    REQUIRE(headless.press(Role::button, "Not needed"));
    move_focus(1);
    CHECK_FALSE(headless.find(Role::button, "Not needed"));
    stage.reload();
    const Node* help = stage.headless->find(Role::button, "Help");
    REQUIRE(help);
    stage.headless->program.ui().sem.receive(help->id, SemEvent::focus, {}, 1);
    stage.headless->settle();
    REQUIRE(stage.headless->press(Role::button, "Switch on screen reader taps"));
    CHECK(stage.model().document.settings.assist_taps);
    CHECK_FALSE(stage.headless->find(Role::button, "Not needed"));
}

TEST_CASE("what is pressed while the second copy is looked at is done when that is known") {
    for (const bool sealed : {false, true}) {
        CAPTURE(sealed);
        MemoryDisk disk;
        MemoryWorld world(disk, kNoon, 4);
        world.copies.waits = true;
        Headless headless(shipped_catalog(), world, MOORING_FONTS_DIR);
        headless.settle();
        const Model& model = headless.program.model();
        for (const char* button : {"Next", "Next", sealed ? "Begin with a passphrase" : "Begin"}) {
            REQUIRE(headless.press(Role::button, button));
        }
        CHECK(model.place().screen == Screen::welcome);
        CHECK_FALSE(model.document.settings.welcomed);
        CHECK(disk.head.empty());
        world.copies.waits = false;
        headless.settle();
        CHECK(model.document.settings.welcomed);
        CHECK(model.place().screen == (sealed ? Screen::passphrase : Screen::today));
    }
}

TEST_CASE("the bin, empty and full, at every size; all of it goes only when asked twice") {
    Stage stage;
    stage.welcome();
    stage.act(action::Open{Screen::bin});
    check_sizes(stage, "bin, empty");
    for (int i = 0; i < 30; ++i) {
        stage.write("Words of entry " + std::to_string(i), i % 11);
        stage.act(action::DeleteEntry{stage.model().document.entries.front().id});
    }
    stage.act(action::Section{Screen::journal});
    REQUIRE(stage.headless->press(Role::button, "Deleted things"));
    check_sizes(stage, "bin, full");
    REQUIRE(stage.headless->press(Role::button, "Bring it back"));
    CHECK(stage.model().document.entries.size() == 1);
    stage.headless->program.ui().scroll_by_keys(100, 0);
    stage.headless->settle();
    REQUIRE(stage.headless->press(Role::button, "Delete all of it for good"));
    CHECK(stage.model().document.bin.size() == 29);
    REQUIRE(stage.headless->press(Role::button, "Yes, delete all"));
    CHECK(stage.model().document.bin.empty());
    check_sizes(stage, "bin, emptied");
}

TEST_CASE("the keyboard of a phone: one line of typing stays above it, and on its side the bar makes room") {
    Stage stage;
    stage.welcome();
    Headless& headless = *stage.headless;
    Semantics& sem = headless.program.ui().sem;
    headless.viewport = Viewport{.width = 360, .height = 740, .hover = false};
    stage.act(action::Open{Screen::gallery});
    REQUIRE(headless.press(Role::tab, "Fields"));
    const Node* field = headless.find(Role::text_field, "A label");
    REQUIRE(field);
    const std::uint32_t id = field->id;
    sem.receive(id, SemEvent::focus, {}, 0);
    headless.settle();
    const float keyboard = sem.find(id)->box.y + 10;  // its upper edge would lie in the field
    headless.viewport.height = keyboard;
    headless.settle();
    CHECK(sem.find(id)->box.y + sem.find(id)->box.h <= keyboard);

    headless.viewport.height = 740;
    stage.act(action::Section{Screen::journal});
    stage.write("Words", 5);
    stage.act(action::Section{Screen::journal});
    const auto has_bar = [&] {
        return std::any_of(sem.nodes().begin(), sem.nodes().end(),
                           [](const Node& node) { return node.role == Role::navigation; });
    };
    headless.viewport = Viewport{.width = 590, .height = 300, .hover = false};
    headless.settle();
    CHECK(has_bar());
    sem.receive(headless.find(Role::search, "Find in your entries")->id, SemEvent::focus, {}, 0);
    headless.settle();
    CHECK_FALSE(has_bar());
    sem.receive(sem.focused(), SemEvent::blur, {}, 0);
    headless.settle();
    CHECK(has_bar());
}

TEST_CASE("a long list says the place of each row among all, also of those that are not drawn") {
    Stage stage;
    stage.welcome();
    for (int i = 0; i < 90; ++i) stage.write("Entry " + std::to_string(i), 5);
    stage.act(action::Section{Screen::journal});
    stage.headless->program.ui().scroll_by_keys(2, 0);
    stage.headless->settle();
    int rows = 0;
    float last = 0;
    const Semantics& sem = stage.headless->program.ui().sem;
    for (const Node& node : sem.nodes()) {
        if (node.role != Role::list_item || node.max == 0) continue;
        ++rows;
        CHECK(node.max == 90);
        if (last > 0) CHECK(node.now == last + 1);
        last = node.now;
        CHECK(sem.find(node.parent)->role == Role::list);
    }
    CHECK(rows > 10);
    CHECK(rows < 60);
}
