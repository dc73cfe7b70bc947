#pragma once

#include "consent/access.h"
#include "consent/status.h"

namespace consentry::consent {

/// Tokens as they were found in the workspace, which is not trusted. An empty text means: there is none.
struct Evidence {
    std::string workspace;
    std::vector<std::string> certificates;
    StatusEvidence status;
    std::string consent;
    std::string manifest;
    std::string grant;
    std::string parentGrant;
};

/// Verifies evidence, asks the policy, and mints Access. Pure but for the clock; any thread.
class ConsentGate {
public:
    /// `root` is what the identity pinned for this workspace.
    ConsentGate(const Clock& clock, WorkspaceId workspace, crypto::VerifyKey root);

    /// Everything a decision needs, or the error that evidence itself gave (integrity before permission).
    Result<Access> open(const AccessRequest& request, const Evidence& evidence) const;
    /// Whether an access that was given still stands. Also an error when `until` has passed.
    Result<void> recheck(const AccessFacts& facts, const Evidence& evidence) const;

private:
    Result<AccessFacts> evaluate(const AccessRequest& request, const Evidence& evidence) const;

    const Clock& m_clock;
    WorkspaceId m_workspace;
    crypto::VerifyKey m_root;
};

} // namespace consentry::consent
