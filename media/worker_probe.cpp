#include "media/worker_probe.h"

#include "media/foreign/landlock.h"
#include "media/foreign/worker_protocol.h"
#include "media/worker_process.h"

namespace consentry::media {
namespace {

constexpr std::chrono::seconds kPatience{10};

} // namespace

Result<WorkerProtections> probeWorker(const fs::path& workerBinary)
{
    TRY_ASSIGN(const auto worker, WorkerProcess::start(workerBinary));
    TRY_ASSIGN(const auto received, worker->socket().receive(std::chrono::steady_clock::now() + kPatience));
    if (!received)
        return makeError(Errc::WorkerCrashed, "it said nothing");
    TRY_ASSIGN(const auto message, protocol::decodeFromWorker(received->message));
    const auto* hello = std::get_if<protocol::Hello>(&message);
    if (hello == nullptr)
        return makeError(Errc::WorkerCrashed, "no hello");
    const auto has = [hello](protocol::Protection bit) { return (hello->protections & bit) != 0; };
    return WorkerProtections{.limits = has(protocol::kLimitsSet),
                             .noNewPrivileges = has(protocol::kNoNewPrivs),
                             .syscallFilter = has(protocol::kSyscallFilter),
                             .landlock = has(protocol::kLandlocked),
                             .kernelLandlock = landlockVersion()};
}

fs::path defaultWorkerBinary()
{
    std::error_code failed;
    const fs::path programs = fs::read_symlink("/proc/self/exe", failed).parent_path();
    if (programs.empty())
        return {}; // never one of the folder that somebody happens to be in
    const fs::path built = programs / "consentry-worker";
    return fs::exists(built, failed) ? built : programs.parent_path() / "libexec/consentry/consentry-worker";
}

} // namespace consentry::media
