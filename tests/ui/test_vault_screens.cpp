// The screens of passphrase, lock and data, as somebody with a passphrase sees them.
#include "ui/checks.h"

using namespace mooring;

namespace {

constexpr const char* kPassphrase = "a boat in the harbour";

void check_screen(Stage& stage, const char* name) {
    for (const float width : {320.0F, 390.0F, 1440.0F}) {
        for (const int percent : {100, 200}) {
            CAPTURE(name);
            CAPTURE(width);
            stage.headless->viewport = Viewport{.width = width, .height = 740};
            stage.model().document.settings.text_percent = percent;
            stage.headless->settle();
            mooring::check_screen(*stage.headless, name);
        }
    }
    stage.model().document.settings.text_percent = 100;
    stage.headless->viewport = Viewport{.width = 390, .height = 844};
    stage.headless->settle();
}

void settle_work(Stage& stage) {
    for (int i = 0; i < 20; ++i) stage.headless->settle();
}

}  // namespace

TEST_CASE("a person sets a passphrase, locks, and comes back") {
    Stage stage;
    stage.welcome();
    stage.write("Nobody else reads this.", 5);
    stage.act(action::Section{Screen::settings});
    REQUIRE(stage.headless->press(Role::button, "Passphrase and copies"));
    check_screen(stage, "data");
    CHECK(stage.headless->words().find("No passphrase is set.") != std::string::npos);
    REQUIRE(stage.headless->press(Role::button, "Set a passphrase"));
    check_screen(stage, "set");
    REQUIRE(stage.headless->type(Role::secret_field, "New passphrase", kPassphrase));
    CHECK(stage.headless->words().find(kPassphrase) != std::string::npos);  // the live field needs it
    REQUIRE(stage.headless->press(Role::button, "Set a passphrase"));
    settle_work(stage);
    check_screen(stage, "code");
    const std::string code = stage.model().key_work.code;
    CHECK(stage.headless->words().find(code) != std::string::npos);
    REQUIRE(stage.headless->press(Role::button, "Print it"));
    CHECK(stage.world.files.printed == std::vector<std::string>{code});
    for (const int group : stage.model().key_work.asked) {
        REQUIRE(stage.headless->type(Role::text_field, "Group " + std::to_string(group + 1),
                                     code.substr(static_cast<std::size_t>(group) * 5, 4)));
    }
    REQUIRE(stage.headless->press(Role::button, "I have it on paper"));
    settle_work(stage);
    check_screen(stage, "done");
    CHECK(stage.headless->words().find("Sealed. From now on your passphrase opens it.") != std::string::npos);
    for (const char* part : {"Change the passphrase", "New recovery code", "Do I still know it?", "Change the key",
                             "Take the passphrase away"}) {
        REQUIRE(stage.headless->press(Role::button, part));
        check_screen(stage, part);
        REQUIRE(stage.headless->press(Role::button, "Cancel"));
    }
    REQUIRE(stage.headless->press(Role::button, "Lock now"));
    check_screen(stage, "locked");
    const std::string words = stage.headless->words();
    CHECK(words.find("Nobody else reads this.") == std::string::npos);
    CHECK(words.find("Only your passphrase, your recovery code or a passkey you added opens this.") !=
          std::string::npos);
    stage.reload();
    REQUIRE(stage.headless->press(Role::button, "Safer use"));
    CHECK(stage.headless->words().find("The visit stays in the browser's history.") != std::string::npos);
    CHECK(stage.headless->find(Role::button, "Erase everything") == nullptr);  // only once it is open
    check_screen(stage, "safer use, locked");
    REQUIRE(stage.headless->press(Role::button, "Back"));
    REQUIRE(stage.headless->type(Role::secret_field, "Passphrase", "not this one"));
    REQUIRE(stage.headless->press(Role::button, "Unlock"));
    settle_work(stage);
    CHECK(stage.headless->words().find("That does not open it.") != std::string::npos);
    check_screen(stage, "refused");
    stage.world.clock.now += 2'000;
    stage.headless->settle();
    REQUIRE(stage.headless->press(Role::button, "Use the recovery code"));
    check_screen(stage, "by code");
    REQUIRE(stage.headless->type(Role::text_field, "Recovery code", code));
    REQUIRE(stage.headless->press(Role::button, "Unlock"));
    settle_work(stage);
    CHECK(stage.headless->words().find("Nobody else reads this.") != std::string::npos);
}

TEST_CASE("a passkey is added in two presses, offered at the lock, and taken away") {
    Stage stage;
    stage.welcome();
    stage.write("Opened by a finger.", 5);
    stage.act(action::SetPassphrase{kPassphrase});
    settle_work(stage);
    const KeyWork& work = stage.model().key_work;
    const auto group = [&](std::size_t i) { return work.code.substr(static_cast<std::size_t>(work.asked[i]) * 5, 4); };
    stage.act(action::ConfirmCode{group(0), group(1)});
    settle_work(stage);
    stage.act(action::Open{Screen::passphrase});
    REQUIRE(stage.headless->press(Role::button, "Add a passkey"));
    check_screen(stage, "part");
    CHECK(stage.headless->words().find("they could open this too") != std::string::npos);
    REQUIRE(stage.headless->type(Role::secret_field, "Current passphrase", kPassphrase));
    REQUIRE(stage.headless->press(Role::button, "Add a passkey"));
    settle_work(stage);
    check_screen(stage, "press");
    REQUIRE(stage.headless->press(Role::button, "Go on"));
    settle_work(stage);
    check_screen(stage, "once more");
    CHECK(stage.headless->words().find("Please use it once") != std::string::npos);
    REQUIRE(stage.headless->press(Role::button, "Go on"));
    settle_work(stage);
    CHECK(stage.headless->words().find("The passkey is added.") != std::string::npos);
    CHECK(stage.headless->find(Role::button, "Add a passkey") == nullptr);
    stage.act(action::LockNow{});
    check_screen(stage, "locked");
    stage.world.passkeys.failure = ErrorKind::cancelled;
    REQUIRE(stage.headless->press(Role::button, "Use the passkey"));
    settle_work(stage);
    check_screen(stage, "refused");
    CHECK(stage.headless->words().find("Your browser gave no passkey.") != std::string::npos);
    stage.world.passkeys.failure = ErrorKind::none;
    REQUIRE(stage.headless->press(Role::button, "Use the passkey"));
    settle_work(stage);
    CHECK(stage.model().vault.writable());
    stage.act(action::Open{Screen::passphrase});
    REQUIRE(stage.headless->press(Role::button, "Take the passkey away"));
    check_screen(stage, "take away");
    CHECK(stage.headless->find(Role::secret_field, "Current passphrase") == nullptr);
    REQUIRE(stage.headless->press(Role::button, "Take it away"));
    settle_work(stage);
    CHECK(stage.headless->find(Role::button, "Add a passkey") != nullptr);
}

TEST_CASE("quick-hide is a button on every screen once it is switched on, the lock screen included") {
    Stage stage;
    stage.welcome();
    CHECK(stage.headless->find(Role::button, "Hide") == nullptr);
    stage.act(action::SetQuickHide{true});
    for (const Screen screen : {Screen::today, Screen::compass, Screen::journal, Screen::progress, Screen::settings}) {
        stage.act(action::Section{screen});
        CHECK(stage.headless->find(Role::button, "Hide") != nullptr);
        check_screen(stage, "with hide");
    }
    // A dialog keeps the bar from being pressed, so it has a Hide of its own.
    REQUIRE(stage.headless->press(Role::button, "Keyboard"));
    check_screen(stage, "dialog with hide");
    Semantics& sem = stage.headless->program.ui().sem;
    const auto inside = std::find_if(sem.nodes().begin(), sem.nodes().end(),
                                     [&](const Node& node) { return node.name == "Hide" && layer_of(sem, node) != 0; });
    REQUIRE(inside != sem.nodes().end());
    CHECK_FALSE(stage.world.exit.left);
    sem.receive(inside->id, SemEvent::activate, {}, 0);
    stage.headless->settle();
    CHECK(stage.world.exit.left);
}

TEST_CASE("where the data lives, files, erasing: whole at every size") {
    Stage stage;
    stage.welcome();
    stage.write("Words", 5);
    for (const Screen screen : {Screen::storage, Screen::files, Screen::erase, Screen::passphrase}) {
        stage.act(action::Open{screen});
        check_sizes(stage, std::to_string(static_cast<int>(screen)).c_str());
    }
}

TEST_CASE("the page of the data says how things stand: when, what opens it, which build, what went wrong") {
    Stage stage;
    stage.welcome();
    stage.write("Words", 5);
    stage.act(action::Open{Screen::storage});
    check_screen(stage, "health");
    std::string words = stage.headless->words();
    for (const char* said : {"How things stand", "Last change:", "bbbbbbbbbbbbbbbb", "No trouble with the storage"}) {
        CAPTURE(said);
        CHECK(words.find(said) != std::string::npos);
    }
    CHECK(words.find("Your recovery code opens this.") == std::string::npos);
    REQUIRE(stage.headless->press(Role::button, "Copy this as text"));
    REQUIRE(stage.world.files.copied.size() == 1);
    CHECK(stage.world.files.copied[0].find("Last change:") != std::string::npos);
    CHECK(stage.world.files.copied[0].find("Words") == std::string::npos);

    stage.act(action::SetPassphrase{kPassphrase});
    settle_work(stage);
    const KeyWork& work = stage.model().key_work;
    const auto group = [&](std::size_t i) { return work.code.substr(static_cast<std::size_t>(work.asked[i]) * 5, 4); };
    stage.act(action::ConfirmCode{group(0), group(1)});
    settle_work(stage);
    stage.act(action::StopKeyWork{});
    stage.model().troubles.push_back({ErrorKind::quota, stage.world.clock.now});
    check_screen(stage, "health, sealed");
    words = stage.headless->words();
    for (const char* said : {"64 MB of memory", "Your recovery code opens this.", "The browser's space is full."}) {
        CAPTURE(said);
        CHECK(words.find(said) != std::string::npos);
    }

    // A month later Today asks, once, whether both are still at hand.
    stage.model().document.notes.rehearsed_ms -= 31LL * 24 * 60 * 60 * 1000;
    stage.act(action::Section{Screen::today});
    check_screen(stage, "rehearsal due");
    REQUIRE(stage.headless->find(Role::button, "Try it") != nullptr);
    REQUIRE(stage.headless->press(Role::button, "In a month"));
    CHECK(stage.headless->find(Role::button, "Try it") == nullptr);
}

TEST_CASE("what was found and what runs short is said on the page, whole at every size") {
    Stage stage;
    stage.welcome();
    stage.write("Words", 5);
    Recovery& recovery = stage.model().recovery;
    recovery.slots_found = true;
    recovery.other_vault = {"g00000001"};
    recovery.space_quota = 100e6;
    recovery.space_used = 81e6;
    stage.act(action::Open{Screen::storage});
    check_screen(stage, "found");
    const std::string words = stage.headless->words();
    for (const char* said : {"It was found in another place", "a copy of other notes", "81 MB of 100 MB"}) {
        CAPTURE(said);
        CHECK(words.find(said) != std::string::npos);
    }
    CHECK(stage.headless->find(Role::button, "Look at them") != nullptr);
    CHECK(stage.headless->find(Role::button, "Remove the other copy") == nullptr);  // not before it was looked at

    stage.act(action::UpdateFailed{});
    stage.act(action::Section{Screen::settings});
    CHECK(stage.headless->words().find("The update did not arrive whole. You keep this version.") != std::string::npos);
    check_screen(stage, "update failed");
}
