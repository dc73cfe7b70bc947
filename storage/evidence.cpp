#include "storage/workspace.h"

#include <algorithm>

namespace consentry::storage {
namespace {

/// The action that a grant must name for `action`.
consent::Action namedBy(consent::Action action)
{
    const bool isReview = action == consent::Action::Accept || action == consent::Action::Return;
    return isReview ? consent::Action::Review : action;
}

/// How well a grant answers a request; the gate decides, this only chooses what to show it.
int fitness(const consent::Signed<consent::Grant>& grant, const consent::AccessRequest& request,
            const consent::StatusLists& lists, Timestamp now)
{
    const bool inForce =
        !lists.ended.contains(grant.header.id) && grant.body.notBefore <= now && now < grant.body.expires;
    return (inForce ? 4 : 0) + (grant.body.actions.contains(namedBy(request.action)) ? 2 : 0)
           + (grant.body.purpose == request.purpose ? 1 : 0);
}

const consent::Signed<consent::Grant>* bestGrant(const std::vector<consent::Signed<consent::Grant>>& grants,
                                                 const consent::AccessRequest& request,
                                                 const consent::StatusLists& lists, Timestamp now)
{
    const consent::Signed<consent::Grant>* best = nullptr;
    const auto rank = [&](const consent::Signed<consent::Grant>& grant) {
        return std::pair(fitness(grant, request, lists, now), grant.body.expires);
    };
    for (const auto& grant : grants) {
        const bool isAsked = grant.body.rendition == request.rendition && grant.body.request == request.unblur;
        if (isAsked && (best == nullptr || rank(*best) <= rank(grant)))
            best = &grant;
    }
    return best;
}

/// The newest manifest of a rendition, before all others one that has not ended.
const consent::Signed<consent::ClipManifest>*
bestManifest(const std::vector<consent::Signed<consent::ClipManifest>>& manifests,
             const consent::AccessRequest& request, const consent::StatusLists& lists)
{
    const consent::Signed<consent::ClipManifest>* best = nullptr;
    const auto inForce = [&](const auto& manifest) { return !lists.ended.contains(manifest.header.id); };
    for (const auto& manifest : manifests) {
        const bool isAsked = manifest.body.rendition == request.rendition && manifest.body.request == request.unblur;
        if (isAsked && (best == nullptr || inForce(manifest) || !inForce(*best)))
            best = &manifest;
    }
    return best;
}

/// Token of `id`, or nothing: then the gate says what is missing.
Result<std::string> tokenOrNone(Workspace& workspace, ObjectId id)
{
    TRY_ASSIGN(auto token, workspace.token(id));
    return token.value_or(std::string());
}

/// What `object` names in one of its fields; null when it names nothing there.
Result<ObjectId> refOf(Database& database, ObjectId object, std::string_view field)
{
    TRY_ASSIGN(Statement select, database.prepare("SELECT refs.id FROM refs JOIN log ON log.seq = refs.seq "
                                                  "WHERE log.id = ? AND refs.field = ?"));
    select.bind(object.bytes()).bind(field);
    TRY_ASSIGN(const bool found, select.next());
    return found ? select.id<ObjectId>(0) : ObjectId();
}

/// All of one type that names `request`.
template<class Answer>
Result<std::vector<std::string>> answersTo(Workspace& workspace, ObjectId request)
{
    TRY_ASSIGN(Statement select,
               workspace.database().prepare("SELECT log.token FROM refs JOIN log ON log.seq = refs.seq "
                                            "WHERE refs.id = ? AND refs.field = 'request' AND log.type = ?"));
    select.bind(request.bytes()).bind(consent::objectType<Answer>());
    std::vector<std::string> tokens;
    while (true) {
        TRY_ASSIGN(const bool found, select.next());
        if (!found)
            return tokens;
        tokens.push_back(select.text(0));
    }
}

/// The request that a reveal answers, and all that claims to approve or refuse it.
Result<void> addUnblur(Workspace& workspace, ObjectId request, consent::Evidence& evidence)
{
    if (request.isNull())
        return {};
    TRY_ASSIGN(evidence.request, tokenOrNone(workspace, request));
    TRY_ASSIGN(evidence.approvals, answersTo<consent::UnblurApproval>(workspace, request));
    TRY_ASSIGN(evidence.refusals, answersTo<consent::UnblurRefusal>(workspace, request));
    return {};
}

Result<consent::Evidence> commonEvidence(Workspace& workspace)
{
    consent::Evidence evidence;
    // Before all else is read: what is kept outside must not be newer than the moment that the snapshot shows.
    TRY_ASSIGN(evidence.status, workspace.statusEvidence());
    TRY_ASSIGN(evidence.workspace, workspace.workspaceToken());
    TRY_ASSIGN(evidence.certificates, workspace.certificates());
    return evidence;
}

/// Index of the last status that a custodian signed; 0 is the workspace object.
Result<std::int64_t> lastCustodialStatus(Database& database)
{
    TRY_ASSIGN(Statement select,
               database.prepare("SELECT coalesce(max(seq), 0) FROM log WHERE type = ? AND custodial != 0"));
    select.bind(consent::objectType<consent::Status>());
    TRY_ASSIGN(const bool found, select.next());
    return found ? select.integer(0) : 0;
}

/// The newest event of each signer since a custodian last signed a status, which says itself how late it is.
Result<std::vector<std::string>> recentEvents(Database& database, const crypto::KeyId& person,
                                              const consent::KeyRing& keys, const consent::StatusLists& lists)
{
    std::set<std::string> signers{person.text};
    for (const auto& [id, member] : keys.members()) {
        if (keys.hasRole(id, consent::Role::Custodian, lists) || keys.hasRole(id, consent::Role::Lead, lists))
            signers.insert(id.text);
    }
    TRY_ASSIGN(const std::int64_t since, lastCustodialStatus(database));
    std::vector<std::string> tokens;
    for (const std::string& signer : signers) {
        TRY_ASSIGN(Statement select, database.prepare("SELECT token FROM log WHERE signer = ? AND type = ? AND seq > ? "
                                                      "ORDER BY seq DESC LIMIT 1"));
        select.bind(std::string_view(signer)).bind(consent::objectType<consent::AuditEvent>()).bind(since);
        TRY_ASSIGN(const bool found, select.next());
        if (found)
            tokens.push_back(select.text(0));
    }
    return tokens;
}

} // namespace

Result<consent::Evidence> Workspace::evidence(const consent::AccessRequest& request, const consent::KeyRing& keys,
                                              Timestamp now)
{
    TRY_ASSIGN(const ReadSnapshot snapshot, ReadSnapshot::take(*m_database));
    TRY_ASSIGN(consent::Evidence evidence, commonEvidence(*this));
    ObjectFilter filter;
    filter.clip = request.clip;
    TRY_ASSIGN(const auto manifests, objects<consent::ClipManifest>(keys, filter));
    const auto* manifest = bestManifest(manifests, request, evidence.status.lists);
    if (manifest != nullptr) {
        evidence.manifest = manifest->token;
        TRY_VOID(addUnblur(*this, manifest->body.request, evidence));
        TRY_ASSIGN(evidence.consent, tokenOrNone(*this, manifest->body.consent));
    }
    filter.person = request.person;
    TRY_ASSIGN(const auto grants, objects<consent::Grant>(keys, filter));
    const auto* grant = bestGrant(grants, request, evidence.status.lists, now);
    if (grant != nullptr) {
        evidence.grant = grant->token;
        TRY_ASSIGN(evidence.parentGrant, tokenOrNone(*this, grant->body.parent));
    }
    TRY_ASSIGN(evidence.recentEvents, recentEvents(*m_database, request.person, keys, evidence.status.lists));
    return evidence;
}

Result<consent::Evidence> Workspace::evidence(const consent::AccessFacts& facts)
{
    TRY_ASSIGN(const ReadSnapshot snapshot, ReadSnapshot::take(*m_database));
    TRY_ASSIGN(consent::Evidence evidence, commonEvidence(*this));
    TRY_ASSIGN(evidence.consent, tokenOrNone(*this, facts.consent));
    TRY_ASSIGN(evidence.manifest, tokenOrNone(*this, facts.manifest));
    TRY_ASSIGN(evidence.grant, tokenOrNone(*this, facts.grant));
    TRY_ASSIGN(const ObjectId parent, refOf(*m_database, facts.grant, "parent"));
    TRY_ASSIGN(evidence.parentGrant, tokenOrNone(*this, parent));
    TRY_ASSIGN(const ObjectId request, refOf(*m_database, facts.manifest, "request"));
    TRY_VOID(addUnblur(*this, request, evidence));
    return evidence;
}

} // namespace consentry::storage
