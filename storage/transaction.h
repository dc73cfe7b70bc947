#pragma once

#include "crypto/identity.h"
#include "storage/workspace.h"

namespace consentry::storage {

/// The event that names what a status change ended.
inline constexpr std::string_view kEndedAction = "object.ended";

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

    /// From `commit` on, the object counts no longer; an event "object.ended" says so. When it is somebody's role
    /// certificate, what they signed before is endorsed, so that it goes on to count.
    void end(ObjectId id) { m_lists.ended.insert(id); }
    void hold(ClipId clip) { m_lists.held.insert(clip); }
    void release(ClipId clip) { m_lists.held.erase(clip); }

    Result<void> putBlob(ObjectId owner, BlobKind kind, ByteView bytes);
    /// Fine when there is none.
    Result<void> eraseBlob(ObjectId owner, BlobKind kind);

    /// When lists or certificates changed, signs the next status, which must verify: Errc::StatusMismatch when the
    /// actor may not make this change. Then commits, and only then keeps the new state outside. A failure to do the
    /// latter is no error: it then lags.
    Result<void> commit();

private:
    enum class Stage { Founding, Running };
    Transaction(Workspace& workspace, WriteLock lock, const crypto::Identity& actor, const Clock& clock,
                consent::KeyRing keys, consent::VerifiedStatus status, Stage stage);
    consent::SigningContext signingContext(const consent::LogHead& head) const;
    /// Whether a new object is a status that a custodian signed: readers need no older one than that.
    enum class StatusSigner { Custodian, Other };
    template<class Body>
    Result<consent::Signed<Body>> append(const Body& body, const consent::LogHead& head, StatusSigner signer);
    Result<consent::VerifiedStatus> writeStatus();
    Result<void> logEnds();
    Result<void> endorseLeavers(const consent::KeyRing& keys);
    Result<void> endorseAllBy(const crypto::KeyId& signer);
    Result<void> pruneExpiredGrants(const consent::KeyRing& keys);
    Result<void> storeLists();

    Workspace* m_workspace;
    WriteLock m_lock;
    const crypto::Identity* m_actor;
    const Clock* m_clock;
    consent::KeyRing m_keys;
    consent::VerifiedStatus m_status;
    consent::StatusLists m_lists;
    Stage m_stage;
    bool m_needsStatus;
};

} // namespace consentry::storage
