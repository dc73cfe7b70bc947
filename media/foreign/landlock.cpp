#include "media/foreign/landlock.h"

#include <algorithm>
#include <cstdint>

#include <sys/syscall.h>
#include <unistd.h>

namespace consentry::media {
namespace {

// The kernel's interface, https://docs.kernel.org/userspace-api/landlock.html; linux/landlock.h of Debian 12 knows only
// the files.
constexpr unsigned kAskForVersion = 1;

struct Ruleset {
    std::uint64_t files = 0;
    std::uint64_t network = 0;
    std::uint64_t scope = 0;
};

constexpr std::uint64_t bits(unsigned first, unsigned last)
{
    return ((std::uint64_t(1) << (last + 1)) - 1) & ~((std::uint64_t(1) << first) - 1);
}

struct Step {
    int version;
    Ruleset adds;
};

// Everything each version can deny. No rule follows, so all of it is denied.
constexpr Step kSteps[] = {
    {1, {.files = bits(0, 12)}},  // execute, write, read, list, remove, make
    {2, {.files = bits(13, 13)}}, // link and rename between folders
    {3, {.files = bits(14, 14)}}, // truncate
    {4, {.network = bits(0, 1)}}, // bind and connect TCP
    {5, {.files = bits(15, 15)}}, // ioctl on devices
    {6, {.scope = bits(0, 1)}},   // abstract sockets, signals
};

Ruleset everythingOf(int version)
{
    Ruleset all;
    for (const Step& step : kSteps) {
        if (step.version > version)
            break;
        all.files |= step.adds.files;
        all.network |= step.adds.network;
        all.scope |= step.adds.scope;
    }
    return all;
}

} // namespace

int landlockVersion()
{
    return std::max(0, static_cast<int>(::syscall(SYS_landlock_create_ruleset, nullptr, 0, kAskForVersion)));
}

bool restrictWithLandlock()
{
    const int version = landlockVersion();
    if (version == 0)
        return false;
    const Ruleset ruleset = everythingOf(version); // what an older kernel does not know is zero, which it accepts
    const int descriptor = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &ruleset, sizeof(ruleset), 0U));
    if (descriptor < 0)
        return false;
    const bool restricted = ::syscall(SYS_landlock_restrict_self, descriptor, 0U) == 0;
    ::close(descriptor);
    return restricted;
}

} // namespace consentry::media
