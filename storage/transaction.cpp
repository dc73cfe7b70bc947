#include "storage/transaction.h"

#include "crypto/paseto.h"
#include "storage/log_writer.h"
#include "storage/replacement.h"
#include "storage/schema.h"

#include <algorithm>

namespace consentry::storage {
namespace {

constexpr std::size_t kIdsPerEvent = 100;
constexpr std::string_view kListKinds[] = {"ended", "held", "endorsed"};

template<class Entry>
Result<void> insertList(Database& database, std::string_view kind, const std::set<Entry>& entries)
{
    TRY_ASSIGN(Statement insert, database.prepare("INSERT INTO lists(kind, id) VALUES(?, ?)"));
    for (const Entry& entry : entries) {
        if constexpr (std::is_same_v<Entry, crypto::Digest>)
            insert.bind(kind).bind(ByteView(entry));
        else
            insert.bind(kind).bind(entry.bytes());
        TRY_VOID(insert.run());
    }
    return {};
}

template<class Entry>
std::vector<Entry> addedEntries(const std::set<Entry>& before, const std::set<Entry>& after)
{
    std::vector<Entry> added;
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(added));
    return added;
}

} // namespace

Transaction::Transaction(Workspace& workspace, WriteLock lock, const crypto::Identity& actor, const Clock& clock,
                         consent::KeyRing keys, consent::VerifiedStatus status, Stage stage)
    : m_workspace(&workspace),
      m_lock(std::move(lock)),
      m_actor(&actor),
      m_clock(&clock),
      m_keys(std::move(keys)),
      m_status(std::move(status)),
      m_lists(m_status.lists),
      m_stage(stage),
      m_needsStatus(stage == Stage::Founding)
{
}

Result<Transaction> Transaction::begin(Workspace& workspace, const crypto::Identity& actor,
                                       const crypto::VerifyKey& root, const Clock& clock)
{
    TRY_ASSIGN(WriteLock lock, WriteLock::take(workspace.database()));
    TRY_VOID(checkSchema(workspace.database()));
    TRY_ASSIGN(consent::KeyRing keys, workspace.keyRing(root));
    TRY_ASSIGN(consent::VerifiedStatus status, workspace.status(keys, clock.now()));
    if (keys.member(actor.keyId()) == nullptr)
        return makeError(Errc::NotAMember, actor.name());
    if (!keys.isMember(actor.keyId(), status.lists))
        return makeError(Errc::RoleEnded, actor.name());
    TRY_VOID(finishReplacements(workspace, keys, status));
    return Transaction(workspace, std::move(lock), actor, clock, std::move(keys), std::move(status), Stage::Running);
}

Result<Transaction> Transaction::found(Workspace& workspace, const crypto::Identity& founder, const Clock& clock)
{
    TRY_ASSIGN(WriteLock lock, WriteLock::take(workspace.database()));
    TRY_ASSIGN(const consent::LogHead head, workspace.auditLog().head());
    if (head.size != 0)
        return makeError(Errc::AlreadyExists, "workspace");
    TRY_ASSIGN(const auto kept, workspace.stateFolder().load());
    if (kept)
        return makeError(Errc::RolledBack, "workspace");
    TRY_ASSIGN(consent::KeyRing keys, consent::KeyRing::build(workspace.id(), founder.signingKey().verifyKey(), {}));
    return Transaction(workspace, std::move(lock), founder, clock, std::move(keys), {}, Stage::Founding);
}

consent::SigningContext Transaction::signingContext(const consent::LogHead& head) const
{
    return {m_actor->signingKey(), m_workspace->id(), m_clock->now(), head};
}

template<class Body>
Result<consent::Signed<Body>> Transaction::append(const Body& body, const consent::LogHead& head, StatusSigner signer)
{
    TRY_ASSIGN(auto object, consent::signObject(body, signingContext(head)));
    LogWriter writer(m_workspace->database());
    TRY_VOID(writer.append(
        {object.header, consent::objectType<Body>(), object.token, rowFacts(body), signer == StatusSigner::Custodian}));
    return object;
}

template<class Body>
Result<consent::Signed<Body>> Transaction::sign(const Body& body)
{
    // Who is a custodian decides which statuses readers need, so a status goes with every certificate.
    m_needsStatus |= std::is_same_v<Body, consent::RoleCertificate>;
    TRY_ASSIGN(const consent::LogHead head, m_workspace->auditLog().head());
    return append(body, head, StatusSigner::Other);
}

#define X(Body, type)                                                                                                  \
    template Result<consent::Signed<consent::Body>> Transaction::sign<consent::Body>(const consent::Body&);
X(Workspace, )
X(RoleCertificate, )
X(ConsentRecord, )
X(ClipManifest, )
X(Grant, )
X(Hold, )
X(Release, )
X(Policy, )
X(Withdrawal, )
X(Submission, )
X(Return, )
X(Acceptance, )
X(Reopen, )
X(ExportManifest, )
X(BlurRegion, )
X(UnblurRequest, )
X(UnblurApproval, )
X(UnblurRefusal, )
X(CameraMask, )
X(LabelSetVersion, )
X(Segmentation, )
X(SegmentHandIn, )
#undef X

Result<consent::Signed<consent::AuditEvent>> Transaction::log(const consent::AuditEntry& entry)
{
    TRY_ASSIGN(const consent::LogHead head, m_workspace->auditLog().head());
    TRY_ASSIGN(const LogWriter::ClipLink link, LogWriter(m_workspace->database()).nextLink(entry.clip));
    consent::AuditEvent event;
    event.index = head.size;
    event.action = entry.action;
    event.clip = entry.clip;
    event.clipSequence = link.sequence;
    event.clipPrevious = link.previous;
    event.objects = entry.objects;
    event.purpose = entry.purpose;
    event.outcome = entry.outcome;
    return append(event, head, StatusSigner::Other);
}

Result<void> Transaction::putBlob(ObjectId owner, BlobKind kind, ByteView bytes)
{
    TRY_ASSIGN(Statement insert,
               m_workspace->database().prepare("INSERT INTO blobs(owner, kind, bytes) VALUES(?, ?, ?)"));
    return insert.bind(owner.bytes()).bind(blobKindText(kind)).bind(bytes).run();
}

Result<void> Transaction::eraseBlob(ObjectId owner, BlobKind kind)
{
    TRY_ASSIGN(Statement erase, m_workspace->database().prepare("DELETE FROM blobs WHERE owner = ? AND kind = ?"));
    return erase.bind(owner.bytes()).bind(blobKindText(kind)).run();
}

Result<void> Transaction::commit()
{
    consent::VerifiedStatus status = m_status;
    if (m_needsStatus || m_lists != m_status.lists) {
        TRY_ASSIGN(status, writeStatus());
    }
    TRY_ASSIGN(const consent::LogHead head, m_workspace->auditLog().head());
    TRY_VOID(m_lock.commit());
    // It has happened, whatever becomes of the copy outside: that lags, and the next begin raises it or says why not.
    (void)m_workspace->stateFolder().raise({status.mark, status.lists, head});
    return {};
}

/// Signs the next status over the new lists, and makes sure that readers will accept it.
Result<consent::VerifiedStatus> Transaction::writeStatus()
{
    const bool founding = m_stage == Stage::Founding;
    TRY_ASSIGN(const consent::KeyRing keys, m_workspace->keyRing(m_keys.root()));
    const bool custodial = founding || keys.hasRole(m_actor->keyId(), consent::Role::Custodian, m_status.lists);
    TRY_VOID(logEnds());
    if (custodial) {
        TRY_VOID(endorseLeavers(keys));
        TRY_VOID(pruneExpiredGrants(keys));
    }
    TRY_VOID(storeLists());
    const auto before = founding ? std::nullopt : std::optional(m_status);
    TRY_ASSIGN(const consent::LogHead head, m_workspace->auditLog().head());
    TRY_VOID(append(consent::nextStatus(before, m_lists, m_clock->now()), head,
                    custodial ? StatusSigner::Custodian : StatusSigner::Other));
    TRY_ASSIGN(const auto evidence, m_workspace->statusEvidence());
    return consent::verifyStatus(evidence, keys, m_clock->now());
}

Result<void> Transaction::logEnds()
{
    const std::vector<ObjectId> ended = addedEntries(m_status.lists.ended, m_lists.ended);
    for (std::size_t at = 0; at < ended.size(); at += kIdsPerEvent) {
        const auto first = ended.begin() + static_cast<std::ptrdiff_t>(at);
        const auto count = static_cast<std::ptrdiff_t>(std::min(kIdsPerEvent, ended.size() - at));
        consent::AuditEntry entry;
        entry.action = kEndedAction;
        entry.objects.assign(first, first + count);
        TRY_VOID(log(entry));
    }
    return {};
}

Result<void> Transaction::endorseLeavers(const consent::KeyRing& keys)
{
    const std::vector<ObjectId> added = addedEntries(m_status.lists.ended, m_lists.ended);
    const std::set<ObjectId> ended(added.begin(), added.end());
    for (const auto& [id, member] : keys.members()) {
        const auto& held = member.certificates;
        if (std::any_of(held.begin(), held.end(), [&](ObjectId certificate) { return ended.contains(certificate); }))
            TRY_VOID(endorseAllBy(id));
    }
    return {};
}

/// Events and statuses need no endorsement: the tree and the chain hold them. What has ended needs none either.
Result<void> Transaction::endorseAllBy(const crypto::KeyId& signer)
{
    const auto key = m_keys.key(signer);
    assert(key); // whoever had a certificate is in the key ring
    TRY_ASSIGN(Statement select, m_workspace->database().prepare(
                                     "SELECT token, id, type FROM log WHERE signer = ? AND type NOT IN (?, ?)"));
    select.bind(std::string_view(signer.text));
    select.bind(consent::objectType<consent::AuditEvent>()).bind(consent::objectType<consent::Status>());
    while (true) {
        TRY_ASSIGN(const bool found, select.next());
        if (!found)
            return {};
        TRY_ASSIGN(const ObjectId id, select.id<ObjectId>(1));
        const std::string token = select.text(0);
        // The column only says who signed. An earlier leaver's token under this name must not come to count again.
        if (!m_lists.ended.contains(id) && crypto::verifyToken(token, select.text(2), *key))
            m_lists.endorsed.insert(crypto::sha256(bytesOf(token)));
    }
}

/// A grant that expired long ago is refused for that alone, so the list need not name it for ever. Only what a
/// custodian signed is believed to be that grant: ids are the signer's choice, and others could sign an expired "grant"
/// with the id of what they want back.
Result<void> Transaction::pruneExpiredGrants(const consent::KeyRing& keys)
{
    TRY_ASSIGN(Statement select, m_workspace->database().prepare("SELECT " + std::string(kLogRowColumns)
                                                                 + " FROM log WHERE type = ? AND id IN "
                                                                   "(SELECT id FROM lists WHERE kind = 'ended')"));
    select.bind(consent::objectType<consent::Grant>());
    while (true) {
        TRY_ASSIGN(const bool found, select.next());
        if (!found)
            return {};
        TRY_ASSIGN(const LogRow row, readLogRow(select));
        TRY_ASSIGN(const auto grant, readEntry<consent::Grant>(row, keys));
        if (grant.body.expires + consent::kClockTolerance < m_clock->now()
            && consent::isByCustodian(grant, keys, m_status))
            m_lists.ended.erase(grant.header.id);
    }
}

Result<void> Transaction::storeLists()
{
    Database& database = m_workspace->database();
    for (const std::string_view kind : kListKinds) {
        TRY_ASSIGN(Statement clear, database.prepare("DELETE FROM lists WHERE kind = ?"));
        TRY_VOID(clear.bind(kind).run());
    }
    TRY_VOID(insertList(database, "ended", m_lists.ended));
    TRY_VOID(insertList(database, "held", m_lists.held));
    return insertList(database, "endorsed", m_lists.endorsed);
}

} // namespace consentry::storage
