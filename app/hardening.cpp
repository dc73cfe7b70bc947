#include "app/hardening.h"

#include "app/swap_state.h"
#include "base/heap_probe.h"
#include "crypto/secret_bytes.h"
#include "crypto/sodium.h"

#include <fstream>
#include <limits>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace consentry::app {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

Protection coreDumps()
{
    rlimit limit{};
    const bool off = ::getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0 && limit.rlim_max == 0;
    return {"core_dumps", off, off ? "limit 0" : "allowed"};
}

/// A process that is not dumpable can be traced and read only by an administrator, whatever Yama's setting.
Protection tracing()
{
    std::ifstream file("/proc/sys/kernel/yama/ptrace_scope");
    std::string scope;
    std::getline(file, scope);
    const bool refused = ::prctl(PR_GET_DUMPABLE) == 0;
    return {"tracing", refused,
            std::string(refused ? "not dumpable: refused to the same user" : "dumpable: allowed to the same user")
                + (scope.empty() ? "; the kernel has no ptrace_scope" : "; ptrace_scope " + scope)};
}

Protection newPrivileges()
{
    const bool off = ::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1;
    return {"new_privileges", off, off ? "cannot be gained" : "can be gained"};
}

Protection lockedMemory()
{
    const crypto::MemoryLock lock = crypto::probeMemoryLock();
    const bool isLimited = lock.limitBytes != std::numeric_limits<std::uint64_t>::max();
    return {"locked_memory", lock.works,
            isLimited ? "limit " + std::to_string(lock.limitBytes / 1024) + " KiB" : "no limit"};
}

Protection freedMemory()
{
    const bool wiped = freedMemoryIsWiped();
    return {"freed_memory", wiped, wiped ? "wiped" : "keeps what it held"};
}

Protection sanitizers()
{
    return {"sanitizers", !kSanitized,
            kSanitized ? "built in: no walls around the decoder, no wiped heap" : "none built in"};
}

std::string listed(const std::vector<std::string>& areas)
{
    std::string text;
    for (const std::string& area : areas)
        text += (text.empty() ? "" : ", ") + area;
    return text;
}

Protection swap(const SwapState& state)
{
    if (state.isOff())
        return {"swap", true, "none that reaches a disk"};
    if (state.clear.empty())
        return {"swap", true, "encrypted: " + listed(state.encrypted)};
    return {"swap", false, "frames can reach " + listed(state.clear)};
}

/// The image of a hibernating machine lies in a swap area.
Protection hibernation(const SwapState& state)
{
    if (!state.canHibernate)
        return {"hibernation", true, "not set up"};
    if (!state.isOff() && state.clear.empty())
        return {"hibernation", true, "into encrypted swap"};
    return {"hibernation", false, "would write all memory to a disk"};
}

} // namespace

Result<void> hardenProcess()
{
    ::umask(077);
    const rlimit none{0, 0};
    if (::setrlimit(RLIMIT_CORE, &none) != 0 || ::prctl(PR_SET_DUMPABLE, 0) != 0
        || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return makeError(Errc::Internal, "the process cannot be protected");
    ::mallopt(M_ARENA_MAX, 1); // protects nothing: another allocator may say no
    return crypto::initialise();
}

std::vector<Protection> protections()
{
    const SwapState state = readSwapState();
    return {coreDumps(),   tracing(),    newPrivileges(), lockedMemory(),
            freedMemory(), sanitizers(), swap(state),     hibernation(state)};
}

} // namespace consentry::app
