#pragma once

#include "consent/objects.h"

namespace consentry::consent {

/// Who wants to do what, and why.
struct AccessRequest {
    crypto::KeyId person;
    ClipId clip;
    Rendition rendition = Rendition::Safe;
    Action action = Action::View;
    Purpose purpose = Purpose::Annotation;
    ObjectId unblur{}; ///< the request whose reveal is meant; null for any other rendition
};

struct MemberFacts {
    std::set<Role> roles; ///< those that have not ended; none are left of somebody who was removed
};

struct ConsentFacts {
    Basis basis = Basis::Consented;
    std::set<Purpose> purposes;
    Timestamp given{};
    Timestamp expires{};
    std::optional<Timestamp> recheck; ///< a public clip must be looked at again by then
    bool ended = true;                ///< withdrawn, or superseded by a renewal
    bool demo = false;
};

struct ManifestFacts {
    ClipId clip;
    Rendition rendition = Rendition::Safe;
    bool namesConsent = false; ///< its consent id and hash are those of the record at hand
    bool ended = true;
    bool signedByCustodian = false;
    bool isApproved = false; ///< a reveal that this person asked for and another approved
};

struct GrantFacts {
    ObjectId id;
    crypto::KeyId grantee;
    ClipId clip;
    Rendition rendition = Rendition::Safe;
    std::set<Action> actions;
    Purpose purpose = Purpose::Annotation;
    Timestamp notBefore{};
    Timestamp expires{};
    bool namesConsent = false;
    bool ended = true;
    bool issuerEntitled = false; ///< signed by a custodian, or cut from a lead's own grant that itself counts
    bool withinParent = false;   ///< true without a parent; else window and actions are inside the parent's
};

/// Everything the decision depends on, verified beforehand. What is absent was not found.
struct PolicyFacts {
    std::optional<MemberFacts> member;
    std::optional<ConsentFacts> consent;
    std::optional<ManifestFacts> manifest;
    std::optional<GrantFacts> grant;
    bool held = true;
    bool demoWorkspace = false;
    Timestamp now{};
};

/// Yes until a time, or no for one reason.
class Decision {
public:
    static Decision deny(Error reason) { return Decision(std::move(reason), {}); }
    static Decision allowUntil(Timestamp until) { return Decision(std::nullopt, until); }

    bool isAllowed() const { return !m_reason; }
    const Error& reason() const { return *m_reason; } ///< only of a denial
    Timestamp until() const { return m_until; }       ///< only of a permission

private:
    Decision(std::optional<Error> reason, Timestamp until) : m_reason(std::move(reason)), m_until(until) {}
    std::optional<Error> m_reason;
    Timestamp m_until;
};

/// The end of a permission that nothing else limits: the last day that our files can express.
inline constexpr Timestamp kNoLimit = std::chrono::sys_days{std::chrono::year{9998} / 12 / 31};

/// The one policy function: pure, and a denial unless every rule is satisfied. Rules are a table in policy.cpp, so that
/// a test can take each out in turn. What speaks of tampering is asked before what speaks of permission.
Decision decide(const AccessRequest& request, const PolicyFacts& facts);

} // namespace consentry::consent
