// A value or the reason why there is none. Failures are values that cannot be dropped; nothing in Mooring throws.
#pragma once

#include <cstdint>
#include <utility>
#include <variant>

namespace mooring {

// The closed set of things that can go wrong. The numbers cross the bridge to the browser and stay as they are.
enum class ErrorKind : std::uint8_t {
    none = 0,
    conflict = 1,       // another tab saved first
    quota = 2,          // the browser's space is full
    connection = 3,     // the database connection was lost and could not be healed
    timeout = 4,        // storage did not answer in time
    blocked = 5,        // another tab holds the database
    newer = 6,          // written by a newer version: read and export only
    wiped = 7,          // the browser destroyed its database
    damaged = 8,        // a stored item cannot be read
    denied = 9,         // the browser does not let the page store anything
    memory = 10,        // allocation failed
    unsupported = 11,   // the browser lacks a feature
    held = 12,          // another tab holds the handle
    bug = 13,           // Mooring made a mistake and wrote nothing more
    secret = 14,        // the passphrase or code does not open it
    kdf = 15,           // the key derivation failed its own test
    permission = 16,    // file access must be granted again
    file_changed = 17,  // the file changed meanwhile
    bad_file = 18,      // not complete, or not one of ours
    too_big = 19,       // over a stated limit
    unverified = 20,    // read-back differs from what was written
    cancelled = 21,     // the person closed the picker
    update = 22,        // an update did not arrive whole
};

struct Error {
    ErrorKind kind = ErrorKind::none;
    const char* detail = "";  // for the health report and tests; never contains what a person wrote
};

// Holds a T or an Error. Check ok() before value() or error(); reading the wrong one is a programming mistake.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : held_(std::move(value)) {}
    Result(Error error) : held_(std::move(error)) {}

    bool ok() const { return held_.index() == 0; }
    explicit operator bool() const { return ok(); }
    const T& value() const& { return *std::get_if<0>(&held_); }
    T& value() & { return *std::get_if<0>(&held_); }
    T&& value() && { return std::move(*std::get_if<0>(&held_)); }
    const Error& error() const { return *std::get_if<1>(&held_); }

private:
    std::variant<T, Error> held_;
};

}  // namespace mooring
