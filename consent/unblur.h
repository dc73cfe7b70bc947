#pragma once

#include "consent/status.h"

namespace consentry::consent {

inline constexpr int kMaxUnblurMinutes = 60;
/// How long a request waits for its approval, and an approval for its release.
inline constexpr std::chrono::hours kUnblurPatience{24};

/// A request with all that claims to answer it.
struct UnblurCase {
    Signed<UnblurRequest> request;
    std::vector<Signed<UnblurApproval>> approvals;
    std::vector<Signed<UnblurRefusal>> refusals;
};

/// Whether `person` is somebody who may say yes to what another asked for: a lead or custodian who shares neither key
/// nor name with whoever asked. Errc::SelfApproval, RoleMissing.
Result<void> checkApprover(const Signed<UnblurRequest>& request, const crypto::KeyId& person, const KeyRing& keys,
                           const VerifiedStatus& status);

/// The first refusal that counts: of this very request, by somebody who may answer it. Null when nobody has refused.
const Signed<UnblurRefusal>* refusalInForce(const UnblurCase& unblur, const KeyRing& keys,
                                            const VerifiedStatus& status);

/// The approval by which `unblur` may be released at `when`: of this very request, by somebody who may, neither ended
/// nor expired. Errc::UnblurState when the request has ended, was refused or expired or nobody has approved it; else
/// what is wrong with the last that claims to.
Result<ObjectId> approvalInForce(const UnblurCase& unblur, const KeyRing& keys, const VerifiedStatus& status,
                                 Timestamp when);

} // namespace consentry::consent
