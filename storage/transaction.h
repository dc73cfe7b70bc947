#pragma once

#include "crypto/identity.h"
#include "storage/workspace.h"

namespace consentry::storage {

/// The one way in which anything that matters is written: objects, lists, status and log entries in one SQLite
/// transaction, durable when `commit` returns. Without `commit` nothing of it happens. Same thread as its workspace,
/// and only one at a time.
class Transaction {
public:
    /// Takes the write lock (Errc::Busy), verifies keys, status and log against what was kept outside, and that the
    /// actor is a member: Errc::NotAMember, RoleEnded, RolledBack, LogBroken, and all errors of Workspace::keyRing and
    /// status.
    static Result<Transaction> begin(Workspace& workspace, const crypto::Identity& actor, const crypto::VerifyKey& root,
                                     const Clock& clock);
    /// The first transaction of a workspace, in which `founder` signs it into being: the workspace object first, then
    /// the founder's own role certificate, then the rest. Errc::AlreadyExists when there is anything in it already.
    static Result<Transaction> found(Workspace& workspace, const crypto::Identity& founder, const Clock& clock);

    Transaction(Transaction&&) noexcept = default;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction() = default;

    /// Of the beginning; certificates signed in this transaction are not among them.
    const consent::KeyRing& keys() const { return m_keys; }
    /// Of the beginning.
    const consent::VerifiedStatus& status() const { return m_status; }
    Timestamp now() const { return m_clock->now(); }

    /// Signs `body` at the head of the log and makes it the next entry. Not for Status and AuditEvent: see end, hold,
    /// release and log.
    template<class Body>
    Result<consent::Signed<Body>> sign(const Body& body);
    /// An event by the actor: index, clip counter and back link are filled in.
    Result<consent::Signed<consent::AuditEvent>> log(const consent::AuditEntry& entry);

    /// From `commit` on, the object counts no longer. What no event of this transaction names gets an event
    /// "object.ended".
    void end(ObjectId id) { m_lists.ended.insert(id); }
    void hold(ClipId clip) { m_lists.held.insert(clip); }
    void release(ClipId clip) { m_lists.held.erase(clip); }

    Result<void> putBlob(ObjectId owner, BlobKind kind, ByteView bytes);
    /// Fine when there is none.
    Result<void> eraseBlob(ObjectId owner, BlobKind kind);

    /// When lists changed, signs the next status, which must verify: Errc::StatusMismatch when the actor may not make
    /// this change. Then commits, and only then keeps the new state outside. A failure to do the latter is no error: it
    /// then lags.
    Result<void> commit();

private:
    Transaction(Workspace& workspace, WriteLock lock, const crypto::Identity& actor, const Clock& clock,
                consent::KeyRing keys);
    Result<void> prepareStatus();
    Result<void> logUnnamedEnds();

    Workspace* m_workspace;
    WriteLock m_lock;
    const crypto::Identity* m_actor;
    const Clock* m_clock;
    consent::KeyRing m_keys;
    consent::VerifiedStatus m_status;
    consent::StatusLists m_lists;
    std::set<ObjectId> m_named; ///< by events of this transaction
    bool m_founding = false;
};

} // namespace consentry::storage
