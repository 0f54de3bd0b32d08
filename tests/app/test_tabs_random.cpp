// Two tabs over one store doing things at random, against a plain model of what two people believe they wrote.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "support/rounds.h"
#include "tab.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

enum class Faults : std::uint8_t { none, now_and_then };

// What two people at two tabs know of their own doing: which texts stand in which entry. No revisions, no clocks.
class PlainModel {
public:
    PlainModel(std::uint64_t seed, Faults faults) : random_(seed), faults_(faults) {
        tabs_[0].tab = welcomed_tab(disk_, kNoon, seed * 1000 + 1);
        tabs_[1].tab = open_tab(disk_, kNoon, seed * 1000 + 2);
    }

    void step() {
        One& one = tabs_[random_.below(2)];
        Tab& tab = *one.tab;
        switch (random_.below(12)) {
            case 0:
            case 1: open_editor(one, tab.document().entries.empty() || random_.below(3) == 0); break;
            case 2:
            case 3: type(one); break;
            case 4:
            case 5: leave(one); break;
            case 6: remove(one); break;
            case 7: undo(one); break;
            case 8: tab.wait(static_cast<std::int64_t>(random_.below(1'500))); break;
            case 9: resume_draft(one); break;
            case 10: flush(tab.model, tab.world.ports); break;
            case 11:
                if (random_.below(3) == 0) kill(one);
                break;
        }
        if (faults_ == Faults::now_and_then && random_.below(8) == 0) break_store(one);
        for (std::uint64_t frames = random_.below(4); frames > 0; --frames) tabs_[random_.below(2)].tab->frame();
    }

    // Both leave what they do and save; then the disk holds exactly what stands.
    void check() {
        for (One& one : tabs_) leave(one);
        for (One& one : tabs_) heal(one);
        for (int i = 0; i < 100; ++i) {
            for (One& one : tabs_) one.tab->frame();
        }
        for (One& one : tabs_) {
            REQUIRE((one.tab->vault().save_state() == SaveState::saved ||
                     one.tab->vault().save_state() == SaveState::clean));
            REQUIRE_FALSE(one.tab->vault().pending());
        }
        check_adds_up(disk_);
        std::map<RecordId, std::set<std::string>> found;
        MemoryWorld world(disk_, kNoon, 5);
        Vault vault;
        Document document;
        vault.open(world.ports);
        for (int i = 0; i < 20; ++i) vault.step(world.ports, document);
        REQUIRE(vault.state() == VaultState::ready);
        for (const auto& [record, revisions] : vault.replica().records()) {
            if (revisions.front().revision.kind != Kind::entry) continue;
            for (const std::string& text : seen_by(vault, document, record)) found[record].insert(text);
        }
        // Who edits a version while it is deleted and brought back elsewhere has not seen it come back: it stays
        // beside.
        for (const auto& [id, texts] : found) {
            for (const std::string& text : texts) {
                if (brought_back_.contains(text)) standing_[id].insert(text);
            }
        }
        std::erase_if(standing_, [](const auto& item) { return item.second.empty(); });
        REQUIRE(shown(found) == shown(standing_));
        REQUIRE(document.entries.size() == standing_.size());
        REQUIRE(document.unreadable.empty());
    }

private:
    struct Editor {
        RecordId entry;
        std::set<std::string> replaces;  // what the person saw when the editing began
        std::string text;
        bool typed = false;
    };
    struct One {
        std::unique_ptr<FlakyStore> broken;
        std::unique_ptr<Tab> tab;
        std::optional<Editor> editor;
        RecordId deleted;
        std::set<std::string> deleted_texts;
        std::int64_t deleted_until = 0;
    };

    static std::string shown(const std::map<RecordId, std::set<std::string>>& entries) {
        std::string all;
        for (const auto& [id, texts] : entries) {
            all += to_text(id).substr(22) + ":";
            for (const std::string& text : texts) all += " " + text;
            all += "\n";
        }
        return all;
    }

    static std::set<std::string> seen_by(const Vault& vault, const Document& document, const RecordId& entry) {
        std::set<std::string> texts;
        for (const StoredRevision* head : vault.replica().heads(entry)) {
            if (head->revision.standing != Standing::live) continue;
            texts.insert(decode_entry(payload_of(document, *head)).value().text);
        }
        return texts;
    }

    // What stands in the editor now, by what the program shows in it.
    void opened(One& one) {
        const Draft& draft = *one.tab->model.draft;
        if (draft.touched) {
            // A draft goes on, with what its writer had seen. Both may take up the same one, so each adds words.
            one.editor = typed_.at(draft.entry.text);
            type(one);
        } else {
            one.editor = Editor{draft.entry.of, seen_by(one.tab->vault(), one.tab->document(), draft.entry.of),
                                draft.entry.text, false};
        }
    }

    void open_editor(One& one, bool fresh) {
        leave(one);
        Tab& tab = *one.tab;
        if (fresh) {
            tab.act(action::NewEntry{""});
        } else {
            tab.act(action::EditEntry{tab.document().entries[random_.below(tab.document().entries.size())].id});
        }
        opened(one);
    }

    void resume_draft(One& one) {
        leave(one);
        Tab& tab = *one.tab;
        const auto& drafts = tab.document().entry_drafts;
        if (drafts.empty()) return;
        tab.act(action::EditEntry{drafts[random_.below(drafts.size())].id});
        opened(one);
    }

    void type(One& one) {
        if (!one.editor) return;
        one.editor->text = "text " + std::to_string(++texts_);
        one.editor->typed = true;
        typed_[one.editor->text] = *one.editor;
        one.tab->act(action::DraftText{one.editor->text});
    }

    void leave(One& one) {
        if (!one.editor) return;
        const Editor editor = *one.editor;
        one.editor.reset();
        one.tab->act(action::LeaveDraft{});
        if (!editor.typed) return;
        auto& texts = standing_[editor.entry];
        for (const std::string& text : editor.replaces) texts.erase(text);
        texts.insert(editor.text);
    }

    void remove(One& one) {
        leave(one);
        Tab& tab = *one.tab;
        if (tab.document().entries.empty()) return;
        const RecordId id = tab.document().entries[random_.below(tab.document().entries.size())].id;
        one.deleted = id;
        one.deleted_texts = seen_by(tab.vault(), tab.document(), id);
        tab.act(action::DeleteEntry{id});
        one.deleted_until = tab.model.toast.until_ms;
        for (const std::string& text : one.deleted_texts) standing_[id].erase(text);
    }

    void undo(One& one) {
        const bool offered = !one.tab->model.toast.undo.empty();
        one.tab->act(action::Undo{});
        if (!offered) return;
        standing_[one.deleted].insert(one.deleted_texts.begin(), one.deleted_texts.end());
        brought_back_.insert(one.deleted_texts.begin(), one.deleted_texts.end());
    }

    // One of the next calls fails, after writing or before, or is never answered.
    void break_store(One& one) {
        const auto fault = static_cast<FlakyStore::Fault>(random_.below(3));
        const int call = 1 + static_cast<int>(random_.below(4));
        one.broken = std::make_unique<FlakyStore>(one.tab->world.store, call, ErrorKind::connection, fault);
        one.tab->world.ports.store = one.broken.get();
    }

    // The store works again, and the person presses "Try again" where that is offered.
    static void heal(One& one) {
        one.tab->world.ports.store = &one.tab->world.store;
        one.tab->wait(6'000);
        one.tab->act_and_settle(action::Retry{});
    }

    // The tab dies after what it did was saved; what was typed goes on as a draft.
    void kill(One& one) {
        one.tab->wait(1'000);
        heal(one);
        REQUIRE(one.tab->vault().save_state() != SaveState::not_saved);
        REQUIRE_FALSE(one.tab->vault().pending());
        one.tab = open_tab(disk_, one.tab->world.clock.now, 1'000'000 + ++texts_);
        one.editor.reset();
        one.deleted_texts.clear();
    }

    SplitMix64 random_;
    Faults faults_;
    MemoryDisk disk_;
    One tabs_[2];
    std::uint64_t texts_ = 0;
    std::map<std::string, Editor> typed_;
    std::map<RecordId, std::set<std::string>> standing_;
    std::set<std::string> brought_back_;
};

void live(std::uint64_t seed, Faults faults) {
    INFO("seed ", seed);
    PlainModel model(seed, faults);
    for (int round = 0; round < 8; ++round) {
        INFO("round ", round);
        for (int i = 0; i < 60; ++i) model.step();
        model.check();
    }
}

}  // namespace

TEST_CASE("two tabs at random keep exactly what two people believe they wrote") {
    for (std::uint64_t seed = 1; seed <= rounds(20); ++seed) live(seed, Faults::none);
}

TEST_CASE("they keep it even when their store fails now and then") {
    for (std::uint64_t seed = 1; seed <= rounds(20); ++seed) live(seed, Faults::now_and_then);
}
