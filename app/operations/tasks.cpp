#include "app/operations/tasks.h"

#include "annotation/formats/labels_json.h"
#include "annotation/validate.h"
#include "app/operations/label_sets.h"
#include "app/operations/segments.h"
#include "consent/consent_input.h"
#include "storage/label_journal.h"
#include "storage/sealed_clip.h"

#include <algorithm>
#include <functional>

namespace consentry::app {
namespace {

using consent::Action;
using consent::Role;

consent::AccessRequest request(Session& session, ClipId clip, Action action, consent::Purpose purpose)
{
    return {.person = session.identity().keyId(),
            .clip = clip,
            .rendition = consent::Rendition::Safe,
            .action = action,
            .purpose = purpose};
}

/// Access for `action` under whichever purpose the person's grant names. The first refusal is the one to tell.
Result<consent::Access> accessForAnyPurpose(Session& session, ClipId clip, Action action)
{
    Result<consent::Access> first = session.access(request(session, clip, action, consent::Purpose::Annotation));
    if (first.ok() || errorClass(first.error().code) != ErrorClass::NotPermitted)
        return first;
    for (const consent::Purpose purpose : {consent::Purpose::HumanReview, consent::Purpose::ModelTraining}) {
        Result<consent::Access> other = session.access(request(session, clip, action, purpose));
        if (other.ok())
            return other;
    }
    return first;
}

/// Under the write lock, once more: what ended while the lock was waited for must not be signed about.
Result<void> stillStands(Session& session, const consent::Access& access)
{
    TRY_ASSIGN(const auto evidence, session.workspace().evidence(access.facts()));
    return session.gate().recheck(access.facts(), evidence);
}

Result<annotation::FrameFacts> frameFacts(Session& session, const consent::KeyRing& keys, ObjectId manifestId)
{
    TRY_ASSIGN(const auto manifest, session.workspace().object<consent::ClipManifest>(keys, manifestId));
    const consent::MediaFacts& media = manifest.body.media;
    return annotation::FrameFacts{.frames = media.frames, .size = {double(media.width), double(media.height)}};
}

/// The last submission that nobody has answered, when `step` may be taken now.
Result<consent::Signed<consent::Submission>> openSubmission(Session& session, storage::Transaction& transaction,
                                                            ClipId clip, consent::TaskStep step)
{
    TRY_ASSIGN(const auto history, taskHistory(session, transaction, clip));
    TRY_VOID(consent::checkStep(history, step, session.identity().keyId()));
    // Whoever accepts vouches for these bytes: they must be those that were signed.
    TRY_ASSIGN(const auto labels, submittedLabels(session, *history.submission));
    // Whoever made an object that was submitted does not accept it, whoever handed it in.
    const auto isOwn = [self = session.identity().keyId().text](const auto& track) { return track.author == self; };
    if (step == consent::TaskStep::Accept && std::ranges::any_of(labels.tracks, isOwn))
        return Errc::SelfReview;
    return *history.submission;
}

/// Hands in this person's segments; what is handed in then, of all. Nothing of a whole clip. When that is all of it,
/// each part must still be in the labels that are about to be signed.
Result<std::vector<ObjectId>> handedIn(Session& session, storage::Transaction& transaction,
                                       const consent::Division& before, const HandInRequest& request)
{
    std::vector<ObjectId> ids;
    if (before.isWhole())
        return ids;
    TRY_ASSIGN(const auto division, handInSegments(session, transaction, before, request));
    std::vector<consent::Signed<consent::SegmentHandIn>> parts;
    for (const consent::SegmentState& state : division.segments) {
        if (state.handIn)
            parts.push_back(*state.handIn);
    }
    if (division.isComplete())
        TRY_VOID(checkParts(parts, request.labels, transaction.keys()));
    const auto isOwn = [&](const auto& part) { return part.header.signer == session.identity().keyId(); };
    std::ranges::stable_partition(parts, std::not_fn(isOwn)); // the caller's own are the last
    for (const auto& part : parts)
        ids.push_back(part.header.id);
    return ids;
}

/// What `imported` says of frames, beside what is there already.
void addFrames(annotation::Change& change, const annotation::AnnotationSet& now,
               const annotation::AnnotationSet& imported)
{
    const auto inOrder = [](const auto& a, const auto& b) { return precedes(a, b); };
    const auto united = [&](auto mine, const auto& theirs) {
        mine.insert(mine.end(), theirs.begin(), theirs.end());
        std::ranges::sort(mine, inOrder);
        const auto repeated = std::ranges::unique(mine);
        mine.erase(repeated.begin(), repeated.end());
        return mine;
    };
    if (!imported.rangeTags.empty())
        change.rangeTags = united(now.rangeTags, imported.rangeTags);
    if (!imported.ignored.empty())
        change.ignored = united(now.ignored, imported.ignored);
    if (imported.excluded.empty())
        return;
    change.excluded = now.excluded;
    for (const FrameRange& range : imported.excluded)
        change.excluded = annotation::withRange(*change.excluded, range);
}

} // namespace

Result<std::vector<storage::ClipRow>> listQueue(Session& session)
{
    TRY_ASSIGN(const Standing now, session.standing());
    const crypto::KeyId self = session.identity().keyId();
    TRY_ASSIGN(auto rows, storage::listClips(
                              session.workspace(),
                              {.keys = now.keys, .status = now.status, .person = self, .now = session.clock().now()}));
    const auto& ended = now.status.lists;
    if (!now.keys.hasRole(self, Role::Custodian, ended) && !now.keys.hasRole(self, Role::Lead, ended)
        && !now.keys.hasRole(self, Role::Exporter, ended))
        std::erase_if(rows, [](const storage::ClipRow& row) { return !row.myGrant; });
    return rows;
}

Result<annotation::FrameFacts> clipFrameFacts(Session& session, ClipId clip)
{
    TRY_ASSIGN(const Standing now, session.standing());
    TRY_ASSIGN(const auto manifests, session.workspace().objects<consent::ClipManifest>(
                                         now.keys, {.id = {}, .clip = clip, .refersTo = {}, .person = {}}));
    for (const auto& manifest : manifests) {
        if (manifest.body.rendition == consent::Rendition::Safe && !now.status.isEnded(manifest.header.id))
            return frameFacts(session, now.keys, manifest.header.id);
    }
    return makeError(Errc::NoManifest, clip.shortText());
}

Result<annotation::AnnotationSet> liveLabels(Session& session, ClipId clip)
{
    const auto view = accessForAnyPurpose(session, clip, Action::View);
    if (!view) {
        TRY_ASSIGN(const auto history, session.standing());
        const auto& ended = history.status.lists;
        const crypto::KeyId self = session.identity().keyId();
        if (!history.keys.hasRole(self, Role::Custodian, ended) && !history.keys.hasRole(self, Role::Lead, ended))
            return view.error();
    }
    return storage::LabelJournal::load(session.workspace(), clip);
}

Result<annotation::AnnotationSet> submittedLabels(Session& session,
                                                  const consent::Signed<consent::Submission>& submission)
{
    TRY_ASSIGN(const Bytes bytes, session.workspace().blob(submission.header.id, storage::BlobKind::Labels));
    if (crypto::sha256(bytes) != submission.body.labelsHash)
        return makeError(Errc::HashMismatch, "the labels of clip " + submission.body.clip.shortText());
    TRY_ASSIGN(auto labels, annotation::readLabels(bytes));
    // Whoever handed in last signed the whole; each part must be what its own author signed.
    TRY_ASSIGN(const auto keys, session.keyRing());
    std::vector<consent::Signed<consent::SegmentHandIn>> parts;
    for (const ObjectId id : submission.body.parts) {
        TRY_ASSIGN(auto part, session.workspace().object<consent::SegmentHandIn>(keys, id));
        parts.push_back(std::move(part));
    }
    TRY_VOID(checkParts(parts, labels, keys));
    return labels;
}

Result<consent::TaskHistory> taskHistory(Session& session, ClipId clip)
{
    TRY_ASSIGN(const Standing now, session.standing());
    return taskHistory(session, now, clip);
}

Result<consent::TaskHistory> taskHistory(Session& session, const Standing& now, ClipId clip)
{
    return session.workspace().taskHistory(now.keys, now.status, clip, session.clock().now());
}

Result<consent::TaskHistory> taskHistory(Session& session, const storage::Transaction& transaction, ClipId clip)
{
    return session.workspace().taskHistory(transaction.keys(), transaction.status(), clip, transaction.now());
}

Result<ObjectId> submitTask(Session& session, ClipId clip)
{
    TRY_ASSIGN(const auto access, accessForAnyPurpose(session, clip, Action::Annotate));
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_VOID(stillStands(session, access));
    TRY_ASSIGN(const auto history, taskHistory(session, transaction, clip));
    TRY_VOID(consent::checkStep(history, consent::TaskStep::Submit, session.identity().keyId()));
    TRY_ASSIGN(const auto labels, storage::LabelJournal::load(session.workspace(), clip));
    TRY_ASSIGN(const auto facts, frameFacts(session, transaction.keys(), access.facts().manifest));
    TRY_ASSIGN(const auto names, labelSetInForce(session.workspace(), transaction.keys(), transaction.status()));
    TRY_VOID(annotation::validate(labels, names, facts));
    TRY_ASSIGN(const auto parts, handedIn(session, transaction, history.division,
                                          {.clip = clip, .grant = access.facts().grant, .labels = labels}));
    if (parts.size() < history.division.segments.size()) { // others are still at it
        TRY_VOID(transaction.commit());
        return parts.back();
    }
    const Bytes bytes = annotation::writeLabels(labels);
    TRY_ASSIGN(const auto submission, transaction.sign(consent::Submission{.clip = clip,
                                                                           .grant = access.facts().grant,
                                                                           .labelSetVersion = labels.labelSetVersion,
                                                                           .labelsHash = crypto::sha256(bytes),
                                                                           .parts = parts}));
    TRY_VOID(transaction.putBlob(submission.header.id, storage::BlobKind::Labels, bytes));
    TRY_VOID(transaction.log({.action = "labels.submitted",
                              .clip = clip,
                              .objects = {submission.header.id},
                              .purpose = std::string(consent::textOf(access.facts().request.purpose))}));
    TRY_VOID(transaction.commit());
    return submission.header.id;
}

Result<ObjectId> acceptTask(Session& session, ClipId clip)
{
    TRY_ASSIGN(const auto access, accessForAnyPurpose(session, clip, Action::Accept));
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_VOID(stillStands(session, access));
    TRY_ASSIGN(const auto submission, openSubmission(session, transaction, clip, consent::TaskStep::Accept));
    TRY_ASSIGN(const auto acceptance,
               transaction.sign(consent::Acceptance{
                   .clip = clip, .submission = submission.header.id, .submissionHash = submission.hash}));
    TRY_VOID(
        transaction.log({.action = "labels.accepted", .clip = clip, .objects = {acceptance.header.id}, .purpose = {}}));
    TRY_VOID(transaction.commit());
    return acceptance.header.id;
}

Result<ObjectId> returnTask(Session& session, ClipId clip, std::string_view comment)
{
    TRY_VOID(consent::checkReason("--comment", comment));
    TRY_ASSIGN(const auto access, accessForAnyPurpose(session, clip, Action::Return));
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_VOID(stillStands(session, access));
    TRY_ASSIGN(const auto submission, openSubmission(session, transaction, clip, consent::TaskStep::Return));
    TRY_ASSIGN(const auto returned, transaction.sign(consent::Return{.clip = clip,
                                                                     .submission = submission.header.id,
                                                                     .submissionHash = submission.hash,
                                                                     .comment = std::string(comment)}));
    TRY_VOID(
        transaction.log({.action = "labels.returned", .clip = clip, .objects = {returned.header.id}, .purpose = {}}));
    TRY_VOID(transaction.commit());
    return returned.header.id;
}

Result<ObjectId> reopenTask(Session& session, ClipId clip, std::string_view comment)
{
    TRY_VOID(consent::checkReason("--comment", comment));
    TRY_ASSIGN(const auto access, accessForAnyPurpose(session, clip, Action::Return));
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_VOID(stillStands(session, access));
    TRY_ASSIGN(const auto history, taskHistory(session, transaction, clip));
    TRY_VOID(consent::checkStep(history, consent::TaskStep::Reopen, session.identity().keyId()));
    TRY_ASSIGN(const auto reopened,
               transaction.sign(consent::Reopen{
                   .clip = clip, .acceptance = history.acceptance->header.id, .comment = std::string(comment)}));
    TRY_VOID(
        transaction.log({.action = "labels.reopened", .clip = clip, .objects = {reopened.header.id}, .purpose = {}}));
    TRY_VOID(transaction.commit());
    return reopened.header.id;
}

Result<std::size_t> importLabels(Session& session, ClipId clip, const annotation::AnnotationSet& labels)
{
    TRY_ASSIGN(const auto access, accessForAnyPurpose(session, clip, Action::Annotate));
    TRY_ASSIGN(const Standing now, session.standing());
    TRY_ASSIGN(const auto history, taskHistory(session, now, clip));
    const consent::TaskState state = consent::taskState(history);
    if (consent::isWithReviewers(state))
        return makeError(Errc::TaskState, consent::textOf(state), "labels import");
    TRY_ASSIGN(const auto facts, frameFacts(session, now.keys, access.facts().manifest));
    TRY_ASSIGN(const auto names, labelSetInForce(session.workspace(), now.keys, now.status));
    TRY_VOID(annotation::validate(labels, names, facts));
    TRY_ASSIGN(const auto journal,
               storage::LabelJournal::open(session.workspace(), clip, session.identity().keyId(), session.clock()));
    annotation::Change change{.tracks = {}, .clipTags = std::nullopt, .rangeTags = std::nullopt};
    if (!labels.clipTags.empty()) {
        change.clipTags = journal->labels().clipTags;
        change.clipTags->insert(labels.clipTags.begin(), labels.clipTags.end());
    }
    if (labels.labelSetVersion > journal->labels().labelSetVersion)
        change.labelSetVersion = labels.labelSetVersion;
    addFrames(change, journal->labels(), labels);
    std::uint32_t next = journal->labels().nextTrackId;
    for (const annotation::Track& track : labels.tracks) {
        annotation::Track added = track;
        added.id = {next++};
        change.tracks.emplace(added.id, added);
    }
    TRY_VOID(annotation::requireOwnSegment(journal->labels(), change, namedSegments(history.division, now.keys),
                                           session.identity().keyId().text));
    TRY_VOID(journal->append(change));
    return labels.tracks.size();
}

} // namespace consentry::app
