#include "media/worker_process.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <thread>

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace consentry::media {
namespace {

class SpawnActions {
public:
    SpawnActions() { m_good = ::posix_spawn_file_actions_init(&m_actions) == 0; }
    ~SpawnActions() { ::posix_spawn_file_actions_destroy(&m_actions); }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;

    /// Standard streams lead nowhere, the socket has its fixed number, and everything else is closed.
    bool set(int socket)
    {
        for (int stream = 0; stream <= 2; ++stream)
            m_good = m_good && ::posix_spawn_file_actions_addopen(&m_actions, stream, "/dev/null", O_RDWR, 0) == 0;
        return m_good && ::posix_spawn_file_actions_adddup2(&m_actions, socket, protocol::kSocketDescriptor) == 0
               && ::posix_spawn_file_actions_addclosefrom_np(&m_actions, protocol::kSocketDescriptor + 1) == 0;
    }
    const posix_spawn_file_actions_t* get() const { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions{};
    bool m_good = false;
};

std::string describeStatus(int status)
{
    if (!WIFSIGNALED(status))
        return "exit status " + std::to_string(WEXITSTATUS(status));
    const char* name = ::sigabbrev_np(WTERMSIG(status));
    return name != nullptr ? "SIG" + std::string(name) : "signal " + std::to_string(WTERMSIG(status));
}

/// A process group of its own: Ctrl+C in a terminal is for us, who then stop the worker and say why nothing came of it.
class OwnGroup {
public:
    OwnGroup()
    {
        m_good = ::posix_spawnattr_init(&m_attributes) == 0 && ::posix_spawnattr_setpgroup(&m_attributes, 0) == 0
                 && ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETPGROUP) == 0;
    }
    ~OwnGroup() { ::posix_spawnattr_destroy(&m_attributes); }
    OwnGroup(const OwnGroup&) = delete;
    OwnGroup& operator=(const OwnGroup&) = delete;

    bool isGood() const { return m_good; }
    const posix_spawnattr_t* get() const { return &m_attributes; }

private:
    posix_spawnattr_t m_attributes{};
    bool m_good = false;
};

} // namespace

Result<std::unique_ptr<WorkerProcess>> WorkerProcess::start(const fs::path& binary)
{
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return makeError(Errc::Io, "worker", std::strerror(errno));
    FileDescriptor ours(ends[0]);
    const FileDescriptor theirs(ends[1]);
    SpawnActions actions;
    const OwnGroup group;
    if (!group.isGood() || !actions.set(theirs.get()))
        return makeError(Errc::Internal, "worker start");
    std::string name = "consentry-worker";
    char* const arguments[] = {name.data(), nullptr};
    char* const environment[] = {nullptr};
    pid_t id = -1;
    const int code = ::posix_spawn(&id, binary.c_str(), actions.get(), group.get(), arguments, environment);
    if (code != 0)
        return makeError(Errc::Io, binary.filename().string(), std::strerror(code));
    return std::unique_ptr<WorkerProcess>(new WorkerProcess(id, std::move(ours)));
}

WorkerProcess::~WorkerProcess()
{
    kill();
}

std::uint64_t WorkerProcess::residentBytes() const
{
    // proc(5): pages that are mapped, and of these the resident ones.
    std::ifstream statm("/proc/" + std::to_string(m_id) + "/statm");
    std::uint64_t mapped = 0;
    std::uint64_t resident = 0;
    if (!m_isRunning || !(statm >> mapped >> resident))
        return 0;
    return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::optional<Result<void>> WorkerProcess::tryReap()
{
    int status = 0;
    pid_t ended = 0;
    do {
        ended = ::waitpid(m_id, &status, WNOHANG);
    } while (ended < 0 && errno == EINTR);
    if (ended == 0)
        return std::nullopt;
    m_isRunning = false;
    if (ended < 0)
        return Result<void>(makeError(Errc::WorkerCrashed, "unknown status"));
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return Result<void>();
    return Result<void>(makeError(Errc::WorkerCrashed, describeStatus(status)));
}

Result<void> WorkerProcess::wait(std::chrono::milliseconds longest, const std::function<Result<void>()>& meanwhile)
{
    m_socket.close(); // a worker that still waits for us ends now
    const auto deadline = std::chrono::steady_clock::now() + longest;
    while (m_isRunning) {
        if (auto ended = tryReap())
            return *ended;
        Result<void> goOn = meanwhile();
        if (goOn.ok() && std::chrono::steady_clock::now() >= deadline)
            goOn = makeError(Errc::WorkerTimeout, std::to_string(longest.count() / 1000));
        if (!goOn) {
            kill();
            return goOn;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return makeError(Errc::WorkerCrashed, "ended before");
}

void WorkerProcess::kill()
{
    if (!m_isRunning)
        return;
    ::kill(m_id, SIGKILL);
    while (::waitpid(m_id, nullptr, 0) < 0 && errno == EINTR) {
    }
    m_isRunning = false;
}

} // namespace consentry::media
