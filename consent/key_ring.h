#pragma once

#include "base/id.h"
#include "consent/status_lists.h"
#include "consent/terms.h"
#include "crypto/keys.h"

#include <map>
#include <optional>
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

/// Everybody whose chain of role certificates reaches the root of one workspace. Who is in it *had* a role at some
/// time; `rolesOf` says which are left under a status.
class KeyRing {
public:
    /// Verifies `certificates` in any order: each must be signed by the root or by a member with the role custodian.
    /// Errc::UntrustedSigner, BadSignature, OtherWorkspace … when one does not: a bad row is tampering, never ignored.
    /// One name belongs to one key, and one key has one recipient: Errc::BadSignedObject {"role", why}.
    static Result<KeyRing> build(WorkspaceId workspace, const crypto::VerifyKey& root,
                                 std::span<const std::string> certificates);

    WorkspaceId workspace() const { return m_workspace; }
    const crypto::VerifyKey& root() const { return m_root; }
    /// The key behind `id`: the root's, a member's, or nothing.
    std::optional<crypto::VerifyKey> key(const crypto::KeyId& id) const;
    const Member* member(const crypto::KeyId& id) const;
    const Member* memberNamed(std::string_view name) const;
    const std::map<crypto::KeyId, Member>& members() const { return m_members; }
    /// The roles of `id` by certificates that count under `lists`: not ended, and signed by the root or by somebody who
    /// is a custodian under `lists` too, or endorsed. The root's word ends with the certificate that makes its own
    /// holder a custodian.
    std::set<Role> rolesOf(const crypto::KeyId& id, const StatusLists& lists) const;
    bool hasRole(const crypto::KeyId& id, Role role, const StatusLists& lists) const;
    /// The same by certificates that were in the log already when it had `size` entries: whoever left and came back
    /// does not stand again behind what they signed before.
    bool hadRoleAt(std::uint64_t size, const crypto::KeyId& id, Role role, const StatusLists& lists) const;
    /// By any certificate, those that have ended too: whoever is in the ring had it at some time.
    bool everHadRole(const crypto::KeyId& id, Role role) const;
    /// True when `id` has any role left.
    bool isMember(const crypto::KeyId& id, const StatusLists& lists) const;

private:
    struct Certificate {
        ObjectId id;
        crypto::Digest hash{};
        std::uint64_t logSize = 0; ///< entries that its signer saw
        crypto::KeyId signer;
        crypto::KeyId member;
        std::set<Role> roles;
    };
    std::set<Role> rolesFrom(std::uint64_t logSize, const crypto::KeyId& id, const StatusLists& lists) const;
    KeyRing(WorkspaceId workspace, const crypto::VerifyKey& root) : m_workspace(workspace), m_root(root) {}
    Result<void> admit(std::string_view token);
    bool isRootInForce(const StatusLists& lists) const;

    WorkspaceId m_workspace;
    crypto::VerifyKey m_root;
    std::map<crypto::KeyId, Member> m_members;
    std::vector<Certificate> m_certificates;
};

} // namespace consentry::consent
