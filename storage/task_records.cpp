#include "storage/task_records.h"

#include "consent/child_grant.h"
#include "storage/object_rows.h"
#include "storage/transaction.h"

#include <algorithm>
#include <limits>

namespace consentry::storage {
namespace {

using Grants = std::map<ClipId, std::vector<consent::Signed<consent::Grant>>>;

/// Where in the log something was said to have ended, and by whom.
struct EndedAt {
    crypto::KeyId signer;
    std::uint64_t place = 0;
};
using Ends = std::multimap<ObjectId, EndedAt>;

/// What the log says of the ends of grants: of one clip's or of all. Whose word counts is for the reader.
Result<Ends> grantEnds(Workspace& workspace, const consent::KeyRing& keys, const std::optional<ClipId>& clip)
{
    // The few entries that name the clip's grants are found first; the unary plus keeps SQLite from walking all events.
    constexpr std::string_view ofClip =
        " AND seq IN (SELECT refs.seq FROM log AS granted JOIN refs ON refs.id = granted.id"
        " WHERE granted.type = ? AND granted.clip = ?)";
    TRY_ASSIGN(Statement select,
               workspace.database().prepare(
                   "SELECT " + std::string(kLogRowColumns) + " FROM log WHERE "
                   + (clip ? "+type = ? AND action = ?" + std::string(ofClip) : "type = ? AND action = ?")));
    select.bind(consent::objectType<consent::AuditEvent>()).bind(kEndedAction);
    if (clip)
        select.bind(consent::objectType<consent::Grant>()).bind(clip->bytes());
    Ends ends;
    while (true) {
        TRY_ASSIGN(const bool found, select.next());
        if (!found)
            return ends;
        TRY_ASSIGN(const LogRow row, readLogRow(select));
        TRY_ASSIGN(const auto event, readEntry<consent::AuditEvent>(row, keys));
        for (const ObjectId id : event.body.objects)
            ends.emplace(id, EndedAt{event.header.signer, row.index});
    }
}

/// The grants by which steps may have been taken, and until where in the log each could be used.
struct GrantBook {
    Grants grants;
    std::map<ObjectId, std::uint64_t> lastPlaces; ///< of those that were ended
};

/// Grants that somebody entitled issued: a custodian, or a lead within their own grant that lets them assign. Ended and
/// expired ones are among them.
Result<Grants> entitledGrants(Workspace& workspace, const TaskView& view, const ObjectFilter& filter)
{
    TRY_ASSIGN(const auto all, workspace.objects<consent::Grant>(view.keys, filter));
    const auto byCustodian = [&](const auto& grant) { return consent::isByCustodian(grant, view.keys, view.status); };
    const auto isParentOf = [&](const auto& parent, const auto& child) {
        return parent.header.id == child.body.parent && parent.body.grantee == child.header.signer
               && parent.body.parent.isNull() && parent.header.log.size < child.header.log.size
               && parent.body.actions.contains(consent::Action::Assign) && byCustodian(parent)
               && consent::isByA(consent::Role::Lead, child, view.keys, view.status)
               && consent::isWithin(child.body, parent.body);
    };
    std::map<ObjectId, const consent::Signed<consent::Grant>*> byId;
    for (const auto& grant : all)
        byId.emplace(grant.header.id, &grant);
    Grants entitled;
    for (const auto& grant : all) {
        const auto parent = byId.find(grant.body.parent);
        if (grant.body.parent.isNull() ? byCustodian(grant)
                                       : parent != byId.end() && isParentOf(*parent->second, grant))
            entitled[grant.body.clip].push_back(grant);
    }
    return entitled;
}

/// The first place in the log where a custodian, or whoever issued it, ended this grant or the one that it is cut from.
std::map<ObjectId, std::uint64_t> lastPlacesOf(const Grants& grants, const Ends& ends, const consent::KeyRing& keys)
{
    std::map<ObjectId, std::uint64_t> places;
    for (const auto& [clip, ofClip] : grants) {
        for (const auto& grant : ofClip) {
            for (const ObjectId id : {grant.header.id, grant.body.parent}) {
                const auto [first, behind] = ends.equal_range(id);
                for (auto at = first; at != behind; ++at) {
                    if (!keys.everHadRole(at->second.signer, consent::Role::Custodian)
                        && at->second.signer != grant.header.signer)
                        continue;
                    const auto [place, isNew] = places.emplace(grant.header.id, at->second.place);
                    place->second = std::min(place->second, at->second.place);
                }
            }
        }
    }
    return places;
}

/// Whether whoever signed `step` held a grant that named `action` then: by its place in the log, which nobody chooses,
/// and by the time, which is the signer's own word.
bool wasGranted(const GrantBook& book, const consent::ObjectHeader& step, ClipId clip, consent::Action action)
{
    const auto found = book.grants.find(clip);
    return found != book.grants.end() && std::ranges::any_of(found->second, [&](const auto& grant) {
               const auto last = book.lastPlaces.find(grant.header.id);
               return grant.body.grantee == step.signer && grant.body.actions.contains(action)
                      && grant.header.log.size < step.log.size
                      && (last == book.lastPlaces.end() || step.log.size < last->second)
                      && grant.body.notBefore - consent::kClockTolerance <= step.issued
                      && step.issued <= grant.body.expires + consent::kClockTolerance;
           });
}

/// What a grant must name for a step; custodians divide clips without.
template<class Body>
constexpr consent::Action neededFor()
{
    if constexpr (std::is_same_v<Body, consent::Segmentation>)
        return consent::Action::Assign;
    else if constexpr (std::is_same_v<Body, consent::Submission> || std::is_same_v<Body, consent::SegmentHandIn>)
        return consent::Action::Annotate;
    else
        return consent::Action::Review;
}

/// Steps of people who might take them, so that nobody makes up what they were never asked for.
template<class Body>
Result<void> readSteps(Workspace& workspace, const TaskView& view, const ObjectFilter& filter, const GrantBook& grants,
                       std::map<ClipId, std::vector<consent::Signed<Body>>>& into)
{
    constexpr consent::Action action = neededFor<Body>();
    const auto mayAlways = [&](const auto& object) {
        return std::is_same_v<Body, consent::Segmentation> && consent::isByCustodian(object, view.keys, view.status);
    };
    TRY_ASSIGN(auto objects, workspace.objects<Body>(view.keys, filter));
    for (auto& object : objects) {
        if (consent::counts(object, view.keys, view.status)
            && (mayAlways(object) || wasGranted(grants, object.header, object.body.clip, action)))
            into[object.body.clip].push_back(std::move(object));
    }
    return {};
}

/// Clips in whose journal there is anything.
Result<std::set<ClipId>> clipsWithLabels(Database& database)
{
    TRY_ASSIGN(Statement select, database.prepare("SELECT clip FROM journal UNION SELECT clip FROM snapshots"));
    std::set<ClipId> clips;
    while (true) {
        TRY_ASSIGN(const bool found, select.next());
        if (!found)
            return clips;
        TRY_ASSIGN(const ClipId clip, select.id<ClipId>(0));
        clips.insert(clip);
    }
}

/// The last of `clip`'s objects that `fits`.
template<class Body>
std::optional<consent::Signed<Body>> last(const std::map<ClipId, std::vector<consent::Signed<Body>>>& all, ClipId clip,
                                          const auto& fits)
{
    const auto found = all.find(clip);
    if (found == all.end())
        return std::nullopt;
    const auto object = std::find_if(found->second.rbegin(), found->second.rend(), fits);
    return object == found->second.rend() ? std::nullopt : std::optional(*object);
}

using HandIn = consent::Signed<consent::SegmentHandIn>;
using Submission = consent::Signed<consent::Submission>;

template<class Body>
std::vector<consent::Signed<Body>> ofClip(const std::map<ClipId, std::vector<consent::Signed<Body>>>& all, ClipId clip)
{
    const auto found = all.find(clip);
    return found == all.end() ? std::vector<consent::Signed<Body>>() : found->second;
}

/// Places in the log between which something must stand, both out.
struct LogStretch {
    std::uint64_t after = 0;
    std::uint64_t before = std::numeric_limits<std::uint64_t>::max();

    bool contains(const consent::ObjectHeader& header) const
    {
        return after < header.log.size && header.log.size < before;
    }
};

/// How a clip was divided at a place in the log, and what was handed in of that since another.
consent::Division divisionAt(const TaskRecords& records, ClipId clip, LogStretch round)
{
    const auto segmentation =
        last(records.segmentations, clip, [&](const auto& each) { return each.header.log.size < round.before; });
    consent::Division division;
    if (!segmentation)
        return division;
    division.id = segmentation->header.id;
    for (const consent::ClipSegment& segment : segmentation->body.segments) {
        division.segments.push_back({segment, last(records.handIns, clip, [&](const HandIn& each) {
                                         return each.body.segmentation == division.id
                                                && each.body.frames == segment.frames
                                                && each.header.signer == segment.assignee
                                                && round.contains(each.header);
                                     })});
    }
    return division;
}

/// Whether a submission rests on what each assignee handed in, and on nothing else.
bool isOf(const Submission& submission, const consent::Division& division)
{
    const auto names = [&](const consent::SegmentState& state) {
        return state.handIn && std::ranges::count(submission.body.parts, state.handIn->header.id) == 1;
    };
    return submission.body.parts.size() == division.segments.size() && std::ranges::all_of(division.segments, names);
}

/// Leaves out submissions of clips in segments that somebody signed without the others.
void leaveOutIncomplete(TaskRecords& records)
{
    for (auto& [clip, submissions] : records.submissions) {
        std::uint64_t before = 0;
        std::erase_if(submissions, [&](const Submission& submission) {
            const std::uint64_t place = submission.header.log.size;
            const bool counts = isOf(submission, divisionAt(records, clip, {.after = before, .before = place}));
            if (counts)
                before = place;
            return !counts;
        });
    }
}

/// Where the work that is going on began in the log: after the last submission, or before it while that waits for an
/// answer or was accepted.
consent::Division divisionNow(const TaskRecords& records, const consent::TaskHistory& history, ClipId clip)
{
    if (!history.submission)
        return divisionAt(records, clip, {});
    const consent::TaskState state = consent::taskState(history);
    if (!consent::isWithReviewers(state))
        return divisionAt(records, clip, {.after = history.submission->header.log.size});
    const auto submissions = ofClip(records.submissions, clip);
    const std::uint64_t after = submissions.size() > 1 ? submissions[submissions.size() - 2].header.log.size : 0;
    return divisionAt(records, clip, {.after = after});
}

bool mayAnnotate(const consent::Signed<consent::Grant>& grant)
{
    return grant.body.actions.contains(consent::Action::Annotate);
}

} // namespace

Result<TaskRecords> readTasks(Workspace& workspace, const TaskView& view, const std::optional<ClipId>& clip)
{
    ObjectFilter filter;
    filter.clip = clip;
    TaskRecords records;
    GrantBook entitled;
    TRY_ASSIGN(entitled.grants, entitledGrants(workspace, view, filter));
    TRY_ASSIGN(const Ends ends, grantEnds(workspace, view.keys, clip));
    entitled.lastPlaces = lastPlacesOf(entitled.grants, ends, view.keys);
    records.grants = entitled.grants;
    for (auto& [id, grants] : records.grants) {
        std::erase_if(grants, [&](const auto& grant) {
            return !consent::counts(grant, view.keys, view.status) || view.now < grant.body.notBefore
                   || grant.body.expires <= view.now || view.status.isEnded(grant.body.parent)
                   || view.status.isEnded(grant.body.consent);
        });
    }
    TRY_VOID(readSteps(workspace, view, filter, entitled, records.segmentations));
    TRY_VOID(readSteps(workspace, view, filter, entitled, records.handIns));
    TRY_VOID(readSteps(workspace, view, filter, entitled, records.submissions));
    leaveOutIncomplete(records);
    TRY_VOID(readSteps(workspace, view, filter, entitled, records.returns));
    TRY_VOID(readSteps(workspace, view, filter, entitled, records.acceptances));
    TRY_VOID(readSteps(workspace, view, filter, entitled, records.reopens));
    TRY_ASSIGN(records.withLabels, clipsWithLabels(workspace.database()));
    return records;
}

consent::TaskHistory historyOf(const TaskRecords& records, ClipId clip)
{
    consent::TaskHistory history;
    const auto any = [](const auto&) { return true; };
    history.hasGrant = last(records.grants, clip, mayAnnotate).has_value();
    history.hasLabels = records.withLabels.contains(clip);
    history.submission = last(records.submissions, clip, any);
    if (!history.submission) {
        history.division = divisionNow(records, history, clip);
        return history;
    }
    for (HandIn& part : ofClip(records.handIns, clip)) {
        if (std::ranges::count(history.submission->body.parts, part.header.id) > 0)
            history.parts.push_back(std::move(part));
    }
    const auto isOfSubmission = [&](const auto& step) {
        return step.body.submission == history.submission->header.id
               && step.body.submissionHash == history.submission->hash;
    };
    history.returned = last(records.returns, clip, isOfSubmission);
    history.acceptance = last(records.acceptances, clip, isOfSubmission);
    if (history.acceptance) {
        history.reopen = last(records.reopens, clip,
                              [&](const auto& step) { return step.body.acceptance == history.acceptance->header.id; });
    }
    history.division = divisionNow(records, history, clip);
    return history;
}

Result<consent::TaskHistory> Workspace::taskHistory(const consent::KeyRing& keys, const consent::VerifiedStatus& status,
                                                    ClipId clip, Timestamp now)
{
    TRY_ASSIGN(const ReadSnapshot snapshot, ReadSnapshot::take(*m_database));
    TRY_ASSIGN(const TaskRecords records, readTasks(*this, {keys, status, now}, clip));
    return historyOf(records, clip);
}

} // namespace consentry::storage
