#pragma once

#include <atomic>
#include <memory>

namespace consentry {

/// Says whether the view it belongs to has ended. Cheap to copy and to ask; safe from any thread.
class StopFlag {
public:
    StopFlag() : m_state(std::make_shared<std::atomic<bool>>(false)) {} ///< never set
    bool isSet() const { return m_state->load(std::memory_order_acquire); }

private:
    friend class StopSource;
    explicit StopFlag(std::shared_ptr<const std::atomic<bool>> state) : m_state(std::move(state)) {}
    std::shared_ptr<const std::atomic<bool>> m_state;
};

/// The side that ends it. Setting is final.
class StopSource {
public:
    StopSource() : m_state(std::make_shared<std::atomic<bool>>(false)) {}
    void set() { m_state->store(true, std::memory_order_release); }
    StopFlag flag() const { return StopFlag(m_state); }

private:
    std::shared_ptr<std::atomic<bool>> m_state;
};

} // namespace consentry
