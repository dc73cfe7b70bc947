#pragma once

#include "consent/key_release_port.h"
#include "storage/transaction.h"

namespace consentry::storage {

/// Hands out keys on this computer: under the write lock it asks the gate once more, logs "view.opened" ("original.opened"), commits, and
/// only then reads the grant header (or, for a custodian's action, the key file). Confined to its workspace's thread.
class LocalKeyRelease final : public consent::KeyReleasePort {
public:
    LocalKeyRelease(Workspace& workspace, const crypto::VerifyKey& root, const Clock& clock)
        : m_workspace(workspace), m_root(root), m_clock(clock)
    {
    }

    /// Errc::AccessEnded; the gate's errors; GrantMissing without a header; NoMatchingKey for another's identity;
    /// ManifestMismatch, MissingFile or Unauthenticated when the file is not the one that the manifest names; all
    /// errors of Transaction: what cannot be logged is not opened.
    Result<consent::ClipKey> release(const consent::Access& access, const crypto::Identity& identity) override;
    /// Logs "view.closed".
    Result<void> close(const consent::AccessFacts& facts, const crypto::Identity& identity,
                       std::string_view reason) override;

private:
    Result<void> logOpening(const consent::AccessFacts& facts, const crypto::Identity& identity);
    Result<void> logEvent(Transaction transaction, std::string_view action, const consent::AccessFacts& facts,
                          std::string_view outcome);
    Result<crypto::FileKey> findKey(const consent::AccessFacts& facts, const crypto::Identity& identity);

    Workspace& m_workspace;
    crypto::VerifyKey m_root;
    const Clock& m_clock;
};

} // namespace consentry::storage
