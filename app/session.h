#pragma once

#include "base/clock.h"
#include "consent/consent_gate.h"
#include "crypto/identity.h"
#include "storage/local_key_release.h"
#include "storage/transaction.h"
#include "storage/workspace.h"

#include <memory>

namespace consentry::app {

/// Reads and unlocks an identity file. Errc::WrongPassphrase, BadIdentityFile, NotFound.
Result<crypto::Identity> readIdentityFile(const fs::path& path, const crypto::SecretBytes& passphrase);

/// Who counts and what has ended, verified just now.
struct Standing {
    consent::KeyRing keys;
    consent::VerifiedStatus status;
};

/// One unlocked person in one open workspace, whose root is the one that person pinned. Confined to its thread.
class Session {
public:
    /// Errc::NotAMember when the identity has not accepted an invite of this workspace; OtherRoot, RolledBack,
    /// LogBroken …: the whole log is looked at, which takes about 10 µs for each entry that this account knows.
    /// `patience`: how long a call waits for another process before it says Errc::Busy.
    static Result<Session> open(const fs::path& folder, std::shared_ptr<const crypto::Identity> identity,
                                const Clock& clock,
                                std::chrono::milliseconds patience = storage::Database::kUsualPatience);
    static Result<Session> open(const fs::path& folder, crypto::Identity identity, const Clock& clock);
    /// The same without a look at the log or at who counts, for finding out what is wrong with them.
    static Result<Session> openUnchecked(const fs::path& folder, std::shared_ptr<const crypto::Identity> identity,
                                         const Clock& clock,
                                         std::chrono::milliseconds patience = storage::Database::kUsualPatience);

    storage::Workspace& workspace() { return *m_workspace; }
    const crypto::Identity& identity() const { return *m_identity; }
    /// For a session of the same person on another thread.
    std::shared_ptr<const crypto::Identity> sharedIdentity() const { return m_identity; }
    const crypto::VerifyKey& root() const { return m_root; }
    const Clock& clock() const { return *m_clock; }
    consent::ConsentGate gate() const { return consent::ConsentGate(*m_clock, m_workspace->id(), m_root); }

    Result<consent::KeyRing> keyRing() { return m_workspace->keyRing(m_root); }
    Result<Standing> standing();
    /// Says now what every later step would say: a rolled-back status, an ended membership.
    Result<void> checkMembership();
    Result<storage::Transaction> begin()
    {
        return storage::Transaction::begin(*m_workspace, *m_identity, m_root, *m_clock);
    }
    storage::LocalKeyRelease keyRelease() { return storage::LocalKeyRelease(*m_workspace, m_root, *m_clock); }
    /// The gate's answer for this person. `Access` ends when it goes out of scope.
    Result<consent::Access> access(const consent::AccessRequest& request);
    /// Errc::RoleMissing {action, role} unless this person has one of `roles` now.
    Result<void> requireRole(std::initializer_list<consent::Role> roles, std::string_view action);

private:
    Session(std::unique_ptr<storage::Workspace> workspace, std::shared_ptr<const crypto::Identity> identity,
            crypto::VerifyKey root, const Clock& clock)
        : m_workspace(std::move(workspace)), m_identity(std::move(identity)), m_root(root), m_clock(&clock)
    {
    }

    std::unique_ptr<storage::Workspace> m_workspace;
    std::shared_ptr<const crypto::Identity> m_identity;
    crypto::VerifyKey m_root;
    const Clock* m_clock;
};

/// Removes grant headers behind which no grant stands any more, and what interrupted writes left. For those who may
/// write `keys/`.
Result<void> sweepKeys(Session& session);

} // namespace consentry::app
