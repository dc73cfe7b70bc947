#include "media/foreign/sandbox.h"

#include "media/foreign/landlock.h"
#include "media/foreign/limits.h"
#include "media/foreign/worker_protocol.h"

#include <cerrno>
#include <csignal>
#include <iterator>
#include <memory>

#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace consentry::media {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

constexpr rlim_t kCpuSeconds = 24 * 60 * 60;      // a hang is the parent's to see; this ends an orphan
constexpr rlim_t kDescriptors = 8;

struct Limit {
    __rlimit_resource resource;
    rlim_t value;
};

constexpr Limit kLimits[] = {
    {RLIMIT_CORE, 0},
    {RLIMIT_FSIZE, 0},
    {RLIMIT_NOFILE, kDescriptors},
    {RLIMIT_CPU, kCpuSeconds},
};

bool setLimit(Limit limit)
{
    const rlimit both{limit.value, limit.value};
    return ::setrlimit(limit.resource, &both) == 0;
}

bool setLimits()
{
    bool all = kSanitized || setLimit({RLIMIT_AS, kMaxWorkerMemory});
    for (const Limit& limit : kLimits)
        all = setLimit(limit) && all;
    return all;
}

bool dropPrivileges()
{
    const bool quiet = ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
    const bool mortal = ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0;
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && quiet && mortal;
}

// Memory, threads, time, and the socket; nothing that names a file, an address or another process.
constexpr int kAllowed[] = {
    SCMP_SYS(read),         SCMP_SYS(recvmsg),      SCMP_SYS(sendmsg),         SCMP_SYS(poll),
    SCMP_SYS(ppoll),        SCMP_SYS(close),        SCMP_SYS(munmap),          SCMP_SYS(mremap),
    SCMP_SYS(madvise),      SCMP_SYS(brk),          SCMP_SYS(futex),           SCMP_SYS(exit),
    SCMP_SYS(exit_group),   SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask),  SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),         SCMP_SYS(sched_yield),  SCMP_SYS(sched_getaffinity), SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep),    SCMP_SYS(getpid),
    SCMP_SYS(gettid),       SCMP_SYS(getrandom),    SCMP_SYS(restart_syscall),
};

// Libraries try these and do without: for them an error, not the end.
struct Refusal {
    int call;
    int error;
};
constexpr Refusal kRefused[] = {
    {SCMP_SYS(openat), EACCES},     {SCMP_SYS(open), EACCES},    {SCMP_SYS(newfstatat), EACCES},
    {SCMP_SYS(clone3), ENOSYS},     {SCMP_SYS(prctl), EPERM},    {SCMP_SYS(sched_setaffinity), EPERM},
    {SCMP_SYS(rt_sigaction), EPERM},
};

bool allowCalls(scmp_filter_ctx filter)
{
    bool good = true;
    for (const int call : kAllowed)
        good = seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0 && good;
    for (const Refusal& refusal : kRefused)
        good = seccomp_rule_add(filter, SCMP_ACT_ERRNO(std::uint32_t(refusal.error)), refusal.call, 0) == 0 && good;
    return good;
}

/// Memory that can be run is never made, threads may start but not processes, and signals reach only ourselves.
bool allowCallsInPart(scmp_filter_ctx filter)
{
    const scmp_arg_cmp notExecutable = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    const scmp_arg_cmp threadOnly = SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD);
    const scmp_arg_cmp ourselves = SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()));
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, notExecutable) == 0
           && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, notExecutable) == 0
           && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1, threadOnly) == 0
           && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, ourselves) == 0;
}

bool filterCalls()
{
    if (kSanitized)
        return false;
    const std::unique_ptr<void, decltype(&seccomp_release)> filter(seccomp_init(SCMP_ACT_KILL_PROCESS),
                                                                   &seccomp_release);
    return filter && allowCalls(filter.get()) && allowCallsInPart(filter.get()) && seccomp_load(filter.get()) == 0;
}

} // namespace

std::uint32_t enterSandbox()
{
    ::umask(077);
    ::close_range(protocol::kSocketDescriptor + 1, ~0U, 0);
    std::uint32_t inForce = 0;
    if (setLimits())
        inForce |= protocol::kLimitsSet;
    if (dropPrivileges())
        inForce |= protocol::kNoNewPrivs;
    if (!kSanitized && restrictWithLandlock())
        inForce |= protocol::kLandlocked;
    if (filterCalls())
        inForce |= protocol::kSyscallFilter;
    return inForce;
}

} // namespace consentry::media
