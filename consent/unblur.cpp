#include "consent/unblur.h"

namespace consentry::consent {
namespace {

constexpr std::string_view kRelease = "release";

/// One person under two keys or two names is still one person, as far as that can be known.
bool isSamePerson(const crypto::KeyId& a, const crypto::KeyId& b, const KeyRing& keys)
{
    const Member* one = keys.member(a);
    const Member* other = keys.member(b);
    return a == b || one == nullptr || other == nullptr || one->recipient == other->recipient
           || one->name == other->name;
}

Result<void> checkApproval(const Signed<UnblurApproval>& approval, const UnblurCase& unblur, const KeyRing& keys,
                           const VerifiedStatus& status, Timestamp when)
{
    const bool isOfThis = approval.body.request == unblur.request.header.id
                          && approval.body.requestHash == unblur.request.hash
                          && approval.body.clip == unblur.request.body.clip;
    if (!isOfThis)
        return makeError(Errc::UnblurState, "approved as another", kRelease);
    if (!counts(approval, keys, status))
        return makeError(Errc::UnblurState, "taken back", kRelease);
    if (when >= approval.body.expires)
        return makeError(Errc::UnblurState, "expired", kRelease);
    TRY_VOID(checkApprover(unblur.request, approval.header.signer, keys, status));
    const auto stood = [&](Role role) {
        return keys.hadRoleAt(approval.header.log.size, approval.header.signer, role, status.lists);
    };
    return stood(Role::Lead) || stood(Role::Custodian) ? Result<void>()
                                                       : makeError(Errc::UnblurState, "taken back", kRelease);
}

} // namespace

Result<void> checkApprover(const Signed<UnblurRequest>& request, const crypto::KeyId& person, const KeyRing& keys,
                           const VerifiedStatus& status)
{
    if (isSamePerson(request.header.signer, person, keys))
        return Errc::SelfApproval;
    if (!keys.hasRole(person, Role::Lead, status.lists) && !keys.hasRole(person, Role::Custodian, status.lists))
        return makeError(Errc::RoleMissing, "unblur approve", "lead or custodian");
    return {};
}

Result<ObjectId> approvalInForce(const UnblurCase& unblur, const KeyRing& keys, const VerifiedStatus& status,
                                 Timestamp when)
{
    if (!counts(unblur.request, keys, status))
        return makeError(Errc::UnblurState, "taken back", kRelease);
    if (when >= unblur.request.body.expires)
        return makeError(Errc::UnblurState, "expired", kRelease);
    Error refusal = makeError(Errc::UnblurState, "not approved", kRelease);
    for (const auto& approval : unblur.approvals) {
        const auto checked = checkApproval(approval, unblur, keys, status, when);
        if (checked)
            return approval.header.id;
        refusal = checked.error();
    }
    return refusal;
}

} // namespace consentry::consent
