#include "app/operations/grants.h"

#include "app/operations/membership.h"
#include "storage/key_files.h"
#include "storage/sealed_clip.h"

namespace consentry::app {
namespace {

using consent::Action;
using consent::Rendition;
using consent::Role;

constexpr std::initializer_list<Action> kGrantable = {Action::View, Action::Annotate, Action::Review, Action::Assign};

Result<void> checkActions(const std::set<Action>& actions)
{
    if (actions.empty())
        return makeError(Errc::BadArgument, "--actions", "is needed");
    for (const Action action : actions) {
        if (std::ranges::find(kGrantable, action) == kGrantable.end())
            return makeError(Errc::BadArgument, "--actions", "only view, annotate, review and assign can be granted");
    }
    return {};
}

/// What one grant stands on.
struct GrantGround {
    ObjectId consent;
    ObjectId manifest;
    Timestamp latest{}; ///< it may not last longer
    ObjectId parent;    ///< null for a custodian's grant
    bool byCustodian = true;
};

/// The gate says whether this person may grant: a custodian by role, a lead by their own grant with `assign`.
Result<GrantGround> groundFor(Session& session, const storage::Transaction& transaction, ClipId clip,
                         const NewGrants& request)
{
    const crypto::KeyId self = session.identity().keyId();
    const bool custodian = transaction.keys().hasRole(self, Role::Custodian, transaction.status().lists);
    TRY_ASSIGN(const auto access, session.access({.person = self,
                                                  .clip = clip,
                                                  .rendition = Rendition::Safe,
                                                  .action = custodian ? Action::Grant : Action::Assign,
                                                  .purpose = request.purpose}));
    const consent::AccessFacts& facts = access.facts();
    GrantGround ground{.consent = facts.consent,
                  .manifest = facts.manifest,
                  .latest = facts.until,
                  .parent = facts.grant,
                  .byCustodian = custodian};
    for (const Action action : request.actions) {
        if (!custodian && (!facts.actions.contains(action) || action == Action::Assign))
            return makeError(Errc::ActionNotGranted, consent::textOf(action));
    }
    return ground;
}

Result<std::chrono::hours> policyLimit(Session& session, const storage::Transaction& transaction)
{
    TRY_ASSIGN(const auto policy,
               session.workspace().newest<consent::Policy>(transaction.keys(), transaction.status(), {}));
    return std::chrono::hours(policy ? policy->body.maxGrantHours : 8);
}

Result<void> writeHeader(Session& session, ClipId clip, const GrantGround& ground, const consent::Member& person)
{
    const storage::KeyFiles files(session.workspace().paths());
    const storage::RenditionRef safe{clip, Rendition::Safe};
    TRY_ASSIGN(const auto keys, session.keyRing());
    TRY_ASSIGN(const auto manifest, session.workspace().object<consent::ClipManifest>(keys, ground.manifest));
    TRY_ASSIGN(const auto file, storage::openBoundClipFile(session.workspace().paths(), manifest.body));
    if (ground.byCustodian) {
        TRY_ASSIGN(const auto key, files.fileKey(safe, file.header, session.identity().ageIdentity()));
        return files.writeGrantHeader(safe, key, person);
    }
    // A lead passes on what their own header gives them, once it has proved to be this file's key.
    TRY_ASSIGN(const auto own, files.readGrantHeader(safe, session.identity().keyId()));
    TRY_ASSIGN(const auto key, crypto::unwrap(own, session.identity().ageIdentity()));
    TRY_VOID(crypto::verifyMac(file.header, key));
    return files.writeGrantHeader(safe, key, person);
}

/// All in one transaction. The headers come last, when nothing but the commit can fail any more.
Result<std::vector<IssuedGrant>> signGrants(Session& session, const consent::Member& person, const NewGrants& request)
{
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_ASSIGN(const auto limit, policyLimit(session, transaction));
    const Timestamp now = transaction.now();
    const Timestamp wanted = now + std::min<std::chrono::seconds>(request.duration, limit);
    std::vector<GrantGround> grounds;
    std::vector<IssuedGrant> issued;
    for (const ClipId clip : request.clips) {
        TRY_ASSIGN(const GrantGround ground, groundFor(session, transaction, clip, request));
        const consent::Grant grant{.grantee = person.key.id(),
                                   .clip = clip,
                                   .rendition = Rendition::Safe,
                                   .actions = request.actions,
                                   .purpose = request.purpose,
                                   .consent = ground.consent,
                                   .notBefore = now,
                                   .expires = std::min(wanted, ground.latest),
                                   .statusEpoch = transaction.status().mark.epoch,
                                   .statusNumber = transaction.status().mark.number,
                                   .parent = ground.parent};
        TRY_ASSIGN(const auto signedGrant, transaction.sign(grant));
        TRY_VOID(transaction.log({.action = "grant.issued",
                                  .clip = clip,
                                  .objects = {signedGrant.header.id},
                                  .purpose = std::string(consent::textOf(request.purpose))}));
        grounds.push_back(ground);
        issued.push_back({signedGrant.header.id, clip, grant.expires});
    }
    for (std::size_t i = 0; i < issued.size(); ++i)
        TRY_VOID(writeHeader(session, issued[i].clip, grounds[i], person));
    TRY_VOID(transaction.commit());
    return issued;
}

} // namespace

Result<std::vector<IssuedGrant>> issueGrants(Session& session, const NewGrants& request)
{
    TRY_VOID(checkActions(request.actions));
    TRY_VOID(session.requireRole({Role::Custodian, Role::Lead}, "grant issue"));
    if (request.duration.count() <= 0)
        return makeError(Errc::BadArgument, "--for", "must be longer than nothing");
    TRY_ASSIGN(const Standing standing, session.standing());
    TRY_ASSIGN(const auto person, memberNamed(standing, request.to));
    auto issued = signGrants(session, person, request);
    // Also after a failure, which may have left headers without a grant. What cannot be swept now, the next sweep
    // takes.
    [[maybe_unused]] const bool swept = sweepKeys(session).ok();
    return issued;
}

Result<std::vector<GrantRow>> listGrants(Session& session)
{
    TRY_ASSIGN(const Standing now, session.standing());
    const crypto::KeyId self = session.identity().keyId();
    const bool all = now.keys.hasRole(self, Role::Custodian, now.status.lists)
                     || now.keys.hasRole(self, Role::Lead, now.status.lists);
    storage::ObjectFilter filter;
    if (!all)
        filter.person = self;
    TRY_ASSIGN(auto grants, session.workspace().objects<consent::Grant>(now.keys, filter));
    std::vector<GrantRow> rows;
    for (auto& grant : grants) {
        const bool ended = now.status.isEnded(grant.header.id) || now.status.isEnded(grant.body.consent)
                           || (!grant.body.parent.isNull() && now.status.isEnded(grant.body.parent))
                           || !now.keys.isMember(grant.body.grantee, now.status.lists);
        std::string name = memberName(now.keys, grant.body.grantee);
        rows.push_back({std::move(grant), std::move(name), ended});
    }
    return rows;
}

Result<void> revokeGrant(Session& session, ObjectId id)
{
    {
        TRY_ASSIGN(auto transaction, session.begin());
        TRY_ASSIGN(const auto grant, session.workspace().object<consent::Grant>(transaction.keys(), id));
        const crypto::KeyId self = session.identity().keyId();
        const bool custodian = transaction.keys().hasRole(self, Role::Custodian, transaction.status().lists);
        if (!custodian && grant.header.signer != self)
            return makeError(Errc::RoleMissing, "grant revoke", "custodian");
        if (!transaction.status().isEnded(id)) {
            transaction.end(id);
            TRY_VOID(
                transaction.log({.action = "grant.revoked", .clip = grant.body.clip, .objects = {id}, .purpose = {}}));
            TRY_VOID(transaction.commit());
        }
    }
    return sweepKeys(session); // also when it was revoked before: the sweep may have been cut off then
}

} // namespace consentry::app
