#include "consent/unblur.h"

#include <algorithm>

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

/// Whether an approval or refusal is of that very request, and by somebody who may and might then.
template<class Answer>
Result<void> checkAnswer(const Signed<Answer>& answer, const UnblurCase& unblur, const KeyRing& keys,
                         const VerifiedStatus& status)
{
    const bool isOfThis = answer.body.request == unblur.request.header.id
                          && answer.body.requestHash == unblur.request.hash
                          && answer.body.clip == unblur.request.body.clip;
    if (!isOfThis)
        return makeError(Errc::UnblurState, "approved as another", kRelease);
    if (!counts(answer, keys, status))
        return makeError(Errc::UnblurState, "taken back", kRelease);
    TRY_VOID(checkApprover(unblur.request, answer.header.signer, keys, status));
    const auto stood = [&](Role role) {
        return keys.hadRoleAt(answer.header.log.size, answer.header.signer, role, status.lists);
    };
    return stood(Role::Lead) || stood(Role::Custodian) ? Result<void>()
                                                       : makeError(Errc::UnblurState, "taken back", kRelease);
}

Result<void> checkApproval(const Signed<UnblurApproval>& approval, const UnblurCase& unblur, const KeyRing& keys,
                           const VerifiedStatus& status, Timestamp when)
{
    TRY_VOID(checkAnswer(approval, unblur, keys, status));
    return when < approval.body.expires ? Result<void>() : makeError(Errc::UnblurState, "expired", kRelease);
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

const Signed<UnblurRefusal>* refusalInForce(const UnblurCase& unblur, const KeyRing& keys, const VerifiedStatus& status)
{
    const auto refusal = std::ranges::find_if(unblur.refusals, [&](const Signed<UnblurRefusal>& answer) {
        return checkAnswer(answer, unblur, keys, status).ok();
    });
    return refusal == unblur.refusals.end() ? nullptr : &*refusal;
}

Result<ObjectId> approvalInForce(const UnblurCase& unblur, const KeyRing& keys, const VerifiedStatus& status,
                                 Timestamp when)
{
    if (!counts(unblur.request, keys, status))
        return makeError(Errc::UnblurState, "taken back", kRelease);
    if (refusalInForce(unblur, keys, status) != nullptr)
        return makeError(Errc::UnblurState, "refused", kRelease);
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
