#include "app/bench/benchmarks.h"
#include "app/bench/stopwatch.h"
#include "crypto/merkle.h"

#include <algorithm>

namespace consentry::app::bench {
namespace {

struct Run {
    double wallMs = 0;
    double cpuMs = 0;
    double aeadMs = 0;
};

/// Every frame once, in order.
Result<Run> decodeAll(const media::RenditionStream& stream)
{
    const Stopwatch watch;
    TRY_ASSIGN(const auto reader, media::SafeReader::open(stream));
    for (FrameIndex index = stream.table.range().begin; index < stream.table.range().end; index = index + 1)
        TRY_VOID(reader->picture(index));
    return Run{watch.wallMs(), watch.cpuMs(), 0};
}

Result<Run> decodeSealed(const SealedRendition& rendition)
{
    TRY_ASSIGN(const auto sealed, rendition.openSealed());
    TRY_ASSIGN(Run run, decodeAll(rendition.stream(sealed)));
    run.aeadMs = std::chrono::duration<double, std::milli>(sealed->timeInAead()).count();
    return run;
}

/// Reading the clear bytes through decryption and doing nothing with them: hash check, decryption and copying.
Result<double> unsealCpuMs(const SealedRendition& rendition)
{
    const Stopwatch watch;
    TRY_ASSIGN(Bytes clear, rendition.clearBytes());
    const double spent = watch.cpuMs();
    wipe(clear);
    return spent;
}

/// The hashes alone that a reader compares with the manifest's.
double hashCpuMs(const SealedRendition& rendition)
{
    const Stopwatch watch;
    for (ByteView rest = rendition.sealed(); !rest.empty();) {
        const ByteView chunk = rest.first(std::min(crypto::kSealedChunkBytes, rest.size()));
        [[maybe_unused]] const volatile std::uint8_t kept = crypto::leafHash(chunk).front(); // so that it is computed
        rest = rest.subspan(chunk.size());
    }
    return watch.cpuMs();
}

struct Rounds {
    std::vector<double> aeadShare, hashShare, unsealShare; // per cent of the sealed run's CPU
    std::vector<double> sealedCpu, plainCpu, cpuRatio;     // ms for the clip
    std::vector<double> sealedFps, plainFps;
};

Result<void> addRound(Rounds& rounds, const SealedRendition& rendition, ByteView clear)
{
    const auto frames = static_cast<double>(rendition.table().count());
    const bool sealedFirst = rounds.cpuRatio.size() % 2 == 0; // neither side always has the warmer machine
    Run sealed;
    if (sealedFirst) {
        TRY_ASSIGN(sealed, decodeSealed(rendition));
    }
    TRY_ASSIGN(const Run plain, decodeAll(rendition.stream(std::make_shared<MemorySource>(clear))));
    if (!sealedFirst) {
        TRY_ASSIGN(sealed, decodeSealed(rendition));
    }
    TRY_ASSIGN(const double unseal, unsealCpuMs(rendition));
    rounds.aeadShare.push_back(100 * sealed.aeadMs / sealed.cpuMs);
    rounds.hashShare.push_back(100 * hashCpuMs(rendition) / sealed.cpuMs);
    rounds.unsealShare.push_back(100 * unseal / sealed.cpuMs);
    rounds.sealedCpu.push_back(sealed.cpuMs);
    rounds.plainCpu.push_back(plain.cpuMs);
    rounds.cpuRatio.push_back(sealed.cpuMs / plain.cpuMs);
    rounds.sealedFps.push_back(1000 * frames / sealed.wallMs);
    rounds.plainFps.push_back(1000 * frames / plain.wallMs);
    return {};
}

} // namespace

Result<Report> benchDecode(const SealedRendition& rendition, int rounds)
{
    TRY_ASSIGN(Bytes clear, rendition.clearBytes());
    // One round of each kind that does not count: caches and the processor's clock settle.
    TRY_VOID(decodeSealed(rendition));
    TRY_VOID(decodeAll(rendition.stream(std::make_shared<MemorySource>(clear))));
    Rounds all;
    for (int i = 0; i < rounds; ++i)
        TRY_VOID(addRound(all, rendition, clear));
    wipe(clear);

    Report report{"decode", {}};
    const double seconds = std::chrono::duration<double>(rendition.intake().duration).count();
    report.figures.push_back({"bitrate", static_cast<double>(rendition.sealed().size()) * 8 / 1e6 / seconds, "Mb/s"});
    addSpread(report, {"AEAD share of CPU", 0, "%"}, all.aeadShare);
    addSpread(report, {"chunk hash share of CPU", 0, "%"}, all.hashShare);
    addSpread(report, {"AEAD, hash and copy share of CPU", 0, "%"}, all.unsealShare);
    addSpread(report, {"sealed / plain CPU", 0, ""}, all.cpuRatio);
    report.figures.push_back(
        {"sealed / plain CPU, best rounds", std::ranges::min(all.sealedCpu) / std::ranges::min(all.plainCpu), ""});
    report.figures.push_back(
        {"sealed / plain speed, best rounds", std::ranges::max(all.sealedFps) / std::ranges::max(all.plainFps), ""});
    addSpread(report, {"sealed speed", 0, "frames/s"}, all.sealedFps);
    report.figures.push_back(
        {"sealed CPU a frame", median(all.sealedCpu) / static_cast<double>(rendition.table().count()), "ms"});
    return report;
}

} // namespace consentry::app::bench
