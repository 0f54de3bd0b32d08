// A piece of work that waits: for a key to be derived, a transaction to complete, a file to be read. Written as one
// function from top to bottom, it stops at each co_await and is looked at once a frame, like every other reply.
// Destroying a task ends the work where it stands.
//
// Compilers differ in what they keep alive while a coroutine waits: calls stand in statements of their own.
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace mooring {

// What a task can wait for.
class Awaited {
public:
    virtual ~Awaited() = default;
    virtual bool is_ready() = 0;
};

template <class T>
class [[nodiscard]] Task : public Awaited {
public:
    struct promise_type {
        Task get_return_object() { return Task(std::coroutine_handle<promise_type>::from_promise(*this)); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_value(T result) { value.emplace(std::move(result)); }
        void unhandled_exception() { std::terminate(); }  // nothing in Mooring throws

        Awaited* waiting = nullptr;
        std::optional<T> value;
    };

    Task() = default;
    Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
    Task& operator=(Task&& other) noexcept {
        std::swap(handle_, other.handle_);
        return *this;
    }
    ~Task() override {
        if (handle_) handle_.destroy();
    }

    explicit operator bool() const { return static_cast<bool>(handle_); }
    // Goes on until something is awaited that is not there yet. True at its end.
    bool step() {
        while (!handle_.done()) {
            Awaited*& waiting = handle_.promise().waiting;
            if (waiting != nullptr && !waiting->is_ready()) return false;
            waiting = nullptr;
            handle_.resume();
        }
        return true;
    }
    bool is_ready() override { return step(); }
    T take() { return std::move(*handle_.promise().value); }  // after step() was true

    // One task may wait for another.
    bool await_ready() { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> outer) {
        outer.promise().waiting = this;
    }
    T await_resume() { return take(); }

private:
    explicit Task(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
    std::coroutine_handle<promise_type> handle_;
};

// co_await ReplyOf(port, ticket) gives the port's reply.
template <class Port>
class ReplyOf : public Awaited {
public:
    ReplyOf(Port& port, std::uint32_t ticket) : port_(port), ticket_(ticket) {}
    bool is_ready() override {
        reply_ = port_.take(ticket_);
        return reply_.has_value();
    }
    bool await_ready() const { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> outer) {
        outer.promise().waiting = this;
    }
    auto await_resume() { return *std::move(reply_); }

private:
    Port& port_;
    std::uint32_t ticket_;
    decltype(std::declval<Port&>().take(0)) reply_;
};

// co_await Until(condition).
template <class Condition>
class Until : public Awaited {
public:
    explicit Until(Condition condition) : condition_(std::move(condition)) {}
    bool is_ready() override { return condition_(); }
    bool await_ready() const { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> outer) {
        outer.promise().waiting = this;
    }
    void await_resume() {}

private:
    Condition condition_;
};

}  // namespace mooring
