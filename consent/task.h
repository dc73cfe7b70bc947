#pragma once

#include "consent/signed_object.h"

namespace consentry::consent {

/// Where a clip stands in the label queue; follows from its signed objects, never from a column.
enum class TaskState { Unassigned, Assigned, InProgress, Submitted, Returned, Accepted };

std::string_view textOf(TaskState state);
Result<TaskState> taskStateFromText(std::string_view text);
/// It waits for an answer, or was accepted: nobody labels it now.
bool isWithReviewers(TaskState state);

enum class TaskStep { Submit, Accept, Return, Reopen };

/// A segment of a clip, and what its assignee handed in since the clip was last sent back, if anything.
struct SegmentState {
    ClipSegment segment;
    std::optional<Signed<SegmentHandIn>> handIn;
};

/// How a clip is divided now.
struct Division {
    ObjectId id;                        ///< of the segmentation; null when there is none
    std::vector<SegmentState> segments; ///< none: it is whole

    bool isWhole() const { return segments.empty(); }
    /// Whether `person` has a segment that is not handed in.
    bool waitsFor(const crypto::KeyId& person) const;
    bool isComplete() const; ///< all segments are handed in
};

/// What the workspace holds about one clip, in the order of the log.
struct TaskHistory {
    bool hasGrant = false;  ///< somebody may annotate it now
    bool hasLabels = false; ///< the live document holds anything
    Division division;
    std::optional<Signed<Submission>> submission; ///< the last
    std::vector<Signed<SegmentHandIn>> parts;     ///< of that submission
    std::optional<Signed<Return>> returned;       ///< of that submission
    std::optional<Signed<Acceptance>> acceptance; ///< of that submission
    std::optional<Signed<Reopen>> reopen;         ///< of that acceptance
};

TaskState taskState(const TaskHistory& history);
/// Whoever signed its last submission or a part of it.
bool isAuthor(const TaskHistory& history, const crypto::KeyId& person);
/// What the annotator was told when the clip came back, by a return or a reopening; empty while it is not their turn.
std::string returnComment(const TaskHistory& history);
/// Whether `step` may be taken by `person`. Errc::TaskState {state, step} or SelfReview.
Result<void> checkStep(const TaskHistory& history, TaskStep step, const crypto::KeyId& person);

} // namespace consentry::consent
