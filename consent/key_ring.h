#pragma once

#include "base/id.h"
#include "consent/terms.h"
#include "crypto/keys.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace consentry::consent {

/// A person as their role certificates say.
struct Member {
    std::string name;
    crypto::VerifyKey key;
    crypto::Recipient recipient;
    std::set<Role> roles;
    std::vector<ObjectId> certificates; ///< ids of the role certificates behind it, newest last
};

/// The keys that count in one workspace: the root, and everybody whose chain of role certificates reaches it.
/// Knows nothing of what has ended; VerifiedStatus does.
class KeyRing {
public:
    /// Verifies `certificates` in any order: each must be signed by the root or by a member with the role custodian.
    /// Errc::UntrustedSigner, BadSignature, OtherWorkspace … when one does not: a bad row is tampering, never ignored.
    static Result<KeyRing> build(WorkspaceId workspace, const crypto::VerifyKey& root, std::span<const std::string> certificates);

    WorkspaceId workspace() const { return m_workspace; }
    const crypto::VerifyKey& root() const { return m_root; }
    /// The key behind `id`: the root's, a member's, or nothing.
    std::optional<crypto::VerifyKey> key(const crypto::KeyId& id) const;
    const Member* member(const crypto::KeyId& id) const;
    const Member* memberNamed(std::string_view name) const;
    const std::map<crypto::KeyId, Member>& members() const { return m_members; }
    /// True when `id` has `role` by certificates that are not in `ended`.
    bool hasRole(const crypto::KeyId& id, Role role, const std::set<ObjectId>& ended) const;
    /// True when `id` has any role left.
    bool isMember(const crypto::KeyId& id, const std::set<ObjectId>& ended) const;

private:
    struct CertifiedRoles {
        ObjectId certificate;
        std::set<Role> roles;
    };
    explicit KeyRing(WorkspaceId workspace, const crypto::VerifyKey& root) : m_workspace(workspace), m_root(root) {}

    WorkspaceId m_workspace;
    crypto::VerifyKey m_root;
    std::map<crypto::KeyId, Member> m_members;
    std::map<crypto::KeyId, std::vector<CertifiedRoles>> m_roles;
};

} // namespace consentry::consent
