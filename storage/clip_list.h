#pragma once

#include "consent/task.h"
#include "storage/workspace.h"

namespace consentry::storage {

/// The grant by which somebody may work on a clip now.
struct GrantSummary {
    ObjectId id;
    std::set<consent::Action> actions;
    consent::Purpose purpose = consent::Purpose::Annotation;
    Timestamp expires{};
};

/// What a queue shows of a clip. From verified objects only.
struct ClipRow {
    ClipId clip;
    ObjectId manifest; ///< of the safe rendition; null when there is only an original
    std::string camera;
    std::string placement;
    consent::MediaFacts media;
    Timestamp takenIn{};
    ObjectId consent;
    consent::Basis basis = consent::Basis::Consented;
    std::set<consent::Purpose> purposes;
    Timestamp consentExpires{};
    bool consentEnded = false; ///< withdrawn or superseded
    bool held = false;
    bool erased = false;
    std::optional<GrantSummary> myGrant;  ///< in force; the one that lasts longest, then that names most
    std::vector<crypto::KeyId> assignees; ///< who may annotate it now
    consent::TaskState state = consent::TaskState::Unassigned;
    std::optional<crypto::KeyId> submittedBy; ///< of the last submission
    std::optional<ObjectId> submission;
    std::vector<consent::SegmentState> segments; ///< none: one person labels all of it
    std::size_t regionsWaiting = 0; ///< drawn since the safe rendition was made
};

struct ClipListRequest {
    const consent::KeyRing& keys;
    const consent::VerifiedStatus& status;
    crypto::KeyId person; ///< whose `myGrant`
    Timestamp now{};
};

/// All clips in the order of intake. One that does not verify is an error, never left out.
Result<std::vector<ClipRow>> listClips(Workspace& workspace, const ClipListRequest& request);

} // namespace consentry::storage
