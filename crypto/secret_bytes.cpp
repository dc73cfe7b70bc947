#include "crypto/secret_bytes.h"

#include <sodium.h>

#include <fstream>
#include <limits>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

namespace consentry::crypto {
namespace {

/// Kibibytes that the kernel counts as locked for this process; 0 when it does not say.
std::uint64_t lockedKibibytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        std::uint64_t value = 0;
        if (word == "VmLck:" && status >> value)
            return value;
    }
    return 0;
}

std::uint64_t lockLimit()
{
    struct rlimit limit {};
    if (getrlimit(RLIMIT_MEMLOCK, &limit) != 0)
        return 0;
    return limit.rlim_cur == RLIM_INFINITY ? std::numeric_limits<std::uint64_t>::max() : limit.rlim_cur;
}

} // namespace

void SecretBytes::Release::operator()(std::uint8_t* memory) const
{
    sodium_free(memory); // wipes and unlocks first
}

Result<SecretBytes> SecretBytes::create(std::size_t size)
{
    SecretBytes secret;
    secret.m_memory.reset(static_cast<std::uint8_t*>(sodium_malloc(size)));
    if (!secret.m_memory)
        return Errc::OutOfLockedMemory;
    secret.m_size = size;
    // sodium_malloc gives the memory even when it could not lock it; locking again tells.
    secret.m_locked = sodium_mlock(secret.m_memory.get(), size) == 0;
    sodium_memzero(secret.m_memory.get(), size);
    return secret;
}

Result<SecretBytes> SecretBytes::copyOf(ByteView bytes)
{
    TRY_ASSIGN(SecretBytes secret, create(bytes.size()));
    std::copy(bytes.begin(), bytes.end(), secret.span().begin());
    return secret;
}

MemoryLock probeMemoryLock()
{
    MemoryLock result{false, lockLimit()};
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    void* memory = mmap(nullptr, page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return result;
    const std::uint64_t before = lockedKibibytes();
    // Some tools make mlock a function that does nothing and succeeds, hence the kernel's own count.
    result.works = sodium_mlock(memory, page) == 0 && lockedKibibytes() > before;
    sodium_munlock(memory, page);
    munmap(memory, page);
    return result;
}

} // namespace consentry::crypto
