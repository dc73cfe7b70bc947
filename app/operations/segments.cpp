#include "app/operations/segments.h"

#include "annotation/formats/labels_json.h"
#include "app/operations/grants.h"
#include "app/operations/membership.h"
#include "app/operations/tasks.h"
#include "consent/segments.h"

#include <algorithm>

namespace consentry::app {
namespace {

using consent::Action;
using consent::Role;

constexpr std::string_view kDivide = "task segment";

/// By role, or by a grant that names `assign`.
Result<void> checkMayDivide(Session& session, ClipId clip)
{
    TRY_VOID(session.requireRole({Role::Custodian, Role::Lead}, kDivide));
    TRY_ASSIGN(const Standing now, session.standing());
    const crypto::KeyId self = session.identity().keyId();
    const bool isCustodian = now.keys.hasRole(self, Role::Custodian, now.status.lists);
    TRY_ASSIGN(const auto access, session.access({.person = self,
                                                  .clip = clip,
                                                  .rendition = consent::Rendition::Safe,
                                                  .action = isCustodian ? Action::Grant : Action::Assign,
                                                  .purpose = consent::Purpose::Annotation}));
    return {};
}

Result<std::vector<consent::ClipSegment>> segmentsFrom(const NewSegments& wanted, std::int64_t frames,
                                                       const Standing& now)
{
    if (wanted.people.size() != wanted.borders.size() + 1)
        return makeError(Errc::BadArgument, "--to", "name one member for each segment: one more than borders");
    if (wanted.people.size() > consent::kMaxSegments)
        return makeError(Errc::TooLarge, "segments", std::to_string(consent::kMaxSegments));
    std::vector<consent::ClipSegment> segments;
    FrameIndex begin{0};
    for (std::size_t i = 0; i < wanted.people.size(); ++i) {
        const FrameIndex end{i < wanted.borders.size() ? wanted.borders[i] : frames};
        if (end <= begin || end.value > frames || (i < wanted.borders.size() && end.value == frames))
            return makeError(Errc::BadArgument, "--at",
                             "must ascend and lie inside the clip's " + std::to_string(frames) + " frames");
        TRY_ASSIGN(const auto person, memberNamed(now, wanted.people[i]));
        segments.push_back({{begin, end}, person.key.id()});
        begin = end;
    }
    return segments;
}

/// A grant to label the clip for each who holds none.
Result<void> letThemLabel(Session& session, const NewSegments& wanted)
{
    TRY_ASSIGN(const auto grants, listGrants(session));
    const Timestamp now = session.clock().now();
    for (const std::string& name : std::set<std::string>(wanted.people.begin(), wanted.people.end())) {
        const bool mayLabel = std::ranges::any_of(grants, [&](const GrantRow& row) {
            const consent::Grant& grant = row.grant.body;
            return !row.ended && row.grantee == name && grant.clip == wanted.clip
                   && grant.actions.contains(Action::Annotate) && grant.notBefore <= now && now < grant.expires;
        });
        if (!mayLabel)
            TRY_VOID(issueGrants(session, {.to = name,
                                           .clips = {wanted.clip},
                                           .actions = {Action::View, Action::Annotate},
                                           .duration = wanted.duration}));
    }
    return {};
}

/// Not while it waits for an answer, or has it.
Result<void> checkIsOpen(const consent::TaskHistory& history)
{
    const consent::TaskState state = consent::taskState(history);
    if (consent::isWithReviewers(state))
        return makeError(Errc::TaskState, consent::textOf(state), kDivide);
    return {};
}

Result<ObjectId> signSegmentation(Session& session, const consent::Segmentation& body)
{
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_VOID(checkMayDivide(session, body.clip)); // once more, under the write lock
    TRY_ASSIGN(const auto history, taskHistory(session, transaction, body.clip));
    TRY_VOID(checkIsOpen(history));
    if (body.segments.empty() && history.division.isWhole())
        return makeError(Errc::NotFound, "segments", body.clip.text());
    TRY_ASSIGN(const auto object, transaction.sign(body));
    TRY_VOID(
        transaction.log({.action = "clip.segmented", .clip = body.clip, .objects = {object.header.id}, .purpose = {}}));
    TRY_VOID(transaction.commit());
    return object.header.id;
}

crypto::Digest hashOfSlice(const annotation::AnnotationSet& labels, FrameRange frames)
{
    return crypto::sha256(annotation::writeLabels(annotation::sliceOf(labels, frames)));
}

} // namespace

Result<ObjectId> divideClip(Session& session, const NewSegments& wanted)
{
    TRY_VOID(checkMayDivide(session, wanted.clip));
    TRY_ASSIGN(const auto facts, clipFrameFacts(session, wanted.clip));
    TRY_ASSIGN(const Standing now, session.standing());
    TRY_ASSIGN(const auto segments, segmentsFrom(wanted, facts.frames, now));
    TRY_ASSIGN(const auto history, taskHistory(session, now, wanted.clip));
    TRY_VOID(checkIsOpen(history)); // before anybody is granted anything
    TRY_VOID(letThemLabel(session, wanted));
    return signSegmentation(session, {wanted.clip, segments});
}

Result<ObjectId> makeClipWhole(Session& session, ClipId clip)
{
    TRY_VOID(checkMayDivide(session, clip));
    return signSegmentation(session, {clip, {}});
}

std::vector<annotation::Segment> namedSegments(const consent::Division& division, const consent::KeyRing& keys)
{
    std::vector<annotation::Segment> segments;
    for (const consent::SegmentState& state : division.segments)
        segments.push_back({.frames = state.segment.frames,
                            .assignee = state.segment.assignee.text,
                            .name = memberName(keys, state.segment.assignee),
                            .work = state.handIn ? annotation::SegmentWork::HandedIn : annotation::SegmentWork::Open});
    return segments;
}

Result<consent::Division> handInSegments(Session& session, storage::Transaction& transaction,
                                         const consent::Division& division, const HandInRequest& request)
{
    const crypto::KeyId self = session.identity().keyId();
    if (!division.waitsFor(self))
        return makeError(Errc::NoSegment, request.clip.shortText());
    consent::Division after = division;
    for (consent::SegmentState& state : after.segments) {
        if (state.segment.assignee != self || state.handIn)
            continue;
        TRY_ASSIGN(auto handIn, transaction.sign(consent::SegmentHandIn{
                                    .clip = request.clip,
                                    .segmentation = division.id,
                                    .frames = state.segment.frames,
                                    .grant = request.grant,
                                    .labelsHash = hashOfSlice(request.labels, state.segment.frames)}));
        TRY_VOID(transaction.log(
            {.action = "segment.handed_in", .clip = request.clip, .objects = {handIn.header.id}, .purpose = {}}));
        state.handIn = std::move(handIn);
    }
    return after;
}

Result<void> checkParts(const std::vector<consent::Signed<consent::SegmentHandIn>>& parts,
                        const annotation::AnnotationSet& labels, const consent::KeyRing& keys)
{
    for (const auto& part : parts) {
        if (hashOfSlice(labels, part.body.frames) != part.body.labelsHash)
            return makeError(Errc::HashMismatch, "what " + memberName(keys, part.header.signer) + " handed in of clip "
                                                     + part.body.clip.shortText());
    }
    return {};
}

} // namespace consentry::app
