#include "consent/policy.h"

#include "consent/policy_rules.h"

#include <algorithm>

namespace consentry::consent {
namespace {

using Objection = std::optional<Error>;
constexpr Objection kFine = std::nullopt;

using enum Action;
constexpr Rendition kSafe[] = {Rendition::Safe};
constexpr Rendition kWatched[] = {Rendition::Safe, Rendition::Reveal};
constexpr Rendition kRedacted[] = {Rendition::Original, Rendition::Safe};

// Columns: action, who, grant names, consent, purpose, manifest, not held, renditions. An original goes to nobody but a
// custodian who redacts; a reveal is only looked at.
constexpr ActionNeeds kNeeds[] = {
    {View, Who::Grantee, View, true, true, true, true, kWatched},
    {Annotate, Who::Grantee, Annotate, true, true, true, true, kSafe},
    {Review, Who::Grantee, Review, true, true, true, true, kSafe},
    {Assign, Who::Grantee, Assign, true, true, true, true, kSafe},
    {Accept, Who::Grantee, Review, true, true, true, true, kSafe},
    {Return, Who::Grantee, Review, true, true, true, true, kSafe},
    {Intake, Who::Custodian, {}, true, false, false, false, kSafe},
    {Action::Grant, Who::Custodian, {}, true, true, true, true, kWatched},
    {Redact, Who::Custodian, {}, true, false, true, false, kRedacted},
    {Doubts, Who::Custodian, {}, true, false, true, false, kSafe},
    {Action::Release, Who::Custodian, {}, false, false, false, false, kSafe},
    {Export, Who::Exporter, {}, true, true, true, true, kSafe},
    {Action::Hold, Who::AnyMember, {}, false, false, false, false, kSafe},
};

// Evidence that contradicts itself.

Objection manifestIsOfThisClip(const AccessRequest& request, const PolicyFacts& facts, const ActionNeeds& needs)
{
    if (!needs.manifest || !facts.manifest || facts.manifest->clip == request.clip)
        return kFine;
    return makeError(Errc::ManifestMismatch, "clip");
}

Objection manifestIsOfThisRendition(const AccessRequest& request, const PolicyFacts& facts, const ActionNeeds& needs)
{
    if (!needs.manifest || !facts.manifest || facts.manifest->rendition == request.rendition)
        return kFine;
    return makeError(Errc::ManifestMismatch, "rendition");
}

Objection manifestNamesConsent(const AccessRequest&, const PolicyFacts& facts, const ActionNeeds& needs)
{
    if (!needs.manifest || !facts.manifest || !facts.consent || facts.manifest->namesConsent)
        return kFine;
    return makeError(Errc::ManifestMismatch, "consent");
}

Objection manifestIsByCustodian(const AccessRequest&, const PolicyFacts& facts, const ActionNeeds& needs)
{
    if (!needs.manifest || !facts.manifest || facts.manifest->signedByCustodian)
        return kFine;
    return makeError(Errc::UntrustedSigner, "manifest");
}

// Who.

Objection isMember(const AccessRequest& request, const PolicyFacts& facts, const ActionNeeds&)
{
    return facts.member ? kFine : makeError(Errc::NotAMember, request.person.text);
}

Objection hasRoleLeft(const AccessRequest& request, const PolicyFacts& facts, const ActionNeeds&)
{
    return !facts.member || !facts.member->roles.empty() ? kFine : makeError(Errc::RoleEnded, request.person.text);
}

Objection hasRole(const AccessRequest& request, const PolicyFacts& facts, const ActionNeeds& needs)
{
    if (!facts.member || needs.who == Who::Grantee || needs.who == Who::AnyMember)
        return kFine;
    const Role role = needs.who == Who::Custodian ? Role::Custodian : Role::Exporter;
    return facts.member->roles.contains(role) ? kFine
                                              : makeError(Errc::RoleMissing, textOf(request.action), textOf(role));
}

Objection renditionIsAllowed(const AccessRequest& request, const PolicyFacts&, const ActionNeeds& needs)
{
    return std::ranges::find(needs.renditions, request.rendition) != needs.renditions.end()
        ? kFine
        : makeError(Errc::RenditionRefused, textOf(request.rendition));
}

// Consent.

/// The consent to be asked, or null when there is none or the action needs none.
const ConsentFacts* consentOf(const PolicyFacts& facts, const ActionNeeds& needs)
{
    return needs.consent && facts.consent ? &*facts.consent : nullptr;
}

Objection hasConsent(const AccessRequest& request, const PolicyFacts& facts, const ActionNeeds& needs)
{
    return !needs.consent || facts.consent ? kFine : makeError(Errc::ConsentMissing, request.clip.text());
}

Objection consentIsNotWithdrawn(const AccessRequest&, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const ConsentFacts* consent = consentOf(facts, needs);
    return consent == nullptr || !consent->ended ? kFine : makeError(Errc::ConsentWithdrawn, "");
}

Objection consentHasBegun(const AccessRequest&, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const ConsentFacts* consent = consentOf(facts, needs);
    return consent == nullptr || consent->given <= facts.now
        ? kFine
        : makeError(Errc::ConsentNotYet, rfc3339Text(consent->given));
}

Objection consentHasNotExpired(const AccessRequest&, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const ConsentFacts* consent = consentOf(facts, needs);
    return consent == nullptr || facts.now < consent->expires
        ? kFine
        : makeError(Errc::ConsentExpired, rfc3339Text(consent->expires));
}

Objection publicClipWasRechecked(const AccessRequest&, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const ConsentFacts* consent = consentOf(facts, needs);
    if (consent == nullptr || (consent->basis == Basis::Consented && !consent->recheck))
        return kFine;
    if (consent->recheck && facts.now < *consent->recheck)
        return kFine;
    return makeError(Errc::ConsentExpired, consent->recheck ? rfc3339Text(*consent->recheck) : "");
}

Objection purposeIsConsented(const AccessRequest& request, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const ConsentFacts* consent = consentOf(facts, needs);
    return consent == nullptr || !needs.purpose || consent->purposes.contains(request.purpose)
        ? kFine
        : makeError(Errc::PurposeNotConsented, textOf(request.purpose));
}

Objection exportIsForTraining(const AccessRequest& request, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const ConsentFacts* consent = consentOf(facts, needs);
    return consent == nullptr || request.action != Export || consent->purposes.contains(Purpose::ModelTraining)
        ? kFine
        : makeError(Errc::PurposeNotConsented, textOf(Purpose::ModelTraining));
}

Objection demoStaysDemo(const AccessRequest&, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const ConsentFacts* consent = consentOf(facts, needs);
    return consent == nullptr || consent->demo == facts.demoWorkspace ? kFine : makeError(Errc::DemoOnly);
}

// Clip.

Objection hasManifest(const AccessRequest& request, const PolicyFacts& facts, const ActionNeeds& needs)
{
    return !needs.manifest || facts.manifest ? kFine : makeError(Errc::NoManifest, request.clip.text());
}

Objection manifestHasNotEnded(const AccessRequest& request, const PolicyFacts& facts, const ActionNeeds& needs)
{
    return !needs.manifest || !facts.manifest || !facts.manifest->ended
        ? kFine
        : makeError(Errc::NoManifest, request.clip.text());
}

/// Also of a custodian who grants: two people stand behind every look at an original.
Objection revealIsApproved(const AccessRequest& request, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const bool isAsked = needs.manifest && facts.manifest && request.rendition == Rendition::Reveal;
    return !isAsked || facts.manifest->isApproved ? kFine : makeError(Errc::RenditionRefused, textOf(Rendition::Reveal));
}

Objection clipIsNotHeld(const AccessRequest& request, const PolicyFacts& facts, const ActionNeeds& needs)
{
    return !needs.notHeld || !facts.held ? kFine : makeError(Errc::ClipHeld, request.clip.text());
}

// Grant.

/// The grant to be asked, or null when there is none or the action needs none.
const GrantFacts* grantOf(const PolicyFacts& facts, const ActionNeeds& needs)
{
    return needs.granted && facts.grant ? &*facts.grant : nullptr;
}

Objection unless(bool fine, std::string_view why)
{
    return fine ? kFine : makeError(Errc::GrantNotValid, why);
}

Objection hasGrant(const AccessRequest& request, const PolicyFacts& facts, const ActionNeeds& needs)
{
    return !needs.granted || facts.grant ? kFine : makeError(Errc::GrantMissing, request.clip.text());
}

Objection grantIsNotRevoked(const AccessRequest&, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const GrantFacts* grant = grantOf(facts, needs);
    return grant == nullptr || !grant->ended ? kFine : makeError(Errc::GrantRevoked, grant->id.text());
}

Objection grantIsForThisPerson(const AccessRequest& request, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const GrantFacts* grant = grantOf(facts, needs);
    return unless(grant == nullptr || grant->grantee == request.person, "grantee");
}

Objection grantIsForThisClip(const AccessRequest& request, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const GrantFacts* grant = grantOf(facts, needs);
    return unless(grant == nullptr || grant->clip == request.clip, "clip");
}

Objection grantIsForThisRendition(const AccessRequest& request, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const GrantFacts* grant = grantOf(facts, needs);
    return unless(grant == nullptr || grant->rendition == request.rendition, "rendition");
}

Objection grantIsForThisPurpose(const AccessRequest& request, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const GrantFacts* grant = grantOf(facts, needs);
    return unless(grant == nullptr || grant->purpose == request.purpose, "purpose");
}

Objection grantNamesConsent(const AccessRequest&, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const GrantFacts* grant = grantOf(facts, needs);
    return unless(grant == nullptr || grant->namesConsent, "consent");
}

Objection grantIsByEntitledIssuer(const AccessRequest&, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const GrantFacts* grant = grantOf(facts, needs);
    return unless(grant == nullptr || grant->issuerEntitled, "issuer");
}

Objection grantIsWithinParent(const AccessRequest&, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const GrantFacts* grant = grantOf(facts, needs);
    return unless(grant == nullptr || grant->withinParent, "parent");
}

Objection grantIsWithinConsent(const AccessRequest&, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const GrantFacts* grant = grantOf(facts, needs);
    const ConsentFacts* consent = consentOf(facts, needs);
    return unless(grant == nullptr || consent == nullptr
                      || (consent->given <= grant->notBefore && grant->expires <= consent->expires),
                  "window");
}

Objection grantNamesAction(const AccessRequest& request, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const GrantFacts* grant = grantOf(facts, needs);
    return grant == nullptr || grant->actions.contains(*needs.granted)
        ? kFine
        : makeError(Errc::ActionNotGranted, textOf(request.action));
}

Objection grantHasBegun(const AccessRequest&, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const GrantFacts* grant = grantOf(facts, needs);
    return grant == nullptr || grant->notBefore <= facts.now
        ? kFine
        : makeError(Errc::GrantNotYet, rfc3339Text(grant->notBefore));
}

Objection grantHasNotExpired(const AccessRequest&, const PolicyFacts& facts, const ActionNeeds& needs)
{
    const GrantFacts* grant = grantOf(facts, needs);
    return grant == nullptr || facts.now < grant->expires
        ? kFine
        : makeError(Errc::GrantExpired, rfc3339Text(grant->expires));
}

constexpr PolicyRule kRules[] = {
    {"manifest is of this clip", manifestIsOfThisClip},
    {"manifest is of this rendition", manifestIsOfThisRendition},
    {"manifest names the consent", manifestNamesConsent},
    {"manifest is by a custodian", manifestIsByCustodian},
    {"person is a member", isMember},
    {"person has a role left", hasRoleLeft},
    {"person has the role", hasRole},
    {"rendition is allowed", renditionIsAllowed},
    {"there is a manifest", hasManifest},
    {"there is a consent", hasConsent},
    {"consent is not withdrawn", consentIsNotWithdrawn}, // which ends its manifests too
    {"manifest has not ended", manifestHasNotEnded},
    {"consent has begun", consentHasBegun},
    {"consent has not expired", consentHasNotExpired},
    {"public clip was checked again", publicClipWasRechecked},
    {"purpose is consented to", purposeIsConsented},
    {"export is for training", exportIsForTraining},
    {"demo stays demo", demoStaysDemo},
    {"reveal is approved", revealIsApproved},
    {"clip is not held", clipIsNotHeld},
    {"there is a grant", hasGrant},
    {"grant is not revoked", grantIsNotRevoked},
    {"grant is for this person", grantIsForThisPerson},
    {"grant is for this clip", grantIsForThisClip},
    {"grant is for this rendition", grantIsForThisRendition},
    {"grant is for this purpose", grantIsForThisPurpose},
    {"grant names the consent", grantNamesConsent},
    {"grant is by an entitled issuer", grantIsByEntitledIssuer},
    {"grant is within its parent", grantIsWithinParent},
    {"grant is within the consent", grantIsWithinConsent},
    {"grant names the action", grantNamesAction},
    {"grant has begun", grantHasBegun},
    {"grant has not expired", grantHasNotExpired},
};

} // namespace

const ActionNeeds& needsOf(Action action)
{
    return *std::ranges::find(kNeeds, action, &ActionNeeds::action);
}

std::span<const PolicyRule> policyRules()
{
    return kRules;
}

Decision decideBy(std::span<const PolicyRule> rules, const AccessRequest& request, const PolicyFacts& facts)
{
    const ActionNeeds& needs = needsOf(request.action);
    for (const PolicyRule& rule : rules) {
        if (auto objection = rule.objection(request, facts, needs))
            return Decision::deny(std::move(*objection));
    }
    Timestamp until = kNoLimit;
    if (const ConsentFacts* consent = consentOf(facts, needs))
        until = std::min({until, consent->expires, consent->recheck.value_or(until)});
    if (const GrantFacts* grant = grantOf(facts, needs))
        until = std::min(until, grant->expires);
    return Decision::allowUntil(until);
}

Decision decide(const AccessRequest& request, const PolicyFacts& facts)
{
    return decideBy(kRules, request, facts);
}

} // namespace consentry::consent
