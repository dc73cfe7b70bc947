#pragma once

#include "app/session.h"

namespace consentry::app {

struct NewGrants {
    std::string to; ///< name of a member
    std::vector<ClipId> clips;
    std::set<consent::Action> actions; ///< of view, annotate, review, assign
    consent::Purpose purpose = consent::Purpose::Annotation;
    std::chrono::seconds duration = std::chrono::hours(8);
};

struct IssuedGrant {
    ObjectId id;
    ClipId clip;
    Timestamp expires{};
};

/// A custodian grants anything that the consent covers; a lead cuts a child grant from their own grant with `assign`.
/// Windows are cut to the consent's end and the policy's limit. All of them, or none.
Result<std::vector<IssuedGrant>> issueGrants(Session& session, const NewGrants& request);

struct GrantRow {
    consent::Signed<consent::Grant> grant;
    std::string grantee;
    bool ended = false; ///< revoked, or its person or consent has ended
};

/// Own grants; custodians and leads see all.
Result<std::vector<GrantRow>> listGrants(Session& session);

/// Custodians revoke any, leads what they issued. Open views end within a second. Fine when it is revoked already.
Result<void> revokeGrant(Session& session, ObjectId grant);

} // namespace consentry::app
