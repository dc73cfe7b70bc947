#include "tests/support/fault_shim.h"

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

// Nothing here may allocate or lock: it runs inside any call of any library. State is global because the functions of
// the C library have no place for any.
namespace {

enum Kind : unsigned {
    Open = 1,
    Write = 2,
    Sync = 4,
    Rename = 8,
    Unlink = 16,
    Truncate = 32,
    Folder = 64,
    Read = 128,
    Change = 127,
    All = 255
};
enum class Fault { Count, Kill, DiskFull, IoError, Short, Stop };
enum class Verdict { Pass, Fail, Short };

struct Word {
    const char* text;
    unsigned value;
};
constexpr Word kKinds[] = {
    {"open", Open},         {"write", Write},   {"sync", Sync}, {"rename", Rename}, {"unlink", Unlink},
    {"truncate", Truncate}, {"folder", Folder}, {"read", Read}, {"change", Change}, {"all", All}};
constexpr Word kFaults[] = {{"count", unsigned(Fault::Count)},     {"kill", unsigned(Fault::Kill)},
                            {"enospc", unsigned(Fault::DiskFull)}, {"eio", unsigned(Fault::IoError)},
                            {"short", unsigned(Fault::Short)},     {"stop", unsigned(Fault::Stop)}};

struct State {
    bool armed = false;
    Fault fault = Fault::Count;
    bool onwards = false;
    unsigned kinds = 0;
    unsigned long at = 0;
    char folder[PATH_MAX] = {};
    FaultReport* report = nullptr;
};
State state;

[[noreturn]] void giveUp(const char* why)
{
    std::fprintf(stderr, "fault shim: %s\n", why);
    ::_exit(99);
}

template<std::size_t N>
unsigned valueOf(const Word (&words)[N], const char* text)
{
    for (const Word& word : words) {
        if (std::strcmp(word.text, text) == 0)
            return word.value;
    }
    giveUp(text);
}

template<class Function>
Function real(const char* name)
{
    void* const found = ::dlsym(RTLD_NEXT, name);
    if (found == nullptr)
        giveUp(name);
    return reinterpret_cast<Function>(found);
}

// Each call looks its function up once.
#define REAL(name) static const auto actual = real<decltype(&::name)>(#name)

bool isUnder(const char* path)
{
    const std::size_t length = std::strlen(state.folder);
    return std::strncmp(path, state.folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

bool isUnder(int descriptor)
{
    char link[32];
    char path[PATH_MAX];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t length = ::readlink(link, path, sizeof path - 1);
    path[length > 0 ? length : 0] = 0;
    return isUnder(path);
}

bool isUnder(int folder, const char* path)
{
    return path[0] == '/' || folder == AT_FDCWD ? isUnder(path) : isUnder(folder);
}

Verdict hit()
{
    __atomic_add_fetch(&state.report->hits, 1, __ATOMIC_RELAXED);
    switch (state.fault) {
    case Fault::Count: return Verdict::Pass;
    case Fault::Kill: ::kill(::getpid(), SIGKILL); ::_exit(98);
    case Fault::DiskFull: errno = ENOSPC; return Verdict::Fail;
    case Fault::IoError: errno = EIO; return Verdict::Fail;
    case Fault::Short: return Verdict::Short;
    case Fault::Stop: ::kill(::getpid(), SIGSTOP); return Verdict::Pass;
    }
    return Verdict::Pass;
}

template<class... Place>
Verdict verdict(Kind kind, Place... place)
{
    if (!state.armed || (state.kinds & kind) == 0)
        return Verdict::Pass;
    const int before = errno;
    const bool counts = isUnder(place...);
    errno = before;
    if (!counts)
        return Verdict::Pass;
    const unsigned long number = __atomic_add_fetch(&state.report->calls, 1, __ATOMIC_RELAXED);
    return number == state.at || (state.onwards && number > state.at) ? hit() : Verdict::Pass;
}

/// How many bytes a call may pass on.
std::size_t shortened(Verdict found, std::size_t wanted)
{
    return found == Verdict::Short && wanted > 1 ? wanted / 2 : wanted;
}

/// To open what is there takes no space, whatever the flags.
Kind kindOfOpen(const char* path, int flags)
{
    return (flags & O_CREAT) != 0 && ::access(path, F_OK) != 0 ? Open : Read;
}

mode_t modeFrom(int flags, va_list& more)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
}

struct FromEnvironment {
    FromEnvironment()
    {
        if (const char* plan = std::getenv("CONSENTRY_FAULTS"))
            consentryFaultsArm(plan);
    }
} fromEnvironment;

} // namespace

#define SHIM extern "C" __attribute__((visibility("default")))

SHIM void consentryFaultsArm(const char* plan)
{
    char fault[16];
    char reach[16];
    char kinds[80];
    char report[PATH_MAX];
    State next;
    if (std::sscanf(plan, "%15s %15s %79s %lu %4095s %4095[^\n]", fault, reach, kinds, &next.at, report, next.folder)
        != 6)
        giveUp("cannot read the plan");
    next.fault = static_cast<Fault>(valueOf(kFaults, fault));
    next.onwards = std::strcmp(reach, "onwards") == 0;
    for (char* kind = std::strtok(kinds, "+"); kind != nullptr; kind = std::strtok(nullptr, "+"))
        next.kinds |= valueOf(kKinds, kind);
    const int file = ::open(report, O_RDWR | O_CLOEXEC);
    void* const memory = ::mmap(nullptr, sizeof(FaultReport), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (file < 0 || memory == MAP_FAILED)
        giveUp("cannot use the report");
    ::close(file);
    next.report = static_cast<FaultReport*>(memory);
    next.armed = true;
    state = next;
}

SHIM void consentryFaultsDisarm()
{
    state.armed = false;
}

// The calls themselves, as unistd.h, fcntl.h, stdio.h and sys/stat.h declare them.

#define SHIM_OPEN(name)                                                                                                \
    SHIM int name(const char* path, int flags, ...)                                                                    \
    {                                                                                                                  \
        REAL(name);                                                                                                    \
        va_list more;                                                                                                  \
        va_start(more, flags);                                                                                         \
        const mode_t mode = modeFrom(flags, more);                                                                     \
        va_end(more);                                                                                                  \
        return verdict(state.armed ? kindOfOpen(path, flags) : Read, path) == Verdict::Fail                            \
                   ? -1                                                                                                \
                   : actual(path, flags, mode);                                                                        \
    }
SHIM_OPEN(open)
SHIM_OPEN(open64)

#define SHIM_BYTES(name, kind, Buffer)                                                                                 \
    SHIM ssize_t name(int file, Buffer bytes, size_t count)                                                            \
    {                                                                                                                  \
        REAL(name);                                                                                                    \
        const Verdict found = verdict(kind, file);                                                                     \
        return found == Verdict::Fail ? -1 : actual(file, bytes, shortened(found, count));                             \
    }
SHIM_BYTES(read, Read, void*)
SHIM_BYTES(write, Write, const void*)

#define SHIM_BYTES_AT(name, kind, Buffer, Offset)                                                                      \
    SHIM ssize_t name(int file, Buffer bytes, size_t count, Offset offset)                                             \
    {                                                                                                                  \
        REAL(name);                                                                                                    \
        const Verdict found = verdict(kind, file);                                                                     \
        return found == Verdict::Fail ? -1 : actual(file, bytes, shortened(found, count), offset);                     \
    }
SHIM_BYTES_AT(pread, Read, void*, off_t)
SHIM_BYTES_AT(pread64, Read, void*, off64_t)
SHIM_BYTES_AT(pwrite, Write, const void*, off_t)
SHIM_BYTES_AT(pwrite64, Write, const void*, off64_t)

SHIM int fsync(int file)
{
    REAL(fsync);
    return verdict(Sync, file) == Verdict::Fail ? -1 : actual(file);
}

SHIM int fdatasync(int file)
{
    REAL(fdatasync);
    return verdict(Sync, file) == Verdict::Fail ? -1 : actual(file);
}

SHIM int ftruncate(int file, off_t size) noexcept
{
    REAL(ftruncate);
    return verdict(Truncate, file) == Verdict::Fail ? -1 : actual(file, size);
}

SHIM int ftruncate64(int file, off64_t size) noexcept
{
    REAL(ftruncate64);
    return verdict(Truncate, file) == Verdict::Fail ? -1 : actual(file, size);
}

SHIM int rename(const char* from, const char* to) noexcept
{
    REAL(rename);
    return verdict(Rename, to) == Verdict::Fail ? -1 : actual(from, to);
}

SHIM int renameat2(int fromFolder, const char* from, int toFolder, const char* to, unsigned flags) noexcept
{
    REAL(renameat2);
    return verdict(Rename, toFolder, to) == Verdict::Fail ? -1 : actual(fromFolder, from, toFolder, to, flags);
}

SHIM int unlink(const char* path) noexcept
{
    REAL(unlink);
    return verdict(Unlink, path) == Verdict::Fail ? -1 : actual(path);
}

SHIM int unlinkat(int folder, const char* path, int flags) noexcept
{
    REAL(unlinkat);
    return verdict(Unlink, folder, path) == Verdict::Fail ? -1 : actual(folder, path, flags);
}

SHIM int rmdir(const char* path) noexcept
{
    REAL(rmdir);
    return verdict(Unlink, path) == Verdict::Fail ? -1 : actual(path);
}

SHIM int remove(const char* path) noexcept
{
    REAL(remove);
    return verdict(Unlink, path) == Verdict::Fail ? -1 : actual(path);
}

SHIM int mkdir(const char* path, mode_t mode) noexcept
{
    REAL(mkdir);
    return verdict(Folder, path) == Verdict::Fail ? -1 : actual(path, mode);
}
