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
    std::string request{};                 ///< that a reveal answers
    std::vector<std::string> approvals{};  ///< of that request
    std::vector<std::string> refusals{};   ///< of that request
    std::vector<std::string> recentEvents; ///< the newest that this person, and that a custodian or lead signed
};

/// Verifies evidence, asks the policy, and mints Access. Pure but for the clock; any thread.
class ConsentGate {
public:
    /// `root` is what the identity pinned for this workspace.
    ConsentGate(const Clock& clock, WorkspaceId workspace, crypto::VerifyKey root);

    /// An error of the evidence itself comes before any denial. Errc::ClockBehind {time} when the wall clock is over
    /// kClockTolerance before a time that somebody who counts has signed.
    Result<Access> open(const AccessRequest& request, const Evidence& evidence) const;
    /// Whether an access that was given still stands: nothing it stands on has ended or been replaced, and its time is
    /// not over by the clock or by what has gone by since it was given. Any error means: end it.
    Result<void> recheck(const AccessFacts& facts, const Evidence& evidence) const;

private:
    const Clock& m_clock;
    WorkspaceId m_workspace;
    crypto::VerifyKey m_root;
};

} // namespace consentry::consent
