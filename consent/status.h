#pragma once

#include "consent/signed_object.h"

namespace consentry::consent {

/// Order of statuses: epoch, then number. The first of a workspace is number 1 of epoch 1.
struct StatusMark {
    std::uint64_t epoch = 0;
    std::uint64_t number = 0;
    crypto::Digest hash{}; ///< of the token

    bool isBefore(std::uint64_t otherEpoch, std::uint64_t otherNumber) const
    {
        return epoch != otherEpoch ? epoch < otherEpoch : number < otherNumber;
    }
};

/// The status now, checked: signed by somebody entitled to each step, agreeing with its lists, not rolled back.
struct VerifiedStatus {
    StatusMark mark;
    Timestamp time{};
    StatusLists lists;

    bool isEnded(ObjectId id) const { return lists.ended.contains(id); }
    bool isHeld(ClipId id) const { return lists.held.contains(id); }
    bool isEndorsed(const crypto::Digest& hash) const { return lists.endorsed.contains(hash); }
};

/// True when `object` has not ended and its signer still has a role, or has left but the object was endorsed.
template<class Body>
bool counts(const Signed<Body>& object, const KeyRing& keys, const VerifiedStatus& status)
{
    return !status.isEnded(object.header.id)
           && (status.isEndorsed(object.hash) || keys.isMember(object.header.signer, status.lists));
}

/// True when whoever signed `object` has `role`, or had it and the object was endorsed. Says nothing of whether it has
/// ended.
template<class Body>
bool isByA(Role role, const Signed<Body>& object, const KeyRing& keys, const VerifiedStatus& status)
{
    return keys.hasRole(object.header.signer, role, status.lists)
           || (keys.everHadRole(object.header.signer, role) && status.isEndorsed(object.hash));
}

template<class Body>
bool isByCustodian(const Signed<Body>& object, const KeyRing& keys, const VerifiedStatus& status)
{
    return isByA(Role::Custodian, object, keys, status);
}

/// True when `object` counts and a custodian signed it.
template<class Body>
bool countsByCustodian(const Signed<Body>& object, const KeyRing& keys, const VerifiedStatus& status)
{
    return counts(object, keys, status) && isByCustodian(object, keys, status);
}

/// How far a wall clock may lag behind signed time before it counts as set back.
inline constexpr std::chrono::seconds kClockTolerance{120};

/// RFC 6962 root over the entries in ascending order, each leaf the bytes of one entry.
crypto::Digest listRoot(const std::set<ObjectId>& ids);
crypto::Digest listRoot(const std::set<ClipId>& ids);
crypto::Digest listRoot(const std::set<crypto::Digest>& hashes);

/// How many additions a step can list: more than that in one step is a custodian's business.
inline constexpr std::size_t kMaxListedAdditions = 256;

/// A status that follows `before` (nothing for the first of a workspace). Lists what the step adds when it does nothing
/// else and that is at most kMaxListedAdditions, so that others than custodians may sign it too.
Status nextStatus(const std::optional<VerifiedStatus>& before, const StatusLists& lists, Timestamp now);

struct StatusEvidence {
    std::vector<std::string> chain;        ///< tokens, newest first, back to the last one that a custodian signed
    StatusLists lists;                     ///< as stored
    std::optional<StatusMark> highestSeen; ///< kept outside the workspace
    StatusLists seenLists;                 ///< those of highestSeen: whoever ended there cannot sign their own return
    std::vector<std::string> addedGrants;  ///< tokens of the grants that a lead's step in `chain` ended
};

/// Custodians may sign any step; any member one that only adds held clips; a lead one that only adds grants they
/// issued. Every signer must have their role under the lists that they sign and under those that were seen before.
/// Errc::StatusMissing, StatusMismatch {why}, UntrustedSigner {"status"}, RolledBack {"status"}, ClockBehind {time}, or
/// a signature's error.
Result<VerifiedStatus> verifyStatus(const StatusEvidence& evidence, const KeyRing& keys, Timestamp now);

} // namespace consentry::consent
