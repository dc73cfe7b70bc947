#pragma once

#include "media/foreign/message_socket.h"

#include <functional>
#include <sys/types.h>

namespace consentry::media {

/// A running `consentry-worker`. Killed and waited for when the object goes.
class WorkerProcess {
public:
    /// Starts `binary` with an empty environment, no open file but its end of a socket, and no argument but its name.
    static Result<std::unique_ptr<WorkerProcess>> start(const fs::path& binary);
    ~WorkerProcess();
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;

    MessageSocket& socket() { return m_socket; }
    pid_t id() const { return m_id; }
    /// Memory that it holds; 0 when it has ended.
    std::uint64_t residentBytes() const;
    /// Waits for the end. Success only for exit status 0; Errc::WorkerCrashed naming the signal or status;
    /// Errc::WorkerTimeout, after killing it, when it does not end in time; what `meanwhile` fails with, likewise.
    Result<void> wait(std::chrono::milliseconds longest, const std::function<Result<void>()>& meanwhile);
    void kill();

private:
    WorkerProcess(pid_t id, FileDescriptor socket) : m_id(id), m_socket(std::move(socket)) {}
    std::optional<Result<void>> tryReap();

    pid_t m_id;
    bool m_isRunning = true;
    MessageSocket m_socket;
};

} // namespace consentry::media
