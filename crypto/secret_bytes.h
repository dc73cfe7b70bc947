#pragma once

#include "base/bytes.h"

#include <memory>
#include <utility>

namespace consentry::crypto {

/// Memory for keys and passphrases: between guard pages, locked against swapping, left out of core dumps, wiped on
/// release. Moves only; cannot be compared, printed or copied by accident.
class SecretBytes {
public:
    /// `size` bytes of zero. Errc::OutOfLockedMemory when the system has no memory for it.
    static Result<SecretBytes> create(std::size_t size);
    static Result<SecretBytes> copyOf(ByteView bytes);

    SecretBytes(SecretBytes&& other) noexcept
        : m_memory(std::move(other.m_memory)), m_size(std::exchange(other.m_size, 0)), m_locked(other.m_locked)
    {
    }
    SecretBytes& operator=(SecretBytes&& other) noexcept
    {
        m_memory = std::move(other.m_memory);
        m_size = std::exchange(other.m_size, 0);
        m_locked = other.m_locked;
        return *this;
    }

    ByteView view() const { return {m_memory.get(), m_size}; }
    ByteSpan span() { return {m_memory.get(), m_size}; }
    std::size_t size() const { return m_size; }
    /// False when the system refused to lock these pages: they may reach the swap area.
    bool isLocked() const { return m_locked; }

private:
    struct Release {
        void operator()(std::uint8_t* memory) const;
    };

    SecretBytes() = default;
    std::unique_ptr<std::uint8_t[], Release> m_memory;
    std::size_t m_size = 0;
    bool m_locked = false;
};

/// What this process may lock.
struct MemoryLock {
    bool works = false;
    std::uint64_t limitBytes = 0; ///< RLIMIT_MEMLOCK; the largest number when there is no limit
};

/// Locks a page, asks the kernel whether it really is locked, and releases it.
MemoryLock probeMemoryLock();

} // namespace consentry::crypto
