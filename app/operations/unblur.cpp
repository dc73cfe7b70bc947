#include "app/operations/unblur.h"

#include "app/operations/look.h"
#include "app/operations/membership.h"
#include "app/operations/original.h"
#include "app/operations/sealed_output.h"
#include "consent/consent_input.h"
#include "media/reveal.h"
#include "media/worker_probe.h"
#include "storage/key_files.h"
#include "storage/replacement.h"
#include "storage/sealed_clip.h"

#include <algorithm>

namespace consentry::app {
namespace {

using consent::Rendition;
using consent::Role;
using Request = consent::Signed<consent::UnblurRequest>;
using Manifest = consent::Signed<consent::ClipManifest>;

Result<consent::UnblurCase> caseOf(Session& session, const consent::KeyRing& keys, ObjectId id)
{
    TRY_ASSIGN(auto request, session.workspace().object<consent::UnblurRequest>(keys, id));
    TRY_ASSIGN(auto approvals, session.workspace().objects<consent::UnblurApproval>(
                                   keys, {.id = {}, .clip = {}, .refersTo = id, .person = {}}));
    TRY_ASSIGN(auto refusals, session.workspace().objects<consent::UnblurRefusal>(
                                  keys, {.id = {}, .clip = {}, .refersTo = id, .person = {}}));
    return consent::UnblurCase{std::move(request), std::move(approvals), std::move(refusals)};
}

/// The reveals that custodians ever made of a request, ended ones too: each request is answered once.
Result<std::vector<Manifest>> revealsOf(Session& session, const consent::KeyRing& keys, ObjectId request)
{
    TRY_ASSIGN(auto manifests, session.workspace().objects<consent::ClipManifest>(
                                   keys, {.id = {}, .clip = {}, .refersTo = request, .person = {}}));
    std::erase_if(manifests, [&](const Manifest& manifest) {
        return manifest.body.request != request || !keys.everHadRole(manifest.header.signer, Role::Custodian);
    });
    return manifests;
}

Result<void> checkNotUsed(Session& session, const consent::KeyRing& keys, ObjectId request)
{
    TRY_ASSIGN(const auto reveals, revealsOf(session, keys, request));
    return reveals.empty() ? Result<void>() : makeError(Errc::UnblurState, "answered already", "release");
}

/// Whether whoever asked may see the safe rendition now.
Result<void> checkGrant(Session& session, const Request& request)
{
    consent::AccessRequest look{.person = request.header.signer,
                                .clip = request.body.clip,
                                .rendition = Rendition::Safe,
                                .action = consent::Action::View,
                                .purpose = request.body.purpose};
    TRY_ASSIGN(const auto keys, session.keyRing());
    TRY_ASSIGN(const auto evidence, session.workspace().evidence(look, keys, session.clock().now()));
    TRY_VOID(session.gate().open(look, evidence));
    return {};
}

/// What a release stands on.
struct UnblurGround {
    consent::UnblurCase unblur;
    Manifest safe;
    FrameTable table;
};

Result<UnblurGround> unblurGround(Session& session, ObjectId id)
{
    TRY_ASSIGN(const Standing now, session.standing());
    TRY_ASSIGN(auto unblur, caseOf(session, now.keys, id));
    const ClipId clip = unblur.request.body.clip;
    TRY_ASSIGN(auto safe, storage::manifestInForce(session.workspace(), now.keys, now.status, clip, Rendition::Safe));
    TRY_ASSIGN(auto table, storage::frameTable(session.workspace(), safe));
    return UnblurGround{std::move(unblur), std::move(safe), std::move(table)};
}

/// A custodian's release of what nobody has approved yet approves it; whoever asked can do neither.
Result<void> approveIfNeeded(Session& session, const consent::UnblurCase& unblur)
{
    TRY_ASSIGN(const Standing now, session.standing());
    TRY_VOID(consent::checkApprover(unblur.request, session.identity().keyId(), now.keys, now.status));
    TRY_VOID(checkNotUsed(session, now.keys, unblur.request.header.id));
    if (consent::approvalInForce(unblur, now.keys, now.status, session.clock().now()).ok())
        return {};
    TRY_VOID(approveUnblur(session, unblur.request.header.id));
    return {};
}

Result<consent::ClipManifest> describeReveal(const UnblurGround& ground, const SealedOutput& video,
                                             const FrameTable& table)
{
    consent::ClipManifest manifest = ground.safe.body;
    manifest.rendition = Rendition::Reveal;
    manifest.media.frames = table.count();
    manifest.media.durationMs =
        std::chrono::duration_cast<std::chrono::milliseconds>(table.time(table.range().end - 1)).count();
    manifest.frameTableHash = crypto::sha256(table.encode());
    manifest.detectors.clear();
    manifest.supersedes = {};
    manifest.doubtsHash.reset();
    manifest.masks.clear();
    manifest.request = ground.unblur.request.header.id;
    video.describe(manifest);
    return manifest;
}

consent::Grant grantOf(const UnblurGround& ground, const storage::Transaction& transaction, Timestamp latest)
{
    const Request& request = ground.unblur.request;
    const Timestamp now = transaction.now();
    return {.grantee = request.header.signer,
            .clip = request.body.clip,
            .rendition = Rendition::Reveal,
            .actions = {consent::Action::View},
            .purpose = request.body.purpose,
            .consent = ground.safe.body.consent,
            .notBefore = now,
            .expires = std::min<Timestamp>(now + std::chrono::minutes(request.body.minutes), latest),
            .statusEpoch = transaction.status().mark.epoch,
            .statusNumber = transaction.status().mark.number,
            .parent = {},
            .request = request.header.id};
}

/// Under the write lock, once more: all that the release stands on.
Result<void> checkStands(Session& session, const storage::Transaction& transaction, const OpenOriginal& original,
                         const UnblurGround& ground)
{
    TRY_ASSIGN(const auto evidence, session.workspace().evidence(original.access().facts()));
    TRY_VOID(session.gate().recheck(original.access().facts(), evidence));
    const Request& request = ground.unblur.request;
    TRY_ASSIGN(const auto unblur, caseOf(session, transaction.keys(), request.header.id));
    TRY_VOID(consent::approvalInForce(unblur, transaction.keys(), transaction.status(), transaction.now()));
    TRY_VOID(checkNotUsed(session, transaction.keys(), request.header.id));
    TRY_VOID(checkGrant(session, request));
    return {};
}

/// The video first, then what is signed and logged, and the key only when that is committed.
Result<ReleasedReveal> place(Session& session, const OpenOriginal& original, const UnblurGround& ground,
                             SealedOutput& video, const FrameTable& table)
{
    const Request& request = ground.unblur.request;
    const storage::RenditionRef reveal{request.body.clip, Rendition::Reveal, request.header.id};
    const storage::KeyFiles files(session.workspace().paths());
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_VOID(checkStands(session, transaction, original, ground));
    TRY_VOID(video.commit());
    TRY_ASSIGN(const auto body, describeReveal(ground, video, table));
    TRY_ASSIGN(const auto manifest, transaction.sign(body));
    TRY_VOID(transaction.putBlob(manifest.header.id, storage::BlobKind::ChunkHashes, video.chunkHashes()));
    TRY_VOID(transaction.putBlob(manifest.header.id, storage::BlobKind::FrameTable, table.encode()));
    TRY_ASSIGN(const auto grant, transaction.sign(grantOf(ground, transaction, original.access().facts().until)));
    TRY_VOID(transaction.log({.action = "unblur.released",
                              .clip = request.body.clip,
                              .objects = {request.header.id, manifest.header.id, grant.header.id},
                              .purpose = std::string(consent::textOf(request.body.purpose))}));
    const consent::Member person = *transaction.keys().member(request.header.signer);
    TRY_VOID(transaction.commit());
    TRY_VOID(files.writeGrantHeader(reveal, video.fileKey(), person));
    return ReleasedReveal{manifest.header.id, grant.header.id, grant.body.expires};
}

Result<ReleasedReveal> cut(Session& session, const OpenOriginal& original, const UnblurGround& ground,
                           const OperationHooks& hooks)
{
    const Request& request = ground.unblur.request;
    const storage::RenditionRef reveal{request.body.clip, Rendition::Reveal, request.header.id};
    TRY_ASSIGN(const auto video,
               SealedOutput::create(session.workspace().paths().clipFile(reveal), AtomicFile::IfExists::Replace));
    StopSource stop;
    TRY_ASSIGN(const FrameTable table,
               media::makeReveal({.openSource = [&] { return original.openClear(session); },
                                  .worker = {.workerBinary = media::defaultWorkerBinary(), .stop = stop.flag()},
                                  .frames = request.body.frames,
                                  .safe = ground.table,
                                  .out = video->sink(),
                                  .progress =
                                      [&](std::int64_t done, std::int64_t total) {
                                          hooks.progress("cutting: frame", done, total);
                                          if (hooks.cancelled())
                                              stop.set();
                                      }}));
    TRY_VOID(video->finish());
    return place(session, original, ground, *video, table);
}

Result<consent::UnblurRequest> bodyOf(Session& session, const NewUnblur& request, const consent::Access& access)
{
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(request.duration).count();
    if (minutes < 1 || minutes > consent::kMaxUnblurMinutes)
        return makeError(Errc::BadArgument, "--for",
                         "must be 1 to " + std::to_string(consent::kMaxUnblurMinutes) + " minutes");
    TRY_VOID(consent::checkReason("--reason", request.reason));
    TRY_ASSIGN(const auto keys, session.keyRing());
    TRY_ASSIGN(const auto manifest, session.workspace().object<consent::ClipManifest>(keys, access.facts().manifest));
    if (request.frames.isEmpty() || request.frames.begin < FrameIndex{0}
        || request.frames.end > FrameIndex{manifest.body.media.frames})
        return makeError(Errc::BadArgument, "--frames",
                         "must be inside the clip's " + std::to_string(manifest.body.media.frames) + " frames");
    return consent::UnblurRequest{.clip = request.clip,
                                  .frames = request.frames,
                                  .reason = request.reason,
                                  .minutes = int(minutes),
                                  .purpose = access.facts().request.purpose,
                                  .grant = access.facts().grant,
                                  .expires = session.clock().now() + consent::kUnblurPatience};
}

/// Under the write lock: what whoever answers a request must find.
Result<consent::UnblurCase> caseToAnswer(Session& session, const storage::Transaction& transaction, ObjectId id,
                                         std::string_view action)
{
    TRY_ASSIGN(auto unblur, caseOf(session, transaction.keys(), id));
    TRY_VOID(
        consent::checkApprover(unblur.request, session.identity().keyId(), transaction.keys(), transaction.status()));
    TRY_VOID(checkNotUsed(session, transaction.keys(), id));
    if (consent::refusalInForce(unblur, transaction.keys(), transaction.status()) != nullptr)
        return makeError(Errc::UnblurState, "refused", action);
    if (transaction.now() >= unblur.request.body.expires)
        return makeError(Errc::UnblurState, "expired", action);
    return unblur;
}

bool hasApproved(const consent::UnblurCase& unblur, const crypto::KeyId& person, const consent::VerifiedStatus& status,
                 Timestamp now)
{
    return std::ranges::any_of(unblur.approvals, [&](const auto& approval) {
        return approval.header.signer == person && !status.isEnded(approval.header.id) && now < approval.body.expires;
    });
}

/// Nobody is asked twice for the same frames while the first request can still be answered.
Result<void> checkNotAsked(Session& session, const NewUnblur& request)
{
    TRY_ASSIGN(const auto rows, listUnblur(session));
    const bool isAsked = std::ranges::any_of(rows, [&](const UnblurRow& row) {
        const bool isLive = row.stage == UnblurStage::Waiting || row.stage == UnblurStage::Approved;
        const FrameRange& frames = row.request.body.frames;
        return isLive && row.request.header.signer == session.identity().keyId()
               && row.request.body.clip == request.clip && frames.begin <= request.frames.begin
               && request.frames.end <= frames.end;
    });
    return isAsked ? makeError(Errc::UnblurState, "there already", "request") : Result<void>();
}

UnblurStage stageOf(const UnblurRow& row, bool isReleased, bool isApproved, Timestamp now)
{
    if (row.until && now < *row.until)
        return UnblurStage::Open;
    if (!isReleased && !row.refuser.empty())
        return UnblurStage::Refused;
    if (isReleased || now >= row.request.body.expires)
        return UnblurStage::Over;
    return isApproved ? UnblurStage::Approved : UnblurStage::Waiting;
}

Result<UnblurRow> rowOf(Session& session, const Standing& now, Request request)
{
    UnblurRow row{.request = std::move(request), .requester = {}, .approvers = {}};
    const ObjectId id = row.request.header.id;
    const crypto::KeyId self = session.identity().keyId();
    const Timestamp time = session.clock().now();
    row.requester = memberName(now.keys, row.request.header.signer);
    TRY_ASSIGN(const auto unblur, caseOf(session, now.keys, id));
    for (const auto& approval : unblur.approvals)
        row.approvers.push_back(memberName(now.keys, approval.header.signer));
    row.isApprovedByMe = hasApproved(unblur, self, now.status, time);
    if (const auto* refusal = consent::refusalInForce(unblur, now.keys, now.status)) {
        row.refuser = memberName(now.keys, refusal->header.signer);
        row.refusal = refusal->body.reason;
    }
    if (const auto may = consent::checkApprover(row.request, self, now.keys, now.status); !may)
        row.bar = may.error();
    const bool approved = consent::approvalInForce(unblur, now.keys, now.status, time).ok();
    TRY_ASSIGN(const auto reveals, revealsOf(session, now.keys, id));
    TRY_ASSIGN(const auto grants, session.workspace().objects<consent::Grant>(
                                      now.keys, {.id = {}, .clip = {}, .refersTo = id, .person = {}}));
    for (const auto& grant : grants) {
        if (consent::countsByCustodian(grant, now.keys, now.status))
            row.until = grant.body.expires;
    }
    row.stage = stageOf(row, !reveals.empty(), approved, time);
    return row;
}

} // namespace

Result<ObjectId> requestUnblur(Session& session, const NewUnblur& request)
{
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_ASSIGN(const auto access, accessByGrant(session, request.clip, {consent::Action::View}));
    TRY_ASSIGN(const auto body, bodyOf(session, request, access));
    TRY_VOID(checkNotAsked(session, request));
    TRY_ASSIGN(const auto object, transaction.sign(body));
    TRY_VOID(transaction.log({.action = "unblur.requested",
                              .clip = body.clip,
                              .objects = {object.header.id},
                              .purpose = std::string(consent::textOf(body.purpose))}));
    TRY_VOID(transaction.commit());
    return object.header.id;
}

Result<ObjectId> approveUnblur(Session& session, ObjectId id)
{
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_ASSIGN(const auto unblur, caseToAnswer(session, transaction, id, "approve"));
    if (hasApproved(unblur, session.identity().keyId(), transaction.status(), transaction.now()))
        return makeError(Errc::UnblurState, "approved by you already", "approve");
    const Request& request = unblur.request;
    TRY_ASSIGN(const auto approval,
               transaction.sign(consent::UnblurApproval{.clip = request.body.clip,
                                                        .request = id,
                                                        .requestHash = request.hash,
                                                        .expires = transaction.now() + consent::kUnblurPatience}));
    TRY_VOID(transaction.log(
        {.action = "unblur.approved", .clip = request.body.clip, .objects = {id, approval.header.id}, .purpose = {}}));
    TRY_VOID(transaction.commit());
    return approval.header.id;
}

Result<ObjectId> refuseUnblur(Session& session, ObjectId id, const std::string& reason)
{
    TRY_VOID(consent::checkReason("--reason", reason));
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_ASSIGN(const auto unblur, caseToAnswer(session, transaction, id, "refuse"));
    const Request& request = unblur.request;
    TRY_ASSIGN(const auto refusal,
               transaction.sign(consent::UnblurRefusal{
                   .clip = request.body.clip, .request = id, .requestHash = request.hash, .reason = reason}));
    TRY_VOID(transaction.log(
        {.action = "unblur.refused", .clip = request.body.clip, .objects = {id, refusal.header.id}, .purpose = {}}));
    TRY_VOID(transaction.commit());
    return refusal.header.id;
}

Result<ReleasedReveal> releaseUnblur(Session& session, ObjectId id, const OperationHooks& hooks)
{
    TRY_VOID(session.requireRole({Role::Custodian}, "unblur release"));
    TRY_VOID(sweepKeys(session)); // what is left of an earlier reveal
    TRY_ASSIGN(const UnblurGround ground, unblurGround(session, id));
    TRY_VOID(approveIfNeeded(session, ground.unblur));
    TRY_VOID(checkGrant(session, ground.unblur.request));
    TRY_ASSIGN(OpenOriginal original, OpenOriginal::open(session, ground.unblur.request.body.clip));
    auto released = cut(session, original, ground, original.watched(session, hooks));
    if (!released)
        released = original.causeOf(session, released.error());
    original.close(session, released ? "closed" : errorCodeText(released.error().code));
    // Also after a failure, which may have left a video that nobody has a key to.
    [[maybe_unused]] const bool swept = sweepKeys(session).ok();
    return released;
}

Result<std::vector<UnblurRow>> listUnblur(Session& session)
{
    TRY_ASSIGN(const Standing now, session.standing());
    const crypto::KeyId self = session.identity().keyId();
    const bool all = now.keys.hasRole(self, Role::Custodian, now.status.lists)
                     || now.keys.hasRole(self, Role::Lead, now.status.lists);
    TRY_ASSIGN(auto requests, session.workspace().objects<consent::UnblurRequest>(now.keys));
    std::vector<UnblurRow> rows;
    for (Request& request : requests) {
        if (!all && request.header.signer != self)
            continue;
        TRY_ASSIGN(auto row, rowOf(session, now, std::move(request)));
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace consentry::app
