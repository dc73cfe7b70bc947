#include "consent/key_ring.h"

#include "consent/signed_object.h"
#include "crypto/paseto.h"

#include <algorithm>
#include <limits>

namespace consentry::consent {

Result<KeyRing> KeyRing::build(WorkspaceId workspace, const crypto::VerifyKey& root,
                               std::span<const std::string> certificates)
{
    KeyRing ring(workspace, root);
    std::vector<std::string_view> waiting(certificates.begin(), certificates.end());
    // Each round admits what the people known so far have signed; whoever is left over is vouched for by nobody.
    while (!waiting.empty()) {
        std::vector<std::string_view> unknown;
        for (const std::string_view token : waiting) {
            const auto signer = crypto::tokenSigner(token);
            if (!signer.ok())
                return makeError(Errc::BadSignedObject, objectType<RoleCertificate>(), "no signer");
            const Member* known = ring.member(*signer);
            if (*signer == root.id() || (known != nullptr && known->roles.contains(Role::Custodian)))
                TRY_VOID(ring.admit(token));
            else
                unknown.push_back(token);
        }
        if (unknown.size() == waiting.size())
            return makeError(Errc::UntrustedSigner, objectType<RoleCertificate>());
        waiting = std::move(unknown);
    }
    return ring;
}

Result<void> KeyRing::admit(std::string_view token)
{
    TRY_ASSIGN(auto certificate, readObject<RoleCertificate>(token, *this));
    RoleCertificate& body = certificate.body;
    const crypto::KeyId id = body.key.id();
    const Member* namesake = memberNamed(body.name);
    if (namesake != nullptr && namesake->key != body.key)
        return makeError(Errc::BadSignedObject, objectType<RoleCertificate>(), "one name for two people");
    const auto [entry, isNew] = m_members.try_emplace(id, Member{body.name, body.key, body.recipient, {}, {}});
    Member& member = entry->second;
    if (member.name != body.name || member.recipient != body.recipient)
        return makeError(Errc::BadSignedObject, objectType<RoleCertificate>(), "one key with two names or recipients");
    member.roles.insert(body.roles.begin(), body.roles.end());
    member.certificates.push_back(certificate.header.id);
    m_certificates.push_back({certificate.header.id, certificate.hash, certificate.header.log.size,
                              certificate.header.signer, id, std::move(body.roles)});
    return {};
}

std::optional<crypto::VerifyKey> KeyRing::key(const crypto::KeyId& id) const
{
    if (id == m_root.id())
        return m_root;
    const Member* found = member(id);
    return found == nullptr ? std::nullopt : std::optional(found->key);
}

const Member* KeyRing::member(const crypto::KeyId& id) const
{
    const auto found = m_members.find(id);
    return found == m_members.end() ? nullptr : &found->second;
}

const Member* KeyRing::memberNamed(std::string_view name) const
{
    const auto found = std::ranges::find_if(m_members, [&](const auto& entry) { return entry.second.name == name; });
    return found == m_members.end() ? nullptr : &found->second;
}

bool KeyRing::isRootInForce(const StatusLists& lists) const
{
    const crypto::KeyId root = m_root.id();
    return std::ranges::none_of(m_certificates, [&](const Certificate& certificate) {
        return certificate.signer == root && certificate.member == root && certificate.roles.contains(Role::Custodian)
               && lists.ended.contains(certificate.id);
    });
}

std::set<Role> KeyRing::rolesOf(const crypto::KeyId& id, const StatusLists& lists) const
{
    return rolesFrom(std::numeric_limits<std::uint64_t>::max(), id, lists);
}

std::set<Role> KeyRing::rolesFrom(std::uint64_t logSize, const crypto::KeyId& id, const StatusLists& lists) const
{
    std::set<crypto::KeyId> trusted; // whose certificates count
    if (isRootInForce(lists))
        trusted.insert(m_root.id());
    std::set<Role> roles;
    // People who vouch for each other in a ring reach the root or nobody, so trust grows from the root outwards.
    for (bool grew = true; grew;) {
        grew = false;
        for (const Certificate& certificate : m_certificates) {
            const bool vouched = trusted.contains(certificate.signer) || lists.endorsed.contains(certificate.hash);
            if (!vouched || lists.ended.contains(certificate.id))
                continue;
            if (certificate.roles.contains(Role::Custodian))
                grew |= trusted.insert(certificate.member).second;
            if (certificate.member == id && certificate.logSize <= logSize)
                roles.insert(certificate.roles.begin(), certificate.roles.end());
        }
    }
    return roles;
}

bool KeyRing::hasRole(const crypto::KeyId& id, Role role, const StatusLists& lists) const
{
    return rolesOf(id, lists).contains(role);
}

bool KeyRing::hadRoleAt(std::uint64_t size, const crypto::KeyId& id, Role role, const StatusLists& lists) const
{
    return rolesFrom(size, id, lists).contains(role);
}

bool KeyRing::everHadRole(const crypto::KeyId& id, Role role) const
{
    const Member* known = member(id);
    return known != nullptr && known->roles.contains(role);
}

bool KeyRing::isMember(const crypto::KeyId& id, const StatusLists& lists) const
{
    return !rolesOf(id, lists).empty();
}

} // namespace consentry::consent
