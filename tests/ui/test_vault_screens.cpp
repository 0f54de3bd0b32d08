// The screens of passphrase, lock and data, as somebody with a passphrase sees them.
#include <doctest/doctest.h>

#include "ui/screens.h"

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
            const Semantics& sem = stage.headless->program.ui().sem;
            CHECK(sem.duplicates() == 0);
            CHECK(stage.headless->find(Role::button, "Help") != nullptr);
            for (const Node& node : sem.nodes()) {
                CAPTURE(node.name);
                CHECK(node.name.find("passphrase.") != 0);
                if (node.role != Role::button && node.role != Role::secret_field) continue;
                CHECK(node.box.w >= 43.5F);
                CHECK(node.box.h >= 43.5F);
                CHECK(node.box.x + node.box.w <= width + 0.5F);
            }
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
    for (const char* part :
         {"Change the passphrase", "New recovery code", "Do I still know it?", "Take the passphrase away"}) {
        REQUIRE(stage.headless->press(Role::button, part));
        check_screen(stage, part);
        REQUIRE(stage.headless->press(Role::button, "Cancel"));
    }
    REQUIRE(stage.headless->press(Role::button, "Lock now"));
    check_screen(stage, "locked");
    const std::string words = stage.headless->words();
    CHECK(words.find("Nobody else reads this.") == std::string::npos);
    CHECK(words.find("Only your passphrase, recovery code or added passkey opens this.") != std::string::npos);
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
    REQUIRE(stage.headless->press(Role::button, "Hide"));
    CHECK(stage.world.exit.left);
}
