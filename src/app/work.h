// What is under way with keys, files and copies, and how it ended: what their pages show.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/foreign.h"
#include "core/merge.h"
#include "core/recovery.h"
#include "core/result.h"
#include "core/seal.h"

namespace mooring {

// What is being done with passphrase and keys, step by step, and how it ended.
struct KeyWork {
    enum class Step : std::uint8_t {
        none,
        testing,   // that this browser computes keys right
        deriving,  // the key of the passphrase
        checking,  // a second time: it must come out the same
        showing,   // the recovery code is in sight and waits to be typed back
        press,     // waits for a press: only then the browser asks for a passkey
        asking,    // the browser asks for it
        storing,   // slots, or every row anew
        done,
        failed,  // see error; nothing was changed
    } step = Step::none;
    enum class What : std::uint8_t {
        none,
        unlock,
        seal,
        change,
        remove,
        new_code,
        rehearse,
        new_key,  // everything is sealed anew under another key
        add_passkey,
        drop_passkey,
    } what = What::none;
    ErrorKind error = ErrorKind::none;
    int wrong_tries = 0;
    std::int64_t retry_at_ms = 0;  // the next try counts from here on
    std::string code;              // the recovery code, while it is shown
    std::array<int, 2> asked{};    // the groups of it to type back, 0 to 6
    bool code_refused = false;     // what was typed back did not match
    bool code_confirmed = false;
    bool pressed = false;   // since the passkey waits for it
    bool made = false;      // the passkey is there and has to be used once
    bool by_code = false;   // unlocked with the recovery code: a new passphrase needs no current one
    int rows_done = 0;      // of twice the rows, while storing
    bool tab_left = false;  // done, but another tab did not let go of what it had in the second copy

    bool is_busy() const { return step > Step::none && step < Step::done; }
    // Whoever has gone away meanwhile loses nothing by a lock.
    bool waits_for_passkey() const { return step == Step::press || step == Step::asking; }
};

// What is being done with a file, step by step, and how it ended.
struct FileWork {
    enum class Step : std::uint8_t { none, reading, asking, preview, adding, done, failed } step = Step::none;
    enum class What : std::uint8_t { none, back_up, check, bring_in, take_away, undone, bring_copy } what = What::none;
    ErrorKind error = ErrorKind::none;
    std::string name;
    std::optional<std::string> secret;  // given for the file
    bool agreed = false;
    bool checked = false;  // the file was read back whole
    bool edited = false;   // a plain file that was changed since it was written
    std::int64_t created_ms = 0;
    MergePlan plan;
    std::optional<ForeignJournal> foreign;
    std::vector<StorageKey> added;  // what undoing takes out again
    std::uint64_t stored_at_revision = 0;
};

// What opening found out about store, second copy and traces, and what came of it.
struct Recovery {
    enum class Step : std::uint8_t { looking, decided, working, failed } step = Step::looking;
    bool traced = true;  // localStorage says that something was here
    Opening opening = Opening::go_on;
    CopyFinding copy = CopyFinding::none;
    bool in_cache = false;
    int brought_back = 0;                  // versions that only the copy held
    bool slots_found = false;              // the ways into the vault were lost, and found elsewhere
    std::vector<std::string> other_vault;  // files of the second copy that are of another vault
    bool must_forget = false;              // no other tab may keep its part of the copy either
    int missing = 0;                       // rows that the copy's head promises and that are in neither
    bool restored = false;
    bool started_anew = false;               // the person chose to, although something had been here
    bool persisted = false;                  // the browser has promised not to clear by itself
    double space_used = 0, space_quota = 0;  // bytes
    std::int64_t verified_ms = 0;            // everything was read and checked
    int verified_bad = 0;
};

// A failure, for the page that says how the storage is: only what kind it was and when.
struct Trouble {
    ErrorKind kind = ErrorKind::none;
    std::int64_t at_ms = 0;
};
inline constexpr std::size_t kMaxTroubles = 50;

}  // namespace mooring
