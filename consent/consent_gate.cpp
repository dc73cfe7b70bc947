#include "consent/consent_gate.h"

#include "consent/child_grant.h"
#include "consent/policy_rules.h"
#include "consent/unblur.h"

#include <algorithm>

namespace consentry::consent {
namespace {

/// Evidence whose signatures, workspace and status are all as they should be.
struct VerifiedEvidence {
    KeyRing keys;
    VerifiedStatus status;
    bool demoWorkspace = false;
    std::optional<Signed<ConsentRecord>> consent;
    std::optional<Signed<ClipManifest>> manifest;
    std::optional<Signed<Grant>> grant;
    std::optional<Signed<Grant>> parentGrant;
    std::optional<UnblurCase> unblur;
};

/// An object that is there, or nothing for an empty text.
template<class Body>
Result<std::optional<Signed<Body>>> readIfThere(const std::string& token, const KeyRing& keys, Timestamp now)
{
    using Found = std::optional<Signed<Body>>;
    if (token.empty())
        return Found();
    TRY_ASSIGN(auto object, readObject<Body>(token, keys));
    if (now < object.header.issued - kClockTolerance)
        return makeError(Errc::ClockBehind, rfc3339Text(object.header.issued));
    return Found(std::move(object));
}

/// A grant names the status it was made under, so a database from before that shows.
Result<void> checkNotBefore(const std::optional<Signed<Grant>>& grant, const StatusMark& present)
{
    if (grant && present.isBefore(grant->body.statusEpoch, grant->body.statusNumber))
        return makeError(Errc::RolledBack, objectType<Status>());
    return {};
}

MemberFacts memberFacts(const crypto::KeyId& person, const VerifiedEvidence& verified)
{
    return {verified.keys.rolesOf(person, verified.status.lists)};
}

ConsentFacts consentFacts(const Signed<ConsentRecord>& consent, const VerifiedEvidence& verified)
{
    const ConsentRecord& body = consent.body;
    return {.basis = body.basis,
            .purposes = body.purposes,
            .given = body.given,
            .expires = body.expires,
            .recheck = body.publicSource ? std::optional(body.publicSource->recheck) : std::nullopt,
            .ended = verified.status.isEnded(consent.header.id),
            .demo = body.demo};
}

/// Whether a reveal shows what this person asked for and somebody else approved by the time it was made. A grant opens
/// the reveal that it was issued for and no other one of the same clip.
bool isApproved(const Signed<ClipManifest>& manifest, const AccessRequest& request, const VerifiedEvidence& verified)
{
    const auto& unblur = verified.unblur;
    const bool isMeant =
        manifest.body.request == request.unblur && (!verified.grant || verified.grant->body.request == request.unblur);
    return isMeant && unblur && manifest.body.request == unblur->request.header.id
           && manifest.body.clip == unblur->request.body.clip && unblur->request.header.signer == request.person
           && approvalInForce(*unblur, verified.keys, verified.status, manifest.header.issued).ok();
}

ManifestFacts manifestFacts(const Signed<ClipManifest>& manifest, const AccessRequest& request,
                            const VerifiedEvidence& verified)
{
    const ClipManifest& body = manifest.body;
    const auto& consent = verified.consent;
    return {.clip = body.clip,
            .rendition = body.rendition,
            .namesConsent = consent && body.consent == consent->header.id && body.consentHash == consent->hash,
            .ended = verified.status.isEnded(manifest.header.id),
            .signedByCustodian = isByCustodian(manifest, verified.keys, verified.status),
            .isApproved = isApproved(manifest, request, verified)};
}

/// Whether the lead who signed `child` may issue grants by their own grant, which must itself count.
bool mayIssueBy(const Signed<Grant>& child, const Signed<Grant>& parent, const VerifiedEvidence& verified)
{
    const crypto::KeyId& lead = child.header.signer;
    return parent.header.id == child.body.parent && parent.body.parent.isNull() // depth 1
           && parent.body.grantee == lead && parent.body.actions.contains(Action::Assign)
           && verified.keys.hasRole(lead, Role::Lead, verified.status.lists)
           && isByCustodian(parent, verified.keys, verified.status) && !verified.status.isEnded(parent.header.id);
}

GrantFacts grantFacts(const Signed<Grant>& grant, const VerifiedEvidence& verified)
{
    const Grant& body = grant.body;
    GrantFacts facts{.id = grant.header.id,
                     .grantee = body.grantee,
                     .clip = body.clip,
                     .rendition = body.rendition,
                     .actions = body.actions,
                     .purpose = body.purpose,
                     .notBefore = body.notBefore,
                     .expires = body.expires,
                     .namesConsent = verified.consent && body.consent == verified.consent->header.id,
                     .ended = verified.status.isEnded(grant.header.id)};
    const auto& parent = verified.parentGrant;
    if (body.parent.isNull()) {
        facts.issuerEntitled = isByCustodian(grant, verified.keys, verified.status);
        facts.withinParent = true;
    } else if (parent) {
        facts.issuerEntitled = mayIssueBy(grant, *parent, verified);
        facts.withinParent = isWithin(body, parent->body);
    }
    return facts;
}

PolicyFacts policyFacts(const AccessRequest& request, const VerifiedEvidence& verified, Timestamp now)
{
    PolicyFacts facts{.member = std::nullopt,
                      .consent = std::nullopt,
                      .manifest = std::nullopt,
                      .grant = std::nullopt,
                      .held = verified.status.isHeld(request.clip),
                      .demoWorkspace = verified.demoWorkspace,
                      .now = now};
    if (verified.keys.member(request.person) != nullptr)
        facts.member = memberFacts(request.person, verified);
    if (verified.consent)
        facts.consent = consentFacts(*verified.consent, verified);
    if (verified.manifest)
        facts.manifest = manifestFacts(*verified.manifest, request, verified);
    if (verified.grant)
        facts.grant = grantFacts(*verified.grant, verified);
    return facts;
}

/// Whether the signer's word about the time counts for `person`: their own, or that of somebody who sets windows.
bool vouchesForTime(const crypto::KeyId& signer, const crypto::KeyId& person, const VerifiedEvidence& verified)
{
    return signer == person || verified.keys.hasRole(signer, Role::Custodian, verified.status.lists)
           || verified.keys.hasRole(signer, Role::Lead, verified.status.lists);
}

/// What was signed last tells how late it is at least, so a clock set back to before a grant's end shows. Others'
/// clocks do not count: one that is fast would shut everybody out.
Result<void> checkNotSetBack(const Evidence& evidence, const crypto::KeyId& person, const VerifiedEvidence& verified,
                             Timestamp now)
{
    for (const std::string& token : evidence.recentEvents) {
        TRY_ASSIGN(const auto event, readObject<AuditEvent>(token, verified.keys));
        if (vouchesForTime(event.header.signer, person, verified) && now < event.header.issued - kClockTolerance)
            return makeError(Errc::ClockBehind, rfc3339Text(event.header.issued));
    }
    return {};
}

/// What a gate holds a workspace to.
struct Anchor {
    WorkspaceId workspace;
    crypto::VerifyKey root;
};

Result<std::optional<UnblurCase>> readUnblur(const Evidence& evidence, const KeyRing& keys, Timestamp now)
{
    TRY_ASSIGN(auto request, readIfThere<UnblurRequest>(evidence.request, keys, now));
    if (!request)
        return std::optional<UnblurCase>();
    UnblurCase unblur{std::move(*request), {}, {}};
    for (const std::string& token : evidence.approvals) {
        TRY_ASSIGN(auto approval, readObject<UnblurApproval>(token, keys));
        unblur.approvals.push_back(std::move(approval));
    }
    for (const std::string& token : evidence.refusals) {
        TRY_ASSIGN(auto refusal, readObject<UnblurRefusal>(token, keys));
        unblur.refusals.push_back(std::move(refusal));
    }
    return std::optional(std::move(unblur));
}

Result<VerifiedEvidence> verify(const Evidence& evidence, const Anchor& anchor, Timestamp now)
{
    TRY_ASSIGN(const auto workspace, readWorkspace(evidence.workspace));
    if (workspace.body.root != anchor.root)
        return makeError(Errc::OtherRoot, workspace.body.root.id().text);
    if (workspace.header.workspace != anchor.workspace)
        return makeError(Errc::OtherWorkspace, objectType<Workspace>());
    TRY_ASSIGN(auto keys, KeyRing::build(anchor.workspace, anchor.root, evidence.certificates));
    TRY_ASSIGN(auto status, verifyStatus(evidence.status, keys, now));
    TRY_ASSIGN(auto consent, readIfThere<ConsentRecord>(evidence.consent, keys, now));
    TRY_ASSIGN(auto manifest, readIfThere<ClipManifest>(evidence.manifest, keys, now));
    TRY_ASSIGN(auto grant, readIfThere<Grant>(evidence.grant, keys, now));
    TRY_ASSIGN(auto parent, readIfThere<Grant>(evidence.parentGrant, keys, now));
    TRY_ASSIGN(auto unblur, readUnblur(evidence, keys, now));
    if (consent && !isByCustodian(*consent, keys, status))
        return makeError(Errc::UntrustedSigner, objectType<ConsentRecord>());
    TRY_VOID(checkNotBefore(grant, status.mark));
    TRY_VOID(checkNotBefore(parent, status.mark));
    return VerifiedEvidence{std::move(keys),     std::move(status), workspace.body.demo, std::move(consent),
                            std::move(manifest), std::move(grant),  std::move(parent),   std::move(unblur)};
}

Result<AccessFacts> permit(const AccessRequest& request, const VerifiedEvidence& verified, Timestamp now)
{
    const Decision decision = decide(request, policyFacts(request, verified, now));
    if (!decision.isAllowed())
        return decision.reason();
    AccessFacts facts{.request = request,
                      .actions = {},
                      .purposes = {},
                      .grant = {},
                      .consent = {},
                      .manifest = {},
                      .until = decision.until()};
    if (needsOf(request.action).granted) {
        facts.grant = verified.grant->header.id;
        facts.actions = verified.grant->body.actions;
    }
    if (verified.consent) {
        facts.consent = verified.consent->header.id;
        facts.basis = verified.consent->body.basis;
        facts.purposes = verified.consent->body.purposes;
    }
    if (verified.manifest)
        facts.manifest = verified.manifest->header.id;
    return facts;
}

} // namespace

ConsentGate::ConsentGate(const Clock& clock, WorkspaceId workspace, crypto::VerifyKey root)
    : m_clock(clock), m_workspace(workspace), m_root(root)
{
}

Result<Access> ConsentGate::open(const AccessRequest& request, const Evidence& evidence) const
{
    const Timestamp now = m_clock.now();
    TRY_ASSIGN(const auto verified, verify(evidence, {m_workspace, m_root}, now));
    TRY_VOID(checkNotSetBack(evidence, request.person, verified, now));
    TRY_ASSIGN(auto facts, permit(request, verified, now));
    facts.openedAt = now;
    facts.openedSinceBoot = m_clock.sinceBoot();
    return Access(std::move(facts));
}

Result<void> ConsentGate::recheck(const AccessFacts& facts, const Evidence& evidence) const
{
    // Whoever sets the wall clock back does not gain time: an open view also counts what has really gone by.
    const Timestamp now = std::max(m_clock.now(), facts.countedTime(m_clock));
    TRY_ASSIGN(const auto verified, verify(evidence, {m_workspace, m_root}, m_clock.now()));
    if (verified.status.isEnded(facts.consent))
        return makeError(Errc::ConsentWithdrawn, "");
    if (verified.status.isEnded(facts.grant))
        return makeError(Errc::GrantRevoked, facts.grant.text());
    if (verified.status.isEnded(facts.manifest))
        return makeError(Errc::AccessEnded, "a new rendition took its place");
    TRY_ASSIGN(const auto standing, permit(facts.request, verified, now));
    if (standing.manifest != facts.manifest || standing.consent != facts.consent)
        return makeError(Errc::AccessEnded, "replaced");
    if (now >= facts.until)
        return makeError(Errc::AccessEnded, rfc3339Text(facts.until));
    return {};
}

} // namespace consentry::consent
