#include "tests/attacks/reveal.h"

#include "app/operations/sealed_output.h"
#include "storage/key_files.h"
#include "storage/local_key_release.h"
#include "storage/replacement.h"
#include "storage/sealed_clip.h"
#include "tests/attacks/file_hands.h"
#include "tests/attacks/victim_maker.h"

namespace consentry::testing {
namespace {

using consent::Rendition;

constexpr std::size_t kRevealBytes = 150'000; // three chunks

Bytes revealed()
{
    return patternBytes(kRevealBytes, 7);
}

consent::Signed<consent::UnblurRequest> requestOf(const Scene& scene, app::Session& session)
{
    return must(session.workspace().objects<consent::UnblurRequest>(
                    must(session.keyRing()),
                    {.id = {}, .clip = scene.victim.clips().mine, .refersTo = {}, .person = {}}))
        .back();
}

Result<void> look(const Scene& scene)
{
    TRY_ASSIGN(auto session, scene.victim.session(scene.workspace(), "annotator"));
    TRY_ASSIGN(const auto access, session.access({.person = session.identity().keyId(),
                                                  .clip = scene.victim.clips().mine,
                                                  .rendition = Rendition::Reveal,
                                                  .action = consent::Action::View,
                                                  .purpose = consent::Purpose::Annotation,
                                                  .unblur = requestOf(scene, session).header.id}));
    storage::LocalKeyRelease release = session.keyRelease();
    TRY_ASSIGN(const auto key, release.release(access, session.identity()));
    const auto shown = [&]() -> Result<void> {
        TRY_ASSIGN(const auto keys, session.keyRing());
        TRY_ASSIGN(const auto manifest,
                   session.workspace().object<consent::ClipManifest>(keys, access.facts().manifest));
        TRY_ASSIGN(const auto reader, storage::openSealedClip(session.workspace(), manifest, key));
        Bytes clear(reader->size());
        TRY_VOID(readExactly(*reader, 0, clear, "reveal"));
        return clear == revealed() ? Result<void>() : makeError(Errc::Internal, "other pictures");
    }();
    TRY_VOID(release.close(access.facts(), session.identity(), "closed"));
    return shown;
}

/// The only file of `folder` about the clip that is a reveal's.
fs::path revealIn(const fs::path& folder, ClipId clip)
{
    for (const auto& file : fs::directory_iterator(folder)) {
        if (file.path().filename().string().starts_with(clip.text() + ".reveal-"))
            return file.path();
    }
    throw std::runtime_error("there is no reveal");
}

const Place kVideo = [](const fs::path& workspace, ClipId clip, const crypto::KeyId&) {
    return revealIn(storage::WorkspacePaths{workspace}.clips(), clip);
};
const Place kHeader = [](const fs::path& workspace, ClipId clip, const crypto::KeyId&) {
    return revealIn(storage::WorkspacePaths{workspace}.keys(), clip);
};

storage::WorkspacePaths pathsOf(const Scene& scene)
{
    return storage::WorkspacePaths{scene.workspace()};
}

fs::path safeVideo(const Scene& scene)
{
    return pathsOf(scene).clipFile(scene.victim.clips().mine, Rendition::Safe);
}

fs::path videoElsewhere(const Scene& scene)
{
    return storage::WorkspacePaths{scene.victim.elsewhere()}.clipFile(scene.victim.clipsElsewhere().mine,
                                                                      Rendition::Safe);
}

fs::path safeHeaderOf(const Scene& scene, const char* person)
{
    return pathsOf(scene).grantHeader(scene.victim.clips().mine, Rendition::Safe, scene.victim.crew()[person].keyId());
}

fs::path headerElsewhere(const Scene& scene)
{
    return storage::WorkspacePaths{scene.victim.elsewhere()}.grantHeader(
        scene.victim.clipsElsewhere().mine, Rendition::Safe, scene.victim.crew()["annotator"].keyId());
}

/// Noticed by opening the reveal; the clip itself opens as before.
Cell told(int exit, const char* word, Deed deed)
{
    Cell cell = noticed("", "", exit, word, afterwards(makeReveal, std::move(deed)), View::AsSigned);
    cell.opens = openReveal;
    return cell;
}

} // namespace

void makeReveal(Scene& scene)
{
    auto custodian = must(scene.victim.session(scene.workspace(), "custodian"));
    storage::Workspace& workspace = custodian.workspace();
    const ClipId clip = scene.victim.clips().mine;
    const auto request = requestOf(scene, custodian);
    auto transaction = must(custodian.begin());
    const auto safe =
        must(storage::manifestInForce(workspace, transaction.keys(), transaction.status(), clip, Rendition::Safe));
    const storage::RenditionRef reveal{clip, Rendition::Reveal, request.header.id};
    const auto video = must(app::SealedOutput::create(workspace.paths().clipFile(reveal)));
    must(video->sink().write(revealed()));
    must(video->finish());
    must(video->commit());
    consent::ClipManifest body = safe.body;
    body.rendition = Rendition::Reveal;
    body.request = request.header.id;
    body.detectors.clear();
    body.doubtsHash.reset();
    video->describe(body);
    const auto manifest = must(transaction.sign(body));
    must(transaction.putBlob(manifest.header.id, storage::BlobKind::ChunkHashes, video->chunkHashes()));
    must(transaction.putBlob(manifest.header.id, storage::BlobKind::FrameTable,
                             must(workspace.blob(safe.header.id, storage::BlobKind::FrameTable))));
    const Timestamp now = transaction.now();
    must(transaction.sign(consent::Grant{.grantee = request.header.signer,
                                         .clip = clip,
                                         .rendition = Rendition::Reveal,
                                         .actions = {consent::Action::View},
                                         .purpose = request.body.purpose,
                                         .consent = body.consent,
                                         .notBefore = now,
                                         .expires = now + std::chrono::minutes(request.body.minutes),
                                         .statusEpoch = transaction.status().mark.epoch,
                                         .statusNumber = transaction.status().mark.number,
                                         .parent = {},
                                         .request = request.header.id}));
    const consent::Member person = *transaction.keys().member(request.header.signer);
    must(transaction.commit());
    must(storage::KeyFiles(workspace.paths()).writeGrantHeader(reveal, video->fileKey(), person));
}

std::optional<Error> openReveal(const Scene& scene)
{
    const auto looked = look(scene);
    return looked ? std::nullopt : std::optional(looked.error());
}

std::vector<Thing> revealThings()
{
    const char* once = "is never written again, and gone when its minutes are";
    Row video{{Hand::Altered, told(4, "chunk", altered(kVideo, Where::Middle))},
              {Hand::Deleted, told(4, ".reveal-", deleted(kVideo))},
              {Hand::Duplicated, told(4, "chunk", chunks(kVideo, Chunks::Repeated))},
              {Hand::Reordered, told(4, "chunk", chunks(kVideo, Chunks::Swapped))},
              {Hand::OtherClip, told(4, "manifest", takenFrom(kVideo, safeVideo))},
              {Hand::OtherPerson, impossible("there is one for each request")},
              {Hand::OtherWorkspace, told(4, "manifest", takenFrom(kVideo, videoElsewhere))},
              {Hand::Older, impossible(once)}};
    const auto headerOf = [](const char* person) {
        return takenFrom(kHeader, [=](const Scene& scene) { return safeHeaderOf(scene, person); });
    };
    Row header{{Hand::Altered, told(4, ".hdr", altered(kHeader, Where::NearTheEnd))},
               {Hand::Deleted, told(3, "grant", deleted(kHeader))},
               {Hand::Duplicated, told(4, ".hdr", doubled(kHeader))},
               {Hand::Reordered, told(4, ".hdr", halvesSwapped(kHeader))},
               {Hand::OtherClip, told(4, ".hdr", headerOf("annotator"))},
               {Hand::OtherPerson, told(3, "key", headerOf("lead"))},
               {Hand::OtherWorkspace, told(4, ".hdr", takenFrom(kHeader, headerElsewhere))},
               {Hand::Older, impossible(once)}};
    return {{.name = "clips/reveal", .cells = std::move(video), .inVictim = false},
            {.name = "keys/reveal header", .cells = std::move(header), .inVictim = false}};
}

} // namespace consentry::testing
