#pragma once

#include "app/operation.h"
#include "app/session.h"
#include "consent/unblur.h"

namespace consentry::app {

// Seeing a stretch of an original takes two people and a custodian's program (docs/threat-model.md): somebody who may
// see the clip asks, another lead or custodian approves, a custodian other than whoever asked releases.

struct NewUnblur {
    ClipId clip;
    FrameRange frames;
    std::string reason;
    std::chrono::seconds duration = std::chrono::minutes(15); ///< rounded up to whole minutes
};

/// For whoever has a grant in force to see the clip. Errc::BadArgument for frames outside the clip, a reason that is
/// empty, or a duration that is not 1 to kMaxUnblurMinutes minutes; PersonalData; UnblurState when the same person
/// waits for an answer about these frames already.
Result<ObjectId> requestUnblur(Session& session, const NewUnblur& request);

/// Says yes, as another person than whoever asked, once. Errc::SelfApproval, RoleMissing, UnblurState.
Result<ObjectId> approveUnblur(Session& session, ObjectId request);

/// Says no, whoever has approved it, until it is released. `reason` is for whoever asked. Errc::SelfApproval,
/// RoleMissing, UnblurState; BadArgument, PersonalData for the reason.
Result<ObjectId> refuseUnblur(Session& session, ObjectId request, const std::string& reason);

struct ReleasedReveal {
    ObjectId manifest;
    ObjectId grant;
    Timestamp expires{};
};

/// Cuts the frames that were asked for out of the original, under a key that nobody but whoever asked gets, for the
/// minutes that they asked for. A custodian's release of a request that nobody has approved approves it. Once for each
/// request. Errc::SelfApproval, RoleMissing, UnblurState, Interrupted; the gate's errors.
Result<ReleasedReveal> releaseUnblur(Session& session, ObjectId request, const OperationHooks& hooks);

enum class UnblurStage { Waiting, Approved, Open, Refused, Over };

struct UnblurRow {
    consent::Signed<consent::UnblurRequest> request;
    std::string requester;
    std::vector<std::string> approvers;
    UnblurStage stage = UnblurStage::Waiting;
    std::optional<Timestamp> until = {}; ///< when it is or was open
    std::string refuser = {};
    std::string refusal = {}; ///< why it was refused
    bool isApprovedByMe = false;
    std::optional<Error> bar = {}; ///< why this person may not answer it; nothing when they may
};

/// Own requests; leads and custodians see all. In the order of the log.
Result<std::vector<UnblurRow>> listUnblur(Session& session);

} // namespace consentry::app
