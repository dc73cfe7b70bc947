#pragma once

#include "consent/consent_gate.h"
#include "crypto/identity.h"
#include "tests/support/test_support.h"

namespace consentry::testing {

enum class WorkspaceKind { Real, Demo };

/// A workspace in memory: its people, one clip, and everything an annotator needs to see it. It is 22 November 2026,
/// 10:00; consent is a day old and lasts a year, grants last from now for eight hours. Change `clock`, the evidence or
/// the status from there. A failure to make any of it ends the test program.
class ConsentFixture {
public:
    explicit ConsentFixture(WorkspaceKind kind = WorkspaceKind::Real);

    /// A fresh person, not yet in the workspace.
    static crypto::Identity person(std::string_view name);

    ManualClock clock{"2026-11-22T10:00:00Z"};
    WorkspaceId workspace = WorkspaceId::random();
    ClipId clip = ClipId::random();
    crypto::Identity root = person("Rita Root");           ///< first custodian, and the trust anchor
    crypto::Identity custodian = person("Carl Custodian"); ///< certified by root, as are the rest
    crypto::Identity lead = person("Lena Lead");
    crypto::Identity annotator = person("Anna Annotator");
    crypto::Identity exporter = person("Emil Exporter");

    std::vector<std::string> certificates;
    std::uint64_t statusNumber = 0; ///< of the newest status
    consent::Signed<consent::Workspace> workspaceObject;
    consent::Signed<consent::ConsentRecord> consent;
    consent::Signed<consent::ClipManifest> manifest; ///< of the safe rendition
    consent::Signed<consent::Grant> grant;           ///< the annotator's: view, annotate
    consent::Signed<consent::Grant> leadGrant;       ///< the lead's: view, annotate, review, assign
    consent::StatusEvidence status;                  ///< one custodian's step with empty lists

    template<class Body>
    consent::Signed<Body> sign(const Body& body, const crypto::Identity& signer) const
    {
        return consent::signObject(body, {signer.signingKey(), workspace, clock.now(), {}}).value();
    }

    consent::RoleCertificate roleBody(const crypto::Identity& member, std::set<consent::Role> roles) const;
    consent::ConsentRecord consentBody() const;
    /// Of the clip's safe rendition, under `consent`.
    consent::ClipManifest manifestBody() const;
    /// To `grantee` for the clip's safe rendition, under `consent` and the present status.
    consent::Grant grantBody(const crypto::Identity& grantee, std::set<consent::Action> actions) const;

    /// Adds a certificate; by root unless another signer is given. Returns its id.
    ObjectId certify(const crypto::Identity& member, std::set<consent::Role> roles);
    ObjectId certify(const crypto::Identity& member, std::set<consent::Role> roles, const crypto::Identity& signer);
    /// The next status, with these lists; a custodian's step starts the chain anew, others go on top of it.
    void advanceStatus(const consent::StatusLists& lists, const crypto::Identity& signer);
    /// As a custodian: ends one more object.
    void end(ObjectId id);

    consent::KeyRing keys() const { return consent::KeyRing::build(workspace, rootKey(), certificates).value(); }
    consent::VerifiedStatus verifiedStatus() const
    {
        return consent::verifyStatus(status, keys(), clock.now()).value();
    }
    const crypto::VerifyKey& rootKey() const { return root.signingKey().verifyKey(); }
    consent::ConsentGate gate() const { return consent::ConsentGate(clock, workspace, rootKey()); }

    /// Everything as it stands, with the annotator's grant or another.
    consent::Evidence evidence() const { return evidence(grant); }
    consent::Evidence evidence(const consent::Signed<consent::Grant>& shown) const;
    /// The annotator wants to view the clip for annotation.
    consent::AccessRequest request() const { return requestBy(annotator, consent::Action::View); }
    consent::AccessRequest requestBy(const crypto::Identity& member, consent::Action action) const;
};

} // namespace consentry::testing
