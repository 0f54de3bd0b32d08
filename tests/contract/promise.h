// One promise as a coroutine that waits for replies of a store, however long they take. The driver resumes it when the
// store has answered; nothing here blocks.
#pragma once

#include <coroutine>
#include <exception>
#include <utility>

#include "app/ports.h"

namespace mooring::contract {

class Promise {
public:
    struct Reply;
    struct promise_type {
        Promise get_return_object() { return Promise(std::coroutine_handle<promise_type>::from_promise(*this)); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { std::terminate(); }
        Reply* waiting = nullptr;
    };

    // co_await Reply{store, store.open(...)} gives the StoreReply.
    struct Reply {
        Store& store;
        Ticket ticket;
        StoreReply answer{};
        bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<promise_type> handle) noexcept { handle.promise().waiting = this; }
        StoreReply await_resume() noexcept { return std::move(answer); }
    };

    Promise() = default;
    Promise(Promise&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
    Promise& operator=(Promise&& other) noexcept {
        std::swap(handle_, other.handle_);
        return *this;
    }
    ~Promise() {
        if (handle_) handle_.destroy();
    }

    // Goes on until a reply is missing. True when the promise was looked at to its end.
    bool step() {
        while (!handle_.done()) {
            Reply*& waiting = handle_.promise().waiting;
            if (waiting != nullptr) {
                auto answer = waiting->store.take(waiting->ticket);
                if (!answer) return false;
                waiting->answer = *std::move(answer);
                waiting = nullptr;
            }
            handle_.resume();
        }
        return true;
    }

private:
    explicit Promise(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
    std::coroutine_handle<promise_type> handle_;
};

}  // namespace mooring::contract
