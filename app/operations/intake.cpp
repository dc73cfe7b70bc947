#include "app/operations/intake.h"

#include "app/operations/masks.h"
#include "app/operations/safe_rendition.h"
#include "consent/consent_input.h"
#include "crypto/age_file.h"
#include "media/model_store.h"
#include "storage/key_files.h"

namespace consentry::app {
namespace {

using consent::Rendition;

constexpr std::uint64_t kMaxConsentBytes = 16 * 1024;

/// A clip whose files are written, but not yet in their places.
struct PreparedClip {
    ClipId id;
    std::unique_ptr<SealedOutput> original;
    std::unique_ptr<SealedOutput> safe;
    media::IntakeResult intake;
};

/// The consent as it will be signed, checked by the gate's own policy.
Result<consent::ConsentRecord> readConsent(Session& session, const fs::path& file, const consent::Workspace& workspace)
{
    TRY_ASSIGN(const Bytes json, readFile(file, kMaxConsentBytes));
    TRY_ASSIGN(auto input, consent::parseConsentInput(json));
    consent::ConsentRecord record = input.record;
    if (record.publicSource && input.source) {
        TRY_ASSIGN(const Bytes sealed,
                   crypto::sealBytes(consent::sealedSourceJson(*input.source), std::span(&workspace.intake, 1)));
        record.publicSource->sealedSource = base64Text(sealed, Base64::Standard);
    }
    TRY_ASSIGN(const Standing now, session.standing());
    const crypto::KeyId self = session.identity().keyId();
    consent::PolicyFacts facts;
    facts.member = consent::MemberFacts{now.keys.rolesOf(self, now.status.lists)};
    facts.consent = consent::ConsentFacts{.basis = record.basis,
                                          .purposes = record.purposes,
                                          .given = record.given,
                                          .expires = record.expires,
                                          .recheck = record.publicSource ? std::optional(record.publicSource->recheck)
                                                                         : std::nullopt,
                                          .ended = false,
                                          .demo = record.demo};
    facts.held = false;
    facts.demoWorkspace = workspace.demo;
    facts.now = session.clock().now();
    const consent::Decision decision = consent::decide({.person = self,
                                                        .clip = {},
                                                        .rendition = Rendition::Safe,
                                                        .action = consent::Action::Intake,
                                                        .purpose = consent::Purpose::Annotation},
                                                       facts);
    if (!decision.isAllowed())
        return decision.reason();
    return record;
}

/// A clear video, or one that somebody sealed to the workspace with `age -r`.
Result<std::shared_ptr<ByteSource>> openVideo(const fs::path& path, const crypto::AgeIdentity& intake)
{
    TRY_ASSIGN(std::shared_ptr<ByteSource> file, FileSource::open(path));
    constexpr std::string_view ageStart = "age-encryption.org/";
    constexpr std::string_view armorStart = "-----BEGIN AGE";
    Bytes start(ageStart.size());
    TRY_ASSIGN(const std::size_t got, file->readAt(0, start));
    const std::string_view text = textOf(ByteView(start).first(got));
    if (!text.starts_with(ageStart) && !text.starts_with(armorStart))
        return file;
    TRY_ASSIGN(const auto header, crypto::readAgeHeader(*file));
    TRY_ASSIGN(const auto key, crypto::unwrap(header, intake));
    TRY_ASSIGN(auto reader, crypto::AgeReader::open(file, key));
    return std::shared_ptr<ByteSource>(std::move(reader));
}

Result<void> copyToOriginal(ByteSource& video, SealedOutput& original, const OperationHooks& hooks)
{
    Bytes piece(1 << 20);
    for (std::uint64_t offset = 0; offset < video.size();) {
        TRY_ASSIGN(const std::size_t got, video.readAt(offset, piece));
        if (got == 0)
            return makeError(Errc::Truncated, "the video");
        TRY_VOID(original.sink().write(ByteView(piece).first(got)));
        offset += got;
        hooks.progress("sealing: MiB", std::int64_t(offset >> 20), std::int64_t(video.size() >> 20));
        if (hooks.cancelled())
            return Errc::Interrupted;
    }
    wipe(piece);
    return original.finish();
}

/// How all clips of one intake are redacted.
struct Manner {
    media::RedactionStyle style = media::RedactionStyle::Blur;
    media::HeadRedaction heads = media::HeadRedaction::Off;
    Masks masks; ///< of the camera
};

media::HeadRedaction headsFor(const NewClips& request)
{
    using media::HeadRedaction;
    const bool isInside = request.placement == "interior";
    return request.heads.value_or(isInside ? HeadRedaction::On : HeadRedaction::Off);
}

Result<Manner> mannerOf(Session& session, const NewClips& request)
{
    TRY_ASSIGN(const Standing now, session.standing());
    Manner manner;
    TRY_ASSIGN(manner.style, redactionStyle(session, now));
    manner.heads = headsFor(request);
    TRY_ASSIGN(manner.masks, masksOf(session, now, request.camera));
    return manner;
}

Result<PreparedClip> prepareClip(const storage::WorkspacePaths& paths, ByteSource& video, const Manner& manner,
                                 const OperationHooks& hooks)
{
    PreparedClip clip{.id = ClipId::random(), .original = nullptr, .safe = nullptr, .intake = {}};
    TRY_ASSIGN(clip.original, SealedOutput::create(paths.clipFile(clip.id, Rendition::Original)));
    TRY_VOID(copyToOriginal(video, *clip.original, hooks));
    TRY_ASSIGN(clip.safe, SealedOutput::create(paths.clipFile(clip.id, Rendition::Safe)));
    TRY_ASSIGN(clip.intake, makeSafeRendition({.openSource = [&] { return clip.original->openClear(); },
                                               .out = *clip.safe,
                                               .style = manner.style,
                                               .heads = manner.heads,
                                               .regions = {},
                                               .masks = manner.masks,
                                               .hooks = hooks}));
    return clip;
}

/// Removes what a failed intake has put into its places.
class Placed {
public:
    explicit Placed(const storage::KeyFiles& files) : m_files(files) {}
    ~Placed()
    {
        for (const ClipId clip : m_clips) {
            // Nothing more can be done about a failure here; the next sweep takes what is left.
            [[maybe_unused]] const bool erased = m_files.eraseKeys(clip).ok() && m_files.eraseClipFiles(clip).ok();
        }
    }
    Placed(const Placed&) = delete;
    Placed& operator=(const Placed&) = delete;
    void add(ClipId clip) { m_clips.push_back(clip); }
    void keep() { m_clips.clear(); }

private:
    const storage::KeyFiles& m_files;
    std::vector<ClipId> m_clips;
};

Result<void> place(const storage::KeyFiles& files, const PreparedClip& clip,
                   std::span<const crypto::Recipient> custodians)
{
    TRY_VOID(files.writeClipIdentity({clip.id, Rendition::Original}, clip.original->clipIdentity(), custodians));
    TRY_VOID(files.writeClipIdentity({clip.id, Rendition::Safe}, clip.safe->clipIdentity(), custodians));
    TRY_VOID(clip.original->commit());
    return clip.safe->commit();
}

/// What both manifests of a clip have in common.
struct ManifestFrame {
    const consent::Signed<consent::ConsentRecord>& consent;
    const NewClips& request;
    const Masks& masks;
};

Result<void> signManifests(storage::Transaction& transaction, const PreparedClip& clip, const ManifestFrame& frame)
{
    const FrameTable& table = clip.intake.table;
    const std::int64_t milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(clip.intake.duration).count();
    consent::ClipManifest manifest;
    manifest.clip = clip.id;
    manifest.consent = frame.consent.header.id;
    manifest.consentHash = frame.consent.hash;
    manifest.camera = frame.request.camera;
    manifest.placement = frame.request.placement;

    manifest.rendition = Rendition::Original;
    manifest.media = {.container = std::string(containerName(clip.intake.source.container)),
                      .codec = std::string(codecName(clip.intake.source.codec)),
                      .width = clip.intake.source.width,
                      .height = clip.intake.source.height,
                      .frames = table.count(),
                      .durationMs = milliseconds};
    clip.original->describe(manifest);
    TRY_ASSIGN(const auto original, transaction.sign(manifest));
    TRY_VOID(transaction.putBlob(original.header.id, storage::BlobKind::ChunkHashes, clip.original->chunkHashes()));

    manifest.rendition = Rendition::Safe;
    manifest.detectors = detectorTexts(clip.intake.faces);
    manifest.masks = frame.masks.ids;
    TRY_ASSIGN(const auto safe, signSafeManifest(transaction, std::move(manifest), *clip.safe, clip.intake));
    TRY_VOID(transaction.log({.action = "clip.taken_in",
                              .clip = clip.id,
                              .objects = {original.header.id, safe.header.id, frame.consent.header.id},
                              .purpose = {}}));
    return {};
}

double framesPerSecond(const PreparedClip& clip, std::chrono::nanoseconds time)
{
    const double seconds = std::chrono::duration<double>(time).count();
    return seconds > 0 ? double(clip.intake.table.count()) / seconds : 0;
}

TakenInClip summaryOf(const PreparedClip& clip, const Masks& masks)
{
    const auto doubts = media::doubtsOf(clip.intake.faces);
    return {.clip = clip.id,
            .frames = clip.intake.table.count(),
            .width = clip.intake.table.format().width,
            .height = clip.intake.table.format().height,
            .faceTracks = std::int64_t(clip.intake.faces.tracks.size()),
            .weakestTrack = clip.intake.faces.weakestTrack(),
            .weakest = doubts.empty() ? std::nullopt : std::optional(doubts.front()),
            .masks = masks.ids.size(),
            .doubts = doubts.size(),
            .framesCompared = std::int64_t(clip.intake.faces.compared.size()),
            .framesDisagreed = clip.intake.faces.disagreedFrames(),
            .framesLookedAt = clip.intake.faces.looks,
            .framesPerSecond = framesPerSecond(clip, clip.intake.findingTime + clip.intake.encodingTime),
            .findingFramesPerSecond = framesPerSecond(clip, clip.intake.findingTime),
            .encodingFramesPerSecond = framesPerSecond(clip, clip.intake.encodingTime)};
}

Result<void> checkRequest(const NewClips& request)
{
    if (request.videos.empty())
        return makeError(Errc::BadArgument, "PATH", "give at least one video");
    return checkCameraLabel(request.camera);
}

/// Under the write lock: a mask that was drawn meanwhile must not be missing in what was made without it, nor what was
/// blurred be taken in where a fill is asked for by now.
Result<void> checkManner(Session& session, const storage::Transaction& transaction, const NewClips& request,
                         const Manner& manner)
{
    const Standing now{transaction.keys(), transaction.status()};
    TRY_ASSIGN(const Masks masks, masksOf(session, now, request.camera));
    TRY_ASSIGN(const auto style, redactionStyle(session, now));
    return masks == manner.masks && style == manner.style ? Result<void>() : makeError(Errc::Busy);
}

/// Clips that are ready to be recorded.
struct Prepared {
    std::vector<PreparedClip> clips;
    const Manner& manner;
};

Result<void> recordClips(Session& session, const NewClips& request, const consent::ConsentRecord& record,
                         const Prepared& prepared)
{
    const storage::KeyFiles files(session.workspace().paths());
    Placed placed(files);
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_VOID(checkManner(session, transaction, request, prepared.manner));
    const auto custodians = storage::custodianRecipients(transaction.keys(), transaction.status().lists);
    TRY_ASSIGN(const auto consent, transaction.sign(record));
    TRY_VOID(
        transaction.log({.action = "consent.recorded", .clip = {}, .objects = {consent.header.id}, .purpose = {}}));
    for (const PreparedClip& clip : prepared.clips) {
        placed.add(clip.id);
        TRY_VOID(place(files, clip, custodians));
        TRY_VOID(signManifests(transaction, clip,
                               {.consent = consent, .request = request, .masks = prepared.manner.masks}));
    }
    TRY_VOID(transaction.commit());
    placed.keep();
    return {};
}

} // namespace

Result<std::vector<TakenInClip>> takeInClips(Session& session, const NewClips& request, const OperationHooks& hooks)
{
    TRY_VOID(session.requireRole({consent::Role::Custodian}, "ingest"));
    TRY_VOID(checkRequest(request));
    TRY_VOID(media::loadModels(media::defaultModelFolder()));
    if (headsFor(request) == media::HeadRedaction::On)
        TRY_VOID(media::loadObjectModel(media::defaultModelFolder()));
    TRY_ASSIGN(const std::string token, session.workspace().workspaceToken());
    TRY_ASSIGN(const auto workspace, consent::readWorkspace(token));
    TRY_ASSIGN(const auto record, readConsent(session, request.consentFile, workspace.body));
    TRY_ASSIGN(const auto intake,
               storage::KeyFiles(session.workspace().paths()).readIntakeIdentity(session.identity().ageIdentity()));
    TRY_ASSIGN(const Manner manner, mannerOf(session, request));
    Prepared prepared{.clips = {}, .manner = manner};
    for (const fs::path& path : request.videos) {
        TRY_ASSIGN(const auto video, openVideo(path, intake));
        TRY_ASSIGN(auto clip, prepareClip(session.workspace().paths(), *video, manner, hooks));
        prepared.clips.push_back(std::move(clip));
    }
    TRY_VOID(recordClips(session, request, record, prepared));
    // They are in; that another program keeps the sweep from its work for the moment takes nothing from that.
    [[maybe_unused]] const bool swept = sweepKeys(session).ok();
    std::vector<TakenInClip> summaries;
    for (const PreparedClip& clip : prepared.clips)
        summaries.push_back(summaryOf(clip, manner.masks));
    return summaries;
}

} // namespace consentry::app
