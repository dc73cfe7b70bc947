#include "storage/task_records.h"

#include <algorithm>

namespace consentry::storage {
namespace {

template<class Body>
Result<void> readInto(Workspace& workspace, const TaskView& view, const ObjectFilter& filter,
                      std::map<ClipId, std::vector<consent::Signed<Body>>>& into)
{
    TRY_ASSIGN(auto objects, workspace.objects<Body>(view.keys, filter));
    for (auto& object : objects) {
        if (consent::counts(object, view.keys, view.status))
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
    TRY_VOID(readInto(workspace, view, filter, records.grants));
    for (auto& [id, grants] : records.grants) {
        std::erase_if(grants, [&](const auto& grant) {
            return view.now < grant.body.notBefore || grant.body.expires <= view.now ||
                   view.status.isEnded(grant.body.parent) || view.status.isEnded(grant.body.consent);
        });
    }
    TRY_VOID(readInto(workspace, view, filter, records.submissions));
    TRY_VOID(readInto(workspace, view, filter, records.returns));
    TRY_VOID(readInto(workspace, view, filter, records.acceptances));
    TRY_VOID(readInto(workspace, view, filter, records.reopens));
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
    if (!history.submission)
        return history;
    const auto isOfSubmission = [&](const auto& step) {
        return step.body.submission == history.submission->header.id &&
               step.body.submissionHash == history.submission->hash;
    };
    history.returned = last(records.returns, clip, isOfSubmission);
    history.acceptance = last(records.acceptances, clip, isOfSubmission);
    if (history.acceptance) {
        history.reopen = last(records.reopens, clip,
                              [&](const auto& step) { return step.body.acceptance == history.acceptance->header.id; });
    }
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
