#pragma once

#include "consent/signed_object.h"

namespace consentry::consent {

/// What a new member gets: who vouches for them, and for which workspace. Holds nothing secret.
struct Invite {
    std::string workspace;                 ///< token of the workspace object
    std::vector<std::string> certificates; ///< chain from the root to the member's own role certificate, in that order
};

/// An invite that verified in itself; whether its root may be pinned is the person's decision.
struct VerifiedInvite {
    Signed<Workspace> workspace;
    Signed<RoleCertificate> certificate;
};

std::string inviteText(const Invite& invite);
/// Errc::BadInvite {why} or a signature's error. `member` is the key that the last certificate must name.
Result<VerifiedInvite> readInvite(std::string_view text, const crypto::KeyId& member);

} // namespace consentry::consent
