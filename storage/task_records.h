#pragma once

#include "storage/workspace.h"

#include <map>

namespace consentry::storage {

/// The signed steps of label tasks, of one clip or of all, in the order of the log.
struct TaskRecords {
    std::map<ClipId, std::vector<consent::Signed<consent::Grant>>> grants; ///< in force
    std::map<ClipId, std::vector<consent::Signed<consent::Segmentation>>> segmentations;
    std::map<ClipId, std::vector<consent::Signed<consent::SegmentHandIn>>> handIns;
    std::map<ClipId, std::vector<consent::Signed<consent::Submission>>> submissions;
    std::map<ClipId, std::vector<consent::Signed<consent::Return>>> returns;
    std::map<ClipId, std::vector<consent::Signed<consent::Acceptance>>> acceptances;
    std::map<ClipId, std::vector<consent::Signed<consent::Reopen>>> reopens;
    std::set<ClipId> withLabels;
};

/// Who asks, and under which keys and status.
struct TaskView {
    const consent::KeyRing& keys;
    const consent::VerifiedStatus& status;
    Timestamp now{};
};

/// Reads and verifies them; what does not count under the status is left out.
Result<TaskRecords> readTasks(Workspace& workspace, const TaskView& view, const std::optional<ClipId>& clip);

/// Where `clip` stands.
consent::TaskHistory historyOf(const TaskRecords& records, ClipId clip);

} // namespace consentry::storage
