#pragma once

#include "base/file.h"

namespace consentry::media {

/// What the worker manages to protect itself with on this machine.
struct WorkerProtections {
    bool limits = false;
    bool noNewPrivileges = false;
    bool syscallFilter = false;
    bool landlock = false;  ///< a second wall behind the filter
    int kernelLandlock = 0; ///< version that the kernel offers; 0 is none
    bool all() const { return limits && noNewPrivileges && syscallFilter; }
};

/// Starts the worker, hears what it says of itself, and ends it; no video is involved. Errc::WorkerCrashed, Io …
Result<WorkerProtections> probeWorker(const fs::path& workerBinary);

/// `consentry-worker` beside the program that is running, as it is built, else where it is installed: libexec/consentry
/// beside the folder of the programs. Empty, which starts nothing, where the system does not say which program runs.
fs::path defaultWorkerBinary();

} // namespace consentry::media
