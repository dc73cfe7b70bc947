#pragma once

#include "consent/signed_object.h"

namespace consentry::consent {

/// Where a clip stands in the label queue; follows from its signed objects, never from a column.
enum class TaskState { Unassigned, Assigned, InProgress, Submitted, Returned, Accepted };

std::string_view textOf(TaskState state);
Result<TaskState> taskStateFromText(std::string_view text);

enum class TaskStep { Submit, Accept, Return, Reopen };

/// What the workspace holds about one clip, in the order of the log.
struct TaskHistory {
    bool hasGrant = false;                        ///< somebody may annotate it now
    bool hasLabels = false;                       ///< the live document holds anything
    std::optional<Signed<Submission>> submission; ///< the last
    std::optional<Signed<Return>> returned;       ///< of that submission
    std::optional<Signed<Acceptance>> acceptance; ///< of that submission
    std::optional<Signed<Reopen>> reopen;         ///< of that acceptance
};

TaskState taskState(const TaskHistory& history);
/// What the annotator was told when the clip came back, by a return or a reopening; empty while it is not their turn.
std::string returnComment(const TaskHistory& history);
/// Whether `step` may be taken by `person`. Errc::TaskState {state, step} or SelfReview.
Result<void> checkStep(const TaskHistory& history, TaskStep step, const crypto::KeyId& person);

} // namespace consentry::consent
