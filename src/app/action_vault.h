// What can happen to the vault: passphrase and lock, storage, files (app/action.h has the rest).
#pragma once

#include <cstdint>
#include <string>

namespace mooring::action {

// Passphrase and lock.
struct Unlock {
    std::string secret;
    bool by_code = false;  // the recovery code instead
};
struct SetPassphrase {
    std::string passphrase;
};  // the first one: everything is sealed
struct ConfirmCode {
    std::string first;
    std::string second;
};  // the two groups that were asked back
struct ChangePassphrase {
    std::string current;  // not needed right after unlocking by the recovery code
    std::string passphrase;
};
struct RemovePassphrase {
    std::string current;
};
struct NewRecoveryCode {
    std::string current;
};
struct Rehearse {
    std::string current;
};
struct PutOffRehearsal {};  // for a month
struct NewKey {
    std::string current;
    std::string passphrase;
};  // after a theft: a new key, passphrase and recovery code, and everything sealed anew
struct AddPasskey {
    std::string current;  // passphrase or recovery code
};
struct PressForPasskey {};  // "go on": the browser may ask now
struct DropPasskey {};
struct UnlockByPasskey {};
struct PrintCode {};    // the recovery code, while it is shown
struct StopKeyWork {};  // back to where nothing is being done with keys; what is committed stays

// Storage.
struct StartAnew {};  // although something had been here
struct CheckEverything {};
struct AskToPersist {};
struct CopyHealth {
    std::string text;
};                      // how the storage is, to the clipboard
struct BringInCopy {};  // what the second copy holds of another vault
struct DropOtherCopy {};
struct EraseEverything {};  // after it was typed

// Files.
struct BackUp {
    bool plain;              // as JSON that anybody can read
    bool same_file;          // the file of last time
    std::string passphrase;  // of this file alone; empty: the vault's
};
struct BackUpInFolder {
    bool last_time;  // the folder of last time
};                   // a sealed vault only
struct CheckBackup {};
struct BringIn {};  // a backup, or a journal of another program
struct FileSecret {
    std::string secret;  // passphrase or recovery code of the file
};
struct AgreeToBringIn {};
struct UndoBringIn {};
struct StopFileWork {};
struct TakeAway {
    enum class Form : std::uint8_t { markdown, csv } form;
};
struct RemindBackup {
    bool on;
    int after_days;
};

struct LockNow {};
struct SetLock {
    int after_min;
    int hidden_s;
};

}  // namespace mooring::action
