#pragma once

#include "app/session.h"

namespace consentry::app {

struct ConsentView {
    consent::Signed<consent::ConsentRecord> record;
    std::vector<ClipId> clips; ///< taken in under it
    bool ended = false;
    std::optional<consent::Signed<consent::Withdrawal>> withdrawal;
};

/// Custodians and leads.
Result<ConsentView> showConsent(Session& session, ObjectId consent);
/// The consent that a clip was taken in under.
Result<ObjectId> consentOfClip(Session& session, ClipId clip);

/// Signs the withdrawal, ends consent, manifests and grants, then erases keys, videos and labels of all its clips.
/// Custodians only. Done again after an interruption, it carries on; done again after the end, it changes nothing.
/// Returns the clips.
Result<std::vector<ClipId>> withdrawConsent(Session& session, ObjectId consent, std::string_view reason);

/// Anyone: "nobody should watch this". Fine when it is held already.
Result<void> holdClip(Session& session, ClipId clip, std::string_view reason);
/// Custodians: shows it again. Errc::TaskState when it is not held.
Result<void> releaseClip(Session& session, ClipId clip);

} // namespace consentry::app
