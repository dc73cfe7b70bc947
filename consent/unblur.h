#pragma once

#include "consent/status.h"

namespace consentry::consent {

inline constexpr int kMaxUnblurMinutes = 60;
/// How long a request waits for its approval, and an approval for its release.
inline constexpr std::chrono::hours kUnblurPatience{24};

/// A request with all that claims to approve it.
struct UnblurCase {
    Signed<UnblurRequest> request;
    std::vector<Signed<UnblurApproval>> approvals;
};

/// Whether `person` is somebody who may say yes to what another asked for: a lead or custodian who shares neither key
/// nor name with whoever asked. Errc::SelfApproval, RoleMissing.
Result<void> checkApprover(const Signed<UnblurRequest>& request, const crypto::KeyId& person, const KeyRing& keys,
                           const VerifiedStatus& status);

/// The approval by which `unblur` may be released at `when`: of this very request, by somebody who may, neither ended nor
/// expired. Errc::UnblurState when the request has ended or expired or nobody has approved it; else the refusal of the
/// last that claims to.
Result<ObjectId> approvalInForce(const UnblurCase& unblur, const KeyRing& keys, const VerifiedStatus& status,
                                 Timestamp when);

} // namespace consentry::consent
