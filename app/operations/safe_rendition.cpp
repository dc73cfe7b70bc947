#include "app/operations/safe_rendition.h"

#include "app/operations/doubts.h"
#include "crypto/age_file.h"
#include "media/model_store.h"
#include "media/worker_probe.h"
#include "storage/regions.h"

#include <algorithm>

namespace consentry::app {
namespace {

/// Passes progress on and turns the wish to stop into the flag that decoding looks at.
class Progress {
public:
    explicit Progress(const OperationHooks& hooks) : m_hooks(hooks) {}
    StopFlag stopFlag() const { return m_stop.flag(); }
    void operator()(const media::IntakeProgress& progress)
    {
        m_hooks.progress(progress.stage == media::IntakeStage::FindingFaces ? "finding faces: frame"
                                                                            : "encoding: frame",
                         progress.done, progress.total);
        if (m_hooks.cancelled())
            m_stop.set();
    }

private:
    const OperationHooks& m_hooks;
    StopSource m_stop;
};

std::string textOf(const media::ModelVersion& version)
{
    return version.model + " " + version.source + " " + version.sha256;
}

} // namespace

Result<media::IntakeResult> makeSafeRendition(const SafeRenditionRequest& request)
{
    TRY_ASSIGN(
        const auto finder,
        media::FaceFinder::create(
            {.modelFolder = media::defaultModelFolder(), .heads = request.heads, .style = request.style, .rules = {}}));
    Progress progress(request.hooks);
    const media::WorkerOptions worker{.workerBinary = media::defaultWorkerBinary(), .stop = progress.stopFlag()};
    const media::IntakeRequest intake{
        .openSource = request.openSource,
        .worker = worker, // not made within: GCC 12 takes that for uninitialised
        .finder = *finder,
        .out = request.out.sink(),
        .regions = request.regions,
        .masks = request.masks.pictures,
        .progress = [&](const media::IntakeProgress& step) { progress(step); }};
    TRY_ASSIGN(auto result, media::makeSafeRendition(intake));
    TRY_VOID(request.out.finish());
    return result;
}

Result<Masks> masksOf(Session& session, const Standing& now, std::string_view camera)
{
    Masks masks;
    TRY_ASSIGN(const auto all, storage::masksInForce(session.workspace(), now.keys, now.status));
    for (const auto& mask : all) {
        if (mask.body.camera == camera) {
            masks.ids.push_back(mask.header.id);
            masks.pictures.push_back(mask.body.mask);
        }
    }
    return masks;
}

Result<media::RedactionStyle> redactionStyle(Session& session, const Standing& now)
{
    TRY_ASSIGN(const auto policy, session.workspace().newest<consent::Policy>(now.keys, now.status, {}));
    return policy && policy->body.redaction == "fill" ? media::RedactionStyle::SolidFill : media::RedactionStyle::Blur;
}

std::vector<std::string> detectorTexts(const media::RedactionFacts& facts)
{
    std::vector<std::string> texts;
    for (const media::ModelVersion& version : facts.models)
        texts.push_back(textOf(version));
    return texts;
}

media::HeadRedaction headsIn(const std::vector<std::string>& detectors)
{
    const bool found = std::ranges::find(detectors, textOf(media::objectModelVersion())) != detectors.end();
    return found ? media::HeadRedaction::On : media::HeadRedaction::Off;
}

Result<consent::Signed<consent::ClipManifest>> signSafeManifest(storage::Transaction& transaction,
                                                                consent::ClipManifest manifest,
                                                                const SealedOutput& file,
                                                                const media::IntakeResult& intake)
{
    const Bytes table = intake.table.encode();
    manifest.rendition = consent::Rendition::Safe;
    manifest.media = {.container = "matroska",
                      .codec = "h264",
                      .width = intake.table.format().width,
                      .height = intake.table.format().height,
                      .frames = intake.table.count(),
                      .durationMs = std::chrono::duration_cast<std::chrono::milliseconds>(intake.duration).count()};
    manifest.frameTableHash = crypto::sha256(table);
    const crypto::Recipient clipIdentity = file.clipIdentity().recipient();
    TRY_ASSIGN(const Bytes doubts,
               crypto::sealBytes(bytesOf(doubtsText(media::doubtsOf(intake.faces))), std::span(&clipIdentity, 1)));
    manifest.doubtsHash = crypto::sha256(doubts);
    file.describe(manifest);
    TRY_ASSIGN(auto object, transaction.sign(manifest));
    TRY_VOID(transaction.putBlob(object.header.id, storage::BlobKind::Doubts, doubts));
    TRY_VOID(transaction.putBlob(object.header.id, storage::BlobKind::ChunkHashes, file.chunkHashes()));
    TRY_VOID(transaction.putBlob(object.header.id, storage::BlobKind::FrameTable, table));
    return object;
}

} // namespace consentry::app
