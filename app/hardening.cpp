#include "app/hardening.h"

#include "base/file.h"
#include "crypto/secret_bytes.h"
#include "crypto/sodium.h"

#include <charconv>
#include <fstream>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace consentry::app {
namespace {

Protection coreDumps()
{
    rlimit limit{};
    const bool off = ::getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0 && ::prctl(PR_GET_DUMPABLE) == 0;
    return {"core_dumps", off, off ? "off; other processes of the same user cannot read our memory" : "on"};
}

Protection newPrivileges()
{
    const bool off = ::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1;
    return {"new_privileges", off, off ? "cannot be gained" : "can be gained"};
}

Protection lockedMemory()
{
    const crypto::MemoryLock lock = crypto::probeMemoryLock();
    return {"locked_memory", lock.works, "limit " + std::to_string(lock.limitBytes / 1024) + " KiB"};
}

Protection swap()
{
    // A line of /proc/swaps beyond its heading is an area in use. Compressed memory never reaches a disk.
    std::ifstream file("/proc/swaps");
    std::string line;
    std::string areas;
    std::getline(file, line);
    while (std::getline(file, line)) {
        if (!line.starts_with("/dev/zram"))
            areas += (areas.empty() ? "" : ", ") + line.substr(0, line.find(' '));
    }
    return {"swap", areas.empty(), areas.empty() ? "none that reaches a disk" : "frames can reach " + areas};
}

} // namespace

Result<void> hardenProcess()
{
    ::umask(077);
    const rlimit none{0, 0};
    if (::setrlimit(RLIMIT_CORE, &none) != 0 || ::prctl(PR_SET_DUMPABLE, 0) != 0
        || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return makeError(Errc::Internal, "the process cannot be protected");
    return crypto::initialise();
}

std::vector<Protection> protections()
{
    return {coreDumps(), newPrivileges(), lockedMemory(), swap()};
}

} // namespace consentry::app
