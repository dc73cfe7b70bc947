#include "tests/attacks/memory/victim.h"

#include "app/hardening.h"

#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

namespace consentry::testing {
namespace {

constexpr std::uint32_t kSecret = 0x5ec2e700;
constexpr uid_t kNobody = 65534;

/// As one process of an ordinary user: not root, and dumpable, which a change of user takes away.
bool becomeOrdinary()
{
    const bool changed =
        ::geteuid() != 0
        || (::setresgid(kNobody, kNobody, kNobody) == 0 && ::setresuid(kNobody, kNobody, kNobody) == 0);
    return changed && ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) == 0;
}

/// Yama would keep other processes out of an ordinary one as well; here only our own walls count.
[[noreturn]] void beVictim(Victim kind, const volatile std::uint32_t& secret, int ready)
{
    ::prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
    const bool prepared = kind == Victim::Ordinary || app::hardenProcess().ok();
    const char sign = prepared && secret == kSecret ? 'y' : 'n';
    static_cast<void>(::write(ready, &sign, 1) == 1);
    for (;;)
        ::pause();
}

bool readByFile(pid_t process, const volatile std::uint32_t* place)
{
    const std::string path = "/proc/" + std::to_string(process) + "/mem";
    const FileDescriptor memory(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    std::uint32_t seen = 0;
    const auto offset = static_cast<off_t>(reinterpret_cast<std::uintptr_t>(place));
    return memory.isOpen() && ::pread(memory.get(), &seen, sizeof(seen), offset) == sizeof(seen) && seen == kSecret;
}

bool readByCall(pid_t process, const volatile std::uint32_t* place)
{
    std::uint32_t seen = 0;
    const iovec here{&seen, sizeof(seen)};
    const iovec there{const_cast<std::uint32_t*>(place), sizeof(seen)};
    return ::process_vm_readv(process, &here, 1, &there, 1, 0) == sizeof(seen) && seen == kSecret;
}

/// The spy: makes the victim, waits until it is ready, and tries. Its exit status is the report, bit by bit.
int spy(Victim kind)
{
    volatile std::uint32_t secret = 0;
    int ends[2];
    if (!becomeOrdinary() || ::pipe2(ends, O_CLOEXEC) != 0)
        return 0;
    const pid_t victim = ::fork();
    if (victim == 0) {
        secret = kSecret; // only the victim has it
        beVictim(kind, secret, ends[1]);
    }
    char sign = 'n';
    if (::read(ends[0], &sign, 1) != 1 || sign != 'y')
        return 0;
    const int report = 1 | (readByFile(victim, &secret) ? 2 : 0) | (readByCall(victim, &secret) ? 4 : 0)
                       | (::ptrace(PTRACE_SEIZE, victim, nullptr, nullptr) == 0 ? 8 : 0);
    ::kill(victim, SIGKILL);
    ::waitpid(victim, nullptr, 0);
    return report;
}

[[noreturn]] void crash(const fs::path& folder, Victim kind)
{
    rlimit core{};
    const bool allowed = ::getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_max > 0;
    core.rlim_cur = core.rlim_max;
    if (!allowed || ::setrlimit(RLIMIT_CORE, &core) != 0 || ::chdir(folder.c_str()) != 0)
        ::_exit(1);
    if (kind == Victim::Hardened && !app::hardenProcess())
        ::_exit(1);
    ::signal(SIGABRT, SIG_DFL);
    std::abort();
}

} // namespace

SpyReport spyOnVictim(Victim kind)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(spy(kind));
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return {};
    const int bits = WEXITSTATUS(status);
    return {.worked = (bits & 1) != 0,
            .readByFile = (bits & 2) != 0,
            .readByCall = (bits & 4) != 0,
            .attached = (bits & 8) != 0};
}

std::optional<bool> crashIn(const fs::path& folder, Victim kind)
{
    const pid_t child = ::fork();
    if (child == 0)
        crash(folder, kind);
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFSIGNALED(status))
        return std::nullopt;
    return WCOREDUMP(status);
}

} // namespace consentry::testing
