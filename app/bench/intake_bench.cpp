#include "app/bench/benchmarks.h"
#include "app/bench/memory.h"
#include "app/bench/stopwatch.h"

#include <algorithm>
#include <fstream>
#include <unistd.h>

namespace consentry::app::bench {
namespace {

/// Of the worker that runs now. getrusage(RUSAGE_CHILDREN) would count what the child had of ours before its exec.
double peakOfWorkerMiB()
{
    std::ifstream children("/proc/thread-self/children");
    pid_t child = 0;
    if (!(children >> child))
        return 0;
    std::ifstream status("/proc/" + std::to_string(child) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:"))
            return std::stod(line.substr(6)) * 1024 / kMiB;
    }
    return 0;
}

} // namespace

Result<Report> benchIntake(const fs::path& video, std::optional<SealedRendition>& rendition)
{
    constexpr std::int64_t lookEvery = 25; // frames
    double workerPeak = 0;
    const Stopwatch watch;
    auto made = SealedRendition::make(video, [&](const media::IntakeProgress& progress) {
        if (progress.done % lookEvery == 1)
            workerPeak = std::max(workerPeak, peakOfWorkerMiB());
    });
    if (!made)
        return made.error();
    rendition.emplace(std::move(*made));
    const double cpuMs = watch.cpuMs();

    const media::IntakeResult& intake = rendition->intake();
    const auto frames = static_cast<double>(rendition->table().count());
    const double finding = std::chrono::duration<double>(intake.findingTime).count();
    const double encoding = std::chrono::duration<double>(intake.encodingTime).count();
    const double clip = std::chrono::duration<double>(intake.duration).count();
    return Report{"intake",
                  {{"frames", frames, ""},
                   {"width", double(rendition->table().format().width), "pixels"},
                   {"height", double(rendition->table().format().height), "pixels"},
                   {"finding faces", frames / finding, "frames/s"},
                   {"redacting, encoding, sealing", frames / encoding, "frames/s"},
                   {"both", frames / (finding + encoding), "frames/s"},
                   {"time / clip's length", (finding + encoding) / clip, ""},
                   {"CPU a frame, without the worker's", cpuMs / frames, "ms"},
                   {"rendition / source size",
                    static_cast<double>(rendition->sealed().size()) / static_cast<double>(fs::file_size(video)), ""},
                   {"peak memory", peakMemoryMiB(), "MiB"},
                   {"peak memory of the worker", workerPeak, "MiB"}}};
}

} // namespace consentry::app::bench
