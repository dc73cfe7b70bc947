#pragma once

#include "consent/audit_port.h"
#include "consent/consent_gate.h"
#include "consent/task.h"
#include "storage/audit_log.h"
#include "storage/object_cache.h"
#include "storage/state_folder.h"
#include "storage/workspace_paths.h"

namespace consentry::storage {

/// What is kept beside a signed object that binds it by hash.
enum class BlobKind {
    FrameTable,  ///< owner: the manifest
    ChunkHashes, ///< owner: the manifest; 32 bytes a chunk
    Labels,      ///< owner: the submission
    LabelSet,    ///< owner: the label set's version
    Doubts,      ///< owner: the manifest of a safe rendition; sealed to its clip identity
    Proposals,   ///< owner: the manifest of a safe rendition; bound by nothing, like drafts
};
/// As rows name it ("frame_table").
std::string_view blobKindText(BlobKind kind);

/// Which objects to read. All fields that are set must fit.
struct ObjectFilter {
    std::optional<ObjectId> id;
    std::optional<ClipId> clip;
    std::optional<ObjectId> refersTo;    ///< names this object: its consent, grant, submission, parent, predecessor …
    std::optional<crypto::KeyId> person; ///< grantee, or holder of a role certificate
};

/// A workspace on disk, for reading. Nothing in it is trusted: what decides anything is verified when it is read.
/// Confined to the thread that opened it; every thread opens its own. Writing goes through Transaction.
class Workspace {
public:
    /// Makes the folder, which must be absent or empty, with a random id. It holds nothing until Transaction::found.
    static Result<std::unique_ptr<Workspace>> create(const fs::path& folder);
    /// Errc::NotFound ("folder", name), NotAWorkspace, OpenFilePermissions, or the errors of Database and openSchema. When
    /// only the database is gone or no database, MissingFile or LogBroken.
    /// `patience`: how long a call waits for another process before it says Errc::Busy.
    static Result<std::unique_ptr<Workspace>> open(const fs::path& folder,
                                                   std::chrono::milliseconds patience = Database::kUsualPatience);

    WorkspaceId id() const { return m_id; }
    const WorkspacePaths& paths() const { return m_paths; }
    Database& database() { return *m_database; }
    AuditLog& auditLog() { return m_log; }
    const StateFolder& stateFolder() const { return m_state; }
    /// Changes when somebody else has written.
    Result<std::int64_t> dataVersion() { return m_database->dataVersion(); }

    /// Empty before the workspace is founded.
    Result<std::string> workspaceToken();
    Result<std::vector<std::string>> certificates();
    /// Errc::OtherRoot, OtherWorkspace, BadSignature, UntrustedSigner …: all certificates verified.
    Result<consent::KeyRing> keyRing(const crypto::VerifyKey& pinnedRoot);
    /// With the highest mark that this account has seen.
    Result<consent::StatusEvidence> statusEvidence();
    /// Verified, compared with what was kept outside (RolledBack, LogBroken), and kept there when it is newer.
    Result<consent::VerifiedStatus> status(const consent::KeyRing& keys, Timestamp now);

    /// The log as AuditLog::verify sees it, against everything that is kept outside. `Changes` only hashes what this
    /// account has found whole before, as long as it is the same.
    enum class LogScope { All, Changes };
    Result<LogReport> verifyLog(const crypto::VerifyKey& pinnedRoot, LogScope scope);
    /// The first problem of the log as an error.
    Result<void> checkLog(const crypto::VerifyKey& pinnedRoot);

    /// In the order of the log. One that does not verify is an error, never left out.
    template<class Body>
    Result<std::vector<consent::Signed<Body>>> objects(const consent::KeyRing& keys, const ObjectFilter& filter = {});
    /// The one object of this type with this id. Errc::NotFound (type, id).
    template<class Body>
    Result<consent::Signed<Body>> object(const consent::KeyRing& keys, ObjectId id);
    /// The newest that counts (consent::counts) and that a custodian signed, if any.
    template<class Body>
    Result<std::optional<consent::Signed<Body>>>
    newest(const consent::KeyRing& keys, const consent::VerifiedStatus& status, const ObjectFilter& filter);
    Result<std::optional<std::string>> token(ObjectId id);
    /// `prefix` is 8 to 32 hex digits. Errc::NotFound, AmbiguousId, or BadArgument.
    Result<ObjectId> resolveObject(std::string_view prefix, std::string_view type);
    Result<ClipId> resolveClip(std::string_view prefix);
    /// Clips that have a manifest, in the order of intake.
    Result<std::vector<ClipId>> clips();

    /// What the gate needs to decide about a request, as found: the newest fitting manifest, its consent, and of the
    /// person's grants one that is in force and names action and purpose, if there is any.
    Result<consent::Evidence> evidence(const consent::AccessRequest& request, const consent::KeyRing& keys,
                                       Timestamp now);
    /// What the gate needs to ask again about an access that it gave: exactly the objects that this stands on.
    Result<consent::Evidence> evidence(const consent::AccessFacts& facts);
    /// All signed steps of a clip's task.
    Result<consent::TaskHistory> taskHistory(const consent::KeyRing& keys, const consent::VerifiedStatus& status,
                                             ClipId clip, Timestamp now);

    /// Errc::MissingFile. The caller compares it with the hash that the owner names.
    Result<Bytes> blob(ObjectId owner, BlobKind kind);

private:
    template<class Body>
    Result<consent::Signed<Body>> verified(const LogRow& row, const consent::KeyRing& keys);
    Result<consent::StatusEvidence> statusEvidence(const std::optional<KeptState>& kept);
    Workspace(WorkspacePaths paths, std::unique_ptr<Database> database, WorkspaceId id, StateFolder state);

    WorkspacePaths m_paths;
    std::unique_ptr<Database> m_database;
    WorkspaceId m_id;
    StateFolder m_state;
    AuditLog m_log;
    ObjectCache m_verified;
};

} // namespace consentry::storage
