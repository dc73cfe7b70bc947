#pragma once

#include "base/result.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace consentry {

/// Hands things to a thread of its own, in order, so that whoever makes the next one need not wait. At most
/// kMostWaiting wait; what was not worked on when the relay goes is dropped.
template<class Thing>
class Relay {
public:
    static constexpr std::size_t kMostWaiting = 3;

    /// `work` runs on the other thread, and not again once it failed.
    explicit Relay(std::function<Result<void>(Thing)> work)
        : m_work(std::move(work)), m_thread([this] { run(); })
    {
    }
    ~Relay()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_waiting.clear();
            m_ended = true;
        }
        m_changed.notify_all();
    }
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;

    /// May wait until there is room. The error of an earlier thing.
    Result<void> pass(Thing thing)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_waiting.size() < kMostWaiting || m_failure; });
        if (m_failure)
            return *m_failure;
        m_waiting.push_back(std::move(thing));
        m_changed.notify_all();
        return {};
    }

    /// Waits for the last one.
    Result<void> finish()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ended = true;
        }
        m_changed.notify_all();
        m_thread.join();
        if (m_failure)
            return *m_failure;
        return {};
    }

private:
    void run()
    {
        while (std::optional<Thing> thing = next()) {
            const Result<void> done = m_work(std::move(*thing));
            if (done)
                continue;
            const std::lock_guard lock(m_mutex);
            m_failure = done.error();
            m_changed.notify_all();
            return;
        }
    }

    std::optional<Thing> next()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_waiting.empty() || m_ended; });
        if (m_waiting.empty())
            return std::nullopt;
        std::optional<Thing> thing(std::move(m_waiting.front()));
        m_waiting.pop_front();
        m_changed.notify_all();
        return thing;
    }

    std::function<Result<void>(Thing)> m_work;
    std::mutex m_mutex; ///< guards the next three
    std::condition_variable m_changed;
    std::deque<Thing> m_waiting;
    std::optional<Error> m_failure;
    bool m_ended = false;
    std::jthread m_thread; ///< last: it uses the others
};

} // namespace consentry
