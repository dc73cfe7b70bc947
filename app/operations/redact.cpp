#include "app/operations/redact.h"

#include "app/operations/original.h"
#include "app/operations/safe_rendition.h"
#include "storage/key_files.h"
#include "storage/regions.h"
#include "storage/replacement.h"
#include "storage/sealed_clip.h"

namespace consentry::app {
namespace {

using consent::Rendition;
using Manifest = consent::Signed<consent::ClipManifest>;

/// What the new rendition is made from, and what must not have changed by the time it takes its place.
struct RedactGround {
    Manifest safe;
    FrameTable table;
    std::vector<storage::ClipRegion> regions;
    Masks masks;
    media::RedactionStyle style;
};

Result<RedactGround> redactGround(Session& session, const Standing& now, ClipId clip)
{
    TRY_ASSIGN(auto safe, storage::manifestInForce(session.workspace(), now.keys, now.status, clip, Rendition::Safe));
    TRY_ASSIGN(auto table, storage::frameTable(session.workspace(), safe));
    TRY_ASSIGN(auto regions, storage::regionsInForce(session.workspace(), now.keys, now.status, clip));
    TRY_ASSIGN(auto masks, masksOf(session, now, safe.body.camera));
    TRY_ASSIGN(const auto style, redactionStyle(session, now));
    return RedactGround{std::move(safe), std::move(table), std::move(regions[clip]), std::move(masks), style};
}

/// Labels are about frames by number, and about pixels of a picture of that size.
bool hasSameFrames(const FrameTable& a, const FrameTable& b)
{
    if (a.count() != b.count() || a.format() != b.format())
        return false;
    for (FrameIndex index{0}; index < a.range().end; index = index + 1) {
        if (a.at(index).pts != b.at(index).pts || a.at(index).sourceFrame != b.at(index).sourceFrame)
            return false;
    }
    return true;
}

/// Under the write lock: nothing that the new rendition stands on is another than when it was begun.
Result<void> checkUnchanged(Session& session, const storage::Transaction& transaction, const RedactGround& ground)
{
    const ClipId clip = ground.safe.body.clip;
    const Standing now{transaction.keys(), transaction.status()};
    TRY_ASSIGN(const auto safe,
               storage::manifestInForce(session.workspace(), now.keys, now.status, clip, Rendition::Safe));
    TRY_ASSIGN(auto regions, storage::regionsInForce(session.workspace(), now.keys, now.status, clip));
    TRY_ASSIGN(const Masks masks, masksOf(session, now, safe.body.camera));
    TRY_ASSIGN(const auto style, redactionStyle(session, now));
    if (safe.header.id != ground.safe.header.id || regions[clip] != ground.regions || masks != ground.masks
        || style != ground.style)
        return makeError(Errc::Busy);
    return {};
}

/// Key file and grant headers first, the video last: a video that waits has its keys beside it.
Result<void> placeWaiting(Session& session, const storage::Transaction& transaction, ClipId clip, SealedOutput& video)
{
    const storage::RenditionRef safe{clip, Rendition::Safe};
    const storage::KeyFiles files(session.workspace().paths());
    TRY_VOID(makePrivateFolder(session.workspace().paths().waitingKeys()));
    const auto custodians = storage::custodianRecipients(transaction.keys(), transaction.status().lists);
    TRY_VOID(files.writeWaiting(safe, video.clipIdentity(), custodians));
    TRY_ASSIGN(const auto keep,
               storage::keepSet(session.workspace(), transaction.keys(), transaction.status(), transaction.now()));
    for (const auto& [rendition, person] : keep.grantHeaders) {
        if (rendition == safe)
            TRY_VOID(files.writeWaiting(safe, video.fileKey(), *transaction.keys().member(person)));
    }
    return video.commit();
}

Result<ObjectId> signReplacement(storage::Transaction& transaction, const RedactGround& ground,
                                 const SealedOutput& video, const media::IntakeResult& intake)
{
    consent::ClipManifest manifest = ground.safe.body;
    manifest.detectors = detectorTexts(intake.faces);
    manifest.supersedes = ground.safe.header.id;
    manifest.masks = ground.masks.ids;
    TRY_ASSIGN(const auto object, signSafeManifest(transaction, std::move(manifest), video, intake));
    transaction.end(ground.safe.header.id);
    for (const storage::BlobKind kind : {storage::BlobKind::FrameTable, storage::BlobKind::ChunkHashes,
                                         storage::BlobKind::Doubts, storage::BlobKind::Proposals})
        TRY_VOID(transaction.eraseBlob(ground.safe.header.id, kind));
    TRY_VOID(transaction.log({.action = "clip.redacted",
                              .clip = ground.safe.body.clip,
                              .objects = {object.header.id, ground.safe.header.id},
                              .purpose = {}}));
    return object.header.id;
}

Result<ObjectId> replace(Session& session, const consent::Access& original, const RedactGround& ground,
                         SealedOutput& video, const media::IntakeResult& intake)
{
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_ASSIGN(const auto evidence, session.workspace().evidence(original.facts()));
    TRY_VOID(session.gate().recheck(original.facts(), evidence));
    TRY_VOID(checkUnchanged(session, transaction, ground));
    TRY_VOID(placeWaiting(session, transaction, ground.safe.body.clip, video));
    TRY_ASSIGN(const ObjectId manifest, signReplacement(transaction, ground, video, intake));
    TRY_VOID(transaction.commit());
    return manifest;
}

Result<RedactedClip> makeAnew(Session& session, const OpenOriginal& original, ClipId clip, const OperationHooks& hooks)
{
    TRY_ASSIGN(const Standing now, session.standing());
    TRY_ASSIGN(const RedactGround ground, redactGround(session, now, clip));
    const storage::WorkspacePaths& paths = session.workspace().paths();
    TRY_VOID(makePrivateFolder(paths.waitingClips()));
    TRY_ASSIGN(const auto video, SealedOutput::create(storage::waitingFile(paths.clipFile(clip, Rendition::Safe)),
                                                      AtomicFile::IfExists::Replace));
    std::vector<RegionTrack> tracks;
    for (const storage::ClipRegion& region : ground.regions)
        tracks.push_back(region.track);
    TRY_ASSIGN(const auto intake, makeSafeRendition({.openSource = [&] { return original.openClear(session); },
                                                     .out = *video,
                                                     .style = ground.style,
                                                     .heads = headsIn(ground.safe.body.detectors),
                                                     .regions = std::move(tracks),
                                                     .masks = ground.masks,
                                                     .hooks = hooks}));
    if (!hasSameFrames(intake.table, ground.table))
        return media::otherFramesThanAtIntake();
    TRY_ASSIGN(const ObjectId manifest, replace(session, original.access(), ground, *video, intake));
    const double seconds = std::chrono::duration<double>(intake.findingTime + intake.encodingTime).count();
    return RedactedClip{.clip = clip,
                        .manifest = manifest,
                        .frames = intake.table.count(),
                        .faceTracks = std::int64_t(intake.faces.tracks.size()),
                        .regions = ground.regions.size(),
                        .masks = ground.masks.ids.size(),
                        .framesPerSecond = seconds > 0 ? double(intake.table.count()) / seconds : 0};
}

} // namespace

Result<RedactedClip> redactClip(Session& session, ClipId clip, const OperationHooks& hooks)
{
    TRY_VOID(session.requireRole({consent::Role::Custodian}, "redact"));
    TRY_ASSIGN(OpenOriginal original, OpenOriginal::open(session, clip));
    auto redacted = makeAnew(session, original, clip, original.watched(session, hooks));
    if (!redacted)
        redacted = original.causeOf(session, redacted.error());
    original.close(session, redacted ? "closed" : errorCodeText(redacted.error().code));
    // Closing has put the files into their places, or taken away what a failure left; what remains is for a sweep.
    [[maybe_unused]] const bool swept = sweepKeys(session).ok();
    return redacted;
}

} // namespace consentry::app
